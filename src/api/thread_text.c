/* Threads as text: an item of a list is three or four short lines, and one thread whole is a page. */
#include "api/thread.h"

#include <stdio.h>
#include <string.h>

/* ------------------------------------------------------------------ one thread in a list */

static void add_owner(struct base_buffer *out, const struct follow_thread *thread)
{
    if (thread->owner.length > 0) {
        base_buffer_add_text(out, " · in the hands of ");
        api_plain(out, thread->owner);
        if (thread->owner_due.length > 0) {
            base_buffer_format(out, " until %.*s", BASE_STR_ARG(thread->owner_due));
        }
    }
}

/* "agreed (S3) · due in 4 years (2030-12-31) · sources disagree"; a document's step stands for its status. */
static void add_state(struct api_page *page, const struct api_asking *asking, const struct api_thread *thread)
{
    struct base_buffer *out = &page->line;
    if (thread->next_step.length > 0) {
        api_plain(out, thread->next_step);
    } else {
        api_thread_reached(out, &thread->thread);
    }
    bool stands = thread->thread.kind == FOLLOW_BODY && thread->standing == FOLLOW_OPEN,
         happened = thread->thread.kind == FOLLOW_INCIDENT && thread->standing == FOLLOW_DONE;
    if (!stands && !happened) {
        api_page_part(page);
        api_thread_standing(out, &thread->thread, asking->on);
    }
    if (thread->thread.disputed) {
        api_page_part(page);
        base_buffer_add_text(out, API_ALARM "sources disagree" API_NORMAL);
    }
    if (thread->made_at != NULL) {
        base_buffer_add_text(out, " · made at ");
        api_plain_cut(out, thread->made_at->other.title, 120);
    }
    if (thread->successor != NULL) {
        base_buffer_add_text(out, thread->successor->backwards ? " · later target: " : " · became ");
        api_plain_cut(out, thread->successor->other.title, 120);
        base_buffer_format(out, " (%.*s)", BASE_STR_ARG(thread->successor->other.id));
    }
    add_owner(out, &thread->thread);
}

/* "Pakistan and Türkiye: ": who promised, as the newest report tells it. */
static void add_promiser(struct base_buffer *out, const struct api_asking *asking, const struct api_thread *thread)
{
    const struct read_value *by = thread->newest != NULL ? read_get(thread->newest->record, READ_F_BY) : NULL;
    if (thread->thread.kind == FOLLOW_COMMITMENT && by != NULL) {
        api_countries(out, asking->tables, by);
        base_buffer_add_text(out, ": ");
    }
}

void api_thread_item(struct api_page *page, const struct api_asking *asking, const struct api_thread *thread)
{
    base_buffer_add_text(&page->line, API_STRONG);
    add_promiser(&page->line, asking, thread);
    api_plain_cut(&page->line, thread->thread.title, 200);
    base_buffer_add_text(&page->line, API_NORMAL);
    api_page_flush(page, "* ", 2);
    add_state(page, asking, thread);
    api_page_flush(page, "  ", 4);
    api_plain(&page->line, thread->thread.parties);
    api_page_part(page);
    api_thread_counts(&page->line, &thread->thread);
    base_buffer_format(&page->line, " · %.*s", BASE_STR_ARG(thread->thread.id));
    api_page_flush(page, "  ", 4);
    if (thread->newest != NULL) {
        api_told_quote(&page->line, thread->newest);
        api_page_flush(page, "  ", 4);
    }
}

void api_threads_text(struct api_page *page, const struct api_asking *asking, const struct api_threads *threads)
{
    for (uint32_t i = 0; i < threads->list.count; i++) {
        api_thread_item(page, asking, &threads->list.items[i]);
    }
}

static uint32_t count_of(const struct api_threads *threads, enum follow_kind kind)
{
    uint32_t count = threads->left_out[kind];
    for (uint32_t i = 0; i < threads->list.count; i++) {
        count += threads->list.items[i].thread.kind == kind;
    }
    return count;
}

void api_threads_by_kind(struct api_page *page, const struct api_asking *asking, const struct api_threads *threads)
{
    static const char *const TITLES[FOLLOW_KIND_COUNT] = {
        [FOLLOW_COMMITMENT] = "Commitments", [FOLLOW_TARGET] = "Targets",   [FOLLOW_INSTRUMENT] = "Documents",
        [FOLLOW_PROJECT] = "Projects",       [FOLLOW_SESSION] = "Meetings", [FOLLOW_BODY] = "Bodies",
        [FOLLOW_INCIDENT] = "Incidents",
    };
    for (uint32_t i = 0; i < threads->list.count; i++) {
        const struct api_thread *thread = &threads->list.items[i];
        enum follow_kind kind = thread->thread.kind;
        if (i == 0 || kind != thread[-1].thread.kind) {
            base_buffer_format(&page->line, "%s (%u)", TITLES[kind], count_of(threads, kind));
            api_page_heading(page, '-');
        }
        api_thread_item(page, asking, thread);
        bool last = i + 1 == threads->list.count || thread[1].thread.kind != kind;
        if (last && threads->left_out[kind] > 0) {
            base_buffer_format(&page->line, "and %u more; --limit shows them", threads->left_out[kind]);
            api_page_flush(page, "  ", 2);
        }
    }
}

/* ------------------------------------------------------------------ one thread whole */

static void print_head(struct api_page *page, const struct api_asking *asking, const struct api_thread *thread)
{
    const struct follow_thread *row = &thread->thread;
    add_promiser(&page->line, asking, thread);
    api_plain(&page->line, row->title);
    api_page_heading(page, '=');
    base_buffer_add_text(&page->line, follow_kind_name(row->kind));
    if (row->sort.length > 0 && !base_str_is(row->sort, follow_kind_name(row->kind))) {
        api_page_part(page);
        api_plain(&page->line, row->sort);
    }
    if (row->parties.length > 0) {
        api_page_part(page);
        api_thread_parties(&page->line, asking->tables, row->parties);
    }
    if (row->sectors.length > 0) {
        api_page_part(page);
        api_plain(&page->line, row->sectors);
    }
    api_page_part(page);
    base_buffer_add_str(&page->line, row->id);
    api_page_flush(page, "", 2);
    add_state(page, asking, thread);
    api_page_flush(page, "", 2);
    api_thread_counts(&page->line, row);
    api_page_flush(page, "", 2);
}

/* "first told: to be signed", "to be signed → signed", "restated: 3rd time". */
static const char *change_word(const struct follow_change *change)
{
    static const struct {
        const char *what, *word;
    } WORDS[] = {{"begun", "first told"}, {"date", "planned day"}, {"status", ""}, {"decided", ""}};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        if (strcmp(change->what, WORDS[i].what) == 0) {
            return WORDS[i].word;
        }
    }
    return change->what;
}

static void add_value(struct base_buffer *out, struct base_str value)
{
    const char *strength = api_strength_word(value);
    base_buffer_add_text(out, strength);
    base_buffer_add_text(out, strength[0] != '\0' ? " (" : "");
    api_plain(out, value);
    base_buffer_add_text(out, strength[0] != '\0' ? ")" : "");
}

static void add_change(struct base_buffer *out, const struct follow_change *change)
{
    const char *word = change_word(change);
    bool told = change->from.length > 0 || change->to.length > 0;
    base_buffer_add_text(out, word);
    base_buffer_add_text(out, word[0] != '\0' && told ? ": " : "");
    add_value(out, change->from);
    base_buffer_add_text(out, change->from.length > 0 && change->to.length > 0 ? " → " : "");
    add_value(out, change->to);
    if (change->told == NULL && change->by.length > 0) {
        base_buffer_add_text(out, ", by ");
        api_plain(out, change->by);
    }
}

/* The day in a column of its own. */
static const char *day_column(char column[16], struct base_str day)
{
    snprintf(column, 16, "%-12.*s", BASE_STR_ARG(day));
    return column;
}

static struct base_str or_undated(struct base_str day)
{
    return day.length > 0 ? day : BASE_STR("undated");
}

/* What another change of the same report says better: a signature says S5, a new name says "renamed". */
static bool is_said_twice(const struct follow_changes *changes, uint32_t i)
{
    const struct follow_change *change = &changes->items[i];
    bool strength = strcmp(change->what, "strength") == 0,
         renamed = strcmp(change->what, "status") == 0 && base_str_is(change->to, "renamed");
    const char *better = strength ? "status" : renamed ? "renamed" : NULL;
    for (uint32_t k = 0; better != NULL && change->told != NULL && k < changes->count; k++) {
        if (k != i && changes->items[k].told == change->told && strcmp(changes->items[k].what, better) == 0) {
            return true;
        }
    }
    return false;
}

/* Changes of one report stand together, and its words below the last of them. */
static void print_changes(struct api_page *page, const struct follow_changes *changes, uint32_t from, uint32_t to)
{
    struct base_str day = or_undated(changes->items[from].day);
    char column[16];
    for (uint32_t i = from; i < to; i++) {
        if (!is_said_twice(changes, i)) {
            add_change(&page->line, &changes->items[i]);
            api_page_flush(page, day_column(column, day), 14);
            day = (struct base_str){0}; /* once for all changes of a report */
        }
    }
    if (changes->items[from].told != NULL) {
        api_told_quote(&page->line, changes->items[from].told);
        api_page_flush(page, "            ", 12);
    }
}

static uint32_t same_report_end(const struct follow_changes *changes, uint32_t i)
{
    uint32_t end = i + 1;
    while (end < changes->count && changes->items[i].told != NULL && changes->items[end].told == changes->items[i].told) {
        end++;
    }
    return end;
}

static void print_history(struct api_page *page, const struct follow_changes *changes, uint32_t limit)
{
    uint32_t first = limit > 0 && changes->count > limit ? changes->count - limit : 0;
    if (changes->count == 0) {
        return;
    }
    base_buffer_add_text(&page->line, "What happened");
    api_page_heading(page, '-');
    if (first > 0) {
        base_buffer_format(&page->line, "%u earlier; --limit shows them", first);
        api_page_flush(page, "", 0);
    }
    for (uint32_t i = first, end; i < changes->count; i = end) {
        end = same_report_end(changes, i);
        print_changes(page, changes, i, end);
    }
}

/* How a thread is called from the other end of a link. */
static const char *relation_word(const struct follow_link *link)
{
    static const struct {
        const char *relation, *there, *back;
    } WORDS[] = {
        {"about", "about", "told about it"},
        {"at", "made at", "made there"},
        {"became", "became", "came of"},
        {"in", "one of", "among them"},
        {"of", "part of", "its session"},
        {"renamed", "renamed to", "called before"},
        {"replaces", "earlier target", "later target"},
    };
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        if (base_str_is(link->relation, WORDS[i].relation)) {
            return link->backwards ? WORDS[i].back : WORDS[i].there;
        }
    }
    return "has to do with";
}

static void print_links(struct api_page *page, const struct follow_links *links, uint32_t limit)
{
    if (links->count == 0) {
        return;
    }
    base_buffer_add_text(&page->line, "What it has to do with");
    api_page_heading(page, '-');
    for (uint32_t i = 0; i < links->count && (limit == 0 || i < limit); i++) {
        const struct follow_link *link = &links->items[i];
        base_buffer_format(&page->line, "%s: ", relation_word(link));
        api_plain_cut(&page->line, link->other.title, 160);
        if (link->other.status.length > 0) {
            base_buffer_add_text(&page->line, " · ");
            api_plain(&page->line, link->other.status);
        }
        base_buffer_format(&page->line, " · %.*s", BASE_STR_ARG(link->other.id));
        api_page_flush(page, "* ", 4);
    }
    if (limit > 0 && links->count > limit) {
        base_buffer_format(&page->line, "and %u more; --limit shows them", links->count - limit);
        api_page_flush(page, "  ", 2);
    }
}

/* "2025-07-09  Dawn, reports/july.txt [t0123...] · copy · joined by: same parties; 5000000000 USD". */
static void add_report(struct base_buffer *out, const struct follow_told *told)
{
    if (told->outlet.length > 0) {
        api_plain(out, told->outlet);
        base_buffer_add_text(out, ", ");
    }
    api_plain(out, told->path);
}

static void add_joined(struct base_buffer *out, const struct follow_told *told)
{
    if (told->manner.length > 0 && !base_str_is(told->manner, "original")) {
        base_buffer_add_text(out, " · ");
        api_plain(out, told->manner);
    }
    base_buffer_add_text(out, told->superseded ? " · corrected later" : "");
    if (told->why.length > 0) {
        base_buffer_add_text(out, API_FAINT " · joined by: ");
        api_plain_cut(out, told->why, 200);
        base_buffer_add_text(out, API_NORMAL);
    }
}

/* One report with all its records of the thread; gives the place of the next report. */
static uint32_t print_report(struct api_page *page, const struct follow_tolds *tolds, uint32_t i)
{
    const struct follow_told *told = &tolds->items[i];
    char column[16];
    add_report(&page->line, told);
    for (; i < tolds->count && tolds->items[i].article == told->article; i++) {
        base_buffer_format(&page->line, " [%s]", tolds->items[i].record->id);
    }
    add_joined(&page->line, told);
    api_page_flush(page, day_column(column, or_undated(told->day)), 12);
    return i;
}

static void print_reports(struct api_page *page, const struct api_thread *thread, uint32_t limit)
{
    const struct follow_tolds *tolds = &thread->tolds;
    uint32_t first = limit > 0 && tolds->count > limit ? tolds->count - limit : 0;
    base_buffer_format(&page->line, "Told by %u report%s, %u independent", thread->thread.reports,
                       thread->thread.reports == 1 ? "" : "s", thread->thread.independent_reports);
    api_page_heading(page, '-');
    if (first > 0) {
        base_buffer_format(&page->line, "%u records before; --limit shows them", first);
        api_page_flush(page, "", 0);
    }
    for (uint32_t i = first; i < tolds->count;) {
        i = print_report(page, tolds, i);
    }
}

void api_thread_text(struct api_page *page, const struct api_asking *asking, const struct api_thread *thread, uint32_t limit)
{
    print_head(page, asking, thread);
    print_history(page, &thread->changes, limit);
    api_disputes_text(page, &thread->disputes);
    print_links(page, &thread->links, limit);
    print_reports(page, thread, limit);
}
