/* A brief as one page that needs nothing else: it can be mailed, printed, and read without a network. */
#include "api/brief.h"

#include <string.h>

static const char HEAD[] = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"generator\" "
                           "content=\"pacta\">\n<title>";

/* Colours keep a contrast of 7:1 or better on their ground; on paper everything is black. */
static const char STYLE[] =
    "</title>\n<style>\n"
    ":root { color-scheme: light dark; --ink: #1b1b1b; --soft: #4a4a4a; --line: #b9b4a8; --ground: #fdfcf8; --mark: #7a1f1f; "
    "}\n"
    "@media (prefers-color-scheme: dark) { :root { --ink: #ece9e2; --soft: #bdb8ad; --line: #57534a; --ground: #191816; "
    "--mark: #f0b3a4; } }\n"
    "body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 46rem; background: var(--ground); color: var(--ink);\n"
    "  font: 1.0625rem/1.5 Charter, 'Bitstream Charter', 'Noto Serif', Georgia, serif; }\n"
    "h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .25rem; }\n"
    "h2 { font-size: 1.2rem; margin: 2.25rem 0 .5rem; padding-top: .5rem; border-top: 1px solid var(--line); }\n"
    "nav ul { list-style: none; margin: 1rem 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; font-size: "
    ".9375rem; }\n"
    "a { color: var(--mark); }\n"
    ".basis, .remark, .when, cite, .more { color: var(--soft); font-size: .9375rem; }\n"
    ".remark { margin: 0 0 .75rem; font-style: italic; }\n"
    "ul.facts { list-style: none; margin: 0; padding: 0; }\n"
    "ul.facts > li { margin: 0 0 1.1rem; }\n"
    "ul.facts > li.member { margin-left: 1.5rem; }\n"
    ".fact { margin: 0; font-weight: 600; }\n"
    ".when { margin: 0; }\n"
    "blockquote { margin: .35rem 0 0; padding-left: .9rem; border-left: 3px solid var(--line); }\n"
    "blockquote p { margin: 0; }\n"
    "cite { font-style: normal; display: block; }\n"
    "code { font-size: .85em; }\n"
    "footer { margin-top: 3rem; padding-top: .5rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .875rem; "
    "}\n"
    "@page { margin: 12mm; }\n"
    "@media print { :root { --ink: #000; --soft: #000; --ground: #fff; --mark: #000; }\n"
    "  body { font-size: 8pt; line-height: 1.25; max-width: none; padding: 0; } h1 { font-size: 15pt; }\n"
    "  main { columns: 2; column-gap: 7mm; } h2 { font-size: 10pt; margin: .8rem 0 .25rem; padding-top: .2rem; break-after: "
    "avoid; }\n"
    "  section:first-child h2 { margin-top: 0; } ul.facts > li { margin-bottom: .5rem; break-inside: avoid; }\n"
    "  .basis, .remark, .when, cite, .more, footer { font-size: 7pt; } footer { margin-top: 1rem; } nav { display: none; } "
    "}\n"
    "</style>\n</head>\n<body>\n";

static void add_escaped(struct base_buffer *out, struct base_str text)
{
    for (uint32_t i = 0; i < text.length; i++) {
        switch (text.data[i]) {
        case '&':
            base_buffer_add_text(out, "&amp;");
            break;
        case '<':
            base_buffer_add_text(out, "&lt;");
            break;
        case '>':
            base_buffer_add_text(out, "&gt;");
            break;
        case '"':
            base_buffer_add_text(out, "&quot;");
            break;
        default:
            base_buffer_add_char(out, text.data[i]);
            break;
        }
    }
}

static void add_plain(struct base_buffer *out, struct base_str text)
{
    struct base_buffer plain;
    base_buffer_init(&plain);
    api_plain(&plain, text);
    add_escaped(out, (struct base_str){plain.data, (uint32_t)plain.length});
    base_buffer_release(&plain);
}

static void add_made(struct base_buffer *out, const struct api_brief *brief,
                     void (*make)(struct base_buffer *, const struct api_brief *))
{
    struct base_buffer text;
    base_buffer_init(&text);
    make(&text, brief);
    add_escaped(out, (struct base_str){text.data, (uint32_t)text.length});
    base_buffer_release(&text);
}

/* Words that stand on the page already are named by the record they stand with. */
static void add_quote_above(struct base_buffer *out, const struct api_quote *quote)
{
    base_buffer_format(out, "<p class=\"when\">the words of <code>%s</code> <code>%s</code></p>\n", quote->above->id,
                       quote->told->record->id);
}

static void add_quote(struct base_buffer *out, const struct api_quote *quote)
{
    struct base_buffer words;
    base_buffer_init(&words);
    base_buffer_add_text(out, "<blockquote><p>“");
    api_told_words(&words, quote->told);
    add_plain(out, (struct base_str){words.data, (uint32_t)words.length});
    base_buffer_add_text(out, "”</p><cite>");
    base_buffer_add_text(out, quote->lead);
    base_buffer_clear(&words);
    api_told_origin(&words, quote->told);
    add_plain(out, (struct base_str){words.data, (uint32_t)words.length});
    base_buffer_format(out, " <code>%s</code></cite></blockquote>\n", quote->told->record->id);
    base_buffer_release(&words);
}

static void add_fact(struct base_buffer *out, const struct api_fact *fact)
{
    struct base_buffer beside;
    base_buffer_init(&beside);
    base_buffer_add_text(out, fact->level > 0 ? "<li class=\"member\">\n<p class=\"fact\">" : "<li>\n<p class=\"fact\">");
    add_plain(out, fact->text);
    base_buffer_add_text(out, "</p>\n");
    api_fact_beside(&beside, fact);
    if (beside.length > 0) {
        base_buffer_add_text(out, "<p class=\"when\">");
        add_plain(out, (struct base_str){beside.data + strlen(" · "), (uint32_t)(beside.length - strlen(" · "))});
        base_buffer_add_text(out, "</p>\n");
    }
    for (uint32_t i = 0; i < fact->quotes.count; i++) {
        const struct api_quote *quote = &fact->quotes.items[i];
        (quote->above != NULL ? add_quote_above : add_quote)(out, quote);
    }
    base_buffer_add_text(out, "</li>\n");
    base_buffer_release(&beside);
}

static void add_section(struct base_buffer *out, const struct api_section *section)
{
    base_buffer_format(out, "<section aria-labelledby=\"%s\">\n<h2 id=\"%s\">%s</h2>\n", section->key, section->key,
                       section->title);
    if (section->remark.length > 0) {
        base_buffer_add_text(out, "<p class=\"remark\">");
        add_plain(out, section->remark);
        base_buffer_add_text(out, "</p>\n");
    }
    base_buffer_add_text(out, "<ul class=\"facts\">\n");
    for (uint32_t i = 0; i < section->facts.count; i++) {
        add_fact(out, &section->facts.items[i]);
    }
    base_buffer_add_text(out, "</ul>\n");
    if (section->left_out > 0) {
        base_buffer_format(out, "<p class=\"more\">and %u more</p>\n", section->left_out);
    }
    base_buffer_add_text(out, "</section>\n");
}

static void add_contents(struct base_buffer *out, const struct api_brief *brief)
{
    base_buffer_add_text(out, "<nav aria-label=\"Sections\">\n<ul>\n");
    for (uint32_t i = 0; i < brief->sections.count; i++) {
        const struct api_section *section = &brief->sections.items[i];
        base_buffer_format(out, "<li><a href=\"#%s\">%s</a></li>\n", section->key, section->title);
    }
    base_buffer_add_text(out, "</ul>\n</nav>\n");
}

void api_brief_html(struct base_buffer *out, const struct api_brief *brief)
{
    base_buffer_add_text(out, HEAD);
    add_made(out, brief, api_brief_heading);
    base_buffer_add_text(out, STYLE);
    base_buffer_add_text(out, "<header>\n<h1>");
    add_made(out, brief, api_brief_heading);
    base_buffer_add_text(out, "</h1>\n<p class=\"basis\">");
    add_made(out, brief, api_brief_basis);
    base_buffer_add_text(out, "</p>\n");
    if (brief->sections.count > 1) {
        add_contents(out, brief);
    }
    base_buffer_add_text(out, "</header>\n<main>\n");
    for (uint32_t i = 0; i < brief->sections.count; i++) {
        add_section(out, &brief->sections.items[i]);
    }
    if (brief->sections.count == 0) {
        base_buffer_add_text(out, "<p>The ledger knows of nothing between the two.</p>\n");
    }
    base_buffer_add_text(
        out,
        "</main>\n<footer>Made by pacta from the reports named above. Every line rests on the words quoted below it.</footer>\n"
        "</body>\n</html>\n");
}
