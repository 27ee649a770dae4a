/* From CoNLL-U to arrays of what the features look at. */
#include "corpus.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct base_str read_file(struct base_arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
        fprintf(stderr, "pacta-train: %s cannot be read; name the folder with --data\n", path);
        exit(2);
    }
    const long size = ftell(file);
    rewind(file);
    char *bytes = base_arena_take(arena, (size_t)size + 1);
    const size_t got = fread(bytes, 1, (size_t)size, file);
    fclose(file);
    return (struct base_str){bytes, (uint32_t)got};
}

static uint8_t name_class(const struct lang_token *token)
{
    return token->name == LANG_NAME_NONE ? 0 : (uint8_t)(token->name * 2 - (token->name_begins ? 1 : 0));
}

static void take_token(struct sample *sample, uint32_t i, const struct lang_text *text, uint32_t first)
{
    const struct lang_token *token = &text->tokens.items[first + i];
    ((struct base_str *)(uintptr_t)sample->forms)[i] = lang_form(text, first + i);
    ((struct base_str *)(uintptr_t)sample->lemmas)[i] = token->lemma;
    sample->upos[i] = token->upos;
    sample->xpos[i] = token->xpos;
    sample->heads[i + 1] = (uint16_t)(token->head == LANG_NONE ? 0 : token->head - first + 1);
    sample->relations[i + 1] = token->relation;
    sample->names[i] = name_class(token);
}

static void add_sample(struct base_arena *arena, struct corpus *corpus, const struct lang_text *text, uint32_t sentence)
{
    const struct lang_sentence *range = &text->sentences.items[sentence];
    const uint32_t count = range->end - range->first;
    struct sample sample = {
        .words = lang_word_row(arena, count),
        .forms = BASE_NEW_ARRAY(arena, struct base_str, count),
        .lemmas = BASE_NEW_ARRAY(arena, struct base_str, count),
        .upos = BASE_NEW_ARRAY(arena, uint8_t, count),
        .xpos = BASE_NEW_ARRAY(arena, uint8_t, count),
        .tag_class = BASE_NEW_ARRAY(arena, uint16_t, count),
        .guess = BASE_NEW_ARRAY(arena, uint16_t, count),
        .guess_atoms = BASE_NEW_ARRAY(arena, uint16_t, count + 2 * LANG_WORD_MARGIN) + LANG_WORD_MARGIN,
        .heads = BASE_NEW_ARRAY(arena, uint16_t, count + 1),
        .relations = BASE_NEW_ARRAY(arena, uint8_t, count + 1),
        .names = BASE_NEW_ARRAY(arena, uint8_t, count),
        .parse_words = BASE_NEW_ARRAY(arena, struct lang_parse_word, count + 3),
    };
    for (uint32_t i = 0; i < count; i++) {
        take_token(&sample, i, text, range->first);
    }
    sample.view.count = count;
    *BASE_PUSH(arena, corpus->samples) = sample;
    corpus->token_count += count;
}

void corpus_add(struct base_arena *arena, struct corpus *corpus, struct base_str bytes, const char *name)
{
    struct lang_conllu document;
    struct lang_conllu_error error;
    if (lang_conllu_read(arena, bytes, &document, &error) != PACTA_OK) {
        fprintf(stderr, "pacta-train: %s: %s\n", name, error.message);
        exit(2);
    }
    for (uint32_t i = 0; i < document.text.sentences.count; i++) {
        add_sample(arena, corpus, &document.text, i);
    }
}

void corpus_read(struct base_arena *arena, struct corpus *corpus, const char *folder, const char *file)
{
    char path[1000];
    (void)snprintf(path, sizeof path, "%s/%s", folder, file);
    corpus_add(arena, corpus, read_file(arena, path), path);
}

void corpus_see(struct corpus *corpus, const struct lang_vocabulary *vocabulary)
{
    for (uint32_t s = 0; s < corpus->samples.count; s++) {
        struct sample *sample = &corpus->samples.items[s];
        for (uint32_t i = 0; i < sample->view.count; i++) {
            lang_word_read(vocabulary, sample->forms[i], &sample->words[i]);
        }
        sample->view.words = sample->words;
        sample->view.manner = lang_view_manner(sample->words, sample->view.count);
    }
}

void corpus_set_parse_words(struct sample *sample, const struct lang_tag_class *classes)
{
    for (uint32_t i = 0; i < sample->view.count; i++) {
        const struct lang_tag_class *class = &classes[sample->guess[i]];
        const struct lang_word *word = &sample->words[i];
        sample->parse_words[i + 1] = lang_parse_word_from(word->form, word->cluster, class->upos, class->xpos);
        sample->guess_atoms[i] = lang_tag_atom(class->upos, class->xpos);
    }
}
