/* Cases of the base layer: the file says what is done with the input ("fold": case and marks taken away). */
#include "case.h"

#include "base/json.h"
#include "base/utf8.h"

#include <stdlib.h>

void case_layer_base(struct base_str file, struct base_str title, struct base_str input, struct base_buffer *out)
{
    (void)title;
    struct base_str text = base_str_trim(input);
    if (base_str_is(file, "fold")) {
        char *folded = malloc(text.length + 1);
        base_buffer_add(out, folded, base_utf8_fold(text, folded));
        free(folded);
    } else if (base_str_is(file, "json")) {
        base_json_str(out, text);
    }
}
