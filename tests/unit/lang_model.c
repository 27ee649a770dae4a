/* A model file that is missing, foreign, cut short or damaged is refused with a line that names it. */
#include "lang/model.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const char *const MODEL = PACTA_SOURCE_DIR "/data/model/english.pacta-model";

static unsigned char *read_model(size_t *size)
{
    FILE *file = fopen(MODEL, "rb");
    assert_non_null(file);
    fseek(file, 0, SEEK_END);
    *size = (size_t)ftell(file);
    rewind(file);
    unsigned char *bytes = aligned_alloc(64, (*size + 63) / 64 * 64);
    assert_int_equal(fread(bytes, 1, *size, file), *size);
    fclose(file);
    return bytes;
}

static void assert_refused(const unsigned char *bytes, size_t size)
{
    struct lang_model model;
    const char *problem = NULL;
    assert_int_equal(lang_model_read(bytes, size, &model, &problem), PACTA_BAD_MODEL);
    assert_non_null(problem);
}

static void a_sound_file_is_opened(void **state)
{
    (void)state;
    struct lang_model *model = NULL;
    char message[200] = "";
    assert_int_equal(lang_model_open(MODEL, &model, message), PACTA_OK);
    assert_int_equal(strncmp(lang_model_version(model), "english-", 8), 0);
    lang_model_close(model);
    lang_model_close(NULL);
}

static void a_missing_file_is_named(void **state)
{
    (void)state;
    struct lang_model *model = NULL;
    char message[200] = "";
    assert_int_equal(lang_model_open("/nowhere/tarsk.model", &model, message), PACTA_BAD_MODEL);
    assert_non_null(strstr(message, "/nowhere/tarsk.model"));
    assert_null(model);
}

static void a_foreign_file_is_refused(void **state)
{
    (void)state;
    struct lang_model *model = NULL;
    assert_int_equal(lang_model_open(__FILE__, &model, NULL), PACTA_BAD_MODEL);
    assert_int_equal(lang_model_open(PACTA_SOURCE_DIR, &model, NULL), PACTA_BAD_MODEL);
}

static void cut_files_are_refused(void **state)
{
    (void)state;
    size_t size = 0;
    unsigned char *bytes = read_model(&size);
    const size_t sizes[] = {
        0, 1, 7, 8, 63, sizeof(struct lang_model_header) - 1, sizeof(struct lang_model_header), 4096, size / 2, size - 1};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        assert_refused(bytes, sizes[i]);
    }
    free(bytes);
}

static void changed_bytes_are_refused(void **state)
{
    (void)state;
    size_t size = 0;
    unsigned char *bytes = read_model(&size);
    for (size_t at = 0; at < size; at += size / 50) {
        if (at >= 32 && at < 64) {
            continue; /* the version's text may read as it likes */
        }
        bytes[at] ^= 0x55;
        assert_refused(bytes, size);
        bytes[at] ^= 0x55;
    }
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sound_file_is_opened),    cmocka_unit_test(a_missing_file_is_named),
        cmocka_unit_test(a_foreign_file_is_refused), cmocka_unit_test(cut_files_are_refused),
        cmocka_unit_test(changed_bytes_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
