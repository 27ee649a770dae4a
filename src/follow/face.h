/*
 * A face: what a record or a thread is known by when the other asks whether they are the same.
 *
 * Words, names, codes and people are numbers of a pool. A thread's face is the sum of its records' faces, each list kept short:
 * it is written into thread.profile and read back from there.
 */
#ifndef FOLLOW_FACE_H
#define FOLLOW_FACE_H

#include "base/buffer.h"
#include "follow/follow.h"
#include "follow/pool.h"
#include "follow/words.h"

enum { FOLLOW_FACE_PARTIES = 8, FOLLOW_FACE_NAMES = 6, FOLLOW_FACE_PLACES = 8, FOLLOW_FACE_PEOPLE = 8, FOLLOW_FACE_SPANS = 6 };

/* What is compared with what inside a kind: a visit is no session, a memorandum no treaty. */
enum follow_family {
    FOLLOW_ANY,
    FOLLOW_OF_BODY,
    FOLLOW_VISIT,
    FOLLOW_TALKS,
    FOLLOW_CALL, /* sessions */
    FOLLOW_TREATY,
    FOLLOW_CONTRACT,
    FOLLOW_MEMORANDUM,
    FOLLOW_PROTOCOL,
    FOLLOW_DECLARATION,
    FOLLOW_PLAN, /* instruments */
    FOLLOW_LETTER,
    FOLLOW_MINUTES,
    FOLLOW_SET
};

enum follow_stage { FOLLOW_UNTOLD, FOLLOW_AHEAD, FOLLOW_HAPPENED };

struct follow_face_word {
    uint32_t id;
    uint16_t times; /* records that have it */
    bool weak;
};

struct follow_face_span {
    int32_t from, to;
    uint8_t stage; /* of what was told with it */
    bool guessed;  /* the report's day, since the text tells none */
};

struct follow_face {
    uint8_t kind, family, stage;
    uint8_t party_count, word_count, name_count, place_count, people_count, span_count;
    bool plain; /* its name tells a kind of thing ("a special economic zone") */
    bool bare;  /* and nothing but that ("a railway") */
    uint32_t sort, metric, unit, level;
    uint32_t parties[FOLLOW_FACE_PARTIES];
    struct follow_face_word words[FOLLOW_WORDS];
    uint32_t names[FOLLOW_FACE_NAMES];   /* whole names as keys */
    uint32_t places[FOLLOW_FACE_PLACES]; /* of bodies: short names that say little; of promises: proper names */
    uint32_t people[FOLLOW_FACE_PEOPLE]; /* of visits the visitors, of promises who makes them, of incidents the counts */
    struct follow_face_span spans[FOLLOW_FACE_SPANS];
    double amount;               /* a target's; NAN when absent */
    int32_t number;              /* of a session; how many documents; -1 when absent */
    int64_t body;                /* thread of the body; 0 when absent */
    int64_t article, text;       /* of the newest record; the article that had its text first */
    int32_t first_day, last_day; /* of the reports; TEXT_NO_DAY when not printed */
    uint32_t records;
};

void follow_face_init(struct follow_face *face, enum follow_kind kind);

/* Adds to a short list unless it is there or full. */
void follow_face_add(uint32_t *list, uint8_t *count, uint32_t most, uint32_t id);
bool follow_face_has(const uint32_t *list, uint8_t count, uint32_t id);
void follow_face_add_word(struct follow_face *face, uint32_t id, bool weak, uint32_t times);
void follow_face_add_span(struct follow_face *face, struct follow_face_span span);

/* What a thread knows after one more record. */
void follow_face_merge(struct follow_face *thread, const struct follow_face *record);

/* The text of thread.profile, and back; what cannot be read is left out. */
void follow_face_write(const struct follow_face *face, const struct follow_pool *pool, struct base_buffer *out);
void follow_face_read(struct follow_face *face, enum follow_kind kind, struct follow_pool *pool, struct base_str profile);

#endif
