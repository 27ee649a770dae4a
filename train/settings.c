/* The numbers that the model in the repository is trained with, and how to try others. */
#include "settings.h"

#include <stdlib.h>
#include <string.h>

static const struct settings DEFAULTS = {
    .epochs = 11,
    .teacher_epochs = 10,
    .teachers = 2,
    .seed = 1,
    .vector_count = 60000,
    .synthetic = 5000,
    .rate = 0.0015f,
    .decay = 0.003f,
    .trust = 0.5f,
    .drops = {.input = 0.15f, .layer = 0.05f, .row = 0.1f, .hidden = 0.15f, .word = 0.03f, .rare = 1.0f},
};

/* One of three kinds of values, by name. */
struct setting {
    const char *name;
    const char **text;
    uint32_t *count;
    float *number;
};

static bool set(const struct setting *settings, size_t count, const char *name, const char *value)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(settings[i].name, name) != 0) {
            continue;
        }
        if (settings[i].text != NULL) {
            *settings[i].text = value;
        } else if (settings[i].count != NULL) {
            *settings[i].count = (uint32_t)strtoul(value, NULL, 10);
        } else {
            *settings[i].number = strtof(value, NULL);
        }
        return true;
    }
    return false;
}

bool settings_read(int argument_count, char **arguments, struct settings *settings)
{
    *settings = DEFAULTS;
    const struct setting known[] = {
        {.name = "--data", .text = &settings->data},
        {.name = "--vectors", .text = &settings->vectors},
        {.name = "--out", .text = &settings->out},
        {.name = "--epochs", .count = &settings->epochs},
        {.name = "--teacher-epochs", .count = &settings->teacher_epochs},
        {.name = "--teachers", .count = &settings->teachers},
        {.name = "--seed", .count = &settings->seed},
        {.name = "--words", .count = &settings->vector_count},
        {.name = "--synthetic", .count = &settings->synthetic},
        {.name = "--rate", .number = &settings->rate},
        {.name = "--decay", .number = &settings->decay},
        {.name = "--trust", .number = &settings->trust},
        {.name = "--drop-input", .number = &settings->drops.input},
        {.name = "--drop-layer", .number = &settings->drops.layer},
        {.name = "--drop-row", .number = &settings->drops.row},
        {.name = "--drop-hidden", .number = &settings->drops.hidden},
        {.name = "--drop-word", .number = &settings->drops.word},
        {.name = "--drop-rare", .number = &settings->drops.rare},
    };
    for (int i = 1; i < argument_count; i++) {
        if (strcmp(arguments[i], "--measure") == 0) {
            settings->measure = true;
        } else if (i + 1 >= argument_count || !set(known, sizeof known / sizeof known[0], arguments[i], arguments[i + 1])) {
            return false;
        } else {
            i++;
        }
    }
    return settings->data != NULL && settings->vectors != NULL && settings->out != NULL && settings->epochs > 0 &&
           settings->teachers <= NET_TEACHER_LIMIT;
}
