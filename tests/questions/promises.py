"""What was promised: open promises, targets, deadlines passed and coming, documents that wait."""
import re

from asking import every, threads

DAY = "2026-06-01"


def billion(amount):
    return lambda number: abs(number - amount * 1e9) < 1


ALWAYS = ("id", "kind", "title", "parties", "sectors", "open", "disputed", "restated", "reports", "independent_reports")
DAYS = ("first_seen", "last_seen", "due", "on")


def well_formed(thread):
    """The fields of docs/records.md: the names, ISO days, codes; nothing empty, unknown is absent."""
    return (all(field in thread for field in ALWAYS) and all(re.fullmatch(r"\d{4}-\d\d-\d\d", thread[field]) for field in DAYS if field in thread)
            and all(re.fullmatch(r"[A-Z][A-Z0-9-]{1,6}", party) for party in thread["parties"]) and "" not in thread.values()
            and None not in thread.values() and thread["independent_reports"] <= thread["reports"])


def with_sources(found, answer):
    """Each thread of a list has its fields and stands with the newest words that it rests on."""
    found.expect(answer.status == 0, "%s: status %d" % (answer.command, answer.status))
    listed = threads(answer.value)
    for thread in listed:
        found.expect(well_formed(thread), "%s: not as records are written: %s" % (answer.command, thread.get("id")))
    found.expect(bool(listed) and all(thread.get("newest", {}).get("quote") and thread["newest"].get("source") for thread in listed),
                 "%s: a thread without its newest words and their source" % answer.command)


def open_promises(ledger, found):
    answer = ledger.ask("open", "PAK", "TUR", "--limit", "0", "--on", DAY)
    with_sources(found, answer)
    target = threads(answer.value, kind="target", number=billion(5))
    found.expect(len(target) == 1, "one thread for the target of $5 billion, not %d" % len(target))
    found.expect(bool(threads(answer.value, kind="project", title="Tehran", status="stalled")), "the train, postponed on 2025-12-31")
    found.expect(bool(threads(answer.value, kind="commitment", title="PNS Badr")) or bool(threads(answer.value, title="PNS Badr")),
                 "PNS Badr, to be delivered by the end of 2026")
    found.expect(bool(threads(answer.value, title="zone")), "the zone in Karachi")
    found.expect(answer.says("5 billion", "train", "zone"), "target, train and zone in words")
    found.never(bool(threads(answer.value, kind="instrument", title="Trade in Goods", status="signed")), "the Trade in Goods Agreement, in force since 2023")
    found.never(bool(threads(answer.value, parties={"KAZ"})) or bool(threads(answer.value, parties={"ARM"})), "promises of other pairs")
    found.never(bool(threads(answer.value, kind="target", number=billion(1), parties={"KAZ"})), "Kazakhstan's $1 billion")
    found.never(bool(threads(answer.value, kind="body")) or bool(threads(answer.value, kind="incident")), "bodies and incidents")
    other = ledger.ask("open", "PAK", "KAZ", "--on", DAY)
    found.expect(bool(threads(other.value, kind="target", number=billion(1))), "Kazakhstan's $1 billion, for its own pair")
    found.never(bool(threads(other.value, kind="target", number=billion(5))), "Türkiye's $5 billion for Kazakhstan")
    found.expect(ledger.run("open", "PAK", "PER").returncode == 7, "nothing between Pakistan and Peru: status 7")


def targets(ledger, found):
    answer = ledger.ask("targets", "PAK", "TUR", "--on", DAY)
    found.expect(answer.status == 0, "%s: status %d" % (answer.command, answer.status))
    amounts = set(every(answer.value, "amount")) | set(every(answer.value, "value"))
    found.expect(5e9 in amounts and 2e9 in amounts, "the targets of $5 billion and of $2 billion")
    for amount, words in ((804e6, "$804 million, 2020"), (1.3e9, "$1.3 billion, November 2022"), (1.4e9, "$1.4 billion for 2024"),
                          (1.5e9, "$1.5 billion, April 2025"), (1.1e9, "$1.1 billion, a chamber of commerce")):
        found.expect(amount in amounts, "a figure that was told: " + words)
    found.expect(answer.says("USD 800 million", "USD 323 million"), "the official figures: 323 and 477 make 800 million")
    found.expect(answer.says("State Bank of Pakistan"), "by whose figures: the State Bank's")
    found.expect(answer.says("5 billion"), "the target in words")
    found.never(7.5e9 in amounts or 250e6 in amounts, "figures of other pairs (Azerbaijan's 7.5 billion, Kazakhstan's 250 million)")
    found.never(answer.says("15 billion"), "Azerbaijan's target")
    iran = ledger.ask("targets", "PAK", "IRN", "--on", DAY)
    amounts = set(every(iran.value, "amount")) | set(every(iran.value, "value"))
    found.expect({5e9, 8e9, 10e9} <= amounts, "Iran's three targets: $5, 8 and 10 billion")


def overdue(ledger, found):
    answer = ledger.ask("overdue", "--on", DAY)
    with_sources(found, answer)
    found.expect(bool(threads(answer.value, title="yearly targets")) or bool(threads(answer.value, title="targets for trade")),
                 "the yearly targets, directed for 2025-07-31")
    train = [thread for thread in threads(answer.value, due="2025-12-31") if "Istanbul" in thread["title"]]
    found.expect(bool(train), "the train, due on 2025-12-31")
    found.expect(bool(threads(answer.value, title="banking channel", due="2017-12-31")), "the banking channel, due by the end of 2017")
    found.expect(bool(threads(answer.value, kind="target", parties={"PAK", "TUR"}, number=billion(2), due="2012-12-31")), "$2 billion by 2012")
    found.expect(bool(threads(answer.value, title="pipeline")) or bool(threads(answer.value, title="section")), "the pipeline, due in 2014 and in March 2024")
    found.expect(answer.says("banking channel", "2017-12-31"), "in words")
    for ship, words in (("Badr", "due at the end of 2026"), ("Babur", "delivered in September 2023"), ("Khaibar", "delivered in December 2025")):
        found.never(bool(threads(answer.value, title="PNS " + ship)), "PNS %s, %s" % (ship, words))
    found.never(bool(threads(answer.value, title="Trade in Goods Agreement")), "an agreement in force")
    found.never(bool(threads(answer.value, title="Strategic Partnership Treaty")), "a treaty in force")
    found.never(bool(threads(answer.value, kind="target", number=billion(5), parties={"PAK", "TUR"})), "$5 billion, whose newest day is in 2027")
    found.never(any(thread.get("due", "") > DAY for thread in threads(answer.value)), "a day that has not come")
    found.never(answer.says("failed") or answer.says("broken promise"), "silence told as failure")
    early = ledger.ask("overdue", "PAK", "IRN", "--on", "2017-12-31")
    found.never(bool(threads(early.value, title="banking channel")), "on its last day a deadline has not passed")


def due(ledger, found):
    answer = ledger.ask("due", "--within", "90d", "--on", "2026-10-15")
    with_sources(found, answer)
    found.expect(bool(threads(answer.value, title="PNS Badr", due="2026-12-31")), "PNS Badr by the end of 2026")
    found.expect(answer.says("PNS Badr"), "PNS Badr in words")
    found.never(bool(threads(answer.value, kind="target", number=billion(1), parties={"KAZ", "PAK"})), "$1 billion by February 2027, 136 days away")
    found.never(any(not "2026-10-15" <= thread.get("owner_due", thread.get("due", "")) <= "2027-01-13" for thread in threads(answer.value)),
                "a day outside of the 90")
    later = ledger.ask("due", "PAK", "KAZ", "--within", "90d", "--on", "2026-12-15")
    found.expect(bool(threads(later.value, kind="target", number=billion(1), due=lambda day: day.startswith("2027-02"))), "$1 billion by February 2027")
    found.never(bool(threads(later.value, title="PNS")), "ships of another pair")
    train = ledger.ask("due", "--within", "30d", "--on", "2025-12-05")
    found.expect(any("Istanbul" in thread["title"] for thread in threads(train.value)), "the train, due on 2025-12-31")


def waiting(ledger, found):
    answer = ledger.ask("open", "PAK", "KAZ", "--kind", "instrument", "--on", DAY)
    with_sources(found, answer)
    transit = threads(answer.value, title="Transit Trade", status="signed")
    found.expect(len(transit) == 1, "the Transit Trade Agreement, signed, once (not %d times)" % len(transit))
    found.expect(bool(transit) and "ratif" in transit[0].get("next_step", ""), "its missing step is ratification")
    found.expect(bool(threads(answer.value, title="extradition")), "the extradition treaty")
    found.expect(answer.says("Transit Trade", "ratif"), "agreement and step in words")
    russia = ledger.ask("open", "IRN", "RUS", "--kind", "instrument", "--on", DAY)
    found.never(bool(threads(russia.value, title="Strategic Partnership")), "the treaty of Iran and Russia, in force since 2025-10-02")
    life = ledger.ask("thread", "Comprehensive Strategic Partnership Treaty", "--best")
    found.expect(bool(threads(life.value, status="in force", strength="S7", open=False)), "that treaty has come into force")
    armenia = ledger.ask("open", "ARM", "TUR", "--kind", "instrument", "--on", DAY)
    found.expect(not threads(armenia.value, title="diplomatic relations"), "a protocol that was cancelled in 2018 is not open")
    void = ledger.ask("thread", "Protocol on the Establishment of Diplomatic Relations", "--best").value or {}
    found.expect(void.get("status") == "cancelled" and void.get("reports") == 4, "its life: signed, suspended, cancelled")
    turkey = ledger.ask("open", "PAK", "TUR", "--kind", "instrument", "--on", DAY)
    found.never(bool(threads(turkey.value, title="Trade in Goods Agreement", status="signed")), "the Trade in Goods Agreement, in force since 2023-05-01")
