/*
 * Events in the tables of our peers: GDELT 2, ICEWS, POLECAT and three kinds of Phoenix.
 *
 *     struct api_peers peers;
 *     api_peers_open(&peers, API_PEER_GDELT, tables, ledger);
 *     api_peers_header(&peers, &out);
 *     while (ledger_next(cursor, &found)) { api_peers_event(&peers, &out, &found); }
 *     api_peers_close(&peers);
 *
 * Columns are the peer's own, in its order (data/lexicon/peer_columns.tsv), and behind the last one ours: pacta_id, evidence,
 * source, date_precision. docs/exports.md tells what is left out and why.
 */
#ifndef API_PEERS_H
#define API_PEERS_H

#include "api/words.h"
#include "ledger/find.h"
#include "ledger/origin.h"

#define API_PEER_TABLE(X)                                                                                                      \
    X(GDELT, "gdelt")                                                                                                          \
    X(ICEWS, "icews") X(POLECAT, "polecat") X(PHOENIX, "phoenix") X(PHOENIX_CLINE, "phoenix-cline")                            \
        X(PHOENIX_PIPELINE, "phoenix-pipeline")
#define API_ENUM_PEER(name, text) API_PEER_##name,
enum api_peer { API_PEER_TABLE(API_ENUM_PEER) API_PEER_COUNT };

bool api_peer_from(struct base_str name, enum api_peer *peer);

/* Does the peer's own file begin with a line of names? */
bool api_peer_has_header(enum api_peer peer);

enum { API_PEER_COLUMNS = 64 };

struct api_peer_column {
    struct base_str name;
    uint8_t value; /* enum api_peer_value; 0 for what is left missing */
    uint8_t side;  /* of a value about one of the two actors: 0 or 1 */
};

struct api_peers {
    enum api_peer peer;
    const struct know_tables *tables;
    struct api_peer_column columns[API_PEER_COLUMNS];
    uint32_t column_count;
    struct ledger_origins *origins;
    struct base_arena arena; /* of one event */
    struct base_buffer cell;
    uint64_t *seen; /* keys of what was written: copies and, where the peer wants it, repeats of a day are left out */
    uint32_t seen_count, seen_capacity;
    uint64_t rows;
    uint64_t unreal;   /* denied, planned, possible: no peer can mark these */
    uint64_t undated;  /* no day, and the report has none either; or of older times without a day */
    uint64_t unpaired; /* no second actor where the peer needs one, or no code */
    uint64_t repeats;  /* told by a copy of a text, or the same on the same day */
};

/* False when memory or the ledger fails (ledger_message). */
bool api_peers_open(struct api_peers *peers, enum api_peer peer, const struct know_tables *tables, struct ledger *ledger);
void api_peers_close(struct api_peers *peers);

/* The line of names. */
void api_peers_header(const struct api_peers *peers, struct base_buffer *out);

/* The rows of one event record: none when it is left out, several when it has several pairs of actors. */
pacta_status api_peers_event(struct api_peers *peers, struct base_buffer *out, const struct ledger_found *found);

#endif
