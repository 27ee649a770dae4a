/*
 * A record has the verb's lemma and the object's words; the preposition between them, or the particle of the verb, is only in
 * the quotation. So the object is looked for there, and the verb before it.
 */
#include "api/wording.h"

#include "api/markup.h"

enum { MOST_BETWEEN = 6, MOST_LETTERS = 240, LEAST_LETTERS = 3, MOST_ENDING = 4 };

static struct base_str view(const struct base_buffer *buffer)
{
    return (struct base_str){buffer->data, (uint32_t)buffer->length};
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* "committed" for "commit", "carried" for "carry", "built" for "build": all but the last two letters, and a short ending. */
static bool is_form_of(struct base_str word, struct base_str lemma)
{
    uint32_t same = 0, least = lemma.length > LEAST_LETTERS + 2 ? lemma.length - 2 : LEAST_LETTERS;
    while (same < word.length && same < lemma.length && lower(word.data[same]) == lower(lemma.data[same])) {
        same++;
    }
    return base_str_equal_fold(word, lemma) || (same >= least && word.length <= lemma.length + MOST_ENDING);
}

/* The end of the verb's form before `at`, not across the end of a clause; -1 when there is none near. */
static int64_t verb_before(struct base_str words, uint32_t at, struct base_str lemma)
{
    uint32_t end = at;
    for (int passed = 0; passed <= MOST_BETWEEN; passed++) {
        while (end > 0 && words.data[end - 1] == ' ') {
            end--;
        }
        uint32_t start = end;
        while (start > 0 && words.data[start - 1] != ' ') {
            start--;
        }
        struct base_str word = base_str_slice(words, (struct base_span){start, end});
        char last = word.length > 0 ? word.data[word.length - 1] : '.';
        if (last == '.' || last == ',' || last == ';' || last == ':') {
            return -1;
        }
        if (is_form_of(word, lemma)) {
            return end;
        }
        end = start;
    }
    return -1;
}

/* The quotation and the object, each on one line; the object ends in NUL for the search. */
static bool lay_out(const struct read_record *record, struct base_buffer *words, struct base_buffer *object)
{
    struct base_buffer unmarked;
    base_buffer_init(&unmarked);
    if (record->evidence.count > 0) {
        api_unmark(&unmarked, record->evidence.items[0].quote);
    }
    api_plain(words, view(&unmarked));
    api_plain(object, read_text(record, READ_F_OBJECT));
    base_buffer_add_char(object, '\0');
    base_buffer_release(&unmarked);
    return !words->broken && !object->broken && object->length > 1;
}

void api_wording(struct base_buffer *out, const struct read_record *record)
{
    struct base_buffer words, object;
    base_buffer_init(&words);
    base_buffer_init(&object);
    bool whole = lay_out(record, &words, &object);
    int64_t at = whole ? base_str_find(view(&words), object.data, 0) : -1;
    int64_t verb = at > 0 ? verb_before(view(&words), (uint32_t)at, read_text(record, READ_F_ACTION)) : -1;
    api_plain(out, read_text(record, READ_F_ACTION));
    base_buffer_add_char(out, ' ');
    if (verb >= 0) {
        uint32_t end = (uint32_t)at + (uint32_t)object.length - 1;
        api_plain_cut(out, base_str_slice(view(&words), (struct base_span){(uint32_t)verb, end}), MOST_LETTERS);
    } else {
        api_plain_cut(out, read_text(record, READ_F_OBJECT), MOST_LETTERS);
    }
    base_buffer_release(&object);
    base_buffer_release(&words);
}
