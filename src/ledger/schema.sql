-- The ledger's tables. This file is built into the program and is run once, on an empty file; older files are
-- brought here step by step by src/ledger/migrate.c, and a test compares the two ways.
--
-- There are two kinds of tables, and they never mix:
--
--   KEPT     what cannot be made again: the sources, byte for byte, and what people decided about records.
--            Nothing here is ever overwritten.
--   DERIVED  what the reader made of the sources: articles, records and the keys to find them by.
--            `pacta rebuild` empties all of these and makes them again from the sources.
--
-- Dates are ISO texts (2025-07-09), so that they sort as they read. An unknown value is NULL, except in the key
-- tables, where it is '' and therefore sorts behind every date when the newest come first.


-- ================================================================== KEPT

-- One document, as it was given. The same bytes with the same particulars are one source however often they are
-- read; another text under the same path is another source, and both stay.
CREATE TABLE source (
    n             INTEGER PRIMARY KEY,
    path          TEXT NOT NULL,             -- path, address or document id, as the reader of the ledger will see it
    sha256        TEXT NOT NULL,             -- of the bytes, in hex
    size          INTEGER NOT NULL,          -- bytes before compression
    bytes         BLOB NOT NULL,             -- the bytes, compressed by zstd
    format        TEXT NOT NULL,             -- what was announced: auto, plain or html
    given_title   TEXT NOT NULL DEFAULT '',  -- what came along with the document, outside its text ('' for nothing)
    given_date    TEXT NOT NULL DEFAULT '',
    given_url     TEXT NOT NULL DEFAULT '',
    given_outlet  TEXT NOT NULL DEFAULT '',
    read_at       TEXT NOT NULL,             -- when it came into the ledger, UTC: 2025-07-10T08:15:00Z
    UNIQUE (sha256, given_url, given_outlet, given_title, given_date)
) STRICT;

-- What a person decided about a record, in the order in which it was decided; a later row wins. Rows point at
-- records by their stable id, so they outlive a rebuild. This table only grows: the triggers see to it.
CREATE TABLE decision (
    n             INTEGER PRIMARY KEY,
    record        TEXT NOT NULL,             -- record.id
    verb          TEXT NOT NULL CHECK (verb IN ('accept', 'reject', 'correct', 'merge', 'split', 'note')),
    value         TEXT,                      -- JSON: the corrected fields, the other record's id, the note
    decided_by    TEXT NOT NULL,
    decided_at    TEXT NOT NULL
) STRICT;
CREATE INDEX decision_by_record ON decision (record);
CREATE TRIGGER decision_stays BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER decision_is_kept BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;


-- ================================================================== DERIVED

-- Which reader, word tables and model made a record.
CREATE TABLE reading (
    n             INTEGER PRIMARY KEY,
    reader        TEXT NOT NULL,
    lexicon       TEXT NOT NULL,
    model         TEXT NOT NULL,
    UNIQUE (reader, lexicon, model)
) STRICT;

-- One article of a source, with its clean text for the search.
CREATE TABLE article (
    n             INTEGER PRIMARY KEY,
    source        INTEGER NOT NULL REFERENCES source (n),
    number        INTEGER NOT NULL,          -- 1-based within the source
    id            TEXT NOT NULL,             -- id of its article record; '' when there is none
    title         TEXT,
    outlet        TEXT,
    published     TEXT,                      -- ISO day
    text          TEXT NOT NULL,
    UNIQUE (source, number)
) STRICT;

-- One record. `json` is the whole record as docs/records.md describes it; the columns repeat what lists filter by.
CREATE TABLE record (
    n             INTEGER PRIMARY KEY,
    id            TEXT NOT NULL,             -- stable: see read/record.h
    source        INTEGER NOT NULL REFERENCES source (n),
    article       INTEGER NOT NULL REFERENCES article (n),
    reading       INTEGER NOT NULL REFERENCES reading (n),
    type          TEXT NOT NULL,
    day           TEXT,                      -- what it is ordered by: its own date, else the article's
    date_from     TEXT,                      -- its own date
    date_to       TEXT,
    due           TEXT,                      -- last day of its deadline
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

-- Records by party: one row for each party (`other` is ''), and one for each pair of parties (`party` < `other`), so that
-- "what is there between A and B, newest first" reads one stretch of one index.
CREATE TABLE record_party (
    party         TEXT NOT NULL,
    other         TEXT NOT NULL,
    type          TEXT NOT NULL,
    day           TEXT NOT NULL,
    record        INTEGER NOT NULL REFERENCES record (n),
    article       INTEGER NOT NULL,          -- the record's, for counting reports without looking at the records
    PRIMARY KEY (party, other, type, day, record)
) STRICT, WITHOUT ROWID;

-- Records by sector.
CREATE TABLE record_sector (
    sector        TEXT NOT NULL,
    type          TEXT NOT NULL,
    day           TEXT NOT NULL,
    record        INTEGER NOT NULL REFERENCES record (n),
    PRIMARY KEY (sector, type, day, record)
) STRICT, WITHOUT ROWID;

-- The words a record rests on, one row for each stretch of source bytes. Evidence lives in the record's JSON; this is a
-- way to ask for it.
CREATE VIEW evidence AS
    SELECT record.n AS record, record.id, record.source,
           part.value ->> '$.start' AS "start", part.value ->> '$.end' AS "end", part.value ->> '$.quote' AS quote
    FROM record, json_each(record.json, '$.evidence') AS part;

-- The people a record names, one row each.
CREATE VIEW record_actor AS
    SELECT record.n AS record, record.id, record.type, record.day,
           part.value ->> '$.name' AS name, part.value ->> '$.office' AS office,
           part.value ->> '$.country' AS country, part.value ->> '$.as' AS "as"
    FROM record, json_each(record.json, '$.actors') AS part;

-- Full text of the articles; marks and word endings do not matter ("Turkiye agreements" finds "Türkiye agreement").
CREATE VIRTUAL TABLE article_text USING fts5 (
    title, text, content = 'article', content_rowid = 'n', tokenize = 'porter unicode61 remove_diacritics 2'
);
