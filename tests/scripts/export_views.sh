#!/usr/bin/env bash
# What leaves the house is what others can read: the calendar by a strict reader of RFC 5545, the feed by an XML parser and the rules of
# RFC 4287, the data package by its own description, peers' tables by the columns of the peers.
set -u
case $1 in /*) build=$1 ;; *) build=$PWD/$1 ;; esac
pacta=$build/pacta
root=$PWD
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
export PACTA_LEDGER=$folder/test.ledger PACTA=$pacta
failed=0
fail() { echo "$*"; failed=1; }

# Signs that calendars, XML and tables mind: commas, semicolons, backslashes, ampersands, letters of several bytes, very long lines.
python3 - >odd.jsonl <<'END'
import json
long = "on the Joint Use of Roads, Rails; Rivers & Canals in the Border Provinces of Türkiye and Pakistan \\ with Annexes A < B & C"
text = ("ANKARA: Pakistan and Türkiye agreed on Monday to sign a protocol by 31 December 2031. "
        "The two sides agreed to raise trade to $7 billion by 2032.\n\nThe eighth session of the Pakistan-Türkiye High-Level Strategic "
        "Cooperation Council will be held in Islamabad on 12 May 2031, the ministry said of the “Protocol %s”." % long)
print(json.dumps({"id": "odd, \"one\"", "title": "Roads & <Rails>; a pact, \"soon\"", "date": "2031-02-03", "outlet": "=1+1; Post & \"Sons\", Ltd", "text": text,
                  "url": "https://odd.example/a?b=1&c=%3C2%3E"}))
END
"$pacta" read "$root/examples/reports" odd.jsonl >/dev/null || fail "read: status $?"
printf 'reporter,partner,year,flow,value,unit,source\nPAK,TUR,2024,export,400,USD million,"Bureau, A"\n' >trade.csv
"$pacta" import trade trade.csv >/dev/null || fail "import"

# ------------------------------------------------------------------ calendar
"$pacta" export --format ics --on 2031-03-01 >one.ics || fail "ics: status $?"
"$pacta" export --format ics --on 2031-03-01 >two.ics && cmp -s one.ics two.ics || fail "ics: differs from run to run"
python3 - one.ics <<'END' || fail "ics: not as RFC 5545 wants it"
import datetime, re, sys
data = open(sys.argv[1], "rb").read()
assert data.endswith(b"\r\n") and b"\n" not in data.replace(b"\r\n", b"") and b"\r" not in data.replace(b"\r\n", b"")
for line in data[:-2].split(b"\r\n"):
    assert 0 < len(line) <= 75, (len(line), line)
    line.decode("utf-8")  # no letter is cut in two
lines = data.decode("utf-8").replace("\r\n ", "")[:-2].split("\r\n")
NAME = re.compile(r"^([A-Z][A-Z0-9-]*)((?:;[A-Z-]+=[^;:,\"]+)*):(.*)$", re.S)
TEXT = re.compile(r"^(?:[^\\;,\x00-\x08\x0a-\x1f\x7f]|\\[\\;,nN])*$")
ONCE = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "STATUS", "TRANSP", "SEQUENCE", "CONTACT", "CATEGORIES"}
stack, events, calendar = [], [], {}
for line in lines:
    match = NAME.match(line)
    assert match, line
    name, parameters, value = match.groups()
    if name == "BEGIN":
        assert (value == "VCALENDAR" and not stack) or (value == "VEVENT" and stack == ["VCALENDAR"]), line
        stack.append(value)
        if value == "VEVENT":
            events.append({})
    elif name == "END":
        assert stack.pop() == value
    elif stack == ["VCALENDAR"]:
        assert name in ("VERSION", "PRODID", "CALSCALE", "X-WR-CALNAME") and name not in calendar, line
        calendar[name] = value
    else:
        assert name in ONCE and name not in events[-1], line
        events[-1][name] = value
        if name in ("DTSTART", "DTEND"):
            assert parameters == ";VALUE=DATE", line
            datetime.date(int(value[:4]), int(value[4:6]), int(value[6:]))
        else:
            assert parameters == "", line
        if name in ("SUMMARY", "DESCRIPTION", "CONTACT"):
            assert TEXT.match(value), line
assert not stack and calendar["VERSION"] == "2.0" and calendar["PRODID"]
assert len(events) >= 5 and len({event["UID"] for event in events}) == len(events)
for event in events:
    assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"} <= set(event), event
    assert re.fullmatch(r"h[0-9a-f]{16}(-assigned)?@pacta", event["UID"]), event["UID"]
    assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"]) and event["SEQUENCE"].isdigit()
    assert event["DTSTART"] < event["DTEND"], event
    assert event.get("STATUS", "TENTATIVE") in ("TENTATIVE", "CONFIRMED", "CANCELLED") and event["TRANSP"] == "TRANSPARENT"
session = [event for event in events if event["DTSTART"] == "20310512"]
assert len(session) == 1 and session[0]["DTEND"] == "20310513" and session[0]["STATUS"] == "TENTATIVE", session
assert any(event["DTSTART"] in ("20311231", "20321231") and event["SUMMARY"].startswith("Deadline: ") for event in events)
assert any(r"\\ with Annexes A < B" in event["DESCRIPTION"] and r"Rails\; Rivers" in event["DESCRIPTION"] for event in events)
END
id=$("$pacta" export thread | python3 -c "
import json, sys
threads = [json.loads(line) for line in sys.stdin]
assert threads and all(thread['history'] for thread in threads if thread.get('first_seen'))
print(next(thread['id'] for thread in threads if thread['open']))")
[ -n "$id" ] || fail "threads as JSON Lines"
"$pacta" assign "$id" --to "Ada, Desk; 2" --due 2031-06-01 >/dev/null 2>&1 &&
  { "$pacta" export --format ics | grep -q "^UID:$id-assigned@pacta" || fail "ics: what was assigned is not in the calendar"; }

# ------------------------------------------------------------------ feed
"$pacta" export --format atom --since 2025-01-01 >feed.xml || fail "atom: status $?"
"$pacta" export --format atom --since 2025-01-01 >again.xml && cmp -s feed.xml again.xml || fail "atom: differs from run to run"
if command -v xmllint >/dev/null; then
  xmllint --noout feed.xml || fail "atom: not well formed"
else
  echo "xmllint is not here: the feed is checked by python3 alone"
fi
python3 - feed.xml <<'END' || fail "atom: not as RFC 4287 wants it"
import re, sys
import xml.etree.ElementTree as xml
ATOM = "{http://www.w3.org/2005/Atom}"
feed = xml.parse(sys.argv[1]).getroot()
assert feed.tag == ATOM + "feed"
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
UUID = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}")
for name in ("id", "title", "updated"):
    assert len(feed.findall(ATOM + name)) == 1
assert UUID.fullmatch(feed.find(ATOM + "id").text) and feed.find(ATOM + "author").find(ATOM + "name").text
entries = feed.findall(ATOM + "entry")
assert len(entries) >= 20
ids, times = [], []
for entry in entries:
    for name in ("id", "title", "updated", "content"):
        assert len(entry.findall(ATOM + name)) == 1, name
    ids.append(entry.find(ATOM + "id").text)
    times.append(entry.find(ATOM + "updated").text)
    assert UUID.fullmatch(ids[-1]) and TIME.fullmatch(times[-1]) and times[-1] >= "2025-01-01"
    assert entry.find(ATOM + "title").text and entry.find(ATOM + "content").get("type") == "text"
assert len(set(ids)) == len(ids), "an id twice"
assert times == sorted(times, reverse=True) and feed.find(ATOM + "updated").text == times[0]
assert any("Rails; Rivers & Canals" in entry.find(ATOM + "content").text and "A < B & C" in entry.find(ATOM + "content").text
           for entry in entries)
END
[ "$("$pacta" export --format atom --since 2025-01-01 --limit 3 | grep -c "<entry>")" = 3 ] || fail "atom: --limit"
"$pacta" export --format atom --on 1990-01-01 --since 2100-01-01 >none.xml && python3 -c "
import xml.etree.ElementTree as xml
assert xml.parse('none.xml').getroot().find('{http://www.w3.org/2005/Atom}entry') is None" || fail "atom: an empty feed"

# ------------------------------------------------------------------ package
"$pacta" export --format package --out package || fail "package: status $?"
"$pacta" export --format package --out package || fail "package: not written over an older one"
mkdir other && echo mine >other/file && "$pacta" export --format package --out other 2>/dev/null && fail "package: into a folder of other things"
[ "$(ls other)" = file ] || fail "package: something was written beside other things"
"$pacta" export --format package 2>/dev/null
[ $? = 2 ] || fail "package: no folder named, no status 2"
python3 - <<'END' || fail "package: its tables are not as described"
import csv, datetime, json, os, re
package = json.load(open("package/datapackage.json", encoding="utf-8"))
assert package["profile"] == "tabular-data-package" and re.fullmatch(r"[-a-z0-9._/]+", package["name"])
assert package["licenses"] and all(licence.get("name") or licence.get("path") for licence in package["licenses"])
assert package["sources"] and all(source["title"] for source in package["sources"])
assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", package["created"])
CHECK = {"string": lambda text: True, "number": float, "integer": int, "date": datetime.date.fromisoformat,
         "boolean": lambda text: {"true": True, "false": False}[text]}
tables = {}
for resource in package["resources"]:
    path, schema = "package/" + resource["path"], resource["schema"]
    assert resource["profile"] == "tabular-data-resource" and resource["encoding"] == "utf-8" and schema["missingValues"] == [""]
    assert os.path.getsize(path) == resource["bytes"], path
    raw = open(path, "rb").read()
    assert raw.endswith(b"\r\n") and not raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(open(path, encoding="utf-8", newline=""), strict=True))
    names = [field["name"] for field in schema["fields"]]
    assert rows[0] == names and len(set(names)) == len(names), path
    assert len(rows) - 1 == resource["rows"], path
    for row in rows[1:]:
        assert len(row) == len(names), (path, row)
        for field, cell in zip(schema["fields"], row):
            if cell != "":
                CHECK[field["type"]](cell)
    tables[resource["name"]] = [dict(zip(names, row)) for row in rows[1:]]
    if "primaryKey" in schema:
        keys = [row[schema["primaryKey"]] for row in tables[resource["name"]]]
        assert all(keys) and len(set(keys)) == len(keys), path
for resource in package["resources"]:
    for key in resource["schema"].get("foreignKeys", []):
        there = {row[key["reference"]["fields"]] for row in tables[key["reference"]["resource"]]}
        assert all(row[key["fields"]] in there for row in tables[resource["name"]]), resource["name"]
assert {path for path in os.listdir("package")} == {resource["path"] for resource in package["resources"]} | {"datapackage.json"}
assert len(package["resources"]) == 12 + 3 + 1 and all(tables[name] for name in ("article", "meeting", "target", "thread", "change", "trade"))
assert any(row["source"] == 'odd, "one"' for row in tables["article"])
# Every record that is exported is in its table.
lines = [json.loads(line) for line in os.popen("'%s' export" % os.environ["PACTA"])]
for line in lines:
    assert line["record"] in tables
counts = {name: sum(line["record"] == name for line in lines) for name in {line["record"] for line in lines}}
assert all(len(tables[name]) == count for name, count in counts.items()), counts
END

# ------------------------------------------------------------------ threads as a table; filters
"$pacta" export thread --format csv | python3 -c "
import csv, sys
rows = list(csv.DictReader(sys.stdin, strict=True))
assert rows and all(None not in row and None not in row.values() and row['id'].startswith('h') for row in rows)
" || fail "threads as CSV"
[ "$("$pacta" export --type thread --format csv | wc -l)" = "$("$pacta" export threads --format csv | wc -l)" ] || fail "--type thread"
"$pacta" export target --party PAK --with IRN | python3 -c "
import json, sys
lines = [json.loads(line) for line in sys.stdin]
assert lines and all({'PAK', 'IRN'} <= set(line['parties']) for line in lines)" || fail "--party and --with"
"$pacta" export meeting --format ics 2>/dev/null
[ $? = 2 ] || fail "a type with ics: no status 2"
"$pacta" export --format xlsx 2>/dev/null
[ $? = 2 ] || fail "an unknown format: no status 2"

# ------------------------------------------------------------------ peers
for peer in gdelt icews polecat phoenix phoenix-cline phoenix-pipeline; do
  "$pacta" export --format "$peer" --header >"$peer.txt" 2>"$peer.err" || fail "$peer: status $?"
  "$pacta" export --format "$peer" >"$peer.bare" 2>/dev/null
done
for peer in icews polecat phoenix phoenix-cline; do
  cmp -s "$peer.txt" "$peer.bare" || fail "$peer: its files begin with the names of columns"
done
for peer in gdelt phoenix-pipeline; do
  tail -n +2 "$peer.txt" | cmp -s - "$peer.bare" || fail "$peer: its files have no line of names"
done
formats=$root/../shared/formats
[ -d "$formats" ] || echo "the peers' columns are not beside this project: only their number is checked"
python3 - "$formats" <<'END' || fail "peers: a table is not as its peer has it"
import csv, os, re, sys
FILES = {"gdelt": ("gdelt-2-events", 61), "icews": ("icews", 20), "polecat": ("polecat", 40), "phoenix": ("phoenix", 25),
         "phoenix-cline": ("phoenix-cline", 25), "phoenix-pipeline": ("phoenix-pipeline", 26)}
OURS = ["pacta_id", "evidence", "source", "date_precision"]
CODE = {"gdelt": "EventCode", "icews": "CAMEO Code", "phoenix": "code", "phoenix-cline": "code", "phoenix-pipeline": "code"}
for peer, (file, count) in FILES.items():
    text = open(peer + ".txt", encoding="utf-8", newline="").read()
    assert text.endswith("\n") and "\r" not in text and not text.startswith("\ufeff")
    if peer == "phoenix-cline":
        rows = list(csv.reader(text.splitlines(), strict=True))
    else:
        rows = [line.split("\t") for line in text[:-1].split("\n")]
    names, rows = rows[0], rows[1:]
    assert len(names) == count + len(OURS) and names[count:] == OURS, peer
    path = "%s/%s.tsv" % (sys.argv[1], file)
    if os.path.exists(path):
        lines = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8") if not line.startswith("#")]
        at = lines[0].index("name")
        assert names[:count] == [line[at] for line in lines[1:]], peer
    assert len(rows) >= 100 and all(len(row) == len(names) for row in rows), peer
    assert len({row[0] for row in rows}) == len(rows), peer + ": an id twice"
    for row in rows:
        row = dict(zip(names, row))
        assert re.fullmatch(r"e[0-9a-f]{16}", row["pacta_id"]) and row["evidence"] and row["source"], row
        assert row["date_precision"] in ("day", "month", "year", "published")
        if peer in CODE:
            assert re.fullmatch(r"\d{2,4}", row[CODE[peer]]), row
    if peer in CODE:
        codes = [row[names.index(CODE[peer])] for row in rows]
        assert any(code.startswith("0") for code in codes), "zeros at the start are lost"
    if peer == "gdelt":
        for row in rows:
            row = dict(zip(names, row))
            assert int(row["GLOBALEVENTID"]) < 2 ** 63 and re.fullmatch(r"\d{8}", row["SQLDATE"]) and re.fullmatch(r"\d{14}", row["DATEADDED"])
            assert row["MonthYear"] == row["SQLDATE"][:6] and row["Year"] == row["SQLDATE"][:4]
            assert row["EventBaseCode"] == row["EventCode"][:3] and row["EventRootCode"] == row["EventCode"][:2]
            assert row["QuadClass"] in "1234" and float(row["GoldsteinScale"]) <= 10 and row["AvgTone"] == ""
            assert row["Actor1CountryCode"] in ("", row["Actor1Code"][:3], row["Actor1Code"][3:6])  # a body of a region has the region there
    if peer == "polecat":
        assert all("" not in row for row in rows), "an empty cell where None stands for unknown"
END
"$pacta" export --format gdelt >again 2>/dev/null && cmp -s again gdelt.bare || fail "gdelt: differs from run to run"
exit $failed
