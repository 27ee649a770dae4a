/*
 * A document on its way into the ledger. Hashing, compressing and writing JSON cost more than the insert, so they are done
 * here, by as many threads as there are, and the one writer only copies what is ready.
 */
#include "ledger/internal.h"

#include "read/record_json.h"
#include "text/decode.h"

#include <math.h>
#include <nettle/sha2.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>
#include <zstd.h>

enum { COMPRESSION_LEVEL = 3, KEPT_BYTES = 1024 * 1024 };

void ledger_entry_init(struct ledger_entry *entry)
{
    *entry = (struct ledger_entry){0};
    base_arena_init(&entry->arena, 0);
    base_buffer_init(&entry->json);
}

void ledger_entry_release(struct ledger_entry *entry)
{
    ZSTD_freeCCtx(entry->compressor);
    base_buffer_release(&entry->json);
    base_arena_release(&entry->arena);
}

void ledger_hash(struct base_str bytes, char hex[65])
{
    struct sha256_ctx state;
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_init(&state);
    sha256_update(&state, bytes.length, (const uint8_t *)(bytes.data != NULL ? bytes.data : ""));
    sha256_digest(&state, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++) {
        snprintf(hex + 2 * i, 3, "%02x", digest[i]);
    }
}

static bool pack(struct ledger_entry *entry, struct base_str bytes)
{
    if (entry->compressor == NULL && (entry->compressor = ZSTD_createCCtx()) == NULL) {
        return false;
    }
    size_t room = ZSTD_compressBound(bytes.length);
    char *data = base_arena_take(&entry->arena, room);
    size_t length = ZSTD_compressCCtx(entry->compressor, data, room, bytes.data, bytes.length, COMPRESSION_LEVEL);
    entry->packed = (struct base_str){data, ZSTD_isError(length) ? 0 : (uint32_t)length};
    return !ZSTD_isError(length);
}

bool ledger_unpack(struct base_str packed, uint64_t size, struct base_buffer *bytes)
{
    unsigned long long told = ZSTD_getFrameContentSize(packed.data, packed.length);
    base_buffer_clear(bytes);
    if (told != size || size > UINT32_MAX) {
        return false;
    }
    char block[16384];
    ZSTD_inBuffer in = {packed.data, packed.length, 0};
    ZSTD_DStream *stream = ZSTD_createDStream();
    size_t rest = stream != NULL ? 1 : 0;
    while (rest != 0 && !ZSTD_isError(rest) && bytes->length <= size) {
        ZSTD_outBuffer out = {block, sizeof block, 0};
        size_t before = in.pos;
        rest = ZSTD_decompressStream(stream, &out, &in);
        base_buffer_add(bytes, block, out.pos);
        if (out.pos == 0 && in.pos == before) {
            break; /* cut short */
        }
    }
    ZSTD_freeDStream(stream);
    return stream != NULL && rest == 0 && bytes->length == size && !bytes->broken;
}

struct base_str ledger_decode(struct base_arena *arena, struct base_str bytes, struct base_str format)
{
    struct text_decoded decoded;
    const struct text_input input = {
        .bytes = bytes,
        .format = base_str_is(format, "html")    ? TEXT_HTML
                  : base_str_is(format, "plain") ? TEXT_PLAIN
                                                 : TEXT_AUTO,
    };
    return text_decode(arena, &input, &decoded) == PACTA_OK ? decoded.source : bytes;
}

static struct base_str iso_day(struct base_arena *arena, int32_t day)
{
    int32_t year;
    uint32_t month, date;
    if (day == TEXT_NO_DAY) {
        return (struct base_str){0};
    }
    text_day_to_ymd(day, &year, &month, &date);
    return base_str_format(arena, "%04d-%02u-%02u", year, month, date);
}

static struct read_date date_of(const struct read_record *record, enum read_field field)
{
    const struct read_value *value = read_get(record, field);
    return value != NULL ? value->as.date : (struct read_date){TEXT_NO_DAY, TEXT_NO_DAY, 3, {0}};
}

static void copy_texts(struct base_arena *arena, const struct read_record *record, enum read_field field,
                       struct base_str **items, uint32_t *count)
{
    const struct read_value *value = read_get(record, field);
    if (value == NULL || value->as.texts.count == 0) {
        return;
    }
    *count = value->as.texts.count;
    *items = BASE_NEW_ARRAY(arena, struct base_str, *count);
    for (uint32_t i = 0; i < *count; i++) {
        (*items)[i] = base_str_copy(arena, value->as.texts.items[i]);
    }
}

static void fill_days(struct base_arena *arena, struct ledger_row *row, const struct read_record *record, int32_t published)
{
    struct read_date own = date_of(record, READ_F_DATE), deadline = date_of(record, READ_F_DEADLINE);
    row->date_from = iso_day(arena, own.from);
    row->date_to = iso_day(arena, own.to);
    row->due = iso_day(arena, deadline.to != TEXT_NO_DAY ? deadline.to : deadline.from);
    row->day = own.from != TEXT_NO_DAY ? row->date_from : iso_day(arena, published);
}

void ledger_entry_row(struct ledger_entry *entry, struct ledger_row *row, const struct read_record *record, int32_t published)
{
    struct base_arena *arena = &entry->arena;
    row->id = base_str_copy(arena, base_str_from(record->id));
    row->type = base_str_from(read_type_name(record->type));
    row->article = record->article;
    fill_days(arena, row, record, published);
    row->kind = base_str_copy(arena, read_text(record, READ_F_KIND));
    row->status = base_str_copy(arena, read_text(record, READ_F_STATUS));
    row->stance = base_str_copy(arena, read_text(record, READ_F_STANCE));
    row->strength = base_str_copy(arena, read_text(record, READ_F_STRENGTH));
    row->session = read_number(record, READ_F_SESSION);
    row->confidence = read_number(record, READ_F_CONFIDENCE);
    copy_texts(arena, record, READ_F_PARTIES, &row->parties, &row->party_count);
    struct base_str country = read_text(record, READ_F_COUNTRY);
    if (row->party_count == 0 && country.length > 0) { /* an office is found by its country */
        row->parties = BASE_NEW(arena, struct base_str);
        *row->parties = base_str_copy(arena, country);
        row->party_count = 1;
    }
    copy_texts(arena, record, READ_F_SECTORS, &row->sectors, &row->sector_count);
    base_buffer_clear(&entry->json);
    read_record_to_json(record, &entry->json);
    row->json = base_str_copy(arena, (struct base_str){entry->json.data, (uint32_t)entry->json.length});
}

static void fill_rows(struct ledger_entry *entry, const struct text_document *document, const struct read_records *records)
{
    entry->rows = BASE_NEW_ARRAY(&entry->arena, struct ledger_row, records->count);
    entry->row_count = records->count;
    for (uint32_t i = 0; i < records->count; i++) {
        struct read_record *record = records->items[i];
        int32_t published = record->article >= 1 && record->article <= document->article_count
                                ? document->articles[record->article - 1].published_day
                                : TEXT_NO_DAY;
        memcpy(record->sha256, entry->sha256, sizeof record->sha256);
        ledger_entry_row(entry, &entry->rows[i], record, published);
    }
}

static void fill_articles(struct ledger_entry *entry, const struct text_document *document, const struct read_records *records)
{
    struct base_arena *arena = &entry->arena;
    entry->article_count = document->article_count;
    entry->articles = BASE_NEW_ARRAY(arena, struct ledger_article, document->article_count);
    for (uint32_t i = 0; i < document->article_count; i++) {
        const struct text_article *from = &document->articles[i];
        entry->articles[i] = (struct ledger_article){
            .number = i + 1,
            .title = base_str_copy(arena, from->title.value),
            .outlet = base_str_copy(arena, from->outlet.value),
            .published = iso_day(arena, from->published_day),
            .text = base_str_copy(arena, from->text),
        };
    }
    for (uint32_t i = 0; i < records->count; i++) {
        const struct read_record *record = records->items[i];
        if (record->type == READ_ARTICLE && record->article >= 1 && record->article <= entry->article_count) {
            entry->articles[record->article - 1].id = entry->rows[i].id;
        }
    }
}

static void copy_source(struct ledger_entry *entry, const struct ledger_source *source)
{
    struct base_arena *arena = &entry->arena;
    entry->source = (struct ledger_source){
        .path = base_str_copy(arena, source->path),
        .bytes = source->bytes,
        .format = source->format,
        .title = base_str_copy(arena, source->title),
        .date = base_str_copy(arena, source->date),
        .url = base_str_copy(arena, source->url),
        .outlet = base_str_copy(arena, source->outlet),
    };
}

pacta_status ledger_entry_start(struct ledger_entry *entry, const struct ledger_source *source)
{
    jmp_buf jump;
    if (entry->arena.owned > KEPT_BYTES) {
        base_arena_release(&entry->arena); /* a rare giant gives its memory back */
    }
    base_arena_reset(&entry->arena);
    base_arena_guard(&entry->arena, &jump);
    entry->row_count = entry->article_count = 0;
    if (setjmp(jump) != 0) {
        return PACTA_NO_MEMORY;
    }
    copy_source(entry, source);
    ledger_hash(source->bytes, entry->sha256);
    return PACTA_OK;
}

pacta_status ledger_entry_fill(struct ledger_entry *entry, const struct text_document *document,
                               const struct read_records *records)
{
    jmp_buf jump;
    base_arena_guard(&entry->arena, &jump);
    if (setjmp(jump) != 0 || !pack(entry, entry->source.bytes)) {
        entry->row_count = entry->article_count = 0;
        return PACTA_NO_MEMORY;
    }
    fill_rows(entry, document, records);
    fill_articles(entry, document, records);
    return entry->json.broken ? PACTA_NO_MEMORY : PACTA_OK;
}
