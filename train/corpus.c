/* From CoNLL-U to arrays of what the features look at. */
#include "corpus.h"

#include "held_out.h"

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
    sample->upos[i + 1] = token->upos;
    sample->xpos[i + 1] = token->xpos;
    sample->heads[i + 1] = (uint16_t)(token->head == LANG_NONE ? 0 : token->head - first + 1);
    sample->relations[i + 1] = token->relation;
    sample->names[i + 1] = name_class(token);
}

static void add_sample(struct base_arena *arena, struct corpus *corpus, const struct lang_text *text, struct base_span tokens,
                       uint32_t kind)
{
    const uint32_t count = tokens.end - tokens.start;
    struct sample sample = {
        .count = count,
        .forms = BASE_NEW_ARRAY(arena, struct base_str, count),
        .lemmas = BASE_NEW_ARRAY(arena, struct base_str, count),
        .inputs = BASE_NEW_ARRAY(arena, struct input, count + 2),
        .upos = BASE_NEW_ARRAY(arena, uint8_t, count + 1),
        .xpos = BASE_NEW_ARRAY(arena, uint8_t, count + 1),
        .tag_class = BASE_NEW_ARRAY(arena, uint16_t, count + 1),
        .heads = BASE_NEW_ARRAY(arena, uint16_t, count + 1),
        .relations = BASE_NEW_ARRAY(arena, uint8_t, count + 1),
        .names = BASE_NEW_ARRAY(arena, uint8_t, count + 1),
        .has_tree = (kind & CORPUS_TREES) != 0,
        .has_names = (kind & CORPUS_NAMES) != 0,
        .is_synthetic = (kind & CORPUS_SYNTHETIC) != 0,
    };
    for (uint32_t i = 0; i < count; i++) {
        take_token(&sample, i, text, tokens.start);
    }
    *BASE_PUSH(arena, corpus->samples) = sample;
    corpus->token_count += count;
}

/* The pieces between empty words: some collections of names have them instead of sentence ends. */
static void add_pieces(struct base_arena *arena, struct corpus *corpus, const struct lang_text *text, struct base_span tokens,
                       uint32_t kind)
{
    uint32_t start = tokens.start;
    for (uint32_t i = tokens.start; i <= tokens.end; i++) {
        if (i == tokens.end || lang_form(text, i).length == 0) {
            if (i > start) {
                add_sample(arena, corpus, text, (struct base_span){start, i}, kind);
            }
            start = i + 1;
        }
    }
}

void corpus_add(struct base_arena *arena, struct corpus *corpus, struct base_str bytes, const char *name, uint32_t kind)
{
    struct lang_conllu document;
    struct lang_conllu_error error;
    if (lang_conllu_read(arena, bytes, &document, &error) != PACTA_OK) {
        fprintf(stderr, "pacta-train: %s: %s\n", name, error.message);
        exit(2);
    }
    bool *held_out = BASE_NEW_ARRAY(arena, bool, document.text.sentences.count + 1);
    held_out_mark(&document, held_out);
    for (uint32_t i = 0; i < document.text.sentences.count; i++) {
        const struct lang_sentence *range = &document.text.sentences.items[i];
        const struct base_span tokens = {range->first, range->end};
        if ((kind & CORPUS_TREES) == 0) {
            add_pieces(arena, corpus, &document.text, tokens, kind);
        } else if (held_out[i] == ((kind & CORPUS_HELD_OUT) != 0)) {
            add_sample(arena, corpus, &document.text, tokens, kind);
        }
    }
}

void corpus_read(struct base_arena *arena, struct corpus *corpus, const char *folder, const char *file, uint32_t kind)
{
    char path[1000];
    (void)snprintf(path, sizeof path, "%s/%s", folder, file);
    corpus_add(arena, corpus, read_file(arena, path), path, kind);
}

static bool same_forms(const struct sample *a, const struct sample *b)
{
    if (a->count != b->count) {
        return false;
    }
    for (uint32_t i = 0; i < a->count; i++) {
        if (!base_str_equal(a->forms[i], b->forms[i])) {
            return false;
        }
    }
    return true;
}

void corpus_name(struct corpus *corpus, uint32_t first, const struct corpus *names)
{
    uint32_t at = 0;
    for (uint32_t i = first; i < corpus->samples.count; i++) {
        struct sample *sample = &corpus->samples.items[i];
        uint32_t same = at;
        while (same < names->samples.count && !same_forms(sample, &names->samples.items[same])) {
            same++;
        }
        if (same < names->samples.count) {
            sample->names = names->samples.items[same].names;
            sample->has_names = true;
            at = same + 1;
        }
    }
}
