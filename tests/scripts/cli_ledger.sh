#!/usr/bin/env bash
# Reading into a ledger: twice is once, a killed run leaves whole sources, a rebuild of the same changes nothing.
set -u
case $1 in /*) build=$1 ;; *) build=$PWD/$1 ;; esac
pacta=$build/pacta
root=$PWD
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
export PACTA_LEDGER=$folder/test.ledger
failed=0
fail() { echo "$*"; failed=1; }
count() { "$pacta" doctor --json | python3 -c "import json,sys; print(json.load(sys.stdin)['$1'])"; }

"$pacta" read "$root/examples/reports" >first || fail "read: status $?"
sources=$(count sources)
records=$(count records)
[ "$sources" -ge 40 ] && [ "$records" -ge 300 ] || fail "too little was read: $sources sources, $records records"
"$pacta" read "$root/examples/reports" >again || fail "read again: status $?"
grep -q "^0 sources added .*, $sources known already" again || fail "reading again: $(cat again)"
[ "$(count records)" = "$records" ] || fail "reading again changed the records"
"$pacta" doctor >report || fail "doctor: $(cat report)"
grep -q "^lost_quotations *0$" report || fail "lost quotations: $(cat report)"

# The answers.
"$pacta" brief PAK TUR >brief || fail "brief: status $?"
[ "$(awk '{ if (length($0) > 110) n++ } END { print n + 0 }' brief)" = 0 ] || fail "brief: lines too long"
"$pacta" brief PAK TUR --format html >brief.html && python3 - <<'END' || fail "brief: the page is not well formed"
import html.parser, sys
class Page(html.parser.HTMLParser):
    open, bad = [], 0
    def handle_starttag(self, tag, attributes):
        if tag not in ("meta",): self.open.append(tag)
        if tag == "script" or any(name.startswith("on") or "javascript:" in (value or "") for name, value in attributes): self.bad += 1
    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag: self.bad += 1
page = Page()
page.feed(open("brief.html", encoding="utf-8").read())
sys.exit(page.bad or page.open != [])
END
"$pacta" brief PAK TUR --json | python3 -c "
import json, sys
brief = json.load(sys.stdin)
facts = [fact for section in brief['sections'] for fact in section['facts']]
assert facts and all(fact['quotes'] and fact['record']['evidence'] for fact in facts)
" || fail "brief: JSON"
"$pacta" list target --json | python3 -c "import json,sys; assert all(r['record'] == 'target' for r in json.load(sys.stdin))" || fail "list: JSON"
id=$("$pacta" list meeting --limit 1 --json | sed -n 's/.*"id":"\([^"]*\)".*/\1/p' | head -n 1)
"$pacta" show "$id" | grep -q "^meeting $id" || fail "show $id"
"$pacta" show "$id" --json | python3 -c "import json,sys; assert json.load(sys.stdin)['evidence'][0]['quote']" || fail "show: JSON"
"$pacta" search Karachi --json | python3 -c "import json,sys; assert json.load(sys.stdin)" || fail "search: JSON"
"$pacta" export >all.jsonl
[ "$(wc -l <all.jsonl)" = "$records" ] || fail "export: $(wc -l <all.jsonl) lines for $records records"
"$pacta" export --format csv target | python3 -c "
import csv, sys
rows = list(csv.reader(sys.stdin))
assert len(rows) > 1 and all(len(row) == len(rows[0]) for row in rows)
" || fail "export: CSV"

# The same reader, the same records.
"$pacta" rebuild >rebuilt || fail "rebuild: status $?"
grep -q "; 0 new, 0 gone, 0 changed$" rebuilt || fail "rebuild: $(cat rebuilt)"
"$pacta" export | sort >rebuilt.jsonl
sort all.jsonl | cmp -s - rebuilt.jsonl || fail "rebuild: other records"

# Killed at any time: whole sources only, and the next run goes on.
mkdir many
for i in $(seq 1 400); do
  printf '2025-07-10\nTalks %d\n\nForeign Minister Ada Norell of Austria met Foreign Minister Tam Vero of Finland in Vienna on 9 July 2025.\n' "$i" >"many/$i.txt"
done
PACTA_LEDGER=$folder/whole.ledger "$pacta" read many >/dev/null || fail "many: status $?"
a_source=$(sqlite3 whole.ledger "SELECT group_concat(many) FROM (SELECT DISTINCT count(*) AS many FROM record GROUP BY source)")
for delay in 0.02 0.05 0.08 0.12 0.2 0.3; do
  rm -f killed.ledger*
  PACTA_LEDGER=$folder/killed.ledger "$pacta" read many >/dev/null 2>&1 &
  reader=$!
  sleep "$delay"
  kill -9 $reader 2>/dev/null
  wait $reader 2>/dev/null
  [ -e killed.ledger ] || continue
  if [ "$(sqlite3 killed.ledger "SELECT count(*) FROM sqlite_schema")" != 0 ]; then
    PACTA_LEDGER=$folder/killed.ledger "$pacta" doctor >report || fail "killed after $delay s: $(cat report)"
    halves=$(sqlite3 killed.ledger "SELECT count(*) FROM source AS s WHERE (SELECT count(*) FROM record WHERE source = s.n) NOT IN ($a_source)
      OR (SELECT count(*) FROM article WHERE source = s.n) <> 1
      OR NOT EXISTS (SELECT 1 FROM article_text, article AS a WHERE a.source = s.n AND article_text.rowid = a.n AND article_text MATCH 'vienna')")
    [ "$halves" = 0 ] || fail "killed after $delay s: $halves sources are not whole"
  fi
  PACTA_LEDGER=$folder/killed.ledger "$pacta" read many >/dev/null || fail "after the kill: status $?"
  [ "$(sqlite3 killed.ledger "SELECT count(*) FROM source")" = 400 ] || fail "after the kill: not all sources"
done

# A rebuild that is killed leaves everything as it was.
before=$(sqlite3 whole.ledger "SELECT count(*), sum(length(json)) FROM record")
for delay in 0.03 0.1 0.2; do
  PACTA_LEDGER=$folder/whole.ledger "$pacta" rebuild >/dev/null 2>&1 &
  rebuilder=$!
  sleep "$delay"
  kill -9 $rebuilder 2>/dev/null
  wait $rebuilder 2>/dev/null
  [ "$(sqlite3 whole.ledger "SELECT count(*), sum(length(json)) FROM record")" = "$before" ] || fail "a killed rebuild changed the ledger"
done

# Two at once, and a reader beside them.
rm -f both.ledger*
PACTA_LEDGER=$folder/both.ledger "$pacta" read many >/dev/null & one=$!
PACTA_LEDGER=$folder/both.ledger "$pacta" read many >/dev/null & two=$!
wait $one || fail "two at once: the first fails"
wait $two || fail "two at once: the second fails"
[ "$(sqlite3 both.ledger "SELECT count(*) FROM source")" = 400 ] || fail "two at once: not every source is there once"

# Files that cannot be read are named; the others are read.
head -c 3000 /dev/urandom >many/noise.bin
mkfifo many/pipe
PACTA_LEDGER=$folder/noise.ledger timeout 60 "$pacta" read many >out 2>err
[ $? = 1 ] || fail "noise: the status is not 1"
grep -q "noise.bin" err || fail "noise is not named: $(cat err)"
grep -q "^400 sources added" out || fail "noise: $(cat out)"

# The texts that the project is measured with, where they are at hand.
if [ -d "$root/../shared/seeds" ]; then
  PACTA_LEDGER=$folder/seeds.ledger "$pacta" read "$root/../shared/seeds" >/dev/null || fail "seeds: status $?"
  PACTA_LEDGER=$folder/seeds.ledger "$pacta" doctor >report || fail "seeds: $(cat report)"
else
  echo "the seed texts are not here; that part is left out"
fi
exit $failed
