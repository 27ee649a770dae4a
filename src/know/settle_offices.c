/*
 * Who holds what, and for which country. A state printed in the title decides; else the organisation, the person's other
 * titles in the article, the counterpart's counterpart, a neighbour in a list of titles, and last the table of leaders,
 * which knows countries but never gives an office that is not printed.
 */
#include "know/settle.h"
#include "know/tables.h"

#include <string.h>

enum { LEADER_COUNTRY = 1, LEADER_BYTES = 160 };

/* ------------------------------------------------------------------ adding an office */

/* A title as bound to a person: where it stands, and the words that show it. */
struct printed_office {
    const struct title *title;
    uint32_t person_mention;
    uint32_t title_mention;
};

static struct base_span evidence_of(const struct know_article *article, const struct printed_office *printed)
{
    const struct know_mention *person = &article->mentions.items[printed->person_mention];
    uint32_t first = printed->title->country_at != KNOW_NONE ? printed->title->country_at : printed->title->first;
    uint32_t end = printed->title->end > person->end ? printed->title->end : person->end;
    first = person->first < first ? person->first : first;
    return lang_bytes(article->text, (struct base_span){first, end});
}

static struct know_office *find_office(const struct know_article *article, const struct settle_person *person, struct base_str title)
{
    for (uint32_t i = 0; i < person->office_count; i++) {
        struct know_office *office = &article->offices.items[person->offices[i]];
        if (base_str_equal(office->title, title)) {
            return office;
        }
    }
    return NULL;
}

/* Body before headline, then the fuller name, then the earlier. */
static bool is_better(const struct know_article *article, const struct know_office *old, const struct printed_office *now)
{
    const struct know_mention *one = &article->mentions.items[old->mention], *other = &article->mentions.items[now->person_mention];
    bool old_heading = settle_in_heading(article, one->first), heading = settle_in_heading(article, other->first);
    if (old_heading != heading) {
        return old_heading;
    }
    return other->name_end - other->name_first > one->name_end - one->name_first;
}

static void add_office(struct settle_view *view, const struct printed_office *printed, const struct title_office *office)
{
    struct know_article *article = view->article;
    struct settle_person *person = settle_person_of(view, article->mentions.items[printed->person_mention].entity);
    if (person == NULL || office->title.length == 0) {
        return;
    }
    struct know_office *old = find_office(article, person, office->title);
    if (old != NULL) {
        old->country = old->country.length == 0 ? printed->title->country : old->country;
        old->organisation = old->organisation.length == 0 ? printed->title->organisation : old->organisation;
        if (is_better(article, old, printed)) {
            old->mention = printed->person_mention;
            old->at = evidence_of(article, printed);
        }
        return;
    }
    if (person->office_count == SETTLE_OFFICES) {
        return;
    }
    person->offices[person->office_count++] = article->offices.count;
    *BASE_PUSH(view->working->arena, article->offices) = (struct know_office){.person = person->entity,
                                                                              .title = office->title,
                                                                              .country = printed->title->country,
                                                                              .organisation = office->is_rank ? (struct base_str){0} : printed->title->organisation,
                                                                              .held = office->held,
                                                                              .mention = printed->person_mention,
                                                                              .at = evidence_of(article, printed),
                                                                              .is_rank = office->is_rank};
}

static void raise_level(struct know_entity *entity, const struct title *title, const struct title_office *office)
{
    enum know_level level = office->level;
    bool of_firm = title->organisation.length > 0 && title->organisation_kind != KNOW_PLACE;
    if (of_firm && level == KNOW_LEVEL_HEAD) {
        level = KNOW_LEVEL_OFFICIAL; /* the president of a university */
    }
    if (level == KNOW_LEVEL_NONE) {
        return;
    }
    if (entity->level == KNOW_LEVEL_NONE || level < entity->level) {
        entity->level = level;
    }
}

/* "Prime Minister Norell of Aland": the state right behind the name. */
static struct base_str country_behind(const struct settle_view *view, uint32_t person_mention)
{
    const struct know_article *article = view->article;
    uint32_t of = article->mentions.items[person_mention].end;
    if (of + 1 >= article->text->tokens.count || !lang_is(article->text, of, "of") ||
        article->text->tokens.items[of].sentence != article->text->tokens.items[of - 1].sentence) {
        return (struct base_str){0};
    }
    uint32_t first = lang_is(article->text, of + 1, "the") ? of + 2 : of + 1;
    uint32_t behind = first < article->text->tokens.count ? know_mention_at(article, first) : KNOW_NONE;
    bool state = behind != KNOW_NONE && article->mentions.items[behind].kind == KNOW_STATE &&
                 article->mentions.items[behind].entity < article->entities.count;
    return state ? article->entities.items[article->mentions.items[behind].entity].code : (struct base_str){0};
}

static void add_title(struct settle_view *view, const struct printed_office *printed)
{
    const struct title *title = printed->title;
    uint32_t entity = view->article->mentions.items[printed->person_mention].entity;
    struct settle_person *person = settle_person_of(view, entity);
    if (person == NULL || title->counterpart) {
        return;
    }
    struct know_entity *about = &view->article->entities.items[entity];
    if (person->printed_country.length == 0) {
        struct base_str behind = country_behind(view, printed->person_mention);
        person->printed_country = behind.length > 0 ? behind : title->country.length > 0 ? title->country : title->organisation_code;
    }
    for (uint32_t i = 0; i < title->count; i++) {
        if (!title->occasion) {
            add_office(view, printed, &title->offices[i]);
        }
        raise_level(about, title, &title->offices[i]);
    }
}

/* "the ministers of Tarsk and Norland, Vero and Quell": one title for each. */
static void add_listed(struct settle_view *view, uint32_t role, const struct title *title)
{
    struct settle_listed listed = settle_listed_persons(view->article, role);
    for (uint32_t i = 0; i < listed.count; i++) {
        struct title one = *title;
        one.country = listed.countries[i];
        struct printed_office printed = {&one, listed.persons[i], role};
        add_title(view, &printed);
    }
}

static void add_titles(struct settle_view *view)
{
    for (uint32_t i = 0; i < view->article->mentions.count; i++) {
        const struct know_mention *mention = &view->article->mentions.items[i];
        const struct title *title = person_title_at(view->article, mention->first);
        if (title == NULL) {
            continue;
        }
        if (mention->kind == KNOW_ROLE && mention->plural) {
            add_listed(view, i, title);
            continue;
        }
        uint32_t person = mention->kind == KNOW_PERSON ? i : mention->kind == KNOW_ROLE ? settle_apposed_person(view->article, i) : KNOW_NONE;
        if (person != KNOW_NONE) {
            struct printed_office printed = {title, person, i};
            add_title(view, &printed);
        }
    }
}

/* ------------------------------------------------------------------ counterparts */

static bool same_sentence(const struct know_article *article, uint32_t a, uint32_t b)
{
    return a < article->text->tokens.count && b < article->text->tokens.count &&
           article->text->tokens.items[a].sentence == article->text->tokens.items[b].sentence;
}

struct base_str settle_country_of(const struct settle_view *view, uint32_t entity)
{
    const struct settle_person *person = settle_person_of(view, entity);
    if (person == NULL) {
        return (struct base_str){0};
    }
    return person->printed_country.length > 0 ? person->printed_country
           : person->known_country.length > 0 ? person->known_country
                                              : person->carried_country;
}

/* The office that a counterpart shares: the one without "deputy" when there are several. */
static const struct know_office *main_office(const struct settle_view *view, uint32_t entity)
{
    const struct settle_person *person = settle_person_of(view, entity);
    const struct know_office *best = NULL;
    for (uint32_t i = 0; person != NULL && i < person->office_count; i++) {
        const struct know_office *office = &view->article->offices.items[person->offices[i]];
        if (!office->is_rank && (best == NULL || base_str_starts(best->title, "deputy"))) {
            best = office;
        }
    }
    return best;
}

/* What one holds the other holds, too. */
struct shared_office {
    struct base_str title;     /* empty when nobody was found */
    enum know_level level;
};

static struct shared_office office_of_person(const struct settle_view *view, const struct know_mention *mention)
{
    const struct know_office *office = mention->kind == KNOW_PERSON ? main_office(view, mention->entity) : NULL;
    return office == NULL ? (struct shared_office){0} : (struct shared_office){office->title, view->article->entities.items[office->person].level};
}

/* "The minister called on President Norell and met his counterpart": "his" is the one who acts, not the last one named. */
static struct shared_office office_of_subject(const struct settle_view *view, const struct know_mention *self)
{
    const struct know_article *article = view->article;
    const struct lang_token *tokens = article->text->tokens.items;
    uint32_t verb = self->first;
    for (uint32_t steps = 0; verb != LANG_NONE && steps < 12; verb = tokens[verb].head, steps++) {
        bool predicate = tokens[verb].upos == LANG_VERB && !(self->first <= verb && verb < self->end);
        for (uint32_t child = predicate ? tokens[verb].first_child : LANG_NONE; child != LANG_NONE; child = tokens[child].next_sibling) {
            uint32_t at = tokens[child].relation == LANG_ARC_NSUBJ && child < self->first ? know_mention_at(article, child) : KNOW_NONE;
            const struct know_mention *subject = at == KNOW_NONE ? NULL : &article->mentions.items[at];
            if (subject == NULL) {
                continue;
            }
            const struct title *title = person_title_at(article, subject->first);
            bool role = subject->kind == KNOW_ROLE && title != NULL && title->count > 0 && !title->counterpart && !title->plural;
            return role ? (struct shared_office){title->offices[0].title, title->offices[0].level} : office_of_person(view, subject);
        }
    }
    return (struct shared_office){0};
}

/* The one who acts, else the nearest person before the mention, else after it in the sentence, of another country. */
static struct shared_office office_shared(const struct settle_view *view, uint32_t mention, struct base_str country)
{
    const struct know_article *article = view->article;
    const struct know_mention *self = &article->mentions.items[mention];
    struct shared_office acting = office_of_subject(view, self);
    if (acting.title.length > 0) {
        return acting;
    }
    uint32_t from = mention;
    for (uint32_t steps = 0; steps < 2; steps++) {
        for (uint32_t i = from; steps == 0 ? i-- > 0 : ++i < article->mentions.count;) {
            const struct know_mention *other = &article->mentions.items[i];
            bool near = steps == 0 ? self->first - other->first < 400 : same_sentence(article, self->first, other->first);
            if (!near) {
                break;
            }
            struct shared_office office = other->entity != self->entity ? office_of_person(view, other) : (struct shared_office){0};
            if (office.title.length > 0 && (country.length == 0 || !base_str_equal(settle_country_of(view, other->entity), country))) {
                return office;
            }
        }
    }
    return (struct shared_office){0};
}

/* "his Turkish counterpart Kaya Tan" holds the office of the one whose counterpart he is. */
static void add_counterparts(struct settle_view *view)
{
    struct know_article *article = view->article;
    for (uint32_t i = 0; i < article->mentions.count; i++) {
        const struct know_mention *mention = &article->mentions.items[i];
        const struct title *title = person_title_at(article, mention->first);
        if (title == NULL || !title->counterpart) {
            continue;
        }
        uint32_t named = mention->kind == KNOW_PERSON ? i : settle_apposed_person(article, i);
        struct settle_person *person = named == KNOW_NONE ? NULL : settle_person_of(view, article->mentions.items[named].entity);
        if (person == NULL) {
            continue;
        }
        if (person->printed_country.length == 0) {
            person->printed_country = title->country;
        }
        struct shared_office shared = office_shared(view, named, title->country);
        if (shared.title.length == 0) {
            continue;
        }
        struct title copy = *title;
        struct printed_office printed = {&copy, named, i};
        struct title_office office = {.title = shared.title, .held = KNOW_CURRENT};
        struct know_entity *about = &article->entities.items[person->entity];
        about->level = about->level == KNOW_LEVEL_NONE ? shared.level : about->level;
        add_office(view, &printed, &office);
    }
}

/* ------------------------------------------------------------------ countries of persons */

static struct base_str leader_country(const struct lexicon_table *leaders, struct base_str name)
{
    uint32_t row = leaders == NULL ? LEXICON_NONE : lexicon_find(leaders, name);
    return row == LEXICON_NONE ? (struct base_str){0} : lexicon_cell(leaders, row, LEADER_COUNTRY);
}

/* The whole name, else its first and last word, else its last two: "Recep Tayyip Erdogan", "Mohammad Ishaq Dar". */
static struct base_str known_country(const struct settle_view *view, const struct lexicon_table *leaders, const struct settle_person *person)
{
    struct base_str name = view->article->entities.items[person->entity].name;
    struct base_str country = leader_country(leaders, name);
    uint32_t count = person->name_end - person->name_first;
    if (country.length > 0 || count < 3 || name.length > LEADER_BYTES) {
        return country;
    }
    struct base_span last_two = {person->name_end - 2, person->name_end};
    country = leader_country(leaders, base_str_slice(view->text->text, lang_bytes(view->text, last_two)));
    if (country.length > 0) {
        return country;
    }
    char both[LEADER_BYTES + 2];
    struct base_str first = lang_form(view->text, person->name_first), last = lang_form(view->text, person->name_end - 1);
    memcpy(both, first.data, first.length);
    both[first.length] = ' ';
    memcpy(both + first.length + 1, last.data, last.length);
    return leader_country(leaders, (struct base_str){both, first.length + 1 + last.length});
}

/* The country of the date line, when it is one of the two that the article is about. */
static struct base_str host_country(const struct settle_view *view)
{
    const struct know_article *article = view->article;
    struct base_str place = article->article == NULL ? (struct base_str){0} : article->article->dateline.value;
    const struct know_name *name =
        place.length == 0 || view->working->tables == NULL ? NULL : know_names_exact(view->working->tables, place, 1u << KNOW_FROM_PLACES);
    return name != NULL && know_parties_has(&article->main_parties, name->code) ? name->code : (struct base_str){0};
}

/* Somebody who speaks or acts for a state although no state is printed: the host's own people need none. */
static bool is_domestic(const struct settle_view *view, const struct settle_person *person)
{
    enum know_level level = view->article->entities.items[person->entity].level;
    bool domestic = level == KNOW_LEVEL_HEAD || level == KNOW_LEVEL_MINISTER;
    for (uint32_t i = 0; i < person->office_count && !domestic; i++) {
        struct base_str title = view->article->offices.items[person->offices[i]].title;
        domestic = base_str_find(title, "ministry", 0) >= 0 || base_str_find(title, "foreign", 0) >= 0 || base_str_find(title, "government", 0) >= 0;
    }
    return domestic;
}

static void settle_countries(struct settle_view *view)
{
    struct base_str host = host_country(view);
    for (uint32_t i = 0; i < view->persons.count; i++) {
        uint32_t entity = view->persons.items[i].entity;
        struct base_str country = settle_country_of(view, entity);
        if (country.length == 0 && is_domestic(view, &view->persons.items[i])) {
            country = host;
        }
        view->article->entities.items[entity].code = country;
    }
    for (uint32_t i = 0; i < view->article->offices.count; i++) {
        struct know_office *office = &view->article->offices.items[i];
        if (office->country.length == 0) {
            office->country = view->article->entities.items[office->person].code;
        }
    }
}

/* "Ambassador" before the name of a spokesperson is a rank, even when the office was printed elsewhere. */
static void settle_beside(struct settle_view *view)
{
    for (uint32_t i = 0; i < view->persons.count; i++) {
        const struct settle_person *person = &view->persons.items[i];
        uint32_t offices = 0;
        for (uint32_t k = 0; k < person->office_count; k++) {
            const struct know_office *office = &view->article->offices.items[person->offices[k]];
            offices += !office->is_rank && !base_str_is(office->title, "ambassador");
        }
        for (uint32_t k = 0; k < person->office_count; k++) {
            struct know_office *office = &view->article->offices.items[person->offices[k]];
            office->is_rank = office->is_rank || (offices > 0 && base_str_is(office->title, "ambassador"));
        }
    }
}

/* The offices of one person stand together, persons in the order of their entities; evidence order within a person. */
static void group_offices(struct settle_view *view)
{
    struct know_article *article = view->article;
    uint32_t count = article->offices.count, at = 0;
    struct know_office *copy = BASE_NEW_ARRAY(view->working->scratch, struct know_office, count + 1);
    for (uint32_t i = 0; i < count; i++) {
        copy[i] = article->offices.items[i];
    }
    for (uint32_t i = 0; i < view->persons.count; i++) {
        struct settle_person *person = &view->persons.items[i];
        struct know_entity *entity = &article->entities.items[person->entity];
        entity->first_office = at;
        entity->office_count = person->office_count;
        for (uint32_t k = 0; k < person->office_count; k++) {
            article->offices.items[at] = copy[person->offices[k]];
            person->offices[k] = at++;
        }
    }
}

/* "Finland's Matti Korpi" is a Finn without any title. */
static void note_possessors(struct settle_view *view)
{
    struct know_article *article = view->article;
    for (uint32_t i = 1; i < article->mentions.count; i++) {
        const struct know_mention *mention = &article->mentions.items[i], *before = &article->mentions.items[i - 1];
        struct settle_person *person = mention->kind == KNOW_PERSON ? settle_person_of(view, mention->entity) : NULL;
        bool close = before->end == mention->first || (before->end + 1 == mention->first && title_is_possessive(view->text, before->end));
        bool state = before->kind == KNOW_STATE || before->kind == KNOW_NATIONALITY;
        if (person != NULL && close && state && person->printed_country.length == 0 && before->entity < article->entities.count) {
            person->printed_country = article->entities.items[before->entity].code;
        }
    }
}

void settle_offices(struct settle_view *view)
{
    const struct lexicon_table *leaders = lexicon_table_named("leaders");
    for (uint32_t i = 0; i < view->persons.count; i++) {
        view->persons.items[i].known_country = known_country(view, leaders, &view->persons.items[i]);
    }
    add_titles(view);
    note_possessors(view);
    settle_carry_countries(view);
    add_counterparts(view);
    settle_countries(view);
    settle_beside(view);
    group_offices(view);
}
