/* Texts of the ledger's articles, ready to be compared, and the statements that the search for copies lives on. */
#ifndef FOLLOW_SHELF_H
#define FOLLOW_SHELF_H

#include "follow/copy.h"
#include "follow/internal.h"

#define FOLLOW_SHELF_TABLE(X)                                                                                                  \
    X(TEXT, "SELECT a.text, a.title, a.outlet, a.published, CASE a.id WHEN '' THEN s.sha256 || a.number ELSE a.id END "        \
            "FROM article AS a JOIN source AS s ON s.n = a.source WHERE a.n = ?1")                                             \
    X(FIRST_OF_BAND, "SELECT article FROM article_band WHERE band = ?1 ORDER BY article LIMIT 4")                              \
    X(LAST_OF_BAND, "SELECT article FROM article_band WHERE band = ?1 ORDER BY article DESC LIMIT 8")                          \
    X(ADD_BAND, "INSERT OR IGNORE INTO article_band (band, article) VALUES (?1, ?2)")                                          \
    X(GET, "SELECT family, manner, likeness, superseded_by, nearest FROM article_copy WHERE article = ?1")                     \
    X(PUT, "INSERT INTO article_copy (article, family, manner, likeness, superseded_by, nearest) "                             \
           "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (article) DO UPDATE SET family = ?2, manner = ?3, "                    \
           "likeness = ?4, superseded_by = ?5, nearest = ?6")                                                                  \
    X(OF_FAMILY, "SELECT article, nearest FROM article_copy WHERE family = ?1 ORDER BY article")                               \
    X(SET_COPY_OF, "UPDATE record SET json = json_set(json, '$.copy_of', (SELECT id FROM article WHERE n = ?2)) "              \
                   "WHERE article = ?1 AND type = 'article' AND (SELECT id FROM article WHERE n = ?2) <> ''")                  \
    X(UNSET_COPY_OF, "UPDATE record SET json = json_remove(json, '$.copy_of') WHERE article = ?1 AND type = 'article' "        \
                     "AND json ->> '$.copy_of' IS NOT NULL")

#define FOLLOW_SHELF_NAME(name, sql) FOLLOW_SHELF_##name,
enum follow_shelf_statement { FOLLOW_SHELF_TABLE(FOLLOW_SHELF_NAME) FOLLOW_SHELF_COUNT };

enum { FOLLOW_SHELF_SLOTS = 4096 };

/* A text that stays on the shelf until another takes its slot. */
struct follow_kept_text {
    int64_t article;
    struct follow_text text;
    void *memory;
};

struct follow_shelf {
    struct ledger *ledger;
    sqlite3_stmt *statements[FOLLOW_SHELF_COUNT];
    struct follow_kept_text *slots;
    struct base_arena scratch; /* of the article at hand */
};

pacta_status follow_shelf_open(struct follow_shelf *shelf, struct ledger *ledger);
void follow_shelf_close(struct follow_shelf *shelf);

/* The text of an article; NULL when there is none or memory ends. Lives until another text takes its slot. */
const struct follow_text *follow_shelf_text(struct follow_shelf *shelf, int64_t article);

/* Runs a statement that gives no rows. */
pacta_status follow_shelf_run(struct follow_shelf *shelf, enum follow_shelf_statement which);

#endif
