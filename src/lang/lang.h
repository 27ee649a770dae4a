/*
 * The language engine: sentences, tokens, tags, lemmas, dependency arcs, names.
 *
 * The order of work, so that names and titles found by the layer above can be joined before parsing:
 *
 *     lang_split(&arena, article->text, block_span, block_number, &text);      once per block
 *     for each sentence s:  lang_tag(model, scratch, arena, &text, s);         tags, lemmas, names
 *                           (the layer above finds chunks)
 *                           lang_parse(model, scratch, &text, s, chunks, chunk_count, beam);
 *
 * Tokens are numbers: an index into text->tokens for the whole article. Annotation follows Universal
 * Dependencies 2 for English (EWT manner): copulas are dependents, prepositions are `case`.
 */
#ifndef LANG_LANG_H
#define LANG_LANG_H

#include "base/arena.h"
#include "base/text.h"
#include "pacta.h"

#define LANG_NONE UINT32_MAX

#define LANG_UPOS_TABLE(ROW)                                                                                    \
    ROW(UNTAGGED, "_") ROW(ADJ, "ADJ") ROW(ADP, "ADP") ROW(ADV, "ADV") ROW(AUX, "AUX") ROW(CCONJ, "CCONJ")      \
    ROW(DET, "DET") ROW(INTJ, "INTJ") ROW(NOUN, "NOUN") ROW(NUM, "NUM") ROW(PART, "PART") ROW(PRON, "PRON")     \
    ROW(PROPN, "PROPN") ROW(PUNCT, "PUNCT") ROW(SCONJ, "SCONJ") ROW(SYM, "SYM") ROW(VERB, "VERB")               \
    ROW(X, "X")

/* Penn tags as EWT has them. */
#define LANG_XPOS_TABLE(X)                                                                                  \
    X(NONE, "_") X(ADD, "ADD") X(AFX, "AFX") X(CC, "CC") X(CD, "CD") X(DT, "DT") X(EX, "EX") X(FW, "FW")     \
    X(HYPH, "HYPH") X(IN, "IN") X(JJ, "JJ") X(JJR, "JJR") X(JJS, "JJS") X(LS, "LS") X(MD, "MD")              \
    X(NFP, "NFP") X(NN, "NN") X(NNP, "NNP") X(NNPS, "NNPS") X(NNS, "NNS") X(PDT, "PDT") X(POS, "POS")        \
    X(PRP, "PRP") X(PRPS, "PRP$") X(RB, "RB") X(RBR, "RBR") X(RBS, "RBS") X(RP, "RP") X(SYM, "SYM")          \
    X(TO, "TO") X(UH, "UH") X(VB, "VB") X(VBD, "VBD") X(VBG, "VBG") X(VBN, "VBN") X(VBP, "VBP")              \
    X(VBZ, "VBZ") X(WDT, "WDT") X(WP, "WP") X(WPS, "WP$") X(WRB, "WRB") X(XX, "XX") X(GW, "GW")              \
    X(LRB, "-LRB-") X(RRB, "-RRB-") X(COMMA, ",") X(PERIOD, ".") X(COLON, ":") X(OPEN, "``")                 \
    X(CLOSE, "''") X(DOLLAR, "$") X(HASH, "#")

#define LANG_RELATION_TABLE(X)                                                                              \
    X(NONE, "_") X(ROOT, "root") X(ACL, "acl") X(ACL_RELCL, "acl:relcl") X(ADVCL, "advcl")                   \
    X(ADVCL_RELCL, "advcl:relcl") X(ADVMOD, "advmod") X(AMOD, "amod") X(APPOS, "appos") X(AUX, "aux")        \
    X(AUX_PASS, "aux:pass") X(CASE, "case") X(CC, "cc") X(CC_PRECONJ, "cc:preconj") X(CCOMP, "ccomp")        \
    X(COMPOUND, "compound") X(COMPOUND_PRT, "compound:prt") X(CONJ, "conj") X(COP, "cop") X(CSUBJ, "csubj")  \
    X(CSUBJ_PASS, "csubj:pass") X(DEP, "dep") X(DET, "det") X(DET_PREDET, "det:predet")                      \
    X(DISCOURSE, "discourse") X(DISLOCATED, "dislocated") X(EXPL, "expl") X(FIXED, "fixed") X(FLAT, "flat")  \
    X(GOESWITH, "goeswith") X(IOBJ, "iobj") X(LIST, "list") X(MARK, "mark") X(NMOD, "nmod")                  \
    X(NMOD_POSS, "nmod:poss") X(NMOD_UNMARKED, "nmod:unmarked") X(NSUBJ, "nsubj")                            \
    X(NSUBJ_PASS, "nsubj:pass") X(NUMMOD, "nummod") X(OBJ, "obj") X(OBL, "obl") X(OBL_AGENT, "obl:agent")    \
    X(OBL_UNMARKED, "obl:unmarked") X(ORPHAN, "orphan") X(PARATAXIS, "parataxis") X(PUNCT, "punct")          \
    X(REPARANDUM, "reparandum") X(VOCATIVE, "vocative") X(XCOMP, "xcomp")

#define LANG_ENUM_UPOS(name, text) LANG_##name,
#define LANG_ENUM_XPOS(name, text) LANG_XPOS_##name,
#define LANG_ENUM_RELATION(name, text) LANG_ARC_##name,
enum lang_upos { LANG_UPOS_TABLE(LANG_ENUM_UPOS) LANG_UPOS_COUNT };
enum lang_xpos { LANG_XPOS_TABLE(LANG_ENUM_XPOS) LANG_XPOS_COUNT };
enum lang_relation { LANG_RELATION_TABLE(LANG_ENUM_RELATION) LANG_ARC_COUNT };

/* What the statistical name finder says of a token. */
enum lang_name { LANG_NAME_NONE, LANG_NAME_PERSON, LANG_NAME_PLACE, LANG_NAME_ORGANISATION };

struct lang_token {
    struct base_span at;     /* bytes of the article's clean text */
    struct base_str lemma;   /* lower case, proper nouns as printed */
    uint32_t head;           /* token number; LANG_NONE for the root of its sentence */
    uint32_t first_child;    /* children in the order they stand; LANG_NONE when there is none */
    uint32_t next_sibling;   /* the next child of the same head */
    uint32_t sentence;       /* index into text->sentences */
    uint8_t upos;            /* enum lang_upos */
    uint8_t xpos;            /* enum lang_xpos */
    uint8_t relation;        /* enum lang_relation */
    uint8_t name;            /* enum lang_name */
    bool name_begins;        /* first token of a name */
    bool space_after;        /* a blank or the block's end follows */
};

struct lang_sentence {
    uint32_t first;          /* tokens first..end-1 */
    uint32_t end;
    uint32_t root;
    uint32_t block;          /* number of the block it stands in */
};

/* What the network made of the sentence tagged last, kept for its parsing. Zero to begin with; the arena's. */
struct lang_encoding {
    int16_t *numbers;
    size_t capacity;
    uint32_t kept;           /* the sentence's number plus 1; 0: none */
};

struct lang_text {
    struct base_str text;
    BASE_ARRAY(struct lang_token) tokens;
    BASE_ARRAY(struct lang_sentence) sentences;
    struct lang_encoding encoding;
};

/* Tokens first..end-1 that the parser treats as one word. Their head is `head`; the rest hang below it
 * as `flat` (to the right) and `compound` (to the left). Chunks of a sentence are ordered and disjoint. */
struct lang_chunk {
    uint32_t first;
    uint32_t end;
    uint32_t head;
};

struct lang_model;

/* Maps a model file. On failure `message` (when not NULL) holds one line naming the file and the remedy. */
pacta_status lang_model_open(const char *path, struct lang_model **model, char message[200]);
void lang_model_close(struct lang_model *model);
const char *lang_model_version(const struct lang_model *model); /* printable, owned by the model */

/* Splits one block into sentences and tokens, appended to `text` (whose .text is the whole article). */
void lang_split(struct base_arena *arena, struct lang_text *text, struct base_span block, uint32_t block_number);

/* Tags, lemmas and names of one sentence. Lemmas are the arena's. */
void lang_tag(const struct lang_model *model, struct base_arena *arena, struct base_arena *scratch, struct lang_text *text,
              uint32_t sentence);

/* Adds a unit to a sentence's chunks in its place (scratch memory); one that overlaps another is left out. */
void lang_chunk_add(struct base_arena *scratch, struct lang_chunk **chunks, uint32_t *chunk_count, struct lang_chunk chunk);

/* Arcs of one sentence; quickest right after its lang_tag. `beam` 1 is greedy, 8 finds a little more. */
void lang_parse(const struct lang_model *model, struct base_arena *scratch, struct lang_text *text, uint32_t sentence,
                const struct lang_chunk *chunks, uint32_t chunk_count, uint32_t beam);

/* ------------------------------------------------------------------ looking at tokens and arcs */

const char *lang_upos_name(uint8_t upos);
const char *lang_xpos_name(uint8_t xpos);
const char *lang_relation_name(uint8_t relation);
uint8_t lang_upos_from(struct base_str name);         /* 0 for an unknown name */
uint8_t lang_xpos_from(struct base_str name);
uint8_t lang_relation_from(struct base_str name);     /* an unknown subtype gives the relation without it */

struct base_str lang_form(const struct lang_text *text, uint32_t token);
bool lang_is(const struct lang_text *text, uint32_t token, const char *form);          /* the form, in any case */
bool lang_lemma_in(const struct lang_text *text, uint32_t token, const char *lemmas);  /* blank-separated */

/* Links children from heads; lang_parse does it, hand-made trees call it. */
void lang_link_children(struct lang_text *text, uint32_t sentence);

/* The first child with that relation (subtypes are relations of their own); LANG_NONE when there is none. */
uint32_t lang_child(const struct lang_text *text, uint32_t token, enum lang_relation relation);

/* First and last token below and including `token`; end exclusive. */
struct base_span lang_subtree(const struct lang_text *text, uint32_t token);

/* The bytes from the first to the last token of a token range. */
struct base_span lang_bytes(const struct lang_text *text, struct base_span tokens);

#endif
