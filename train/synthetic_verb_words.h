/* The verbs of the synthetic sentences, and those who act in them. */
#ifndef TRAIN_SYNTHETIC_VERB_WORDS_H
#define TRAIN_SYNTHETIC_VERB_WORDS_H

static const char *const CROWDS[] = {"Gunmen", "gunman", "Police", "police", "Protesters", "protester", "Rebels", "rebel",
                                     "Troops", "troops", "Militants", "militant", "Authorities", "authority", "Prosecutors",
                                     "prosecutor", "Demonstrators", "demonstrator", "Officials", "official", NULL};

/* base, third person, past, participle, -ing; objects are things one does something about */
static const char *const ACTS[][5] = {
    {"discuss", "discusses", "discussed", "discussed", "discussing"},
    {"review", "reviews", "reviewed", "reviewed", "reviewing"},
    {"boost", "boosts", "boosted", "boosted", "boosting"},
    {"expand", "expands", "expanded", "expanded", "expanding"},
    {"strengthen", "strengthens", "strengthened", "strengthened", "strengthening"},
    {"deepen", "deepens", "deepened", "deepened", "deepening"},
    {"enhance", "enhances", "enhanced", "enhanced", "enhancing"},
    {"promote", "promotes", "promoted", "promoted", "promoting"},
    {"address", "addresses", "addressed", "addressed", "addressing"},
    {"welcome", "welcomes", "welcomed", "welcomed", "welcoming"},
    {"support", "supports", "supported", "supported", "supporting"},
    {"explore", "explores", "explored", "explored", "exploring"},
    {"facilitate", "facilitates", "facilitated", "facilitated", "facilitating"},
    {"increase", "increases", "increased", "increased", "increasing"},
    {"resume", "resumes", "resumed", "resumed", "resuming"},
    {"suspend", "suspends", "suspended", "suspended", "suspending"},
    {"launch", "launches", "launched", "launched", "launching"},
    {"highlight", "highlights", "highlighted", "highlighted", "highlighting"},
    {"condemn", "condemns", "condemned", "condemned", "condemning"},
    {"reject", "rejects", "rejected", "rejected", "rejecting"},
    {"criticise", "criticises", "criticised", "criticised", "criticising"},
    {"accelerate", "accelerates", "accelerated", "accelerated", "accelerating"},
    {"diversify", "diversifies", "diversified", "diversified", "diversifying"},
    {"oversee", "oversees", "oversaw", "overseen", "overseeing"},
    {"lead", "leads", "led", "led", "leading"},
    {"develop", "develops", "developed", "developed", "developing"}};
static const char *const PAPER_ACTS[][5] = {
    {"sign", "signs", "signed", "signed", "signing"},
    {"ratify", "ratifies", "ratified", "ratified", "ratifying"},
    {"approve", "approves", "approved", "approved", "approving"},
    {"finalise", "finalises", "finalised", "finalised", "finalising"},
    {"conclude", "concludes", "concluded", "concluded", "concluding"},
    {"implement", "implements", "implemented", "implemented", "implementing"},
    {"draft", "drafts", "drafted", "drafted", "drafting"},
    {"initial", "initials", "initialled", "initialled", "initialling"}};
static const char *const EVENT_ACTS[][5] = {
    {"attend", "attends", "attended", "attended", "attending"},
    {"host", "hosts", "hosted", "hosted", "hosting"},
    {"chair", "chairs", "chaired", "chaired", "chairing"},
    {"hold", "holds", "held", "held", "holding"},
    {"convene", "convenes", "convened", "convened", "convening"},
    {"cancel", "cancels", "cancelled", "cancelled", "cancelling"},
    {"postpone", "postpones", "postponed", "postponed", "postponing"},
    {"address", "addresses", "addressed", "addressed", "addressing"},
    {"open", "opens", "opened", "opened", "opening"}};
static const char *const MEET_ACTS[][5] = {
    {"meet", "meets", "met", "met", "meeting"},
    {"receive", "receives", "received", "received", "receiving"},
    {"congratulate", "congratulates", "congratulated", "congratulated", "congratulating"},
    {"thank", "thanks", "thanked", "thanked", "thanking"},
    {"brief", "briefs", "briefed", "briefed", "briefing"},
    {"telephone", "telephones", "telephoned", "telephoned", "telephoning"}};
static const char *const HARM_ACTS[][5] = {
    {"kill", "kills", "killed", "killed", "killing"},
    {"wound", "wounds", "wounded", "wounded", "wounding"},
    {"arrest", "arrests", "arrested", "arrested", "arresting"},
    {"detain", "detains", "detained", "detained", "detaining"},
    {"abduct", "abducts", "abducted", "abducted", "abducting"},
    {"evacuate", "evacuates", "evacuated", "evacuated", "evacuating"},
    {"attack", "attacks", "attacked", "attacked", "attacking"},
    {"release", "releases", "released", "released", "releasing"}};
static const char *const PROMISE_ACTS[][5] = {
    {"agree", "agrees", "agreed", "agreed", "agreeing"},
    {"pledge", "pledges", "pledged", "pledged", "pledging"},
    {"vow", "vows", "vowed", "vowed", "vowing"},
    {"decide", "decides", "decided", "decided", "deciding"},
    {"plan", "plans", "planned", "planned", "planning"},
    {"refuse", "refuses", "refused", "refused", "refusing"},
    {"offer", "offers", "offered", "offered", "offering"},
    {"seek", "seeks", "sought", "sought", "seeking"}};
static const char *const SAY_ACTS[][5] = {
    {"say", "says", "said", "said", "saying"},
    {"add", "adds", "added", "added", "adding"},
    {"note", "notes", "noted", "noted", "noting"},
    {"stress", "stresses", "stressed", "stressed", "stressing"},
    {"announce", "announces", "announced", "announced", "announcing"},
    {"warn", "warns", "warned", "warned", "warning"},
    {"reiterate", "reiterates", "reiterated", "reiterated", "reiterating"},
    {"claim", "claims", "claimed", "claimed", "claiming"},
    {"deny", "denies", "denied", "denied", "denying"},
    {"confirm", "confirms", "confirmed", "confirmed", "confirming"}};

#endif
