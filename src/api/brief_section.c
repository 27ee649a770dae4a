/* What belongs where: held or ahead, signed or on the way, agreed or contested. */
#include "api/brief_making.h"

#include <math.h>

static bool is_contested(const struct read_record *record)
{
    return base_str_in(read_text(record, READ_F_STANCE), "denied disputed");
}

bool api_lies_ahead(const struct read_record *record)
{
    return base_str_in(read_text(record, READ_F_STATUS), "planned postponed cancelled") ||
           base_str_in(read_text(record, READ_F_STANCE), "planned possible");
}

/* Has this planned session been held since, as far as the ledger knows? */
static bool was_held(struct api_making *making, const struct api_group *plan)
{
    const struct api_told *told = plan->told.items[0];
    struct base_str session = api_session_key(making->arena, &making->aliases, told->record);
    const struct api_groups *meetings = &making->groups[READ_MEETING];
    for (uint32_t i = 0; session.length > 0 && i < meetings->count; i++) {
        const struct api_told *other = meetings->items[i].told.items[0];
        if (!api_lies_ahead(other->record) &&
            base_str_equal(api_session_key(making->arena, &making->aliases, other->record), session) &&
            base_str_compare(other->day, told->day) >= 0) {
            return true;
        }
    }
    return false;
}

static void lay_meetings(struct api_making *making)
{
    struct api_section held = {.key = "meetings", .title = "Latest meetings and sessions"};
    struct api_section ahead = {.key = "upcoming",
                                .title = "Meetings announced, put off or cancelled",
                                .remark = "As announced; a session that the ledger knows to have been held since is left out."};
    struct api_picks held_picks = {0}, ahead_picks = {0};
    struct api_groups *groups = &making->groups[READ_MEETING];
    for (uint32_t i = 0; i < groups->count; i++) {
        struct api_group *group = &groups->items[i];
        if (is_contested(api_newest(group))) {
            continue;
        }
        if (!api_lies_ahead(api_newest(group))) {
            api_pick(making, &held_picks, group, 0);
        } else if (!was_held(making, group)) {
            api_pick(making, &ahead_picks, group, 0);
        }
    }
    api_lay(making, held, &held_picks, false);
    api_lay(making, ahead, &ahead_picks, false);
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
static void pick_members(struct api_making *making, struct api_picks *picks, const struct api_group *set)
{
    struct api_groups *groups = &making->groups[READ_INSTRUMENT];
    const struct read_record *whole = api_newest(set);
    for (uint32_t i = 0; i < groups->count; i++) {
        struct api_group *group = &groups->items[i];
        const struct read_record *record = api_newest(group);
        bool together = group->told.items[0]->article == set->told.items[0]->article &&
                        base_str_equal(read_text(record, READ_F_STATUS), read_text(whole, READ_F_STATUS)) &&
                        may_share_day(whole, record);
        if (together && !group->used && is_named(record) && !is_counted_set(record) && !is_contested(record)) {
            api_pick(making, picks, group, 1);
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
    bool open = base_str_in(status, "draft agreed finalised") || base_str_is(status, "to be signed") ||
                base_str_is(status, "under negotiation");
    return (open || plan) && !is_ended(record) ? DOCUMENT_AHEAD : DOCUMENT_OTHER;
}

static void lay_documents_of(struct api_making *making, enum document_place place, struct api_section section)
{
    struct api_picks picks = {0};
    struct api_groups *groups = &making->groups[READ_INSTRUMENT];
    for (uint32_t pass = 0; pass < 2; pass++) { /* counted sets first, so that their members stand below them */
        for (uint32_t i = 0; i < groups->count; i++) {
            struct api_group *group = &groups->items[i];
            const struct read_record *record = api_newest(group);
            if (group->used || is_contested(record) || document_place(record) != place ||
                is_counted_set(record) != (pass == 0)) {
                continue;
            }
            api_pick(making, &picks, group, 0);
            if (pass == 0) {
                pick_members(making, &picks, group);
            }
        }
    }
    api_lay(making, section, &picks, true);
}

static void lay_documents(struct api_making *making)
{
    lay_documents_of(making, DOCUMENT_SETTLED,
                     (struct api_section){.key = "documents",
                                          .title = "Documents signed, adopted or in force",
                                          .remark = "Signed is not in force: the status is what the newest report says."});
    lay_documents_of(making, DOCUMENT_AHEAD,
                     (struct api_section){.key = "drafts", .title = "Documents on the way: drafted, negotiated, to be signed"});
    lay_documents_of(making, DOCUMENT_OTHER, (struct api_section){.key = "other_documents", .title = "Other documents named"});
}

/* All groups of one type into one section. */
static void lay_type(struct api_making *making, enum read_type type, struct api_section section)
{
    struct api_picks picks = {0};
    struct api_groups *groups = &making->groups[type];
    for (uint32_t i = 0; i < groups->count; i++) {
        if (!is_contested(api_newest(&groups->items[i]))) {
            api_pick(making, &picks, &groups->items[i], 0);
        }
    }
    api_lay(making, section, &picks, false);
}

static void lay_offices(struct api_making *making)
{
    struct api_section section = {
        .key = "offices", .title = "Who holds which office", .remark = "As the newest report that names them has it."};
    struct api_picks picks = {0};
    struct api_groups *groups = &making->groups[READ_OFFICE];
    for (uint32_t i = 0; i < groups->count; i++) {
        struct base_str country = read_text(api_newest(&groups->items[i]), READ_F_COUNTRY);
        if (base_str_equal(country, making->wish->codes[0]) || base_str_equal(country, making->wish->codes[1])) {
            api_pick(making, &picks, &groups->items[i], 0);
        }
    }
    api_lay(making, section, &picks, false);
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
    return a->evidence.count > 0 && b->evidence.count > 0 &&
           base_str_equal(a->evidence.items[0].quote, b->evidence.items[0].quote);
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
        if (i != at && figures_differ(api_newest(&figures->items[i]), api_newest(&figures->items[at]))) {
            return true;
        }
    }
    return false;
}

static void lay_disputes(struct api_making *making)
{
    struct api_section section = {.key = "disputes",
                                  .title = "Denied, disputed, or told differently",
                                  .remark = "Each side in its own words; the ledger does not decide between them."};
    struct api_picks picks = {0};
    for (int type = 0; type < READ_TYPE_COUNT; type++) {
        struct api_groups *groups = &making->groups[type];
        for (uint32_t i = 0; i < groups->count; i++) {
            bool rival = type == READ_FIGURE && has_rival(groups, i);
            if (type == READ_CLAIM || rival || is_contested(api_newest(&groups->items[i]))) {
                api_pick(making, &picks, &groups->items[i], 0);
            }
        }
    }
    api_lay(making, section, &picks, false);
}

/* Figures that nobody contradicts. */
static void lay_figures(struct api_making *making)
{
    struct api_section section = {.key = "figures", .title = "Figures"};
    struct api_picks picks = {0};
    struct api_groups *groups = &making->groups[READ_FIGURE];
    for (uint32_t i = 0; i < groups->count; i++) {
        if (!is_contested(api_newest(&groups->items[i])) && !has_rival(groups, i)) {
            api_pick(making, &picks, &groups->items[i], 0);
        }
    }
    api_lay(making, section, &picks, false);
}

/* ------------------------------------------------------------------ the order of the sections */

void api_lay_sections(struct api_making *making)
{
    lay_meetings(making);
    lay_type(making, READ_BODY, (struct api_section){.key = "bodies", .title = "Standing bodies"});
    lay_documents(making);
    lay_type(making, READ_TARGET, (struct api_section){.key = "targets", .title = "Targets"});
    lay_figures(making);
    lay_type(making, READ_COMMITMENT,
             (struct api_section){.key = "commitments",
                                  .title = "Commitments",
                                  .remark =
                                      "Strength runs from S0 (discussed) over S3 (agreed) and S5 (signed) to S7 (in effect)."});
    lay_type(making, READ_PROJECT, (struct api_section){.key = "projects", .title = "Projects"});
    lay_disputes(making);
    lay_offices(making);
}
