/* What a record is known by, kind by kind. Sessions and projects have files of their own. */
#include "follow/view.h"

#include "base/utf8.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

uint32_t follow_view_id(struct follow_viewing *viewing, struct base_str text)
{
    char clean[160];
    uint32_t length = text.length < sizeof clean ? text.length : (uint32_t)sizeof clean;
    while (length < text.length && length > 0 && ((unsigned char)text.data[length] & 0xC0) == 0x80) {
        length--; /* no half letters */
    }
    for (uint32_t i = 0; i < length; i++) {
        clean[i] = text.data[i] == '|' || text.data[i] == '\n' ? ' ' : text.data[i];
    }
    return follow_pool_id(&viewing->store->pool, (struct base_str){clean, length});
}

void follow_view_words(struct follow_viewing *viewing, const struct follow_words *words)
{
    for (uint32_t i = 0; i < words->count; i++) {
        uint32_t id = follow_pool_id(&viewing->store->pool, base_str_from(words->items[i].text));
        follow_face_add_word(&viewing->fresh->face, id, words->items[i].weak, 1);
    }
}

uint32_t follow_view_name(struct follow_viewing *viewing, const struct follow_words *words)
{
    char key[FOLLOW_KEY_BYTES];
    uint32_t length = follow_words_key(words, key);
    return follow_view_id(viewing, (struct base_str){key, length});
}

/* ------------------------------------------------------------------ days and people */

/* What comes after a signature has days of its own. */
static const char *const LATER[] = {"mentioned", "approved", "ratified", "in force", "amended", "suspended", "expired"};

static enum follow_stage stage_of(const struct read_record *record)
{
    struct base_str status = read_text(record, READ_F_STATUS), stance = read_text(record, READ_F_STANCE);
    static const char *const AHEAD[] = {"planned", "postponed", "cancelled", "under negotiation",
                                        "draft",   "agreed",    "finalised", "to be signed"};
    if (record->type == READ_INSTRUMENT && base_str_is(status, "cancelled")) {
        return FOLLOW_UNTOLD; /* as what expired: long after it was signed */
    }
    for (size_t i = 0; i < sizeof AHEAD / sizeof *AHEAD; i++) {
        if (base_str_is(status, AHEAD[i])) {
            return FOLLOW_AHEAD;
        }
    }
    if (base_str_in(stance, "planned possible denied")) {
        return FOLLOW_AHEAD;
    }
    for (size_t i = 0; i < sizeof LATER / sizeof *LATER; i++) {
        if (base_str_is(status, LATER[i])) {
            return FOLLOW_UNTOLD;
        }
    }
    return status.length == 0 ? FOLLOW_UNTOLD : FOLLOW_HAPPENED;
}

/* A month or a year stands for all of its days; a report is the best guess for what happened without a day. */
void follow_view_day(struct follow_viewing *viewing, enum read_field field)
{
    struct follow_face *face = &viewing->fresh->face;
    const struct read_value *value = read_get(viewing->fresh->record, field);
    struct follow_face_span span = {.from = TEXT_NO_DAY, .stage = face->stage};
    if (value != NULL && value->as.date.from != TEXT_NO_DAY) {
        bool ahead = viewing->fresh->scene->printed && value->as.date.from > viewing->fresh->scene->day;
        if (ahead && face->stage == FOLLOW_HAPPENED) {
            face->stage = span.stage = FOLLOW_AHEAD; /* "held" on a day that had not come: a plan */
        }
        span.from = value->as.date.from;
        span.to = value->as.date.to != TEXT_NO_DAY && value->as.date.to >= span.from ? value->as.date.to : span.from;
    } else if (face->stage == FOLLOW_HAPPENED && viewing->fresh->scene->day != TEXT_NO_DAY) {
        span.from = span.to = viewing->fresh->scene->day;
        span.guessed = true;
    }
    follow_face_add_span(face, span);
}

/* Letters that transcriptions differ in: "Araghchi" and "Aragchi", "Nasir-Zadeh" and "Nasirzadeh". */
static uint32_t blur_letters(char *word, uint32_t length)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < length; i++) {
        char c = word[i] == 'y' ? 'i' : word[i] == 'w' ? 'v' : word[i];
        bool letter = (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
        if (letter && !(c == 'h' && kept > 0) && !(kept > 0 && word[kept - 1] == c)) {
            word[kept++] = c;
        }
    }
    return kept;
}

/* "Ada Maria Norell" is "norel ada maria": the surname comes first, what stands before it tells people of one surname apart. */
uint32_t follow_view_person(struct follow_viewing *viewing, struct base_str name)
{
    enum { LONGEST = 100 };
    char folded[LONGEST], person[2 * LONGEST];
    uint32_t used = 0, surname_at = 0;
    name = base_str_trim(name);
    name.length = name.length < LONGEST ? name.length : LONGEST;
    for (uint32_t i = 0; i < name.length; i++) {
        surname_at = name.data[i] == ' ' ? i + 1 : surname_at;
    }
    for (uint32_t at = surname_at, end = name.length, next = 0; used < LONGEST && at < name.length;) {
        uint32_t length = base_utf8_fold(base_str_slice(name, (struct base_span){at, end}), folded);
        length = blur_letters(folded, length);
        person[used] = ' ';
        memcpy(person + used + (used > 0), folded, length);
        used += length > 0 ? length + (used > 0) : 0;
        for (at = next, end = next; end < surname_at && name.data[end] != ' '; end++) {
        }
        next = end + 1;
        at = at >= surname_at ? name.length : at;
    }
    return follow_view_id(viewing, (struct base_str){person, used});
}

static void view_people(struct follow_viewing *viewing, const char *role)
{
    struct follow_face *face = &viewing->fresh->face;
    const struct read_value *actors = read_get(viewing->fresh->record, READ_F_ACTORS);
    for (uint32_t i = 0; actors != NULL && i < actors->as.actors.count; i++) {
        if (base_str_is(actors->as.actors.items[i].as, role)) {
            follow_face_add(face->people, &face->people_count, FOLLOW_FACE_PEOPLE,
                            follow_view_person(viewing, actors->as.actors.items[i].name));
        }
    }
}

static void view_place(struct follow_viewing *viewing)
{
    const struct read_value *place = read_get(viewing->fresh->record, READ_F_PLACE);
    struct follow_words words = {0};
    if (place != NULL) {
        follow_words_add(&words, (enum follow_kind)viewing->fresh->face.kind, place->as.place.name, viewing->parties);
        struct follow_face *face = &viewing->fresh->face;
        follow_face_add(face->places, &face->place_count, FOLLOW_FACE_PLACES, follow_view_name(viewing, &words));
        follow_face_add(face->parties, &face->party_count, FOLLOW_FACE_PARTIES,
                        follow_view_id(viewing, place->as.place.country));
    }
}

/* ------------------------------------------------------------------ parties */

static void add_party(struct follow_viewing *viewing, struct base_str code)
{
    struct follow_face *face = &viewing->fresh->face;
    follow_face_add(face->parties, &face->party_count, FOLLOW_FACE_PARTIES, follow_view_id(viewing, code));
}

static void complete_parties(struct follow_viewing *viewing)
{
    struct follow_face *face = &viewing->fresh->face;
    const uint32_t *pair = viewing->fresh->scene->pair;
    bool fits =
        face->party_count == 0 || (face->party_count == 1 && (face->parties[0] == pair[0] || face->parties[0] == pair[1]));
    if (pair[0] != 0 && fits) {
        face->parties[0] = pair[0];
        face->parties[1] = pair[1];
        face->party_count = 2;
    }
}

static void view_parties(struct follow_viewing *viewing)
{
    struct follow_face *face = &viewing->fresh->face;
    const struct read_value *parties = read_get(viewing->fresh->record, READ_F_PARTIES);
    for (uint32_t i = 0; parties != NULL && i < parties->as.texts.count; i++) {
        add_party(viewing, parties->as.texts.items[i]);
    }
    complete_parties(viewing);
    for (uint8_t i = 0; i < face->party_count; i++) {
        viewing->codes[i] = follow_pool_text(&viewing->store->pool, face->parties[i]);
    }
    viewing->parties = (struct follow_codes){viewing->codes, face->party_count};
}

/* ------------------------------------------------------------------ kinds */

static bool view_target(struct follow_viewing *viewing)
{
    const struct read_record *record = viewing->fresh->record;
    struct follow_face *face = &viewing->fresh->face;
    static const enum read_field AMOUNTS[] = {READ_F_AMOUNT, READ_F_MIN, READ_F_MAX};
    for (size_t i = 0; i < 3 && isnan(face->amount); i++) {
        face->amount = read_number(record, AMOUNTS[i]);
    }
    face->metric = follow_view_id(viewing, read_text(record, READ_F_METRIC));
    face->unit = follow_view_id(viewing, read_text(record, READ_F_UNIT));
    face->sort = follow_view_id(viewing, read_text(record, READ_F_MODALITY));
    face->stage = FOLLOW_AHEAD;
    follow_view_day(viewing, READ_F_DEADLINE);
    return face->metric != 0 && face->party_count > 0;
}

/*
 * A short name says as little as its words: "JWG" of a Joint Working Group on Wool is the name of every working group. Such
 * names stand apart, among the places that a body has none of.
 */
static void add_short_name(struct follow_viewing *viewing, struct base_str text)
{
    struct follow_fresh *fresh = viewing->fresh;
    struct follow_face *face = &fresh->face;
    struct follow_words words = {0};
    follow_words_add(&words, FOLLOW_BODY, text, viewing->parties);
    uint32_t id = follow_view_name(viewing, &words);
    follow_face_add(fresh->body_names, &fresh->body_name_count, FOLLOW_FRESH_BODIES, id);
    if (face->plain || follow_words_tell(&words)) {
        follow_face_add(face->names, &face->name_count, FOLLOW_FACE_NAMES, id);
    } else {
        follow_face_add(face->places, &face->place_count, FOLLOW_FACE_PLACES, id);
    }
}

static void add_body_name(struct follow_viewing *viewing, struct base_str name)
{
    struct follow_fresh *fresh = viewing->fresh;
    struct follow_words words = {0};
    char initials[FOLLOW_INITIALS];
    follow_words_add(&words, FOLLOW_BODY, name, viewing->parties);
    uint32_t id = follow_view_name(viewing, &words);
    follow_face_add(fresh->body_names, &fresh->body_name_count, FOLLOW_FRESH_BODIES, id);
    follow_face_add(fresh->face.names, &fresh->face.name_count, FOLLOW_FACE_NAMES, id);
    follow_view_words(viewing, &words);
    fresh->face.plain = fresh->face.plain && !follow_words_tell(&words);
    uint32_t length = words.count > 1 ? follow_words_initials(name, viewing->parties, initials) : 0;
    if (length > 0) {
        add_short_name(viewing, (struct base_str){initials, length});
    }
}

static bool view_body(struct follow_viewing *viewing)
{
    struct follow_face *face = &viewing->fresh->face;
    double count = read_number(viewing->fresh->record, READ_F_COUNT);
    face->plain = true;
    face->sort = follow_view_id(viewing, read_text(viewing->fresh->record, READ_F_KIND));
    face->number = count >= 2 && count < 1000 ? (int32_t)count : -1;
    add_body_name(viewing, read_text(viewing->fresh->record, READ_F_NAME));
    add_short_name(viewing, read_text(viewing->fresh->record, READ_F_SHORT));
    add_body_name(viewing, read_text(viewing->fresh->record, READ_F_RENAMED_TO));
    return face->name_count > 0;
}

static enum follow_family family_of(struct base_str kind)
{
    static const struct {
        const char *kind;
        enum follow_family family;
    } FAMILIES[] = {
        {"agreement", FOLLOW_TREATY},
        {"treaty", FOLLOW_TREATY},
        {"trade agreement", FOLLOW_TREATY},
        {"charter", FOLLOW_TREATY},
        {"contract", FOLLOW_CONTRACT},
        {"memorandum of understanding", FOLLOW_MEMORANDUM},
        {"protocol", FOLLOW_PROTOCOL},
        {"declaration", FOLLOW_DECLARATION},
        {"joint statement", FOLLOW_DECLARATION},
        {"action plan", FOLLOW_PLAN},
        {"roadmap", FOLLOW_PLAN},
        {"letter of intent", FOLLOW_LETTER},
        {"minutes", FOLLOW_MINUTES},
        {"documents", FOLLOW_SET},
    };
    for (size_t i = 0; i < sizeof FAMILIES / sizeof *FAMILIES; i++) {
        if (base_str_is(kind, FAMILIES[i].kind)) {
            return FAMILIES[i].family;
        }
    }
    return FOLLOW_ANY;
}

/* "They want to conclude the free trade agreement": no title, no subject, but a name. */
static void add_name_in_quote(struct follow_viewing *viewing, struct follow_words *words)
{
    static const char *const NOUNS[] = {"agreement", "treaty", "contract", "pact", "convention"};
    const struct read_record *record = viewing->fresh->record;
    bool binding = viewing->fresh->face.family == FOLLOW_TREATY || viewing->fresh->face.family == FOLLOW_CONTRACT;
    for (size_t i = 0; binding && record->evidence.count > 0 && i < sizeof NOUNS / sizeof *NOUNS && words->count == 0; i++) {
        follow_words_add_before(words, FOLLOW_INSTRUMENT, record->evidence.items[0].quote, base_str_from(NOUNS[i]),
                                viewing->parties);
    }
}

/* "Parliament passed the treaty", or a headline's "Partnership treaty takes effect". */
static bool is_that_document(const struct follow_viewing *viewing)
{
    static const char *const WORDS[] = {"the treaty",   "the agreement",  "the contract",  "the pact",
                                        "this treaty",  "this agreement", "its contract",  "the charter",
                                        "the protocol", "the document",   "the convention"};
    const struct read_record *record = viewing->fresh->record;
    struct base_str kind = read_text(record, READ_F_KIND);
    if (base_str_is(kind, "treaty") || base_str_is(kind, "charter") || base_str_is(kind, "trade agreement")) {
        return true;
    }
    for (size_t i = 0; record->evidence.count > 0 && i < sizeof WORDS / sizeof *WORDS; i++) {
        if (base_str_find(record->evidence.items[0].quote, WORDS[i], 0) >= 0) {
            return true;
        }
    }
    return false;
}

static bool view_instrument(struct follow_viewing *viewing)
{
    const struct read_record *record = viewing->fresh->record;
    struct follow_face *face = &viewing->fresh->face;
    struct base_str kind = read_text(record, READ_F_KIND), title = read_text(record, READ_F_TITLE);
    struct follow_words words = {0};
    double count = read_number(record, READ_F_COUNT);
    face->sort = follow_view_id(viewing, kind);
    face->family = (uint8_t)family_of(kind);
    follow_words_add(&words, FOLLOW_INSTRUMENT, title, viewing->parties);
    follow_words_add(&words, FOLLOW_INSTRUMENT, read_text(record, READ_F_SUBJECT), viewing->parties);
    if (count >= 2 && count < 10000) {
        face->number = (int32_t)count;
        face->family = FOLLOW_SET;
    }
    if (words.count == 0) {
        add_name_in_quote(viewing, &words);
    }
    follow_view_words(viewing, &words);
    face->plain = !follow_words_tell(&words);
    viewing->fresh->is_that = face->plain && face->family != FOLLOW_SET && is_that_document(viewing);
    if (title.length > 0) {
        follow_face_add(face->names, &face->name_count, FOLLOW_FACE_NAMES, follow_view_name(viewing, &words));
    }
    view_people(viewing, "signatory");
    follow_view_day(viewing, READ_F_DATE);
    return true;
}

/* The first two and more words with capitals that stand together: "PNS Babur to the Navy", "the Karachi Industrial Park". */
static struct base_str proper_name(struct base_str text)
{
    uint32_t start = 0, words = 0;
    for (uint32_t at = 0; at < text.length;) {
        uint32_t end = at;
        while (end < text.length && text.data[end] != ' ') {
            end++;
        }
        bool capital = text.data[at] >= 'A' && text.data[at] <= 'Z';
        if (!capital && words > 1) {
            return base_str_trim(base_str_slice(text, (struct base_span){start, at}));
        }
        start = capital && words > 0 ? start : at;
        words = capital ? words + 1 : 0;
        at = end + 1;
    }
    return words > 1 ? base_str_slice(text, (struct base_span){start, text.length}) : (struct base_str){0};
}

static void add_proper_name(struct follow_viewing *viewing, struct base_str text)
{
    struct follow_face *face = &viewing->fresh->face;
    struct follow_words words = {0};
    follow_words_add(&words, FOLLOW_COMMITMENT, proper_name(text), viewing->parties);
    if (words.count > 1 && follow_words_tell(&words)) {
        uint32_t name = follow_view_name(viewing, &words);
        follow_face_add(face->names, &face->name_count, FOLLOW_FACE_NAMES, name);
        follow_face_add(face->places, &face->place_count, FOLLOW_FACE_PLACES, name);
    }
}

static bool view_commitment(struct follow_viewing *viewing)
{
    const struct read_record *record = viewing->fresh->record;
    struct follow_face *face = &viewing->fresh->face;
    const struct read_value *by = read_get(record, READ_F_BY);
    struct follow_words words = {0};
    face->sort = follow_view_id(viewing, read_text(record, READ_F_ACTION));
    follow_words_add(&words, FOLLOW_COMMITMENT, read_text(record, READ_F_OBJECT), viewing->parties);
    follow_words_add(&words, FOLLOW_COMMITMENT, read_text(record, READ_F_PROJECT_NAME), viewing->parties);
    follow_view_words(viewing, &words);
    face->plain = !follow_words_tell(&words);
    for (uint32_t i = 0; by != NULL && i < by->as.texts.count; i++) {
        follow_face_add(face->people, &face->people_count, FOLLOW_FACE_PEOPLE, follow_view_id(viewing, by->as.texts.items[i]));
    }
    follow_face_add(face->names, &face->name_count, FOLLOW_FACE_NAMES, follow_view_name(viewing, &words));
    add_proper_name(viewing, read_text(record, READ_F_OBJECT));
    follow_view_day(viewing, READ_F_DEADLINE);
    return words.count > 0;
}

/* "33 killed": small numbers are the same by chance. */
static void view_count(struct follow_viewing *viewing)
{
    enum { LEAST = 5 };
    const struct read_record *record = viewing->fresh->record;
    struct follow_face *face = &viewing->fresh->face;
    double value = read_number(record, READ_F_VALUE);
    value = isnan(value) ? read_number(record, READ_F_MIN) : value;
    if (value >= LEAST && value < 1e9) {
        char text[80];
        struct base_str quantity = read_text(record, READ_F_QUANTITY);
        int length =
            snprintf(text, sizeof text, "%.0f %.*s", value, (int)(quantity.length < 40 ? quantity.length : 40), quantity.data);
        follow_face_add(face->people, &face->people_count, FOLLOW_FACE_PEOPLE,
                        follow_view_id(viewing, (struct base_str){text, (uint32_t)length}));
    }
}

/* A count over a period belongs to no incident. */
static bool view_incident(struct follow_viewing *viewing)
{
    const struct read_record *record = viewing->fresh->record;
    struct follow_face *face = &viewing->fresh->face;
    struct base_str incident = read_text(record, READ_F_INCIDENT);
    struct follow_words name = {0}, words = {0};
    if (read_get(record, READ_F_PERIOD) != NULL && incident.length == 0) {
        return false;
    }
    follow_words_add(&name, FOLLOW_INCIDENT, incident, viewing->parties);
    follow_words_add(&words, FOLLOW_INCIDENT, incident, viewing->parties);
    for (uint32_t i = 0; i < record->evidence.count && i < 2; i++) {
        follow_words_add(&words, FOLLOW_INCIDENT, record->evidence.items[i].quote, viewing->parties);
    }
    follow_view_words(viewing, &words);
    face->stage = FOLLOW_HAPPENED;
    face->plain = true;
    follow_face_add(face->names, &face->name_count, FOLLOW_FACE_NAMES, follow_view_name(viewing, &name));
    view_place(viewing);
    view_count(viewing);
    follow_view_day(viewing, READ_F_DATE);
    return true;
}

bool follow_view(struct follow_store *store, struct follow_fresh *fresh)
{
    static bool (*const VIEWS[FOLLOW_KIND_COUNT])(struct follow_viewing *) = {
        [FOLLOW_TARGET] = view_target,     [FOLLOW_PROJECT] = follow_view_project, [FOLLOW_INSTRUMENT] = view_instrument,
        [FOLLOW_BODY] = view_body,         [FOLLOW_SESSION] = follow_view_session, [FOLLOW_COMMITMENT] = view_commitment,
        [FOLLOW_INCIDENT] = view_incident,
    };
    struct follow_viewing viewing = {.store = store, .fresh = fresh};
    enum follow_kind kind;
    if (!follow_kind_of(fresh->record, &kind)) {
        return false;
    }
    follow_face_init(&fresh->face, kind);
    fresh->face.records = 1;
    fresh->face.article = fresh->scene->article;
    fresh->face.text = fresh->scene->text;
    fresh->face.stage = (uint8_t)stage_of(fresh->record);
    fresh->face.first_day = fresh->face.last_day = fresh->scene->printed ? fresh->scene->day : TEXT_NO_DAY;
    view_parties(&viewing);
    return VIEWS[kind](&viewing);
}
