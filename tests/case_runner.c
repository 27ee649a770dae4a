/* Runs golden cases: pacta_cases [--update] [--gaps] [--title WORDS] FILE.case... (see case.h) */
#include "case.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define X(name) void case_layer_##name(struct base_str file, struct base_str title, struct base_str input, struct base_buffer *out);
#include "case_layers.def"
#undef X

typedef void layer_function(struct base_str file, struct base_str title, struct base_str input, struct base_buffer *out);

static const struct {
    const char *name;
    layer_function *run;
} LAYERS[] = {
#define X(name) {#name, case_layer_##name},
#include "case_layers.def"
#undef X
    {NULL, NULL},
};

struct counts {
    unsigned passed, failed, gaps;
};

struct one_case {
    struct base_str title, input, expected;
    bool gap;
    uint32_t line;
};

static bool read_file(const char *path, struct base_buffer *bytes)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return false;
    }
    char block[65536];
    for (size_t got; (got = fread(block, 1, sizeof block, file)) > 0;) {
        base_buffer_add(bytes, block, got);
    }
    fclose(file);
    return true;
}

static struct base_str next_line(struct base_str text, uint32_t *at)
{
    int64_t end = base_str_find(text, "\n", *at);
    uint32_t stop = end < 0 ? text.length : (uint32_t)end;
    struct base_str line = {text.data + *at, stop - *at};
    *at = stop + 1;
    return line;
}

/* The case that starts at *at (a "### " line); false at the end of the file. */
static bool next_case(struct base_str text, uint32_t *at, uint32_t *line_number, struct one_case *out)
{
    bool found = false, divided = false;
    uint32_t start = 0;
    *out = (struct one_case){0};
    while (*at < text.length) {
        uint32_t line_at = *at;
        struct base_str line = next_line(text, at);
        ++*line_number;
        if (base_str_starts(line, "### ")) {
            if (found) {
                *at = line_at;
                --*line_number;
                break;
            }
            found = true;
            out->line = *line_number;
            out->title = base_str_trim((struct base_str){line.data + 4, line.length - 4});
            start = *at;
        } else if (found && !divided && (base_str_is(line, "---") || base_str_is(line, "---?"))) {
            divided = true;
            out->gap = line.length == 4;
            out->input = base_str_slice(text, (struct base_span){start, line_at});
            start = *at;
        }
    }
    if (found && divided) {
        out->expected = base_str_slice(text, (struct base_span){start, *at});
    }
    return found;
}

static layer_function *layer_of(const char *path, char name[64], char file[64])
{
    const char *slash = strrchr(path, '/');
    if (slash == NULL) {
        return NULL;
    }
    const char *before = slash;
    while (before > path && before[-1] != '/') {
        before--;
    }
    snprintf(name, 64, "%.*s", (int)(slash - before), before);
    snprintf(file, 64, "%.*s", (int)strcspn(slash + 1, "."), slash + 1);
    for (size_t i = 0; LAYERS[i].name != NULL; i++) {
        if (strcmp(LAYERS[i].name, name) == 0) {
            return LAYERS[i].run;
        }
    }
    return NULL;
}

static void report(const char *path, const struct one_case *one, struct base_str got, const char *what)
{
    printf("%s:%u: %s: %.*s\n  expected:\n%.*s\n  got:\n%.*s\n", path, one->line, what, BASE_STR_ARG(one->title),
           BASE_STR_ARG(base_str_trim(one->expected)), BASE_STR_ARG(got));
}

static bool show_gaps; /* --gaps: print what known gaps give */

static void run_file(const char *path, bool update, const char *title, struct counts *counts)
{
    char layer[64], file[64];
    layer_function *run = layer_of(path, layer, file);
    struct base_buffer bytes, got, updated;
    base_buffer_init(&bytes);
    base_buffer_init(&got);
    base_buffer_init(&updated);
    if (run == NULL || !read_file(path, &bytes)) {
        printf("%s: no such case file, or no tests/layer_%s.c\n", path, layer);
        counts->failed++;
        return;
    }
    struct base_str text = {bytes.data, (uint32_t)bytes.length};
    uint32_t at = 0, line = 0;
    int64_t head = base_str_starts(text, "### ") ? 0 : base_str_find(text, "\n### ", 0) + 1;
    base_buffer_add(&updated, text.data, (size_t)head);
    for (struct one_case one; next_case(text, &at, &line, &one);) {
        if (title != NULL && base_str_find(one.title, title, 0) < 0) {
            continue;
        }
        base_buffer_clear(&got);
        run(base_str_from(file), one.title, one.input, &got);
        struct base_str result = base_str_trim((struct base_str){got.data, (uint32_t)got.length});
        bool same = base_str_equal(result, base_str_trim(one.expected));
        if (same && one.gap) {
            report(path, &one, result, "a known gap is closed; write --- for ---?");
            counts->failed++;
        } else if (same) {
            counts->passed++;
        } else if (one.gap) {
            if (show_gaps) {
                report(path, &one, result, "known gap");
            }
            counts->gaps++;
        } else {
            if (!update) {
                report(path, &one, result, "differs");
            }
            counts->failed++;
        }
        struct base_str kept = update && !one.gap ? result : base_str_trim(one.expected);
        base_buffer_format(&updated, "### %.*s\n%.*s%s%s\n%.*s\n\n", BASE_STR_ARG(one.title), BASE_STR_ARG(one.input),
                           base_str_ends(one.input, "\n") || one.input.length == 0 ? "" : "\n", one.gap ? "---?" : "---",
                           BASE_STR_ARG(kept));
    }
    if (update && title == NULL) {
        FILE *out = fopen(path, "wb");
        if (out != NULL) {
            fwrite(updated.data, 1, updated.length - 1, out);
            fclose(out);
        }
    }
    base_buffer_release(&bytes);
    base_buffer_release(&got);
    base_buffer_release(&updated);
}

int main(int count, char **arguments)
{
    bool update = false;
    const char *title = NULL;
    struct counts counts = {0};
    for (int i = 1; i < count; i++) {
        if (strcmp(arguments[i], "--update") == 0) {
            update = true;
        } else if (strcmp(arguments[i], "--gaps") == 0) {
            show_gaps = true;
        } else if (strcmp(arguments[i], "--title") == 0 && i + 1 < count) {
            title = arguments[++i];
        } else {
            run_file(arguments[i], update, title, &counts);
        }
    }
    printf("%u cases passed, %u failed, %u known gaps\n", counts.passed, counts.failed, counts.gaps);
    return counts.failed > 0 || counts.passed + counts.gaps == 0;
}
