/*
 * Where the time goes: the way of an article, stage by stage, on one core.
 *
 *     pacta-bench FILE.jsonl [MEGABYTES]     reads that much of a corpus and prints one JSON object
 *     pacta-bench --count FILE.jsonl         articles, sentences, tokens and bytes of the whole file, without reading them
 *
 * The stages are those of src/pacta_pipeline.c, called here one by one between two looks at the processor's clock; the looks
 * cost about 1 us a sentence. `bench/run` calls this.
 */
#include "know/know.h"
#include "pacta_pipeline.h"
#include "pacta_session.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define STAGES(X) X(text) X(split) X(tag) X(names) X(parse) X(settle) X(read)
#define STAGE_ENUM(name) STAGE_##name,
#define STAGE_TEXT(name) #name,
enum stage { STAGES(STAGE_ENUM) STAGE_COUNT };
static const char *const STAGE_NAMES[] = {STAGES(STAGE_TEXT)};

struct bench {
    struct pacta_engine engine;
    struct base_arena arena, scratch;
    double seconds[STAGE_COUNT];
    double clock;                  /* when the running stage began */
    uint64_t bytes, articles, sentences, tokens, records;
    bool count_only;
};

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* The time since the last call belongs to a stage. */
static void charge(struct bench *bench, enum stage stage)
{
    double time = now();
    bench->seconds[stage] += time - bench->clock;
    bench->clock = time;
}

static void analyse_sentence(struct bench *bench, struct know_working *working, uint32_t sentence)
{
    struct lang_text *text = working->out->text;
    struct base_mark mark = base_arena_mark(working->scratch);
    struct lang_chunk *chunks = NULL;
    uint32_t chunk_count = 0;
    lang_tag(bench->engine.model, working->arena, working->scratch, text, sentence);
    charge(bench, STAGE_tag);
    know_find(working, sentence, &chunks, &chunk_count);
    charge(bench, STAGE_names);
    lang_parse(bench->engine.model, working->scratch, text, sentence, chunks, chunk_count, bench->engine.beam);
    charge(bench, STAGE_parse);
    base_arena_rewind(working->scratch, mark);
}

static void read_records(struct bench *bench, const struct text_document *document, struct know_article *know)
{
    struct read_records records = {0};
    struct read_view view = {.arena = &bench->arena,
                             .scratch = &bench->scratch,
                             .article = know->article,
                             .source_bytes = document->source,
                             .text = know->text,
                             .know = know,
                             .tables = bench->engine.tables,
                             .senses = bench->engine.senses,
                             .records = &records,
                             .article_number = 1};
    read_article(&view, BASE_STR("bench"));
    bench->records += records.count;
}

static void analyse_article(struct bench *bench, const struct text_document *document, const struct text_article *article)
{
    struct lang_text text = {.text = article->text};
    struct know_article know = {.article = article, .text = &text};
    struct know_working working = {
        .tables = bench->engine.tables, .arena = &bench->arena, .scratch = &bench->scratch, .out = &know};
    for (uint32_t i = 0; i < article->block_count; i++) {
        lang_split(&bench->arena, &text, article->blocks[i].at, i);
    }
    charge(bench, STAGE_split);
    for (uint32_t i = 0; i < text.sentences.count && !bench->count_only; i++) {
        analyse_sentence(bench, &working, i);
    }
    if (!bench->count_only) {
        know_settle(&working);
        charge(bench, STAGE_settle);
        read_records(bench, document, &know);
        charge(bench, STAGE_read);
    }
    bench->articles++;
    bench->sentences += text.sentences.count;
    bench->tokens += text.tokens.count;
}

static struct base_str member(const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);
    return (struct base_str){json_string_value(value), (uint32_t)json_string_length(value)};
}

static void analyse_line(struct bench *bench, const json_t *object)
{
    struct text_input input = {.bytes = member(object, "text"), .title = member(object, "title"), .date = member(object, "date")};
    struct text_document document;
    base_arena_reset(&bench->arena);
    base_arena_reset(&bench->scratch);
    bench->clock = now();
    if (text_read(&bench->arena, &input, &document) != PACTA_OK) {
        return;
    }
    charge(bench, STAGE_text);
    for (uint32_t i = 0; i < document.article_count; i++) {
        analyse_article(bench, &document, &document.articles[i]);
    }
}

static int analyse_file(struct bench *bench, const char *path, double megabytes)
{
    FILE *file = fopen(path, "rb");
    char *line = NULL;
    size_t size = 0;
    if (file == NULL) {
        fprintf(stderr, "pacta-bench: cannot read %s\n", path);
        return 1;
    }
    for (ssize_t length; (double)bench->bytes < megabytes * 1e6 && (length = getline(&line, &size, file)) > 0;) {
        json_t *object = json_loadb(line, (size_t)length, 0, NULL);
        if (object != NULL) {
            analyse_line(bench, object);
        }
        json_decref(object);
        bench->bytes += (uint64_t)length;
    }
    free(line);
    fclose(file);
    return 0;
}

static void print_result(const struct bench *bench)
{
    printf("{\"bytes\": %llu, \"articles\": %llu, \"sentences\": %llu, \"tokens\": %llu", (unsigned long long)bench->bytes,
           (unsigned long long)bench->articles, (unsigned long long)bench->sentences, (unsigned long long)bench->tokens);
    if (!bench->count_only) {
        printf(", \"records\": %llu, \"seconds\": {", (unsigned long long)bench->records);
        for (uint32_t stage = 0; stage < STAGE_COUNT; stage++) {
            printf("%s\"%s\": %.6f", stage > 0 ? ", " : "", STAGE_NAMES[stage], bench->seconds[stage]);
        }
        printf("}");
    }
    printf("}\n");
}

static bool open_bench(struct bench *bench)
{
    char path[4096], message[200] = "";
    const char *model = pacta_model_find(NULL, path, sizeof path);
    if (model == NULL || pacta_engine_open(model, &bench->engine, message) != PACTA_OK) {
        fprintf(stderr, "pacta-bench: %s\n", model == NULL ? "no model; set PACTA_MODEL" : message);
        return false;
    }
    base_arena_init(&bench->arena, 0);
    base_arena_init(&bench->scratch, 0);
    return true;
}

int main(int count, char **arguments)
{
    struct bench bench = {.count_only = count > 1 && strcmp(arguments[1], "--count") == 0};
    if (count < 2 + bench.count_only || count > 3) {
        fprintf(stderr, "usage: pacta-bench FILE.jsonl [MEGABYTES]\n       pacta-bench --count FILE.jsonl\n");
        return 2;
    }
    if (!open_bench(&bench)) {
        return 5;
    }
    double megabytes = bench.count_only || count < 3 ? 1e12 : strtod(arguments[2], NULL);
    int status = analyse_file(&bench, arguments[1 + bench.count_only], megabytes);
    print_result(&bench);
    base_arena_release(&bench.arena);
    base_arena_release(&bench.scratch);
    pacta_engine_close(&bench.engine);
    return status;
}
