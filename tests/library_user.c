/*
 * A program of somebody else's that reads one text with libpacta: library_user FILE. It knows the library by its
 * header only; docs/library.md explains it, tests/scripts/install_library.sh builds and runs it against what is installed.
 */
#include <pacta.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_MOST = 8 * 1024 * 1024 };

/* Prints the records of one text, each a line of JSON; what it rests on stands in the text itself. */
static int print_records(pacta_reader *reader, const pacta_text *text)
{
    if (pacta_read(reader, text) != PACTA_OK) {
        fprintf(stderr, "%s: %s\n", text->source, pacta_reader_message(reader));
        return 1;
    }
    for (size_t i = 0; i < pacta_record_count(reader); i++) {
        if (strcmp(pacta_record_type(reader, i), "event") != 0) {
            puts(pacta_record_json(reader, i));
        }
    }
    return 0;
}

int main(int argc, char **argv)
{
    char message[PACTA_MESSAGE_SIZE];
    pacta *session = NULL;
    pacta_reader *reader = NULL;
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    char *bytes = malloc(TEXT_MOST);
    if (file == NULL || bytes == NULL) {
        fprintf(stderr, "usage: library_user FILE\n");
        free(bytes);
        return 2;
    }
    pacta_text text = {.bytes = bytes, .size = fread(bytes, 1, TEXT_MOST, file), .source = argv[1]};
    fclose(file);
    int failed = 1;
    if (pacta_open(NULL, &session, message) != PACTA_OK) { /* NULL: the installed model */
        fprintf(stderr, "%s\n", message);
    } else if (pacta_reader_open(session, &reader) == PACTA_OK) {
        failed = print_records(reader, &text);
    }
    pacta_reader_close(reader);
    pacta_close(session);
    free(bytes);
    return failed;
}
