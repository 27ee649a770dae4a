/*
 * Holding a report against the ledger. A record that would join a thread is put among that thread's reports, in the place of
 * its day, and the thread's history and disputes are told again: what they tell of the record is what is new in it. So a report
 * is judged before it is added as it will be judged after.
 */
#include "api/news.h"

#include "api/figure.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_BESIDE = 200 }; /* records that are no threads, looked at for one of the report */

#define VERDICT_TEXT(name, text) text,
static const char *const NAMES[] = {API_VERDICT_TABLE(VERDICT_TEXT)};

const char *api_verdict_name(enum api_verdict verdict)
{
    return NAMES[verdict];
}

struct making {
    const struct api_asking *asking;
    const struct api_news_report *report;
    struct api_news *news;
};

/* ------------------------------------------------------------------ the report */

static struct base_str iso_day(struct base_arena *arena, int32_t day)
{
    int32_t year;
    uint32_t month, date;
    if (day == TEXT_NO_DAY) {
        return (struct base_str){0};
    }
    text_day_to_ymd(day, &year, &month, &date);
    return base_str_format(arena, "%04d-%02u-%02u", year, month, date);
}

static const struct follow_told *tell(struct making *making, const struct read_record *record)
{
    struct follow_told *told = BASE_NEW(making->asking->arena, struct follow_told);
    *told = (struct follow_told){
        .record = record,
        .n = INT64_MAX,
        .source = -1,
        .article = -1,
        .family = -1,
        .day = making->news->day,
        .path = making->news->path,
        .title = making->news->title,
        .outlet = making->news->outlet,
        .manner = BASE_STR("original"),
        .likeness = 1,
    };
    return told;
}

/* The report's own records, when it is in the ledger, are not held against it. */
static bool is_of_the_report(const struct follow_told *told, const struct read_record *record)
{
    return record->sha256[0] != '\0' && strcmp(told->record->sha256, record->sha256) == 0;
}

/* ------------------------------------------------------------------ threads */

/* Of the first so many. */
static uint32_t count_families(const struct follow_tolds *tolds, uint32_t first)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < first; i++) {
        bool seen = false;
        for (uint32_t k = 0; k < i && !seen; k++) {
            seen = tolds->items[k].family == tolds->items[i].family;
        }
        count += !seen;
    }
    return count;
}

/* The others, and the report's record behind the last that is not younger. Returns its place. */
static uint32_t put_among(struct making *making, const struct follow_tolds *others, const struct follow_told *told,
                          struct follow_tolds *all)
{
    uint32_t place = 0;
    for (uint32_t i = 0; i < others->count; i++) {
        bool older = told->day.length == 0 || base_str_compare(others->items[i].day, told->day) <= 0;
        place = older ? i + 1 : place;
    }
    for (uint32_t i = 0; i <= others->count; i++) {
        *BASE_PUSH(making->asking->arena, *all) = i == place ? *told : others->items[i - (i > place)];
    }
    return place;
}

static void note(struct making *making, struct api_news_item *item, enum api_verdict verdict, struct api_news_point point)
{
    item->verdict = verdict < item->verdict ? verdict : item->verdict;
    *BASE_PUSH(making->asking->arena, item->points) = point;
}

/* Whoever told the value that was left. */
static const struct follow_told *told_before(const struct follow_tolds *all, uint32_t place)
{
    return place > 0 ? &all->items[place - 1] : NULL;
}

/* A signature is told as a status and as a strength: once is enough. */
static bool is_said_by_status(const struct follow_changes *changes, uint32_t at)
{
    for (uint32_t i = 0; strcmp(changes->items[at].what, "strength") == 0 && i < changes->count; i++) {
        if (changes->items[i].told == changes->items[at].told && strcmp(changes->items[i].what, "status") == 0) {
            return true;
        }
    }
    return false;
}

static void note_changes(struct making *making, struct api_news_item *item, const struct follow_tolds *all, uint32_t place)
{
    struct follow_changes changes = {0};
    if (follow_history(making->asking->arena, making->asking->ledger, &item->thread, all, &changes) != PACTA_OK) {
        return;
    }
    for (uint32_t i = 0; i < changes.count; i++) {
        const struct follow_change *change = &changes.items[i];
        if (change->told != &all->items[place] || base_str_in(base_str_from(change->what), "begun restated") ||
            is_said_by_status(&changes, i)) {
            continue;
        }
        enum api_verdict verdict = strcmp(change->what, "denied") == 0 ? API_CONTRADICTS : API_CHANGES;
        note(making, item, verdict, (struct api_news_point){change->what, change->from, change->to, told_before(all, place)});
    }
}

/* A dispute in which the report takes a side: against the first side that is another's. */
static void note_dispute(struct making *making, struct api_news_item *item, const struct follow_dispute *dispute,
                         const struct follow_told *own)
{
    const struct follow_side *mine = NULL, *theirs = NULL;
    for (uint32_t i = 0; i < dispute->sides.count; i++) {
        const struct follow_side *side = &dispute->sides.items[i];
        if (side->told == own) {
            mine = mine == NULL ? side : mine;
        } else {
            theirs = theirs == NULL ? side : theirs;
        }
    }
    if (mine != NULL && theirs != NULL) {
        const char *what = dispute->what.length > 0 ? base_str_copy(making->asking->arena, dispute->what).data : dispute->about;
        note(making, item, API_CONTRADICTS, (struct api_news_point){what, theirs->value, mine->value, theirs->told});
    }
}

static void note_disputes(struct making *making, struct api_news_item *item, const struct follow_tolds *all, uint32_t place)
{
    struct follow_disputes disputes = {0};
    if (follow_disputes(making->asking->arena, &item->thread, all, &disputes) != PACTA_OK) {
        return;
    }
    for (uint32_t i = 0; i < disputes.count; i++) {
        note_dispute(making, item, &disputes.items[i], &all->items[place]);
    }
}

static pacta_status others_of(struct making *making, const struct api_news_item *item, struct follow_tolds *others)
{
    struct follow_tolds tolds = {0};
    pacta_status status = follow_records(making->asking->arena, making->asking->ledger, item->thread.n, &tolds);
    for (uint32_t i = 0; status == PACTA_OK && i < tolds.count; i++) {
        if (!is_of_the_report(&tolds.items[i], item->told->record)) {
            *BASE_PUSH(making->asking->arena, *others) = tolds.items[i];
        }
    }
    return status;
}

/* The first that prints its day, else the first. */
static const struct follow_told *first_of(const struct follow_tolds *all, uint32_t place)
{
    for (uint32_t i = 0; i < all->count; i++) {
        if (i != place && all->items[i].day.length > 0) {
            return &all->items[i];
        }
    }
    return &all->items[place == 0];
}

static pacta_status hold_against_thread(struct making *making, struct api_news_item *item)
{
    struct follow_tolds others = {0}, all = {0};
    pacta_status status = others_of(making, item, &others);
    if (status != PACTA_OK || others.count == 0) {
        return status;
    }
    item->verdict = API_RESTATES;
    uint32_t place = put_among(making, &others, item->told, &all);
    item->time = count_families(&all, place) + 1;
    item->first = first_of(&all, place);
    note_changes(making, item, &all, place);
    note_disputes(making, item, &all, place);
    return PACTA_OK;
}

static pacta_status judge_by_thread(struct making *making, const struct follow_probed *probed, struct api_news_item *item)
{
    item->place = probed->place;
    item->has_thread = probed->known;
    item->thread = probed->thread;
    item->why = probed->known ? probed->why : (struct base_str){0};
    return probed->known ? hold_against_thread(making, item) : PACTA_OK;
}

/* ------------------------------------------------------------------ what is no thread */

static bool same_text(const struct read_record *a, const struct read_record *b, enum read_field field)
{
    return base_str_equal_fold(read_text(a, field), read_text(b, field));
}

static bool same_amount(const struct read_record *a, const struct read_record *b)
{
    static const enum read_field FIELDS[] = {READ_F_AMOUNT, READ_F_MIN, READ_F_MAX};
    for (size_t i = 0; i < 3; i++) {
        double one = read_number(a, FIELDS[i]), two = read_number(b, FIELDS[i]);
        if (isnan(one) != isnan(two) || (!isnan(one) && fabs(one - two) > 1e-9 * fabs(one))) {
            return false;
        }
    }
    return true;
}

static bool says_the_same(const struct read_record *a, const struct read_record *b)
{
    switch (a->type) {
    case READ_FIGURE:
        return api_figures_are_of_one_thing(a, b) && same_amount(a, b);
    case READ_OFFICE:
        return same_text(a, b, READ_F_PERSON) && same_text(a, b, READ_F_OFFICE_TITLE) && same_text(a, b, READ_F_HELD);
    default:
        return same_text(a, b, READ_F_SAYS) && same_text(a, b, READ_F_ABOUT) && same_text(a, b, READ_F_STATUS);
    }
}

static struct base_str amount_words(struct making *making, const struct read_record *record)
{
    struct base_buffer words;
    base_buffer_init(&words);
    api_amount(&words, read_number(record, READ_F_AMOUNT), read_text(record, READ_F_UNIT));
    struct base_str kept = base_str_copy(making->asking->arena, (struct base_str){words.data, (uint32_t)words.length});
    base_buffer_release(&words);
    return kept;
}

static void hold_against(struct making *making, struct api_news_item *item, const struct follow_told *other)
{
    const struct read_record *record = item->told->record;
    if (is_of_the_report(other, record)) {
        return;
    }
    if (says_the_same(record, other->record)) {
        item->verdict = item->verdict == API_NEW ? API_RESTATES : item->verdict;
        item->time = item->time == 0 ? 2 : item->time + 1;
        item->first = item->first == NULL || other->day.length > 0 ? other : item->first; /* the newest come first */
    } else if (record->type == READ_FIGURE && api_figures_differ(record, other->record)) {
        note(making, item, API_CONTRADICTS,
             (struct api_news_point){"amount", amount_words(making, other->record), amount_words(making, record), other});
    }
}

static struct base_str party_of(const struct read_record *record, uint32_t at)
{
    const struct read_value *parties = read_get(record, READ_F_PARTIES);
    return parties != NULL && parties->as.texts.count > at ? parties->as.texts.items[at] : (struct base_str){0};
}

static pacta_status judge_by_records(struct making *making, struct api_news_item *item)
{
    const struct read_record *record = item->told->record;
    struct follow_tolds *others = BASE_NEW(making->asking->arena, struct follow_tolds);
    if (party_of(record, 0).length == 0) {
        return PACTA_OK;
    }
    pacta_status status = api_tolds_of(making->asking->arena, making->asking->ledger, read_type_name(record->type),
                                       party_of(record, 0), party_of(record, 1), MOST_BESIDE, others);
    for (uint32_t i = 0; i < others->count; i++) {
        hold_against(making, item, &others->items[i]);
    }
    return status;
}

/* ------------------------------------------------------------------ all records of the report */

/* Articles and events are views of the others. */
static bool is_compared(enum read_type type)
{
    return type != READ_ARTICLE && type != READ_EVENT;
}

static bool is_beside_threads(enum read_type type)
{
    return type == READ_FIGURE || type == READ_CLAIM || type == READ_OFFICE;
}

static bool has_point(const struct api_news_item *item, const struct api_news_point *point)
{
    for (uint32_t i = 0; i < item->points.count; i++) {
        if (strcmp(item->points.items[i].what, point->what) == 0 && base_str_equal(item->points.items[i].to, point->to)) {
            return true;
        }
    }
    return false;
}

static bool says_no_more(const struct api_news_item *item, const struct api_news_item *before)
{
    for (uint32_t i = 0; i < item->points.count; i++) {
        if (!has_point(before, &item->points.items[i])) {
            return false;
        }
    }
    return true;
}

/* Told twice in one report: said once. */
static bool is_said(struct making *making, const struct api_news_item *item)
{
    for (uint32_t i = 0; item->place != 0 && i < making->news->items.count; i++) {
        const struct api_news_item *before = &making->news->items.items[i];
        if (before->place == item->place && says_no_more(item, before)) {
            return true;
        }
    }
    return false;
}

static pacta_status judge(struct making *making, const struct read_record *record, const struct follow_probed *probed)
{
    struct api_news_item item = {.verdict = API_NEW, .told = tell(making, record)};
    pacta_status status =
        is_beside_threads(record->type) ? judge_by_records(making, &item) : judge_by_thread(making, probed, &item);
    if (status == PACTA_OK && !is_said(making, &item)) {
        *BASE_PUSH(making->asking->arena, making->news->items) = item;
        making->news->counts[item.verdict]++;
    }
    return status;
}

/* By verdict; else as they came. */
static void sort_items(struct making *making)
{
    struct api_news *news = making->news, sorted = *news;
    sorted.items.items = NULL;
    sorted.items.count = sorted.items.capacity = 0;
    for (int verdict = 0; verdict < API_VERDICT_COUNT; verdict++) {
        for (uint32_t i = 0; i < news->items.count; i++) {
            if ((int)news->items.items[i].verdict == verdict) {
                *BASE_PUSH(making->asking->arena, sorted.items) = news->items.items[i];
            }
        }
    }
    *news = sorted;
}

static pacta_status find_repeat(struct making *making)
{
    pacta_status status = follow_probe_repeat(making->asking->arena, making->asking->ledger, making->report->article,
                                              making->report->sha256, &making->news->repeat);
    return status == PACTA_NOT_FOUND ? PACTA_OK : status;
}

pacta_status api_news_make(const struct api_asking *asking, const struct api_news_report *report, struct api_news *news)
{
    struct making making = {asking, report, news};
    const struct follow_report probing = {report->records, report->number, report->article->published_day};
    struct follow_probed *probed = BASE_NEW_ARRAY(asking->arena, struct follow_probed, report->records->count + 1u);
    *news = (struct api_news){
        .path = report->path,
        .title = report->article->title.value,
        .outlet = report->article->outlet.value,
        .day = iso_day(asking->arena, report->article->published_day),
        .known = report->known,
    };
    pacta_status status = follow_probe(asking->arena, asking->ledger, &probing, probed);
    for (uint32_t i = 0; i < report->records->count && status == PACTA_OK; i++) {
        const struct read_record *record = report->records->items[i];
        if (record->article == report->number && is_compared(record->type)) {
            status = judge(&making, record, &probed[i]);
        }
    }
    sort_items(&making);
    return status == PACTA_OK ? find_repeat(&making) : status;
}
