/* Where the name of an organisation begins and ends, seen from its head noun. */
#include "know/gazetteer.h"
#include "know/organisation.h"

enum { LEFT_LIMIT = 9, RIGHT_LIMIT = 14 };

struct base_str know_word_use(const struct know_naming *naming, uint32_t token)
{
    uint32_t end;
    const struct know_name *row = know_gazetteer_row(naming->working->tables, naming->line, token, KNOW_FROM_NAME_WORDS, &end);
    return row == NULL ? (struct base_str){0} : row->type;
}

static bool is_sector(const struct know_naming *naming, uint32_t token, uint32_t *end)
{
    return know_gazetteer_row(naming->working->tables, naming->line, token, KNOW_FROM_SECTORS, end) != NULL;
}

static const struct know_mention *mention_at(const struct know_naming *naming, uint32_t token)
{
    uint32_t number = know_mention_at(naming->working->out, token);
    return number == KNOW_NONE ? NULL : &naming->working->out->mentions.items[number];
}

/* States, nationalities, blocs and places may stand inside of a name; dates and other organisations end it. */
static bool is_geographic(const struct know_mention *mention)
{
    return mention->kind <= KNOW_NATIONALITY || mention->kind == KNOW_PLACE;
}

static bool is_headline(const struct know_line *line)
{
    return line->title_case || line->all_capitals;
}

/* ------------------------------------------------------------------ leftwards */

static bool is_ordinal(const struct know_line *line, uint32_t token)
{
    struct base_str word = know_line_word(line, token);
    return word.length > 0 && word.data[0] >= '0' && word.data[0] <= '9';
}

/* A word with a capital that belongs to the name behind it. In a headline every word has one: there it must be known. */
static bool is_left_word(const struct know_naming *naming, uint32_t token)
{
    const struct know_line *line = naming->line;
    struct base_str use = know_word_use(naming, token);
    uint32_t end;
    if (base_str_in(use, "title function ordinal") || is_ordinal(line, token)) {
        return false;
    }
    if (know_line_capital(line, token)) {
        return !is_headline(line) || use.length > 0 || is_sector(naming, token, &end);
    }
    bool small_noun = !naming->capital && know_line_shape(line, token) == KNOW_SHAPE_LOWER;
    return small_noun && (use.length > 0 || is_sector(naming, token, &end)) && !know_line_is(line, token, "and");
}

/* A hyphen without blanks around it, or "&". */
static bool is_joiner(const struct know_line *line, uint32_t token)
{
    if (token <= line->first || token >= line->end) {
        return false;
    }
    struct base_str form = lang_form(line->text, token);
    const struct lang_token *tokens = line->text->tokens.items;
    bool tight = tokens[token - 1].at.end == tokens[token].at.start;
    return base_str_is(form, "&") || (tight && (base_str_is(form, "-") || base_str_is(form, "\u2013")));
}

/* "Trade and Industry Ministry": the word before "and" must be a field that ministries have. */
static bool joins_fields(const struct know_naming *naming, uint32_t token)
{
    const struct know_line *line = naming->line;
    uint32_t end;
    return token > line->first && know_line_in(line, token, "and &") && is_left_word(naming, token - 1) &&
           is_sector(naming, token - 1, &end) && end >= token && token + 1 <= naming->noun;
}

/* "the Aland – Borduria Joint Commission": a dash with blanks joins two states before a body's head noun. */
static uint32_t state_before_dash(const struct know_naming *naming, uint32_t first)
{
    bool dash = naming->body != NULL && first > naming->line->first + 1 && base_str_in(lang_form(naming->line->text, first - 1), "- / \u2013 \u2014");
    const struct know_mention *behind = dash ? mention_at(naming, first) : NULL, *before = dash ? mention_at(naming, first - 2) : NULL;
    bool states = behind != NULL && before != NULL && behind->kind <= KNOW_NATIONALITY && before->kind <= KNOW_NATIONALITY && behind->first == first;
    return states && before->end == first - 1 && !before->plural ? before->first : first;
}

/* One step to the left: the new first token, or the old one when the name begins here. */
static uint32_t step_left(const struct know_naming *naming, uint32_t first)
{
    const struct know_line *line = naming->line;
    if (first == line->first) {
        return first;
    }
    const struct know_mention *mention = mention_at(naming, first - 1);
    if (mention != NULL) {
        bool fits = is_geographic(mention) && mention->end == first && !mention->plural;
        return fits ? mention->first : first;
    }
    if (state_before_dash(naming, first) != first) {
        return state_before_dash(naming, first);
    }
    if (is_joiner(line, first - 1) && first - 1 > line->first) {
        const struct know_mention *before = mention_at(naming, first - 2);
        bool fits = before != NULL ? is_geographic(before) : is_left_word(naming, first - 2);
        return fits ? first - 1 : first;
    }
    if (joins_fields(naming, first - 1)) {
        return first - 2;
    }
    return is_left_word(naming, first - 1) ? first - 1 : first;
}

static void extend_left(struct know_naming *naming)
{
    for (uint32_t steps = 0; steps < LEFT_LIMIT; steps++) {
        uint32_t first = step_left(naming, naming->first);
        if (first == naming->first) {
            break;
        }
        naming->first = first;
    }
    while (naming->first < naming->noun && is_joiner(naming->line, naming->first)) {
        naming->first++;
    }
}

/* ------------------------------------------------------------------ rightwards */

/* A head noun that makes a name of its own; those that are fields too ("Energy") do not count. */
static bool is_noun(const struct know_naming *naming, uint32_t token)
{
    uint32_t end;
    const struct know_tables *tables = naming->working->tables;
    const struct know_name *row = know_gazetteer_row(tables, naming->line, token, KNOW_FROM_ORGANISATION_HEADS, &end);
    return (row != NULL && (row->letters != KNOW_LETTERS_WORD || !is_sector(naming, token, &end))) ||
           know_gazetteer_row(tables, naming->line, token, KNOW_FROM_BODY_HEADS, &end) != NULL;
}

/* Do the capitals from a token on run up to a head noun: "Makerere University"? */
static bool begins_other_name(const struct know_naming *naming, uint32_t token)
{
    for (; know_line_capital(naming->line, token); token++) {
        if (is_noun(naming, token)) {
            return true;
        }
    }
    return false;
}

static bool is_plural(const struct know_naming *naming)
{
    const struct know_name *row = naming->organisation != NULL ? naming->organisation : naming->body;
    return row->form == KNOW_FORM_PLURAL;
}

static bool takes_small_fields(const struct know_naming *naming)
{
    return naming->body != NULL || naming->organisation->letters == KNOW_LETTERS_ANY;
}

/* The end of the word or known field at a token that may go on the name; the token itself when none may. */
static uint32_t right_word(const struct know_naming *naming, uint32_t token)
{
    const struct know_line *line = naming->line;
    const struct know_mention *mention = mention_at(naming, token);
    uint32_t end;
    if (token >= line->end || (mention != NULL && !is_geographic(mention))) {
        return token;
    }
    if (mention != NULL) {
        return mention->end;
    }
    if (token > line->first && mention_at(naming, token - 1) != NULL && !begins_other_name(naming, token)) {
        return token; /* "Party of Canada Bonnie Holt" */
    }
    bool field = is_sector(naming, token, &end);
    if (field && (takes_small_fields(naming) || know_line_capital(line, token))) {
        return end;
    }
    bool ends_name = base_str_in(know_word_use(naming, token), "title function");
    return know_line_capital(line, token) && !ends_name && !is_headline(line) ? token + 1 : token;
}

/* May the name go on behind "and"? Not into another organisation, nor from a state into the next one. */
static bool goes_on_after_and(const struct know_naming *naming, uint32_t next)
{
    const struct know_mention *mention = mention_at(naming, next);
    if (mention != NULL && is_geographic(mention)) {
        return is_plural(naming) && mention->kind == KNOW_STATE;
    }
    uint32_t end;
    return !begins_other_name(naming, next) && (know_line_capital(naming->line, next) || is_sector(naming, next, &end));
}

/* "Trade, Industry and Tourism": a comma goes on only between fields, and when "and" closes the list. */
static bool comma_goes_on(const struct know_naming *naming, uint32_t comma)
{
    uint32_t token = comma + 1, end;
    const struct know_mention *mention = mention_at(naming, token);
    if (mention != NULL && is_plural(naming) && mention->kind == KNOW_STATE) {
        return true;
    }
    bool ministry = naming->organisation != NULL && base_str_is(naming->organisation->type, "ministry");
    bool listed = ministry && know_line_capital(naming->line, token) && !begins_other_name(naming, token) &&
                  !base_str_in(know_word_use(naming, token), "title function");
    if (mention != NULL || (!is_sector(naming, token, &end) && !listed)) {
        return false;
    }
    end = token + 1;
    for (uint32_t i = end; i < end + 6 && i < naming->line->end; i++) {
        if (know_line_in(naming->line, i, "and &")) {
            return true;
        }
    }
    return false;
}

/* Words, hyphens, "and" and commas from a token on. */
static uint32_t run_of_words(const struct know_naming *naming, uint32_t token)
{
    const struct know_line *line = naming->line;
    uint32_t end = token;
    for (uint32_t steps = 0; steps < RIGHT_LIMIT; steps++) {
        uint32_t next = right_word(naming, end);
        if (next == end && is_joiner(line, end) && right_word(naming, end + 1) > end + 1) {
            next = right_word(naming, end + 1);
        }
        bool linked = (know_line_in(line, end, "and &") && goes_on_after_and(naming, end + 1)) ||
                      (know_line_is(line, end, ",") && comma_goes_on(naming, end));
        if (next == end && linked) {
            next = right_word(naming, end + 1);
            next = next == end + 1 ? end : next;
        }
        if (next == end) {
            break;
        }
        end = next;
    }
    return end;
}

/* "of Greece, Cyprus and Jordan" behind a body is a list of its parties, not its name. */
static bool lists_parties(const struct know_naming *naming, uint32_t token)
{
    const struct know_mention *mention = mention_at(naming, token);
    bool state = naming->body != NULL && mention != NULL && mention->kind == KNOW_STATE;
    return state && know_line_in(naming->line, mention->end, ", and") && mention_at(naming, mention->end + 1) != NULL;
}

static void extend_right(struct know_naming *naming)
{
    const struct know_line *line = naming->line;
    const char *links = naming->body != NULL ? "of for on" : "of for";
    for (uint32_t links_taken = 0; links_taken < 3 && know_line_in(line, naming->end, links); links_taken++) {
        uint32_t start = naming->end + 1;
        start += know_line_is(line, start, "the");
        uint32_t end = lists_parties(naming, start) ? start : run_of_words(naming, start);
        if (end == start) {
            break;
        }
        naming->end = end;
        if (know_line_in(line, end, "cooperation co-operation affairs relations issues matters partnership development ties security")) {
            naming->end = end + 1; /* "commission on economic cooperation", also in small letters */
        }
    }
}

void know_naming_extend(struct know_naming *naming)
{
    naming->first = naming->noun;
    naming->end = naming->noun_end;
    const struct know_name *row = naming->organisation != NULL ? naming->organisation : naming->body;
    if (row->side == 'f') {
        const struct know_mention *state = is_headline(naming->line) ? NULL : mention_at(naming, naming->end);
        naming->end = state != NULL && is_geographic(state) ? state->end : naming->end;
        return;
    }
    extend_left(naming);
    if (row->side == 'e') {
        extend_right(naming);
    }
}
