/*
 * The sessions of a body: what was planned, what was held and when, who was in the chair, what came of it.
 *
 *     struct api_sessions sessions;
 *     api_sessions_find(&asking, BASE_STR("HLSCC"), &filter, &sessions);
 *     api_sessions_text(&page, &asking, &sessions, 0);
 *
 * A slip is counted from the last day of the first plan that was told to the day on which the session was held, or to the
 * newest plan when it was not held yet. A session whose planned day has passed without news has no slip: nobody says what
 * became of it.
 */
#ifndef API_SESSION_H
#define API_SESSION_H

#include "api/thread.h"

/* A day on which something was planned or held, and the first report that says so. */
struct api_session_day {
    struct read_date date;
    const struct follow_told *told;
    uint32_t reports;
};

/* Documents that are only counted: "24". */
struct api_session_count {
    double count;
    const struct follow_told *told;
    const struct follow_thread *thread;
};

struct api_session {
    struct api_thread thread;
    BASE_ARRAY(struct api_session_day) planned; /* each different plan once, in the order in which they were told */
    BASE_ARRAY(struct api_session_day) held;    /* the day that most reports give first */
    bool slipped;
    int32_t slip; /* days; negative when it was held before its day */
    bool was_held, was_planned, was_cancelled, was_postponed;
    struct read_place place;
    BASE_ARRAY(struct read_actor) chairs;
    BASE_ARRAY(struct api_session_count) counts;
    BASE_ARRAY(const struct follow_thread *) named; /* documents with a title or subject of their own */
    uint32_t unnamed;                               /* told one by one, without either */
};

struct api_sessions {
    struct base_str name; /* as asked for */
    BASE_ARRAY(struct api_thread)
    bodies; /* the body, and what it was called before and after; empty when only sessions are known */
    BASE_ARRAY(struct follow_thread) others;   /* other bodies that go by the name */
    BASE_ARRAY(struct api_session) list;       /* the newest first */
    const struct api_session *last, *next;     /* last held, next planned; NULL when not known */
    BASE_ARRAY(struct read_agent) responsible; /* ministries and agencies told with the body or its newest session */
};

/* Of the filter count the parties. PACTA_NOT_FOUND when neither a body nor a session goes by that name. */
pacta_status api_sessions_find(const struct api_asking *asking, struct base_str name, const struct follow_filter *filter,
                               struct api_sessions *sessions);

/* The same of one body. */
pacta_status api_sessions_of_body(const struct api_asking *asking, const struct follow_thread *body,
                                  struct api_sessions *sessions);
bool api_sessions_have_body(const struct api_sessions *sessions, int64_t thread);

/* Fills one session whose thread's row is known. */
pacta_status api_session_load(const struct api_asking *asking, struct api_session *session);

/* The end of a day told: a month ends on its last day. */
int32_t api_session_last_day(const struct read_date *date);

/* At most `limit` sessions; 0 for all. */
void api_sessions_text(struct api_page *page, const struct api_asking *asking, const struct api_sessions *sessions,
                       uint32_t limit);
void api_sessions_json(struct base_buffer *out, const struct api_asking *asking, const struct api_sessions *sessions,
                       uint32_t limit);

/* The head alone, without its title: who is responsible, when it last met, what is next. */
void api_body_text(struct api_page *page, const struct api_asking *asking, const struct api_sessions *sessions);
void api_body_json(struct base_buffer *out, const struct api_asking *asking, const struct api_sessions *sessions);

/* One session; below its body it goes by its number alone. */
void api_session_text(struct api_page *page, const struct api_asking *asking, const struct api_session *session,
                      bool below_body);
void api_session_json(struct base_buffer *out, const struct api_session *session);

/* ------------------------------------------------------------------ beyond one body */

/* The bodies that the filter's parties have a part in, those in the news last first; a renamed body stands once. */
struct api_bodies {
    BASE_ARRAY(struct api_sessions) list;
};
pacta_status api_bodies_find(const struct api_asking *asking, const struct follow_filter *filter, struct api_bodies *bodies);
void api_bodies_text(struct api_page *page, const struct api_asking *asking, const struct api_bodies *bodies);
void api_bodies_json(struct base_buffer *out, const struct api_asking *asking, const struct api_bodies *bodies);

/* Sessions, visits and other meetings that were held, or are planned now, later than first planned; the newest first. */
struct api_slips {
    BASE_ARRAY(struct api_session) list;
};
pacta_status api_slips_find(const struct api_asking *asking, const struct follow_filter *filter, struct api_slips *slips);
void api_slips_text(struct api_page *page, const struct api_asking *asking, const struct api_slips *slips);
void api_slips_json(struct base_buffer *out, const struct api_slips *slips);

#endif
