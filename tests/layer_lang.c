/*
 * Cases of the language engine. The file says what is shown of the input: "tokens" (a line a sentence),
 * "sentences", "tags" (form/UPOS/XPOS), "lemma" (form>lemma, where they differ), "names", "tree" (a line a word:
 * form, relation, head; punctuation left out) and "conllu" (the input is CoNLL-U and is written again).
 */
#include "case.h"

#include "lang/conllu.h"
#include "lang/lang.h"

#include <stdio.h>
#include <stdlib.h>

static struct lang_model *model(void)
{
    static struct lang_model *opened;
    char message[200];
    if (opened == NULL && lang_model_open(PACTA_SOURCE_DIR "/data/model/english.pacta-model", &opened, message) != PACTA_OK) {
        fprintf(stderr, "%s\n", message);
        exit(2);
    }
    return opened;
}

static void write_tokens(const struct lang_text *text, const struct lang_sentence *sentence, struct base_buffer *out)
{
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        base_buffer_add_str(out, lang_form(text, i));
        base_buffer_add_char(out, i + 1 < sentence->end ? ' ' : '\n');
    }
}

static void write_tags(const struct lang_text *text, const struct lang_sentence *sentence, struct base_buffer *out)
{
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        const struct lang_token *token = &text->tokens.items[i];
        base_buffer_format(out, "%.*s/%s/%s%c", BASE_STR_ARG(lang_form(text, i)), lang_upos_name(token->upos),
                           lang_xpos_name(token->xpos), i + 1 < sentence->end ? ' ' : '\n');
    }
}

static void write_lemmas(const struct lang_text *text, const struct lang_sentence *sentence, struct base_buffer *out)
{
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        if (!base_str_equal(lang_form(text, i), text->tokens.items[i].lemma)) {
            base_buffer_format(out, "%.*s>%.*s ", BASE_STR_ARG(lang_form(text, i)), BASE_STR_ARG(text->tokens.items[i].lemma));
        }
    }
    base_buffer_add_char(out, '\n');
}

static void write_names(const struct lang_text *text, const struct lang_sentence *sentence, struct base_buffer *out)
{
    static const char *const kinds[] = {"", "person", "place", "organisation"};
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        const struct lang_token *token = &text->tokens.items[i];
        if (token->name != LANG_NAME_NONE) {
            if (token->name_begins) {
                base_buffer_format(out, "%s%s:", out->length > 0 ? "\n" : "", kinds[token->name]);
            }
            base_buffer_format(out, " %.*s", BASE_STR_ARG(lang_form(text, i)));
        }
    }
}

static void write_tree(const struct lang_text *text, const struct lang_sentence *sentence, struct base_buffer *out)
{
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        const struct lang_token *token = &text->tokens.items[i];
        if (token->upos != LANG_PUNCT) {
            base_buffer_format(out, "%.*s %s %.*s\n", BASE_STR_ARG(lang_form(text, i)), lang_relation_name(token->relation),
                               BASE_STR_ARG(lang_form(text, token->head)));
        }
    }
}

typedef void write_function(const struct lang_text *text, const struct lang_sentence *sentence, struct base_buffer *out);

static const struct {
    const char *file;
    write_function *write;
} KINDS[] = {{"tokens", write_tokens}, {"sentences", write_tokens}, {"tags", write_tags},
             {"lemma", write_lemmas},  {"names", write_names},      {"tree", write_tree}};

static void annotate(struct base_arena *arena, struct lang_text *text, uint32_t sentence)
{
    struct base_arena scratch;
    base_arena_init(&scratch, 0);
    lang_tag(model(), arena, &scratch, text, sentence);
    lang_parse(model(), &scratch, text, sentence, NULL, 0, 8);
    base_arena_release(&scratch);
}

static void show_text(struct base_arena *arena, struct base_str file, struct base_str input, struct base_buffer *out)
{
    struct lang_text text = {.text = input};
    lang_split(arena, &text, (struct base_span){0, input.length}, 0);
    for (uint32_t i = 0; i < text.sentences.count; i++) {
        annotate(arena, &text, i);
        for (size_t k = 0; k < sizeof KINDS / sizeof KINDS[0]; k++) {
            if (base_str_is(file, KINDS[k].file)) {
                KINDS[k].write(&text, &text.sentences.items[i], out);
            }
        }
    }
}

static void show_conllu(struct base_arena *arena, struct base_str input, struct base_buffer *out)
{
    struct lang_conllu document;
    struct lang_conllu_error error;
    if (lang_conllu_read(arena, input, &document, &error) != PACTA_OK) {
        base_buffer_format(out, "error: %s\n", error.message);
        return;
    }
    for (uint32_t i = 0; i < document.text.sentences.count; i++) {
        annotate(arena, &document.text, i);
        lang_conllu_write_given(&document, i, out);
    }
}

void case_layer_lang(struct base_str file, struct base_str title, struct base_str input, struct base_buffer *out)
{
    (void)title;
    struct base_arena arena;
    base_arena_init(&arena, 0);
    if (base_str_is(file, "conllu")) {
        show_conllu(&arena, input, out);
    } else {
        show_text(&arena, file, input, out);
    }
    base_arena_release(&arena);
}
