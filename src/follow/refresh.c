/*
 * A thread's columns, made again from its records. What a thread costs is linear in its records; only the first and the last
 * ones of a giant are read in full, so that one more report of it costs little.
 */
#include "follow/day.h"
#include "follow/life.h"
#include "follow/load.h"
#include "follow/name.h"
#include "follow/office.h"

#include <math.h>
#include <setjmp.h>
#include <stdlib.h>

enum { FULL_FIRST = 48, FULL_LAST = 400, MOST_CODES = 32, MOST_PAIRED = 32 };

/* A third must tell a party: a bloc at whose summit a session was held is no party to it. Counts of an incident name the state
 * of those who were hurt, or the one where it was, rarely both. */
enum { SHARE = 3, INCIDENT_SHARE = 8 };

enum statement { FORGET_PARTIES, ADD_PARTY, WRITE, GET_WORDS, FORGET_WORDS, ADD_WORDS, STATEMENT_COUNT };
static const char *const SQL[STATEMENT_COUNT] = {
    [FORGET_PARTIES] = "DELETE FROM thread_party WHERE thread = ?1",
    [ADD_PARTY] = "INSERT OR IGNORE INTO thread_party (party, other, kind, last_seen, thread) VALUES (?1, ?2, ?3, ?4, ?5)",
    [WRITE] =
        "UPDATE thread SET sort = ?2, title = ?3, parties = ?4, sectors = ?5, status = ?6, status_day = ?7, strength = ?8, "
        "strength_day = ?9, open = ?10, first_seen = ?11, last_seen = ?12, due = ?13, restated = ?14, reports = ?15, "
        "independent_reports = ?16, disputed = ?17, number = ?18, unit = ?19 WHERE n = ?1",
    [GET_WORDS] = "SELECT names, codes FROM thread_text WHERE rowid = ?1",
    [FORGET_WORDS] = "DELETE FROM thread_text WHERE rowid = ?1",
    [ADD_WORDS] = "INSERT INTO thread_text (rowid, names, codes) VALUES (?1, ?2, ?3)",
};

static const char MARK[] = "repeated"; /* in follow_mark: the newest article whose copies were looked at */

BASE_ARRAY_TYPE(numbers, int64_t);

struct refreshing {
    struct ledger *ledger;
    struct base_arena arena; /* of the thread in hand */
    struct base_arena list;
    struct follow_loader loader;
    sqlite3_stmt *statements[STATEMENT_COUNT];
    sqlite3_stmt *kinds;
};

/* ------------------------------------------------------------------ parties and sectors */

struct codes {
    struct base_str items[MOST_CODES];
    uint32_t told[MOST_CODES];
    uint32_t count, reports; /* reports that tell any */
};

static void tell_code(struct codes *codes, struct base_str code)
{
    for (uint32_t i = 0; i < codes->count; i++) {
        if (base_str_equal(codes->items[i], code)) {
            codes->told[i]++;
            return;
        }
    }
    if (codes->count < MOST_CODES && code.length > 0) {
        codes->told[codes->count] = 1;
        codes->items[codes->count++] = code;
    }
}

static void tell_codes(struct codes *codes, const struct follow_tolds *tolds, enum read_field field)
{
    *codes = (struct codes){.count = 0};
    for (uint32_t i = 0; i < tolds->count; i++) {
        const struct read_value *value = read_get(tolds->items[i].record, field);
        codes->reports += value != NULL && value->as.texts.count > 0;
        for (uint32_t j = 0; value != NULL && j < value->as.texts.count; j++) {
            tell_code(codes, value->as.texts.items[j]);
        }
    }
}

static int by_bytes(const void *a, const void *b)
{
    return base_str_compare(*(const struct base_str *)a, *(const struct base_str *)b);
}

/* Keeps what at least one in so many records tells. */
static void keep_frequent(struct codes *codes, uint32_t one_in)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < codes->count; i++) {
        if (codes->told[i] * one_in >= codes->reports) {
            codes->items[kept++] = codes->items[i];
        }
    }
    codes->count = kept;
    if (kept > 1) {
        qsort(codes->items, kept, sizeof *codes->items, by_bytes);
    }
}

static struct base_str join_codes(struct base_arena *arena, const struct codes *codes, const char *between)
{
    struct base_str text = {0};
    for (uint32_t i = 0; i < codes->count; i++) {
        text = i == 0 ? codes->items[0] : base_str_join(arena, text, between, codes->items[i]);
    }
    return text;
}

/* ------------------------------------------------------------------ columns */

/* Is anything still to be done? docs/threads.md tells the reasons kind by kind. */
static bool is_open(const struct follow_life *life, struct base_str sort)
{
    switch (life->kind) {
    case FOLLOW_TARGET:
        return true;
    case FOLLOW_BODY:
    case FOLLOW_INCIDENT:
        return false;
    case FOLLOW_INSTRUMENT: {
        bool complete = life->stop == FOLLOW_GOES_ON && life->rank >= 6 && !follow_paper_needs_more(sort);
        return life->word.open && !complete;
    }
    case FOLLOW_COMMITMENT: /* talk and wishes (S0, S1) bind nobody */
        return (life->word.status.length == 0 || life->word.open) && (life->strength < 0 || life->strength >= 2);
    default:
        return life->word.status.length == 0 ? life->kind == FOLLOW_PROJECT : life->word.open;
    }
}

/* The kind that most records tell, the first of equals. */
static struct base_str sort_of(const struct follow_tolds *tolds)
{
    struct codes kinds = {.count = 0};
    uint32_t best = 0;
    for (uint32_t i = 0; i < tolds->count; i++) {
        const struct read_record *record = tolds->items[i].record;
        tell_code(&kinds, read_text(record, record->type == READ_TARGET ? READ_F_METRIC : READ_F_KIND));
    }
    for (uint32_t i = 1; i < kinds.count; i++) {
        best = kinds.told[i] > kinds.told[best] ? i : best;
    }
    return kinds.count > 0 ? kinds.items[best] : (struct base_str){0};
}

static void settle_number(struct follow_life *life, const struct follow_tolds *tolds)
{
    enum read_field field = life->kind == FOLLOW_SESSION ? READ_F_SESSION : READ_F_COUNT;
    if (life->kind != FOLLOW_SESSION && life->kind != FOLLOW_INSTRUMENT) {
        return;
    }
    for (uint32_t i = tolds->count; i > 0 && isnan(life->number); i--) {
        if (!tolds->items[i - 1].superseded) {
            life->number = read_number(tolds->items[i - 1].record, field);
        }
    }
}

/* ------------------------------------------------------------------ writing */

static pacta_status run(struct refreshing *refreshing, enum statement which)
{
    sqlite3_stmt *statement = refreshing->statements[which];
    int code = sqlite3_step(statement);
    sqlite3_reset(statement);
    return code == SQLITE_DONE || code == SQLITE_ROW ? PACTA_OK : ledger_fail(refreshing->ledger, code);
}

struct columns {
    int64_t thread;
    const struct follow_tolds *tolds;
    struct follow_life life;
    struct codes parties, sectors;
    struct base_str sort, title;
    bool disputed;
};

static void bind_number(sqlite3_stmt *statement, int at, double number)
{
    if (isfinite(number)) {
        sqlite3_bind_double(statement, at, number);
    } else {
        sqlite3_bind_null(statement, at);
    }
}

static pacta_status write_columns(struct refreshing *refreshing, const struct columns *columns)
{
    struct base_arena *arena = &refreshing->arena;
    const struct follow_life *life = &columns->life;
    sqlite3_stmt *write = refreshing->statements[WRITE];
    struct base_str strength = life->strength < 0 ? (struct base_str){0} : base_str_format(arena, "S%d", life->strength);
    sqlite3_bind_int64(write, 1, columns->thread);
    ledger_bind_nullable(write, 2, columns->sort);
    ledger_bind_text(write, 3, columns->title);
    ledger_bind_text(write, 4, join_codes(arena, &columns->parties, " "));
    ledger_bind_text(write, 5, join_codes(arena, &columns->sectors, ";"));
    ledger_bind_nullable(write, 6, life->word.status);
    ledger_bind_nullable(write, 7, follow_span_text(arena, life->word_from, life->word_day));
    ledger_bind_nullable(write, 8, strength);
    ledger_bind_nullable(write, 9, follow_day_text(arena, life->strength_day));
    sqlite3_bind_int(write, 10, is_open(life, columns->sort));
    ledger_bind_nullable(write, 11, follow_day_text(arena, life->first_seen));
    ledger_bind_nullable(write, 12, follow_day_text(arena, life->last_seen));
    ledger_bind_nullable(write, 13, follow_day_text(arena, life->due));
    sqlite3_bind_int64(write, 14, life->restated);
    sqlite3_bind_int64(write, 15, life->reports);
    sqlite3_bind_int64(write, 16, life->independent);
    sqlite3_bind_int(write, 17, columns->disputed);
    bind_number(write, 18, life->number);
    ledger_bind_nullable(write, 19, life->unit);
    return run(refreshing, WRITE);
}

static pacta_status add_party(struct refreshing *refreshing, const struct columns *columns, struct base_str party,
                              struct base_str other)
{
    sqlite3_stmt *add = refreshing->statements[ADD_PARTY];
    ledger_bind_text(add, 1, party);
    ledger_bind_text(add, 2, other);
    ledger_bind_text(add, 3, base_str_from(follow_kind_name(columns->life.kind)));
    ledger_bind_text(add, 4, follow_day_text(&refreshing->arena, columns->life.last_seen));
    sqlite3_bind_int64(add, 5, columns->thread);
    return run(refreshing, ADD_PARTY);
}

static pacta_status write_parties(struct refreshing *refreshing, const struct columns *columns)
{
    const struct codes *parties = &columns->parties;
    sqlite3_bind_int64(refreshing->statements[FORGET_PARTIES], 1, columns->thread);
    pacta_status status = run(refreshing, FORGET_PARTIES);
    for (uint32_t i = 0; i < parties->count && status == PACTA_OK; i++) {
        status = add_party(refreshing, columns, parties->items[i], (struct base_str){0});
        for (uint32_t j = i + 1; j < parties->count && j < MOST_PAIRED && status == PACTA_OK; j++) {
            status = add_party(refreshing, columns, parties->items[i], parties->items[j]);
        }
    }
    return status;
}

static bool has_words(struct refreshing *refreshing, int64_t thread, struct base_str names, struct base_str codes)
{
    sqlite3_stmt *get = refreshing->statements[GET_WORDS];
    sqlite3_bind_int64(get, 1, thread);
    bool same = sqlite3_step(get) == SQLITE_ROW && base_str_equal(ledger_column_text(get, 0), names) &&
                base_str_equal(ledger_column_text(get, 1), codes);
    sqlite3_reset(get);
    return same;
}

static pacta_status write_words(struct refreshing *refreshing, const struct columns *columns)
{
    struct base_str names = follow_names(&refreshing->arena, columns->life.kind, columns->tolds, columns->title),
                    codes = join_codes(&refreshing->arena, &columns->parties, " ");
    if (has_words(refreshing, columns->thread, names, codes)) {
        return PACTA_OK;
    }
    sqlite3_bind_int64(refreshing->statements[FORGET_WORDS], 1, columns->thread);
    pacta_status status = run(refreshing, FORGET_WORDS);
    sqlite3_stmt *add = refreshing->statements[ADD_WORDS];
    sqlite3_bind_int64(add, 1, columns->thread);
    ledger_bind_text(add, 2, names);
    ledger_bind_text(add, 3, codes);
    return status == PACTA_OK ? run(refreshing, ADD_WORDS) : status;
}

/* ------------------------------------------------------------------ threads */

static void fill_columns(struct refreshing *refreshing, struct columns *columns)
{
    struct base_arena *arena = &refreshing->arena;
    enum follow_kind kind = columns->life.kind;
    follow_live(arena, kind, columns->tolds, &columns->life);
    settle_number(&columns->life, columns->tolds);
    tell_codes(&columns->parties, columns->tolds, READ_F_PARTIES);
    tell_codes(&columns->sectors, columns->tolds, READ_F_SECTORS);
    keep_frequent(&columns->parties, kind == FOLLOW_INCIDENT ? INCIDENT_SHARE : SHARE);
    keep_frequent(&columns->sectors, SHARE);
    columns->sort = sort_of(columns->tolds);
    columns->title = follow_title(arena, columns->tolds, &columns->life);
    struct follow_disputes disputes = {0};
    const struct follow_thread thread = {.n = columns->thread, .kind = kind, .sort = columns->sort, .title = columns->title};
    columns->disputed = follow_disputes(arena, &thread, columns->tolds, &disputes) == PACTA_OK && disputes.count > 0;
}

/* The kind of a thread that is there; false when it was merged away. */
static bool find_kind(struct refreshing *refreshing, int64_t thread, enum follow_kind *kind)
{
    sqlite3_bind_int64(refreshing->kinds, 1, thread);
    bool found =
        sqlite3_step(refreshing->kinds) == SQLITE_ROW && follow_kind_from(ledger_column_text(refreshing->kinds, 0), kind);
    sqlite3_reset(refreshing->kinds);
    return found;
}

static pacta_status refresh(struct refreshing *refreshing, int64_t thread)
{
    struct follow_tolds tolds;
    enum follow_kind kind;
    sqlite3_bind_int64(refreshing->statements[FORGET_PARTIES], 1, thread);
    if (!find_kind(refreshing, thread, &kind)) {
        return run(refreshing, FORGET_PARTIES);
    }
    pacta_status status = follow_loader_read(&refreshing->loader, &refreshing->arena, thread, &tolds);
    if (status != PACTA_OK || tolds.count == 0) {
        return status;
    }
    struct columns *columns = BASE_NEW(&refreshing->arena, struct columns);
    columns->thread = thread;
    columns->tolds = &tolds;
    columns->life.kind = kind;
    fill_columns(refreshing, columns);
    status = write_columns(refreshing, columns);
    status = status == PACTA_OK ? write_parties(refreshing, columns) : status;
    return status == PACTA_OK ? write_words(refreshing, columns) : status;
}

static pacta_status open_all(struct refreshing *refreshing, struct ledger *ledger)
{
    *refreshing = (struct refreshing){.ledger = ledger};
    base_arena_init(&refreshing->arena, 0);
    base_arena_init(&refreshing->list, 0);
    pacta_status status =
        follow_loader_open(&refreshing->loader, ledger, (struct follow_extent){.first = FULL_FIRST, .last = FULL_LAST});
    refreshing->kinds = ledger_prepare(ledger, "SELECT kind FROM thread WHERE n = ?1");
    status = refreshing->kinds == NULL ? PACTA_BAD_LEDGER : status;
    for (int i = 0; i < STATEMENT_COUNT; i++) {
        refreshing->statements[i] = ledger_prepare(ledger, SQL[i]);
        status = refreshing->statements[i] == NULL ? PACTA_BAD_LEDGER : status;
    }
    return status;
}

static void close_all(struct refreshing *refreshing)
{
    for (int i = 0; i < STATEMENT_COUNT; i++) {
        sqlite3_finalize(refreshing->statements[i]);
    }
    sqlite3_finalize(refreshing->kinds);
    follow_loader_close(&refreshing->loader);
    base_arena_release(&refreshing->arena);
    base_arena_release(&refreshing->list);
}

/* ------------------------------------------------------------------ texts that got a copy or a correction */

/* Threads with a record of a text that a new article repeats or corrects: what they count changed, though nothing joined them.
 */
static pacta_status find_repeated(struct ledger *ledger, struct base_arena *arena, struct follow_seen *known,
                                  struct numbers *threads)
{
    sqlite3_stmt *rows = ledger_prepare(
        ledger, "SELECT DISTINCT k.thread FROM article_copy AS new CROSS JOIN article_copy AS old ON old.family = new.family "
                "CROSS JOIN record AS r ON r.article = old.article CROSS JOIN thread_record AS k ON k.record = r.n "
                "WHERE new.article > ?1 AND old.article <> new.article ORDER BY k.thread");
    if (rows == NULL) {
        return PACTA_BAD_LEDGER;
    }
    sqlite3_bind_int64(rows, 1, follow_mark(ledger, MARK));
    int code;
    while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
        int64_t thread = sqlite3_column_int64(rows, 0);
        if (follow_seen_add(arena, known, thread)) {
            *BASE_PUSH(arena, *threads) = thread;
        }
    }
    sqlite3_finalize(rows);
    return code == SQLITE_DONE ? PACTA_OK : ledger_fail(ledger, code);
}

static pacta_status refresh_repeated(struct refreshing *refreshing, const int64_t *done, uint32_t count)
{
    struct follow_seen known = {0};
    struct numbers threads = {0};
    int64_t newest = ledger_number(refreshing->ledger, "SELECT coalesce(max(article), 0) FROM article_copy", 0);
    if (newest <= follow_mark(refreshing->ledger, MARK)) {
        return PACTA_OK;
    }
    for (uint32_t i = 0; i < count; i++) {
        (void)follow_seen_add(&refreshing->list, &known, done[i]);
    }
    pacta_status status = find_repeated(refreshing->ledger, &refreshing->list, &known, &threads);
    for (uint32_t i = 0; i < threads.count && status == PACTA_OK; i++) {
        base_arena_reset(&refreshing->arena);
        status = refresh(refreshing, threads.items[i]);
    }
    return status == PACTA_OK ? follow_set_mark(refreshing->ledger, MARK, newest) : status;
}

pacta_status follow_refresh(struct ledger *ledger, const int64_t *threads, uint32_t count)
{
    struct refreshing *refreshing = malloc(sizeof *refreshing);
    jmp_buf jump;
    if (refreshing == NULL) {
        return ledger_fail(ledger, SQLITE_NOMEM);
    }
    volatile pacta_status status = open_all(refreshing, ledger);
    base_arena_guard(&refreshing->arena, &jump);
    base_arena_guard(&refreshing->list, &jump);
    if (setjmp(jump) != 0) {
        status = ledger_fail(ledger, SQLITE_NOMEM);
    } else {
        for (uint32_t i = 0; i < count && status == PACTA_OK; i++) {
            base_arena_reset(&refreshing->arena);
            status = refresh(refreshing, threads[i]);
        }
        status = status == PACTA_OK ? refresh_repeated(refreshing, threads, count) : status;
    }
    close_all(refreshing);
    free(refreshing);
    return status == PACTA_OK ? follow_offices_update(ledger) : status;
}
