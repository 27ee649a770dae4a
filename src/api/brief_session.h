/* Sessions as the other sections of a brief ask for them. */
#ifndef API_BRIEF_SESSION_H
#define API_BRIEF_SESSION_H

#include "api/brief_making.h"

/* The planned session whose day comes first; without a day, the newest that is told of; NULL when none is planned. */
const struct follow_thread *api_next_session(const struct api_making *making);

#endif
