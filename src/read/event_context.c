/*
 * Contexts: what an event is about. Words of its sentence point to one (event_contexts.tsv), its type and mode may
 * point to one by themselves; talks and promises between states with no other context are diplomatic.
 */
#include "read/event.h"

#include "lexicon/table.h"

enum { CONTEXT_LIMIT = 4 };

static void add(struct read_view *view, struct read_record *record, struct base_str context)
{
    const struct read_value *found = read_get(record, READ_F_CONTEXT);
    if (context.length > 0 && (found == NULL || found->as.texts.count < CONTEXT_LIMIT)) {
        read_add_text(view->arena, record, READ_F_CONTEXT, context);
    }
}

static void add_all(struct read_view *view, struct read_record *record, const char *table_name, struct base_str key)
{
    const struct lexicon_table *table = lexicon_table_named(table_name);
    for (uint32_t row = table == NULL ? LEXICON_NONE : lexicon_find(table, key); row != LEXICON_NONE; row = lexicon_next(table, row)) {
        add(view, record, lexicon_cell(table, row, 1));
    }
}

/* One word, and the two words that it begins ("human rights"). */
static void add_cues_at(struct read_view *view, struct read_record *record, uint32_t token, uint32_t end)
{
    const struct lang_token *word = &view->text->tokens.items[token];
    if (word->upos == LANG_PUNCT || word->upos == LANG_DET || word->upos == LANG_ADP || word->upos == LANG_AUX || word->upos == LANG_PRON) {
        return;
    }
    add_all(view, record, "event_contexts", word->lemma);
    if (token + 1 < end) {
        struct base_str next = view->text->tokens.items[token + 1].lemma;
        add_all(view, record, "event_contexts", base_str_join(view->scratch, word->lemma, " ", next));
    }
}

void read_event_contexts(struct read_view *view, struct read_record *record, const struct read_event *event)
{
    const struct lang_sentence *sentence = &view->text->sentences.items[view->text->tokens.items[event->act->token].sentence];
    for (uint32_t token = sentence->first; token < sentence->end; token++) {
        add_cues_at(view, record, token, sentence->end);
    }
    add_all(view, record, "event_context_modes", event->mode);
    if (base_str_in(event->plover, "CONSULT AGREE SUPPORT REJECT") && read_get(record, READ_F_CONTEXT) == NULL) {
        add(view, record, BASE_STR("diplomatic"));
    }
}
