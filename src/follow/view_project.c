/*
 * Projects: known by name, or by the places that a line joins. "The railway" is known by what stands beside it: "the railway
 * from Baku by way of Tbilisi to Kars", "a school of the Maarif Foundation in Muzaffarabad".
 */
#include "follow/view.h"

#include "lexicon/table.h"

#include <string.h>

enum { BEFORE = 48, BEHIND = 80 };

static bool is_capital(char c)
{
    return (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static bool is_of_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* The next word with a capital; empty at the end. */
static struct base_str next_name(struct base_str text, uint32_t *at)
{
    while (*at < text.length) {
        uint32_t start = *at;
        while (*at < text.length && is_of_word(text.data[*at])) {
            (*at)++;
        }
        if (*at > start && is_capital(text.data[start])) {
            return base_str_slice(text, (struct base_span){start, *at});
        }
        *at += *at == start;
    }
    return (struct base_str){0};
}

static bool is_place(struct base_str name)
{
    static const char *const TABLES[] = {"places", "page_places"};
    for (size_t i = 0; i < sizeof TABLES / sizeof *TABLES; i++) {
        const struct lexicon_table *table = lexicon_table_named(TABLES[i]);
        if (table != NULL && lexicon_find(table, name) != LEXICON_NONE) {
            return true;
        }
    }
    return false;
}

static void add_place(struct follow_viewing *viewing, struct base_str name)
{
    struct follow_face *face = &viewing->fresh->face;
    struct follow_words words = {0};
    follow_words_add(&words, FOLLOW_PROJECT, name, viewing->parties);
    if (words.count > 0) {
        follow_face_add(face->places, &face->place_count, FOLLOW_FACE_PLACES, follow_view_name(viewing, &words));
    }
}

/* Towns in a text, and names joined by a hyphen or dash ("Polan-Gabd") whether they are known or not. */
static void add_places(struct follow_viewing *viewing, struct base_str text)
{
    uint32_t at = 0;
    for (struct base_str name = next_name(text, &at); name.length > 0; name = next_name(text, &at)) {
        uint32_t start = (uint32_t)(name.data - text.data);
        bool joined = (at + 1 < text.length && text.data[at] == '-' && is_capital(text.data[at + 1])) ||
                      (start > 1 && text.data[start - 1] == '-' && is_of_word(text.data[start - 2]));
        if (name.length > 2 && (joined || is_place(name))) {
            add_place(viewing, name);
        }
    }
}

/* What stands around the name in the sentence that tells of it. */
static struct base_str surroundings(const struct read_record *record, struct base_str name, struct base_arena *arena)
{
    if (record->evidence.count == 0) {
        return (struct base_str){0};
    }
    struct base_str quote = record->evidence.items[0].quote;
    int64_t at = base_str_find(quote, base_str_copy(arena, name).data, 0);
    if (at < 0) {
        return (struct base_str){0};
    }
    uint32_t start = at > BEFORE ? (uint32_t)at - BEFORE : 0, end = (uint32_t)at + name.length + BEHIND;
    while (start > 0 && start < (uint32_t)at && is_of_word(quote.data[start - 1])) {
        start++;
    }
    end = end < quote.length ? end : quote.length;
    while (end < quote.length && end > (uint32_t)at && is_of_word(quote.data[end])) {
        end--;
    }
    return base_str_slice(quote, (struct base_span){start, end});
}

/* Names behind "of", "in", "at", "for" the thing, up to the end of the phrase. */
static void add_names_behind(struct follow_viewing *viewing, struct base_str text, struct base_str name)
{
    int64_t found = base_str_find(text, base_str_copy(viewing->store->arena, name).data, 0);
    if (found < 0) {
        return;
    }
    uint32_t start = (uint32_t)found + name.length, end = start;
    while (end < text.length && strchr(".,;:", text.data[end]) == NULL) {
        end++;
    }
    struct base_str behind = base_str_slice(text, (struct base_span){start, end});
    uint32_t at = 0;
    struct follow_words words = {0};
    for (struct base_str word = next_name(behind, &at); word.length > 0; word = next_name(behind, &at)) {
        if (word.length > 3) {
            follow_words_add(&words, FOLLOW_PROJECT, word, viewing->parties);
        }
    }
    follow_view_words(viewing, &words);
}

/* Does the name say more than the kind? */
static bool is_bare(struct follow_viewing *viewing, const struct follow_words *name)
{
    struct follow_words kind = {0};
    follow_words_add(&kind, FOLLOW_PROJECT, read_text(viewing->fresh->record, READ_F_KIND), viewing->parties);
    return name->count <= kind.count;
}

bool follow_view_project(struct follow_viewing *viewing)
{
    const struct read_record *record = viewing->fresh->record;
    struct follow_face *face = &viewing->fresh->face;
    struct base_str name = read_text(record, READ_F_NAME);
    struct follow_words words = {0};
    follow_words_add(&words, FOLLOW_PROJECT, name, viewing->parties);
    follow_view_words(viewing, &words);
    face->plain = !follow_words_tell(&words);
    face->bare = face->plain && is_bare(viewing, &words);
    face->sort = follow_view_id(viewing, read_text(record, READ_F_KIND));
    follow_face_add(face->names, &face->name_count, FOLLOW_FACE_NAMES, follow_view_name(viewing, &words));
    add_places(viewing, name);
    if (face->plain) {
        struct base_str around = surroundings(record, name, viewing->store->arena);
        add_places(viewing, around);
        add_names_behind(viewing, around, name);
    }
    const struct read_value *place = read_get(record, READ_F_PLACE);
    if (place != NULL && is_place(place->as.place.name)) {
        add_place(viewing, place->as.place.name);
    }
    return words.count > 0;
}
