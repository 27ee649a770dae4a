/* A section has few places. Half go to the newest facts, half to those that weigh most. */
#include "api/brief_making.h"

#include <math.h>
#include <stdlib.h>

enum { FACTS_A_SECTION = 5 };

void api_pick(struct api_making *making, struct api_picks *picks, struct api_group *group, uint32_t level)
{
    group->used = true;
    *BASE_PUSH(making->arena, picks->list) =
        (struct api_pick){group, level, picks->list.count, group->told.items[0]->day, false};
}

/* How much a fact weighs against others of its type. */
uint32_t api_weight(const struct api_group *group)
{
    const struct read_record *record = api_newest(group);
    struct base_str level = read_text(record, READ_F_LEVEL), strength = read_text(record, READ_F_STRENGTH);
    switch (record->type) {
    case READ_MEETING:
        return (uint32_t)(!isnan(read_number(record, READ_F_SESSION)) * 4 +
                          (read_text(record, READ_F_BODY_NAME).length > 0) * 2 + base_str_starts(level, "head") * 3 +
                          base_str_is(level, "minister") * 2);
    case READ_COMMITMENT:
        return strength.length == 2 ? (uint32_t)(strength.data[1] - '0') : 0;
    default:
        return group->reports;
    }
}

/* Half of the places go to the newest, the others to what weighs most. */
static void take_heaviest(struct api_picks *picks, uint32_t limit)
{
    for (uint32_t i = 0; i < picks->list.count && i < (limit + 1) / 2; i++) {
        picks->list.items[i].taken = true;
    }
    for (uint32_t taken = (limit + 1) / 2; taken < limit; taken++) {
        struct api_pick *best = NULL;
        for (uint32_t i = 0; i < picks->list.count; i++) {
            struct api_pick *one = &picks->list.items[i];
            best = !one->taken && (best == NULL || api_weight(one->group) > api_weight(best->group)) ? one : best;
        }
        if (best == NULL) {
            return;
        }
        best->taken = true;
    }
}

static int by_day(const void *left, const void *right)
{
    const struct api_pick *a = left, *b = right;
    int days = base_str_compare(b->day, a->day);
    return days != 0 ? days : (a->order > b->order) - (a->order < b->order);
}

/* Counted sets and their members stay together, in the place of the set: a member is nothing without it. */
static void take_first(struct api_picks *picks, uint32_t limit)
{
    if (picks->list.count > 1) {
        qsort(picks->list.items, picks->list.count, sizeof *picks->list.items, by_day);
    }
    for (uint32_t i = 0; i < picks->list.count && i < limit; i++) {
        picks->list.items[i].taken = true;
    }
}

static bool stands_above(const struct api_section *section, const struct api_quote *quote)
{
    for (uint32_t i = 0; i < section->facts.count; i++) {
        const struct api_fact *fact = &section->facts.items[i];
        for (uint32_t k = 0; k < fact->quotes.count; k++) {
            if (base_str_equal(fact->quotes.items[k].text, quote->text) &&
                base_str_equal(fact->quotes.items[k].path, quote->path)) {
                return true;
            }
        }
    }
    return false;
}

static void append_fact(struct api_making *making, struct api_section *section, struct api_fact fact)
{
    for (uint32_t i = 0; i < fact.quotes.count; i++) {
        fact.quotes.items[i].repeated = stands_above(section, &fact.quotes.items[i]);
    }
    *BASE_PUSH(making->arena, section->facts) = fact;
}

void api_lay(struct api_making *making, struct api_section section, struct api_picks *picks, bool in_order)
{
    uint32_t limit = making->wish->limit > 0 ? making->wish->limit : FACTS_A_SECTION;
    limit = in_order ? 2 * limit : limit; /* room for the members of counted sets */
    (in_order ? take_first : take_heaviest)(picks, limit);
    for (uint32_t i = 0; i < picks->list.count; i++) {
        const struct api_pick *one = &picks->list.items[i];
        if (!one->taken) {
            section.left_out++;
            continue;
        }
        struct api_fact fact = api_make_fact(making, one->group);
        fact.level = one->level;
        append_fact(making, &section, fact);
    }
    if (section.facts.count > 0) {
        *BASE_PUSH(making->arena, making->brief->sections) = section;
    }
}
