/* The dateline of a story's first paragraph: place, day, agency. "TARSK (Reuters) - ", "NORVIK, July 9 (Xinhua) -- ". */
#ifndef TEXT_DATELINE_H
#define TEXT_DATELINE_H

#include "base/text.h"

struct text_dateline {
    uint32_t length;          /* bytes up to the story's first word; 0 when there is no dateline */
    struct base_span place;   /* empty spans are not there */
    struct base_span date;
    struct base_span agency;
    struct base_span outlet;
    struct base_span byline;
    bool day_told;            /* a day without a year stands in it */
};

struct text_dateline text_dateline_find(struct base_str paragraph);

/* A line that is a dateline and nothing else ("TARSK", "Tarsk, Norland, Apr. 6"): the end of its place; 0 for none. */
uint32_t text_dateline_place_line(struct base_str line);

/* The name Pacta prints for an agency as it was printed; the empty string when it is none. */
struct base_str text_agency_name(struct base_str printed);
bool text_is_outlet(struct base_str printed);

/* The first known agency named in a line; false when none is. */
bool text_agency_in(struct base_str line, uint32_t from, struct base_span *at);

#endif
