/*
 * The articles that a new one is compared with are often the same: those of the day. Their sets are kept, each in one piece of
 * memory, in a fixed number of slots, so that memory does not grow with the ledger.
 */
#include "follow/shelf.h"

#include <stdlib.h>
#include <string.h>

#define SHELF_SQL(name, sql) sql,
static const char *const SQL[] = {FOLLOW_SHELF_TABLE(SHELF_SQL)};

pacta_status follow_shelf_open(struct follow_shelf *shelf, struct ledger *ledger)
{
    *shelf = (struct follow_shelf){.ledger = ledger};
    base_arena_init(&shelf->scratch, 0);
    shelf->slots = calloc(FOLLOW_SHELF_SLOTS, sizeof *shelf->slots);
    if (shelf->slots == NULL) {
        return ledger_fail(ledger, SQLITE_NOMEM);
    }
    for (int i = 0; i < FOLLOW_SHELF_COUNT; i++) {
        shelf->statements[i] = ledger_prepare(ledger, SQL[i]);
        if (shelf->statements[i] == NULL) {
            return PACTA_BAD_LEDGER;
        }
    }
    return PACTA_OK;
}

void follow_shelf_close(struct follow_shelf *shelf)
{
    for (int i = 0; i < FOLLOW_SHELF_COUNT; i++) {
        sqlite3_finalize(shelf->statements[i]);
    }
    for (int i = 0; shelf->slots != NULL && i < FOLLOW_SHELF_SLOTS; i++) {
        free(shelf->slots[i].memory);
    }
    free(shelf->slots);
    base_arena_release(&shelf->scratch);
}

pacta_status follow_shelf_run(struct follow_shelf *shelf, enum follow_shelf_statement which)
{
    int code = sqlite3_step(shelf->statements[which]);
    sqlite3_reset(shelf->statements[which]);
    return code == SQLITE_DONE || code == SQLITE_ROW ? PACTA_OK : ledger_fail(shelf->ledger, code);
}

/* ------------------------------------------------------------------ texts */

static void *move_bytes(char **to, const void *from, size_t size)
{
    void *place = *to;
    if (size > 0) {
        memcpy(place, from, size);
    }
    *to += size;
    return place;
}

static size_t size_of(const struct follow_text *text)
{
    const struct follow_set *sets[] = {&text->runs, &text->plain, &text->quoted, &text->figures, &text->times, &text->names};
    size_t size = (size_t)text->id.length + text->title.length + text->outlet.length;
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
        size += sets[i]->count * sizeof *sets[i]->items;
    }
    return size;
}

/* The sets come first: they want their alignment. */
static bool keep(struct follow_kept_text *kept, const struct follow_text *text)
{
    char *memory = malloc(size_of(text) + 1), *at = memory;
    if (memory == NULL) {
        return false;
    }
    kept->text = *text;
    kept->memory = memory;
    struct follow_set *sets[] = {&kept->text.runs,    &kept->text.plain, &kept->text.quoted,
                                 &kept->text.figures, &kept->text.times, &kept->text.names};
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
        sets[i]->items = move_bytes(&at, sets[i]->items, sets[i]->count * sizeof *sets[i]->items);
    }
    kept->text.id.data = move_bytes(&at, text->id.data, text->id.length);
    kept->text.title.data = move_bytes(&at, text->title.data, text->title.length);
    kept->text.outlet.data = move_bytes(&at, text->outlet.data, text->outlet.length);
    return true;
}

static bool load(struct follow_shelf *shelf, int64_t article, struct follow_text *text)
{
    sqlite3_stmt *row = shelf->statements[FOLLOW_SHELF_TEXT];
    base_arena_reset(&shelf->scratch);
    sqlite3_bind_int64(row, 1, article);
    bool found = sqlite3_step(row) == SQLITE_ROW;
    if (found) {
        const struct follow_told_text told = {
            .text = ledger_column_text(row, 0),
            .title = ledger_column_text(row, 1),
            .outlet = ledger_column_text(row, 2),
            .day = text_day_from_words(ledger_column_text(row, 3)),
            .id = ledger_column_text(row, 4),
        };
        follow_text_make(&shelf->scratch, &told, text);
    }
    sqlite3_reset(row);
    return found;
}

const struct follow_text *follow_shelf_text(struct follow_shelf *shelf, int64_t article)
{
    struct follow_kept_text *slot = &shelf->slots[(uint64_t)article % FOLLOW_SHELF_SLOTS];
    struct follow_text text;
    if (slot->memory != NULL && slot->article == article) {
        return &slot->text;
    }
    free(slot->memory);
    slot->memory = NULL;
    slot->article = article;
    return load(shelf, article, &text) && keep(slot, &text) ? &slot->text : NULL;
}
