/*
 * The incident a tally belongs to, as a short noun phrase: "train hijacking", "collapse of a mine in Ghana".
 *
 * A noun of data/lexicon/tally_incidents.tsv in the same sentence names it. One that says little alone ("the attack") stands
 * for the fullest name that the article gave before it to an incident of that or a narrower kind.
 */
#include "read/phrase.h"
#include "read/tally.h"

#include "lexicon/table.h"

enum { NAME_BACK = 4, NAME_AHEAD = 8, ARTICLE_REACH = 3000 };

static bool is_incident(const struct read_view *view, uint32_t token, bool *general)
{
    uint8_t upos = read_token(view, token)->upos;
    if (upos != LANG_NOUN && upos != LANG_PROPN) {
        return false;
    }
    const struct lexicon_table *table = lexicon_table_named("tally_incidents");
    uint32_t row = table == NULL ? LEXICON_NONE : lexicon_find(table, read_token(view, token)->lemma);
    if (row == LEXICON_NONE || read_token(view, token)->relation == LANG_ARC_COMPOUND) {
        return false;
    }
    *general = base_str_is(lexicon_cell(table, row, 1), "yes");
    return true;
}

static bool is_date(const struct read_view *view, uint32_t token)
{
    uint32_t mention = know_mention_at(view->know, token);
    return mention != KNOW_NONE && view->know->mentions.items[mention].kind == KNOW_DATE;
}

static bool is_number(const struct read_view *view, uint32_t token)
{
    uint32_t mention = know_mention_at(view->know, token);
    return mention != KNOW_NONE && view->know->mentions.items[mention].kind == KNOW_AMOUNT;
}

/* Where the words before the noun begin that belong to its name: no article, possessor, date or number. */
static uint32_t name_first(const struct read_view *view, uint32_t head)
{
    uint32_t first = head;
    while (first > 0 && head - first < NAME_BACK && read_token(view, first - 1)->sentence == read_token(view, head)->sentence) {
        const struct lang_token *before = read_token(view, first - 1);
        bool part = before->upos == LANG_NOUN || before->upos == LANG_PROPN || before->upos == LANG_ADJ ||
                    lang_is(view->text, first - 1, "-");
        bool weak = lang_lemma_in(view->text, first - 1,
                                  "deadly initial same recent latest first second previous new other such worst fatal separate "
                                  "several different magnitude strong");
        if (!part || weak || is_date(view, first - 1) || is_number(view, first - 1)) {
            break;
        }
        first--;
    }
    while (first < head && lang_is(view->text, first, "-")) {
        first++;
    }
    return first;
}

/* One phrase behind the noun: "of a mine in Ghana", "near Gao in Mali". */
static uint32_t name_end(const struct read_view *view, uint32_t head)
{
    uint32_t end = head + 1;
    const struct lang_sentence *sentence = &view->text->sentences.items[read_token(view, head)->sentence];
    if (end >= sentence->end || read_token(view, end)->upos != LANG_ADP ||
        !base_str_in(base_str_lower(view->scratch, lang_form(view->text, end)), "of in on at near off outside between")) {
        return end;
    }
    uint32_t last = end;
    for (uint32_t i = end; i < sentence->end && i < head + NAME_AHEAD; i++) {
        uint8_t upos = read_token(view, i)->upos;
        bool part = upos == LANG_NOUN || upos == LANG_PROPN || upos == LANG_ADJ || upos == LANG_DET || upos == LANG_ADP ||
                    lang_is(view->text, i, "-");
        bool stops = upos == LANG_ADP && !base_str_in(base_str_lower(view->scratch, lang_form(view->text, i)),
                                                      "of in on at near off outside between");
        if (!part || stops || is_date(view, i) || (upos == LANG_ADP && i + 1 < sentence->end && is_date(view, i + 1))) {
            break;
        }
        last = upos == LANG_NOUN || upos == LANG_PROPN ? i + 1 : last;
    }
    return last > end ? last : head + 1;
}

static struct base_str words_of(const struct read_view *view, uint32_t first, uint32_t end)
{
    return base_str_slice(view->text->text, lang_bytes(view->text, (struct base_span){first, end}));
}

/* The fullest name the article gives up to here: a noun with a word before it that says more. */
static struct base_str article_incident(const struct read_view *view, uint32_t before)
{
    for (uint32_t i = 0; i < before && i < ARTICLE_REACH; i++) {
        bool general = false;
        if (is_incident(view, i, &general)) {
            uint32_t first = name_first(view, i);
            bool fuller = first < i && read_token(view, i - 1)->upos == LANG_NOUN;
            if (fuller) {
                return words_of(view, first, i + 1);
            }
        }
    }
    return (struct base_str){0};
}

/* Is the noun within what happened: behind "in", "during", the agent of it, or its subject? */
static bool belongs(const struct read_view *view, uint32_t head, uint32_t word)
{
    if (read_token(view, head)->head == LANG_NONE) {
        return head < word;
    }
    struct base_str preposition = read_preposition(view, head);
    if (base_str_in(preposition, "in during by after from following amid when")) {
        return true;
    }
    bool subject = read_token(view, head)->relation == LANG_ARC_NSUBJ && head < word;
    bool of = base_str_is(preposition, "of") && tally_word_at(view, read_token(view, head)->head, "toll").length > 0;
    return subject || of;
}

struct base_str tally_incident(const struct read_view *view, const struct lang_sentence *sentence, uint32_t word,
                               uint32_t *head)
{
    *head = LANG_NONE;
    bool general = false;
    uint32_t nearest = UINT32_MAX;
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        bool weak = false;
        uint32_t distance = i > word ? i - word : word - i;
        if (distance < nearest && i != word && is_incident(view, i, &weak) && belongs(view, i, word)) {
            *head = i;
            general = weak;
            nearest = distance;
        }
    }
    if (*head == LANG_NONE) {
        return (struct base_str){0};
    }
    uint32_t first = name_first(view, *head), end = name_end(view, *head);
    bool bare = first == *head;
    struct base_str name = {0};
    if (bare && general && read_is_definite(view, *head)) {
        name = article_incident(view, sentence->first);
    }
    bool full = !bare && read_token(view, *head - 1)->upos != LANG_ADJ;
    return name.length > 0 ? name : words_of(view, first, full ? *head + 1 : end);
}
