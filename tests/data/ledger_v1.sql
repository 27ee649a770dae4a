-- A ledger of version 1 with one source, for the test that brings it to today's tables: no decisions yet, no deadlines.
CREATE TABLE source (
    n             INTEGER PRIMARY KEY,
    path          TEXT NOT NULL,
    sha256        TEXT NOT NULL,
    size          INTEGER NOT NULL,
    bytes         BLOB NOT NULL,
    format        TEXT NOT NULL,
    given_title   TEXT NOT NULL DEFAULT '',
    given_date    TEXT NOT NULL DEFAULT '',
    given_url     TEXT NOT NULL DEFAULT '',
    given_outlet  TEXT NOT NULL DEFAULT '',
    read_at       TEXT NOT NULL,
    UNIQUE (sha256, given_url, given_outlet, given_title, given_date)
) STRICT;
CREATE TABLE reading (
    n             INTEGER PRIMARY KEY,
    reader        TEXT NOT NULL,
    lexicon       TEXT NOT NULL,
    model         TEXT NOT NULL,
    UNIQUE (reader, lexicon, model)
) STRICT;
CREATE TABLE article (
    n             INTEGER PRIMARY KEY,
    source        INTEGER NOT NULL REFERENCES source (n),
    number        INTEGER NOT NULL,
    id            TEXT NOT NULL,
    title         TEXT,
    outlet        TEXT,
    published     TEXT,
    text          TEXT NOT NULL,
    UNIQUE (source, number)
) STRICT;
CREATE TABLE record (
    n             INTEGER PRIMARY KEY,
    id            TEXT NOT NULL,
    source        INTEGER NOT NULL REFERENCES source (n),
    article       INTEGER NOT NULL REFERENCES article (n),
    reading       INTEGER NOT NULL REFERENCES reading (n),
    type          TEXT NOT NULL,
    day           TEXT,
    date_from     TEXT,
    date_to       TEXT,
    kind          TEXT,
    status        TEXT,
    stance        TEXT,
    strength      TEXT,
    session       INTEGER,
    confidence    REAL,
    json          TEXT NOT NULL
) STRICT;
CREATE INDEX record_by_id ON record (id);
CREATE INDEX record_by_article ON record (article, type);
CREATE INDEX record_by_type ON record (type, day);
CREATE TABLE record_party (
    party         TEXT NOT NULL,
    other         TEXT NOT NULL,
    type          TEXT NOT NULL,
    day           TEXT NOT NULL,
    record        INTEGER NOT NULL REFERENCES record (n),
    article       INTEGER NOT NULL,
    PRIMARY KEY (party, other, type, day, record)
) STRICT, WITHOUT ROWID;
CREATE TABLE record_sector (
    sector        TEXT NOT NULL,
    type          TEXT NOT NULL,
    day           TEXT NOT NULL,
    record        INTEGER NOT NULL REFERENCES record (n),
    PRIMARY KEY (sector, type, day, record)
) STRICT, WITHOUT ROWID;
CREATE VIEW evidence AS
    SELECT record.n AS record, record.id, record.source,
           part.value ->> '$.start' AS "start", part.value ->> '$.end' AS "end", part.value ->> '$.quote' AS quote
    FROM record, json_each(record.json, '$.evidence') AS part;
CREATE VIEW record_actor AS
    SELECT record.n AS record, record.id, record.type, record.day,
           part.value ->> '$.name' AS name, part.value ->> '$.office' AS office,
           part.value ->> '$.country' AS country, part.value ->> '$.as' AS "as"
    FROM record, json_each(record.json, '$.actors') AS part;
CREATE VIRTUAL TABLE article_text USING fts5 (
    title, text, content = 'article', content_rowid = 'n', tokenize = 'porter unicode61 remove_diacritics 2'
);
INSERT INTO source (n, path, sha256, size, bytes, format, read_at) VALUES (1, 'old.txt', '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824', 5, x'28b52ffd200529000068656c6c6f', 'plain', '2025-01-01T00:00:00Z');
INSERT INTO reading (n, reader, lexicon, model) VALUES (1, '0', '0', '0');
INSERT INTO article (n, source, number, id, text) VALUES (1, 1, 1, '', 'hello');
INSERT INTO article_text (rowid, title, text) SELECT n, title, text FROM article;
INSERT INTO record (n, id, source, article, reading, type, json) VALUES (1, 't1', 1, 1, 1, 'target', '{"record":"target","id":"t1","article":1,"deadline":{"from":"2030-01-01","to":"2030-12-31"},"evidence":[{"start":0,"end":5,"quote":"hello"}]}');
PRAGMA application_id = 1346454356;
PRAGMA user_version = 1;
