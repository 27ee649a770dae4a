/*
 * A word's row is what the vocabulary says of it, or else its affixes, and how it is written. Then each layer
 * adds what a word's surroundings say. There is an empty row before the first and after the last.
 */
#include "lang/encode.h"

#include <string.h>

enum { ROW_BYTES = LANG_WIDTH * sizeof(int16_t), ROWS_LEAST = 64 };

static int16_t narrowed(int32_t sum)
{
    const int32_t number = (sum + LANG_ROW_UNIT / 2) >> 8;
    return (int16_t)(number > INT16_MAX ? INT16_MAX : number < INT16_MIN ? INT16_MIN : number);
}

static void finish_row(const int32_t *sums, int16_t *row)
{
    for (uint32_t i = 0; i < LANG_WIDTH; i++) {
        row[i] = narrowed(sums[i]);
    }
}

static void sum_word(const struct lang_model *model, const struct lang_word *word, uint32_t manner_row, int16_t *row)
{
    int32_t sums[LANG_WIDTH] = {0};
    const uint32_t known = lang_word_row(&model->vocabulary, word->form);
    model->dense->add_table_row(sums, &model->words[known < model->word_count ? known : 0]);
    if (known == 0) {
        for (uint32_t i = 0; i < LANG_AFFIX_COUNT; i++) {
            model->dense->add_table_row(sums, &model->sides[word->affixes[i]]);
        }
    }
    model->dense->add_table_row(sums, &model->sides[LANG_AFFIX_ROWS + word->shape]);
    model->dense->add_table_row(sums, &model->sides[LANG_AFFIX_ROWS + LANG_SHAPE_ROWS + manner_row]);
    finish_row(sums, row);
}

static void sum_edge(const struct lang_model *model, uint32_t edge, int16_t *row)
{
    int32_t sums[LANG_WIDTH] = {0};
    model->dense->add_table_row(sums, &model->sides[LANG_AFFIX_ROWS + LANG_SHAPE_ROWS + LANG_MANNER_ROWS + edge]);
    finish_row(sums, row);
}

static void sum_inputs(const struct lang_model *model, struct base_arena *scratch, const struct lang_text *text,
                       const struct lang_sentence *range, int16_t *rows)
{
    const uint32_t count = range->end - range->first;
    const struct base_mark mark = base_arena_mark(scratch);
    struct lang_word *words = base_arena_take(scratch, (count + 1) * sizeof *words);
    for (uint32_t i = 0; i < count; i++) {
        lang_word_read(base_str_slice(text->text, text->tokens.items[range->first + i].at), &words[i]);
    }
    const uint32_t manner = lang_word_manner(words, count);
    for (uint32_t i = 0; i < count; i++) {
        sum_word(model, &words[i], lang_word_manner_row(&words[i], manner, i == 0), rows + (i + 1) * (size_t)LANG_WIDTH);
    }
    sum_edge(model, 0, rows);
    sum_edge(model, 1, rows + (count + 1) * (size_t)LANG_WIDTH);
    base_arena_rewind(scratch, mark);
}

static void convolve(const struct lang_model *model, struct base_arena *scratch, uint32_t layer, uint32_t count, int16_t *rows)
{
    const size_t numbers = (size_t)count * LANG_WIDTH;
    int16_t *made = base_arena_take(scratch, numbers * sizeof *made);
    model->dense->positive((struct lang_rows){rows - LANG_WIDTH, LANG_WIDTH, count}, &model->net.layers[layer], made);
    for (size_t i = 0; i < numbers; i++) {
        const int32_t sum = rows[i] + made[i];
        rows[i] = (int16_t)(sum > INT16_MAX ? INT16_MAX : sum);
    }
}

static void sweep(const struct lang_model *model, struct base_arena *scratch, uint32_t layer, uint32_t count, int16_t *rows)
{
    enum { WIDE = 2 * LANG_WIDTH, HALF = LANG_WIDTH / 2 };
    int32_t *said = base_arena_take(scratch, (size_t)count * WIDE * sizeof *said);
    model->dense->sums((struct lang_rows){rows, LANG_WIDTH, count}, &model->net.layers[layer], said);
    float before[HALF] = {0};
    for (size_t i = 0; i < count; i++) {
        model->dense->sweep_half(said + i * WIDE, before, rows + i * LANG_WIDTH);
    }
    memset(before, 0, sizeof before);
    for (size_t i = count; i-- > 0;) {
        model->dense->sweep_half(said + i * WIDE + LANG_WIDTH, before, rows + i * LANG_WIDTH + HALF);
    }
}

/* Room for the rows and the two empty ones, kept in the text from sentence to sentence. */
static int16_t *take_rows(struct base_arena *arena, struct lang_text *text, uint32_t count)
{
    struct lang_encoding *encoding = &text->encoding;
    const size_t wanted = (size_t)(count + 2) * LANG_WIDTH;
    if (encoding->capacity < wanted) {
        const size_t twice = 2 * encoding->capacity;
        const size_t least = (size_t)ROWS_LEAST * LANG_WIDTH;
        encoding->capacity = wanted > twice ? (wanted > least ? wanted : least) : twice;
        encoding->numbers = base_arena_take(arena, encoding->capacity * sizeof *encoding->numbers);
    }
    memset(encoding->numbers, 0, ROW_BYTES);
    memset(encoding->numbers + wanted - LANG_WIDTH, 0, ROW_BYTES);
    return encoding->numbers + LANG_WIDTH;
}

const int16_t *lang_encode(const struct lang_model *model, struct base_arena *arena, struct base_arena *scratch,
                           struct lang_text *text, uint32_t sentence)
{
    const struct lang_sentence range = text->sentences.items[sentence];
    const uint32_t count = range.end - range.first + 2;
    int16_t *rows = take_rows(arena, text, count);
    const struct base_mark mark = base_arena_mark(scratch);
    sum_inputs(model, scratch, text, &range, rows);
    for (uint32_t layer = 0; layer < LANG_LAYER_COUNT; layer++) {
        if (LANG_LAYERS[layer] == 's') {
            sweep(model, scratch, layer, count, rows);
        } else {
            convolve(model, scratch, layer, count, rows);
        }
    }
    if (arena != scratch) {
        base_arena_rewind(scratch, mark);
    }
    text->encoding.kept = sentence + 1;
    return rows;
}
