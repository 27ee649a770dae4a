/*
 * What a number counts: a unit, or the head of the noun phrase behind it. Tags decide where the phrase ends; without
 * tags the first plural does.
 */
#include "know/amount_read.h"

#include <math.h>

enum { NOUN_WINDOW = 10, PER_BEFORE_WINDOW = 14, PER_AFTER_WINDOW = 2, LIFT_WINDOW = 6 };

static const struct lang_token *token_of(const struct know_scan *scan, uint32_t atom)
{
    return &scan->working->out->text->tokens.items[scan->atoms[atom].token];
}

static bool is_closed(const struct know_scan *scan, uint32_t atom)
{
    return know_scan_any(scan, atom, KNOW_CLASS(closed));
}

static bool looks_plural(const struct know_scan *scan, uint32_t atom)
{
    uint8_t xpos = token_of(scan, atom)->xpos;
    struct base_str word = base_str_slice(scan->text, scan->atoms[atom].at);
    bool s = word.length > 3 && base_str_ends(word, "s") && !base_str_ends(word, "ss") && !base_str_ends(word, "us");
    return xpos == LANG_XPOS_NNS || xpos == LANG_XPOS_NNPS || s || know_scan_any(scan, atom, KNOW_CLASS(plural));
}

static bool is_noun(const struct know_scan *scan, uint32_t atom)
{
    uint8_t upos = token_of(scan, atom)->upos;
    return upos == LANG_NOUN || upos == LANG_PROPN;
}

/* May a word stand between the number and its noun? */
static bool may_modify(const struct know_scan *scan, uint32_t atom)
{
    const struct lang_token *token = token_of(scan, atom);
    if (know_scan_glued_dash(scan, atom) || know_scan_glued_dash(scan, atom + 1)) {
        return true; /* "off-duty" */
    }
    if (scan->atoms[atom].kind != KNOW_ATOM_WORD || is_closed(scan, atom)) {
        return false;
    }
    bool participle = token->xpos == LANG_XPOS_VBN || token->xpos == LANG_XPOS_VBG || token->xpos == LANG_XPOS_VBD;
    return token->upos == 0 || token->upos == LANG_ADJ || is_noun(scan, atom) || (token->upos == LANG_VERB && participle) ||
           token->upos == LANG_X || token->upos == LANG_NUM || token->upos == LANG_ADV;
}

/* The head behind `atom`: the last noun of the phrase, which ends at the first plural no noun follows. */
static uint32_t find_head(const struct know_scan *scan, uint32_t atom, bool singular)
{
    uint32_t head = KNOW_NONE;
    bool tagged = atom < scan->count && token_of(scan, atom)->upos != 0;
    for (uint32_t i = atom; i < scan->count && i < atom + NOUN_WINDOW; i++) {
        bool joined = head == KNOW_NONE && i > atom && (know_scan_is(scan, i, "and") || know_scan_is(scan, i, ",")) &&
                      i + 1 < scan->count &&
                      (tagged ? token_of(scan, i + 1)->upos == LANG_ADJ || is_noun(scan, i + 1) : know_scan_is(scan, i, "and"));
        if (joined) {
            continue;
        }
        bool verb_behind = head != KNOW_NONE && token_of(scan, i)->upos != LANG_ADJ && tagged && !is_noun(scan, i);
        if (!may_modify(scan, i) || verb_behind) {
            return head;
        }
        if (scan->atoms[i].kind != KNOW_ATOM_WORD) {
            continue;
        }
        bool noun = tagged ? is_noun(scan, i) : true;
        bool plural = noun && looks_plural(scan, i);
        if (plural) {
            head = i;
            bool more = tagged && i + 1 < scan->count && is_noun(scan, i + 1) && looks_plural(scan, i + 1);
            if (!more) {
                return head;
            }
        } else if (singular && noun) {
            head = tagged || head == KNOW_NONE ? i : head;
        }
    }
    return head;
}

/* "MoUs", "NGOs": their lemma is the letters. */
static bool is_acronym(struct base_str word)
{
    uint32_t capitals = 0;
    for (uint32_t i = 0; i < word.length; i++) {
        capitals += word.data[i] >= 'A' && word.data[i] <= 'Z';
    }
    return capitals >= 2 && base_str_ends(word, "s");
}

static struct base_str singular_of(const struct know_scan *scan, uint32_t atom)
{
    const struct lang_token *token = token_of(scan, atom);
    struct know_word plural;
    if (know_scan_word(scan, atom, KNOW_IS_plural, &plural)) {
        return plural.code;
    }
    if (is_acronym(base_str_slice(scan->text, scan->atoms[atom].at))) {
        struct base_str letters = base_str_slice(scan->text, scan->atoms[atom].at);
        letters.length -= base_str_ends(letters, "s");
        return base_str_lower(scan->working->arena, letters);
    }
    if (token->lemma.length > 0) {
        return base_str_lower(scan->working->arena, token->lemma);
    }
    struct base_str word = base_str_lower(scan->working->arena, base_str_slice(scan->text, scan->atoms[atom].at));
    if (base_str_ends(word, "ies") && word.length > 4) {
        word.length -= 3;
        return base_str_format(scan->working->arena, "%.*sy", BASE_STR_ARG(word));
    }
    bool es =
        base_str_ends(word, "ches") || base_str_ends(word, "shes") || base_str_ends(word, "sses") || base_str_ends(word, "xes");
    word.length -= es ? 2 : base_str_ends(word, "s") && !base_str_ends(word, "ss") && word.length > 3 ? 1 : 0;
    return word;
}

/* "two of the passengers", "ten more people": the atom where the counted phrase starts. */
static uint32_t skip_partitive(const struct know_scan *scan, uint32_t atom)
{
    static const char *const OWNERS[] = {"the", "its", "their", "his", "her", "our", "these", "those"};
    for (uint32_t i = 0; know_scan_is(scan, atom, "of") && i < sizeof OWNERS / sizeof *OWNERS; i++) {
        if (know_scan_is(scan, atom + 1, OWNERS[i])) {
            return atom + 2;
        }
    }
    return atom + (know_scan_is(scan, atom, "more") || know_scan_is(scan, atom, "other"));
}

bool amount_read_noun(const struct amount_view *view, struct found_amount *found)
{
    const struct know_scan *scan = view->scan;
    uint32_t at = skip_partitive(scan, found->end);
    at += isnan(found->amount.value) && know_scan_is(scan, at, "of");
    bool one = found->number.words && found->number.value == 1;
    uint32_t head = find_head(scan, at, one || found->number.ordinal);
    if (head == KNOW_NONE) {
        return false;
    }
    found->amount.noun = scan->atoms[head].token;
    found->amount.unit = singular_of(scan, head);
    found->noun_end = head + 1;
    return true;
}

/* ------------------------------------------------------------------ units */

bool amount_read_unit(const struct amount_view *view, struct found_amount *found)
{
    const struct know_scan *scan = view->scan;
    struct know_word word;
    uint32_t at = found->end + (know_scan_glued_dash(scan, found->end) || know_scan_is(scan, found->end, "more"));
    uint64_t classes = KNOW_CLASS(unit) | KNOW_CLASS(unit_day) | KNOW_CLASS(time) | KNOW_CLASS(percent);
    uint32_t end = know_scan_phrase(scan, at, classes, &word);
    if (end == KNOW_NONE) {
        return false;
    }
    if (at != found->end && know_scan_glued_dash(scan, end) && know_scan_is(scan, end + 1, "old")) {
        return false; /* "45-year-old" */
    }
    found->amount.kind = word.class == KNOW_IS_percent ? KNOW_PERCENT : KNOW_MEASURE;
    found->amount.unit = word.code;
    found->amount.per = word.class == KNOW_IS_unit_day ? BASE_STR("day") : (struct base_str){0};
    found->end = found->noun_end = end;
    return true;
}

/* ------------------------------------------------------------------ per */

void amount_read_per(const struct amount_view *view, struct found_amount *found)
{
    const struct know_scan *scan = view->scan;
    struct know_word word;
    uint32_t from = found->noun_end > found->end ? found->noun_end : found->end;
    for (uint32_t i = from; i < scan->count && i <= from + PER_AFTER_WINDOW && found->amount.per.length == 0; i++) {
        if (scan->atoms[i].kind == KNOW_ATOM_NUMBER || scan->atoms[i].kind == KNOW_ATOM_SIGN) {
            break;
        }
        uint32_t end = know_scan_phrase(scan, i, KNOW_CLASS(per), &word);
        bool ago = end != KNOW_NONE && (know_scan_any(scan, end, KNOW_CLASS(ago) | KNOW_CLASS(apart)));
        if (end != KNOW_NONE && !ago && !view->taken[i]) {
            found->amount.per = word.code;
        }
    }
    if (found->amount.kind != KNOW_MONEY || found->amount.per.length > 0) {
        return;
    }
    for (uint32_t i = found->first, steps = 0; i > 0 && steps < PER_BEFORE_WINDOW; steps++) {
        i--;
        if (know_scan_is(scan, i, ",") || know_scan_is(scan, i, ";") || know_scan_is(scan, i, ".")) {
            return;
        }
        if (know_scan_word(scan, i, KNOW_IS_per_before, &word)) {
            found->amount.per = word.code;
            return;
        }
    }
}

/* ------------------------------------------------------------------ approximators */

static void shift_value(struct know_amount *amount, enum know_class class)
{
    bool range = !isnan(amount->min) || !isnan(amount->max);
    if (range || isnan(amount->value)) {
        return;
    }
    if (class == KNOW_IS_at_least || class == KNOW_IS_after_at_least) {
        amount->min = amount->value;
        amount->value = NAN;
    } else if (class == KNOW_IS_at_most || class == KNOW_IS_after_at_most) {
        amount->max = amount->value;
        amount->value = NAN;
    }
}

/* "take trade up to $5 billion": "up" is the verb's. */
static bool is_lifted(const struct know_scan *scan, uint32_t first)
{
    if (!know_scan_is(scan, first, "up") || !know_scan_is(scan, first + 1, "to")) {
        return false;
    }
    for (uint32_t i = first, steps = 0; i > 0 && steps < LIFT_WINDOW; i--, steps++) {
        if (know_scan_any(scan, i - 1, KNOW_CLASS(lift))) {
            return true;
        }
    }
    return false;
}

void amount_read_approx(const struct amount_view *view, struct found_amount *found)
{
    const struct know_scan *scan = view->scan;
    struct know_word word;
    uint64_t before = KNOW_CLASS(near) | KNOW_CLASS(at_least) | KNOW_CLASS(at_most) | KNOW_CLASS(nothing);
    for (uint32_t rounds = 0; rounds < 2; rounds++) {
        uint32_t first = know_scan_phrase_before(scan, found->first, before, &word);
        if (first == KNOW_NONE || view->taken[first] || is_lifted(scan, first)) {
            break;
        }
        found->first = first;
        if (found->amount.approx.length == 0) {
            found->amount.approx = word.code;
        }
        shift_value(&found->amount, word.class);
    }
    uint64_t after = KNOW_CLASS(after_at_least) | KNOW_CLASS(after_at_most) | KNOW_CLASS(after_near);
    uint32_t end = know_scan_phrase(scan, found->end, after, &word);
    if (end != KNOW_NONE) {
        shift_value(&found->amount, word.class);
        found->end = end;
        found->noun_end = found->noun_end < end ? end : found->noun_end;
        found->amount.approx = found->amount.approx.length > 0 ? found->amount.approx : word.code;
    }
}
