/* Decisions in words, for histories: told in the past tense, values by what they hold. */
#include "ledger/decide.h"

#include <jansson.h>

/* A text as it is, a list with commas, an object by what it holds; all of it on one line. */
static void add_value(struct base_buffer *out, const json_t *value)
{
    static const char *const MEMBERS[] = {"name", "office", "country", "as", "from", "to", "amount", "percent", "unit"};
    size_t count = 0;
    if (json_is_string(value)) {
        base_buffer_add_text(out, json_string_value(value));
    } else if (json_is_number(value)) {
        base_buffer_format(out, "%.15g", json_number_value(value));
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
        base_buffer_add_text(out, name);
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
        base_buffer_add_str(out, text);
    }
}

void ledger_decision_words(struct base_buffer *out, const struct ledger_decision *decision)
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
        base_buffer_add_str(out, decision->other);
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
