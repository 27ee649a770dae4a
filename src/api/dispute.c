/* What is contested, from threads and from claims. */
#include "api/dispute.h"

#include "base/json.h"
#include "follow/dispute.h"

/* ------------------------------------------------------------------ finding */

static pacta_status find_threads(const struct api_asking *asking, const struct follow_filter *filter,
                                 struct api_threads *threads)
{
    struct follow_filter disputed = *filter;
    disputed.disputed_only = true;
    pacta_status status = api_threads_find(asking, &disputed, threads);
    uint32_t kept = 0;
    for (uint32_t i = 0; status == PACTA_OK && i < threads->list.count; i++) {
        struct api_thread *thread = &threads->list.items[i];
        status = follow_disputes(asking->arena, &thread->thread, &thread->tolds, &thread->disputes);
        if (thread->disputes.count > 0) {
            threads->list.items[kept++] = *thread;
        }
    }
    threads->list.count = kept;
    return status;
}

struct follow_told api_told_of(const struct api_asking *asking, const struct ledger_found *found,
                               const struct read_record *record)
{
    return (struct follow_told){
        .record = record,
        .n = found->n,
        .source = found->source,
        .article = found->article,
        .day = base_str_copy(asking->arena, found->published),
        .path = base_str_copy(asking->arena, found->path),
        .title = base_str_copy(asking->arena, found->title),
        .outlet = base_str_copy(asking->arena, found->outlet),
    };
}

pacta_status api_contested_find(const struct api_asking *asking, const struct follow_filter *filter,
                                struct api_contested *contested)
{
    *contested = (struct api_contested){0};
    pacta_status status = find_threads(asking, filter, &contested->threads);
    if (status == PACTA_OK) {
        status = api_figures_find(asking, filter, &contested->figures);
    }
    return status == PACTA_OK ? api_claims_find(asking, filter, &contested->claims) : status;
}

/* ------------------------------------------------------------------ text */

/* "newest, official": what makes one side worth more than another; nothing where it makes no difference. */
static void add_standing(struct base_buffer *out, const struct follow_dispute *dispute, const struct follow_side *side)
{
    static const char *const PLACES[] = {"", "news agency", "official"};
    bool newest = side->told->day.length > 0, tied = true;
    for (uint32_t i = 0; i < dispute->sides.count; i++) {
        int order = base_str_compare(dispute->sides.items[i].told->day, side->told->day);
        newest = newest && order <= 0;
        tied = tied && order == 0;
    }
    newest = newest && !tied;
    const char *place = PLACES[follow_place_of(side->told)];
    if (newest || place[0] != '\0') {
        base_buffer_format(out, " (%s%s%s)", newest ? "newest" : "", newest && place[0] != '\0' ? ", " : "", place);
    }
}

static void print_side(struct api_page *page, const struct follow_dispute *dispute, const struct follow_side *side)
{
    base_buffer_add_text(&page->line, API_STRONG);
    api_plain(&page->line, side->value);
    base_buffer_add_text(&page->line, API_NORMAL);
    add_standing(&page->line, dispute, side);
    base_buffer_add_text(&page->line, ": ");
    api_told_quote(&page->line, side->told);
    api_page_flush(page, "  - ", 4);
}

static void print_sides(struct api_page *page, const struct follow_dispute *dispute)
{
    for (uint32_t i = 0; i < dispute->sides.count; i++) {
        print_side(page, dispute, &dispute->sides.items[i]);
    }
}

static void print_dispute(struct api_page *page, const struct follow_dispute *dispute)
{
    base_buffer_add_text(&page->line, dispute->about);
    if (dispute->what.length > 0 && !base_str_is(dispute->what, dispute->about)) {
        base_buffer_add_text(&page->line, ": ");
        api_plain(&page->line, dispute->what);
    }
    api_page_flush(page, "  ", 4);
    print_sides(page, dispute);
}

void api_disputes_text(struct api_page *page, const struct follow_disputes *disputes)
{
    if (disputes->count == 0) {
        return;
    }
    base_buffer_add_text(&page->line, "Told differently");
    api_page_heading(page, '-');
    for (uint32_t i = 0; i < disputes->count; i++) {
        print_dispute(page, &disputes->items[i]);
    }
}

static void print_thread(struct api_page *page, const struct api_asking *asking, const struct api_thread *thread)
{
    base_buffer_add_text(&page->line, API_STRONG);
    api_plain_cut(&page->line, thread->thread.title, 200);
    base_buffer_add_text(&page->line, API_NORMAL);
    if (thread->thread.parties.length > 0) {
        api_page_part(page);
        api_thread_parties(&page->line, asking->tables, thread->thread.parties);
    }
    base_buffer_format(&page->line, " · %.*s", BASE_STR_ARG(thread->thread.id));
    api_page_flush(page, "* ", 2);
    for (uint32_t i = 0; i < thread->disputes.count; i++) {
        print_dispute(page, &thread->disputes.items[i]);
    }
}

/* "* bilateral trade, 2024 · Pakistan and Türkiye". */
static void print_figure(struct api_page *page, const struct api_asking *asking, const struct api_figure *figure)
{
    base_buffer_add_text(&page->line, API_STRONG);
    api_plain(&page->line, figure->metric);
    base_buffer_add_text(&page->line, ", ");
    api_iso_date(&page->line, &figure->period);
    base_buffer_add_text(&page->line, API_NORMAL " · ");
    api_thread_parties(&page->line, asking->tables, figure->parties);
    api_page_flush(page, "* ", 2);
    print_sides(page, &figure->dispute);
}

/* "* The gunmen came from abroad: says the ministry; denied by the embassy". */
static void print_claim(struct api_page *page, const struct api_asking *asking, const struct api_claim *claim)
{
    const struct read_value *parties = read_get(claim->tolds.items[0].record, READ_F_PARTIES);
    base_buffer_add_text(&page->line, API_STRONG);
    api_plain_cut(&page->line, claim->says.length > 0 ? claim->says : claim->about, 200);
    base_buffer_add_text(&page->line, API_NORMAL);
    if (parties != NULL) {
        base_buffer_add_text(&page->line, " · ");
        api_countries(&page->line, asking->tables, parties);
    }
    if (claim->said_by.length > 0) {
        base_buffer_add_text(&page->line, " · says ");
        api_plain(&page->line, claim->said_by);
    }
    if (claim->denied_by.length > 0) {
        base_buffer_add_text(&page->line, " · denied by ");
        api_plain(&page->line, claim->denied_by);
    } else if (claim->status.length > 0) {
        base_buffer_add_text(&page->line, " · ");
        api_plain(&page->line, claim->status);
    }
    api_page_flush(page, "* ", 2);
    for (uint32_t i = 0; i < claim->tolds.count; i++) {
        base_buffer_add_text(&page->line, "“");
        api_told_words(&page->line, &claim->tolds.items[i]);
        base_buffer_add_text(&page->line, "” – ");
        api_told_origin(&page->line, &claim->tolds.items[i]);
        base_buffer_format(&page->line, " [%s]", claim->tolds.items[i].record->id);
        api_page_flush(page, "  - ", 4);
    }
}

void api_contested_text(struct api_page *page, const struct api_asking *asking, const struct api_contested *contested)
{
    if (contested->threads.list.count > 0) {
        base_buffer_add_text(&page->line, "Reports contradict each other");
        api_page_heading(page, '-');
    }
    for (uint32_t i = 0; i < contested->threads.list.count; i++) {
        print_thread(page, asking, &contested->threads.list.items[i]);
    }
    if (contested->figures.count > 0) {
        base_buffer_add_text(&page->line, "Figures told differently");
        api_page_heading(page, '-');
    }
    for (uint32_t i = 0; i < contested->figures.count; i++) {
        print_figure(page, asking, &contested->figures.items[i]);
    }
    if (contested->claims.count > 0) {
        base_buffer_add_text(&page->line, "Claims that are denied");
        api_page_heading(page, '-');
    }
    for (uint32_t i = 0; i < contested->claims.count; i++) {
        print_claim(page, asking, &contested->claims.items[i]);
    }
}

/* ------------------------------------------------------------------ JSON */

static void put_figure(struct base_buffer *out, const struct api_figure *figure)
{
    base_json_open(out, '{');
    api_put(out, "metric", figure->metric);
    api_put(out, "unit", figure->unit);
    api_put_codes(out, "parties", figure->parties);
    base_json_key(out, "period");
    api_date_json(out, &figure->period);
    api_put_sides(out, &figure->dispute);
    base_json_close(out, '}');
}

static void put_claim(struct base_buffer *out, const struct api_claim *claim)
{
    base_json_open(out, '{');
    api_put(out, "about", claim->about);
    api_put(out, "says", claim->says);
    api_put(out, "said_by", claim->said_by);
    api_put(out, "denied_by", claim->denied_by);
    api_put(out, "status", claim->status);
    base_json_key(out, "records");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < claim->tolds.count; i++) {
        api_told_json(out, &claim->tolds.items[i]);
    }
    base_json_close(out, ']');
    base_json_close(out, '}');
}

void api_contested_json(struct base_buffer *out, const struct api_asking *asking, const struct api_contested *contested)
{
    base_json_open(out, '{');
    base_json_key(out, "threads");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < contested->threads.list.count; i++) {
        api_thread_json(out, asking, &contested->threads.list.items[i], API_THREAD_DISPUTES);
    }
    base_json_close(out, ']');
    base_json_key(out, "figures");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < contested->figures.count; i++) {
        put_figure(out, &contested->figures.items[i]);
    }
    base_json_close(out, ']');
    base_json_key(out, "claims");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < contested->claims.count; i++) {
        put_claim(out, &contested->claims.items[i]);
    }
    base_json_close(out, ']');
    base_json_close(out, '}');
    base_buffer_add_char(out, '\n');
}
