/*
 * Memory may end at any chunk. For some documents, and for a made-up one large enough to need many chunks, every single chunk
 * is refused in turn, and then the arenas are made small: a document is either read whole or dropped with a word, and the
 * worker reads the next one as if nothing had been. Run with the sanitizers this shows that nothing leaks.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "pacta_session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNKS_MOST = 4000, FILE_MOST = 1 << 20 };

static const struct pacta_memory PLENTY = {.bytes = 0, .chunks = -1, .scratch_chunks = -1};
static const char SMALL[] = "TARSK, July 9, 2025: President Norell of Kazakhstan met Prime Minister Vero of Uzbekistan in Tashkent on Wednesday. "
                            "They signed an agreement on trade.";

static struct pacta_session *session;
static struct pacta_worker *worker;
static uint32_t small_count;

/* How many records the bytes give; what went wrong in *status. */
static uint32_t count_of(struct base_str bytes, pacta_status *status)
{
    const struct text_input input = {.bytes = bytes};
    struct text_document document;
    struct read_records records;
    *status = pacta_worker_read(worker, &input, BASE_STR("memory"), &document, &records);
    if (*status != PACTA_OK) {
        assert_int_equal(records.count, 0);
        assert_non_null(document.notice);
    }
    return records.count;
}

static int open_worker(void **state)
{
    (void)state;
    char message[200];
    pacta_status status;
    const struct pacta_options options = {.model = PACTA_SOURCE_DIR "/data/model/english.pacta-model"};
    if (pacta_session_open(&options, &session, message) != PACTA_OK || pacta_worker_open(session, &worker) != PACTA_OK) {
        print_error("%s\n", message);
        return 1;
    }
    small_count = count_of(base_str_from(SMALL), &status);
    return status != PACTA_OK || small_count == 0;
}

static int close_worker(void **state)
{
    (void)state;
    pacta_worker_close(worker);
    pacta_session_close(session);
    return 0;
}

static void check_still_usable(void)
{
    pacta_status status;
    pacta_worker_set_memory(worker, PLENTY);
    assert_int_equal(count_of(base_str_from(SMALL), &status), small_count);
    assert_int_equal(status, PACTA_OK);
}

/* Reads with this memory; true when it was enough. */
static bool enough(struct base_str bytes, struct pacta_memory memory, uint32_t expected)
{
    pacta_status status;
    pacta_worker_set_memory(worker, memory);
    uint32_t count = count_of(bytes, &status);
    assert_true(status == PACTA_OK || status == PACTA_NO_MEMORY);
    assert_int_equal(count, status == PACTA_OK ? expected : 0);
    return status == PACTA_OK;
}

static uint32_t refuse_each(struct base_str bytes, uint32_t expected, bool scratch)
{
    for (long granted = 0; granted < CHUNKS_MOST; granted++) {
        const struct pacta_memory memory = {.chunks = scratch ? -1 : granted, .scratch_chunks = scratch ? granted : -1};
        if (enough(bytes, memory, expected)) {
            return (uint32_t)granted;
        }
        check_still_usable();
    }
    fail_msg("more than %d chunks for one document", CHUNKS_MOST);
    return 0;
}

static void check_document(const char *name, struct base_str bytes)
{
    pacta_status status;
    pacta_worker_set_memory(worker, PLENTY);
    uint32_t expected = count_of(bytes, &status);
    assert_int_equal(status, PACTA_OK);
    uint32_t chunks = refuse_each(bytes, expected, false);
    uint32_t scratch_chunks = refuse_each(bytes, expected, true);
    print_message("%s: %u records; each of %u + %u chunks refused in turn\n", name, expected, chunks, scratch_chunks);
    size_t limit = 1;
    while (!enough(bytes, (struct pacta_memory){limit, -1, -1}, expected)) {
        check_still_usable();
        limit *= 2;
    }
}

static void reports_of_every_kind(void **state)
{
    (void)state;
    static const char *const NAMES[] = {"2024-04-22-raisi-in-islamabad.txt", "2025-11-15-kazakhstan-uzbekistan-council.html",
                                        "igc-13th-session-islamabad.txt"};
    char *bytes = malloc(FILE_MOST);
    assert_non_null(bytes);
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        char path[4096];
        snprintf(path, sizeof path, PACTA_SOURCE_DIR "/examples/reports/%s", NAMES[i]);
        FILE *file = fopen(path, "rb");
        assert_non_null(file);
        size_t size = fread(bytes, 1, FILE_MOST, file);
        fclose(file);
        check_document(NAMES[i], (struct base_str){bytes, (uint32_t)size});
    }
    free(bytes);
}

/* Many different sentences with all that readers look for, plain or as a page. */
static void add_sentences(struct base_buffer *out, uint32_t count, const char *before)
{
    for (uint32_t i = 0; i < count; i++) {
        base_buffer_format(out, "%sOn %u July 2025 Foreign Minister Ada N%cr%cll of Pakistan and his Turkish counterpart agreed to raise trade to "
                           "$%u billion by 2030 and signed %u memoranda of understanding, among them one on energy with the Tarsk Development "
                           "Bank, while at least %u people were killed in the north, the ministry said.\n\n",
                           before, 1 + i % 28, 'a' + i % 26, 'a' + i / 26 % 26, i + 3, i % 19 + 2, i + 7);
    }
}

static void a_long_text(void **state)
{
    (void)state;
    struct base_buffer text;
    base_buffer_init(&text);
    base_buffer_add_text(&text, "Talks in Tarsk\n\nJuly 9, 2025\n\n");
    add_sentences(&text, 150, "");
    check_document("a long text", (struct base_str){text.data, (uint32_t)text.length});
    base_buffer_release(&text);
}

static void a_long_page(void **state)
{
    (void)state;
    struct base_buffer text;
    base_buffer_init(&text);
    base_buffer_add_text(&text, "<html><head><title>Talks in Tarsk</title></head><body><h1>Talks in Tarsk</h1><p>July 9, 2025</p>");
    add_sentences(&text, 100, "<p class=\"x\"><b>TARSK</b>&nbsp;&mdash; ");
    check_document("a long page", (struct base_str){text.data, (uint32_t)text.length});
    base_buffer_release(&text);
}

/* The explanation is written to the heap; what was written before memory ended stays the caller's. */
static void an_explanation(void **state)
{
    (void)state;
    for (long granted = 0; granted < 3; granted++) {
        struct base_buffer out;
        const char *notice;
        const struct text_input input = {.bytes = base_str_from(SMALL)};
        base_buffer_init(&out);
        pacta_worker_set_memory(worker, (struct pacta_memory){0, granted, granted});
        pacta_status status = pacta_worker_explain(worker, &input, &out, &notice);
        assert_true(status == PACTA_OK || (status == PACTA_NO_MEMORY && notice != NULL));
        assert_true(granted > 0 || status == PACTA_NO_MEMORY);
        base_buffer_release(&out);
        check_still_usable();
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reports_of_every_kind),
        cmocka_unit_test(a_long_text),
        cmocka_unit_test(a_long_page),
        cmocka_unit_test(an_explanation),
    };
    return cmocka_run_group_tests(tests, open_worker, close_worker);
}
