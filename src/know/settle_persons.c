/*
 * One person, one entity: "Mohammad Ishaq Dar", "Ishaq Dar", "Dar" and a misprint of it are the same, "Shehbaz Sharif"
 * and "Nawaz Sharif" are not. Full names are bound first, then single surnames, to the one named last before them.
 */
#include "know/settle.h"

#include "base/utf8.h"

enum { WORD_BYTES = 64, NAME_WORDS = 8, LOOK_BACK = 96 };

struct name_words {
    struct base_str words[NAME_WORDS];
    uint32_t count;
};

static struct name_words words_of(const struct lang_text *text, uint32_t first, uint32_t end)
{
    struct name_words name = {.count = 0};
    for (uint32_t i = first; i < end && name.count < NAME_WORDS; i++) {
        struct base_str form = lang_form(text, i);
        bool suffix = base_str_in(form, "Jr Jr. Sr. III");
        if (!suffix && (person_is_capital(form) || (i > first && base_str_is(lang_form(text, i - 1), "-") && form.length > 2))) {
            name.words[name.count++] = form;
        }
    }
    return name;
}

/* ------------------------------------------------------------------ words alike */

static uint32_t least(uint32_t a, uint32_t b, uint32_t c)
{
    uint32_t m = a < b ? a : b;
    return m < c ? m : c;
}

/* Letters to change, add or take away between two short words; both at most WORD_BYTES long. */
static uint32_t distance(struct base_str a, struct base_str b)
{
    uint32_t row[WORD_BYTES + 1];
    for (uint32_t j = 0; j <= b.length; j++) {
        row[j] = j;
    }
    for (uint32_t i = 1; i <= a.length; i++) {
        uint32_t corner = row[0];
        row[0] = i;
        for (uint32_t j = 1; j <= b.length; j++) {
            uint32_t up = row[j];
            row[j] = least(up + 1, row[j - 1] + 1, corner + (a.data[i - 1] != b.data[j - 1]));
            corner = up;
        }
    }
    return row[b.length];
}

bool settle_words_alike(struct base_str a, struct base_str b)
{
    char one[WORD_BYTES], other[WORD_BYTES];
    if (a.length == 0 || b.length == 0 || a.length > WORD_BYTES || b.length > WORD_BYTES) {
        return false;
    }
    struct base_str x = {one, base_utf8_fold(a, one)}, y = {other, base_utf8_fold(b, other)};
    if (base_str_equal(x, y)) {
        return true;
    }
    uint32_t shorter = x.length < y.length ? x.length : y.length, longer = x.length + y.length - shorter;
    if (shorter <= 2) {
        return x.data[0] == y.data[0] && (shorter == 1 || x.data[1] == '.' || y.data[1] == '.'); /* an initial */
    }
    if (shorter < 5 || longer - shorter > 2 || x.data[0] != y.data[0]) {
        return false;
    }
    uint32_t far = distance(x, y);
    return far <= 1 || (far == 2 && shorter >= 8);
}

/* ------------------------------------------------------------------ names alike */

/* Every word of the shorter name stands in the longer one, in order; the family name has to be among them. */
static bool names_alike(const struct name_words *a, const struct name_words *b)
{
    const struct name_words *shorter = a->count <= b->count ? a : b, *longer = a->count <= b->count ? b : a;
    uint32_t at = 0, met = 0;
    for (uint32_t i = 0; i < shorter->count; i++) {
        while (at < longer->count && !settle_words_alike(shorter->words[i], longer->words[at])) {
            at++;
        }
        if (at == longer->count) {
            return false;
        }
        met++;
        at++;
    }
    return met == shorter->count && met >= 2;
}

/* Entities of persons are made one after the other. */
struct settle_person *settle_person_of(const struct settle_view *view, uint32_t entity)
{
    bool is_person = entity >= view->first_entity && entity - view->first_entity < view->persons.count;
    return is_person ? &view->persons.items[entity - view->first_entity] : NULL;
}

static struct base_str name_text(const struct settle_view *view, uint32_t first, uint32_t end)
{
    return base_str_slice(view->text->text, lang_bytes(view->text, (struct base_span){first, end}));
}

static char title_gender(const struct settle_view *view, const struct know_mention *mention)
{
    const struct title *title = person_title_at(view->article, mention->first);
    if (title != NULL && title->gender != 0 && title->gender != '-') {
        return title->gender;
    }
    for (uint32_t i = mention->first; i < mention->name_first; i++) {
        if (base_str_in(lang_form(view->text, i), "Mr Mr. Sir Sheikh Maulana")) {
            return 'm';
        }
        if (base_str_in(lang_form(view->text, i), "Mrs Mrs. Ms Ms. Miss Dame Madam Madame Sheikha")) {
            return 'f';
        }
    }
    return 0;
}

static void bind(struct settle_view *view, struct settle_person *person, uint32_t number)
{
    struct know_mention *mention = &view->article->mentions.items[number];
    struct know_entity *entity = &view->article->entities.items[person->entity];
    bool heading = settle_in_heading(view->article, mention->first);
    uint32_t now = words_of(view->text, person->name_first, person->name_end).count;
    uint32_t here = words_of(view->text, mention->name_first, mention->name_end).count;
    bool fuller = here > now ? !heading || person->in_heading : here == now && person->in_heading && !heading;
    if (fuller) {
        person->name_first = mention->name_first;
        person->name_end = mention->name_end;
        person->in_heading = heading;
        entity->name = name_text(view, mention->name_first, mention->name_end);
    }
    char gender = title_gender(view, mention);
    entity->gender = gender != 0 ? gender : entity->gender;
    person->last_mention = number;
    mention->entity = person->entity;
}

static void add_person(struct settle_view *view, uint32_t number)
{
    struct know_mention *mention = &view->article->mentions.items[number];
    struct know_entity entity = {.kind = KNOW_PERSON,
                                 .name = name_text(view, mention->name_first, mention->name_end),
                                 .first_mention = number};
    entity.gender = person_gender(view->given, entity.name);
    *BASE_PUSH(view->working->arena, view->article->entities) = entity;
    *BASE_PUSH(view->working->scratch, view->persons) =
        (struct settle_person){.entity = view->article->entities.count - 1,
                               .name_first = mention->name_first,
                               .name_end = mention->name_end,
                               .in_heading = settle_in_heading(view->article, mention->first)};
    bind(view, &view->persons.items[view->persons.count - 1], number);
}

static void bind_full_name(struct settle_view *view, uint32_t number)
{
    const struct know_mention *mention = &view->article->mentions.items[number];
    struct name_words name = words_of(view->text, mention->name_first, mention->name_end);
    uint32_t oldest = view->persons.count > LOOK_BACK ? view->persons.count - LOOK_BACK : 0;
    for (uint32_t i = view->persons.count; i-- > oldest;) {
        struct settle_person *person = &view->persons.items[i];
        struct name_words other = words_of(view->text, person->name_first, person->name_end);
        if (names_alike(&name, &other)) {
            bind(view, person, number);
            return;
        }
    }
    add_person(view, number);
}

/* ------------------------------------------------------------------ single words */

/* How well one word calls a person: family name 3, first word that is no usual given name 2, another word 1. */
static uint32_t call_strength(const struct settle_view *view, const struct settle_person *person, struct base_str word, bool drift)
{
    struct name_words name = words_of(view->text, person->name_first, person->name_end);
    for (uint32_t i = name.count; i-- > 0;) {
        bool same = drift ? settle_words_alike(word, name.words[i]) : base_str_hash_fold(word) == base_str_hash_fold(name.words[i]);
        if (!same && !drift) {
            char one[WORD_BYTES], other[WORD_BYTES];
            same = word.length <= WORD_BYTES && name.words[i].length <= WORD_BYTES &&
                   base_str_equal((struct base_str){one, base_utf8_fold(word, one)},
                                  (struct base_str){other, base_utf8_fold(name.words[i], other)});
        }
        if (same) {
            bool usual = view->given != NULL && lexicon_find(view->given, name.words[i]) != LEXICON_NONE;
            return i + 1 == name.count ? 3 : i == 0 && !usual ? 2 : 1;
        }
    }
    return 0;
}

/* "President Vero" is the president of that name, not the first lady: was the person named first with that office? */
static bool holds_office(const struct settle_view *view, const struct settle_person *person, const struct title *title)
{
    uint32_t first = view->article->entities.items[person->entity].first_mention;
    const struct title *held = title == NULL ? NULL : person_title_at(view->article, view->article->mentions.items[first].first);
    for (uint32_t i = 0; held != NULL && i < held->count; i++) {
        for (uint32_t k = 0; k < title->count; k++) {
            if (held->offices[i].title.length > 0 && base_str_equal(held->offices[i].title, title->offices[k].title)) {
                return true;
            }
        }
    }
    return false;
}

/* The person that a single word at `token` calls: the strongest, with the same office, then the one mentioned last before it. */
static struct settle_person *called_person(const struct settle_view *view, uint32_t token, bool drift, const struct title *title)
{
    struct base_str word = lang_form(view->text, token);
    struct settle_person *best = NULL;
    uint32_t best_strength = 0, best_at = 0;
    uint32_t oldest = view->persons.count > LOOK_BACK ? view->persons.count - LOOK_BACK : 0;
    for (uint32_t i = oldest; i < view->persons.count; i++) {
        struct settle_person *person = &view->persons.items[i];
        uint32_t strength = 2 * call_strength(view, person, word, drift);
        strength += strength > 0 && holds_office(view, person, title);
        uint32_t at = view->article->mentions.items[person->last_mention].first;
        uint32_t near = at <= token ? at + 1 : 0;
        if (strength > best_strength || (strength > 0 && strength == best_strength && near > best_at)) {
            best = person;
            best_strength = strength;
            best_at = near;
        }
    }
    return best;
}

static void bind_single_name(struct settle_view *view, uint32_t number)
{
    const struct know_mention *mention = &view->article->mentions.items[number];
    const struct title *title = person_title_at(view->article, mention->first);
    struct settle_person *person = called_person(view, mention->name_end - 1, false, title);
    if (person == NULL && mention->name_first > mention->first) {
        person = called_person(view, mention->name_end - 1, true, title);
    }
    if (person != NULL) {
        bind(view, person, number);
    } else {
        add_person(view, number);
    }
}

/* ------------------------------------------------------------------ bare surnames in the text */

static bool may_be_surname(const struct settle_view *view, uint32_t token)
{
    const struct lang_token *mark = &view->text->tokens.items[token];
    struct base_str form = lang_form(view->text, token);
    if (know_mention_at(view->article, token) != KNOW_NONE || !person_is_capital(form) || form.length < 2) {
        return false;
    }
    if (mark->upos == LANG_DET || mark->upos == LANG_PRON || mark->upos == LANG_ADP || mark->upos == LANG_CCONJ || mark->upos == LANG_AUX) {
        return false;
    }
    return person_remembered(view->article, form) != KNOW_NONE;
}

static void add_surname(struct settle_view *view, uint32_t first, uint32_t end, struct settle_person *person)
{
    struct know_mention mention = {.kind = KNOW_PERSON, .first = first, .end = end, .head = end - 1, .name_first = first,
                                   .name_end = end, .entity = person->entity, .value = KNOW_NONE};
    uint32_t number = view->article->mentions.count;
    mention.possessive = end < view->text->tokens.count && title_is_possessive(view->text, end);
    *BASE_PUSH(view->working->arena, view->article->mentions) = mention;
    for (uint32_t i = first; i < end && i < view->article->mention_of_count; i++) {
        view->article->mention_of[i] = number;
    }
    person->last_mention = number;
}

/* Tokens in order; mentions of full names met on the way make their person the last one named. */
static void find_surnames(struct settle_view *view)
{
    uint32_t count = view->text->tokens.count;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t number = know_mention_at(view->article, i);
        if (number != KNOW_NONE) {
            const struct know_mention *mention = &view->article->mentions.items[number];
            struct settle_person *person =
                mention->kind == KNOW_PERSON && mention->first == i ? settle_person_of(view, mention->entity) : NULL;
            if (person != NULL) {
                person->last_mention = number;
            }
            continue;
        }
        struct settle_person *person = may_be_surname(view, i) ? called_person(view, i, false, NULL) : NULL;
        if (person == NULL) {
            continue;
        }
        uint32_t end = i + 1;
        while (end < count && view->text->tokens.items[end].sentence == view->text->tokens.items[i].sentence &&
               may_be_surname(view, end) && call_strength(view, person, lang_form(view->text, end), false) > 0) {
            end++;
        }
        bool weak = end == i + 1 && call_strength(view, person, lang_form(view->text, i), false) < 2;
        if (!weak) {
            add_surname(view, i, end, person);
            i = end - 1;
        }
    }
}

void settle_persons(struct settle_view *view)
{
    uint32_t count = view->article->mentions.count;
    view->first_entity = view->article->entities.count;
    for (uint32_t single = 0; single < 2; single++) {
        for (uint32_t i = 0; i < count; i++) {
            const struct know_mention *mention = &view->article->mentions.items[i];
            if (mention->kind != KNOW_PERSON || mention->first >= mention->end) {
                continue;
            }
            bool one = words_of(view->text, mention->name_first, mention->name_end).count < 2;
            if (one && single == 1) {
                bind_single_name(view, i);
            } else if (!one && single == 0) {
                bind_full_name(view, i);
            }
        }
    }
    find_surnames(view);
}
