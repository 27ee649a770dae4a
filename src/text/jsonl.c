/* JSON Lines. A line is parsed strictly, so that a damaged one is told apart from a short report. */
#include "text/container.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

static pacta_status complain(struct text_error *error, const char *what)
{
    snprintf(error->message, sizeof error->message, "%s", what);
    return PACTA_BAD_INPUT;
}

static struct base_str string_field(struct base_arena *arena, const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);
    if (!json_is_string(value)) {
        return (struct base_str){NULL, 0};
    }
    return base_str_copy(arena, (struct base_str){json_string_value(value), (uint32_t)json_string_length(value)});
}

/* A field that is there but is no string (or null) is a mistake worth a word. */
static bool is_wrong(const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);
    return value != NULL && !json_is_string(value) && !json_is_null(value);
}

static struct base_str id_field(struct base_arena *arena, const json_t *object)
{
    const json_t *value = json_object_get(object, "id");
    if (json_is_integer(value)) {
        return base_str_format(arena, "%lld", (long long)json_integer_value(value));
    }
    return string_field(arena, object, "id");
}

static pacta_status read_object(struct base_arena *arena, const json_t *object, struct text_input *input, struct base_str *id,
                                struct text_error *error)
{
    static const char *const NAMES[] = {"text", "html", "title", "date", "url", "outlet"};
    if (!json_is_object(object)) {
        return complain(error, "not a JSON object");
    }
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        if (is_wrong(object, NAMES[i])) {
            snprintf(error->message, sizeof error->message, "\"%s\" is not a string", NAMES[i]);
            return PACTA_BAD_INPUT;
        }
    }
    bool html = json_is_string(json_object_get(object, "html"));
    bool text = json_is_string(json_object_get(object, "text"));
    if (!html && !text) {
        return complain(error, "neither \"text\" nor \"html\" in it");
    }
    *input = (struct text_input){.bytes = string_field(arena, object, text ? "text" : "html"), .format = text ? TEXT_AUTO : TEXT_HTML};
    input->title = string_field(arena, object, "title");
    input->date = string_field(arena, object, "date");
    input->url = string_field(arena, object, "url");
    input->outlet = string_field(arena, object, "outlet");
    *id = id_field(arena, object);
    return PACTA_OK;
}

pacta_status text_jsonl_parse_line(struct base_arena *arena, struct base_str line, struct text_input *input, struct base_str *id,
                                   struct text_error *error)
{
    json_error_t at;
    *input = (struct text_input){0};
    *id = (struct base_str){NULL, 0};
    json_t *object = json_loadb(line.data == NULL ? "" : line.data, line.length, JSON_REJECT_DUPLICATES, &at);
    if (object == NULL) {
        snprintf(error->message, sizeof error->message, "no JSON: %s (column %d)", at.text, at.column);
        return PACTA_BAD_INPUT;
    }
    /* The parsed line is not the arena's, so it is given back before memory's end goes its way. */
    jmp_buf full, *outer = arena->failure;
    base_arena_guard(arena, &full);
    if (setjmp(full) != 0) {
        json_decref(object);
        base_arena_guard(arena, outer);
        if (outer == NULL) {
            fputs("pacta: out of memory\n", stderr);
            exit(3);
        }
        longjmp(*outer, 1);
    }
    pacta_status status = read_object(arena, object, input, id, error);
    base_arena_guard(arena, outer);
    json_decref(object);
    return status;
}
