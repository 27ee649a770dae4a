/* Runs the readers over one article, and gives every record an id of its own. */
#include "read/document.h"
#include "read/predication.h"
#include "read/view.h"

#include <string.h>

static void (*const READERS[])(struct read_view *) = {
    read_articles, read_offices, read_bodies,   read_meetings, read_instruments, read_targets,
    read_tallies,  read_figures, read_projects, read_commitments, read_claims, read_events,
};

/* The place of the id among those given, by hash; an empty one when it is new. */
static uint32_t slot_of(struct read_record *const *slots, uint32_t mask, const char *id)
{
    uint32_t slot = (uint32_t)base_str_hash(base_str_from(id)) & mask;
    while (slots[slot] != NULL && strcmp(slots[slot]->id, id) != 0) {
        slot = (slot + 1) & mask;
    }
    return slot;
}

/* Two facts of a kind told in the same words are twins: the later one's rank makes its id another. */
static void seal_records(struct read_view *view, uint32_t first, struct base_str source_key)
{
    struct base_mark mark = base_arena_mark(view->scratch);
    uint32_t size = 16;
    while (size / 2 < view->records->count - first) {
        size *= 2;
    }
    struct read_record **slots = BASE_NEW_ARRAY(view->scratch, struct read_record *, size);
    for (uint32_t i = first; i < view->records->count; i++) {
        struct read_record *record = view->records->items[i];
        record->source = source_key;
        read_record_seal(record, source_key);
        uint32_t slot = slot_of(slots, size - 1, record->id);
        while (slots[slot] != NULL) {
            record->twin++;
            read_record_seal(record, source_key);
            slot = slot_of(slots, size - 1, record->id);
        }
        slots[slot] = record;
    }
    base_arena_rewind(view->scratch, mark);
}

static bool is_from_title(const struct read_view *view, const struct read_record *record)
{
    struct base_span title = view->article->title.source;
    const struct base_span *words = &record->evidence.items[0].source;
    return record->evidence.count == 1 && title.end > title.start && words->start >= title.start && words->end <= title.end;
}

/* Confidence where a reader gave none: what is printed on the page is surest, headlines and guesses at the future least. */
static void grade(const struct read_view *view, struct read_record *record)
{
    if (record->evidence.count == 0 || read_get(record, READ_F_CONFIDENCE) != NULL) {
        return;
    }
    double confidence = record->type == READ_ARTICLE || record->type == READ_OFFICE ? 0.95 : 0.8;
    struct base_str stance = read_text(record, READ_F_STANCE);
    confidence -= base_str_in(stance, "possible disputed") ? 0.2 : base_str_is(stance, "planned") ? 0.05 : 0;
    confidence -= record->type != READ_ARTICLE && is_from_title(view, record) ? 0.2 : 0;
    read_set_number(view->arena, record, READ_F_CONFIDENCE, confidence);
}

void read_article(struct read_view *view, struct base_str source_key)
{
    uint32_t first = view->records->count;
    read_find_documents(view);
    read_predicate(view);
    for (size_t i = 0; i < sizeof READERS / sizeof *READERS; i++) {
        READERS[i](view);
    }
    for (uint32_t i = first; i < view->records->count; i++) {
        grade(view, view->records->items[i]);
    }
    seal_records(view, first, source_key);
}
