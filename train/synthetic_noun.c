/* Who, what, when and where of the synthetic sentences. */
#include "synthetic_writer.h"

#include "synthetic_noun_words.h"

#include <string.h>

/* ---------------------------------------------------------------- names */

uint32_t synthetic_country(struct synthetic_writer *writer)
{
    return synthetic_put_name(writer, synthetic_pick(writer, COUNTRIES), "B-LOC");
}

static uint32_t possessive(struct synthetic_writer *writer, uint32_t owner)
{
    const uint32_t sign = synthetic_put(writer, synthetic_chance(writer, 50) ? "'s" : "’s", "'s", "PART", "POS");
    writer->words[sign].glued = true;
    return synthetic_hang(writer, sign, owner, "case");
}

/* "Foreign Minister", "Deputy Prime Minister", "President": returns the head, words from `from` on. */
static uint32_t title(struct synthetic_writer *writer)
{
    if (synthetic_chance(writer, 35)) {
        return synthetic_put(writer, synthetic_pick(writer, TITLES), "President", "PROPN", "NNP");
    }
    const bool prime = synthetic_chance(writer, 30);
    const uint32_t deputy =
        synthetic_chance(writer, 15) ? synthetic_put(writer, "Deputy", "Deputy", "PROPN", "NNP") : SYNTHETIC_NOBODY;
    const char *area = prime ? "Prime" : synthetic_pick(writer, AREAS);
    const bool adjective = prime || strcmp(area, "Foreign") == 0;
    const uint32_t kind = synthetic_put(writer, area, area, adjective ? "ADJ" : "PROPN", "NNP");
    const uint32_t minister = synthetic_put(writer, "Minister", "Minister", "PROPN", "NNP");
    synthetic_hang(writer, kind, minister, adjective ? "amod" : "compound");
    if (deputy != SYNTHETIC_NOBODY) {
        synthetic_hang(writer, deputy, minister, "compound");
    }
    return minister;
}

static uint32_t full_name(struct synthetic_writer *writer)
{
    const uint32_t first = synthetic_put_name(writer, synthetic_pick(writer, FIRST_NAMES), "B-PER");
    synthetic_hang(writer, synthetic_put_name(writer, synthetic_pick(writer, LAST_NAMES), "I-PER"), first, "flat");
    if (synthetic_chance(writer, 12)) {
        synthetic_hang(writer, synthetic_put_name(writer, synthetic_pick(writer, LAST_NAMES), "I-PER"), first, "flat");
    }
    return first;
}

/* "Foreign Minister and Trade Minister", hung below a name that follows. */
static uint32_t titles(struct synthetic_writer *writer)
{
    const uint32_t first = title(writer);
    if (synthetic_chance(writer, 15)) {
        const uint32_t and = synthetic_put_and(writer);
        const uint32_t second = synthetic_hang(writer, title(writer), first, "conj");
        synthetic_hang(writer, and, second, "cc");
    }
    return first;
}

uint32_t synthetic_person(struct synthetic_writer *writer)
{
    const uint32_t kind = dice_below(&writer->dice, 100);
    if (kind < 15) {
        return synthetic_put_name(writer, synthetic_pick(writer, LAST_NAMES), "B-PER");
    }
    if (kind < 35) {
        return full_name(writer);
    }
    if (kind < 45) { /* his Turkish counterpart Selim Aksoy */
        const uint32_t his = synthetic_put(writer, synthetic_chance(writer, 70) ? "his" : "her", "his", "PRON", "PRP$");
        const char *nation = synthetic_pick(writer, NATIONS);
        const uint32_t adjective = synthetic_put(writer, nation, nation, "ADJ", "JJ");
        const uint32_t counterpart = synthetic_put(writer, "counterpart", "counterpart", "NOUN", "NN");
        synthetic_hang(writer, adjective, counterpart, "amod");
        synthetic_hang(writer, his, counterpart, "nmod:poss");
        if (synthetic_chance(writer, 30)) {
            return counterpart;
        }
        const uint32_t name = full_name(writer);
        return synthetic_keep(writer, name, counterpart, "nmod");
    }
    uint32_t owner = SYNTHETIC_NOBODY;
    uint32_t nation = SYNTHETIC_NOBODY;
    if (synthetic_chance(writer, 30)) {
        owner = synthetic_country(writer);
        possessive(writer, owner);
    } else if (synthetic_chance(writer, 60)) {
        const char *form = synthetic_pick(writer, NATIONS);
        nation = synthetic_put(writer, form, form, "ADJ", "JJ");
    }
    const uint32_t role = titles(writer);
    const uint32_t name = full_name(writer);
    synthetic_hang(writer, role, name, "nmod");
    if (owner != SYNTHETIC_NOBODY) {
        synthetic_hang(writer, owner, name, "nmod:poss");
    }
    if (nation != SYNTHETIC_NOBODY) {
        synthetic_hang(writer, nation, role, "amod");
    }
    return name;
}

uint32_t synthetic_prepositional(struct synthetic_writer *writer, const char *preposition,
                                 uint32_t (*noun)(struct synthetic_writer *))
{
    const uint32_t preposition_at = synthetic_put_case(writer, preposition);
    const uint32_t head = noun(writer);
    synthetic_hang(writer, preposition_at, head, "case");
    return head;
}

/* "Selim Aksoy, the Turkish envoy," with both commas. */
uint32_t synthetic_person_with_role(struct synthetic_writer *writer)
{
    const uint32_t name = full_name(writer);
    const uint32_t comma = synthetic_put_comma(writer);
    const uint32_t the = synthetic_put_the(writer);
    const char *nation = synthetic_pick(writer, NATIONS);
    const uint32_t adjective = synthetic_put(writer, nation, nation, "ADJ", "JJ");
    const char *role = synthetic_pick(writer, ROLES);
    const uint32_t head = synthetic_put(writer, role, role, "NOUN", "NN");
    synthetic_hang(writer, the, head, "det");
    synthetic_hang(writer, adjective, head, "amod");
    synthetic_hang(writer, comma, head, "punct");
    if (synthetic_chance(writer, 40)) {
        synthetic_hang(writer, synthetic_prepositional(writer, synthetic_chance(writer, 50) ? "to" : "in", synthetic_country),
                       head, "nmod");
    }
    synthetic_hang(writer, synthetic_put_comma(writer), head, "punct");
    return synthetic_keep(writer, name, head, "appos");
}

uint32_t synthetic_body(struct synthetic_writer *writer)
{
    const uint32_t the = synthetic_put_the(writer);
    uint32_t parts[3];
    uint32_t count = 0;
    if (synthetic_chance(writer, 30)) { /* the Trade Ministry */
        const char *area = synthetic_pick(writer, AREAS);
        parts[count++] = synthetic_put(writer, area, area, strcmp(area, "Foreign") == 0 ? "ADJ" : "PROPN", "NNP");
    } else {
        parts[count] = synthetic_put(writer, synthetic_pick(writer, BODY_KINDS), "Joint", "ADJ", "NNP");
        count++;
        if (synthetic_chance(writer, 60)) {
            parts[count++] = synthetic_put(writer, "Trade", "Trade", "PROPN", "NNP");
        }
    }
    const char *last =
        count == 1 && strcmp(writer->words[parts[0]].lemma, "Joint") != 0 ? "Ministry" : synthetic_pick(writer, BODIES);
    const uint32_t head = synthetic_put_name(writer, last, "I-ORG");
    synthetic_hang(writer, the, head, "det");
    for (uint32_t i = 0; i < count; i++) {
        const bool adjective = strcmp(writer->words[parts[i]].upos, "ADJ") == 0;
        synthetic_named(writer, synthetic_hang(writer, parts[i], head, adjective ? "amod" : "compound"),
                        i == 0 ? "B-ORG" : "I-ORG");
    }
    return head;
}

uint32_t synthetic_city(struct synthetic_writer *writer)
{
    return synthetic_put_name(writer, synthetic_pick(writer, CITIES), "B-LOC");
}

/* ---------------------------------------------------------------- other nouns */

uint32_t synthetic_mass_noun(struct synthetic_writer *writer)
{
    const char *quality = synthetic_pick(writer, QUALITIES);
    const uint32_t adjective =
        synthetic_chance(writer, 55) ? synthetic_put(writer, quality, quality, "ADJ", "JJ") : SYNTHETIC_NOBODY;
    uint32_t head;
    if (synthetic_chance(writer, 35)) {
        const uint32_t which = dice_below(&writer->dice, synthetic_list_length(PLURALS) / 2) * 2;
        head = synthetic_put(writer, PLURALS[which], PLURALS[which + 1], "NOUN", "NNS");
    } else {
        const char *noun = synthetic_pick(writer, MASS);
        head = synthetic_put(writer, noun, noun, "NOUN", "NN");
        if (synthetic_chance(writer, 15)) {
            const uint32_t which = dice_below(&writer->dice, synthetic_list_length(PLURALS) / 2) * 2;
            const uint32_t plural = synthetic_put(writer, PLURALS[which], PLURALS[which + 1], "NOUN", "NNS");
            synthetic_hang(writer, head, plural, "compound");
            head = plural;
        }
    }
    if (adjective != SYNTHETIC_NOBODY) {
        synthetic_hang(writer, adjective, head, "amod");
    }
    return head;
}

/* A row "a, b and c" of one rule. */
uint32_t synthetic_row_of(struct synthetic_writer *writer, uint32_t (*noun)(struct synthetic_writer *), uint32_t count)
{
    const uint32_t first = noun(writer);
    const bool oxford = synthetic_chance(writer, 30);
    for (uint32_t i = 1; i < count; i++) {
        const bool last = i + 1 == count;
        const uint32_t comma = !last || (oxford && count > 2) ? synthetic_put_comma(writer) : SYNTHETIC_NOBODY;
        const uint32_t and = last ? synthetic_put_and(writer) : SYNTHETIC_NOBODY;
        const uint32_t next = synthetic_hang(writer, noun(writer), first, "conj");
        if (comma != SYNTHETIC_NOBODY) {
            synthetic_hang(writer, comma, next, "punct");
        }
        if (and != SYNTHETIC_NOBODY) {
            synthetic_hang(writer, and, next, "cc");
        }
    }
    return first;
}

uint32_t synthetic_two_countries(struct synthetic_writer *writer)
{
    return synthetic_row_of(writer, synthetic_country, synthetic_chance(writer, 80) ? 2 : 3);
}

uint32_t synthetic_two_persons(struct synthetic_writer *writer)
{
    return synthetic_row_of(writer, synthetic_person, 2);
}

uint32_t synthetic_topics(struct synthetic_writer *writer)
{
    const uint32_t head = synthetic_row_of(writer, synthetic_mass_noun,
                                           synthetic_chance(writer, 55)   ? 1
                                           : synthetic_chance(writer, 50) ? 2
                                                                          : 4);
    if (synthetic_chance(writer, 20)) {
        synthetic_hang(writer, synthetic_prepositional(writer, "between", synthetic_two_countries), head, "nmod");
    } else if (synthetic_chance(writer, 20)) {
        synthetic_hang(writer, synthetic_prepositional(writer, synthetic_chance(writer, 50) ? "with" : "in", synthetic_country),
                       head, "nmod");
    }
    return head;
}

uint32_t synthetic_event(struct synthetic_writer *writer)
{
    const bool counted = synthetic_chance(writer, 40);
    const uint32_t determiner =
        counted || synthetic_chance(writer, 40) ? synthetic_put_the(writer) : synthetic_put(writer, "a", "a", "DET", "DT");
    const char *ordinal = synthetic_pick(writer, ORDINALS);
    const char *quality = synthetic_pick(writer, QUALITIES);
    const uint32_t adjective = counted                        ? synthetic_put(writer, ordinal, ordinal, "ADJ", "JJ")
                               : synthetic_chance(writer, 40) ? synthetic_put(writer, quality, quality, "ADJ", "JJ")
                                                              : SYNTHETIC_NOBODY;
    const char *noun = synthetic_pick(writer, EVENTS);
    const uint32_t head = synthetic_put(writer, noun, noun, "NOUN", "NN");
    synthetic_hang(writer, determiner, head, "det");
    if (adjective != SYNTHETIC_NOBODY) {
        synthetic_hang(writer, adjective, head, "amod");
    }
    if (synthetic_chance(writer, 45)) {
        synthetic_hang(writer, synthetic_prepositional(writer, "of", synthetic_body), head, "nmod");
    }
    return head;
}

uint32_t synthetic_document(struct synthetic_writer *writer)
{
    const char *noun = synthetic_pick(writer, DOCUMENTS);
    const bool vowel = noun[0] == 'a';
    const uint32_t a =
        synthetic_chance(writer, 25) ? synthetic_put_the(writer) : synthetic_put(writer, vowel ? "an" : "a", "a", "DET", "DT");
    const uint32_t head = synthetic_put(writer, noun, noun, "NOUN", "NN");
    synthetic_hang(writer, a, head, "det");
    if (synthetic_chance(writer, 60)) {
        synthetic_hang(writer, synthetic_prepositional(writer, "on", synthetic_topics), head, "nmod");
    }
    return head;
}

uint32_t synthetic_victims(struct synthetic_writer *writer)
{
    static const char *const numbers[] = {"12", "5", "three", "seven", "dozens", "20", "34", "two", NULL};
    uint32_t about = SYNTHETIC_NOBODY;
    if (synthetic_chance(writer, 35)) {
        about = synthetic_put(writer, "at", "at", "ADP", "IN");
        synthetic_hang(writer, synthetic_put(writer, "least", "least", "ADJ", "JJS"), about, "fixed");
    }
    const char *number = synthetic_pick(writer, numbers);
    const uint32_t count =
        strcmp(number, "dozens") == 0 ? SYNTHETIC_NOBODY : synthetic_put(writer, number, number, "NUM", "CD");
    const uint32_t which = dice_below(&writer->dice, synthetic_list_length(FIGHTERS) / 2) * 2;
    const char *nation = synthetic_pick(writer, NATIONS);
    const uint32_t adjective =
        synthetic_chance(writer, 25) ? synthetic_put(writer, nation, nation, "ADJ", "JJ") : SYNTHETIC_NOBODY;
    const uint32_t head = synthetic_put(writer, FIGHTERS[which], FIGHTERS[which + 1], "NOUN", "NNS");
    if (count != SYNTHETIC_NOBODY) {
        synthetic_hang(writer, count, head, "nummod");
    }
    if (about != SYNTHETIC_NOBODY) {
        synthetic_hang(writer, about, count != SYNTHETIC_NOBODY ? count : head, count != SYNTHETIC_NOBODY ? "advmod" : "case");
    }
    if (adjective != SYNTHETIC_NOBODY) {
        synthetic_hang(writer, adjective, head, "amod");
    }
    return head;
}

uint32_t synthetic_money(struct synthetic_writer *writer)
{
    static const char *const amounts[] = {"5", "8", "10", "1.5", "2.4", "20", "100", "750", NULL};
    const char *amount = synthetic_pick(writer, amounts);
    const uint32_t sign = synthetic_put(writer, "$", "$", "SYM", "$");
    const uint32_t number = synthetic_put(writer, amount, amount, "NUM", "CD");
    writer->words[number].glued = true;
    const char *unit = synthetic_chance(writer, 60) ? "billion" : "million";
    const uint32_t scale = synthetic_put(writer, unit, unit, "NUM", "CD");
    synthetic_hang(writer, number, scale, "compound");
    return synthetic_keep(writer, sign, scale, "nummod");
}

uint32_t synthetic_both_sides(struct synthetic_writer *writer)
{
    const bool both = synthetic_chance(writer, 50);
    const uint32_t which = both ? synthetic_put(writer, "both", "both", "DET", "DT") : synthetic_put_the(writer);
    const uint32_t two = !both ? synthetic_put(writer, "two", "two", "NUM", "CD") : SYNTHETIC_NOBODY;
    static const char *const plurals[] = {"sides", "ministers", "countries", "leaders", "parties", NULL};
    static const char *const singulars[] = {"side", "minister", "country", "leader", "party"};
    const uint32_t kind = dice_below(&writer->dice, synthetic_list_length(plurals));
    const uint32_t head = synthetic_put(writer, plurals[kind], singulars[kind], "NOUN", "NNS");
    synthetic_hang(writer, which, head, "det");
    if (two != SYNTHETIC_NOBODY) {
        synthetic_hang(writer, two, head, "nummod");
    }
    return head;
}

/* ---------------------------------------------------------------- when and where */

uint32_t synthetic_day_or_date(struct synthetic_writer *writer)
{
    if (synthetic_chance(writer, 60)) {
        return synthetic_put(writer, synthetic_pick(writer, DAYS), "Tuesday", "PROPN", "NNP");
    }
    static const char *const days[] = {"3", "12", "9", "21", "30", "17", "1", NULL};
    static const char *const years[] = {"2019", "2021", "2022", "2023", "2024", "2025", NULL};
    const char *number = synthetic_pick(writer, days);
    const bool day_first = synthetic_chance(writer, 50);
    const uint32_t day = day_first ? synthetic_put(writer, number, number, "NUM", "CD") : SYNTHETIC_NOBODY;
    const uint32_t month = synthetic_put(writer, synthetic_pick(writer, MONTHS), "May", "PROPN", "NNP");
    if (day_first) {
        synthetic_hang(writer, day, month, "nummod");
    } else {
        synthetic_hang(writer, synthetic_put(writer, number, number, "NUM", "CD"), month, "nmod:unmarked");
    }
    if (synthetic_chance(writer, 40)) {
        const char *year = synthetic_pick(writer, years);
        const uint32_t comma = day_first ? SYNTHETIC_NOBODY : synthetic_put_comma(writer);
        const uint32_t at = synthetic_hang(writer, synthetic_put(writer, year, year, "NUM", "CD"), month, "nmod:unmarked");
        if (comma != SYNTHETIC_NOBODY) {
            synthetic_hang(writer, comma, at, "punct");
        }
    }
    return month;
}

void synthetic_when(struct synthetic_writer *writer, uint32_t verb)
{
    synthetic_hang(writer, synthetic_prepositional(writer, "on", synthetic_day_or_date), verb, "obl");
}

void synthetic_where(struct synthetic_writer *writer, uint32_t verb)
{
    if (synthetic_chance(writer, 15)) { /* on the sidelines of the summit */
        const uint32_t on = synthetic_put_case(writer, "on");
        const uint32_t the = synthetic_put_the(writer);
        const uint32_t side = synthetic_put(writer, "sidelines", "sideline", "NOUN", "NNS");
        synthetic_hang(writer, on, side, "case");
        synthetic_hang(writer, the, side, "det");
        synthetic_hang(writer, synthetic_prepositional(writer, "of", synthetic_event), side, "nmod");
        synthetic_hang(writer, side, verb, "obl");
        return;
    }
    synthetic_hang(writer, synthetic_prepositional(writer, "in", synthetic_city), verb, "obl");
}

void synthetic_circumstances(struct synthetic_writer *writer, uint32_t verb)
{
    if (synthetic_chance(writer, 35)) {
        synthetic_where(writer, verb);
    }
    if (synthetic_chance(writer, 25)) {
        synthetic_when(writer, verb);
    }
    if (synthetic_chance(writer, 20)) {
        synthetic_hang(writer,
                       synthetic_prepositional(writer, synthetic_chance(writer, 60) ? "during" : "after", synthetic_event),
                       verb, "obl");
    }
}
