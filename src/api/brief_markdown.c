/* A brief as Markdown, for a wiki. Signs that Markdown reads are shown as they are. */
#include "api/brief.h"

static void add_escaped(struct base_buffer *out, struct base_str text)
{
    for (uint32_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if (c == '\\' || c == '`' || c == '*' || c == '_' || c == '[' || c == ']' || c == '<' || c == '>' || c == '#' ||
            c == '|' || c == '&') {
            base_buffer_add_char(out, '\\');
        }
        if (c < 0 || c > API_NORMAL[0]) { /* the signs for colours */
            base_buffer_add_char(out, c);
        }
    }
}

static void add_made(struct base_buffer *out, const struct base_buffer *made)
{
    add_escaped(out, (struct base_str){made->data, (uint32_t)made->length});
}

static void add_quote(struct base_buffer *out, const struct api_quote *quote, const char *indent)
{
    struct base_buffer words;
    base_buffer_init(&words);
    base_buffer_format(out, "\n%s  > ", indent);
    api_told_words(&words, quote->told);
    add_made(out, &words);
    base_buffer_format(out, "  \n%s  > – %s", indent, quote->lead);
    base_buffer_clear(&words);
    api_told_origin(&words, quote->told);
    add_made(out, &words);
    base_buffer_format(out, " (`%s`)\n", quote->told->record->id);
    base_buffer_release(&words);
}

static void add_fact(struct base_buffer *out, const struct api_fact *fact)
{
    const char *indent = fact->level > 0 ? "    " : "";
    struct base_buffer beside;
    base_buffer_format(out, "%s- **", indent);
    add_escaped(out, fact->text);
    base_buffer_add_text(out, "**");
    base_buffer_init(&beside);
    api_fact_beside(&beside, fact);
    add_made(out, &beside);
    base_buffer_release(&beside);
    base_buffer_add_char(out, '\n');
    for (uint32_t i = 0; i < fact->quotes.count; i++) {
        add_quote(out, &fact->quotes.items[i], indent);
    }
    base_buffer_add_char(out, '\n');
}

static void add_section(struct base_buffer *out, const struct api_section *section)
{
    base_buffer_format(out, "\n## %s\n\n", section->title);
    if (section->remark.length > 0) {
        base_buffer_add_char(out, '*');
        add_escaped(out, section->remark);
        base_buffer_add_text(out, "*\n\n");
    }
    for (uint32_t i = 0; i < section->facts.count; i++) {
        add_fact(out, &section->facts.items[i]);
    }
    if (section->left_out > 0) {
        base_buffer_format(out, "and %u more\n", section->left_out);
    }
}

void api_brief_markdown(struct base_buffer *out, const struct api_brief *brief)
{
    struct base_buffer head;
    base_buffer_init(&head);
    base_buffer_add_text(out, "# ");
    api_brief_heading(&head, brief);
    add_made(out, &head);
    base_buffer_add_text(out, "\n\n");
    base_buffer_clear(&head);
    api_brief_basis(&head, brief);
    add_made(out, &head);
    base_buffer_add_text(out, ".\n");
    base_buffer_release(&head);
    for (uint32_t i = 0; i < brief->sections.count; i++) {
        add_section(out, &brief->sections.items[i]);
    }
}
