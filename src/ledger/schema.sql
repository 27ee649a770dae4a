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

-- What a person decided about a record or a thread, in the order in which it was decided; a later row wins. Rows point at
-- records by their stable id, and say which bytes of which source it rested on, so that they outlive a rebuild by another
-- reader. This table only grows: the triggers see to it.
CREATE TABLE decision (
    n             INTEGER PRIMARY KEY,
    record        TEXT NOT NULL,             -- record.id; for a thread the id of the thread
    anchor        TEXT,                      -- JSON: type, sha256, start and end of the evidence when it was decided
    verb          TEXT NOT NULL CHECK (verb IN ('accept', 'reject', 'correct', 'merge', 'split', 'note', 'assign')),
    value         TEXT,                      -- JSON: the corrected fields, the other's id, the note, owner and due day
    decided_by    TEXT NOT NULL,
    decided_at    TEXT NOT NULL
) STRICT;
CREATE INDEX decision_by_record ON decision (record);
CREATE TRIGGER decision_stays BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER decision_is_kept BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;

-- One file of official figures that was imported, and its rows. A later file that tells the same year again is another
-- row; the newest is shown, the older ones stay.
CREATE TABLE import (
    n             INTEGER PRIMARY KEY,
    path          TEXT NOT NULL,
    sha256        TEXT NOT NULL UNIQUE,
    format        TEXT NOT NULL,             -- comtrade, wits or plain
    imported_at   TEXT NOT NULL
) STRICT;
CREATE TABLE trade (
    reporter      TEXT NOT NULL,             -- ISO 3166-1 alpha-3: who says so
    partner       TEXT NOT NULL,
    year          INTEGER NOT NULL,
    flow          TEXT NOT NULL CHECK (flow IN ('export', 'import')), -- of the reporter
    value         REAL NOT NULL,
    unit          TEXT NOT NULL,             -- ISO 4217
    origin        TEXT NOT NULL,             -- who publishes it: "UN Comtrade"
    import        INTEGER NOT NULL REFERENCES import (n),
    PRIMARY KEY (reporter, partner, year, flow, origin, import)
) STRICT, WITHOUT ROWID;


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

-- One record as it stands: `json` is the whole record as docs/records.md describes it, with what people corrected; the columns
-- repeat what lists filter by.
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

-- Records that somebody rejected: they are in no list, and in none of the tables above that records are found by.
CREATE TABLE record_rejected (
    record        INTEGER PRIMARY KEY REFERENCES record (n)
) STRICT;

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


-- ================================================================== threads
-- DERIVED, by src/follow

-- How far the threads have come: the last article and record that they know of.
CREATE TABLE follow_mark (
    name          TEXT PRIMARY KEY,          -- article, record, decision
    n             INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Articles that repeat one text. `family` is the article that was there first; independent reports are counted by it.
CREATE TABLE article_copy (
    article       INTEGER PRIMARY KEY REFERENCES article (n),
    family        INTEGER NOT NULL REFERENCES article (n),
    manner        TEXT NOT NULL,             -- original, copy, rewrite, correction
    likeness      REAL NOT NULL,             -- 0 to 1, with the nearest member; 1 for an original
    superseded_by INTEGER REFERENCES article (n), -- the later correction of this text
    nearest       INTEGER REFERENCES article (n)  -- the earlier article it is most like; NULL for an original
) STRICT;
CREATE INDEX article_copy_by_family ON article_copy (family);
CREATE TABLE article_band (
    band          INTEGER NOT NULL,          -- hash of some of the text's least shingles
    article       INTEGER NOT NULL,
    PRIMARY KEY (band, article)
) STRICT, WITHOUT ROWID;

-- The life of one target, project, instrument, body, session, commitment or incident through many reports.
CREATE TABLE thread (
    n             INTEGER PRIMARY KEY,
    id            TEXT NOT NULL,             -- h and the digits of the id of the record it began with
    kind          TEXT NOT NULL,             -- target, project, instrument, body, session, commitment, incident
    sort          TEXT,                      -- the record's own kind: railway, protocol, council
    title         TEXT NOT NULL,
    parties       TEXT NOT NULL,             -- sorted codes with blanks between
    sectors       TEXT NOT NULL,             -- with semicolons between
    status        TEXT,                      -- the furthest that was told and not undone
    status_day    TEXT,                      -- since when
    strength      TEXT,                      -- the highest reached, S0 to S7
    strength_day  TEXT,
    open          INTEGER NOT NULL,          -- 1 while something is still to be done
    first_seen    TEXT,
    last_seen     TEXT,
    due           TEXT,                      -- last day of the newest deadline or planned day
    restated      INTEGER NOT NULL,
    reports       INTEGER NOT NULL,
    independent_reports INTEGER NOT NULL,
    disputed      INTEGER NOT NULL,          -- 1 when its sources contradict each other
    number        REAL,                      -- a target's amount, a session's number, an incident's newest count
    unit          TEXT,
    profile       TEXT NOT NULL              -- what candidates are weighed by; src/follow reads it
) STRICT;
CREATE UNIQUE INDEX thread_by_id ON thread (id);
CREATE INDEX thread_by_due ON thread (due) WHERE due IS NOT NULL AND open = 1;
CREATE INDEX thread_by_seen ON thread (kind, last_seen);
CREATE INDEX thread_by_dispute ON thread (kind, last_seen) WHERE disputed = 1;
-- Words to find threads by, folded: titles, other names, short names, initials; and the codes of their parties.
CREATE VIRTUAL TABLE thread_text USING fts5 (names, codes, tokenize = 'porter unicode61 remove_diacritics 2');
CREATE TRIGGER thread_goes AFTER DELETE ON thread BEGIN DELETE FROM thread_text WHERE rowid = old.n; END;
CREATE TABLE thread_record (
    record        INTEGER PRIMARY KEY REFERENCES record (n),
    thread        INTEGER NOT NULL REFERENCES thread (n),
    day           TEXT NOT NULL,             -- the report's day; '' when not printed
    likeness      REAL NOT NULL,
    why           TEXT NOT NULL              -- in words: "same parties; named HLSCC; session 7"
) STRICT;
CREATE INDEX thread_record_by_thread ON thread_record (thread, day, record);
-- Candidates for a new record are the threads that share one of its keys.
CREATE TABLE thread_key (
    key           TEXT NOT NULL,
    thread        INTEGER NOT NULL REFERENCES thread (n),
    PRIMARY KEY (key, thread)
) STRICT, WITHOUT ROWID;
CREATE INDEX thread_key_by_thread ON thread_key (thread);
-- Threads by party and by pair of parties (`other` is '' or greater than `party`), the newest last.
CREATE TABLE thread_party (
    party         TEXT NOT NULL,
    other         TEXT NOT NULL,
    kind          TEXT NOT NULL,
    last_seen     TEXT NOT NULL,
    thread        INTEGER NOT NULL REFERENCES thread (n),
    PRIMARY KEY (party, other, kind, last_seen, thread)
) STRICT, WITHOUT ROWID;
CREATE INDEX thread_party_by_thread ON thread_party (thread);
-- What threads have to do with each other: a session is `of` a body, an instrument was signed `at` a session, a memorandum
-- `became` a contract, a target `replaces` another, a body was `renamed` to another, a commitment is `about` a project.
CREATE TABLE thread_link (
    thread        INTEGER NOT NULL REFERENCES thread (n),
    relation      TEXT NOT NULL,
    other         INTEGER NOT NULL REFERENCES thread (n),
    why           TEXT NOT NULL,
    PRIMARY KEY (thread, relation, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX thread_link_by_other ON thread_link (other);
-- How many threads of a kind use a word in what names them: rare words weigh more.
CREATE TABLE thread_word (
    kind          TEXT NOT NULL,
    word          TEXT NOT NULL,
    threads       INTEGER NOT NULL,
    PRIMARY KEY (kind, word)
) STRICT, WITHOUT ROWID;

-- Who was printed as holding an office, and who signed or chaired, for asking who did what and when.
CREATE TABLE office_told (
    country       TEXT NOT NULL,
    office        TEXT NOT NULL,
    person        TEXT NOT NULL,
    held          TEXT NOT NULL,             -- current, former, acting
    day           TEXT NOT NULL,             -- '' when not printed
    record        INTEGER NOT NULL REFERENCES record (n),
    article       INTEGER NOT NULL,
    PRIMARY KEY (country, office, person, held, day, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX office_told_by_record ON office_told (record);
CREATE TABLE deed_told (
    country       TEXT NOT NULL,             -- of the person
    day           TEXT NOT NULL,
    record        INTEGER NOT NULL REFERENCES record (n),
    person        TEXT NOT NULL,
    role          TEXT NOT NULL,             -- signatory, chair, co-chair, leader
    office        TEXT NOT NULL,             -- as printed with it; '' when it is not
    PRIMARY KEY (country, day, record, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX deed_told_by_record ON deed_told (record);
