/*
 * Short sentences of wires with any of 1,285 verbs: "Kenyan artillery shelled two villages on Monday." The treebanks know few
 * of these verbs, and a rare word between two nouns looks like an adjective to whoever has never met it.
 */
#include "synthetic_writer.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "lexicon/parse.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WIRE_VERBS = 2048, WIRE_NOUNS = 1024, WIRE_LINES = 1 << 17 };

struct wire_verb {
    const char *forms[5];
    const char *preposition; /* of a phrase it takes; empty for none */
    bool transitive, plain;  /* `plain`: its participle is known */
};

struct wire_noun {
    const char *one, *many;
};

static struct wire_verb verbs[WIRE_VERBS];
static struct wire_noun nouns[WIRE_NOUNS];
static uint32_t verb_count, noun_count;

/* ------------------------------------------------------------------ the tables */

/* A table of train/; the training ends where it cannot be read. */
static struct lexicon_table load_table(struct base_arena *arena, const char *name)
{
    char path[400];
    struct lexicon_table table = {0};
    struct lexicon_error error = {0};
    snprintf(path, sizeof path, "%s/%s.tsv", PACTA_TRAIN_DIR, name);
    FILE *file = fopen(path, "rb");
    char *bytes = base_arena_take(arena, WIRE_LINES);
    const size_t length = file != NULL ? fread(bytes, 1, WIRE_LINES, file) : 0;
    if (file == NULL || lexicon_parse(arena, name, (struct base_str){bytes, (uint32_t)length}, &table, &error) != PACTA_OK) {
        fprintf(stderr, "pacta-train: %s: %s\n", path, file == NULL ? "cannot be read" : error.message);
        exit(2);
    }
    fclose(file);
    return table;
}

static const char *cell_text(struct base_arena *arena, const struct lexicon_table *table, uint32_t row, uint32_t column)
{
    const struct base_str cell = lexicon_cell(table, row, column);
    char *text = base_arena_take(arena, cell.length + 1u);
    memcpy(text, cell.length > 0 ? cell.data : "", cell.length);
    text[cell.length] = '\0';
    return text;
}

static void load_tables(void)
{
    static struct base_arena arena; /* lives as long as the program */
    base_arena_init(&arena, 0);
    const struct lexicon_table verb_table = load_table(&arena, "synthetic_verbs"), noun_table = load_table(&arena, "synthetic_nouns");
    for (uint32_t row = 0; row < verb_table.row_count && verb_count < WIRE_VERBS; row++) {
        struct wire_verb *verb = &verbs[verb_count++];
        for (uint32_t form = 0; form < 5; form++) {
            verb->forms[form] = cell_text(&arena, &verb_table, row, form);
        }
        verb->preposition = cell_text(&arena, &verb_table, row, 5);
        verb->transitive = base_str_is(lexicon_cell(&verb_table, row, 6), "yes");
        verb->plain = base_str_is(lexicon_cell(&verb_table, row, 7), "yes");
    }
    for (uint32_t row = 0; row < noun_table.row_count && noun_count < WIRE_NOUNS; row++) {
        nouns[noun_count++] = (struct wire_noun){cell_text(&arena, &noun_table, row, 0), cell_text(&arena, &noun_table, row, 1)};
    }
}

/* ------------------------------------------------------------------ sentences */

static uint32_t common_noun(struct synthetic_writer *writer, bool *many)
{
    static const char *const NUMBERS[] = {"two", "two", "three", "three", "14", "14", "20", "20", "dozens", "dozen", NULL};
    static const char *const NATIONS[] = {"Thai", "Thai", "Kenyan", "Kenyan", "Danish", "Danish", "Somali", "Somali", "Omani", "Omani",
                                          "Peruvian", "Peruvian", "Ghanaian", "Ghanaian", "Malian", "Malian", NULL};
    const struct wire_noun *noun = &nouns[dice_below(&writer->dice, noun_count)];
    *many = synthetic_chance(writer, 55);
    uint32_t before[3], count = 0;
    if (!*many) {
        before[count++] = synthetic_chance(writer, 70) ? synthetic_put_the(writer) : synthetic_put(writer, "a", "a", "DET", "DT");
        writer->words[before[0]].relation = "det";
    } else if (synthetic_chance(writer, 25)) {
        const char *number = NUMBERS[2 * dice_below(&writer->dice, 4)];
        before[count++] = synthetic_put(writer, number, number, "NUM", "CD");
        writer->words[before[0]].relation = "nummod";
    } else if (synthetic_chance(writer, 30)) {
        before[count++] = synthetic_put_the(writer);
        writer->words[before[0]].relation = "det";
    }
    if (synthetic_chance(writer, 25)) {
        const char *nation = NATIONS[2 * dice_below(&writer->dice, 8)];
        before[count++] = synthetic_put(writer, nation, nation, "ADJ", "JJ");
        writer->words[before[count - 1]].relation = "amod";
    }
    if (synthetic_chance(writer, 20)) {
        const struct wire_noun *other = &nouns[dice_below(&writer->dice, noun_count)];
        before[count++] = synthetic_put(writer, other->one, other->one, "NOUN", "NN");
        writer->words[before[count - 1]].relation = "compound";
    }
    const uint32_t head = synthetic_put(writer, *many ? noun->many : noun->one, noun->one, "NOUN", *many ? "NNS" : "NN");
    for (uint32_t i = 0; i < count; i++) {
        writer->words[before[i]].head = head;
    }
    return head;
}

static uint32_t actor(struct synthetic_writer *writer, bool *many)
{
    *many = false;
    switch (dice_below(&writer->dice, 8)) {
    case 0:
    case 1:
        return synthetic_country(writer);
    case 2:
        return synthetic_city(writer);
    case 3:
        return synthetic_person(writer);
    case 4:
        *many = true;
        return synthetic_two_countries(writer);
    default:
        return common_noun(writer, many);
    }
}

static uint32_t any_noun(struct synthetic_writer *writer)
{
    bool many;
    return common_noun(writer, &many);
}

static uint32_t thing(struct synthetic_writer *writer)
{
    bool many;
    const uint32_t kind = dice_below(&writer->dice, 8);
    return kind == 0 ? synthetic_mass_noun(writer) : kind == 1 ? synthetic_country(writer) : common_noun(writer, &many);
}

static void add_phrases(struct synthetic_writer *writer, const struct wire_verb *verb, uint32_t root)
{
    if (verb->preposition[0] != '\0' && synthetic_chance(writer, verb->transitive ? 25 : 80)) {
        synthetic_hang(writer, synthetic_prepositional(writer, verb->preposition, synthetic_chance(writer, 50) ? synthetic_country : any_noun), root, "obl");
    }
    if (synthetic_chance(writer, 45)) {
        synthetic_circumstances(writer, root);
    }
}

static uint32_t put_verb(struct synthetic_writer *writer, const struct wire_verb *verb, enum form form)
{
    static const char *const XPOS[] = {"VBP", "VBZ", "VBD", "VBN", "VBG"};
    return synthetic_put(writer, verb->forms[form], verb->forms[BASE], "VERB", XPOS[form]);
}

static uint32_t passive_wire(struct synthetic_writer *writer, const struct wire_verb *verb)
{
    bool many;
    const uint32_t what = common_noun(writer, &many);
    const uint32_t was = synthetic_put(writer, many ? "were" : "was", "be", "AUX", "VBD");
    const uint32_t root = put_verb(writer, verb, PARTICIPLE);
    synthetic_hang(writer, what, root, "nsubj:pass");
    synthetic_hang(writer, was, root, "aux:pass");
    if (synthetic_chance(writer, 40)) {
        synthetic_hang(writer, synthetic_prepositional(writer, "by", any_noun), root, "obl:agent");
    }
    synthetic_circumstances(writer, root);
    return root;
}

static uint32_t active_wire(struct synthetic_writer *writer, const struct wire_verb *verb)
{
    bool many;
    const uint32_t who = actor(writer, &many);
    const uint32_t kind = dice_below(&writer->dice, 100);
    uint32_t has = SYNTHETIC_NOBODY, root;
    if (kind < 12 && verb->plain) {
        has = synthetic_put(writer, many ? "have" : "has", "have", "AUX", many ? "VBP" : "VBZ");
        root = put_verb(writer, verb, PARTICIPLE);
        synthetic_hang(writer, has, root, "aux");
    } else {
        root = put_verb(writer, verb, kind < 30 ? (many ? BASE : THIRD) : PAST);
    }
    synthetic_hang(writer, who, root, "nsubj");
    if (verb->transitive) {
        synthetic_hang(writer, thing(writer), root, "obj");
    }
    add_phrases(writer, verb, root);
    return root;
}

uint32_t synthetic_wire(struct synthetic_writer *writer)
{
    if (verb_count == 0) {
        load_tables();
    }
    if (verb_count == 0 || noun_count == 0) {
        return SYNTHETIC_NOBODY;
    }
    const struct wire_verb *verb = &verbs[dice_below(&writer->dice, verb_count)];
    return verb->transitive && verb->plain && synthetic_chance(writer, 12) ? passive_wire(writer, verb) : active_wire(writer, verb);
}
