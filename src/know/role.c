/* A role and an office are compared by their words: the role may leave out what the office is about, not the noun. */
#include "know/role.h"

static bool ends_with_word(struct base_str text, struct base_str tail)
{
    if (text.length <= tail.length) {
        return base_str_equal(text, tail);
    }
    struct base_str end = {text.data + text.length - tail.length, tail.length};
    return base_str_equal(end, tail) && text.data[text.length - tail.length - 1] == ' ';
}

/* The noun of a title: "minister" of "minister for industry, mine and trade". */
static struct base_str noun_of(struct base_str title)
{
    static const char *const PREPOSITIONS[] = {" of ", " for ", " to ", " on ", " in "};
    for (size_t i = 0; i < sizeof PREPOSITIONS / sizeof *PREPOSITIONS; i++) {
        int64_t at = base_str_find(title, PREPOSITIONS[i], 0);
        if (at > 0) {
            title.length = (uint32_t)at;
        }
    }
    return title;
}

static bool is_diplomat(struct base_str title)
{
    return ends_with_word(title, BASE_STR("ambassador")) || ends_with_word(title, BASE_STR("envoy")) ||
           ends_with_word(title, BASE_STR("representative")) || ends_with_word(title, BASE_STR("high commissioner"));
}

bool role_fits(struct base_str wanted, const struct know_office *office, enum know_level level)
{
    struct base_str noun = noun_of(office->title);
    if (base_str_equal(wanted, office->title) || ends_with_word(noun, wanted)) {
        return !base_str_starts(office->title, "deputy") || base_str_starts(wanted, "deputy") || base_str_is(wanted, "minister");
    }
    if (base_str_is(wanted, "leader") || base_str_is(wanted, "head of state")) {
        return level == KNOW_LEVEL_HEAD;
    }
    if (base_str_is(wanted, "top diplomat") || base_str_is(wanted, "chief diplomat")) {
        return base_str_is(office->title, "foreign minister") || base_str_is(office->title, "secretary of state") ||
               base_str_is(office->title, "foreign secretary");
    }
    if (base_str_is(wanted, "envoy") || base_str_is(wanted, "diplomat")) {
        return is_diplomat(noun);
    }
    if (base_str_is(wanted, "commander") || base_str_is(wanted, "general")) {
        return ends_with_word(noun, BASE_STR("general")) || ends_with_word(noun, BASE_STR("chief"));
    }
    if (base_str_is(wanted, "spokesperson") || base_str_is(wanted, "military spokesperson")) {
        return base_str_find(office->title, "public relations", 0) >= 0 || base_str_find(office->organisation, "Public Relations", 0) >= 0;
    }
    return false;
}

uint32_t role_office_of(const struct know_article *article, uint32_t person, struct base_str wanted, struct base_str country)
{
    const struct know_entity *entity = &article->entities.items[person];
    if (country.length > 0 && entity->code.length > 0 && !base_str_equal(country, entity->code)) {
        return KNOW_NONE;
    }
    for (uint32_t i = entity->first_office; i < article->offices.count && i < entity->first_office + entity->office_count; i++) {
        if (role_fits(wanted, &article->offices.items[i], entity->level)) {
            return i;
        }
    }
    return KNOW_NONE;
}
