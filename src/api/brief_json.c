/* A brief as JSON: the sections and facts, each with its thread and the record that its line is made from. */
#include "api/brief.h"

#include "base/json.h"
#include "read/record_json.h"

static void put_quotes(struct base_buffer *out, const struct api_fact *fact)
{
    base_json_key(out, "quotes");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < fact->quotes.count; i++) {
        api_told_json(out, fact->quotes.items[i].told);
    }
    base_json_close(out, ']');
}

static void put_fact(struct base_buffer *out, const struct api_asking *asking, const struct api_fact *fact)
{
    base_json_open(out, '{');
    api_put(out, "text", fact->text);
    api_put(out, "when", fact->when);
    api_put(out, "standing", fact->standing);
    api_put(out, "missing", fact->missing);
    api_put_number(out, "reports", fact->reports);
    api_put_number(out, "level", fact->level);
    if (fact->thread.thread.n != 0) {
        base_json_key(out, "thread");
        api_thread_json(out, asking, &fact->thread, API_THREAD_SHORT);
    }
    put_quotes(out, fact);
    base_json_key(out, "record");
    read_record_to_json(fact->record, out);
    base_json_close(out, '}');
}

static void put_section(struct base_buffer *out, const struct api_asking *asking, const struct api_section *section)
{
    base_json_open(out, '{');
    api_put(out, "key", base_str_from(section->key));
    api_put(out, "title", base_str_from(section->title));
    api_put(out, "remark", section->remark);
    base_json_key(out, "facts");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < section->facts.count; i++) {
        put_fact(out, asking, &section->facts.items[i]);
    }
    base_json_close(out, ']');
    api_put_number(out, "left_out", section->left_out);
    base_json_close(out, '}');
}

static void put_head(struct base_buffer *out, const struct api_brief *brief)
{
    base_json_key(out, "between");
    base_json_open(out, '[');
    for (int i = 0; i < 2; i++) {
        base_json_open(out, '{');
        api_put(out, "code", brief->codes[i]);
        api_put(out, "name", brief->names[i]);
        base_json_close(out, '}');
    }
    base_json_close(out, ']');
    api_put(out, "on", brief->on);
    api_put(out, "since", brief->since);
    api_put_number(out, "records", (double)brief->span.records);
    api_put_number(out, "reports", (double)brief->span.articles);
    api_put_number(out, "independent_reports", (double)brief->independent);
    api_put(out, "first", base_str_from(brief->span.first));
    api_put(out, "last", base_str_from(brief->span.last));
}

void api_brief_json(struct base_buffer *out, const struct api_asking *asking, const struct api_brief *brief)
{
    base_json_open(out, '{');
    put_head(out, brief);
    base_json_key(out, "sections");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < brief->sections.count; i++) {
        put_section(out, asking, &brief->sections.items[i]);
    }
    base_json_close(out, ']');
    base_json_close(out, '}');
    base_buffer_add_char(out, '\n');
}
