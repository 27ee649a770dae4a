/*
 * From one event to the rows of a peer's table. Most peers know pairs only: a meeting of three is six rows there, each side
 * once the actor; a visit is one row each way. What a peer cannot mark as denied, planned or merely possible is not exported to
 * it, and a text that was copied is told once.
 */
#include "api/peers.h"

#include "api/export_cell.h"
#include "api/markup.h"
#include "api/peer_value.h"
#include "lexicon/table.h"
#include "read/record_json.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_ROWS = 400 }; /* twenty states at one table */

static const char *const OURS[] = {"pacta_id", "evidence", "source", "date_precision"};

bool api_peer_from(struct base_str name, enum api_peer *peer)
{
#define API_PEER_TEXT(name, text) text,
    static const char *const NAMES[] = {API_PEER_TABLE(API_PEER_TEXT)};
    for (int i = 0; i < API_PEER_COUNT; i++) {
        if (base_str_is(name, NAMES[i])) {
            *peer = (enum api_peer)i;
            return true;
        }
    }
    return false;
}

static const char *peer_name(enum api_peer peer)
{
    static const char *const NAMES[] = {API_PEER_TABLE(API_PEER_TEXT)};
    return NAMES[peer];
}

bool api_peer_has_header(enum api_peer peer)
{
    return peer != API_PEER_GDELT && peer != API_PEER_PHOENIX_PIPELINE;
}

/* ------------------------------------------------------------------ the table */

static void take_columns(struct api_peers *peers)
{
    const struct lexicon_table *table = lexicon_table_named("peer_columns");
    uint32_t row = table != NULL ? lexicon_find(table, base_str_from(peer_name(peers->peer))) : LEXICON_NONE;
    for (; row != LEXICON_NONE && peers->column_count < API_PEER_COLUMNS; row = lexicon_next(table, row)) {
        enum api_peer_value value;
        struct api_peer_column *column = &peers->columns[peers->column_count++];
        column->name = lexicon_cell(table, row, lexicon_column(table, "name"));
        (void)api_peer_value_from(lexicon_cell(table, row, lexicon_column(table, "value")), &value, &column->side);
        column->value = (uint8_t)value;
    }
}

bool api_peers_open(struct api_peers *peers, enum api_peer peer, const struct know_tables *tables, struct ledger *ledger)
{
    *peers = (struct api_peers){.peer = peer, .tables = tables};
    take_columns(peers);
    base_arena_init(&peers->arena, 0);
    base_buffer_init(&peers->cell);
    return ledger_origins_open(ledger, &peers->origins) == PACTA_OK;
}

void api_peers_close(struct api_peers *peers)
{
    ledger_origins_close(peers->origins);
    base_buffer_release(&peers->cell);
    base_arena_release(&peers->arena);
    free(peers->seen);
}

static char separator_of(const struct api_peers *peers)
{
    return peers->peer == API_PEER_PHOENIX_CLINE ? ',' : '\t';
}

/* Between tabs there are no quotes: tabs and line breaks become blanks. */
static void add_cell(const struct api_peers *peers, struct base_buffer *out, struct base_str text)
{
    if (separator_of(peers) == ',') {
        api_cell_quoted(out, text);
    } else {
        api_cell_bare(out, text);
    }
}

void api_peers_header(const struct api_peers *peers, struct base_buffer *out)
{
    for (uint32_t i = 0; i < peers->column_count; i++) {
        base_buffer_add_str(out, peers->columns[i].name);
        base_buffer_add_char(out, separator_of(peers));
    }
    for (size_t i = 0; i < sizeof OURS / sizeof *OURS; i++) {
        base_buffer_add_text(out, OURS[i]);
        base_buffer_add_char(out, i + 1 < sizeof OURS / sizeof *OURS ? separator_of(peers) : '\n');
    }
}

/* ------------------------------------------------------------------ rows */

static struct base_str quote_of(const struct read_record *record)
{
    return record->evidence.count > 0 ? record->evidence.items[0].quote : (struct base_str){0};
}

static void add_ours(struct api_peers *peers, struct base_buffer *out, const struct api_peer_row *row)
{
    const struct base_str cells[] = {base_str_from(row->record->id), quote_of(row->record), row->found->path,
                                     base_str_from(row->precision)};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        add_cell(peers, out, cells[i]);
        base_buffer_add_char(out, i + 1 < sizeof cells / sizeof *cells ? separator_of(peers) : '\n');
    }
}

static void add_row(struct api_peers *peers, struct base_buffer *out, const struct api_peer_row *row)
{
    const char *missing = peers->peer == API_PEER_POLECAT ? "None" : "";
    for (uint32_t i = 0; i < peers->column_count; i++) {
        base_buffer_clear(&peers->cell);
        api_peer_value(&peers->cell, row, (enum api_peer_value)peers->columns[i].value, peers->columns[i].side);
        struct base_str cell = {peers->cell.data, (uint32_t)peers->cell.length};
        add_cell(peers, out, cell.length > 0 ? cell : base_str_from(missing));
        base_buffer_add_char(out, separator_of(peers));
    }
    add_ours(peers, out, row);
    peers->rows++;
}

/* ------------------------------------------------------------------ what was written before */

static bool grow_seen(struct api_peers *peers)
{
    uint32_t capacity = peers->seen_capacity == 0 ? 1024 : peers->seen_capacity * 2;
    uint64_t *slots = calloc(capacity, sizeof *slots);
    for (uint32_t i = 0; slots != NULL && i < peers->seen_capacity; i++) {
        uint32_t slot = (uint32_t)peers->seen[i] & (capacity - 1);
        while (peers->seen[i] != 0 && slots[slot] != 0) {
            slot = (slot + 1) & (capacity - 1);
        }
        slots[slot] = peers->seen[i] != 0 ? peers->seen[i] : slots[slot];
    }
    if (slots != NULL) {
        free(peers->seen);
        peers->seen = slots;
        peers->seen_capacity = capacity;
    }
    return slots != NULL;
}

/* Remembers a key; true when it was there. Without memory everything counts as new. */
static bool was_seen(struct api_peers *peers, uint64_t key)
{
    key = key == 0 ? 1 : key;
    if (peers->seen_count * 2 >= peers->seen_capacity && !grow_seen(peers)) {
        return false;
    }
    uint32_t slot = (uint32_t)key & (peers->seen_capacity - 1);
    for (; peers->seen[slot] != 0; slot = (slot + 1) & (peers->seen_capacity - 1)) {
        if (peers->seen[slot] == key) {
            return true;
        }
    }
    peers->seen[slot] = key;
    peers->seen_count++;
    return false;
}

static uint64_t mix(uint64_t key, struct base_str text)
{
    return (key ^ base_str_hash(text)) * 0x9E3779B97F4A7C15u;
}

static uint64_t mix_list(uint64_t key, const struct read_value *list)
{
    for (uint32_t i = 0; list != NULL && i < list->as.texts.count; i++) {
        key = mix(key, list->as.texts.items[i]);
    }
    return key * 31 + 7;
}

/* The same act in another copy of the same text. */
static bool is_copy(struct api_peers *peers, const struct api_peer_row *row)
{
    uint64_t key = mix((uint64_t)row->origin->family, row->cameo) + (uint64_t)(uint32_t)row->day;
    key = mix(mix_list(mix_list(key, row->lists[0]), row->lists[1]), quote_of(row->record));
    return was_seen(peers, key);
}

/* Phoenix keeps one event a day of one actor, recipient and code. */
static bool is_repeat(struct api_peers *peers, const struct api_peer_row *row)
{
    bool once =
        peers->peer == API_PEER_PHOENIX || peers->peer == API_PEER_PHOENIX_CLINE || peers->peer == API_PEER_PHOENIX_PIPELINE;
    uint64_t key = mix(mix(mix(1, row->cameo), row->actors[0].code), row->actors[1].code);
    return once && was_seen(peers, key + (uint64_t)(uint32_t)row->day * 0x100000001B3u);
}

/* ------------------------------------------------------------------ from lists to pairs */

struct pairs {
    struct {
        struct base_str from, to, cameo;
    } items[MOST_ROWS];
    uint32_t count;
};

static void add_pair(struct pairs *pairs, struct base_str from, struct base_str to, struct base_str cameo)
{
    if (pairs->count < MOST_ROWS && !base_str_equal(from, to)) {
        pairs->items[pairs->count].from = from;
        pairs->items[pairs->count].to = to;
        pairs->items[pairs->count++].cameo = cameo;
    }
}

static void pair_within(struct pairs *pairs, const struct read_value *list, struct base_str cameo)
{
    for (uint32_t i = 0; i < list->as.texts.count; i++) {
        for (uint32_t k = 0; k < list->as.texts.count; k++) {
            add_pair(pairs, list->as.texts.items[i], list->as.texts.items[k], cameo);
        }
    }
}

/* What the receiver of an act of talking does: the host of a visitor hosts, talks are talks for both. */
static struct base_str answer_to(struct base_str cameo)
{
    return base_str_is(cameo, "042")                                                             ? BASE_STR("043")
           : base_str_is(cameo, "043")                                                           ? BASE_STR("042")
           : base_str_is(cameo, "040") || base_str_is(cameo, "041") || base_str_is(cameo, "046") ? cameo
                                                                                                 : (struct base_str){0};
}

static void pair_between(struct pairs *pairs, const struct read_value *from, const struct read_value *to, struct base_str cameo)
{
    struct base_str answer = answer_to(cameo);
    for (uint32_t i = 0; i < from->as.texts.count; i++) {
        for (uint32_t k = 0; k < to->as.texts.count; k++) {
            add_pair(pairs, from->as.texts.items[i], to->as.texts.items[k], cameo);
            if (answer.length > 0) {
                add_pair(pairs, to->as.texts.items[k], from->as.texts.items[i], answer);
            }
        }
    }
}

static void make_pairs(struct pairs *pairs, const struct api_peer_row *row)
{
    const struct read_value *from = row->lists[0], *to = row->lists[1];
    uint32_t targets = to != NULL ? to->as.texts.count : 0;
    bool alone = row->peers->peer == API_PEER_GDELT || row->peers->peer == API_PEER_ICEWS;
    if (from == NULL || row->cameo.length == 0) {
        return;
    }
    if (targets > 0) {
        pair_between(pairs, from, to, row->cameo);
    } else if (from->as.texts.count > 1) {
        pair_within(pairs, from, row->cameo);
    } else if (alone && from->as.texts.count == 1) {
        add_pair(pairs, from->as.texts.items[0], (struct base_str){0}, row->cameo);
    }
}

static void write_pairs(struct api_peers *peers, struct base_buffer *out, struct api_peer_row *row)
{
    struct pairs *pairs = BASE_NEW(&peers->arena, struct pairs);
    make_pairs(pairs, row);
    peers->unpaired += pairs->count == 0 ? 1 : 0;
    row->count = pairs->count;
    for (uint32_t i = 0; i < pairs->count; i++) {
        row->number = i + 1;
        row->cameo = pairs->items[i].cameo;
        row->actors[0] = api_actor_from(pairs->items[i].from);
        row->actors[1] = api_actor_from(pairs->items[i].to);
        if (is_repeat(peers, row)) {
            peers->repeats++;
        } else {
            add_row(peers, out, row);
        }
    }
}

/* ------------------------------------------------------------------ events */

static bool is_promise(const struct read_record *record)
{
    return base_str_is(read_text(record, READ_F_PLOVER), "AGREE") || base_str_starts(read_text(record, READ_F_CAMEO), "03");
}

/* Did it happen? A promise did, on the day it was given. */
static bool is_real(const struct read_record *record)
{
    struct base_str stance = read_text(record, READ_F_STANCE), auxiliary = read_text(record, READ_F_AUXILIARY);
    if (base_str_in(auxiliary, "negated hypothetical future") || base_str_is(stance, "denied")) {
        return false;
    }
    return is_promise(record) || !base_str_in(stance, "planned possible");
}

/* The event's own first day, else the report's, which is then said; nothing for what was long ago and has no date. */
static void take_day(struct api_peer_row *row)
{
    static const char *const PRECISIONS[] = {"day", "month", "year"};
    const struct read_value *date = read_get(row->record, READ_F_DATE);
    bool dated = date != NULL && date->as.date.from != TEXT_NO_DAY;
    bool historical = base_str_is(read_text(row->record, READ_F_AUXILIARY), "historical");
    row->published = row->found->published.length > 0 ? text_day_from_words(row->found->published) : TEXT_NO_DAY;
    row->day = dated ? date->as.date.from : historical ? TEXT_NO_DAY : row->published;
    row->precision = !dated ? "published" : PRECISIONS[date->as.date.precision < 3 ? date->as.date.precision : 0];
    bool ahead =
        row->published != TEXT_NO_DAY && row->day > row->published + 1; /* reports are dated the day before in places */
    if (ahead && is_promise(row->record)) {
        row->day = row->published; /* the day of the promise, not of the deed */
        row->precision = "published";
    } else if (ahead) {
        row->day = TEXT_NO_DAY;
    }
}

/* Sentences before the quotation, by their marks; 0 when it is not in the clean text. */
static uint32_t find_sentence(struct api_peers *peers, const struct read_record *record, struct base_str text)
{
    struct base_buffer *words = &peers->cell;
    base_buffer_clear(words);
    api_unmark(words, quote_of(record));
    base_buffer_add_char(words, '\0');
    int64_t at = words->broken || words->length < 2 ? -1 : base_str_find(text, words->data, 0);
    uint32_t count = 1;
    for (int64_t i = 0; i + 1 < at; i++) {
        char next = text.data[i + 1];
        bool end = text.data[i] == '\n' || (strchr(".!?", text.data[i]) != NULL && text.data[i] != '\0' && next == ' ');
        count += end && next != '\n' ? 1u : 0u;
    }
    return at < 0 ? 0 : count;
}

static pacta_status make_row(struct api_peers *peers, const struct ledger_found *found, struct api_peer_row *row)
{
    struct read_record *record;
    base_arena_reset(&peers->arena);
    pacta_status status = read_record_from_json(&peers->arena, found->json, &record);
    if (status != PACTA_OK) {
        return status;
    }
    *row = (struct api_peer_row){
        .peers = peers,
        .record = record,
        .found = found,
        .lists = {read_get(record, READ_F_SOURCE_ACTORS), read_get(record, READ_F_TARGET_ACTORS)},
        .cameo = read_text(record, READ_F_CAMEO),
        .number = 1,
        .count = 1,
    };
    take_day(row);
    return ledger_origin_of(peers->origins, found->article, &row->origin);
}

/* POLECAT has lists in its cells, and PLOVER's types only. */
static void write_lists(struct api_peers *peers, struct base_buffer *out, const struct api_peer_row *row)
{
    if (read_text(row->record, READ_F_PLOVER).length > 0 && row->lists[0] != NULL) {
        add_row(peers, out, row);
    } else {
        peers->unpaired++;
    }
}

pacta_status api_peers_event(struct api_peers *peers, struct base_buffer *out, const struct ledger_found *found)
{
    struct api_peer_row row;
    pacta_status status = make_row(peers, found, &row);
    if (status != PACTA_OK) {
        return status == PACTA_NOT_FOUND ? PACTA_OK : status;
    }
    bool undated = row.day == TEXT_NO_DAY || (peers->peer == API_PEER_PHOENIX_CLINE && row.published == TEXT_NO_DAY);
    if (!is_real(row.record)) {
        peers->unreal++;
    } else if (undated) {
        peers->undated++;
    } else if (is_copy(peers, &row)) {
        peers->repeats++;
    } else {
        row.sentence = find_sentence(peers, row.record, row.origin->text);
        if (peers->peer == API_PEER_POLECAT) {
            write_lists(peers, out, &row);
        } else {
            write_pairs(peers, out, &row);
        }
    }
    return PACTA_OK;
}
