/*
 * Chooses the sense of a predicate: among the rows of its lemma the one whose frame asks most and gets it.
 */
#include "read/sense.h"

#include "lexicon/table.h"
#include "read/document.h"
#include "read/phrase.h"
#include "read/predication.h"

#include <stdlib.h>
#include <string.h>

enum { SENSE_COLUMNS = 12 };
static const char *const COLUMN_NAMES[SENSE_COLUMNS] = {"lemma", "pos",    "frame", "record", "kind",  "status",
                                                        "strength", "plover", "mode",  "cameo",  "roles", "example"};
enum { LEMMA, POS, FRAME, RECORD, KIND, STATUS, STRENGTH, PLOVER, MODE, CAMEO, ROLES };

enum { START_BITS = 8192 };

struct read_senses {
    uint64_t starts[START_BITS / 64]; /* hashes of the first words of instrument_words */
    const struct lexicon_table *senses, *nominalisations, *light_verbs, *classes;
    uint32_t columns[SENSE_COLUMNS];
};

/* The bit of a word: of what stands before its first blank or hyphen, in lower case. */
static uint32_t start_bit(struct base_str word)
{
    uint32_t length = 0;
    while (length < word.length && word.data[length] != ' ' && word.data[length] != '-') {
        length++;
    }
    return (uint32_t)base_str_hash_fold((struct base_str){word.data, length}) % START_BITS;
}

static void note_starts(struct read_senses *senses)
{
    const struct lexicon_table *words = lexicon_table_named("instrument_words");
    for (uint32_t row = 0; words != NULL && row < words->row_count; row++) {
        uint32_t bit = start_bit(lexicon_cell(words, row, 0));
        senses->starts[bit / 64] |= (uint64_t)1 << bit % 64;
    }
}

bool read_starts_document(const struct read_senses *senses, struct base_str word)
{
    uint32_t bit = start_bit(word);
    return (senses->starts[bit / 64] >> bit % 64 & 1) != 0;
}

pacta_status read_senses_open(struct read_senses **senses)
{
    struct read_senses *made = calloc(1, sizeof *made);
    if (made == NULL) {
        return PACTA_NO_MEMORY;
    }
    note_starts(made);
    made->senses = lexicon_table_named("senses");
    made->nominalisations = lexicon_table_named("nominalisations");
    made->light_verbs = lexicon_table_named("light_verbs");
    made->classes = lexicon_table_named("senses_classes");
    for (uint32_t i = 0; made->senses != NULL && i < SENSE_COLUMNS; i++) {
        made->columns[i] = lexicon_column(made->senses, COLUMN_NAMES[i]);
    }
    *senses = made;
    return PACTA_OK;
}

void read_senses_close(struct read_senses *senses)
{
    free(senses);
}

static struct base_str cell(const struct read_senses *senses, uint32_t row, uint32_t column)
{
    return lexicon_cell(senses->senses, row, senses->columns[column]);
}

bool read_sense_known(const struct read_senses *senses, struct base_str lemma, bool noun)
{
    if (senses->senses == NULL) {
        return false;
    }
    for (uint32_t row = lexicon_find(senses->senses, lemma); row != LEXICON_NONE; row = lexicon_next(senses->senses, row)) {
        if (base_str_is(cell(senses, row, POS), noun ? "noun" : "verb")) {
            return true;
        }
    }
    return false;
}

struct place {
    const char *table, *column; /* the caller's literals */
    const struct lexicon_table *words;
    uint32_t at;
    uint32_t as_of; /* lexicon_generation when it was looked up */
};

enum { PLACES = 256 };

/* Names of table and column are literals, so where they lead is remembered by their addresses. */
static const struct place *place_of(const char *table, const char *column)
{
    static _Thread_local struct place places[PLACES];
    uintptr_t mix = ((uintptr_t)table * 31 + (uintptr_t)column) * 0x9E3779B9u;
    struct place *place = &places[mix >> 12 & (PLACES - 1)];
    if (place->table != table || place->column != column || place->as_of != lexicon_generation()) {
        const struct lexicon_table *words = lexicon_table_named(table);
        *place = (struct place){table, column, words, words == NULL ? LEXICON_NONE : lexicon_column(words, column), lexicon_generation()};
    }
    return place;
}

struct base_str read_word(const struct read_senses *senses, const char *table, struct base_str key, const char *column)
{
    (void)senses;
    const struct place *place = place_of(table, column);
    uint32_t row = place->at == LEXICON_NONE ? LEXICON_NONE : lexicon_find(place->words, key);
    return row == LEXICON_NONE ? (struct base_str){0} : lexicon_cell(place->words, row, place->at);
}

struct base_str read_nominalised(const struct read_senses *senses, struct base_str noun)
{
    return read_word(senses, "nominalisations", noun, "verb");
}

bool read_light(const struct read_senses *senses, struct base_str verb, struct base_str preposition, struct base_str noun, bool *suffered)
{
    const struct lexicon_table *pairs = senses->light_verbs;
    if (pairs == NULL) {
        return false;
    }
    uint32_t nouns = lexicon_column(pairs, "noun"), hangs = lexicon_column(pairs, "prep"), notes = lexicon_column(pairs, "note");
    for (uint32_t row = lexicon_find(pairs, verb); row != LEXICON_NONE; row = lexicon_next(pairs, row)) {
        if (base_str_equal_fold(lexicon_cell(pairs, row, nouns), noun) && base_str_equal(lexicon_cell(pairs, row, hangs), preposition)) {
            *suffered = base_str_is(lexicon_cell(pairs, row, notes), "passive");
            return true;
        }
    }
    return false;
}

/* ------------------------------------------------------------------ word classes */

static bool in_alternatives(struct base_str lemma, struct base_str list)
{
    for (uint32_t at = 0; at < list.length;) {
        int64_t bar = base_str_find(list, "|", at);
        uint32_t end = bar < 0 ? list.length : (uint32_t)bar;
        if (base_str_equal_fold(lemma, base_str_slice(list, (struct base_span){at, end}))) {
            return true;
        }
        at = end + 1;
    }
    return false;
}

static bool in_class_table(const struct read_senses *senses, struct base_str lemma, struct base_str class_name)
{
    if (senses->classes == NULL) {
        return false;
    }
    for (uint32_t row = lexicon_find(senses->classes, lemma); row != LEXICON_NONE; row = lexicon_next(senses->classes, row)) {
        if (base_str_equal(lexicon_cell(senses->classes, row, 1), class_name)) {
            return true;
        }
    }
    return false;
}

static bool entity_is(const struct read_view *view, const struct know_mention *mention, struct base_str class_name)
{
    const struct know_entity *entity =
        mention->entity == KNOW_NONE ? NULL : &view->know->entities.items[mention->entity];
    if (base_str_is(class_name, "armed")) {
        return entity != NULL && (base_str_is(entity->type, "armed group") || base_str_is(entity->type, "military"));
    }
    if (base_str_is(class_name, "place")) {
        return mention->kind == KNOW_PLACE || mention->kind == KNOW_STATE;
    }
    return base_str_is(class_name, "org") && entity != NULL && base_str_is(entity->type, "company");
}

/* "it killed three": what a pronoun stands for decides. */
static bool referent_is(const struct read_view *view, uint32_t token, struct base_str class_name)
{
    uint32_t found = KNOW_NONE;
    if (view->text->tokens.items[token].upos != LANG_PRON || know_referents(view->know, token, &found, 1) == 0) {
        return false;
    }
    const struct know_entity *entity = &view->know->entities.items[found];
    switch (entity->kind) {
    case KNOW_STATE: return base_str_is(class_name, "state");
    case KNOW_PERSON: return base_str_is(class_name, "person");
    case KNOW_ORGANISATION:
        return base_str_is(class_name, "org") ||
               (base_str_is(class_name, "armed") && (base_str_is(entity->type, "armed group") || base_str_is(entity->type, "military")));
    default: return false;
    }
}

/* Classes that mentions decide. */
static bool mention_is(const struct read_view *view, uint32_t token, struct base_str class_name)
{
    uint32_t at = know_mention_at(view->know, token);
    if (at == KNOW_NONE) {
        return referent_is(view, token, class_name);
    }
    const struct know_mention *mention = &view->know->mentions.items[at];
    switch (mention->kind) {
    case KNOW_STATE:
    case KNOW_BLOC:
    case KNOW_NATIONALITY:
        return base_str_is(class_name, "state") || entity_is(view, mention, class_name);
    case KNOW_PERSON:
    case KNOW_ROLE:
        return base_str_is(class_name, "person");
    case KNOW_ORGANISATION:
        return base_str_is(class_name, "org") || entity_is(view, mention, class_name);
    case KNOW_BODY:
        return base_str_is(class_name, "body") || base_str_is(class_name, "org");
    case KNOW_PLACE:
        return base_str_is(class_name, "place") ||
               (base_str_is(class_name, "state") && mention->entity != KNOW_NONE &&
                base_str_is(view->know->entities.items[mention->entity].type, "capital"));
    case KNOW_DATE:
        return base_str_is(class_name, "time");
    case KNOW_AMOUNT:
        return base_str_is(class_name, "amount") ||
               (base_str_is(class_name, "money") && view->know->amounts.items[mention->value].kind == KNOW_MONEY);
    }
    return false;
}

bool read_word_is(const struct read_view *view, uint32_t token, struct base_str class_name)
{
    if (base_str_is(class_name, "any")) {
        return true;
    }
    struct base_str lemma = view->text->tokens.items[token].lemma;
    const struct read_document *document = read_document_at(view, token);
    bool compound = document != NULL && document->head == document->first && document->end - document->first > 2; /* "letter of intent" is no letter */
    if (class_name.length > 0 && class_name.data[0] == '=' && compound) {
        return false;
    }
    if (class_name.length > 0 && class_name.data[0] == '=') {
        return in_alternatives(lemma, (struct base_str){class_name.data + 1, class_name.length - 1});
    }
    if (base_str_is(class_name, "document")) {
        return document != NULL || in_class_table(view->senses, lemma, class_name); /* "the text of the treaty" */
    }
    if (base_str_is(class_name, "meeting")) {
        return base_str_is(read_word(view->senses, "meeting_nouns", lemma, "kind"), "") == false;
    }
    return mention_is(view, token, class_name) || in_class_table(view->senses, lemma, class_name);
}

/* ------------------------------------------------------------------ frames */

/* "hundreds of rebels", "50 tonnes of food": what is counted decides. */
static uint32_t counted_by(const struct read_view *view, uint32_t token)
{
    if (read_word(view->senses, "counting_nouns", view->text->tokens.items[token].lemma, "counts").length == 0) {
        return LANG_NONE;
    }
    uint32_t counted = lang_child(view->text, token, LANG_ARC_NMOD);
    return counted != LANG_NONE && read_has_child(view, counted, LANG_ARC_CASE, "of") ? counted : LANG_NONE;
}

static bool any_is(const struct read_view *view, const struct read_tokens *tokens, struct base_str class_name)
{
    for (uint32_t i = 0; i < tokens->count; i++) {
        uint32_t counted = counted_by(view, tokens->items[i]);
        if (read_word_is(view, tokens->items[i], class_name) || (counted != LANG_NONE && read_word_is(view, counted, class_name))) {
            return true;
        }
    }
    return false;
}

static bool has_modifier(const struct read_view *view, uint32_t noun, struct base_str class_name)
{
    const struct lang_token *tokens = view->text->tokens.items;
    for (uint32_t child = tokens[noun].first_child; child != LANG_NONE; child = tokens[child].next_sibling) {
        if ((tokens[child].relation == LANG_ARC_AMOD || tokens[child].relation == LANG_ARC_COMPOUND) && read_word_is(view, child, class_name)) {
            return true;
        }
    }
    return false;
}

/* "a drone attack", "used poison gas": what stands before the noun of the act, or before the object of the verb. */
static bool modifier_is(const struct read_view *view, const struct read_predication *act, struct base_str class_name)
{
    for (uint32_t i = 0; !act->nominal && i < act->themes.count; i++) {
        if (has_modifier(view, act->themes.items[i], class_name)) {
            return true;
        }
    }
    return act->nominal && has_modifier(view, act->token, class_name);
}

/* "accused of arming them": the preposition leads a clause of its own. */
static bool has_led_clause(const struct read_view *view, const struct read_predication *act, struct base_str preposition)
{
    const struct lang_token *tokens = view->text->tokens.items;
    for (uint32_t child = tokens[act->verb].first_child; child != LANG_NONE; child = tokens[child].next_sibling) {
        uint32_t mark = lang_child(view->text, child, LANG_ARC_MARK);
        if (child > act->verb && tokens[child].xpos == LANG_XPOS_VBG && mark != LANG_NONE && base_str_equal(read_lemma(view, mark), preposition)) {
            return true;
        }
    }
    return false;
}

static bool oblique_is(const struct read_view *view, const struct read_predication *act, struct base_str preposition, struct base_str class_name)
{
    if (base_str_is(class_name, "any") && base_str_is(preposition, "of") && has_led_clause(view, act, preposition)) {
        return true;
    }
    for (uint32_t i = 0; i < act->obliques.count; i++) {
        uint32_t head = act->obliques.items[i].head;
        bool date = base_str_is(class_name, "any") && read_word_is(view, head, BASE_STR("time")); /* "on Monday" is nobody */
        if (base_str_equal(act->obliques.items[i].preposition, preposition) && act->obliques.items[i].depth <= 1 && !date &&
            read_word_is(view, head, class_name)) {
            return true;
        }
    }
    return false;
}

/* "found the banker guilty", "held the crew hostage": parsers hang the second word as they like. */
static bool is_bare(const struct read_view *view, uint32_t child, uint8_t relation)
{
    if (relation == LANG_ARC_XCOMP) {
        return true;
    }
    bool object = relation == LANG_ARC_OBJ && !read_sense_known(view->senses, view->text->tokens.items[child].lemma, false); /* "refused talks" */
    bool hung = object || relation == LANG_ARC_CCOMP || relation == LANG_ARC_ADVMOD || relation == LANG_ARC_OBL_UNMARKED;
    return hung && read_preposition(view, child).length == 0;
}

/* "committed to buying timber", "called on both to leave": no purpose, but what the verb is about. */
static bool is_governed_clause(const struct read_view *view, const struct read_predication *act, uint32_t child)
{
    const struct lang_token *word = &view->text->tokens.items[child];
    if (word->xpos == LANG_XPOS_VBG) {
        return read_has_child(view, child, LANG_ARC_MARK, "to");
    }
    bool controls = read_word(view->senses, "control_verbs", act->lemma, "controller").length > 0;
    return word->xpos == LANG_XPOS_VB && controls && read_has_child(view, child, LANG_ARC_MARK, "to");
}

static bool has_complement(const struct read_view *view, const struct read_predication *act, struct base_str what)
{
    for (uint32_t child = view->text->tokens.items[act->verb].first_child; child != LANG_NONE;
         child = view->text->tokens.items[child].next_sibling) {
        uint8_t relation = view->text->tokens.items[child].relation;
        if (base_str_is(what, "to") && relation == LANG_ARC_XCOMP) {
            return true;
        }
        if (base_str_is(what, "that") && relation == LANG_ARC_CCOMP) {
            return true;
        }
        if (act->nominal && relation == LANG_ARC_ACL &&
            base_str_is(what, view->text->tokens.items[child].xpos == LANG_XPOS_VB || read_has_child(view, child, LANG_ARC_MARK, "to") ? "to" : lang_child(view->text, child, LANG_ARC_MARK) != LANG_NONE ? "that" : "")) {
            return true;
        }
        if (base_str_starts(what, "=") && child > act->verb && is_bare(view, child, relation) && read_word_is(view, child, what)) {
            return true;
        }
        if (base_str_is(what, "to") && relation == LANG_ARC_ADVCL && is_governed_clause(view, act, child)) {
            return true;
        }
    }
    return false;
}

static bool condition_holds(const struct read_view *view, const struct read_predication *act, struct base_str condition)
{
    int64_t colon = base_str_find(condition, ":", 0);
    if (colon < 0) {
        return base_str_is(condition, "passive") && act->passive;
    }
    struct base_str role = {condition.data, (uint32_t)colon};
    struct base_str class_name = base_str_slice(condition, (struct base_span){(uint32_t)colon + 1, condition.length});
    if (base_str_is(role, "subj")) {
        return any_is(view, &act->agents, class_name);
    }
    if (base_str_is(role, "obj")) {
        return base_str_is(class_name, "none") ? act->themes.count == 0 : any_is(view, &act->themes, class_name) || any_is(view, &act->recipients, class_name);
    }
    if (base_str_is(role, "mod")) {
        return modifier_is(view, act, class_name);
    }
    if (base_str_is(role, "comp")) {
        return has_complement(view, act, class_name);
    }
    return oblique_is(view, act, role, class_name);
}

/* A condition that any word fulfils says less than a class, a class less than a list of words. */
static int weight_of(struct base_str condition)
{
    return base_str_ends(condition, ":any") ? 1 : base_str_find(condition, ":=", 0) >= 0 ? 4 : 3;
}

/* How much the frame asks, when all of it holds; -1 when something does not. */
static int frame_strength(const struct read_view *view, const struct read_predication *act, struct base_str frame)
{
    int held = 0;
    for (uint32_t at = 0; at < frame.length;) {
        int64_t blank = base_str_find(frame, " ", at);
        uint32_t end = blank < 0 ? frame.length : (uint32_t)blank;
        if (!condition_holds(view, act, base_str_slice(frame, (struct base_span){at, end}))) {
            return -1;
        }
        held += weight_of(base_str_slice(frame, (struct base_span){at, end}));
        at = end + 1;
    }
    return held;
}

static uint32_t choose(const struct read_view *view, const struct read_predication *act, struct base_str lemma, bool noun, int *strongest_out)
{
    const struct read_senses *senses = view->senses;
    uint32_t best = READ_NONE;
    int strongest = *strongest_out;
    for (uint32_t row = lexicon_find(senses->senses, lemma); row != LEXICON_NONE; row = lexicon_next(senses->senses, row)) {
        if (base_str_is(cell(senses, row, POS), noun ? "noun" : "verb")) {
            int strength = frame_strength(view, act, cell(senses, row, FRAME));
            if (strength > strongest) {
                strongest = strength;
                best = row;
            }
        }
    }
    *strongest_out = strongest;
    return best;
}

uint32_t read_sense_choose(const struct read_view *view, const struct read_predication *act)
{
    if (view->senses->senses == NULL) {
        return READ_NONE;
    }
    int strongest = -1;
    uint32_t row = choose(view, act, act->lemma, act->nominal, &strongest);
    if (!act->nominal) {
        return row;
    }
    struct base_str verb = read_nominalised(view->senses, act->lemma);
    uint32_t as_verb = verb.length > 0 ? choose(view, act, verb, false, &strongest) : READ_NONE;
    return as_verb != READ_NONE ? as_verb : row; /* the noun's own sense, unless the verb's frame fits better */
}

struct read_sense read_sense_at(const struct read_senses *senses, uint32_t row)
{
    if (row == READ_NONE) {
        return (struct read_sense){0};
    }
    return (struct read_sense){
        .lemma = cell(senses, row, LEMMA),
        .kind = cell(senses, row, KIND),
        .status = cell(senses, row, STATUS),
        .strength = cell(senses, row, STRENGTH),
        .plover = cell(senses, row, PLOVER),
        .mode = cell(senses, row, MODE),
        .cameo = cell(senses, row, CAMEO),
        .roles = cell(senses, row, ROLES),
        .record = cell(senses, row, RECORD),
        .noun = base_str_is(cell(senses, row, POS), "noun"),
    };
}
