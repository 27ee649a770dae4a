/* A brief as text for a terminal or a mail, and as Markdown. */
#include "api/brief.h"

#include "api/wrap.h"

enum { QUOTE_LIMIT = 320, INLINE_LIMIT = 60 };

void api_brief_heading(struct base_buffer *out, const struct api_brief *brief)
{
    api_plain(out, brief->names[0]);
    base_buffer_add_text(out, " and ");
    api_plain(out, brief->names[1]);
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
    base_buffer_add_text(out, " in ");
    add_count(out, span->sources, "source", "sources");
    if (span->first[0] != '\0') {
        base_buffer_format(out, ", published from %s to %s", span->first, span->last);
    }
    if (brief->since.length > 0) {
        base_buffer_format(out, "; only since %.*s", BASE_STR_ARG(brief->since));
    }
}

const char *api_quote_lead(const struct api_quote *quote)
{
    static const char *const LEADS[] = {"", "first told by ", "also told by "};
    return LEADS[quote->place];
}

/* "Dawn, 2025-07-10", with what the quotation is when it is not the newest. */
static void add_origin(struct base_buffer *out, const struct api_quote *quote)
{
    base_buffer_add_text(out, api_quote_lead(quote));
    api_plain(out, quote->outlet);
    base_buffer_add_text(out, quote->published.length > 0 ? ", " : ", undated");
    api_plain(out, quote->published);
}

static struct base_str view(const struct base_buffer *buffer)
{
    return (struct base_str){buffer->data, (uint32_t)buffer->length};
}

/* ------------------------------------------------------------------ text */

struct page {
    struct base_buffer *out;
    struct base_buffer line;
    uint32_t width;
};

static void print_wrapped(struct page *page, const char *lead, uint32_t indent)
{
    base_buffer_add_text(page->out, lead);
    api_wrap(page->out, view(&page->line), indent, indent, page->width);
    base_buffer_clear(&page->line);
}

static void print_rule(struct page *page, struct base_str text, char sign)
{
    uint32_t columns = api_columns(text);
    base_buffer_add_str(page->out, text);
    base_buffer_add_char(page->out, '\n');
    for (uint32_t i = 0; i < columns && i < page->width; i++) {
        base_buffer_add_char(page->out, sign);
    }
    base_buffer_add_char(page->out, '\n');
}

/* "· on Wednesday (2025-07-09) · told by 2 reports" */
static void add_when(struct base_buffer *out, const struct api_fact *fact)
{
    if (fact->date.length > 0) {
        base_buffer_add_text(out, " · ");
        base_buffer_add_str(out, fact->date);
    }
    if (fact->reports > 1) {
        base_buffer_format(out, " · told by %u reports", fact->reports);
    }
}

static void add_quote(struct base_buffer *out, const struct api_quote *quote)
{
    if (quote->repeated) {
        base_buffer_add_text(out, "the same words as above");
    } else {
        base_buffer_add_text(out, "“");
        api_plain_cut(out, quote->text, QUOTE_LIMIT);
        base_buffer_add_text(out, "” – ");
        add_origin(out, quote);
    }
    base_buffer_format(out, " [%.*s]", BASE_STR_ARG(quote->id));
}

/* A quotation stands below its fact; a short one, such as a name with its title, on the same line. */
static void print_fact(struct page *page, const struct api_fact *fact)
{
    uint32_t indent = fact->level > 0 ? 6 : 2;
    bool inlined =
        fact->quotes.count == 1 && (fact->quotes.items[0].repeated || fact->quotes.items[0].text.length <= INLINE_LIMIT);
    base_buffer_add_str(&page->line, fact->text);
    add_when(&page->line, fact);
    if (inlined) {
        base_buffer_add_text(&page->line, " · ");
        add_quote(&page->line, &fact->quotes.items[0]);
    }
    print_wrapped(page, fact->level > 0 ? "    - " : "* ", indent);
    for (uint32_t i = 0; i < fact->quotes.count && !inlined; i++) {
        add_quote(&page->line, &fact->quotes.items[i]);
        print_wrapped(page, fact->level > 0 ? "        " : "    ", indent + 2);
    }
}

static void print_section(struct page *page, const struct api_section *section)
{
    base_buffer_add_char(page->out, '\n');
    print_rule(page, base_str_from(section->title), '-');
    if (section->remark != NULL) {
        base_buffer_add_text(&page->line, section->remark);
        print_wrapped(page, "", 0);
    }
    for (uint32_t i = 0; i < section->facts.count; i++) {
        print_fact(page, &section->facts.items[i]);
    }
    if (section->left_out > 0) {
        base_buffer_format(page->out, "  and %u more, see 'pacta list'\n", section->left_out);
    }
}

void api_brief_text(struct base_buffer *out, const struct api_brief *brief, uint32_t width)
{
    struct page page = {.out = out, .width = width};
    base_buffer_init(&page.line);
    api_brief_heading(&page.line, brief);
    print_rule(&page, view(&page.line), '=');
    base_buffer_clear(&page.line);
    api_brief_basis(&page.line, brief);
    print_wrapped(&page, "", 0);
    for (uint32_t i = 0; i < brief->sections.count; i++) {
        print_section(&page, &brief->sections.items[i]);
    }
    base_buffer_release(&page.line);
}

/* ------------------------------------------------------------------ Markdown */

/* Signs that Markdown reads are shown as they are. */
static void add_escaped(struct base_buffer *out, struct base_str text)
{
    for (uint32_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if (c == '\\' || c == '`' || c == '*' || c == '_' || c == '[' || c == ']' || c == '<' || c == '>' || c == '#' ||
            c == '|' || c == '&') {
            base_buffer_add_char(out, '\\');
        }
        base_buffer_add_char(out, c);
    }
}

static void mark_fact(struct base_buffer *out, const struct api_fact *fact)
{
    const char *indent = fact->level > 0 ? "    " : "";
    struct base_buffer when;
    base_buffer_format(out, "%s- **", indent);
    add_escaped(out, fact->text);
    base_buffer_add_text(out, "**");
    base_buffer_init(&when);
    add_when(&when, fact);
    add_escaped(out, view(&when));
    base_buffer_release(&when);
    base_buffer_add_char(out, '\n');
    for (uint32_t i = 0; i < fact->quotes.count; i++) {
        struct base_buffer origin;
        base_buffer_init(&origin);
        base_buffer_format(out, "\n%s  > ", indent);
        add_escaped(out, fact->quotes.items[i].text);
        add_origin(&origin, &fact->quotes.items[i]);
        base_buffer_add_text(out, "  \n");
        base_buffer_format(out, "%s  > – ", indent);
        add_escaped(out, view(&origin));
        base_buffer_format(out, " (`%.*s`)\n", BASE_STR_ARG(fact->quotes.items[i].id));
        base_buffer_release(&origin);
    }
    base_buffer_add_char(out, '\n');
}

void api_brief_markdown(struct base_buffer *out, const struct api_brief *brief)
{
    base_buffer_add_text(out, "# ");
    api_brief_heading(out, brief);
    base_buffer_add_text(out, "\n\n");
    api_brief_basis(out, brief);
    base_buffer_add_text(out, ".\n");
    for (uint32_t i = 0; i < brief->sections.count; i++) {
        const struct api_section *section = &brief->sections.items[i];
        base_buffer_format(out, "\n## %s\n\n", section->title);
        if (section->remark != NULL) {
            base_buffer_format(out, "*%s*\n\n", section->remark);
        }
        for (uint32_t k = 0; k < section->facts.count; k++) {
            mark_fact(out, &section->facts.items[k]);
        }
        if (section->left_out > 0) {
            base_buffer_format(out, "and %u more\n", section->left_out);
        }
    }
}
