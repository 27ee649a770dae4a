/*
 * Terms of office. What reports print is put in the order of days: a person's tellings make one term, unless others were
 * printed in the same office for a while in between. A term ends when the person is told as former, or by the first day of the
 * next holder. Generic titles ("ambassador", "minister") have many holders at a time, so a term is only ended by a successor
 * when the person is not printed in the office again.
 */
#include "follow/office.h"

#include "follow/day.h"
#include "follow/internal.h"
#include "follow/name.h"

#include <stdlib.h>

enum { AWAY = 45, OTHERS_BETWEEN = 2, MOST_PARTS = 6 };

struct telling {
    struct base_str office, person, folded, held, day;
    int64_t article;
    uint32_t who, match; /* number of the person; how well the office fits */
    uint32_t term;       /* 1-based */
};
BASE_ARRAY_TYPE(tellings, struct telling);

struct asking {
    struct base_arena *arena;
    struct ledger *ledger;
    const struct follow_office_question *question;
    struct base_str wanted; /* the office, folded */
    struct tellings tellings;
    struct follow_offices terms;
    struct term *more; /* of each term */
    uint32_t term_capacity;
};

struct term {
    struct follow_seen articles;
    uint32_t match;
};

/* ------------------------------------------------------------------ which office is meant */

/* 3 for the office itself, 2 when it is one of two offices ("deputy prime minister and foreign minister"), 1 when all its words
 * are there, 0 when it is another. */
static uint32_t fit(struct base_arena *arena, struct base_str office, struct base_str wanted)
{
    struct base_str folded = follow_fold(arena, office);
    if (wanted.length == 0 || base_str_equal(folded, wanted)) {
        return 3;
    }
    for (uint32_t start = 0, parts = 0; start < folded.length && parts < MOST_PARTS; parts++) {
        int64_t and = base_str_find(folded, " and ", start);
        struct base_str part = base_str_slice(folded, (struct base_span){start, and < 0 ? folded.length : (uint32_t) and });
        if (base_str_equal(part, wanted)) {
            return 2;
        }
        start = and < 0 ? folded.length : (uint32_t) and +5;
    }
    return follow_has_words(folded, wanted) ? 1 : 0;
}

static pacta_status read_tellings(struct asking *asking)
{
    struct base_arena *arena = asking->arena;
    sqlite3_stmt *rows = ledger_prepare(asking->ledger, "SELECT office, person, held, day, article FROM office_told WHERE "
                                                        "country = ?1 AND office = ?2 ORDER BY day, article, person");
    sqlite3_stmt *offices = ledger_prepare(asking->ledger, "SELECT DISTINCT office FROM office_told WHERE country = ?1");
    int code = rows == NULL || offices == NULL ? SQLITE_ERROR : SQLITE_ROW;
    if (code == SQLITE_ROW) {
        ledger_bind_text(offices, 1, asking->question->country);
        ledger_bind_text(rows, 1, asking->question->country);
    }
    while (code == SQLITE_ROW && (code = sqlite3_step(offices)) == SQLITE_ROW) {
        struct base_str office = base_str_copy(arena, ledger_column_text(offices, 0));
        uint32_t match = fit(arena, office, asking->wanted);
        ledger_bind_text(rows, 2, office);
        while (match > 0 && (code = sqlite3_step(rows)) == SQLITE_ROW) {
            *BASE_PUSH(arena, asking->tellings) = (struct telling){
                .office = office,
                .person = base_str_copy(arena, ledger_column_text(rows, 1)),
                .held = base_str_copy(arena, ledger_column_text(rows, 2)),
                .day = base_str_copy(arena, ledger_column_text(rows, 3)),
                .article = sqlite3_column_int64(rows, 4),
                .match = match,
            };
        }
        code = match == 0 || code == SQLITE_DONE ? SQLITE_ROW : code;
        sqlite3_reset(rows);
    }
    sqlite3_finalize(rows);
    sqlite3_finalize(offices);
    return code == SQLITE_DONE ? PACTA_OK : ledger_fail(asking->ledger, sqlite3_errcode(asking->ledger->db));
}

/* Where the office itself is printed, offices that only share its words are others. */
static void keep_best(struct tellings *tellings)
{
    uint32_t best = 0, kept = 0;
    for (uint32_t i = 0; i < tellings->count; i++) {
        best = tellings->items[i].match > best ? tellings->items[i].match : best;
    }
    for (uint32_t i = 0; i < tellings->count; i++) {
        if (tellings->items[i].match >= (best > 1 ? 2 : 1)) {
            tellings->items[kept++] = tellings->items[i];
        }
    }
    tellings->count = kept;
}

/* ------------------------------------------------------------------ who is who */

/* Letters that transliterations differ in are left out: "Araghchi" and "Aragchi" are one. */
static struct base_str name_key(struct base_arena *arena, struct base_str name)
{
    struct base_str folded = follow_fold(arena, name);
    char *key = base_arena_take(arena, folded.length + 1u);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < folded.length; i++) {
        if (folded.data[i] != 'h' && (kept == 0 || key[kept - 1] != folded.data[i])) {
            key[kept++] = folded.data[i];
        }
    }
    return (struct base_str){key, kept};
}

static struct base_str last_word(struct base_str text)
{
    uint32_t start = text.length;
    while (start > 0 && text.data[start - 1] != ' ') {
        start--;
    }
    return base_str_slice(text, (struct base_span){start, text.length});
}

/* One person: the shorter name ends in the same word and has no word that the longer one has not. */
static bool same_person(struct base_str a, struct base_str b)
{
    struct base_str shorter = a.length <= b.length ? a : b, longer = a.length <= b.length ? b : a;
    return base_str_equal(a, b) || (base_str_equal(last_word(a), last_word(b)) && follow_has_words(longer, shorter));
}

struct person {
    struct base_str key, name, names;
};
BASE_ARRAY_TYPE(persons, struct person);

static void add_spelling(struct base_arena *arena, struct person *person, const struct telling *telling)
{
    struct base_str folded = follow_fold(arena, telling->person);
    if (telling->folded.length > person->key.length) {
        person->key = telling->folded;
    }
    if (telling->person.length > person->name.length) {
        person->name = telling->person;
    }
    if (person->names.length < 400 && base_str_find(person->names, base_str_copy(arena, folded).data, 0) < 0) {
        person->names = base_str_join(arena, person->names, person->names.length > 0 ? ";" : "", folded);
    }
}

static uint32_t person_of(struct base_arena *arena, struct persons *persons, const struct telling *telling)
{
    for (uint32_t i = 0; i < persons->count; i++) {
        if (same_person(persons->items[i].key, telling->folded)) {
            if (!base_str_equal(persons->items[i].name, telling->person)) {
                add_spelling(arena, &persons->items[i], telling);
            }
            return i;
        }
    }
    struct person *person = BASE_PUSH(arena, *persons);
    *person = (struct person){.key = telling->folded};
    add_spelling(arena, person, telling);
    return persons->count - 1;
}

static bool is_full(const struct telling *telling)
{
    return base_str_find(telling->folded, " ", 0) >= 0;
}

/* Days between two tellings; far when either has none. */
static int64_t distance(const struct telling *a, const struct telling *b)
{
    int32_t x = follow_day_of(a->day), y = follow_day_of(b->day);
    int64_t days = (int64_t)x - y;
    return x == TEXT_NO_DAY || y == TEXT_NO_DAY ? INT32_MAX : days < 0 ? -days : days;
}

/* A bare surname is whoever of that name was printed in full nearest to its day: there are two prime ministers Sharif. */
static uint32_t bearer_of(struct asking *asking, struct persons *persons, const struct telling *bare)
{
    const struct telling *nearest = NULL;
    for (uint32_t i = 0; i < asking->tellings.count; i++) {
        const struct telling *full = &asking->tellings.items[i];
        if (is_full(full) && base_str_equal(last_word(full->folded), bare->folded) &&
            (nearest == NULL || distance(full, bare) < distance(nearest, bare))) {
            nearest = full;
        }
    }
    return nearest != NULL ? nearest->who : person_of(asking->arena, persons, bare);
}

static void tell_apart(struct asking *asking, struct persons *persons)
{
    struct tellings *tellings = &asking->tellings;
    for (uint32_t i = 0; i < tellings->count; i++) {
        tellings->items[i].folded = name_key(asking->arena, tellings->items[i].person);
        if (is_full(&tellings->items[i])) {
            tellings->items[i].who = person_of(asking->arena, persons, &tellings->items[i]);
        }
    }
    for (uint32_t i = 0; i < tellings->count; i++) {
        if (!is_full(&tellings->items[i])) {
            tellings->items[i].who = bearer_of(asking, persons, &tellings->items[i]);
        }
    }
}

/* ------------------------------------------------------------------ terms */

static int by_day(const void *a, const void *b)
{
    const struct telling *x = a, *y = b;
    int order = base_str_compare(x->day, y->day);
    order = order != 0 ? order : base_str_compare(x->person, y->person);
    return order != 0 ? order : x->article < y->article ? -1 : x->article > y->article;
}

struct latest {
    uint32_t term, at; /* the person's newest term, and how many tellings of the office had been heard at its last one */
};

static bool was_away(const struct follow_office *term, const struct latest *latest, const struct telling *telling,
                     uint32_t heard)
{
    int32_t last = follow_day_of(term->last), day = follow_day_of(telling->day);
    return heard - latest->at > OTHERS_BETWEEN && last != TEXT_NO_DAY && day != TEXT_NO_DAY && (int64_t)day - last > AWAY;
}

static void begin_term(struct asking *asking, const struct telling *telling, const struct person *person)
{
    uint32_t before = asking->term_capacity;
    *BASE_PUSH(asking->arena, asking->terms) = (struct follow_office){
        .person = person->name,
        .office = telling->office,
        .country = asking->question->country,
        .names = person->names,
        .acting = true,
        .first = telling->day,
        .last = telling->day,
    };
    if (asking->terms.count > before) {
        asking->term_capacity = before == 0 ? 16 : before * 2;
        asking->more = base_arena_grow(asking->arena, asking->more, before * sizeof *asking->more,
                                       asking->term_capacity * sizeof *asking->more);
    }
    asking->more[asking->terms.count - 1] = (struct term){.match = telling->match};
}

static void hear_telling(struct asking *asking, struct telling *telling, const struct person *person, struct latest *latest,
                         uint32_t heard)
{
    bool known = latest->term > 0;
    if (!known || was_away(&asking->terms.items[latest->term - 1], latest, telling, heard)) {
        begin_term(asking, telling, person);
        latest->term = asking->terms.count;
    }
    struct follow_office *term = &asking->terms.items[latest->term - 1];
    latest->at = heard;
    telling->term = latest->term;
    term->first = term->first.length == 0 ? telling->day : term->first;
    term->last = telling->day.length > 0 ? telling->day : term->last;
    term->acting = term->acting && base_str_is(telling->held, "acting");
    term->reports += follow_seen_add(asking->arena, &asking->more[latest->term - 1].articles, telling->article);
}

/* A person told as former no longer held it on that day. */
static void end_term(struct follow_offices *terms, const struct telling *telling, const struct latest *latest)
{
    if (latest->term > 0 && telling->day.length > 0) {
        struct follow_office *term = &terms->items[latest->term - 1];
        bool after = base_str_compare(telling->day, term->last) > 0;
        term->until = after && term->until.length == 0 ? telling->day : term->until;
    }
}

static void build_terms(struct asking *asking)
{
    struct persons persons = {0};
    tell_apart(asking, &persons);
    struct latest *latest = BASE_NEW_ARRAY(asking->arena, struct latest, persons.count + 1u);
    uint32_t heard = 0;
    if (asking->tellings.count > 1) {
        qsort(asking->tellings.items, asking->tellings.count, sizeof *asking->tellings.items, by_day);
    }
    for (uint32_t i = 0; i < asking->tellings.count; i++) {
        struct telling *telling = &asking->tellings.items[i];
        if (base_str_is(telling->held, "former")) {
            end_term(&asking->terms, telling, &latest[telling->who]);
        } else {
            hear_telling(asking, telling, &persons.items[telling->who], &latest[telling->who], ++heard);
        }
    }
}

/* ------------------------------------------------------------------ successors */

/* One office: of the same title, or both what was asked for ("foreign minister", "deputy prime minister and foreign minister").
 */
static bool same_office(const struct asking *asking, uint32_t term, struct base_str office, uint32_t match)
{
    return base_str_equal_fold(asking->terms.items[term].office, office) ||
           (asking->wanted.length > 0 && asking->more[term].match > 1 && match > 1);
}

/* Several people held it side by side for more than a month: no office of one. */
static bool has_many_holders(const struct asking *asking, uint32_t at)
{
    const struct follow_office *term = &asking->terms.items[at];
    for (uint32_t i = 0; i < asking->terms.count; i++) {
        const struct follow_office *other = &asking->terms.items[i];
        int32_t from = follow_day_of(base_str_compare(term->first, other->first) > 0 ? term->first : other->first),
                to = follow_day_of(base_str_compare(term->last, other->last) < 0 ? term->last : other->last);
        if (i != at && same_office(asking, at, other->office, asking->more[i].match) &&
            !base_str_equal(term->person, other->person) && from != TEXT_NO_DAY && to != TEXT_NO_DAY &&
            (int64_t)to - from > AWAY && other->reports > 1) {
            return true;
        }
    }
    return false;
}

/* The first report after a term that prints somebody else in the office. */
static const struct telling *next_holder(const struct asking *asking, uint32_t at)
{
    const struct follow_office *term = &asking->terms.items[at];
    for (uint32_t i = 0; i < asking->tellings.count; i++) {
        const struct telling *telling = &asking->tellings.items[i];
        if (telling->term > 0 && base_str_compare(telling->day, term->last) > 0 &&
            same_office(asking, at, telling->office, telling->match) &&
            !base_str_equal(asking->terms.items[telling->term - 1].person, term->person)) {
            return telling;
        }
    }
    return NULL;
}

static void find_successors(struct asking *asking)
{
    for (uint32_t i = 0; i < asking->terms.count; i++) {
        struct follow_office *term = &asking->terms.items[i];
        const struct telling *next = term->last.length > 0 && !has_many_holders(asking, i) ? next_holder(asking, i) : NULL;
        if (next != NULL) {
            bool earlier = term->until.length == 0 || base_str_compare(next->day, term->until) < 0;
            term->successor = asking->terms.items[next->term - 1].person;
            term->until = earlier ? next->day : term->until;
        }
    }
}

static void mark_holders(const struct asking *asking, struct follow_offices *terms)
{
    struct base_str day = asking->question->day;
    for (uint32_t i = 0; i < terms->count && day.length > 0; i++) {
        struct follow_office *term = &terms->items[i];
        bool begun = term->first.length > 0 && base_str_compare(term->first, day) <= 0;
        term->holds = begun && (base_str_compare(day, term->last) <= 0 || term->until.length == 0 ||
                                base_str_compare(day, term->until) < 0);
    }
}

static int holders_first(const void *a, const void *b)
{
    const struct follow_office *x = a, *y = b;
    if (x->holds != y->holds) {
        return x->holds ? -1 : 1;
    }
    int order = base_str_compare(y->last, x->last);
    order = order != 0 ? order : base_str_compare(y->first, x->first);
    return order != 0 ? order : base_str_compare(x->person, y->person);
}

pacta_status follow_offices_find(struct base_arena *arena, struct ledger *ledger, const struct follow_office_question *question,
                                 struct follow_offices *offices)
{
    struct asking asking = {.arena = arena, .ledger = ledger, .question = question};
    *offices = (struct follow_offices){0};
    asking.wanted = follow_fold(arena, question->office);
    pacta_status status = read_tellings(&asking);
    if (status != PACTA_OK) {
        return status;
    }
    keep_best(&asking.tellings);
    build_terms(&asking);
    find_successors(&asking);
    mark_holders(&asking, &asking.terms);
    *offices = asking.terms;
    if (offices->count > 1) {
        qsort(offices->items, offices->count, sizeof *offices->items, holders_first);
    }
    if (question->limit > 0 && offices->count > question->limit) {
        offices->count = question->limit;
    }
    return PACTA_OK;
}
