/*
 * Senses: what a predicate means in this frame (data/lexicon/senses.tsv), and the word classes frames ask for.
 */
#ifndef READ_SENSE_H
#define READ_SENSE_H

#include "read/view.h"

/* Every column of a sense that readers use; empty strings for none. */
struct read_sense {
    struct base_str lemma, kind, status, strength, plover, mode, cameo, roles;
    struct base_str record;
    bool noun;
};

/* Tables looked up by the read layer, made once; shared by threads, read only. */
struct read_senses;
pacta_status read_senses_open(struct read_senses **senses);
void read_senses_close(struct read_senses *senses);

/* Can a document's name start with this word? A quick look that saves most look-ups; sometimes true for nothing. */
bool read_starts_document(const struct read_senses *senses, struct base_str word);

/* Does the noun or verb lemma have any sense? */
bool read_sense_known(const struct read_senses *senses, struct base_str lemma, bool noun);

/* The best sense row for a predication, READ_NONE when no frame fits. */
uint32_t read_sense_choose(const struct read_view *view, const struct read_predication *act);
struct read_sense read_sense_at(const struct read_senses *senses, uint32_t row);

/* "signing" -> "sign"; empty when the noun names no act. */
struct base_str read_nominalised(const struct read_senses *senses, struct base_str noun);

/* "hold" + "talks", "come" + "under" + "attack": does the noun carry the act of this verb? The preposition is empty for an
 * object. `suffered`: the subject of the verb is acted upon. */
bool read_light(const struct read_senses *senses, struct base_str verb, struct base_str preposition, struct base_str noun, bool *suffered);

/* Is the word at `token` of that class ("state", "person", "document", "meeting", "=a|b", ...)? */
bool read_word_is(const struct read_view *view, uint32_t token, struct base_str class_name);

/* A cell of another table by key: read_word(view->senses, "reporting_verbs", lemma, "stance"). Empty when absent. */
struct base_str read_word(const struct read_senses *senses, const char *table, struct base_str key, const char *column);

#endif
