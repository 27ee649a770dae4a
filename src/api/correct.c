/*
 * A correction must not make a record that no reader could have made: what a field is called, what kind of value it has and
 * which words it takes is checked here, before anything is kept for good.
 */
#include "api/correct.h"

#include "api/correct_value.h"
#include "base/json.h"
#include "read/record_json.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

/* ------------------------------------------------------------------ which field */

static uint32_t find_row(const struct lexicon_table *fields, struct base_str type, struct base_str name)
{
    uint32_t row = lexicon_find(fields, type);
    while (row != LEXICON_NONE && !base_str_equal_fold(lexicon_cell(fields, row, 1), name)) {
        row = lexicon_next(fields, row);
    }
    return row;
}

static void list_fields(struct base_buffer *out, const struct lexicon_table *fields, const char *type)
{
    for (uint32_t row = lexicon_find(fields, base_str_from(type)); row != LEXICON_NONE; row = lexicon_next(fields, row)) {
        base_buffer_add_text(out, out->length > 0 ? ", " : "");
        base_buffer_add_str(out, lexicon_cell(fields, row, 1));
    }
}

static bool complain_of_field(struct api_correcting *correcting, const struct lexicon_table *fields, struct base_str name)
{
    struct base_buffer list;
    const char *type = read_type_name(correcting->type);
    base_buffer_init(&list);
    list_fields(&list, fields, type);
    list_fields(&list, fields, "all");
    snprintf(correcting->complaint, sizeof correcting->complaint, "%.*s: %s has no such field; it has %.*s", BASE_STR_ARG(name),
             type, (int)list.length, list.data != NULL ? list.data : "");
    base_buffer_release(&list);
    return false;
}

/* "change" is a word on bodies and numbers on figures. */
static enum read_field field_named(enum read_type type, struct base_str name)
{
    if (base_str_is_fold(name, "change")) {
        return type == READ_BODY ? READ_F_CHANGE_WORD : READ_F_CHANGE;
    }
    uint32_t field = 0;
    while (field + 1 < READ_FIELD_COUNT && !base_str_is_fold(name, read_field_name((enum read_field)field))) {
        field++;
    }
    return (enum read_field)field;
}

/* ------------------------------------------------------------------ JSON */

static void put_json(struct api_correcting *correcting, enum read_field field, const char *value)
{
    struct base_buffer *out = &correcting->fields;
    base_buffer_add_text(out, out->length == 0 ? "{" : "");
    base_json_key(out, read_field_name(field));
    base_buffer_add_text(out, value);
}

/* The value as records write it. */
static void put_value(struct api_correcting *correcting, const struct read_record *record, enum read_field field)
{
    struct base_buffer text;
    base_buffer_init(&text);
    read_record_to_json(record, &text);
    json_t *object = json_loadb(text.data != NULL ? text.data : "", text.length, JSON_ALLOW_NUL, NULL);
    char *value =
        json_dumps(json_object_get(object, read_field_name(field)), JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(15));
    put_json(correcting, field, value != NULL ? value : "null");
    free(value);
    json_decref(object);
    base_buffer_release(&text);
}

bool api_correct(struct api_correcting *correcting, struct base_str assignment)
{
    const struct lexicon_table *fields = lexicon_table_named("record_fields");
    int64_t equals = base_str_find(assignment, "=", 0);
    uint32_t end = equals < 0 ? assignment.length : (uint32_t)equals;
    struct base_str name = base_str_trim(base_str_slice(assignment, (struct base_span){0, end})),
                    value = base_str_trim(
                        base_str_slice(assignment, (struct base_span){equals < 0 ? end : end + 1, assignment.length}));
    uint32_t row = find_row(fields, base_str_from(read_type_name(correcting->type)), name);
    row = row != LEXICON_NONE ? row : find_row(fields, BASE_STR("all"), name);
    if (row == LEXICON_NONE) {
        return complain_of_field(correcting, fields, name);
    }
    enum read_field field = field_named(correcting->type, name);
    if (equals < 0 || value.length == 0) {
        put_json(correcting, field, equals < 0 ? "{\"printed\":true}" : "null");
        return true;
    }
    struct read_record *record = read_record_new(correcting->arena, correcting->type);
    const struct api_wish wish = {correcting->arena, correcting->tables, record, field, lexicon_cell(fields, row, 2)};
    if (!api_take_value(&wish, value, correcting->complaint, sizeof correcting->complaint)) {
        return false;
    }
    put_value(correcting, record, field);
    return true;
}

void api_correct_end(struct api_correcting *correcting)
{
    base_buffer_add_text(&correcting->fields, correcting->fields.length == 0 ? "{}" : "}");
}
