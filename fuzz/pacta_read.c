/* The whole way from bytes to records, through the library's own face: whatever comes in, records come out as JSON. */
#include "pacta.h"

#include <stdio.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static pacta_reader *open_reader(void)
{
    static pacta *session;
    static pacta_reader *reader;
    char message[PACTA_MESSAGE_SIZE];
    if (reader == NULL && (pacta_open(NULL, &session, message) != PACTA_OK || pacta_reader_open(session, &reader) != PACTA_OK)) {
        fprintf(stderr, "%s\n", message);
        __builtin_trap();
    }
    return reader;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    pacta_reader *reader = open_reader();
    pacta_text text = {.bytes = (const char *)bytes, .size = size, .source = "fuzz", .date = size % 2 == 0 ? "2025-07-10" : NULL};
    if (pacta_read(reader, &text) != PACTA_OK) {
        return 0;
    }
    for (size_t i = 0; i < pacta_record_count(reader); i++) {
        const char *json = pacta_record_json(reader, i);
        if (json == NULL || json[0] != '{' || json[strlen(json) - 1] != '}' || strchr(json, '\n') != NULL) {
            __builtin_trap();
        }
    }
    return 0;
}
