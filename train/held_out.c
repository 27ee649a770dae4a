/* Four of GUM's news documents, on politics: about 130 sentences. */
#include "held_out.h"

static const char *const DOCUMENTS[] = {"GUM_news_asylum-", "GUM_news_election-", "GUM_news_imprisoned-", "GUM_news_korea-"};

static bool is_held_out(struct base_str line)
{
    for (size_t i = 0; i < sizeof DOCUMENTS / sizeof DOCUMENTS[0]; i++) {
        if (base_str_find(line, DOCUMENTS[i], 0) >= 0) {
            return true;
        }
    }
    return false;
}

void held_out_mark(const struct lang_conllu *document, bool *flags)
{
    for (uint32_t i = 0; i < document->lines.count; i++) {
        const struct lang_conllu_line *line = &document->lines.items[i];
        if (line->sentence < document->text.sentences.count && base_str_find(line->line, "# sent_id", 0) == 0) {
            flags[line->sentence] = is_held_out(line->line);
        }
    }
}
