/* What the commands share: complaints, exit statuses, the terminal, opening the ledger and a session. */
#include "cli/cli.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

void cli_complain(const char *format, ...)
{
    char line[1000];
    va_list values;
    va_start(values, format);
    vsnprintf(line, sizeof line, format, values);
    va_end(values);
    for (char *c = line; *c != '\0'; c++) {
        *c = (unsigned char)*c < 0x20 || *c == 0x7F ? '?' : *c;
    }
    fprintf(stderr, "pacta: %s\n", line);
}

int cli_exit_of(pacta_status status)
{
    switch (status) {
    case PACTA_OK:
        return CLI_OK;
    case PACTA_BAD_INPUT:
        return CLI_SOME_FAILED;
    case PACTA_NO_FILE:
        return CLI_SOME_FAILED;
    case PACTA_NO_MEMORY:
        return CLI_NO_MEMORY;
    case PACTA_BAD_MODEL:
        return CLI_BAD_MODEL;
    case PACTA_BAD_LEDGER:
        return CLI_BAD_LEDGER;
    case PACTA_BAD_USE:
        return CLI_BAD_USE;
    case PACTA_NOT_FOUND:
        return CLI_NOT_FOUND;
    }
    return CLI_SOME_FAILED;
}

bool cli_colours(const struct cli *cli)
{
    const char *wish = getenv("NO_COLOR"), *terminal = getenv("TERM");
    bool plain = (wish != NULL && wish[0] != '\0') || (terminal != NULL && strcmp(terminal, "dumb") == 0);
    return !plain && !cli_flag(cli, "no-color") && isatty(STDOUT_FILENO) != 0;
}

uint32_t cli_width(void)
{
    struct winsize size;
    if (isatty(STDOUT_FILENO) == 0 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
        return 88;
    }
    return size.ws_col < 60 ? 60 : size.ws_col > 100 ? 100 : size.ws_col;
}

bool cli_write(const struct base_buffer *out)
{
    if (out->broken) {
        cli_complain("memory ended");
        return false;
    }
    size_t written = out->length > 0 ? fwrite(out->data, 1, out->length, stdout) : 0;
    if (written == out->length && fflush(stdout) == 0) {
        return true;
    }
    if (errno == EPIPE) {
        _exit(CLI_OK); /* `pacta ... | head` has seen enough */
    }
    cli_complain("cannot write the output: %s", strerror(errno));
    return false;
}

const char *cli_ledger_path(const struct cli *cli)
{
    const char *named = cli_value(cli, "ledger"), *wished = getenv("PACTA_LEDGER");
    if (named != NULL) {
        return named;
    }
    return wished != NULL && wished[0] != '\0' ? wished : "pacta.ledger";
}

int cli_open_ledger(const struct cli *cli, enum ledger_mode mode, struct ledger **ledger)
{
    char message[LEDGER_MESSAGE];
    pacta_status status = ledger_open(cli_ledger_path(cli), mode, ledger, message);
    if (status == PACTA_OK) {
        return CLI_OK;
    }
    cli_complain("%s", message);
    return status == PACTA_NO_MEMORY ? CLI_NO_MEMORY : CLI_BAD_LEDGER;
}

int cli_open_session(const struct cli *cli, struct pacta_session **session)
{
    char message[200];
    struct pacta_options options = {.model = cli_value(cli, "model")};
    pacta_status status = pacta_session_open(&options, session, message);
    if (status == PACTA_OK) {
        return CLI_OK;
    }
    cli_complain("%s", message);
    return status == PACTA_NO_MEMORY ? CLI_NO_MEMORY : CLI_BAD_MODEL;
}

bool cli_day(const char *option, const char *words, char day[11])
{
    int32_t days = text_day_from_words(base_str_from(words)), year;
    uint32_t month, date;
    if (days == TEXT_NO_DAY) {
        cli_complain("--%s: %s is no day; write it like 2025-07-09", option, words);
        return false;
    }
    text_day_to_ymd(days, &year, &month, &date);
    snprintf(day, 11, "%04u-%02u-%02u", (unsigned)(year < 0 ? 0 : year) % 10000, month % 100, date % 100);
    return true;
}

bool cli_today(const struct cli *cli, char day[11])
{
    const char *wished = cli_value(cli, "on");
    struct tm today;
    time_t now = time(NULL);
    if (wished != NULL) {
        return cli_day("on", wished, day);
    }
    if (localtime_r(&now, &today) == NULL || strftime(day, 11, "%Y-%m-%d", &today) != 10) {
        cli_complain("what day it is cannot be told; name one with --on");
        return false;
    }
    return true;
}

/* "meetings" is as good as "meeting". */
bool cli_type(const char *word, enum read_type *type)
{
    struct base_str name = base_str_from(word);
    if (base_str_is(name, "bodies")) {
        name = BASE_STR("body");
    } else if (base_str_is(name, "tallies")) {
        name = BASE_STR("tally");
    }
    if (read_type_from(name, type)) {
        return true;
    }
    if (base_str_ends(name, "s")) {
        name.length--;
    }
    if (read_type_from(name, type)) {
        return true;
    }
    cli_complain("%s is no type of record; types are: article, office, body, meeting, instrument, commitment, target, figure, "
                 "tally, claim, project, event",
                 word);
    return false;
}

bool cli_load(const char *path, struct base_buffer *bytes)
{
    bool standard = strcmp(path, "-") == 0;
    FILE *file = standard ? stdin : fopen(path, "rb");
    char block[65536];
    for (size_t got; file != NULL && (got = fread(block, 1, sizeof block, file)) > 0;) {
        base_buffer_add(bytes, block, got);
    }
    bool loaded = file != NULL && ferror(file) == 0 && !bytes->broken && bytes->length <= UINT32_MAX;
    if (file != NULL && !standard) {
        fclose(file);
    }
    if (!loaded) {
        cli_complain("%s: cannot be read; check that it exists and may be read", path);
    }
    return loaded;
}
