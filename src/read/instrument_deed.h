/* What was done with a document, and the status that it leaves. */
#ifndef READ_INSTRUMENT_DEED_H
#define READ_INSTRUMENT_DEED_H

#include "read/instrument.h"

/* Does the act do something to documents: sign, ratify, tear up? */
bool read_is_deed(const struct read_view *view, const struct read_predication *act);

/* The sense of the act when the document of that head is what it is done to: "was signed and [was] suspended" tells it no more. */
uint32_t read_deed_sense(const struct read_view *view, const struct read_predication *act, uint32_t head);

/* The predication that says what was done with the document of that head; READ_NONE. */
uint32_t read_find_deed(const struct read_view *view, uint32_t head);

/* The status that a word beside the noun gives: "a draft accord", "the existing treaty"; empty when none does. */
struct base_str read_document_state(const struct read_view *view, uint32_t head);

/* Is it a paper that only brings another into being: "instruments of ratification of the treaty"? */
bool read_is_deed_paper(const struct read_view *view, uint32_t head);

/* The stance of a deed towards its document: a participle does not share the "not" of the main verb. */
struct read_stance read_deed_stance(const struct read_view *view, const struct read_predication *act);

/* "Will Aland sign?", "whether to sign": nobody says that it came about. */
bool read_is_asked(const struct read_view *view, const struct read_predication *act);

/* What is true of the document when a deed that ends in `done` has that stance. */
struct base_str read_status_of(struct base_str done, const struct read_stance *stance);

/* The document that an act with a pronoun for its object is done to ("it was signed on Monday"), and the row of its sense; LANG_NONE. */
uint32_t read_deed_to_pronoun(const struct read_view *view, const struct read_predication *act, uint32_t *row);

#endif
