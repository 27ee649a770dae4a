#!/usr/bin/env bash
# What people decide: seen in every view, kept with name and time, and still there after a rebuild; and the reports behind a record.
. "$(dirname "$0")/common/ledger.bash"
run() { "$pacta" "$@" >out 2>err || { fail "$*: $(cat err)"; }; }
# id_of TYPE PYTHON: the id of the first record of the type for which `r` fits
id_of() {
  "$pacta" list "$1" --all --json --limit 1000 |
    python3 -c "import json,sys; print(next(r['id'] for r in json.load(sys.stdin) if ($2)))"
}

python3 - >reports.jsonl <<'END'
import json
deal = """Austria and Finland on Friday signed a memorandum of understanding on rail freight in Vienna. Foreign Minister Ada Norell of Austria met her Finnish counterpart, Tam Vero, before the ceremony. "The rails will carry what the roads cannot carry any more," Norell said to reporters after it was over.

Austria and Finland agreed to raise bilateral trade to $5 billion by 2025. Trade between the two countries stood at $3.1 billion last year, and most of it goes by road through three other states. The two sides agreed to build a bridge over the Raab by December 2024.
"""
pact = """Austria and Finland will sign a customs agreement in Helsinki in June 2024, Foreign Minister Tam Vero of Finland said on Tuesday.
"""
def tell(name, outlet, day, title, text):
    print(json.dumps({"id": name, "outlet": outlet, "date": day, "title": title, "text": text}))
tell("deal", "Indus Wire", "2024-03-01", "Austria and Finland make a deal", deal)
tell("again", "Tarsk Post", "2024-03-02", "Two ministers in Vienna", deal)
tell("corrected", "Indus Wire", "2024-03-03", "CORRECTED-Austria and Finland make a deal", deal.replace("$5 billion", "$4 billion"))
tell("pact", "Tarsk Post", "2024-05-07", "Minister speaks", pact)
END
# The correction comes later: a thread that gets no record of it must learn of it, too.
head -2 reports.jsonl >first.jsonl
tail -n +3 reports.jsonl >second.jsonl
"$pacta" read first.jsonl >/dev/null 2>&1 || fail "reading"
"$pacta" read second.jsonl >/dev/null 2>&1 || fail "reading"
target=$(id_of target "r['source'] == 'again'")
"$pacta" thread "$target" --json >thread-before
json thread-before "[r['superseded'] for r in a['records']] == [True, True] and a['independent_reports'] == 1"
run rebuild
"$pacta" thread "$target" --json >thread-after
cmp -s thread-before thread-after || fail "a rebuild tells otherwise: $(diff thread-before thread-after | head -c 3000)"

# ---- the reports behind a record
target=$(id_of target "r['source'] == 'deal'")
run sources "$target"
has out "1 independent report, 2 in all: 1 copy"
has out "Indus Wire, 2024-03-01 – replaced by a later correction"
has out "Tarsk Post, 2024-03-02 – copy"
has out "Indus Wire, 2024-03-03 – correction, 100 % alike, which tells something else"
has out "to \$4 billion by 2025"
run sources "$target" --json
json out "a['reports'] == 2 and a['independent_reports'] == 1 and len(a['texts']) == 1"
json out "[r['manner'] for r in a['texts'][0]] == ['original', 'copy', 'correction'] and all(r['quote'] and r['likeness'] > 0.8 for r in a['texts'][0])"
json out "'replaced_by' in a['texts'][0][0] and [r['tells'] for r in a['texts'][0]] == [True, True, False]"
bridge=$(id_of commitment "r.get('action') == 'build' and r['source'] == 'deal'")
run sources "$bridge"
has out "1 independent report, 3 in all: 1 copy, 1 correction"
"$pacta" list article --json >out
json out "len([r for r in a if 'copy_of' in r]) == 1 and [r for r in a if 'copy_of' in r][0]['source'] == 'again'"
pact=$(id_of instrument "r['source'] == 'pact'")
run sources "$pact"
has out "1 independent report, 1 in all"
office=$(id_of office "r['source'] == 'again'")
run sources "$office" --json
json out "a['kind'] == 'office' and a['independent_reports'] == 1 and a['reports'] == 3"
refuses 7 "no record or thread" sources m0000000000000000

# ---- rejected: gone from every list, kept for those who ask
deal=$(id_of instrument "r['source'] == 'deal'")
again=$(id_of instrument "r['source'] == 'again'")
corrected=$(id_of instrument "r['source'] == 'corrected'")
run reject "$pact" -m "only an aim"
has out "$pact rejected: only an aim (by Ada Norell"
for view in "list instrument" "export" "export --format csv" "brief AUT FIN --on 2024-05-08" "open AUT FIN --on 2024-05-08"; do
  # shellcheck disable=SC2086
  "$pacta" $view >out 2>/dev/null
  has_not out "$pact"
done
run list instrument --all
has out "[rejected]"
run list instrument --all --party AUT --with FIN
has out "$pact"
run export --all
has out "\"rejected\":{\"by\":\"Ada Norell\""
run show "$pact"
has out "rejected: only an aim (by Ada Norell"
run accept "$pact"
run list instrument
has out "$pact"
has_not out "[rejected]"

# ---- corrected: the new value everywhere, the printed one beside it
run correct "$pact" status=signed stance=fact date=2024-05-06 place="Helsinki, Finland" "actors=Tam Vero, foreign minister, FIN, signatory"
run list instrument --status signed
has out "$pact"
refuses 7 "nothing found" list instrument --status "to be signed"
run list instrument --since 2024-05-06 --until 2024-05-06
has out "$pact 2024-05-06"
run show "$pact"
has out "status signed (by Ada Norell"
has out "printed: to be signed)"
run show "$pact" --json
json out "a['record']['corrected']['status']['printed'] == 'to be signed' and a['record']['status'] == 'signed'"
json out "a['record']['actors'][0]['as'] == 'signatory' and [d['verb'] for d in a['decisions']] == ['reject', 'accept', 'correct']"
run thread "$pact" --json
json out "a['status'] == 'signed'"
run brief AUT FIN --on 2024-07-01 --format json
has out "\"status\":\"signed\""
run correct "$pact" date= place
run show "$pact" --json
json out "'date' not in a['record'] and 'place' not in a['record']['corrected']"

# ---- what cannot be taken
refuses 2 "instrument has no such field; it has count, kind, status" correct "$pact" colour=red
refuses 2 "is none of: mentioned;" correct "$pact" status=lost
refuses 2 "cannot be taken; write a day like 2025-07-09" correct "$pact" date=2024-13-01
refuses 2 "cannot be taken; write a number" correct "$pact" count=many
refuses 2 "cannot be taken; name states and blocs" correct "$pact" parties=Narnia
refuses 2 "usage: pacta correct" correct "$pact"
refuses 2 "is no id" reject everything
refuses 7 "no record or thread of that id" reject i0000000000000000
refuses 2 "what is to be noted?" note "$pact" " "
refuses 2 "to whom?" assign "$pact"
refuses 2 "give two different ids" merge "$pact" "$pact"
PACTA_LEDGER=$folder/none.ledger refuses 5 "no ledger there" accept "$pact"
[ ! -e "$folder/none.ledger" ] || fail "deciding makes a ledger"
refuses 2 "who decides?" accept "$pact" --by " "

# ---- notes, owners, days
run note "$pact" ask the ministry again --by vero --json
json out "a[0]['verb'] == 'note' and a[0]['text'] == 'ask the ministry again' and a[0]['by'] == 'vero' and a[0]['at'].endswith('Z')"
run assign "$bridge" --owner "Jon Brandt" --due 2024-09-30
has out "given to Jon Brandt, due 2024-09-30"
run due --on 2024-09-01 --json
json out "any(t.get('owner') == 'Jon Brandt' for t in a)"

# ---- merged and split
run thread "$pact" --json
json out "a['reports'] == 1"
run merge "$pact" "$deal"
run thread "$pact" --json
json out "a['reports'] == 4"
run split "$pact"
run thread "$pact" --json
json out "a['reports'] == 1"

# ---- all of it outlives a rebuild
"$pacta" list instrument --json >before
run reject "$again" "$corrected"
"$pacta" list instrument --json >before
"$pacta" thread "$pact" --json >thread-before
"$pacta" history --json >history-before
run rebuild
has out "0 new, 0 gone, 0 changed"
"$pacta" list instrument --json >after
"$pacta" thread "$pact" --json >thread-after
"$pacta" history --json >history-after
cmp -s before after || fail "the rebuild changed the list"
cmp -s thread-before thread-after || fail "the rebuild changed the thread: $(diff thread-before thread-after | head -c 3000)"
cmp -s history-before history-after || fail "the rebuild changed the history"
run history "$pact"
has out "status corrected to signed"
has out "noted: ask the ministry again"
has out "merged with $deal"
json history-after "len(a) == 10 and [d['n'] for d in a] == sorted(d['n'] for d in a)"

# ---- a reader that gives other ids: the decision goes by the bytes
sqlite3 "$PACTA_LEDGER" "DROP TRIGGER decision_stays; UPDATE decision SET record = 'i1111111111111111' WHERE record = '$pact';
  UPDATE decision SET record = 'i2222222222222222', anchor = json_set(anchor, '$.start', 100000, '$.end', 100001) WHERE record = '$again'"
run rebuild
run list instrument --status signed
has out "$pact"
"$pacta" list instrument >out
has out "$again"
run history
has out "now $pact"
has out "no record rests on these words any more"
has out "memorandum of understanding"
run doctor
has out "orphaned_decisions 1"
has out "first_orphan i2222222222222222"

# ---- a thread is rejected with all its records
thread=$("$pacta" thread "$bridge" --json | python3 -c "import json,sys; print(json.load(sys.stdin)['id'])")
run reject "$thread"
[ "$(wc -l <out)" = 3 ] || fail "not each record of the thread: $(cat out)"
"$pacta" list commitment >out 2>/dev/null
has_not out "bridge"
refuses 7 "" thread "$thread"
exit $failed
