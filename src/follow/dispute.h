/* How well placed a source is to know: see place.c. */
#ifndef FOLLOW_DISPUTE_H
#define FOLLOW_DISPUTE_H

#include "follow/follow.h"

enum follow_place { FOLLOW_UNPLACED, FOLLOW_AGENCY, FOLLOW_OFFICIAL };
enum follow_place follow_place_of(const struct follow_told *told);

#endif
