/*
 * The ledger: one SQLite file that keeps sources and people's decisions, and the records derived from them.
 * Its tables are described in src/ledger/schema.sql.
 *
 *     struct ledger *ledger;
 *     char message[LEDGER_MESSAGE];
 *     if (ledger_open("pacta.ledger", LEDGER_WRITE, &ledger, message) != PACTA_OK) { ... message ... }
 *     struct ledger_entry entry;                       any thread: no ledger is needed to make an entry
 *     ledger_entry_init(&entry);
 *     ledger_entry_start(&entry, &source);
    ledger_entry_fill(&entry, &document, &records);
 *     ledger_add(ledger, &entry, &outcome);            one thread
 *     ledger_commit(ledger);
 *     ledger_close(ledger);
 *
 * One source is one transaction to whoever looks: it is in the ledger with all its records or not at all. Several
 * sources are written between two commits to the disk, each inside its own savepoint, so a failing source takes back only
 * itself, and a killed process leaves the sources of its last whole batch. After an error that ends the batch (a full
 * disk) ledger_message says what happened; what was committed before stays, and reading the same files again goes on
 * where it stopped, since sources that are there are passed over.
 *
 * A ledger belongs to one thread. Any number of processes may read while one writes.
 */
#ifndef LEDGER_LEDGER_H
#define LEDGER_LEDGER_H

#include "base/buffer.h"
#include "pacta.h"
#include "read/record.h"
#include "text/article.h"

#define LEDGER_MESSAGE 400

struct ledger;

enum ledger_mode {
    LEDGER_READ, /* the file must exist; nothing is ever changed */
    LEDGER_WRITE /* made when missing, brought to this version when older */
};

/* Opens a ledger. On failure `message` is one line that names the file and the remedy. */
pacta_status ledger_open(const char *path, enum ledger_mode mode, struct ledger **ledger, char message[LEDGER_MESSAGE]);

/* Commits what is still open and closes; NULL is accepted. */
void ledger_close(struct ledger *ledger);

/* What the last failing call had to say, in one line. */
const char *ledger_message(const struct ledger *ledger);

/* ------------------------------------------------------------------ adding */

/* Who made the records: goes with each of them. */
struct ledger_versions {
    const char *reader;
    const char *lexicon;
    const char *model;
};

/* From now on records are marked as made by these. Must be called before the first ledger_add. */
pacta_status ledger_set_versions(struct ledger *ledger, const struct ledger_versions *versions);

/* A document as it came. Strings may be empty, except path. */
struct ledger_source {
    struct base_str path;
    struct base_str bytes;
    const char *format; /* "auto", "plain" or "html" */
    struct base_str title;
    struct base_str date;
    struct base_str url;
    struct base_str outlet;
};

struct ledger_article {
    struct base_str id, title, outlet, published, text;
    uint32_t number;
};

/* A record ready to be written: its JSON and the columns that repeat parts of it. */
struct ledger_row {
    struct base_str id, type, day, date_from, date_to, due, kind, status, stance, strength, json;
    double session, confidence; /* NAN when absent */
    uint32_t article;           /* 1-based number within the source */
    struct base_str *parties, *sectors;
    uint32_t party_count, sector_count;
};

/* A source and all that was read from it, in memory of its own. Filling it is the costly part and needs no ledger. */
struct ledger_entry {
    struct base_arena arena;
    struct ledger_source source; /* its bytes are the caller's */
    char sha256[65];
    struct base_str packed; /* the bytes, compressed */
    struct ledger_article *articles;
    uint32_t article_count;
    struct ledger_row *rows;
    uint32_t row_count;
    struct base_buffer json; /* work space */
    void *compressor;
};

void ledger_entry_init(struct ledger_entry *entry);
void ledger_entry_release(struct ledger_entry *entry);

/* SHA-256 of some bytes, in hex. */
void ledger_hash(struct base_str bytes, char hex[65]);

/* Begins the entry of one document, replacing the one before: copies what is known of the source and hashes its bytes,
 * which must live until the entry is filled. */
pacta_status ledger_entry_start(struct ledger_entry *entry, const struct ledger_source *source);

/* Completes the entry: compresses the bytes and writes the records' JSON. Records get the source's sha256. */
pacta_status ledger_entry_fill(struct ledger_entry *entry, const struct text_document *document,
                               const struct read_records *records);

/* Is this source (a started entry) in the ledger already? Any handle will do, also one opened for reading. */
bool ledger_knows(struct ledger *ledger, const struct ledger_entry *entry);

enum ledger_outcome { LEDGER_ADDED, LEDGER_KNOWN };

/* Adds a source with its records; the same bytes with the same particulars change nothing (LEDGER_KNOWN). */
pacta_status ledger_add(struct ledger *ledger, const struct ledger_entry *entry, enum ledger_outcome *outcome);

/* Makes all that was added visible and safe from a crash of the process. */
pacta_status ledger_commit(struct ledger *ledger);

/* ------------------------------------------------------------------ rebuilding */

/* What a rebuild changed, by record id within its source. */
struct ledger_difference {
    uint64_t sources, before, after, added, removed, changed;
    uint64_t failed; /* sources that the current reader could not read; they keep their bytes and have no records */
};

/* A kept source as it comes out again. The strings live until the next call. */
struct ledger_kept {
    int64_t n;
    struct ledger_source source;
};

/* Walks over the kept sources in the order in which they came, through a connection of its own: may run in another thread
 * than the ledger's. PACTA_NOT_FOUND after the last. */
struct ledger_walk;
pacta_status ledger_walk_open(const char *path, struct ledger_walk **walk, char message[LEDGER_MESSAGE]);
pacta_status ledger_walk_next(struct ledger_walk *walk, struct ledger_kept *kept);
void ledger_walk_close(struct ledger_walk *walk);

/*
 * Makes the derived tables again: begin empties them, put writes what was read from a kept source, end compares and
 * commits. All of it is one transaction: until end returns, every reader sees the ledger as it was, and a process that
 * dies or calls ledger_rebuild_abandon leaves it so.
 */
pacta_status ledger_rebuild_begin(struct ledger *ledger);
pacta_status ledger_rebuild_put(struct ledger *ledger, int64_t source, const struct ledger_entry *entry);
pacta_status ledger_rebuild_end(struct ledger *ledger, struct ledger_difference *difference);
void ledger_rebuild_abandon(struct ledger *ledger);

#endif
