/*
 * From tags to a tree. Chunks are folded to their head word first; what was folded away hangs below it.
 */
#include "lang/parse.h"

#include "lang/feature.h"
#include "lang/tag.h"

#include <string.h>

struct lang_parse_word lang_parse_word_from(uint32_t form, uint16_t cluster, uint8_t upos, uint8_t xpos)
{
    return (struct lang_parse_word){
        .form = form, .tag = lang_tag_atom(upos, xpos), .cluster = cluster, .is_punctuation = upos == LANG_PUNCT};
}

/* The best class whose move is allowed. */
static uint32_t best_action(const struct lang_model *model, const int16_t *scores, uint32_t moves)
{
    uint32_t best = UINT32_MAX;
    for (uint32_t i = 0; i < model->parse.class_count; i++) {
        if ((moves >> model->actions[i].move & 1) != 0 && (best == UINT32_MAX || scores[i] > scores[best])) {
            best = i;
        }
    }
    return best;
}

void lang_parse_greedy(const struct lang_model *model, struct base_arena *scratch, const struct lang_parse_word *words,
                       uint32_t count, struct lang_node *nodes)
{
    uint32_t rows[LANG_ROW_LIMIT];
    int16_t scores[LANG_CLASS_LIMIT];
    struct lang_state state;
    lang_state_make(scratch, &state, count);
    while (!lang_state_done(&state)) {
        const uint32_t row_count = lang_state_rows(&state, words, model->parse.span, rows);
        model->score(model->parse.weights, rows, row_count, model->parse.width, scores);
        const uint32_t best = best_action(model, scores, lang_state_moves(&state, words));
        lang_state_move(&state, model->actions[best]);
    }
    memcpy(nodes, state.nodes, ((size_t)count + 1) * sizeof *nodes);
}

/* A sentence on its way through the parser. */
struct folding {
    struct lang_token *tokens;        /* the sentence's first */
    uint32_t first;                   /* its number */
    uint32_t count;                   /* tokens of the sentence */
    uint32_t *token_of;               /* parser word 1.. -> token of the sentence */
    struct lang_parse_word *words;
    uint32_t word_count;
};

static void fold_token(const struct lang_model *model, const struct lang_text *text, struct folding *folding, uint32_t token)
{
    const struct lang_token *it = &folding->tokens[token];
    struct lang_word word;
    lang_word_read(&model->vocabulary, base_str_slice(text->text, it->at), &word);
    folding->word_count++;
    folding->words[folding->word_count] = lang_parse_word_from(word.form, word.cluster, it->upos, it->xpos);
    folding->token_of[folding->word_count] = token;
}

static bool chunk_is_sound(const struct lang_chunk *chunk, uint32_t from, uint32_t end)
{
    return chunk->first >= from && chunk->first < chunk->end && chunk->end <= end && chunk->head >= chunk->first &&
           chunk->head < chunk->end;
}

/* Hangs the tokens of a chunk below its head. */
static void hang_chunk(struct folding *folding, const struct lang_chunk *chunk)
{
    for (uint32_t token = chunk->first; token < chunk->end; token++) {
        if (token != chunk->head) {
            struct lang_token *it = &folding->tokens[token - folding->first];
            it->head = chunk->head;
            it->relation = it->upos == LANG_PUNCT        ? LANG_ARC_PUNCT
                           : token < chunk->head ? LANG_ARC_COMPOUND
                                                 : LANG_ARC_FLAT;
        }
    }
}

static void fold_sentence(const struct lang_model *model, const struct lang_text *text, struct folding *folding,
                          const struct lang_chunk *chunks, uint32_t chunk_count)
{
    const uint32_t end = folding->first + folding->count;
    uint32_t chunk = 0;
    for (uint32_t token = folding->first; token < end;) {
        while (chunk < chunk_count && !chunk_is_sound(&chunks[chunk], token, end)) {
            chunk++;
        }
        if (chunk < chunk_count && chunks[chunk].first == token) {
            fold_token(model, text, folding, chunks[chunk].head - folding->first);
            hang_chunk(folding, &chunks[chunk]);
            token = chunks[chunk++].end;
        } else {
            fold_token(model, text, folding, token - folding->first);
            token++;
        }
    }
}

static void unfold_tree(struct folding *folding, const struct lang_node *nodes, struct lang_sentence *sentence)
{
    for (uint32_t i = 1; i <= folding->word_count; i++) {
        struct lang_token *it = &folding->tokens[folding->token_of[i]];
        const bool is_root = nodes[i].head == 0;
        it->head = is_root ? LANG_NONE : folding->first + folding->token_of[nodes[i].head];
        it->relation = is_root ? LANG_ARC_ROOT : nodes[i].label;
        if (is_root) {
            sentence->root = folding->first + folding->token_of[i];
        }
    }
}

void lang_parse(const struct lang_model *model, struct base_arena *scratch, struct lang_text *text, uint32_t sentence,
                const struct lang_chunk *chunks, uint32_t chunk_count, uint32_t beam)
{
    struct lang_sentence *range = &text->sentences.items[sentence];
    struct folding folding = {
        .tokens = text->tokens.items + range->first, .first = range->first, .count = range->end - range->first};
    if (folding.count == 0 || folding.count > UINT16_MAX - 8) {
        return;
    }
    const struct base_mark mark = base_arena_mark(scratch);
    folding.token_of = BASE_NEW_ARRAY(scratch, uint32_t, folding.count + 1);
    folding.words = BASE_NEW_ARRAY(scratch, struct lang_parse_word, folding.count + 3);
    struct lang_node *nodes = BASE_NEW_ARRAY(scratch, struct lang_node, folding.count + 1);
    fold_sentence(model, text, &folding, chunks, chunk_count);
    if (beam > 1 && model->beam.weights != model->parse.weights) {
        lang_parse_beam(model, scratch, folding.words, folding.word_count, beam, nodes);
    } else {
        lang_parse_greedy(model, scratch, folding.words, folding.word_count, nodes);
    }
    unfold_tree(&folding, nodes, range);
    base_arena_rewind(scratch, mark);
    lang_link_children(text, sentence);
}
