/*
 * Contexts: what an event is about. Words of its sentence point to one (event_contexts.tsv), its type and mode may
 * point to one by themselves; talks and promises between states with no other context are diplomatic.
 */
#include "read/event.h"

#include "lexicon/table.h"

enum { CONTEXT_LIMIT = 3 };

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

static bool is_content_word(const struct lang_token *word)
{
    return word->upos == LANG_NOUN || word->upos == LANG_PROPN || word->upos == LANG_ADJ || word->upos == LANG_VERB;
}

/* One word, and the two words that it begins ("human rights"). */
static void add_cues_at(struct read_view *view, struct read_record *record, uint32_t token, uint32_t end)
{
    const struct lang_token *word = &view->text->tokens.items[token];
    if (!is_content_word(word)) {
        return;
    }
    add_all(view, record, "event_contexts", word->lemma);
    if (token + 1 < end && is_content_word(word + 1) && word[1].upos != LANG_VERB) {
        add_all(view, record, "event_contexts", base_str_join(view->scratch, word->lemma, " ", word[1].lemma));
    }
}

static void add_cues(struct read_view *view, struct read_record *record, struct base_span tokens)
{
    for (uint32_t token = tokens.start; token < tokens.end; token++) {
        add_cues_at(view, record, token, tokens.end);
    }
}

/* A quarrel that names no subject here is about what the two quarrelled over before. */
static void add_from_before(struct read_view *view, struct read_record *record)
{
    for (uint32_t i = view->records->count, end = read_look_back(i); i-- > end;) {
        const struct read_record *before = view->records->items[i];
        if (before->type != READ_EVENT || before->article != record->article) {
            continue;
        }
        const struct read_value *contexts = read_get(before, READ_F_CONTEXT), *parties = read_get(before, READ_F_PARTIES);
        for (uint32_t k = 0; contexts != NULL && parties != NULL && k < parties->as.texts.count; k++) {
            for (uint32_t c = 0; read_has_text(record, READ_F_PARTIES, parties->as.texts.items[k]) && c < contexts->as.texts.count; c++) {
                add(view, record, contexts->as.texts.items[c]);
            }
        }
        if (read_get(record, READ_F_CONTEXT) != NULL) {
            return;
        }
    }
}

static bool is_attack_by_rebels(const struct read_event *event)
{
    for (uint32_t i = 0; i < event->source.count; i++) {
        if (base_str_is(event->plover, "ASSAULT") && base_str_ends(event->source.items[i], "REB")) {
            return true;
        }
    }
    return false;
}

void read_event_contexts(struct read_view *view, struct read_record *record, const struct read_event *event)
{
    const struct lang_sentence *sentence = &view->text->sentences.items[view->text->tokens.items[event->act->token].sentence];
    add_cues(view, record, event->act->clause);
    if (read_get(record, READ_F_CONTEXT) == NULL) {
        add_cues(view, record, (struct base_span){sentence->first, sentence->end});
    }
    add_all(view, record, "event_context_modes", event->mode);
    if (is_attack_by_rebels(event)) {
        add(view, record, BASE_STR("terrorism"));
    }
    if (read_get(record, READ_F_CONTEXT) == NULL && base_str_in(event->plover, "ACCUSE REJECT THREATEN REQUEST")) {
        add_from_before(view, record);
    }
    if (base_str_in(event->plover, "CONSULT AGREE SUPPORT REJECT") && read_get(record, READ_F_CONTEXT) == NULL) {
        add(view, record, BASE_STR("diplomatic"));
    }
}
