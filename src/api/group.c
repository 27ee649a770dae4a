/* Grouping: keys by type, and the reading of what a filter finds. */
#include "api/group.h"

#include "base/utf8.h"
#include "read/record_json.h"

#include <math.h>
#include <stdlib.h>

/* Letters and digits only, folded: "High-Level  Council" and "high level council" are one. A leading article is dropped. */
static struct base_str fold_words(struct base_arena *arena, struct base_str text)
{
    if (base_str_starts_fold(text, "the ")) {
        text = base_str_slice(text, (struct base_span){4, text.length});
    }
    char *folded = base_arena_take(arena, (size_t)text.length + 1);
    uint32_t length = base_utf8_fold(text, folded), kept = 0;
    for (uint32_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)folded[i];
        if (c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            folded[kept++] = (char)c;
        }
    }
    return (struct base_str){folded, kept};
}

void api_learn_aliases(struct base_arena *arena, const struct api_tolds *bodies, struct api_aliases *aliases)
{
    for (uint32_t i = 0; i < bodies->count; i++) {
        const struct read_record *record = bodies->items[i].record;
        struct base_str name = read_text(record, READ_F_NAME), short_name = read_text(record, READ_F_SHORT);
        if (name.length > 0 && short_name.length > 0) {
            *BASE_PUSH(arena, aliases->names) = fold_words(arena, name);
            *BASE_PUSH(arena, aliases->short_names) = fold_words(arena, short_name);
        }
    }
}

struct base_str api_body_key(struct base_arena *arena, const struct api_aliases *aliases, struct base_str name)
{
    struct base_str folded = fold_words(arena, name);
    for (uint32_t i = 0; i < aliases->names.count; i++) {
        if (base_str_equal(aliases->names.items[i], folded)) {
            return aliases->short_names.items[i];
        }
    }
    return folded;
}

struct base_str api_session_key(struct base_arena *arena, const struct api_aliases *aliases, const struct read_record *record)
{
    struct base_str body = read_text(record, READ_F_BODY_NAME);
    double session = read_number(record, READ_F_SESSION);
    if (body.length == 0 || isnan(session)) {
        return (struct base_str){0};
    }
    struct base_str key = api_body_key(arena, aliases, body);
    return base_str_format(arena, "%.*s %.0f", BASE_STR_ARG(key), session);
}

/* ------------------------------------------------------------------ keys */

struct keying {
    struct base_arena *arena;
    const struct api_aliases *aliases;
    const struct api_told *told;
    const struct read_record *record;
    struct base_buffer *key;
};

static void add_text(struct keying *keying, enum read_field field)
{
    struct base_str folded = fold_words(keying->arena, read_text(keying->record, field));
    base_buffer_format(keying->key, "|%.*s", BASE_STR_ARG(folded));
}

static void add_number(struct keying *keying, enum read_field field)
{
    double number = read_number(keying->record, field);
    if (isnan(number)) {
        base_buffer_add_char(keying->key, '|');
    } else {
        base_buffer_format(keying->key, "|%.12g", number);
    }
}

static void add_texts(struct keying *keying, enum read_field field)
{
    const struct read_value *value = read_get(keying->record, field);
    base_buffer_add_char(keying->key, '|');
    for (uint32_t i = 0; value != NULL && i < value->as.texts.count; i++) {
        base_buffer_format(keying->key, "%.*s ", BASE_STR_ARG(value->as.texts.items[i]));
    }
}

/* The day, or, when none is known, the report: what is undated is the same only within one article. */
static void add_when(struct keying *keying, enum read_field field)
{
    const struct read_value *value = read_get(keying->record, field);
    if (value != NULL && value->as.date.from != TEXT_NO_DAY) {
        base_buffer_format(keying->key, "|%d", value->as.date.from);
    } else {
        base_buffer_format(keying->key, "|in %lld", (long long)keying->told->article);
    }
}

static bool is_ahead(const struct read_record *record)
{
    struct base_str status = read_text(record, READ_F_STATUS), stance = read_text(record, READ_F_STANCE);
    return base_str_in(status, "planned postponed cancelled") || base_str_in(stance, "planned possible");
}

static void meeting_key(struct keying *keying)
{
    struct base_str session = api_session_key(keying->arena, keying->aliases, keying->record);
    base_buffer_add_text(keying->key, is_ahead(keying->record) ? "ahead" : "held");
    if (session.length > 0) {
        base_buffer_format(keying->key, "|%.*s", BASE_STR_ARG(session));
        return;
    }
    struct base_str body = api_body_key(keying->arena, keying->aliases, read_text(keying->record, READ_F_BODY_NAME));
    base_buffer_format(keying->key, "|%.*s", BASE_STR_ARG(body));
    add_text(keying, READ_F_KIND);
    add_text(keying, READ_F_LEVEL);
    add_when(keying, READ_F_DATE);
}

static void body_keys(struct keying *keying)
{
    struct base_str name = read_text(keying->record, READ_F_NAME), short_name = read_text(keying->record, READ_F_SHORT);
    struct base_str key =
        short_name.length > 0 ? fold_words(keying->arena, short_name) : api_body_key(keying->arena, keying->aliases, name);
    base_buffer_format(keying->key, "%.*s", BASE_STR_ARG(key));
    add_text(keying, READ_F_CHANGE_WORD);
    add_text(keying, READ_F_RENAMED_TO);
}

static void instrument_key(struct keying *keying)
{
    struct base_str title = read_text(keying->record, READ_F_TITLE);
    add_text(keying, READ_F_KIND);
    add_text(keying, title.length > 0 ? READ_F_TITLE : READ_F_SUBJECT);
    add_number(keying, READ_F_COUNT);
    add_text(keying, READ_F_STATUS);
    add_text(keying, READ_F_STANCE);
    if (title.length == 0 && read_text(keying->record, READ_F_SUBJECT).length == 0) {
        add_when(keying, READ_F_DATE);
    }
}

static void amount_key(struct keying *keying)
{
    add_text(keying, READ_F_METRIC);
    add_number(keying, READ_F_AMOUNT);
    add_number(keying, READ_F_MIN);
    add_number(keying, READ_F_MAX);
    add_text(keying, READ_F_UNIT);
}

static void figure_key(struct keying *keying)
{
    amount_key(keying);
    add_when(keying, READ_F_PERIOD);
}

static void commitment_key(struct keying *keying)
{
    add_texts(keying, READ_F_BY);
    add_text(keying, READ_F_ACTION);
    add_text(keying, READ_F_OBJECT);
}

static void office_key(struct keying *keying)
{
    add_text(keying, READ_F_PERSON);
    add_text(keying, READ_F_OFFICE_TITLE);
    add_text(keying, READ_F_COUNTRY);
    add_text(keying, READ_F_HELD);
}

static void project_key(struct keying *keying)
{
    add_text(keying, READ_F_NAME);
}

static void claim_key(struct keying *keying)
{
    add_text(keying, READ_F_ABOUT);
    add_text(keying, READ_F_SAYS);
    add_text(keying, READ_F_STATUS);
}

/* Types without a key of their own are never grouped. */
static void own_key(struct keying *keying)
{
    base_buffer_add_text(keying->key, keying->record->id);
}

static struct base_str key_of(struct keying *keying)
{
    static void (*const KEYS[READ_TYPE_COUNT])(struct keying *) = {
        [READ_OFFICE] = office_key,   [READ_BODY] = body_keys,
        [READ_MEETING] = meeting_key, [READ_INSTRUMENT] = instrument_key,
        [READ_TARGET] = amount_key,   [READ_FIGURE] = figure_key,
        [READ_PROJECT] = project_key, [READ_COMMITMENT] = commitment_key,
        [READ_CLAIM] = claim_key,
    };
    base_buffer_clear(keying->key);
    (KEYS[keying->record->type] != NULL ? KEYS[keying->record->type] : own_key)(keying);
    return base_str_copy(keying->arena, (struct base_str){keying->key->data, (uint32_t)keying->key->length});
}

/* ------------------------------------------------------------------ groups */

static struct api_group *group_of(struct base_arena *arena, struct api_groups *groups, struct base_str key)
{
    for (uint32_t i = 0; i < groups->count; i++) {
        if (base_str_equal(groups->items[i].key, key)) {
            return &groups->items[i];
        }
    }
    struct api_group *group = BASE_PUSH(arena, *groups);
    *group = (struct api_group){.key = key, .order = groups->count};
    return group;
}

static bool is_told_there(const struct api_group *group, int64_t article)
{
    for (uint32_t i = 0; i < group->told.count; i++) {
        if (group->told.items[i]->article == article) {
            return true;
        }
    }
    return false;
}

void api_group(struct base_arena *arena, const struct api_tolds *tolds, const struct api_aliases *aliases,
               struct api_groups *groups)
{
    struct base_buffer key;
    base_buffer_init(&key);
    for (uint32_t i = 0; i < tolds->count; i++) {
        const struct api_told *told = &tolds->items[i];
        struct keying keying = {arena, aliases, told, told->record, &key};
        struct api_group *group = group_of(arena, groups, key_of(&keying));
        group->reports += !is_told_there(group, told->article);
        *BASE_PUSH(arena, group->told) = told;
    }
    base_buffer_release(&key);
}

/* ------------------------------------------------------------------ loading */

/* Neighbours are of one article, mostly; what is listed twice does no harm. */
void api_note_articles(struct base_arena *arena, const struct api_tolds *tolds, struct api_articles *articles)
{
    for (uint32_t i = 0; i < tolds->count; i++) {
        if (i == 0 || tolds->items[i].article != tolds->items[i - 1].article) {
            *BASE_PUSH(arena, *articles) = tolds->items[i].article;
        }
    }
}

static int by_age(const void *left, const void *right)
{
    const struct api_told *a = left, *b = right;
    int days = base_str_compare(b->day, a->day);
    if (days != 0) {
        return days;
    }
    return a->article != b->article ? (a->article < b->article ? 1 : -1) : (a->n > b->n) - (a->n < b->n);
}

pacta_status api_load(struct base_arena *arena, struct ledger *ledger, const struct ledger_filter *filter,
                      struct api_tolds *tolds)
{
    struct ledger_cursor *cursor;
    struct ledger_found found;
    pacta_status status = ledger_find(ledger, filter, &cursor);
    if (status != PACTA_OK) {
        return status;
    }
    while (ledger_next(cursor, &found)) {
        struct read_record *record;
        if (read_record_from_json(arena, found.json, &record) == PACTA_OK) {
            *BASE_PUSH(arena, *tolds) = (struct api_told){
                record,
                base_str_copy(arena, found.day),
                base_str_copy(arena, found.path),
                base_str_copy(arena, found.title),
                base_str_copy(arena, found.outlet),
                base_str_copy(arena, found.published),
                found.article,
                found.n,
            };
        }
    }
    if (tolds->count > 1) {
        qsort(tolds->items, tolds->count, sizeof *tolds->items, by_age);
    }
    return ledger_cursor_close(cursor);
}
