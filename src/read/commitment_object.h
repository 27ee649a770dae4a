/*
 * The object of a commitment: the words of what is to be done, built, paid or talked about.
 */
#ifndef READ_COMMITMENT_OBJECT_H
#define READ_COMMITMENT_OBJECT_H

#include "read/predication.h"

/* The object's words; a pronoun is replaced by what the clause before it was about. Empty when there is none. */
struct base_str read_commitment_object(const struct read_view *view, const struct read_predication *act);

#endif
