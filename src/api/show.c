/* One record with everything that stands behind it. */
#include "api/show.h"

#include "api/line.h"
#include "api/markup.h"
#include "api/wrap.h"
#include "base/json.h"
#include "read/record_json.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

enum { NAME_WIDTH = 14, REACH = 200 };

static bool is_edge(struct base_str bytes, uint32_t at)
{
    unsigned char c = (unsigned char)bytes.data[at];
    return c <= 0x20;
}

void api_surroundings(struct base_str bytes, struct base_span at, uint32_t reach, struct base_str *before,
                      struct base_str *after)
{
    uint32_t start = at.start > reach ? at.start - reach : 0,
             end = bytes.length - at.end > reach ? at.end + reach : bytes.length;
    while (start > 0 && start < at.start && !is_edge(bytes, start)) {
        start++;
    }
    while (end < bytes.length && end > at.end && !is_edge(bytes, end)) {
        end--;
    }
    *before = base_str_slice(bytes, (struct base_span){start, at.start});
    *after = base_str_slice(bytes, (struct base_span){at.end, end});
}

/* ------------------------------------------------------------------ fields */

static void add_named(struct base_buffer *out, struct base_str text, const char *between)
{
    if (text.length > 0) {
        base_buffer_add_text(out, between);
        api_plain(out, text);
    }
}

static void add_actors(struct base_buffer *out, const struct read_value *value)
{
    for (uint32_t i = 0; i < value->as.actors.count; i++) {
        const struct read_actor *actor = &value->as.actors.items[i];
        base_buffer_add_text(out, i > 0 ? "; " : "");
        api_plain(out, actor->name.length > 0 ? actor->name : BASE_STR("unnamed"));
        add_named(out, actor->office, ", ");
        add_named(out, actor->country, ", ");
        add_named(out, actor->as, " – ");
    }
}

static void add_agents(struct base_buffer *out, const struct read_value *value)
{
    for (uint32_t i = 0; i < value->as.agents.count; i++) {
        const struct read_agent *agent = &value->as.agents.items[i];
        base_buffer_add_text(out, i > 0 ? "; " : "");
        api_plain(out, agent->name);
        add_named(out, agent->kind, ", ");
        add_named(out, agent->country, ", ");
    }
}

static void add_texts(struct base_buffer *out, const struct read_value *value)
{
    for (uint32_t i = 0; i < value->as.texts.count; i++) {
        base_buffer_add_text(out, i > 0 ? ", " : "");
        api_plain(out, value->as.texts.items[i]);
    }
}

static void add_change(struct base_buffer *out, const struct read_change *change)
{
    const struct {
        const char *lead;
        double number;
    } parts[] = {{"percent ", change->percent}, {"from ", change->from}, {"to ", change->to}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!isnan(parts[i].number)) {
            base_buffer_add_text(out, parts[i].lead);
            api_number(out, parts[i].number);
            base_buffer_add_char(out, ' ');
        }
    }
    add_named(out, change->since, "since ");
}

static void add_field(struct base_buffer *out, const struct api_shown *shown, const struct read_value *value)
{
    switch (read_field_kind((enum read_field)value->field)) {
    case READ_IS_TEXT:
        api_plain(out, value->as.text);
        break;
    case READ_IS_NUMBER:
        if (value->field == READ_F_AMOUNT || value->field == READ_F_MIN || value->field == READ_F_MAX) {
            api_amount(out, value->as.number, read_text(shown->record, READ_F_UNIT));
        } else {
            api_number(out, value->as.number);
        }
        break;
    case READ_IS_FLAG:
        base_buffer_add_text(out, value->as.flag ? "yes" : "no");
        break;
    case READ_IS_TEXTS:
        add_texts(out, value);
        break;
    case READ_IS_DATE:
        api_date(out, &value->as.date);
        break;
    case READ_IS_PLACE:
        api_plain(out, value->as.place.name);
        add_named(out, value->as.place.country, value->as.place.name.length > 0 ? ", " : "");
        break;
    case READ_IS_ACTORS:
        add_actors(out, value);
        break;
    case READ_IS_AGENTS:
        add_agents(out, value);
        break;
    case READ_IS_BASELINE:
        api_amount(out, value->as.baseline.amount, value->as.baseline.unit);
        add_named(out, value->as.baseline.period.said, ", ");
        break;
    case READ_IS_CHANGE:
        add_change(out, &value->as.change);
        break;
    case READ_IS_SPAN:
        base_buffer_format(out, "bytes %u–%u", value->as.span.start, value->as.span.end);
        break;
    }
}

static void print_row(struct base_buffer *out, const char *name, const struct base_buffer *text, uint32_t width)
{
    base_buffer_format(out, "  %-*s", NAME_WIDTH, name);
    api_wrap(out, (struct base_str){text->data, (uint32_t)text->length}, NAME_WIDTH + 2, NAME_WIDTH + 2, width);
}

static const struct api_correction *correction_of(const struct api_shown *shown, enum read_field field)
{
    for (uint32_t i = 0; shown->printed != NULL && i < shown->printed->corrections.count; i++) {
        const struct api_correction *one = &shown->printed->corrections.items[i];
        if (base_str_is(one->field, read_field_name(field))) {
            return one;
        }
    }
    return NULL;
}

/* " (by ada, 2025-07-10; printed: to be signed)" */
static void add_correction(struct base_buffer *out, const struct api_shown *shown, enum read_field field,
                           const struct api_correction *correction)
{
    const struct read_value *printed = read_get(shown->printed->record, field);
    base_buffer_add_text(out, " (by ");
    api_plain(out, correction->by);
    base_buffer_format(out, ", %.*s; ", correction->at.length < 10 ? 0 : 10, correction->at.data);
    if (printed != NULL) {
        base_buffer_add_text(out, "printed: ");
        add_field(out, shown, printed);
    } else {
        base_buffer_add_text(out, "not printed");
    }
    base_buffer_add_char(out, ')');
}

static void print_fields(struct base_buffer *out, const struct api_shown *shown, uint32_t width)
{
    struct base_buffer text;
    base_buffer_init(&text);
    for (uint32_t i = 0; i < READ_FIELD_COUNT; i++) {
        enum read_field field = (enum read_field)i;
        const struct read_value *value = read_get(shown->record, field);
        const struct api_correction *correction = correction_of(shown, field);
        base_buffer_clear(&text);
        if (value != NULL) {
            add_field(&text, shown, value);
        } else if (correction != NULL && read_get(shown->printed->record, field) != NULL) {
            base_buffer_add_text(&text, "–");
        }
        if (correction != NULL && text.length > 0) {
            add_correction(&text, shown, field, correction);
        }
        if (text.length > 0) {
            print_row(out, read_field_name(field), &text, width);
        }
    }
    base_buffer_release(&text);
}

bool api_printed_from(struct base_arena *arena, struct base_str json, struct api_printed *printed)
{
    const char *field;
    struct read_record *record;
    json_t *change, *object = json_loadb(json.data != NULL ? json.data : "", json.length, JSON_ALLOW_NUL, NULL);
    *printed = (struct api_printed){0};
    json_object_foreach(json_object_get(object, "corrected"), field, change)
    {
        *BASE_PUSH(arena, printed->corrections) = (struct api_correction){
            base_str_copy(arena, base_str_from(field)),
            base_str_copy(arena, base_str_from(json_string_value(json_object_get(change, "by")))),
            base_str_copy(arena, base_str_from(json_string_value(json_object_get(change, "at")))),
        };
    }
    json_decref(object);
    bool corrected =
        printed->corrections.count > 0 && read_record_from_json(arena, ledger_printed_json(arena, json), &record) == PACTA_OK;
    printed->record = corrected ? record : NULL;
    return corrected;
}

/* ------------------------------------------------------------------ decisions */

static void print_decisions(struct base_buffer *out, const struct api_shown *shown, uint32_t width)
{
    struct base_buffer text;
    if (shown->decisions == NULL || shown->decisions->count == 0) {
        return;
    }
    base_buffer_init(&text);
    base_buffer_add_text(out, "\nWhat people decided\n");
    for (uint32_t i = 0; i < shown->decisions->count; i++) {
        base_buffer_clear(&text);
        api_decision_words(&text, &shown->decisions->items[i]);
        base_buffer_add_text(&text, " (");
        api_decision_signature(&text, &shown->decisions->items[i]);
        base_buffer_add_char(&text, ')');
        base_buffer_add_text(out, "  ");
        api_wrap(out, (struct base_str){text.data, (uint32_t)text.length}, 2, 4, width);
    }
    base_buffer_release(&text);
}

/* ------------------------------------------------------------------ evidence */

/* The mark signs take no column in the wrapping, so they are put in afterwards: \x01 and \x02 stand for them. */
static void colour(struct base_buffer *out, const struct base_buffer *marked, bool colours)
{
    for (size_t i = 0; i < marked->length; i++) {
        char c = marked->data[i];
        if (c == '\x01' || c == '\x02') {
            base_buffer_add_text(out, colours ? (c == '\x01' ? "\033[1m" : "\033[0m") : c == '\x01' ? "«" : "»");
        } else {
            base_buffer_add_char(out, c);
        }
    }
}

static bool stretch_of(const struct api_shown *shown, const struct read_evidence *evidence, struct base_str *before,
                       struct base_str *after)
{
    if (evidence->source.start > evidence->source.end || evidence->source.end > shown->bytes.length) {
        *before = *after = (struct base_str){0};
        return false;
    }
    api_surroundings(shown->bytes, evidence->source, REACH, before, after);
    return true;
}

/* As a person reads it: one line, no tags. */
static void add_words(struct base_buffer *out, struct base_str bytes)
{
    struct base_buffer words;
    base_buffer_init(&words);
    api_unmark(&words, bytes);
    api_plain(out, (struct base_str){words.data, (uint32_t)words.length});
    base_buffer_release(&words);
}

static void print_evidence(struct base_buffer *out, const struct api_shown *shown, const struct read_evidence *evidence,
                           uint32_t width, bool colours)
{
    struct base_str before, after;
    struct base_buffer text, wrapped;
    base_buffer_init(&text);
    base_buffer_init(&wrapped);
    bool whole = stretch_of(shown, evidence, &before, &after);
    base_buffer_format(out, "\n  bytes %u–%u%s\n    ", evidence->source.start, evidence->source.end,
                       whole ? "" : " (not in the source any more)");
    add_words(&text, before);
    base_buffer_add_text(&text, before.length > 0 && is_edge(before, before.length - 1) ? " \x01" : "\x01");
    add_words(&text, evidence->quote);
    base_buffer_add_text(&text, after.length > 0 && is_edge(after, 0) ? "\x02 " : "\x02");
    add_words(&text, after);
    api_wrap(&wrapped, (struct base_str){text.data, (uint32_t)text.length}, 4, 4, width);
    colour(out, &wrapped, colours);
    base_buffer_release(&wrapped);
    base_buffer_release(&text);
}

static void print_source(struct base_buffer *out, const struct api_shown *shown, uint32_t width)
{
    const struct {
        const char *name;
        struct base_str text;
    } rows[] = {
        {"source", shown->found->path},   {"sha256", base_str_from(shown->record->sha256)}, {"title", shown->found->title},
        {"outlet", shown->found->outlet}, {"published", shown->found->published},
    };
    struct base_buffer text;
    base_buffer_init(&text);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        base_buffer_clear(&text);
        api_plain(&text, rows[i].text);
        if (text.length > 0) {
            print_row(out, rows[i].name, &text, width);
        }
    }
    base_buffer_release(&text);
}

void api_show_text(struct base_buffer *out, const struct api_shown *shown, uint32_t width, bool colours)
{
    struct base_buffer line;
    base_buffer_init(&line);
    api_line(&line, shown->tables, shown->record);
    base_buffer_format(out, "%s %s\n", read_type_name(shown->record->type), shown->record->id);
    api_wrap(out, (struct base_str){line.data, (uint32_t)line.length}, 0, 0, width);
    base_buffer_release(&line);
    base_buffer_add_char(out, '\n');
    print_fields(out, shown, width);
    print_decisions(out, shown, width);
    base_buffer_add_text(out, "\nIn the words of the source\n");
    for (uint32_t i = 0; i < shown->record->evidence.count; i++) {
        print_evidence(out, shown, &shown->record->evidence.items[i], width, colours);
    }
    base_buffer_format(out, "\nArticle %u of its source\n", shown->record->article);
    print_source(out, shown, width);
}

/* ------------------------------------------------------------------ JSON */

static void put(struct base_buffer *out, const char *key, struct base_str text)
{
    if (text.length > 0) {
        base_json_key(out, key);
        base_json_str(out, text);
    }
}

static void put_decisions(struct base_buffer *out, const struct ledger_decisions *decisions)
{
    if (decisions == NULL || decisions->count == 0) {
        return;
    }
    base_json_key(out, "decisions");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < decisions->count; i++) {
        api_decision_json(out, &decisions->items[i]);
    }
    base_json_close(out, ']');
}

void api_show_json(struct base_buffer *out, const struct api_shown *shown)
{
    base_json_open(out, '{');
    base_json_key(out, "record");
    base_buffer_add_str(out, shown->found->json);
    base_json_key(out, "article");
    base_json_open(out, '{');
    put(out, "title", shown->found->title);
    put(out, "outlet", shown->found->outlet);
    put(out, "published", shown->found->published);
    base_json_close(out, '}');
    base_json_key(out, "evidence");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < shown->record->evidence.count; i++) {
        const struct read_evidence *evidence = &shown->record->evidence.items[i];
        struct base_str before, after;
        (void)stretch_of(shown, evidence, &before, &after);
        base_json_open(out, '{');
        base_json_key(out, "start");
        base_json_number(out, evidence->source.start);
        base_json_key(out, "end");
        base_json_number(out, evidence->source.end);
        put(out, "before", before);
        put(out, "quote", evidence->quote);
        put(out, "after", after);
        base_json_close(out, '}');
    }
    base_json_close(out, ']');
    put_decisions(out, shown->decisions);
    base_json_close(out, '}');
}
