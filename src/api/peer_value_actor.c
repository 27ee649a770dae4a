/* What stands in the cells about actors: each peer takes the same chain of codes apart in its own way. */
#include "api/peer_value.h"

#include "base/utf8.h"

/* Without accents, in capitals: "TURKIYE". Letters of other scripts stay. */
static void add_capitals(struct base_buffer *out, struct base_str text)
{
    for (uint32_t at = 0, length; at < text.length; at += length) {
        uint32_t code = base_utf8_decode(text, at, &length);
        char plain = code == BASE_UTF8_BAD ? '?' : code < 0x80 ? (char)code : base_utf8_plain(code);
        if (plain != 0) {
            base_buffer_add_char(out, plain >= 'a' && plain <= 'z' ? (char)(plain - 32) : plain);
        } else {
            base_buffer_add(out, text.data + at, length);
        }
    }
}

static const char ROLES[] = "primary secondary tertiary party international";

/* Who it is in words: "Pakistan", "Military (Pakistan)", "European Union". */
static void add_label(struct base_buffer *out, const struct api_peer_row *row, const struct api_actor *actor)
{
    struct base_str name = api_actor_name(row->peers->tables, actor),
                    role = api_part_is(api_actor_part(actor, ROLES, 0), "icews");
    if (role.length == 0 || actor->bloc.length > 0) {
        base_buffer_add_str(out, name);
        return;
    }
    base_buffer_add_str(out, role);
    if (name.length > 0) {
        base_buffer_format(out, " (%.*s)", BASE_STR_ARG(name));
    }
}

/* A column of peer_roles.tsv for each part, each once. */
static void add_part_names(struct base_buffer *out, const struct api_actor *actor, const char *column, const char *between)
{
    struct base_str told[API_PARTS];
    uint32_t count = 0;
    for (uint32_t i = 0; i < actor->part_count; i++) {
        struct base_str name = i == 0 && actor->state.length > 0 ? (struct base_str){0} : api_part_is(actor->parts[i], column);
        bool known = name.length == 0;
        for (uint32_t k = 0; k < count && !known; k++) {
            known = base_str_equal(told[k], name);
        }
        if (!known) {
            base_buffer_add_text(out, count > 0 ? between : "");
            base_buffer_add_str(out, name);
            told[count++] = name;
        }
    }
}

/* Phoenix takes a chain apart by lists of its own. */
static struct base_str root_of(const struct api_actor *actor)
{
    if (base_str_is(actor->state, "XKX")) {
        return BASE_STR("KSV");
    }
    if (actor->state.length > 0) {
        return actor->state;
    }
    return actor->part_count > 0 && base_str_in(actor->parts[0], "IGO NGO IMG MNC") ? actor->parts[0] : (struct base_str){0};
}

static bool is_agent(const struct api_actor *actor)
{
    static const char AGENTS[] = "GOV MIL REB OPP PTY COP JUD SPY MED EDU BUS CRM CVL";
    return root_of(actor).length > 0 && actor->part_count > 1 && base_str_in(actor->parts[1], AGENTS);
}

/* The first part is the root or counts for nothing. */
static void add_others(struct base_buffer *out, const struct api_actor *actor)
{
    uint32_t first = is_agent(actor) ? 2 : 1;
    for (uint32_t i = first; i < actor->part_count; i++) {
        base_buffer_add_text(out, i > first ? ";" : "");
        base_buffer_add_str(out, actor->parts[i]);
    }
}

void api_peer_actor(struct base_buffer *out, const struct api_peer_row *row, const struct api_actor *actor,
                    enum api_peer_value value)
{
    struct base_str text = {0};
    switch (value) {
    case API_VALUE_CODE:
        text = base_str_slice(actor->code, (struct base_span){0, actor->code.length < 15 ? actor->code.length : 15});
        break;
    case API_VALUE_CHAIN:
        base_buffer_add_text(out, base_str_is(actor->state, "XKX") ? "KSV" : "");
        text = base_str_slice(actor->code, (struct base_span){base_str_is(actor->state, "XKX") ? 3 : 0, actor->code.length});
        break;
    case API_VALUE_CAPITALS:
        add_capitals(out, api_actor_name(row->peers->tables, actor));
        break;
    case API_VALUE_STATE:
        text = actor->state.length > 0 ? actor->state : api_actor_part(actor, "region", 0);
        break;
    case API_VALUE_GROUP:
        for (uint32_t i = 1; i < actor->part_count && text.length == 0; i++) { /* what is no known part is a body's own */
            bool own = api_part_is(actor->parts[i], "kind").length == 0 || api_part_is_kind(actor->parts[i], "organisation");
            text = own ? actor->parts[i] : text;
        }
        break;
    case API_VALUE_FAITH:
        text = api_actor_part(actor, "faith", 0);
        break;
    case API_VALUE_ROLE_A:
    case API_VALUE_ROLE_B:
    case API_VALUE_ROLE_C:
        text = api_actor_part(actor, ROLES, (uint32_t)(value - API_VALUE_ROLE_A));
        break;
    case API_VALUE_LABEL:
        add_label(out, row, actor);
        break;
    case API_VALUE_SECTORS:
        add_part_names(out, actor, "icews", ",");
        break;
    case API_VALUE_COUNTRY:
        text = api_country(row->peers->tables, actor->state);
        break;
    case API_VALUE_ROOT:
        text = root_of(actor);
        break;
    case API_VALUE_AGENT:
        text = is_agent(actor) ? actor->parts[1] : text;
        break;
    default:
        add_others(out, actor);
        break;
    }
    base_buffer_add_str(out, text);
}

/* ------------------------------------------------------------------ lists of actors, as POLECAT has them */

/* "EUR" is the European Union there, "UNO" the United Nations, "IGO" any other body of states. */
static struct base_str polecat_country(const struct api_actor *actor)
{
    if (actor->state.length > 0) {
        return actor->state;
    }
    return base_str_is(actor->bloc, "EU")                                             ? BASE_STR("EUR")
           : base_str_is(actor->bloc, "UN")                                           ? BASE_STR("UNO")
           : actor->part_count > 0 && base_str_in(actor->parts[0], "IGO NGO IMG MNC") ? actor->parts[0]
                                                                                      : (struct base_str){0};
}

static void add_one_of_list(struct base_buffer *out, const struct api_peer_row *row, const struct api_actor *actor,
                            enum api_peer_value value)
{
    size_t start = out->length;
    if (value == API_VALUE_NAMES) {
        base_buffer_add_str(out, api_actor_name(row->peers->tables, actor));
    } else if (value == API_VALUE_COUNTRIES) {
        base_buffer_add_str(out, polecat_country(actor));
    } else if (actor->state.length > 0) {
        add_part_names(out, actor, "plover", "; ");
    }
    base_buffer_add_text(out, out->length == start ? "None" : "");
}

/* What holds for all the actors of a side, in the order of the actors; the first sector alone is one word. */
void api_peer_list(struct base_buffer *out, const struct api_peer_row *row, uint8_t side, enum api_peer_value value)
{
    const struct read_value *list = row->lists[side];
    for (uint32_t i = 0; list != NULL && i < list->as.texts.count; i++) {
        const struct api_actor actor = api_actor_from(list->as.texts.items[i]);
        if (value == API_VALUE_SECTOR) {
            struct base_str part = actor.part_count > 1 ? api_part_is(actor.parts[1], "plover") : (struct base_str){0};
            base_buffer_add_str(out, part);
            return;
        }
        base_buffer_add_text(out, i > 0 ? "; " : "");
        add_one_of_list(out, row, &actor, value);
    }
}
