/*
 * What stands in the cells. A value that we do not have is left missing: no tone, no coordinates, no FIPS letters, and never a
 * zero for unknown.
 */
#include "api/peer_value.h"

#include "lexicon/table.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

bool api_peer_value_from(struct base_str name, enum api_peer_value *value, uint8_t *side)
{
#define API_VALUE_TEXT(name, text) text,
    static const char *const NAMES[] = {API_VALUE_TABLE(API_VALUE_TEXT)};
    bool sided = base_str_ends(name, "1") || base_str_ends(name, "2");
    *side = sided && base_str_ends(name, "2") ? 1 : 0;
    *value = API_VALUE_NONE;
    if (name.length == 0) {
        return true;
    }
    name.length -= sided ? 1u : 0u;
    for (int i = 0; i < API_VALUE_COUNT; i++) {
        if (base_str_is(name, NAMES[i])) {
            *value = (enum api_peer_value)i;
            return true;
        }
    }
    return false;
}

uint64_t api_peer_number(struct base_str text)
{
    return base_str_hash(text) >> 1;
}

/* ------------------------------------------------------------------ days */

static void add_number(struct base_buffer *out, double number)
{
    if (!isnan(number)) {
        base_buffer_format(out, "%.15g", number);
    }
}

/* A day in one of the peers' shapes; nothing when it is not known. */
static void add_day(struct base_buffer *out, int32_t day, enum api_peer_value shape)
{
    int32_t year;
    uint32_t month, date;
    if (day == TEXT_NO_DAY) {
        return;
    }
    text_day_to_ymd(day, &year, &month, &date);
    switch (shape) {
    case API_VALUE_DAY8:
        base_buffer_format(out, "%04d%02u%02u", year, month, date);
        break;
    case API_VALUE_MONTH6:
        base_buffer_format(out, "%04d%02u", year, month);
        break;
    case API_VALUE_YEAR:
        base_buffer_format(out, "%04d", year);
        break;
    case API_VALUE_MONTH:
        base_buffer_format(out, "%u", month);
        break;
    case API_VALUE_DATE:
        base_buffer_format(out, "%u", date);
        break;
    case API_VALUE_MONTH_TWO:
        base_buffer_format(out, "%02u", month);
        break;
    case API_VALUE_DATE_TWO:
        base_buffer_format(out, "%02u", date);
        break;
    case API_VALUE_PUBLISHED_SLASHES:
        base_buffer_format(out, "%04d/%02u/%02u", year, month, date);
        break;
    case API_VALUE_FRACTION: { /* GDELT counts the days of the year, the day itself included, by 365 */
        int32_t gone = day - text_day_from_ymd(year, 1, 1) + 1;
        base_buffer_format(out, "%.4f", year + (gone < 365 ? gone : 364) / 365.0);
        break;
    }
    default:
        base_buffer_format(out, "%04d-%02u-%02u", year, month, date);
        break;
    }
}

static void add_published(struct base_buffer *out, const struct api_peer_row *row, enum api_peer_value value)
{
    add_day(out, row->published,
            value == API_VALUE_PUBLISHED_YEAR    ? API_VALUE_YEAR
            : value == API_VALUE_PUBLISHED_MONTH ? API_VALUE_MONTH
            : value == API_VALUE_PUBLISHED_DATE  ? API_VALUE_DATE
            : value == API_VALUE_PUBLISHED       ? API_VALUE_DAY
                                                 : value);
}

/* "2025-07-10T08:15:00Z" as 20250710081500. */
static void add_read_time(struct base_buffer *out, struct base_str time)
{
    for (uint32_t i = 0; i < time.length; i++) {
        if (time.data[i] >= '0' && time.data[i] <= '9') {
            base_buffer_add_char(out, time.data[i]);
        }
    }
}

/* ------------------------------------------------------------------ act, place, report */

static struct base_str cell_of(const char *name, struct base_str key, const char *column)
{
    const struct lexicon_table *table = lexicon_table_named(name);
    uint32_t row = table != NULL ? lexicon_find(table, key) : LEXICON_NONE;
    return row != LEXICON_NONE ? lexicon_cell(table, row, lexicon_column(table, column)) : (struct base_str){0};
}

static const char *quad_words(double quad)
{
    static const char *const WORDS[] = {"VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"};
    return quad >= 1 && quad <= 4 ? WORDS[(int)quad - 1] : "";
}

static void add_joined(struct base_buffer *out, const struct read_value *list)
{
    for (uint32_t i = 0; list != NULL && i < list->as.texts.count; i++) {
        base_buffer_add_text(out, i > 0 ? "; " : "");
        base_buffer_add_str(out, list->as.texts.items[i]);
    }
}

static void add_act(struct base_buffer *out, const struct api_peer_row *row, enum api_peer_value value)
{
    struct base_str cameo = row->cameo;
    uint32_t digits = value == API_VALUE_CAMEO_ROOT ? 2 : value == API_VALUE_CAMEO_BASE ? 3 : cameo.length;
    switch (value) {
    case API_VALUE_CAMEO_NAME:
        base_buffer_add_str(out, cell_of("cameo", cameo, "name"));
        break;
    case API_VALUE_QUAD:
        base_buffer_add_str(out, cell_of("cameo", cameo, "quad"));
        break;
    case API_VALUE_GOLDSTEIN:
        base_buffer_add_str(out, cell_of("cameo", cameo, "goldstein"));
        break;
    case API_VALUE_QUAD_PHOENIX:
        base_buffer_add_str(out, cell_of("peer_scores", cameo, "quad_phoenix"));
        break;
    case API_VALUE_SCORE_GDELT:
        base_buffer_add_str(out, cell_of("peer_scores", cameo, "gdelt"));
        break;
    case API_VALUE_SCORE_PHOENIX:
        base_buffer_add_str(out, cell_of("peer_scores", cameo, "phoenix"));
        break;
    case API_VALUE_QUAD_WORDS:
        base_buffer_add_text(out, quad_words(read_number(row->record, READ_F_QUAD)));
        break;
    case API_VALUE_PLOVER:
        base_buffer_add_str(out, read_text(row->record, READ_F_PLOVER));
        break;
    case API_VALUE_MODE:
        base_buffer_add_str(out, read_text(row->record, READ_F_MODE));
        break;
    case API_VALUE_SCORE:
        add_number(out, read_number(row->record, READ_F_SCORE));
        break;
    case API_VALUE_CONTEXTS:
        add_joined(out, read_get(row->record, READ_F_CONTEXT));
        break;
    default:
        base_buffer_add_str(out, base_str_slice(cameo, (struct base_span){0, digits < cameo.length ? digits : cameo.length}));
        break;
    }
}

static void add_place(struct base_buffer *out, const struct api_peer_row *row, enum api_peer_value value)
{
    const struct read_value *found = read_get(row->record, READ_F_PLACE);
    if (found == NULL) {
        return;
    }
    struct base_str name = found->as.place.name, code = found->as.place.country;
    struct base_str country = code.length > 0 ? api_country(row->peers->tables, code) : code;
    switch (value) {
    case API_VALUE_PLACE:
        base_buffer_add_str(out, name);
        break;
    case API_VALUE_PLACE_CODE:
        base_buffer_add_str(out, base_str_is(code, "XKX") && row->peers->peer != API_PEER_POLECAT ? BASE_STR("KSV") : code);
        break;
    case API_VALUE_PLACE_COUNTRY:
        base_buffer_add_str(out, country);
        break;
    case API_VALUE_PLACE_TYPE: /* a country alone; what else a named place is we do not know */
        base_buffer_add_text(out, name.length == 0 && code.length > 0 ? "1" : "");
        break;
    default:
        base_buffer_add_str(out, name);
        base_buffer_add_text(out, name.length > 0 && country.length > 0 ? ", " : "");
        base_buffer_add_str(out, country);
        break;
    }
}

static void add_people(struct base_buffer *out, const struct read_record *record)
{
    const struct read_value *actors = read_get(record, READ_F_ACTORS);
    for (uint32_t i = 0, shown = 0; actors != NULL && i < actors->as.actors.count; i++) {
        if (actors->as.actors.items[i].name.length > 0) {
            base_buffer_add_text(out, shown++ > 0 ? "; " : "");
            base_buffer_add_str(out, actors->as.actors.items[i].name);
        }
    }
}

static void add_organisations(struct base_buffer *out, const struct read_record *record)
{
    const struct read_value *agents = read_get(record, READ_F_AGENTS);
    for (uint32_t i = 0; agents != NULL && i < agents->as.agents.count; i++) {
        base_buffer_add_text(out, i > 0 ? "; " : "");
        base_buffer_add_str(out, agents->as.agents.items[i].name);
    }
}

static void add_report(struct base_buffer *out, const struct api_peer_row *row, enum api_peer_value value)
{
    switch (value) {
    case API_VALUE_MENTIONS:
        base_buffer_format(out, "%u", row->record->evidence.count);
        break;
    case API_VALUE_OUTLETS:
        base_buffer_format(out, "%llu", (unsigned long long)row->origin->outlets);
        break;
    case API_VALUE_ARTICLES:
        base_buffer_format(out, "%llu", (unsigned long long)row->origin->articles);
        break;
    case API_VALUE_URL: /* GDELT always has one; ours may be a path */
        base_buffer_add_str(out, row->origin->url.length > 0 || row->peers->peer != API_PEER_GDELT ? row->origin->url
                                                                                                   : row->found->path);
        break;
    case API_VALUE_OUTLET:
        base_buffer_add_str(out, row->found->outlet.length > 0 ? row->found->outlet : row->found->path);
        break;
    case API_VALUE_LANGUAGE:
        base_buffer_add_str(out, row->origin->language);
        break;
    case API_VALUE_PEOPLE:
        add_people(out, row->record);
        break;
    case API_VALUE_ORGANISATIONS:
        add_organisations(out, row->record);
        break;
    default:
        base_buffer_add_text(out, "pacta " PACTA_VERSION);
        break;
    }
}

/* ------------------------------------------------------------------ the row itself */

/* The id of a row: that of the record, with a number where the record gives several rows. */
static void add_row_id(struct base_buffer *out, const struct api_peer_row *row)
{
    base_buffer_add_text(out, row->record->id);
    if (row->count > 1) {
        base_buffer_format(out, "-%u", row->number);
    }
}

static void add_hash(struct base_buffer *out, const struct api_peer_row *row)
{
    char text[120];
    snprintf(text, sizeof text, "%s %.*s %.*s %.*s", row->record->id, BASE_STR_ARG(row->cameo),
             BASE_STR_ARG(row->actors[0].code), BASE_STR_ARG(row->actors[1].code));
    base_buffer_format(out, "%llu", (unsigned long long)api_peer_number(base_str_from(text)));
}

static void add_identity(struct base_buffer *out, const struct api_peer_row *row, enum api_peer_value value)
{
    switch (value) {
    case API_VALUE_NUMBER:
        add_hash(out, row);
        break;
    case API_VALUE_ROW_ID:
        add_row_id(out, row);
        break;
    case API_VALUE_STORY_ID:
        add_day(out, row->day, API_VALUE_DAY8);
        base_buffer_format(out, "-%.*s_%s_%.*s", BASE_STR_ARG(row->origin->article), row->record->id,
                           BASE_STR_ARG(read_text(row->record, READ_F_PLOVER)));
        break;
    case API_VALUE_STORY_NUMBER:
        base_buffer_format(out, "%llu", (unsigned long long)api_peer_number(row->origin->article));
        break;
    case API_VALUE_ARTICLE_ID:
        base_buffer_add_str(out, row->origin->article);
        break;
    case API_VALUE_SENTENCE_ID:
        base_buffer_add_str(out, row->origin->article);
        if (row->sentence > 0) {
            base_buffer_format(out, "_%u", row->sentence);
        }
        break;
    case API_VALUE_LEADING:
        base_buffer_add_text(out, row->sentence > 0 && row->sentence <= 2 ? "1" : "0");
        break;
    default:
        if (row->sentence > 0) {
            base_buffer_format(out, "%u", row->sentence);
        }
        break;
    }
}

void api_peer_value(struct base_buffer *out, const struct api_peer_row *row, enum api_peer_value value, uint8_t side)
{
    if (value == API_VALUE_NONE) {
        return;
    }
    if (value <= API_VALUE_LEADING) {
        add_identity(out, row, value);
    } else if (value <= API_VALUE_FRACTION) {
        add_day(out, row->day, value);
    } else if (value <= API_VALUE_PUBLISHED_DATE) {
        add_published(out, row, value);
    } else if (value == API_VALUE_READ_TIME) {
        add_read_time(out, row->origin->read_at);
    } else if (value <= API_VALUE_OTHERS) {
        api_peer_actor(out, row, &row->actors[side], value);
    } else if (value <= API_VALUE_ALL_SECTORS) {
        api_peer_list(out, row, side, value);
    } else if (value <= API_VALUE_CONTEXTS) {
        add_act(out, row, value);
    } else if (value <= API_VALUE_PLACE_FULL) {
        add_place(out, row, value);
    } else {
        add_report(out, row, value);
    }
}
