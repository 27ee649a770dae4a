/* What can be set from the command line: files, and the numbers of training, which are best left alone. */
#ifndef TRAIN_SETTINGS_H
#define TRAIN_SETTINGS_H

#include "net.h"

struct settings {
    const char *data;
    const char *vectors;
    const char *out;
    bool measure;
    uint32_t epochs;
    uint32_t teacher_epochs;
    uint32_t teachers;
    uint32_t seed;
    uint32_t vector_count; /* words that get a row because they have a vector */
    uint32_t synthetic;    /* sentences of our own */
    float rate;
    float decay;
    float trust;
    struct net_drops drops;
};

/* The defaults, and what the command line says; false when it cannot be understood or a file is missing. */
bool settings_read(int argument_count, char **arguments, struct settings *settings);

#endif
