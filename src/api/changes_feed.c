/* Changes as an Atom feed. */
#include "api/changes_feed.h"

#include "api/thread.h"
#include "base/utf8.h"
#include "ledger/ledger.h"

#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------ XML */

/* Signs that XML knows none of are left out, what is no UTF-8 becomes U+FFFD. */
static void add_xml(struct base_buffer *out, struct base_str text)
{
    for (uint32_t at = 0, length; at < text.length; at += length) {
        uint32_t code = base_utf8_decode(text, at, &length);
        if (code == '&' || code == '<' || code == '>' || code == '"') {
            base_buffer_add_text(out, code == '&' ? "&amp;" : code == '<' ? "&lt;" : code == '>' ? "&gt;" : "&quot;");
        } else if (code == BASE_UTF8_BAD) {
            base_buffer_add_text(out, "\xEF\xBF\xBD");
        } else if ((code >= 0x20 && code != 0xFFFE && code != 0xFFFF) || code == '\n' || code == '\t') {
            base_buffer_add(out, text.data + at, length);
        }
    }
}

static void add_element(struct base_buffer *out, const char *indent, const char *name, struct base_str text)
{
    base_buffer_format(out, "%s<%s>", indent, name);
    add_xml(out, text);
    base_buffer_format(out, "</%s>\n", name);
}

/* ------------------------------------------------------------------ entries */

/* A UUID (version 8: of one's own making) from a hash. */
static struct base_str uuid_of(struct base_arena *arena, struct base_str key)
{
    char hex[65];
    ledger_hash(key, hex);
    return base_str_format(arena, "urn:uuid:%.8s-%.4s-8%.3s-a%.3s-%.12s", hex, hex + 8, hex + 12, hex + 15, hex + 18);
}

static struct base_str keep(struct base_arena *arena, struct base_buffer *text)
{
    struct base_str kept = base_str_copy(arena, (struct base_str){text->data, (uint32_t)text->length});
    base_buffer_clear(text);
    return kept;
}

/* "8th session of the HLC: status planned, before: postponed". */
static void add_title(struct base_buffer *text, const struct follow_thread *thread, const struct follow_change *change)
{
    api_plain(text, thread->title);
    base_buffer_format(text, ": %s", change->what);
    if (change->to.length > 0) {
        base_buffer_add_char(text, ' ');
        api_plain(text, change->to);
    }
    if (change->from.length > 0) {
        base_buffer_add_text(text, ", before: ");
        api_plain(text, change->from);
    }
}

static void add_words(struct base_buffer *text, const struct api_feed *feed, const struct follow_thread *thread,
                      const struct follow_change *change)
{
    api_thread_parties(text, feed->tables, thread->parties);
    base_buffer_add_text(text, text->length > 0 ? ". " : "");
    if (change->by.length > 0) {
        base_buffer_add_text(text, "By ");
        api_plain(text, change->by);
        base_buffer_add_text(text, ". ");
    }
    if (change->told != NULL) {
        api_told_words(text, change->told);
        base_buffer_add_text(text, " – ");
        api_told_origin(text, change->told);
        base_buffer_format(text, " [%s]", change->told->record->id);
    }
}

static bool is_address(struct base_str path)
{
    return base_str_starts(path, "https://") || base_str_starts(path, "http://");
}

static void add_change(struct api_feed *feed, struct base_buffer *text, const struct follow_thread *thread,
                       const struct follow_change *change)
{
    struct api_feed_entry *entry = BASE_PUSH(feed->arena, feed->entries);
    const char *record = change->told != NULL ? change->told->record->id : "";
    *entry = (struct api_feed_entry){.day = base_str_copy(feed->arena, change->day),
                                     .kind = base_str_from(follow_kind_name(thread->kind))};
    base_buffer_format(text, "%.*s %s %s %.*s %.*s %.*s", BASE_STR_ARG(thread->id), record, change->what,
                       BASE_STR_ARG(change->day), BASE_STR_ARG(change->from), BASE_STR_ARG(change->to));
    entry->id = uuid_of(feed->arena, keep(feed->arena, text));
    add_title(text, thread, change);
    entry->title = keep(feed->arena, text);
    add_words(text, feed, thread, change);
    entry->text = keep(feed->arena, text);
    if (change->told != NULL && is_address(change->told->path)) {
        entry->link = base_str_copy(feed->arena, change->told->path);
    }
}

void api_feed_thread(struct api_feed *feed, const struct follow_thread *thread, const struct follow_changes *changes)
{
    struct base_buffer text;
    base_buffer_init(&text);
    for (uint32_t i = 0; i < changes->count; i++) {
        const struct follow_change *change = &changes->items[i];
        if (change->day.length == 10 && base_str_compare(change->day, feed->since) >= 0) {
            add_change(feed, &text, thread, change);
        }
    }
    base_buffer_release(&text);
}

/* ------------------------------------------------------------------ the feed */

static int compare_entries(const void *a, const void *b)
{
    const struct api_feed_entry *one = a, *two = b;
    int order = base_str_compare(two->day, one->day);
    return order != 0 ? order : base_str_compare(one->id, two->id);
}

static void add_time(struct base_buffer *out, const char *indent, struct base_str day)
{
    base_buffer_format(out, "%s<updated>%.*sT00:00:00Z</updated>\n", indent, BASE_STR_ARG(day));
}

static void write_entry(struct base_buffer *out, const struct api_feed_entry *entry)
{
    base_buffer_add_text(out, "  <entry>\n");
    add_element(out, "    ", "id", entry->id);
    add_element(out, "    ", "title", entry->title);
    add_time(out, "    ", entry->day);
    base_buffer_format(out, "    <category term=\"%.*s\"/>\n", BASE_STR_ARG(entry->kind));
    if (entry->link.length > 0) {
        base_buffer_add_text(out, "    <link rel=\"via\" href=\"");
        add_xml(out, entry->link);
        base_buffer_add_text(out, "\"/>\n");
    }
    base_buffer_add_text(out, "    <content type=\"text\">");
    add_xml(out, entry->text);
    base_buffer_add_text(out, "</content>\n  </entry>\n");
}

void api_feed_write(struct api_feed *feed, struct base_buffer *out, struct base_str title, uint32_t limit)
{
    uint32_t count = limit > 0 && limit < feed->entries.count ? limit : feed->entries.count;
    if (feed->entries.count > 0) {
        qsort(feed->entries.items, feed->entries.count, sizeof *feed->entries.items, compare_entries);
    }
    base_buffer_add_text(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
    add_element(out, "  ", "id", uuid_of(feed->arena, title));
    add_element(out, "  ", "title", title);
    add_time(out, "  ", count > 0 ? feed->entries.items[0].day : feed->since);
    base_buffer_add_text(out, "  <author><name>Pacta</name></author>\n  <generator version=\"" PACTA_VERSION
                              "\">pacta</generator>\n");
    for (uint32_t i = 0; i < count; i++) {
        write_entry(out, &feed->entries.items[i]);
    }
    base_buffer_add_text(out, "</feed>\n");
}
