/*
 * pacta-train: treebanks in, model file out.
 *
 *     pacta-train --data DIR --out FILE [--jobs N] [--quick]
 *
 * DIR holds parse/ and ner/ as data/model/card.md lists them. The same data give the same bytes.
 */
#include "jobs.h"
#include "learn.h"
#include "make.h"
#include "teach.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { FOLD_COUNT = 5, RUN_LIMIT = 8 };

struct options {
    const char *data;
    const char *out;
    uint32_t jobs;
    bool quick;
};

struct trainer {
    struct options options;
    struct base_arena arena;
    struct corpus parse;
    struct corpus names;
    struct lang_tag_class tag_classes[LANG_CLASS_LIMIT];
    uint32_t tag_class_count;
    struct lang_action actions[LANG_CLASS_LIMIT];
    uint32_t action_count;
    struct lang_vocabulary vocabulary;
    struct make_bytes sections[LANG_SECTION_COUNT];
};

static void say(const char *what)
{
    fprintf(stderr, "pacta-train: %4ld s CPU, %s\n", (long)(clock() / CLOCKS_PER_SEC), what);
}

typedef void teach_function(const struct teach_plan *plan, int32_t *sums);

/* Several runs in different order, added up and scaled. */
static int8_t *teach(struct trainer *trainer, teach_function *function, struct teach_plan plan, uint32_t runs)
{
    int32_t *sums[RUN_LIMIT];
    struct jobs jobs = {.limit = trainer->options.jobs};
    for (uint32_t i = 0; i < runs; i++) {
        sums[i] = jobs_memory(plan.table_size * sizeof(int32_t));
        plan.seed += 1000;
        if (jobs_begin(&jobs)) {
            function(&plan, sums[i]);
            jobs_end();
        }
    }
    jobs_wait(&jobs);
    for (uint32_t i = 1; i < runs; i++) {
        for (uint32_t k = 0; k < plan.table_size; k++) {
            sums[0][k] += sums[i][k];
        }
        jobs_forget(sums[i], plan.table_size * sizeof(int32_t));
    }
    int8_t *weights = base_arena_take(&trainer->arena, plan.table_size);
    learner_quantise(sums[0], plan.table_size, weights);
    jobs_forget(sums[0], plan.table_size * sizeof(int32_t));
    return weights;
}

static struct lang_table table_of(const int8_t *weights, uint32_t size, uint32_t class_count)
{
    const uint32_t width = lang_class_width(class_count);
    return (struct lang_table){.weights = weights, .span = size - width, .class_count = class_count, .width = width};
}

/* Tags every sentence by a tagger that has not seen it. */
static void guess_tags(struct trainer *trainer, struct teach_plan plan)
{
    const size_t size = trainer->parse.token_count * sizeof(uint16_t);
    uint16_t *guesses = jobs_memory(size);
    struct jobs jobs = {.limit = trainer->options.jobs};
    for (uint32_t fold = 0; fold < FOLD_COUNT; fold++) {
        if (jobs_begin(&jobs)) {
            plan.left_out = fold;
            int32_t *sums = jobs_memory(plan.table_size * sizeof(int32_t));
            int8_t *weights = base_arena_take(&trainer->arena, plan.table_size);
            teach_tags(&plan, sums);
            learner_quantise(sums, plan.table_size, weights);
            const struct lang_table table = table_of(weights, plan.table_size, plan.class_count);
            teach_guess(&trainer->parse, fold, &table, guesses);
            jobs_end();
        }
    }
    jobs_wait(&jobs);
    uint32_t at = 0;
    for (uint32_t s = 0; s < trainer->parse.samples.count; s++) {
        struct sample *sample = &trainer->parse.samples.items[s];
        memcpy(sample->guess, guesses + at, sample->view.count * sizeof *guesses);
        at += sample->view.count;
        corpus_set_parse_words(sample, trainer->tag_classes);
    }
    jobs_forget(guesses, size);
}

static void learn_tags(struct trainer *trainer)
{
    struct teach_plan plan = {.corpus = &trainer->parse,
                              .table_size = 2u << 20,
                              .epochs = trainer->options.quick ? 4 : 8,
                              .seed = 1,
                              .left_out = TEACH_ALL,
                              .class_count = trainer->tag_class_count};
    guess_tags(trainer, plan);
    say("tags guessed");
    trainer->sections[LANG_SECTION_TAG_CLASSES] =
        (struct make_bytes){trainer->tag_classes, trainer->tag_class_count * sizeof trainer->tag_classes[0]};
    trainer->sections[LANG_SECTION_TAG_WEIGHTS] =
        (struct make_bytes){teach(trainer, teach_tags, plan, trainer->options.quick ? 2 : 4), plan.table_size};
    say("tagger learnt");
}

static void learn_parse(struct trainer *trainer)
{
    const struct teach_plan plan = {.corpus = &trainer->parse,
                                    .table_size = 6u << 20,
                                    .epochs = trainer->options.quick ? 4 : 12,
                                    .seed = 2,
                                    .left_out = TEACH_ALL,
                                    .class_count = trainer->action_count,
                                    .actions = trainer->actions};
    trainer->sections[LANG_SECTION_PARSE_CLASSES] =
        (struct make_bytes){trainer->actions, trainer->action_count * sizeof trainer->actions[0]};
    trainer->sections[LANG_SECTION_PARSE_WEIGHTS] =
        (struct make_bytes){teach(trainer, teach_greedy, plan, trainer->options.quick ? 2 : 4), plan.table_size};
    say("parser learnt");
}

static void learn_names(struct trainer *trainer)
{
    const struct make_bytes *tagger = &trainer->sections[LANG_SECTION_TAG_WEIGHTS];
    const struct lang_table table = table_of(tagger->data, (uint32_t)tagger->size, trainer->tag_class_count);
    uint16_t *guesses = BASE_NEW_ARRAY(&trainer->arena, uint16_t, trainer->names.token_count);
    teach_guess(&trainer->names, TEACH_ALL, &table, guesses);
    uint32_t at = 0;
    for (uint32_t s = 0; s < trainer->names.samples.count; s++) {
        struct sample *sample = &trainer->names.samples.items[s];
        memcpy(sample->guess, guesses + at, sample->view.count * sizeof *guesses);
        at += sample->view.count;
        corpus_set_parse_words(sample, trainer->tag_classes);
    }
    const struct teach_plan plan = {.corpus = &trainer->names,
                                    .table_size = 1u << 20,
                                    .epochs = trainer->options.quick ? 5 : 10,
                                    .seed = 3,
                                    .left_out = TEACH_ALL,
                                    .class_count = LANG_NAME_CLASS_COUNT};
    trainer->sections[LANG_SECTION_NAME_WEIGHTS] =
        (struct make_bytes){teach(trainer, teach_names, plan, trainer->options.quick ? 2 : 4), plan.table_size};
    say("names learnt");
}

static void read_data(struct trainer *trainer)
{
    const char *data = trainer->options.data;
    corpus_read(&trainer->arena, &trainer->parse, data, "parse/ewt-train.conllu");
    corpus_read(&trainer->arena, &trainer->parse, data, "parse/gumopen-train.conllu");
    corpus_read(&trainer->arena, &trainer->names, data, "ner/uner-ewt-dev.conllu");
    corpus_read(&trainer->arena, &trainer->names, data, "ner/gumopen.conllu");
    corpus_read(&trainer->arena, &trainer->names, data, "ner/wikigold.conllu");
    corpus_read(&trainer->arena, &trainer->names, data, "ner/crossner-politics.conllu");
    corpus_read(&trainer->arena, &trainer->names, data, "ner/wnut17.conllu");
    for (uint32_t i = 0; i < trainer->parse.samples.count; i++) {
        trainer->parse.samples.items[i].fold = i / 10 % FOLD_COUNT;
    }
}

static void count_words(struct trainer *trainer)
{
    trainer->tag_class_count = make_tag_classes(&trainer->parse, trainer->tag_classes);
    trainer->action_count = make_actions(&trainer->parse, trainer->actions);
    const struct make_clusters clusters = {0};
    const struct make_bytes slots = make_vocabulary(&trainer->arena, &trainer->parse, &clusters);
    trainer->sections[LANG_SECTION_VOCABULARY] = slots;
    trainer->vocabulary = (struct lang_vocabulary){
        .slots = slots.data, .mask = (uint32_t)(slots.size / sizeof(struct lang_vocabulary_slot)) - 1};
    corpus_see(&trainer->parse, &trainer->vocabulary);
    corpus_see(&trainer->names, &trainer->vocabulary);
    make_lemmas(&trainer->arena, &trainer->parse, &trainer->sections[LANG_SECTION_LEMMA_SLOTS],
                &trainer->sections[LANG_SECTION_LEMMA_STRINGS]);
    fprintf(stderr, "pacta-train: %u sentences, %u words, %u tags, %u actions\n", trainer->parse.samples.count,
            trainer->parse.token_count, trainer->tag_class_count, trainer->action_count);
    say("words counted");
}

static bool read_options(int argument_count, char **arguments, struct options *options)
{
    *options = (struct options){.jobs = 2};
    for (int i = 1; i < argument_count; i++) {
        const bool has_value = i + 1 < argument_count;
        if (strcmp(arguments[i], "--data") == 0 && has_value) {
            options->data = arguments[++i];
        } else if (strcmp(arguments[i], "--out") == 0 && has_value) {
            options->out = arguments[++i];
        } else if (strcmp(arguments[i], "--jobs") == 0 && has_value) {
            options->jobs = (uint32_t)strtoul(arguments[++i], NULL, 10);
        } else if (strcmp(arguments[i], "--quick") == 0) {
            options->quick = true;
        } else {
            return false;
        }
    }
    return options->data != NULL && options->out != NULL && options->jobs > 0;
}

int main(int argument_count, char **arguments)
{
    static struct trainer trainer;
    if (!read_options(argument_count, arguments, &trainer.options)) {
        fputs("usage: pacta-train --data DIR --out FILE [--jobs N] [--quick]\n", stderr);
        return 2;
    }
    base_arena_init(&trainer.arena, 0);
    read_data(&trainer);
    count_words(&trainer);
    learn_tags(&trainer);
    learn_names(&trainer);
    learn_parse(&trainer);
    make_file(trainer.options.out, trainer.sections);
    base_arena_release(&trainer.arena);
    return 0;
}
