/* pacta parse: sentences with tags and trees, as CoNLL-U; what the readers see, or what the model makes of given words. */
#include "cli/cli.h"

#include "lang/conllu.h"
#include "pacta_pipeline.h"

#include <setjmp.h>
#include <string.h>

struct parsing {
    struct pacta_engine engine;
    struct base_arena arena, scratch;
    struct base_buffer bytes, out;
    const char *path;
};

static int write_out(struct parsing *parsing)
{
    bool written = cli_write(&parsing->out);
    base_buffer_clear(&parsing->out);
    return written ? CLI_OK : CLI_SOME_FAILED;
}

/* Articles as the readers get them: names and dates are single words to the parser. */
static int parse_text(struct parsing *parsing)
{
    struct text_document document;
    struct text_input input = {.bytes = {parsing->bytes.data, (uint32_t)parsing->bytes.length}};
    pacta_status status = text_read(&parsing->arena, &input, &document);
    if (status != PACTA_OK) {
        cli_complain("%s: %s", parsing->path, document.notice != NULL ? document.notice : pacta_status_words(status));
        return cli_exit_of(status);
    }
    for (uint32_t i = 0; i < document.article_count; i++) {
        struct pacta_article article;
        struct read_records records = {0};
        base_arena_reset(&parsing->scratch);
        pacta_analyse(&parsing->engine, &parsing->arena, &parsing->scratch, &document.articles[i], document.source, i + 1,
                      &records, &article);
        for (uint32_t s = 0; s < article.text.sentences.count; s++) {
            lang_conllu_write(&article.text, s, &parsing->out);
        }
    }
    return write_out(parsing);
}

/* The file's own sentences and words, with our tags and arcs in place of its own. */
static int parse_conllu(struct parsing *parsing)
{
    struct lang_conllu document;
    struct lang_conllu_error error;
    struct base_str bytes = {parsing->bytes.data, (uint32_t)parsing->bytes.length};
    if (lang_conllu_read(&parsing->arena, bytes, &document, &error) != PACTA_OK) {
        cli_complain("%s:%u: %s", parsing->path, error.line, error.message);
        return CLI_SOME_FAILED;
    }
    for (uint32_t s = 0; s < document.text.sentences.count; s++) {
        struct base_mark mark = base_arena_mark(&parsing->scratch);
        lang_tag(parsing->engine.model, &parsing->arena, &parsing->scratch, &document.text, s);
        lang_parse(parsing->engine.model, &parsing->scratch, &document.text, s, NULL, 0, parsing->engine.beam);
        base_arena_rewind(&parsing->scratch, mark);
        lang_conllu_write_given(&document, s, &parsing->out);
    }
    return write_out(parsing);
}

static int parse(struct parsing *parsing, bool from_conllu)
{
    jmp_buf jump;
    base_arena_guard(&parsing->arena, &jump);
    base_arena_guard(&parsing->scratch, &jump);
    if (setjmp(jump) != 0) {
        cli_complain("%s: memory ended", parsing->path);
        return CLI_NO_MEMORY;
    }
    return from_conllu ? parse_conllu(parsing) : parse_text(parsing);
}

static int load_and_parse(const struct cli *cli, struct parsing *parsing, bool from_conllu)
{
    char path[4096], message[200];
    if (!cli_load(parsing->path, &parsing->bytes)) {
        return CLI_SOME_FAILED;
    }
    if (pacta_model_find(cli_value(cli, "model"), path, sizeof path) == NULL) {
        cli_complain("no language model found; name one with --model or $PACTA_MODEL");
        return CLI_BAD_MODEL;
    }
    pacta_status status = pacta_engine_open(path, &parsing->engine, message);
    if (status != PACTA_OK) {
        cli_complain("%s", message);
        return cli_exit_of(status);
    }
    long beam;
    if (!cli_number(cli, "beam", 1, 64, (long)parsing->engine.beam, &beam)) {
        pacta_engine_close(&parsing->engine);
        return CLI_BAD_USE;
    }
    parsing->engine.beam = (uint32_t)beam;
    int code = parse(parsing, from_conllu);
    pacta_engine_close(&parsing->engine);
    return code;
}

static int run(struct cli *cli)
{
    const char *from = cli_value(cli, "from");
    bool from_conllu = from != NULL && strcmp(from, "conllu") == 0;
    if (from != NULL && !from_conllu && strcmp(from, "text") != 0) {
        cli_complain("--from: %s is neither text nor conllu", from);
        return CLI_BAD_USE;
    }
    struct parsing parsing = {.path = cli->argument_count > 0 ? cli->arguments[0] : "-"};
    base_arena_init(&parsing.arena, 0);
    base_arena_init(&parsing.scratch, 0);
    int code = load_and_parse(cli, &parsing, from_conllu);
    base_buffer_release(&parsing.out);
    base_buffer_release(&parsing.bytes);
    base_arena_release(&parsing.scratch);
    base_arena_release(&parsing.arena);
    return code;
}

const struct cli_command CLI_PARSE = {
    "parse",
    "[FILE] [OPTIONS]",
    "print sentences with tags and trees, as CoNLL-U",
    "From text, sentences are parsed as the readers get them, with names and dates as single words. From CoNLL-U, the\n"
    "file's own sentences and words are kept, and tags, lemmas and arcs are ours.",
    0,
    1,
    {{"from", 0, "FORMAT", "text (default) or conllu"}, {"beam", 0, "N", "keep N parses side by side"}},
    run,
};
