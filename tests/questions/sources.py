"""Who says so: what is new, where reports disagree, who denies, how many reports stand behind a record."""
from asking import every, threads

NEW_REPORT = """date 2026-06-10
Foreign ministers meet in Ankara

ANKARA (Indus Wire) - Pakistan and Turkiye on Wednesday reaffirmed the target of raising bilateral trade to $5 billion.

The two countries agreed to set up a joint dairy farm in Sahiwal by June 2027.

The High Level Strategic Cooperation Council will hold its eighth session in Ankara in October 2026.
"""
TOLL_REPORT = """date 2024-08-25
YAZD (Caspian Desk) - Thirty-one Pakistani pilgrims were killed on Tuesday in a bus accident in the Iranian province of Yazd, officials said on Sunday.
"""


def items(answer, verdict):
    return [item for list_of in every(answer.value, "items") for item in list_of if item.get("verdict") == verdict]


def news(ledger, found):
    answer = ledger.ask("new", ledger.report("new.txt", NEW_REPORT), "--on", "2026-06-10")
    found.expect(answer.status == 0, "new: status %d" % answer.status)
    again = [item for item in items(answer, "restates") if item["record"].get("id", "").startswith("t")]
    found.expect(len(again) == 1, "the target of $5 billion is restated")
    found.expect(bool(again) and again[0].get("time", 0) >= 7, "at least the seventh time, not %s" % (again[0].get("time") if again else None))
    fresh = " ".join(every(items(answer, "new"), "quote"))
    found.expect("dairy farm" in fresh, "the dairy farm is new")
    found.never("$5 billion" in fresh, "the target as new")
    found.never("dairy farm" in " ".join(every(items(answer, "restates"), "quote")), "the dairy farm as a restatement")
    found.expect(answer.says("dairy farm", "new"), "in words")
    toll = ledger.ask("new", ledger.report("toll.txt", TOLL_REPORT), "--on", "2024-08-25")
    points = [point for item in items(toll, "contradicts") for point in item.get("points", [])]
    found.expect(any("28" in point.get("from", "") and "31" in point.get("to", "") for point in points), "31 dead contradicts 28")
    found.never(bool(items(toll, "new")) or bool(items(toll, "restates")), "31 dead as news, or as told before")
    moved = " ".join(every(items(answer, "changes"), "quote"))
    found.expect("eighth session" in moved, "the eighth session gets a date: a change")
    found.never("$5 billion" in moved or "dairy" in moved, "target or farm as a change")
    known = ledger.ask("new", "examples/reports/2022-11-26-third-corvette-launched.txt", "--on", "2026-06-10")
    found.expect(known.status == 0 and True in every(known.value, "known"), "a report that is in the ledger is known")
    found.expect(not any("eighth session" in answer.text for answer in (toll, known)), "nothing of it was kept")


def sides_of(answer):
    return [[str(side.get("value", "")) for side in sides] for sides in every(answer.value, "sides")]


def disagree(ledger, found):
    answer = ledger.ask("disputes", "--on", "2026-06-01")
    found.expect(answer.status == 0, "%s: status %d" % (answer.command, answer.status))
    toll = [values for values in sides_of(answer) if any("28" in value for value in values) and any("35" in value for value in values)]
    found.expect(bool(toll), "Yazd: 28 and 35 dead stand side by side")
    found.expect(bool(toll) and "28" in toll[0][0], "the newest of the best placed first: 28")
    found.expect(answer.says("28", "35"), "both in words")
    found.expect(all(side.get("record", {}).get("quote") for sides in every(answer.value, "sides") for side in sides), "each side with its words")
    trade = ledger.ask("disputes", "PAK", "TUR", "--on", "2026-06-01")
    found.expect(trade.says("1.4 billion", "1.5 billion"), "trade of 2024: $1.4 billion or $1.5 billion")
    gas = ledger.ask("disputes", "AZE", "TUR", "--on", "2026-06-01")
    found.expect(gas.says("4.5 billion"), "trade of 2019: $4.5 billion or $2 billion")
    pair = ledger.ask("disputes", "PAK", "KAZ", "--on", "2026-06-01")
    found.never(any("28" in value and "killed" in value for values in sides_of(pair) for value in values), "Yazd between Pakistan and Kazakhstan")


def denied(ledger, found):
    answer = ledger.ask("disputes", "--on", "2026-06-01")
    for words, who in (("cancelled the Iran-Pakistan gas pipeline", "Musadik Malik"), ("shelved the gas pipeline", "Pakistan"),
                       ("the service had been cancelled", "Pakistan Railways")):
        found.expect(answer.says(words), "denied: " + words)
        found.expect(answer.says(who), "by " + who)
    told = [claim for claim in every(answer.value, "denied_by")]
    found.expect(any("Malik" in str(name) for name in told), "JSON tells who denied")
    found.expect(len([text for text in [answer.text] if text.count("visit had been cancelled") >= 1]) == 1, "denied: a visit's cancellation")
    found.never(answer.says("$5 billion has been denied"), "what nobody denied")
    kazakh = ledger.ask("disputes", "KAZ", "PAK", "--on", "2026-06-01")
    found.expect(kazakh.says("visit had been cancelled", "Foreign Office"), "the visit's cancellation, for its own pair")
    armenia = ledger.ask("disputes", "ARM", "TUR", "--on", "2026-06-01")
    found.never(armenia.says("pipeline"), "denials of other pairs")


def independent(ledger, found):
    train = ledger.ask("thread", "Islamabad-Tehran-Istanbul train", "--best").value or {}
    copies = [told for told in train.get("records", []) if "digest-copy" in told.get("source", "")]
    manners = {told.get("source", "").split("/")[-1]: told.get("manner") for told in train.get("records", [])}
    found.expect({manners.get("2025-12-04-train-date-set.txt"), manners.get("2025-12-04-train-digest-copy.html")} == {"original", "copy"},
                 "of the report and the aggregator's page one is the original")
    found.expect(bool(copies) and all(told.get("manner") in ("copy", "rewrite") for told in copies), "the page that names its source is the copy")
    found.expect(train.get("independent_reports", 0) < train.get("reports", 0), "copies count once: %s of %s"
                 % (train.get("independent_reports"), train.get("reports")))
    first = [told["id"] for told in ledger.ask("list", "tally", "--limit", "100").value or [] if "yazd-rewrite" in told["source"] and told.get("min") == 35]
    found.expect(bool(first), "the rewritten report's count is a record")
    if first:
        sources = ledger.ask("sources", first[0])
        found.expect(sources.status == 0 and sources.says("rewrite"), "sources: it is a rewrite")
        value = sources.value or {}
        found.expect((value.get("reports"), value.get("independent_reports")) == (4, 3), "four reports of Yazd, three independent; not %s, %s"
                     % (value.get("reports"), value.get("independent_reports")))
        found.expect(sources.says("Indus Wire"), "sources: of the Indus Wire's report")
        found.never(sources.says("Steppe Telegraph"), "sources: papers that told nothing of it")
    ship = [told["id"] for told in ledger.ask("list", "project", "--limit", "100").value or [] if "corvette-reprint" in told["source"] and "Khaibar" in told["name"]]
    found.expect(bool(ship), "the reprint's ship is a record")
    if ship:
        sources = ledger.ask("sources", ship[0])
        found.expect(sources.says("copy"), "sources: the reprint is a copy")
        found.expect(sources.says("Margalla Post", "Indus Wire"), "sources: both papers are named")
    fifth = [told["id"] for told in ledger.ask("list", "instrument", "--limit", "200").value or []
             if "fifth-session" in told["source"] and told.get("count") == 9]
    found.expect(bool(fifth), "nine documents, the count that was corrected, is still a record")
    if fifth:
        found.expect(ledger.ask("sources", fifth[0]).says("correct"), "sources: it was corrected later")
