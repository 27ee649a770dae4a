/*
 * Threads by name. An id leads straight to its thread, also the id of a thread that was merged into another: thread ids are
 * made of the id of the record that the thread began with. Anything else is words: first threads that have all of them, then
 * those that have most. Names of states stand for their codes, so that "Turkish train" finds a train of TUR.
 */
#include "follow/assign.h"
#include "follow/name.h"
#include "follow/row.h"

#include "lexicon/table.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_WORDS = 12, LOOKED_AT = 200, ID_LENGTH = 17 };

/* ------------------------------------------------------------------ ids */

static bool is_id(struct base_str name)
{
    if (name.length != ID_LENGTH || name.data[0] < 'a' || name.data[0] > 'z') {
        return false;
    }
    for (uint32_t i = 1; i < name.length; i++) {
        char c = name.data[i];
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            return false;
        }
    }
    return true;
}

static pacta_status find_id(struct base_arena *arena, struct ledger *ledger, struct base_str id, struct follow_threads *threads)
{
    sqlite3_stmt *rows = ledger_prepare(ledger, "SELECT " FOLLOW_ROW_COLUMNS " FROM thread AS t WHERE t.id = ?1");
    if (rows == NULL) {
        return PACTA_BAD_LEDGER;
    }
    ledger_bind_text(rows, 1, id);
    return follow_rows_read(arena, ledger, rows, threads);
}

static pacta_status find_record(struct base_arena *arena, struct ledger *ledger, struct base_str id,
                                struct follow_threads *threads)
{
    sqlite3_stmt *rows =
        ledger_prepare(ledger, "SELECT " FOLLOW_ROW_COLUMNS " FROM record AS r CROSS JOIN thread_record AS k ON "
                               "k.record = r.n CROSS JOIN thread AS t ON t.n = k.thread WHERE r.id = ?1 "
                               "GROUP BY t.n ORDER BY t.id");
    if (rows == NULL) {
        return PACTA_BAD_LEDGER;
    }
    ledger_bind_text(rows, 1, id);
    return follow_rows_read(arena, ledger, rows, threads);
}

/* The letters of the types that threads begin with. */
static pacta_status find_former(struct base_arena *arena, struct ledger *ledger, struct base_str id,
                                struct follow_threads *threads)
{
    static const char LETTERS[] = "tpibmcn";
    pacta_status status = PACTA_OK;
    for (const char *letter = LETTERS; *letter != '\0' && status == PACTA_OK && threads->count == 0; letter++) {
        struct base_str record = base_str_format(arena, "%c%.*s", *letter, (int)id.length - 1, id.data + 1);
        status = find_record(arena, ledger, record, threads);
    }
    return status;
}

/* ------------------------------------------------------------------ words */

struct asked {
    struct base_str words[MOST_WORDS];
    struct base_str codes[MOST_WORDS]; /* of the state that the word names, folded; else empty */
    uint32_t count;
};

static struct base_str code_of(struct base_arena *arena, struct base_str word)
{
    static const struct {
        const char *table, *name, *code;
    } TABLES[] = {{"state_names", "name", "code"}, {"nationalities", "word", "code"}};
    for (size_t i = 0; i < sizeof TABLES / sizeof *TABLES; i++) {
        const struct lexicon_table *table = lexicon_table_named(TABLES[i].table);
        uint32_t row = table != NULL ? lexicon_find(table, word) : LEXICON_NONE;
        if (row != LEXICON_NONE) {
            return base_str_lower(arena, lexicon_cell(table, row, lexicon_column(table, TABLES[i].code)));
        }
    }
    const struct lexicon_table *states = lexicon_table_named("states");
    uint32_t name = states != NULL ? lexicon_column(states, "name") : LEXICON_NONE;
    for (uint32_t row = 0; name != LEXICON_NONE && row < states->row_count; row++) {
        if (base_str_equal(follow_fold(arena, lexicon_cell(states, row, name)), word)) {
            return base_str_lower(arena, lexicon_cell(states, row, 0));
        }
    }
    return (struct base_str){0};
}

/* Words that name nothing. */
static bool is_filler(struct base_str word)
{
    return base_str_in(word, "a an and at by for from in of on the to with");
}

static void split(struct base_arena *arena, struct base_str name, struct asked *asked)
{
    struct base_str folded = follow_fold(arena, name);
    for (uint32_t start = 0; start < folded.length && asked->count < MOST_WORDS;) {
        uint32_t end = start;
        while (end < folded.length && folded.data[end] != ' ') {
            end++;
        }
        struct base_str word = base_str_slice(folded, (struct base_span){start, end});
        if (!is_filler(word)) {
            asked->words[asked->count] = word;
            asked->codes[asked->count++] = code_of(arena, word);
        }
        start = end + 1;
    }
}

/* ("railway" * OR codes : "tur"); the words are letters and digits only, so that quotes are enough. */
static struct base_str match_text(struct base_arena *arena, const struct asked *asked, const char *between)
{
    struct base_str match = {0};
    for (uint32_t i = 0; i < asked->count; i++) {
        struct base_str word = base_str_format(arena, "(\"%.*s\" *", BASE_STR_ARG(asked->words[i]));
        if (asked->codes[i].length > 0) {
            word = base_str_format(arena, "%.*s OR codes : \"%.*s\"", BASE_STR_ARG(word), BASE_STR_ARG(asked->codes[i]));
        }
        match = base_str_format(arena, "%.*s%s%.*s)", BASE_STR_ARG(match), i == 0 ? "" : between, BASE_STR_ARG(word));
    }
    return match;
}

struct hit {
    int64_t thread;
    uint32_t words;
    double rank;
};
BASE_ARRAY_TYPE(hits, struct hit);

static bool has_word(struct base_str text, struct base_str word)
{
    for (uint32_t at = 0; word.length > 0 && at + word.length <= text.length; at++) {
        bool starts = at == 0 || text.data[at - 1] == ' ';
        if (starts && base_str_equal(base_str_slice(text, (struct base_span){at, at + word.length}), word)) {
            return true;
        }
    }
    return false;
}

static uint32_t count_words(struct base_arena *arena, const struct asked *asked, struct base_str names, struct base_str codes)
{
    struct base_str lower = base_str_lower(arena, codes);
    uint32_t count = 0;
    for (uint32_t i = 0; i < asked->count; i++) {
        count += has_word(names, asked->words[i]) || has_word(lower, asked->codes[i]);
    }
    return count;
}

static int best_first(const void *a, const void *b)
{
    const struct hit *x = a, *y = b;
    if (x->words != y->words) {
        return x->words > y->words ? -1 : 1;
    }
    return x->rank < y->rank ? -1 : x->rank > y->rank;
}

static pacta_status match(struct base_arena *arena, struct ledger *ledger, const struct asked *asked, bool all,
                          struct hits *hits)
{
    sqlite3_stmt *rows =
        ledger_prepare(ledger, "SELECT rowid, names, codes, bm25(thread_text, 1.0, 0.5), (SELECT t.reports FROM thread AS t "
                               "WHERE t.n = thread_text.rowid) FROM thread_text WHERE thread_text MATCH ?1 ORDER BY rank LIMIT ?2");
    if (rows == NULL) {
        return PACTA_BAD_LEDGER;
    }
    struct base_str text = match_text(arena, asked, all ? " AND " : " OR ");
    ledger_bind_text(rows, 1, text);
    sqlite3_bind_int(rows, 2, LOOKED_AT);
    int code;
    while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
        uint32_t words =
            all ? asked->count : count_words(arena, asked, ledger_column_text(rows, 1), ledger_column_text(rows, 2));
        double told = 1 + log2(1 + sqlite3_column_double(rows, 4)); /* what many reports tell of is meant more often */
        *BASE_PUSH(arena, *hits) = (struct hit){sqlite3_column_int64(rows, 0), words, sqlite3_column_double(rows, 3) * told};
    }
    pacta_status status = code == SQLITE_DONE ? PACTA_OK : ledger_fail(ledger, code);
    sqlite3_finalize(rows);
    return status;
}

static pacta_status read_hits(struct base_arena *arena, struct ledger *ledger, const struct hits *hits, uint32_t limit,
                              struct follow_threads *threads)
{
    sqlite3_stmt *row = ledger_prepare(ledger, "SELECT " FOLLOW_ROW_COLUMNS " FROM thread AS t WHERE t.n = ?1");
    if (row == NULL) {
        return PACTA_BAD_LEDGER;
    }
    for (uint32_t i = 0; i < hits->count && (limit == 0 || threads->count < limit); i++) {
        sqlite3_bind_int64(row, 1, hits->items[i].thread);
        if (sqlite3_step(row) == SQLITE_ROW) {
            *BASE_PUSH(arena, *threads) = follow_row_read(arena, row);
        }
        sqlite3_reset(row);
    }
    sqlite3_finalize(row);
    return PACTA_OK;
}

/* Threads with all the words; when there are none, those with at least half of them. */
static pacta_status find_words(struct base_arena *arena, struct ledger *ledger, struct base_str name, uint32_t limit,
                               struct follow_threads *threads)
{
    struct asked asked = {.count = 0};
    struct hits hits = {0};
    split(arena, name, &asked);
    if (asked.count == 0) {
        return PACTA_OK;
    }
    pacta_status status = match(arena, ledger, &asked, true, &hits);
    if (status == PACTA_OK && hits.count == 0 && asked.count > 1) {
        uint32_t kept = 0;
        status = match(arena, ledger, &asked, false, &hits);
        for (uint32_t i = 0; i < hits.count; i++) {
            if (hits.items[i].words * 2 > asked.count) {
                hits.items[kept++] = hits.items[i];
            }
        }
        hits.count = kept;
    }
    if (hits.count > 1) {
        qsort(hits.items, hits.count, sizeof *hits.items, best_first);
    }
    return status == PACTA_OK ? read_hits(arena, ledger, &hits, limit, threads) : status;
}

pacta_status follow_find_named(struct base_arena *arena, struct ledger *ledger, struct base_str name, uint32_t limit,
                               struct follow_threads *threads)
{
    struct base_str trimmed = base_str_trim(name);
    *threads = (struct follow_threads){0};
    pacta_status status = PACTA_OK;
    if (is_id(trimmed)) {
        status = find_id(arena, ledger, trimmed, threads);
        if (status == PACTA_OK && threads->count == 0) {
            status = trimmed.data[0] == 'h' ? find_former(arena, ledger, trimmed, threads)
                                            : find_record(arena, ledger, trimmed, threads);
        }
    } else {
        status = find_words(arena, ledger, trimmed, limit, threads);
    }
    status = status == PACTA_OK ? follow_assign_all(arena, ledger, threads) : status;
    return status == PACTA_OK && threads->count == 0 ? PACTA_NOT_FOUND : status;
}
