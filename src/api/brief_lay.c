/* Laying a section: the first picks that are not on the page yet, as many as there is room for. */
#include "api/brief_making.h"

bool api_is_shown(const struct api_making *making, int64_t thread)
{
    for (uint32_t i = 0; i < making->shown.count; i++) {
        if (making->shown.items[i] == thread) {
            return true;
        }
    }
    return false;
}

void api_pick(struct api_making *making, struct api_picks *picks, const struct follow_thread *thread)
{
    *BASE_PUSH(making->asking->arena, *picks) = (struct api_pick){.thread = thread};
}

uint32_t api_room(const struct api_making *making, uint32_t room)
{
    return making->wish->limit > 0 ? making->wish->limit : making->wish->is_long ? UINT32_MAX : room;
}

static bool are_the_same_words(const struct follow_told *a, const struct follow_told *b)
{
    return a->record->evidence.count > 0 && b->record->evidence.count > 0 && base_str_equal(a->path, b->path) &&
           base_str_equal(a->record->evidence.items[0].quote, b->record->evidence.items[0].quote);
}

static void look_above(const struct api_section *section, struct api_quote *quote)
{
    for (uint32_t i = 0; i < section->facts.count; i++) {
        const struct api_fact *fact = &section->facts.items[i];
        for (uint32_t k = 0; k < fact->quotes.count; k++) {
            const struct api_quote *other = &fact->quotes.items[k];
            if (quote->above == NULL && other->above == NULL && are_the_same_words(quote->told, other->told)) {
                quote->above = other->told->record;
            }
        }
    }
}

/* A page has no room for the same words twice. */
static void mark_repeated(struct api_making *making, const struct api_section *section, struct api_fact *fact)
{
    for (uint32_t i = 0; i < fact->quotes.count; i++) {
        for (uint32_t k = 0; k < making->brief->sections.count; k++) {
            look_above(&making->brief->sections.items[k], &fact->quotes.items[i]);
        }
        look_above(section, &fact->quotes.items[i]);
    }
}

static void append(struct api_making *making, struct api_section *section, struct api_fact fact)
{
    mark_repeated(making, section, &fact);
    *BASE_PUSH(making->asking->arena, section->facts) = fact;
}

static void take(struct api_making *making, struct api_section *section, const struct api_picks *picks, uint32_t most)
{
    uint32_t taken = 0;
    for (uint32_t i = 0; i < picks->count && making->status == PACTA_OK; i++) {
        const struct api_pick *pick = &picks->items[i];
        if (api_is_shown(making, pick->thread->n)) {
            continue;
        }
        if (taken == most) {
            section->left_out++;
            continue;
        }
        struct api_fact fact = api_fact_of_thread(making, pick);
        *BASE_PUSH(making->asking->arena, making->shown) = pick->thread->n;
        if (fact.record != NULL) {
            append(making, section, fact);
            taken++;
        }
    }
}

void api_take(struct api_making *making, struct api_section *section, const struct api_picks *picks, uint32_t room)
{
    take(making, section, picks, api_room(making, room));
}

void api_take_all(struct api_making *making, struct api_section *section, const struct api_picks *picks)
{
    take(making, section, picks, picks->count);
}

void api_cut(struct api_making *making, struct api_section *section, uint32_t room)
{
    uint32_t most = api_room(making, room);
    if (section->facts.count > most) {
        section->left_out += section->facts.count - most;
        section->facts.count = most;
    }
}

void api_lay(struct api_making *making, const struct api_section *section)
{
    if (section->facts.count > 0) {
        *BASE_PUSH(making->asking->arena, making->brief->sections) = *section;
    }
}
