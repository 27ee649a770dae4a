/* Putting words and hanging them below others. */
#include "synthetic_writer.h"

bool synthetic_chance(struct synthetic_writer *writer, uint32_t percent)
{
    return dice_below(&writer->dice, 100) < percent;
}

uint32_t synthetic_list_length(const char *const *list)
{
    uint32_t count = 0;
    while (list[count] != NULL) {
        count++;
    }
    return count;
}

const char *synthetic_pick(struct synthetic_writer *writer, const char *const *list)
{
    return list[dice_below(&writer->dice, synthetic_list_length(list))];
}

uint32_t synthetic_put(struct synthetic_writer *writer, const char *form, const char *lemma, const char *upos, const char *xpos)
{
    if (writer->count + 2 >= SYNTHETIC_WORD_LIMIT) {
        return writer->count;
    }
    writer->words[++writer->count] =
        (struct synthetic_word){.form = form, .lemma = lemma, .upos = upos, .xpos = xpos, .relation = "dep"};
    return writer->count;
}

uint32_t synthetic_hang(struct synthetic_writer *writer, uint32_t word, uint32_t head, const char *relation)
{
    writer->words[word].head = head;
    writer->words[word].relation = relation;
    return word;
}

uint32_t synthetic_named(struct synthetic_writer *writer, uint32_t word, const char *label)
{
    writer->words[word].name = label;
    return word;
}

/* Hangs a word below `head` and gives the head back. */
uint32_t synthetic_keep(struct synthetic_writer *writer, uint32_t head, uint32_t word, const char *relation)
{
    synthetic_hang(writer, word, head, relation);
    return head;
}

/* Words that are hung when their head is known are put first and hung by number afterwards. */
uint32_t synthetic_put_case(struct synthetic_writer *writer, const char *form)
{
    return synthetic_put(writer, form, form, "ADP", "IN");
}

uint32_t synthetic_put_comma(struct synthetic_writer *writer)
{
    const uint32_t comma = synthetic_put(writer, ",", ",", "PUNCT", ",");
    writer->words[comma].glued = true;
    return comma;
}

uint32_t synthetic_put_and(struct synthetic_writer *writer)
{
    return synthetic_put(writer, "and", "and", "CCONJ", "CC");
}

uint32_t synthetic_put_name(struct synthetic_writer *writer, const char *form, const char *label)
{
    return synthetic_named(writer, synthetic_put(writer, form, form, "PROPN", "NNP"), label);
}

uint32_t synthetic_put_the(struct synthetic_writer *writer)
{
    return synthetic_put(writer, "the", "the", "DET", "DT");
}
