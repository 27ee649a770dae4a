/*
 * Projects: named undertakings with a life of their own - a railway, a pipeline, an economic zone, a school.
 *
 * A noun of the project table counts when it is a name, when it belongs to a place or a party, or when an act moves it
 * ("will build", "launched", "revival of"). The act gives the status.
 */
#include "read/common.h"

#include "read/phrase.h"
#include "read/stance.h"

#include <ctype.h>
#include <math.h>

struct project {
    uint32_t head, first; /* the noun, and where its name begins */
    struct base_str name, kind, status;
    const struct read_predication *act;
};

/* A capital makes a name, but for that of a people: "a Pakistani train". */
static bool is_capital(const struct read_view *view, uint32_t token)
{
    uint32_t mention = know_mention_at(view->know, token);
    if (mention != KNOW_NONE && view->know->mentions.items[mention].kind == KNOW_NATIONALITY) {
        return false;
    }
    struct base_str form = lang_form(view->text, token);
    return form.length > 0 && isupper((unsigned char)form.data[0]);
}

/* "PNS Babur" */
static struct base_str kind_by_prefix(const struct read_view *view, uint32_t head)
{
    bool inside = head > view->text->sentences.items[read_token(view, head)->sentence].first && is_capital(view, head);
    struct base_str before = inside ? lang_form(view->text, head - 1) : (struct base_str){0};
    bool letters = before.length >= 3 && before.length <= 4 && isupper((unsigned char)before.data[1]);
    return letters ? read_word(view->senses, "project_prefixes", base_str_lower(view->scratch, before), "kind") : (struct base_str){0};
}

/* A noun before the noun, or what joins the two. */
static bool is_compound_part(const struct read_view *view, uint32_t token)
{
    uint8_t upos = read_token(view, token)->upos;
    return upos == LANG_NOUN || upos == LANG_PROPN || lang_is(view->text, token, "-");
}

/* "economic zone" before "zone": the two words together first. */
static struct base_str kind_of_noun(const struct read_view *view, uint32_t head)
{
    if (head > view->text->sentences.items[read_token(view, head)->sentence].first) {
        struct base_str two = base_str_join(view->scratch, base_str_lower(view->scratch, lang_form(view->text, head - 1)), " ", read_lemma(view, head));
        struct base_str kind = read_word(view->senses, "project_nouns", two, "kind");
        if (kind.length > 0) {
            return kind;
        }
    }
    struct base_str kind = read_word(view->senses, "project_nouns", read_lemma(view, head), "kind");
    return kind.length > 0 ? kind : kind_by_prefix(view, head);
}

/* "pipeline expansion project": a project of what the nouns before it say. */
static struct base_str kind_of(const struct read_view *view, uint32_t head)
{
    struct base_str kind = kind_of_noun(view, head);
    uint32_t first = view->text->sentences.items[read_token(view, head)->sentence].first;
    for (uint32_t noun = head; base_str_is(kind, "project") && noun-- > first && is_compound_part(view, noun);) {
        struct base_str told = read_token(view, noun)->upos == LANG_PUNCT ? (struct base_str){0} : kind_of_noun(view, noun);
        if (told.length > 0 && !base_str_is(told, "project")) {
            return told;
        }
    }
    return kind;
}

/* "the contested Vardan-Orim Pipeline": how somebody finds it is no part of its name. */
static bool is_before_name(const struct read_view *view, uint32_t token)
{
    struct base_str form = lang_form(view->text, token);
    bool lower = form.length > 0 && islower((unsigned char)form.data[0]);
    return lower && read_token(view, token)->upos == LANG_ADJ && is_capital(view, token + 1);
}

/* The noun with what stands before it, and the place behind it: "Special Economic Zone at Karachi". */
static struct base_str name_of(const struct read_view *view, uint32_t head, uint32_t *start, bool *named)
{
    uint32_t first = head;
    uint32_t limit = view->text->sentences.items[read_token(view, head)->sentence].first;
    *named = is_capital(view, head) && head > limit;
    while (first > limit) {
        const struct lang_token *before = read_token(view, first - 1);
        bool part = before->upos == LANG_NOUN || before->upos == LANG_PROPN || before->upos == LANG_ADJ ||
                    base_str_in(lang_form(view->text, first - 1), "- – & /");
        uint32_t mention = know_mention_at(view->know, first - 1);
        bool possessor = mention != KNOW_NONE && view->know->mentions.items[mention].possessive;
        bool value = mention != KNOW_NONE && view->know->mentions.items[mention].kind == KNOW_AMOUNT;
        if (lang_is(view->text, first - 1, ")") && first > limit + 4 && lang_is(view->text, first - 3, "(") && read_token(view, first - 4)->upos == LANG_PROPN) {
            first -= 3; /* "the Nairobi-Kampala (NK) railway" */
            continue;
        }
        bool inner = before->xpos == LANG_XPOS_POS && *named && first > limit + 1 && read_token(view, first - 2)->upos == LANG_PROPN &&
                     know_mention_at(view->know, first - 2) == KNOW_NONE; /* "Zomba Children's Hospital" */
        if (inner) {
            first -= 2;
            continue;
        }
        if (mention != KNOW_NONE && !possessor && mention == know_mention_at(view->know, first)) {
            first--; /* "the Dar es Salaam port" */
            continue;
        }
        if (!part || possessor || value || base_str_in(read_lemma(view, first - 1), "new other recent such same more several many various") || before->xpos == LANG_XPOS_POS) {
            break;
        }
        first--;
        *named = *named || (first > limit && is_capital(view, first));
    }
    while (first < head && (read_token(view, first)->upos == LANG_PUNCT || is_before_name(view, first))) {
        first++;
    }
    *start = first;
    struct base_str name = base_str_slice(view->text->text, lang_bytes(view->text, (struct base_span){first, head + 1}));
    for (uint32_t child = read_token(view, head)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        uint32_t mention = know_mention_at(view->know, child);
        struct base_str preposition = read_preposition(view, child);
        bool place = mention != KNOW_NONE && (view->know->mentions.items[mention].kind == KNOW_PLACE || view->know->mentions.items[mention].kind == KNOW_STATE);
        if (child > head && place && base_str_in(preposition, "in at")) {
            const struct know_entity *entity = &view->know->entities.items[view->know->mentions.items[mention].entity];
            return base_str_format(view->arena, "%.*s %.*s %.*s", BASE_STR_ARG(name), BASE_STR_ARG(preposition), BASE_STR_ARG(entity->name));
        }
    }
    return name;
}

static struct base_str status_of(const struct read_view *view, const struct read_predication *act, struct base_str lemma, struct base_str done)
{
    bool planned = act->stance.kind == READ_PLANNED || act->stance.kind == READ_POSSIBLE || act->stance.urged;
    struct base_str ahead = read_word(view->senses, "project_acts", lemma, "ahead");
    return act->stance.negated ? (struct base_str){0} : planned ? ahead : done;
}

/* What the act makes of a project; of verbs that the table of acts lacks the sense tells, such as those of a user's own. */
static struct base_str done_by(const struct read_view *view, const struct read_predication *act, struct base_str lemma)
{
    struct base_str done = read_word(view->senses, "project_acts", lemma, "done");
    struct read_sense sense = read_sense_at(view->senses, act->sense);
    return done.length == 0 && base_str_is(sense.record, "project") ? sense.status : done;
}

/* The act above the project in the tree. */
static const struct read_predication *moved_from_above(const struct read_view *view, uint32_t head, struct base_str *status)
{
    uint32_t up = read_token(view, head)->head;
    if (base_str_in(read_preposition(view, head), "through via by along under near across into onto during after before")) {
        return NULL; /* "deliveries through the pipeline" */
    }
    const struct read_predication *named = NULL;
    for (uint32_t steps = 0; up != LANG_NONE && steps < 5; steps++, up = read_token(view, up)->head) {
        uint32_t index = view->predication_of[up];
        if (index == READ_NONE) {
            continue;
        }
        const struct read_predication *act = &view->predications.items[index];
        struct base_str lemma = act->nominal ? read_nominalised(view->senses, act->lemma) : act->lemma;
        lemma = lemma.length > 0 ? lemma : act->lemma;
        struct base_str done = done_by(view, act, lemma);
        if (done.length > 0) {
            bool acts = !act->nominal && !act->passive && read_token(view, head)->relation == LANG_ARC_NSUBJ && read_token(view, head)->head == act->token;
            if (acts && read_word(view->senses, "project_acts", lemma, "alone").length == 0) {
                return named; /* "the three railways agreed" */
            }
            bool names = act->nominal && !act->light; /* "pursue the establishment of a zone": the verb above says more */
            bool begun = named != NULL && base_str_is(*status, "under construction") && base_str_is(done, "launched"); /* "construction began" */
            if (!names && !begun) {
                *status = status_of(view, act, lemma, done);
                return act;
            }
            if (begun) {
                return named;
            }
            bool going = base_str_in(done, "completed operating launched") || base_str_is(done, "under construction");
            *status = going ? done : status_of(view, act, lemma, read_word(view->senses, "project_acts", lemma, "ahead"));
            named = act;
        }
        if (!act->nominal) {
            return named;
        }
    }
    return named;
}

/* The act of the sentence that has the project for its object: "the bridge, built with loans, was opened". */
static const struct read_predication *moved_as_theme(const struct read_view *view, uint32_t head, struct base_str *status)
{
    const struct lang_sentence *sentence = &view->text->sentences.items[read_token(view, head)->sentence];
    for (uint32_t token = sentence->end; token-- > sentence->first;) {
        uint32_t index = view->predication_of[token];
        const struct read_predication *act = index == READ_NONE ? NULL : &view->predications.items[index];
        struct base_str done = act == NULL || act->nominal ? (struct base_str){0} : done_by(view, act, act->lemma);
        bool loose = done.length > 0 && read_token(view, act->token)->relation == LANG_ARC_ACL && read_token(view, head)->xpos == LANG_XPOS_NNS;
        for (uint32_t i = 0; done.length > 0 && !loose && i < act->themes.count; i++) { /* "zones set up by" are any zones */
            if (act->themes.items[i] == head) {
                *status = status_of(view, act, act->lemma, done);
                return act;
            }
        }
    }
    return NULL;
}

/* The act that moves the project, and the status it gives. */
static const struct read_predication *moved_by(const struct read_view *view, uint32_t head, struct base_str *status)
{
    const struct read_predication *act = moved_from_above(view, head, status);
    return act != NULL ? act : moved_as_theme(view, head, status);
}

/* "PNS Babur, the first of four corvettes": the ship is told, not the four. */
static bool is_set_of_one(const struct read_view *view, uint32_t head)
{
    uint32_t above = read_token(view, head)->head;
    bool of = above != LANG_NONE && above < head && base_str_is(read_preposition(view, head), "of");
    uint32_t mention = of ? know_mention_at(view->know, above) : KNOW_NONE;
    bool ordinal = mention != KNOW_NONE && view->know->mentions.items[mention].kind == KNOW_AMOUNT &&
                   view->know->amounts.items[view->know->mentions.items[mention].value].kind == KNOW_ORDINAL;
    return of && (ordinal || base_str_in(read_lemma(view, above), "first second third fourth fifth last latest one"));
}

static bool find_project(const struct read_view *view, uint32_t head, struct project *project)
{
    bool named = false;
    *project = (struct project){.head = head, .kind = kind_of(view, head)};
    if (is_set_of_one(view, head)) {
        return false;
    }
    bool flat = read_token(view, head)->relation == LANG_ARC_FLAT;
    bool prefixed = flat && read_token(view, head)->head == head - 1 && kind_by_prefix(view, head).length > 0; /* "PNS Babur": the tree knows it by its first word */
    if (project->kind.length == 0 || read_token(view, head)->relation == LANG_ARC_COMPOUND || (flat && !prefixed)) {
        return false;
    }
    project->act = moved_by(view, prefixed ? head - 1 : head, &project->status);
    project->name = name_of(view, head, &project->first, &named);
    if (base_str_is(project->kind, "project") && base_str_find(project->name, " ", 0) < 0) {
        return false; /* "Project 75": a name that was cut */
    }
    bool loose = base_str_is(project->kind, "project") && !named && (head == 0 || read_token(view, head - 1)->upos != LANG_NOUN);
    if (loose) {
        return false; /* "projects", "a Croatian project" */
    }
    if (project->act == NULL) {
        bool site = base_str_in(project->kind, "hospital school airport university road bridge stadium hotel"); /* named as places mostly */
        return named && !site && base_str_find(project->name, " ", 0) > 0;
    }
    if (project->act->stance.negated || project->act->stance.kind == READ_DENIED) {
        project->status = (struct base_str){0}; /* "denied that the plant had been cancelled" */
        return named && base_str_find(project->name, " ", 0) > 0;
    }
    return !project->act->stance.conditional;
}

static void find_parties(const struct read_view *view, const struct project *project, struct know_parties *parties)
{
    for (uint32_t child = read_token(view, project->head)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        uint8_t relation = read_token(view, child)->relation;
        if (relation == LANG_ARC_NMOD_POSS || relation == LANG_ARC_AMOD || relation == LANG_ARC_COMPOUND || relation == LANG_ARC_NMOD) {
            read_parties_at(view, child, parties);
        }
    }
    for (uint32_t token = project->first; token < project->head; token++) { /* "the Vardan-Orim pipeline" */
        read_parties_at(view, token, parties);
    }
    if (project->act != NULL) {
        read_parties_of(view, project->act, false, parties);
    }
    bool inside = parties->count == 0 || (parties->count == 1 && know_parties_has(&view->know->main_parties, parties->codes[0]));
    for (uint32_t i = 0; inside && i < view->know->main_parties.count; i++) {
        know_parties_add(parties, view->know->main_parties.codes[i]);
    }
}

static void set_place(struct read_view *view, struct read_record *record, uint32_t head)
{
    for (uint32_t child = read_token(view, head)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        uint32_t mention = know_mention_at(view->know, child);
        if (mention == KNOW_NONE || view->know->mentions.items[mention].entity == KNOW_NONE || !base_str_in(read_preposition(view, child), "in at")) {
            continue;
        }
        const struct know_entity *entity = &view->know->entities.items[view->know->mentions.items[mention].entity];
        if (entity->kind == KNOW_PLACE || entity->kind == KNOW_STATE) {
            read_set_place(view->arena, record, READ_F_PLACE, (struct read_place){.name = entity->name, .country = entity->code});
        }
    }
}

static void write_project(struct read_view *view, const struct project *project)
{
    struct read_record *record = read_start(view, READ_PROJECT, project->head, "project");
    struct know_parties parties = {0};
    read_set_text(view->arena, record, READ_F_NAME, project->name);
    read_set_text(view->arena, record, READ_F_KIND, project->kind);
    read_set_text(view->arena, record, READ_F_STATUS, project->status);
    read_set_number(view->arena, record, READ_F_COUNT, read_count_of(view, project->head));
    find_parties(view, project, &parties);
    read_set_parties(view, record, &parties);
    set_place(view, record, project->head);
    if (project->act != NULL) {
        read_fill_stance(view, record, &project->act->stance);
        read_fill_date(view, record, project->act);
        for (uint32_t i = 0; i < project->act->agents.count; i++) {
            read_add_agents(view, record, project->act->agents.items[i]);
        }
    }
    read_fill_sectors(view, record, lang_subtree(view->text, project->head));
    read_finish(view, record);
}

/* "Aland's frigate" is not the one of Borduria, when both are only "frigate". */
static bool is_another_partys(const struct read_view *view, const struct project *project, const struct read_record *record, struct base_str name)
{
    struct know_parties parties = {0};
    if (base_str_find(name, " ", 0) >= 0) {
        return false;
    }
    for (uint32_t token = lang_subtree(view->text, project->head).start; token < project->head; token++) {
        read_parties_at(view, token, &parties);
    }
    for (uint32_t i = 0; i < parties.count; i++) {
        if (read_has_text(record, READ_F_PARTIES, parties.codes[i])) {
            return false;
        }
    }
    return parties.count > 0;
}

/* The project told of before in this article: the same kind, and one name within the other or both unnamed. */
static struct read_record *told_before(const struct read_view *view, const struct project *project)
{
    for (uint32_t i = read_look_back(view->records->count); i < view->records->count; i++) {
        struct read_record *record = view->records->items[i];
        if (record->type != READ_PROJECT || record->article != view->article_number || !base_str_equal(read_text(record, READ_F_KIND), project->kind)) {
            continue;
        }
        struct base_str name = read_text(record, READ_F_NAME);
        struct base_str shorter = name.length < project->name.length ? name : project->name, longer = name.length < project->name.length ? project->name : name;
        char needle[160];
        if (shorter.length < sizeof needle && !is_another_partys(view, project, record, shorter)) {
            for (uint32_t k = 0; k < shorter.length; k++) {
                needle[k] = shorter.data[k];
            }
            needle[shorter.length] = '\0';
            if (base_str_find(longer, needle, 0) >= 0) {
                return record;
            }
        }
    }
    return NULL;
}

void read_projects(struct read_view *view)
{
    for (uint32_t token = 0; token < view->text->tokens.count; token++) {
        struct project project;
        uint8_t upos = read_token(view, token)->upos;
        if ((upos != LANG_NOUN && upos != LANG_PROPN) || read_in_title(view, token) || !find_project(view, token, &project)) {
            continue;
        }
        struct read_record *same = told_before(view, &project);
        if (same != NULL) {
            read_evidence(view, same, read_sentence_bytes(view, token));
            if (read_get(same, READ_F_STATUS) == NULL) {
                read_set_text(view->arena, same, READ_F_STATUS, project.status);
            }
        } else {
            write_project(view, &project);
        }
    }
}
