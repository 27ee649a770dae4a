/*
 * CoNLL-U: ten columns a word, blank lines between sentences. The reader keeps what it does not understand
 * (comments, word ranges, empty nodes), so that a file can be annotated again without losing anything.
 */
#include "lang/conllu.h"

#include <stdio.h>
#include <string.h>

enum { COLUMN_COUNT = 10, ID = 0, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, RELATION, DEPS, MISC };

struct reader {
    struct base_arena *arena;
    struct lang_conllu *document;
    struct lang_conllu_error *error;
    BASE_ARRAY(char) bytes;      /* the text made from the forms */
    uint32_t line_number;
    uint32_t block;
    uint32_t first;              /* first token of the sentence being read */
    uint32_t range_end;          /* last word of the open word range */
    bool range_space;            /* a blank follows the open range */
    bool range_open;
};

static pacta_status fail(struct reader *reader, const char *what)
{
    reader->error->line = reader->line_number;
    (void)snprintf(reader->error->message, sizeof reader->error->message, "line %u: %s", reader->line_number, what);
    return PACTA_BAD_INPUT;
}

static uint32_t split_columns(struct base_str line, struct base_str columns[COLUMN_COUNT])
{
    uint32_t count = 0;
    uint32_t start = 0;
    for (uint32_t i = 0; i <= line.length; i++) {
        if (i == line.length || line.data[i] == '\t') {
            if (count < COLUMN_COUNT) {
                columns[count] = (struct base_str){line.data + start, i - start};
            }
            count++;
            start = i + 1;
        }
    }
    return count;
}

/* A number of at most nine digits; LANG_NONE when it is none. */
static uint32_t read_number(struct base_str text)
{
    uint32_t number = 0;
    if (text.length == 0 || text.length > 9) {
        return LANG_NONE;
    }
    for (uint32_t i = 0; i < text.length; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') {
            return LANG_NONE;
        }
        number = number * 10 + (uint32_t)(text.data[i] - '0');
    }
    return number;
}

static void add_bytes(struct reader *reader, struct base_str text)
{
    for (uint32_t i = 0; i < text.length; i++) {
        *BASE_PUSH(reader->arena, reader->bytes) = text.data[i];
    }
}

static bool misc_has(struct base_str misc, const char *entry)
{
    return base_str_find(misc, entry, 0) >= 0;
}

/* "Name=B-PER" or a bare "B-PER" at the start. */
static void read_name(struct base_str misc, struct lang_token *token)
{
    const int64_t named = base_str_find(misc, "Name=", 0);
    const uint32_t at = named >= 0 ? (uint32_t)named + 5 : 0;
    if (misc.length < at + 5 || misc.data[at + 1] != '-' || (misc.data[at] != 'B' && misc.data[at] != 'I')) {
        return;
    }
    const char *kind = misc.data + at + 2;
    token->name = memcmp(kind, "PER", 3) == 0   ? LANG_NAME_PERSON
                  : memcmp(kind, "LOC", 3) == 0 ? LANG_NAME_PLACE
                  : memcmp(kind, "ORG", 3) == 0 ? LANG_NAME_ORGANISATION
                                                : LANG_NAME_NONE;
    token->name_begins = token->name != LANG_NAME_NONE && misc.data[at] == 'B';
}

static void keep_line(struct reader *reader, struct base_str line)
{
    *BASE_PUSH(reader->arena, reader->document->lines) = (struct lang_conllu_line){
        line, reader->document->text.tokens.count, reader->document->text.sentences.count};
}

static void read_range(struct reader *reader, const struct base_str columns[COLUMN_COUNT], uint32_t dash)
{
    const struct base_str last = {columns[ID].data + dash + 1, columns[ID].length - dash - 1};
    reader->range_end = read_number(last);
    reader->range_open = reader->range_end != LANG_NONE;
    reader->range_space = !misc_has(columns[MISC], "SpaceAfter=No");
}

static bool space_follows(struct reader *reader, uint32_t id, struct base_str misc)
{
    if (!reader->range_open) {
        return !misc_has(misc, "SpaceAfter=No");
    }
    if (id < reader->range_end) {
        return false;
    }
    reader->range_open = false;
    return reader->range_space;
}

static pacta_status read_word(struct reader *reader, const struct base_str columns[COLUMN_COUNT])
{
    struct lang_text *text = &reader->document->text;
    const uint32_t id = read_number(columns[ID]);
    if (id != text->tokens.count - reader->first + 1) {
        return fail(reader, "words must be numbered 1, 2, 3, ...");
    }
    const uint32_t head = read_number(columns[HEAD]);
    struct lang_token token = {
        .at = {reader->bytes.count, reader->bytes.count + columns[FORM].length},
        .lemma = columns[LEMMA],
        .head = head == LANG_NONE || head == 0 ? LANG_NONE : reader->first + head - 1,
        .first_child = LANG_NONE,
        .next_sibling = LANG_NONE,
        .sentence = text->sentences.count,
        .upos = lang_upos_from(columns[UPOS]),
        .xpos = lang_xpos_from(columns[XPOS]),
        .relation = lang_relation_from(columns[RELATION]),
    };
    token.space_after = space_follows(reader, id, columns[MISC]);
    read_name(columns[MISC], &token);
    add_bytes(reader, columns[FORM]);
    if (token.space_after) {
        *BASE_PUSH(reader->arena, reader->bytes) = ' ';
    }
    *BASE_PUSH(reader->arena, text->tokens) = token;
    *BASE_PUSH(reader->arena, reader->document->misc) = columns[MISC];
    return PACTA_OK;
}

/* Heads that point outside the sentence become the root. */
static uint32_t settle_heads(struct lang_text *text, uint32_t first)
{
    uint32_t root = LANG_NONE;
    for (uint32_t i = first; i < text->tokens.count; i++) {
        struct lang_token *token = &text->tokens.items[i];
        if (token->head != LANG_NONE && (token->head >= text->tokens.count || token->head == i)) {
            token->head = LANG_NONE;
        }
        if (token->head == LANG_NONE && root == LANG_NONE) {
            root = i;
        }
    }
    return root;
}

static void end_sentence(struct reader *reader)
{
    struct lang_text *text = &reader->document->text;
    reader->range_open = false;
    if (text->tokens.count == reader->first) {
        return;
    }
    const struct lang_sentence sentence = {.first = reader->first,
                                           .end = text->tokens.count,
                                           .root = settle_heads(text, reader->first),
                                           .block = reader->block};
    *BASE_PUSH(reader->arena, text->sentences) = sentence;
    reader->first = text->tokens.count;
}

static pacta_status read_line(struct reader *reader, struct base_str line)
{
    if (base_str_trim(line).length == 0) {
        end_sentence(reader);
        return PACTA_OK;
    }
    if (line.data[0] == '#' && base_str_find(line, "\t", 0) < 0) {
        reader->block += base_str_starts(line, "# newpar") || base_str_starts(line, "# newdoc");
        keep_line(reader, line);
        return PACTA_OK;
    }
    struct base_str columns[COLUMN_COUNT];
    if (split_columns(line, columns) != COLUMN_COUNT) {
        return fail(reader, "a word needs ten columns separated by tabs");
    }
    const int64_t dash = base_str_find(columns[ID], "-", 0);
    if (dash > 0) {
        read_range(reader, columns, (uint32_t)dash);
        keep_line(reader, line);
        return PACTA_OK;
    }
    if (base_str_find(columns[ID], ".", 0) > 0) {
        keep_line(reader, line);
        return PACTA_OK;
    }
    return read_word(reader, columns);
}

pacta_status lang_conllu_read(struct base_arena *arena, struct base_str bytes, struct lang_conllu *document,
                              struct lang_conllu_error *error)
{
    *document = (struct lang_conllu){0};
    *error = (struct lang_conllu_error){0};
    struct reader reader = {.arena = arena, .document = document, .error = error};
    for (uint32_t start = 0; start < bytes.length;) {
        const int64_t found = base_str_find(bytes, "\n", start);
        const uint32_t end = found < 0 ? bytes.length : (uint32_t)found;
        struct base_str line = {bytes.data + start, end - start};
        line.length -= line.length > 0 && line.data[line.length - 1] == '\r';
        reader.line_number++;
        const pacta_status status = read_line(&reader, line);
        if (status != PACTA_OK) {
            return status;
        }
        start = end + 1;
    }
    end_sentence(&reader);
    document->text.text = (struct base_str){reader.bytes.items, reader.bytes.count};
    return PACTA_OK;
}

static void write_text(struct base_buffer *out, struct base_str text)
{
    base_buffer_add_str(out, text.length > 0 ? text : BASE_STR("_"));
}

static const char *name_label(uint8_t name)
{
    return name == LANG_NAME_PERSON ? "PER" : name == LANG_NAME_PLACE ? "LOC" : "ORG";
}

/* MISC: what was there (without an old name), then ours. */
static void write_misc(const struct lang_token *token, struct base_str given, struct base_buffer *out)
{
    const size_t before = out->length;
    for (uint32_t start = 0; start < given.length;) {
        const int64_t bar = base_str_find(given, "|", start);
        const uint32_t end = bar < 0 ? given.length : (uint32_t)bar;
        const struct base_str entry = {given.data + start, end - start};
        if (!base_str_starts(entry, "Name=") && !base_str_is(entry, "_")) {
            base_buffer_add_text(out, out->length > before ? "|" : "");
            base_buffer_add_str(out, entry);
        }
        start = end + 1;
    }
    if (token->name != LANG_NAME_NONE) {
        base_buffer_format(out, "%sName=%c-%s", out->length > before ? "|" : "", token->name_begins ? 'B' : 'I',
                           name_label(token->name));
    }
    if (out->length == before) {
        base_buffer_add_char(out, '_');
    }
}

static void write_word(const struct lang_text *text, uint32_t first, uint32_t number, struct base_str misc,
                       struct base_buffer *out)
{
    const struct lang_token *token = &text->tokens.items[number];
    base_buffer_format(out, "%u\t", number - first + 1);
    write_text(out, lang_form(text, number));
    base_buffer_add_char(out, '\t');
    write_text(out, token->lemma);
    base_buffer_format(out, "\t%s\t%s\t_\t%u\t%s\t_\t", lang_upos_name(token->upos), lang_xpos_name(token->xpos),
                       token->head == LANG_NONE ? 0 : token->head - first + 1, lang_relation_name(token->relation));
    write_misc(token, misc, out);
    base_buffer_add_char(out, '\n');
}

void lang_conllu_write_given(const struct lang_conllu *document, uint32_t sentence, struct base_buffer *out)
{
    const struct lang_sentence *range = &document->text.sentences.items[sentence];
    uint32_t line = 0;
    while (line < document->lines.count && document->lines.items[line].sentence < sentence) {
        line++;
    }
    for (uint32_t token = range->first; token <= range->end; token++) {
        while (line < document->lines.count && document->lines.items[line].before == token &&
               document->lines.items[line].sentence == sentence) {
            base_buffer_add_str(out, document->lines.items[line++].line);
            base_buffer_add_char(out, '\n');
        }
        if (token < range->end) {
            write_word(&document->text, range->first, token, document->misc.items[token], out);
        }
    }
    base_buffer_add_char(out, '\n');
}

void lang_conllu_write(const struct lang_text *text, uint32_t sentence, struct base_buffer *out)
{
    const struct lang_sentence *range = &text->sentences.items[sentence];
    base_buffer_format(out, "# sent_id = %u\n# text = ", sentence + 1);
    const struct base_str bytes = base_str_slice(text->text, lang_bytes(text, (struct base_span){range->first, range->end}));
    for (uint32_t i = 0; i < bytes.length; i++) {
        base_buffer_add_char(out, bytes.data[i] == '\n' || bytes.data[i] == '\t' ? ' ' : bytes.data[i]);
    }
    base_buffer_add_char(out, '\n');
    for (uint32_t token = range->first; token < range->end; token++) {
        const bool glued = !text->tokens.items[token].space_after;
        write_word(text, range->first, token, glued ? BASE_STR("SpaceAfter=No") : (struct base_str){0}, out);
    }
    base_buffer_add_char(out, '\n');
}
