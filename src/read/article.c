/* Runs the readers over one article. */
#include "read/document.h"
#include "read/predication.h"
#include "read/view.h"

static void (*const READERS[])(struct read_view *) = {
    read_articles, read_offices, read_bodies,   read_meetings, read_instruments, read_targets,
    read_tallies,  read_figures, read_projects, read_commitments, read_events,
};

void read_article(struct read_view *view, struct base_str source_key)
{
    uint32_t first = view->records->count;
    read_find_documents(view);
    read_predicate(view);
    for (size_t i = 0; i < sizeof READERS / sizeof *READERS; i++) {
        READERS[i](view);
    }
    for (uint32_t i = first; i < view->records->count; i++) {
        view->records->items[i]->source = source_key;
        read_record_seal(view->records->items[i], source_key);
    }
}
