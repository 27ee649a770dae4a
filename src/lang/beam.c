/*
 * Beam search: the best `beam` states go on, each with the sum of the logarithms of its moves' shares. Finished
 * ones wait for the others.
 */
#include "lang/maths.h"
#include "lang/parse.h"

#include <string.h>

/* A step that could be taken: which state, which action (UINT32_MAX: it is finished and waits). */
struct candidate {
    float score;
    uint32_t state;
    uint32_t action;
};

struct beam {
    struct lang_state *states;
    struct lang_state *later;
    uint32_t count;
    uint32_t limit;
    struct candidate *best; /* sorted, best first */
    uint32_t best_count;
};

/* Keeps the best ones in order; of equals the earlier one stays in front. */
static void offer(struct beam *beam, struct candidate candidate)
{
    if (beam->best_count == beam->limit && beam->best[beam->limit - 1].score >= candidate.score) {
        return;
    }
    uint32_t place = beam->best_count < beam->limit ? beam->best_count++ : beam->limit - 1;
    while (place > 0 && beam->best[place - 1].score < candidate.score) {
        beam->best[place] = beam->best[place - 1];
        place--;
    }
    beam->best[place] = candidate;
}

/* The logarithm of the sum that turns scores into shares. */
static float log_sum(const struct lang_model *model, const int32_t *scores, uint32_t moves)
{
    int32_t most = INT32_MIN;
    float sum = 0;
    for (uint32_t i = 0; i < model->action_count; i++) {
        most = (moves >> model->actions[i].move & 1) != 0 && scores[i] > most ? scores[i] : most;
    }
    for (uint32_t i = 0; i < model->action_count; i++) {
        if ((moves >> model->actions[i].move & 1) != 0) {
            sum += lang_exp(((float)scores[i] - (float)most) / LANG_SUM_UNIT);
        }
    }
    return (float)most / LANG_SUM_UNIT + lang_log(sum);
}

static void offer_moves(const struct lang_parse_words *words, struct beam *beam, uint32_t index)
{
    int32_t scores[LANG_CLASS_LIMIT];
    const struct lang_model *model = words->model;
    const struct lang_state *state = &beam->states[index];
    const uint32_t moves = lang_state_moves(state, words->upos);
    if (moves == 1u << LANG_MOVE_SHIFT) {
        offer(beam, (struct candidate){state->score, index, 0});
        return;
    }
    lang_parse_score(words, state, scores);
    const float whole = log_sum(model, scores, moves);
    for (uint32_t i = 0; i < model->action_count; i++) {
        if ((moves >> model->actions[i].move & 1) != 0) {
            offer(beam, (struct candidate){state->score + (float)scores[i] / LANG_SUM_UNIT - whole, index, i});
        }
    }
}

static bool take_step(const struct lang_parse_words *words, struct beam *beam)
{
    bool open = false;
    beam->best_count = 0;
    for (uint32_t i = 0; i < beam->count; i++) {
        if (lang_state_done(&beam->states[i])) {
            offer(beam, (struct candidate){beam->states[i].score, i, UINT32_MAX});
        } else {
            offer_moves(words, beam, i);
            open = true;
        }
    }
    for (uint32_t i = 0; open && i < beam->best_count; i++) {
        lang_state_copy(&beam->later[i], &beam->states[beam->best[i].state]);
        if (beam->best[i].action != UINT32_MAX) {
            lang_state_move(&beam->later[i], words->model->actions[beam->best[i].action]);
            beam->later[i].score = beam->best[i].score;
        }
    }
    if (open) {
        struct lang_state *swap = beam->states;
        beam->states = beam->later;
        beam->later = swap;
        beam->count = beam->best_count;
    }
    return open;
}

void lang_parse_beam(const struct lang_parse_words *words, struct base_arena *scratch, uint32_t width, struct lang_node *nodes)
{
    struct beam beam = {.limit = width < LANG_BEAM_LIMIT ? width : LANG_BEAM_LIMIT, .count = 1};
    beam.states = BASE_NEW_ARRAY(scratch, struct lang_state, beam.limit);
    beam.later = BASE_NEW_ARRAY(scratch, struct lang_state, beam.limit);
    beam.best = BASE_NEW_ARRAY(scratch, struct candidate, beam.limit);
    for (uint32_t i = 0; i < beam.limit; i++) {
        lang_state_make(scratch, &beam.states[i], words->count);
        lang_state_make(scratch, &beam.later[i], words->count);
    }
    while (take_step(words, &beam)) {
    }
    memcpy(nodes, beam.states[0].nodes, ((size_t)words->count + 1) * sizeof *nodes);
}
