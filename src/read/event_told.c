/*
 * Events that lie in the telling: what one side says the other must do is a request, what it says the other did wrong
 * is a charge, whether or not the deed itself is an event ("said Aland must put its house in order", "said Kabul failed").
 */
#include "read/event.h"

#include "read/phrase.h"

static bool is_governed(const struct read_view *view, const struct read_predication *act)
{
    for (uint32_t above = act->control != READ_NONE ? act->control : act->parent, steps = 0; above != READ_NONE && steps < 3; steps++) {
        const struct read_predication *found = &view->predications.items[above];
        if (read_sense_at(view->senses, found->sense).plover.length > 0) {
            return true;
        }
        above = found->control;
    }
    return false;
}

static bool must(const struct read_view *view, const struct read_predication *act)
{
    return act->stance.urged && read_has_child(view, act->verb, LANG_ARC_AUX, "must should ought shall");
}

static bool is_fault(const struct read_view *view, const struct read_predication *act)
{
    bool told = act->stance.kind == READ_FACT || act->stance.kind == READ_DISPUTED;
    return told && !act->nominal && read_word(view->senses, "event_faults", act->lemma, "fault").length > 0;
}

bool read_event_told(const struct read_event_view *events, const struct read_predication *act, struct read_event *event)
{
    const struct read_view *view = events->view;
    if (act->stance.speaker == READ_NONE || act->stance.negated || act->stance.conditional || act->nominal || is_governed(view, act)) {
        return false;
    }
    bool request = must(view, act);
    if (!request && !is_fault(view, act)) {
        return false;
    }
    *event = (struct read_event){
        .act = act,
        .plover = request ? BASE_STR("REQUEST") : BASE_STR("ACCUSE"),
        .mode = request ? (struct base_str){0} : BASE_STR("allege"),
        .cameo = request ? BASE_STR("020") : BASE_STR("112"),
    };
    if (!read_event_seat(events, act->stance.speaker, &event->source)) {
        read_event_codes(events, act, act->stance.speaker, &event->source);
    }
    read_event_doers(events, act, &event->target);
    return event->source.count > 0 && event->target.count > 0 && !read_codes_meet(&event->source, &event->target);
}
