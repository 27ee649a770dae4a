"""What happened: projects, sessions and their documents, bodies, offices, what memoranda became."""
from asking import every, threads


def life(found, thread, steps):
    """The changes that a thread went through, each by the day of its report and the status it came to."""
    changes = [(change.get("date", ""), change.get("to", "")) for change in thread.get("history", [])]
    for day, status in steps:
        found.expect(any(date.startswith(day) and status in to for date, to in changes), "%s: %s: %s" % (thread.get("title"), day, status))


def visits(ledger, found):
    """Two visits that slip: announced, put off, given a new date, held."""
    astana = ledger.ask("thread", "visit of Kassym-Jomart Tokayev to Pakistan", "--best").value or {}
    found.expect(astana.get("status") == "held" and astana.get("open") is False, "Tokayev's visit was held")
    life(found, astana, (("2025-08-09", "planned"), ("2025-11-10", "postponed"), ("2026-02-02", "planned"), ("2026-02-04", "held")))
    ankara = ledger.ask("thread", "visit of Recep Tayyip Erdogan to Pakistan", "--best").value or {}
    found.expect(ankara.get("status") == "held", "Erdogan's visit was held, not %s" % ankara.get("status"))
    life(found, ankara, (("2019-10-09", "planned"), ("2019-10-17", "postponed"), ("2020-02-11", "planned"), ("2020-02-14", "held")))
    found.never(any("cancelled" in change.get("to", "") for change in astana.get("history", []) + ankara.get("history", [])), "a visit cancelled")


def project(ledger, found):
    answer = ledger.ask("thread", "Islamabad-Tehran-Istanbul train", "--best")
    found.expect(answer.status == 0, "%s: status %d" % (answer.command, answer.status))
    thread = answer.value or {}
    found.expect(bool(threads(thread, kind="project", sort="railway", status="stalled")), "a railway that is stalled")
    found.expect({"PAK", "IRN"} <= set(thread.get("parties", [])), "Pakistan and Iran among its parties")
    found.expect(thread.get("reports", 0) >= 7, "seven reports or more in one thread, not %s" % thread.get("reports"))
    found.expect(thread.get("first_seen") == "2009-08-14", "first seen on 2009-08-14, not %s" % thread.get("first_seen"))
    found.expect(str(thread.get("last_seen")) >= "2025-12-31", "last seen at the end of 2025")
    life(found, thread, (("2009", "launched"), ("2012", "stalled"), ("2021", "revived"), ("2022", "stalled"), ("2025-07", "to be revived"),
                         ("2025-12-31", "stalled")))
    found.expect(answer.says("launched", "stalled", "revived", "Indus Wire", "Khyber Ledger"), "its life in words, with the papers")
    found.never(any("Rasht" in quote or "Jaffar" in quote for quote in every(thread, "quote")), "other railways")
    turned = ledger.ask("thread", "Istanbul-Tehran-Islamabad train", "--best")
    found.expect((turned.value or {}).get("id") == thread.get("id"), "the cities in any order are the same train")
    pipeline = ledger.ask("thread", "Iran-Pakistan gas pipeline", "--best").value or {}
    found.expect(pipeline.get("reports", 0) >= 4, "the pipeline in four reports or more, not %s" % pipeline.get("reports"))
    visits(ledger, found)


COUNCIL = "Pakistan-Turkey High Level Strategic Cooperation Council"


def the_sessions(ledger, body):
    answer = ledger.ask("sessions", body)
    sessions = (answer.value or {}).get("sessions", [])
    return answer, {int(session["session"]): session for session in sessions if session.get("session")}


def documents(ledger, found):
    answer, sessions = the_sessions(ledger, COUNCIL)
    found.expect(answer.status == 0, "%s: status %d" % (answer.command, answer.status))
    for number, count in ((2, 9), (4, 11), (6, 13), (7, 24)):
        counts = set(every(sessions.get(number, {}).get("documents", []), "count"))
        found.expect(count in counts, "session %d: %d documents, not %s" % (number, count, sorted(counts)))
        found.expect(answer.says(str(count)), "session %d: the number in words" % number)
    fifth = sessions.get(5, {}).get("documents", [])
    found.expect(10 in set(every(fifth, "count")), "session 5: ten documents")
    old = [document for document in fifth if document.get("count") == 9]
    found.expect(all(document["record"].get("superseded") for document in old), "session 5: nine is marked as corrected")
    named = " ".join(every(sessions.get(7, {}).get("named", []), "title")).lower()
    found.expect("electronic warfare" in named and "certificates of origin" in named, "session 7: some can be named")
    found.never("transit trade" in named or "extradition" in named, "session 7: documents of another pair")
    named = " ".join(every(sessions.get(6, {}).get("named", []), "title")).lower()
    found.expect("joint declaration" in named or "strategic economic framework" in named, "session 6: the declarations can be named")
    found.never(any(37 in set(every(session.get("documents", []), "count")) for session in sessions.values()), "Kazakhstan's 37 documents")


def body(ledger, found):
    answer, sessions = the_sessions(ledger, COUNCIL)
    value = answer.value or {}
    names = " ".join(title.lower() for title in every(value.get("bodies", []), "title"))
    found.expect("strategic cooperation council" in names, "the council")
    found.expect(answer.says("High Level Cooperation Council"), "and the name it had before")
    found.expect(sorted(sessions) == [1, 2, 3, 4, 5, 6, 7, 8] or sorted(sessions) == [1, 2, 3, 4, 5, 6, 7],
                 "seven sessions and perhaps the eighth, not %s" % sorted(sessions))
    found.expect(sessions.get(7, {}).get("id") == value.get("last"), "it last met for its seventh session")
    found.expect(answer.says("2025-02-13"), "on 2025-02-13")
    chairs = {chair.get("name", "").split()[-1] for chair in sessions.get(7, {}).get("chairs", [])}
    found.expect("Sharif" in chairs and bool(chairs & {"Erdogan", "Erdoğan"}), "chaired by Sharif and Erdogan, not %s" % sorted(chairs))
    chairs = {chair.get("name", "").split()[-1] for chair in sessions.get(2, {}).get("chairs", [])}
    found.expect(chairs == {"Gilani", "Erdogan"}, "the second by Gilani and Erdogan, not %s" % sorted(chairs))
    found.never("Mirziyoyev" in answer.text or "Aliyev" in answer.text, "chairs of other councils")
    short = ledger.ask("sessions", "HLSCC")
    found.expect(short.says("Pakistan", "2025-02-13"), "by its letters: the council that is told of most")
    commission, sessions = the_sessions(ledger, "Pakistan-Türkiye Joint Ministerial Commission")
    found.expect(16 in sessions and sessions[16].get("id") == (commission.value or {}).get("last"), "the JMC last met for its 16th session")
    found.expect(15 in sessions, "its 15th, as Joint Economic Commission")
    chairs = {chair.get("name", "").split()[-1] for chair in sessions.get(16, {}).get("chairs", [])}
    found.expect(chairs == {"Khan", "Güler"}, "chaired by Jam Kamal Khan and Güler, not %s" % sorted(chairs))
    found.never(36 in sessions, "Kenya's and Ethiopia's commission")


def offices(ledger, found):
    for office, country, day, name, others in (
            ("prime minister", "PAK", "2010-12-10", "Gilani", ("Nawaz", "Shehbaz", "Imran")),
            ("prime minister", "PAK", "2017-03-01", "Nawaz Sharif", ("Gilani", "Shehbaz", "Imran")),
            ("prime minister", "PAK", "2020-02-20", "Imran Khan", ("Gilani", "Nawaz", "Shehbaz")),
            ("prime minister", "PAK", "2025-03-01", "Shehbaz Sharif", ("Gilani", "Nawaz", "Imran")),
            ("president", "IRN", "2024-04-25", "Raisi", ("Pezeshkian", "Ahmadinejad")),
            ("president", "IRN", "2025-08-10", "Pezeshkian", ("Raisi", "Ahmadinejad")),
            ("commerce minister", "PAK", "2022-09-01", "Naveed Qamar", ("Jam Kamal",)),
            ("commerce minister", "PAK", "2025-10-01", "Jam Kamal Khan", ("Qamar",)),
            ("trade minister", "TUR", "2022-09-01", "Mehmet Mus", ("Bolat",)),
            ("trade minister", "TUR", "2025-03-01", "Bolat", ("Mus",))):
        answer = ledger.ask("who", office, country, "--on", day)
        found.expect(answer.status == 0 and answer.says(name), "%s of %s on %s: %s" % (office, country, day, name))
        people = [holder.get("person", "") for holder in (answer.value or {}).get("holders", [])]
        found.expect(any(name in person for person in people), "%s on %s: %s in JSON, not %s" % (office, day, name, people))
        found.never(any(other in person for person in people for other in others), "%s on %s: %s" % (office, day, people))
    answer = ledger.ask("who", "commerce minister", "PAK", "--on", "2022-09-01")
    found.expect(answer.says("Trade in Goods Agreement", "Jam Kamal Khan"), "Qamar signed the Trade in Goods Agreement; Khan came after him")
    deeds = [deed for holder in (answer.value or {}).get("holders", []) for deed in holder.get("deeds", [])]
    found.expect(bool(threads(deeds, title="Trade in Goods Agreement", date="2022-08-12")) and deeds[0].get("as") == "signatory", "that deed in JSON")
    answer = ledger.ask("who", "prime minister", "PAK", "--on", "2020-02-20")
    found.expect(answer.says("Strategic Economic Framework"), "Imran Khan signed the declaration on the framework")
    found.never(answer.says("deepening, diversifying"), "the declaration of 2025, which another signed")


def outcomes(ledger, found):
    answer = ledger.ask("outcomes", "AZE", "TUR", "--on", "2026-06-01")
    found.expect(answer.status == 0, "%s: status %d" % (answer.command, answer.status))
    university = [outcome for outcome in (answer.value or {}).get("outcomes", []) if "memorandum" in outcome["thread"]["title"] and "university" in outcome["thread"]["title"].lower()]
    found.expect(len(university) == 1 and university[0].get("outcome") == "result", "the memorandum on a university came to something")
    grown = university[0].get("grown", []) if university else []
    found.expect(any(link.get("relation") == "became" and "university" in link["thread"]["title"] for link in grown), "it became an agreement")
    found.expect(answer.says("university", "became"), "that in words")
    found.never(any(outcome.get("outcome") == "result" for outcome in (answer.value or {}).get("outcomes", []) if "veterinary" in outcome["thread"]["title"]),
                "an agreement of which nothing more was told")
    goods = ledger.ask("outcomes", "PAK", "TUR", "--on", "2026-06-01")
    results = [outcome["thread"] for outcome in (goods.value or {}).get("outcomes", []) if outcome.get("outcome") == "result"]
    found.expect(bool(threads(results, title="Trade in Goods")), "the Trade in Goods Agreement came into force")
    found.never(bool(threads(results, title="electronic warfare")), "a memorandum of which nothing more was told")
    kenya = ledger.ask("outcomes", "ETH", "KEN", "--on", "2026-06-01")
    trade = [outcome for outcome in (kenya.value or {}).get("outcomes", []) if "simplified trade" in outcome["thread"]["title"]]
    found.expect(any(outcome.get("outcome") == "result" and outcome.get("signed") == "2025-04-17" for outcome in trade),
                 "the memorandum of 2025-04-17 on simple trade came to something")
    status = [outcome.get("signed", "") for outcome in (kenya.value or {}).get("outcomes", []) if "Special Status" in outcome["thread"]["title"]]
    found.expect(any(day.startswith("2012-11") for day in status), "the Special Status Agreement was signed in November 2012")
    found.never(kenya.says("Trade in Goods"), "agreements of another pair")
    kazakh = ledger.ask("outcomes", "KAZ", "PAK", "--on", "2026-06-01")
    results = [outcome["thread"] for outcome in (kazakh.value or {}).get("outcomes", []) if outcome.get("outcome") == "result"]
    found.never(bool(threads(results, title="Transit Trade")), "the Transit Trade Agreement, signed only")


def slips(ledger, found):
    answer, sessions = the_sessions(ledger, COUNCIL)
    sixth, seventh = sessions.get(6, {}), sessions.get(7, {})
    found.expect(seventh.get("slip_days") in range(850, 900), "the seventh: from September 2022 to 2025-02-13, not %s days" % seventh.get("slip_days"))
    found.expect(any(date.get("from", "").startswith("2022-09") for date in every(seventh.get("planned", []), "date")), "first planned for September 2022")
    found.expect(answer.says("2022-09") or answer.says("September"), "that in words")
    found.expect(sixth.get("slip_days") == 114, "the sixth: from 2019-10-23 to 2020-02-14, not %s days" % sixth.get("slip_days"))
    for number in (1, 2, 4):
        found.never("slip_days" in sessions.get(number, {}), "session %d slipped" % number)
    iran, sessions = the_sessions(ledger, "Pakistan-Iran Joint Economic Commission")
    found.expect(sessions.get(21, {}).get("slip_days") in range(680, 700), "Iran's 21st: from September 2020 to 2022-08-18, not %s days"
                 % sessions.get(21, {}).get("slip_days"))
    found.expect(20 in sessions and 22 in sessions, "Iran's 20th and 22nd stand beside it")
    found.never("slip_days" in sessions.get(20, {}) or "slip_days" in sessions.get(22, {}), "Iran's 20th or 22nd slipped")
    found.never(16 in sessions or 36 in sessions, "sessions of other commissions")
