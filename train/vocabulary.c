/* Counting words and giving them rows. A word seen once is learnt as one that is not known. */
#include "vocabulary.h"

#include <stdlib.h>

enum { SLOT_COUNT = 1 << 19, SEEN_LEAST = 2 };

/* The entry of a form, made when it is new; by row, so that lookups work while the table grows. */
static struct vocabulary_entry *find_entry(struct base_arena *arena, struct vocabulary *vocabulary, struct base_str word)
{
    struct lang_word read;
    lang_word_read(word, &read);
    uint32_t at = read.form / 2 & vocabulary->mask;
    while (vocabulary->slots[at].form != 0 && vocabulary->slots[at].form != read.form) {
        at = (at + 1) & vocabulary->mask;
    }
    struct lang_vocabulary_slot *slot = &vocabulary->slots[at];
    if (slot->form == 0) {
        struct vocabulary_entry *entry = BASE_PUSH(arena, vocabulary->entries);
        *entry = (struct vocabulary_entry){.form = read.form};
        for (uint32_t i = 0; i < LANG_AFFIX_COUNT; i++) {
            entry->affixes[i] = read.affixes[i];
        }
        *slot = (struct lang_vocabulary_slot){read.form, vocabulary->entries.count};
    }
    return &vocabulary->entries.items[slot->row - 1];
}

static void count_words(struct base_arena *arena, const struct corpus *corpus, struct vocabulary *all)
{
    for (uint32_t s = 0; s < corpus->samples.count; s++) {
        const struct sample *sample = &corpus->samples.items[s];
        for (uint32_t i = 0; i < sample->count; i++) {
            find_entry(arena, all, sample->forms[i])->seen++;
        }
    }
}

static void open_slots(struct base_arena *arena, struct vocabulary *vocabulary, uint32_t count)
{
    vocabulary->slots = BASE_NEW_ARRAY(arena, struct lang_vocabulary_slot, count);
    vocabulary->mask = count - 1;
}

static void add_slot(struct vocabulary *vocabulary, uint32_t form, uint32_t row)
{
    uint32_t at = form / 2 & vocabulary->mask;
    while (vocabulary->slots[at].form != 0) {
        at = (at + 1) & vocabulary->mask;
    }
    vocabulary->slots[at] = (struct lang_vocabulary_slot){form, row};
}

void vocabulary_make(struct base_arena *arena, const struct corpus *corpus, const struct vectors *vectors,
                     struct vocabulary *vocabulary)
{
    struct vocabulary all = {0};
    open_slots(arena, &all, SLOT_COUNT);
    count_words(arena, corpus, &all);
    for (uint32_t i = 0; i < vectors->count; i++) {
        struct vocabulary_entry *entry = find_entry(arena, &all, vectors->words[i]);
        entry->vector = entry->vector == 0 ? i + 1 : entry->vector;
    }
    *vocabulary = (struct vocabulary){.word_count = 1};
    for (uint32_t i = 0; i < all.entries.count; i++) {
        struct vocabulary_entry entry = all.entries.items[i];
        if (entry.seen >= SEEN_LEAST || entry.vector != 0) {
            entry.word = entry.seen >= SEEN_LEAST ? vocabulary->word_count++ : 0;
            *BASE_PUSH(arena, vocabulary->entries) = entry;
        }
    }
    uint32_t size = 1u << 12;
    while (size < vocabulary->entries.count + vocabulary->entries.count / 2) {
        size *= 2;
    }
    open_slots(arena, vocabulary, size);
    for (uint32_t i = 0; i < vocabulary->entries.count; i++) {
        add_slot(vocabulary, vocabulary->entries.items[i].form, i + 1);
    }
}

static void read_sample(const struct vocabulary *vocabulary, struct lang_word *words, struct sample *sample)
{
    const struct lang_vocabulary slots = {vocabulary->slots, vocabulary->mask};
    for (uint32_t i = 0; i < sample->count; i++) {
        lang_word_read(sample->forms[i], &words[i]);
    }
    const uint32_t manner = lang_word_manner(words, sample->count);
    const uint32_t edges = LANG_AFFIX_ROWS + LANG_SHAPE_ROWS + LANG_MANNER_ROWS;
    for (uint32_t i = 0; i < sample->count; i++) {
        struct input *input = &sample->inputs[i + 1];
        const uint32_t row = lang_word_row(&slots, words[i].form);
        if (row != 0) {
            const struct vocabulary_entry *entry = &vocabulary->entries.items[row - 1];
            *input = (struct input){.word = entry->word, .vector = entry->vector, .seen = entry->seen};
        }
        for (uint32_t k = 0; k < LANG_AFFIX_COUNT; k++) {
            input->affixes[k] = words[i].affixes[k];
        }
        input->shape = LANG_AFFIX_ROWS + words[i].shape;
        input->manner = LANG_AFFIX_ROWS + LANG_SHAPE_ROWS + lang_word_manner_row(&words[i], manner, i == 0);
    }
    sample->inputs[0] = (struct input){.shape = edges, .is_edge = true};
    sample->inputs[sample->count + 1] = (struct input){.shape = edges + 1, .is_edge = true};
}

void vocabulary_read(const struct vocabulary *vocabulary, struct corpus *corpus)
{
    for (uint32_t s = 0; s < corpus->samples.count; s++) {
        struct sample *sample = &corpus->samples.items[s];
        struct lang_word *words = malloc((sample->count + 1) * sizeof *words);
        if (words != NULL) {
            read_sample(vocabulary, words, sample);
        }
        free(words);
    }
}
