/*
 * Bodies between parties. "Joint Economic Commission" is one, "Election Commission" is an organisation of one state:
 * words such as "joint" and "intergovernmental" tell, or two parties in the name, or a bloc before it.
 */
#include "know/body.h"

#include "know/country.h"
#include "know/gazetteer.h"

static bool names_bloc(const struct know_naming *naming)
{
    for (uint32_t token = naming->first; token < naming->end; token++) {
        uint32_t number = know_mention_at(naming->working->out, token);
        if (number != KNOW_NONE && naming->working->out->mentions.items[number].kind == KNOW_BLOC) {
            return true;
        }
    }
    return false;
}

bool know_body_is_between(const struct know_naming *naming, const struct know_parties *codes)
{
    bool between = codes->count >= 2 || names_bloc(naming) || base_str_is(naming->body->type, "working group");
    for (uint32_t token = naming->first; token < naming->end && !between; token++) {
        struct base_str use = know_word_use(naming, token);
        between = base_str_is(use, "between") ||
                  (naming->capital && base_str_is(use, "weak") && token < naming->noun && codes->count == 0);
    }
    return between;
}

void know_body_parties_behind(const struct know_naming *naming, struct know_parties *codes)
{
    const struct know_line *line = naming->line;
    uint32_t token = naming->end;
    if (know_line_is(line, token, "(") && know_line_is(line, token + 2, ")")) {
        token += 3; /* the short name */
    }
    if (codes->count >= 2 || !know_line_in(line, token, "between with of")) {
        return;
    }
    for (uint32_t steps = 0; steps < 8 && ++token < line->end; steps++) {
        uint32_t number = know_mention_at(naming->working->out, token);
        if (number != KNOW_NONE && naming->working->out->mentions.items[number].kind <= KNOW_BLOC) {
            know_parties_add(codes,
                             naming->working->out->entities.items[naming->working->out->mentions.items[number].entity].code);
        } else if (!know_line_in(line, token, "the and ,")) {
            return;
        }
    }
}

/* ------------------------------------------------------------------ the same body under a shorter name */

static bool ends_with(struct base_str text, struct base_str tail)
{
    if (tail.length > text.length) {
        return false;
    }
    struct base_str end = {text.data + text.length - tail.length, tail.length};
    bool whole_word = tail.length == text.length || end.data[-1] == ' ' || end.data[-1] == '-';
    return whole_word && base_str_equal_fold(end, tail);
}

/* The last word of a text that is no "for", "on" or the like; the text is cut before it. Empty when none is left. */
static struct base_str take_last_word(struct base_str *text)
{
    for (;;) {
        struct base_str rest = base_str_trim(*text);
        uint32_t start = rest.length;
        while (start > 0 && rest.data[start - 1] != ' ') {
            start--;
        }
        struct base_str word = base_str_slice(rest, (struct base_span){start, rest.length});
        *text = (struct base_str){rest.data, start};
        if (word.length == 0 || !base_str_in(word, "for on of the and & in")) {
            return word;
        }
    }
}

/* "Permanent Commission for Cooperation", "Aland-Borduria Permanent Commission on Cooperation": the shorter name's words end the other. */
static bool ends_alike(struct base_str longer, struct base_str shorter)
{
    uint32_t words = 0;
    for (;; words++) {
        struct base_str one = take_last_word(&shorter), other = take_last_word(&longer);
        if (one.length == 0 || other.length == 0 || !base_str_equal_fold(one, other)) {
            return one.length == 0 && words > 2;
        }
    }
}

static bool codes_fit(const struct know_entity *a, const struct know_entity *b)
{
    if (a->code.length > 0 && b->code.length > 0) {
        return base_str_equal(a->code, b->code);
    }
    if (a->code_count == 0 || b->code_count == 0) {
        return true;
    }
    bool same = a->code_count == b->code_count;
    for (uint32_t i = 0; same && i < a->code_count; i++) {
        same = base_str_equal(a->codes[i], b->codes[i]);
    }
    return same;
}

static void take_more(struct know_entity *known, const struct know_entity *wanted)
{
    if (wanted->name.length > known->name.length) {
        known->name = wanted->name;
    }
    if (known->code.length == 0) {
        known->code = wanted->code;
    }
    for (uint32_t i = 0; i < wanted->code_count; i++) {
        know_entity_add_code(known, wanted->codes[i]);
    }
}

/* "Turkish Foreign Ministry" is "Foreign Ministry" with its state in front. */
static bool adds_state(const struct know_tables *tables, struct base_str longer, struct base_str shorter)
{
    if (longer.length <= shorter.length || !ends_with(longer, shorter)) {
        return false;
    }
    struct base_str front = base_str_trim((struct base_str){longer.data, longer.length - shorter.length});
    return know_names_exact(tables, front, 1u << KNOW_FROM_STATES | 1u << KNOW_FROM_NATIONALITIES) != NULL;
}

/* The name from behind "joint ", in either case; the whole name without it. */
static struct base_str behind_joint(struct base_str name)
{
    int64_t at = base_str_find(name, "oint ", 0);
    return at < 1 ? name : base_str_slice(name, (struct base_span){(uint32_t)at + 5, name.length});
}

/* "the Aland-Borduria joint commission" and "the Aland-Borduria commission" */
static bool same_but_joint(struct base_str a, struct base_str b)
{
    struct base_str x = behind_joint(a), y = behind_joint(b);
    bool one = (x.length != a.length) != (y.length != b.length);
    return one && x.length > 12 && y.length > 12 && (ends_with(a, y) || ends_with(b, x));
}

/* "the bilateral strategic cooperation council", in small letters, is the council told of in full before: all its words
 * but the common ones stand in that name, at least two of them. */
static bool describes(struct base_str name, struct base_str words)
{
    uint32_t shared = 0;
    if (words.length == 0 || words.data[0] < 'a' || words.data[0] > 'z') {
        return false;
    }
    for (uint32_t at = 0; at < words.length;) {
        int64_t blank = base_str_find(words, " ", at);
        uint32_t end = blank < 0 ? words.length : (uint32_t)blank;
        struct base_str word = base_str_slice(words, (struct base_span){at, end});
        at = end + 1;
        if (base_str_in(word, "bilateral joint the")) {
            continue;
        }
        bool found = false;
        for (uint32_t i = 0; i + word.length <= name.length && !found; i++) {
            found = base_str_equal_fold(base_str_slice(name, (struct base_span){i, i + word.length}), word);
        }
        if (!found) {
            return false;
        }
        shared++;
    }
    return shared >= 2;
}

static bool is_same(const struct know_tables *tables, const struct know_entity *known, const struct know_entity *wanted)
{
    if (known->kind != wanted->kind || !codes_fit(known, wanted)) {
        return false;
    }
    if (wanted->kind == KNOW_BODY) {
        return ends_with(known->name, wanted->name) || same_but_joint(known->name, wanted->name) || ends_with(wanted->name, known->name) ||
               ends_alike(known->name, wanted->name) || ends_alike(wanted->name, known->name) || describes(known->name, wanted->name);
    }
    bool same_state = known->code.length > 0 && base_str_equal(known->code, wanted->code);
    return base_str_equal_fold(known->name, wanted->name) ||
           (same_state && (adds_state(tables, known->name, wanted->name) || adds_state(tables, wanted->name, known->name)));
}

uint32_t know_body_entity(struct know_working *working, const struct know_entity *wanted)
{
    for (uint32_t i = know_look_back(working->out); i < working->out->entities.count; i++) {
        struct know_entity *known = &working->out->entities.items[i];
        if (is_same(working->tables, known, wanted)) {
            take_more(known, wanted);
            return i;
        }
    }
    return know_add_entity(working, wanted);
}
