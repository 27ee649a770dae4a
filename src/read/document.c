/* Finds the words that name documents: the longest row of instrument_words.tsv that starts at a token. */
#include "read/document.h"

#include "base/utf8.h"
#include "lexicon/table.h"
#include "read/sense.h"

#include <string.h>

enum { LONGEST = 6, PHRASE_LIMIT = 120 };

/* Tokens first..end-1 as one phrase with single blanks; empty when it is too long. */
static struct base_str joined(const struct read_view *view, uint32_t first, uint32_t end, char *buffer)
{
    uint32_t length = 0;
    for (uint32_t i = first; i < end; i++) {
        struct base_str form = lang_form(view->text, i);
        if (length + form.length + 1 > PHRASE_LIMIT) {
            return (struct base_str){0};
        }
        if (i > first && read_token(view, i - 1)->space_after) {
            buffer[length++] = ' ';
        }
        memcpy(buffer + length, form.data, form.length);
        length += form.length;
    }
    return (struct base_str){buffer, length};
}

/* The word of the range that hangs from outside it. */
static uint32_t head_of(const struct read_view *view, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        uint32_t head = read_token(view, i)->head;
        if (head == LANG_NONE || head < first || head >= end) {
            return i;
        }
    }
    return end - 1;
}

static bool may_start(const struct lang_token *token)
{
    return token->upos == LANG_NOUN || token->upos == LANG_PROPN || token->upos == LANG_ADJ || token->upos == LANG_VERB || token->upos == LANG_X;
}

/* Words of an abbreviation need their capitals: "PTA" is one, "pta" and "bit" are none. */
static bool case_fits(struct base_str printed, struct base_str row)
{
    uint32_t wanted = 0, seen = 0;
    for (uint32_t i = 0; i < row.length; i++) {
        if (row.data[i] == ' ') {
            return true;
        }
        wanted += row.data[i] >= 'A' && row.data[i] <= 'Z';
    }
    for (uint32_t i = 0; i < printed.length; i++) {
        seen += printed.data[i] >= 'A' && printed.data[i] <= 'Z';
    }
    return wanted < 2 || seen >= 2;
}

static bool match(const struct read_view *view, const struct lexicon_table *words, uint32_t first, uint32_t end, struct read_document *found)
{
    char buffer[PHRASE_LIMIT];
    struct base_str phrase = joined(view, first, end, buffer);
    uint32_t row = lexicon_find(words, phrase);
    if (row == LEXICON_NONE || !case_fits(phrase, lexicon_cell(words, row, 0))) {
        return false;
    }
    found->kind = lexicon_cell(words, row, lexicon_column(words, "kind"));
    found->plural = base_str_is(lexicon_cell(words, row, lexicon_column(words, "plural")), "yes");
    found->weak = base_str_is(lexicon_cell(words, row, lexicon_column(words, "weak")), "yes");
    found->first = first;
    found->end = end;
    found->head = head_of(view, first, end);
    return true;
}

/* ------------------------------------------------------------------ units for the parser */

/* Tokens of "NOUN of NOUN" that the table knows as one kind; the end of them, or `first` when they are none. */
static uint32_t unit_end(const struct lang_text *text, uint32_t first, uint32_t limit)
{
    const struct lexicon_table *words = lexicon_table_named("instrument_words");
    bool of = first + 2 < limit && (lang_is(text, first + 1, "of") || lang_is(text, first + 1, "for"));
    for (uint32_t end = first + 4 < limit ? first + 4 : limit; of && words != NULL && end >= first + 3; end--) {
        struct base_str phrase = base_str_slice(text->text, lang_bytes(text, (struct base_span){first, end}));
        if (phrase.length < PHRASE_LIMIT && lexicon_find(words, phrase) != LEXICON_NONE) {
            return end;
        }
    }
    return first;
}

void read_document_chunks(const struct read_senses *senses, struct base_arena *scratch, const struct lang_text *text, uint32_t sentence,
                          struct lang_chunk **chunks, uint32_t *chunk_count)
{
    const struct lang_sentence *range = &text->sentences.items[sentence];
    for (uint32_t token = range->first; token < range->end; token++) {
        bool may = read_starts_document(senses, lang_form(text, token));
        uint32_t end = may ? unit_end(text, token, range->end) : token;
        if (end == token) {
            continue;
        }
        lang_chunk_add(scratch, chunks, chunk_count, (struct lang_chunk){token, end, token});
        token = end - 1;
    }
}

/* ------------------------------------------------------------------ finding */

void read_find_documents(struct read_view *view)
{
    const struct lexicon_table *words = lexicon_table_named("instrument_words");
    view->document_of = base_arena_take(view->scratch, view->text->tokens.count * sizeof(uint32_t));
    memset(view->document_of, 0xFF, view->text->tokens.count * sizeof(uint32_t));
    for (uint32_t s = 0; words != NULL && s < view->text->sentences.count; s++) {
        const struct lang_sentence *sentence = &view->text->sentences.items[s];
        for (uint32_t token = sentence->first; token < sentence->end; token++) {
            if (!may_start(read_token(view, token)) || !read_starts_document(view->senses, lang_form(view->text, token))) {
                continue;
            }
            uint32_t end = token + LONGEST < sentence->end ? token + LONGEST : sentence->end;
            struct read_document found = {0};
            while (end > token && !match(view, words, token, end, &found)) {
                end--;
            }
            uint8_t upos = end > token ? read_token(view, found.head)->upos : LANG_X;
            if (end > token && (upos == LANG_NOUN || upos == LANG_PROPN || upos == LANG_X)) {
                view->document_of[found.head] = view->documents.count;
                *BASE_PUSH(view->scratch, view->documents) = found;
                token = end - 1;
            }
        }
    }
}

const struct read_document *read_document_at(const struct read_view *view, uint32_t token)
{
    uint32_t at = view->document_of[token];
    return at == READ_NONE ? NULL : &view->documents.items[at];
}
