/* Any bytes as a record's JSON, and what is made of a record: its line, its page, its JSON again, which must be a fixed point.
 */
#include "api/line.h"
#include "api/markup.h"
#include "api/show.h"
#include "api/wrap.h"
#include "read/record_json.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static struct base_str view(const struct base_buffer *buffer)
{
    return (struct base_str){buffer->data, (uint32_t)buffer->length};
}

/* No control sign but the newlines of the layout may come through. */
static void check_plain(struct base_str text)
{
    for (uint32_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if ((c < 0x20 && c != '\n') || c == 0x7F) {
            __builtin_trap();
        }
    }
}

static void check_record(struct base_arena *arena, const struct read_record *record)
{
    struct base_buffer first, second, text;
    struct read_record *again;
    base_buffer_init(&first);
    base_buffer_init(&second);
    base_buffer_init(&text);
    read_record_to_json(record, &first);
    if (read_record_from_json(arena, view(&first), &again) != PACTA_OK) {
        __builtin_trap();
    }
    read_record_to_json(again, &second);
    if (!base_str_equal(view(&first), view(&second))) {
        __builtin_trap();
    }
    struct ledger_found found = {.json = view(&first), .path = BASE_STR("a")};
    struct api_shown shown = {record, &found, view(&first), NULL};
    api_show_text(&text, &shown, 80, false);
    check_plain(view(&text));
    api_show_json(&text, &shown);
    base_buffer_release(&first);
    base_buffer_release(&second);
    base_buffer_release(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct base_str text = {(const char *)bytes, (uint32_t)size};
    struct base_arena arena;
    struct base_buffer words;
    struct read_record *record;
    if (size > 65536) {
        return 0;
    }
    base_arena_init(&arena, 0);
    base_buffer_init(&words);
    if (read_record_from_json(&arena, text, &record) == PACTA_OK) {
        check_record(&arena, record);
    }
    api_unmark(&words, text);
    base_buffer_release(&words);
    base_arena_release(&arena);
    return 0;
}
