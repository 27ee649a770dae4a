/* Tags, names and lemmas of a sentence, read off the rows that the network made of it. */
#include "lang/tag.h"

#include "lang/encode.h"
#include "lang/repair.h"

/* The best class; the first one wins a tie. */
static uint32_t best_class(const int32_t *scores, uint32_t count)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < count; i++) {
        best = scores[i] > scores[best] ? i : best;
    }
    return best;
}

static void tag_words(const struct lang_model *model, struct base_arena *scratch, struct lang_rows rows,
                      struct lang_token *tokens)
{
    const struct lang_matrix *matrix = &model->net.tags;
    int32_t *scores = base_arena_take(scratch, (size_t)rows.count * matrix->outputs * sizeof *scores);
    model->dense->sums(rows, matrix, scores);
    for (uint32_t i = 0; i < rows.count; i++) {
        const uint32_t best = best_class(scores + (size_t)i * matrix->outputs, model->tag_count);
        tokens[i].upos = model->tag_classes[best].upos;
        tokens[i].xpos = model->tag_classes[best].xpos;
    }
}

static void name_words(const struct lang_model *model, struct base_arena *scratch, struct lang_rows rows,
                       struct lang_token *tokens)
{
    int32_t *scores = base_arena_take(scratch, (size_t)rows.count * LANG_NAME_WIDTH * sizeof *scores);
    uint8_t *classes = base_arena_take(scratch, rows.count + 1);
    model->dense->sums(rows, &model->net.names, scores);
    lang_name_decode(scratch, scores, rows.count, classes);
    for (uint32_t i = 0; i < rows.count; i++) {
        tokens[i].name = (uint8_t)((classes[i] + 1) / 2);
        tokens[i].name_begins = classes[i] % 2 == 1;
    }
}

void lang_tag(const struct lang_model *model, struct base_arena *arena, struct base_arena *scratch, struct lang_text *text,
              uint32_t sentence)
{
    const struct lang_sentence range = text->sentences.items[sentence];
    const uint32_t count = range.end - range.first;
    struct lang_token *tokens = text->tokens.items + range.first;
    const struct base_mark mark = base_arena_mark(scratch);
    const int16_t *encoded = lang_encode(model, arena, scratch, text, sentence);
    const struct lang_rows rows = {encoded + LANG_WIDTH, LANG_WIDTH, count};
    tag_words(model, scratch, rows, tokens);
    name_words(model, scratch, rows, tokens);
    if (arena != scratch) {
        base_arena_rewind(scratch, mark);
    } else {
        text->encoding = (struct lang_encoding){0}; /* the caller may rewind it away */
    }
    lang_repair_tags(text, sentence);
    for (uint32_t i = 0; i < count; i++) {
        tokens[i].lemma = lang_lemma_of(model, arena, base_str_slice(text->text, tokens[i].at), tokens[i].upos, tokens[i].xpos);
    }
}
