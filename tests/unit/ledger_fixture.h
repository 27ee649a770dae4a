/* Records straight into a ledger, for tests of what comes after reading. */
#ifndef TESTS_LEDGER_FIXTURE_H
#define TESTS_LEDGER_FIXTURE_H

#include "ledger/ledger.h"
#include "read/record_json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* One source with one article. `records` are JSON objects as pacta prints them, without source, sha256 and evidence; each
 * gets as evidence the bytes of `text` that its "quote" names (the whole text when it names none). */
struct fixture_source {
    const char *path, *text, *title, *outlet;
    int32_t published;          /* TEXT_NO_DAY for none */
    const char *const *records; /* ends with NULL */
};

static inline void fixture_evidence(struct base_arena *arena, struct read_record *record, struct base_str text)
{
    struct base_str quote = record->evidence.count > 0 ? record->evidence.items[0].quote : text;
    int64_t at = base_str_find(text, base_str_copy(arena, quote).data, 0);
    struct base_span span = {at < 0 ? 0 : (uint32_t)at, at < 0 ? text.length : (uint32_t)at + quote.length};
    record->evidence.count = 0;
    *BASE_PUSH(arena, record->evidence) = (struct read_evidence){span, base_str_slice(text, span)};
}

static inline void fixture_records(struct base_arena *arena, const struct fixture_source *source, struct read_records *records)
{
    for (size_t i = 0; source->records != NULL && source->records[i] != NULL; i++) {
        struct read_record *record;
        if (read_record_from_json(arena, base_str_from(source->records[i]), &record) != PACTA_OK) {
            fprintf(stderr, "no record: %s\n", source->records[i]);
            continue;
        }
        record->source = base_str_from(source->path);
        record->article = 1;
        fixture_evidence(arena, record, base_str_from(source->text));
        read_record_seal(record, record->source);
        *BASE_PUSH(arena, *records) = record;
    }
}

static inline pacta_status fixture_fill(struct ledger_entry *entry, struct base_arena *arena,
                                        const struct fixture_source *source)
{
    struct base_str text = base_str_from(source->text);
    struct read_records records = {0};
    struct text_article article = {
        .text = text,
        .source = {0, text.length},
        .title.value = base_str_from(source->title),
        .outlet.value = base_str_from(source->outlet),
        .published_day = source->published,
    };
    struct text_document document = {.articles = &article, .article_count = 1};
    fixture_records(arena, source, &records);
    pacta_status status = ledger_entry_start(
        entry, &(struct ledger_source){.path = base_str_from(source->path), .bytes = text, .format = "plain"});
    return status == PACTA_OK ? ledger_entry_fill(entry, &document, &records) : status;
}

static inline pacta_status fixture_add(struct ledger *ledger, const struct fixture_source *source, enum ledger_outcome *outcome)
{
    struct ledger_entry entry;
    struct base_arena arena;
    ledger_entry_init(&entry);
    base_arena_init(&arena, 0);
    pacta_status status = fixture_fill(&entry, &arena, source);
    if (status == PACTA_OK) {
        status = ledger_add(ledger, &entry, outcome);
    }
    base_arena_release(&arena);
    ledger_entry_release(&entry);
    return status;
}

enum { FIXTURE_PATHS = 32 };
static char fixture_paths[FIXTURE_PATHS][4200];
static unsigned fixture_path_count;

static inline void fixture_unlink(const char *path)
{
    char beside[4300];
    static const char *const ENDINGS[] = {"", "-wal", "-shm"};
    for (int i = 0; i < 3; i++) {
        snprintf(beside, sizeof beside, "%s%s", path, ENDINGS[i]);
        unlink(beside);
    }
}

static inline void fixture_unlink_all(void)
{
    for (unsigned i = 0; i < fixture_path_count; i++) {
        fixture_unlink(fixture_paths[i]);
    }
}

/* A fresh path in the folder for temporary files; what was there is removed, and what is made there goes at exit. */
static inline const char *fixture_path(const char *name)
{
    const char *folder = getenv("TMPDIR");
    if (fixture_path_count == 0) {
        atexit(fixture_unlink_all);
    }
    char wanted[sizeof fixture_paths[0]];
    snprintf(wanted, sizeof wanted, "%s/pacta-test-%d-%s", folder != NULL ? folder : "/tmp", (int)getpid(), name);
    unsigned at = 0;
    while (at < fixture_path_count && strcmp(fixture_paths[at], wanted) != 0) {
        at++;
    }
    if (at == FIXTURE_PATHS) {
        abort();
    }
    fixture_path_count += at == fixture_path_count;
    char *path = strcpy(fixture_paths[at], wanted);
    fixture_unlink(path);
    return path;
}

#endif
