/* Words as the models see them. Everything is computed once a token, in one pass over its bytes. */
#include "lang/word.h"

#include <string.h>

enum { WORD_BYTES = 64 };

/* The start of a word, folded. */
struct folded {
    unsigned char bytes[WORD_BYTES];
    uint32_t length;
    uint32_t shape_bits;
};

static uint32_t hash_bytes(const unsigned char *bytes, uint32_t length, uint32_t seed)
{
    uint64_t hash = 0xcbf29ce484222325u ^ seed;
    for (uint32_t i = 0; i < length; i++) {
        hash = (hash ^ bytes[i]) * 0x100000001b3u;
    }
    hash ^= hash >> 29;
    hash *= 0xBF58476D1CE4E5B9u;
    return (uint32_t)(hash >> 32) | 1u; /* never 0: an empty slot and an empty word are 0 */
}

/* The ASCII stand-in of a curly quote or a dash at `at` (three bytes E2 80 xx), or 0. */
static unsigned char plain_punctuation(struct base_str text, uint32_t at)
{
    const unsigned char *bytes = (const unsigned char *)text.data + at;
    if (bytes[0] != 0xE2 || text.length - at < 3 || bytes[1] != 0x80) {
        return 0;
    }
    switch (bytes[2]) {
    case 0x98:
    case 0x99:
        return '\'';
    case 0x9C:
    case 0x9D:
        return '"';
    case 0x90:
    case 0x91:
    case 0x93:
    case 0x94:
        return '-';
    default:
        return 0;
    }
}

static uint32_t bits_of(unsigned char c, uint32_t position)
{
    if (c >= 'a' && c <= 'z') {
        return LANG_SHAPE_LOWER;
    }
    if (c >= 'A' && c <= 'Z') {
        return position == 0 ? LANG_SHAPE_UPPER_FIRST : LANG_SHAPE_UPPER_LATER;
    }
    if (c >= '0' && c <= '9') {
        return LANG_SHAPE_DIGIT;
    }
    if (c >= 0x80) {
        return LANG_SHAPE_LOWER;
    }
    return c == '-' ? LANG_SHAPE_HYPHEN : c == '.' ? LANG_SHAPE_DOT : LANG_SHAPE_OTHER;
}

static unsigned char fold_byte(unsigned char c)
{
    if (c >= 'A' && c <= 'Z') {
        return (unsigned char)(c + 32);
    }
    return c >= '0' && c <= '9' ? '0' : c;
}

static void fold_word(struct base_str text, struct folded *folded)
{
    folded->length = 0;
    folded->shape_bits = 0;
    for (uint32_t i = 0; i < text.length && folded->length < WORD_BYTES; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c == 0xE2) {
            const unsigned char plain = plain_punctuation(text, i);
            if (plain != 0) {
                c = plain;
                i += 2;
            }
        }
        folded->shape_bits |= bits_of(c, folded->length);
        folded->bytes[folded->length++] = fold_byte(c);
    }
}

uint32_t lang_word_form(struct base_str word)
{
    struct folded folded;
    fold_word(word, &folded);
    return hash_bytes(folded.bytes, folded.length, 0);
}

static void look_up(const struct lang_vocabulary *vocabulary, struct lang_word *word)
{
    word->cluster = word->coarse = word->ambiguity = 0;
    if (vocabulary->slots == NULL) {
        return;
    }
    for (uint32_t step = 0; step < LANG_VOCABULARY_PROBES; step++) {
        const struct lang_vocabulary_slot *slot = &vocabulary->slots[(word->form / 2 + step) & vocabulary->mask];
        if (slot->form == 0) {
            return;
        }
        if (slot->form == word->form) {
            word->cluster = slot->cluster;
            word->ambiguity = slot->ambiguity;
            word->coarse = slot->cluster < vocabulary->cluster_count ? vocabulary->coarse[slot->cluster] : 0;
            return;
        }
    }
}

void lang_word_read(const struct lang_vocabulary *vocabulary, struct base_str text, struct lang_word *word)
{
    struct folded folded;
    fold_word(text, &folded);
    const uint32_t length = folded.length;
    word->form = hash_bytes(folded.bytes, length, 0);
    for (uint32_t i = 0; i < 3; i++) {
        const uint32_t size = i + 1 < length ? i + 1 : length;
        word->prefix[i] = hash_bytes(folded.bytes, size, 11);
    }
    for (uint32_t i = 0; i < 4; i++) {
        const uint32_t size = i + 1 < length ? i + 1 : length;
        word->suffix[i] = hash_bytes(folded.bytes + length - size, size, 23);
    }
    word->shape_bits = (uint8_t)folded.shape_bits;
    word->shape = folded.shape_bits * 4 + (length < 3 ? length : 3);
    look_up(vocabulary, word);
}

struct lang_word *lang_word_row(struct base_arena *arena, uint32_t count)
{
    struct lang_word *words = base_arena_zeroed(arena, (size_t)count + 2 * LANG_WORD_MARGIN, sizeof *words);
    return words + LANG_WORD_MARGIN;
}
