/*
 * The description of a data package (Frictionless Data: Tabular Data Package): which tables there are, what their columns are,
 * what stands for a missing value, where it all comes from.
 */
#ifndef API_PACKAGE_H
#define API_PACKAGE_H

#include "api/export_record.h"

enum { API_PACKAGE_COLUMNS = 48 };

struct api_resource {
    const char *name, *path, *title;
    struct api_column columns[API_PACKAGE_COLUMNS];
    uint32_t column_count;
    const char *key;    /* column that names a row; NULL for none */
    const char *refers; /* column that names a row of `refers_to`; NULL for none */
    const char *refers_to;
    uint64_t rows, bytes;
};
BASE_ARRAY_TYPE(api_resources, struct api_resource);

struct api_sources {
    BASE_ARRAY(struct base_str) names; /* outlets and publishers, each once */
    bool more;                         /* there are more than are named */
};

/* datapackage.json. `day` is the day on which it is made. */
void api_package_json(struct base_buffer *out, const struct api_resources *resources, const struct api_sources *sources,
                      struct base_str day);

#endif
