/* The word tables as the commands use them: names of countries. */
#ifndef CLI_NAMES_H
#define CLI_NAMES_H

#include "know/know.h"

/* Opened on first use, closed at exit; NULL when memory ends. For the main thread only. */
const struct know_tables *cli_tables(void);

#endif
