/*
 * Is a report a text of its own? Papers print what an agency sends, cut it, and put it in other words; and two papers that sent
 * somebody to the same press conference share a quotation and the names, and nothing else. Ministries repeat their own formulas
 * year after year about other people and other numbers. So much must be shared, and what tells two events apart (names, which
 * session, which period, the figures) must not contradict it.
 */
#include "follow/copy.h"

#include "text/article.h"

static const char *const MANNERS[] = {"original", "copy", "rewrite", "correction"};

const char *follow_manner_name(enum follow_manner manner)
{
    return MANNERS[manner];
}

enum follow_manner follow_manner_from(struct base_str name)
{
    int manner = FOLLOW_CORRECTION;
    while (manner > FOLLOW_ORIGINAL && !base_str_is(name, MANNERS[manner])) {
        manner--;
    }
    return (enum follow_manner)manner;
}

int follow_text_order(const struct follow_text *a, const struct follow_text *b)
{
    if (a->day != b->day) {
        bool undated = a->day == TEXT_NO_DAY || b->day == TEXT_NO_DAY;
        return undated ? (a->day == TEXT_NO_DAY ? 1 : -1) : a->day < b->day ? -1 : 1;
    }
    if (a->corrects != b->corrects) {
        return a->corrects ? 1 : -1;
    }
    if (a->credits != b->credits) {
        return a->credits ? 1 : -1;
    }
    return a->words != b->words ? (a->words < b->words ? 1 : -1) : base_str_compare(a->id, b->id);
}

/* ------------------------------------------------------------------ what is shared */

/* How two sets meet. */
struct meeting {
    uint32_t shared, least; /* least: members of the smaller one */
    uint32_t only;          /* the smaller of what each has alone: 0 when one holds the other */
    double held, alike;     /* shared of the smaller one, and of both together; 0 when one is empty */
};

static struct meeting meet(struct follow_set a, struct follow_set b)
{
    struct meeting meeting = {.shared = follow_shared(a, b), .least = a.count < b.count ? a.count : b.count};
    uint32_t together = a.count + b.count - meeting.shared;
    meeting.only = meeting.least - meeting.shared;
    meeting.held = meeting.least > 0 ? (double)meeting.shared / meeting.least : 0;
    meeting.alike = together > 0 ? (double)meeting.shared / together : 0;
    return meeting;
}

struct pair {
    const struct follow_text *earlier, *later;
    struct meeting runs, plain, quoted, figures, times, names;
    int32_t days; /* between them; 0 when one prints none */
    bool dated, same_title, same_outlet;
};

static void compare(const struct follow_text *earlier, const struct follow_text *later, struct pair *pair)
{
    bool dated = earlier->day != TEXT_NO_DAY && later->day != TEXT_NO_DAY;
    *pair = (struct pair){
        .earlier = earlier,
        .later = later,
        .runs = meet(earlier->runs, later->runs),
        .plain = meet(earlier->plain, later->plain),
        .quoted = meet(earlier->quoted, later->quoted),
        .figures = meet(earlier->figures, later->figures),
        .times = meet(earlier->times, later->times),
        .names = meet(earlier->names, later->names),
        .dated = dated,
        .days = dated ? later->day - earlier->day : 0,
        .same_title = earlier->title.length > 0 && base_str_equal(earlier->title, later->title),
        .same_outlet = earlier->outlet.length > 0 && base_str_equal(earlier->outlet, later->outlet),
    };
}

/* Few names say little; many of them must be the same. */
static bool names_agree(const struct pair *pair, double least)
{
    return pair->names.least < 3 ? pair->names.shared > 0 || pair->names.least == 0 : pair->names.held >= least;
}

/* Each tells of a session, day or year that the other does not: another session, another period. */
static bool times_differ(const struct pair *pair, double least)
{
    return pair->times.only > 0 && pair->times.held < least;
}

/* ------------------------------------------------------------------ verdicts */

enum { SHORT_RUNS = 40, TINY_RUNS = 12, PRINTED_AGAIN = 60, CORRECTED_WITHIN = 60, MENDED_WITHIN = 14, REWRITTEN_WITHIN = 5 };

static bool is_correction_told(const struct pair *pair)
{
    return pair->later->corrects && !pair->earlier->corrects && pair->days <= CORRECTED_WITHIN && names_agree(pair, 0.5) &&
           pair->runs.least >= TINY_RUNS && (pair->runs.alike >= 0.35 || pair->runs.held >= 0.6);
}

/* The same words from the same desk on a later day, and one figure is another. Reports of the next month or session differ
 * in more than one, and say so. */
static bool is_correction_quiet(const struct pair *pair)
{
    return pair->dated && pair->days > 0 && pair->days <= MENDED_WITHIN && (pair->same_title || pair->same_outlet) &&
           pair->runs.least >= TINY_RUNS && pair->runs.alike >= 0.75 && pair->times.only == 0 && pair->figures.only > 0 &&
           (pair->figures.held >= 0.5 || pair->figures.only == 1) && names_agree(pair, 0.8);
}

static bool is_alike(const struct pair *pair)
{
    return pair->runs.alike >= 0.6 || (pair->runs.held >= 0.85 && pair->plain.held >= 0.8);
}

/* A note of one or two sentences is a copy only when all of it is there again; formulas are notes without names. */
static bool is_copied_note(const struct pair *pair)
{
    bool soon = pair->days <= 7 && pair->figures.only == 0 && pair->times.only == 0;
    if (pair->runs.least < TINY_RUNS) {
        return soon && pair->runs.alike >= 1 && pair->same_title && pair->names.shared > 0;
    }
    return soon && pair->runs.alike >= 0.8 && pair->names.least >= 2 && names_agree(pair, 0.8);
}

static enum follow_manner judge_alike(const struct pair *pair)
{
    bool again = pair->days <= PRINTED_AGAIN || pair->runs.alike >= 0.9;
    if (!again || !names_agree(pair, 0.6) || times_differ(pair, 0.75)) {
        return FOLLOW_ORIGINAL;
    }
    if (pair->figures.only == 0) {
        return FOLLOW_COPY;
    }
    return pair->days <= 3 && pair->figures.held >= 0.5 ? FOLLOW_REWRITE : FOLLOW_ORIGINAL;
}

/* In other words, but with the same quotations or the same figures, and a good part of the words. */
static bool is_rewritten(const struct pair *pair)
{
    if (pair->runs.least < SHORT_RUNS || pair->days > REWRITTEN_WITHIN || !names_agree(pair, 0.6) || times_differ(pair, 0.5) ||
        pair->figures.only > pair->figures.shared) {
        return false;
    }
    bool figures = pair->figures.least < 2 || pair->figures.held >= 0.5;
    return pair->plain.held >= 0.45 ||
           (pair->plain.held >= 0.2 && pair->quoted.least >= 10 && pair->quoted.held >= 0.6 && figures) ||
           (pair->plain.held >= 0.3 && pair->figures.shared >= 3 && pair->figures.held >= 0.7);
}

static enum follow_manner judge(const struct pair *pair)
{
    if (is_correction_told(pair) || is_correction_quiet(pair)) {
        return FOLLOW_CORRECTION;
    }
    if (pair->runs.least < SHORT_RUNS) {
        return is_copied_note(pair) ? FOLLOW_COPY : FOLLOW_ORIGINAL;
    }
    if (is_alike(pair)) {
        return judge_alike(pair);
    }
    return is_rewritten(pair) ? FOLLOW_REWRITE : FOLLOW_ORIGINAL;
}

enum follow_manner follow_compare(const struct follow_text *earlier, const struct follow_text *later, double *likeness)
{
    struct pair pair;
    compare(earlier, later, &pair);
    *likeness = pair.runs.alike > 0.9 * pair.runs.held ? pair.runs.alike : 0.9 * pair.runs.held;
    return judge(&pair);
}
