/* Gives the files named on the command line to a fuzzer, one after the other: for builds without libFuzzer. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static int replay(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        fprintf(stderr, "%s: cannot be read\n", path);
        return 1;
    }
    uint8_t *bytes = NULL;
    size_t size = 0;
    for (size_t got = 1; got > 0; size += got) {
        uint8_t *larger = realloc(bytes, size + 65536);
        if (larger == NULL) {
            break;
        }
        bytes = larger;
        got = fread(bytes + size, 1, 65536, file);
    }
    fclose(file);
    LLVMFuzzerTestOneInput(bytes, size);
    free(bytes);
    return 0;
}

int main(int count, char **arguments)
{
    int failed = 0;
    for (int i = 1; i < count; i++) {
        failed |= replay(arguments[i]);
    }
    return failed;
}
