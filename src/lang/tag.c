/*
 * Tags and names of a sentence: one greedy pass each, left to right. A word that is written without a
 * capital or digit and follows no name cannot begin one, so the name finder skips it.
 */
#include "lang/tag.h"

#include "lang/feature.h"

/* The best class among those allowed; the first one wins a tie. */
static uint32_t best_class(const int16_t *scores, uint32_t count)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < count; i++) {
        best = scores[i] > scores[best] ? i : best;
    }
    return best;
}

static void tag_words(const struct lang_model *model, const struct lang_view *view, struct lang_token *tokens, uint16_t *atoms)
{
    const struct lang_table *table = &model->tag;
    uint32_t rows[LANG_ROW_LIMIT];
    int16_t scores[LANG_CLASS_LIMIT];
    uint32_t before = 0;
    uint32_t before2 = 0;
    for (uint32_t i = 0; i < view->count; i++) {
        const uint32_t row_count = lang_tag_rows(view, i, before, before2, table->span, rows);
        model->score(table->weights, rows, row_count, table->width, scores);
        const uint32_t best = best_class(scores, table->class_count);
        tokens[i].upos = model->tag_classes[best].upos;
        tokens[i].xpos = model->tag_classes[best].xpos;
        atoms[i] = lang_tag_atom(tokens[i].upos, tokens[i].xpos);
        before2 = before;
        before = best + 1;
    }
}

static bool may_be_named(const struct lang_word *word)
{
    return (word->shape_bits & (LANG_SHAPE_UPPER_FIRST | LANG_SHAPE_UPPER_LATER | LANG_SHAPE_DIGIT)) != 0;
}

static uint32_t name_class(const struct lang_model *model, const struct lang_view *view, const uint16_t *atoms, uint32_t i,
                           const uint32_t before[2])
{
    uint32_t rows[LANG_ROW_LIMIT];
    int16_t scores[LANG_CLASS_LIMIT];
    const struct lang_table *table = &model->name;
    const uint32_t row_count = lang_name_rows(view, atoms, i, before[0], before[1], table->span, rows);
    model->score(table->weights, rows, row_count, table->width, scores);
    uint32_t best = 0;
    for (uint32_t class = 1; class < table->class_count; class++) {
        if (lang_name_may_follow(before[0], class) && scores[class] > scores[best]) {
            best = class;
        }
    }
    return best;
}

static void name_words(const struct lang_model *model, const struct lang_view *view, const uint16_t *atoms,
                       struct lang_token *tokens)
{
    uint32_t before[2] = {0, 0};
    for (uint32_t i = 0; i < view->count; i++) {
        uint32_t class = 0;
        if (before[0] != 0 || may_be_named(&view->words[i])) {
            class = name_class(model, view, atoms, i, before);
        }
        tokens[i].name = (uint8_t)((class + 1) / 2);
        tokens[i].name_begins = class % 2 == 1;
        before[1] = before[0];
        before[0] = class;
    }
}

void lang_tag(const struct lang_model *model, struct base_arena *arena, struct base_arena *scratch, struct lang_text *text,
              uint32_t sentence)
{
    const struct lang_sentence range = text->sentences.items[sentence];
    const uint32_t count = range.end - range.first;
    struct lang_token *tokens = text->tokens.items + range.first;
    const struct base_mark mark = base_arena_mark(scratch);
    struct lang_word *words = lang_word_row(scratch, count);
    uint16_t *atoms = BASE_NEW_ARRAY(scratch, uint16_t, count + 2 * LANG_WORD_MARGIN);
    atoms += LANG_WORD_MARGIN;
    for (uint32_t i = 0; i < count; i++) {
        lang_word_read(&model->vocabulary, base_str_slice(text->text, tokens[i].at), &words[i]);
    }
    const struct lang_view view = {.words = words, .count = count, .manner = lang_view_manner(words, count)};
    tag_words(model, &view, tokens, atoms);
    name_words(model, &view, atoms, tokens);
    if (arena != scratch) {
        base_arena_rewind(scratch, mark);
    }
    for (uint32_t i = 0; i < count; i++) {
        tokens[i].lemma = lang_lemma_of(model, arena, base_str_slice(text->text, tokens[i].at), tokens[i].upos, tokens[i].xpos);
    }
}
