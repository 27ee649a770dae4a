/* What no sentence can be is put right after the tagger and after the parser, which decide word by word. */
#ifndef LANG_REPAIR_H
#define LANG_REPAIR_H

#include "lang/lang.h"

/* Tags, before lemmas are made of them. */
void lang_repair_tags(struct lang_text *text, uint32_t sentence);

/* Arcs, when units are gathered and before children are linked. */
void lang_repair(struct lang_text *text, uint32_t sentence);

/* The first part of that: clauses and the verbs they hang on. */
void lang_repair_clauses(struct lang_text *text, uint32_t sentence);

/* The second: phrases that stand beside what they belong to. */
void lang_repair_phrases(struct lang_text *text, uint32_t sentence);

#endif
