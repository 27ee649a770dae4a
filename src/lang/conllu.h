/*
 * CoNLL-U in and out.
 *
 *     struct lang_conllu document;
 *     struct lang_conllu_error error;
 *     if (lang_conllu_read(&arena, bytes, &document, &error) != PACTA_OK) { ... error.line, error.message ... }
 *     for (uint32_t s = 0; s < document.text.sentences.count; s++) { lang_tag(...); lang_parse(...); }
 *     for (uint32_t s = 0; s < document.text.sentences.count; s++) { lang_conllu_write_given(&document, s, &out); }
 *
 * The text of the document is put together from the forms and SpaceAfter; blocks are `# newpar` paragraphs.
 * Reading fills tags, lemmas, arcs and names (MISC `Name=B-PER`, or a bare BIO label) with what the file says.
 */
#ifndef LANG_CONLLU_H
#define LANG_CONLLU_H

#include "base/buffer.h"
#include "lang/lang.h"

/* A line of the file that is no word, and where it stood. */
struct lang_conllu_line {
    struct base_str line;
    uint32_t before;     /* the token it stands in front of */
    uint32_t sentence;
};

struct lang_conllu {
    struct lang_text text;
    BASE_ARRAY(struct lang_conllu_line) lines; /* comments, word ranges ("3-4"), empty nodes ("8.1") */
    BASE_ARRAY(struct base_str) misc;          /* by token, as read */
};

struct lang_conllu_error {
    uint32_t line;     /* 1-based */
    char message[200];
};

/* `bytes` must outlive the document. */
pacta_status lang_conllu_read(struct base_arena *arena, struct base_str bytes, struct lang_conllu *document,
                              struct lang_conllu_error *error);

/* One sentence with its comments, word ranges and empty nodes as they were read, and our tags, lemmas and arcs. */
void lang_conllu_write_given(const struct lang_conllu *document, uint32_t sentence, struct base_buffer *out);

/* One sentence of any text: `# sent_id`, `# text`, the words, a blank line. */
void lang_conllu_write(const struct lang_text *text, uint32_t sentence, struct base_buffer *out);

#endif
