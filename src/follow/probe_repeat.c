/* Does a report that is not in the ledger repeat one that is? It is compared with the texts that share a key with it. */
#include "follow/probe.h"

#include "follow/shelf.h"

#include <math.h>

enum { MOST_COMPARED = 40 };

struct looking {
    struct base_arena *arena;
    struct follow_shelf shelf;
    struct follow_text text;
    const char *sha256;
    int64_t seen[MOST_COMPARED];
    uint32_t count;
    int64_t best;
    struct follow_repeat *repeat;
};

static bool is_own(struct looking *looking, int64_t article)
{
    sqlite3_stmt *find =
        ledger_prepare(looking->shelf.ledger,
                       "SELECT 1 FROM article AS a JOIN source AS s ON s.n = a.source WHERE a.n = ?1 AND s.sha256 = ?2");
    bool own = false;
    if (find != NULL) {
        sqlite3_bind_int64(find, 1, article);
        ledger_bind_text(find, 2, base_str_from(looking->sha256));
        own = sqlite3_step(find) == SQLITE_ROW;
    }
    sqlite3_finalize(find);
    return own;
}

static void compare(struct looking *looking, int64_t article)
{
    const struct follow_text *known = follow_shelf_text(&looking->shelf, article);
    if (known == NULL || is_own(looking, article)) {
        return;
    }
    bool is_later = follow_text_order(&looking->text, known) < 0;
    double likeness;
    enum follow_manner manner =
        is_later ? follow_compare(&looking->text, known, &likeness) : follow_compare(known, &looking->text, &likeness);
    if (manner != FOLLOW_ORIGINAL && (looking->best == 0 || likeness > looking->repeat->likeness)) {
        looking->best = article;
        looking->repeat->likeness = likeness;
        looking->repeat->is_later = is_later;
        looking->repeat->manner = base_str_from(follow_manner_name(manner));
    }
}

static void look_at(struct looking *looking, int64_t article)
{
    for (uint32_t i = 0; i < looking->count; i++) {
        if (looking->seen[i] == article) {
            return;
        }
    }
    if (looking->count < MOST_COMPARED) {
        looking->seen[looking->count++] = article;
        compare(looking, article);
    }
}

static void look_at_key(struct looking *looking, int64_t key, enum follow_shelf_statement which)
{
    sqlite3_stmt *rows = looking->shelf.statements[which];
    int64_t articles[8];
    uint32_t count = 0;
    sqlite3_bind_int64(rows, 1, key);
    while (count < 8 && sqlite3_step(rows) == SQLITE_ROW) {
        articles[count++] = sqlite3_column_int64(rows, 0);
    }
    sqlite3_reset(rows);
    for (uint32_t i = 0; i < count; i++) {
        look_at(looking, articles[i]);
    }
}

static void tell(struct looking *looking)
{
    sqlite3_stmt *row = ledger_prepare(looking->shelf.ledger, "SELECT s.path, a.title, a.outlet, a.published FROM article AS a "
                                                              "JOIN source AS s ON s.n = a.source WHERE a.n = ?1");
    if (row == NULL) {
        return;
    }
    sqlite3_bind_int64(row, 1, looking->best);
    if (sqlite3_step(row) == SQLITE_ROW) {
        looking->repeat->path = base_str_copy(looking->arena, ledger_column_text(row, 0));
        looking->repeat->title = base_str_copy(looking->arena, ledger_column_text(row, 1));
        looking->repeat->outlet = base_str_copy(looking->arena, ledger_column_text(row, 2));
        looking->repeat->day = base_str_copy(looking->arena, ledger_column_text(row, 3));
    }
    sqlite3_finalize(row);
}

pacta_status follow_probe_repeat(struct base_arena *arena, struct ledger *ledger, const struct text_article *article,
                                 const char *sha256, struct follow_repeat *repeat)
{
    struct looking looking = {.arena = arena, .sha256 = sha256, .repeat = repeat};
    const struct follow_told_text told = {
        .text = article->text, .title = article->title.value, .outlet = article->outlet.value, .day = article->published_day};
    *repeat = (struct follow_repeat){0};
    pacta_status status = follow_shelf_open(&looking.shelf, ledger);
    if (status == PACTA_OK) {
        follow_text_make(arena, &told, &looking.text);
        for (uint32_t i = 0; i < looking.text.key_count; i++) {
            look_at_key(&looking, (int64_t)looking.text.keys[i], FOLLOW_SHELF_FIRST_OF_BAND);
            look_at_key(&looking, (int64_t)looking.text.keys[i], FOLLOW_SHELF_LAST_OF_BAND);
        }
        tell(&looking);
    }
    follow_shelf_close(&looking.shelf);
    return status != PACTA_OK ? status : looking.best == 0 ? PACTA_NOT_FOUND : PACTA_OK;
}
