/* What a thread is called: the best of the names that its reports give it, and all of them for finding it again. */
#ifndef FOLLOW_NAME_H
#define FOLLOW_NAME_H

#include "follow/life.h"

/*
 * "7th session of the High Level Strategic Cooperation Council", "bilateral trade to USD 5 billion", "Islamabad-Tehran-Istanbul
 * train". Among names the longest specific one wins unless shorter ones are told far more often; a name that was given up
 * ("renamed") does not. Never empty.
 */
struct base_str follow_title(struct base_arena *arena, const struct follow_tolds *tolds, const struct follow_life *life);

/* Words to find the thread by, folded, with blanks between: its title, its other names, short names and initials. */
struct base_str follow_names(struct base_arena *arena, enum follow_kind kind, const struct follow_tolds *tolds,
                             struct base_str title);

/* Lower case, no marks; what is no letter or digit becomes one blank. */
struct base_str follow_fold(struct base_arena *arena, struct base_str text);

/* Are all the words of a folded text among those of another? */
bool follow_has_words(struct base_str text, struct base_str words);

#endif
