/* Numbers of tags and relations to their printed names, and back. */
#include "lang/lang.h"

#include <string.h>

#define NAME_OF(name, text) text,
static const char *const UPOS_NAMES[] = {LANG_UPOS_TABLE(NAME_OF)};
static const char *const XPOS_NAMES[] = {LANG_XPOS_TABLE(NAME_OF)};
static const char *const RELATION_NAMES[] = {LANG_RELATION_TABLE(NAME_OF)};

const char *lang_upos_name(uint8_t upos)
{
    return upos < LANG_UPOS_COUNT ? UPOS_NAMES[upos] : "_";
}

const char *lang_xpos_name(uint8_t xpos)
{
    return xpos < LANG_XPOS_COUNT ? XPOS_NAMES[xpos] : "_";
}

const char *lang_relation_name(uint8_t relation)
{
    return relation < LANG_ARC_COUNT ? RELATION_NAMES[relation] : "_";
}

static uint8_t find_name(const char *const *names, uint32_t count, struct base_str name)
{
    for (uint32_t i = 0; i < count; i++) {
        if (base_str_is(name, names[i])) {
            return (uint8_t)i;
        }
    }
    return 0;
}

uint8_t lang_upos_from(struct base_str name)
{
    return find_name(UPOS_NAMES, LANG_UPOS_COUNT, name);
}

uint8_t lang_xpos_from(struct base_str name)
{
    return find_name(XPOS_NAMES, LANG_XPOS_COUNT, name);
}

uint8_t lang_relation_from(struct base_str name)
{
    uint8_t whole = find_name(RELATION_NAMES, LANG_ARC_COUNT, name);
    if (whole != 0) {
        return whole;
    }
    const int64_t colon = base_str_find(name, ":", 0);
    if (colon < 0) {
        return 0;
    }
    return find_name(RELATION_NAMES, LANG_ARC_COUNT, base_str_slice(name, (struct base_span){0, (uint32_t)colon}));
}
