/*
 * What things are called. Names of bodies, documents and promises are put together from words that such names are made of, so
 * that many share most of their words; towns and people are made of syllables, so that few share theirs.
 */
#include "made.h"

const struct made_state MADE_STATES[] = {
    {"PAK", "Pakistan", "Islamabad"},
    {"TUR", "Türkiye", "Ankara"},
    {"IRN", "Iran", "Tehran"},
    {"KAZ", "Kazakhstan", "Astana"},
    {"UZB", "Uzbekistan", "Tashkent"},
    {"AZE", "Azerbaijan", "Baku"},
    {"TKM", "Turkmenistan", "Ashgabat"},
    {"KGZ", "Kyrgyzstan", "Bishkek"},
    {"TJK", "Tajikistan", "Dushanbe"},
    {"AFG", "Afghanistan", "Kabul"},
    {"IND", "India", "New Delhi"},
    {"CHN", "China", "Beijing"},
    {"RUS", "Russia", "Moscow"},
    {"SAU", "Saudi Arabia", "Riyadh"},
    {"ARE", "United Arab Emirates", "Abu Dhabi"},
    {"QAT", "Qatar", "Doha"},
    {"KWT", "Kuwait", "Kuwait City"},
    {"OMN", "Oman", "Muscat"},
    {"BHR", "Bahrain", "Manama"},
    {"IRQ", "Iraq", "Baghdad"},
    {"JOR", "Jordan", "Amman"},
    {"EGY", "Egypt", "Cairo"},
    {"MAR", "Morocco", "Rabat"},
    {"DZA", "Algeria", "Algiers"},
    {"TUN", "Tunisia", "Tunis"},
    {"LBY", "Libya", "Tripoli"},
    {"SDN", "Sudan", "Khartoum"},
    {"ETH", "Ethiopia", "Addis Ababa"},
    {"KEN", "Kenya", "Nairobi"},
    {"UGA", "Uganda", "Kampala"},
    {"TZA", "Tanzania", "Dodoma"},
    {"RWA", "Rwanda", "Kigali"},
    {"ZMB", "Zambia", "Lusaka"},
    {"ZWE", "Zimbabwe", "Harare"},
    {"ZAF", "South Africa", "Pretoria"},
    {"NGA", "Nigeria", "Abuja"},
    {"GHA", "Ghana", "Accra"},
    {"SEN", "Senegal", "Dakar"},
    {"CIV", "Côte d'Ivoire", "Yamoussoukro"},
    {"CMR", "Cameroon", "Yaoundé"},
    {"AGO", "Angola", "Luanda"},
    {"MOZ", "Mozambique", "Maputo"},
    {"FRA", "France", "Paris"},
    {"DEU", "Germany", "Berlin"},
    {"ITA", "Italy", "Rome"},
    {"ESP", "Spain", "Madrid"},
    {"PRT", "Portugal", "Lisbon"},
    {"GBR", "United Kingdom", "London"},
    {"IRL", "Ireland", "Dublin"},
    {"NLD", "Netherlands", "Amsterdam"},
    {"BEL", "Belgium", "Brussels"},
    {"POL", "Poland", "Warsaw"},
    {"CZE", "Czechia", "Prague"},
    {"HUN", "Hungary", "Budapest"},
    {"ROU", "Romania", "Bucharest"},
    {"BGR", "Bulgaria", "Sofia"},
    {"SRB", "Serbia", "Belgrade"},
    {"GRC", "Greece", "Athens"},
    {"UKR", "Ukraine", "Kyiv"},
    {"GEO", "Georgia", "Tbilisi"},
    {"ARM", "Armenia", "Yerevan"},
    {"MDA", "Moldova", "Chisinau"},
    {"FIN", "Finland", "Helsinki"},
    {"SWE", "Sweden", "Stockholm"},
    {"NOR", "Norway", "Oslo"},
    {"DNK", "Denmark", "Copenhagen"},
    {"AUT", "Austria", "Vienna"},
    {"CHE", "Switzerland", "Bern"},
    {"USA", "United States", "Washington"},
    {"CAN", "Canada", "Ottawa"},
    {"MEX", "Mexico", "Mexico City"},
    {"BRA", "Brazil", "Brasília"},
    {"ARG", "Argentina", "Buenos Aires"},
    {"CHL", "Chile", "Santiago"},
    {"PER", "Peru", "Lima"},
    {"COL", "Colombia", "Bogotá"},
    {"VEN", "Venezuela", "Caracas"},
    {"CUB", "Cuba", "Havana"},
    {"JPN", "Japan", "Tokyo"},
    {"KOR", "South Korea", "Seoul"},
    {"VNM", "Vietnam", "Hanoi"},
    {"THA", "Thailand", "Bangkok"},
    {"MYS", "Malaysia", "Kuala Lumpur"},
    {"IDN", "Indonesia", "Jakarta"},
    {"PHL", "Philippines", "Manila"},
    {"SGP", "Singapore", "Singapore"},
    {"AUS", "Australia", "Canberra"},
    {"NZL", "New Zealand", "Wellington"},
    {"BGD", "Bangladesh", "Dhaka"},
    {"LKA", "Sri Lanka", "Colombo"},
    {"NPL", "Nepal", "Kathmandu"},
    {"MMR", "Myanmar", "Naypyidaw"},
    {"KHM", "Cambodia", "Phnom Penh"},
    {"MNG", "Mongolia", "Ulaanbaatar"},
};
const uint32_t MADE_STATE_COUNT = sizeof MADE_STATES / sizeof *MADE_STATES;

#define PICK(table, bits) (table)[(bits) % (sizeof(table) / sizeof *(table))]

struct base_str made_outlet(struct base_arena *arena, uint32_t number)
{
    static const char *const FIRST[] = {"Delta", "Harbour", "Ridge", "Steppe", "Coast", "Valley", "Border", "Capital"};
    static const char *const LAST[] = {"Times", "Telegraph", "Wire", "News Agency", "Post"};
    return base_str_format(arena, "%s %s", PICK(FIRST, number), PICK(LAST, number / 8));
}

struct base_str made_town(struct base_arena *arena, uint64_t salt)
{
    static const char *const HEAD[] = {"Kar", "Tam", "Vel", "Nor", "Bas", "Dur", "Sam", "Mir",
                                       "Gol", "Ash", "Zar", "Pol", "Ter", "Lum", "Ost", "Rav"};
    static const char *const MIDDLE[] = {"a", "e", "o", "ad", "en", "ir", "us", "am", "ol", "ant"};
    static const char *const TAIL[] = {"bad", "grad", "ville", "pur",  "tan", "mar",
                                       "dal", "nik",  "stan",  "port", "dor", "kent"};
    uint64_t bits = made_mix(salt, 11);
    return base_str_format(arena, "%s%s%s", PICK(HEAD, bits), PICK(MIDDLE, bits >> 8), PICK(TAIL, bits >> 16));
}

struct base_str made_person(struct base_arena *arena, uint64_t salt)
{
    static const char *const GIVEN[] = {"Ada",   "Tam",  "Bela",  "Omar", "Nils", "Rosa", "Ivo",  "Lena",
                                        "Samir", "Vera", "Karim", "Edda", "Juno", "Paul", "Zara", "Hugo"};
    static const char *const HEAD[] = {"Nor", "Vel", "Hak", "Sor", "Tan", "Mel", "Bar", "Dem",
                                       "Kor", "Lin", "Rad", "Yil", "Fer", "Gos", "Ost", "Wen"};
    static const char *const TAIL[] = {"ell", "ero", "imi", "ov", "aga", "sen", "ani", "ikov", "man", "eda", "ura", "esti"};
    uint64_t bits = made_mix(salt, 12);
    return base_str_format(arena, "%s %s%s", PICK(GIVEN, bits), PICK(HEAD, bits >> 8), PICK(TAIL, bits >> 16));
}

/* The second of each pair is the name that some of these bodies took later. */
struct made_body made_body_of(uint64_t salt, bool late)
{
    static const struct made_body BODIES[][2] = {
        {{"Joint Economic Commission", "JEC", "commission"}, {"Joint Ministerial Commission", "JMC", "commission"}},
        {{"High Level Cooperation Council", "HLCC", "council"},
         {"High Level Strategic Cooperation Council", "HLSCC", "council"}},
        {{"Intergovernmental Commission on Trade and Economic Cooperation", "IGC", "commission"},
         {"Intergovernmental Commission on Trade, Economic, Scientific and Technical Cooperation", "IGC", "commission"}},
        {{"Joint Trade Committee", "JTC", "committee"}, {"Joint Trade and Investment Committee", "JTIC", "committee"}},
        {{"Bilateral Political Consultations", "BPC", "forum"}, {"Strategic Political Dialogue", "SPD", "forum"}},
        {{"Joint Defence Committee", "JDC", "committee"}, {"High Level Military Dialogue Group", "HLMDG", "working group"}},
        {{"Joint Working Group on Energy", "JWG", "working group"}, {"Joint Standing Committee on Energy", "JSC", "committee"}},
        {{"Joint Working Group on Agriculture", "JWG", "working group"},
         {"Joint Standing Committee on Agriculture", "JSC", "committee"}},
        {{"Joint Working Group on Security and Counter-Terrorism", "JWG", "working group"},
         {"Joint Security Committee", "JSC", "committee"}},
        {{"Business Council", "BC", "council"}, {"Business Forum", "BF", "forum"}},
        {{"Joint Commission on Science and Technology", "JCST", "commission"},
         {"Joint Science Commission", "JSC", "commission"}},
        {{"Supreme Interstate Council", "SIC", "council"}, {"Supreme Council", "SC", "council"}},
    };
    uint64_t bits = made_mix(salt, 13);
    return PICK(BODIES, bits)[late && (bits >> 16) % 4 == 0];
}

static const struct {
    const char *words, *sector;
} SUBJECTS[] = {
    {"customs matters", "trade"},
    {"trade in goods", "trade"},
    {"transit trade", "trade"},
    {"protection of investments", "investment"},
    {"avoidance of double taxation", "finance"},
    {"banking supervision", "finance"},
    {"military training", "defence"},
    {"defence industry", "defence"},
    {"extradition", "justice and law"},
    {"mutual legal assistance", "justice and law"},
    {"the transfer of sentenced persons", "justice and law"},
    {"counter-terrorism", "security and counter-terrorism"},
    {"the fight against drug trafficking", "security and counter-terrorism"},
    {"electric power", "energy"},
    {"renewable energy", "energy"},
    {"oil and gas exploration", "energy"},
    {"mining and geosciences", "mining"},
    {"railways", "transport and connectivity"},
    {"road transport", "transport and connectivity"},
    {"air services", "transport and connectivity"},
    {"maritime transport", "transport and connectivity"},
    {"ports and shipping", "transport and connectivity"},
    {"housing", "infrastructure"},
    {"plant quarantine", "agriculture"},
    {"animal health", "agriculture"},
    {"food security", "agriculture"},
    {"fisheries", "agriculture"},
    {"small and medium enterprises", "industry"},
    {"standards and accreditation", "industry"},
    {"information technology", "information technology"},
    {"artificial intelligence", "information technology"},
    {"postal services", "information technology"},
    {"science and technology", "science"},
    {"peaceful uses of nuclear energy", "science"},
    {"higher education", "education"},
    {"vocational training", "education"},
    {"recognition of diplomas", "education"},
    {"culture and arts", "culture"},
    {"archives and libraries", "culture"},
    {"tourism", "tourism"},
    {"broadcasting", "media"},
    {"news exchange", "media"},
    {"health", "health"},
    {"pharmaceuticals", "health"},
    {"protection of the environment", "environment and climate"},
    {"climate adaptation", "environment and climate"},
    {"disaster management", "humanitarian"},
    {"water management", "water"},
    {"labour exchange", "labour and migration"},
    {"social security", "labour and migration"},
    {"visa waiver for diplomatic passports", "consular and visas"},
    {"consular assistance", "consular and visas"},
    {"space research", "space"},
    {"youth and sport", "sport"},
    {"halal trade", "trade"},
    {"free zones", "investment"},
    {"capital markets", "finance"},
    {"textiles", "industry"},
    {"dairy farming", "agriculture"},
    {"diplomatic training", "politics and diplomacy"},
};

static struct made_thing instrument_of(struct base_arena *arena, uint64_t bits)
{
    static const char *const KINDS[][2] = {{"memorandum of understanding", "Memorandum of Understanding"},
                                           {"agreement", "Agreement"},
                                           {"protocol", "Protocol"},
                                           {"action plan", "Action Plan"},
                                           {"treaty", "Treaty"},
                                           {"memorandum of understanding", "Memorandum"},
                                           {"roadmap", "Roadmap"},
                                           {"agreement", "Framework Agreement"},
                                           {"declaration", "Joint Declaration"},
                                           {"letter of intent", "Letter of Intent"}};
    static const char *const TAILS[] = {"",
                                        "",
                                        "",
                                        " for the next three years",
                                        " between the central banks",
                                        " between the academies",
                                        " at the provincial level",
                                        " in border regions"};
    uint32_t subject = (uint32_t)(bits >> 8) % (sizeof SUBJECTS / sizeof *SUBJECTS);
    const char *const *kind = PICK(KINDS, bits);
    return (struct made_thing){
        .name = base_str_format(arena, "%s on Cooperation in %s%s", kind[1], SUBJECTS[subject].words, PICK(TAILS, bits >> 24)),
        .sector = base_str_from(SUBJECTS[subject].sector),
        .kind = kind[0]};
}

static struct made_thing project_of(struct base_arena *arena, uint64_t bits)
{
    static const struct {
        const char *format, *kind, *sector;
    } PROJECTS[] = {{"%.*s-%.*s railway", "railway", "transport and connectivity"},
                    {"%.*s-%.*s gas pipeline", "pipeline", "energy"},
                    {"%.*s-%.*s highway", "road", "transport and connectivity"},
                    {"%.*s-%.*s transmission line", "transmission line", "energy"},
                    {"%.*s Special Economic Zone", "economic zone", "investment"},
                    {"%.*s Export Processing Zone", "economic zone", "investment"},
                    {"%.*s School", "school", "education"},
                    {"%.*s University", "university", "education"},
                    {"corvette %.*s", "ship", "defence"},
                    {"%.*s power plant", "power plant", "energy"},
                    {"%.*s dam", "dam", "water"},
                    {"%.*s border market", "border market", "trade"},
                    {"port of %.*s", "port", "transport and connectivity"},
                    {"%.*s hospital", "hospital", "health"},
                    {"%.*s bridge", "bridge", "infrastructure"}};
    struct base_str from = made_town(arena, bits), to = made_town(arena, bits + 1);
    uint32_t which = (uint32_t)(bits >> 8) % (sizeof PROJECTS / sizeof *PROJECTS);
    struct made_thing thing = {.kind = PROJECTS[which].kind, .sector = base_str_from(PROJECTS[which].sector)};
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
#pragma GCC diagnostic ignored "-Wformat-extra-args"
    thing.name = base_str_format(arena, PROJECTS[which].format, BASE_STR_ARG(from), BASE_STR_ARG(to));
#pragma GCC diagnostic pop
    return thing;
}

static struct made_thing commitment_of(struct base_arena *arena, uint64_t bits)
{
    static const char *const ACTIONS[] = {"set up",  "establish", "open", "launch",   "expand",   "resume",
                                          "support", "finalise",  "hold", "increase", "simplify", "finance"};
    static const char *const OBJECTS[] = {"joint fund for",      "training centre for", "working group on",
                                          "regular exchange on", "joint research in",   "trade fair for",
                                          "pilot project in",    "list of experts on",  "exchange of students of",
                                          "common register for", "credit line for",     "round table on"};
    uint32_t subject = (uint32_t)(bits >> 8) % (sizeof SUBJECTS / sizeof *SUBJECTS);
    struct base_str town = made_town(arena, bits);
    bool placed = (bits >> 40) % 3 == 0;
    return (struct made_thing){.name = base_str_format(arena, "%s %s%s%.*s", PICK(OBJECTS, bits >> 16), SUBJECTS[subject].words,
                                                       placed ? " in " : "", placed ? (int)town.length : 0, town.data),
                               .sector = base_str_from(SUBJECTS[subject].sector),
                               .action = PICK(ACTIONS, bits >> 24),
                               .kind = "commitment"};
}

static struct made_thing incident_of(struct base_arena *arena, uint64_t bits)
{
    static const char *const INCIDENTS[] = {
        "bus accident", "border clash",   "mine collapse", "bomb attack",      "flood",
        "earthquake",   "ferry accident", "shelling",      "helicopter crash", "factory fire"};
    struct base_str town = made_town(arena, bits);
    return (struct made_thing){.name = base_str_format(arena, "%.*s %s", BASE_STR_ARG(town), PICK(INCIDENTS, bits >> 8)),
                               .kind = "incident"};
}

struct made_thing made_thing_of(struct base_arena *arena, const struct made_fact *fact)
{
    uint64_t bits = made_mix(fact->salt, 14);
    switch (fact->kind) {
    case MADE_INSTRUMENT:
        return instrument_of(arena, bits);
    case MADE_PROJECT:
        return project_of(arena, bits);
    case MADE_COMMITMENT:
        return commitment_of(arena, bits);
    case MADE_TALLY:
        return incident_of(arena, bits);
    default:
        return (struct made_thing){.name = BASE_STR("bilateral trade"), .sector = BASE_STR("trade"), .kind = "trade"};
    }
}
