/* What is contested: threads whose reports disagree, figures for one thing that differ, and claims that somebody denies. */
#include "api/brief_making.h"

#include "api/dispute.h"
#include "api/figure.h"

enum { ROOM_DISPUTES = 1, MOST_DISPUTES = 20, MOST_FIGURES = 60, SIDES_ON_A_PAGE = 2 };

static void add_sides(struct api_making *making, struct api_fact *fact, const struct follow_dispute *dispute)
{
    base_buffer_add_text(&making->text, "; ");
    api_plain(&making->text, dispute->what.length > 0 ? dispute->what : base_str_from(dispute->about));
    base_buffer_add_text(&making->text, ": ");
    for (uint32_t i = 0; i < dispute->sides.count; i++) {
        const struct follow_side *side = &dispute->sides.items[i];
        base_buffer_add_text(&making->text, i > 0 ? " against " : "");
        api_plain(&making->text, side->value);
        if (side->said_by.length > 0) {
            base_buffer_add_text(&making->text, " (");
            api_plain(&making->text, side->said_by);
            base_buffer_add_char(&making->text, ')');
        }
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
        add_sides(making, &fact, &thread->disputes.items[i]);
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

static void add_amount(struct api_making *making, const struct read_record *figure)
{
    api_amount(&making->text, read_number(figure, READ_F_AMOUNT), read_text(figure, READ_F_UNIT));
    if (read_text(figure, READ_F_SAID_BY).length > 0) {
        base_buffer_add_text(&making->text, " (");
        api_plain(&making->text, read_text(figure, READ_F_SAID_BY));
        base_buffer_add_char(&making->text, ')');
    }
}

/* All amounts for one thing stand as one fact, the newest first: "bilateral trade in 2024: USD 2 billion against USD 1.2
 * billion". */
static struct api_fact fact_of_figures(struct api_making *making, const struct follow_tolds *figures, uint32_t first,
                                       bool *used)
{
    const struct follow_told *one = &figures->items[first];
    const struct read_value *period = read_get(one->record, READ_F_PERIOD);
    struct api_fact fact = {.record = one->record, .reports = 1};
    base_buffer_clear(&making->text);
    api_plain(&making->text, read_text(one->record, READ_F_METRIC));
    base_buffer_add_text(&making->text, " in ");
    api_iso_date(&making->text, &period->as.date);
    base_buffer_add_text(&making->text, ": ");
    add_amount(making, one->record);
    api_fact_quote(making, &fact, one, "");
    for (uint32_t i = first + 1; i < figures->count; i++) {
        const struct follow_told *other = &figures->items[i];
        if (used[i] || !api_figures_are_of_one_thing(one->record, other->record)) {
            continue;
        }
        used[i] = true;
        fact.reports++;
        if (api_figures_differ(one->record, other->record)) {
            base_buffer_add_text(&making->text, " against ");
            add_amount(making, other->record);
            if (making->wish->is_long || fact.quotes.count < SIDES_ON_A_PAGE) {
                api_fact_quote(making, &fact, other, "");
            }
        }
    }
    fact.text = api_keep(making);
    return fact;
}

static void add_all_figures(struct api_making *making, struct api_section *section)
{
    struct follow_tolds *figures = BASE_NEW(making->asking->arena, struct follow_tolds);
    making->status = api_tolds_of(making->asking->arena, making->asking->ledger, "figure", making->wish->codes[0],
                                  making->wish->codes[1], MOST_FIGURES, figures);
    bool *used = BASE_NEW_ARRAY(making->asking->arena, bool, figures->count + 1u);
    for (uint32_t i = 0; i < figures->count; i++) {
        for (uint32_t k = i + 1; k < figures->count && !used[i]; k++) {
            if (!used[k] && api_figures_differ(figures->items[i].record, figures->items[k].record)) {
                used[i] = true;
                *BASE_PUSH(making->asking->arena, section->facts) = fact_of_figures(making, figures, i, used);
            }
        }
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
    if (making->status == PACTA_OK) {
        add_all_figures(making, &section);
    }
    api_cut(making, &section, ROOM_DISPUTES);
    api_lay(making, &section);
}
