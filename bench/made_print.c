/*
 * A report in words, and what a reader would find in it. The words are there for the store, the full text and the search for
 * copies; the records carry the fields that src/read fills for sentences like these.
 */
#include "base/buffer.h"
#include "made.h"

const char *const MADE_SESSION_STEPS[] = {"planned", "postponed", "held"};
const char *const MADE_INSTRUMENT_STEPS[] = {"under negotiation", "to be signed", "signed", "ratified", "in force"};
const char *const MADE_PROJECT_STEPS[] = {"proposed", "agreed", "under construction", "stalled", "operating"};
const char *const MADE_COMMITMENT_STEPS[] = {"open", "under way", "delivered"};

struct printer {
    struct base_arena *arena;
    const struct made_article *article;
    struct base_buffer text;
    struct text_article page;
    struct read_records *records;
    struct base_str source; /* name of the source */
    struct base_span sentence;
};

/* A fact waiting for its text: records need evidence, and evidence needs the whole text. */
struct told {
    const struct made_fact *fact;
    struct base_span at;
};

/* ------------------------------------------------------------------ words */

static struct base_str day_words(struct base_arena *arena, int32_t day)
{
    static const char *const MONTHS[] = {"January", "February", "March",     "April",   "May",      "June",
                                         "July",    "August",   "September", "October", "November", "December"};
    int32_t year;
    uint32_t month, date;
    text_day_to_ymd(day, &year, &month, &date);
    return base_str_format(arena, "%u %s %d", date, MONTHS[month - 1], year);
}

static int32_t year_of(int32_t day)
{
    int32_t year;
    uint32_t month, date;
    text_day_to_ymd(day, &year, &month, &date);
    return year;
}

static const char *state_name(uint32_t state)
{
    return MADE_STATES[state].name;
}

/* Who holds an office: somebody else every four or five years. */
static struct base_str holder(struct base_arena *arena, uint32_t state, const char *office, int32_t day)
{
    uint64_t seat = made_mix(state, base_str_hash(base_str_from(office)));
    return made_person(arena, made_mix(seat, (uint64_t)(year_of(day) + (int32_t)(seat % 5)) / (4 + seat % 2)));
}

static const char *office_for(const struct made_fact *fact)
{
    static const char *const OFFICES[] = {"president",         "prime minister",   "foreign minister",
                                          "commerce minister", "finance minister", "energy minister"};
    return OFFICES[made_mix(fact->salt, 15) % 6];
}

/* The body as this outlet prints it: in full, without the states, or by its letters. */
static struct base_str body_words(struct printer *printer, const struct made_fact *fact)
{
    struct made_body body = made_body_of(fact->salt, year_of(printer->article->day) > 2015);
    switch ((printer->article->wording + fact->salt) % 4) {
    case 0:
        return base_str_format(printer->arena, "%s (%s)", body.name, body.shorter);
    case 1:
        return base_str_format(printer->arena, "%s-%s %s", state_name(fact->a), state_name(fact->b), body.name);
    case 2:
        return base_str_from(body.shorter);
    default:
        return base_str_from(body.name);
    }
}

static void write_session(struct printer *printer, const struct made_fact *fact)
{
    struct base_str body = body_words(printer, fact), day = day_words(printer->arena, fact->day);
    static const char *const FORMS[3][2] = {{"is to be held in", "will meet in"},
                                            {"has been postponed; it was to be held in", "was put off that should have met in"},
                                            {"was held in", "met in"}};
    base_buffer_format(&printer->text, "Session %u of the %.*s of %s and %s %s %s on %.*s.", fact->number, BASE_STR_ARG(body),
                       state_name(fact->a), state_name(fact->b), FORMS[fact->step][printer->article->wording % 2],
                       MADE_STATES[fact->number % 2 ? fact->a : fact->b].capital, BASE_STR_ARG(day));
}

static void write_target(struct printer *printer, const struct made_fact *fact)
{
    static const char *const FORMS[] = {"want to raise their trade", "aim to take bilateral trade",
                                        "set themselves the goal of bringing trade"};
    base_buffer_format(&printer->text, "%s and %s %s%s to $%g billion by %d.", state_name(fact->a), state_name(fact->b),
                       fact->again ? "reaffirmed that they " : "", FORMS[printer->article->wording % 3], fact->amount / 1e9,
                       year_of(fact->due));
}

static void write_named(struct printer *printer, const struct made_fact *fact)
{
    struct made_thing thing = made_thing_of(printer->arena, fact);
    const char *status = fact->kind == MADE_INSTRUMENT ? MADE_INSTRUMENT_STEPS[fact->step] : MADE_PROJECT_STEPS[fact->step];
    static const char *const FORMS[] = {"The %.*s of %s and %s is %s, officials said.",
                                        "Of the %.*s, %s and %s said that it is %s.",
                                        "The %.*s, in which %s and %s take part, is now %s."};
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    base_buffer_format(&printer->text, FORMS[printer->article->wording % 3], BASE_STR_ARG(thing.name), state_name(fact->a),
                       state_name(fact->b), status);
#pragma GCC diagnostic pop
}

static void write_commitment(struct printer *printer, const struct made_fact *fact)
{
    struct made_thing thing = made_thing_of(printer->arena, fact);
    base_buffer_format(&printer->text, "%s and %s %s to %s a %.*s", state_name(fact->a), state_name(fact->b),
                       printer->article->wording % 2 ? "agreed" : "decided", thing.action, BASE_STR_ARG(thing.name));
    if (fact->due != TEXT_NO_DAY) {
        struct base_str due = day_words(printer->arena, fact->due);
        base_buffer_format(&printer->text, " by %.*s", BASE_STR_ARG(due));
    }
    base_buffer_add_text(&printer->text, ".");
}

static void write_other(struct printer *printer, const struct made_fact *fact)
{
    struct made_thing thing = made_thing_of(printer->arena, fact);
    if (fact->kind == MADE_TALLY) {
        base_buffer_format(&printer->text, "At least %u people were killed in the %.*s in %s, the authorities said.",
                           fact->number, BASE_STR_ARG(thing.name), state_name(fact->a));
    } else if (fact->kind == MADE_FIGURE) {
        base_buffer_format(&printer->text, "Trade between %s and %s reached $%g million in %d.", state_name(fact->a),
                           state_name(fact->b), fact->amount / 1e6, year_of(fact->day) - 1);
    } else {
        const char *office = office_for(fact);
        struct base_str a = holder(printer->arena, fact->a, office, fact->day),
                        b = holder(printer->arena, fact->b, office, fact->day);
        base_buffer_format(&printer->text, "The %s of %s, %.*s, met with %.*s of %s in %s.", office, state_name(fact->a),
                           BASE_STR_ARG(a), BASE_STR_ARG(b), state_name(fact->b), MADE_STATES[fact->b].capital);
    }
}

static struct base_span write_fact(struct printer *printer, const struct made_fact *fact)
{
    uint32_t start = (uint32_t)printer->text.length;
    if (fact->kind == MADE_SESSION) {
        write_session(printer, fact);
    } else if (fact->kind == MADE_TARGET) {
        write_target(printer, fact);
    } else if (fact->kind == MADE_INSTRUMENT || fact->kind == MADE_PROJECT) {
        write_named(printer, fact);
    } else if (fact->kind == MADE_COMMITMENT) {
        write_commitment(printer, fact);
    } else {
        write_other(printer, fact);
    }
    return (struct base_span){start, (uint32_t)printer->text.length};
}

/* What stands around the facts and says little, in the words of this report's wording. */
static void write_padding(struct printer *printer, uint32_t at)
{
    static const char *const TOPICS[] = {"the harvest",
                                         "prices at the markets",
                                         "roads in the north",
                                         "relations with the neighbours",
                                         "the coming season",
                                         "students abroad",
                                         "the state of the harbours",
                                         "the plans of the railways",
                                         "work permits",
                                         "the price of fuel",
                                         "family visits",
                                         "exhibitions"};
    static const char *const FORMS[] = {
        " Both sides also spoke about %s and %s.", " Questions about %s were not answered, nor were those about %s.",
        " The delegations looked into %s; a paper on %s is expected.", " Observers had hoped for more on %s and on %s."};
    uint64_t bits = made_mix(printer->article->wording, at);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    base_buffer_format(&printer->text, FORMS[bits % 4], TOPICS[(bits >> 8) % 12], TOPICS[(bits >> 16) % 12]);
#pragma GCC diagnostic pop
}

/* ------------------------------------------------------------------ records */

static struct read_record *new_record(struct printer *printer, enum read_type type, const char *rule)
{
    struct read_record *record = read_record_new(printer->arena, type);
    record->source = printer->source;
    record->article = 1;
    read_set_number(printer->arena, record, READ_F_CONFIDENCE, 0.8);
    read_set_text(printer->arena, record, READ_F_RULE, base_str_from(rule));
    read_add_evidence(printer->arena, record, &printer->page, printer->page.text, printer->sentence);
    *BASE_PUSH(printer->arena, *printer->records) = record;
    return record;
}

static void add_parties(struct printer *printer, struct read_record *record, const struct made_fact *fact)
{
    read_add_text(printer->arena, record, READ_F_PARTIES, base_str_from(MADE_STATES[fact->a].code));
    if (fact->kind != MADE_TALLY) {
        read_add_text(printer->arena, record, READ_F_PARTIES, base_str_from(MADE_STATES[fact->b].code));
    }
}

static struct read_date on_day(struct printer *printer, int32_t day)
{
    return (struct read_date){day, day, 0, day_words(printer->arena, day)};
}

static void set(struct printer *printer, struct read_record *record, enum read_field field, const char *text)
{
    read_set_text(printer->arena, record, field, base_str_from(text));
}

static struct read_record *add_record(struct printer *printer, const struct made_fact *fact, enum read_type type)
{
    struct read_record *record = new_record(printer, type, read_type_name(type));
    add_parties(printer, record, fact);
    return record;
}

static void add_session(struct printer *printer, const struct made_fact *fact)
{
    struct made_body body = made_body_of(fact->salt, year_of(printer->article->day) > 2015);
    uint64_t way = (printer->article->wording + fact->salt) % 4;
    struct read_record *record = add_record(printer, fact, READ_BODY);
    set(printer, record, READ_F_NAME, way == 2 ? body.shorter : body.name);
    set(printer, record, READ_F_SHORT, way == 0 || way == 2 ? body.shorter : "");
    set(printer, record, READ_F_KIND, body.kind);
    record = add_record(printer, fact, READ_MEETING);
    set(printer, record, READ_F_KIND, "session");
    read_set_text(printer->arena, record, READ_F_BODY_NAME, body_words(printer, fact));
    read_set_number(printer->arena, record, READ_F_SESSION, fact->number);
    set(printer, record, READ_F_STATUS, MADE_SESSION_STEPS[fact->step]);
    set(printer, record, READ_F_STANCE, fact->step == 0 ? "planned" : "fact");
    read_set_date(printer->arena, record, READ_F_DATE, on_day(printer, fact->day));
    const char *code = MADE_STATES[fact->number % 2 ? fact->a : fact->b].code,
               *place = MADE_STATES[fact->number % 2 ? fact->a : fact->b].capital;
    read_set_place(printer->arena, record, READ_F_PLACE, (struct read_place){base_str_from(place), base_str_from(code)});
}

static void add_target(struct printer *printer, const struct made_fact *fact)
{
    struct read_record *record = add_record(printer, fact, READ_TARGET);
    set(printer, record, READ_F_METRIC, "bilateral trade");
    read_set_number(printer->arena, record, READ_F_AMOUNT, fact->amount);
    set(printer, record, READ_F_UNIT, "USD");
    set(printer, record, READ_F_MODALITY, "to");
    set(printer, record, READ_F_STANCE, "fact");
    read_set_flag(printer->arena, record, READ_F_RESTATES, fact->again);
    read_add_text(printer->arena, record, READ_F_SECTORS, BASE_STR("trade"));
    struct read_date due = {text_day_from_ymd(year_of(fact->due), 1, 1), fact->due, 2,
                            base_str_format(printer->arena, "by %d", year_of(fact->due))};
    read_set_date(printer->arena, record, READ_F_DEADLINE, due);
}

static void add_figure(struct printer *printer, const struct made_fact *fact)
{
    struct read_record *record = add_record(printer, fact, READ_FIGURE);
    int32_t year = year_of(fact->day) - 1;
    set(printer, record, READ_F_METRIC, "bilateral trade");
    read_set_number(printer->arena, record, READ_F_AMOUNT, fact->amount);
    set(printer, record, READ_F_UNIT, "USD");
    set(printer, record, READ_F_STANCE, "fact");
    struct read_date period = {text_day_from_ymd(year, 1, 1), text_day_from_ymd(year, 12, 31), 2,
                               base_str_format(printer->arena, "in %d", year)};
    read_set_date(printer->arena, record, READ_F_PERIOD, period);
}

static void add_named(struct printer *printer, const struct made_fact *fact)
{
    struct made_thing thing = made_thing_of(printer->arena, fact);
    bool document = fact->kind == MADE_INSTRUMENT;
    struct read_record *record = add_record(printer, fact, document ? READ_INSTRUMENT : READ_PROJECT);
    read_set_text(printer->arena, record, document ? READ_F_TITLE : READ_F_NAME, thing.name);
    set(printer, record, READ_F_KIND, thing.kind);
    set(printer, record, READ_F_STATUS, document ? MADE_INSTRUMENT_STEPS[fact->step] : MADE_PROJECT_STEPS[fact->step]);
    set(printer, record, READ_F_STANCE, fact->step == 1 ? "planned" : "fact");
    read_add_text(printer->arena, record, READ_F_SECTORS, thing.sector);
}

static void add_commitment(struct printer *printer, const struct made_fact *fact)
{
    struct made_thing thing = made_thing_of(printer->arena, fact);
    struct read_record *record = add_record(printer, fact, READ_COMMITMENT);
    read_add_text(printer->arena, record, READ_F_BY, base_str_from(MADE_STATES[fact->a].code));
    read_add_text(printer->arena, record, READ_F_BY, base_str_from(MADE_STATES[fact->b].code));
    set(printer, record, READ_F_ACTION, thing.action);
    read_set_text(printer->arena, record, READ_F_OBJECT, thing.name);
    set(printer, record, READ_F_STRENGTH, fact->step == 2 ? "S7" : "S3");
    set(printer, record, READ_F_STATUS, MADE_COMMITMENT_STEPS[fact->step]);
    set(printer, record, READ_F_STANCE, "fact");
    read_add_text(printer->arena, record, READ_F_SECTORS, thing.sector);
    if (fact->due != TEXT_NO_DAY) {
        read_set_date(printer->arena, record, READ_F_DEADLINE, on_day(printer, fact->due));
    }
}

static void add_tally(struct printer *printer, const struct made_fact *fact)
{
    struct read_record *record = add_record(printer, fact, READ_TALLY);
    set(printer, record, READ_F_QUANTITY, "killed");
    set(printer, record, READ_F_OF, "people");
    read_set_number(printer->arena, record, READ_F_MIN, fact->number);
    read_set_text(printer->arena, record, READ_F_INCIDENT, made_thing_of(printer->arena, fact).name);
    set(printer, record, READ_F_STANCE, "fact");
    read_set_date(printer->arena, record, READ_F_DATE, on_day(printer, fact->day));
    read_set_place(
        printer->arena, record, READ_F_PLACE,
        (struct read_place){made_town(printer->arena, made_mix(fact->salt, 14)), base_str_from(MADE_STATES[fact->a].code)});
}

static void add_talks(struct printer *printer, const struct made_fact *fact)
{
    const char *office = office_for(fact);
    struct read_record *record = add_record(printer, fact, READ_MEETING);
    set(printer, record, READ_F_KIND, "talks");
    set(printer, record, READ_F_STATUS, "held");
    set(printer, record, READ_F_STANCE, "fact");
    for (uint32_t i = 0; i < 2; i++) {
        uint32_t state = i == 0 ? fact->a : fact->b;
        struct base_str name = holder(printer->arena, state, office, fact->day), code = base_str_from(MADE_STATES[state].code);
        read_add_actor(printer->arena, record, (struct read_actor){name, base_str_from(office), code, BASE_STR("participant")});
        struct read_record *seat = new_record(printer, READ_OFFICE, "office");
        read_set_text(printer->arena, seat, READ_F_PERSON, name);
        set(printer, seat, READ_F_OFFICE_TITLE, office);
        read_set_text(printer->arena, seat, READ_F_COUNTRY, code);
        set(printer, seat, READ_F_HELD, "current");
    }
}

/* What researchers count: one for each fact but figures. */
static void add_event(struct printer *printer, const struct made_fact *fact)
{
    struct read_record *record = add_record(printer, fact, READ_EVENT);
    bool hurt = fact->kind == MADE_TALLY, met = fact->kind == MADE_SESSION || fact->kind == MADE_TALKS;
    set(printer, record, READ_F_PLOVER, hurt ? "ASSAULT" : met ? "CONSULT" : "AGREE");
    set(printer, record, READ_F_CAMEO, hurt ? "190" : met ? "040" : "057");
    read_set_number(printer->arena, record, READ_F_QUAD, hurt ? 4 : 1);
    read_set_number(printer->arena, record, READ_F_GOLDSTEIN, hurt ? -10 : met ? 1 : 8);
    read_add_text(printer->arena, record, READ_F_SOURCE_ACTORS,
                  base_str_format(printer->arena, "%sGOV", MADE_STATES[fact->a].code));
    read_add_text(printer->arena, record, READ_F_TARGET_ACTORS,
                  base_str_format(printer->arena, "%sGOV", MADE_STATES[fact->b].code));
}

static void add_records(struct printer *printer, const struct made_fact *fact)
{
    static void (*const ADD[MADE_KINDS])(struct printer *, const struct made_fact *) = {
        [MADE_SESSION] = add_session,  [MADE_TARGET] = add_target, [MADE_FIGURE] = add_figure,
        [MADE_INSTRUMENT] = add_named, [MADE_PROJECT] = add_named, [MADE_COMMITMENT] = add_commitment,
        [MADE_TALLY] = add_tally,      [MADE_TALKS] = add_talks,
    };
    ADD[fact->kind](printer, fact);
    if (fact->kind != MADE_FIGURE && made_mix(fact->salt, printer->article->wording) % 2 == 0) {
        add_event(printer, fact);
    }
}

/* ------------------------------------------------------------------ page */

static void write_page(struct printer *printer, struct told *told)
{
    const struct made_fact *first = &printer->article->facts[0];
    struct base_str outlet = made_outlet(printer->arena, printer->article->outlet),
                    day = day_words(printer->arena, printer->article->day);
    base_buffer_format(&printer->text, "%s and %s: %s\n%.*s\n", state_name(first->a), state_name(first->b),
                       printer->article->wording % 2 ? "what was said" : "the news of the day", BASE_STR_ARG(day));
    for (uint32_t i = 0; i < printer->article->count; i++) {
        told[i] = (struct told){&printer->article->facts[i], write_fact(printer, &printer->article->facts[i])};
        write_padding(printer, 2 * i);
        write_padding(printer, 2 * i + 1);
        base_buffer_add_text(&printer->text, "\n");
    }
    base_buffer_format(&printer->text, "%.*s, %.*s", BASE_STR_ARG(outlet), BASE_STR_ARG(day));
}

static void fill_page(struct printer *printer, struct base_str text)
{
    int64_t end = base_str_find(text, "\n", 0);
    struct text_run *run = BASE_NEW(printer->arena, struct text_run);
    *run = (struct text_run){0, text.length, 0, text.length};
    struct base_span title = {0, (uint32_t)end};
    printer->page = (struct text_article){.text = text,
                                          .runs = run,
                                          .run_count = 1,
                                          .source = {0, text.length},
                                          .title = {base_str_slice(text, title), title},
                                          .outlet = {made_outlet(printer->arena, printer->article->outlet), {0}},
                                          .language = {BASE_STR("en"), {0}},
                                          .published_day = printer->article->day};
}

static void seal(struct printer *printer)
{
    struct base_str key = base_str_format(printer->arena, "made %u", printer->article->number);
    for (uint32_t i = 0; i < printer->records->count; i++) {
        read_record_seal(printer->records->items[i], key);
    }
}

static void add_article(struct printer *printer)
{
    printer->sentence = printer->page.title.source;
    struct read_record *record = new_record(printer, READ_ARTICLE, "article");
    read_set_text(printer->arena, record, READ_F_TITLE, printer->page.title.value);
    read_set_text(printer->arena, record, READ_F_OUTLET, printer->page.outlet.value);
    read_set_date(printer->arena, record, READ_F_PUBLISHED, on_day(printer, printer->page.published_day));
    set(printer, record, READ_F_LANGUAGE, "en");
    set(printer, record, READ_F_KIND, "news");
}

void made_print(const struct made_article *article, struct base_arena *arena, struct made_page *made)
{
    struct told told[MADE_FACTS];
    struct printer printer = {.arena = arena, .article = article, .records = &made->records};
    *made = (struct made_page){0};
    base_buffer_init(&printer.text);
    write_page(&printer, told);
    struct base_str text = base_str_copy(arena, (struct base_str){printer.text.data, (uint32_t)printer.text.length});
    base_buffer_release(&printer.text);
    fill_page(&printer, text);
    printer.source = base_str_format(arena, "made/%07u.txt", article->number);
    add_article(&printer);
    for (uint32_t i = 0; i < article->count; i++) {
        made->first[i] = made->records.count;
        printer.sentence = told[i].at;
        add_records(&printer, told[i].fact);
    }
    made->first[article->count] = made->records.count;
    seal(&printer);
    struct text_article *page = BASE_NEW(arena, struct text_article);
    *page = printer.page;
    made->document = (struct text_document){.source = text, .articles = page, .article_count = 1};
}
