/* Depth first, each folder's names sorted by bytes, so that a run over the same files is the same run. */
#include "text/folder.h"

#include "text/limits.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { PATH_SIZE = 4096 };

struct level {
    struct dirent **names;
    int count, next;
    size_t path_length; /* of the folder's own path */
};

struct text_folder {
    struct level levels[TEXT_MAX_FOLDERS];
    int depth;
    char path[PATH_SIZE];
};

static int is_shown(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

/* Opens folder->path as a new level. */
static bool push_level(struct text_folder *folder)
{
    if (folder->depth == TEXT_MAX_FOLDERS) {
        return false;
    }
    struct level *level = &folder->levels[folder->depth];
    level->count = scandir(folder->path, &level->names, is_shown, by_bytes);
    level->next = 0;
    level->path_length = strlen(folder->path);
    folder->depth += level->count >= 0;
    return level->count >= 0;
}

static void pop_level(struct text_folder *folder)
{
    struct level *level = &folder->levels[--folder->depth];
    for (int i = level->next; i < level->count; i++) {
        free(level->names[i]);
    }
    free(level->names);
}

struct text_folder *text_folder_open(const char *path)
{
    struct text_folder *folder = calloc(1, sizeof *folder);
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/') {
        length--;
    }
    if (folder == NULL || length >= PATH_SIZE) {
        free(folder);
        return NULL;
    }
    memcpy(folder->path, path, length);
    if (!push_level(folder)) {
        free(folder);
        return NULL;
    }
    return folder;
}

void text_folder_close(struct text_folder *folder)
{
    while (folder != NULL && folder->depth > 0) {
        pop_level(folder);
    }
    free(folder);
}

/* Puts the next name of the innermost folder behind its path; false when the path gets too long. */
static bool next_name(struct text_folder *folder)
{
    struct level *level = &folder->levels[folder->depth - 1];
    struct dirent *entry = level->names[level->next++];
    int length = snprintf(folder->path + level->path_length, PATH_SIZE - level->path_length, "/%s", entry->d_name);
    free(entry);
    return length > 0 && (size_t)length < PATH_SIZE - level->path_length;
}

const char *text_folder_next(struct text_folder *folder, const char **problem)
{
    *problem = NULL;
    while (folder->depth > 0) {
        struct level *level = &folder->levels[folder->depth - 1];
        if (level->next == level->count) {
            pop_level(folder);
            continue;
        }
        struct stat link, file;
        if (!next_name(folder)) {
            *problem = "its path is too long";
            return folder->path;
        }
        bool known = lstat(folder->path, &link) == 0 && stat(folder->path, &file) == 0;
        if (known && S_ISREG(file.st_mode)) {
            return folder->path;
        }
        if (known && S_ISDIR(link.st_mode) && !push_level(folder)) {
            *problem = "the folder cannot be read or lies too deep";
            return folder->path;
        }
    }
    return NULL;
}
