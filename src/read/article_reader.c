/* The article itself: what the page prints of title, outlet, agency, byline, place and day. */
#include "read/common.h"
#include "read/phrase.h"

#include <math.h>

static void add_printed(struct read_view *view, struct read_record *record, const struct text_value *value)
{
    if (value->source.end > value->source.start && value->source.end <= view->source_bytes.length) {
        *BASE_PUSH(view->arena, record->evidence) =
            (struct read_evidence){value->source, base_str_slice(view->source_bytes, value->source)};
    }
}

static struct base_str kind_of(const struct text_article *article)
{
    uint32_t bullets = 0, paragraphs = 0;
    for (uint32_t i = 0; i < article->block_count; i++) {
        bullets += article->blocks[i].kind == TEXT_BULLET;
        paragraphs += article->blocks[i].kind == TEXT_PARAGRAPH;
    }
    struct base_str title = article->title.value;
    bool communique = false;
    static const char *const HEADS[] = {"joint communiqu", "joint statement", "joint declaration", "press release"};
    for (size_t i = 0; i < sizeof HEADS / sizeof *HEADS; i++) {
        communique = communique || base_str_starts_fold(title, HEADS[i]);
    }
    if (communique) {
        return BASE_STR("communique");
    }
    if (base_str_starts_fold(title, "opinion") || base_str_starts_fold(title, "editorial")) {
        return BASE_STR("opinion");
    }
    if (bullets > 1 && bullets > paragraphs && base_str_starts_fold(title, "list of ")) {
        return BASE_STR("list");
    }
    return bullets > 4 && bullets > 2 * paragraphs ? BASE_STR("list") : BASE_STR("news");
}

static void set_published(struct read_view *view, struct read_record *record, const struct text_article *article)
{
    read_set_date(view->arena, record, READ_F_PUBLISHED,
                  (struct read_date){.from = article->published_day, .to = article->published_day, .said = article->published.value});
}

static void set_dateline(struct read_view *view, struct read_record *record, const struct text_article *article)
{
    struct base_str code = {0}, name = {0};
    if (article->dateline.value.length > 0) {
        read_place_country(view, article->dateline.value, &name, &code);
        read_set_place(view->arena, record, READ_F_DATELINE, (struct read_place){.name = name, .country = code});
    }
}

/* A page without title and date still has its first sentence to show. */
static void add_first_sentence(struct read_view *view, struct read_record *record)
{
    if (record->evidence.count == 0 && view->text->sentences.count > 0) {
        read_evidence(view, record, read_sentence_bytes(view, view->text->sentences.items[0].first));
    }
}

void read_articles(struct read_view *view)
{
    const struct text_article *article = view->article;
    struct read_record *record = read_start(view, READ_ARTICLE, READ_NONE, "article");
    read_set_text(view->arena, record, READ_F_TITLE, article->title.value);
    read_set_text(view->arena, record, READ_F_OUTLET, article->outlet.value);
    read_set_text(view->arena, record, READ_F_AGENCY, article->agency.value);
    read_set_text(view->arena, record, READ_F_BYLINE, article->byline.value);
    read_set_text(view->arena, record, READ_F_LANGUAGE, article->language.value);
    read_set_text(view->arena, record, READ_F_URL, article->url.value);
    read_set_text(view->arena, record, READ_F_KIND, kind_of(article));
    set_dateline(view, record, article);
    set_published(view, record, article);
    read_set_span(view->arena, record, READ_F_SPAN, article->source);
    add_printed(view, record, &article->title);
    add_printed(view, record, &article->published);
    add_printed(view, record, &article->dateline);
    add_first_sentence(view, record);
    if (record->evidence.count > 0) {
        read_finish(view, record);
    }
}
