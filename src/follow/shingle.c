/*
 * Sets of hashes that two texts can be compared by in one walk. Hashes are the same on every machine and in every run: the keys
 * stand in the ledger.
 */
#include "follow/shingle.h"

#include "follow/word_run.h"
#include "lexicon/table.h"
#include "text/article.h"

#include <stdlib.h>
#include <string.h>

enum { RUN = 3, KEY_RUN = 5, TEXT_KEYS = 16, QUOTATION_KEYS = FOLLOW_KEYS - TEXT_KEYS, LEAST_QUOTATION = 6, MARK_LINES = 3 };

static const uint64_t NUMBER = 0x6E756D6265722121u, IN_TEXT = 0x74657874u, IN_QUOTATION = 0x71756F7465u;

static uint64_t mix(uint64_t state, uint64_t more)
{
    state = (state ^ more) * 0x9E3779B97F4A7C15u;
    return state ^ (state >> 32);
}

/* ------------------------------------------------------------------ sets */

BASE_ARRAY_TYPE(gathered, uint64_t);

/* Hashes fall evenly, so the slots that their first bits name hold one or two each, and what is left to sort is next to its
 * place. */
static void sort_hashes(struct base_arena *arena, uint64_t *hashes, uint32_t count)
{
    uint32_t bits = 1;
    while (bits < 16 && (1u << bits) < count) {
        bits++;
    }
    uint32_t *starts = BASE_NEW_ARRAY(arena, uint32_t, (1u << bits) + 1);
    uint64_t *sorted = BASE_NEW_ARRAY(arena, uint64_t, count);
    for (uint32_t i = 0; i < count; i++) {
        starts[(hashes[i] >> (64 - bits)) + 1]++;
    }
    for (uint32_t i = 0; i < 1u << bits; i++) {
        starts[i + 1] += starts[i];
    }
    for (uint32_t i = 0; i < count; i++) {
        sorted[starts[hashes[i] >> (64 - bits)]++] = hashes[i];
    }
    for (uint32_t i = 0; i < count; i++) {
        uint64_t one = sorted[i];
        uint32_t at = i;
        for (; at > 0 && hashes[at - 1] > one; at--) {
            hashes[at] = hashes[at - 1];
        }
        hashes[at] = one;
    }
}

/* Each hash once, even when a text says one thing a thousand times. */
static struct follow_set set_of(struct base_arena *arena, const struct gathered *gathered)
{
    struct follow_set set = {gathered->items, 0};
    if (gathered->count > 1) {
        sort_hashes(arena, set.items, gathered->count);
    }
    for (uint32_t i = 0; i < gathered->count; i++) {
        if (i == 0 || set.items[i] != set.items[set.count - 1]) {
            set.items[set.count++] = set.items[i];
        }
    }
    return set;
}

uint32_t follow_shared(struct follow_set a, struct follow_set b)
{
    uint32_t shared = 0;
    for (uint32_t i = 0, k = 0; i < a.count && k < b.count;) {
        if (a.items[i] == b.items[k]) {
            shared++, i++, k++;
        } else if (a.items[i] < b.items[k]) {
            i++;
        } else {
            k++;
        }
    }
    return shared;
}

/* ------------------------------------------------------------------ numbers */

/* What a word is worth as a number. */
struct worth {
    double value;
    bool number, scale, ordinal, month, month_word;
};

static bool cell_is(const struct lexicon_table *table, uint32_t row, const char *name)
{
    return base_str_is(lexicon_cell(table, row, 1), name);
}

/* The word tables that numbers are read by. */
struct tables {
    const struct lexicon_table *numbers, *months;
};

static struct worth worth_of_words(const struct tables *tables, struct base_str word)
{
    struct worth worth = {0};
    const struct lexicon_table *numbers = tables->numbers, *months = tables->months;
    for (uint32_t row = lexicon_find(numbers, word); row != LEXICON_NONE; row = lexicon_next(numbers, row)) {
        bool counts = cell_is(numbers, row, "small") || cell_is(numbers, row, "ten"),
             scales = cell_is(numbers, row, "scale") || cell_is(numbers, row, "hundred");
        worth.ordinal = worth.ordinal || cell_is(numbers, row, "ordinal");
        worth.scale = worth.scale || scales;
        worth.number = worth.number || counts || scales || worth.ordinal;
        if (counts || scales || worth.ordinal) {
            worth.value = strtod(lexicon_cell(numbers, row, 2).data, NULL);
        }
    }
    uint32_t row = worth.number ? LEXICON_NONE : lexicon_find(months, word);
    worth.month = row != LEXICON_NONE && cell_is(months, row, "month");
    worth.month_word = row != LEXICON_NONE && !worth.month;
    worth.value = row != LEXICON_NONE ? strtod(lexicon_cell(months, row, 2).data, NULL) : worth.value;
    return worth;
}

static struct worth worth_of(const struct tables *tables, const struct follow_token *token)
{
    if (!token->number) {
        return token->text.length >= 2 && token->text.length <= 12 ? worth_of_words(tables, token->text) : (struct worth){0};
    }
    char digits[32];
    uint32_t length = token->text.length < sizeof digits ? token->text.length : (uint32_t)sizeof digits - 1;
    memcpy(digits, token->text.data, length);
    digits[length] = '\0';
    return (struct worth){.value = strtod(digits, NULL), .number = true, .ordinal = token->ordinal};
}

/* ------------------------------------------------------------------ making */

struct making {
    struct base_arena *arena;
    struct follow_tokens tokens;
    struct worth *worths;
    uint64_t *hashes; /* of each word; of numbers all alike */
    struct gathered figures, times, names;
};

static void gather(struct making *making, struct gathered *to, uint64_t hash)
{
    *BASE_PUSH(making->arena, *to) = hash;
}

static uint64_t hash_of_value(double value, uint64_t kind)
{
    float rounded = (float)value; /* 1.2 billion and 1,200 million are one */
    uint32_t bits;
    memcpy(&bits, &rounded, sizeof bits);
    return mix(mix(1, bits), kind);
}

static const struct worth *worth_at(const struct making *making, uint32_t at)
{
    static const struct worth NONE;
    return at < making->tokens.count ? &making->worths[at] : &NONE;
}

/* "25 July", "July 25": a day; "1999" without a unit: a year. */
static bool is_time(const struct making *making, uint32_t at, uint32_t end)
{
    const struct worth *worth = &making->worths[at], *before = worth_at(making, at - 1), *after = worth_at(making, end);
    const struct follow_token *token = &making->tokens.items[at];
    bool month = before->month || after->month || before->month_word || after->month_word;
    if (token->money || token->percent || end - at > 1) {
        return false;
    }
    return worth->ordinal || (month && worth->value <= 31) ||
           (token->number && token->text.length == 4 && worth->value >= 1900 && worth->value <= 2100);
}

/* The number that begins at a word: "five", "twenty five", "1.2 billion". `end` is behind its last word. */
static double value_at(const struct making *making, uint32_t at, uint32_t *end)
{
    double value = making->worths[at].value, small = 0;
    uint32_t next = at + 1;
    const struct worth *one = worth_at(making, next);
    if (!making->tokens.items[at].number && value >= 20 && value <= 90 && one->number && !one->scale && one->value < 10) {
        small = one->value;
        next++;
    }
    for (value += small; worth_at(making, next)->scale && next < at + 4; next++) {
        value *= worth_at(making, next)->value;
    }
    *end = next;
    return value;
}

static bool is_percent(const struct making *making, uint32_t at, uint32_t end)
{
    return making->tokens.items[at].percent ||
           (end < making->tokens.count && base_str_in(making->tokens.items[end].text, "percent per pc"));
}

/* "one of them", "the two sides": words that count nothing in particular. */
static bool is_idle(const struct making *making, uint32_t at, uint32_t end)
{
    return !making->tokens.items[at].number && end == at + 1 && !making->worths[at].ordinal && making->worths[at].value <= 2;
}

static uint32_t gather_number(struct making *making, uint32_t at)
{
    uint32_t end;
    double value = value_at(making, at, &end);
    if (is_time(making, at, end)) {
        gather(making, &making->times, hash_of_value(value, making->worths[at].ordinal ? 'o' : 't'));
    } else if (!is_idle(making, at, end)) {
        gather(making, &making->figures, hash_of_value(value, is_percent(making, at, end) ? '%' : 'n'));
    }
    for (uint32_t i = at; i < end; i++) {
        making->hashes[i] = NUMBER;
    }
    return end;
}

static void gather_word(struct making *making, uint32_t at)
{
    const struct follow_token *token = &making->tokens.items[at];
    const struct worth *worth = &making->worths[at];
    bool dated = worth_at(making, at - 1)->number || worth_at(making, at + 1)->number;
    making->hashes[at] = base_str_hash(token->text);
    if (worth->month || (worth->month_word && dated)) {
        gather(making, &making->times, hash_of_value(worth->value, 'm'));
    } else if (token->capital) {
        gather(making, &making->names, making->hashes[at]);
    }
}

static void weigh_words(struct making *making)
{
    const struct tables tables = {lexicon_table_named("number_words"), lexicon_table_named("months")};
    uint32_t count = making->tokens.count;
    making->worths = BASE_NEW_ARRAY(making->arena, struct worth, count);
    making->hashes = BASE_NEW_ARRAY(making->arena, uint64_t, count);
    for (uint32_t i = 0; i < count; i++) {
        making->worths[i] = worth_of(&tables, &making->tokens.items[i]);
    }
    for (uint32_t i = 0; i < count;) {
        if (making->worths[i].number) {
            i = gather_number(making, i);
        } else {
            gather_word(making, i++);
        }
    }
}

static uint64_t hash_run(const struct making *making, uint32_t at, uint32_t length)
{
    uint64_t hash = length;
    for (uint32_t i = at; i < at + length; i++) {
        hash = mix(hash, making->hashes[i]);
    }
    return hash;
}

static void make_runs(struct making *making, struct follow_text *text)
{
    struct gathered all = {0}, plain = {0}, quoted = {0};
    const struct follow_token *tokens = making->tokens.items;
    for (uint32_t i = 0; i + RUN <= making->tokens.count; i++) {
        uint64_t hash = hash_run(making, i, RUN);
        bool one = tokens[i].quotation == tokens[i + 1].quotation && tokens[i].quotation == tokens[i + RUN - 1].quotation;
        gather(making, &all, hash);
        if (one) {
            gather(making, tokens[i].quotation > 0 ? &quoted : &plain, hash);
        }
    }
    text->runs = set_of(making->arena, &all);
    text->plain = set_of(making->arena, &plain);
    text->quoted = set_of(making->arena, &quoted);
}

/* ------------------------------------------------------------------ keys */

static void add_least(struct making *making, struct follow_text *text, struct gathered *hashes, uint32_t most)
{
    struct follow_set set = set_of(making->arena, hashes);
    for (uint32_t i = 0; i < set.count && i < most; i++) {
        text->keys[text->key_count++] = set.items[i];
    }
}

/* The least hash of the runs within a quotation of some length stands for it. */
static void gather_quotations(struct making *making, struct gathered *least)
{
    const struct follow_token *tokens = making->tokens.items;
    uint32_t count = making->tokens.count;
    for (uint32_t from = 0, to; from < count; from = to) {
        for (to = from + 1; to < count && tokens[to].quotation == tokens[from].quotation; to++) {
        }
        if (tokens[from].quotation == 0 || to - from < LEAST_QUOTATION) {
            continue;
        }
        uint64_t smallest = UINT64_MAX;
        for (uint32_t i = from; i + KEY_RUN <= to; i++) {
            uint64_t hash = mix(hash_run(making, i, KEY_RUN), IN_QUOTATION);
            smallest = hash < smallest ? hash : smallest;
        }
        gather(making, least, smallest);
    }
}

static void make_keys(struct making *making, struct follow_text *text)
{
    struct gathered runs = {0}, quotations = {0};
    uint32_t length = making->tokens.count < KEY_RUN ? making->tokens.count : KEY_RUN;
    for (uint32_t i = 0; length > 0 && i + length <= making->tokens.count; i++) {
        gather(making, &runs, mix(hash_run(making, i, length), IN_TEXT));
    }
    add_least(making, text, &runs, TEXT_KEYS);
    gather_quotations(making, &quotations);
    add_least(making, text, &quotations, QUOTATION_KEYS);
}

/* ------------------------------------------------------------------ corrections */

/* Does the phrase stand in the line as whole words: at its start, or anywhere? */
static bool holds(struct base_str line, struct base_str phrase, bool at_start)
{
    for (int64_t at = at_start ? (base_str_starts(line, phrase.data) ? 0 : -1) : base_str_find(line, phrase.data, 0); at >= 0;
         at = at_start ? -1 : base_str_find(line, phrase.data, (uint32_t)at + 1)) {
        uint32_t end = (uint32_t)at + phrase.length;
        if ((at == 0 || line.data[at - 1] == ' ') && (end == line.length || line.data[end] == ' ')) {
            return true;
        }
    }
    return false;
}

static void look_for_marks(struct base_arena *arena, struct base_str line, struct follow_text *text)
{
    const struct lexicon_table *marks = lexicon_table_named("copy_marks");
    struct base_str folded = follow_fold_line(arena, line);
    for (uint32_t row = 0; row < marks->row_count; row++) {
        bool *said = base_str_is(lexicon_cell(marks, row, 2), "corrects") ? &text->corrects : &text->credits;
        *said = *said || holds(folded, lexicon_cell(marks, row, 0), base_str_is(lexicon_cell(marks, row, 1), "line"));
    }
}

static uint32_t line_end(struct base_str text, uint32_t start)
{
    while (start < text.length && text.data[start] != '\n') {
        start++;
    }
    return start;
}

/* The title, the first lines and the last ones are where a paper says it. */
static void read_marks(struct base_arena *arena, const struct follow_told_text *told, struct follow_text *made)
{
    struct base_str text = told->text;
    uint32_t start = 0;
    look_for_marks(arena, told->title, made);
    for (int i = 0; i < MARK_LINES && start < text.length; i++) {
        uint32_t end = line_end(text, start);
        look_for_marks(arena, base_str_slice(text, (struct base_span){start, end}), made);
        start = end + 1;
    }
    for (uint32_t end = text.length, i = 0; i < MARK_LINES && end > start; i++) {
        uint32_t from = end;
        while (from > 0 && text.data[from - 1] != '\n') {
            from--;
        }
        look_for_marks(arena, base_str_slice(text, (struct base_span){from, end}), made);
        end = from > 0 ? from - 1 : 0;
    }
}

void follow_text_make(struct base_arena *arena, const struct follow_told_text *told, struct follow_text *text)
{
    struct making making = {.arena = arena};
    *text = (struct follow_text){.id = base_str_copy(arena, told->id), .day = told->day};
    text->title = follow_fold_line(arena, told->title);
    text->outlet = follow_fold_line(arena, told->outlet);
    read_marks(arena, told, text);
    follow_tokens_of(arena, told, &making.tokens);
    text->words = making.tokens.count;
    weigh_words(&making);
    make_runs(&making, text);
    make_keys(&making, text);
    text->figures = set_of(arena, &making.figures);
    text->times = set_of(arena, &making.times);
    text->names = set_of(arena, &making.names);
}
