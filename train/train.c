/*
 * pacta-train: treebanks in, model file out.
 *
 *     pacta-train --data DIR --vectors FILE --out FILE [--measure] [settings, see train/settings.c]
 *
 * DIR holds parse/ and ner/ as data/model/card.md lists them. The same data give the same bytes. With --measure
 * scores are printed as the training goes on, and the names of EWT dev are held out for it.
 */
#include "make_net.h"
#include "settings.h"
#include "synthetic.h"
#include "teach.h"
#include "vocabulary.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct trainer {
    struct settings settings;
    struct base_arena arena;
    struct corpus corpus;
    struct trials trials;
    struct vectors vectors;
    struct vocabulary vocabulary;
    struct lang_tag_class tag_classes[LANG_CLASS_LIMIT];
    struct lang_action actions[LANG_CLASS_LIMIT];
    struct net teachers[NET_TEACHER_LIMIT];
    struct net net;
    struct make_bytes sections[LANG_SECTION_COUNT];
};

static void say(const char *what)
{
    fprintf(stderr, "pacta-train: %4ld s CPU, %s\n", (long)(clock() / CLOCKS_PER_SEC), what);
}

/* Our own sentences in news manner. */
static void add_synthetic(struct trainer *trainer)
{
    struct base_buffer buffer;
    base_buffer_init(&buffer);
    synthetic_write(trainer->settings.synthetic, 7, &buffer);
    const struct base_str bytes = {buffer.data, (uint32_t)buffer.length};
    corpus_add(&trainer->arena, &trainer->corpus, base_str_copy(&trainer->arena, bytes), "synthetic sentences",
               CORPUS_TREES | CORPUS_NAMES | CORPUS_SYNTHETIC);
    base_buffer_release(&buffer);
}

static void read_data(struct trainer *trainer)
{
    const char *data = trainer->settings.data;
    const bool measure = trainer->settings.measure;
    struct base_arena *arena = &trainer->arena;
    struct corpus *corpus = &trainer->corpus;
    struct corpus gum_names = {0};
    corpus_read(arena, corpus, data, "parse/ewt-train.conllu", CORPUS_TREES);
    const uint32_t gum = corpus->samples.count;
    corpus_read(arena, corpus, data, "parse/gumopen-train.conllu", CORPUS_TREES);
    corpus_read(arena, &gum_names, data, "ner/gumopen.conllu", CORPUS_NAMES);
    corpus_name(corpus, gum, &gum_names);
    add_synthetic(trainer);
    corpus_read(arena, corpus, data, "ner/wikigold.conllu", CORPUS_NAMES);
    corpus_read(arena, corpus, data, "ner/crossner-politics.conllu", CORPUS_NAMES);
    corpus_read(arena, corpus, data, "ner/wnut17.conllu", CORPUS_NAMES);
    corpus_read(arena, measure ? &trainer->trials.names : corpus, data, "ner/uner-ewt-dev.conllu", CORPUS_NAMES);
    if (measure) {
        corpus_read(arena, &trainer->trials.dev, data, "parse/ewt-dev.conllu", CORPUS_TREES);
        corpus_read(arena, &trainer->trials.news, data, "parse/gumopen-train.conllu", CORPUS_TREES | CORPUS_HELD_OUT);
    }
}

static void say_size(const struct corpus *corpus)
{
    uint32_t trees = 0;
    uint32_t names = 0;
    for (uint32_t i = 0; i < corpus->samples.count; i++) {
        trees += corpus->samples.items[i].has_tree;
        names += corpus->samples.items[i].has_names;
    }
    fprintf(stderr, "pacta-train: %u sentences, %u words, %u with trees, %u with names\n", corpus->samples.count,
            corpus->token_count, trees, names);
}

static void count_words(struct trainer *trainer)
{
    vectors_read(&trainer->arena, trainer->settings.vectors, trainer->settings.vector_count, &trainer->vectors);
    trainer->net.tag_count = make_tag_classes(&trainer->corpus, trainer->tag_classes);
    trainer->net.action_count = make_actions(&trainer->corpus, trainer->actions);
    trainer->net.actions = trainer->actions;
    trainer->net.drops = trainer->settings.drops;
    vocabulary_make(&trainer->arena, &trainer->corpus, &trainer->vectors, &trainer->vocabulary);
    vocabulary_read(&trainer->vocabulary, &trainer->corpus);
    vocabulary_read(&trainer->vocabulary, &trainer->trials.dev);
    vocabulary_read(&trainer->vocabulary, &trainer->trials.news);
    vocabulary_read(&trainer->vocabulary, &trainer->trials.names);
    say_size(&trainer->corpus);
    fprintf(stderr, "pacta-train: %u tags, %u actions, vocabulary %u of which learnt %u\n", trainer->net.tag_count,
            trainer->net.action_count, trainer->vocabulary.entries.count, trainer->vocabulary.word_count);
    say("words counted");
}

static struct teach_plan make_plan(const struct trainer *trainer, const char *name)
{
    const struct settings *settings = &trainer->settings;
    return (struct teach_plan){.corpus = &trainer->corpus,
                               .tag_classes = trainer->tag_classes,
                               .trials = settings->measure ? &trainer->trials : NULL,
                               .word_count = trainer->vocabulary.word_count,
                               .epochs = settings->epochs,
                               .seed = settings->seed,
                               .rate = settings->rate,
                               .decay = settings->decay,
                               .trust = settings->trust,
                               .name = name};
}

/* A net on its way, in a thread of its own. */
struct errand {
    struct trainer *trainer;
    struct teach_plan plan;
    struct net *net;
};

static void *run_errand(void *argument)
{
    const struct errand *errand = argument;
    teach(&errand->plan, &errand->trainer->vectors, errand->net);
    return NULL;
}

/* Teachers differ in nothing but their seeds; two at a time, each the same whatever the other does. */
static void teach_teachers(struct trainer *trainer)
{
    static const char *const names[NET_TEACHER_LIMIT] = {"teacher 1", "teacher 2", "teacher 3", "teacher 4"};
    struct errand errands[NET_TEACHER_LIMIT];
    pthread_t threads[NET_TEACHER_LIMIT];
    for (uint32_t i = 0; i < trainer->settings.teachers; i++) {
        errands[i] = (struct errand){trainer, make_plan(trainer, names[i]), &trainer->teachers[i]};
        errands[i].plan.epochs = trainer->settings.teacher_epochs;
        errands[i].plan.seed += 1000 * (i + 1);
        trainer->teachers[i] = trainer->net;
        if (pthread_create(&threads[i], NULL, run_errand, &errands[i]) != 0) {
            fputs("pacta-train: no thread to be had\n", stderr);
            exit(3);
        }
        if (i % 2 == 1) {
            pthread_join(threads[i - 1], NULL);
            pthread_join(threads[i], NULL);
        }
    }
    if (trainer->settings.teachers % 2 == 1) {
        pthread_join(threads[trainer->settings.teachers - 1], NULL);
    }
}

static void learn(struct trainer *trainer)
{
    struct teach_plan plan = make_plan(trainer, "net");
    teach_teachers(trainer);
    plan.teachers = trainer->teachers;
    plan.teacher_count = trainer->settings.teachers;
    teach(&plan, &trainer->vectors, &trainer->net);
    for (uint32_t i = 0; i < trainer->settings.teachers; i++) {
        net_close(&trainer->teachers[i]);
    }
}

static void make_model(struct trainer *trainer)
{
    struct make_bytes *sections = trainer->sections;
    sections[LANG_SECTION_TAG_CLASSES] =
        (struct make_bytes){trainer->tag_classes, trainer->net.tag_count * sizeof trainer->tag_classes[0]};
    sections[LANG_SECTION_ACTIONS] =
        (struct make_bytes){trainer->actions, trainer->net.action_count * sizeof trainer->actions[0]};
    make_net(&trainer->arena, &trainer->net, &trainer->vocabulary, sections);
    make_lemmas(&trainer->arena, &trainer->corpus, &sections[LANG_SECTION_LEMMA_SLOTS], &sections[LANG_SECTION_LEMMA_STRINGS]);
    make_file(trainer->settings.out, sections);
    say("model written");
}

int main(int argument_count, char **arguments)
{
    static struct trainer trainer;
    if (!settings_read(argument_count, arguments, &trainer.settings)) {
        fputs("usage: pacta-train --data DIR --vectors FILE --out FILE [--measure] [--epochs N] ...\n", stderr);
        return 2;
    }
    base_arena_init(&trainer.arena, 0);
    read_data(&trainer);
    count_words(&trainer);
    learn(&trainer);
    make_model(&trainer);
    net_close(&trainer.net);
    base_arena_release(&trainer.arena);
    return 0;
}
