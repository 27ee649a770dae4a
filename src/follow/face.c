/* Faces: short lists, their sum, and their text in thread.profile: a line for each list, "words islamabad*3 ~railway*2". */
#include "follow/face.h"

#include "text/article.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void follow_face_init(struct follow_face *face, enum follow_kind kind)
{
    *face = (struct follow_face){
        .kind = (uint8_t)kind, .amount = NAN, .number = -1, .first_day = TEXT_NO_DAY, .last_day = TEXT_NO_DAY};
}

bool follow_face_has(const uint32_t *list, uint8_t count, uint32_t id)
{
    for (uint8_t i = 0; i < count; i++) {
        if (list[i] == id) {
            return true;
        }
    }
    return false;
}

void follow_face_add(uint32_t *list, uint8_t *count, uint32_t most, uint32_t id)
{
    if (id != 0 && *count < most && !follow_face_has(list, *count, id)) {
        list[(*count)++] = id;
    }
}

/* A full list gives the place of the word that was used least to the new one; one that others share is never given away. */
static struct follow_face_word *place_for(struct follow_face *face)
{
    if (face->word_count < FOLLOW_WORDS) {
        return &face->words[face->word_count++];
    }
    struct follow_face_word *least = &face->words[FOLLOW_WORDS - 1];
    return least->times <= 1 && face->records > 3 ? least : NULL;
}

void follow_face_add_word(struct follow_face *face, uint32_t id, bool weak, uint32_t times)
{
    for (uint8_t i = 0; i < face->word_count; i++) {
        if (face->words[i].id == id) {
            uint32_t sum = face->words[i].times + times;
            face->words[i].times = sum < UINT16_MAX ? (uint16_t)sum : UINT16_MAX;
            face->words[i].weak = face->words[i].weak && weak;
            return;
        }
    }
    struct follow_face_word *word = id != 0 ? place_for(face) : NULL;
    if (word != NULL) {
        *word = (struct follow_face_word){id, times < UINT16_MAX ? (uint16_t)times : UINT16_MAX, weak};
    }
}

void follow_face_add_span(struct follow_face *face, struct follow_face_span span)
{
    if (span.from == TEXT_NO_DAY) {
        return;
    }
    for (uint8_t i = 0; i < face->span_count; i++) {
        struct follow_face_span *known = &face->spans[i];
        if (known->from == span.from && known->to == span.to && known->stage == span.stage) {
            known->guessed = known->guessed && span.guessed;
            return;
        }
    }
    if (face->span_count == FOLLOW_FACE_SPANS) {
        memmove(&face->spans[1], &face->spans[2], (FOLLOW_FACE_SPANS - 2) * sizeof *face->spans); /* the first stays */
        face->span_count--;
    }
    face->spans[face->span_count++] = span;
}

static void merge_days(struct follow_face *thread, const struct follow_face *record)
{
    if (record->first_day != TEXT_NO_DAY && (thread->first_day == TEXT_NO_DAY || record->first_day < thread->first_day)) {
        thread->first_day = record->first_day;
    }
    if (record->last_day != TEXT_NO_DAY && (thread->last_day == TEXT_NO_DAY || record->last_day > thread->last_day)) {
        thread->last_day = record->last_day;
    }
}

static void merge_lists(struct follow_face *thread, const struct follow_face *record)
{
    for (uint8_t i = 0; i < record->party_count; i++) {
        follow_face_add(thread->parties, &thread->party_count, FOLLOW_FACE_PARTIES, record->parties[i]);
    }
    for (uint8_t i = 0; i < record->word_count; i++) {
        follow_face_add_word(thread, record->words[i].id, record->words[i].weak, record->words[i].times);
    }
    for (uint8_t i = 0; i < record->name_count; i++) {
        follow_face_add(thread->names, &thread->name_count, FOLLOW_FACE_NAMES, record->names[i]);
    }
    for (uint8_t i = 0; i < record->place_count; i++) {
        follow_face_add(thread->places, &thread->place_count, FOLLOW_FACE_PLACES, record->places[i]);
    }
    for (uint8_t i = 0; i < record->people_count; i++) {
        follow_face_add(thread->people, &thread->people_count, FOLLOW_FACE_PEOPLE, record->people[i]);
    }
    for (uint8_t i = 0; i < record->span_count; i++) {
        follow_face_add_span(thread, record->spans[i]);
    }
}

void follow_face_merge(struct follow_face *thread, const struct follow_face *record)
{
    merge_days(thread, record);
    merge_lists(thread, record);
    thread->records += record->records;
    thread->stage = thread->stage > record->stage ? thread->stage : record->stage;
    thread->family = thread->family != FOLLOW_ANY ? thread->family : record->family;
    thread->sort = thread->sort != 0 && !(thread->plain && !record->plain) ? thread->sort : record->sort;
    thread->metric = thread->metric != 0 ? thread->metric : record->metric;
    thread->unit = thread->unit != 0 ? thread->unit : record->unit;
    thread->level = thread->level != 0 ? thread->level : record->level;
    thread->number = thread->number >= 0 ? thread->number : record->number;
    thread->body = thread->body != 0 ? thread->body : record->body;
    thread->bare = thread->bare && record->bare;
    thread->plain = thread->plain && record->plain;
    thread->article = record->article;
    thread->text = record->text;
    thread->amount = isnan(thread->amount) ? record->amount : thread->amount;
}

/* ------------------------------------------------------------------ writing */

static void write_list(const char *name, const uint32_t *list, uint8_t count, const struct follow_pool *pool,
                       struct base_buffer *out)
{
    if (count > 0) {
        base_buffer_add_text(out, name);
        for (uint8_t i = 0; i < count; i++) {
            base_buffer_add_char(out, '|');
            base_buffer_add_str(out, follow_pool_text(pool, list[i]));
        }
        base_buffer_add_char(out, '\n');
    }
}

static void write_words(const struct follow_face *face, const struct follow_pool *pool, struct base_buffer *out)
{
    if (face->word_count > 0) {
        base_buffer_add_text(out, "words");
        for (uint8_t i = 0; i < face->word_count; i++) {
            const struct follow_face_word *word = &face->words[i];
            struct base_str text = follow_pool_text(pool, word->id);
            base_buffer_format(out, "|%s%u*%.*s", word->weak ? "~" : "", word->times, BASE_STR_ARG(text));
        }
        base_buffer_add_char(out, '\n');
    }
}

static void write_spans(const struct follow_face *face, struct base_buffer *out)
{
    if (face->span_count > 0) {
        base_buffer_add_text(out, "spans");
        for (uint8_t i = 0; i < face->span_count; i++) {
            const struct follow_face_span *span = &face->spans[i];
            base_buffer_format(out, "|%d,%d,%u,%d", span->from, span->to, span->stage, span->guessed);
        }
        base_buffer_add_char(out, '\n');
    }
}

void follow_face_write(const struct follow_face *face, const struct follow_pool *pool, struct base_buffer *out)
{
    const uint32_t texts[] = {face->sort, face->metric, face->unit, face->level};
    static const char *const TEXTS[] = {"sort", "metric", "unit", "level"};
    base_buffer_format(out, "face|%u|%u|%d|%u\n", face->family, face->stage, face->plain + face->bare, face->records);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        write_list(TEXTS[i], &texts[i], texts[i] != 0, pool, out);
    }
    write_list("parties", face->parties, face->party_count, pool, out);
    write_words(face, pool, out);
    write_list("names", face->names, face->name_count, pool, out);
    write_list("places", face->places, face->place_count, pool, out);
    write_list("people", face->people, face->people_count, pool, out);
    write_spans(face, out);
    base_buffer_format(out, "days|%d|%d\n", face->first_day, face->last_day);
    if (!isnan(face->amount)) {
        base_buffer_format(out, "amount|%.17g\n", face->amount);
    }
    if (face->number >= 0) {
        base_buffer_format(out, "number|%d\n", face->number);
    }
    if (face->body != 0) {
        base_buffer_format(out, "body|%lld\n", (long long)face->body);
    }
    if (face->article != 0) {
        base_buffer_format(out, "article|%lld|%lld\n", (long long)face->article, (long long)face->text);
    }
}

/* ------------------------------------------------------------------ reading */

/* Cuts the part before `mark` off the front of `rest`. */
static struct base_str cut(struct base_str *rest, char mark)
{
    const char *end = rest->length > 0 ? memchr(rest->data, mark, rest->length) : NULL;
    uint32_t length = end != NULL ? (uint32_t)(end - rest->data) : rest->length;
    struct base_str part = {rest->data, length};
    uint32_t skipped = length + (end != NULL);
    *rest = (struct base_str){rest->data + skipped, rest->length - skipped};
    return part;
}

static double number_of(struct base_str text)
{
    char copy[40] = "";
    if (text.length > 0 && text.length < sizeof copy) {
        memcpy(copy, text.data, text.length);
        copy[text.length] = '\0';
    }
    return strtod(copy, NULL);
}

static int32_t whole_of(struct base_str text)
{
    double number = number_of(text);
    return number >= INT32_MIN && number <= INT32_MAX ? (int32_t)number : 0;
}

/* Days outside of any calendar are unknown. */
static int32_t day_of(struct base_str text)
{
    enum { FURTHEST = 10000000 };
    int32_t day = whole_of(text);
    return day > -FURTHEST && day < FURTHEST ? day : TEXT_NO_DAY;
}

static void read_list(uint32_t *list, uint8_t *count, uint32_t most, struct follow_pool *pool, struct base_str rest)
{
    while (rest.length > 0) {
        follow_face_add(list, count, most, follow_pool_id(pool, cut(&rest, '|')));
    }
}

static void read_words(struct follow_face *face, struct follow_pool *pool, struct base_str rest)
{
    while (rest.length > 0) {
        struct base_str item = cut(&rest, '|');
        bool weak = base_str_starts(item, "~");
        item = base_str_slice(item, (struct base_span){weak, item.length});
        int32_t times = whole_of(cut(&item, '*'));
        follow_face_add_word(face, follow_pool_id(pool, item), weak, times > 0 ? (uint32_t)times : 1);
    }
}

static void read_spans(struct follow_face *face, struct base_str rest)
{
    while (rest.length > 0) {
        struct base_str item = cut(&rest, '|');
        struct follow_face_span span = {.from = day_of(cut(&item, ','))};
        span.to = day_of(cut(&item, ','));
        span.to = span.to < span.from ? span.from : span.to;
        span.stage = (uint8_t)(whole_of(cut(&item, ',')) & 3);
        span.guessed = whole_of(item) != 0;
        follow_face_add_span(face, span);
    }
}

static void read_head(struct follow_face *face, struct base_str rest)
{
    face->family = (uint8_t)(whole_of(cut(&rest, '|')) & 31);
    face->stage = (uint8_t)(whole_of(cut(&rest, '|')) & 3);
    int32_t plain = whole_of(cut(&rest, '|'));
    face->plain = plain > 0;
    face->bare = plain > 1;
    face->records = (uint32_t)whole_of(rest);
}

static void read_numbers(struct follow_face *face, struct base_str name, struct base_str rest)
{
    if (base_str_is(name, "face")) {
        read_head(face, rest);
    } else if (base_str_is(name, "days")) {
        face->first_day = day_of(cut(&rest, '|'));
        face->last_day = day_of(rest);
    } else if (base_str_is(name, "amount")) {
        face->amount = number_of(rest);
    } else if (base_str_is(name, "number")) {
        face->number = whole_of(rest);
    } else if (base_str_is(name, "body")) {
        face->body = (int64_t)number_of(rest);
    } else if (base_str_is(name, "article")) {
        face->article = (int64_t)number_of(cut(&rest, '|'));
        face->text = (int64_t)number_of(rest);
    }
}

static void read_line(struct follow_face *face, struct follow_pool *pool, struct base_str name, struct base_str rest)
{
    if (base_str_is(name, "words")) {
        read_words(face, pool, rest);
    } else if (base_str_is(name, "spans")) {
        read_spans(face, rest);
    } else if (base_str_is(name, "parties")) {
        read_list(face->parties, &face->party_count, FOLLOW_FACE_PARTIES, pool, rest);
    } else if (base_str_is(name, "names")) {
        read_list(face->names, &face->name_count, FOLLOW_FACE_NAMES, pool, rest);
    } else if (base_str_is(name, "places")) {
        read_list(face->places, &face->place_count, FOLLOW_FACE_PLACES, pool, rest);
    } else if (base_str_is(name, "people")) {
        read_list(face->people, &face->people_count, FOLLOW_FACE_PEOPLE, pool, rest);
    } else if (base_str_in(name, "sort metric unit level")) {
        uint32_t id = follow_pool_id(pool, rest);
        *(base_str_is(name, "sort")     ? &face->sort
          : base_str_is(name, "metric") ? &face->metric
          : base_str_is(name, "unit")   ? &face->unit
                                        : &face->level) = id;
    } else {
        read_numbers(face, name, rest);
    }
}

void follow_face_read(struct follow_face *face, enum follow_kind kind, struct follow_pool *pool, struct base_str profile)
{
    follow_face_init(face, kind);
    while (profile.length > 0) {
        struct base_str line = cut(&profile, '\n');
        struct base_str name = cut(&line, '|');
        read_line(face, pool, name, line);
    }
}
