/* Containers: every kind gives its documents, bad ones are told and skipped, packing makes no difference. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/container.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

static char folder[] = "/tmp/pacta_text_XXXXXX";

static const char LINES[] = "{\"id\": \"a\", \"text\": \"Norell met Vero.\", \"date\": \"2025-07-10\"}\n"
                            "\n"
                            "{\"id\": 7, \"html\": \"<p>They agreed on trade.</p>\", \"title\": \"T\", \"url\": \"u\", \"outlet\": \"o\"}\n"
                            "{\"id\": \"b\", \"text\": 5}\n"
                            "no json\n"
                            "{\"title\": \"no text\"}\n"
                            "{\"text\": \"The last one.\"}";

/* A WARC file, put together so that its lengths are true. */
static size_t add_record(char *out, const char *head, const char *body)
{
    return (size_t)sprintf(out, "WARC/1.0\r\n%s\r\nContent-Length: %zu\r\n\r\n%s\r\n\r\n", head, strlen(body), body);
}

static size_t make_warc(char *out)
{
    static const char RESPONSE[] = "WARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\nWARC-Target-URI: http://a.example/";
    char head[256];
    size_t length = add_record(out, "WARC-Type: warcinfo", "info");
    snprintf(head, sizeof head, "%s1", RESPONSE);
    length += add_record(out + length, head, "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1254\r\n\r\n<p>They met in T\xFCrkiye.</p>");
    snprintf(head, sizeof head, "%s2", RESPONSE);
    length += add_record(out + length, head, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
                                             "9\r\nThey met \r\n6\r\nagain.\r\n0\r\n\r\n");
    snprintf(head, sizeof head, "%s3", RESPONSE);
    length += add_record(out + length, head, "HTTP/1.1 404 Not Found\r\n\r\n");
    return length + add_record(out + length, "WARC-Type: resource\r\nWARC-Target-URI: http://a.example/4\r\nContent-Type: text/plain", "They left.");
}

static char *path_of(const char *name)
{
    static char path[512];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void write_file(const char *name, const void *bytes, size_t length)
{
    FILE *file = fopen(path_of(name), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
}

/* Each document as "id=bytes", each complaint as "!", parted by '|'. */
static void list(const char *path, char *out, size_t room)
{
    struct text_source *source;
    struct text_error error;
    struct base_arena arena;
    base_arena_init(&arena, 0);
    out[0] = 0;
    if (text_source_open(path, &source, &error) != PACTA_OK) {
        snprintf(out, room, "cannot open");
        return;
    }
    for (;;) {
        struct text_input input;
        struct base_str id;
        pacta_status status = text_source_next(source, &arena, &input, &id, &error);
        if (status == PACTA_NOT_FOUND) {
            break;
        }
        const char *slash = id.length > 0 ? memrchr(id.data, '/', id.length) : NULL;
        uint32_t cut = slash != NULL ? (uint32_t)(slash - id.data) + 1 : 0;
        size_t used = strlen(out);
        if (status == PACTA_OK) {
            snprintf(out + used, room - used, "%.*s=%.*s|", (int)(id.length - cut), id.data + cut, BASE_STR_ARG(base_str_trim(input.bytes)));
        } else {
            assert_true(error.message[0] != 0);
            snprintf(out + used, room - used, "!%llu|", (unsigned long long)error.line);
        }
        base_arena_reset(&arena);
    }
    text_source_close(source);
    base_arena_release(&arena);
}

static void expect(const char *name, const char *wanted)
{
    char got[4096];
    list(path_of(name), got, sizeof got);
    assert_string_equal(got, wanted);
}

static const char LINES_WANTED[] = "a=Norell met Vero.|7=<p>They agreed on trade.</p>|!4|!5|!6|";

static void test_json_lines(void **state)
{
    (void)state;
    char wanted[512];
    write_file("lines.jsonl", LINES, sizeof LINES - 1);
    snprintf(wanted, sizeof wanted, "%slines.jsonl:7=The last one.|", LINES_WANTED);
    expect("lines.jsonl", wanted);
    write_file("unnamed", LINES, sizeof LINES - 1); /* told by its bytes */
    snprintf(wanted, sizeof wanted, "%sunnamed:7=The last one.|", LINES_WANTED);
    expect("unnamed", wanted);
}

static size_t gzip(const char *text, size_t length, unsigned char *out, size_t room)
{
    z_stream stream = {0};
    deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    stream.next_in = (unsigned char *)(uintptr_t)text;
    stream.avail_in = (uInt)length;
    stream.next_out = out;
    stream.avail_out = (uInt)room;
    deflate(&stream, Z_FINISH);
    size_t made = room - stream.avail_out;
    deflateEnd(&stream);
    return made;
}

/* Two gzip members in a row are one text. */
static void test_gzip(void **state)
{
    (void)state;
    unsigned char packed[8192];
    size_t half = 40, first = gzip(LINES, half, packed, sizeof packed);
    size_t length = first + gzip(LINES + half, sizeof LINES - 1 - half, packed + first, sizeof packed - first);
    char wanted[512];
    write_file("lines.jsonl.gz", packed, length);
    snprintf(wanted, sizeof wanted, "%slines.jsonl.gz:7=The last one.|", LINES_WANTED);
    expect("lines.jsonl.gz", wanted);
    write_file("cut.gz", packed, length - 20);
    char got[4096];
    list(path_of("cut.gz"), got, sizeof got);
    assert_non_null(strchr(got, '!'));
}

static void test_zstd(void **state)
{
    (void)state;
    char packed[8192], wanted[512];
    size_t length = ZSTD_compress(packed, sizeof packed, LINES, sizeof LINES - 1, 3);
    write_file("lines.zst", packed, length);
    snprintf(wanted, sizeof wanted, "%slines.zst:7=The last one.|", LINES_WANTED);
    expect("lines.zst", wanted);
    write_file("cut.zst", packed, length - 8);
    expect("cut.zst", "!0|");
}

static void test_warc(void **state)
{
    (void)state;
    char bytes[4096], got[4096];
    size_t length = make_warc(bytes);
    write_file("pages.warc", bytes, length);
    list(path_of("pages.warc"), got, sizeof got);
    assert_string_equal(got, "1=<p>They met in T\xFCrkiye.</p>|2=They met again.|4=They left.|");
    write_file("cut.warc", bytes, length - 8);
    list(path_of("cut.warc"), got, sizeof got);
    assert_non_null(strstr(got, "2=They met again.|!5|"));
}

static void test_charset_of_response(void **state)
{
    (void)state;
    struct text_source *source;
    struct text_error error;
    struct base_arena arena;
    struct text_input input;
    struct text_document document;
    struct base_str id;
    base_arena_init(&arena, 0);
    assert_int_equal(text_source_open(path_of("pages.warc"), &source, &error), PACTA_OK);
    assert_int_equal(text_source_next(source, &arena, &input, &id, &error), PACTA_OK);
    assert_int_equal(text_read(&arena, &input, &document), PACTA_OK);
    assert_int_equal(document.article_count, 1);
    assert_true(base_str_is(document.articles[0].text, "They met in T\xC3\xBCrkiye."));
    assert_true(base_str_is(document.articles[0].url.value, "http://a.example/1"));
    text_source_close(source);
    base_arena_release(&arena);
}

static void test_folder(void **state)
{
    (void)state;
    mkdir(path_of("news"), 0700);
    mkdir(path_of("news/b"), 0700);
    write_file("news/c.txt", "Third.", 6);
    write_file("news/b/a.txt", "Second.", 7);
    write_file("news/a.html", "<p>First.</p>", 13);
    write_file("news/.hidden", "Not this.", 9);
    expect("news", "a.html=<p>First.</p>|a.txt=Second.|c.txt=Third.|");
    expect("nowhere", "cannot open");
}

/* A line far beyond the limit is skipped, the next one is read. */
static void test_long_line(void **state)
{
    (void)state;
    FILE *file = fopen(path_of("long.jsonl"), "wb");
    assert_non_null(file);
    char block[4096];
    memset(block, 'x', sizeof block);
    for (size_t i = 0; i <= TEXT_MAX_RECORD / sizeof block; i++) {
        fwrite(block, 1, sizeof block, file);
    }
    fputs("\n{\"id\":\"z\",\"text\":\"Short.\"}\n", file);
    fclose(file);
    expect("long.jsonl", "!1|z=Short.|");
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) == NULL;
}

static int remove_folder(void **state)
{
    (void)state;
    static const char *const NAMES[] = {"lines.jsonl", "unnamed",      "lines.jsonl.gz", "cut.gz",      "lines.zst", "cut.zst", "pages.warc", "cut.warc",
                                        "news/c.txt",  "news/b/a.txt", "news/a.html",    "news/.hidden", "long.jsonl", "news/b", "news"};
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        remove(path_of(NAMES[i]));
    }
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_json_lines), cmocka_unit_test(test_gzip),   cmocka_unit_test(test_zstd),      cmocka_unit_test(test_warc),
        cmocka_unit_test(test_charset_of_response), cmocka_unit_test(test_folder), cmocka_unit_test(test_long_line),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
