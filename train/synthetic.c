/* The clauses and sentences of the small grammar; its nouns stand in synthetic_noun.c. */
#include "synthetic.h"

#include "synthetic_verb_words.h"
#include "synthetic_writer.h"

#include <string.h>

/* ---------------------------------------------------------------- verb phrases */

static uint32_t verb_as(struct synthetic_writer *writer, verb_forms forms, enum form form)
{
    static const char *const xpos[] = {"VB", "VBZ", "VBD", "VBN", "VBG"};
    return synthetic_put(writer, forms[form], forms[BASE], "VERB", xpos[form]);
}

/* A verb with an object that fits it. */
static uint32_t act(struct synthetic_writer *writer, enum form form)
{
    uint32_t verb;
    uint32_t object;
    switch (dice_below(&writer->dice, 10)) {
    case 0:
    case 1:
        verb = verb_as(writer, SYNTHETIC_PICK_VERB(writer, PAPER_ACTS), form);
        object = synthetic_document(writer);
        break;
    case 2:
    case 3:
        verb = verb_as(writer, SYNTHETIC_PICK_VERB(writer, EVENT_ACTS), form);
        object = synthetic_event(writer);
        break;
    case 4:
        verb = verb_as(writer, SYNTHETIC_PICK_VERB(writer, MEET_ACTS), form);
        object = synthetic_person(writer);
        break;
    case 5: {
        verb = verb_as(writer, SYNTHETIC_PICK_VERB(writer, ACTS), form);
        object = synthetic_mass_noun(writer);
        synthetic_hang(writer, object, verb, "obj");
        synthetic_hang(writer, synthetic_prepositional(writer, "to", synthetic_money), verb, "obl");
        return verb;
    }
    default:
        verb = verb_as(writer, SYNTHETIC_PICK_VERB(writer, ACTS), form);
        object = synthetic_topics(writer);
        break;
    }
    return synthetic_keep(writer, verb, object, "obj");
}

static uint32_t gerund(struct synthetic_writer *writer)
{
    const uint32_t verb = verb_as(writer, SYNTHETIC_PICK_VERB(writer, ACTS), ING);
    return synthetic_keep(writer, verb, synthetic_mass_noun(writer), "obj");
}

static uint32_t infinitive(struct synthetic_writer *writer)
{
    const uint32_t to = synthetic_put(writer, "to", "to", "PART", "TO");
    const uint32_t verb = act(writer, BASE);
    synthetic_hang(writer, to, verb, "mark");
    if (synthetic_chance(writer, 30)) {
        const uint32_t and = synthetic_put_and(writer);
        const uint32_t again =
            synthetic_chance(writer, 40) ? synthetic_put(writer, "to", "to", "PART", "TO") : SYNTHETIC_NOBODY;
        const uint32_t second = synthetic_hang(writer, act(writer, BASE), verb, "conj");
        synthetic_hang(writer, and, second, "cc");
        if (again != SYNTHETIC_NOBODY) {
            synthetic_hang(writer, again, second, "mark");
        }
    }
    return verb;
}

static uint32_t clause(struct synthetic_writer *writer);

static uint32_t that_clause(struct synthetic_writer *writer)
{
    const uint32_t that =
        synthetic_chance(writer, 75) ? synthetic_put(writer, "that", "that", "SCONJ", "IN") : SYNTHETIC_NOBODY;
    const uint32_t verb = clause(writer);
    if (that != SYNTHETIC_NOBODY) {
        synthetic_hang(writer, that, verb, "mark");
    }
    return verb;
}

/* What the subject did, in the past unless `form` says otherwise. */
static uint32_t predicate(struct synthetic_writer *writer, enum form form)
{
    uint32_t verb;
    const uint32_t kind = dice_below(&writer->dice, 100);
    if (kind < 30) {
        verb = verb_as(writer, SYNTHETIC_PICK_VERB(writer, PROMISE_ACTS), form);
        synthetic_hang(writer, infinitive(writer), verb, "xcomp");
        return verb;
    }
    if (kind < 45 && writer->depth < 2) {
        verb = verb_as(writer, SYNTHETIC_PICK_VERB(writer, SAY_ACTS), form);
        writer->depth++;
        synthetic_hang(writer, that_clause(writer), verb, "ccomp");
        writer->depth--;
        return verb;
    }
    if (kind < 53) { /* focused on boosting trade, expanding ... */
        static verb_forms focus = {"focus", "focuses", "focused", "focused", "focusing"};
        verb = verb_as(writer, focus, form);
        const uint32_t on = synthetic_put(writer, "on", "on", "SCONJ", "IN");
        const uint32_t first = synthetic_row_of(writer, gerund, 1 + dice_below(&writer->dice, 4));
        synthetic_hang(writer, on, first, "mark");
        return synthetic_keep(writer, verb, first, "advcl");
    }
    if (kind < 60) { /* called for closer ties */
        static verb_forms call = {"call", "calls", "called", "called", "calling"};
        verb = verb_as(writer, call, form);
        return synthetic_keep(writer, verb, synthetic_prepositional(writer, "for", synthetic_topics), "obl");
    }
    verb = act(writer, form);
    synthetic_circumstances(writer, verb);
    return verb;
}

/* "..., adding that", "..., aiming to", "..., calling for", "..., including". */
static void final_participle(struct synthetic_writer *writer, uint32_t verb)
{
    const uint32_t comma = synthetic_put_comma(writer);
    const uint32_t participle = predicate(writer, ING);
    synthetic_hang(writer, comma, participle, "punct");
    synthetic_hang(writer, participle, verb, "advcl");
}

/* Who acts; and whether they are many. */
static uint32_t subject(struct synthetic_writer *writer)
{
    switch (dice_below(&writer->dice, 9)) {
    case 0:
        return synthetic_country(writer);
    case 1:
    case 2:
        return synthetic_two_countries(writer);
    case 3:
    case 4:
        return synthetic_person(writer);
    case 5:
        return synthetic_two_persons(writer);
    case 6:
        return synthetic_person_with_role(writer);
    case 7:
        return synthetic_body(writer);
    default:
        return synthetic_both_sides(writer);
    }
}

static void conjoin(struct synthetic_writer *writer, uint32_t verb)
{
    const uint32_t comma = synthetic_chance(writer, 25) ? synthetic_put_comma(writer) : SYNTHETIC_NOBODY;
    const uint32_t and = synthetic_put_and(writer);
    const uint32_t second = synthetic_hang(writer, predicate(writer, PAST), verb, "conj");
    synthetic_hang(writer, and, second, "cc");
    if (comma != SYNTHETIC_NOBODY) {
        synthetic_hang(writer, comma, second, "punct");
    }
}

static uint32_t active_clause(struct synthetic_writer *writer)
{
    const uint32_t who = subject(writer);
    const bool dated = synthetic_chance(writer, 35);
    const uint32_t on = dated ? synthetic_put_case(writer, "on") : SYNTHETIC_NOBODY;
    const uint32_t day = dated ? synthetic_day_or_date(writer) : SYNTHETIC_NOBODY;
    const bool perfect = synthetic_chance(writer, 20);
    const bool many = synthetic_chance(writer, 50);
    const uint32_t have =
        perfect ? synthetic_put(writer, many ? "have" : "has", "have", "AUX", many ? "VBP" : "VBZ") : SYNTHETIC_NOBODY;
    const uint32_t also = synthetic_chance(writer, 10) ? synthetic_put(writer, "also", "also", "ADV", "RB") : SYNTHETIC_NOBODY;
    const uint32_t verb = predicate(writer, perfect ? PARTICIPLE : PAST);
    synthetic_hang(writer, who, verb, "nsubj");
    if (dated) {
        synthetic_hang(writer, on, day, "case");
        synthetic_hang(writer, day, verb, "obl");
    }
    if (perfect) {
        synthetic_hang(writer, have, verb, "aux");
    }
    if (also != SYNTHETIC_NOBODY) {
        synthetic_hang(writer, also, verb, "advmod");
    }
    if (synthetic_chance(writer, 22)) {
        conjoin(writer, verb);
    }
    return verb;
}

/* "The session, co-chaired by A and B, reviewed ..." */
static uint32_t chaired_clause(struct synthetic_writer *writer)
{
    static const char *const participles[] = {"chaired", "led", "attended", "organised", "hosted", "headed", NULL};
    const uint32_t what = synthetic_event(writer);
    const bool commas = synthetic_chance(writer, 60);
    const uint32_t open = commas ? synthetic_put_comma(writer) : SYNTHETIC_NOBODY;
    const uint32_t jointly =
        synthetic_chance(writer, 25) ? synthetic_put(writer, "jointly", "jointly", "ADV", "RB") : SYNTHETIC_NOBODY;
    const bool co = synthetic_chance(writer, 40);
    const uint32_t participle = co ? synthetic_put(writer, "co-chaired", "co-chair", "VERB", "VBN")
                                   : synthetic_put(writer, synthetic_pick(writer, participles), "chair", "VERB", "VBN");
    if (jointly != SYNTHETIC_NOBODY) {
        synthetic_hang(writer, jointly, participle, "advmod");
    }
    synthetic_hang(writer, synthetic_prepositional(writer, "by", synthetic_two_persons), participle, "obl:agent");
    synthetic_hang(writer, participle, what, "acl");
    if (commas) {
        synthetic_hang(writer, open, participle, "punct");
        synthetic_hang(writer, synthetic_put_comma(writer), participle, "punct");
    }
    const uint32_t verb = act(writer, PAST);
    synthetic_hang(writer, what, verb, "nsubj");
    return verb;
}

static uint32_t passive_clause(struct synthetic_writer *writer)
{
    const bool harm = synthetic_chance(writer, 35);
    const uint32_t what = harm                           ? synthetic_victims(writer)
                          : synthetic_chance(writer, 50) ? synthetic_document(writer)
                                                         : synthetic_event(writer);
    const uint32_t was = synthetic_put(writer, harm ? "were" : "was", "be", "AUX", "VBD");
    const uint32_t verb = harm                           ? verb_as(writer, SYNTHETIC_PICK_VERB(writer, HARM_ACTS), PARTICIPLE)
                          : synthetic_chance(writer, 50) ? verb_as(writer, SYNTHETIC_PICK_VERB(writer, PAPER_ACTS), PARTICIPLE)
                                                         : verb_as(writer, SYNTHETIC_PICK_VERB(writer, EVENT_ACTS), PARTICIPLE);
    synthetic_hang(writer, what, verb, "nsubj:pass");
    synthetic_hang(writer, was, verb, "aux:pass");
    if (synthetic_chance(writer, 50)) {
        synthetic_hang(
            writer,
            synthetic_prepositional(writer, "by", synthetic_chance(writer, 60) ? synthetic_person : synthetic_two_countries),
            verb, "obl:agent");
    }
    synthetic_circumstances(writer, verb);
    return verb;
}

static uint32_t harm_clause(struct synthetic_writer *writer)
{
    const uint32_t which = dice_below(&writer->dice, synthetic_list_length(CROWDS) / 2) * 2;
    const uint32_t who = synthetic_put(writer, CROWDS[which], CROWDS[which + 1], "NOUN", "NNS");
    const uint32_t verb = verb_as(writer, SYNTHETIC_PICK_VERB(writer, HARM_ACTS), PAST);
    synthetic_hang(writer, who, verb, "nsubj");
    synthetic_hang(writer, synthetic_victims(writer), verb, "obj");
    synthetic_where(writer, verb);
    if (synthetic_chance(writer, 60)) {
        synthetic_when(writer, verb);
    }
    return verb;
}

/* "A court in Lagos sentenced Ruth Okafor to five years in prison". */
static uint32_t court_clause(struct synthetic_writer *writer)
{
    const uint32_t a = synthetic_put(writer, "a", "a", "DET", "DT");
    const uint32_t court = synthetic_put(writer, "court", "court", "NOUN", "NN");
    synthetic_hang(writer, a, court, "det");
    if (synthetic_chance(writer, 60)) {
        synthetic_hang(writer, synthetic_prepositional(writer, "in", synthetic_city), court, "nmod");
    }
    const uint32_t on = synthetic_put_case(writer, "on");
    const uint32_t day = synthetic_day_or_date(writer);
    const uint32_t verb = synthetic_put(writer, "sentenced", "sentence", "VERB", "VBD");
    synthetic_hang(writer, on, day, "case");
    synthetic_hang(writer, day, verb, "obl");
    synthetic_hang(writer, court, verb, "nsubj");
    synthetic_hang(writer, synthetic_person(writer), verb, "obj");
    const uint32_t to = synthetic_put_case(writer, "to");
    const uint32_t five = synthetic_put(writer, "five", "five", "NUM", "CD");
    const uint32_t years = synthetic_put(writer, "years", "year", "NOUN", "NNS");
    synthetic_hang(writer, to, years, "case");
    synthetic_hang(writer, five, years, "nummod");
    const uint32_t in = synthetic_put_case(writer, "in");
    const uint32_t prison = synthetic_put(writer, "prison", "prison", "NOUN", "NN");
    synthetic_hang(writer, in, prison, "case");
    synthetic_hang(writer, prison, years, "nmod");
    return synthetic_keep(writer, verb, years, "obl");
}

static uint32_t clause(struct synthetic_writer *writer)
{
    const uint32_t kind = dice_below(&writer->dice, 100);
    return kind < 58   ? active_clause(writer)
           : kind < 70 ? chaired_clause(writer)
           : kind < 85 ? passive_clause(writer)
           : kind < 95 ? harm_clause(writer)
                       : court_clause(writer);
}

/* ---------------------------------------------------------------- sentences */

static void put_stop(struct synthetic_writer *writer, uint32_t root)
{
    const uint32_t stop = synthetic_put(writer, ".", ".", "PUNCT", ".");
    writer->words[stop].glued = true;
    synthetic_hang(writer, stop, root, "punct");
}

/* "In Astana, ...", "During the visit, ...", "On Monday, ..." */
static uint32_t opened_sentence(struct synthetic_writer *writer)
{
    const uint32_t kind = dice_below(&writer->dice, 3);
    const uint32_t head = kind == 0   ? synthetic_prepositional(writer, "In", synthetic_city)
                          : kind == 1 ? synthetic_prepositional(writer, "During", synthetic_event)
                                      : synthetic_prepositional(writer, "On", synthetic_day_or_date);
    const uint32_t comma = synthetic_put_comma(writer);
    synthetic_hang(writer, comma, head, "punct");
    const uint32_t verb = clause(writer);
    synthetic_hang(writer, head, verb, "obl");
    return verb;
}

/* `"...," Aksoy said on Monday` and without the quotes. */
static uint32_t quoted_sentence(struct synthetic_writer *writer)
{
    const bool marks = synthetic_chance(writer, 60);
    const bool curly = synthetic_chance(writer, 40);
    const uint32_t open = marks ? synthetic_put(writer, curly ? "“" : "\"", "\"", "PUNCT", "``") : SYNTHETIC_NOBODY;
    const uint32_t inner_at = writer->count + 1;
    writer->depth = 2;
    const uint32_t inner = clause(writer);
    writer->depth = 0;
    writer->words[inner_at].glued = marks;
    writer->words[inner_at].capital = true;
    synthetic_hang(writer, synthetic_put_comma(writer), inner, "punct");
    if (marks) {
        const uint32_t close = synthetic_put(writer, curly ? "”" : "\"", "\"", "PUNCT", "''");
        writer->words[close].glued = true;
        synthetic_hang(writer, open, inner, "punct");
        synthetic_hang(writer, close, inner, "punct");
    }
    const bool inverted = synthetic_chance(writer, 30);
    uint32_t who = inverted ? SYNTHETIC_NOBODY : synthetic_person(writer);
    const uint32_t said = synthetic_put(writer, "said", "say", "VERB", "VBD");
    who = inverted ? synthetic_person(writer) : who;
    synthetic_hang(writer, who, said, "nsubj");
    synthetic_hang(writer, inner, said, "ccomp");
    if (synthetic_chance(writer, 40) && !inverted) {
        synthetic_when(writer, said);
    }
    return said;
}

/* "Turkey, Iran agree to boost trade", without a full stop. */
static uint32_t headline(struct synthetic_writer *writer)
{
    const uint32_t first = synthetic_country(writer);
    if (synthetic_chance(writer, 60)) {
        const uint32_t comma = synthetic_put_comma(writer);
        const uint32_t second = synthetic_hang(writer, synthetic_country(writer), first, "conj");
        synthetic_hang(writer, comma, second, "punct");
    }
    static const char *const xpos = "VBP";
    const uint32_t at = writer->count + 1;
    const uint32_t verb = predicate(writer, BASE);
    writer->words[at].xpos = xpos;
    synthetic_hang(writer, first, verb, "nsubj");
    return verb;
}

static uint32_t sentence(struct synthetic_writer *writer)
{
    const uint32_t kind = dice_below(&writer->dice, 100);
    if (kind < 8) {
        return headline(writer);
    }
    if (writer->wire) {
        const uint32_t told = synthetic_wire(writer);
        put_stop(writer, told);
        return told;
    }
    const uint32_t root = kind < 22 ? opened_sentence(writer) : kind < 36 ? quoted_sentence(writer) : clause(writer);
    if (kind >= 36 && synthetic_chance(writer, 22)) {
        final_participle(writer, root);
    }
    put_stop(writer, root);
    return root;
}

static void write_form(struct synthetic_writer *writer, uint32_t i, struct base_buffer *out)
{
    const char *form = writer->words[i].form;
    if ((i == 1 || writer->words[i].capital) && form[0] >= 'a' && form[0] <= 'z') {
        base_buffer_format(out, "%c%s", form[0] - 32, form + 1);
        return;
    }
    base_buffer_add_text(out, form);
}

static void write_sentence(struct synthetic_writer *writer, struct base_buffer *out)
{
    for (uint32_t i = 1; i <= writer->count; i++) {
        const struct synthetic_word *word = &writer->words[i];
        base_buffer_format(out, "%u\t", i);
        write_form(writer, i, out);
        const bool is_name = strcmp(word->upos, "PROPN") == 0;
        base_buffer_format(out, "\t%s\t%s\t%s\t_\t%u\t%s\t_\t", is_name ? word->form : word->lemma, word->upos, word->xpos,
                           word->head, word->relation);
        const bool glued = i < writer->count && writer->words[i + 1].glued;
        base_buffer_add_text(out, glued ? "SpaceAfter=No" : "");
        if (word->name != NULL) {
            base_buffer_format(out, "%sName=%s", glued ? "|" : "", word->name);
        }
        base_buffer_add_text(out, glued || word->name != NULL ? "\n" : "_\n");
    }
    base_buffer_add_char(out, '\n');
}

void synthetic_write(uint32_t count, uint32_t seed, struct base_buffer *out)
{
    static struct synthetic_writer writer;
    writer.dice = (struct dice){seed};
    for (uint32_t i = 0; i < count;) {
        writer.count = 0;
        writer.depth = 0;
        writer.wire = i % 2 == 1; /* every other one has a verb of synthetic_verbs.tsv */
        const uint32_t root = sentence(&writer);
        if (writer.count + 4 >= SYNTHETIC_WORD_LIMIT || writer.count > 60) {
            continue; /* too long to be news */
        }
        synthetic_hang(&writer, root, 0, "root");
        write_sentence(&writer, out);
        i++;
    }
}
