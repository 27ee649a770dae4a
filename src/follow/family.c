/*
 * Families of articles: whoever repeats a text belongs to the text that was there first.
 *
 * Every article points at the earlier one it is most like, and a family is all that leads to one first article. That does not
 * depend on the order in which articles were read: when the agency's own text comes in last, the papers' versions turn to it.
 *
 * Candidates share a key: one of the least hashes of a text's runs of words (a MinHash sketch with fixed seeds; two texts that
 * have three tenths of their runs in common share a key in 997 of 1,000 cases), or one of its quotations. A key that very
 * many texts have is a formula, and only its oldest and newest texts are looked at; so the work grows with the number of
 * articles and no faster.
 */
#include "follow/shelf.h"

#include <stdio.h>
#include <stdlib.h>

enum { MOST_COMPARED = 24, MOST_RELATIONS = 2 * MOST_COMPARED + 1, MOST_CANDIDATES = FOLLOW_KEYS * 12 };

/* A row of article_copy. */
struct member {
    int64_t article, family, superseded_by, nearest; /* 0 for none */
    enum follow_manner manner;
    double likeness;
};

struct candidate {
    int64_t article;
    uint32_t keys; /* shared */
};

/* A text that has something to do with the new one. */
struct relation {
    int64_t other;
    enum follow_manner manner;
    double likeness;
    bool other_is_later;
};

struct joining {
    struct follow_shelf shelf;
    struct candidate candidates[MOST_CANDIDATES];
    uint32_t candidate_count;
    int64_t compared[MOST_RELATIONS];
    uint32_t compared_count;
    struct relation relations[MOST_RELATIONS];
    uint32_t relation_count;
    uint64_t copies;
    int64_t mark; /* articles up to here were known before */
    struct base_arena *arena;
    struct follow_numbers *turned;
};

/* ------------------------------------------------------------------ rows */

static struct member get(struct joining *joining, int64_t article)
{
    sqlite3_stmt *row = joining->shelf.statements[FOLLOW_SHELF_GET];
    struct member member = {.article = article, .family = article, .likeness = 1};
    sqlite3_bind_int64(row, 1, article);
    if (sqlite3_step(row) == SQLITE_ROW) {
        member = (struct member){
            .article = article,
            .family = sqlite3_column_int64(row, 0),
            .manner = follow_manner_from(ledger_column_text(row, 1)),
            .likeness = sqlite3_column_double(row, 2),
            .superseded_by = sqlite3_column_int64(row, 3),
            .nearest = sqlite3_column_int64(row, 4),
        };
    }
    sqlite3_reset(row);
    return member;
}

static void bind_article(sqlite3_stmt *statement, int at, int64_t article)
{
    if (article > 0) {
        sqlite3_bind_int64(statement, at, article);
    } else {
        sqlite3_bind_null(statement, at);
    }
}

/* The article's own record tells what it repeats. A correction is no copy: it is the text that holds. */
static pacta_status tell(struct joining *joining, const struct member *member)
{
    bool repeats = member->manner == FOLLOW_COPY || member->manner == FOLLOW_REWRITE;
    enum follow_shelf_statement which = repeats ? FOLLOW_SHELF_SET_COPY_OF : FOLLOW_SHELF_UNSET_COPY_OF;
    sqlite3_bind_int64(joining->shelf.statements[which], 1, member->article);
    if (repeats) {
        sqlite3_bind_int64(joining->shelf.statements[which], 2, member->family);
    }
    return follow_shelf_run(&joining->shelf, which);
}

static pacta_status put(struct joining *joining, const struct member *member)
{
    sqlite3_stmt *put = joining->shelf.statements[FOLLOW_SHELF_PUT];
    sqlite3_bind_int64(put, 1, member->article);
    sqlite3_bind_int64(put, 2, member->family);
    ledger_bind_text(put, 3, base_str_from(follow_manner_name(member->manner)));
    sqlite3_bind_double(put, 4, member->likeness);
    bind_article(put, 5, member->superseded_by);
    bind_article(put, 6, member->nearest);
    pacta_status status = follow_shelf_run(&joining->shelf, FOLLOW_SHELF_PUT);
    if (member->article <= joining->mark) {
        *BASE_PUSH(joining->arena, *joining->turned) = member->article;
    }
    return status == PACTA_OK ? tell(joining, member) : status;
}

/* ------------------------------------------------------------------ candidates */

static void note_candidate(struct joining *joining, int64_t article)
{
    for (uint32_t i = 0; i < joining->candidate_count; i++) {
        if (joining->candidates[i].article == article) {
            joining->candidates[i].keys++;
            return;
        }
    }
    if (joining->candidate_count < MOST_CANDIDATES) {
        joining->candidates[joining->candidate_count++] = (struct candidate){article, 1};
    }
}

/* The oldest of a key, then the newest that were not among them. */
static void note_band(struct joining *joining, int64_t band)
{
    sqlite3_stmt *first = joining->shelf.statements[FOLLOW_SHELF_FIRST_OF_BAND],
                 *last = joining->shelf.statements[FOLLOW_SHELF_LAST_OF_BAND];
    int64_t seen = 0;
    sqlite3_bind_int64(first, 1, band);
    while (sqlite3_step(first) == SQLITE_ROW) {
        seen = sqlite3_column_int64(first, 0);
        note_candidate(joining, seen);
    }
    sqlite3_reset(first);
    sqlite3_bind_int64(last, 1, band);
    while (seen > 0 && sqlite3_step(last) == SQLITE_ROW && sqlite3_column_int64(last, 0) > seen) {
        note_candidate(joining, sqlite3_column_int64(last, 0));
    }
    sqlite3_reset(last);
}

static int by_keys(const void *left, const void *right)
{
    const struct candidate *a = left, *b = right;
    return a->keys != b->keys ? (a->keys < b->keys ? 1 : -1) : (a->article > b->article) - (a->article < b->article);
}

static pacta_status find_candidates(struct joining *joining, int64_t article, const struct follow_text *text)
{
    sqlite3_stmt *add = joining->shelf.statements[FOLLOW_SHELF_ADD_BAND];
    pacta_status status = PACTA_OK;
    joining->candidate_count = 0;
    for (uint32_t i = 0; i < text->key_count && status == PACTA_OK; i++) {
        int64_t band = (int64_t)text->keys[i];
        note_band(joining, band);
        sqlite3_bind_int64(add, 1, band);
        sqlite3_bind_int64(add, 2, article);
        status = follow_shelf_run(&joining->shelf, FOLLOW_SHELF_ADD_BAND);
    }
    qsort(joining->candidates, joining->candidate_count, sizeof *joining->candidates, by_keys);
    return status;
}

static bool is_compared(const struct joining *joining, int64_t article)
{
    for (uint32_t i = 0; i < joining->compared_count; i++) {
        if (joining->compared[i] == article) {
            return true;
        }
    }
    return false;
}

static void compare_with(struct joining *joining, const struct follow_text *text, int64_t other)
{
    const struct follow_text *known = is_compared(joining, other) ? NULL : follow_shelf_text(&joining->shelf, other);
    if (known == NULL || joining->compared_count == MOST_RELATIONS) {
        return;
    }
    joining->compared[joining->compared_count++] = other;
    struct relation relation = {.other = other, .other_is_later = follow_text_order(text, known) < 0};
    relation.manner = relation.other_is_later ? follow_compare(text, known, &relation.likeness)
                                              : follow_compare(known, text, &relation.likeness);
    if (relation.manner != FOLLOW_ORIGINAL) {
        joining->relations[joining->relation_count++] = relation;
    }
}

/* The likeliest ones, and the first text of the family of each that is related: a family of hundreds stays one, though only a
 * few of its members are looked at. */
static void find_relations(struct joining *joining, int64_t article, const struct follow_text *text)
{
    joining->relation_count = 0;
    joining->compared_count = 1;
    joining->compared[0] = article;
    for (uint32_t i = 0; i < joining->candidate_count && i < MOST_COMPARED; i++) {
        compare_with(joining, text, joining->candidates[i].article);
    }
    for (uint32_t i = 0, count = joining->relation_count; i < count; i++) {
        compare_with(joining, text, get(joining, joining->relations[i].other).family);
    }
}

/* ------------------------------------------------------------------ families */

/* Which of two articles was there first: below 0 when `a` was. Only one text is on hand at a time: both may want one slot. */
static int order(struct joining *joining, int64_t a, int64_t b)
{
    const struct follow_text *text = follow_shelf_text(&joining->shelf, a);
    if (text == NULL) {
        return 1;
    }
    char id[96];
    snprintf(id, sizeof id, "%.*s", BASE_STR_ARG(text->id));
    const struct follow_text first = {
        .day = text->day, .corrects = text->corrects, .credits = text->credits, .words = text->words, .id = base_str_from(id)};
    text = follow_shelf_text(&joining->shelf, b);
    return text != NULL ? follow_text_order(&first, text) : -1;
}

/* A correction is one whatever else the text is like; else the nearest text counts, and of several the one that was first. */
static bool is_nearer(struct joining *joining, const struct relation *relation, int64_t article, const struct member *than)
{
    bool corrects = relation->manner == FOLLOW_CORRECTION, corrected = than->manner == FOLLOW_CORRECTION;
    if (than->nearest == 0 || corrects != corrected) {
        return than->nearest == 0 || corrects;
    }
    if (relation->likeness < than->likeness || relation->likeness > than->likeness) {
        return relation->likeness > than->likeness;
    }
    return order(joining, article, than->nearest) < 0;
}

/* A member of a family, and whether it leads to the branch that is looked for. */
enum place { UNKNOWN, WITHIN, WITHOUT };
struct kinsman {
    int64_t article, nearest;
    enum place place;
};
struct kin {
    BASE_ARRAY(struct kinsman) members; /* by article */
};

static struct kinsman *kinsman_of(const struct kin *kin, int64_t article)
{
    uint32_t low = 0, high = kin->members.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (kin->members.items[middle].article < article) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool found = low < kin->members.count && kin->members.items[low].article == article;
    return found ? &kin->members.items[low] : NULL;
}

/* Marks a member and all on its way to whose place is known. Ways end, since the nearest is always an earlier text. */
static void settle(const struct kin *kin, struct kinsman *from)
{
    struct kinsman *at = from;
    for (uint32_t steps = 0; at != NULL && at->place == UNKNOWN; steps++) {
        at = steps < kin->members.count ? kinsman_of(kin, at->nearest) : NULL; /* a damaged file may go in circles */
    }
    enum place place = at != NULL ? at->place : WITHOUT;
    for (at = from; at != NULL && at->place == UNKNOWN; at = kinsman_of(kin, at->nearest)) {
        at->place = place;
    }
}

static void load_kin(struct joining *joining, struct base_arena *arena, int64_t family, struct kin *kin)
{
    sqlite3_stmt *rows = joining->shelf.statements[FOLLOW_SHELF_OF_FAMILY];
    sqlite3_bind_int64(rows, 1, family);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        *BASE_PUSH(arena, kin->members) =
            (struct kinsman){sqlite3_column_int64(rows, 0), sqlite3_column_int64(rows, 1), UNKNOWN};
    }
    sqlite3_reset(rows);
}

/* An article turns to a text that is nearer, with all that lead to it. */
static pacta_status turn(struct joining *joining, struct member later, const struct relation *relation, const struct member *to)
{
    struct base_arena arena;
    struct kin kin = {0};
    base_arena_init(&arena, 0);
    load_kin(joining, &arena, later.family, &kin);
    struct kinsman *self = kinsman_of(&kin, later.article);
    if (self != NULL) {
        self->place = WITHIN;
    }
    later.manner = relation->manner;
    later.likeness = relation->likeness;
    later.nearest = to->article;
    later.family = to->family;
    pacta_status status = put(joining, &later);
    for (uint32_t i = 0; i < kin.members.count && status == PACTA_OK; i++) {
        settle(&kin, &kin.members.items[i]);
        if (kin.members.items[i].place == WITHIN && &kin.members.items[i] != self) {
            struct member member = get(joining, kin.members.items[i].article);
            member.family = to->family;
            status = put(joining, &member);
        }
    }
    base_arena_release(&arena);
    return status;
}

/* The last correction of a text is the one that holds. */
static pacta_status supersede(struct joining *joining, int64_t earlier, int64_t later)
{
    struct member member = get(joining, earlier);
    if (member.superseded_by > 0 && order(joining, member.superseded_by, later) > 0) {
        return PACTA_OK;
    }
    member.superseded_by = later;
    return put(joining, &member);
}

static pacta_status place_new(struct joining *joining, int64_t article)
{
    struct member member = {.article = article, .family = article, .likeness = 1};
    for (uint32_t i = 0; i < joining->relation_count; i++) {
        const struct relation *relation = &joining->relations[i];
        if (!relation->other_is_later && is_nearer(joining, relation, relation->other, &member)) {
            member.manner = relation->manner;
            member.likeness = relation->likeness;
            member.nearest = relation->other;
        }
    }
    if (member.nearest > 0) {
        member.family = get(joining, member.nearest).family;
        joining->copies++;
    }
    return put(joining, &member);
}

static pacta_status turn_others(struct joining *joining, int64_t article)
{
    pacta_status status = PACTA_OK;
    for (uint32_t i = 0; i < joining->relation_count && status == PACTA_OK; i++) {
        const struct relation *relation = &joining->relations[i];
        struct member self = get(joining, article), other = get(joining, relation->other);
        if (relation->other_is_later && is_nearer(joining, relation, article, &other)) {
            status = turn(joining, other, relation, &self);
        }
        if (status == PACTA_OK && relation->manner == FOLLOW_CORRECTION) {
            status = relation->other_is_later ? supersede(joining, article, relation->other)
                                              : supersede(joining, relation->other, article);
        }
    }
    return status;
}

static pacta_status join(struct joining *joining, int64_t article)
{
    const struct follow_text *known = follow_shelf_text(&joining->shelf, article);
    if (known == NULL) {
        return place_new(joining, article);
    }
    struct follow_kept_text *slot = &joining->shelf.slots[(uint64_t)article % FOLLOW_SHELF_SLOTS];
    struct follow_kept_text own = *slot; /* taken off the shelf while others are looked at */
    *slot = (struct follow_kept_text){0};
    pacta_status status = find_candidates(joining, article, &own.text);
    if (status == PACTA_OK) {
        find_relations(joining, article, &own.text);
        free(slot->memory);
        *slot = own;
        status = place_new(joining, article);
    } else {
        free(own.memory);
    }
    return status == PACTA_OK ? turn_others(joining, article) : status;
}

static pacta_status join_all(struct joining *joining, struct ledger *ledger, int64_t mark)
{
    sqlite3_stmt *rows = ledger_prepare(ledger, "SELECT n FROM article WHERE n > ?1 ORDER BY n");
    pacta_status status = rows != NULL ? PACTA_OK : PACTA_BAD_LEDGER;
    int code = SQLITE_DONE;
    if (rows != NULL) {
        sqlite3_bind_int64(rows, 1, mark);
    }
    while (status == PACTA_OK && (code = sqlite3_step(rows)) == SQLITE_ROW) {
        mark = sqlite3_column_int64(rows, 0);
        status = join(joining, mark);
    }
    if (status == PACTA_OK && code != SQLITE_DONE) {
        status = ledger_fail(ledger, code);
    }
    sqlite3_finalize(rows);
    return status == PACTA_OK ? follow_set_mark(ledger, "article", mark) : status;
}

/* What was told before the families were forgotten. */
static pacta_status forget_copies(struct ledger *ledger)
{
    return ledger_execute(ledger, "UPDATE record SET json = json_remove(json, '$.copy_of') WHERE type = 'article' "
                                  "AND json ->> '$.copy_of' IS NOT NULL");
}

pacta_status follow_copies_update(struct ledger *ledger, struct base_arena *arena, struct follow_numbers *turned,
                                  uint64_t *copies)
{
    int64_t mark = follow_mark(ledger, "article");
    *copies = 0;
    if (ledger_number(ledger, "SELECT coalesce(max(n), 0) FROM article", 0) <= mark) {
        return PACTA_OK;
    }
    struct joining *joining = calloc(1, sizeof *joining);
    if (joining == NULL) {
        return ledger_fail(ledger, SQLITE_NOMEM);
    }
    *joining = (struct joining){.mark = mark, .arena = arena, .turned = turned};
    pacta_status status = mark == 0 ? forget_copies(ledger) : PACTA_OK;
    if (status == PACTA_OK) {
        status = follow_shelf_open(&joining->shelf, ledger);
        status = status == PACTA_OK ? join_all(joining, ledger, mark) : status;
        *copies = joining->copies;
        follow_shelf_close(&joining->shelf);
    }
    free(joining);
    return status;
}
