/*
 * pacta.h - reads reports on how states cooperate and gives records with the words they rest on.
 *
 * This is the library's only public header and its manual. A session holds the language model and the word
 * tables; a reader belongs to one thread and reads one text after the other:
 *
 *     pacta *session;
 *     char message[PACTA_MESSAGE_SIZE];
 *     if (pacta_open(NULL, &session, message) != PACTA_OK) { fprintf(stderr, "%s\n", message); return 1; }
 *     pacta_reader *reader;
 *     pacta_reader_open(session, &reader);
 *     pacta_text text = {.bytes = bytes, .size = size, .source = "report.txt"};
 *     if (pacta_read(reader, &text) == PACTA_OK) {
 *         for (size_t i = 0; i < pacta_record_count(reader); i++) {
 *             puts(pacta_record_json(reader, i));
 *         }
 *     } else {
 *         fprintf(stderr, "%s\n", pacta_reader_message(reader));
 *     }
 *     pacta_reader_close(reader);
 *     pacta_close(session);
 *
 * Ownership: who opens closes; every close accepts NULL. Strings that come back belong to the reader and last
 * until its next pacta_read or its close. Threads: a session is never written to after it was opened and may be
 * shared; a reader may not. Text is UTF-8; sizes are bytes. Records are JSON objects as docs/records.md describes;
 * `start` and `end` of their evidence are byte offsets into the text that was given.
 */
#ifndef PACTA_H
#define PACTA_H

#ifdef __cplusplus
extern "C" {
#endif

#include <stddef.h>
#include <stdint.h>

#ifndef PACTA_API
#if defined(__GNUC__)
#define PACTA_API __attribute__((visibility("default")))
#else
#define PACTA_API
#endif
#endif

/* What a call that can fail says. The numbers are stable. */
typedef enum pacta_status {
    PACTA_OK = 0,
    PACTA_BAD_INPUT = 1,   /* the bytes are no text, break a limit, or are not what was announced */
    PACTA_NO_FILE = 2,     /* a file or folder is missing or cannot be read */
    PACTA_NO_MEMORY = 3,   /* memory ended; the document was dropped, the session goes on */
    PACTA_BAD_MODEL = 4,   /* the language model is missing, damaged, or of another version */
    PACTA_BAD_LEDGER = 5,  /* the ledger is damaged, locked, or of a newer version */
    PACTA_BAD_USE = 6,     /* the caller asked for something that does not exist */
    PACTA_NOT_FOUND = 7    /* nothing by that name or id */
} pacta_status;

/* The status in a few English words; never NULL. */
PACTA_API const char *pacta_status_words(pacta_status status);

enum { PACTA_MESSAGE_SIZE = 200 };

typedef struct pacta pacta;
typedef struct pacta_reader pacta_reader;

/* What kind of bytes a text is made of. */
typedef enum pacta_format { PACTA_AUTO, PACTA_PLAIN, PACTA_HTML } pacta_format;

/* One document. Strings may be NULL. What the page prints wins for evidence; what is given fills the rest. */
typedef struct pacta_text {
    const char *bytes;       /* need not end in NUL; must live until the next pacta_read */
    size_t size;             /* at most 8 MiB */
    pacta_format format;
    const char *source;      /* path, address or id; goes into the records */
    const char *title;
    const char *date;        /* the article's day, "2025-07-10" */
    const char *url;
    const char *outlet;
} pacta_text;

/* Opens a session with the model at `model`, or with the installed one when NULL. On failure `message` (of PACTA_MESSAGE_SIZE
 * bytes, may be NULL) holds one line: what, where, what to do. PACTA_BAD_MODEL, PACTA_NO_MEMORY. */
PACTA_API pacta_status pacta_open(const char *model, pacta **session, char *message);
PACTA_API void pacta_close(pacta *session);

/* A reader for one thread. The session must outlive it. PACTA_NO_MEMORY. */
PACTA_API pacta_status pacta_reader_open(const pacta *session, pacta_reader **reader);
PACTA_API void pacta_reader_close(pacta_reader *reader);

/* Reads one text; its records replace those of the text before. PACTA_BAD_INPUT when the bytes are no text or break a limit,
 * PACTA_NO_MEMORY when memory ended; the reader stays usable. */
PACTA_API pacta_status pacta_read(pacta_reader *reader, const pacta_text *text);

/* One line about the last text: why it failed, or what damage was repaired; "" when there is nothing to say. */
PACTA_API const char *pacta_reader_message(const pacta_reader *reader);

/* The records of the last text, in the order of their articles. */
PACTA_API size_t pacta_record_count(const pacta_reader *reader);

/* One record as a line of JSON; NULL when there is no such record or memory ended. Valid until the next call with this reader. */
PACTA_API const char *pacta_record_json(pacta_reader *reader, size_t index);

/* "meeting", "instrument", ...; NULL when there is no such record. The string is static. */
PACTA_API const char *pacta_record_type(const pacta_reader *reader, size_t index);

/* "0.1.0". The string is static. */
PACTA_API const char *pacta_version(void);

#ifdef __cplusplus
}
#endif
#endif
