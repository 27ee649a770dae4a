/* Countries and blocs as people write them. The word tables are opened once, when the first name is looked up. */
#include "cli/cli.h"

#include "cli/names.h"

#include <stdio.h>
#include <stdlib.h>

static struct know_tables *tables;

static void close_tables(void)
{
    know_tables_close(tables);
}

const struct know_tables *cli_tables(void)
{
    if (tables == NULL && know_tables_open(&tables) == PACTA_OK) {
        atexit(close_tables);
    }
    return tables;
}

/* Blocs go by their short names, which are capitals: "GCC", "EU". */
static bool is_short_name(struct base_str words)
{
    bool short_name = words.length >= 2 && words.length <= 12;
    for (uint32_t i = 0; i < words.length; i++) {
        char c = words.data[i];
        short_name = short_name && ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-');
    }
    return short_name;
}

bool cli_party(const char *words, char code[16])
{
    struct base_str found, name, text = base_str_trim(base_str_from(words));
    const struct know_tables *known = cli_tables();
    if (known != NULL && know_country_from_words(known, text, &found, &name) && found.length < 16) {
        snprintf(code, 16, "%.*s", BASE_STR_ARG(found));
        return true;
    }
    if (is_short_name(text)) {
        snprintf(code, 16, "%.*s", BASE_STR_ARG(text));
        return true;
    }
    cli_complain("%s is no country or bloc that I know; give its name or its code, like PAK or Pakistan", words);
    return false;
}
