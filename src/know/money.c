/* Currencies: signs, codes and names on either side of a number, and rupees whose country the text must tell. */
#include "know/amount_read.h"

#include "lexicon/table.h"

#include <stdio.h>

/* "Rs 3bn" is of the state with a rupee that the text names first, and Pakistani when it names none. */
static struct base_str which_rupee(const struct amount_view *view)
{
    const struct lexicon_table *states = lexicon_table_named("rupees");
    struct base_str code = BASE_STR("PKR");
    int64_t first = -1;
    for (uint32_t row = 0; states != NULL && row < states->row_count; row++) {
        char name[32];
        struct base_str state = lexicon_cell(states, row, 0);
        snprintf(name, sizeof name, "%.*s", BASE_STR_ARG(state));
        int64_t at = base_str_find(view->scan->text, name, 0);
        if (at >= 0 && (first < 0 || at < first)) {
            first = at;
            code = lexicon_cell(states, row, 1);
        }
    }
    return code;
}

static struct base_str settle_code(const struct amount_view *view, struct base_str code)
{
    return base_str_is(code, "RUPEE") ? which_rupee(view) : code;
}

/* "US$", "A$": the letters decide. */
static uint32_t sign_before(const struct amount_view *view, uint32_t sign, struct base_str *code)
{
    const struct know_scan *scan = view->scan;
    struct know_word word;
    if (!know_scan_word(scan, sign, KNOW_IS_sign, &word)) {
        return KNOW_NONE;
    }
    *code = word.code;
    if (sign > 0 && know_scan_is(scan, sign, "$") && know_scan_word(scan, sign - 1, KNOW_IS_before_sign, &word) &&
        scan->atoms[sign - 1].capital && (scan->atoms[sign].glued || know_scan_is(scan, sign - 1, "US"))) {
        *code = word.code;
        return sign - 1;
    }
    return sign;
}

uint32_t amount_currency_before(const struct amount_view *view, uint32_t atom, struct base_str *code)
{
    const struct know_scan *scan = view->scan;
    struct know_word word;
    if (atom == 0) {
        return KNOW_NONE;
    }
    uint32_t at = atom - 1;
    at -= at > 0 && know_scan_is(scan, at, ".") && scan->atoms[at].glued;
    uint32_t sign = sign_before(view, at, code);
    if (sign == KNOW_NONE && know_scan_word(scan, at, KNOW_IS_code, &word) && scan->atoms[at].capital) {
        *code = word.code;
        sign = at;
    }
    *code = sign == KNOW_NONE ? (struct base_str){0} : settle_code(view, *code);
    return sign;
}

uint32_t amount_currency_at(const struct amount_view *view, uint32_t atom, struct base_str *code)
{
    const struct know_scan *scan = view->scan;
    struct know_word word;
    uint32_t at = atom + know_scan_glued_dash(scan, atom); /* "5-billion-dollar" */
    uint32_t end = know_scan_phrase(scan, at, KNOW_CLASS(money) | KNOW_CLASS(code) | KNOW_CLASS(sign), &word);
    if (end == KNOW_NONE || (word.class == KNOW_IS_code && !scan->atoms[at].capital)) {
        return KNOW_NONE;
    }
    if (word.class == KNOW_IS_sign && end < scan->count && scan->atoms[end].kind == KNOW_ATOM_NUMBER) {
        return KNOW_NONE; /* "rose 5 $6": the sign belongs to the next number */
    }
    if (word.class == KNOW_IS_code && end < scan->count && scan->atoms[end].kind == KNOW_ATOM_NUMBER &&
        !scan->atoms[at].glued) {
        return KNOW_NONE;
    }
    *code = settle_code(view, word.code);
    return end;
}
