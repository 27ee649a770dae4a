"""The fifteen questions: run.py BUILD

Each function asks one question and says what the answer must hold and what it must not. The expected answers were written
from the reports of examples/, not from what the program prints. Every answer is looked at in words and in JSON.
"""
import sys

import promises
import happenings
import sources
from asking import Findings, Ledger

PAIRS = (("PAK", "TUR"), ("IRN", "PAK"), ("KAZ", "PAK"), ("IRN", "RUS"), ("AZE", "TUR"))


def order(ledger, found):
    """A rebuild makes the same threads, in whatever order the reports came."""
    other = Ledger(ledger.pacta.parent, backwards=True)
    for one in (ledger, other):
        one.run("rebuild", check=True)
        one.answers.clear()
    for pair in PAIRS:
        answers = [one.ask("open", *pair, "--limit", "0", "--on", promises.DAY) for one in (ledger, other)]
        found.expect(answers[0].value and answers[0].value == answers[1].value, "%s and %s: other threads in another order" % pair)


def page(ledger, found):
    """The brief: one page, open promises first, what changed since a day."""
    brief = ledger.ask("brief", "PAK", "TUR", "--on", "2026-01-15")
    found.expect(brief.status == 0 and brief.lines <= 110, "one page, not %d lines" % brief.lines)
    titles = [section.get("title", "") for section in (brief.value or {}).get("sections", [])]
    found.expect(bool(titles) and titles[0].startswith("Open promises"), "open promises first, not %s" % titles[:1])
    found.expect(brief.says("Islamabad-Tehran-Istanbul", "USD 5 billion", "7th session", "16th session"), "train, target and the last sessions")
    found.never(brief.says("Tokayev") or brief.says("Aliyev") or brief.says("Yazd"), "what is of other pairs")
    since = ledger.ask("brief", "PAK", "TUR", "--on", "2026-01-15", "--since", "2025-12-01").value or {}
    changed = [fact.get("text", "") for section in since.get("sections", [])[:1] for fact in section.get("facts", [])]
    found.expect(any("train" in text and "stalled" in text for text in changed), "changed since: the train is stalled")
    found.expect(any("PNS Badr" in text for text in changed), "changed since: PNS Badr is promised")
    found.never(any("Trade in Goods" in text or "Textile" in text for text in changed), "what changed before")


QUESTIONS = [
    ("1 which promises are open", promises.open_promises),
    ("2 new, or the sixth restatement", sources.news),
    ("3 how far is the target, and by whose figures", promises.targets),
    ("4 which deadlines have passed", promises.overdue),
    ("5 what is due in 90 days", promises.due),
    ("6 what happened to project P", happenings.project),
    ("7 how many documents did each session produce", happenings.documents),
    ("8 which body, who chairs it, when did it last meet", happenings.body),
    ("9 signed but not in force, and the missing step", promises.waiting),
    ("10 who held the office then, and what did they sign", happenings.offices),
    ("11 which sources disagree", sources.disagree),
    ("12 which claim was denied, by whom", sources.denied),
    ("13 what did the memoranda turn into", happenings.outcomes),
    ("14 which sessions slipped, by how long", happenings.slips),
    ("15 how many independent reports", sources.independent),
    ("and what an officer needs of it on one page", page),
    ("and all this in whatever order the reports come", order),
]


def main(build):
    ledger, found = Ledger(build), Findings()
    for name, question in QUESTIONS:
        found.begin(name)
        question(ledger, found)
    found.table()
    return 1 if found.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
