/*
 * Probing is joining without writing: the threads that a report touches are taken into memory, its records are put among them
 * in the order of an update, and all is forgotten.
 */
#include "follow/probe.h"

#include "follow/join.h"

#include <math.h>
#include <setjmp.h>
#include <stdlib.h>

struct probing {
    struct base_arena *arena; /* the caller's */
    struct base_arena work;
    const struct follow_report *report;
    struct follow_probed *probed;
    struct follow_store store;
    struct follow_scene scene;
};

/* ------------------------------------------------------------------ the scene */

/* The two parties of a record that names two; false for others. */
static bool pair_of(const struct read_record *record, struct base_str pair[2])
{
    const struct read_value *parties = read_get(record, READ_F_PARTIES);
    if (parties == NULL || parties->as.texts.count != 2) {
        return false;
    }
    pair[0] = parties->as.texts.items[0];
    pair[1] = parties->as.texts.items[1];
    return true;
}

static uint32_t count_pair(const struct probing *probing, const struct base_str pair[2])
{
    const struct read_records *records = probing->report->records;
    struct base_str other[2];
    uint32_t count = 0;
    for (uint32_t i = 0; i < records->count; i++) {
        count += records->items[i]->article == probing->report->article && pair_of(records->items[i], other) &&
                 base_str_equal(pair[0], other[0]) && base_str_equal(pair[1], other[1]);
    }
    return count;
}

static bool is_before(const struct base_str a[2], const struct base_str b[2])
{
    int order = base_str_compare(a[0], b[0]);
    return order != 0 ? order < 0 : base_str_compare(a[1], b[1]) < 0;
}

/* The pair that every second record with a pair names, as in scene.c. */
static void find_pair(struct probing *probing)
{
    const struct read_records *records = probing->report->records;
    struct base_str pair[2], best[2] = {{0}, {0}};
    uint32_t most = 0, pairs = 0;
    for (uint32_t i = 0; i < records->count; i++) {
        if (records->items[i]->article != probing->report->article || !pair_of(records->items[i], pair)) {
            continue;
        }
        uint32_t times = count_pair(probing, pair);
        pairs++;
        if (times > most || (times == most && is_before(pair, best))) {
            most = times;
            best[0] = pair[0];
            best[1] = pair[1];
        }
    }
    if (most >= 2 && most * 2 >= pairs) {
        probing->scene.pair[0] = follow_pool_id(&probing->store.pool, best[0]);
        probing->scene.pair[1] = follow_pool_id(&probing->store.pool, best[1]);
    }
}

/* ------------------------------------------------------------------ joining */

static void note(struct probing *probing, uint32_t at, const struct follow_known *known, const struct follow_choice *choice)
{
    struct follow_probed *probed = &probing->probed[at];
    struct follow_threads threads = {0};
    probed->place = known->n;
    probed->likeness = choice->likeness;
    probed->why = base_str_copy(probing->arena, base_str_from(choice->why));
    if (known->begun) {
        return;
    }
    pacta_status status = follow_find_named(probing->arena, probing->store.ledger, base_str_from(known->id), 1, &threads);
    probed->known = status == PACTA_OK && threads.count > 0;
    if (probed->known) {
        probed->thread = threads.items[0];
    } else if (status != PACTA_OK && status != PACTA_NOT_FOUND) {
        probing->store.status = status;
    }
}

static void probe_record(struct probing *probing, uint32_t at)
{
    struct follow_fresh fresh = {.record = probing->report->records->items[at], .scene = &probing->scene};
    struct follow_choice choice;
    if (!follow_view(&probing->store, &fresh)) {
        return;
    }
    follow_find_body(&probing->store, &fresh);
    follow_number_next(&probing->store, &fresh);
    follow_choose(&probing->store, &fresh, NULL, &choice);
    struct follow_known *known = follow_settle(&probing->store, &fresh, follow_join(&probing->store, &fresh, &choice));
    follow_learn_day(&fresh, known);
    note(probing, at, known, &choice);
}

/* Bodies before sessions, sessions before documents, and so on, as an update does it. */
static uint32_t rank_of(const struct read_record *record)
{
    switch (record->type) {
    case READ_BODY:
        return 0;
    case READ_MEETING:
        return !isnan(read_number(record, READ_F_SESSION)) ? 1 : read_get(record, READ_F_DATE) != NULL ? 2 : 3;
    case READ_INSTRUMENT:
        return !isnan(read_number(record, READ_F_COUNT)) ? 4 : 5;
    case READ_PROJECT:
        return 6;
    case READ_TARGET:
        return 7;
    case READ_COMMITMENT:
        return 8;
    default:
        return 9;
    }
}

static void probe_all(struct probing *probing)
{
    enum { RANKS = 10 };
    const struct read_records *records = probing->report->records;
    for (uint32_t rank = 0; rank < RANKS; rank++) {
        for (uint32_t i = 0; i < records->count && probing->store.status == PACTA_OK; i++) {
            enum follow_kind kind;
            const struct read_record *record = records->items[i];
            if (record->article == probing->report->article && rank_of(record) == rank && follow_kind_of(record, &kind)) {
                probe_record(probing, i);
            }
        }
    }
}

static pacta_status probe_guarded(struct probing *probing, struct ledger *ledger)
{
    jmp_buf failure;
    if (setjmp(failure) != 0) {
        follow_store_release(&probing->store);
        return PACTA_NO_MEMORY;
    }
    base_arena_guard(&probing->work, &failure);
    follow_store_init(&probing->store, ledger, &probing->work);
    find_pair(probing);
    probe_all(probing);
    follow_store_release(&probing->store);
    return probing->store.status;
}

pacta_status follow_probe(struct base_arena *arena, struct ledger *ledger, const struct follow_report *report,
                          struct follow_probed *probed)
{
    struct probing probing = {.arena = arena, .report = report, .probed = probed};
    probing.scene = (struct follow_scene){.article = -1, .text = -1, .day = report->day, .printed = report->day != TEXT_NO_DAY};
    base_arena_init(&probing.work, 0);
    pacta_status status = probe_guarded(&probing, ledger);
    base_arena_release(&probing.work);
    return status;
}
