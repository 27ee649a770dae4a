/*
 * Decisions are laid over what the reader wrote, and can be lifted off again: the JSON keeps the printed value of every field
 * that was corrected. So the last word of several is found by starting over from the printed record each time, and a record
 * without decisions is what the reader wrote, byte for byte.
 */
#include "ledger/amend.h"

#include "read/record_json.h"

#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------ JSON */

static void set_or_remove(json_t *record, const char *field, json_t *value)
{
    if (value == NULL || json_is_null(value)) {
        json_object_del(record, field);
    } else {
        json_object_set(record, field, value);
    }
}

void ledger_amend_undo(json_t *record)
{
    const char *field;
    json_t *change, *corrected = json_incref(json_object_get(record, "corrected"));
    json_object_foreach(corrected, field, change)
    {
        set_or_remove(record, field, json_object_get(change, "printed"));
    }
    json_decref(corrected);
    json_object_del(record, "corrected");
    json_object_del(record, "accepted");
    json_object_del(record, "rejected");
}

struct base_str ledger_printed_json(struct base_arena *arena, struct base_str json)
{
    json_t *record = json_loadb(json.data != NULL ? json.data : "", json.length, JSON_ALLOW_NUL, NULL);
    ledger_amend_undo(record);
    char *text = json_dumps(record, JSON_COMPACT | JSON_REAL_PRECISION(15));
    struct base_str copy = base_str_copy(arena, base_str_from(text));
    free(text);
    json_decref(record);
    return copy;
}

/* {"by", "at"}, and the reason when one was given. */
static json_t *signature(const struct ledger_decision *decision)
{
    json_t *signature = json_object();
    json_object_set_new(signature, "by", json_stringn(decision->by.data, decision->by.length));
    json_object_set_new(signature, "at", json_stringn(decision->at.data, decision->at.length));
    if (decision->text.length > 0) {
        json_object_set_new(signature, "note", json_stringn(decision->text.data, decision->text.length));
    }
    return signature;
}

/* What decisions make of a record; all three are ours. */
struct amended {
    json_t *printed;   /* as the reader wrote it */
    json_t *record;    /* with the corrected values */
    json_t *decisions; /* what is added to it: corrected, accepted, rejected */
};

static void correct_field(struct amended *amended, const struct ledger_decision *decision, const char *field, json_t *value)
{
    json_t *corrected = json_object_get(amended->decisions, "corrected"), *before = json_object_get(amended->printed, field);
    if (json_is_true(json_object_get(value, "printed"))) {
        set_or_remove(amended->record, field, before);
        json_object_del(corrected, field);
        return;
    }
    set_or_remove(amended->record, field, value);
    json_t *entry = json_object(), *signed_by = signature(decision);
    json_object_set_new(entry, "printed", before != NULL ? json_incref(before) : json_null());
    json_object_update(entry, signed_by);
    json_object_set_new(corrected, field, entry);
    json_decref(signed_by);
}

static void correct(struct amended *amended, const struct ledger_decision *decision)
{
    const char *field;
    json_t *value, *fields = json_loadb(decision->fields.data != NULL ? decision->fields.data : "", decision->fields.length,
                                        JSON_ALLOW_NUL, NULL);
    json_object_foreach(fields, field, value)
    {
        correct_field(amended, decision, field, value);
    }
    json_decref(fields);
}

static void follow(struct amended *amended, const struct ledger_decision *decision)
{
    if (decision->verb == LEDGER_CORRECT) {
        correct(amended, decision);
    } else if (decision->verb == LEDGER_ACCEPT || decision->verb == LEDGER_REJECT) {
        bool accepted = decision->verb == LEDGER_ACCEPT;
        json_object_del(amended->decisions, accepted ? "rejected" : "accepted");
        json_object_set_new(amended->decisions, accepted ? "accepted" : "rejected", signature(decision));
    }
}

static void amended_init(struct amended *amended, struct base_str json, const struct ledger_decision *const *decisions,
                         uint32_t count)
{
    amended->record = json_loadb(json.data, json.length, JSON_ALLOW_NUL, NULL);
    ledger_amend_undo(amended->record);
    amended->printed = json_copy(amended->record);
    amended->decisions = json_object();
    json_object_set_new(amended->decisions, "corrected", json_object());
    for (uint32_t i = 0; i < count; i++) {
        follow(amended, decisions[i]);
    }
    if (json_object_size(json_object_get(amended->decisions, "corrected")) == 0) {
        json_object_del(amended->decisions, "corrected");
    }
}

static void amended_release(struct amended *amended)
{
    json_decref(amended->printed);
    json_decref(amended->record);
    json_decref(amended->decisions);
}

/* ------------------------------------------------------------------ the row */

struct place {
    int64_t record, article;
    int32_t published;
};

/* The row of some JSON; false when it is no record. */
static bool make_row(struct ledger_entry *work, struct base_str json, const struct place *place, struct ledger_row *row)
{
    struct read_record *record;
    *row = (struct ledger_row){0};
    if (read_record_from_json(&work->arena, json, &record) != PACTA_OK) {
        return false;
    }
    ledger_entry_row(work, row, record, place->published);
    return true;
}

/* The canonical JSON of the row with the decisions' members at its end. */
static void add_members(struct ledger_entry *work, struct ledger_row *row, const json_t *decisions)
{
    if (json_object_size(decisions) == 0 || row->json.length < 2) {
        return;
    }
    char *members = json_dumps(decisions, JSON_COMPACT | JSON_REAL_PRECISION(15));
    row->json = base_str_format(&work->arena, "%.*s,%s", (int)row->json.length - 1, row->json.data,
                                members != NULL ? members + 1 : "}");
    free(members);
}

static pacta_status write_row(struct ledger *ledger, const struct place *place, const struct ledger_row *row, bool rejected)
{
    sqlite3_stmt *amend = ledger_statement(ledger, LEDGER_AMEND_RECORD),
                 *mark = ledger_statement(ledger, rejected ? LEDGER_HIDE_RECORD : LEDGER_UNHIDE_RECORD);
    if (amend == NULL || mark == NULL) {
        return PACTA_BAD_LEDGER;
    }
    sqlite3_bind_int64(amend, 1, place->record);
    ledger_bind_row(amend, 2, row);
    sqlite3_bind_int64(mark, 1, place->record);
    pacta_status status = ledger_run(ledger, LEDGER_AMEND_RECORD);
    if (status == PACTA_OK) {
        status = ledger_run(ledger, rejected ? LEDGER_HIDE_RECORD : LEDGER_UNHIDE_RECORD);
    }
    return status == PACTA_OK && !rejected ? ledger_write_keys(ledger, LEDGER_ADD_KEYS, row, place->record, place->article)
                                           : status;
}

static pacta_status rewrite(struct ledger *ledger, struct ledger_entry *work, const struct place *place, struct base_str json,
                            const struct amended *amended)
{
    struct ledger_row before, after;
    char *text = json_dumps(amended->record, JSON_COMPACT | JSON_REAL_PRECISION(15));
    bool readable = text != NULL && make_row(work, json, place, &before) && make_row(work, base_str_from(text), place, &after);
    free(text);
    if (!readable) {
        return PACTA_OK; /* what the reader of today cannot read stays as it is */
    }
    add_members(work, &after, amended->decisions);
    pacta_status status = ledger_write_keys(ledger, LEDGER_REMOVE_KEYS, &before, place->record, place->article);
    bool rejected = json_object_get(amended->decisions, "rejected") != NULL;
    return status == PACTA_OK ? write_row(ledger, place, &after, rejected) : status;
}

static pacta_status load(struct ledger *ledger, struct base_arena *arena, struct place *place, struct base_str *json)
{
    sqlite3_stmt *find = ledger_statement(ledger, LEDGER_RECORD_ROW);
    if (find == NULL) {
        return PACTA_BAD_LEDGER;
    }
    sqlite3_bind_int64(find, 1, place->record);
    int code = sqlite3_step(find);
    if (code == SQLITE_ROW) {
        *json = base_str_copy(arena, ledger_column_text(find, 0));
        place->published = text_day_from_words(ledger_column_text(find, 1));
        place->article = sqlite3_column_int64(find, 2);
    }
    sqlite3_reset(find);
    return code == SQLITE_ROW ? PACTA_OK : code == SQLITE_DONE ? PACTA_NOT_FOUND : ledger_fail(ledger, code);
}

pacta_status ledger_amend(struct ledger *ledger, int64_t n, const struct ledger_decision *const *decisions, uint32_t count)
{
    struct ledger_entry work;
    struct amended amended;
    struct base_str json = {0};
    struct place place = {.record = n};
    ledger_entry_init(&work);
    pacta_status status = load(ledger, &work.arena, &place, &json);
    if (status == PACTA_OK) {
        amended_init(&amended, json, decisions, count);
        status = rewrite(ledger, &work, &place, json, &amended);
        amended_release(&amended);
    }
    ledger_entry_release(&work);
    return status;
}
