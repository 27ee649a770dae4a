/* What the files that make a brief share: the state of the making, facts, and the choice of those that are shown. */
#ifndef API_BRIEF_MAKING_H
#define API_BRIEF_MAKING_H

#include "api/brief.h"
#include "api/group.h"

struct api_making {
    struct base_arena *arena;
    struct ledger *ledger;
    const struct know_tables *tables;
    const struct api_brief_wish *wish;
    struct api_brief *brief;
    struct api_aliases aliases;
    struct api_articles articles; /* that tell of the pair */
    struct api_groups groups[READ_TYPE_COUNT];
    struct base_buffer text; /* work space */
};

/* Groups that may go into a section, in the order in which they are shown. */
struct api_pick {
    struct api_group *group;
    uint32_t level, order;
    struct base_str day; /* of the group, or of the set that it is a member of */
    bool taken;
};

struct api_picks {
    BASE_ARRAY(struct api_pick) list;
};

const struct read_record *api_newest(const struct api_group *group);

/* Is it told as something that has not happened: planned, put off, cancelled? */
bool api_lies_ahead(const struct read_record *record);

/* What a group says, with the words it rests on. */
struct api_fact api_make_fact(struct api_making *making, const struct api_group *group);

/* How much a fact weighs against others of its type. */
uint32_t api_weight(const struct api_group *group);

/* Puts a group on the list for a section. */
void api_pick(struct api_making *making, struct api_picks *picks, struct api_group *group, uint32_t level);

/* Chooses as many as the wish allows and adds the section, when there is anything in it. With `in_order` the first are taken
 * (by day, sets with their members), else the newest and the weightiest. */
void api_lay(struct api_making *making, struct api_section section, struct api_picks *picks, bool in_order);

/* All sections, from groups that are loaded and sorted. */
void api_lay_sections(struct api_making *making);

#endif
