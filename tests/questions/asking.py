"""Ask the program about the examples: one ledger for all questions, each answer as words and as JSON."""
import json
import os
import re
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
REPORTS = ROOT / "examples" / "reports"
FIGURES = ROOT / "examples" / "trade.csv"


class Answer:
    """What a command said: status, words on one line, and the same from --json."""

    def __init__(self, words, status, text, value):
        self.command = "pacta " + " ".join(words)
        self.status, self.value, self.lines = status, value, text.count("\n")
        self.text = re.sub(r"\s+", " ", re.sub(r"\x1b\[[0-9;]*m", "", text))

    def says(self, *parts):
        """All of these, whatever the lines and the letters."""
        return all(part.lower() in self.text.lower() for part in parts)


class Ledger:
    """The examples, read once; or, for the test of orders, one file after the other from the last to the first."""

    def __init__(self, build, backwards=False):
        self.pacta = Path(build).resolve() / "pacta"
        self.folder = tempfile.TemporaryDirectory()
        self.answers = {}
        self.environment = dict(os.environ, PACTA_LEDGER=self.path("examples.ledger"), COLUMNS="100", NO_COLOR="1")
        for path in sorted(REPORTS.iterdir(), reverse=True) if backwards else [REPORTS]:
            self.run("read", str(path.relative_to(ROOT)), check=True)
        self.run("import", "trade", str(FIGURES), check=True)

    def path(self, name):
        return str(Path(self.folder.name) / name)

    def run(self, *words, check=False):
        done = subprocess.run([str(self.pacta), *words], cwd=ROOT, env=self.environment, capture_output=True, text=True)
        if check and done.returncode != 0:
            raise SystemExit("pacta %s: status %d: %s" % (" ".join(words), done.returncode, done.stderr))
        return done

    def ask(self, *words):
        """The answer of a command, as words and as JSON; the same question is asked once."""
        if words not in self.answers:
            plain, shaped = self.run(*words), self.run(*words, "--json")
            value = None
            if shaped.returncode == 0:
                try:
                    value = json.loads(shaped.stdout)
                except ValueError:
                    value = None
            self.answers[words] = Answer(words, plain.returncode, plain.stdout, value)
        return self.answers[words]

    def report(self, name, text):
        """A report that is not in the ledger."""
        path = Path(self.path(name))
        path.write_text(text, encoding="utf-8")
        return str(path)


def every(value, key):
    """All values of a key, at any depth."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name == key:
                yield part
            yield from every(part, key)
    elif isinstance(value, list):
        for part in value:
            yield from every(part, key)


def threads(value, **wanted):
    """The threads of an answer that have these fields; `title` is a part of it, letters do not matter; parties a set of codes."""
    items = value if isinstance(value, list) else [value] if isinstance(value, dict) else []
    return [item for item in items if isinstance(item, dict) and all(fits(item.get(key), want) for key, want in wanted.items())]


def fits(have, want):
    if callable(want):
        return have is not None and bool(want(have))
    if isinstance(want, set):
        return want <= set(have or [])
    if isinstance(want, str) and isinstance(have, str):
        return want.lower() in have.lower()
    return have == want


class Findings:
    """What holds and what does not. A gap is known not to hold; one that holds by now must be taken out."""

    def __init__(self):
        self.question, self.failed, self.results = "", False, {}

    def begin(self, question):
        self.question = question
        self.results[question] = [0, 0, 0]

    def count(self, column):
        self.results[self.question][column] += 1

    def expect(self, holds, words):
        self.count(0 if holds else 1)
        if not holds:
            self.failed = True
            print("%s: %s" % (self.question, words))

    def never(self, holds, words):
        self.expect(not holds, "must not be: " + words)

    def gap(self, holds, words):
        self.count(2)
        if holds:
            self.failed = True
            print("%s: this gap is closed, make it an expectation: %s" % (self.question, words))

    def table(self):
        for question, (good, bad, gaps) in self.results.items():
            print("%-70s %3d hold %s%s" % (question, good, "%d FAIL " % bad if bad else "", "%d known gaps" % gaps if gaps else ""))
