/*
 * The title of a document, as printed.
 *
 * It is told by its capitals ("the Agreement on Cooperation in Mining"), grown to both sides over small words, or by quotes right
 * behind the kind ("a declaration, "A Partnership for the Steppe"").
 */
#include "read/instrument_title.h"

#include "read/phrase.h"

#include <ctype.h>

enum { LONGEST_TITLE = 30 };

bool read_is_capital(const struct read_view *view, uint32_t token)
{
    struct base_str form = lang_form(view->text, token);
    return form.length > 0 && (isupper((unsigned char)form.data[0]) || (unsigned char)form.data[0] >= 0xC3);
}

static bool joins_title(const struct read_view *view, uint32_t token)
{
    return base_str_in(base_str_lower(view->scratch, lang_form(view->text, token)), "of on for in the and & between to with - – 's ’s");
}

static bool is_mention_of(const struct read_view *view, uint32_t token, enum know_kind kind)
{
    uint32_t mention = know_mention_at(view->know, token);
    return mention != KNOW_NONE && view->know->mentions.items[mention].kind == kind;
}

/* "[a Framework Agreement on Transport] in Tarsk on 4 May", "[a Free Trade Agreement] with Norland": where and with whom it was signed. */
static bool is_behind_title(const struct read_view *view, uint32_t token, uint32_t limit)
{
    if (token + 1 >= limit) {
        return false;
    }
    bool with = lang_is(view->text, token, "with") && (is_mention_of(view, token + 1, KNOW_STATE) || is_mention_of(view, token + 1, KNOW_NATIONALITY));
    bool in = lang_is(view->text, token, "in") && is_mention_of(view, token + 1, KNOW_PLACE);
    uint32_t after = in ? view->know->mentions.items[know_mention_at(view->know, token + 1)].end : limit;
    after += after < limit && lang_is(view->text, after, "on");
    return with || (after < limit && is_mention_of(view, after, KNOW_DATE));
}

/* Grows a range to the right over capitalised words and the small words between them. */
static uint32_t title_end(const struct read_view *view, uint32_t end, uint32_t limit)
{
    uint32_t stop = end;
    for (uint32_t token = end; token < limit; token++) {
        uint32_t mention = know_mention_at(view->know, token);
        bool date = mention != KNOW_NONE && view->know->mentions.items[mention].kind == KNOW_DATE;
        if (date || base_str_is_fold(lang_form(view->text, token), "between") || is_behind_title(view, token, limit)) {
            break;
        }
        if (read_is_capital(view, token)) {
            stop = token + 1;
        } else if (!joins_title(view, token)) {
            break;
        }
    }
    return stop;
}

static uint32_t title_start(const struct read_view *view, uint32_t first, uint32_t limit)
{
    uint32_t start = first;
    for (uint32_t token = first; token-- > limit;) {
        if (read_is_capital(view, token) && read_token(view, token)->upos != LANG_DET && read_token(view, token)->upos != LANG_ADP) {
            start = token;
        } else if (!base_str_in(lang_form(view->text, token), "- – of and &")) {
            break;
        }
    }
    return start;
}

static bool is_sentence_start(const struct read_view *view, uint32_t token)
{
    return view->text->sentences.items[read_token(view, token)->sentence].first == token;
}

static bool is_quote(const struct read_view *view, uint32_t token)
{
    return base_str_in(lang_form(view->text, token), "\" “ ” '' `` « » „ ‘ ’ '");
}

/* "a declaration, "A Partnership for the Steppe"": capitalised words in quotes right behind the document. */
static struct base_str quoted_title(const struct read_view *view, const struct read_document *document)
{
    uint32_t limit = view->text->sentences.items[read_token(view, document->head)->sentence].end, first = document->end;
    while (first < limit && base_str_in(lang_form(view->text, first), ", titled entitled called named : —")) {
        first++;
    }
    uint32_t end = ++first;
    limit = limit < first + LONGEST_TITLE ? limit : first + LONGEST_TITLE;
    while (end < limit && !is_quote(view, end)) {
        end++;
    }
    bool quoted = first < limit && end < limit && end > first + 1 && is_quote(view, first - 1) && !document->plural;
    return quoted && read_is_capital(view, first) && read_is_capital(view, end - 1)
               ? base_str_slice(view->text->text, lang_bytes(view->text, (struct base_span){first, end}))
               : (struct base_str){0};
}

/* A title is capitalised inside a sentence that is not, and says more than the bare kind in lower case. */
static struct base_str find_title(const struct read_view *view, const struct read_document *document)
{
    const struct lang_sentence *sentence = &view->text->sentences.items[read_token(view, document->head)->sentence];
    bool capital = read_is_capital(view, document->head) && !is_sentence_start(view, document->first) && !document->plural;
    struct base_str kind_words = base_str_slice(view->text->text, lang_bytes(view->text, (struct base_span){document->first, document->end}));
    bool abbreviation = kind_words.length < 6 && document->end - document->first == 1;
    if (!capital || abbreviation || read_in_title(view, document->head)) {
        return (struct base_str){0};
    }
    struct base_span words = {title_start(view, document->first, sentence->first), title_end(view, document->end, sentence->end)};
    bool generic = words.start >= document->first && words.end <= document->end;
    if (words.end - words.start < 2 || (generic && base_str_in(base_str_slice(document->kind, (struct base_span){0, 10}), "memorandum"))) {
        return (struct base_str){0};
    }
    return base_str_slice(view->text->text, lang_bytes(view->text, words));
}

struct base_str read_document_title(const struct read_view *view, const struct read_document *document)
{
    struct base_str title = find_title(view, document);
    return title.length > 0 ? title : quoted_title(view, document);
}
