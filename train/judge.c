/* Counting what is right. */
#include "judge.h"

#include <stdio.h>
#include <string.h>

static bool same_relation(uint8_t a, uint8_t b)
{
    const char *left = lang_relation_name(a);
    const char *right = lang_relation_name(b);
    const size_t length = strcspn(left, ":");
    return length == strcspn(right, ":") && memcmp(left, right, length) == 0;
}

struct tally {
    uint32_t words, tags, heads, arcs;
};

static void judge_tree(struct net *net, struct batch *batch, const struct lang_tag_class *classes, struct tally *tally)
{
    const struct sample *sample = batch->samples[0];
    uint16_t *found = BASE_NEW_ARRAY(batch->arena, uint16_t, batch->rows);
    uint8_t *upos = BASE_NEW_ARRAY(batch->arena, uint8_t, sample->count + 1);
    struct lang_node *nodes = NULL;
    (void)heads_learn_tags(net, batch, found);
    for (uint32_t i = 1; i <= sample->count; i++) {
        upos[i] = classes[found[i]].upos;
    }
    const uint8_t *tags = upos;
    (void)arcs_learn(net, batch, &nodes, &tags);
    for (uint32_t i = 1; i <= sample->count; i++) {
        const bool head = nodes[i].head == sample->heads[i];
        const uint8_t relation = nodes[i].head == 0 ? LANG_ARC_ROOT : nodes[i].label;
        tally->words++;
        tally->tags += upos[i] == sample->upos[i];
        tally->heads += head;
        tally->arcs += head && same_relation(relation, sample->relations[i]);
    }
}

static double percent(uint32_t part, uint32_t whole)
{
    return 100.0 * part / (whole == 0 ? 1 : whole);
}

void judge_trees(struct net *net, const struct corpus *corpus, const struct lang_tag_class *classes, const char *name)
{
    struct base_arena arena;
    struct dice dice = {1};
    struct tally tally = {0};
    base_arena_init(&arena, 0);
    for (uint32_t s = 0; s < corpus->samples.count; s++) {
        const struct sample *sample = &corpus->samples.items[s];
        struct batch batch = {.arena = &arena, .samples = &sample, .count = 1, .dice = &dice};
        encode_forward(net, &batch);
        judge_tree(net, &batch, classes, &tally);
        base_arena_reset(&arena);
    }
    fprintf(stderr, "    %s UPOS %.2f UAS %.2f LAS %.2f\n", name, percent(tally.tags, tally.words),
            percent(tally.heads, tally.words), percent(tally.arcs, tally.words));
    base_arena_release(&arena);
}

/* The end of a name that begins at word i, as a BIO row has it. */
static uint32_t name_end(const uint16_t *names, uint32_t i, uint32_t count)
{
    uint32_t end = i + 1;
    while (end <= count && names[end] == names[i] + 1) {
        end++;
    }
    return end;
}

void judge_names(struct net *net, const struct corpus *corpus, const char *name)
{
    struct base_arena arena;
    struct dice dice = {1};
    uint32_t hits = 0, found_count = 0, gold_count = 0;
    base_arena_init(&arena, 0);
    for (uint32_t s = 0; s < corpus->samples.count; s++) {
        const struct sample *sample = &corpus->samples.items[s];
        struct batch batch = {.arena = &arena, .samples = &sample, .count = 1, .dice = &dice};
        encode_forward(net, &batch);
        uint16_t *found = BASE_NEW_ARRAY(&arena, uint16_t, batch.rows);
        uint16_t *gold = BASE_NEW_ARRAY(&arena, uint16_t, batch.rows);
        (void)heads_learn_names(net, &batch, found);
        for (uint32_t i = 1; i <= sample->count; i++) {
            gold[i] = sample->names[i];
        }
        for (uint32_t i = 1; i <= sample->count; i++) {
            gold_count += gold[i] % 2;
            found_count += found[i] % 2;
            hits += gold[i] % 2 == 1 && found[i] == gold[i] &&
                    name_end(found, i, sample->count) == name_end(gold, i, sample->count);
        }
        base_arena_reset(&arena);
    }
    fprintf(stderr, "    %s F1 %.2f\n", name, 2 * percent(hits, gold_count + found_count));
    base_arena_release(&arena);
}
