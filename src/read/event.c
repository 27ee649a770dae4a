/*
 * Political events: PLOVER type and mode, CAMEO code, who did it to whom.
 *
 * A view derived for researchers. The sense table says what the plain act is; stance then decides: a friendly plan
 * is AGREE, a promised retreat CONCEDE, what must be done is a REQUEST of the one who says so; what did not happen is
 * nothing; what is told of years ago is historical. What an undertaking is about is no event beside it.
 */
#include "read/actor.h"

#include "lexicon/table.h"
#include "read/phrase.h"

#include <stdlib.h>

enum { YEAR_DAYS = 365 };

struct event {
    const struct read_predication *act;
    struct read_sense sense;
    struct base_str plover, mode, cameo;
    struct read_codes source, target;
    bool mutual, historical;
};

static const struct lang_token *token_at(const struct read_view *view, uint32_t token)
{
    return &view->text->tokens.items[token];
}

/* ------------------------------------------------------------------ who and whom */

static void codes_of(const struct read_view *view, const struct read_tokens *tokens, struct base_str home, struct read_codes *codes)
{
    for (uint32_t i = 0; i < tokens->count; i++) {
        read_actor_codes(view, tokens->items[i], home, codes);
    }
}

static void codes_of_phrase(const struct read_view *view, const struct read_predication *act, const char *prepositions, struct base_str home,
                            struct read_codes *codes)
{
    for (uint32_t i = 0; i < act->obliques.count; i++) {
        if (base_str_in(act->obliques.items[i].preposition, prepositions) && act->obliques.items[i].depth <= 2) {
            struct read_tokens heads = {0};
            read_push_conjuncts(view, &heads, act->obliques.items[i].head);
            codes_of(view, &heads, home, codes);
        }
    }
}

/* The side of a role word: "agent", "theme", "recipient" or a preposition. */
static void codes_of_role(const struct read_view *view, const struct read_predication *act, struct base_str role, struct read_codes *codes)
{
    struct base_str home = read_home(view, act);
    if (base_str_is(role, "agent")) {
        codes_of(view, &act->agents, home, codes);
    } else if (base_str_is(role, "theme")) {
        codes_of(view, &act->themes, home, codes);
        codes_of(view, &act->recipients, home, codes);
    } else {
        codes_of_phrase(view, act, base_str_copy(view->scratch, role).data, home, codes);
        codes_of(view, &act->recipients, home, codes);
    }
}

static void find_sides(const struct read_view *view, struct event *event)
{
    struct base_str roles = event->sense.roles.length > 0 ? event->sense.roles : BASE_STR("agent>theme");
    int64_t arrow = base_str_find(roles, ">", 0);
    event->mutual = base_str_is(roles, "mutual");
    if (event->mutual) {
        struct base_str home = read_home(view, event->act);
        codes_of(view, &event->act->agents, home, &event->source);
        codes_of_phrase(view, event->act, "with between among", home, &event->source);
        if (event->source.count < 2 && base_str_is(event->sense.record, "meeting")) {
            codes_of(view, &event->act->themes, home, &event->source);
        }
    } else if (arrow > 0) {
        codes_of_role(view, event->act, (struct base_str){roles.data, (uint32_t)arrow}, &event->source);
        codes_of_role(view, event->act, base_str_slice(roles, (struct base_span){(uint32_t)arrow + 1, roles.length}), &event->target);
        if (event->target.count == 0) {
            codes_of_phrase(view, event->act, "against with to on at", read_home(view, event->act), &event->target);
        }
    }
}

/* ------------------------------------------------------------------ what stance makes of it */

static bool is_friendly(struct base_str plover)
{
    return base_str_in(plover, "CONSULT SUPPORT COOPERATE AID AGREE CONCEDE RETREAT");
}

/* What somebody else says must be done is that person's request. */
static bool make_request(const struct read_view *view, struct event *event)
{
    const struct read_predication *act = event->act;
    if (act->stance.speaker == READ_NONE) {
        return false;
    }
    struct base_str home = read_home(view, act);
    event->target = (struct read_codes){0};
    codes_of(view, &act->agents, home, &event->target);
    event->source = (struct read_codes){0};
    read_actor_codes(view, act->stance.speaker, home, &event->source);
    event->plover = BASE_STR("REQUEST");
    event->cameo = BASE_STR("020");
    event->mode = (struct base_str){0};
    event->mutual = false;
    return event->target.count > 0;
}

static bool settle_stance(const struct read_view *view, struct event *event)
{
    const struct read_stance *stance = &event->act->stance;
    if (stance->negated || stance->conditional || stance->kind == READ_DENIED) {
        return false;
    }
    if (stance->urged) {
        return make_request(view, event);
    }
    if (stance->kind == READ_FACT || stance->kind == READ_DISPUTED || base_str_is(event->plover, "AGREE")) {
        return true;
    }
    if (is_friendly(event->plover)) {
        event->plover = base_str_is(event->plover, "RETREAT") ? BASE_STR("CONCEDE") : BASE_STR("AGREE");
        event->mode = (struct base_str){0};
        event->cameo = BASE_STR("030");
        return true;
    }
    if (stance->future && stance->speaker != READ_NONE && base_str_in(event->plover, "ASSAULT COERCE SANCTION")) {
        event->plover = BASE_STR("THREATEN");
        event->mode = (struct base_str){0};
        event->cameo = BASE_STR("130");
        return true;
    }
    return false;
}

/* Is a word above already the event ("agreed to boost": agree; "urged X to sign": urge)? */
static bool is_covered(const struct read_view *view, const struct read_predication *act)
{
    uint32_t above = act->control;
    if (above == READ_NONE && act->parent != READ_NONE && !act->light) {
        uint8_t relation = token_at(view, act->verb)->relation;
        const struct read_predication *parent = &view->predications.items[act->parent];
        bool speech = read_word(view->senses, "speech_verbs", parent->lemma, "speech").length > 0;
        bool inside = relation == LANG_ARC_CCOMP || (act->nominal && (relation == LANG_ARC_OBJ || relation == LANG_ARC_OBL || relation == LANG_ARC_NMOD));
        above = inside && !speech ? act->parent : READ_NONE;
    }
    for (uint32_t steps = 0; above != READ_NONE && steps < 4; steps++) {
        const struct read_predication *found = &view->predications.items[above];
        if (read_sense_at(view->senses, found->sense).plover.length > 0) {
            return true;
        }
        above = found->control;
    }
    return false;
}

static bool is_old(const struct read_view *view, const struct read_predication *act)
{
    const struct lang_sentence *sentence = &view->text->sentences.items[token_at(view, act->token)->sentence];
    for (uint32_t token = sentence->first; token < sentence->end; token++) {
        uint32_t at = know_mention_at(view->know, token);
        if (at == KNOW_NONE || view->know->mentions.items[at].kind != KNOW_DATE || read_owner(view, view->know->mentions.items[at].head) == READ_NONE) {
            continue;
        }
        const struct know_date *date = &view->know->dates.items[view->know->mentions.items[at].value];
        bool own = &view->predications.items[read_owner(view, view->know->mentions.items[at].head)] == act;
        if (own && date->to != KNOW_NO_DAY && view->article->published_day != TEXT_NO_DAY && date->to < view->article->published_day - YEAR_DAYS) {
            return true;
        }
    }
    return false;
}

/* ------------------------------------------------------------------ writing */

static void remove_doubles(struct event *event)
{
    for (uint32_t i = 0; i < event->target.count;) {
        bool both = false;
        for (uint32_t k = 0; k < event->source.count; k++) {
            both = both || base_str_equal(event->target.items[i], event->source.items[k]);
        }
        if (both) {
            event->target.items[i] = event->target.items[--event->target.count];
        } else {
            i++;
        }
    }
}

static void add_contexts(struct read_view *view, struct read_record *record)
{
    const struct read_value *found = read_get(record, READ_F_SECTORS);
    const struct read_value sectors = found == NULL ? (struct read_value){0} : *found; /* adding fields moves the list */
    for (uint32_t i = 0; i < sectors.as.texts.count; i++) {
        read_add_text(view->arena, record, READ_F_CONTEXT, read_word(view->senses, "contexts", sectors.as.texts.items[i], "context"));
    }
    struct base_str plover = read_text(record, READ_F_PLOVER);
    if (base_str_in(plover, "CONSULT AGREE SUPPORT") && read_get(record, READ_F_CONTEXT) == NULL) {
        read_add_text(view->arena, record, READ_F_CONTEXT, BASE_STR("diplomatic"));
    }
}

static void add_numbers(struct read_view *view, struct read_record *record, const struct event *event)
{
    const struct lexicon_table *modes = lexicon_table_named("plover_modes");
    for (uint32_t row = modes == NULL ? LEXICON_NONE : lexicon_find(modes, event->plover); row != LEXICON_NONE; row = lexicon_next(modes, row)) {
        if (base_str_equal(lexicon_cell(modes, row, lexicon_column(modes, "mode")), event->mode)) {
            read_set_number(view->arena, record, READ_F_QUAD, strtod(lexicon_cell(modes, row, lexicon_column(modes, "quad")).data, NULL));
            read_set_number(view->arena, record, READ_F_SCORE, strtod(lexicon_cell(modes, row, lexicon_column(modes, "score")).data, NULL));
        }
    }
    struct base_str goldstein = read_word(view->senses, "cameo", event->cameo, "goldstein");
    if (goldstein.length > 0) {
        read_set_number(view->arena, record, READ_F_GOLDSTEIN, strtod(goldstein.data, NULL));
    }
}

static void add_codes(struct read_view *view, struct read_record *record, enum read_field field, const struct read_codes *codes)
{
    for (uint32_t i = 0; i < codes->count; i++) {
        read_add_text(view->arena, record, field, codes->items[i]);
        if (codes->items[i].length >= 3) {
            read_add_text(view->arena, record, READ_F_PARTIES, (struct base_str){codes->items[i].data, 3});
        }
    }
}

static bool same_codes(const struct read_record *record, enum read_field field, const struct read_codes *codes)
{
    const struct read_value *value = read_get(record, field);
    uint32_t count = value == NULL ? 0 : value->as.texts.count;
    for (uint32_t i = 0; i < codes->count; i++) {
        if (!read_has_text(record, field, codes->items[i])) {
            return false;
        }
    }
    return count == codes->count;
}

/* The same act told again: the same sentence, or a gathering told of once more. */
static struct read_record *told_before(const struct read_view *view, const struct event *event)
{
    struct base_span sentence = text_source_span(view->article, read_sentence_bytes(view, event->act->token));
    for (uint32_t i = view->records->count; i-- > 0;) {
        struct read_record *record = view->records->items[i];
        if (record->type != READ_EVENT || record->article != view->article_number || !base_str_equal(read_text(record, READ_F_PLOVER), event->plover)) {
            continue;
        }
        bool here = record->evidence.items[record->evidence.count - 1].source.start == sentence.start;
        bool again = base_str_is(event->plover, "CONSULT") && event->act->nominal && !event->act->light;
        if ((here || again) && same_codes(record, READ_F_SOURCE_ACTORS, &event->source) && same_codes(record, READ_F_TARGET_ACTORS, &event->target)) {
            return record;
        }
    }
    return NULL;
}

static void write_event(struct read_view *view, const struct event *event)
{
    struct read_record *same = told_before(view, event);
    if (same != NULL) {
        read_evidence(view, same, read_sentence_bytes(view, event->act->token));
        return;
    }
    struct read_record *record = read_start(view, READ_EVENT, event->act->token, "event");
    read_set_text(view->arena, record, READ_F_PLOVER, event->plover);
    read_set_text(view->arena, record, READ_F_MODE, event->mode);
    read_set_text(view->arena, record, READ_F_CAMEO, event->cameo);
    add_numbers(view, record, event);
    add_codes(view, record, READ_F_SOURCE_ACTORS, &event->source);
    add_codes(view, record, READ_F_TARGET_ACTORS, &event->target);
    if (event->mutual) {
        read_set_flag(view->arena, record, READ_F_MUTUAL, true);
    }
    if (event->historical) {
        read_set_text(view->arena, record, READ_F_AUXILIARY, BASE_STR("historical"));
    }
    read_fill_date(view, record, event->act);
    read_fill_place(view, record, event->act);
    read_fill_stance(view, record, &event->act->stance);
    read_fill_sectors(view, record, event->act->clause);
    add_contexts(view, record);
    read_finish(view, record);
}

static bool find_event(const struct read_view *view, const struct read_predication *act, struct event *event)
{
    struct read_sense sense = read_sense_at(view->senses, act->sense);
    *event = (struct event){.act = act, .sense = sense, .plover = sense.plover, .mode = sense.mode, .cameo = sense.cameo};
    if (sense.plover.length == 0 || is_covered(view, act) || (act->light && !act->nominal)) {
        return false;
    }
    find_sides(view, event);
    if (!settle_stance(view, event)) {
        return false;
    }
    remove_doubles(event);
    event->historical = is_old(view, act);
    bool enough = event->mutual ? event->source.count >= 2 : event->source.count >= 1 && (event->target.count >= 1 || !act->nominal);
    return enough;
}

void read_events(struct read_view *view)
{
    for (uint32_t i = 0; i < view->predications.count; i++) {
        struct event event;
        const struct read_predication *act = &view->predications.items[i];
        if (!read_in_title(view, act->token) && find_event(view, act, &event)) {
            write_event(view, &event);
        }
    }
}
