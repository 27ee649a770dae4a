/*
 * Making a brief: load the pair's records type by type, bring together what says the same, and lay the facts into sections.
 */
#include "api/brief_making.h"

#include <stdlib.h>

/* A pair with more records of a type than this is briefed from the newest ones. */
enum { MOST_RECORDS = 400 };

/* The newest first; of one day, what weighs more; else as it was told. */
static int by_day_and_weight(const void *left, const void *right)
{
    const struct api_group *a = left, *b = right;
    int days = base_str_compare(b->told.items[0]->day, a->told.items[0]->day);
    if (days != 0) {
        return days;
    }
    uint32_t one = api_weight(a), two = api_weight(b);
    return one != two ? (one < two ? 1 : -1) : (a->order > b->order) - (a->order < b->order);
}

static void sort_groups(struct api_groups *groups)
{
    if (groups->count > 1) {
        qsort(groups->items, groups->count, sizeof *groups->items, by_day_and_weight);
    }
}

/* An office belongs to one state: it is looked for in the articles that tell of the pair. */
static struct ledger_filter filter_for(const struct api_making *making, enum read_type type)
{
    struct ledger_filter filter = {.type = read_type_name(type), .since = making->wish->since, .limit = MOST_RECORDS};
    if (type == READ_OFFICE && making->articles.count > 0) {
        filter.articles = making->articles.items;
        filter.article_count = making->articles.count;
    } else {
        filter.party = making->wish->codes[0];
        filter.with = making->wish->codes[1];
    }
    return filter;
}

static pacta_status load_type(struct api_making *making, enum read_type type)
{
    struct api_tolds tolds = {0};
    const struct ledger_filter filter = filter_for(making, type);
    pacta_status status = api_load(making->arena, making->ledger, &filter, &tolds);
    if (status == PACTA_OK && type == READ_BODY) {
        api_learn_aliases(making->arena, &tolds, &making->aliases);
    }
    if (status == PACTA_OK) {
        api_note_articles(making->arena, &tolds, &making->articles);
        api_group(making->arena, &tolds, &making->aliases, &making->groups[type]);
    }
    sort_groups(&making->groups[type]);
    return status;
}

static pacta_status load_all(struct api_making *making)
{
    /* bodies first: their short names tell which sessions are the same */
    static const enum read_type TYPES[] = {READ_BODY,    READ_MEETING, READ_INSTRUMENT, READ_TARGET, READ_COMMITMENT,
                                           READ_PROJECT, READ_FIGURE,  READ_CLAIM,      READ_OFFICE};
    pacta_status status = PACTA_OK;
    for (size_t i = 0; i < sizeof TYPES / sizeof *TYPES && status == PACTA_OK; i++) {
        status = load_type(making, TYPES[i]);
    }
    return status;
}

pacta_status api_brief_make(struct base_arena *arena, struct ledger *ledger, const struct know_tables *tables,
                            const struct api_brief_wish *wish, struct api_brief *brief)
{
    struct api_making making = {.arena = arena, .ledger = ledger, .tables = tables, .wish = wish, .brief = brief};
    *brief = (struct api_brief){.since = wish->since};
    for (int i = 0; i < 2; i++) {
        brief->codes[i] = wish->codes[i];
        brief->names[i] = api_country(tables, wish->codes[i]);
    }
    base_buffer_init(&making.text);
    pacta_status status = ledger_span_between(ledger, wish->codes[0], wish->codes[1], wish->since, &brief->span);
    if (status == PACTA_OK) {
        status = load_all(&making);
    }
    if (status == PACTA_OK) {
        api_lay_sections(&making);
    }
    base_buffer_release(&making.text);
    return status;
}
