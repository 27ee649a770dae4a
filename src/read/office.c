/* Offices: who is said to hold what, one record for each person and title of an article. */
#include "read/common.h"

static const char *const HELD[] = {"current", "former", "acting"};

void read_offices(struct read_view *view)
{
    for (uint32_t i = 0; i < view->know->offices.count; i++) {
        const struct know_office *office = &view->know->offices.items[i];
        const struct know_entity *person = &view->know->entities.items[office->person];
        struct read_record *record = read_start(view, READ_OFFICE, READ_NONE, office->is_rank ? "rank" : "office");
        read_set_text(view->arena, record, READ_F_PERSON, person->name);
        read_set_text(view->arena, record, READ_F_OFFICE_TITLE, office->title);
        read_set_text(view->arena, record, READ_F_COUNTRY, office->country);
        read_set_text(view->arena, record, READ_F_ORGANISATION, office->organisation);
        read_set_text(view->arena, record, READ_F_HELD, base_str_from(HELD[office->held]));
        read_add_text(view->arena, record, READ_F_PARTIES, office->country);
        read_evidence(view, record, office->at);
        read_finish(view, record);
    }
}
