/* Decisions are told in the past tense and by name: whoever reads a record must see whose word it is. */
#include "api/decision.h"

#include "base/json.h"

#include <jansson.h>
#include <stdlib.h>

/* ------------------------------------------------------------------ words */

/* A text as it is, a list with commas, an object by what it holds; all of it on one line. */
static void add_value(struct base_buffer *out, const json_t *value)
{
    static const char *const MEMBERS[] = {"name", "office", "country", "as", "from", "to", "amount", "percent", "unit"};
    size_t count = 0;
    if (json_is_string(value)) {
        api_plain(out, base_str_from(json_string_value(value)));
    } else if (json_is_number(value)) {
        api_number(out, json_number_value(value));
    } else if (json_is_boolean(value)) {
        base_buffer_add_text(out, json_is_true(value) ? "yes" : "no");
    }
    for (size_t i = 0; i < json_array_size(value); i++) {
        base_buffer_add_text(out, i > 0 ? ", " : "");
        add_value(out, json_array_get(value, i));
    }
    for (size_t i = 0; json_is_object(value) && i < sizeof MEMBERS / sizeof *MEMBERS; i++) {
        const json_t *member = json_object_get(value, MEMBERS[i]);
        bool repeated = i == 5 && json_equal((json_t *)(uintptr_t)member, json_object_get(value, "from"));
        if (member != NULL && !repeated) {
            base_buffer_add_text(out, count++ == 0 ? "" : i == 5 ? " to " : " ");
            add_value(out, member);
        }
    }
}

static void add_fields(struct base_buffer *out, struct base_str fields)
{
    const char *name;
    json_t *value, *object = json_loadb(fields.data != NULL ? fields.data : "", fields.length, JSON_ALLOW_NUL, NULL);
    bool first = true;
    json_object_foreach(object, name, value)
    {
        base_buffer_add_text(out, first ? "" : "; ");
        first = false;
        api_plain(out, base_str_from(name));
        if (json_is_null(value)) {
            base_buffer_add_text(out, " taken away");
        } else if (json_is_true(json_object_get(value, "printed"))) {
            base_buffer_add_text(out, " as printed again");
        } else {
            base_buffer_add_text(out, " corrected to ");
            add_value(out, value);
        }
    }
    json_decref(object);
}

static void add_part(struct base_buffer *out, const char *lead, struct base_str text)
{
    if (text.length > 0) {
        base_buffer_add_text(out, lead);
        api_plain(out, text);
    }
}

void api_decision_words(struct base_buffer *out, const struct ledger_decision *decision)
{
    switch (decision->verb) {
    case LEDGER_ACCEPT:
        base_buffer_add_text(out, "accepted");
        break;
    case LEDGER_REJECT:
        base_buffer_add_text(out, "rejected");
        break;
    case LEDGER_CORRECT:
        add_fields(out, decision->fields);
        break;
    case LEDGER_MERGE:
        add_part(out, "merged with ", decision->other);
        break;
    case LEDGER_SPLIT:
        base_buffer_add_text(out, "parted from ");
        api_plain(out, decision->other);
        break;
    case LEDGER_NOTE:
        base_buffer_add_text(out, "noted");
        break;
    case LEDGER_ASSIGN:
        add_part(out, "given to ", decision->owner);
        add_part(out, ", due ", decision->due);
        break;
    case LEDGER_VERB_COUNT:
        break;
    }
    add_part(out, ": ", decision->text);
}

void api_decision_signature(struct base_buffer *out, const struct ledger_decision *decision)
{
    struct base_str day =
        base_str_slice(decision->at, (struct base_span){0, decision->at.length < 10 ? decision->at.length : 10});
    add_part(out, "by ", decision->by);
    add_part(out, ", ", day);
    if (decision->at.length >= 16) {
        base_buffer_format(out, " %.5s UTC", decision->at.data + 11);
    }
}

/* ------------------------------------------------------------------ JSON */

static void put(struct base_buffer *out, const char *key, struct base_str text)
{
    if (text.length > 0) {
        base_json_key(out, key);
        base_json_str(out, text);
    }
}

void api_decision_json(struct base_buffer *out, const struct ledger_decision *decision)
{
    base_json_open(out, '{');
    base_json_key(out, "n");
    base_json_number(out, (double)decision->n);
    put(out, "verb", base_str_from(ledger_verb_name(decision->verb)));
    put(out, "id", decision->id);
    if (!ledger_is_thread_id(decision->id) && !base_str_equal(decision->record, decision->id)) {
        put(out, "record", decision->record);
    }
    put(out, "other", decision->other);
    if (decision->fields.length > 0) {
        base_json_key(out, "fields");
        base_buffer_add_str(out, decision->fields);
    }
    put(out, "text", decision->text);
    put(out, "owner", decision->owner);
    put(out, "due", decision->due);
    put(out, "by", decision->by);
    put(out, "at", decision->at);
    if (decision->record.length == 0) {
        base_json_key(out, "orphan");
        base_json_flag(out, true);
    }
    base_json_close(out, '}');
}
