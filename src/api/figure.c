/* Figures beside each other. */
#include "api/figure.h"

#include "read/record_json.h"

#include <math.h>

static void push_told(struct base_arena *arena, const struct ledger_found *found, struct follow_tolds *tolds)
{
    struct read_record *record;
    if (read_record_from_json(arena, found->json, &record) != PACTA_OK) {
        return;
    }
    *BASE_PUSH(arena, *tolds) = (struct follow_told){
        .record = record,
        .n = found->n,
        .source = found->source,
        .article = found->article,
        .family = found->article,
        .day = base_str_copy(arena, found->published),
        .path = base_str_copy(arena, found->path),
        .title = base_str_copy(arena, found->title),
        .outlet = base_str_copy(arena, found->outlet),
        .likeness = 1,
    };
}

pacta_status api_tolds_find(struct base_arena *arena, struct ledger *ledger, const struct ledger_filter *filter,
                            struct follow_tolds *tolds)
{
    struct ledger_cursor *cursor;
    struct ledger_found found;
    pacta_status status = ledger_find(ledger, filter, &cursor);
    if (status != PACTA_OK) {
        return status;
    }
    while (ledger_next(cursor, &found)) {
        push_told(arena, &found, tolds);
    }
    return ledger_cursor_close(cursor);
}

pacta_status api_tolds_of(struct base_arena *arena, struct ledger *ledger, const char *type, struct base_str party,
                          struct base_str with, uint32_t limit, struct follow_tolds *tolds)
{
    const struct ledger_filter filter = {.type = type, .party = party, .with = with, .limit = limit};
    return api_tolds_find(arena, ledger, &filter, tolds);
}

static bool same_period(const struct read_record *a, const struct read_record *b)
{
    const struct read_value *one = read_get(a, READ_F_PERIOD), *two = read_get(b, READ_F_PERIOD);
    return one != NULL && two != NULL && one->as.date.from != TEXT_NO_DAY && one->as.date.from == two->as.date.from &&
           one->as.date.to == two->as.date.to;
}

bool api_figures_are_of_one_thing(const struct read_record *a, const struct read_record *b)
{
    return same_period(a, b) && base_str_equal_fold(read_text(a, READ_F_METRIC), read_text(b, READ_F_METRIC)) &&
           base_str_equal(read_text(a, READ_F_UNIT), read_text(b, READ_F_UNIT)) &&
           base_str_equal(read_text(a, READ_F_PER), read_text(b, READ_F_PER));
}

/* Two numbers of one sentence are a list, not a quarrel. */
static bool share_words(const struct read_record *a, const struct read_record *b)
{
    return a->evidence.count > 0 && b->evidence.count > 0 &&
           base_str_equal(a->evidence.items[0].quote, b->evidence.items[0].quote);
}

bool api_figures_differ(const struct read_record *a, const struct read_record *b)
{
    double one = read_number(a, READ_F_AMOUNT), two = read_number(b, READ_F_AMOUNT);
    return !isnan(one) && !isnan(two) && fabs(one - two) > 1e-9 * fabs(one) && api_figures_are_of_one_thing(a, b) &&
           !share_words(a, b);
}
