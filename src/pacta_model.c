/* Finding the language model, so that a plain `pacta read` works when installed and straight from the build tree. */
#include "pacta_session.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#ifndef PACTA_SHARE_DIR
#define PACTA_SHARE_DIR "/usr/local/share/pacta"
#endif
#ifndef PACTA_BUILD_MODEL
#define PACTA_BUILD_MODEL "data/model/english.pacta-model"
#endif

const char *pacta_model_find(const char *named, char *path, size_t size)
{
    static const char *const PLACES[] = {PACTA_SHARE_DIR "/english.pacta-model", PACTA_BUILD_MODEL};
    const char *wished = named != NULL ? named : getenv("PACTA_MODEL");
    if (wished != NULL && wished[0] != '\0') {
        return snprintf(path, size, "%s", wished) < (int)size ? path : NULL;
    }
    for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++) {
        if (access(PLACES[i], R_OK) == 0) {
            return snprintf(path, size, "%s", PLACES[i]) < (int)size ? path : NULL;
        }
    }
    return NULL;
}
