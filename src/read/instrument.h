/* Documents of one article before they become records. */
#ifndef READ_INSTRUMENT_H
#define READ_INSTRUMENT_H

#include "read/common.h"
#include "read/document.h"

struct read_instrument {
    const struct read_document *document;
    uint32_t act;                /* predication that says what was done with it; READ_NONE */
    struct base_str kind, title, subject, status;
    double count;                /* NAN when not counted */
    struct read_stance stance;
    struct know_parties parties;
    bool reference;              /* "the agreement": one that was told of before */
    bool guessed_parties;        /* the article's two main parties, as none are named beside it */
    bool clause;                 /* followed by "that ...": a view rather than a paper */
    bool in_title;
    struct read_tokens tokens;   /* document heads that tell of it */
    struct read_tokens acts;     /* what was done with it, wherever it is told */
};

/* Reads one document's words; false when they name no document of the world ("an agreement was reached that ..."). */
bool read_find_instrument(struct read_view *view, const struct read_document *document, struct read_instrument *instrument);

#endif
