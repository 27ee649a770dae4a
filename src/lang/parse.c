/*
 * From tags to a tree. The parser sees every word; what the layer above knows to be one unit is gathered below its head
 * afterwards, so that a name is read with the words it has.
 */
#include "lang/parse.h"

#include "lang/encode.h"
#include "lang/look.h"
#include "lang/repair.h"

#include <string.h>

void lang_parse_score(const struct lang_parse_words *words, const struct lang_state *state, int32_t scores[LANG_CLASS_LIMIT])
{
    const struct lang_model *model = words->model;
    const int16_t *rows[LANG_PLACE_COUNT + LANG_TRAIT_COUNT];
    int16_t hidden[LANG_HIDDEN];
    uint32_t places[LANG_PLACE_COUNT];
    uint32_t traits[LANG_TRAIT_COUNT];
    lang_look_places(state, places);
    lang_look_traits(state, traits);
    for (uint32_t i = 0; i < LANG_PLACE_COUNT; i++) {
        rows[i] = words->placed + ((size_t)places[i] * LANG_PLACE_COUNT + i) * LANG_HIDDEN;
    }
    for (uint32_t i = 0; i < LANG_TRAIT_COUNT; i++) {
        rows[LANG_PLACE_COUNT + i] = model->net.traits + (size_t)traits[i] * LANG_HIDDEN;
    }
    model->dense->hidden(rows, LANG_PLACE_COUNT + LANG_TRAIT_COUNT, hidden);
    model->dense->sums((struct lang_rows){hidden, LANG_HIDDEN, 1}, &model->net.actions, scores);
}

/* The best class whose move is allowed. */
static uint32_t best_action(const struct lang_model *model, const int32_t *scores, uint32_t moves)
{
    uint32_t best = UINT32_MAX;
    for (uint32_t i = 0; i < model->action_count; i++) {
        if ((moves >> model->actions[i].move & 1) != 0 && (best == UINT32_MAX || scores[i] > scores[best])) {
            best = i;
        }
    }
    return best;
}

void lang_parse_greedy(const struct lang_parse_words *words, struct base_arena *scratch, struct lang_node *nodes)
{
    int32_t scores[LANG_CLASS_LIMIT];
    struct lang_state state;
    lang_state_make(scratch, &state, words->count);
    while (!lang_state_done(&state)) {
        const uint32_t moves = lang_state_moves(&state, words->upos);
        uint32_t best = 0; /* SHIFT */
        if (moves != 1u << LANG_MOVE_SHIFT) {
            lang_parse_score(words, &state, scores);
            best = best_action(words->model, scores, moves);
        }
        lang_state_move(&state, words->model->actions[best]);
    }
    memcpy(nodes, state.nodes, ((size_t)words->count + 1) * sizeof *nodes);
}

/* A sentence on its way through the parser; words are counted from 1. Marks of items, "(ii)", are no words to it. */
struct parsing {
    struct lang_token *tokens; /* the sentence's first */
    uint32_t first;            /* its number */
    uint32_t count;
    uint32_t *token_of; /* of each word */
    uint32_t word_count;
    uint8_t *upos;
};

static bool is_item_number(struct base_str form)
{
    if (form.length == 0 || form.length > 4) {
        return false;
    }
    for (uint32_t i = 0; i < form.length; i++) {
        const char c = form.data[i];
        const bool roman = c == 'i' || c == 'v' || c == 'x', digit = c >= '0' && c <= '9', letter = form.length == 1 && c >= 'a' && c <= 'h';
        if (!roman && !(digit && form.length < 3) && !letter) {
            return false;
        }
    }
    return true;
}

/* "(ii)" in running text: three tokens that number an item. */
static bool is_item_mark(const struct lang_text *text, const struct parsing *parsing, uint32_t at)
{
    const uint32_t token = parsing->first + at;
    return at + 3 < parsing->count && lang_is(text, token, "(") && lang_is(text, token + 2, ")") && is_item_number(lang_form(text, token + 1));
}

static void choose_words(const struct lang_text *text, struct parsing *parsing)
{
    for (uint32_t i = 0; i < parsing->count; i++) {
        while (is_item_mark(text, parsing, i)) {
            i += 3;
        }
        parsing->word_count++;
        parsing->token_of[parsing->word_count] = i;
        parsing->upos[parsing->word_count] = parsing->tokens[i].upos;
    }
}

/* What was no word hangs on the next one. */
static void hang_marks(struct parsing *parsing)
{
    uint32_t word = parsing->word_count;
    for (uint32_t i = parsing->count; i-- > 0;) {
        if (word > 0 && parsing->token_of[word] == i) {
            word--;
        } else {
            parsing->tokens[i].head = parsing->first + parsing->token_of[word + 1];
            parsing->tokens[i].relation = LANG_ARC_PUNCT;
        }
    }
}

static void write_tree(struct parsing *parsing, const struct lang_node *nodes, struct lang_sentence *sentence)
{
    for (uint32_t i = 1; i <= parsing->word_count; i++) {
        struct lang_token *it = &parsing->tokens[parsing->token_of[i]];
        const bool is_root = nodes[i].head == 0;
        it->head = is_root ? LANG_NONE : parsing->first + parsing->token_of[nodes[i].head];
        it->relation = is_root ? LANG_ARC_ROOT : nodes[i].label;
        if (is_root) {
            sentence->root = parsing->first + parsing->token_of[i];
        }
    }
    hang_marks(parsing);
}

/* ------------------------------------------------------------------ chunks */

static bool chunk_is_sound(const struct lang_chunk *chunk, uint32_t from, uint32_t end)
{
    return chunk->first >= from && chunk->first < chunk->end && chunk->end <= end && chunk->head >= chunk->first &&
           chunk->head < chunk->end;
}

static uint32_t depth_of(const struct parsing *parsing, uint32_t token)
{
    uint32_t depth = 0;
    for (uint32_t up = token; up != LANG_NONE && depth <= parsing->count; up = parsing->tokens[up - parsing->first].head) {
        depth++;
    }
    return depth;
}

/* The token of a chunk that is nearest to the root: what it hangs from is no part of the chunk. */
static uint32_t top_of(const struct parsing *parsing, const struct lang_chunk *chunk)
{
    uint32_t top = chunk->first, least = UINT32_MAX;
    for (uint32_t token = chunk->first; token < chunk->end; token++) {
        const uint32_t depth = depth_of(parsing, token);
        if (depth < least) {
            least = depth;
            top = token;
        }
    }
    return top;
}

/* Makes one unit of a chunk: its head takes the place of its top, all else that hung on its tokens hangs on the head. */
static void gather_chunk(struct parsing *parsing, const struct lang_chunk *chunk, struct lang_sentence *sentence)
{
    const struct lang_token top = parsing->tokens[top_of(parsing, chunk) - parsing->first];
    for (uint32_t i = 0; i < parsing->count; i++) {
        struct lang_token *it = &parsing->tokens[i];
        const uint32_t token = parsing->first + i;
        const bool inside = token >= chunk->first && token < chunk->end;
        if (token == chunk->head) {
            it->head = top.head;
            it->relation = top.relation;
            sentence->root = top.head == LANG_NONE ? token : sentence->root;
        } else if (token == chunk->first && it->relation == LANG_ARC_CASE) {
            it->head = chunk->head; /* "above $400 million" */
        } else if (inside) {
            it->head = chunk->head;
            it->relation = it->upos == LANG_PUNCT ? LANG_ARC_PUNCT : token < chunk->head ? LANG_ARC_COMPOUND : LANG_ARC_FLAT;
        } else if (it->head >= chunk->first && it->head < chunk->end) {
            it->head = chunk->head;
        }
    }
}

static void gather_chunks(struct parsing *parsing, const struct lang_chunk *chunks, uint32_t chunk_count,
                          struct lang_sentence *sentence)
{
    uint32_t from = parsing->first;
    for (uint32_t i = 0; i < chunk_count; i++) {
        if (chunk_is_sound(&chunks[i], from, parsing->first + parsing->count)) {
            gather_chunk(parsing, &chunks[i], sentence);
            from = chunks[i].end;
        }
    }
}

/* What the words of the sentence add in each place of a state; the first row is the place without a word. */
static const int16_t *place_words(const struct lang_model *model, struct base_arena *scratch, const struct parsing *parsing,
                                  const int16_t *encoded)
{
    const uint32_t count = parsing->word_count + 1;
    int16_t *placed = base_arena_take(scratch, (size_t)count * LANG_PLACE_COUNT * LANG_HIDDEN * sizeof *placed);
    if (parsing->word_count < parsing->count) {
        int16_t *rows = base_arena_take(scratch, (size_t)count * LANG_WIDTH * sizeof *rows);
        memcpy(rows, encoded, LANG_WIDTH * sizeof *rows);
        for (size_t i = 1; i < count; i++) {
            memcpy(rows + i * LANG_WIDTH, encoded + ((size_t)parsing->token_of[i] + 1) * LANG_WIDTH, LANG_WIDTH * sizeof *rows);
        }
        encoded = rows;
    }
    model->dense->rows((struct lang_rows){encoded, LANG_WIDTH, count}, &model->net.places, placed);
    return placed;
}

/* The rows kept by lang_tag, or the same made again. */
static const int16_t *encoded_rows(const struct lang_model *model, struct base_arena *scratch, struct lang_text *text,
                                   uint32_t sentence)
{
    if (text->encoding.kept == sentence + 1) {
        return text->encoding.numbers + LANG_WIDTH;
    }
    struct lang_text view = *text;
    view.encoding = (struct lang_encoding){0};
    return lang_encode(model, scratch, scratch, &view, sentence);
}

void lang_parse(const struct lang_model *model, struct base_arena *scratch, struct lang_text *text, uint32_t sentence,
                const struct lang_chunk *chunks, uint32_t chunk_count, uint32_t beam)
{
    struct lang_sentence *range = &text->sentences.items[sentence];
    struct parsing parsing = {
        .tokens = text->tokens.items + range->first, .first = range->first, .count = range->end - range->first};
    if (parsing.count == 0 || parsing.count > UINT16_MAX - 8) {
        return;
    }
    const struct base_mark mark = base_arena_mark(scratch);
    parsing.upos = BASE_NEW_ARRAY(scratch, uint8_t, parsing.count + 1);
    parsing.token_of = BASE_NEW_ARRAY(scratch, uint32_t, parsing.count + 1);
    choose_words(text, &parsing);
    struct lang_node *nodes = BASE_NEW_ARRAY(scratch, struct lang_node, parsing.count + 1);
    const int16_t *placed = place_words(model, scratch, &parsing, encoded_rows(model, scratch, text, sentence));
    const struct lang_parse_words words = {model, placed, parsing.upos, parsing.word_count};
    if (beam > 1) {
        lang_parse_beam(&words, scratch, beam, nodes);
    } else {
        lang_parse_greedy(&words, scratch, nodes);
    }
    write_tree(&parsing, nodes, range);
    gather_chunks(&parsing, chunks, chunk_count, range);
    lang_repair(text, sentence);
    base_arena_rewind(scratch, mark);
    lang_link_children(text, sentence);
}
