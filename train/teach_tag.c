/* Learning tags and names: greedy decoding with the learner's own last classes, changed where it errs. */
#include "teach.h"

#include "lang/feature.h"

#include <stdlib.h>

static uint32_t best_of(const int32_t *scores, uint32_t count)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < count; i++) {
        best = scores[i] > scores[best] ? i : best;
    }
    return best;
}

static void learn_tags(struct learner *learner, const struct sample *sample)
{
    uint32_t rows[LANG_ROW_LIMIT];
    int32_t scores[LANG_CLASS_LIMIT];
    uint32_t before[2] = {0, 0};
    for (uint32_t i = 0; i < sample->view.count; i++) {
        const uint32_t row_count = lang_tag_rows(&sample->view, i, before[0], before[1], learner->span, rows);
        learner_score(learner, rows, row_count, scores);
        const uint32_t best = best_of(scores, learner->class_count);
        const uint32_t truth = sample->tag_class[i];
        if (best != truth && truth != UINT16_MAX) {
            learner_update(learner, rows, row_count, truth, 1);
            learner_update(learner, rows, row_count, best, -1);
        }
        learner->step++;
        before[1] = before[0];
        before[0] = best + 1;
    }
}

/* A name whose first word was missed begins with the next one: no other class could be chosen there. */
static uint32_t reachable_name(uint32_t before, uint32_t truth)
{
    return lang_name_may_follow(before, truth) ? truth : truth - 1;
}

static void learn_names(struct learner *learner, const struct sample *sample)
{
    uint32_t rows[LANG_ROW_LIMIT];
    int32_t scores[LANG_CLASS_LIMIT];
    uint32_t before[2] = {0, 0};
    for (uint32_t i = 0; i < sample->view.count; i++) {
        const uint8_t bits = sample->words[i].shape_bits;
        uint32_t best = 0;
        if (before[0] != 0 || (bits & (LANG_SHAPE_UPPER_FIRST | LANG_SHAPE_UPPER_LATER | LANG_SHAPE_DIGIT)) != 0) {
            const uint32_t row_count = lang_name_rows(&sample->view, sample->guess_atoms, i, before[0], before[1], learner->span, rows);
            learner_score(learner, rows, row_count, scores);
            for (uint32_t class = 1; class < learner->class_count; class++) {
                best = lang_name_may_follow(before[0], class) && scores[class] > scores[best] ? class : best;
            }
            const uint32_t truth = reachable_name(before[0], sample->names[i]);
            if (best != truth) {
                learner_update(learner, rows, row_count, truth, 1);
                learner_update(learner, rows, row_count, best, -1);
            }
            learner->step++;
        }
        before[1] = before[0];
        before[0] = best;
    }
}

typedef void learn_function(struct learner *learner, const struct sample *sample);

static void run(const struct teach_plan *plan, learn_function *learn, int32_t *sums)
{
    struct learner learner;
    learner_open(&learner, plan->table_size, plan->class_count);
    const uint32_t count = plan->corpus->samples.count;
    uint32_t *order = malloc(count * sizeof *order);
    struct dice dice = {plan->seed};
    for (uint32_t i = 0; order != NULL && i < count; i++) {
        order[i] = i;
    }
    for (uint32_t epoch = 0; order != NULL && epoch < plan->epochs; epoch++) {
        dice_shuffle(&dice, order, count);
        for (uint32_t i = 0; i < count; i++) {
            const struct sample *sample = &plan->corpus->samples.items[order[i]];
            if (sample->fold != plan->left_out) {
                learn(&learner, sample);
            }
        }
    }
    learner_add_average(&learner, sums);
    free(order);
    learner_close(&learner);
}

void teach_tags(const struct teach_plan *plan, int32_t *sums)
{
    run(plan, learn_tags, sums);
}

void teach_names(const struct teach_plan *plan, int32_t *sums)
{
    run(plan, learn_names, sums);
}

static void guess_sample(const struct sample *sample, const struct lang_table *table, uint16_t *guesses)
{
    uint32_t rows[LANG_ROW_LIMIT];
    int16_t scores[LANG_CLASS_LIMIT];
    uint32_t before[2] = {0, 0};
    for (uint32_t i = 0; i < sample->view.count; i++) {
        const uint32_t row_count = lang_tag_rows(&sample->view, i, before[0], before[1], table->span, rows);
        lang_score_best()(table->weights, rows, row_count, table->width, scores);
        uint32_t best = 0;
        for (uint32_t class = 1; class < table->class_count; class++) {
            best = scores[class] > scores[best] ? class : best;
        }
        guesses[i] = (uint16_t)best;
        before[1] = before[0];
        before[0] = best + 1;
    }
}

void teach_guess(const struct corpus *corpus, uint32_t fold, const struct lang_table *table, uint16_t *guesses)
{
    uint32_t at = 0;
    for (uint32_t s = 0; s < corpus->samples.count; s++) {
        const struct sample *sample = &corpus->samples.items[s];
        if (fold == TEACH_ALL || sample->fold == fold) {
            guess_sample(sample, table, guesses + at);
        }
        at += sample->view.count;
    }
}
