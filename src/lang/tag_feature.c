/* The templates of the tagger and the name finder. */
#include "lang/feature.h"
#include "lang/tag.h"

uint32_t lang_view_manner(const struct lang_word *words, uint32_t count)
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
        lower_long += (bits & LANG_SHAPE_UPPER_FIRST) == 0 && (words[i].shape & 3) == 3 &&
                      words[i].suffix[3] != words[i].suffix[2];
    }
    if (letters < 4) {
        return 0;
    }
    return lower == 0 ? 2 : lower_long * 6 <= letters ? 1 : 0;
}

#define ROW(a, b, c) rows[count] = lang_feature_row(span, count, (a), (b), (c)), count++

uint32_t lang_tag_rows(const struct lang_view *view, uint32_t i, uint32_t before, uint32_t before2, uint32_t span,
                       uint32_t *rows)
{
    const struct lang_word *w = &view->words[i];
    const uint32_t shape = w->shape * 4 + view->manner;
    const uint32_t seen = w->ambiguity;
    uint32_t count = 0;
    ROW(1, view->manner, i == 0);
    ROW(w->form, 0, 0);
    ROW(w->form, before, 0);
    ROW(w->form, w[-1].form, 0);
    ROW(w->form, w[1].form, 0);
    ROW(w[-1].form, 0, 0);
    ROW(w[1].form, 0, 0);
    ROW(w[-2].form, w[-1].form, 0);
    ROW(w[1].form, w[2].form, 0);
    ROW(w[-2].form, 0, 0);
    ROW(w[2].form, 0, 0);
    ROW(w[-1].form, w[1].form, 0);
    ROW(w->suffix[0], shape, 0);
    ROW(w->suffix[1], shape, 0);
    ROW(w->suffix[2], shape, 0);
    ROW(w->suffix[3], shape, 0);
    ROW(w->suffix[2], before, 0);
    ROW(w->suffix[1], w[1].ambiguity, before);
    ROW(w->prefix[0], shape, 0);
    ROW(w->prefix[1], 0, 0);
    ROW(w->prefix[2], 0, 0);
    ROW(shape, i == 0, 0);
    ROW(shape, w[-1].shape, w[1].shape);
    ROW(shape, before, 0);
    ROW(shape, seen, 0);
    ROW(w->cluster, 0, 0);
    ROW(w->cluster, before, 0);
    ROW(w->cluster, w->suffix[1], 0);
    ROW(w->cluster, w[1].cluster, 0);
    ROW(w[-1].cluster, w->cluster, 0);
    ROW(w->coarse, w[-1].coarse, w[1].coarse);
    ROW(w->coarse, w[1].coarse, w[2].coarse);
    ROW(w[1].cluster, before, 0);
    ROW(w[2].coarse, w[1].coarse, before);
    ROW(before, 0, 0);
    ROW(before, before2, 0);
    ROW(before, before2, w->form);
    ROW(before, w[1].form, 0);
    ROW(before, seen, w[1].ambiguity);
    ROW(seen, 0, 0);
    ROW(seen, w[1].ambiguity, w[2].ambiguity);
    ROW(seen, w[-1].ambiguity, w[1].ambiguity);
    ROW(seen, before, before2);
    ROW(w[-1].suffix[2], before, 0);
    ROW(w[1].suffix[2], seen, 0);
    ROW(w[1].suffix[1], w[2].suffix[1], seen);
    ROW(w[3].cluster, seen, before);
    return count;
}

uint32_t lang_name_rows(const struct lang_view *view, const uint16_t *tags, uint32_t i, uint32_t before, uint32_t before2,
                        uint32_t span, uint32_t *rows)
{
    const struct lang_word *w = &view->words[i];
    const uint16_t *t = &tags[i];
    const uint32_t shape = w->shape * 4 + view->manner;
    uint32_t count = 0;
    ROW(1, before, 0);
    ROW(before, before2, t[0]);
    ROW(w->form, 0, 0);
    ROW(w->form, before, 0);
    ROW(w->form, w[1].form, 0);
    ROW(w->form, w[-1].form, 0);
    ROW(w[-1].form, before, 0);
    ROW(w[1].form, before, 0);
    ROW(w[-2].form, w[-1].form, before);
    ROW(w[1].form, w[2].form, before);
    ROW(w[-2].form, before, 0);
    ROW(w[2].form, before, 0);
    ROW(w->suffix[2], shape, 0);
    ROW(w->suffix[3], before, 0);
    ROW(w->suffix[1], w[1].shape, before);
    ROW(w->prefix[2], before, 0);
    ROW(w->prefix[1], w->suffix[1], 0);
    ROW(shape, before, t[0]);
    ROW(shape, w[1].shape, before);
    ROW(shape, w[-1].shape, w[1].shape);
    ROW(w->cluster, 0, 0);
    ROW(w->cluster, before, 0);
    ROW(w->cluster, shape, 0);
    ROW(w->coarse, shape, before);
    ROW(w->cluster, w[1].cluster, before);
    ROW(w[-1].cluster, w->cluster, before);
    ROW(w[1].cluster, before, t[0]);
    ROW(w[-1].cluster, before, t[0]);
    ROW(w[2].cluster, w[1].coarse, before);
    ROW(w[-2].cluster, w[-1].coarse, before);
    ROW(w->coarse, w[1].coarse, w[2].coarse);
    ROW(w[-1].coarse, w->coarse, w[1].coarse);
    ROW(w[-2].coarse, w[-1].coarse, w->coarse);
    ROW(t[0], t[1], before);
    ROW(t[-1], t[0], t[1]);
    ROW(t[0], t[1], t[2]);
    ROW(t[-2], t[-1], t[0]);
    ROW(w->ambiguity, before, shape);
    ROW(w->form, t[1], w[1].coarse);
    ROW(w[3].coarse, w[2].coarse, before);
    ROW(w[1].suffix[2], shape, before);
    return count;
}
