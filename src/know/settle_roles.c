/* Titles without a name: the person meant, when one fits, else a role of its own ("the Kazakh president", never named). */
#include "know/role.h"
#include "know/settle.h"

enum { ROLE_LOOK_BACK = 300 };

/* The nearest person before the role whose office fits; when there is none, the nearest behind it. */
static uint32_t fitting_person(const struct settle_view *view, uint32_t role, const struct title *title)
{
    const struct know_article *article = view->article;
    struct base_str wanted = title->offices[0].title;
    for (uint32_t i = role, steps = 0; i-- > 0 && steps < ROLE_LOOK_BACK; steps++) {
        const struct know_mention *mention = &article->mentions.items[i];
        if (mention->kind == KNOW_PERSON && mention->entity < article->entities.count &&
            role_office_of(article, mention->entity, wanted, title->country) != KNOW_NONE) {
            return mention->entity;
        }
    }
    if (title->country.length == 0) {
        return KNOW_NONE;
    }
    for (uint32_t i = role + 1; i < article->mentions.count && i < role + ROLE_LOOK_BACK; i++) {
        const struct know_mention *mention = &article->mentions.items[i];
        if (mention->kind == KNOW_PERSON && mention->entity < article->entities.count && article->entities.items[mention->entity].code.length > 0 &&
            role_office_of(article, mention->entity, wanted, title->country) != KNOW_NONE) {
            return mention->entity;
        }
    }
    return KNOW_NONE;
}

/* An indefinite role is nobody named before: "a minister said". */
static bool is_indefinite(const struct settle_view *view, uint32_t first)
{
    return first > 0 && (lang_is(view->text, first - 1, "a") || lang_is(view->text, first - 1, "an") || lang_is(view->text, first - 1, "no") ||
                         lang_is(view->text, first - 1, "any") || lang_is(view->text, first - 1, "another"));
}

static uint32_t same_role(const struct settle_view *view, uint32_t from, const struct title *title)
{
    const struct know_article *article = view->article;
    uint32_t oldest = article->entities.count > from + 64 ? article->entities.count - 64 : from;
    for (uint32_t i = article->entities.count; i-- > oldest;) {
        const struct know_entity *entity = &article->entities.items[i];
        if (base_str_equal(entity->name, title->offices[0].title) && base_str_equal(entity->code, title->country)) {
            return i;
        }
    }
    return KNOW_NONE;
}

static uint32_t own_entity(struct settle_view *view, uint32_t from, const struct title *title)
{
    uint32_t same = title->plural ? KNOW_NONE : same_role(view, from, title);
    if (same != KNOW_NONE) {
        return same;
    }
    struct base_str code = title->country.length > 0 ? title->country : title->organisation_code;
    struct know_entity entity = {.kind = KNOW_ROLE,
                                 .name = title->offices[0].title,
                                 .code = code,
                                 .type = title->offices[0].title,
                                 .level = title->offices[0].level,
                                 .first_mention = KNOW_NONE};
    *BASE_PUSH(view->working->arena, view->article->entities) = entity;
    return view->article->entities.count - 1;
}

void settle_roles(struct settle_view *view)
{
    struct know_article *article = view->article;
    uint32_t from = article->entities.count;
    for (uint32_t i = 0; i < article->mentions.count; i++) {
        struct know_mention *mention = &article->mentions.items[i];
        const struct title *title = mention->kind == KNOW_ROLE ? person_title_at(article, mention->first) : NULL;
        if (title == NULL || title->count == 0) {
            continue;
        }
        uint32_t apposed = settle_apposed_person(article, i);
        uint32_t person = apposed != KNOW_NONE ? article->mentions.items[apposed].entity : KNOW_NONE;
        bool open = !title->plural && !is_indefinite(view, title->first);
        bool counterpart = title->counterpart;
        if (person == KNOW_NONE && open && !counterpart) {
            person = fitting_person(view, i, title);
        }
        mention->entity = person != KNOW_NONE ? person : own_entity(view, from, title);
    }
}
