/*
 * What most records share: parties, people, organisations, time, place, stance, evidence.
 */
#ifndef READ_COMMON_H
#define READ_COMMON_H

#include "read/predication.h"
#include "read/sense.h"

/* A new record with its article number and the sentence of `token` as evidence. */
struct read_record *read_start(struct read_view *view, enum read_type type, uint32_t token, const char *rule);

/* Pushes the record to the view's list. */
void read_finish(struct read_view *view, struct read_record *record);

void read_evidence(struct read_view *view, struct read_record *record, struct base_span clean);

/* Parties named by the phrase at `token`, sameness resolved, its conjuncts and its phrases not followed. */
void read_parties_at(const struct read_view *view, uint32_t token, struct know_parties *parties);

/* The same for every agent, recipient and partner ("with", "between", "to") of an act; themes when asked for. */
void read_parties_of(const struct read_view *view, const struct read_predication *act, bool themes, struct know_parties *parties);
void read_set_parties(struct read_view *view, struct read_record *record, const struct know_parties *parties);

/* People and organisations below the state among what `token` refers to; `as` is the role of people. */
void read_add_people(struct read_view *view, struct read_record *record, uint32_t token, const char *as);
void read_add_agents(struct read_view *view, struct read_record *record, uint32_t token);

/* Time and place of an act; nothing is set where the words give none. */
void read_fill_date(struct read_view *view, struct read_record *record, const struct read_predication *act);
void read_fill_place(struct read_view *view, struct read_record *record, const struct read_predication *act);
/* The place's name as the tables write it and its country: "ISLAMABAD" -> Islamabad, PAK. An unknown name stays as it is. */
void read_place_country(const struct read_view *view, struct base_str words, struct base_str *name, struct base_str *country);
void read_fill_stance(struct read_view *view, struct read_record *record, const struct read_stance *stance);

/* Sectors named in a range of tokens. */
void read_fill_sectors(struct read_view *view, struct read_record *record, struct base_span tokens);

/* The date of an act, no deadline; NULL when none is told. */
const struct know_date *read_date_of(const struct read_view *view, const struct read_predication *act);

/* The date mention that is a deadline within the act's sentence; NULL when there is none. */
const struct know_date *read_deadline(const struct read_view *view, const struct read_predication *act);
struct read_date read_date_from(const struct know_date *date);

/* The name for `said_by`: the fullest name of who stands at the token; empty when it is nobody known. */
struct base_str read_speaker_name(const struct read_view *view, uint32_t token);

/* The highest level among the people of an act. */
enum know_level read_level_of(const struct read_view *view, const struct read_predication *act);
struct base_str read_level_word(enum know_level level);

#endif
