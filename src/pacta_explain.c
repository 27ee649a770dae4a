/* Prints what stands between a text and its records. The tool with which words are added and misreadings are found. */
#include "pacta_explain.h"

#include "read/document.h"
#include "read/predication.h"
#include "read/stance.h"

#include <math.h>
#include <string.h>

static const char *const KIND_WORDS[] = {"state", "bloc", "nationality", "person", "role", "organisation", "body", "place", "date", "amount"};

static void add_span(const struct pacta_article *article, struct base_span tokens, struct base_buffer *out)
{
    base_buffer_add_str(out, base_str_slice(article->text.text, lang_bytes(&article->text, tokens)));
}

static void add_tree(const struct pacta_article *article, const struct lang_sentence *sentence, struct base_buffer *out)
{
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        const struct lang_token *token = &article->text.tokens.items[i];
        base_buffer_format(out, "  %4u  %-20.*s %-16.*s %-6s %-6s %4d  %s\n", i, BASE_STR_ARG(lang_form(&article->text, i)),
                           BASE_STR_ARG(token->lemma), lang_upos_name(token->upos), lang_xpos_name(token->xpos),
                           token->head == LANG_NONE ? -1 : (int)token->head, lang_relation_name(token->relation));
    }
}

static void add_value(const struct pacta_article *article, const struct know_mention *mention, struct base_buffer *out)
{
    if (mention->kind == KNOW_DATE) {
        const struct know_date *date = &article->know.dates.items[mention->value];
        base_buffer_format(out, "  said \"%.*s\"%s%s%s", BASE_STR_ARG(date->said), date->is_deadline ? " deadline" : "",
                           date->is_since ? " since" : "", date->from == KNOW_NO_DAY ? " day unknown" : "");
    } else if (mention->kind == KNOW_AMOUNT) {
        const struct know_amount *amount = &article->know.amounts.items[mention->value];
        base_buffer_format(out, "  %g [%g %g] %.*s %.*s", amount->value, amount->min, amount->max, BASE_STR_ARG(amount->unit),
                           BASE_STR_ARG(amount->approx));
    }
}

static void add_mentions(const struct pacta_article *article, const struct lang_sentence *sentence, struct base_buffer *out)
{
    for (uint32_t i = 0; i < article->know.mentions.count; i++) {
        const struct know_mention *mention = &article->know.mentions.items[i];
        if (mention->first < sentence->first || mention->first >= sentence->end) {
            continue;
        }
        base_buffer_format(out, "  %-13s", KIND_WORDS[mention->kind]);
        add_span(article, (struct base_span){mention->first, mention->end}, out);
        if (mention->entity != KNOW_NONE) {
            const struct know_entity *entity = &article->know.entities.items[mention->entity];
            base_buffer_format(out, "  = %.*s %.*s %.*s", BASE_STR_ARG(entity->name), BASE_STR_ARG(entity->code), BASE_STR_ARG(entity->type));
        }
        add_value(article, mention, out);
        base_buffer_add_char(out, '\n');
    }
}

static void add_tokens(const struct pacta_article *article, const char *name, const struct read_tokens *tokens, struct base_buffer *out)
{
    for (uint32_t i = 0; i < tokens->count; i++) {
        base_buffer_format(out, "%s%s%.*s", i == 0 ? " | " : ", ", i == 0 ? name : "", BASE_STR_ARG(lang_form(&article->text, tokens->items[i])));
    }
}

static void add_stance(const struct pacta_article *article, const struct read_stance *stance, struct base_buffer *out)
{
    base_buffer_format(out, " | %s%s%s%s%s%s", read_stance_word(stance->kind), stance->negated ? " negated" : "",
                       stance->conditional ? " conditional" : "", stance->urged ? " urged" : "", stance->restates ? " restates" : "",
                       stance->future ? " future" : "");
    if (stance->speaker != READ_NONE) {
        base_buffer_format(out, " said by %.*s", BASE_STR_ARG(lang_form(&article->text, stance->speaker)));
    }
}

static void add_predication(const struct pacta_article *article, const struct read_predication *act, struct base_buffer *out)
{
    base_buffer_format(out, "  %.*s%s%s", BASE_STR_ARG(act->lemma), act->nominal ? " (noun)" : "", act->passive ? " (passive)" : "");
    if (act->verb != act->token) {
        base_buffer_format(out, " with %.*s", BASE_STR_ARG(lang_form(&article->text, act->verb)));
    }
    add_tokens(article, "agents ", &act->agents, out);
    add_tokens(article, "themes ", &act->themes, out);
    add_tokens(article, "recipients ", &act->recipients, out);
    for (uint32_t i = 0; i < act->obliques.count; i++) {
        const struct read_oblique *phrase = &act->obliques.items[i];
        base_buffer_format(out, " | %.*s %.*s/%u", BASE_STR_ARG(phrase->preposition), BASE_STR_ARG(lang_form(&article->text, phrase->head)), phrase->depth);
    }
    add_stance(article, &act->stance, out);
    if (act->sense != READ_NONE) {
        struct read_sense sense = read_sense_at(article->view.senses, act->sense);
        base_buffer_format(out, " | ROW %u", act->sense);
        base_buffer_format(out, " | sense %.*s %.*s %.*s %.*s", BASE_STR_ARG(sense.record), BASE_STR_ARG(sense.kind), BASE_STR_ARG(sense.status),
                           BASE_STR_ARG(sense.plover));
    }
    base_buffer_add_char(out, '\n');
}

void pacta_explain(const struct pacta_article *article, struct base_buffer *out)
{
    for (uint32_t s = 0; s < article->text.sentences.count; s++) {
        const struct lang_sentence *sentence = &article->text.sentences.items[s];
        base_buffer_format(out, "sentence %u: ", s + 1);
        add_span(article, (struct base_span){sentence->first, sentence->end}, out);
        base_buffer_add_text(out, "\n tree\n");
        add_tree(article, sentence, out);
        base_buffer_add_text(out, " names and values\n");
        add_mentions(article, sentence, out);
        base_buffer_add_text(out, " predications\n");
        for (uint32_t i = 0; i < article->view.predications.count; i++) {
            const struct read_predication *act = &article->view.predications.items[i];
            if (act->token >= sentence->first && act->token < sentence->end) {
                add_predication(article, act, out);
            }
        }
        base_buffer_add_char(out, '\n');
    }
}
