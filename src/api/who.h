/*
 * Who held an office, from when to when as far as was printed, and what they signed and chaired in it.
 *
 *     struct api_who who;
 *     const struct api_who_wish wish = {.office = BASE_STR("PM"), .country = BASE_STR("PAK"), .day = BASE_STR("2022-08-01")};
 *     api_who_find(&asking, &wish, &who);
 *     api_who_text(&page, &asking, &who, 8);
 */
#ifndef API_WHO_H
#define API_WHO_H

#include "api/thread.h"
#include "follow/office.h"

/* A deed with the words that tell it; `told` is NULL when its record is in no thread. */
struct api_deed {
    struct follow_deed deed;
    const struct follow_told *told;
};

struct api_term {
    struct follow_office office;
    const struct follow_told *first, *last; /* the reports of the first and the last day; may be one; NULL when none is dated */
    BASE_ARRAY(struct api_deed) deeds;      /* the newest first */
};

struct api_who {
    struct base_str office, country, day; /* the office as records write it; day: empty for all terms */
    BASE_ARRAY(struct api_term) holders;  /* on the day; without a day all, the newest first */
    BASE_ARRAY(struct api_term) others;   /* the terms before and after; empty without a day */
};

struct api_who_wish {
    struct base_str office, country; /* words ("foreign minister", "FM"); code */
    struct base_str day;             /* ISO; empty for all terms */
};

/* PACTA_NOT_FOUND when nobody is printed in the office. */
pacta_status api_who_find(const struct api_asking *asking, const struct api_who_wish *wish, struct api_who *who);

/* At most `limit` deeds of a term; 0 for all. */
void api_who_text(struct api_page *page, const struct api_asking *asking, const struct api_who *who, uint32_t limit);
void api_who_json(struct base_buffer *out, const struct api_who *who);

#endif
