/*
 * Lemmas: the longest known ending of the form decides how many bytes to cut and what to add. Whole words
 * are endings too, so "went" and "-ies" stand in one table, which training derives from treebanks.
 */
#include "lang/tag.h"

#include <string.h>

enum { ENDING_LIMIT = 6, PROBES = 64, WORD_LIMIT = 64 };

uint32_t lang_lemma_key(const char *ending, uint32_t length, bool whole, uint8_t upos, uint8_t xpos)
{
    uint64_t hash = 0xcbf29ce484222325u ^ ((uint64_t)upos << 8) ^ xpos ^ (whole ? 0x10000u : 0u);
    for (uint32_t i = 0; i < length; i++) {
        hash = (hash ^ (unsigned char)ending[i]) * 0x100000001b3u;
    }
    hash ^= hash >> 31;
    hash *= 0xBF58476D1CE4E5B9u;
    return (uint32_t)(hash >> 32) | 1u;
}

static const struct lang_lemma_slot *find_slot(const struct lang_model *model, uint32_t key)
{
    for (uint32_t step = 0; step < PROBES; step++) {
        const struct lang_lemma_slot *slot = &model->lemma_slots[(key / 2 + step) & model->lemma_mask];
        if (slot->key == key) {
            return slot;
        }
        if (slot->key == 0) {
            return NULL;
        }
    }
    return NULL;
}

/* The rule for a lower-case form: the whole word first, then ever shorter endings. */
static const struct lang_lemma_slot *find_rule(const struct lang_model *model, const char *form, uint32_t length,
                                               const uint8_t tags[2])
{
    const struct lang_lemma_slot *slot = find_slot(model, lang_lemma_key(form, length, true, tags[0], tags[1]));
    for (uint32_t size = length < ENDING_LIMIT ? length : ENDING_LIMIT; slot == NULL; size--) {
        slot = find_slot(model, lang_lemma_key(form + length - size, size, false, tags[0], tags[1]));
        if (size == 0) {
            break;
        }
    }
    return slot;
}

/* What a rule adds; empty when the file points outside its strings. */
static struct base_str added_by(const struct lang_model *model, const struct lang_lemma_slot *slot)
{
    const uint32_t at = slot->add_at;
    if (at >= model->lemma_string_size) {
        return (struct base_str){0};
    }
    const uint32_t length = (unsigned char)model->lemma_strings[at];
    if (length > model->lemma_string_size - at - 1) {
        return (struct base_str){0};
    }
    return (struct base_str){model->lemma_strings + at + 1, length};
}

static struct base_str apply_rule(const struct lang_model *model, struct base_arena *arena, struct base_str lower,
                                  const struct lang_lemma_slot *slot)
{
    const uint32_t kept = slot->cut < lower.length ? lower.length - slot->cut : 0;
    const struct base_str added = added_by(model, slot);
    if (kept + added.length == 0) {
        return lower;
    }
    char *bytes = base_arena_take(arena, (size_t)kept + added.length + 1);
    memcpy(bytes, lower.data, kept);
    if (added.length > 0) {
        memcpy(bytes + kept, added.data, added.length);
    }
    bytes[kept + added.length] = '\0';
    return (struct base_str){bytes, kept + added.length};
}

static bool is_lower(struct base_str form)
{
    for (uint32_t i = 0; i < form.length; i++) {
        if (form.data[i] >= 'A' && form.data[i] <= 'Z') {
            return false;
        }
    }
    return true;
}

/* Curly apostrophes in clitics ("n’t") are read as straight ones. */
static struct base_str straighten(struct base_arena *arena, struct base_str form)
{
    const int64_t at = base_str_find(form, "\xE2\x80\x99", 0);
    if (at < 0) {
        return form;
    }
    const struct base_str head = {form.data, (uint32_t)at};
    const struct base_str tail = {form.data + at + 3, form.length - (uint32_t)at - 3};
    return base_str_join(arena, head, "'", tail);
}

struct base_str lang_lemma_of(const struct lang_model *model, struct base_arena *arena, struct base_str form, uint8_t upos,
                              uint8_t xpos)
{
    if (upos == LANG_PROPN || form.length > WORD_LIMIT) {
        return form;
    }
    struct base_str lower = is_lower(form) ? form : base_str_lower(arena, form);
    if (upos == LANG_AUX || upos == LANG_PART) {
        lower = straighten(arena, lower);
    }
    const struct lang_lemma_slot *slot = find_rule(model, lower.data, lower.length, (const uint8_t[2]){upos, xpos});
    if (slot == NULL || (slot->cut == 0 && added_by(model, slot).length == 0)) {
        return lower;
    }
    return apply_rule(model, arena, lower, slot);
}
