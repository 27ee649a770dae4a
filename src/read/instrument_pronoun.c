/*
 * "It was signed on Monday", "neither parliament has ratified it": a deed done to a document that the sentence before named.
 */
#include "read/instrument_deed.h"

#include "read/phrase.h"

/* "It entered into force", "it took effect": what does so is the subject, whatever stands as object. */
static bool is_subject_meant(const struct read_view *view, const struct read_predication *act)
{
    bool takes_effect = !act->passive && act->sense != READ_NONE && base_str_is(read_sense_at(view->senses, act->sense).status, "in force") &&
                        act->themes.count == 1 && base_str_in(read_lemma(view, act->themes.items[0]), "effect force");
    return act->themes.count == 0 || takes_effect;
}

/* The pronoun among what the act is done to, or what enters into force by itself; LANG_NONE. */
static uint32_t pronoun_of(const struct read_view *view, const struct read_predication *act)
{
    const struct read_tokens *told = is_subject_meant(view, act) ? &act->agents : &act->themes;
    uint32_t token = told->count > 0 ? told->items[0] : LANG_NONE;
    bool meant = token != LANG_NONE && base_str_in(base_str_lower(view->scratch, lang_form(view->text, token)), "it they them both these");
    return meant ? token : LANG_NONE;
}

/* The document named last before the pronoun, in its sentence or the one before, as many as the pronoun says. */
static uint32_t document_before(const struct read_view *view, uint32_t pronoun)
{
    bool plural = !lang_is(view->text, pronoun, "it");
    for (uint32_t i = view->documents.count; i-- > 0;) {
        const struct read_document *document = &view->documents.items[i];
        if (document->head < pronoun && document->plural == plural) {
            uint32_t apart = read_token(view, pronoun)->sentence - read_token(view, document->head)->sentence;
            return apart <= 1 ? document->head : LANG_NONE;
        }
    }
    return LANG_NONE;
}

uint32_t read_deed_to_pronoun(const struct read_view *view, const struct read_predication *act, uint32_t *row)
{
    uint32_t pronoun = act->nominal ? LANG_NONE : pronoun_of(view, act);
    uint32_t head = pronoun == LANG_NONE ? LANG_NONE : document_before(view, pronoun);
    if (head == LANG_NONE) {
        return LANG_NONE;
    }
    struct read_predication told = *act;
    struct read_tokens *meant = is_subject_meant(view, act) ? &told.agents : &told.themes;
    *meant = (struct read_tokens){0};
    *BASE_PUSH(view->scratch, *meant) = head;
    *row = read_sense_choose(view, &told);
    told.sense = *row;
    bool instrument = *row != READ_NONE && base_str_is(read_sense_at(view->senses, *row).record, "instrument");
    return instrument && read_is_deed(view, &told) ? head : LANG_NONE;
}
