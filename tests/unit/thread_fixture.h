/*
 * A small ledger with threads laid by hand, for tests of what is told of threads: a council with a session that slipped and one
 * without news, its documents, a target told twice, a count told in two ways.
 */
#ifndef TESTS_THREAD_FIXTURE_H
#define TESTS_THREAD_FIXTURE_H

#include "ledger_fixture.h"

#include "ledger/internal.h"

#define FIXTURE_PAIR "\"parties\":[\"NRL\",\"VRO\"]"
#define FIXTURE_QUOTE(words) ",\"evidence\":[{\"start\":0,\"end\":1,\"quote\":\"" words "\"}]"

static const char *const THREAD_MARCH[] = {
    "{\"record\":\"body\",\"name\":\"High Level Council\",\"short\":\"HLC\",\"kind\":\"council\"," FIXTURE_PAIR
    ",\"agents\":[{\"name\":\"Ministry of Roads\",\"kind\":\"ministry\",\"country\":\"NRL\"}]}",
    "{\"record\":\"meeting\",\"kind\":\"session\",\"body\":\"High Level Council\",\"session\":7,\"status\":\"planned\","
    "\"stance\":\"planned\",\"date\":{\"from\":\"2024-06-01\",\"to\":\"2024-06-30\",\"precision\":\"month\",\"said\":\"in "
    "June\"}," FIXTURE_PAIR FIXTURE_QUOTE("The council will meet in June.") "}",
    "{\"record\":\"target\",\"metric\":\"bilateral "
    "trade\",\"amount\":5e9,\"unit\":\"USD\",\"deadline\":{\"from\":\"2030-01-01\","
    "\"to\":\"2030-12-31\",\"precision\":\"year\",\"said\":\"by 2030\"},\"said_by\":\"Ada Norell\"," FIXTURE_PAIR FIXTURE_QUOTE(
        "Trade shall reach five billion by 2030.") "}",
    NULL,
};
static const char *const THREAD_JULY[] = {
    "{\"record\":\"meeting\",\"kind\":\"session\",\"body\":\"High Level Council\",\"session\":7,\"status\":\"held\",\"date\":{"
    "\"from\":\"2024-07-10\",\"to\":\"2024-07-10\",\"precision\":\"day\",\"said\":\"on "
    "Wednesday\"},\"place\":{\"name\":\"Tarsk\","
    "\"country\":\"VRO\"},\"actors\":[{\"name\":\"Ada Norell\",\"office\":\"premier\",\"country\":\"NRL\",\"as\":\"co-chair\"},"
    "{\"name\":\"Tam Vero\",\"country\":\"VRO\",\"as\":\"co-chair\"},{\"name\":\"Ola Tarn\",\"as\":\"witness\"}]," FIXTURE_PAIR
        FIXTURE_QUOTE("The council met in Tarsk on Wednesday.") "}",
    "{\"record\":\"instrument\",\"kind\":\"documents\",\"count\":24,\"status\":\"signed\"," FIXTURE_PAIR FIXTURE_QUOTE(
        "Twenty-four documents were signed.") "}",
    "{\"record\":\"instrument\",\"kind\":\"protocol\",\"title\":\"Protocol on Roads\",\"status\":\"signed\"," FIXTURE_PAIR
        FIXTURE_QUOTE("A protocol on roads was signed.") "}",
    "{\"record\":\"target\",\"metric\":\"bilateral trade\",\"amount\":5e9,\"unit\":\"USD\",\"restates\":true," FIXTURE_PAIR
        FIXTURE_QUOTE("They renewed the five billion.") "}",
    "{\"record\":\"tally\",\"quantity\":\"killed\",\"value\":28,\"incident\":\"ferry fire\",\"said_by\":\"the harbour "
    "office\"," FIXTURE_PAIR FIXTURE_QUOTE("Twenty-eight died, the harbour office said.") "}",
    NULL,
};
static const char *const THREAD_AUGUST[] = {
    "{\"record\":\"meeting\",\"kind\":\"session\",\"body\":\"High Level "
    "Council\",\"session\":8,\"status\":\"planned\",\"date\":{"
    "\"from\":\"2025-01-01\",\"to\":\"2025-01-31\",\"precision\":\"month\",\"said\":\"in January\"}," FIXTURE_PAIR
        FIXTURE_QUOTE("The eighth session is due in January.") "}",
    "{\"record\":\"instrument\",\"kind\":\"documents\",\"count\":25,\"status\":\"signed\"," FIXTURE_PAIR FIXTURE_QUOTE(
        "Twenty-five papers came of it.") "}",
    "{\"record\":\"tally\",\"quantity\":\"killed\",\"value\":13,\"incident\":\"ferry fire\"," FIXTURE_PAIR FIXTURE_QUOTE(
        "The toll is 13.") "}",
    "{\"record\":\"claim\",\"about\":\"ferry fire\",\"says\":\"the fire was laid\",\"said_by\":\"the owners\",\"denied_by\":"
    "\"the harbour office\",\"status\":\"denied\"," FIXTURE_PAIR FIXTURE_QUOTE("The fire was not laid, the office said.") "}",
    "{\"record\":\"figure\",\"metric\":\"bilateral trade\",\"amount\":2e9,\"unit\":\"USD\",\"period\":{\"from\":\"2023-01-01\","
    "\"to\":\"2023-12-31\",\"precision\":\"year\",\"said\":\"in 2023\"},\"said_by\":\"Ada Norell\"," FIXTURE_PAIR FIXTURE_QUOTE(
        "Trade came to two billion in 2023, Norell said.") "}",
    NULL,
};

static const char *const THREAD_SEPTEMBER[] = {
    "{\"record\":\"figure\",\"metric\":\"bilateral "
    "trade\",\"amount\":1.2e9,\"unit\":\"USD\",\"period\":{\"from\":\"2023-01-01\","
    "\"to\":\"2023-12-31\",\"precision\":\"year\"}," FIXTURE_PAIR FIXTURE_QUOTE("In 2023 it was 1.2 billion.") "}",
    "{\"record\":\"figure\",\"metric\":\"bilateral trade\",\"approx\":\"about\",\"amount\":1.9e9,\"unit\":\"USD\",\"period\":{"
    "\"from\":\"2022-01-01\",\"to\":\"2022-12-31\",\"precision\":\"year\"}," FIXTURE_PAIR FIXTURE_QUOTE(
        "The year before it was about 1.9.") "}",
    NULL,
};

static const char *const THREAD_ROWS[] = {
    "INSERT INTO thread (n, id, kind, sort, title, parties, sectors, status, strength, open, first_seen, last_seen, due, "
    "restated, "
    "reports, independent_reports, disputed, number, unit, profile) VALUES "
    "(1, 'h0000000000000001', 'body', 'council', 'High Level Council (HLC)', 'NRL VRO', '', NULL, NULL, 0, '2024-03-01', "
    "'2024-03-01', NULL, 0, 1, 1, 0, NULL, NULL, ''),"
    "(2, 'h0000000000000002', 'session', 'session', '7th session of the HLC', 'NRL VRO', '', 'held', NULL, 0, '2024-03-01', "
    "'2024-07-11', '2024-06-30', 0, 2, 2, 0, 7, NULL, ''),"
    "(3, 'h0000000000000003', 'session', 'session', '8th session of the HLC', 'NRL VRO', '', 'planned', NULL, 1, '2024-08-05', "
    "'2024-08-05', '2025-01-31', 0, 1, 1, 0, 8, NULL, ''),"
    "(4, 'h0000000000000004', 'instrument', 'documents', '24 documents', 'NRL VRO', '', 'signed', 'S5', 0, '2024-07-11', "
    "'2024-08-05', NULL, 0, 2, 2, 1, 24, NULL, ''),"
    "(5, 'h0000000000000005', 'instrument', 'protocol', 'Protocol on Roads', 'NRL VRO', 'transport and connectivity', "
    "'signed', "
    "'S5', 1, '2024-07-11', '2024-07-11', NULL, 0, 1, 1, 0, NULL, NULL, ''),"
    "(6, 'h0000000000000006', 'target', NULL, 'bilateral trade to USD 5 billion', 'NRL VRO', 'trade;finance', NULL, 'S3', 1, "
    "'2024-03-01', '2024-07-11', '2030-12-31', 1, 2, 2, 0, 5e9, 'USD', ''),"
    "(7, 'h0000000000000007', 'incident', NULL, 'ferry fire', 'NRL VRO', '', NULL, NULL, 0, '2024-07-11', '2024-08-05', NULL, "
    "0, "
    "2, 2, 1, 13, NULL, '')",
    "INSERT INTO thread_text (rowid, names, codes) SELECT n, replace(replace(title, '(', ''), ')', ''), parties FROM thread",
    "INSERT INTO thread_record (record, thread, day, likeness, why) SELECT r.n, v.column2, a.published, 1, 'laid by hand' "
    "FROM (VALUES (1, 1), (2, 2), (3, 6), (4, 2), (5, 4), (6, 5), (7, 6), (8, 7), (9, 3), (10, 4), (11, 7)) AS v "
    "JOIN record AS r ON r.n = v.column1 JOIN article AS a ON a.n = r.article",
    "INSERT INTO thread_party (party, other, kind, last_seen, thread) SELECT 'NRL', p.column1, kind, last_seen, n "
    "FROM thread, (VALUES (''), ('VRO')) AS p",
    "INSERT INTO thread_party (party, other, kind, last_seen, thread) SELECT 'VRO', '', kind, last_seen, n FROM thread",
    "INSERT INTO thread_link (thread, relation, other, why) VALUES (2, 'of', 1, 'named'), (3, 'of', 1, 'named'), "
    "(4, 'at', 2, 'same report'), (5, 'at', 2, 'same report')",
    "INSERT INTO article_copy (article, family, manner, likeness) SELECT n, n, 'original', 1 FROM article",
    "INSERT OR REPLACE INTO follow_mark SELECT 'record', max(n) FROM record UNION ALL SELECT 'article', max(n) FROM article"};

/* A ledger with all this; NULL when it cannot be made. */
static inline struct ledger *thread_fixture(const char *path)
{
    static const struct fixture_source SOURCES[] = {
        {"march.txt", "The council will meet in June. Trade shall reach five billion by 2030.", "March", "Indus Wire", 19783,
         THREAD_MARCH},
        {"july.txt",
         "The council met in Tarsk on Wednesday. Twenty-four documents were signed. A protocol on roads was signed. They "
         "renewed "
         "the five billion. Twenty-eight died, the harbour office said.",
         "July", "Tarsk Post", 19915, THREAD_JULY},
        {"reports/august.txt",
         "The eighth session is due in January. Twenty-five papers came of it. The toll is 13. The fire was not laid, the "
         "office "
         "said. Trade came to two billion in 2023, Norell said.",
         "August", "", 19940, THREAD_AUGUST},
        {"september.txt", "In 2023 it was 1.2 billion. The year before it was about 1.9.", "September", "Indus Wire", 19970,
         THREAD_SEPTEMBER},
    };
    char message[LEDGER_MESSAGE];
    struct ledger *ledger;
    enum ledger_outcome outcome;
    pacta_status status = ledger_open(path, LEDGER_WRITE, &ledger, message);
    if (status != PACTA_OK) {
        return NULL;
    }
    status = ledger_set_versions(ledger, &(struct ledger_versions){"1", "1", "1"});
    for (size_t i = 0; status == PACTA_OK && i < sizeof SOURCES / sizeof *SOURCES; i++) {
        status = fixture_add(ledger, &SOURCES[i], &outcome);
    }
    status = status == PACTA_OK ? ledger_commit(ledger) : status;
    for (size_t i = 0; status == PACTA_OK && i < sizeof THREAD_ROWS / sizeof *THREAD_ROWS; i++) {
        status = ledger_execute(ledger, THREAD_ROWS[i]);
    }
    if (status != PACTA_OK) {
        fprintf(stderr, "%s\n", ledger_message(ledger));
    }
    return status == PACTA_OK ? ledger : NULL;
}

#endif
