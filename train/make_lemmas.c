/*
 * Lemma rules from a treebank: for each tag, the commonest change of every ending, from no ending to the
 * whole word; a rule is kept only where it differs from that of the next shorter ending.
 */
#include "make.h"

#include "lang/tag.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ENDING_LIMIT = 6, ADD_LIMIT = 12, WORD_LIMIT = 40, SLOT_COUNT = 1 << 15, WHOLE = ENDING_LIMIT + 1 };

struct change {
    uint8_t cut;
    char add[ADD_LIMIT + 1];
};

/* A word type: lower-case form with its tags and its lemma's change. */
struct entry {
    char form[WORD_LIMIT + 1];
    uint8_t length;
    uint8_t tags[2];
    struct change change;
    uint32_t seen;
};

/* A vote for a change at one ending. */
struct vote {
    uint32_t key;
    uint32_t level;   /* length of the ending; WHOLE for the whole word */
    uint32_t entry;
};

struct maker {
    struct entry *entries;
    uint32_t entry_count;
    struct vote *votes;
    uint32_t vote_count;
    struct lang_lemma_slot *slots;
    char *strings;
    uint32_t string_size;
};

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool make_entry(const struct sample *sample, uint32_t i, struct entry *entry)
{
    const struct base_str form = sample->forms[i];
    const struct base_str lemma = sample->lemmas[i];
    if (form.length > WORD_LIMIT || sample->upos[i + 1] == LANG_PROPN || sample->upos[i + 1] == LANG_X || lemma.length == 0 ||
        (base_str_is(lemma, "_") && !base_str_is(form, "_"))) {
        return false;
    }
    *entry = (struct entry){.length = (uint8_t)form.length, .tags = {sample->upos[i + 1], sample->xpos[i + 1]}, .seen = 1};
    for (uint32_t k = 0; k < form.length; k++) {
        entry->form[k] = lower(form.data[k]);
    }
    uint32_t same = 0;
    while (same < form.length && same < lemma.length && entry->form[same] == lower(lemma.data[same])) {
        same++;
    }
    if (lemma.length - same > ADD_LIMIT) {
        return false;
    }
    entry->change.cut = (uint8_t)(form.length - same);
    for (uint32_t k = same; k < lemma.length; k++) {
        entry->change.add[k - same] = lower(lemma.data[k]);
    }
    return true;
}

static int compare_entries(const void *a, const void *b)
{
    const struct entry *left = a;
    const struct entry *right = b;
    const int forms = strcmp(left->form, right->form);
    const int tags = forms != 0 ? forms : memcmp(left->tags, right->tags, 2);
    return tags != 0 ? tags : memcmp(&left->change, &right->change, sizeof left->change);
}

/* Joins equal entries and keeps, of each form with tags, the commonest change. */
static void join_entries(struct maker *maker)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < maker->entry_count; i++) {
        struct entry *last = kept > 0 ? &maker->entries[kept - 1] : NULL;
        if (last != NULL && compare_entries(last, &maker->entries[i]) == 0) {
            last->seen++;
        } else {
            maker->entries[kept++] = maker->entries[i];
        }
    }
    maker->entry_count = kept;
    kept = 0;
    for (uint32_t i = 0; i < maker->entry_count; i++) {
        struct entry *last = kept > 0 ? &maker->entries[kept - 1] : NULL;
        const struct entry *it = &maker->entries[i];
        if (last != NULL && strcmp(last->form, it->form) == 0 && memcmp(last->tags, it->tags, 2) == 0) {
            *last = it->seen > last->seen ? *it : *last;
        } else {
            maker->entries[kept++] = *it;
        }
    }
    maker->entry_count = kept;
}

static int compare_votes(const void *a, const void *b)
{
    const struct vote *left = a;
    const struct vote *right = b;
    if (left->level != right->level) {
        return left->level < right->level ? -1 : 1;
    }
    if (left->key != right->key) {
        return left->key < right->key ? -1 : 1;
    }
    return left->entry < right->entry ? -1 : left->entry > right->entry;
}

static void cast_votes(struct maker *maker)
{
    for (uint32_t i = 0; i < maker->entry_count; i++) {
        const struct entry *entry = &maker->entries[i];
        for (uint32_t size = 0; size <= ENDING_LIMIT && size <= entry->length; size++) {
            const uint32_t key =
                lang_lemma_key(entry->form + entry->length - size, size, false, entry->tags[0], entry->tags[1]);
            maker->votes[maker->vote_count++] = (struct vote){key, size, i};
        }
        const uint32_t key = lang_lemma_key(entry->form, entry->length, true, entry->tags[0], entry->tags[1]);
        maker->votes[maker->vote_count++] = (struct vote){key, WHOLE, i};
    }
    qsort(maker->votes, maker->vote_count, sizeof *maker->votes, compare_votes);
}

static struct lang_lemma_slot *find_slot(struct lang_lemma_slot *slots, uint32_t key)
{
    for (uint32_t step = 0; step < LANG_VOCABULARY_PROBES; step++) {
        struct lang_lemma_slot *slot = &slots[(key / 2 + step) & (SLOT_COUNT - 1)];
        if (slot->key == key || slot->key == 0) {
            return slot;
        }
    }
    return NULL;
}

/* Where an added string stands, putting it there when it is new. */
static uint16_t string_at(struct maker *maker, const char *add)
{
    const uint32_t length = (uint32_t)strlen(add);
    for (uint32_t at = 0; at < maker->string_size; at += 1 + (unsigned char)maker->strings[at]) {
        if ((unsigned char)maker->strings[at] == length && memcmp(maker->strings + at + 1, add, length) == 0) {
            return (uint16_t)at;
        }
    }
    const uint32_t at = maker->string_size;
    maker->strings[at] = (char)length;
    memcpy(maker->strings + at + 1, add, length);
    maker->string_size += 1 + length;
    return (uint16_t)at;
}

/* The change the rules made so far give an entry, at endings shorter than `level`. */
static bool rule_says(const struct maker *maker, const struct entry *entry, uint32_t level, struct change *change)
{
    for (uint32_t size = level < entry->length + 1u ? level : entry->length + 1u; size-- > 0;) {
        const uint32_t key = lang_lemma_key(entry->form + entry->length - size, size, false, entry->tags[0], entry->tags[1]);
        const struct lang_lemma_slot *slot = find_slot(maker->slots, key);
        if (slot != NULL && slot->key == key) {
            const char *add = maker->strings + slot->add_at;
            memset(change, 0, sizeof *change);
            change->cut = slot->cut;
            memcpy(change->add, add + 1, (unsigned char)add[0]);
            return true;
        }
    }
    return false;
}

/* Entries of a run of votes that want the same change as entry `which`. */
static uint32_t support(const struct maker *maker, const struct vote *votes, uint32_t count, const struct change *change)
{
    uint32_t found = 0;
    for (uint32_t i = 0; i < count; i++) {
        found += memcmp(&maker->entries[votes[i].entry].change, change, sizeof *change) == 0;
    }
    return found;
}

static const struct entry *elect(const struct maker *maker, const struct vote *votes, uint32_t count)
{
    const struct entry *winner = NULL;
    uint32_t most = 0;
    const uint32_t tried = count < 64 ? count : 64;
    for (uint32_t i = 0; i < tried; i++) {
        const struct entry *entry = &maker->entries[votes[(uint64_t)i * count / tried].entry];
        const uint32_t found = support(maker, votes, count, &entry->change);
        if (found > most) {
            most = found;
            winner = entry;
        }
    }
    return winner;
}

static void make_rule(struct maker *maker, const struct vote *votes, uint32_t count)
{
    const struct entry *winner = elect(maker, votes, count);
    const uint32_t level = votes[0].level;
    struct change said;
    const bool known = rule_says(maker, winner, level, &said);
    if (known && memcmp(&said, &winner->change, sizeof said) == 0) {
        return;
    }
    if (!known && winner->change.cut == 0 && winner->change.add[0] == '\0') {
        return;
    }
    struct lang_lemma_slot *slot = find_slot(maker->slots, votes[0].key);
    if (slot != NULL) {
        *slot = (struct lang_lemma_slot){
            .key = votes[0].key, .cut = winner->change.cut, .add_at = string_at(maker, winner->change.add)};
    }
}

static void collect(struct maker *maker, const struct corpus *corpus)
{
    for (uint32_t s = 0; s < corpus->samples.count; s++) {
        const struct sample *sample = &corpus->samples.items[s];
        for (uint32_t i = 0; i < sample->count && sample->has_tree && !sample->is_synthetic; i++) {
            maker->entry_count += make_entry(sample, i, &maker->entries[maker->entry_count]);
        }
    }
    qsort(maker->entries, maker->entry_count, sizeof *maker->entries, compare_entries);
    join_entries(maker);
}

void make_lemmas(struct base_arena *arena, const struct corpus *corpus, struct make_bytes *slots, struct make_bytes *strings)
{
    struct maker maker = {.entries = calloc(corpus->token_count + 1, sizeof *maker.entries),
                          .slots = BASE_NEW_ARRAY(arena, struct lang_lemma_slot, SLOT_COUNT),
                          .strings = BASE_NEW_ARRAY(arena, char, UINT16_MAX)};
    if (maker.entries != NULL) {
        collect(&maker, corpus);
        maker.votes = calloc((size_t)maker.entry_count * (ENDING_LIMIT + 2) + 1, sizeof *maker.votes);
    }
    if (maker.votes != NULL) {
        cast_votes(&maker);
    }
    for (uint32_t start = 0; start < maker.vote_count;) {
        uint32_t end = start;
        while (end < maker.vote_count && maker.votes[end].key == maker.votes[start].key &&
               maker.votes[end].level == maker.votes[start].level) {
            end++;
        }
        make_rule(&maker, maker.votes + start, end - start);
        start = end;
    }
    free(maker.entries);
    free(maker.votes);
    *slots = (struct make_bytes){maker.slots, SLOT_COUNT * sizeof *maker.slots};
    *strings = (struct make_bytes){maker.strings, maker.string_size};
}
