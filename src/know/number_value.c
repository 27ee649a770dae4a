/* Numbers in digits and in words, with their multipliers. */
#include "know/number_value.h"

#include <math.h>

/* "half" and "a half" behind "and": "two and a half". */
static uint32_t half_after(const struct know_scan *scan, uint32_t atom)
{
    if (!know_scan_is(scan, atom, "and")) {
        return KNOW_NONE;
    }
    atom += know_scan_any(scan, atom + 1, KNOW_CLASS(article)) ? 2 : 1;
    return know_scan_any(scan, atom, KNOW_CLASS(half)) ? atom + 1 : KNOW_NONE;
}

/* Multipliers behind a number: "million", "lakh crore", glued "bn"; a dash may stand between ("5-billion"). */
static void read_scales(const struct know_scan *scan, struct know_number *number)
{
    for (uint32_t rounds = 0; rounds < 3; rounds++) {
        struct know_word word;
        uint32_t at = number->end;
        at += know_scan_glued_dash(scan, at) && know_scan_any(scan, at + 1, KNOW_CLASS(scale));
        bool letter = know_scan_any(scan, at, KNOW_CLASS(scale_letter)) && scan->atoms[at].glued && rounds == 0;
        if (!know_scan_word(scan, at, KNOW_IS_scale, &word) &&
            !(letter && know_scan_word(scan, at, KNOW_IS_scale_letter, &word)) &&
            !(at == number->end && know_scan_word(scan, at, KNOW_IS_hundred, &word))) {
            return;
        }
        number->value *= word.value;
        number->scale *= word.value;
        number->letter = letter && word.class == KNOW_IS_scale_letter;
        number->end = at + 1;
    }
}

static bool read_digit_number(const struct know_scan *scan, uint32_t atom, struct know_number *number)
{
    const struct know_atom *digits = &scan->atoms[atom];
    *number = (struct know_number){.value = digits->number, .scale = 1, .end = atom + 1, .ordinal = digits->ordinal};
    if (digits->kind != KNOW_ATOM_NUMBER || digits->number < 0) {
        return false;
    }
    if (!digits->ordinal) {
        read_scales(scan, number);
    }
    return true;
}

/* The state of "two million three hundred and five thousand and six". */
struct word_sum {
    double total, current;
    double scale, largest;
    uint32_t end;
    bool units_open, tens_open; /* may a unit, or a ten, come next? */
    bool any, ordinal;
};

static bool add_unit(const struct know_scan *scan, uint32_t at, struct word_sum *sum)
{
    struct know_word word;
    if (sum->units_open && know_scan_word(scan, at, KNOW_IS_small, &word) && (sum->tens_open || word.value < 10)) {
        sum->current += word.value;
        sum->units_open = sum->tens_open = false;
    } else if (sum->tens_open && know_scan_word(scan, at, KNOW_IS_ten, &word)) {
        sum->current += word.value;
        sum->tens_open = false;
    } else if (sum->units_open && know_scan_word(scan, at, KNOW_IS_ordinal, &word) && (sum->tens_open || word.value < 10)) {
        sum->current += word.value;
        sum->ordinal = true;
    } else {
        return false;
    }
    sum->scale = 1;
    return true;
}

/* "two million three hundred thousand" adds up, "two lakh crore" multiplies. */
static void fold_scale(struct word_sum *sum, double value)
{
    if (sum->current == 0) {
        sum->total *= value;
    } else if (sum->total > 0 && value > sum->largest) {
        sum->total = (sum->total + sum->current) * value;
    } else {
        sum->total += sum->current * value;
    }
    sum->current = 0;
    sum->scale = sum->largest = value;
}

static bool add_scale(const struct know_scan *scan, uint32_t at, struct word_sum *sum)
{
    struct know_word word;
    if (!sum->any) {
        return false;
    }
    if (sum->current > 0 && know_scan_word(scan, at, KNOW_IS_hundred, &word)) {
        sum->current *= 100;
        sum->scale = 100;
    } else if (know_scan_word(scan, at, KNOW_IS_scale, &word)) {
        fold_scale(sum, word.value);
    } else {
        return false;
    }
    sum->units_open = sum->tens_open = true;
    return true;
}

static bool add_word(const struct know_scan *scan, uint32_t at, struct word_sum *sum)
{
    if (add_unit(scan, at, sum) || add_scale(scan, at, sum)) {
        sum->any = true;
        sum->end = at + 1;
        return true;
    }
    return false;
}

static void read_word_sum(const struct know_scan *scan, uint32_t atom, struct word_sum *sum)
{
    for (uint32_t at = atom, rounds = 0; rounds < 16 && !sum->ordinal; rounds++) {
        if (add_word(scan, at, sum)) {
            at = sum->end;
        } else if (sum->any && sum->scale >= 100 && sum->units_open && know_scan_is(scan, at, "and") &&
                   know_scan_any(scan, at + 1, KNOW_CLASS(small) | KNOW_CLASS(ten)) && !know_scan_is(scan, at + 1, "one")) {
            at++;
        } else if (sum->any && sum->current >= 20 && sum->units_open && !sum->tens_open && know_scan_glued_dash(scan, at) &&
                   know_scan_any(scan, at + 1, KNOW_CLASS(small) | KNOW_CLASS(ordinal))) {
            at++;
        } else {
            return;
        }
    }
}

/* "a hundred", "half a billion", "half billion": the atom where the multiplier stands, and what it multiplies. */
static bool read_article(const struct know_scan *scan, uint32_t atom, struct know_number *number)
{
    uint32_t at = atom;
    double factor = 1;
    if (know_scan_any(scan, at, KNOW_CLASS(half))) {
        factor = 0.5;
        at++;
        at += know_scan_any(scan, at, KNOW_CLASS(article)) ? 1 : 0;
    } else if (know_scan_any(scan, at, KNOW_CLASS(article))) {
        at++;
    }
    if (at == atom || !know_scan_any(scan, at, KNOW_CLASS(hundred) | KNOW_CLASS(scale))) {
        return false;
    }
    *number = (struct know_number){.value = factor, .scale = 1, .end = at, .words = true, .article = true};
    read_scales(scan, number);
    return true;
}

static bool read_word_number(const struct know_scan *scan, uint32_t atom, struct know_number *number)
{
    struct word_sum sum = {.scale = 1, .end = atom, .units_open = true, .tens_open = true};
    read_word_sum(scan, atom, &sum);
    if (!sum.any) {
        return read_article(scan, atom, number);
    }
    *number = (struct know_number){
        .value = sum.total + sum.current, .scale = sum.scale, .end = sum.end, .ordinal = sum.ordinal, .words = true};
    uint32_t half = sum.ordinal ? KNOW_NONE : half_after(scan, sum.end);
    if (half != KNOW_NONE) {
        number->value += 0.5;
        number->end = half;
        read_scales(scan, number);
    }
    return true;
}

bool know_number_read(const struct know_scan *scan, uint32_t atom, struct know_number *number)
{
    if (atom >= scan->count) {
        return false;
    }
    if (scan->atoms[atom].kind == KNOW_ATOM_WORD) {
        uint64_t starts = KNOW_CLASS(small) | KNOW_CLASS(ten) | KNOW_CLASS(ordinal) | KNOW_CLASS(article) | KNOW_CLASS(half);
        return know_scan_any(scan, atom, starts) && read_word_number(scan, atom, number) && isfinite(number->value);
    }
    return read_digit_number(scan, atom, number) && isfinite(number->value);
}
