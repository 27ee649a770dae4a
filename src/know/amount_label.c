/*
 * Numbers that measure nothing: names ("Route 66", "F-16", "COVID-19"), scores ("3-1"), telephone numbers, ages
 * ("Khan, 45,"), headings ("1."), years, and the first half of a compound ("21-gun").
 */
#include "know/amount_read.h"

enum { TELEPHONE_DIGITS = 9 };

static bool is_word(const struct know_scan *scan, uint32_t atom)
{
    return atom < scan->count && scan->atoms[atom].kind == KNOW_ATOM_WORD;
}

static bool is_number(const struct know_scan *scan, uint32_t atom)
{
    return atom < scan->count && (scan->atoms[atom].kind == KNOW_ATOM_NUMBER || scan->atoms[atom].kind == KNOW_ATOM_CLOCK);
}

/* "Article 370", "No. 5", "Group of 77". */
static bool follows_label(const struct know_scan *scan, uint32_t atom)
{
    uint32_t at = atom;
    at -= at > 1 && (know_scan_is(scan, at - 1, ".") || know_scan_is(scan, at - 1, "of"));
    return at > 0 && scan->atoms[at - 1].capital && know_scan_any(scan, at - 1, KNOW_CLASS(label));
}

/* "G20", "F-16", "+92", "9/11": something is glued to its front. */
static bool is_glued_before(const struct know_scan *scan, uint32_t atom)
{
    if (atom == 0 || !scan->atoms[atom].glued) {
        return false;
    }
    const struct know_atom *before = &scan->atoms[atom - 1];
    bool money = know_scan_any(scan, atom - 1, KNOW_CLASS(code) | KNOW_CLASS(sign));
    if (before->kind == KNOW_ATOM_DASH) {
        return before->glued && atom > 1 && !know_scan_is(scan, atom - 2, "(");
    }
    return !money && (before->kind == KNOW_ATOM_WORD || know_scan_is(scan, atom - 1, "+") ||
                      know_scan_is(scan, atom - 1, "/") || know_scan_is(scan, atom - 1, "#"));
}

/* "737s", "4G", "21-gun", "24/7": something that is no unit is glued to its end. */
static bool is_glued_behind(const struct know_scan *scan, uint32_t end)
{
    uint64_t kinds = KNOW_CLASS(unit) | KNOW_CLASS(unit_day) | KNOW_CLASS(time) | KNOW_CLASS(percent) | KNOW_CLASS(money) |
                     KNOW_CLASS(code) | KNOW_CLASS(sign) | KNOW_CLASS(fold);
    struct know_word word;
    if (end >= scan->count || !scan->atoms[end].glued) {
        return false;
    }
    if (know_scan_is(scan, end, "/") || know_scan_is(scan, end, "\xC2\xB0")) {
        return is_number(scan, end + 1) || !know_scan_is(scan, end, "/");
    }
    bool dash = know_scan_glued_dash(scan, end);
    if (dash && is_number(scan, end + 1)) {
        return false; /* a range or a score: told apart later */
    }
    if (!dash && scan->atoms[end].kind != KNOW_ATOM_WORD) {
        return false;
    }
    uint32_t unit = know_scan_phrase(scan, end + dash, kinds, &word);
    bool old = unit != KNOW_NONE && know_scan_glued_dash(scan, unit) && know_scan_is(scan, unit + 1, "old");
    return unit == KNOW_NONE || old;
}

static bool is_age(const struct know_scan *scan, uint32_t atom, uint32_t end)
{
    if (know_scan_is(scan, end, "years") && know_scan_is(scan, end + 1, "old")) {
        return true;
    }
    if (atom == 0 || !scan->atoms[atom].plain || scan->atoms[atom].number > 120) {
        return false;
    }
    bool commas = atom > 1 && know_scan_is(scan, atom - 1, ",") && scan->atoms[atom - 2].capital && is_word(scan, atom - 2) &&
                  (know_scan_is(scan, end, ",") || know_scan_is(scan, end, "."));
    return commas || know_scan_is(scan, atom - 1, "aged");
}

static bool is_bracketed(const struct know_scan *scan, uint32_t atom, uint32_t end)
{
    return atom > 0 && know_scan_is(scan, atom - 1, "(") && know_scan_is(scan, end, ")");
}

/* "3 pm", "9 a.m." */
static bool is_clock(const struct know_scan *scan, uint32_t end)
{
    bool letters = (know_scan_is(scan, end, "a") || know_scan_is(scan, end, "p")) && know_scan_is(scan, end + 1, ".") &&
                   know_scan_is(scan, end + 2, "m");
    return letters || know_scan_any(scan, end, KNOW_CLASS(clock));
}

static bool is_heading(const struct know_scan *scan, uint32_t atom, uint32_t end)
{
    return atom == 0 && end < scan->count && (know_scan_is(scan, end, ".") || know_scan_is(scan, end, ")")) &&
           scan->atoms[end].glued;
}

/* "the Iranian year 1403" */
static bool is_other_year(const struct know_scan *scan, uint32_t atom)
{
    return atom > 0 && know_scan_is(scan, atom - 1, "year") && scan->atoms[atom].plain && scan->atoms[atom].digits == 4;
}

static bool is_telephone(const struct know_scan *scan, uint32_t atom)
{
    const struct know_atom *digits = &scan->atoms[atom];
    if (digits->kind != KNOW_ATOM_NUMBER || !digits->plain || digits->ordinal) {
        return false;
    }
    return digits->digits >= TELEPHONE_DIGITS || (digits->digits > 1 && scan->text.data[digits->at.start] == '0');
}

bool amount_is_label(const struct amount_view *view, const struct know_number *number, uint32_t atom)
{
    const struct know_scan *scan = view->scan;
    return follows_label(scan, atom) || is_glued_before(scan, atom) || is_glued_behind(scan, number->end) ||
           is_age(scan, atom, number->end) || is_bracketed(scan, atom, number->end) || is_clock(scan, number->end) ||
           is_heading(scan, atom, number->end) || is_other_year(scan, atom) || is_telephone(scan, atom);
}
