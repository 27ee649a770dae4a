/*
 * Figures: numbers observed, with what they measure, their period and their change.
 *
 * A number with a metric that is no target is a figure; so is a count of things that an act is done to ("sold 425 tickets").
 * "rose 23 percent to $119 billion from $97 billion" is one: the level, with its change. An earlier value with a time of its
 * own
 * ("compared with 116 in 2023") is a figure, too. People hurt, held or freed are tallies, and are left to them.
 */
#include "read/figure.h"

#include "read/counted.h"
#include "read/phrase.h"

#include <math.h>

enum { LEVEL_REACH = 2 };

/* ------------------------------------------------------------------ numbers that belong together */

static bool same_kind(const struct figure *a, const struct figure *b)
{
    return a->amount->kind == b->amount->kind || (a->amount->kind == KNOW_COUNT && b->amount->kind == KNOW_MEASURE);
}

/* "exports of $4 billion, 59 percent more": a change right behind a level is that level's. */
static struct figure *level_before(struct figures *figures, uint32_t index)
{
    struct figure *before = index == 0 ? NULL : &figures->items[index - 1];
    const struct figure *figure = &figures->items[index];
    bool beside = before != NULL && figure->part == FIGURE_CHANGE && figure->number->first - before->number->end <= LEVEL_REACH;
    bool level = beside && before->part == FIGURE_LEVEL && before->words.length > 0 && before->amount->kind != KNOW_PERCENT && isnan(before->percent);
    return level ? before : NULL;
}

/* The level that an earlier value or a change belongs to: the next one of the act, else the one before. */
static struct figure *level_of(struct figures *figures, uint32_t index)
{
    const struct figure *figure = &figures->items[index];
    struct figure *found = level_before(figures, index);
    if (found != NULL) {
        return found;
    }
    for (uint32_t i = 0; i < figures->count; i++) {
        struct figure *other = &figures->items[i];
        bool level = other->part == FIGURE_LEVEL && other->words.length > 0 && i != index;
        bool fits = figure->part == FIGURE_EARLIER
                        ? same_kind(figure, other) && isnan(other->from)
                        : isnan(other->percent) && other->amount->kind != KNOW_PERCENT &&
                              (figure->words.length == 0 || base_str_equal(figure->words, other->words));
        if (level && fits && (i < index || found == NULL)) {
            found = other;
        }
    }
    return found;
}

static void join(struct figures *figures)
{
    for (uint32_t i = 0; i < figures->count; i++) {
        struct figure *figure = &figures->items[i];
        struct figure *level = figure->part == FIGURE_LEVEL ? NULL : level_of(figures, i);
        if (level == NULL) {
            figure->joined = figure->words.length == 0 || (figure->part == FIGURE_EARLIER && figure->period == NULL);
            continue;
        }
        if (figure->part == FIGURE_CHANGE) {
            level->percent = figure->falls ? -figure_value(figure->amount) : figure_value(figure->amount);
            figure->joined = true;
            continue;
        }
        level->from = figure_value(figure->amount);
        figure->joined = figure->period == NULL;
        figure->words = level->words;
        figure->metric = level->metric;
        figure->act = level->act;
    }
}

/* ------------------------------------------------------------------ the record */

/* Counted things are their own unit, in the plural: "tickets", "product lines". */
static struct base_str unit_of(struct read_view *view, const struct figure *figure)
{
    uint32_t noun = figure->metric.tokens.end - 1;
    uint32_t mention = figure->amount->noun == KNOW_NONE ? KNOW_NONE : know_mention_at(view->know, figure->amount->noun);
    if (mention != KNOW_NONE && view->know->mentions.items[mention].kind == KNOW_NATIONALITY) {
        return BASE_STR("people");
    }
    if (figure->amount->kind == KNOW_COUNT && figure->amount->noun == KNOW_NONE &&
        figure->metric.tokens.end == figure->metric.tokens.start + 1) {
        return base_str_lower(view->arena, lang_form(view->text, noun)); /* "the number of flights rose to 96" */
    }
    if (figure->amount->kind != KNOW_COUNT || figure->metric.tokens.end <= figure->metric.tokens.start + 1) {
        return figure->amount->unit;
    }
    bool compound = read_token(view, noun - 1)->upos == LANG_NOUN && read_token(view, noun - 1)->relation == LANG_ARC_COMPOUND &&
                    noun - 1 > figure->metric.tokens.start;
    return base_str_lower(
        view->arena, base_str_slice(view->text->text, lang_bytes(view->text, (struct base_span){noun - compound, noun + 1})));
}

static void set_measure(struct read_view *view, struct read_record *record, const struct figure *figure)
{
    const struct know_amount *amount = figure->amount;
    if (figure->part == FIGURE_CHANGE) {
        double percent = figure->falls ? -figure_value(amount) : figure_value(amount);
        read_set_change(view->arena, record, (struct read_change){.percent = percent, .from = NAN, .to = NAN});
        read_set_text(view->arena, record, READ_F_APPROX, amount->approx);
        return;
    }
    struct know_amount told = *amount;
    bool exceeded =
        figure->act != NULL && !figure->act->passive && base_str_in(figure->act->lemma, "exceed surpass top pass cross");
    if (exceeded && figure->part == FIGURE_LEVEL && !isnan(told.value)) {
        told.min = told.value;
        told.value = NAN;
    }
    read_set_amount(view, record, READ_F_AMOUNT, &told);
    read_set_text(view->arena, record, READ_F_UNIT, unit_of(view, figure));
    if (!isnan(figure->from) || !isnan(figure->percent)) {
        read_set_change(view->arena, record, (struct read_change){.percent = figure->percent, .from = figure->from, .to = NAN});
    }
}

/* The one date of the sentence, when the act has none: "In 2024, ... in over 500 attacks". */
static const struct know_date *only_date(const struct read_view *view, const struct lang_sentence *sentence,
                                         const struct figures *figures)
{
    const struct know_date *found = NULL; /* two dates, or a deadline, settle nothing */
    for (uint32_t token = sentence->first; token < sentence->end; token++) {
        uint32_t at = know_mention_at(view->know, token);
        if (at == KNOW_NONE || view->know->mentions.items[at].kind != KNOW_DATE) {
            continue;
        }
        const struct know_date *date = &view->know->dates.items[view->know->mentions.items[at].value];
        bool owned = false; /* "peaked at 11 percent in 2022" */
        for (uint32_t i = 0; i < figures->count; i++) {
            owned = owned || figures->items[i].period == &view->know->mentions.items[at];
        }
        if (found != NULL || date->is_deadline || date->is_since || owned) {
            return NULL;
        }
        found = date;
        token = view->know->mentions.items[at].end - 1;
    }
    return found;
}

static void set_period(struct read_view *view, struct read_record *record, const struct figure *figure,
                       const struct figures *figures)
{
    const struct lang_sentence *sentence = &view->text->sentences.items[read_token(view, figure->number->first)->sentence];
    const struct know_date *date = figure->period != NULL ? &view->know->dates.items[figure->period->value] : NULL;
    date = date == NULL && figure->act != NULL ? read_date_of(view, figure->act) : date;
    date = date == NULL ? only_date(view, sentence, figures) : date;
    bool earlier =
        date != NULL && figure->period == NULL && !isnan(figure->from) &&
        (base_str_ends(date->said, "earlier") || base_str_ends(date->said, "before")); /* that of the value it rose from */
    if (date != NULL && !earlier) {
        read_set_date(view->arena, record, READ_F_PERIOD, read_date_from(date));
    }
}

/* The parties named in the phrase that is measured: "exports from Aland to Borduria". */
static void add_parties_in(const struct read_view *view, struct base_span tokens, struct know_parties *parties)
{
    for (uint32_t i = tokens.start; i < tokens.end; i++) {
        uint32_t at = know_mention_at(view->know, i);
        enum know_kind kind = at == KNOW_NONE ? KNOW_AMOUNT : view->know->mentions.items[at].kind;
        if (kind == KNOW_STATE || kind == KNOW_NATIONALITY || kind == KNOW_BLOC) {
            read_parties_at(view, i, parties);
        }
    }
}

/* "supplied 18 tanks to Aland", "students from Borduria study in Aland" */
static void add_parties_of_places(const struct read_view *view, const struct read_predication *act,
                                  struct know_parties *parties)
{
    for (uint32_t i = 0; i < act->obliques.count; i++) {
        const struct read_oblique *phrase = &act->obliques.items[i];
        uint32_t at = know_mention_at(view->know, phrase->head);
        bool state = at != KNOW_NONE && view->know->mentions.items[at].kind == KNOW_STATE;
        if (state && phrase->depth <= 1 && base_str_in(phrase->preposition, "to from in into with")) {
            read_parties_at(view, phrase->head, parties);
        }
    }
}

/* "cut tariffs on 98 categories": a noun that names no doer is what the subject of its verb deals in. */
static void add_parties_of_doer(const struct read_view *view, const struct read_predication *act, struct know_parties *parties)
{
    const struct read_predication *above = act->parent == READ_NONE ? NULL : &view->predications.items[act->parent];
    bool object = above != NULL && act->nominal && act->agents.count == 0 && read_token(view, act->token)->relation == LANG_ARC_OBJ &&
                  read_token(view, act->token)->head == above->token;
    for (uint32_t i = 0; object && i < above->agents.count; i++) {
        read_parties_at(view, above->agents.items[i], parties);
    }
}

static uint32_t metric_head(const struct read_view *view, struct base_span tokens)
{
    for (uint32_t i = tokens.end; i-- > tokens.start;) {
        if (read_token(view, i)->head == LANG_NONE || read_token(view, i)->head < tokens.start ||
            read_token(view, i)->head >= tokens.end) {
            return i;
        }
    }
    return tokens.start;
}

static void set_parties(struct read_view *view, struct read_record *record, const struct figure *figure)
{
    struct know_parties parties = {0};
    uint32_t head = figure->metric.tokens.end > figure->metric.tokens.start ? metric_head(view, figure->metric.tokens)
                                                                            : figure->number->head;
    if (read_token(view, head)->upos == LANG_NOUN || read_token(view, head)->upos == LANG_PROPN) {
        struct base_span below = lang_subtree(view->text, head);
        below.end = head < figure->number->first && below.end > figure->number->first ? figure->number->first : below.end;
        add_parties_in(view, below, &parties);
    }
    if (figure->act != NULL) {
        read_parties_of(view, figure->act, true, &parties);
        add_parties_of_places(view, figure->act, &parties);
        add_parties_of_doer(view, figure->act, &parties);
    }
    bool shared = parties.count == 0 && base_str_find(figure->metric.name, "trade", 0) >= 0;
    for (uint32_t i = 0; shared && i < view->know->main_parties.count; i++) {
        know_parties_add(&parties, view->know->main_parties.codes[i]);
    }
    if (parties.count == 0) {
        know_parties_add(&parties, read_main_state(view));
    }
    read_set_parties(view, record, &parties);
}

static void write_figure(struct read_view *view, const struct figure *figure, const struct figures *figures)
{
    struct read_record *record = read_start(view, READ_FIGURE, figure->number->first, "figure");
    read_set_text(view->arena, record, READ_F_METRIC, figure->words);
    set_measure(view, record, figure);
    read_set_text(view->arena, record, READ_F_PER, read_metric_per(view, &figure->metric, figure->amount));
    set_period(view, record, figure, figures);
    if (figure->amount->doubtful) {
        read_set_flag(view->arena, record, READ_F_DOUBTFUL, true);
    }
    if (figure->act != NULL) {
        bool tells = base_str_in(figure->act->lemma, "report announce say claim estimate"); /* "reported exports of 3 million" */
        read_set_text(view->arena, record, READ_F_SAID_BY, read_claimant(view, figure->act, tells ? READ_NONE : figure->act->verb));
    }
    set_parties(view, record, figure);
    read_set_text(view->arena, record, READ_F_STANCE, BASE_STR("fact"));
    read_fill_sectors(view, record, figure->metric.tokens);
    read_finish(view, record);
}

/* The record of this article that gives the same metric the same value. */
static struct read_record *told_already(const struct read_view *view, const struct figure *figure)
{
    for (uint32_t i = read_look_back(view->records->count); i < view->records->count; i++) {
        struct read_record *record = view->records->items[i];
        bool same = record->type == READ_FIGURE && record->article == view->article_number && figure->part != FIGURE_CHANGE &&
                    base_str_equal_fold(read_text(record, READ_F_METRIC), figure->words) &&
                    (read_number(record, READ_F_AMOUNT) == figure->amount->value ||
                     read_number(record, READ_F_MIN) == figure->amount->min);
        if (same) {
            return record;
        }
    }
    return NULL;
}

static bool has_amounts(const struct read_view *view, const struct lang_sentence *sentence)
{
    for (uint32_t token = sentence->first; token < sentence->end; token++) {
        uint32_t at = know_mention_at(view->know, token);
        if (at != KNOW_NONE && view->know->mentions.items[at].kind == KNOW_AMOUNT) {
            return true;
        }
    }
    return false;
}

void read_figures(struct read_view *view)
{
    for (uint32_t s = 0; s < view->text->sentences.count; s++) {
        const struct lang_sentence *sentence = &view->text->sentences.items[s];
        if (!has_amounts(view, sentence) || read_in_title(view, sentence->first)) {
            continue;
        }
        struct figures figures = figure_find(view, sentence);
        join(&figures);
        for (uint32_t i = 0; i < figures.count; i++) {
            struct read_record *same = figures.items[i].joined ? NULL : told_already(view, &figures.items[i]);
            if (same != NULL) {
                read_evidence(view, same, read_sentence_bytes(view, sentence->first));
            } else if (!figures.items[i].joined) {
                write_figure(view, &figures.items[i], &figures);
            }
        }
    }
}
