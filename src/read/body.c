/*
 * Bodies: councils, commissions, committees, working groups and forums that stand between parties.
 *
 * One record a body and article. A plural with topics ("working groups on IT and agriculture") is several bodies; a
 * counted plural ("six joint standing committees") is one record with its count.
 */
#include "read/body.h"

#include "read/phrase.h"

#include <math.h>

static uint32_t topic_of(const struct read_view *view, uint32_t head)
{
    for (uint32_t child = read_token(view, head)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        if (read_token(view, child)->relation == LANG_ARC_NMOD && base_str_in(read_preposition(view, child), "on for")) {
            return child;
        }
    }
    return LANG_NONE;
}

static struct base_str singular(const struct read_view *view, struct base_str name)
{
    static const char *const PLURALS[][2] = {
        {"Groups", "Group"}, {"groups", "group"}, {"Committees", "Committee"}, {"committees", "committee"}, {"Commissions", "Commission"},
        {"commissions", "commission"}, {"Councils", "Council"}, {"councils", "council"}, {"Forums", "Forum"}, {"forums", "forum"},
    };
    for (size_t i = 0; i < sizeof PLURALS / sizeof *PLURALS; i++) {
        int64_t found = base_str_find(name, PLURALS[i][0], 0);
        if (found >= 0) {
            struct base_str before = {name.data, (uint32_t)found};
            struct base_str after = base_str_slice(name, (struct base_span){(uint32_t)found + (uint32_t)base_str_from(PLURALS[i][0]).length, name.length});
            return base_str_format(view->arena, "%.*s%s%.*s", BASE_STR_ARG(before), PLURALS[i][1], BASE_STR_ARG(after));
        }
    }
    return name;
}

/* The kind of body that the last word of a name tells; empty when it is none. */
static struct base_str kind_of_name(const struct read_view *view, struct base_str name)
{
    uint32_t start = name.length;
    while (start > 0 && name.data[start - 1] != ' ') {
        start--;
    }
    struct base_str last = base_str_slice(name, (struct base_span){start, name.length});
    return read_word(view->senses, "body_heads", base_str_lower(view->scratch, last), "kind");
}

struct base_str read_body_own_name(const struct read_view *view, struct base_str name, struct base_str *parent)
{
    struct base_str between = BASE_STR(" of the ");
    int64_t found = base_str_find(name, between.data, 0);
    struct base_str above = found <= 0 ? (struct base_str){0} : base_str_slice(name, (struct base_span){(uint32_t)found + between.length, name.length});
    bool named = above.length > 0 && above.data[0] >= 'A' && above.data[0] <= 'Z' && kind_of_name(view, above).length > 0;
    *parent = named ? above : (struct base_str){0};
    return named ? base_str_slice(name, (struct base_span){0, (uint32_t)found}) : name;
}

uint32_t read_body_names(const struct read_view *view, uint32_t index, struct base_str *names, uint32_t *topics)
{
    const struct know_mention *mention = &view->know->mentions.items[index];
    struct base_str whole = mention->entity != KNOW_NONE ? view->know->entities.items[mention->entity].name
                                                         : base_str_slice(view->text->text, lang_bytes(view->text, (struct base_span){mention->first, mention->end}));
    uint32_t topic = mention->plural ? topic_of(view, mention->head) : LANG_NONE;
    struct base_str parent;
    names[0] = read_body_own_name(view, whole, &parent);
    topics[0] = READ_NONE;
    if (topic == LANG_NONE) {
        return 1;
    }
    int64_t on = base_str_find(whole, " on ", 0);
    struct base_str stem = singular(view, on > 0 ? (struct base_str){whole.data, (uint32_t)on} : whole);
    struct read_tokens heads = {0};
    read_push_conjuncts(view, &heads, topic);
    uint32_t count = heads.count < READ_BODY_NAMES ? heads.count : READ_BODY_NAMES;
    for (uint32_t i = 0; i < count; i++) {
        struct base_span words = {heads.items[i], heads.items[i] + 1};
        names[i] = base_str_join(view->arena, stem, " on ", base_str_slice(view->text->text, lang_bytes(view->text, words)));
        topics[i] = heads.items[i];
    }
    return count;
}

/* ------------------------------------------------------------------ what happened to it */

static const struct read_predication *change_of(const struct read_view *view, uint32_t head)
{
    const struct lang_sentence *sentence = &view->text->sentences.items[read_token(view, head)->sentence];
    for (uint32_t token = sentence->first; token < sentence->end; token++) {
        uint32_t index = view->predication_of[token];
        if (index == READ_NONE) {
            continue;
        }
        const struct read_predication *act = &view->predications.items[index];
        if (!base_str_is(read_sense_at(view->senses, act->sense).record, "body") || act->stance.negated) {
            continue;
        }
        for (uint32_t i = 0; i < act->themes.count; i++) {
            if (act->themes.items[i] == head) {
                return act;
            }
        }
    }
    return NULL;
}

/* The name that stands right behind another one, with an article at most between: "renamed the Committee the Council". */
static uint32_t name_behind(const struct read_view *view, uint32_t head)
{
    uint32_t mention = know_mention_at(view->know, head);
    uint32_t next = mention == KNOW_NONE ? LANG_NONE : view->know->mentions.items[mention].end;
    uint32_t end = view->text->sentences.items[read_token(view, head)->sentence].end;
    next += next != LANG_NONE && next < end && read_token(view, next)->upos == LANG_DET ? 1 : 0;
    uint32_t behind = next == LANG_NONE || next >= end ? KNOW_NONE : know_mention_at(view->know, next);
    bool body = behind != KNOW_NONE && view->know->mentions.items[behind].kind == KNOW_BODY;
    return body ? view->know->mentions.items[behind].head : LANG_NONE;
}

/* "A was renamed B", "they renamed A B": the later of two names after the verb is the new one; LANG_NONE when there is none. */
static uint32_t new_name_of(const struct read_view *view, const struct read_predication *act)
{
    if (!base_str_is(read_sense_at(view->senses, act->sense).kind, "renamed") || act->themes.count == 0) {
        return LANG_NONE;
    }
    uint32_t old = act->themes.items[0], later = act->themes.items[act->themes.count - 1];
    uint32_t called = lang_child(view->text, act->token, LANG_ARC_XCOMP); /* "was renamed the Council" */
    if (act->themes.count == 1 && called != LANG_NONE && called > act->token && know_mention_at(view->know, called) != KNOW_NONE) {
        return called;
    }
    if (act->themes.count == 1) {
        return name_behind(view, old);
    }
    bool listed = read_token(view, later)->relation == LANG_ARC_CONJ || later < act->verb || later <= old;
    return listed ? LANG_NONE : later;
}

static struct base_str name_at(const struct read_view *view, uint32_t token)
{
    uint32_t mention = know_mention_at(view->know, token);
    uint32_t entity = mention == KNOW_NONE ? KNOW_NONE : view->know->mentions.items[mention].entity;
    return entity == KNOW_NONE ? read_phrase_text(view, token) : view->know->entities.items[entity].name;
}

/* Planned bodies are told as such; what is said of an old one to come is no change yet. */
static void add_plan(struct read_view *view, struct read_record *record, const struct read_predication *act)
{
    bool proposed = act->stance.kind == READ_PLANNED || (act->stance.kind == READ_POSSIBLE && act->stance.urged);
    if (proposed && base_str_is(read_sense_at(view->senses, act->sense).kind, "founded")) {
        read_set_text(view->arena, record, READ_F_STANCE, BASE_STR("planned"));
    }
}

static void add_change(struct read_view *view, struct read_record *record, uint32_t head)
{
    const struct read_predication *act = change_of(view, head);
    struct base_str kind = act == NULL ? (struct base_str){0} : read_sense_at(view->senses, act->sense).kind;
    if (kind.length == 0) {
        return;
    }
    if (act->stance.kind != READ_FACT) {
        add_plan(view, record, act);
        return;
    }
    read_set_text(view->arena, record, READ_F_CHANGE_WORD, kind);
    read_fill_date(view, record, act);
    const struct read_oblique *into = read_oblique(act, "as to into");
    uint32_t renamed = new_name_of(view, act);
    if (renamed != LANG_NONE) {
        read_set_text(view->arena, record, READ_F_RENAMED_TO, name_at(view, renamed));
    } else if (into != NULL && (base_str_is(kind, "renamed") || base_str_is(kind, "upgraded"))) {
        read_set_text(view->arena, record, READ_F_RENAMED_TO, read_phrase_text(view, into->head));
    }
}

/* ------------------------------------------------------------------ two names side by side */

/* The body named just before, when only "formerly (known as)" or "now (called)" and small words stand between; and which it was. */
static uint32_t name_beside(const struct read_view *view, uint32_t index, bool *formerly)
{
    const struct know_mention *mention = &view->know->mentions.items[index];
    bool turned = false;
    *formerly = false;
    for (uint32_t token = mention->first, steps = 0; token-- > 0 && steps < 8; steps++) {
        uint32_t other = know_mention_at(view->know, token);
        if (other != KNOW_NONE) {
            return turned && view->know->mentions.items[other].kind == KNOW_BODY && view->know->mentions.items[other].entity != mention->entity ? other : KNOW_NONE;
        }
        struct base_str lemma = base_str_lower(view->scratch, read_token(view, token)->lemma);
        *formerly = *formerly || base_str_in(lemma, "formerly previously ex");
        turned = turned || base_str_in(lemma, "formerly previously ex now");
        bool small = read_token(view, token)->upos == LANG_PUNCT || base_str_in(lemma, "formerly previously ex now know call name rename as the a");
        if (!small || lang_is(view->text, token, ".")) {
            return KNOW_NONE;
        }
    }
    return KNOW_NONE;
}

/* What the body was called later, when the text sets its two names side by side; KNOW_NONE. */
static uint32_t later_name(const struct read_view *view, uint32_t index)
{
    bool formerly = false;
    uint32_t before = name_beside(view, index, &formerly);
    if (before != KNOW_NONE && formerly) {
        return before; /* "B, formerly A" */
    }
    for (uint32_t i = 0; i < view->know->mentions.count; i++) {
        const struct know_mention *other = &view->know->mentions.items[i];
        bool after = other->kind == KNOW_BODY && other->first > view->know->mentions.items[index].first;
        if (after && name_beside(view, i, &formerly) == index && !formerly) {
            return i; /* "A, now B" */
        }
    }
    return KNOW_NONE;
}

static bool is_renamed_to(const struct read_view *view, uint32_t head)
{
    const struct lang_sentence *sentence = &view->text->sentences.items[read_token(view, head)->sentence];
    for (uint32_t token = sentence->first; token < sentence->end; token++) {
        uint32_t index = view->predication_of[token];
        if (index != READ_NONE && !view->predications.items[index].stance.negated && new_name_of(view, &view->predications.items[index]) == head) {
            return true;
        }
    }
    return false;
}

/* A name that only tells what another body is called now has its place in that body's record. */
static bool is_new_name(const struct read_view *view, uint32_t index)
{
    const struct know_mention *mention = &view->know->mentions.items[index];
    bool formerly = false;
    if (is_renamed_to(view, mention->head) || (name_beside(view, index, &formerly) != KNOW_NONE && !formerly)) {
        return true;
    }
    for (uint32_t i = 0; i < view->know->mentions.count; i++) {
        bool after = view->know->mentions.items[i].kind == KNOW_BODY && view->know->mentions.items[i].first > mention->first;
        if (after && name_beside(view, i, &formerly) == index && formerly) {
            return true;
        }
    }
    return false;
}

static void add_later_name(struct read_view *view, struct read_record *record, uint32_t index)
{
    uint32_t later = read_get(record, READ_F_CHANGE_WORD) == NULL ? later_name(view, index) : KNOW_NONE;
    if (later != KNOW_NONE) {
        read_set_text(view->arena, record, READ_F_CHANGE_WORD, BASE_STR("renamed"));
        read_set_text(view->arena, record, READ_F_RENAMED_TO, name_at(view, view->know->mentions.items[later].head));
    }
}

/* ------------------------------------------------------------------ parties, parent, writing */

static struct base_str parent_of(const struct read_view *view, uint32_t index, struct base_str own_name)
{
    const struct know_mention *mention = &view->know->mentions.items[index];
    const struct lang_sentence *sentence = &view->text->sentences.items[read_token(view, mention->head)->sentence];
    for (uint32_t token = sentence->first; token < sentence->end; token++) {
        uint32_t other = know_mention_at(view->know, token);
        if (other == KNOW_NONE || other == index || view->know->mentions.items[other].entity == KNOW_NONE) {
            continue;
        }
        const struct know_entity *entity = &view->know->entities.items[view->know->mentions.items[other].entity];
        bool under = base_str_in(read_preposition(view, view->know->mentions.items[other].head), "under within");
        bool holds = read_token(view, view->know->mentions.items[other].head)->head == mention->head &&
                     base_str_is(read_preposition(view, view->know->mentions.items[other].head), "of");
        if ((entity->kind == KNOW_BODY && under) || (entity->kind == KNOW_BLOC && holds)) {
            return base_str_equal(entity->name, own_name) ? (struct base_str){0} : entity->name;
        }
    }
    return (struct base_str){0};
}

static void find_parties(const struct read_view *view, const struct know_mention *mention, struct know_parties *parties)
{
    know_entity_parties(view->know, mention->entity, parties);
    uint32_t owner = read_owner(view, mention->head);
    if (parties->count == 0 && owner != READ_NONE) {
        read_parties_of(view, &view->predications.items[owner], false, parties);
    }
    if (parties->count < 2) {
        for (uint32_t i = 0; i < view->know->main_parties.count; i++) {
            bool fits = parties->count == 0 || know_parties_has(&view->know->main_parties, parties->codes[0]);
            if (fits && view->know->main_parties.count == 2) {
                know_parties_add(parties, view->know->main_parties.codes[i]);
            }
        }
    }
}

static void write_body(struct read_view *view, uint32_t index, struct base_str name, uint32_t topic)
{
    const struct know_mention *mention = &view->know->mentions.items[index];
    const struct know_entity *entity = &view->know->entities.items[mention->entity];
    struct know_parties parties = {0};
    find_parties(view, mention, &parties);
    if (parties.count == 0) {
        return;
    }
    struct read_record *record = read_start(view, READ_BODY, mention->head, "body");
    read_set_text(view->arena, record, READ_F_NAME, name);
    read_set_text(view->arena, record, READ_F_SHORT, entity->short_name);
    read_set_text(view->arena, record, READ_F_KIND, entity->type);
    struct base_str above;
    read_body_own_name(view, entity->name, &above);
    read_set_text(view->arena, record, READ_F_PARENT, above.length > 0 ? above : parent_of(view, index, name));
    read_set_number(view->arena, record, READ_F_COUNT, mention->plural && topic == READ_NONE ? read_count_of(view, mention->head) : NAN);
    add_change(view, record, mention->head);
    add_later_name(view, record, index);
    read_set_parties(view, record, &parties);
    struct base_span words = topic == READ_NONE ? (struct base_span){mention->first, mention->end} : (struct base_span){topic, topic + 1};
    read_fill_sectors(view, record, words);
    read_finish(view, record);
}

/* "the Working Group of the Commission": the Commission is a body, too, when nothing else tells of it. */
static void write_parent(struct read_view *view, const struct know_mention *mention)
{
    struct base_str above;
    read_body_own_name(view, view->know->entities.items[mention->entity].name, &above);
    for (uint32_t i = 0; i < view->know->entities.count && above.length > 0; i++) {
        struct base_str name = view->know->entities.items[i].name, its = {0};
        if (i < mention->entity && view->know->entities.items[i].kind == KNOW_BODY) {
            read_body_own_name(view, name, &its); /* two working groups of one commission */
        }
        above = base_str_equal(name, above) || base_str_equal(its, above) ? (struct base_str){0} : above;
    }
    struct know_parties parties = {0};
    know_entity_parties(view->know, mention->entity, &parties);
    if (above.length == 0 || parties.count == 0) {
        return;
    }
    struct read_record *record = read_start(view, READ_BODY, mention->head, "body above another");
    read_set_text(view->arena, record, READ_F_NAME, above);
    read_set_text(view->arena, record, READ_F_KIND, kind_of_name(view, above));
    read_set_parties(view, record, &parties);
    read_finish(view, record);
}

static void write_bloc(struct read_view *view, const struct know_mention *mention)
{
    const struct know_entity *entity = &view->know->entities.items[mention->entity];
    struct read_record *record = read_start(view, READ_BODY, mention->head, "bloc in full");
    read_set_text(view->arena, record, READ_F_NAME,
                  base_str_slice(view->text->text, lang_bytes(view->text, (struct base_span){mention->name_first, mention->name_end})));
    read_set_text(view->arena, record, READ_F_SHORT, entity->code);
    read_set_text(view->arena, record, READ_F_KIND, BASE_STR("organisation"));
    read_add_text(view->arena, record, READ_F_PARTIES, entity->code);
    read_finish(view, record);
}

void read_bodies(struct read_view *view)
{
    bool *told = base_arena_zeroed(view->scratch, view->know->entities.count + 1, sizeof *told);
    for (uint32_t pass = 0; pass < 2; pass++) { /* the body of the text first, then headlines */
        for (uint32_t i = 0; i < view->know->mentions.count; i++) {
            const struct know_mention *mention = &view->know->mentions.items[i];
            if (mention->entity == KNOW_NONE || told[mention->entity] || read_in_title(view, mention->head) != (pass == 1)) {
                continue;
            }
            if (mention->kind == KNOW_BODY) {
                struct base_str names[READ_BODY_NAMES];
                uint32_t topics[READ_BODY_NAMES];
                uint32_t count = read_body_names(view, i, names, topics);
                told[mention->entity] = true;
                count = is_new_name(view, i) ? 0 : count;
                for (uint32_t k = 0; k < count; k++) {
                    write_body(view, i, names[k], topics[k]);
                }
                write_parent(view, mention);
            } else if (mention->kind == KNOW_BLOC && mention->name_end - mention->name_first >= 3) {
                told[mention->entity] = true;
                write_bloc(view, mention);
            }
        }
    }
}
