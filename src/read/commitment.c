/*
 * Commitments: what a party undertakes, urges or discusses, with how firmly.
 *
 * The word that governs gives the strength ("agreed to" S3, "will" S2); the act below it gives action and object. What
 * is only talked about stays with the verb of talking. Joined verbs part into several commitments. An aim with a number
 * is a target, a meeting to come is a meeting, a signature is an instrument: none of these is written here a second time.
 */
#include "read/commitment_find.h"

#include "read/commitment_object.h"
#include "read/common.h"
#include "read/phrase.h"
#include "read/stance.h"

#include <string.h>

static struct base_str status_of(const struct read_view *view, const struct read_undertaking *found)
{
    struct base_str status = read_sense_at(view->senses, found->act->sense).status;
    bool governed = found->governor.token != LANG_NONE;
    if (governed && found->governor.carrier != NULL) {
        struct base_str fate = read_fate_of(view, found->governor.carrier);
        if (fate.length > 0) {
            return fate; /* "the plan to open a line was delayed" */
        }
    }
    if (!governed && (read_is_fate(status) || base_str_is(found->strength, "S7"))) {
        bool again = base_str_is(read_word(view->senses, "strength_words", found->act->lemma, "status"), "under way"); /* "resumed work" */
        return read_is_fate(status) ? status : again || base_str_is(status, "under way") ? BASE_STR("under way") : BASE_STR("delivered");
    }
    const struct read_predication *above = found->act->control == READ_NONE ? NULL : &view->predications.items[found->act->control];
    bool on = found->governor.goes_on || (above != NULL && base_str_in(above->lemma, "continue keep")) || base_str_in(found->act->lemma, "continue keep pursue") || (found->act->stance.progressive && !found->act->stance.future && !base_str_in(found->strength, "S0 S1"));
    return on || base_str_is(status, "under way") ? BASE_STR("under way") : BASE_STR("open");
}

/* "will open its ports if the quarantine ends" */
static bool has_condition(const struct read_view *view, const struct read_predication *act)
{
    for (uint32_t child = read_token(view, act->verb)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        if (read_token(view, child)->relation == LANG_ARC_ADVCL && read_has_child(view, child, LANG_ARC_MARK, "if unless provided")) {
            return true;
        }
    }
    return false;
}

static enum read_stance_kind stance_of(const struct read_view *view, const struct read_undertaking *found)
{
    bool will = base_str_is(found->strength, "S2") && (found->governor.token == LANG_NONE || read_has_will(view, found->doer));
    if (has_condition(view, found->act)) {
        return READ_POSSIBLE;
    }
    if (found->governor.word != NULL && base_str_is(found->governor.word->lemma, "like")) {
        return READ_FACT; /* "would like to" */
    }
    if (base_str_is(found->strength, "S2") && found->act->stance.kind == READ_POSSIBLE) {
        return READ_POSSIBLE; /* "is expected to" */
    }
    const struct read_governor *governor = &found->governor;
    if (governor->word != NULL && governor->word->nominal && governor->carrier != NULL) {
        return governor->carrier->stance.kind; /* "agreed on the need to": the need is there */
    }
    bool adjective = found->governor.token != LANG_NONE && found->governor.word == NULL; /* "is ready to" */
    return will || adjective ? READ_FACT : found->doer->stance.kind;
}

static void set_parties_words(struct read_view *view, struct read_record *record, enum read_field field, const struct know_parties *parties)
{
    struct base_str words = {0};
    for (uint32_t i = 0; i < parties->count; i++) {
        words = i == 0 ? parties->codes[i] : base_str_join(view->arena, words, " ", parties->codes[i]);
    }
    read_set_text(view->arena, record, field, words);
}

static bool is_restated(const struct read_undertaking *found)
{
    const struct read_governor *governor = &found->governor;
    return found->doer->stance.restates || found->act->stance.restates || (governor->word != NULL && governor->word->stance.restates) ||
           (governor->carrier != NULL && governor->carrier->stance.restates);
}

/* When it shall be done: "by 2030", or the day of an act that is still ahead ("will open in May"). */
static const struct know_date *due_date(const struct read_view *view, const struct read_undertaking *found)
{
    const struct know_date *due = read_deadline(view, found->act);
    bool ahead = found->act->stance.kind != READ_FACT && !base_str_in(found->strength, "S0 S7");
    if (due != NULL || !ahead) {
        return due;
    }
    due = read_date_of(view, found->act);
    bool own = found->act == found->doer || due != read_date_of(view, found->doer); /* "agreed on Thursday to open": Thursday is when they agreed */
    bool past = due != NULL && due->from != KNOW_NO_DAY && view->article->published_day != TEXT_NO_DAY && due->to < view->article->published_day;
    return own && !past ? due : NULL;
}

static void fill_people_and_time(struct read_view *view, struct read_record *record, const struct read_undertaking *found)
{
    struct know_parties parties, asked = {0};
    struct read_stance stance = found->doer->stance;
    stance.kind = stance_of(view, found);
    stance.speaker = stance.speaker != READ_NONE ? stance.speaker : found->act->stance.speaker;
    read_asked(view, found, &asked);
    set_parties_words(view, record, READ_F_OF, &asked);
    read_undertaking_parties(view, found, &parties);
    read_set_parties(view, record, &parties);
    const struct know_date *due = due_date(view, found);
    if (due != NULL) {
        read_set_date(view->arena, record, READ_F_DEADLINE, read_date_from(due));
    }
    if (due == NULL || read_date_of(view, found->doer) != due) {
        read_fill_date(view, record, found->doer);
    }
    read_fill_stance(view, record, &stance);
}

static void write_undertaking(struct read_view *view, const struct read_undertaking *found)
{
    struct read_record *record = read_start(view, READ_COMMITMENT, found->act->token, "commitment");
    for (uint32_t i = 0; i < found->by.count; i++) {
        read_add_text(view->arena, record, READ_F_BY, found->by.codes[i]);
    }
    read_set_text(view->arena, record, READ_F_ACTION, found->action);
    read_set_text(view->arena, record, READ_F_OBJECT, found->object);
    read_set_text(view->arena, record, READ_F_STRENGTH, found->strength);
    read_set_text(view->arena, record, READ_F_STATUS, status_of(view, found));
    if (is_restated(found)) {
        read_set_flag(view->arena, record, READ_F_RESTATES, true);
    }
    fill_people_and_time(view, record, found);
    read_fill_sectors(view, record, lang_subtree(view->text, found->act->token));
    read_finish(view, record);
}

/* The record of this article that says the same in other words ("agreed to boost", headline "agree on boosting"). */
static struct read_record *told_before(const struct read_view *view, const struct read_undertaking *found)
{
    for (uint32_t i = read_look_back(view->records->count); i < view->records->count; i++) {
        struct read_record *record = view->records->items[i];
        if (record->type == READ_COMMITMENT && record->article == view->article_number &&
            base_str_equal_fold(read_text(record, READ_F_OBJECT), found->object) &&
            base_str_equal(read_text(record, READ_F_ACTION), found->action)) {
            return record;
        }
    }
    return NULL;
}

/* Writes what stands the last tests: somebody undertakes something, it is told nowhere else, and a party says it. */
static void keep_undertaking(struct read_view *view, struct read_undertaking *found)
{
    if (read_told_elsewhere(view, found)) {
        return;
    }
    found->object = found->object.length > 0 ? found->object : read_commitment_object(view, found->act);
    read_undertakers(view, found);
    if (found->by.count == 0 || found->object.length == 0) {
        return;
    }
    struct read_record *same = told_before(view, found);
    if (same != NULL) {
        read_evidence(view, same, read_sentence_bytes(view, found->act->token));
    } else {
        write_undertaking(view, found);
    }
}

/* What governs another act is no undertaking of its own; what is only talked about is none either. */
static void read_sentence_commitments(struct read_view *view, uint32_t first, uint32_t end, bool *used)
{
    struct read_undertaking found;
    for (uint32_t i = first; i < end; i++) {
        read_find_governed(view, i, used, &found);
    }
    for (uint32_t i = first; i < end; i++) {
        if (used[view->predications.items[i].token]) {
            continue;
        }
        bool governed = read_find_governed(view, i, used, &found);
        if (governed || (found.governor.token == LANG_NONE && read_find_own(view, i, &found))) {
            keep_undertaking(view, &found);
        }
    }
}

void read_commitments(struct read_view *view)
{
    bool *used = base_arena_take(view->scratch, view->text->tokens.count * sizeof(bool));
    memset(used, 0, view->text->tokens.count * sizeof(bool));
    for (uint32_t first = 0, end = 0; first < view->predications.count; first = end) {
        uint32_t sentence = read_token(view, view->predications.items[first].token)->sentence;
        for (end = first; end < view->predications.count && read_token(view, view->predications.items[end].token)->sentence == sentence;) {
            end++;
        }
        if (!read_in_title(view, view->predications.items[first].token)) {
            read_sentence_commitments(view, first, end, used);
        }
    }
}
