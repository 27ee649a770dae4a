/* Countries and party codes: from words to a code, from a code to the name of today, and small sorted sets of codes. */
#include "know/country.h"

#include "know/tables.h"

#include <string.h>

struct base_str know_country_name(const struct know_tables *tables, struct base_str code)
{
    const struct know_name *state = know_state_by_code(tables, code);
    return state == NULL ? code : state->full;
}

bool know_country_from_words(const struct know_tables *tables, struct base_str words, struct base_str *code,
                             struct base_str *name)
{
    struct base_str trimmed = base_str_trim(words);
    const struct know_name *state = know_state_by_code(tables, trimmed);
    if (state == NULL) {
        state = know_names_exact(tables, trimmed, 1u << KNOW_FROM_STATES);
    }
    if (state == NULL && base_str_starts_fold(trimmed, "the ")) {
        trimmed = (struct base_str){trimmed.data + 4, trimmed.length - 4};
        state = know_names_exact(tables, trimmed, 1u << KNOW_FROM_STATES);
    }
    if (state == NULL) {
        return false;
    }
    *code = state->code;
    *name = state->full;
    return true;
}

/* ------------------------------------------------------------------ sets of parties */

void know_parties_add(struct know_parties *parties, struct base_str code)
{
    const uint32_t limit = sizeof parties->codes / sizeof *parties->codes;
    uint32_t at = 0;
    while (at < parties->count && base_str_compare(parties->codes[at], code) < 0) {
        at++;
    }
    bool known = at < parties->count && base_str_equal(parties->codes[at], code);
    if (code.length == 0 || known || parties->count == limit) {
        return;
    }
    memmove(&parties->codes[at + 1], &parties->codes[at], (parties->count - at) * sizeof *parties->codes);
    parties->codes[at] = code;
    parties->count++;
}

bool know_parties_has(const struct know_parties *parties, struct base_str code)
{
    for (uint32_t i = 0; i < parties->count; i++) {
        if (base_str_equal(parties->codes[i], code)) {
            return true;
        }
    }
    return false;
}

void know_entity_parties(const struct know_article *article, uint32_t entity, struct know_parties *parties)
{
    if (entity >= article->entities.count) {
        return;
    }
    const struct know_entity *one = &article->entities.items[entity];
    know_parties_add(parties, one->code);
    for (uint32_t i = 0; i < one->code_count; i++) {
        know_parties_add(parties, one->codes[i]);
    }
}

void know_entity_add_code(struct know_entity *entity, struct base_str code)
{
    const uint32_t limit = sizeof entity->codes / sizeof *entity->codes;
    uint32_t at = 0;
    while (at < entity->code_count && base_str_compare(entity->codes[at], code) < 0) {
        at++;
    }
    bool known = at < entity->code_count && base_str_equal(entity->codes[at], code);
    if (code.length == 0 || known || entity->code_count == limit) {
        return;
    }
    memmove(&entity->codes[at + 1], &entity->codes[at], (entity->code_count - at) * sizeof *entity->codes);
    entity->codes[at] = code;
    entity->code_count++;
}
