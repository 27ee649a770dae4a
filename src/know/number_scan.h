/*
 * A sentence as the value finders see it: atoms, and what the word tables say of each.
 *
 * Whether "$5bn", "14-03-2025" or "US$" is one token or four is the tokenizer's taste. Atoms are cut from the bytes:
 * a run of digits, a run of letters, or one sign. Each knows the token it stands in, so that what was found in atoms
 * is handed on in tokens.
 *
 *     struct know_scan scan;
 *     if (know_scan_sentence(working, sentence, &scan)) { ... scan.atoms[i] up to scan.count ... }
 *
 * Atoms are the scratch arena's. An index past the end is safe in every question below and answers "no".
 */
#ifndef KNOW_NUMBER_SCAN_H
#define KNOW_NUMBER_SCAN_H

#include "know/know.h"

#define KNOW_WORD_TABLES(X) X(MONTHS, months) X(NUMBERS, number_words) X(APPROX, approximators) X(CURRENCIES, currencies) \
    X(UNITS, units) X(DATES, date_words)
#define KNOW_ENUM_WORDS(name, file) KNOW_WORDS_##name,
enum know_words { KNOW_WORD_TABLES(KNOW_ENUM_WORDS) KNOW_WORDS_COUNT };

/* Classes of the tables, written in their column `class`. */
#define KNOW_CLASS_TABLE(X)                                                                                             \
    X(month) X(month_word) X(month_short)                                                                               \
    X(small) X(ten) X(hundred) X(scale) X(scale_letter) X(ordinal) X(half) X(article) X(vague) X(fold) \
     X(label) X(near) X(at_least) X(at_most) X(nothing) X(after_at_least) X(after_at_most) X(after_near)  \
    X(sign) X(before_sign) X(code) X(money) X(unit) X(unit_day) X(time) X(percent) X(per) X(per_before) X(clock)                 \
    X(weekday) X(weekday_short) X(day_word) X(unit_one) X(unit_many) X(part) X(last) X(past) X(next) X(coming) X(this)  \
    X(recent) X(told) X(fiscal) X(fiscal_year) X(year_share) X(season) X(edge) X(ago) X(apart)           \
    X(preposition) X(weekday_name) X(lift) X(future) X(future_to) X(agreed_to) X(dated) X(plural) X(closed) X(no_ordinal) X(volume) X(told_past)
#define KNOW_ENUM_CLASS(name) KNOW_IS_##name,
enum know_class { KNOW_CLASS_TABLE(KNOW_ENUM_CLASS) KNOW_CLASS_COUNT };
_Static_assert(KNOW_CLASS_COUNT <= 64, "classes are bits of one word");
#define KNOW_CLASS(name) (1ULL << KNOW_IS_##name)

enum know_atom_kind { KNOW_ATOM_WORD, KNOW_ATOM_NUMBER, KNOW_ATOM_CLOCK, KNOW_ATOM_DASH, KNOW_ATOM_POSSESSIVE, KNOW_ATOM_SIGN };

struct know_entry; /* what the tables hold under one key */

struct know_atom {
    struct base_span at;       /* clean bytes */
    uint32_t token;
    double number;             /* of digits */
    const struct know_entry *entry; /* NULL when no table knows the word */
    uint64_t classes;          /* KNOW_CLASS bits of all rows with this word as their key */
    uint8_t kind;              /* enum know_atom_kind */
    uint8_t digits;            /* how many digits a number has, 255 at most */
    bool glued;                /* no blank before it */
    bool capital;
    bool plain;                /* a number of digits only: no comma, no point */
    bool ordinal;              /* "9th" */
};

/* One row of a table. */
struct know_word {
    enum know_class class;
    double value;
    struct base_str code;
};

struct know_scan {
    struct know_working *working;
    struct base_str text;      /* the whole clean text */
    struct know_atom *atoms;
    uint32_t count;
    uint32_t sentence;
};

/* Cuts a sentence; false when it has no atom that could belong to a date or an amount. */
bool know_scan_sentence(struct know_working *working, uint32_t sentence, struct know_scan *scan);

struct base_str know_scan_text(const struct know_scan *scan, uint32_t first, uint32_t end); /* as printed */
bool know_scan_is(const struct know_scan *scan, uint32_t atom, const char *word);           /* in any case */
bool know_scan_any(const struct know_scan *scan, uint32_t atom, uint64_t classes);
bool know_scan_dash(const struct know_scan *scan, uint32_t atom);
bool know_scan_glued_dash(const struct know_scan *scan, uint32_t atom); /* a dash without blanks at either side */

/* The row of a class for the word at `atom`; false when there is none. */
bool know_scan_word(const struct know_scan *scan, uint32_t atom, enum know_class class, struct know_word *word);

/* The longest key of a table (three words at most) that starts at `atom`, or that ends before it; classes are bits
 * the row must be one of. Returns the end (or the first) atom, KNOW_NONE when there is none. */
uint32_t know_scan_phrase(const struct know_scan *scan, uint32_t atom, uint64_t classes, struct know_word *word);
uint32_t know_scan_phrase_before(const struct know_scan *scan, uint32_t atom, uint64_t classes, struct know_word *word);

/* Tokens that hold the atoms first..end-1. */
struct base_span know_scan_tokens(const struct know_scan *scan, uint32_t first, uint32_t end);

/* A mention of a value over the atoms first..end-1; `head` is a token. */
void know_scan_push(const struct know_scan *scan, enum know_kind kind, uint32_t first, uint32_t end, uint32_t head, uint32_t value);

#endif
