/* The record of an event; one act told twice is one record with two places of evidence. */
#include "read/event.h"

#include "lexicon/table.h"
#include "read/actor_entity.h"
#include "read/phrase.h"

#include <stdlib.h>

void read_event_numbers(struct read_view *view, struct read_record *record)
{
    const struct lexicon_table *modes = lexicon_table_named("plover_modes");
    struct base_str plover = read_text(record, READ_F_PLOVER), mode = read_text(record, READ_F_MODE);
    for (uint32_t row = modes == NULL ? LEXICON_NONE : lexicon_find(modes, plover); row != LEXICON_NONE; row = lexicon_next(modes, row)) {
        if (base_str_equal(lexicon_cell(modes, row, lexicon_column(modes, "mode")), mode)) {
            read_set_number(view->arena, record, READ_F_QUAD, strtod(lexicon_cell(modes, row, lexicon_column(modes, "quad")).data, NULL));
            read_set_number(view->arena, record, READ_F_SCORE, strtod(lexicon_cell(modes, row, lexicon_column(modes, "score")).data, NULL));
        }
    }
    struct base_str goldstein = read_word(view->senses, "cameo", read_text(record, READ_F_CAMEO), "goldstein");
    if (goldstein.length > 0) {
        read_set_number(view->arena, record, READ_F_GOLDSTEIN, strtod(goldstein.data, NULL));
    }
}

/* The short name under which records count a bloc or body among their parties. */
static struct base_str bloc_of(const struct read_view *view, struct base_str code)
{
    for (uint32_t i = 0; i < view->know->entities.count; i++) {
        const struct know_entity *entity = &view->know->entities.items[i];
        struct read_codes codes = {0};
        if (entity->kind == KNOW_BLOC && entity->code.length > 0) {
            read_entity_code(view, i, (struct base_str){0}, &codes);
        }
        if (codes.count > 0 && base_str_equal(codes.items[0], code)) {
            return entity->code;
        }
    }
    return (struct base_str){0};
}

static void add_codes(struct read_view *view, struct read_record *record, enum read_field field, const struct read_codes *codes)
{
    for (uint32_t i = 0; i < codes->count; i++) {
        struct base_str code = codes->items[i];
        read_add_text(view->arena, record, field, code);
        struct base_str state = {code.data, code.length < 3 ? code.length : 3};
        if (read_word(view->senses, "states", state, "name").length > 0) {
            read_add_text(view->arena, record, READ_F_PARTIES, state);
        } else {
            read_add_text(view->arena, record, READ_F_PARTIES, bloc_of(view, code));
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

static bool only_places(const struct read_record *record, enum read_field field)
{
    const struct read_value *value = read_get(record, field);
    for (uint32_t i = 0; value != NULL && i < value->as.texts.count; i++) {
        if (value->as.texts.items[i].length != 3) {
            return false;
        }
    }
    return true;
}

/* "shelled a town, killing four": the dead are those of the shelling, so the second clause tells no other attack. */
static bool alike_codes(const struct read_record *record, enum read_field field, const struct read_codes *codes)
{
    bool place = codes->count == 1 && codes->items[0].length == 3;
    return codes->count == 0 || place || only_places(record, field) || same_codes(record, field, codes);
}

/* In one sentence two charges against one side are one ("summoned the envoy and protested"). */
static bool shares_target(const struct read_record *record, const struct read_event *event)
{
    for (uint32_t i = 0; base_str_is(event->plover, "ACCUSE") && i < event->target.count; i++) {
        if (read_has_text(record, READ_F_TARGET_ACTORS, event->target.items[i])) {
            return true;
        }
    }
    return false;
}

/* "The agreement was reached", "this was agreed": what was told before is named, not a second accord. */
static bool is_that_again(const struct read_view *view, const struct read_event *event)
{
    if (!base_str_in(event->plover, "AGREE SUPPORT") || event->act->themes.count != 1) {
        return false;
    }
    uint32_t theme = event->act->themes.items[0];
    bool pronoun = base_str_in(base_str_lower(view->scratch, lang_form(view->text, theme)), "this that it");
    return pronoun || (event->act->passive && read_has_child(view, theme, LANG_ARC_DET, "the this that"));
}

static bool same_type(const struct read_record *record, const struct read_event *event, bool again)
{
    struct base_str plover = read_text(record, READ_F_PLOVER);
    bool accord = again && base_str_in(plover, "AGREE SUPPORT") && base_str_in(event->plover, "AGREE SUPPORT");
    return accord || base_str_equal(plover, event->plover);
}

static bool same_target(const struct read_record *record, const struct read_event *event, bool here, bool again)
{
    if (again || (here && base_str_is(event->plover, "ASSAULT"))) {
        return alike_codes(record, READ_F_TARGET_ACTORS, &event->target);
    }
    return (here && shares_target(record, event)) || same_codes(record, READ_F_TARGET_ACTORS, &event->target);
}

static bool same_mode(const struct read_record *record, const struct read_event *event)
{
    struct base_str mode = read_text(record, READ_F_MODE);
    return mode.length == 0 || event->mode.length == 0 || base_str_equal(mode, event->mode) || base_str_is(event->plover, "ASSAULT");
}

/* The same act told again: in the same sentence, or named once more by a noun ("the attack"). */
static struct read_record *told_before(const struct read_view *view, const struct read_event *event)
{
    struct base_span sentence = text_source_span(view->article, read_sentence_bytes(view, event->act->token));
    bool again = (event->act->nominal && !event->act->light) || is_that_again(view, event);
    for (uint32_t i = view->records->count, end = read_look_back(i); i-- > end;) {
        struct read_record *record = view->records->items[i];
        if (record->type != READ_EVENT || record->article != view->article_number || !same_type(record, event, again)) {
            continue;
        }
        bool here = record->evidence.items[record->evidence.count - 1].source.start == sentence.start;
        if ((here || again) && same_mode(record, event) && same_codes(record, READ_F_SOURCE_ACTORS, &event->source) &&
            same_target(record, event, here, again)) {
            return record;
        }
    }
    return NULL;
}

static void remove_field(struct read_record *record, enum read_field field)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < record->values.count; i++) { /* their order is that of the fields */
        if (record->values.items[i].field != field) {
            record->values.items[kept++] = record->values.items[i];
        }
    }
    record->values.count = kept;
}

/* The second telling may know the means or the victim that the first one left open. */
static void complete(struct read_view *view, struct read_record *record, const struct read_event *event)
{
    read_evidence(view, record, read_sentence_bytes(view, event->act->token));
    if (read_get(record, READ_F_MODE) == NULL && event->mode.length > 0) {
        read_set_text(view->arena, record, READ_F_MODE, event->mode);
        remove_field(record, READ_F_CAMEO);
        read_set_text(view->arena, record, READ_F_CAMEO, event->cameo);
        read_event_numbers(view, record);
    }
    if (only_places(record, READ_F_TARGET_ACTORS) && !event->mutual && event->target.count > 0) {
        remove_field(record, READ_F_TARGET_ACTORS);
        add_codes(view, record, READ_F_TARGET_ACTORS, &event->target);
    }
}

void read_event_write(struct read_view *view, const struct read_event *event)
{
    struct read_record *same = told_before(view, event);
    if (same != NULL) {
        complete(view, same, event);
        return;
    }
    struct read_record *record = read_start(view, READ_EVENT, event->act->token, "event");
    read_set_text(view->arena, record, READ_F_PLOVER, event->plover);
    read_set_text(view->arena, record, READ_F_MODE, event->mode);
    read_set_text(view->arena, record, READ_F_CAMEO, event->cameo);
    read_event_numbers(view, record);
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
    read_event_contexts(view, record, event);
    read_finish(view, record);
}
