/* The files of a folder and the folders in it, by name. Hidden files and links to folders are left out. */
#ifndef TEXT_FOLDER_H
#define TEXT_FOLDER_H

#include "pacta.h"

#include <stdbool.h>

struct text_folder;

struct text_folder *text_folder_open(const char *path); /* NULL when it cannot be read */
void text_folder_close(struct text_folder *folder);

/* The path of the next file, which holds until the next call; NULL at the end. With *problem set, the path is that of a
 * folder that could not be read. */
const char *text_folder_next(struct text_folder *folder, const char **problem);

#endif
