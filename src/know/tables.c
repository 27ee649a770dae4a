/*
 * Building the name tables. The rows of about fifteen word tables become one array sorted by the hash of the first word
 * and then by length, with an index over the hashes: finding the names that may start at a token is one probe.
 */
#include "know/tables.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { KEY_LIMIT = 256 };

struct know_tables {
    struct base_arena arena;
    BASE_ARRAY(struct know_name) names;
    BASE_ARRAY(struct know_name) codes; /* alpha-3 and alpha-2 codes, folded, by hash */
    uint32_t *slots;                    /* first name of a word, or LEXICON_NONE */
    uint32_t slot_mask;
};

static bool is_dropped(char c)
{
    return c == '.' || c == '\'';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '-' || c == '/' || (c >= '\t' && c <= '\r');
}

uint32_t know_key(struct base_str words, char *out)
{
    uint32_t length = base_utf8_fold(words, out), written = 0;
    for (uint32_t i = 0; i < length; i++) {
        char c = out[i];
        if (is_dropped(c) || (is_blank(c) && (written == 0 || out[written - 1] == ' '))) {
            continue;
        }
        out[written++] = is_blank(c) ? ' ' : c;
    }
    return written > 0 && out[written - 1] == ' ' ? written - 1 : written;
}

static bool is_word_byte(char c)
{
    unsigned char byte = (unsigned char)c;
    return byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '&';
}

uint32_t know_key_word(struct base_str key, uint32_t from)
{
    uint32_t end = from;
    while (end < key.length && is_word_byte(key.data[end])) {
        end++;
    }
    return end - from;
}

/* ------------------------------------------------------------------ rows */

/* The columns that a table may have; those it has not are LEXICON_NONE. */
struct columns {
    uint32_t code, full, short_name, type, group, letters, form, rank, side;
};

static struct base_str cell(const struct lexicon_table *table, uint32_t row, uint32_t column)
{
    return column == LEXICON_NONE ? (struct base_str){0} : lexicon_cell(table, row, column);
}

static uint8_t letters_from(struct base_str word)
{
    static const char *const words[] = {"", "exact", "strict", "word", "name", "any"};
    for (uint8_t i = 1; i < sizeof words / sizeof *words; i++) {
        if (base_str_is(word, words[i])) {
            return i;
        }
    }
    return KNOW_LETTERS_CAPITAL;
}

static uint8_t form_from(struct base_str word)
{
    static const char *const words[] = {"", "singular", "plural", "prefix"};
    for (uint8_t i = 1; i < sizeof words / sizeof *words; i++) {
        if (base_str_is(word, words[i])) {
            return i;
        }
    }
    return KNOW_FORM_NONE;
}

static void add_name(struct know_tables *tables, struct base_str printed, struct know_name name)
{
    if (printed.length == 0 || printed.length > KEY_LIMIT) {
        return;
    }
    char *key = base_arena_take(&tables->arena, printed.length);
    name.printed = printed;
    name.key = (struct base_str){key, know_key(printed, key)};
    uint32_t word = know_key_word(name.key, 0);
    name.word = base_str_hash((struct base_str){key, word});
    if (word > 0) {
        *BASE_PUSH(&tables->arena, tables->names) = name;
    }
}

static struct columns columns_of(const struct lexicon_table *table)
{
    return (struct columns){.code = lexicon_column(table, "code"),
                            .full = lexicon_column(table, "full"),
                            .short_name = lexicon_column(table, "short"),
                            .type = lexicon_column(table, "kind"),
                            .group = lexicon_column(table, "cameo"),
                            .letters = lexicon_column(table, "letters"),
                            .form = lexicon_column(table, "form"),
                            .rank = lexicon_column(table, "rank"),
                            .side = lexicon_column(table, "side")};
}

static struct know_name row_name(const struct lexicon_table *table, const struct columns *columns, uint32_t row, uint8_t source)
{
    struct base_str side = cell(table, row, columns->side);
    return (struct know_name){.code = cell(table, row, columns->code),
                              .full = cell(table, row, columns->full),
                              .short_name = cell(table, row, columns->short_name),
                              .type = cell(table, row, columns->type),
                              .group = cell(table, row, columns->group),
                              .source = source,
                              .letters = letters_from(cell(table, row, columns->letters)),
                              .form = form_from(cell(table, row, columns->form)),
                              .rank = base_str_is(cell(table, row, columns->rank), "2") ? 2 : 1,
                              .side = side.length > 0 ? (uint8_t)side.data[0] : 0};
}

/* Every row of a table under its first column, and under its short name where the table gives one of its own. */
static void add_table(struct know_tables *tables, const char *name, uint8_t source)
{
    const struct lexicon_table *table = lexicon_table_named(name);
    if (table == NULL) {
        return;
    }
    struct columns columns = columns_of(table);
    for (uint32_t row = 0; row < table->row_count; row++) {
        struct know_name one = row_name(table, &columns, row, source);
        if (one.full.length == 0) {
            one.full = lexicon_cell(table, row, 0);
        }
        add_name(tables, lexicon_cell(table, row, 0), one);
    }
}

static void add_code(struct know_tables *tables, struct base_str printed, struct know_name state)
{
    if (printed.length == 0) {
        return;
    }
    char *key = base_arena_take(&tables->arena, printed.length);
    state.key = (struct base_str){key, base_utf8_fold(printed, key)};
    *BASE_PUSH(&tables->arena, tables->codes) = state;
}

/* Capitals whose letters need care ("Victoria", "Sofia") have a row among the places, the others only here. */
static void add_capital(struct know_tables *tables, struct base_str seat, struct base_str code)
{
    const struct lexicon_table *places = lexicon_table_named("places");
    uint32_t row = places == NULL ? LEXICON_NONE : lexicon_find(places, seat);
    while (row != LEXICON_NONE && !base_str_equal(lexicon_cell(places, row, lexicon_column(places, "code")), code)) {
        row = lexicon_next(places, row);
    }
    if (row == LEXICON_NONE) {
        struct know_name name = {.code = code, .full = seat, .type = BASE_STR("city"), .rank = 1, .source = KNOW_FROM_PLACES};
        add_name(tables, seat, name);
    }
}

/* A state is known by its name, its codes and its capital. */
static void add_states(struct know_tables *tables)
{
    const struct lexicon_table *table = lexicon_table_named("states");
    uint32_t alpha2 = lexicon_column(table, "alpha2"), name = lexicon_column(table, "name");
    uint32_t capital = lexicon_column(table, "capital"), letters = lexicon_column(table, "letters");
    for (uint32_t row = 0; row < table->row_count; row++) {
        struct know_name state = {.code = lexicon_cell(table, row, 0), .full = lexicon_cell(table, row, name), .rank = 1};
        add_code(tables, state.code, state);
        add_code(tables, lexicon_cell(table, row, alpha2), state);
        state.letters = letters_from(lexicon_cell(table, row, letters));
        add_name(tables, state.full, state);
        add_capital(tables, lexicon_cell(table, row, capital), state.code);
    }
}

/* Names and adjectives of states show the state's name of today. */
static void show_states(struct know_tables *tables)
{
    for (uint32_t i = 0; i < tables->names.count; i++) {
        struct know_name *name = &tables->names.items[i];
        if (name->source == KNOW_FROM_STATES || name->source == KNOW_FROM_NATIONALITIES) {
            name->full = know_country_name(tables, name->code);
        }
    }
}

/* ------------------------------------------------------------------ order and index */

static int by_word_and_length(const void *a, const void *b)
{
    const struct know_name *x = a, *y = b;
    if (x->word != y->word) {
        return x->word < y->word ? -1 : 1;
    }
    if (x->key.length != y->key.length) {
        return x->key.length > y->key.length ? -1 : 1;
    }
    int order = base_str_compare(x->key, y->key);
    if (order == 0) {
        order = (x->source > y->source) - (x->source < y->source);
    }
    if (order == 0) {
        order = (x->rank > y->rank) - (x->rank < y->rank);
    }
    return order != 0 ? order : base_str_compare(x->printed, y->printed);
}

static int by_key(const void *a, const void *b)
{
    return base_str_compare(((const struct know_name *)a)->key, ((const struct know_name *)b)->key);
}

static void build_index(struct know_tables *tables)
{
    uint32_t size = 1024;
    while (size < tables->names.count * 2) {
        size *= 2;
    }
    tables->slots = base_arena_take(&tables->arena, size * sizeof *tables->slots);
    memset(tables->slots, 0xFF, size * sizeof *tables->slots);
    tables->slot_mask = size - 1;
    for (uint32_t i = 0; i < tables->names.count; i++) {
        uint64_t word = tables->names.items[i].word;
        if (i > 0 && tables->names.items[i - 1].word == word) {
            continue;
        }
        uint32_t slot = (uint32_t)word & tables->slot_mask;
        while (tables->slots[slot] != LEXICON_NONE) {
            slot = (slot + 1) & tables->slot_mask;
        }
        tables->slots[slot] = i;
    }
}

static void fill(struct know_tables *tables)
{
    add_states(tables);
    add_table(tables, "state_names", KNOW_FROM_STATES);
    add_table(tables, "nationalities", KNOW_FROM_NATIONALITIES);
    add_table(tables, "blocs", KNOW_FROM_BLOCS);
    add_table(tables, "agencies", KNOW_FROM_ORGANISATIONS);
    add_table(tables, "armed_groups", KNOW_FROM_ORGANISATIONS);
    add_table(tables, "companies", KNOW_FROM_ORGANISATIONS);
    add_table(tables, "organisations", KNOW_FROM_ORGANISATIONS);
    add_table(tables, "body_short", KNOW_FROM_BODIES);
    add_table(tables, "places", KNOW_FROM_PLACES);
    add_table(tables, "organisation_heads", KNOW_FROM_ORGANISATION_HEADS);
    add_table(tables, "body_heads", KNOW_FROM_BODY_HEADS);
    add_table(tables, "name_words", KNOW_FROM_NAME_WORDS);
    add_table(tables, "sectors", KNOW_FROM_SECTORS);
    qsort(tables->codes.items, tables->codes.count, sizeof *tables->codes.items, by_key);
    show_states(tables);
    qsort(tables->names.items, tables->names.count, sizeof *tables->names.items, by_word_and_length);
    build_index(tables);
}

pacta_status know_tables_open(struct know_tables **tables)
{
    jmp_buf jump;
    *tables = NULL;
    struct know_tables *made = calloc(1, sizeof *made);
    if (made == NULL) {
        return PACTA_NO_MEMORY;
    }
    base_arena_init(&made->arena, 0);
    if (setjmp(jump) != 0) {
        know_tables_close(made);
        return PACTA_NO_MEMORY;
    }
    base_arena_guard(&made->arena, &jump);
    fill(made);
    base_arena_guard(&made->arena, NULL);
    *tables = made;
    return PACTA_OK;
}

void know_tables_close(struct know_tables *tables)
{
    if (tables != NULL) {
        base_arena_release(&tables->arena);
        free(tables);
    }
}

/* ------------------------------------------------------------------ look-up */

const struct know_name *know_names_first(const struct know_tables *tables, struct base_str word)
{
    uint64_t hash = base_str_hash(word);
    for (uint32_t slot = (uint32_t)hash & tables->slot_mask; tables->slots[slot] != LEXICON_NONE;
         slot = (slot + 1) & tables->slot_mask) {
        const struct know_name *name = &tables->names.items[tables->slots[slot]];
        if (name->word == hash) {
            return name;
        }
    }
    return NULL;
}

const struct know_name *know_names_next(const struct know_tables *tables, const struct know_name *name)
{
    const struct know_name *next = name + 1;
    return next < tables->names.items + tables->names.count && next->word == name->word ? next : NULL;
}

const struct know_name *know_names_exact(const struct know_tables *tables, struct base_str words, uint32_t sources)
{
    char buffer[KEY_LIMIT];
    if (words.length == 0 || words.length > KEY_LIMIT) {
        return NULL;
    }
    struct base_str key = {buffer, know_key(words, buffer)};
    const struct know_name *name = know_names_first(tables, (struct base_str){buffer, know_key_word(key, 0)});
    for (; name != NULL; name = know_names_next(tables, name)) {
        if ((sources >> name->source & 1u) != 0 && base_str_equal(name->key, key)) {
            return name;
        }
    }
    return NULL;
}

const struct know_name *know_state_by_code(const struct know_tables *tables, struct base_str code)
{
    if (code.length < 2 || code.length > 3) {
        return NULL;
    }
    char buffer[3 * 4];
    struct know_name wanted = {.key = {buffer, base_utf8_fold(code, buffer)}};
    return bsearch(&wanted, tables->codes.items, tables->codes.count, sizeof wanted, by_key);
}
