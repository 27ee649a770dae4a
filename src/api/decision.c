/* Decisions are told in the past tense and by name: whoever reads a record must see whose word it is. */
#include "api/decision.h"

#include "base/json.h"

static void add_part(struct base_buffer *out, const char *lead, struct base_str text)
{
    if (text.length > 0) {
        base_buffer_add_text(out, lead);
        api_plain(out, text);
    }
}

void api_decision_words(struct base_buffer *out, const struct ledger_decision *decision)
{
    struct base_buffer words;
    base_buffer_init(&words);
    ledger_decision_words(&words, decision);
    api_plain(out, (struct base_str){words.data, (uint32_t)words.length});
    base_buffer_release(&words);
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
