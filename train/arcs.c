/*
 * Learning to parse with a dynamic oracle: all actions that lose the least share the credit, and the learner
 * follows its own choice most of the time, so it learns to go on after errors.
 *
 * What each row adds in each place is one product a batch. The states of a batch are kept, so that the slopes
 * of the last matrix and of the hidden numbers are one product each as well.
 */
#include "net.h"

#include "lang/look.h"
#include "lang/maths.h"
#include "multiply.h"
#include "oracle.h"

#include <string.h>

enum { ROW_WIDTH = LANG_PLACE_COUNT * LANG_HIDDEN };

/* The states met in a batch. */
struct course {
    struct net *net;
    struct batch *batch;
    const float *placed; /* ROW_WIDTH numbers a row */
    const float *taught_places[NET_TEACHER_LIMIT];
    uint32_t count;
    uint32_t width;                       /* of actions */
    uint32_t (*places)[LANG_PLACE_COUNT]; /* rows of the batch */
    uint32_t (*traits)[LANG_TRAIT_COUNT];
    float *hidden; /* with dropout */
    float *scores; /* then their slopes */
    double loss;
};

static void add_numbers(float *to, const float *from)
{
    for (uint32_t i = 0; i < LANG_HIDDEN; i++) {
        to[i] += from[i];
    }
}

static void drop_hidden(struct batch *batch, float drop, float *hidden)
{
    const uint32_t limit = (uint32_t)(drop * 65536.0f);
    for (uint32_t i = 0; i < LANG_HIDDEN; i += 4) {
        uint64_t chance = dice_throw(batch->dice);
        for (uint32_t k = 0; k < 4; k++) {
            hidden[i + k] = (chance & 0xFFFF) < limit ? 0 : hidden[i + k] / (1.0f - drop);
            chance >>= 16;
        }
    }
}

/* Hidden numbers of a state, as one net sees it. */
static void sum_hidden(struct net *net, const float *placed, const struct course *course, float *hidden)
{
    const uint32_t *places = course->places[course->count];
    const uint32_t *traits = course->traits[course->count];
    memset(hidden, 0, LANG_HIDDEN * sizeof *hidden);
    for (uint32_t i = 0; i < LANG_TRAIT_COUNT; i++) {
        add_numbers(hidden, net_value(net, NET_TRAITS) + (size_t)traits[i] * LANG_HIDDEN);
    }
    for (uint32_t i = 0; i < LANG_PLACE_COUNT; i++) {
        add_numbers(hidden, placed + (size_t)places[i] * ROW_WIDTH + (size_t)i * LANG_HIDDEN);
    }
    for (uint32_t i = 0; i < LANG_HIDDEN; i++) {
        hidden[i] = hidden[i] > 0 ? hidden[i] : 0;
    }
}

static void score_hidden(struct net *net, const float *hidden, uint32_t width, float *scores)
{
    memcpy(scores, net_value(net, NET_ACTION_BIAS), width * sizeof *scores);
    multiply((struct multiply_task){.a = hidden,
                                    .a_column = 1,
                                    .b = net_value(net, NET_ACTIONS),
                                    .b_row = width,
                                    .c = scores,
                                    .m = 1,
                                    .n = width,
                                    .k = LANG_HIDDEN,
                                    .add = true});
}

/* Scores of the state's actions, kept as number course->count. */
static float *score(struct course *course, const struct lang_state *state, uint32_t start)
{
    const uint32_t number = course->count;
    float *hidden = course->hidden + (size_t)number * LANG_HIDDEN;
    float *scores = course->scores + (size_t)number * course->width;
    lang_look_places(state, course->places[number]);
    lang_look_traits(state, course->traits[number]);
    for (uint32_t i = 0; i < LANG_PLACE_COUNT; i++) {
        course->places[number][i] += start;
    }
    sum_hidden(course->net, course->placed, course, hidden);
    if (course->batch->learning) {
        drop_hidden(course->batch, course->net->drops.hidden, hidden);
    }
    score_hidden(course->net, hidden, course->width, scores);
    return scores;
}

struct choice {
    uint32_t best;  /* best scored among the allowed */
    uint32_t right; /* best scored among those that lose the least, with true labels; or what the teachers like best */
    bool allowed[LANG_CLASS_LIMIT];
    bool correct[LANG_CLASS_LIMIT];
    float taught[LANG_CLASS_LIMIT]; /* the teachers' shares */
};

/* The mean of the teachers' shares in the state at hand. */
static void ask_teachers(struct course *course, struct choice *choice)
{
    struct batch *batch = course->batch;
    float hidden[LANG_HIDDEN];
    float scores[LANG_CLASS_LIMIT];
    memset(choice->taught, 0, sizeof choice->taught);
    for (uint32_t t = 0; t < batch->teacher_count; t++) {
        sum_hidden(&batch->teachers[t], course->taught_places[t], course, hidden);
        score_hidden(&batch->teachers[t], hidden, course->width, scores);
        net_share_out(scores, choice->allowed, course->net->action_count);
        for (uint32_t i = 0; i < course->net->action_count; i++) {
            choice->taught[i] += scores[i] / (float)batch->teacher_count;
        }
    }
}

static uint32_t cheapest(const uint32_t costs[LANG_MOVE_COUNT])
{
    uint32_t least = UINT32_MAX;
    for (uint32_t i = 0; i < LANG_MOVE_COUNT; i++) {
        least = costs[i] < least ? costs[i] : least;
    }
    return least;
}

/* What the oracle says; a sentence without a tree has nothing that is right. */
static void choose(const struct net *net, const struct lang_state *state, const struct sample *sample, const uint8_t *upos,
                   const float *scores, struct choice *choice)
{
    uint32_t costs[LANG_MOVE_COUNT];
    const uint32_t moves = lang_state_moves(state, upos);
    oracle_costs(state, moves, sample->heads, costs);
    const uint32_t least = cheapest(costs);
    choice->best = choice->right = UINT32_MAX;
    for (uint32_t i = 0; i < net->action_count; i++) {
        const struct lang_action action = net->actions[i];
        choice->allowed[i] = (moves >> action.move & 1) != 0;
        choice->correct[i] = sample->has_tree && choice->allowed[i] && costs[action.move] == least &&
                             oracle_action_is_true(state, action, sample->heads, sample->relations);
        if (choice->allowed[i] && (choice->best == UINT32_MAX || scores[i] > scores[choice->best])) {
            choice->best = i;
        }
        if (choice->correct[i] && (choice->right == UINT32_MAX || scores[i] > scores[choice->right])) {
            choice->right = i;
        }
    }
}

/* Without a treebank's word the teachers' favourite is right. */
static void choose_as_taught(const struct net *net, struct choice *choice)
{
    choice->right = choice->best;
    for (uint32_t i = 0; i < net->action_count; i++) {
        choice->right = choice->taught[i] > choice->taught[choice->right] ? i : choice->right;
    }
}

/* Turns scores into slopes of the loss: all correct actions together should have the whole share, but for what
 * teachers say. */
static double share_out(float *scores, const struct course *course, const struct choice *choice, bool has_tree)
{
    const uint32_t count = course->net->action_count;
    const float weight = 1.0f / (float)course->batch->rows;
    const float gold = !has_tree ? 0 : course->batch->teacher_count == 0 ? 1 : 1 - course->batch->trust;
    float correct = 0;
    net_share_out(scores, choice->allowed, count);
    for (uint32_t i = 0; i < count; i++) {
        correct += choice->correct[i] ? scores[i] : 0;
    }
    correct = correct < 1e-30f ? 1e-30f : correct;
    for (uint32_t i = 0; i < course->width; i++) {
        const float wanted =
            i >= count ? 0 : (choice->correct[i] ? gold * scores[i] / correct : 0) + (1 - gold) * choice->taught[i];
        scores[i] = i < count ? (scores[i] - wanted) * weight : 0;
    }
    return has_tree ? -(double)lang_log(correct) * (double)weight : 0;
}

/* Learns from one state; returns the action to go on with. */
static uint32_t learn_state(struct course *course, const struct sample *sample, float *scores, struct choice *choice)
{
    struct batch *batch = course->batch;
    const bool follows = dice_share(batch->dice) < batch->follow;
    if (batch->teacher_count > 0) {
        ask_teachers(course, choice);
    }
    if (!sample->has_tree) {
        choose_as_taught(course->net, choice);
    }
    if (choice->right == UINT32_MAX) {
        return choice->best;
    }
    course->loss += share_out(scores, course, choice, sample->has_tree);
    course->count++;
    return follows ? choice->best : choice->right;
}

static void walk(struct course *course, uint32_t sentence, const uint8_t *upos, struct lang_state *state)
{
    const struct sample *sample = course->batch->samples[sentence];
    struct choice choice = {.taught = {0}};
    lang_state_start(state, sample->count);
    while (!lang_state_done(state)) {
        float *scores = score(course, state, course->batch->starts[sentence]);
        choose(course->net, state, sample, upos, scores, &choice);
        const uint32_t action = course->batch->learning ? learn_state(course, sample, scores, &choice) : choice.best;
        lang_state_move(state, course->net->actions[action]);
    }
}

static void slopes_back(struct course *course)
{
    struct batch *batch = course->batch;
    struct net *net = course->net;
    float *slopes = base_arena_zeroed(batch->arena, (size_t)(course->count + 1) * LANG_HIDDEN, sizeof *slopes);
    float *placed = base_arena_zeroed(batch->arena, (size_t)batch->rows * ROW_WIDTH, sizeof *placed);
    multiply_weights(course->hidden, LANG_HIDDEN, course->count, course->scores, LANG_HIDDEN, course->width,
                     net_slope(net, NET_ACTIONS));
    multiply_columns(course->scores, course->count, course->width, net_slope(net, NET_ACTION_BIAS));
    multiply_back(course->scores, course->count, net_value(net, NET_ACTIONS), LANG_HIDDEN, course->width, slopes, LANG_HIDDEN);
    for (uint32_t n = 0; n < course->count; n++) {
        float *slope = slopes + (size_t)n * LANG_HIDDEN;
        const float *hidden = course->hidden + (size_t)n * LANG_HIDDEN;
        for (uint32_t i = 0; i < LANG_HIDDEN; i++) {
            slope[i] = hidden[i] > 0 ? slope[i] / (1.0f - net->drops.hidden) : 0;
        }
        for (uint32_t i = 0; i < LANG_TRAIT_COUNT; i++) {
            add_numbers(net_slope(net, NET_TRAITS) + (size_t)course->traits[n][i] * LANG_HIDDEN, slope);
        }
        for (uint32_t i = 0; i < LANG_PLACE_COUNT; i++) {
            add_numbers(placed + (size_t)course->places[n][i] * ROW_WIDTH + (size_t)i * LANG_HIDDEN, slope);
        }
    }
    multiply_weights(batch->rows_out, LANG_WIDTH, batch->rows, placed, LANG_WIDTH, ROW_WIDTH, net_slope(net, NET_PLACES));
    multiply_back(placed, batch->rows, net_value(net, NET_PLACES), LANG_WIDTH, ROW_WIDTH, batch->slopes, LANG_WIDTH);
}

static const float *place_rows(struct net *net, const struct batch *batch)
{
    float *placed = base_arena_take(batch->arena, (size_t)batch->rows * ROW_WIDTH * sizeof *placed);
    multiply_forward(batch->rows_out, LANG_WIDTH, batch->rows, net_value(net, NET_PLACES), LANG_WIDTH, ROW_WIDTH, placed);
    return placed;
}

static void open_course(struct course *course)
{
    struct batch *batch = course->batch;
    const size_t limit = batch->learning ? (size_t)batch->rows * 4 : 1;
    course->width = lang_class_width(course->net->action_count);
    course->places = base_arena_take(batch->arena, limit * sizeof *course->places);
    course->traits = base_arena_take(batch->arena, limit * sizeof *course->traits);
    course->hidden = base_arena_take(batch->arena, limit * LANG_HIDDEN * sizeof(float));
    course->scores = base_arena_take(batch->arena, limit * course->width * sizeof(float));
    course->placed = place_rows(course->net, batch);
    for (uint32_t t = 0; t < batch->teacher_count; t++) {
        course->taught_places[t] = place_rows(&batch->teachers[t], &batch->lessons[t]);
    }
}

double arcs_learn(struct net *net, struct batch *batch, struct lang_node **nodes, const uint8_t *const *upos)
{
    struct course course = {.net = net, .batch = batch};
    open_course(&course);
    for (uint32_t s = 0; s < batch->count; s++) {
        if (batch->samples[s]->has_tree || batch->teacher_count > 0) {
            struct lang_state state;
            lang_state_make(batch->arena, &state, batch->samples[s]->count);
            walk(&course, s, upos != NULL ? upos[s] : batch->samples[s]->upos, &state);
            if (nodes != NULL) {
                nodes[s] = state.nodes;
            }
        }
    }
    if (batch->learning) {
        slopes_back(&course);
    }
    return course.loss;
}
