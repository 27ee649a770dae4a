/* Actor codes taken apart. */
#include "api/peer_actor.h"

#include "lexicon/table.h"

static struct base_str cell_of(const char *name, struct base_str key, const char *column)
{
    const struct lexicon_table *table = lexicon_table_named(name);
    uint32_t row = table != NULL && key.length > 0 ? lexicon_find(table, key) : LEXICON_NONE;
    return row != LEXICON_NONE ? lexicon_cell(table, row, lexicon_column(table, column)) : (struct base_str){0};
}

struct base_str api_part_is(struct base_str part, const char *column)
{
    return cell_of("peer_roles", part, column);
}

bool api_part_is_kind(struct base_str part, const char *kinds)
{
    struct base_str kind = api_part_is(part, "kind");
    return kind.length > 0 && base_str_in(kind, kinds);
}

/* The bloc whose code in event data this is, by its row in blocs.tsv; the bloc itself goes before its councils and offices. */
static uint32_t bloc_row(const struct lexicon_table *blocs, struct base_str code)
{
    uint32_t column = blocs != NULL ? lexicon_column(blocs, "cameo") : LEXICON_NONE, found = LEXICON_NONE;
    for (uint32_t row = 0; blocs != NULL && column != LEXICON_NONE && row < blocs->row_count; row++) {
        if (!base_str_equal(lexicon_cell(blocs, row, column), code)) {
            continue;
        }
        bool whole = base_str_equal(lexicon_cell(blocs, row, lexicon_column(blocs, "short")),
                                    lexicon_cell(blocs, row, lexicon_column(blocs, "code")));
        if (found == LEXICON_NONE || whole) {
            found = row;
        }
        if (whole) {
            break;
        }
    }
    return found;
}

struct api_actor api_actor_from(struct base_str code)
{
    struct api_actor actor = {.code = code};
    for (uint32_t at = 0; at < code.length && actor.part_count < API_PARTS; at += 3) {
        uint32_t end = at + 3 < code.length ? at + 3 : code.length;
        actor.parts[actor.part_count++] = base_str_slice(code, (struct base_span){at, end});
    }
    bool state = actor.part_count > 0 && actor.parts[0].length == 3 && cell_of("states", actor.parts[0], "name").length > 0;
    if (state) {
        actor.state = actor.parts[0];
    } else if (code.length > 3) { /* a bare IGO is any body */
        const struct lexicon_table *blocs = lexicon_table_named("blocs");
        uint32_t row = bloc_row(blocs, code);
        actor.bloc = row != LEXICON_NONE ? lexicon_cell(blocs, row, lexicon_column(blocs, "code")) : (struct base_str){0};
    }
    return actor;
}

struct base_str api_actor_part(const struct api_actor *actor, const char *kinds, uint32_t n)
{
    for (uint32_t i = actor->state.length > 0 ? 1 : 0; i < actor->part_count; i++) {
        if (api_part_is_kind(actor->parts[i], kinds) && n-- == 0) {
            return actor->parts[i];
        }
    }
    return (struct base_str){0};
}

struct base_str api_actor_name(const struct know_tables *tables, const struct api_actor *actor)
{
    if (actor->state.length > 0) {
        return api_country(tables, actor->state);
    }
    const struct lexicon_table *blocs = lexicon_table_named("blocs");
    uint32_t row = actor->bloc.length > 0 ? bloc_row(blocs, actor->code) : LEXICON_NONE;
    return row != LEXICON_NONE ? lexicon_cell(blocs, row, lexicon_column(blocs, "full")) : (struct base_str){0};
}
