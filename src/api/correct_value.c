/* From a person's words to a value of a field. Each kind of value has one function; all of them are strict. */
#include "api/correct_value.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum precision { DAY, MONTH, YEAR };

/* ------------------------------------------------------------------ dates and numbers */

static bool is_digits(struct base_str text)
{
    for (uint32_t i = 0; i < text.length; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') {
            return false;
        }
    }
    return text.length > 0;
}

static uint32_t digits(struct base_str text)
{
    uint32_t value = 0;
    for (uint32_t i = 0; i < text.length && i < 9; i++) {
        value = value * 10 + (uint32_t)(text.data[i] - '0');
    }
    return value;
}

static bool one_date(struct base_str words, struct read_date *date)
{
    struct base_str year = base_str_slice(words, (struct base_span){0, 4}),
                    month = base_str_slice(words, (struct base_span){5, words.length});
    *date = (struct read_date){TEXT_NO_DAY, TEXT_NO_DAY, DAY, {0}};
    if (words.length == 4 && is_digits(words) && digits(words) > 0) {
        *date = (struct read_date){
            text_day_from_ymd((int32_t)digits(year), 1, 1), text_day_from_ymd((int32_t)digits(year), 12, 31), YEAR, {0}};
    } else if (words.length == 7 && words.data[4] == '-' && is_digits(year) && is_digits(month)) {
        uint32_t number = digits(month);
        if (number >= 1 && number <= 12) {
            int32_t next = number == 12 ? text_day_from_ymd((int32_t)digits(year) + 1, 1, 1)
                                        : text_day_from_ymd((int32_t)digits(year), number + 1, 1);
            *date = (struct read_date){text_day_from_ymd((int32_t)digits(year), number, 1), next - 1, MONTH, {0}};
        }
    } else {
        date->from = date->to = text_day_from_words(words);
    }
    return date->from != TEXT_NO_DAY;
}

bool api_date_from_words(struct base_str words, struct read_date *date)
{
    struct read_date until;
    int64_t dots = base_str_find(words, "..", 0);
    if (dots < 0) {
        return one_date(base_str_trim(words), date);
    }
    struct base_str first = base_str_slice(words, (struct base_span){0, (uint32_t)dots}),
                    last = base_str_slice(words, (struct base_span){(uint32_t)dots + 2, words.length});
    if (!one_date(base_str_trim(first), date) || !one_date(base_str_trim(last), &until) || until.to < date->from) {
        return false;
    }
    date->to = until.to;
    date->precision = until.precision > date->precision ? until.precision : date->precision;
    return true;
}

static bool scale_of(struct base_str word, double *scale)
{
    const struct lexicon_table *numbers = lexicon_table_named("number_words");
    if (word.length == 0 || base_str_in(word, "st nd rd th")) {
        *scale = 1;
        return true;
    }
    for (uint32_t row = lexicon_find(numbers, word); row != LEXICON_NONE; row = lexicon_next(numbers, row)) {
        if (base_str_starts(lexicon_cell(numbers, row, 1), "scale") || base_str_is(lexicon_cell(numbers, row, 1), "hundred")) {
            *scale = strtod(lexicon_cell(numbers, row, 2).data, NULL);
            return true;
        }
    }
    return false;
}

bool api_number_from_words(struct base_str words, double *number)
{
    char text[40], *end;
    uint32_t length = 0, at = 0;
    double scale;
    words = base_str_trim(words);
    for (; at < words.length && length + 1 < sizeof text && strchr("0123456789.,-+", words.data[at]) != NULL; at++) {
        if (words.data[at] != ',') {
            text[length++] = words.data[at];
        }
    }
    text[length] = '\0';
    *number = strtod(text, &end);
    struct base_str rest = base_str_trim(base_str_slice(words, (struct base_span){at, words.length}));
    if (length == 0 || *end != '\0' || !scale_of(rest, &scale)) {
        return false;
    }
    *number *= scale;
    return true;
}

/* ------------------------------------------------------------------ words */

/* The parts of a text: each call gives the next one, trimmed; false at the end. */
static bool next_part(struct base_str *rest, const char *separators, struct base_str *part)
{
    if (rest->length == 0) {
        return false;
    }
    uint32_t end = 0;
    while (end < rest->length && strchr(separators, rest->data[end]) == NULL) {
        end++;
    }
    *part = base_str_trim(base_str_slice(*rest, (struct base_span){0, end}));
    *rest = base_str_slice(*rest, (struct base_span){end < rest->length ? end + 1 : end, rest->length});
    return true;
}

/* The word of a list with semicolons between, as it is written there; empty when it is none of them. */
static struct base_str word_of(struct base_str words, struct base_str value)
{
    struct base_str part;
    while (next_part(&words, ";", &part)) {
        if (base_str_equal_fold(part, value)) {
            return part;
        }
    }
    return (struct base_str){0};
}

static struct base_str country_of(const struct api_wish *wish, struct base_str words)
{
    struct base_str code, name;
    if (wish->tables != NULL && know_country_from_words(wish->tables, words, &code, &name)) {
        return code;
    }
    for (uint32_t i = 0; i < words.length; i++) { /* blocs go by their short names */
        if (!isupper((unsigned char)words.data[i]) && !isdigit((unsigned char)words.data[i])) {
            return (struct base_str){0};
        }
    }
    return words.length >= 2 && words.length <= 12 ? words : (struct base_str){0};
}

static struct base_str sector_of(struct base_str words)
{
    const struct lexicon_table *sectors = lexicon_table_named("sectors");
    for (uint32_t row = 0; row < sectors->row_count; row++) {
        if (base_str_equal_fold(lexicon_cell(sectors, row, 1), words)) {
            return lexicon_cell(sectors, row, 1);
        }
    }
    return (struct base_str){0};
}

/* A word as the field writes it; empty when it takes no such word. */
static struct base_str checked(const struct api_wish *wish, struct base_str value)
{
    if (wish->words.length == 0) {
        return value;
    }
    if (base_str_is(wish->words, "country")) {
        return country_of(wish, value);
    }
    return base_str_is(wish->words, "sectors") ? sector_of(value) : word_of(wish->words, value);
}

static bool take_text(const struct api_wish *wish, struct base_str value)
{
    struct base_str word = checked(wish, value);
    read_set_text(wish->arena, wish->record, wish->field, word);
    return word.length > 0;
}

static bool take_texts(const struct api_wish *wish, struct base_str value)
{
    struct base_str part;
    uint32_t count = 0;
    while (next_part(&value, ",;", &part)) {
        struct base_str word = part.length > 0 ? checked(wish, part) : part;
        if (word.length == 0) {
            return false;
        }
        read_add_text(wish->arena, wish->record, wish->field, base_str_copy(wish->arena, word));
        count++;
    }
    return count > 0;
}

static bool take_flag(const struct api_wish *wish, struct base_str value)
{
    bool yes = base_str_is_fold(value, "yes") || base_str_is_fold(value, "true"),
         no = base_str_is_fold(value, "no") || base_str_is_fold(value, "false");
    read_set_flag(wish->arena, wish->record, wish->field, yes);
    return yes || no;
}

static bool take_number(const struct api_wish *wish, struct base_str value)
{
    double number;
    if (!api_number_from_words(value, &number)) {
        return false;
    }
    read_set_number(wish->arena, wish->record, wish->field, number);
    return read_get(wish->record, wish->field) != NULL;
}

static bool take_date(const struct api_wish *wish, struct base_str value)
{
    struct read_date date;
    if (!api_date_from_words(value, &date)) {
        return false;
    }
    read_set_date(wish->arena, wish->record, wish->field, date);
    return true;
}

/* ------------------------------------------------------------------ things with parts */

/* "Tarsk", "Tarsk, PAK", "Pakistan". */
static bool take_place(const struct api_wish *wish, struct base_str value)
{
    struct read_place place = {.name = value, .country = country_of(wish, value)};
    for (uint32_t i = value.length; i > 0 && place.country.length == 0; i--) {
        if (value.data[i - 1] == ',') {
            struct base_str behind = base_str_trim(base_str_slice(value, (struct base_span){i, value.length}));
            place.country = country_of(wish, behind);
            place.name = place.country.length > 0 ? base_str_trim(base_str_slice(value, (struct base_span){0, i - 1})) : value;
            break;
        }
    }
    place.name = base_str_copy(wish->arena, place.name);
    place.country = base_str_copy(wish->arena, place.country);
    read_set_place(wish->arena, wish->record, wish->field, place);
    return true;
}

static struct base_str words_for(const char *type)
{
    const struct lexicon_table *fields = lexicon_table_named("record_fields");
    uint32_t row = lexicon_find(fields, base_str_from(type));
    return row != LEXICON_NONE ? lexicon_cell(fields, row, 2) : (struct base_str){0};
}

/* "Ada Norell, foreign minister, PAK, co-chair": after the name in any order. */
static bool take_actors(const struct api_wish *wish, struct base_str value)
{
    struct base_str one, part;
    while (next_part(&value, ";", &one)) {
        struct read_actor actor = {0};
        if (!next_part(&one, ",", &actor.name) || actor.name.length == 0) {
            return false;
        }
        while (next_part(&one, ",", &part)) {
            struct base_str role = word_of(words_for("actor"), part), country = country_of(wish, part);
            if (role.length > 0) {
                actor.as = role;
            } else if (country.length > 0) {
                actor.country = base_str_copy(wish->arena, country);
            } else {
                actor.office = part;
            }
        }
        read_add_actor(wish->arena, wish->record, actor);
    }
    return read_get(wish->record, wish->field) != NULL;
}

static bool take_agents(const struct api_wish *wish, struct base_str value)
{
    struct base_str one, part;
    while (next_part(&value, ";", &one)) {
        struct read_agent agent = {0};
        if (!next_part(&one, ",", &agent.name) || agent.name.length == 0) {
            return false;
        }
        while (next_part(&one, ",", &part)) {
            struct base_str kind = word_of(words_for("agent"), part), country = country_of(wish, part);
            if (kind.length == 0 && country.length == 0) {
                return false;
            }
            agent.kind = kind.length > 0 ? kind : agent.kind;
            agent.country = kind.length > 0 ? agent.country : base_str_copy(wish->arena, country);
        }
        read_add_agent(wish->arena, wish->record, agent);
    }
    return read_get(wish->record, wish->field) != NULL;
}

/* "5 billion USD, 2024". */
static bool take_baseline(const struct api_wish *wish, struct base_str value)
{
    struct read_baseline baseline = {.period = {TEXT_NO_DAY, TEXT_NO_DAY, DAY, {0}}};
    struct base_str amount;
    if (!next_part(&value, ";", &amount)) {
        return false;
    }
    int64_t comma = base_str_find(amount, ", ", 0);
    struct base_str period =
        comma < 0 ? (struct base_str){0} : base_str_slice(amount, (struct base_span){(uint32_t)comma + 1, amount.length});
    amount = comma < 0 ? amount : base_str_slice(amount, (struct base_span){0, (uint32_t)comma});
    uint32_t blank = amount.length;
    while (blank > 0 && amount.data[blank - 1] != ' ') {
        blank--;
    }
    baseline.unit = base_str_slice(amount, (struct base_span){blank, amount.length});
    if (blank == 0 || !api_number_from_words(base_str_slice(amount, (struct base_span){0, blank}), &baseline.amount) ||
        (period.length > 0 && !api_date_from_words(base_str_trim(period), &baseline.period))) {
        return false;
    }
    read_set_baseline(wish->arena, wish->record, baseline);
    return true;
}

/* "12 percent", "12%". */
static bool take_change(const struct api_wish *wish, struct base_str value)
{
    struct read_change change = {.percent = 0, .from = (double)NAN, .to = (double)NAN};
    uint32_t cut = base_str_ends(value, "percent") ? 7 : base_str_ends(value, "%") ? 1 : 0;
    struct base_str number = base_str_slice(value, (struct base_span){0, value.length - cut});
    if (cut == 0 || !api_number_from_words(number, &change.percent)) {
        return false;
    }
    read_set_change(wish->arena, wish->record, change);
    return true;
}

/* ------------------------------------------------------------------ all kinds */

static bool take(const struct api_wish *wish, struct base_str value)
{
    switch (read_field_kind(wish->field)) {
    case READ_IS_TEXT:
        return take_text(wish, value);
    case READ_IS_NUMBER:
        return take_number(wish, value);
    case READ_IS_FLAG:
        return take_flag(wish, value);
    case READ_IS_TEXTS:
        return take_texts(wish, value);
    case READ_IS_DATE:
        return take_date(wish, value);
    case READ_IS_PLACE:
        return take_place(wish, value);
    case READ_IS_ACTORS:
        return take_actors(wish, value);
    case READ_IS_AGENTS:
        return take_agents(wish, value);
    case READ_IS_BASELINE:
        return take_baseline(wish, value);
    case READ_IS_CHANGE:
        return take_change(wish, value);
    case READ_IS_SPAN:
        return false;
    }
    return false;
}

static const char *how_to_write(const struct api_wish *wish)
{
    if (base_str_is(wish->words, "country")) {
        return "name states and blocs, like PAK or Pakistan";
    }
    if (base_str_is(wish->words, "sectors")) {
        return "docs/records.md lists the sectors";
    }
    switch (read_field_kind(wish->field)) {
    case READ_IS_NUMBER:
        return "write a number, like 14 or 1.5 billion";
    case READ_IS_FLAG:
        return "write yes or no";
    case READ_IS_DATE:
        return "write a day like 2025-07-09, 2025-07, 2025 or 2025-07-09..2025-07-11";
    case READ_IS_ACTORS:
        return "write NAME, OFFICE, COUNTRY, ROLE; and so on";
    case READ_IS_AGENTS:
        return "write NAME, KIND, COUNTRY; and so on";
    case READ_IS_BASELINE:
        return "write it like 5 billion USD, 2024";
    case READ_IS_CHANGE:
        return "write it like 12 percent";
    default:
        return "";
    }
}

bool api_take_value(const struct api_wish *wish, struct base_str value, char *complaint, size_t size)
{
    if (take(wish, value)) {
        return true;
    }
    const char *name = read_field_name(wish->field);
    bool listed =
        read_field_kind(wish->field) == READ_IS_TEXT && wish->words.length > 0 && !base_str_is(wish->words, "country");
    if (listed) {
        snprintf(complaint, size, "%s: %.*s is none of: %.*s", name, BASE_STR_ARG(value), BASE_STR_ARG(wish->words));
    } else {
        snprintf(complaint, size, "%s: %.*s cannot be taken; %s", name, BASE_STR_ARG(value), how_to_write(wish));
    }
    return false;
}
