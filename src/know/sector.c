/* Sectors by the words of data/lexicon/sectors.tsv, the longest wording first. */
#include "know/sector.h"

#include "know/tables.h"

#include <string.h>

enum { WORDS_LIMIT = 6, BYTES_LIMIT = 160 };

static void add_sector(struct know_sectors *out, struct base_str name)
{
    uint32_t at = 0;
    while (at < out->count && base_str_compare(out->names[at], name) < 0) {
        at++;
    }
    bool known = at < out->count && base_str_equal(out->names[at], name);
    if (known || out->count == sizeof out->names / sizeof *out->names) {
        return;
    }
    memmove(&out->names[at + 1], &out->names[at], (out->count - at) * sizeof *out->names);
    out->names[at] = name;
    out->count++;
}

/* The wording that begins at a token: its key, and where each of its first words ends. */
struct wording {
    char key[BYTES_LIMIT];
    uint32_t ends[WORDS_LIMIT]; /* in `key`, behind each token */
    uint32_t count;
};

static void read_wording(const struct lang_text *text, uint32_t token, uint32_t end, struct wording *wording)
{
    uint32_t length = 0;
    *wording = (struct wording){.count = 0};
    for (; token < end && wording->count < WORDS_LIMIT; token++) {
        struct base_str form = lang_form(text, token);
        if (length + form.length + 1 > BYTES_LIMIT) {
            break;
        }
        length += know_key(form, wording->key + length);
        wording->ends[wording->count++] = length;
        bool gap = token + 1 < end && text->tokens.items[token + 1].at.start > text->tokens.items[token].at.end;
        bool divides = form.length == 1 && (form.data[0] == '-' || form.data[0] == '/');
        if ((gap || divides) && length > 0 && length < BYTES_LIMIT && wording->key[length - 1] != ' ') {
            wording->key[length++] = ' ';
        }
    }
}

static bool letters_fit(const struct lang_text *text, uint32_t token, const struct know_name *row)
{
    if (row->letters == KNOW_LETTERS_NAME) {
        return false;
    }
    return row->letters != KNOW_LETTERS_EXACT || base_str_equal(lang_form(text, token), row->printed);
}

/* The longest row that the wording begins with; *taken is how many tokens it covers. */
static const struct know_name *longest_row(const struct know_tables *tables, const struct lang_text *text, uint32_t token,
                                           const struct wording *wording, uint32_t *taken)
{
    struct base_str key = {wording->key, wording->count == 0 ? 0 : wording->ends[wording->count - 1]};
    struct base_str word = {wording->key, know_key_word(key, 0)};
    if (word.length == 0) {
        return NULL;
    }
    for (const struct know_name *row = know_names_first(tables, word); row != NULL; row = know_names_next(tables, row)) {
        if (row->source != KNOW_FROM_SECTORS || !letters_fit(text, token, row) || row->key.length > key.length ||
            memcmp(row->key.data, key.data, row->key.length) != 0) {
            continue;
        }
        for (uint32_t i = 0; i < wording->count; i++) {
            if (wording->ends[i] == row->key.length) {
                *taken = i + 1;
                return row;
            }
        }
    }
    return NULL;
}

void know_sectors(const struct know_tables *tables, const struct lang_text *text, struct base_span tokens,
                  struct know_sectors *out)
{
    uint32_t end = tokens.end < text->tokens.count ? tokens.end : text->tokens.count;
    for (uint32_t token = tokens.start, taken = 1; token < end; token += taken) {
        struct wording wording;
        read_wording(text, token, end, &wording);
        taken = 1;
        const struct know_name *row = longest_row(tables, text, token, &wording, &taken);
        if (row != NULL) {
            add_sector(out, row->type);
        }
    }
}
