/* What is undertaken, in the words of the report. */
#ifndef API_WORDING_H
#define API_WORDING_H

#include "api/words.h"

/*
 * A commitment's verb and object, with what stands between them: "commit to the charter", where the record has "commit" and
 * "the charter". Verb and object as they are in the record where the report puts them otherwise ("the road will be built").
 */
void api_wording(struct base_buffer *out, const struct read_record *record);

#endif
