/* The nouns and adjectives of the synthetic sentences; all lists end in NULL. */
#ifndef TRAIN_SYNTHETIC_NOUN_WORDS_H
#define TRAIN_SYNTHETIC_NOUN_WORDS_H

static const char *const COUNTRIES[] = {
    "Pakistan", "Turkey", "Türkiye", "Iran", "Kazakhstan", "Qatar", "Kenya", "Japan", "Brazil", "Egypt", "Jordan", "Oman",
    "Uzbekistan", "Azerbaijan", "China", "India", "Russia", "Ukraine", "Poland", "Germany", "France", "Italy", "Spain",
    "Sweden", "Nigeria", "Ethiopia", "Sudan", "Somalia", "Indonesia", "Malaysia", "Vietnam", "Thailand", "Mexico", "Chile",
    "Peru", "Canada", "Australia", "Israel", "Lebanon", "Syria", "Iraq", "Yemen", "Kuwait", "Bahrain", "Afghanistan",
    "Tajikistan", "Georgia", "Armenia", "Greece", "Cyprus", "Serbia", "Hungary", "Morocco", "Algeria", "Tunisia", "Libya", NULL};
static const char *const NATIONS[] = {
    "Pakistani", "Turkish", "Iranian", "Kazakh", "Qatari", "Kenyan", "Japanese", "Brazilian", "Egyptian", "Jordanian",
    "Omani", "Uzbek", "Azerbaijani", "Chinese", "Indian", "Russian", "Ukrainian", "Polish", "German", "French", "Italian",
    "Spanish", "Swedish", "Nigerian", "Ethiopian", "Sudanese", "Indonesian", "Malaysian", "Vietnamese", "Thai", "Mexican",
    "Canadian", "Australian", "Israeli", "Lebanese", "Syrian", "Iraqi", "Kuwaiti", "Afghan", "Tajik", "Greek", NULL};
static const char *const CITIES[] = {
    "Islamabad", "Ankara", "Tehran", "Astana", "Doha", "Nairobi", "Tokyo", "Cairo", "Amman", "Muscat", "Tashkent", "Baku",
    "Beijing", "Delhi", "Moscow", "Kyiv", "Warsaw", "Berlin", "Paris", "Rome", "Madrid", "Geneva", "Vienna", "Brussels",
    "Istanbul", "Karachi", "Lahore", "Jakarta", "Hanoi", "Bangkok", "Samarkand", "Riyadh", "Jeddah", "Baghdad", "Beirut",
    "Khartoum", "Mogadishu", "Lagos", "Dubai", "Kabul", "Dushanbe", "Tbilisi", "Quetta", "Peshawar", "Gwadar", NULL};
static const char *const FIRST_NAMES[] = {
    "Tarik", "Selim", "Arman", "Nadia", "Leyla", "Hassan", "Imran", "Faisal", "Omar", "Karim", "Daniyar", "Aisulu", "Viktor",
    "Elena", "Marta", "Anton", "Pavel", "Ivan", "Kenji", "Hiroshi", "Wei", "Li", "Ravi", "Anil", "Sunita", "John", "Peter",
    "Maria", "Ahmed", "Yusuf", "Mehmet", "Ayse", "Reza", "Farid", "Samir", "Tomas", "Lucia", "Grace", "David", "Ruth", NULL};
static const char *const LAST_NAMES[] = {
    "Demirel", "Aksoy", "Norell", "Vero", "Karimov", "Satpayev", "Rahimi", "Mousavi", "Khalid", "Siddiqui", "Qureshi",
    "Mirza", "Petrov", "Ivanova", "Kowalski", "Schmidt", "Moreau", "Rossi", "Tanaka", "Suzuki", "Zhang", "Chen", "Mehta",
    "Sharma", "Okafor", "Mwangi", "Haile", "Hariri", "Nassar", "Aziz", "Yilmaz", "Ozturk", "Abdullayev", "Castro", "Silva",
    "Johnson", "Miller", "Brown", "Haddad", "Rahman", NULL};
static const char *const AREAS[] = {
    "Foreign", "Interior", "Defence", "Trade", "Commerce", "Finance", "Energy", "Transport", "Health", "Education",
    "Information", "Agriculture", "Industry", "Petroleum", "Railways", "Communications", "Justice", NULL};
static const char *const TITLES[] = {"President", "Ambassador", "Senator", "General", "Speaker", "Governor", "Admiral",
                                     "Chancellor", "Sheikh", "Secretary", NULL};
static const char *const ROLES[] = {"minister", "spokesman", "spokeswoman", "envoy", "lawmaker", "adviser", "ambassador",
                                    "official", "negotiator", "commander", NULL};
static const char *const BODIES[] = {"Commission", "Committee", "Council", "Forum", "Group", NULL};
static const char *const BODY_KINDS[] = {"Joint", "Economic", "Ministerial", "Strategic", "Bilateral", "Intergovernmental", NULL};
static const char *const DAYS[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", NULL};
static const char *const MONTHS[] = {"January", "February", "March", "April", "May", "June", "July", "August", "September",
                                     "October", "November", "December", NULL};
static const char *const ORDINALS[] = {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "16th",
                                       "5th", "11th", "14th", NULL};
static const char *const QUALITIES[] = {
    "bilateral", "regional", "economic", "political", "strategic", "mutual", "military", "cultural", "parliamentary",
    "diplomatic", "humanitarian", "agricultural", "industrial", "commercial", "maritime", "new", "recent", "joint",
    "existing", "shared", "further", NULL};
static const char *const MASS[] = {
    "cooperation", "trade", "investment", "energy", "defence", "security", "connectivity", "tourism", "agriculture",
    "education", "health", "stability", "peace", "technology", "transport", "dialogue", "integration", "mining", "logistics",
    "collaboration", "friendship", "aviation", "infrastructure", "counterterrorism", NULL};
static const char *const PLURALS[] = {
    "ties", "tie", "relations", "relation", "talks", "talk", "concerns", "concern", "projects", "project", "exchanges",
    "exchange", "challenges", "challenge", "sectors", "sector", "corridors", "corridor", "opportunities", "opportunity",
    "contacts", "contact", "sanctions", "sanction", "exports", "export", "tariffs", "tariff", "issues", "issue", "reforms",
    "reform", "attacks", "attack", "violations", "violation", NULL};
static const char *const EVENTS[] = {"meeting", "visit", "summit", "session", "conference", "ceremony", "round", "call",
                                     "gathering", "forum", NULL};
static const char *const DOCUMENTS[] = {"agreement", "protocol", "memorandum", "declaration", "treaty", "contract", "roadmap",
                                        "statement", "deal", "plan", NULL};
static const char *const FIGHTERS[] = {"soldiers", "soldier", "civilians", "civilian", "people", "person", "protesters",
                                       "protester", "policemen", "policeman", "militants", "militant", "workers", "worker",
                                       "migrants", "migrant", "children", "child", "suspects", "suspect", NULL};

#endif
