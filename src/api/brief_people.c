/* Who holds which office on either side: whoever is named in the reports that the page rests on, the most often named first. */
#include "api/brief_making.h"

#include "ledger/find.h"
#include "read/record_json.h"

#include <stdlib.h>

enum { ROOM_A_SIDE = 2, MOST_OFFICES = 300, MOST_ARTICLES = 80 };

BASE_ARRAY_TYPE(article_numbers, int64_t);

struct holder {
    struct follow_told told; /* the newest that names them */
    int64_t last;            /* the article counted last */
    uint32_t reports;
};
BASE_ARRAY_TYPE(holders, struct holder);

static void note_article(struct api_making *making, struct article_numbers *articles, int64_t n)
{
    for (uint32_t i = 0; i < articles->count; i++) {
        if (articles->items[i] == n) {
            return;
        }
    }
    if (articles->count < MOST_ARTICLES) {
        *BASE_PUSH(making->asking->arena, *articles) = n;
    }
}

static void find_articles(struct api_making *making, struct article_numbers *articles)
{
    const struct api_brief *brief = making->brief;
    for (uint32_t i = 0; i < brief->sections.count; i++) {
        for (uint32_t k = 0; k < brief->sections.items[i].facts.count; k++) {
            const struct api_fact *fact = &brief->sections.items[i].facts.items[k];
            for (uint32_t q = 0; q < fact->quotes.count; q++) {
                note_article(making, articles, fact->quotes.items[q].told->article);
            }
        }
    }
}

static bool is_of_the_pair(const struct api_making *making, const struct read_record *record)
{
    struct base_str country = read_text(record, READ_F_COUNTRY);
    return base_str_equal(country, making->wish->codes[0]) || base_str_equal(country, making->wish->codes[1]);
}

static bool is_the_same(const struct read_record *a, const struct read_record *b)
{
    return base_str_equal_fold(read_text(a, READ_F_PERSON), read_text(b, READ_F_PERSON)) &&
           base_str_equal_fold(read_text(a, READ_F_OFFICE_TITLE), read_text(b, READ_F_OFFICE_TITLE)) &&
           base_str_equal(read_text(a, READ_F_COUNTRY), read_text(b, READ_F_COUNTRY));
}

static struct holder *holder_of(struct api_making *making, struct holders *holders, const struct read_record *record)
{
    for (uint32_t i = 0; i < holders->count; i++) {
        if (is_the_same(holders->items[i].told.record, record)) {
            return &holders->items[i];
        }
    }
    struct holder *holder = BASE_PUSH(making->asking->arena, *holders);
    *holder = (struct holder){.last = -1};
    return holder;
}

/* Ranks and honours are no offices, and nobody is what they were. */
static void note_office(struct api_making *making, struct holders *holders, const struct ledger_found *found)
{
    struct base_arena *arena = making->asking->arena;
    struct read_record *record;
    if (read_record_from_json(arena, found->json, &record) != PACTA_OK || !is_of_the_pair(making, record) ||
        base_str_is(read_text(record, READ_F_RULE), "rank") || base_str_is(read_text(record, READ_F_HELD), "former")) {
        return;
    }
    struct holder *holder = holder_of(making, holders, record);
    if (holder->told.record == NULL) {
        holder->told = (struct follow_told){
            .record = record,
            .n = found->n,
            .article = found->article,
            .family = found->article,
            .day = base_str_copy(arena, found->published),
            .path = base_str_copy(arena, found->path),
            .title = base_str_copy(arena, found->title),
            .outlet = base_str_copy(arena, found->outlet),
        };
    }
    holder->reports += holder->last != found->article;
    holder->last = found->article;
}

static void load_holders(struct api_making *making, struct holders *holders)
{
    struct article_numbers articles = {0};
    struct ledger_cursor *cursor;
    struct ledger_found found;
    find_articles(making, &articles);
    const struct ledger_filter filter = {
        .type = "office", .articles = articles.items, .article_count = articles.count, .limit = MOST_OFFICES};
    if (articles.count == 0) {
        return;
    }
    making->status = ledger_find(making->asking->ledger, &filter, &cursor);
    if (making->status == PACTA_OK) {
        while (ledger_next(cursor, &found)) {
            note_office(making, holders, &found);
        }
        making->status = ledger_cursor_close(cursor);
    }
}

static int by_reports(const void *left, const void *right)
{
    const struct holder *a = left, *b = right;
    int order = (b->reports > a->reports) - (b->reports < a->reports);
    order = order != 0 ? order : base_str_compare(b->told.day, a->told.day);
    return order != 0 ? order : (a->told.n > b->told.n) - (a->told.n < b->told.n);
}

/* Is another person in that office by a later day? */
static bool has_left(const struct holders *holders, const struct holder *holder)
{
    for (uint32_t i = 0; i < holders->count; i++) {
        const struct follow_told *other = &holders->items[i].told;
        if (base_str_equal_fold(read_text(other->record, READ_F_OFFICE_TITLE),
                                read_text(holder->told.record, READ_F_OFFICE_TITLE)) &&
            base_str_equal(read_text(other->record, READ_F_COUNTRY), read_text(holder->told.record, READ_F_COUNTRY)) &&
            base_str_compare(other->day, holder->told.day) > 0) {
            return true;
        }
    }
    return false;
}

/* A page has as many places for one side as for the other. */
static void add_side(struct api_making *making, const struct holders *holders, struct base_str country, uint32_t room,
                     struct api_section *section)
{
    uint32_t taken = 0;
    for (uint32_t i = 0; i < holders->count; i++) {
        const struct holder *holder = &holders->items[i];
        if (!base_str_equal(read_text(holder->told.record, READ_F_COUNTRY), country) || has_left(holders, holder)) {
            continue;
        }
        if (taken == room) {
            section->left_out++;
            continue;
        }
        struct api_fact fact = api_fact_of_told(making, &holder->told);
        fact.reports = holder->reports;
        *BASE_PUSH(making->asking->arena, section->facts) = fact;
        taken++;
    }
}

void api_lay_people(struct api_making *making)
{
    struct holders *holders = BASE_NEW(making->asking->arena, struct holders);
    struct api_section section = {.key = "offices", .title = "People in office, as the newest report has it"};
    load_holders(making, holders);
    if (holders->count > 1) {
        qsort(holders->items, holders->count, sizeof *holders->items, by_reports);
    }
    for (int i = 0; i < 2; i++) {
        add_side(making, holders, making->wish->codes[i], api_room(making, ROOM_A_SIDE), &section);
    }
    api_lay(making, &section);
}
