/* What is contested: threads whose reports disagree, figures for one thing that differ, and claims that somebody denies. */
#include "api/brief_making.h"

#include "api/dispute.h"

#include <string.h>

enum { ROOM_DISPUTES = 1, MOST_DISPUTES = 20, SIDES_ON_A_PAGE = 2 };

/* Who says so; of a file without an outlet the name, not the way to it. */
static void add_who(struct api_making *making, const struct follow_side *side)
{
    bool is_path = side->told != NULL && base_str_equal(side->said_by, side->told->path);
    api_plain(&making->text, is_path ? api_file_name(side->said_by) : side->said_by);
}

static void add_side(struct api_making *making, const struct follow_side *side, const char *lead)
{
    base_buffer_add_text(&making->text, lead);
    api_plain(&making->text, side->value);
    if (side->said_by.length > 0) {
        base_buffer_add_text(&making->text, " by ");
        add_who(making, side);
    }
}

/* "USD 2 billion by Ada Norell against USD 1.2 billion by the bank", "denied by Ada Norell" */
static void add_sides(struct api_making *making, struct api_fact *fact, const struct follow_dispute *dispute)
{
    for (uint32_t i = 0; i < dispute->sides.count; i++) {
        const struct follow_side *side = &dispute->sides.items[i];
        add_side(making, side, i > 0 ? " against " : "");
        if (making->wish->is_long || fact->quotes.count < SIDES_ON_A_PAGE) {
            api_fact_quote(making, fact, side->told, "");
        }
    }
}

static void add_thread(struct api_making *making, struct api_section *section, const struct api_thread *thread)
{
    struct api_fact fact = {.thread = *thread, .reports = thread->thread.independent_reports};
    base_buffer_clear(&making->text);
    api_plain(&making->text, thread->thread.title);
    for (uint32_t i = 0; i < thread->disputes.count; i++) {
        const struct follow_dispute *dispute = &thread->disputes.items[i];
        base_buffer_add_text(&making->text, "; ");
        if (dispute->what.length > 0 && strcmp(dispute->about, "count") != 0) { /* "28 killed" says what is counted */
            api_plain(&making->text, dispute->what);
            base_buffer_add_text(&making->text, ": ");
        }
        add_sides(making, &fact, dispute);
    }
    fact.text = api_keep(making);
    if (fact.quotes.count > 0) {
        fact.record = fact.quotes.items[0].told->record;
        *BASE_PUSH(making->asking->arena, section->facts) = fact;
    }
}

static void add_claim(struct api_making *making, struct api_section *section, const struct api_claim *claim)
{
    struct api_fact fact = api_fact_of_told(making, &claim->tolds.items[0]);
    fact.reports = claim->tolds.count;
    *BASE_PUSH(making->asking->arena, section->facts) = fact;
}

/* "bilateral trade in 2024: USD 2 billion by Ada Norell against USD 1.2 billion by the bank" */
static void add_figure(struct api_making *making, struct api_section *section, const struct api_figure *figure)
{
    struct api_fact fact = {.reports = figure->dispute.sides.count};
    base_buffer_clear(&making->text);
    api_plain(&making->text, figure->metric);
    if (figure->period.from != TEXT_NO_DAY) {
        base_buffer_add_text(&making->text, " in ");
        api_iso_date(&making->text, &figure->period);
    }
    base_buffer_add_text(&making->text, ": ");
    add_sides(making, &fact, &figure->dispute);
    fact.text = api_keep(making);
    if (fact.quotes.count > 0) {
        fact.record = fact.quotes.items[0].told->record;
        *BASE_PUSH(making->asking->arena, section->facts) = fact;
    }
}

void api_lay_disputes(struct api_making *making)
{
    const struct follow_filter filter = {
        .party = making->wish->codes[0], .with = making->wish->codes[1], .limit = MOST_DISPUTES};
    struct api_contested *contested = BASE_NEW(making->asking->arena, struct api_contested);
    struct api_section section = {.key = "disputes", .title = "Denied, disputed, or told differently"};
    making->status = api_contested_find(making->asking, &filter, contested);
    for (uint32_t i = 0; making->status == PACTA_OK && i < contested->threads.list.count; i++) {
        add_thread(making, &section, &contested->threads.list.items[i]);
    }
    for (uint32_t i = 0; making->status == PACTA_OK && i < contested->claims.count; i++) {
        add_claim(making, &section, &contested->claims.items[i]);
    }
    for (uint32_t i = 0; making->status == PACTA_OK && i < contested->figures.count; i++) {
        add_figure(making, &section, &contested->figures.items[i]);
    }
    api_cut(making, &section, ROOM_DISPUTES);
    api_lay(making, &section);
}
