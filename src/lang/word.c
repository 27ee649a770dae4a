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

uint32_t lang_word_row(const struct lang_vocabulary *vocabulary, uint32_t form)
{
    for (uint32_t step = 0; step < LANG_VOCABULARY_PROBES; step++) {
        const struct lang_vocabulary_slot *slot = &vocabulary->slots[(form / 2 + step) & vocabulary->mask];
        if (slot->form == form) {
            return slot->row;
        }
        if (slot->form == 0) {
            break;
        }
    }
    return 0;
}

/* The rows of each kind of affix, one kind after the other; LANG_AFFIX_ROWS in all. */
static const struct {
    uint32_t first;
    uint32_t count;
    uint32_t size;
    bool ends;
} AFFIXES[LANG_AFFIX_COUNT] = {
    {0, 256, 1, false},    {256, 2048, 2, false}, {2304, 5120, 3, false},
    {7424, 2048, 2, true}, {9472, 5120, 3, true}, {14592, 7168, 4, true},
};

static void find_affixes(const struct folded *folded, struct lang_word *word)
{
    for (uint32_t i = 0; i < LANG_AFFIX_COUNT; i++) {
        const uint32_t size = AFFIXES[i].size < folded->length ? AFFIXES[i].size : folded->length;
        const unsigned char *bytes = AFFIXES[i].ends ? folded->bytes + folded->length - size : folded->bytes;
        word->affixes[i] = AFFIXES[i].first + hash_bytes(bytes, size, 11 + i) / 2 % AFFIXES[i].count;
    }
}

void lang_word_read(struct base_str text, struct lang_word *word)
{
    struct folded folded;
    fold_word(text, &folded);
    word->form = hash_bytes(folded.bytes, folded.length, 0);
    find_affixes(&folded, word);
    word->shape_bits = (uint8_t)folded.shape_bits;
    word->shape = folded.shape_bits * 4 + (folded.length < 3 ? folded.length : 3);
    word->is_long = folded.length > 3;
}

uint32_t lang_word_manner(const struct lang_word *words, uint32_t count)
{
    uint32_t letters = 0;
    uint32_t lower = 0;
    uint32_t lower_long = 0;
    for (uint32_t i = 0; i < count; i++) {
        const uint8_t bits = words[i].shape_bits;
        if ((bits & (LANG_SHAPE_UPPER_FIRST | LANG_SHAPE_UPPER_LATER | LANG_SHAPE_LOWER)) == 0) {
            continue;
        }
        letters++;
        lower += (bits & LANG_SHAPE_LOWER) != 0;
        lower_long += (bits & LANG_SHAPE_UPPER_FIRST) == 0 && words[i].is_long;
    }
    if (letters < 4) {
        return 0;
    }
    return lower == 0 ? 2 : lower_long * 6 <= letters ? 1 : 0;
}
