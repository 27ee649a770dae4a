/*
 * Talks told without a verb of meeting: "during the seventh round of the council", "a conference in Tarsk". The
 * meeting reader has found the gathering and its parties; what it holds for held is CONSULT, unless the text has told so.
 */
#include "read/event.h"

static bool is_told(const struct read_view *view, const struct read_record *meeting)
{
    for (uint32_t i = read_look_back(view->records->count); i < view->records->count; i++) {
        const struct read_record *event = view->records->items[i];
        if (event->type != READ_EVENT || event->article != meeting->article || !base_str_is(read_text(event, READ_F_PLOVER), "CONSULT")) {
            continue;
        }
        for (uint32_t k = 0; k < event->evidence.count; k++) {
            for (uint32_t m = 0; m < meeting->evidence.count; m++) {
                if (event->evidence.items[k].source.start == meeting->evidence.items[m].source.start) {
                    return true;
                }
            }
        }
    }
    return false;
}

static bool is_between_states(const struct read_value *parties)
{
    uint32_t states = 0;
    for (uint32_t i = 0; parties != NULL && i < parties->as.texts.count; i++) {
        states += parties->as.texts.items[i].length == 3;
    }
    return states >= 2;
}

static void write_meeting(struct read_view *view, const struct read_record *meeting)
{
    const struct read_value *parties = read_get(meeting, READ_F_PARTIES);
    struct read_record *record = read_start(view, READ_EVENT, READ_NONE, "event");
    read_set_text(view->arena, record, READ_F_PLOVER, BASE_STR("CONSULT"));
    read_set_text(view->arena, record, READ_F_CAMEO, BASE_STR("040"));
    read_event_numbers(view, record);
    for (uint32_t i = 0; i < parties->as.texts.count; i++) {
        struct base_str code = parties->as.texts.items[i];
        if (code.length == 3) {
            read_add_text(view->arena, record, READ_F_SOURCE_ACTORS, base_str_join(view->arena, code, "", BASE_STR("GOV")));
            read_add_text(view->arena, record, READ_F_PARTIES, code);
        }
    }
    read_set_flag(view->arena, record, READ_F_MUTUAL, true);
    read_add_text(view->arena, record, READ_F_CONTEXT, BASE_STR("diplomatic"));
    read_set_text(view->arena, record, READ_F_STANCE, BASE_STR("fact"));
    *BASE_PUSH(view->arena, record->evidence) = meeting->evidence.items[0];
    read_finish(view, record);
}

void read_event_meetings(struct read_view *view)
{
    uint32_t count = view->records->count;
    for (uint32_t i = 0; i < count; i++) {
        const struct read_record *record = view->records->items[i];
        bool held = record->type == READ_MEETING && record->article == view->article_number && base_str_is(read_text(record, READ_F_STATUS), "held") &&
                    base_str_is(read_text(record, READ_F_STANCE), "fact");
        if (held && record->evidence.count > 0 && is_between_states(read_get(record, READ_F_PARTIES)) && !is_told(view, record)) {
            write_meeting(view, record);
        }
    }
}
