/*
 * Reading a thread's records. The JSON of a record costs more to read than all the rest, so a giant thread is read in full only
 * at its ends, and by the ledger's columns between: status, strength and days are in them, and no more is needed to tell how
 * the life of the thread went.
 */
#include "follow/load.h"

#include "follow/day.h"
#include "read/record_json.h"

#include <stdlib.h>

enum column {
    RECORD,
    LIKENESS,
    WHY,
    ARTICLE,
    PUBLISHED,
    ARTICLE_ID,
    FAMILY,
    MANNER,
    SUPERSEDED,
    TYPE,
    KIND,
    STATUS,
    STANCE,
    STRENGTH,
    DATE_FROM,
    DATE_TO,
    DUE,
    SESSION,
    JSON,
    SOURCE,
    PATH,
    TITLE,
    OUTLET
};

#define COLUMNS                                                                                                                \
    "SELECT t.record, t.likeness, t.why, r.article, a.published, a.id, coalesce(c.family, r.article), c.manner, "              \
    "c.superseded_by IS NOT NULL, r.type, r.kind, r.status, r.stance, r.strength, r.date_from, r.date_to, r.due, r.session, "  \
    "r.json, r.source"
#define TABLES                                                                                                                 \
    " FROM thread_record AS t CROSS JOIN record AS r ON r.n = t.record CROSS JOIN article AS a ON a.n = r.article "            \
    "LEFT JOIN article_copy AS c ON c.article = r.article"
#define ORDER " WHERE t.thread = ?1 AND t.record NOT IN (SELECT record FROM record_rejected) ORDER BY t.day, t.record"

static const char SHORT_SQL[] = COLUMNS TABLES ORDER;
static const char FULL_SQL[] = COLUMNS ", s.path, a.title, a.outlet" TABLES " CROSS JOIN source AS s ON s.n = r.source" ORDER;

struct entry {
    struct follow_told told;
    struct base_str article_id;
    int32_t day;
};
BASE_ARRAY_TYPE(entries, struct entry);

static struct base_str kept_text(const struct follow_loader *loader, enum column column)
{
    return base_str_copy(loader->arena, ledger_column_text(loader->rows, (int)column));
}

static void set_date(struct base_arena *arena, struct read_record *record, enum read_field field, int32_t from, int32_t to)
{
    if (from != TEXT_NO_DAY || to != TEXT_NO_DAY) {
        read_set_date(arena, record, field, (struct read_date){from, to, 0, {0}});
    }
}

/* What the columns know of a record, as a record. */
static struct read_record *outline(const struct follow_loader *loader)
{
    static const struct {
        enum read_field field;
        enum column column;
    } TEXTS[] = {{READ_F_KIND, KIND}, {READ_F_STATUS, STATUS}, {READ_F_STANCE, STANCE}, {READ_F_STRENGTH, STRENGTH}};
    enum read_type type;
    if (!read_type_from(ledger_column_text(loader->rows, TYPE), &type)) {
        type = READ_EVENT;
    }
    struct read_record *record = read_record_new(loader->arena, type);
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        read_set_text(loader->arena, record, TEXTS[i].field, kept_text(loader, TEXTS[i].column));
    }
    set_date(loader->arena, record, READ_F_DATE, follow_day_of(ledger_column_text(loader->rows, DATE_FROM)),
             follow_day_of(ledger_column_text(loader->rows, DATE_TO)));
    int32_t due = follow_day_of(ledger_column_text(loader->rows, DUE));
    set_date(loader->arena, record, READ_F_DEADLINE, due, due);
    if (sqlite3_column_type(loader->rows, SESSION) != SQLITE_NULL) {
        read_set_number(loader->arena, record, READ_F_SESSION, sqlite3_column_double(loader->rows, SESSION));
    }
    return record;
}

static bool in_full(const struct follow_loader *loader)
{
    uint32_t first = loader->extent.first, last = loader->extent.last;
    return first + last == 0 || loader->at < first || loader->at + last >= loader->count;
}

static const struct read_record *record_in_hand(const struct follow_loader *loader)
{
    struct read_record *record;
    if (in_full(loader) && read_record_from_json(loader->arena, ledger_column_text(loader->rows, JSON), &record) == PACTA_OK) {
        return record;
    }
    return outline(loader);
}

static struct entry entry_in_hand(const struct follow_loader *loader)
{
    sqlite3_stmt *row = loader->rows;
    struct follow_told told = {
        .record = record_in_hand(loader),
        .n = sqlite3_column_int64(row, RECORD),
        .source = sqlite3_column_int64(row, SOURCE),
        .article = sqlite3_column_int64(row, ARTICLE),
        .family = sqlite3_column_int64(row, FAMILY),
        .day = kept_text(loader, PUBLISHED),
        .manner = kept_text(loader, MANNER),
        .superseded = sqlite3_column_int(row, SUPERSEDED) != 0,
        .why = kept_text(loader, WHY),
        .likeness = sqlite3_column_double(row, LIKENESS),
    };
    if (told.manner.length == 0) {
        told.manner = BASE_STR("original");
    }
    if (loader->extent.sources) {
        told.path = kept_text(loader, PATH);
        told.title = kept_text(loader, TITLE);
        told.outlet = kept_text(loader, OUTLET);
    }
    int32_t day = follow_day_of(told.day);
    return (struct entry){told, kept_text(loader, ARTICLE_ID),
                          day != TEXT_NO_DAY ? day : follow_first_day(read_get(told.record, READ_F_DATE))};
}

/* Row numbers depend on the order of reading, so they decide only within one report. */
static int compare(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    if (x->day != y->day) {
        return x->day < y->day ? -1 : 1;
    }
    int order = base_str_compare(x->article_id, y->article_id);
    if (order == 0 && x->told.article != y->told.article) {
        order = x->told.article < y->told.article ? -1 : 1;
    }
    return order != 0 ? order : x->told.n < y->told.n ? -1 : x->told.n > y->told.n;
}

static void put_in_order(struct base_arena *arena, struct entries *entries, struct follow_tolds *tolds)
{
    if (entries->count > 1) {
        qsort(entries->items, entries->count, sizeof *entries->items, compare);
    }
    for (uint32_t i = 0; i < entries->count; i++) {
        *BASE_PUSH(arena, *tolds) = entries->items[i].told;
    }
}

pacta_status follow_loader_open(struct follow_loader *loader, struct ledger *ledger, struct follow_extent extent)
{
    *loader = (struct follow_loader){
        .ledger = ledger,
        .extent = extent,
        .rows = ledger_prepare(ledger, extent.sources ? FULL_SQL : SHORT_SQL),
        .counts = ledger_prepare(ledger, "SELECT count(*) FROM thread_record WHERE thread = ?1"),
    };
    return loader->rows != NULL && loader->counts != NULL ? PACTA_OK : PACTA_BAD_LEDGER;
}

void follow_loader_close(struct follow_loader *loader)
{
    sqlite3_finalize(loader->rows);
    sqlite3_finalize(loader->counts);
}

static void begin_thread(struct follow_loader *loader, struct base_arena *arena, int64_t thread)
{
    loader->arena = arena;
    loader->at = loader->count = 0;
    sqlite3_reset(loader->rows); /* an arena without memory may have left it half-way */
    sqlite3_bind_int64(loader->rows, 1, thread);
    if (loader->extent.first + loader->extent.last > 0) {
        sqlite3_bind_int64(loader->counts, 1, thread);
        loader->count = sqlite3_step(loader->counts) == SQLITE_ROW ? (uint64_t)sqlite3_column_int64(loader->counts, 0) : 0;
        sqlite3_reset(loader->counts);
    }
}

pacta_status follow_loader_read(struct follow_loader *loader, struct base_arena *arena, int64_t thread,
                                struct follow_tolds *tolds)
{
    struct entries entries = {0};
    *tolds = (struct follow_tolds){0};
    begin_thread(loader, arena, thread);
    int code;
    for (; (code = sqlite3_step(loader->rows)) == SQLITE_ROW; loader->at++) {
        *BASE_PUSH(arena, entries) = entry_in_hand(loader);
    }
    pacta_status status = code == SQLITE_DONE ? PACTA_OK : ledger_fail(loader->ledger, code);
    sqlite3_reset(loader->rows);
    put_in_order(arena, &entries, tolds);
    return status;
}

pacta_status follow_records(struct base_arena *arena, struct ledger *ledger, int64_t thread, struct follow_tolds *tolds)
{
    struct follow_loader loader;
    pacta_status status = follow_loader_open(&loader, ledger, (struct follow_extent){.sources = true});
    *tolds = (struct follow_tolds){0};
    if (status == PACTA_OK) {
        status = follow_loader_read(&loader, arena, thread, tolds);
    }
    follow_loader_close(&loader);
    return status;
}
