/*
 * Batches of sentences in an order that chance decides anew each time round; Adam with a rate that rises for a
 * while and then falls to nothing; a running average of all numbers.
 */
#include "teach.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { BATCH_ROWS = 640, AVERAGE_EVERY = 8, AVERAGE_STEPS = 1000, WARM_STEPS = 500, MEASURE_EVERY = 3, ARENA_MEGABYTES = 512 };

struct progress {
    const struct teach_plan *plan;
    struct net *net;
    struct base_arena arena; /* of one batch */
    uint32_t step;
    uint32_t steps; /* about how many there will be */
    struct dice dice;
    double losses[3];
    uint32_t batches;
};

static float rate_at(const struct progress *progress)
{
    const float warm = (float)progress->step / WARM_STEPS;
    const float left = 1.0f - (float)progress->step / (float)(progress->steps + 1);
    return progress->plan->rate * (warm < 1 ? warm : 1) * (left > 0.01f ? left : 0.01f);
}

/* Early on the average follows faster, so that it forgets the first numbers. */
static void follow(struct progress *progress)
{
    const float share = (float)AVERAGE_EVERY / AVERAGE_STEPS;
    const float early = (float)AVERAGE_EVERY / ((float)progress->step * 0.2f + 1.0f);
    if (progress->step % AVERAGE_EVERY == 0) {
        net_follow(progress->net, early > share ? (early < 1 ? early : 1) : share);
    }
}

/* The same sentences as each teacher sees them. */
static void ask_teachers(struct progress *progress, struct batch *batch)
{
    const struct teach_plan *plan = progress->plan;
    batch->teachers = plan->teachers;
    batch->teacher_count = plan->teacher_count;
    batch->trust = plan->trust;
    batch->lessons = BASE_NEW_ARRAY(batch->arena, struct batch, plan->teacher_count + 1);
    for (uint32_t t = 0; t < plan->teacher_count; t++) {
        batch->lessons[t] =
            (struct batch){.arena = batch->arena, .samples = batch->samples, .count = batch->count, .dice = batch->dice};
        encode_forward(&plan->teachers[t], &batch->lessons[t]);
    }
}

/* Tags to parse by: the true ones, or those found where there is no tree. */
static const uint8_t **choose_tags(const struct progress *progress, struct batch *batch, const uint16_t *found)
{
    const uint8_t **tags = base_arena_take(batch->arena, batch->count * sizeof *tags);
    for (uint32_t s = 0; s < batch->count; s++) {
        const struct sample *sample = batch->samples[s];
        tags[s] = sample->upos;
        if (!sample->has_tree) {
            uint8_t *guessed = BASE_NEW_ARRAY(batch->arena, uint8_t, sample->count + 1);
            for (uint32_t i = 1; i <= sample->count; i++) {
                guessed[i] = progress->plan->tag_classes[found[batch->starts[s] + i]].upos;
            }
            tags[s] = guessed;
        }
    }
    return tags;
}

static void learn_batch(struct progress *progress, const struct sample **samples, uint32_t count)
{
    struct net *net = progress->net;
    struct batch batch = {
        .arena = &progress->arena, .samples = samples, .count = count, .dice = &progress->dice, .learning = true};
    batch.follow = progress->step * 20 < progress->steps ? 0.0f : 0.9f;
    encode_forward(net, &batch);
    ask_teachers(progress, &batch);
    uint16_t *found = BASE_NEW_ARRAY(batch.arena, uint16_t, batch.rows);
    progress->losses[0] += heads_learn_tags(net, &batch, found);
    progress->losses[1] += heads_learn_names(net, &batch, NULL);
    progress->losses[2] += arcs_learn(net, &batch, NULL, choose_tags(progress, &batch, found));
    encode_back(net, &batch);
    progress->step++;
    progress->batches++;
    net_learn(net, progress->step, rate_at(progress), progress->plan->decay);
    follow(progress);
    base_arena_reset(&progress->arena);
}

static void learn_epoch(struct progress *progress, uint32_t *order)
{
    const struct corpus *corpus = progress->plan->corpus;
    const uint32_t count = corpus->samples.count;
    const struct sample **samples = malloc(count * sizeof *samples);
    dice_shuffle(&progress->dice, order, count);
    for (uint32_t i = 0; samples != NULL && i < count;) {
        uint32_t in_batch = 0;
        uint32_t rows = 0;
        while (i < count && rows < BATCH_ROWS) {
            samples[in_batch] = &corpus->samples.items[order[i++]];
            rows += samples[in_batch++]->count + 3;
        }
        learn_batch(progress, samples, in_batch);
    }
    free(samples);
}

static void report(struct progress *progress, uint32_t epoch)
{
    const struct teach_plan *plan = progress->plan;
    fprintf(stderr, "%s epoch %u, %ld s, losses %.3f %.3f %.3f\n", plan->name, epoch + 1, (long)(clock() / CLOCKS_PER_SEC),
            progress->losses[0] / progress->batches, progress->losses[1] / progress->batches,
            progress->losses[2] / progress->batches);
    memset(progress->losses, 0, sizeof progress->losses);
    progress->batches = 0;
    if (plan->trials != NULL && ((epoch + 1) % MEASURE_EVERY == 0 || epoch + 1 == plan->epochs)) {
        net_swap(progress->net);
        judge_trees(progress->net, &plan->trials->dev, plan->tag_classes, "dev");
        judge_trees(progress->net, &plan->trials->news, plan->tag_classes, "news");
        judge_names(progress->net, &plan->trials->names, "names");
        net_swap(progress->net);
    }
}

/* One chunk that holds any batch; its pages stay in use from batch to batch. */
static void open_arena(struct base_arena *arena)
{
    base_arena_init(arena, 0);
    (void)base_arena_take(arena, (size_t)ARENA_MEGABYTES << 20);
    base_arena_reset(arena);
}

void teach(const struct teach_plan *plan, const struct vectors *vectors, struct net *net)
{
    const uint32_t count = plan->corpus->samples.count;
    const uint32_t rows = plan->corpus->token_count + 3 * count;
    struct progress progress = {.plan = plan, .net = net, .dice = {plan->seed + 100}};
    progress.steps = plan->epochs * (rows / (BATCH_ROWS + 10));
    uint32_t *order = calloc(count + 1, sizeof *order);
    open_arena(&progress.arena);
    net_open(net, vectors, plan->word_count, plan->seed);
    for (uint32_t i = 0; order != NULL && i < count; i++) {
        order[i] = i;
    }
    for (uint32_t epoch = 0; order != NULL && epoch < plan->epochs; epoch++) {
        learn_epoch(&progress, order);
        report(&progress, epoch);
    }
    net_swap(net);
    free(order);
    base_arena_release(&progress.arena);
}
