/* Terms of office with the words that print them, and the deeds done in them. */
#include "api/who.h"

#include "api/figure.h"
#include "lexicon/table.h"

enum { MOST_A_DAY = 400, MOST_DEEDS = 60 };

/* "PM" and "premier" are written "prime minister" in records; what the table does not know stays as it is. */
static struct base_str canonical(struct base_arena *arena, struct base_str words)
{
    const struct lexicon_table *titles = lexicon_table_named("titles");
    uint32_t column = titles != NULL ? lexicon_column(titles, "canonical") : LEXICON_NONE;
    uint32_t row = column != LEXICON_NONE ? lexicon_find(titles, words) : LEXICON_NONE;
    struct base_str title = row != LEXICON_NONE ? lexicon_cell(titles, row, column) : (struct base_str){0};
    return title.length > 0 ? title : base_str_lower(arena, words);
}

/* ------------------------------------------------------------------ the words that print a term */

static bool is_of(const struct follow_office *office, const struct read_record *record)
{
    return base_str_equal_fold(read_text(record, READ_F_PERSON), office->person) &&
           base_str_equal_fold(read_text(record, READ_F_OFFICE_TITLE), office->office);
}

/* A spelling of the person, which is not the one the term goes by. */
static bool may_be_of(struct base_arena *arena, const struct follow_office *office, const struct read_record *record)
{
    struct base_str person = base_str_lower(arena, read_text(record, READ_F_PERSON));
    return person.length > 0 && base_str_find(office->names, base_str_copy(arena, person).data, 0) >= 0 &&
           base_str_equal_fold(read_text(record, READ_F_OFFICE_TITLE), office->office);
}

/* A report of that day in which the person is printed in the office. */
static pacta_status find_told(const struct api_asking *asking, const struct follow_office *office, struct base_str day,
                              const struct follow_told **told)
{
    const struct ledger_filter filter = {
        .type = "office", .party = office->country, .since = day, .until = day, .limit = MOST_A_DAY};
    struct follow_tolds *tolds = BASE_NEW(asking->arena, struct follow_tolds);
    *told = NULL;
    if (day.length == 0) {
        return PACTA_OK;
    }
    pacta_status status = api_tolds_find(asking->arena, asking->ledger, &filter, tolds);
    for (int exact = 1; exact >= 0 && *told == NULL; exact--) {
        for (uint32_t i = 0; i < tolds->count && *told == NULL; i++) {
            const struct read_record *record = tolds->items[i].record;
            bool fits = exact == 1 ? is_of(office, record) : may_be_of(asking->arena, office, record);
            *told = fits ? &tolds->items[i] : NULL;
        }
    }
    return status;
}

/* ------------------------------------------------------------------ deeds */

static pacta_status add_deed(const struct api_asking *asking, const struct follow_deed *deed, struct api_term *term)
{
    struct follow_tolds *tolds = BASE_NEW(asking->arena, struct follow_tolds);
    struct api_deed found = {.deed = *deed};
    pacta_status status = deed->thread != 0 ? follow_records(asking->arena, asking->ledger, deed->thread, tolds) : PACTA_OK;
    for (uint32_t i = 0; i < tolds->count; i++) {
        found.told = tolds->items[i].n == deed->record ? &tolds->items[i] : found.told;
    }
    *BASE_PUSH(asking->arena, term->deeds) = found;
    return status;
}

static pacta_status add_deeds(const struct api_asking *asking, struct api_term *term)
{
    struct follow_deeds deeds = {0};
    pacta_status status = follow_deeds_find(asking->arena, asking->ledger, &term->office, &deeds);
    for (uint32_t i = 0; i < deeds.count && i < MOST_DEEDS && status == PACTA_OK; i++) {
        status = add_deed(asking, &deeds.items[i], term);
    }
    return status;
}

static pacta_status make_term(const struct api_asking *asking, const struct follow_office *office, bool with_deeds,
                              struct api_term *term)
{
    *term = (struct api_term){.office = *office};
    pacta_status status = find_told(asking, office, office->first, &term->first);
    if (status == PACTA_OK) {
        status = find_told(asking, office, office->last, &term->last);
    }
    return status == PACTA_OK && with_deeds ? add_deeds(asking, term) : status;
}

pacta_status api_who_find(const struct api_asking *asking, const struct api_who_wish *wish, struct api_who *who)
{
    *who = (struct api_who){canonical(asking->arena, wish->office), wish->country, wish->day, {0}, {0}};
    const struct follow_office_question question = {.country = wish->country, .office = who->office, .day = wish->day};
    struct follow_offices offices = {0};
    pacta_status status = follow_offices_find(asking->arena, asking->ledger, &question, &offices);
    for (uint32_t i = 0; i < offices.count && status == PACTA_OK; i++) {
        struct api_term term;
        bool holds = wish->day.length == 0 || offices.items[i].holds;
        status = make_term(asking, &offices.items[i], holds, &term);
        if (holds) {
            *BASE_PUSH(asking->arena, who->holders) = term;
        } else {
            *BASE_PUSH(asking->arena, who->others) = term;
        }
    }
    return status == PACTA_OK && offices.count == 0 ? PACTA_NOT_FOUND : status;
}
