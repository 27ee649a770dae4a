/* A brief as a page of text for a terminal or a mail. */
#include "api/brief.h"

#include "api/wrap.h"

#include <math.h>
#include <string.h>

enum { LONG_QUOTE = 400, PAGE_QUOTE = 120, LEAST_QUOTE = 40, INLINE_QUOTE = 60 };

void api_brief_heading(struct base_buffer *out, const struct api_brief *brief)
{
    api_plain(out, brief->names[0]);
    base_buffer_add_text(out, " and ");
    api_plain(out, brief->names[1]);
    base_buffer_format(out, ", %.*s", BASE_STR_ARG(brief->on));
}

static void add_count(struct base_buffer *out, uint64_t count, const char *one, const char *many)
{
    base_buffer_format(out, "%llu %s", (unsigned long long)count, count == 1 ? one : many);
}

void api_brief_basis(struct base_buffer *out, const struct api_brief *brief)
{
    const struct ledger_span *span = &brief->span;
    add_count(out, span->records, "record", "records");
    base_buffer_add_text(out, " from ");
    add_count(out, span->articles, "report", "reports");
    if (brief->independent < span->articles) {
        base_buffer_format(out, ", %llu of them independent", (unsigned long long)brief->independent);
    }
    if (span->first[0] != '\0') {
        base_buffer_format(out, ", published from %s to %s", span->first, span->last);
    }
}

static void add_part(struct base_buffer *out, struct base_str text, const char *lead)
{
    if (text.length > 0) {
        base_buffer_add_text(out, " · ");
        base_buffer_add_text(out, lead);
        base_buffer_add_str(out, text);
    }
}

void api_fact_beside(struct base_buffer *out, const struct api_fact *fact)
{
    add_part(out, fact->when, "");
    add_part(out, fact->standing, "");
    add_part(out, fact->missing, "");
    if (fact->thread.thread.restated > 0) {
        base_buffer_add_text(out, " · restated ");
        add_count(out, fact->thread.thread.restated, "time", "times");
    }
    if (fact->reports > 1) {
        base_buffer_format(out, " · %u reports", fact->reports);
    }
    if (fact->thread.thread.disputed) {
        base_buffer_add_text(out, " · sources disagree");
    }
    add_part(out, fact->thread.thread.owner, "with ");
    add_part(out, fact->thread.thread.id, "");
}

/* "Ada Norell, in " */
static void add_speaker(struct base_buffer *out, const struct follow_told *told)
{
    struct base_str said_by = read_text(told->record, READ_F_SAID_BY);
    if (said_by.length > 0) {
        api_plain(out, said_by);
        base_buffer_add_text(out, ", in ");
    }
}

/* The number that the line is about, as reports print it: "24", "1.5 billion"; a baseline is told behind its target. */
static double number_of(const struct read_record *record)
{
    const struct read_value *baseline = read_get(record, READ_F_BASELINE);
    double count = read_number(record, READ_F_COUNT), amount = read_number(record, READ_F_AMOUNT);
    return baseline != NULL && !isnan(baseline->as.baseline.amount) ? baseline->as.baseline.amount
           : !isnan(count)                                          ? count
                                                                    : amount;
}

/* What the line is about, as the report words it: the quotation is cut around it. A number is written into `out`. */
static struct base_str heart_of(const struct read_record *record, struct base_buffer *out)
{
    static const enum read_field FIELDS[] = {READ_F_OBJECT, READ_F_TITLE, READ_F_SUBJECT, READ_F_BODY_NAME, READ_F_NAME};
    double number = number_of(record);
    if (!isnan(number)) {
        api_number(out, number);
        return (struct base_str){out->data, (uint32_t)out->length};
    }
    for (size_t i = 0; i < sizeof FIELDS / sizeof *FIELDS; i++) {
        struct base_str text = read_text(record, FIELDS[i]);
        if (text.length > 0) {
            return text;
        }
    }
    return (struct base_str){0};
}

/* Where a cut quotation begins: at its start, unless what it is about would be cut off; at the start of a word. */
static uint32_t start_of(struct base_str words, struct base_str heart, uint32_t limit)
{
    uint32_t at = 0;
    while (heart.length > 0 && at + heart.length <= words.length && memcmp(words.data + at, heart.data, heart.length) != 0) {
        at++;
    }
    if (heart.length == 0 || at + heart.length > words.length || at + heart.length <= limit) {
        return 0;
    }
    uint32_t room = heart.length < limit ? (limit - heart.length) / 2 : 0, start = at > room ? at - room : 0;
    if (words.length - start < limit) { /* the end is there already: more of what stands before */
        start = words.length - limit;
    }
    while (start > 0 && start < at && words.data[start - 1] != ' ') {
        start++;
    }
    return start;
}

static void add_words(struct base_buffer *out, const struct follow_told *told, uint32_t limit)
{
    struct base_buffer buffer, number;
    base_buffer_init(&buffer);
    base_buffer_init(&number);
    api_told_words(&buffer, told);
    struct base_str words = {buffer.data, (uint32_t)buffer.length};
    uint32_t start = words.length > limit ? start_of(words, heart_of(told->record, &number), limit) : 0;
    base_buffer_add_text(out, start > 0 ? "“… " : "“");
    api_plain_cut(out, base_str_slice(words, (struct base_span){start, words.length}), limit);
    base_buffer_add_text(out, "”");
    base_buffer_release(&number);
    base_buffer_release(&buffer);
}

static uint32_t quoted_length(const struct api_quote *quote)
{
    return quote->told->record->evidence.items[0].quote.length;
}

/* Words that were cut above may have been cut around something else. */
static bool stands_above(const struct api_quote *quote, uint32_t limit)
{
    return quote->above != NULL && quoted_length(quote) <= limit;
}

/* Who says so, where and when. */
static void add_origin(struct base_buffer *out, const struct api_quote *quote)
{
    base_buffer_add_text(out, " – ");
    base_buffer_add_text(out, quote->lead);
    add_speaker(out, quote->told);
    api_told_origin(out, quote->told);
}

/* As many words as fit with their origin into two lines. */
static uint32_t room_for_words(const struct api_page *page, const struct base_buffer *origin, bool is_long)
{
    enum { MARGINS = 48 }; /* indents, the id, a word that is not cut */
    uint32_t taken = api_columns((struct base_str){origin->data, (uint32_t)origin->length}) + MARGINS;
    uint32_t room = 2 * page->width > taken + LEAST_QUOTE ? 2 * page->width - taken : LEAST_QUOTE;
    return is_long ? LONG_QUOTE : room;
}

static void add_quote(struct api_page *page, const struct api_quote *quote, bool is_long)
{
    struct base_buffer origin;
    base_buffer_init(&origin);
    add_origin(&origin, quote);
    uint32_t limit = room_for_words(page, &origin, is_long);
    if (stands_above(quote, is_long ? LONG_QUOTE : PAGE_QUOTE)) {
        base_buffer_format(&page->line, "the words of [%s]", quote->above->id);
    } else {
        add_words(&page->line, quote->told, limit);
        base_buffer_add(&page->line, origin.data, origin.length);
    }
    base_buffer_format(&page->line, " [%s]", quote->told->record->id);
    base_buffer_release(&origin);
}

/* A quotation stands below its fact; a short one, such as a name with its title, on the same line. */
static void print_fact(struct api_page *page, const struct api_fact *fact, bool is_long)
{
    bool member = fact->level > 0;
    bool named_only = !is_long && (member || fact->record->type == READ_OFFICE); /* their names are their words */
    bool inlined = fact->quotes.count == 1 && (quoted_length(&fact->quotes.items[0]) <= INLINE_QUOTE ||
                                               stands_above(&fact->quotes.items[0], is_long ? LONG_QUOTE : PAGE_QUOTE));
    base_buffer_add_text(&page->line, API_STRONG);
    base_buffer_add_str(&page->line, fact->text);
    base_buffer_add_text(&page->line, API_NORMAL);
    api_fact_beside(&page->line, fact);
    if (named_only) {
        base_buffer_format(&page->line, " [%s]", fact->record->id);
    } else if (inlined) {
        base_buffer_add_text(&page->line, " · ");
        add_quote(page, &fact->quotes.items[0], is_long);
    }
    api_page_flush(page, member ? "    - " : "* ", member ? 6 : 2);
    for (uint32_t i = 0; i < fact->quotes.count && !inlined && !named_only; i++) {
        add_quote(page, &fact->quotes.items[i], is_long);
        api_page_flush(page, member ? "        " : "    ", member ? 8 : 4);
    }
}

static void print_section(struct api_page *page, const struct api_section *section, bool is_long)
{
    base_buffer_add_text(page->out, "\n");
    base_buffer_add_text(&page->line, API_STRONG "# ");
    base_buffer_add_text(&page->line, section->title);
    base_buffer_add_text(&page->line, API_NORMAL);
    if (section->left_out > 0) {
        base_buffer_format(&page->line, " (%u of %u)", section->facts.count, section->facts.count + section->left_out);
    }
    api_page_flush(page, "", 0);
    base_buffer_add_str(&page->line, section->remark);
    api_page_flush(page, "", 0);
    for (uint32_t i = 0; i < section->facts.count; i++) {
        print_fact(page, &section->facts.items[i], is_long);
    }
}

void api_brief_text(struct api_page *page, const struct api_brief *brief)
{
    api_brief_heading(&page->line, brief);
    api_page_heading(page, '=');
    api_brief_basis(&page->line, brief);
    api_page_flush(page, "", 0);
    for (uint32_t i = 0; i < brief->sections.count; i++) {
        print_section(page, &brief->sections.items[i], brief->is_long);
    }
}
