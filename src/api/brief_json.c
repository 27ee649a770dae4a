/* A brief as JSON: the sections and facts, each with its newest record whole. */
#include "api/brief.h"

#include "base/json.h"
#include "read/record_json.h"

static void put(struct base_buffer *out, const char *key, struct base_str text)
{
    if (text.length > 0) {
        base_json_key(out, key);
        base_json_str(out, text);
    }
}

static void put_count(struct base_buffer *out, const char *key, uint64_t count)
{
    base_json_key(out, key);
    base_json_number(out, (double)count);
}

static void put_quote(struct base_buffer *out, const struct api_quote *quote)
{
    base_json_open(out, '{');
    put(out, "text", quote->text);
    put(out, "outlet", quote->outlet);
    put(out, "published", quote->published);
    put(out, "id", quote->id);
    put(out, "source", quote->path);
    base_json_key(out, "first");
    base_json_flag(out, quote->place == API_QUOTE_FIRST);
    base_json_close(out, '}');
}

static void put_fact(struct base_buffer *out, const struct api_fact *fact)
{
    base_json_open(out, '{');
    put(out, "text", fact->text);
    put(out, "date", fact->date);
    put_count(out, "reports", fact->reports);
    put_count(out, "level", fact->level);
    base_json_key(out, "ids");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < fact->ids.count; i++) {
        base_json_str(out, fact->ids.items[i]);
    }
    base_json_close(out, ']');
    base_json_key(out, "quotes");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < fact->quotes.count; i++) {
        put_quote(out, &fact->quotes.items[i]);
    }
    base_json_close(out, ']');
    base_json_key(out, "record");
    read_record_to_json(fact->record, out);
    base_json_close(out, '}');
}

static void put_section(struct base_buffer *out, const struct api_section *section)
{
    base_json_open(out, '{');
    put(out, "key", base_str_from(section->key));
    put(out, "title", base_str_from(section->title));
    put(out, "remark", base_str_from(section->remark));
    base_json_key(out, "facts");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < section->facts.count; i++) {
        put_fact(out, &section->facts.items[i]);
    }
    base_json_close(out, ']');
    put_count(out, "left_out", section->left_out);
    base_json_close(out, '}');
}

static void put_head(struct base_buffer *out, const struct api_brief *brief)
{
    base_json_key(out, "between");
    base_json_open(out, '[');
    for (int i = 0; i < 2; i++) {
        base_json_open(out, '{');
        put(out, "code", brief->codes[i]);
        put(out, "name", brief->names[i]);
        base_json_close(out, '}');
    }
    base_json_close(out, ']');
    put(out, "since", brief->since);
    put_count(out, "records", brief->span.records);
    put_count(out, "articles", brief->span.articles);
    put_count(out, "sources", brief->span.sources);
    put(out, "first", base_str_from(brief->span.first));
    put(out, "last", base_str_from(brief->span.last));
}

void api_brief_json(struct base_buffer *out, const struct api_brief *brief)
{
    base_json_open(out, '{');
    put_head(out, brief);
    base_json_key(out, "sections");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < brief->sections.count; i++) {
        put_section(out, &brief->sections.items[i]);
    }
    base_json_close(out, ']');
    base_json_close(out, '}');
    base_buffer_add_char(out, '\n');
}
