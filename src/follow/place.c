/*
 * Who is placed to know? An official or an office by name before a news agency, and both before anybody else: papers,
 * "sources", channels, reports.
 */
#include "follow/dispute.h"

#include "lexicon/table.h"

static bool in_table(const char *name, struct base_str key)
{
    const struct lexicon_table *table = lexicon_table_named(name);
    return table != NULL && key.length > 0 && lexicon_find(table, key) != LEXICON_NONE;
}

/* Is one of the words the name of an office or of a part of a government? */
static bool has_office_word(struct base_str text)
{
    for (uint32_t start = 0, end; start < text.length; start = end + 1) {
        for (end = start; end < text.length && text.data[end] != ' '; end++) {
        }
        struct base_str word = base_str_slice(text, (struct base_span){start, end});
        if (in_table("follow_officials", word)) {
            return true;
        }
    }
    return false;
}

static bool is_person_of_office(const struct read_record *record, struct base_str name)
{
    const struct read_value *actors = read_get(record, READ_F_ACTORS);
    for (uint32_t i = 0; actors != NULL && i < actors->as.actors.count; i++) {
        const struct read_actor *actor = &actors->as.actors.items[i];
        if (actor->office.length > 0 && base_str_equal_fold(actor->name, name)) {
            return true;
        }
    }
    return false;
}

/* Two words or more, each with a capital: "Ada Norell". */
static bool is_full_name(struct base_str text)
{
    uint32_t words = 0;
    for (uint32_t i = 0; i < text.length; i++) {
        if (i == 0 || text.data[i - 1] == ' ') {
            words++;
            if (text.data[i] >= 'a' && text.data[i] <= 'z') {
                return false;
            }
        }
    }
    return words >= 2;
}

enum follow_place follow_place_of(const struct follow_told *told)
{
    struct base_str said_by = read_text(told->record, READ_F_SAID_BY);
    struct base_str denied_by = read_text(told->record, READ_F_DENIED_BY);
    said_by = denied_by.length > 0 ? denied_by : said_by;
    struct base_str source = said_by.length > 0 ? said_by : told->outlet;
    if (in_table("page_agencies", source)) {
        return FOLLOW_AGENCY;
    }
    if (in_table("page_outlets", source)) {
        return FOLLOW_UNPLACED;
    }
    if (has_office_word(source)) {
        return FOLLOW_OFFICIAL;
    }
    if (said_by.length > 0 && (is_person_of_office(told->record, said_by) || is_full_name(said_by))) {
        return FOLLOW_OFFICIAL;
    }
    return in_table("page_agencies", told->outlet) ? FOLLOW_AGENCY : FOLLOW_UNPLACED;
}
