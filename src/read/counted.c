/* Numbers and what they count, who says so, and whose country it is when nobody says. */
#include "read/counted.h"

#include "read/phrase.h"

#include <math.h>

enum { SPEAKER_LIMIT = 48, CLAIM_DEPTH = 6, MENTION_LIMIT = 2000 };

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

/* 1.7 million is no 1700000.0000000002. */
static double whole(double value)
{
    double near = round(value);
    return fabs(value - near) < 1e-9 * fabs(value) ? near : value;
}

void read_set_amount(struct read_view *view, struct read_record *record, enum read_field field,
                     const struct know_amount *amount)
{
    read_set_number(view->arena, record, field, whole(amount->value));
    if (isnan(amount->value)) {
        read_set_number(view->arena, record, READ_F_MIN, whole(amount->min));
        read_set_number(view->arena, record, READ_F_MAX, whole(amount->max));
    }
    read_set_text(view->arena, record, READ_F_APPROX, amount->approx);
}

/* ------------------------------------------------------------------ who says so */

/* "The two ministers": a title in the plural that stands for several persons. */
static bool are_several(const struct read_view *view, uint32_t speaker)
{
    uint32_t found[2];
    uint32_t number = speaker == READ_NONE ? KNOW_NONE : know_mention_at(view->know, speaker);
    const struct know_mention *mention = number == KNOW_NONE ? NULL : &view->know->mentions.items[number];
    return mention != NULL && mention->kind == KNOW_ROLE && mention->plural && know_referents(view->know, speaker, found, 2) > 1;
}

/* "Pakistani officials", "police", "the military": the words, when no known name stands there. */
static struct base_str speaker_words(const struct read_view *view, uint32_t speaker)
{
    struct base_str name = are_several(view, speaker) ? (struct base_str){0} : read_speaker_name(view, speaker);
    uint8_t upos = speaker == READ_NONE ? LANG_X : read_token(view, speaker)->upos;
    if (name.length > 0 || (upos != LANG_NOUN && upos != LANG_PROPN)) {
        return name;
    }
    struct base_str words = read_phrase_text(view, speaker);
    return words.length <= SPEAKER_LIMIT ? words : (struct base_str){0};
}

/* "The ministry put the toll at 33", "The military claimed the killing of 33". */
static struct base_str claimant(const struct read_view *view, const struct read_predication *act, uint32_t word)
{
    bool counts =
        lang_lemma_in(view->text, act->verb,
                      "put revise lower raise place estimate claim report announce confirm say record register speak count") &&
        !act->passive && act->verb != word;
    return counts && act->agents.count > 0 ? speaker_words(view, act->agents.items[0]) : (struct base_str){0};
}

struct base_str read_claimant(const struct read_view *view, const struct read_predication *act, uint32_t word)
{
    for (uint32_t steps = 0; act != NULL && steps < CLAIM_DEPTH; steps++) {
        struct base_str words = claimant(view, act, word);
        words = words.length > 0 ? words : speaker_words(view, act->stance.speaker);
        if (words.length > 0) {
            return words;
        }
        act = act->parent == READ_NONE ? NULL : &view->predications.items[act->parent];
    }
    return (struct base_str){0};
}

/* The state that the article names most often. */
struct base_str read_main_state(const struct read_view *view)
{
    struct base_str best = {0};
    uint32_t most = 0, earliest = UINT32_MAX;
    for (uint32_t k = 0; k < view->know->main_parties.count; k++) {
        uint32_t times = 0, first = UINT32_MAX;
        for (uint32_t i = 0; i < view->know->mentions.count && i < MENTION_LIMIT; i++) {
            uint32_t entity = view->know->mentions.items[i].entity;
            if (entity != KNOW_NONE &&
                base_str_equal(view->know->entities.items[entity].code, view->know->main_parties.codes[k])) {
                first = times == 0 ? i : first;
                times++;
            }
        }
        if (times > most || (times == most && first < earliest)) { /* of two named as often, the one named first */
            most = times;
            earliest = first;
            best = view->know->main_parties.codes[k];
        }
    }
    return best;
}
