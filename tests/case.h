/*
 * Golden cases. A file tests/cases/LAYER/NAME.case holds cases:
 *
 *     ### title
 *     input
 *     ---
 *     expected
 *
 * `---?` in place of `---` marks a gap that is known: the case must fail, and a case that starts to pass
 * fails the test until the mark is taken away. Lines before the first `###` are comments. A layer's file
 * tests/layer_LAYER.c defines
 *
 *     void case_layer_LAYER(struct base_str file, struct base_str title, struct base_str input, struct base_buffer *out);
 *
 * which writes what the layer makes of the input. Blank lines at the ends do not count. `file` is the case file's name
 * without folder and ending, so that one layer can serve several kinds of case ("html", "date").
 */
#ifndef TESTS_CASE_H
#define TESTS_CASE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/text.h"

#endif
