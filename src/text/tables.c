/* Looking a table up by name walks all tables; this layer asks for some of them at every word. */
#include "text/tables.h"

#include <pthread.h>

static const struct lexicon_table *TABLES[TEXT_TABLE_COUNT];
static pthread_once_t ONCE = PTHREAD_ONCE_INIT;

static void find_tables(void)
{
    static const char *const FILES[] = {
#define X(name, file) file,
        TEXT_TABLES(X)
#undef X
    };
    for (int i = 0; i < TEXT_TABLE_COUNT; i++) {
        TABLES[i] = lexicon_table_named(FILES[i]);
    }
}

const struct lexicon_table *text_table(enum text_table_name name)
{
    pthread_once(&ONCE, find_tables);
    return TABLES[name];
}
