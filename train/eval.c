/*
 * pacta-eval: what a model reaches on a gold treebank.
 *
 *     pacta-eval --model FILE --gold FILE.conllu [--held-out] [--names FILE.conllu] [--beam N] [--errors]
 *
 * --held-out: count only the sentences that training leaves out (held_out.h).
 * Prints tags, lemmas and arcs on gold tokens (LAS without relation subtypes, with and without punctuation),
 * token and sentence F1 from raw text put together from the forms, name F1, and speed.
 */
#include "held_out.h"
#include "lang/model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct options {
    const char *model;
    const char *gold;
    const char *names;
    uint32_t beam;
    bool held_out;
    bool errors;
};

/* A treebank, and which of its sentences count. */
struct gold {
    struct lang_conllu document;
    bool *counts; /* by sentence */
};

struct tally {
    uint32_t words;
    uint32_t upos;
    uint32_t xpos;
    uint32_t lemmas;
    uint32_t uas;
    uint32_t las;
    uint32_t plain_words; /* without punctuation */
    uint32_t plain_uas;
    uint32_t plain_las;
};

/* Processor time, so that a busy machine measures as an idle one does. */
static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static double percent(uint32_t part, uint32_t whole)
{
    return whole == 0 ? 0 : 100.0 * part / whole;
}

static double f1(uint32_t hits, uint32_t gold, uint32_t found)
{
    return gold + found == 0 ? 0 : 200.0 * hits / (gold + found);
}

static struct base_str read_file(struct base_arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
        fprintf(stderr, "pacta-eval: %s cannot be read\n", path);
        exit(2);
    }
    const long size = ftell(file);
    rewind(file);
    char *bytes = base_arena_take(arena, (size_t)size + 1);
    const size_t got = fread(bytes, 1, (size_t)size, file);
    fclose(file);
    return (struct base_str){bytes, (uint32_t)got};
}

static void read_gold(struct base_arena *arena, const char *path, struct lang_conllu *document)
{
    struct lang_conllu_error error;
    if (lang_conllu_read(arena, read_file(arena, path), document, &error) != PACTA_OK) {
        fprintf(stderr, "pacta-eval: %s: %s\n", path, error.message);
        exit(2);
    }
}

static bool *choose_sentences(struct base_arena *arena, const struct lang_conllu *document, bool held_out)
{
    bool *counts = BASE_NEW_ARRAY(arena, bool, document->text.sentences.count + 1);
    if (held_out) {
        held_out_mark(document, counts);
    } else {
        memset(counts, true, document->text.sentences.count);
    }
    return counts;
}

/* "nmod:poss" and "nmod" are equal. */
static bool same_relation(uint8_t a, uint8_t b)
{
    const char *left = lang_relation_name(a);
    const char *right = lang_relation_name(b);
    const size_t length = strcspn(left, ":");
    return length == strcspn(right, ":") && memcmp(left, right, length) == 0;
}

static void count_token(const struct lang_token *gold, const struct lang_token *ours, struct tally *tally)
{
    const bool head = gold->head == ours->head;
    const bool arc = head && same_relation(gold->relation, ours->relation);
    tally->words++;
    tally->upos += gold->upos == ours->upos;
    tally->xpos += gold->xpos == ours->xpos;
    tally->lemmas += base_str_equal_fold(gold->lemma, ours->lemma);
    tally->uas += head;
    tally->las += arc;
    if (gold->upos != LANG_PUNCT) {
        tally->plain_words++;
        tally->plain_uas += head;
        tally->plain_las += arc;
    }
}

static void annotate(const struct lang_model *model, struct base_arena *arena, struct lang_text *text, uint32_t beam)
{
    struct base_arena scratch;
    base_arena_init(&scratch, 0);
    for (uint32_t i = 0; i < text->sentences.count; i++) {
        lang_tag(model, arena, &scratch, text, i);
        lang_parse(model, &scratch, text, i, NULL, 0, beam);
    }
    base_arena_release(&scratch);
}

/* A copy of a text whose tokens can be annotated anew. */
static struct lang_text copy_text(struct base_arena *arena, const struct lang_text *text)
{
    struct lang_text copy = *text;
    copy.tokens.items = base_arena_take(arena, text->tokens.count * sizeof *text->tokens.items);
    memcpy(copy.tokens.items, text->tokens.items, text->tokens.count * sizeof *text->tokens.items);
    return copy;
}

static void print_errors(const struct lang_text *gold, const struct lang_text *ours)
{
    for (uint32_t i = 0; i < gold->tokens.count; i++) {
        const struct lang_token *a = &gold->tokens.items[i];
        const struct lang_token *b = &ours->tokens.items[i];
        if (a->upos != b->upos) {
            printf("tag %s %s %.*s\n", lang_upos_name(a->upos), lang_upos_name(b->upos), BASE_STR_ARG(lang_form(gold, i)));
        }
        if (!base_str_equal_fold(a->lemma, b->lemma) && a->upos == b->upos) {
            printf("lemma %.*s gold %.*s ours %.*s\n", BASE_STR_ARG(lang_form(gold, i)), BASE_STR_ARG(a->lemma),
                   BASE_STR_ARG(b->lemma));
        }
    }
}

static struct tally count_tokens(const struct gold *gold, const struct lang_text *ours)
{
    struct tally tally = {0};
    for (uint32_t s = 0; s < ours->sentences.count; s++) {
        const struct lang_sentence *range = &ours->sentences.items[s];
        for (uint32_t i = range->first; gold->counts[s] && i < range->end; i++) {
            count_token(&gold->document.text.tokens.items[i], &ours->tokens.items[i], &tally);
        }
    }
    return tally;
}

static void measure_gold_tokens(const struct lang_model *model, const struct gold *gold, uint32_t beam, bool errors)
{
    struct base_arena arena;
    base_arena_init(&arena, 0);
    struct lang_text ours = copy_text(&arena, &gold->document.text);
    const double start = seconds();
    annotate(model, &arena, &ours, beam);
    const double took = seconds() - start;
    const struct tally tally = count_tokens(gold, &ours);
    printf(
        "beam %-2u UPOS %.2f XPOS %.2f lemma %.2f UAS %.2f LAS %.2f | without punctuation UAS %.2f LAS %.2f | %.0f tokens/s\n",
        beam, percent(tally.upos, tally.words), percent(tally.xpos, tally.words), percent(tally.lemmas, tally.words),
        percent(tally.uas, tally.words), percent(tally.las, tally.words), percent(tally.plain_uas, tally.plain_words),
        percent(tally.plain_las, tally.plain_words), ours.tokens.count / took);
    if (errors) {
        print_errors(&gold->document.text, &ours);
    }
    base_arena_release(&arena);
}

/* Splits the gold text anew, block by block. */
static void split_again(struct base_arena *arena, const struct lang_text *gold, struct lang_text *ours)
{
    *ours = (struct lang_text){.text = gold->text};
    for (uint32_t i = 0; i < gold->sentences.count;) {
        uint32_t last = i;
        while (last + 1 < gold->sentences.count && gold->sentences.items[last + 1].block == gold->sentences.items[i].block) {
            last++;
        }
        const struct base_span tokens = {gold->sentences.items[i].first, gold->sentences.items[last].end};
        lang_split(arena, ours, lang_bytes(gold, tokens), gold->sentences.items[i].block);
        i = last + 1;
    }
}

static struct base_span token_bytes(const struct lang_text *text, uint32_t i)
{
    return text->tokens.items[i].at;
}

static struct base_span sentence_bytes(const struct lang_text *text, uint32_t i)
{
    return lang_bytes(text, (struct base_span){text->sentences.items[i].first, text->sentences.items[i].end});
}

typedef struct base_span bytes_function(const struct lang_text *text, uint32_t i);

static uint32_t count_same(const struct lang_text *a, uint32_t a_count, const struct lang_text *b, uint32_t b_count,
                           bytes_function *bytes)
{
    uint32_t same = 0;
    for (uint32_t i = 0, k = 0; i < a_count && k < b_count;) {
        const struct base_span left = bytes(a, i);
        const struct base_span right = bytes(b, k);
        same += left.start == right.start && left.end == right.end;
        const bool step_left = left.end <= right.end;
        k += right.end <= left.end;
        i += step_left;
    }
    return same;
}

static void measure_raw(const struct lang_model *model, const struct lang_conllu *gold, bool errors)
{
    struct base_arena arena;
    base_arena_init(&arena, 0);
    struct lang_text ours;
    const struct lang_text *text = &gold->text;
    const double start = seconds();
    split_again(&arena, text, &ours);
    const double split = seconds() - start;
    annotate(model, &arena, &ours, 1);
    const double took = seconds() - start;
    const uint32_t tokens = count_same(text, text->tokens.count, &ours, ours.tokens.count, token_bytes);
    const uint32_t sentences = count_same(text, text->sentences.count, &ours, ours.sentences.count, sentence_bytes);
    printf("raw     tokens F1 %.2f sentences F1 %.2f | split %.0f tokens/s, all %.0f tokens/s, %.0f sentences/s\n",
           f1(tokens, text->tokens.count, ours.tokens.count), f1(sentences, text->sentences.count, ours.sentences.count),
           ours.tokens.count / split, ours.tokens.count / took, ours.sentences.count / took);
    for (uint32_t i = 0; errors && i < ours.sentences.count; i++) {
        printf("split %.*s\n", BASE_STR_ARG(base_str_slice(text->text, sentence_bytes(&ours, i))));
    }
    base_arena_release(&arena);
}

/* Where the name that begins at `token` ends. */
static uint32_t name_end(const struct lang_text *text, uint32_t token)
{
    const struct lang_token *tokens = text->tokens.items;
    uint32_t end = token + 1;
    while (end < text->tokens.count && tokens[end].name == tokens[token].name && !tokens[end].name_begins) {
        end++;
    }
    return end;
}

static void measure_names(const struct lang_model *model, const struct lang_conllu *gold)
{
    static const char *const kinds[] = {"", "PER", "LOC", "ORG"};
    struct base_arena arena;
    base_arena_init(&arena, 0);
    struct lang_text ours = copy_text(&arena, &gold->text);
    annotate(model, &arena, &ours, 1);
    uint32_t hits[4] = {0};
    uint32_t wanted[4] = {0};
    uint32_t found[4] = {0};
    for (uint32_t i = 0; i < ours.tokens.count; i++) {
        const struct lang_token *a = &gold->text.tokens.items[i];
        const struct lang_token *b = &ours.tokens.items[i];
        wanted[a->name] += a->name_begins;
        found[b->name] += b->name_begins;
        hits[a->name] +=
            a->name_begins && b->name_begins && a->name == b->name && name_end(&gold->text, i) == name_end(&ours, i);
    }
    printf("names   F1 %.2f",
           f1(hits[1] + hits[2] + hits[3], wanted[1] + wanted[2] + wanted[3], found[1] + found[2] + found[3]));
    for (uint32_t kind = 1; kind < 4; kind++) {
        printf(" %s %.2f", kinds[kind], f1(hits[kind], wanted[kind], found[kind]));
    }
    printf("\n");
    base_arena_release(&arena);
}

static bool read_options(int argument_count, char **arguments, struct options *options)
{
    *options = (struct options){.beam = 8};
    for (int i = 1; i < argument_count; i++) {
        const bool has_value = i + 1 < argument_count;
        if (strcmp(arguments[i], "--model") == 0 && has_value) {
            options->model = arguments[++i];
        } else if (strcmp(arguments[i], "--gold") == 0 && has_value) {
            options->gold = arguments[++i];
        } else if (strcmp(arguments[i], "--names") == 0 && has_value) {
            options->names = arguments[++i];
        } else if (strcmp(arguments[i], "--beam") == 0 && has_value) {
            options->beam = (uint32_t)strtoul(arguments[++i], NULL, 10);
        } else if (strcmp(arguments[i], "--held-out") == 0) {
            options->held_out = true;
        } else if (strcmp(arguments[i], "--errors") == 0) {
            options->errors = true;
        } else {
            return false;
        }
    }
    return options->model != NULL && (options->gold != NULL || options->names != NULL);
}

static void measure(const struct options *options, const struct lang_model *model)
{
    struct base_arena arena;
    struct gold gold;
    base_arena_init(&arena, 0);
    if (options->gold != NULL) {
        read_gold(&arena, options->gold, &gold.document);
        gold.counts = choose_sentences(&arena, &gold.document, options->held_out);
        measure_gold_tokens(model, &gold, 1, options->errors);
        if (options->beam > 1) {
            measure_gold_tokens(model, &gold, options->beam, false);
        }
        if (!options->held_out) {
            measure_raw(model, &gold.document, options->errors);
        }
    }
    if (options->names != NULL) {
        read_gold(&arena, options->names, &gold.document);
        measure_names(model, &gold.document);
    }
    base_arena_release(&arena);
}

int main(int argument_count, char **arguments)
{
    struct options options;
    if (!read_options(argument_count, arguments, &options)) {
        fputs("usage: pacta-eval --model FILE [--gold FILE [--held-out]] [--names FILE] [--beam N] [--errors]\n", stderr);
        return 2;
    }
    struct lang_model *model = NULL;
    char message[200];
    if (lang_model_open(options.model, &model, message) != PACTA_OK) {
        fprintf(stderr, "pacta-eval: %s\n", message);
        return 2;
    }
    measure(&options, model);
    lang_model_close(model);
    return 0;
}
