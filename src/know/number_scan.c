/*
 * Cutting a sentence into atoms. The tables are read once into a small index by folded hash, so that the ordinary
 * word, which is in no table, costs one look at a bit map.
 */
#include "know/number_scan.h"

#include "base/utf8.h"
#include "lexicon/table.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { WORD_LIMIT = 48, PHRASE_WORDS = 4, ROW_LIMIT = 2048, KEY_BYTES = 32768, SLOT_COUNT = 8192 };

#define CLASS_NAME(name) #name,
static const char *const CLASS_NAMES[] = {KNOW_CLASS_TABLE(CLASS_NAME)};
#define TABLE_NAME(name, file) #file,
static const char *const TABLE_NAMES[] = {KNOW_WORD_TABLES(TABLE_NAME)};

/* A row with its folded key. Rows of one key stand together, its entry counts them. */
struct keyed_row {
    struct base_str key;
    struct know_word word;
};

/* What is known of a key: its rows, and the longest phrase that starts or ends with this word. */
struct know_entry {
    struct base_str key;
    uint64_t classes;
    uint32_t first, count;
    uint8_t starts, ends;
};

static struct {
    struct keyed_row rows[ROW_LIMIT];
    struct know_entry entries[2 * ROW_LIMIT];
    uint16_t slots[SLOT_COUNT]; /* number of an entry, plus 1 */
    char keys[KEY_BYTES];
    uint32_t row_count, entry_count, key_bytes;
} words;
static pthread_once_t words_once = PTHREAD_ONCE_INIT;

static enum know_class class_named(struct base_str name)
{
    uint32_t class = 0;
    while (class + 1 < KNOW_CLASS_COUNT && !base_str_is(name, CLASS_NAMES[class])) {
        class ++;
    }
    return (enum know_class) class;
}

static uint32_t slot_of(struct base_str key)
{
    uint32_t slot = (uint32_t)base_str_hash(key) & (SLOT_COUNT - 1);
    while (words.slots[slot] != 0 && !base_str_equal(words.entries[words.slots[slot] - 1].key, key)) {
        slot = (slot + 1) & (SLOT_COUNT - 1);
    }
    return slot;
}

static const struct know_entry *entry_of(struct base_str key)
{
    uint32_t slot = slot_of(key);
    return words.slots[slot] == 0 ? NULL : &words.entries[words.slots[slot] - 1];
}

static struct know_entry *make_entry(struct base_str key)
{
    uint32_t slot = slot_of(key);
    if (words.slots[slot] == 0) {
        words.entries[words.entry_count].key = key;
        words.slots[slot] = (uint16_t)++words.entry_count;
    }
    return &words.entries[words.slots[slot] - 1];
}

static void keep_row(const struct lexicon_table *from, uint32_t row)
{
    struct base_str key = lexicon_cell(from, row, 0);
    if (words.row_count == ROW_LIMIT || words.key_bytes + key.length > KEY_BYTES) {
        return;
    }
    char *folded = words.keys + words.key_bytes;
    uint32_t length = base_utf8_fold(key, folded);
    words.key_bytes += length;
    words.rows[words.row_count++] = (struct keyed_row){{folded, length},
                                                       {.class = class_named(lexicon_cell(from, row, 1)),
                                                        .value = strtod(lexicon_cell(from, row, 2).data, NULL),
                                                        .code = lexicon_cell(from, row, 3)}};
}

static int by_key(const void *a, const void *b)
{
    return base_str_compare(((const struct keyed_row *)a)->key, ((const struct keyed_row *)b)->key);
}

static void enter_phrase_ends(struct base_str key)
{
    uint8_t count = 1;
    uint32_t first_end = key.length, last_start = 0;
    for (uint32_t i = 0; i < key.length; i++) {
        if (key.data[i] == ' ') {
            count++;
            first_end = i < first_end ? i : first_end;
            last_start = i + 1;
        }
    }
    struct know_entry *first = make_entry((struct base_str){key.data, first_end});
    first->starts = first->starts < count ? count : first->starts;
    struct know_entry *last = make_entry((struct base_str){key.data + last_start, key.length - last_start});
    last->ends = last->ends < count ? count : last->ends;
}

static void index_words(void)
{
    for (uint32_t table = 0; table < KNOW_WORDS_COUNT; table++) {
        const struct lexicon_table *from = lexicon_table_named(TABLE_NAMES[table]);
        for (uint32_t row = 0; from != NULL && row < from->row_count; row++) {
            keep_row(from, row);
        }
    }
    qsort(words.rows, words.row_count, sizeof *words.rows, by_key);
    for (uint32_t i = 0; i < words.row_count; i++) {
        struct know_entry *entry = make_entry(words.rows[i].key);
        entry->first = entry->count == 0 ? i : entry->first;
        entry->count++;
        entry->classes |= 1ULL << words.rows[i].word.class;
        enter_phrase_ends(words.rows[i].key);
    }
}

static const struct know_entry *look_up(struct base_str text)
{
    char folded[WORD_LIMIT];
    if (text.length > WORD_LIMIT) {
        return NULL;
    }
    return entry_of((struct base_str){folded, base_utf8_fold(text, folded)});
}

/* The first row of an entry whose class is wanted. */
static const struct know_word *row_of(const struct know_entry *entry, uint64_t classes)
{
    for (uint32_t i = 0; entry != NULL && (entry->classes & classes) != 0 && i < entry->count; i++) {
        const struct know_word *word = &words.rows[entry->first + i].word;
        if ((classes >> word->class & 1) != 0) {
            return word;
        }
    }
    return NULL;
}

/* ------------------------------------------------------------------ cutting */

struct cutting {
    struct know_scan *scan;
    uint32_t at, end;
    uint32_t token, token_end;
    BASE_ARRAY(struct know_atom) atoms;
};

static bool is_digit(unsigned char c)
{
    return c >= '0' && c <= '9';
}

static bool is_ascii_letter(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static uint32_t code_at(const struct cutting *in, uint32_t at, uint32_t *length)
{
    struct base_str rest = {in->scan->text.data, in->end};
    return base_utf8_decode(rest, at, length);
}

static bool is_dash_code(uint32_t code)
{
    return code == '-' || (code >= 0x2010 && code <= 0x2015) || code == 0x2212;
}

/* Letters beyond ASCII: everything but general punctuation, money signs, Latin-1 signs and blanks. */
static bool is_letter_code(uint32_t code)
{
    if (code < 0x80) {
        return is_ascii_letter((unsigned char)code);
    }
    return code != BASE_UTF8_BAD && code >= 0xC0 && code != 0xD7 && code != 0xF7 && !(code >= 0x2000 && code <= 0x2BFF) &&
           !(code >= 0x3000 && code <= 0x303F) && code != 0xFEFF && code != 0xFDFC;
}

static bool is_blank_code(uint32_t code)
{
    return code <= ' ' || code == 0xA0 || (code >= 0x2000 && code <= 0x200B) || code == 0x202F || code == 0x3000 ||
           code == 0xFEFF;
}

/* "U.S.", "U.A.E.": letters with a point each are one word. */
static uint32_t initials_end(const struct cutting *in, uint32_t at)
{
    const char *text = in->scan->text.data;
    uint32_t letters = 0;
    while (at + 1 < in->end && is_ascii_letter((unsigned char)text[at]) && text[at + 1] == '.') {
        at += 2;
        letters++;
    }
    bool more = at < in->end && is_ascii_letter((unsigned char)text[at]);
    return letters > 1 && !more ? at : 0;
}

static uint32_t letters_end(const struct cutting *in, uint32_t at)
{
    uint32_t length, initials = initials_end(in, at);
    if (initials > 0) {
        return initials;
    }
    while (at < in->end && is_letter_code(code_at(in, at, &length))) {
        at += length;
    }
    return at;
}

/* "1,600", "4.5", "1,50,000": a comma needs two digits behind it, a point one. */
static uint32_t digits_end(const struct cutting *in, uint32_t at)
{
    const char *text = in->scan->text.data;
    for (; at < in->end; at++) {
        unsigned char c = (unsigned char)text[at];
        bool next = at + 1 < in->end && is_digit((unsigned char)text[at + 1]);
        bool second = at + 2 < in->end && is_digit((unsigned char)text[at + 2]);
        if (!is_digit(c) && !(c == '.' && next) && !(c == ',' && next && second)) {
            break;
        }
    }
    return at;
}

static void read_digits(const struct cutting *in, struct know_atom *atom)
{
    double value = 0, part = 0;
    uint32_t points = 0, digits = 0;
    for (uint32_t at = atom->at.start; at < atom->at.end; at++) {
        char c = in->scan->text.data[at];
        if (c == '.') {
            points++;
            part = 1;
        } else if (c != ',') {
            digits++;
            part /= 10;
            value = points == 0 ? value * 10 + (c - '0') : value + part * (c - '0');
        }
        atom->plain = atom->plain && is_digit((unsigned char)c);
    }
    atom->number = points > 1 ? -1 : value; /* "08.09.2022" is no number; date_absolute reads its bytes */
    atom->digits = (uint8_t)(digits > 255 ? 255 : digits);
}

static bool clock_follows(const struct cutting *in, uint32_t at)
{
    const char *text = in->scan->text.data;
    return at + 2 < in->end && text[at] == ':' && is_digit((unsigned char)text[at + 1]) &&
           is_digit((unsigned char)text[at + 2]);
}

static void cut_number(struct cutting *in, struct know_atom *atom)
{
    atom->kind = KNOW_ATOM_NUMBER;
    atom->plain = true;
    atom->at.end = digits_end(in, in->at);
    read_digits(in, atom);
    while (clock_follows(in, atom->at.end)) {
        atom->kind = KNOW_ATOM_CLOCK;
        atom->at.end = digits_end(in, atom->at.end + 1);
    }
    struct base_str tail = {in->scan->text.data + atom->at.end, letters_end(in, atom->at.end) - atom->at.end};
    if (atom->plain && tail.length == 2 &&
        (base_str_is_fold(tail, "st") || base_str_is_fold(tail, "nd") || base_str_is_fold(tail, "rd") ||
         base_str_is_fold(tail, "th"))) {
        atom->ordinal = true;
        atom->at.end += 2;
    }
}

static void find_entry(const struct cutting *in, struct know_atom *atom)
{
    atom->entry = look_up(base_str_slice(in->scan->text, atom->at));
    atom->classes = atom->entry == NULL ? 0 : atom->entry->classes;
}

static void cut_word(struct cutting *in, struct know_atom *atom)
{
    uint32_t length;
    atom->kind = KNOW_ATOM_WORD;
    atom->at.end = letters_end(in, in->at);
    uint32_t code = code_at(in, in->at, &length);
    atom->capital = (code >= 'A' && code <= 'Z') || (code >= 0xC0 && code <= 0xDE);
    find_entry(in, atom);
}

static void cut_sign(struct cutting *in, struct know_atom *atom)
{
    uint32_t length, code = code_at(in, in->at, &length), after = in->at + length;
    atom->kind = is_dash_code(code) ? KNOW_ATOM_DASH : KNOW_ATOM_SIGN;
    atom->at.end = after;
    bool quote = code == '\'' || code == 0x2019;
    if (quote && after < in->end && (in->scan->text.data[after] | 32) == 's' && letters_end(in, after) == after + 1) {
        atom->kind = KNOW_ATOM_POSSESSIVE;
        atom->at.end = after + 1;
    } else if (code >= 0x80 || code == '$' || code == '%') {
        find_entry(in, atom);
    }
}

static void cut_atom(struct cutting *in, bool glued)
{
    struct know_atom *atom = BASE_PUSH(in->scan->working->scratch, in->atoms);
    uint32_t length, code = code_at(in, in->at, &length);
    *atom = (struct know_atom){.at = {in->at, in->at + length}, .glued = glued, .token = in->token};
    if (code < 0x80 && is_digit((unsigned char)code)) {
        cut_number(in, atom);
    } else if (is_letter_code(code)) {
        cut_word(in, atom);
    } else {
        cut_sign(in, atom);
    }
    in->at = atom->at.end;
}

static void move_to_token(struct cutting *in)
{
    const struct lang_text *text = in->scan->working->out->text;
    while (in->token + 1 < in->token_end && text->tokens.items[in->token + 1].at.start <= in->at) {
        in->token++;
    }
}

bool know_scan_sentence(struct know_working *working, uint32_t sentence, struct know_scan *scan)
{
    const struct lang_text *text = working->out->text;
    const struct lang_sentence *tokens = &text->sentences.items[sentence];
    *scan = (struct know_scan){.working = working, .text = text->text, .sentence = sentence};
    pthread_once(&words_once, index_words);
    if (tokens->first >= tokens->end) {
        return false;
    }
    struct base_span bytes = {text->tokens.items[tokens->first].at.start, text->tokens.items[tokens->end - 1].at.end};
    struct cutting in = {.scan = scan, .at = bytes.start, .end = bytes.end, .token = tokens->first, .token_end = tokens->end};
    bool glued = false, useful = false;
    while (in.at < in.end) {
        uint32_t length, code = code_at(&in, in.at, &length);
        if (is_blank_code(code)) {
            in.at += length;
            glued = false;
            continue;
        }
        move_to_token(&in);
        cut_atom(&in, glued);
        const struct know_atom *made = &in.atoms.items[in.atoms.count - 1];
        useful = useful || made->kind == KNOW_ATOM_NUMBER || made->classes != 0;
        glued = true;
    }
    scan->atoms = in.atoms.items;
    scan->count = in.atoms.count;
    return useful;
}

/* ------------------------------------------------------------------ asking */

struct base_str know_scan_text(const struct know_scan *scan, uint32_t first, uint32_t end)
{
    if (first >= end || end > scan->count) {
        return (struct base_str){0};
    }
    return base_str_slice(scan->text, (struct base_span){scan->atoms[first].at.start, scan->atoms[end - 1].at.end});
}

bool know_scan_is(const struct know_scan *scan, uint32_t atom, const char *word)
{
    return atom < scan->count && base_str_is_fold(base_str_slice(scan->text, scan->atoms[atom].at), word);
}

bool know_scan_any(const struct know_scan *scan, uint32_t atom, uint64_t classes)
{
    return atom < scan->count && (scan->atoms[atom].classes & classes) != 0;
}

bool know_scan_dash(const struct know_scan *scan, uint32_t atom)
{
    return atom < scan->count && scan->atoms[atom].kind == KNOW_ATOM_DASH;
}

bool know_scan_glued_dash(const struct know_scan *scan, uint32_t atom)
{
    return know_scan_dash(scan, atom) && scan->atoms[atom].glued && atom + 1 < scan->count && scan->atoms[atom + 1].glued;
}

bool know_scan_word(const struct know_scan *scan, uint32_t atom, enum know_class class, struct know_word *word)
{
    const struct know_word *row = atom < scan->count ? row_of(scan->atoms[atom].entry, 1ULL << class) : NULL;
    if (row != NULL) {
        *word = *row;
    }
    return row != NULL;
}

/* The row whose key is made of the atoms first..end-1, joined by single blanks. */
static const struct know_word *phrase_row(const struct know_scan *scan, uint32_t first, uint32_t end, uint64_t classes)
{
    char joined[PHRASE_WORDS * WORD_LIMIT];
    uint32_t length = 0;
    if (end - first == 1) {
        return row_of(scan->atoms[first].entry, classes);
    }
    for (uint32_t i = first; i < end; i++) {
        struct base_str text = base_str_slice(scan->text, scan->atoms[i].at);
        if (text.length > WORD_LIMIT - 1) {
            return NULL;
        }
        if (i > first) {
            joined[length++] = ' ';
        }
        length += base_utf8_fold(text, joined + length);
    }
    return row_of(entry_of((struct base_str){joined, length}), classes);
}

uint32_t know_scan_phrase(const struct know_scan *scan, uint32_t atom, uint64_t classes, struct know_word *word)
{
    const struct know_entry *entry = atom < scan->count ? scan->atoms[atom].entry : NULL;
    uint32_t longest = entry == NULL ? 0 : entry->starts < PHRASE_WORDS ? entry->starts : PHRASE_WORDS;
    for (uint32_t length = longest; length > 0; length--) {
        const struct know_word *row = length <= scan->count - atom ? phrase_row(scan, atom, atom + length, classes) : NULL;
        if (row != NULL) {
            *word = *row;
            return atom + length;
        }
    }
    return KNOW_NONE;
}

uint32_t know_scan_phrase_before(const struct know_scan *scan, uint32_t atom, uint64_t classes, struct know_word *word)
{
    const struct know_entry *entry = atom > 0 && atom <= scan->count ? scan->atoms[atom - 1].entry : NULL;
    uint32_t longest = entry == NULL ? 0 : entry->ends < PHRASE_WORDS ? entry->ends : PHRASE_WORDS;
    for (uint32_t length = longest; length > 0; length--) {
        const struct know_word *row = length <= atom ? phrase_row(scan, atom - length, atom, classes) : NULL;
        if (row != NULL) {
            *word = *row;
            return atom - length;
        }
    }
    return KNOW_NONE;
}

struct base_span know_scan_tokens(const struct know_scan *scan, uint32_t first, uint32_t end)
{
    const struct lang_text *text = scan->working->out->text;
    uint32_t last = scan->atoms[end - 1].token, stop = text->sentences.items[scan->sentence].end;
    while (last + 1 < stop && text->tokens.items[last + 1].at.start < scan->atoms[end - 1].at.end) {
        last++;
    }
    return (struct base_span){scan->atoms[first].token, last + 1};
}

void know_scan_push(const struct know_scan *scan, enum know_kind kind, uint32_t first, uint32_t end, uint32_t head,
                    uint32_t value)
{
    struct base_span tokens = know_scan_tokens(scan, first, end);
    struct know_working *working = scan->working;
    *BASE_PUSH(working->arena, working->out->mentions) = (struct know_mention){.kind = kind,
                                                                               .first = tokens.start,
                                                                               .end = tokens.end,
                                                                               .head = head,
                                                                               .name_first = tokens.start,
                                                                               .name_end = tokens.end,
                                                                               .entity = KNOW_NONE,
                                                                               .value = value};
}
