/* What statuses and kinds of documents mean for the life of a thread: the tables follow_status and follow_papers. */
#include "follow/life.h"

#include "lexicon/table.h"

enum { STATUS, KIND, ROLE, RANK, STRENGTH, OPEN, PLANNED, MISSING };

static enum follow_role role_of(struct base_str name)
{
    static const char *const ROLES[] = {"", "step", "beside", "setback", "end", "resume", "revival"};
    for (enum follow_role role = FOLLOW_STEP; role <= FOLLOW_REVIVAL; role++) {
        if (base_str_is(name, ROLES[role])) {
            return role;
        }
    }
    return FOLLOW_NO_ROLE;
}

static int number_of(struct base_str digits)
{
    int number = digits.length == 0 ? -1 : 0;
    for (uint32_t i = 0; i < digits.length; i++) {
        number = digits.data[i] >= '0' && digits.data[i] <= '9' ? number * 10 + (digits.data[i] - '0') : number;
    }
    return number;
}

static struct follow_word read_row(const struct lexicon_table *table, uint32_t row)
{
    return (struct follow_word){
        .status = lexicon_cell(table, row, STATUS),
        .planned = lexicon_cell(table, row, PLANNED),
        .missing = lexicon_cell(table, row, MISSING),
        .role = role_of(lexicon_cell(table, row, ROLE)),
        .rank = number_of(lexicon_cell(table, row, RANK)),
        .strength = number_of(lexicon_cell(table, row, STRENGTH)),
        .open = base_str_is(lexicon_cell(table, row, OPEN), "yes"),
    };
}

bool follow_word_find(enum follow_kind kind, struct base_str status, struct follow_word *word)
{
    const struct lexicon_table *table = lexicon_table_named("follow_status");
    *word = (struct follow_word){.rank = -1, .strength = -1};
    if (table == NULL || status.length == 0) {
        return false;
    }
    for (uint32_t row = lexicon_find(table, status); row != LEXICON_NONE; row = lexicon_next(table, row)) {
        if (base_str_is(lexicon_cell(table, row, KIND), follow_kind_name(kind))) {
            *word = read_row(table, row);
            return true;
        }
    }
    return false;
}

bool follow_paper_needs_more(struct base_str kind)
{
    const struct lexicon_table *table = lexicon_table_named("follow_papers");
    uint32_t row = table != NULL && kind.length > 0 ? lexicon_find(table, kind) : LEXICON_NONE;
    return row != LEXICON_NONE && lexicon_cell(table, row, 1).length > 0;
}
