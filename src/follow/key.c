/* Which keys a record has, kind by kind. */
#include "follow/key.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { MOST_WORDS = 6, MOST_DAYS = 4 };

struct keying {
    struct follow_store *store;
    const struct follow_fresh *fresh;
    const struct follow_face *face;
    struct follow_keys *keys;
    bool looking;
    char scope[100];
};

__attribute__((format(printf, 2, 3))) static void add_key(struct keying *keying, const char *format, ...)
{
    struct follow_keys *keys = keying->keys;
    size_t room = sizeof keys->text - keys->used;
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(keys->text + keys->used, room, format, arguments);
    va_end(arguments);
    if (length > 0 && (size_t)length < room && keys->count < FOLLOW_KEYS) {
        keys->items[keys->count++] = (struct base_str){keys->text + keys->used, (uint32_t)length};
        keys->used += (uint32_t)length;
    }
}

static struct base_str text_of(const struct keying *keying, uint32_t id)
{
    return follow_pool_text(&keying->store->pool, id);
}

static struct base_str surname_of(const struct keying *keying, uint32_t person)
{
    struct base_str name = text_of(keying, person);
    int64_t end = base_str_find(name, " ", 0);
    return base_str_slice(name, (struct base_span){0, end < 0 ? name.length : (uint32_t)end});
}

/* The codes of the parties with blanks between. */
static void write_scope(struct follow_store *store, const uint32_t *parties, uint8_t count, char scope[100])
{
    size_t used = 0;
    for (uint8_t i = 0; i < count && used < 90; i++) {
        struct base_str code = follow_pool_text(&store->pool, parties[i]);
        int length = snprintf(scope + used, 100 - used, "%s%.*s", i > 0 ? " " : "", BASE_STR_ARG(code));
        used += length > 0 ? (size_t)length : 0;
    }
    if (count == 0) {
        memcpy(scope, "-", 2);
    }
}

/* ------------------------------------------------------------------ parts */

/* Rare words first, so that a common one does not fill the list of candidates. */
static uint32_t telling_words(const struct keying *keying, uint32_t words[FOLLOW_WORDS])
{
    uint32_t count = 0, threads[FOLLOW_WORDS];
    for (uint8_t i = 0; i < keying->face->word_count; i++) {
        if (keying->face->words[i].weak) {
            continue;
        }
        uint32_t word = keying->face->words[i].id, at = count++;
        uint32_t times = follow_store_count(keying->store, (enum follow_kind)keying->face->kind, word);
        for (; at > 0 && threads[at - 1] > times; at--) {
            threads[at] = threads[at - 1];
            words[at] = words[at - 1];
        }
        threads[at] = times;
        words[at] = word;
    }
    return count < MOST_WORDS ? count : MOST_WORDS;
}

static void add_words(struct keying *keying, char letter)
{
    uint32_t words[FOLLOW_WORDS], count = telling_words(keying, words);
    for (uint32_t i = 0; i < count; i++) {
        struct base_str word = text_of(keying, words[i]);
        add_key(keying, "%c|%s|w:%.*s", letter, keying->scope, BASE_STR_ARG(word));
    }
}

static void add_names(struct keying *keying, char letter)
{
    for (uint8_t i = 0; i < keying->face->name_count; i++) {
        struct base_str name = text_of(keying, keying->face->names[i]);
        add_key(keying, "%c|%s|n:%.*s", letter, keying->scope, BASE_STR_ARG(name));
    }
}

/* A key for each day of the span, and beside it when looking. */
static void add_days(struct keying *keying, const char *head, int32_t beside)
{
    for (uint8_t i = 0; i < keying->face->span_count; i++) {
        const struct follow_face_span *span = &keying->face->spans[i];
        int32_t from = span->from - (keying->looking ? beside : 0), to = span->to + (keying->looking ? beside : 0);
        if (span->to - span->from > 2 * MOST_DAYS) {
            continue;
        }
        for (int32_t day = from; day <= to; day++) {
            add_key(keying, "%s%d", head, day);
        }
    }
}

/* ------------------------------------------------------------------ kinds */

static void target_keys(struct keying *keying)
{
    struct base_str metric = text_of(keying, keying->face->metric), unit = text_of(keying, keying->face->unit);
    add_key(keying, "t|%s|%.*s|%.*s", keying->scope, BASE_STR_ARG(metric), BASE_STR_ARG(unit));
}

static void body_keys(struct keying *keying)
{
    add_names(keying, 'b');
    for (uint8_t i = 0; i < keying->face->place_count; i++) {
        struct base_str name = text_of(keying, keying->face->places[i]);
        add_key(keying, "b|%s|n:%.*s", keying->scope, BASE_STR_ARG(name));
    }
    add_words(keying, 'b');
}

static void visit_keys(struct keying *keying)
{
    for (uint8_t i = 0; i < keying->face->people_count; i++) {
        struct base_str person = surname_of(keying, keying->face->people[i]);
        add_key(keying, "s|%s|v:%.*s", keying->scope, BASE_STR_ARG(person));
    }
    if (!keying->looking || keying->face->people_count == 0) {
        add_key(keying, "s|%s|v:", keying->scope);
    }
}

static void talk_keys(struct keying *keying)
{
    char head[120];
    for (uint8_t i = 0; i < keying->face->people_count; i++) {
        struct base_str person = surname_of(keying, keying->face->people[i]);
        add_key(keying, "s|%s|p:%.*s", keying->scope, BASE_STR_ARG(person));
    }
    snprintf(head, sizeof head, "s|%s|d:", keying->scope);
    add_days(keying, head, 1);
}

static void session_keys(struct keying *keying)
{
    const struct follow_face *face = keying->face;
    if (face->family == FOLLOW_VISIT) {
        visit_keys(keying);
    } else if (face->family != FOLLOW_OF_BODY) {
        talk_keys(keying);
    } else if (face->body != 0) {
        if (face->number >= 0) {
            add_key(keying, "s|B%lld|#%d", (long long)face->body, face->number);
        }
        add_key(keying, "s|B%lld", (long long)face->body);
    } else if (keying->fresh->body_name_count > 0) {
        struct base_str name = text_of(keying, keying->fresh->body_names[0]);
        add_key(keying, "s|%s|n:%.*s", keying->scope, BASE_STR_ARG(name));
    }
}

static void instrument_keys(struct keying *keying)
{
    char head[140];
    if (keying->face->family == FOLLOW_SET) {
        add_key(keying, "i|%s|#%d", keying->scope, keying->face->number);
        return;
    }
    add_names(keying, 'i');
    add_words(keying, 'i');
    if (keying->face->plain) {
        snprintf(head, sizeof head, "i|%s|k:%d:", keying->scope, keying->face->family);
        add_days(keying, head, 1);
    }
}

/* Any two of the places, so that a line is found by a part of it. */
static void route_keys(struct keying *keying)
{
    const struct follow_face *face = keying->face;
    for (uint8_t i = 0; i < face->place_count && i < 4; i++) {
        for (uint8_t k = 0; k < face->place_count && k < 4; k++) {
            struct base_str a = text_of(keying, face->places[i]), b = text_of(keying, face->places[k]);
            if (base_str_compare(a, b) < 0) {
                add_key(keying, "p|r:%.*s-%.*s", BASE_STR_ARG(a), BASE_STR_ARG(b));
            }
        }
    }
}

static void project_keys(struct keying *keying)
{
    struct base_str sort = text_of(keying, keying->face->sort);
    route_keys(keying);
    add_words(keying, 'p');
    if (keying->face->plain || keying->looking) {
        add_key(keying, "p|%s|k:%.*s", keying->scope, BASE_STR_ARG(sort));
    }
}

static void commitment_keys(struct keying *keying)
{
    add_names(keying, 'c');
    add_words(keying, 'c');
}

static void incident_keys(struct keying *keying)
{
    char head[140];
    const struct follow_face *face = keying->face;
    for (uint8_t i = 0; i < face->party_count && i < 3; i++) {
        snprintf(head, sizeof head, "x|%.*s|d:", BASE_STR_ARG(text_of(keying, face->parties[i])));
        add_days(keying, head, 2);
    }
    uint32_t words[FOLLOW_WORDS], count = telling_words(keying, words);
    for (uint32_t i = 0; i < count; i++) {
        struct base_str word = text_of(keying, words[i]);
        add_key(keying, "x|w:%.*s", BASE_STR_ARG(word));
    }
    add_key(keying, "x|a:%lld", (long long)keying->face->text);
}

static void keys_in_scope(struct keying *keying)
{
    static void (*const KEYS[FOLLOW_KIND_COUNT])(struct keying *) = {
        [FOLLOW_TARGET] = target_keys,     [FOLLOW_PROJECT] = project_keys, [FOLLOW_INSTRUMENT] = instrument_keys,
        [FOLLOW_BODY] = body_keys,         [FOLLOW_SESSION] = session_keys, [FOLLOW_COMMITMENT] = commitment_keys,
        [FOLLOW_INCIDENT] = incident_keys,
    };
    KEYS[keying->face->kind](keying);
}

/* Three or four parties are found by any two of them as well. */
void follow_keys_of(struct follow_store *store, const struct follow_fresh *fresh, bool looking, struct follow_keys *keys)
{
    const struct follow_face *face = &fresh->face;
    struct keying keying = {.store = store, .fresh = fresh, .face = face, .keys = keys, .looking = looking};
    keys->count = keys->used = 0;
    write_scope(store, face->parties, face->party_count, keying.scope);
    keys_in_scope(&keying);
    bool alone = face->party_count == 2 && (face->kind == FOLLOW_PROJECT || face->kind == FOLLOW_INSTRUMENT);
    for (uint8_t i = 0; alone && i < 2; i++) { /* a report may tell one of two parties */
        write_scope(store, &face->parties[i], 1, keying.scope);
        add_words(&keying, face->kind == FOLLOW_PROJECT ? 'p' : 'i');
    }
    bool several = face->party_count > 2 && face->party_count < 5 && face->kind != FOLLOW_INCIDENT;
    for (uint8_t i = 0; several && i < face->party_count; i++) {
        for (uint8_t k = (uint8_t)(i + 1); k < face->party_count; k++) {
            const uint32_t pair[2] = {face->parties[i], face->parties[k]};
            write_scope(store, pair, 2, keying.scope);
            keys_in_scope(&keying);
        }
    }
}

struct base_str follow_key_of_body(struct follow_store *store, const struct follow_face *face, uint32_t name, char out[512])
{
    char scope[100];
    write_scope(store, face->parties, face->party_count, scope);
    int length = snprintf(out, 512, "b|%s|n:%.*s", scope, BASE_STR_ARG(follow_pool_text(&store->pool, name)));
    return (struct base_str){out, length > 0 && length < 512 ? (uint32_t)length : 0};
}
