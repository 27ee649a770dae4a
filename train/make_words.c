/* The vocabulary: one slot a word, with its cluster and the tags it was seen with. */
#include "make.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Words seen less often say nothing of their tags that the learner should rely on. */
enum { SEEN_LEAST = 4, SECOND_PERCENT = 8 };

struct count {
    uint32_t form;
    uint32_t class;
};

static int compare_counts(const void *a, const void *b)
{
    const struct count *left = a;
    const struct count *right = b;
    if (left->form != right->form) {
        return left->form < right->form ? -1 : 1;
    }
    return left->class < right->class ? -1 : left->class > right->class;
}

static struct lang_vocabulary_slot *find_slot(struct lang_vocabulary_slot *slots, uint32_t mask, uint32_t form)
{
    for (uint32_t step = 0; step < LANG_VOCABULARY_PROBES; step++) {
        struct lang_vocabulary_slot *slot = &slots[(form / 2 + step) & mask];
        if (slot->form == 0 || slot->form == form) {
            slot->form = form;
            return slot;
        }
    }
    return NULL;
}

/* The commonest and the second commonest class of a run of equal forms, as one number. */
static uint16_t ambiguity_of(const struct count *counts, uint32_t count)
{
    uint32_t seen[LANG_CLASS_LIMIT] = {0};
    for (uint32_t i = 0; i < count; i++) {
        seen[counts[i].class]++;
    }
    uint32_t first = 0;
    for (uint32_t i = 1; i < LANG_CLASS_LIMIT; i++) {
        first = seen[i] > seen[first] ? i : first;
    }
    uint32_t second = LANG_CLASS_LIMIT;
    for (uint32_t i = 0; i < LANG_CLASS_LIMIT; i++) {
        if (i != first && seen[i] * 100 >= count * SECOND_PERCENT && (second == LANG_CLASS_LIMIT || seen[i] > seen[second])) {
            second = i;
        }
    }
    return (uint16_t)(1 + first * (LANG_CLASS_LIMIT + 1) + second);
}

static struct count *collect(const struct corpus *corpus, uint32_t *count)
{
    struct count *counts = calloc(corpus->token_count + 1, sizeof *counts);
    *count = 0;
    for (uint32_t s = 0; counts != NULL && s < corpus->samples.count; s++) {
        const struct sample *sample = &corpus->samples.items[s];
        for (uint32_t i = 0; i < sample->view.count; i++) {
            if (sample->tag_class[i] != UINT16_MAX) {
                counts[(*count)++] = (struct count){lang_word_form(sample->forms[i]), sample->tag_class[i]};
            }
        }
    }
    if (counts != NULL) {
        qsort(counts, *count, sizeof *counts, compare_counts);
    }
    return counts;
}

static void add_ambiguities(const struct corpus *corpus, struct lang_vocabulary_slot *slots, uint32_t mask)
{
    uint32_t count = 0;
    struct count *counts = collect(corpus, &count);
    for (uint32_t start = 0; start < count;) {
        uint32_t end = start;
        while (end < count && counts[end].form == counts[start].form) {
            end++;
        }
        if (end - start >= SEEN_LEAST) {
            struct lang_vocabulary_slot *slot = find_slot(slots, mask, counts[start].form);
            if (slot != NULL) {
                slot->ambiguity = ambiguity_of(counts + start, end - start);
            }
        }
        start = end;
    }
    free(counts);
}

struct make_bytes make_vocabulary(struct base_arena *arena, const struct corpus *corpus, const struct make_clusters *clusters)
{
    uint32_t size = 1u << 15;
    while (size < clusters->count + clusters->count / 4) {
        size *= 2;
    }
    struct lang_vocabulary_slot *slots = BASE_NEW_ARRAY(arena, struct lang_vocabulary_slot, size);
    add_ambiguities(corpus, slots, size - 1);
    for (uint32_t i = 0; i < clusters->count; i++) {
        struct lang_vocabulary_slot *slot = find_slot(slots, size - 1, clusters->forms[i]);
        if (slot != NULL && slot->cluster == 0) {
            slot->cluster = clusters->clusters[i];
        }
    }
    return (struct make_bytes){slots, size * sizeof *slots};
}
