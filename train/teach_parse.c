/*
 * Learning to parse greedily with a dynamic oracle: among the moves that lose the least, the best scored one
 * is the teacher; the learner follows its own choice most of the time, so it learns to go on after errors.
 */
#include "teach.h"

#include "lang/feature.h"
#include "oracle.h"

#include <stdlib.h>

enum { FOLLOW_SELF_FROM = 1, FOLLOW_SELF_PERCENT = 90 };

struct choice {
    uint32_t best;   /* best scored among the allowed */
    uint32_t right;  /* best scored among the cheapest with true labels */
};

static uint32_t cheapest(const uint32_t costs[LANG_MOVE_COUNT])
{
    uint32_t least = UINT32_MAX;
    for (uint32_t i = 0; i < LANG_MOVE_COUNT; i++) {
        least = costs[i] < least ? costs[i] : least;
    }
    return least;
}

static struct choice choose(const struct teach_plan *plan, const struct lang_state *state, const struct sample *sample,
                            uint32_t moves, const int32_t *scores)
{
    uint32_t costs[LANG_MOVE_COUNT];
    oracle_costs(state, moves, sample->heads, costs);
    const uint32_t least = cheapest(costs);
    struct choice choice = {UINT32_MAX, UINT32_MAX};
    for (uint32_t i = 0; i < plan->class_count; i++) {
        const struct lang_action action = plan->actions[i];
        if ((moves >> action.move & 1) == 0) {
            continue;
        }
        if (choice.best == UINT32_MAX || scores[i] > scores[choice.best]) {
            choice.best = i;
        }
        if (costs[action.move] == least && (choice.right == UINT32_MAX || scores[i] > scores[choice.right]) &&
            oracle_action_is_true(state, action, sample->heads, sample->relations)) {
            choice.right = i;
        }
    }
    return choice;
}

static void learn_sentence(struct learner *learner, const struct teach_plan *plan, const struct sample *sample,
                           struct lang_state *state, uint32_t self_percent, struct dice *dice)
{
    uint32_t rows[LANG_ROW_LIMIT];
    int32_t scores[LANG_CLASS_LIMIT];
    lang_state_start(state, sample->view.count);
    while (!lang_state_done(state)) {
        const uint32_t row_count = lang_state_rows(state, sample->parse_words, learner->span, rows);
        learner_score(learner, rows, row_count, scores);
        const struct choice choice = choose(plan, state, sample, lang_state_moves(state, sample->parse_words), scores);
        const uint32_t right = choice.right == UINT32_MAX ? choice.best : choice.right;
        if (choice.best != right) {
            learner_update(learner, rows, row_count, right, 1);
            learner_update(learner, rows, row_count, choice.best, -1);
        }
        learner->step++;
        const bool self = dice_below(dice, 100) < self_percent;
        lang_state_move(state, plan->actions[self ? choice.best : right]);
    }
}

void teach_greedy(const struct teach_plan *plan, int32_t *sums)
{
    struct learner learner;
    struct base_arena arena;
    struct lang_state state;
    base_arena_init(&arena, 0);
    lang_state_make(&arena, &state, 2000);
    learner_open(&learner, plan->table_size, plan->class_count);
    const uint32_t count = plan->corpus->samples.count;
    uint32_t *order = BASE_NEW_ARRAY(&arena, uint32_t, count);
    struct dice dice = {plan->seed};
    for (uint32_t i = 0; i < count; i++) {
        order[i] = i;
    }
    for (uint32_t epoch = 0; epoch < plan->epochs; epoch++) {
        dice_shuffle(&dice, order, count);
        for (uint32_t i = 0; i < count; i++) {
            learn_sentence(&learner, plan, &plan->corpus->samples.items[order[i]], &state,
                           epoch < FOLLOW_SELF_FROM ? 0 : FOLLOW_SELF_PERCENT, &dice);
        }
    }
    learner_add_average(&learner, sums);
    learner_close(&learner);
    base_arena_release(&arena);
}
