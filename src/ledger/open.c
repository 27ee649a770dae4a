/*
 * Opening a ledger: is it one, is it ours, is it of this version; and if not, one line that says what to do.
 */
#include "ledger/internal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BUSY_MILLISECONDS = 10000 };

static pacta_status say(struct ledger *ledger, pacta_status status, const char *what)
{
    snprintf(ledger->message, LEDGER_MESSAGE, "%s: %s", ledger->path, what);
    return status;
}

/*
 * A ledger in a folder that cannot be written (a CD, an archive) has no room for SQLite's side files; nobody can be writing
 * to it either, so it is opened as a file that never changes.
 */
static int open_unchanging(struct ledger *ledger)
{
    struct base_buffer address;
    base_buffer_init(&address);
    base_buffer_add_text(&address, "file:");
    for (const char *c = ledger->path; *c != '\0'; c++) {
        base_buffer_format(&address, strchr("?#%", *c) != NULL ? "%%%02X" : "%c", (unsigned char)*c);
    }
    base_buffer_add(&address, "?immutable=1", sizeof "?immutable=1");
    sqlite3_close(ledger->db);
    ledger->db = NULL;
    int code = address.broken ? SQLITE_NOMEM
                              : sqlite3_open_v2(address.data, &ledger->db,
                                                SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
    base_buffer_release(&address);
    return code;
}

static pacta_status open_for_reading(struct ledger *ledger)
{
    if (access(ledger->path, F_OK) != 0) {
        return say(ledger, PACTA_NO_FILE, "no ledger there; make one with 'pacta read', or name one with -d");
    }
    int code = sqlite3_open_v2(ledger->path, &ledger->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);
    if (code == SQLITE_OK) {
        sqlite3_busy_timeout(ledger->db, BUSY_MILLISECONDS);
        code = sqlite3_exec(ledger->db, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
        if ((code & 0xFF) == SQLITE_CANTOPEN || (code & 0xFF) == SQLITE_READONLY) {
            code = open_unchanging(ledger);
        }
    }
    return code == SQLITE_OK ? PACTA_OK : ledger_fail(ledger, code);
}

/* Why no file can be made there: SQLite's own reason is that of its last try, to open the file for reading. */
static const char *reason_of_folder(const char *path)
{
    char folder[4096];
    const char *slash = strrchr(path, '/');
    snprintf(folder, sizeof folder, "%.*s", slash != NULL ? (int)(slash - path) + 1 : 1, slash != NULL ? path : ".");
    errno = 0;
    return access(folder, W_OK | X_OK) != 0 ? strerror(errno) : "is it a folder?";
}

static pacta_status open_for_writing(struct ledger *ledger)
{
    int code =
        sqlite3_open_v2(ledger->path, &ledger->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
    if ((code & 0xFF) == SQLITE_CANTOPEN) {
        char what[160];
        snprintf(what, sizeof what, "cannot be opened for writing (%s); check the folder", reason_of_folder(ledger->path));
        return say(ledger, PACTA_BAD_LEDGER, what);
    }
    if (code != SQLITE_OK) {
        return ledger_fail(ledger, code);
    }
    sqlite3_busy_timeout(ledger->db, BUSY_MILLISECONDS);
    return sqlite3_db_readonly(ledger->db, "main") == 1 ? ledger_fail(ledger, SQLITE_READONLY) : PACTA_OK;
}

/* Checks what the file's head says before anything is done with it. */
static pacta_status check_head(struct ledger *ledger, enum ledger_mode mode)
{
    ledger->message[0] = '\0';
    int64_t tables = ledger_number(ledger, "SELECT count(*) FROM sqlite_schema", -1);
    int64_t application = ledger_number(ledger, "PRAGMA application_id", -1);
    int64_t version = ledger_number(ledger, "PRAGMA user_version", -1);
    char what[160];
    if (tables < 0 || application < 0 || version < 0) {
        return PACTA_BAD_LEDGER; /* the message is set */
    }
    if (tables == 0 && application == 0) {
        return mode == LEDGER_WRITE ? PACTA_OK : say(ledger, PACTA_BAD_LEDGER, "is empty; fill it with 'pacta read'");
    }
    if (application != LEDGER_APPLICATION_ID) {
        return say(ledger, PACTA_BAD_LEDGER, "is a database of another program; name another file with -d");
    }
    if (version > LEDGER_VERSION) {
        snprintf(what, sizeof what, "was made by a newer pacta (tables of version %d, this program knows %d); use that program",
                 (int)version, LEDGER_VERSION);
        return say(ledger, PACTA_BAD_LEDGER, what);
    }
    if (version < LEDGER_VERSION && mode == LEDGER_READ) {
        return say(ledger, PACTA_BAD_LEDGER, "was made by an older pacta; bring it up to date with 'pacta rebuild'");
    }
    return PACTA_OK;
}

/* The journal is changed only on a new file; a busy answer is no harm, the next writer sets it. */
static pacta_status set_up_writing(struct ledger *ledger)
{
    static const char SET_UP[] = "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
                                 "PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 67108864;";
    int code = sqlite3_exec(ledger->db, SET_UP, NULL, NULL, NULL);
    if (code != SQLITE_OK && (code & 0xFF) != SQLITE_BUSY) {
        return ledger_fail(ledger, code);
    }
    return ledger_migrate(ledger);
}

static pacta_status open_checked(struct ledger *ledger, enum ledger_mode mode)
{
    pacta_status status = mode == LEDGER_READ ? open_for_reading(ledger) : open_for_writing(ledger);
    if (status != PACTA_OK) {
        return status;
    }
    sqlite3_extended_result_codes(ledger->db, 1);
    (void)sqlite3_db_config(ledger->db, SQLITE_DBCONFIG_DEFENSIVE, 1,
                            NULL); /* a forged file shall not write into SQLite's own tables */
    int code = sqlite3_exec(ledger->db, "PRAGMA foreign_keys = ON; PRAGMA cache_size = -16000;", NULL, NULL, NULL);
    if (code != SQLITE_OK) {
        return ledger_fail(ledger, code);
    }
    status = check_head(ledger, mode);
    return status == PACTA_OK && mode == LEDGER_WRITE ? set_up_writing(ledger) : status;
}

pacta_status ledger_open(const char *path, enum ledger_mode mode, struct ledger **opened, char message[LEDGER_MESSAGE])
{
    struct ledger *ledger = calloc(1, sizeof *ledger);
    *opened = NULL;
    if (ledger == NULL || (ledger->path = strdup(path)) == NULL) {
        free(ledger);
        snprintf(message, LEDGER_MESSAGE, "%s: memory ended", path);
        return PACTA_NO_MEMORY;
    }
    pacta_status status = open_checked(ledger, mode);
    if (status != PACTA_OK) {
        snprintf(message, LEDGER_MESSAGE, "%s", ledger->message);
        ledger_close(ledger);
        return status;
    }
    message[0] = '\0';
    *opened = ledger;
    return PACTA_OK;
}

void ledger_close(struct ledger *ledger)
{
    if (ledger == NULL) {
        return;
    }
    if (ledger->rebuilding) {
        ledger_rebuild_abandon(ledger);
    }
    (void)ledger_commit(ledger);
    for (int i = 0; i < LEDGER_STATEMENT_COUNT; i++) {
        sqlite3_finalize(ledger->statements[i]);
    }
    sqlite3_close(ledger->db);
    free(ledger->path);
    free(ledger);
}
