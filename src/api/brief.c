/*
 * Making a brief: load the pair's records type by type, bring together what says the same, and lay the facts into sections.
 */
#include "api/brief.h"

#include "api/group.h"
#include "api/line.h"
#include "api/markup.h"

#include <math.h>
#include <stdlib.h>

/* A pair with more records of a type than this is briefed from the newest ones. */
enum { MOST_RECORDS = 400, FACTS_A_SECTION = 5 };

struct making {
    struct base_arena *arena;
    struct ledger *ledger;
    const struct know_tables *tables;
    const struct api_brief_wish *wish;
    struct api_brief *brief;
    struct api_aliases aliases;
    struct api_articles articles; /* that tell of the pair */
    struct api_groups groups[READ_TYPE_COUNT];
    struct base_buffer text; /* work space */
};

/* ------------------------------------------------------------------ facts */

static const struct read_record *newest_of(const struct api_group *group)
{
    return group->told.items[0]->record;
}

static struct base_str keep(struct making *making)
{
    return base_str_copy(making->arena, (struct base_str){making->text.data, (uint32_t)making->text.length});
}

/* What happens has a date, or a missing one; what stands (a body, an office, a project) has none to miss. */
static struct base_str date_words(struct making *making, const struct read_record *record)
{
    const struct read_value *date = read_get(record, READ_F_DATE);
    bool happens = record->type == READ_MEETING || record->type == READ_INSTRUMENT || record->type == READ_COMMITMENT || record->type == READ_TARGET;
    if (record->type == READ_FIGURE || record->type == READ_TALLY) {
        return (struct base_str){0}; /* the line names the period */
    }
    if (date == NULL) {
        return happens ? BASE_STR("date not printed") : (struct base_str){0};
    }
    base_buffer_clear(&making->text);
    api_date(&making->text, &date->as.date);
    return keep(making);
}

static struct base_str file_name(struct base_str path)
{
    uint32_t start = 0;
    for (uint32_t i = 0; i + 1 < path.length; i++) {
        start = path.data[i] == '/' ? i + 1 : start;
    }
    return base_str_slice(path, (struct base_span){start, path.length});
}

static void add_quote(struct making *making, struct api_fact *fact, const struct api_told *told, enum api_quote_place place)
{
    if (told->record->evidence.count == 0) {
        return;
    }
    struct base_buffer words;
    base_buffer_init(&words);
    api_unmark(&words, told->record->evidence.items[0].quote);
    base_buffer_clear(&making->text);
    api_plain(&making->text, (struct base_str){words.data, (uint32_t)words.length});
    base_buffer_release(&words);
    *BASE_PUSH(making->arena, fact->quotes) = (struct api_quote){
        .text = keep(making),
        .outlet = told->outlet.length > 0 ? told->outlet : file_name(told->path),
        .published = told->published,
        .id = base_str_from(told->record->id),
        .path = told->path,
        .place = place,
    };
}

/* Deadlines and baselines that only other reports of a target give: "in another report: from USD 1.5 billion". */
static void add_elsewhere(struct making *making, const struct api_group *group)
{
    static const enum read_field FIELDS[] = {READ_F_DEADLINE, READ_F_BASELINE};
    for (size_t i = 0; i < 2; i++) {
        if (read_get(newest_of(group), FIELDS[i]) != NULL) {
            continue;
        }
        for (uint32_t k = 1; k < group->told.count; k++) {
            const struct read_value *value = read_get(group->told.items[k]->record, FIELDS[i]);
            if (value == NULL) {
                continue;
            }
            base_buffer_add_text(&making->text, i == 0 ? "; in another report, deadline " : "; in another report, from ");
            if (i == 0) {
                api_date(&making->text, &value->as.date);
            } else {
                api_amount(&making->text, value->as.baseline.amount, value->as.baseline.unit);
            }
            break;
        }
    }
}

/* The newest report that prints the day, when the newest of all does not. */
static const struct api_told *dated_elsewhere(const struct api_group *group)
{
    for (uint32_t i = 0; i < group->told.count; i++) {
        const struct read_value *date = read_get(group->told.items[i]->record, READ_F_DATE);
        if (date != NULL && date->as.date.from != TEXT_NO_DAY) {
            return i == 0 ? NULL : group->told.items[i];
        }
    }
    return NULL;
}

static void add_date(struct making *making, struct api_fact *fact, const struct api_group *group)
{
    const struct api_told *newest = group->told.items[0], *dated = dated_elsewhere(group);
    fact->date = date_words(making, dated != NULL ? dated->record : newest->record);
    if (dated != NULL && dated->article != newest->article) {
        fact->date = base_str_format(making->arena, "%.*s, by another report", BASE_STR_ARG(fact->date));
        add_quote(making, fact, dated, API_QUOTE_OTHER);
    }
}

static struct api_fact make_fact(struct making *making, const struct api_group *group)
{
    const struct api_told *newest = group->told.items[0], *oldest = group->told.items[group->told.count - 1];
    struct api_fact fact = {.record = newest->record, .reports = group->reports};
    base_buffer_clear(&making->text);
    api_line(&making->text, making->tables, newest->record);
    if (newest->record->type == READ_TARGET) {
        add_elsewhere(making, group);
    }
    fact.text = keep(making);
    add_quote(making, &fact, newest, API_QUOTE_NEWEST);
    if (newest->record->type == READ_MEETING || newest->record->type == READ_INSTRUMENT) {
        add_date(making, &fact, group);
    } else {
        fact.date = date_words(making, newest->record);
    }
    if (newest->record->type == READ_TARGET && oldest->article != newest->article) {
        bool older = oldest->day.length > 0 && base_str_compare(oldest->day, newest->day) < 0;
        add_quote(making, &fact, oldest, older ? API_QUOTE_FIRST : API_QUOTE_OTHER);
    }
    for (uint32_t i = 0; i < group->told.count; i++) {
        *BASE_PUSH(making->arena, fact.ids) = base_str_from(group->told.items[i]->record->id);
    }
    return fact;
}

/* Groups that may go into a section, in the order in which they are shown. */
struct pick {
    struct api_group *group;
    uint32_t level, order;
    struct base_str day; /* of the group, or of the set that it is a member of */
    bool taken;
};

struct picks {
    BASE_ARRAY(struct pick) list;
};

static void pick(struct making *making, struct picks *picks, struct api_group *group, uint32_t level)
{
    group->used = true;
    *BASE_PUSH(making->arena, picks->list) = (struct pick){group, level, picks->list.count, group->told.items[0]->day, false};
}

/* How much a fact weighs against others of its type. */
static uint32_t weight(const struct api_group *group)
{
    const struct read_record *record = newest_of(group);
    struct base_str level = read_text(record, READ_F_LEVEL), strength = read_text(record, READ_F_STRENGTH);
    switch (record->type) {
    case READ_MEETING:
        return (uint32_t)(!isnan(read_number(record, READ_F_SESSION)) * 4 + (read_text(record, READ_F_BODY_NAME).length > 0) * 2 +
                          base_str_starts(level, "head") * 3 + base_str_is(level, "minister") * 2);
    case READ_COMMITMENT: return strength.length == 2 ? (uint32_t)(strength.data[1] - '0') : 0;
    default: return group->reports;
    }
}

/* Half of the places go to the newest, the others to what weighs most. */
static void take_heaviest(struct picks *picks, uint32_t limit)
{
    for (uint32_t i = 0; i < picks->list.count && i < (limit + 1) / 2; i++) {
        picks->list.items[i].taken = true;
    }
    for (uint32_t taken = (limit + 1) / 2; taken < limit; taken++) {
        struct pick *best = NULL;
        for (uint32_t i = 0; i < picks->list.count; i++) {
            struct pick *one = &picks->list.items[i];
            best = !one->taken && (best == NULL || weight(one->group) > weight(best->group)) ? one : best;
        }
        if (best == NULL) {
            return;
        }
        best->taken = true;
    }
}

static int by_day(const void *left, const void *right)
{
    const struct pick *a = left, *b = right;
    int days = base_str_compare(b->day, a->day);
    return days != 0 ? days : (a->order > b->order) - (a->order < b->order);
}

/* Counted sets and their members stay together, in the place of the set: a member is nothing without it. */
static void take_first(struct picks *picks, uint32_t limit)
{
    if (picks->list.count > 1) {
        qsort(picks->list.items, picks->list.count, sizeof *picks->list.items, by_day);
    }
    for (uint32_t i = 0; i < picks->list.count && i < limit; i++) {
        picks->list.items[i].taken = true;
    }
}

static bool stands_above(const struct api_section *section, const struct api_quote *quote)
{
    for (uint32_t i = 0; i < section->facts.count; i++) {
        const struct api_fact *fact = &section->facts.items[i];
        for (uint32_t k = 0; k < fact->quotes.count; k++) {
            if (base_str_equal(fact->quotes.items[k].text, quote->text) && base_str_equal(fact->quotes.items[k].path, quote->path)) {
                return true;
            }
        }
    }
    return false;
}

static void append_fact(struct making *making, struct api_section *section, struct api_fact fact)
{
    for (uint32_t i = 0; i < fact.quotes.count; i++) {
        fact.quotes.items[i].repeated = stands_above(section, &fact.quotes.items[i]);
    }
    *BASE_PUSH(making->arena, section->facts) = fact;
}

static void lay(struct making *making, struct api_section section, struct picks *picks, bool in_order)
{
    uint32_t limit = making->wish->limit > 0 ? making->wish->limit : FACTS_A_SECTION;
    limit = in_order ? 2 * limit : limit; /* room for the members of counted sets */
    (in_order ? take_first : take_heaviest)(picks, limit);
    for (uint32_t i = 0; i < picks->list.count; i++) {
        const struct pick *one = &picks->list.items[i];
        if (!one->taken) {
            section.left_out++;
            continue;
        }
        struct api_fact fact = make_fact(making, one->group);
        fact.level = one->level;
        append_fact(making, &section, fact);
    }
    if (section.facts.count > 0) {
        *BASE_PUSH(making->arena, making->brief->sections) = section;
    }
}

/* ------------------------------------------------------------------ what belongs where */

static bool is_contested(const struct read_record *record)
{
    return base_str_in(read_text(record, READ_F_STANCE), "denied disputed");
}

static bool lies_ahead(const struct read_record *record)
{
    return base_str_in(read_text(record, READ_F_STATUS), "planned postponed cancelled") ||
           base_str_in(read_text(record, READ_F_STANCE), "planned possible");
}

/* Has this planned session been held since, as far as the ledger knows? */
static bool was_held(struct making *making, const struct api_group *plan)
{
    const struct api_told *told = plan->told.items[0];
    struct base_str session = api_session_key(making->arena, &making->aliases, told->record);
    const struct api_groups *meetings = &making->groups[READ_MEETING];
    for (uint32_t i = 0; session.length > 0 && i < meetings->count; i++) {
        const struct api_told *other = meetings->items[i].told.items[0];
        if (!lies_ahead(other->record) && base_str_equal(api_session_key(making->arena, &making->aliases, other->record), session) &&
            base_str_compare(other->day, told->day) >= 0) {
            return true;
        }
    }
    return false;
}

static void lay_meetings(struct making *making)
{
    struct api_section held = {.key = "meetings", .title = "Latest meetings and sessions"};
    struct api_section ahead = {.key = "upcoming", .title = "Meetings announced, put off or cancelled",
                                .remark = "As announced; a session that the ledger knows to have been held since is left out."};
    struct picks held_picks = {0}, ahead_picks = {0};
    struct api_groups *groups = &making->groups[READ_MEETING];
    for (uint32_t i = 0; i < groups->count; i++) {
        struct api_group *group = &groups->items[i];
        if (is_contested(newest_of(group))) {
            continue;
        }
        if (!lies_ahead(newest_of(group))) {
            pick(making, &held_picks, group, 0);
        } else if (!was_held(making, group)) {
            pick(making, &ahead_picks, group, 0);
        }
    }
    lay(making, held, &held_picks, false);
    lay(making, ahead, &ahead_picks, false);
}

static bool is_settled(const struct read_record *record)
{
    return base_str_in(read_text(record, READ_F_STATUS), "signed adopted approved ratified amended") ||
           base_str_is(read_text(record, READ_F_STATUS), "in force");
}

static bool is_ended(const struct read_record *record)
{
    return base_str_in(read_text(record, READ_F_STATUS), "suspended expired cancelled");
}

static bool is_counted_set(const struct read_record *record)
{
    return !isnan(read_number(record, READ_F_COUNT));
}

static bool is_named(const struct read_record *record)
{
    return read_text(record, READ_F_TITLE).length > 0 || read_text(record, READ_F_SUBJECT).length > 0;
}

/* A document without a day of its own, or of the same day, may belong to a set told in the same report. */
static bool may_share_day(const struct read_record *set, const struct read_record *member)
{
    const struct read_value *one = read_get(set, READ_F_DATE), *two = read_get(member, READ_F_DATE);
    int32_t set_day = one != NULL ? one->as.date.from : TEXT_NO_DAY, day = two != NULL ? two->as.date.from : TEXT_NO_DAY;
    return day == TEXT_NO_DAY || day == set_day;
}

/* The named members of a counted set: the same report, the same status. */
static void pick_members(struct making *making, struct picks *picks, const struct api_group *set)
{
    struct api_groups *groups = &making->groups[READ_INSTRUMENT];
    const struct read_record *whole = newest_of(set);
    for (uint32_t i = 0; i < groups->count; i++) {
        struct api_group *group = &groups->items[i];
        const struct read_record *record = newest_of(group);
        bool together = group->told.items[0]->article == set->told.items[0]->article &&
                        base_str_equal(read_text(record, READ_F_STATUS), read_text(whole, READ_F_STATUS)) && may_share_day(whole, record);
        if (together && !group->used && is_named(record) && !is_counted_set(record) && !is_contested(record)) {
            pick(making, picks, group, 1);
            picks->list.items[picks->list.count - 1].day = set->told.items[0]->day;
        }
    }
}

enum document_place { DOCUMENT_SETTLED, DOCUMENT_AHEAD, DOCUMENT_OTHER };

static enum document_place document_place(const struct read_record *record)
{
    struct base_str status = read_text(record, READ_F_STATUS), stance = read_text(record, READ_F_STANCE);
    bool plan = base_str_in(stance, "planned possible");
    if (is_settled(record) && !plan) {
        return DOCUMENT_SETTLED;
    }
    bool open = base_str_in(status, "draft agreed finalised") || base_str_is(status, "to be signed") || base_str_is(status, "under negotiation");
    return (open || plan) && !is_ended(record) ? DOCUMENT_AHEAD : DOCUMENT_OTHER;
}

static void lay_documents_of(struct making *making, enum document_place place, struct api_section section)
{
    struct picks picks = {0};
    struct api_groups *groups = &making->groups[READ_INSTRUMENT];
    for (uint32_t pass = 0; pass < 2; pass++) { /* counted sets first, so that their members stand below them */
        for (uint32_t i = 0; i < groups->count; i++) {
            struct api_group *group = &groups->items[i];
            const struct read_record *record = newest_of(group);
            if (group->used || is_contested(record) || document_place(record) != place || is_counted_set(record) != (pass == 0)) {
                continue;
            }
            pick(making, &picks, group, 0);
            if (pass == 0) {
                pick_members(making, &picks, group);
            }
        }
    }
    lay(making, section, &picks, true);
}

static void lay_documents(struct making *making)
{
    lay_documents_of(making, DOCUMENT_SETTLED, (struct api_section){.key = "documents", .title = "Documents signed, adopted or in force",
                     .remark = "Signed is not in force: the status is what the newest report says."});
    lay_documents_of(making, DOCUMENT_AHEAD, (struct api_section){.key = "drafts", .title = "Documents on the way: drafted, negotiated, to be signed"});
    lay_documents_of(making, DOCUMENT_OTHER, (struct api_section){.key = "other_documents", .title = "Other documents named"});
}

/* All groups of one type into one section. */
static void lay_type(struct making *making, enum read_type type, struct api_section section)
{
    struct picks picks = {0};
    struct api_groups *groups = &making->groups[type];
    for (uint32_t i = 0; i < groups->count; i++) {
        if (!is_contested(newest_of(&groups->items[i]))) {
            pick(making, &picks, &groups->items[i], 0);
        }
    }
    lay(making, section, &picks, false);
}

static void lay_offices(struct making *making)
{
    struct api_section section = {.key = "offices", .title = "Who holds which office",
                                  .remark = "As the newest report that names them has it."};
    struct picks picks = {0};
    struct api_groups *groups = &making->groups[READ_OFFICE];
    for (uint32_t i = 0; i < groups->count; i++) {
        struct base_str country = read_text(newest_of(&groups->items[i]), READ_F_COUNTRY);
        if (base_str_equal(country, making->wish->codes[0]) || base_str_equal(country, making->wish->codes[1])) {
            pick(making, &picks, &groups->items[i], 0);
        }
    }
    lay(making, section, &picks, false);
}

/* ------------------------------------------------------------------ what is contested */

static bool same_period(const struct read_record *a, const struct read_record *b)
{
    const struct read_value *one = read_get(a, READ_F_PERIOD), *two = read_get(b, READ_F_PERIOD);
    return one != NULL && two != NULL && one->as.date.from != TEXT_NO_DAY && one->as.date.from == two->as.date.from &&
           one->as.date.to == two->as.date.to;
}

/* Two numbers of one sentence are a list, not a quarrel. */
static bool share_words(const struct read_record *a, const struct read_record *b)
{
    return a->evidence.count > 0 && b->evidence.count > 0 && base_str_equal(a->evidence.items[0].quote, b->evidence.items[0].quote);
}

/* Two amounts for one thing in one period. */
static bool figures_differ(const struct read_record *a, const struct read_record *b)
{
    double one = read_number(a, READ_F_AMOUNT), two = read_number(b, READ_F_AMOUNT);
    return !isnan(one) && !isnan(two) && fabs(one - two) > 1e-9 * fabs(one) && same_period(a, b) && !share_words(a, b) &&
           base_str_equal_fold(read_text(a, READ_F_METRIC), read_text(b, READ_F_METRIC)) &&
           base_str_equal(read_text(a, READ_F_UNIT), read_text(b, READ_F_UNIT));
}

static bool has_rival(const struct api_groups *figures, uint32_t at)
{
    for (uint32_t i = 0; i < figures->count; i++) {
        if (i != at && figures_differ(newest_of(&figures->items[i]), newest_of(&figures->items[at]))) {
            return true;
        }
    }
    return false;
}

static void lay_disputes(struct making *making)
{
    struct api_section section = {.key = "disputes", .title = "Denied, disputed, or told differently",
                                  .remark = "Each side in its own words; the ledger does not decide between them."};
    struct picks picks = {0};
    for (int type = 0; type < READ_TYPE_COUNT; type++) {
        struct api_groups *groups = &making->groups[type];
        for (uint32_t i = 0; i < groups->count; i++) {
            bool rival = type == READ_FIGURE && has_rival(groups, i);
            if (type == READ_CLAIM || rival || is_contested(newest_of(&groups->items[i]))) {
                pick(making, &picks, &groups->items[i], 0);
            }
        }
    }
    lay(making, section, &picks, false);
}

/* Figures that nobody contradicts. */
static void lay_figures(struct making *making)
{
    struct api_section section = {.key = "figures", .title = "Figures"};
    struct picks picks = {0};
    struct api_groups *groups = &making->groups[READ_FIGURE];
    for (uint32_t i = 0; i < groups->count; i++) {
        if (!is_contested(newest_of(&groups->items[i])) && !has_rival(groups, i)) {
            pick(making, &picks, &groups->items[i], 0);
        }
    }
    lay(making, section, &picks, false);
}

/* ------------------------------------------------------------------ the whole */

/* The newest first; of one day, what weighs more; else as it was told. */
static int by_day_and_weight(const void *left, const void *right)
{
    const struct api_group *a = left, *b = right;
    int days = base_str_compare(b->told.items[0]->day, a->told.items[0]->day);
    if (days != 0) {
        return days;
    }
    uint32_t one = weight(a), two = weight(b);
    return one != two ? (one < two ? 1 : -1) : (a->order > b->order) - (a->order < b->order);
}

static void sort_groups(struct api_groups *groups)
{
    if (groups->count > 1) {
        qsort(groups->items, groups->count, sizeof *groups->items, by_day_and_weight);
    }
}

/* An office belongs to one state: it is looked for in the articles that tell of the pair. */
static struct ledger_filter filter_for(const struct making *making, enum read_type type)
{
    struct ledger_filter filter = {.type = read_type_name(type), .since = making->wish->since, .limit = MOST_RECORDS};
    if (type == READ_OFFICE && making->articles.count > 0) {
        filter.articles = making->articles.items;
        filter.article_count = making->articles.count;
    } else {
        filter.party = making->wish->codes[0];
        filter.with = making->wish->codes[1];
    }
    return filter;
}

static pacta_status load_type(struct making *making, enum read_type type)
{
    struct api_tolds tolds = {0};
    const struct ledger_filter filter = filter_for(making, type);
    pacta_status status = api_load(making->arena, making->ledger, &filter, &tolds);
    if (status == PACTA_OK && type == READ_BODY) {
        api_learn_aliases(making->arena, &tolds, &making->aliases);
    }
    if (status == PACTA_OK) {
        api_note_articles(making->arena, &tolds, &making->articles);
        api_group(making->arena, &tolds, &making->aliases, &making->groups[type]);
    }
    sort_groups(&making->groups[type]);
    return status;
}

static pacta_status load_all(struct making *making)
{
    /* bodies first: their short names tell which sessions are the same */
    static const enum read_type TYPES[] = {READ_BODY, READ_MEETING, READ_INSTRUMENT, READ_TARGET, READ_COMMITMENT,
                                           READ_PROJECT, READ_FIGURE, READ_CLAIM, READ_OFFICE};
    pacta_status status = PACTA_OK;
    for (size_t i = 0; i < sizeof TYPES / sizeof *TYPES && status == PACTA_OK; i++) {
        status = load_type(making, TYPES[i]);
    }
    return status;
}

static void lay_all(struct making *making)
{
    lay_meetings(making);
    lay_type(making, READ_BODY, (struct api_section){.key = "bodies", .title = "Standing bodies"});
    lay_documents(making);
    lay_type(making, READ_TARGET, (struct api_section){.key = "targets", .title = "Targets"});
    lay_figures(making);
    lay_type(making, READ_COMMITMENT, (struct api_section){.key = "commitments", .title = "Commitments",
             .remark = "Strength runs from S0 (discussed) over S3 (agreed) and S5 (signed) to S7 (in effect)."});
    lay_type(making, READ_PROJECT, (struct api_section){.key = "projects", .title = "Projects"});
    lay_disputes(making);
    lay_offices(making);
}

pacta_status api_brief_make(struct base_arena *arena, struct ledger *ledger, const struct know_tables *tables,
                            const struct api_brief_wish *wish, struct api_brief *brief)
{
    struct making making = {.arena = arena, .ledger = ledger, .tables = tables, .wish = wish, .brief = brief};
    *brief = (struct api_brief){.since = wish->since};
    for (int i = 0; i < 2; i++) {
        brief->codes[i] = wish->codes[i];
        brief->names[i] = api_country(tables, wish->codes[i]);
    }
    base_buffer_init(&making.text);
    pacta_status status = ledger_span_between(ledger, wish->codes[0], wish->codes[1], wish->since, &brief->span);
    if (status == PACTA_OK) {
        status = load_all(&making);
    }
    if (status == PACTA_OK) {
        lay_all(&making);
    }
    base_buffer_release(&making.text);
    return status;
}
