/* A record in one line. Each type has a lead of its own; what they share (status, stance, who said it) follows in one order. */
#include "api/line.h"

#include "api/wording.h"

#include <math.h>
#include <string.h>

struct line {
    struct base_buffer *out;
    const struct know_tables *tables;
    const struct read_record *record;
    size_t start;
    bool is_short;
};

static struct base_str text_of(const struct line *line, enum read_field field)
{
    return read_text(line->record, field);
}

/* Starts the next part: "; " between parts, then what leads it in. */
static void part(struct line *line, const char *lead)
{
    if (line->out->length > line->start) {
        base_buffer_add_text(line->out, "; ");
    }
    base_buffer_add_text(line->out, lead);
}

static void text_part(struct line *line, const char *lead, enum read_field field)
{
    struct base_str text = text_of(line, field);
    if (text.length > 0) {
        part(line, lead);
        api_plain_cut(line->out, text, 200);
    }
}

/* Left out of a short line. */
static void full_part(struct line *line, const char *lead, enum read_field field)
{
    if (!line->is_short) {
        text_part(line, lead, field);
    }
}

/* The first of several fields that is known, as it is. */
static void lead_text(struct line *line, const enum read_field *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct base_str text = text_of(line, fields[i]);
        if (text.length > 0) {
            api_plain_cut(line->out, text, 200);
            return;
        }
    }
    base_buffer_add_text(line->out, read_type_name(line->record->type));
}

/* ------------------------------------------------------------------ what types share */

/* "co-chairs Ada Norell, Tam Vero": people by what they did. */
static void actors_part(struct line *line, const char *as, const char *one, const char *many)
{
    const struct read_value *actors = read_get(line->record, READ_F_ACTORS);
    uint32_t count = 0;
    for (uint32_t i = 0; actors != NULL && i < actors->as.actors.count; i++) {
        count += base_str_is(actors->as.actors.items[i].as, as);
    }
    if (count == 0) {
        return;
    }
    part(line, count == 1 ? one : many);
    for (uint32_t i = 0, shown = 0; i < actors->as.actors.count; i++) {
        const struct read_actor *actor = &actors->as.actors.items[i];
        if (base_str_is(actor->as, as)) {
            base_buffer_add_text(line->out, shown++ == 0 ? " " : ", ");
            api_plain(line->out, actor->name.length > 0 ? actor->name : actor->office);
        }
    }
}

static void place_part(struct line *line)
{
    const struct read_value *place = read_get(line->record, READ_F_PLACE);
    if (place != NULL) {
        part(line, "");
        api_plain(line->out,
                  place->as.place.name.length > 0 ? place->as.place.name : api_country(line->tables, place->as.place.country));
    }
}

static void date_part(struct line *line, const char *lead, enum read_field field)
{
    const struct read_value *date = read_get(line->record, field);
    if (date != NULL) {
        part(line, lead);
        api_date(line->out, &date->as.date);
    }
}

static void full_date_part(struct line *line, const char *lead, enum read_field field)
{
    if (!line->is_short) {
        date_part(line, lead, field);
    }
}

static void restated_part(struct line *line)
{
    if (!line->is_short && read_flag(line->record, READ_F_RESTATES)) {
        part(line, "a restatement");
    }
}

static void stance_part(struct line *line)
{
    struct base_str stance = text_of(line, READ_F_STANCE);
    if (stance.length > 0 && !base_str_is(stance, "fact") && !base_str_equal(stance, text_of(line, READ_F_STATUS))) {
        part(line, "");
        api_plain(line->out, stance);
    }
    text_part(line, "denied by ", READ_F_DENIED_BY);
    full_part(line, "according to ", READ_F_SAID_BY);
}

/* ------------------------------------------------------------------ amounts */

static void add_value(struct line *line, enum read_field exact, struct base_str unit)
{
    const struct read_record *record = line->record;
    double value = read_number(record, exact), least = read_number(record, READ_F_MIN), most = read_number(record, READ_F_MAX);
    struct base_str approx = text_of(line, READ_F_APPROX);
    if (!isnan(value)) {
        if (approx.length > 0) {
            api_plain(line->out, approx);
            base_buffer_add_char(line->out, ' ');
        }
        api_amount(line->out, value, unit);
    } else if (!isnan(least) && !isnan(most)) {
        api_number(line->out, least);
        base_buffer_add_text(line->out, " to ");
        api_amount(line->out, most, unit);
    } else if (!isnan(least) || !isnan(most)) {
        base_buffer_add_text(line->out, isnan(least) ? "at most " : "at least ");
        api_amount(line->out, isnan(least) ? most : least, unit);
    }
}

static void per_part(struct line *line)
{
    struct base_str per = text_of(line, READ_F_PER);
    if (per.length > 0) {
        base_buffer_add_text(line->out, " a ");
        api_plain(line->out, per);
    }
}

static void change_part(struct line *line)
{
    const struct read_value *value = read_get(line->record, READ_F_CHANGE);
    if (value == NULL) {
        return;
    }
    const struct read_change *change = &value->as.change;
    part(line, "change");
    if (!isnan(change->percent)) {
        base_buffer_add_char(line->out, ' ');
        api_amount(line->out, change->percent, BASE_STR("percent"));
    }
    if (!isnan(change->from)) {
        base_buffer_add_text(line->out, " from ");
        api_number(line->out, change->from);
    }
    if (!isnan(change->to)) {
        base_buffer_add_text(line->out, " to ");
        api_number(line->out, change->to);
    }
    if (change->since.length > 0) {
        base_buffer_add_text(line->out, " since ");
        api_plain(line->out, change->since);
    }
}

static void baseline_part(struct line *line)
{
    const struct read_value *value = read_get(line->record, READ_F_BASELINE);
    if (value != NULL && !isnan(value->as.baseline.amount)) {
        part(line, "from ");
        api_amount(line->out, value->as.baseline.amount, value->as.baseline.unit);
        const struct read_date *period = &value->as.baseline.period;
        if (period->from != TEXT_NO_DAY || period->said.length > 0) {
            base_buffer_add_char(line->out, ' ');
            api_date(line->out, period);
        }
    }
}

/* ------------------------------------------------------------------ one function for each type */

static void article_line(struct line *line)
{
    static const enum read_field LEADS[] = {READ_F_TITLE, READ_F_URL};
    lead_text(line, LEADS, 2);
    text_part(line, "", READ_F_OUTLET);
    date_part(line, "published ", READ_F_PUBLISHED);
    text_part(line, "repeats ", READ_F_COPY_OF);
}

static void office_line(struct line *line)
{
    static const enum read_field LEADS[] = {READ_F_PERSON};
    struct base_str held = text_of(line, READ_F_HELD), country = text_of(line, READ_F_COUNTRY);
    lead_text(line, LEADS, 1);
    base_buffer_add_text(line->out, ", ");
    if (held.length > 0 && !base_str_is(held, "current")) {
        api_plain(line->out, held);
        base_buffer_add_char(line->out, ' ');
    }
    api_plain(line->out, text_of(line, READ_F_OFFICE_TITLE));
    if (country.length > 0) {
        base_buffer_add_text(line->out, " of ");
        api_plain(line->out, api_country(line->tables, country));
    }
    text_part(line, "", READ_F_ORGANISATION);
}

static void body_line(struct line *line)
{
    static const enum read_field LEADS[] = {READ_F_NAME, READ_F_SHORT};
    struct base_str name = text_of(line, READ_F_NAME), short_name = text_of(line, READ_F_SHORT);
    lead_text(line, LEADS, 2);
    if (name.length > 0 && short_name.length > 0 && !base_str_equal(name, short_name)) {
        base_buffer_add_text(line->out, " (");
        api_plain(line->out, short_name);
        base_buffer_add_char(line->out, ')');
    }
    text_part(line, "", READ_F_KIND);
    text_part(line, "", READ_F_CHANGE_WORD);
    text_part(line, "to ", READ_F_RENAMED_TO);
    text_part(line, "part of ", READ_F_PARENT);
    double count = read_number(line->record, READ_F_COUNT);
    if (!isnan(count)) {
        part(line, "");
        api_number(line->out, count);
        base_buffer_add_text(line->out, " of them");
    }
}

static bool has_actor(const struct line *line, const char *as)
{
    const struct read_value *actors = read_get(line->record, READ_F_ACTORS);
    bool has = false;
    for (uint32_t i = 0; actors != NULL && i < actors->as.actors.count; i++) {
        has = has || base_str_is(actors->as.actors.items[i].as, as);
    }
    return has;
}

/* "visit from Kazakhstan (head of state or government)": whose visit it is when nobody is named. */
static bool tell_home(const struct line *line)
{
    const struct read_value *parties = read_get(line->record, READ_F_PARTIES), *place = read_get(line->record, READ_F_PLACE);
    struct base_str home = {0}, level = text_of(line, READ_F_LEVEL);
    uint32_t others = 0;
    for (uint32_t i = 0; parties != NULL && place != NULL && i < parties->as.texts.count; i++) {
        bool host = base_str_equal(parties->as.texts.items[i], place->as.place.country);
        home = host ? home : parties->as.texts.items[i];
        others += !host;
    }
    if (others != 1 || parties->as.texts.count < 2 || has_actor(line, "visitor")) {
        return false;
    }
    base_buffer_add_text(line->out, " from ");
    api_plain(line->out, api_country(line->tables, home));
    if (level.length > 0) {
        base_buffer_format(line->out, " (%.*s)", BASE_STR_ARG(level));
    }
    return true;
}

static void meeting_line(struct line *line)
{
    double session = read_number(line->record, READ_F_SESSION);
    struct base_str body = text_of(line, READ_F_BODY_NAME), kind = text_of(line, READ_F_KIND);
    if (!isnan(session)) {
        api_ordinal(line->out, session);
        base_buffer_add_char(line->out, ' ');
    }
    api_plain(line->out, kind.length > 0 ? kind : BASE_STR("meeting"));
    if (body.length > 0) {
        base_buffer_add_text(line->out, " of ");
        api_plain_cut(line->out, body, 200);
    }
    bool home_told = body.length == 0 && base_str_is(kind, "visit") && tell_home(line);
    text_part(line, "", READ_F_STATUS);
    if (!home_told) {
        full_part(line, "level: ", READ_F_LEVEL);
    }
    place_part(line);
    text_part(line, "during ", READ_F_WITHIN);
    actors_part(line, "co-chair", "co-chair", "co-chairs");
    actors_part(line, "chair", "chair", "chairs");
    actors_part(line, "leader", "led by", "led by");
    actors_part(line, "host", "host", "hosts");
    actors_part(line, "visitor", "visitor", "visitors");
    actors_part(line, "participant", "with", "with");
    full_part(line, "first since ", READ_F_FIRST_SINCE);
}

/* "Action Plan of Cooperation" tells of cooperation already. */
static bool holds(struct base_str text, struct base_str part)
{
    for (uint32_t at = 0; at + part.length <= text.length; at++) {
        if (base_str_equal_fold(base_str_slice(text, (struct base_span){at, at + part.length}), part)) {
            return true;
        }
    }
    return false;
}

static void instrument_line(struct line *line)
{
    double count = read_number(line->record, READ_F_COUNT);
    struct base_str kind = text_of(line, READ_F_KIND), title = text_of(line, READ_F_TITLE),
                    subject = text_of(line, READ_F_SUBJECT);
    bool set = base_str_is(kind, "documents");
    if (set && !isnan(count)) {
        api_number(line->out, count);
        base_buffer_add_char(line->out, ' ');
    }
    api_plain(line->out, kind.length > 0 ? kind : BASE_STR("document"));
    if (title.length > 0) {
        base_buffer_add_text(line->out, " “");
        api_plain_cut(line->out, title, 240);
        base_buffer_add_text(line->out, "”");
    }
    if (subject.length > 0 && !holds(title, subject)) {
        base_buffer_add_text(line->out, " on ");
        api_plain_cut(line->out, subject, 200);
    }
    if (!set && !isnan(count)) {
        part(line, "");
        api_number(line->out, count);
        base_buffer_add_text(line->out, " of them");
    }
    text_part(line, "", READ_F_STATUS);
    actors_part(line, "signatory", "signed by", "signed by");
    actors_part(line, "witness", "witness", "witnesses");
}

static void commitment_line(struct line *line)
{
    const struct read_value *by = read_get(line->record, READ_F_BY);
    struct base_str strength = text_of(line, READ_F_STRENGTH);
    if (by != NULL) {
        api_countries(line->out, line->tables, by);
        base_buffer_add_text(line->out, ": ");
    }
    api_wording(line->out, line->record);
    if (strength.length > 0) {
        part(line, api_strength_word(strength));
        base_buffer_add_text(line->out, " (");
        api_plain(line->out, strength);
        base_buffer_add_char(line->out, ')');
    }
    if (!line->is_short || !base_str_is(text_of(line, READ_F_STATUS), "open")) {
        text_part(line, "", READ_F_STATUS);
    }
    full_date_part(line, "deadline ", READ_F_DEADLINE);
    full_part(line, "project: ", READ_F_PROJECT_NAME);
    restated_part(line);
}

static void target_line(struct line *line)
{
    static const enum read_field LEADS[] = {READ_F_METRIC};
    lead_text(line, LEADS, 1);
    base_buffer_add_char(line->out, ' ');
    struct base_str modality = text_of(line, READ_F_MODALITY);
    if (!isnan(read_number(line->record, READ_F_AMOUNT))) { /* a bound is told with the value: "at least 2" */
        api_plain(line->out, modality.length > 0 ? modality : BASE_STR("to"));
        base_buffer_add_char(line->out, ' ');
    }
    add_value(line, READ_F_AMOUNT, text_of(line, READ_F_UNIT));
    per_part(line);
    date_part(line, "deadline ", READ_F_DEADLINE);
    baseline_part(line);
    restated_part(line);
    if (read_flag(line->record, READ_F_DOUBTFUL)) {
        part(line, "the print looks wrong");
    }
}

static bool has_value(const struct read_record *record)
{
    return !isnan(read_number(record, READ_F_AMOUNT)) || !isnan(read_number(record, READ_F_MIN)) ||
           !isnan(read_number(record, READ_F_MAX));
}

static void figure_line(struct line *line)
{
    static const enum read_field LEADS[] = {READ_F_METRIC};
    lead_text(line, LEADS, 1);
    base_buffer_add_text(line->out, has_value(line->record) ? ": " : "");
    add_value(line, READ_F_AMOUNT, text_of(line, READ_F_UNIT));
    per_part(line);
    date_part(line, "", READ_F_PERIOD);
    change_part(line);
    if (read_flag(line->record, READ_F_DOUBTFUL)) {
        part(line, "the print looks wrong");
    }
}

static void tally_line(struct line *line)
{
    add_value(line, READ_F_VALUE, text_of(line, READ_F_OF));
    base_buffer_add_char(line->out, ' ');
    api_plain(line->out, text_of(line, READ_F_QUANTITY));
    text_part(line, "", READ_F_INCIDENT);
    date_part(line, "", READ_F_PERIOD);
    double revises = read_number(line->record, READ_F_REVISES);
    if (!isnan(revises)) {
        part(line, "revises ");
        api_number(line->out, revises);
    }
}

static void claim_line(struct line *line)
{
    static const enum read_field LEADS[] = {READ_F_SAYS, READ_F_ABOUT};
    lead_text(line, LEADS, 2);
    if (text_of(line, READ_F_SAYS).length > 0) {
        text_part(line, "about ", READ_F_ABOUT);
    }
    text_part(line, "", READ_F_STATUS);
}

static void project_line(struct line *line)
{
    static const enum read_field LEADS[] = {READ_F_NAME};
    lead_text(line, LEADS, 1);
    text_part(line, "", READ_F_KIND);
    text_part(line, "", READ_F_STATUS);
    place_part(line);
}

static void add_codes(struct line *line, enum read_field field)
{
    const struct read_value *codes = read_get(line->record, field);
    for (uint32_t i = 0; codes != NULL && i < codes->as.texts.count; i++) {
        base_buffer_add_text(line->out, i == 0 ? " " : "+");
        api_plain(line->out, codes->as.texts.items[i]);
    }
}

static void event_line(struct line *line)
{
    static const enum read_field LEADS[] = {READ_F_PLOVER, READ_F_CAMEO};
    lead_text(line, LEADS, 2);
    add_codes(line, READ_F_SOURCE_ACTORS);
    if (read_get(line->record, READ_F_TARGET_ACTORS) != NULL) {
        base_buffer_add_text(line->out, " →");
        add_codes(line, READ_F_TARGET_ACTORS);
    }
    text_part(line, "", READ_F_MODE);
    text_part(line, "CAMEO ", READ_F_CAMEO);
    text_part(line, "", READ_F_AUXILIARY);
}

static void write_line(struct base_buffer *out, const struct know_tables *tables, const struct read_record *record, bool is_short)
{
    static void (*const LINES[READ_TYPE_COUNT])(struct line *) = {
        [READ_ARTICLE] = article_line, [READ_OFFICE] = office_line,         [READ_BODY] = body_line,
        [READ_MEETING] = meeting_line, [READ_INSTRUMENT] = instrument_line, [READ_COMMITMENT] = commitment_line,
        [READ_TARGET] = target_line,   [READ_FIGURE] = figure_line,         [READ_TALLY] = tally_line,
        [READ_CLAIM] = claim_line,     [READ_PROJECT] = project_line,       [READ_EVENT] = event_line,
    };
    struct line line = {out, tables, record, out->length, is_short};
    LINES[record->type](&line);
    stance_part(&line);
}

void api_line(struct base_buffer *out, const struct know_tables *tables, const struct read_record *record)
{
    write_line(out, tables, record, false);
}

void api_line_short(struct base_buffer *out, const struct know_tables *tables, const struct read_record *record)
{
    write_line(out, tables, record, true);
}
