/*
 * pacta.h - reads reports on how states cooperate and gives records with the words they rest on.
 *
 * This is the library's only public header and its manual.
 */
#ifndef PACTA_H
#define PACTA_H

#ifdef __cplusplus
extern "C" {
#endif

#include <stddef.h>
#include <stdint.h>

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
const char *pacta_status_words(pacta_status status);

#ifdef __cplusplus
}
#endif
#endif
