/* datapackage.json. */
#include "api/package.h"

#include "api/thread.h"
#include "base/json.h"

static void put(struct base_buffer *out, const char *key, const char *text)
{
    api_put(out, key, base_str_from(text));
}

static void open_list(struct base_buffer *out, const char *key)
{
    base_json_key(out, key);
    base_json_open(out, '[');
}

static void put_reference(struct base_buffer *out, const struct api_resource *resource)
{
    open_list(out, "foreignKeys");
    base_json_open(out, '{');
    put(out, "fields", resource->refers);
    base_json_key(out, "reference");
    base_json_open(out, '{');
    put(out, "resource", resource->refers_to);
    put(out, "fields", "id");
    base_json_close(out, '}');
    base_json_close(out, '}');
    base_json_close(out, ']');
}

static void put_schema(struct base_buffer *out, const struct api_resource *resource)
{
    base_json_key(out, "schema");
    base_json_open(out, '{');
    open_list(out, "fields");
    for (uint32_t i = 0; i < resource->column_count; i++) {
        base_json_open(out, '{');
        put(out, "name", resource->columns[i].name);
        put(out, "type", resource->columns[i].type);
        base_json_close(out, '}');
    }
    base_json_close(out, ']');
    open_list(out, "missingValues");
    base_json_str(out, (struct base_str){0});
    base_json_close(out, ']');
    if (resource->key != NULL) {
        put(out, "primaryKey", resource->key);
    }
    if (resource->refers != NULL) {
        put_reference(out, resource);
    }
    base_json_close(out, '}');
}

static void put_resource(struct base_buffer *out, const struct api_resource *resource)
{
    base_json_open(out, '{');
    put(out, "name", resource->name);
    put(out, "title", resource->title);
    put(out, "path", resource->path);
    put(out, "profile", "tabular-data-resource");
    put(out, "format", "csv");
    put(out, "mediatype", "text/csv");
    put(out, "encoding", "utf-8");
    api_put_number(out, "bytes", (double)resource->bytes);
    api_put_number(out, "rows", (double)resource->rows);
    put_schema(out, resource);
    base_json_close(out, '}');
}

static void put_sources(struct base_buffer *out, const struct api_sources *sources)
{
    open_list(out, "sources");
    for (uint32_t i = 0; i < sources->names.count; i++) {
        base_json_open(out, '{');
        api_put(out, "title", sources->names.items[i]);
        base_json_close(out, '}');
    }
    if (sources->more) {
        base_json_open(out, '{');
        put(out, "title", "and others, named in the column outlet of the table of articles");
        base_json_close(out, '}');
    }
    base_json_close(out, ']');
}

/* What is read out of reports is free of rights; the words quoted are not. */
static void put_licences(struct base_buffer *out)
{
    open_list(out, "licenses");
    base_json_open(out, '{');
    put(out, "name", "notspecified");
    put(out, "title",
        "The quotations belong to those who published them; whoever passes this package on says under which terms.");
    base_json_close(out, '}');
    base_json_close(out, ']');
}

void api_package_json(struct base_buffer *out, const struct api_resources *resources, const struct api_sources *sources,
                      struct base_str day)
{
    base_json_open(out, '{');
    put(out, "profile", "tabular-data-package");
    put(out, "name", "pacta-ledger");
    put(out, "title", "Records of relations between states, with the words they rest on");
    put(out, "description", "Made by pacta " PACTA_VERSION ". An empty cell is a value that no report tells.");
    base_json_key(out, "created");
    struct base_buffer time;
    base_buffer_init(&time);
    base_buffer_format(&time, "%.*sT00:00:00Z", BASE_STR_ARG(day));
    base_json_str(out, (struct base_str){time.data, (uint32_t)time.length});
    base_buffer_release(&time);
    put_licences(out);
    put_sources(out, sources);
    open_list(out, "resources");
    for (uint32_t i = 0; i < resources->count; i++) {
        put_resource(out, &resources->items[i]);
    }
    base_json_close(out, ']');
    base_json_close(out, '}');
    base_buffer_add_char(out, '\n');
}
