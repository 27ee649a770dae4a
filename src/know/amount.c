/*
 * Finding amounts: money, percentages, measures, counts and ordinals.
 *
 * Each number is read once, with what stands around it. The mention covers the approximator, the currency, the number
 * and its unit; a counted noun is named by `noun` and is the mention's head, but lies outside, because it may belong
 * to a name or a role of its own ("two Turkish ministers").
 */
#include "know/amount_read.h"

#include <math.h>

enum { VOLUME_WINDOW = 8, YEAR_LOW = 1900, YEAR_HIGH = 2100 };

static struct know_amount empty_amount(void)
{
    return (struct know_amount){.kind = KNOW_COUNT, .value = NAN, .min = NAN, .max = NAN, .noun = KNOW_NONE};
}

/* ------------------------------------------------------------------ ranges */

/* The number of the second end behind `atom`, with a currency of its own or not. */
static bool read_second(const struct amount_view *view, uint32_t atom, struct know_number *number, bool *money)
{
    const struct know_scan *scan = view->scan;
    uint32_t at = atom;
    at += know_scan_any(scan, at, KNOW_CLASS(before_sign)) && know_scan_any(scan, at + 1, KNOW_CLASS(sign));
    bool turned = know_scan_any(scan, at, KNOW_CLASS(sign)) && know_scan_any(scan, at + 1, KNOW_CLASS(before_sign)); /* "$US 5" */
    at += turned ? 2 : know_scan_any(scan, at, KNOW_CLASS(sign) | KNOW_CLASS(code));
    *money = at != atom;
    return at < scan->count && !view->taken[at] && know_number_read(scan, at, number) && !number->ordinal && !number->article;
}

/* "1.5-2 billion": the multiplier of the second end serves both. */
static void lend_scale(struct know_number *first, const struct know_number *second)
{
    if (first->scale == 1 && second->scale > 1 && first->value * second->scale <= second->value) {
        first->value *= second->scale;
        first->scale = second->scale;
    }
}

static bool range_joins(const struct amount_view *view, const struct found_amount *found, uint32_t at, bool money)
{
    const struct know_scan *scan = view->scan;
    uint32_t before = found->first;
    bool between = before > 0 && know_scan_is(scan, before - 1, "between");
    bool from = before > 0 && know_scan_is(scan, before - 1, "from");
    if (know_scan_is(scan, at, "and")) {
        return between;
    }
    if (know_scan_is(scan, at, "to")) {
        return !from && !money;
    }
    return know_scan_dash(scan, at) || (know_scan_is(scan, at, "or") && !money);
}

/* Two numbers that bound one amount; a score or a house number is no amount at all and ends the reading. */
static bool read_range(const struct amount_view *view, struct found_amount *found)
{
    struct know_number second, first = found->number;
    bool money;
    uint32_t at = found->end;
    if (at >= view->scan->count || !read_second(view, at + 1, &second, &money) || !range_joins(view, found, at, money)) {
        return true;
    }
    lend_scale(&first, &second);
    bool or = know_scan_is(view->scan, at, "or");
    if (second.value <= first.value || (or &&second.value > 2 * first.value)) {
        return !know_scan_glued_dash(view->scan, at);
    }
    found->number = second;
    found->end = second.end;
    found->amount.min = first.value;
    found->amount.max = second.value;
    found->amount.value = NAN;
    return true;
}

/* ------------------------------------------------------------------ one amount */

static bool is_range(const struct know_amount *amount)
{
    return !isnan(amount->min) && !isnan(amount->max);
}

static bool read_money(const struct amount_view *view, struct found_amount *found, bool before)
{
    struct base_str code;
    uint32_t end = amount_currency_at(view, found->end, &code);
    if (end == KNOW_NONE && !before) {
        return false;
    }
    bool keeps = before && end != KNOW_NONE && !base_str_equal(code, found->amount.unit) && !base_str_is(code, "USD");
    if (end != KNOW_NONE && !keeps) {
        found->end = end;
        found->amount.unit = before ? found->amount.unit : code;
    }
    found->amount.kind = KNOW_MONEY;
    found->noun_end = found->end;
    return true;
}

/* "$2.2 in trade": trade is never counted in single dollars, a multiplier was lost. */
static bool lost_multiplier(const struct amount_view *view, const struct found_amount *found)
{
    double value = is_range(&found->amount) ? found->amount.max : found->number.value;
    if (found->amount.kind != KNOW_MONEY || found->number.scale > 1 || value >= 1000 || found->amount.per.length > 0) {
        return false;
    }
    uint32_t from = found->first > VOLUME_WINDOW ? found->first - VOLUME_WINDOW : 0;
    for (uint32_t i = from; i < found->end + VOLUME_WINDOW && i < view->scan->count; i++) {
        if (know_scan_any(view->scan, i, KNOW_CLASS(volume))) {
            return true;
        }
    }
    return false;
}

/* A bare number that may be a year or the tail of a name. */
static bool is_year(const struct know_scan *scan, const struct found_amount *found)
{
    const struct know_atom *digits = &scan->atoms[found->number_at];
    return digits->kind == KNOW_ATOM_NUMBER && digits->plain && digits->digits == 4 && found->number.scale == 1 &&
           digits->number >= YEAR_LOW && digits->number <= YEAR_HIGH;
}

static bool stands_behind_name(const struct know_scan *scan, uint32_t atom)
{
    return atom > 1 && scan->atoms[atom - 1].kind == KNOW_ATOM_WORD && scan->atoms[atom - 1].capital &&
           scan->atoms[atom].kind == KNOW_ATOM_NUMBER;
}

static bool is_determined(const struct know_scan *scan, uint32_t atom)
{
    return atom > 0 && (know_scan_is(scan, atom - 1, "the") || know_scan_is(scan, atom - 1, "these") ||
                        know_scan_is(scan, atom - 1, "those") || know_scan_is(scan, atom - 1, "all") ||
                        know_scan_is(scan, atom - 1, "other") || know_scan_is(scan, atom - 1, "any") ||
                        know_scan_is(scan, atom - 1, "no") || know_scan_is(scan, atom - 1, "each"));
}

/* A number without currency and unit: does it count anything? */
static bool counts(const struct amount_view *view, struct found_amount *found)
{
    const struct know_scan *scan = view->scan;
    if (found->number.words && found->number.value == 1 && know_scan_is(scan, found->end, "of")) {
        return false; /* "one of the officials" */
    }
    amount_read_approx(view, found);
    bool noun = amount_read_noun(view, found);
    bool loose = found->amount.approx.length > 0 || found->first != found->number_at;
    if (is_year(scan, found) && !loose && !is_range(&found->amount)) {
        return false;
    }
    if (noun || loose) {
        return true;
    }
    if (found->number.words) {
        bool named = found->number_at > 0 && scan->atoms[found->number_at].capital && scan->atoms[found->number_at - 1].capital;
        return !named && found->number.value > 1 && /* "the Big Four" */
               !is_determined(scan, found->number_at);
    }
    bool street = found->end < scan->count && scan->atoms[found->end].capital; /* "10 Downing Street" */
    bool glued_range = is_range(&found->amount) && know_scan_glued_dash(scan, found->number_at + 1);
    return !glued_range && !street && !stands_behind_name(scan, found->number_at);
}

static bool read_ordinal(const struct amount_view *view, struct found_amount *found)
{
    const struct know_scan *scan = view->scan;
    uint32_t end = found->end;
    found->amount.kind = KNOW_ORDINAL;
    bool word = end < scan->count && scan->atoms[end].kind == KNOW_ATOM_WORD;
    bool share = found->number_at > 0 && know_scan_is(scan, end, "of") &&
                 (know_scan_is(scan, found->number_at - 1, "a") || know_scan_is(scan, found->number_at - 1, "one"));
    share = share || know_scan_any(scan, end, KNOW_CLASS(small) | KNOW_CLASS(ten)); /* "the first eight months" */
    if (share || know_scan_any(scan, end, KNOW_CLASS(no_ordinal)) || know_scan_dash(scan, end) ||
        (found->number.words && !word)) {
        return false;
    }
    bool bare = found->number.value > 1 && is_determined(scan, found->number_at) &&
                know_scan_any(scan, end, KNOW_CLASS(closed)); /* "the sixth was held" */
    return amount_read_noun(view, found) || bare || !found->number.words;
}

static uint32_t name_before(const struct know_scan *scan, uint32_t atom, struct base_str *code)
{
    struct know_word word;
    uint32_t first = know_scan_phrase_before(scan, atom, KNOW_CLASS(money), &word);
    bool whole = first != KNOW_NONE && !base_str_is(word.code, "RUPEE") &&
                 !(first > 0 && scan->atoms[first - 1].kind == KNOW_ATOM_NUMBER);
    *code = whole ? word.code : (struct base_str){0};
    return whole ? first : KNOW_NONE;
}

static bool read_amount(const struct amount_view *view, uint32_t atom, struct found_amount *found)
{
    const struct know_scan *scan = view->scan;
    *found = (struct found_amount){.amount = empty_amount(), .first = atom, .number_at = atom};
    if (!know_number_read(scan, atom, &found->number) || amount_is_label(view, &found->number, atom)) {
        found->end = found->number.end;
        return false;
    }
    found->end = found->noun_end = found->number.end;
    found->amount.value = found->number.value;
    if (found->number.ordinal) {
        return read_ordinal(view, found);
    }
    uint32_t sign = amount_currency_before(view, atom, &found->amount.unit);
    if (sign == KNOW_NONE && found->number.scale > 1) {
        sign = name_before(scan, atom, &found->amount.unit); /* "Turkish lira 40bn" */
    }
    found->first = sign == KNOW_NONE ? atom : sign;
    if (!read_range(view, found)) {
        found->end++;
        return false;
    }
    bool money = read_money(view, found, sign != KNOW_NONE);
    if (found->number.letter && !money) {
        return false;
    }
    if (money || amount_read_unit(view, found)) {
        amount_read_approx(view, found);
        return true;
    }
    return counts(view, found);
}

/* ------------------------------------------------------------------ numbers of no value: "dozens", "several"; "tenfold" */

static bool read_vague(const struct amount_view *view, uint32_t atom, struct found_amount *found)
{
    const struct know_scan *scan = view->scan;
    uint32_t end = atom + 1;
    while (know_scan_is(scan, end, "of") && know_scan_any(scan, end + 1, KNOW_CLASS(vague))) {
        end += 2; /* "hundreds of millions" */
    }
    *found = (struct found_amount){.amount = empty_amount(), .first = atom, .number_at = atom, .end = end, .noun_end = end};
    found->amount.approx = know_scan_text(scan, atom, end);
    uint32_t money = amount_currency_at(view, end + know_scan_is(scan, end, "of"), &found->amount.unit);
    if (money != KNOW_NONE) {
        found->amount.kind = KNOW_MONEY;
        found->end = found->noun_end = money;
        return true;
    }
    found->amount.unit = (struct base_str){0};
    uint32_t of = know_scan_is(scan, end, "of");
    found->end += of;
    bool unit = amount_read_unit(view, found);
    found->end = unit ? found->end : end;
    bool noun = !unit && amount_read_noun(view, found);
    return unit || noun || !know_scan_is(scan, atom, "several");
}

/* "tenfold", "five-fold", "10-fold". */
static bool read_fold(const struct amount_view *view, uint32_t atom, struct found_amount *found)
{
    const struct know_scan *scan = view->scan;
    struct know_word word;
    *found = (struct found_amount){.amount = empty_amount(), .first = atom, .number_at = atom};
    found->amount.kind = KNOW_MEASURE;
    found->amount.unit = BASE_STR("fold");
    if (know_scan_word(scan, atom, KNOW_IS_fold, &word) && word.value > 0) {
        found->amount.value = word.value;
        found->end = found->noun_end = atom + 1;
        return true;
    }
    if (!know_number_read(scan, atom, &found->number) || found->number.ordinal) {
        return false;
    }
    uint32_t at = found->number.end;
    at += know_scan_dash(scan, at);
    found->amount.value = found->number.value;
    found->end = found->noun_end = at + 1;
    return know_scan_any(scan, at, KNOW_CLASS(fold));
}

/* ------------------------------------------------------------------ all */

/* "Turkish lira 40bn" */
static uint32_t mention_first(const struct know_scan *scan, const struct found_amount *found)
{
    bool named = found->first + 1 < found->number_at && scan->atoms[found->first].capital &&
                 know_scan_any(scan, found->first + 1, KNOW_CLASS(money));
    return named ? found->number_at : found->first;
}

static void push_amount(const struct amount_view *view, struct found_amount *found)
{
    const struct know_scan *scan = view->scan;
    struct know_article *out = scan->working->out;
    if (found->amount.kind != KNOW_ORDINAL) {
        amount_read_per(view, found);
        found->amount.doubtful = lost_multiplier(view, found);
    }
    uint32_t head = found->amount.noun != KNOW_NONE ? found->amount.noun : scan->atoms[found->number_at].token;
    *BASE_PUSH(scan->working->arena, out->amounts) = found->amount;
    know_scan_push(scan, KNOW_AMOUNT, mention_first(scan, found), found->end, head, out->amounts.count - 1);
}

/* Reads what starts at `atom` and returns where to go on. */
static uint32_t try_atom(const struct amount_view *view, uint32_t atom)
{
    const struct know_scan *scan = view->scan;
    struct found_amount found = {0};
    uint64_t starts = KNOW_CLASS(small) | KNOW_CLASS(ten) | KNOW_CLASS(ordinal) | KNOW_CLASS(article) | KNOW_CLASS(half);
    bool number = scan->atoms[atom].kind == KNOW_ATOM_NUMBER || know_scan_any(scan, atom, starts);
    if (view->taken[atom] || (!number && !know_scan_any(scan, atom, KNOW_CLASS(vague) | KNOW_CLASS(fold)))) {
        return atom + 1;
    }
    if (read_fold(view, atom, &found) || (know_scan_any(scan, atom, KNOW_CLASS(vague)) && read_vague(view, atom, &found)) ||
        (number && read_amount(view, atom, &found))) {
        push_amount(view, &found);
    }
    return found.end > atom ? found.end : atom + 1;
}

/* Atoms of tokens that a date mention of this sentence covers. Dates were pushed in the order of their tokens. */
static bool *dated_atoms(const struct know_scan *scan)
{
    const struct know_article *out = scan->working->out;
    bool *taken = BASE_NEW_ARRAY(scan->working->scratch, bool, scan->count + 1);
    uint32_t from = out->mentions.count, atom = 0;
    while (from > 0 && out->mentions.items[from - 1].first >= scan->atoms[0].token) {
        from--;
    }
    for (uint32_t i = from; i < out->mentions.count; i++) {
        const struct know_mention *mention = &out->mentions.items[i];
        for (; mention->kind == KNOW_DATE && atom < scan->count && scan->atoms[atom].token < mention->end; atom++) {
            taken[atom] = scan->atoms[atom].token >= mention->first;
        }
    }
    return taken;
}

void know_find_amounts(struct know_working *working, uint32_t sentence)
{
    struct base_mark mark = base_arena_mark(working->scratch);
    struct know_scan scan;
    if (know_scan_sentence(working, sentence, &scan)) {
        struct amount_view view = {&scan, dated_atoms(&scan)};
        for (uint32_t i = 0; i < scan.count;) {
            i = try_atom(&view, i);
        }
    }
    base_arena_rewind(working->scratch, mark);
}
