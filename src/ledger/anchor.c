/*
 * Ids follow the facts of a record, so a reader that reads better gives some records other ids. What a person decided must
 * outlive that: it is remembered with the bytes it rested on, which never change. Among the records of the same type that rest
 * on these bytes, the one that says the most of the same is meant; two promises of one sentence are told apart by that.
 */
#include "ledger/anchor.h"

#include "ledger/amend.h"

#include <stdlib.h>
#include <string.h>

/* How much of the stretch of bytes and of the fields must agree. */
static const double LEAST_OVERLAP = 0.3, LEAST_AGREEMENT = 0.34;

static json_t *parse(struct base_str json)
{
    return json_loadb(json.data != NULL ? json.data : "", json.length, JSON_ALLOW_NUL, NULL);
}

static struct base_str take_json(struct base_arena *arena, const json_t *value)
{
    char *text = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(15));
    struct base_str copy = base_str_copy(arena, base_str_from(text));
    free(text);
    return copy;
}

/* ------------------------------------------------------------------ by name */

static pacta_status find_id(struct base_arena *arena, struct ledger *ledger, struct base_str id, struct ledger_anchored *found)
{
    sqlite3_stmt *find = ledger_statement(ledger, LEDGER_RECORD_BY_ID);
    if (find == NULL) {
        return PACTA_BAD_LEDGER;
    }
    ledger_bind_text(find, 1, id);
    int code = sqlite3_step(find);
    if (code == SQLITE_ROW) {
        *found = (struct ledger_anchored){sqlite3_column_int64(find, 0), base_str_copy(arena, ledger_column_text(find, 1)),
                                          base_str_copy(arena, ledger_column_text(find, 2))};
    }
    sqlite3_reset(find);
    return code == SQLITE_ROW || code == SQLITE_DONE ? PACTA_OK : ledger_fail(ledger, code);
}

bool ledger_is_thread_id(struct base_str id)
{
    return id.length > 1 && id.data[0] == 'h';
}

pacta_status ledger_record_named(struct base_arena *arena, struct ledger *ledger, struct base_str id,
                                 struct ledger_anchored *found)
{
    *found = (struct ledger_anchored){0};
    if (!ledger_is_thread_id(id)) {
        return find_id(arena, ledger, id, found);
    }
    struct base_str name = base_str_copy(arena, id);
    char *letter = (char *)(uintptr_t)name.data;
    pacta_status status = PACTA_OK;
    for (*letter = 'a'; status == PACTA_OK && *letter <= 'z' && found->n == 0; (*letter)++) {
        status = find_id(arena, ledger, name, found);
    }
    return status;
}

/* ------------------------------------------------------------------ the anchor */

struct base_str ledger_anchor_of(struct base_arena *arena, const struct ledger_anchored *record)
{
    static const char *const PLACES[] = {"evidence", "source", "sha256", "article", "id"};
    json_t *was = parse(record->json), *anchor = json_object();
    json_t *first = json_array_get(json_object_get(was, "evidence"), 0);
    ledger_amend_undo(was);
    json_object_set(anchor, "type", json_object_get(was, "record"));
    json_object_set(anchor, "sha256", json_object_get(was, "sha256"));
    json_object_set(anchor, "start", json_object_get(first, "start"));
    json_object_set(anchor, "end", json_object_get(first, "end"));
    for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++) {
        json_object_del(was, PLACES[i]);
    }
    json_object_set(anchor, "was", was);
    struct base_str text = take_json(arena, anchor);
    json_decref(anchor);
    json_decref(was);
    return text;
}

struct stretch {
    double start, end;
};

static struct stretch stretch_of(const json_t *object)
{
    return (struct stretch){json_number_value(json_object_get(object, "start")),
                            json_number_value(json_object_get(object, "end"))};
}

/* The share of the shorter stretch that lies in the other. */
static double overlap(struct stretch a, struct stretch b)
{
    double start = a.start > b.start ? a.start : b.start, end = a.end < b.end ? a.end : b.end;
    double shorter = a.end - a.start < b.end - b.start ? a.end - a.start : b.end - b.start;
    return end > start && shorter > 0 ? (end - start) / shorter : 0;
}

static double best_overlap(struct stretch wanted, const json_t *record)
{
    const json_t *evidence = json_object_get(record, "evidence");
    double best = 0;
    for (size_t i = 0; i < json_array_size(evidence); i++) {
        double one = overlap(wanted, stretch_of(json_array_get(evidence, i)));
        best = one > best ? one : best;
    }
    return best;
}

/* What a field tells of which record it is. Two promises of one sentence share their parties, date and place. */
static double weight_of(const char *field)
{
    static const char *const NOTHING[] = {"record", "rule", "confidence", "stance"}, *const LITTLE[] = {"parties", "by",
                                                                                                        "actors",  "agents",
                                                                                                        "date",    "place",
                                                                                                        "sectors", "said_by"};
    for (size_t i = 0; i < sizeof NOTHING / sizeof *NOTHING; i++) {
        if (strcmp(field, NOTHING[i]) == 0) {
            return 0;
        }
    }
    for (size_t i = 0; i < sizeof LITTLE / sizeof *LITTLE; i++) {
        if (strcmp(field, LITTLE[i]) == 0) {
            return 0.25;
        }
    }
    return 1;
}

/* The share of the remembered fields that the record has as they were, by weight. */
static double agreement(json_t *was, const json_t *record)
{
    const char *field;
    json_t *value;
    double all = 0, equal = 0;
    json_object_foreach(was, field, value)
    {
        double weight = weight_of(field);
        all += weight;
        equal += json_equal(value, json_object_get(record, field)) != 0 ? weight : 0;
    }
    return all > 0 ? equal / all : 1;
}

static double weigh(const json_t *anchor, struct base_str json)
{
    json_t *record = parse(json);
    ledger_amend_undo(record);
    double bytes = best_overlap(stretch_of(anchor), record), facts = agreement(json_object_get(anchor, "was"), record);
    json_decref(record);
    return bytes >= LEAST_OVERLAP && facts >= LEAST_AGREEMENT ? bytes + facts : 0;
}

static struct base_str text_in(const json_t *object, const char *key)
{
    return base_str_from(json_string_value(json_object_get(object, key)));
}

static pacta_status walk_candidates(struct base_arena *arena, struct ledger *ledger, const json_t *anchor,
                                    struct ledger_anchored *found)
{
    sqlite3_stmt *rows = ledger_prepare(ledger, "SELECT r.n, r.id, r.json FROM source AS s JOIN article AS a ON a.source = s.n "
                                                "JOIN record AS r ON r.article = a.n AND r.type = ?2 "
                                                "WHERE s.sha256 = ?1 ORDER BY r.n");
    double best = 0;
    int code = SQLITE_ERROR;
    if (rows == NULL) {
        return PACTA_BAD_LEDGER;
    }
    ledger_bind_text(rows, 1, text_in(anchor, "sha256"));
    ledger_bind_text(rows, 2, text_in(anchor, "type"));
    while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
        double weight = weigh(anchor, ledger_column_text(rows, 2));
        if (weight > best) {
            best = weight;
            *found = (struct ledger_anchored){sqlite3_column_int64(rows, 0), base_str_copy(arena, ledger_column_text(rows, 1)),
                                              base_str_copy(arena, ledger_column_text(rows, 2))};
        }
    }
    sqlite3_finalize(rows);
    return code == SQLITE_DONE ? PACTA_OK : ledger_fail(ledger, code);
}

pacta_status ledger_anchor_follow(struct base_arena *arena, struct ledger *ledger, struct base_str text,
                                  struct ledger_anchored *found)
{
    *found = (struct ledger_anchored){0};
    json_t *anchor = parse(text);
    pacta_status status = json_is_object(anchor) ? walk_candidates(arena, ledger, anchor, found) : PACTA_OK;
    json_decref(anchor);
    return status;
}
