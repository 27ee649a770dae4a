/* The library's face: statuses in words. */
#include "pacta.h"

static const char *const STATUS_WORDS[] = {
    "ok", "bad input", "no such file", "out of memory", "bad model", "bad ledger", "bad use", "not found",
};

const char *pacta_status_words(pacta_status status)
{
    return STATUS_WORDS[status];
}
