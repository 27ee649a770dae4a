/* Numbers and what they count. */
#include "read/counted.h"

#include <math.h>

enum { REACH = 10 };

const struct know_amount *read_amount_at(const struct read_view *view, uint32_t noun, const struct know_mention **mention)
{
    uint32_t first = view->text->sentences.items[view->text->tokens.items[noun].sentence].first;
    for (uint32_t token = noun + 1; token-- > first && noun - token < REACH;) {
        uint32_t at = know_mention_at(view->know, token);
        if (at == KNOW_NONE || view->know->mentions.items[at].kind != KNOW_AMOUNT) {
            continue;
        }
        const struct know_amount *amount = &view->know->amounts.items[view->know->mentions.items[at].value];
        if (amount->kind == KNOW_COUNT && (amount->noun == noun || view->text->tokens.items[token].head == noun || token == noun)) {
            *mention = &view->know->mentions.items[at];
            return amount;
        }
    }
    return NULL;
}

struct base_str read_counted_words(const struct read_view *view, uint32_t noun, const struct know_mention *number)
{
    uint32_t first = number->end <= noun ? number->end : number->first;
    while (first < noun && view->text->tokens.items[first].upos == LANG_NUM) {
        first++;
    }
    if (number->end > noun) { /* the mention covers number and noun: skip the number's own words */
        for (first = number->first; first < noun && view->text->tokens.items[first].upos != LANG_NUM; first++) {
        }
        while (first < noun && view->text->tokens.items[first].upos == LANG_NUM) {
            first++;
        }
    }
    return base_str_slice(view->text->text, lang_bytes(view->text, (struct base_span){first, noun + 1}));
}

void read_set_amount(struct read_view *view, struct read_record *record, enum read_field field, const struct know_amount *amount)
{
    read_set_number(view->arena, record, field, amount->value);
    if (isnan(amount->value)) {
        read_set_number(view->arena, record, READ_F_MIN, amount->min);
        read_set_number(view->arena, record, READ_F_MAX, amount->max);
    }
    read_set_text(view->arena, record, READ_F_APPROX, amount->approx);
}
