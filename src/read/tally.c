/*
 * Tallies: how many people were killed, injured, held, freed, missing, aboard, as counted by whom.
 *
 * Each number of a sentence that counts people gives one record when the words around it say what befell them:
 * "31 people, including 23 officers, were killed" is two.
 */
#include "read/tally.h"

#include "read/phrase.h"

static bool in_title(const struct read_view *view, const struct lang_sentence *sentence)
{
    return sentence->end == sentence->first || read_in_title(view, sentence->first);
}

void read_tallies(struct read_view *view)
{
    for (uint32_t s = 0; s < view->text->sentences.count; s++) {
        const struct lang_sentence *sentence = &view->text->sentences.items[s];
        if (in_title(view, sentence)) {
            continue;
        }
        struct tally_counts counts = tally_find_counts(view, sentence);
        if (counts.count == 0) {
            continue;
        }
        tally_find_tolls(view, sentence, &counts);
        tally_find_fates(view, sentence, &counts);
        tally_find_tolls(view, sentence, &counts); /* "killed 45; the government put the figure at 12" */
        for (uint32_t i = 0; i < counts.count; i++) {
            if (counts.items[i].quantity.length > 0) {
                tally_write(view, sentence, &counts, i);
            }
        }
    }
}
