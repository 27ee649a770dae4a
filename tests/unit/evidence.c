/*
 * What every record promises, whatever the document: it has evidence, each quote is exactly the bytes of the source between
 * `start` and `end` and is UTF-8, ids are unique, and the same text read again gives the same records, also by way of JSON.
 * Read are the examples, the inputs of the golden cases, pages full of tags and entities, and reports kept beside the repository.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "pacta_session.h"
#include "read/record_json.h"
#include "text/container.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct pacta_session *session;
static struct pacta_worker *workers[2];

static int open_workers(void **state)
{
    (void)state;
    char message[200];
    const struct pacta_options options = {.model = PACTA_SOURCE_DIR "/data/model/english.pacta-model"};
    if (pacta_session_open(&options, &session, message) != PACTA_OK) {
        print_error("%s\n", message);
        return 1;
    }
    return pacta_worker_open(session, &workers[0]) != PACTA_OK || pacta_worker_open(session, &workers[1]) != PACTA_OK;
}

static int close_workers(void **state)
{
    (void)state;
    pacta_worker_close(workers[0]);
    pacta_worker_close(workers[1]);
    pacta_session_close(session);
    return 0;
}

static void check_evidence(const struct read_record *record, struct base_str source)
{
    if (record->evidence.count == 0) {
        fail_msg("%s in %.*s has no evidence", record->id, BASE_STR_ARG(record->source));
    }
    for (uint32_t i = 0; i < record->evidence.count; i++) {
        const struct read_evidence *part = &record->evidence.items[i];
        assert_true(part->source.start < part->source.end && part->source.end <= source.length);
        if (!base_str_equal(part->quote, base_str_slice(source, part->source))) {
            fail_msg("%s in %.*s: the quote is not the source: %.*s", record->id, BASE_STR_ARG(record->source), BASE_STR_ARG(part->quote));
        }
        if (base_utf8_check(part->quote) != part->quote.length) {
            fail_msg("%s in %.*s: the quote is cut inside a letter", record->id, BASE_STR_ARG(record->source));
        }
    }
}

static int by_id(const void *a, const void *b)
{
    return strcmp((*(struct read_record *const *)a)->id, (*(struct read_record *const *)b)->id);
}

static void check_ids(const struct read_records *records)
{
    struct read_record **sorted = malloc((records->count + 1) * sizeof *sorted);
    assert_non_null(sorted);
    for (uint32_t i = 0; i < records->count; i++) {
        sorted[i] = records->items[i];
    }
    qsort(sorted, records->count, sizeof *sorted, by_id);
    for (uint32_t i = 1; i < records->count; i++) {
        if (by_id(&sorted[i - 1], &sorted[i]) == 0) {
            fail_msg("%s in %.*s: two records have this id", sorted[i]->id, BASE_STR_ARG(sorted[i]->source));
        }
    }
    free(sorted);
}

/* A record's JSON read and written again is the same line. */
static void check_json(struct base_str line)
{
    struct base_arena arena;
    struct base_buffer again;
    struct read_record *record;
    base_arena_init(&arena, 0);
    base_buffer_init(&again);
    assert_int_equal(read_record_from_json(&arena, line, &record), PACTA_OK);
    read_record_to_json(record, &again);
    if (!base_str_equal(line, (struct base_str){again.data, (uint32_t)again.length})) {
        fail_msg("JSON comes back otherwise:\n%.*s\n%.*s", BASE_STR_ARG(line), (int)again.length, again.data);
    }
    base_buffer_release(&again);
    base_arena_release(&arena);
}

static void add_lines(const struct read_records *records, struct base_buffer *out)
{
    for (uint32_t i = 0; i < records->count; i++) {
        size_t start = out->length;
        read_record_to_json(records->items[i], out);
        check_json((struct base_str){out->data + start, (uint32_t)(out->length - start)});
        base_buffer_add_char(out, '\n');
    }
}

static uint32_t read_checked(struct pacta_worker *worker, const struct text_input *input, struct base_str key, struct base_buffer *lines)
{
    struct text_document document;
    struct read_records records;
    if (pacta_worker_read(worker, input, key, &document, &records) != PACTA_OK) {
        assert_non_null(document.notice);
        assert_int_equal(records.count, 0);
        return 0;
    }
    if (base_utf8_check(input->bytes) == input->bytes.length) {
        assert_true(base_str_equal(document.source, input->bytes));
    }
    for (uint32_t i = 0; i < records.count; i++) {
        assert_true(base_str_equal(records.items[i]->source, key));
        check_evidence(records.items[i], document.source);
    }
    check_ids(&records);
    add_lines(&records, lines);
    return records.count;
}

/* Reads one document twice, by two workers with different pasts; returns how many records it gave. */
static uint32_t check_document(const struct text_input *input, struct base_str key)
{
    struct base_buffer lines[2];
    base_buffer_init(&lines[0]);
    base_buffer_init(&lines[1]);
    uint32_t count = read_checked(workers[0], input, key, &lines[0]);
    assert_int_equal(read_checked(workers[1], input, key, &lines[1]), count);
    assert_int_equal(lines[0].length, lines[1].length);
    if (count > 0) {
        assert_memory_equal(lines[0].data, lines[1].data, lines[0].length);
    }
    base_buffer_release(&lines[0]);
    base_buffer_release(&lines[1]);
    return count;
}

/* Every document of a file or folder; returns how many records they gave. */
static uint32_t check_all_below(const char *path)
{
    struct text_source *source;
    struct text_error error;
    struct text_input input;
    struct base_str id;
    struct base_arena arena;
    uint32_t count = 0;
    base_arena_init(&arena, 0);
    assert_int_equal(text_source_open(path, &source, &error), PACTA_OK);
    for (pacta_status status; (status = text_source_next(source, &arena, &input, &id, &error)) != PACTA_NOT_FOUND;) {
        assert_int_equal(status, PACTA_OK);
        count += check_document(&input, id);
        base_arena_reset(&arena);
    }
    text_source_close(source);
    base_arena_release(&arena);
    return count;
}

static void examples(void **state)
{
    (void)state;
    uint32_t count = check_all_below(PACTA_SOURCE_DIR "/examples/reports");
    print_message("examples: %u records\n", count);
    assert_true(count > 500);
}

static char *read_file(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    char *bytes = malloc(1 << 20);
    if (file == NULL || bytes == NULL) {
        fail_msg("cannot read %s", path);
    }
    *size = fread(bytes, 1, 1 << 20, file);
    fclose(file);
    return bytes;
}

/* The inputs of one case file: what stands between a line "### title" and a line that begins with "---". */
static uint32_t check_cases_of(struct base_str file)
{
    uint32_t count = 0;
    for (int64_t at = base_str_find(file, "### ", 0); at >= 0; at = base_str_find(file, "\n### ", (uint32_t)at + 1)) {
        int64_t start = base_str_find(file, "\n", (uint32_t)at + 1);
        int64_t end = start < 0 ? -1 : base_str_find(file, "\n---", (uint32_t)start);
        if (end < 0) {
            break;
        }
        for (int html = 0; html < 2; html++) {
            const struct text_input input = {.bytes = base_str_slice(file, (struct base_span){(uint32_t)start, (uint32_t)end}),
                                             .format = html ? TEXT_HTML : TEXT_AUTO, .date = BASE_STR("2025-07-10")};
            count += check_document(&input, BASE_STR("case"));
        }
    }
    return count;
}

static void check_case_folder(const char *folder)
{
    DIR *listing = opendir(folder);
    assert_non_null(listing);
    uint32_t files = 0, count = 0;
    for (struct dirent *entry; (entry = readdir(listing)) != NULL;) {
        if (base_str_ends(base_str_from(entry->d_name), ".case")) {
            char path[4096];
            size_t size;
            snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
            char *bytes = read_file(path, &size);
            count += check_cases_of((struct base_str){bytes, (uint32_t)size});
            files++;
            free(bytes);
        }
    }
    closedir(listing);
    print_message("%u case files: %u records\n", files, count);
    assert_true(files > 5 && count > 100);
}

static void inputs_of_cases(void **state)
{
    (void)state;
    check_case_folder(PACTA_SOURCE_DIR "/tests/cases/read");
    check_case_folder(PACTA_SOURCE_DIR "/tests/cases/text");
}

static void pages_of_tags_and_entities(void **state)
{
    (void)state;
    static const char *const PAGES[] = {
        "<html><head><title>Ties &amp; trade</title></head><body><article><h1>Pakistan, T&uuml;rkiye sign pact</h1>"
        "<p>ISLAMABAD, July 9, 2025 &mdash; Foreign Minister <b>Ada <i>Norell</i></b> of&nbsp;Pakistan met her T&#252;rkiye counterpart "
        "<a href=\"x\">Tam <span>V&eacute;ro</span></a> in Ankara on Wednesday.</p><p>They signed a <em>memorandum of <b>under</b>standing</em> on "
        "trade &#38; energy and agreed to raise bilateral trade to &#36;5&nbsp;billion by 2030.</p></article></body></html>",
        "<div><div><div><p>President Norell of Kazakhstan and Prime Minister Vero of Uzbekistan <!-- a note --> agreed on Monday to "
        "build a rail<wbr>way, the presi&shy;dent&#x2019;s office said.<br>Exports rose by 12&nbsp;percent to <td>&pound;3.5 million.</p></div>",
        "<ul><li>Pakistan and Iran signed <b>a protocol</b> on borders &lt;in Tehran&gt;<li>The two sides &quot;agreed&quot; to open "
        "a market<ul><li>at least 12&#160;people were killed in &ldquo;Tarsk&rdquo;</ul></ul>",
        "\xEF\xBB\xBF<p>Bakanl\xC4\xB1k\xE2\x80\x8B: T\xC3\xBCrkiye and Azer&#98;aijan signed an agree\xC2\xADment in Baku &hellip;&hellip; &unknown; &</p>",
    };
    uint32_t count = 0;
    for (size_t i = 0; i < sizeof PAGES / sizeof *PAGES; i++) {
        const struct text_input input = {.bytes = base_str_from(PAGES[i]), .format = TEXT_HTML, .date = BASE_STR("2025-07-10")};
        count += check_document(&input, BASE_STR("page"));
    }
    print_message("pages: %u records\n", count);
    assert_true(count > 5);
}

/* Reports kept beside the repository; they are not part of it. */
static void reports_beside_the_repository(void **state)
{
    (void)state;
    DIR *folder = opendir(PACTA_SOURCE_DIR "/../shared/seeds");
    if (folder == NULL) {
        print_message("skipped: no ../shared\n");
        return;
    }
    closedir(folder);
    uint32_t count = check_all_below(PACTA_SOURCE_DIR "/../shared/seeds");
    print_message("reports beside the repository: %u records\n", count);
    assert_true(count > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(examples),
        cmocka_unit_test(inputs_of_cases),
        cmocka_unit_test(pages_of_tags_and_entities),
        cmocka_unit_test(reports_beside_the_repository),
    };
    return cmocka_run_group_tests(tests, open_workers, close_workers);
}
