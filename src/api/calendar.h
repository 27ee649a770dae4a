/*
 * Sessions, visits and deadlines as a calendar (iCalendar, RFC 5545): whole days, one event for each open thread that has a
 * day.
 *
 *     api_calendar_begin(&out, "Pakistan and Türkiye");
 *     api_calendar_thread(&out, tables, &thread, &tolds);
 *     api_calendar_end(&out);
 *
 * The UID of an event is the thread's id, so a calendar that is fetched again moves what has moved instead of showing it twice.
 */
#ifndef API_CALENDAR_H
#define API_CALENDAR_H

#include "api/words.h"
#include "follow/follow.h"

void api_calendar_begin(struct base_buffer *out, struct base_str name);
void api_calendar_end(struct base_buffer *out);

/* One event for the planned day or deadline, one for the day by which somebody has to look after it; how many were written.
 * Threads that are not open or have no day give none. */
uint32_t api_calendar_thread(struct base_buffer *out, const struct know_tables *tables, const struct follow_thread *thread,
                             const struct follow_tolds *tolds);

#endif
