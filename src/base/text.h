/*
 * Strings by pointer and length, and ranges of a text by number.
 *
 * A base_str owns nothing and need not end in NUL. A base_span is a range of bytes (or, where the name
 * says so, of tokens); the end is exclusive.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct base_arena;

struct base_span {
    uint32_t start;
    uint32_t end;
};

struct base_str {
    const char *data; /* NULL only for the empty string */
    uint32_t length;
};

/* A literal as a base_str: BASE_STR("held"). */
#define BASE_STR(literal) ((struct base_str){"" literal, (uint32_t)(sizeof(literal) - 1)})
/* For printf: printf("%.*s", BASE_STR_ARG(name)). */
#define BASE_STR_ARG(string) (int)(string).length, (string).data == NULL ? "" : (string).data

struct base_str base_str_from(const char *text); /* a view of a NUL-terminated string; NULL gives the empty one */
struct base_str base_str_slice(struct base_str text, struct base_span span);
struct base_str base_str_trim(struct base_str text); /* without ASCII blanks at both ends */

bool base_str_equal(struct base_str a, struct base_str b);
bool base_str_is(struct base_str a, const char *literal);
bool base_str_is_fold(struct base_str a, const char *literal); /* ASCII letters of either case are equal */
bool base_str_equal_fold(struct base_str a, struct base_str b);
bool base_str_starts(struct base_str text, const char *head);
bool base_str_ends(struct base_str text, const char *tail);
bool base_str_starts_fold(struct base_str text, const char *head);
int base_str_compare(struct base_str a, struct base_str b);

/* Byte offset of the first `needle` at or after `from`, or -1. */
int64_t base_str_find(struct base_str text, const char *needle, uint32_t from);

/* Is `word` one of the blank-separated words of `list`? base_str_in(lemma, "sign ink initial"). */
bool base_str_in(struct base_str word, const char *list);

uint64_t base_str_hash(struct base_str text);      /* fast, stable across runs and machines */
uint64_t base_str_hash_fold(struct base_str text); /* the same for ASCII letters of either case */

/* Copies in the arena; the copy ends in NUL. */
struct base_str base_str_copy(struct base_arena *arena, struct base_str text);
struct base_str base_str_lower(struct base_arena *arena, struct base_str text); /* ASCII letters only */
struct base_str base_str_join(struct base_arena *arena, struct base_str a, const char *between, struct base_str b);
struct base_str base_str_format(struct base_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
