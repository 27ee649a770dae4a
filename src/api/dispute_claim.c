/*
 * Claims that somebody denies. "The Foreign Office denied that the visit had been cancelled" names no party: between two
 * parties such a claim is found by its report, when the report tells of these two more than of any others.
 */
#include "api/dispute.h"

#include "read/record_json.h"

#include <stdlib.h>

enum { NEWEST_ARTICLES = 400, SAME_CLAIM_DAYS = 90 };

static bool is_contested(const struct read_record *record)
{
    return read_text(record, READ_F_DENIED_BY).length > 0 ||
           base_str_in(read_text(record, READ_F_STATUS), "denied withdrawn") ||
           base_str_in(read_text(record, READ_F_STANCE), "denied disputed");
}

/* The same words of the same people at about the same time: a visit can be put off in other years too. */
static bool is_same_claim(const struct api_claim *claim, const struct read_record *record, struct base_str day)
{
    int32_t days;
    bool known = api_days_between(claim->tolds.items[claim->tolds.count - 1].day, day, &days);
    return (!known || abs(days) <= SAME_CLAIM_DAYS) && base_str_equal_fold(claim->about, read_text(record, READ_F_ABOUT)) &&
           base_str_equal_fold(claim->says, read_text(record, READ_F_SAYS)) &&
           base_str_equal_fold(claim->said_by, read_text(record, READ_F_SAID_BY)) &&
           base_str_equal_fold(claim->denied_by, read_text(record, READ_F_DENIED_BY));
}

/* The newest come first, so a claim keeps the status that it was told with last. */
static struct api_claim *claim_of(const struct api_asking *asking, struct api_claims *claims, const struct read_record *record,
                                  struct base_str day)
{
    for (uint32_t i = 0; i < claims->count; i++) {
        if (is_same_claim(&claims->items[i], record, day)) {
            return &claims->items[i];
        }
    }
    struct api_claim *claim = BASE_PUSH(asking->arena, *claims);
    *claim = (struct api_claim){
        .about = read_text(record, READ_F_ABOUT),
        .says = read_text(record, READ_F_SAYS),
        .said_by = read_text(record, READ_F_SAID_BY),
        .denied_by = read_text(record, READ_F_DENIED_BY),
        .status = read_text(record, READ_F_STATUS),
    };
    return claim;
}

static void take(const struct api_asking *asking, struct api_claims *claims, const struct follow_told *told)
{
    struct api_claim *claim = claim_of(asking, claims, told->record, told->day);
    *BASE_PUSH(asking->arena, claim->tolds) = *told;
}

typedef bool (*claim_sink)(void *of, const struct ledger_found *found); /* false when it has enough */

static pacta_status walk(struct ledger *ledger, const struct ledger_filter *filter, claim_sink sink, void *of)
{
    struct ledger_cursor *cursor;
    struct ledger_found found;
    pacta_status status = ledger_find(ledger, filter, &cursor);
    if (status != PACTA_OK) {
        return status;
    }
    while (ledger_next(cursor, &found) && sink(of, &found)) {
    }
    return ledger_cursor_close(cursor);
}

/* ------------------------------------------------------------------ claims with parties */

struct gathering {
    const struct api_asking *asking;
    const struct follow_filter *filter;
    struct api_claims *claims;
    BASE_ARRAY(struct follow_told) nameless; /* contested claims without parties */
    uint32_t both, others; /* records of a report that tell of the two, and of others */
};

static const struct read_record *record_of(const struct gathering *gathering, const struct ledger_found *found)
{
    struct read_record *record;
    return read_record_from_json(gathering->asking->arena, found->json, &record) == PACTA_OK ? record : NULL;
}

static bool take_claim(void *of, const struct ledger_found *found)
{
    struct gathering *gathering = of;
    const struct read_record *record = record_of(gathering, found);
    if (record != NULL && is_contested(record)) {
        struct follow_told told = api_told_of(gathering->asking, found, record);
        take(gathering->asking, gathering->claims, &told);
    }
    return gathering->filter->limit == 0 || gathering->claims->count < gathering->filter->limit;
}

/* ------------------------------------------------------------------ claims without */

static bool note_nameless(void *of, const struct ledger_found *found)
{
    struct gathering *gathering = of;
    const struct read_record *record = record_of(gathering, found);
    if (record != NULL && is_contested(record) && read_get(record, READ_F_PARTIES) == NULL) {
        *BASE_PUSH(gathering->asking->arena, gathering->nameless) = api_told_of(gathering->asking, found, record);
    }
    return true;
}

static bool count_parties(void *of, const struct ledger_found *found)
{
    struct gathering *gathering = of;
    const struct read_record *record = record_of(gathering, found);
    const struct read_value *parties = record != NULL ? read_get(record, READ_F_PARTIES) : NULL;
    if (parties != NULL && parties->as.texts.count > 1) {
        bool both = read_has_text(record, READ_F_PARTIES, gathering->filter->party) &&
                    read_has_text(record, READ_F_PARTIES, gathering->filter->with);
        gathering->both += both;
        gathering->others += !both;
    }
    return true;
}

static pacta_status find_nameless(struct gathering *gathering)
{
    const struct api_asking *asking = gathering->asking;
    const struct follow_filter *filter = gathering->filter;
    int64_t articles[NEWEST_ARTICLES];
    uint32_t count;
    pacta_status status = ledger_articles_between(asking->ledger, filter->party, filter->with, filter->since, NEWEST_ARTICLES,
                                                  articles, &count);
    const struct ledger_filter there = {.type = "claim", .articles = articles, .article_count = count};
    if (status == PACTA_OK && count > 0) {
        status = walk(asking->ledger, &there, note_nameless, gathering);
    }
    for (uint32_t i = 0; status == PACTA_OK && i < gathering->nameless.count; i++) {
        const struct ledger_filter report = {.articles = &gathering->nameless.items[i].article, .article_count = 1};
        gathering->both = gathering->others = 0;
        status = walk(asking->ledger, &report, count_parties, gathering);
        if (gathering->both > gathering->others) {
            take(asking, gathering->claims, &gathering->nameless.items[i]);
        }
    }
    return status;
}

pacta_status api_claims_find(const struct api_asking *asking, const struct follow_filter *filter, struct api_claims *claims)
{
    struct gathering gathering = {.asking = asking, .filter = filter, .claims = claims};
    const struct ledger_filter wanted = {.type = "claim", .party = filter->party, .with = filter->with, .since = filter->since};
    *claims = (struct api_claims){0};
    pacta_status status = walk(asking->ledger, &wanted, take_claim, &gathering);
    return status == PACTA_OK && filter->with.length > 0 ? find_nameless(&gathering) : status;
}
