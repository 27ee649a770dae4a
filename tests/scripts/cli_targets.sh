#!/usr/bin/env bash
# "How far is the target from reality, and by whose figures?" on the example reports, with official figures beside what is told.
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

"$pacta" read "$root/examples/reports" >/dev/null || fail "read: status $?"
cat >trade.csv <<'END'
reporter,partner,year,flow,value,unit,source
PAK,TUR,2020,export,300,USD million,Bureau A
PAK,TUR,2020,import,500,USD million,Bureau A
PAK,TUR,2024,export,400,USD million,Bureau A
PAK,TUR,2024,import,600,USD million,Bureau A
TUR,PAK,2024,export,900,USD million,Bureau B
TUR,PAK,2024,import,350,USD million,Bureau B
TUR,PAK,2025,export,1000,USD million,Bureau B
PAK,IRN,2024,export,200,PKR billion,Bureau A
PAK,IRN,2024,import,300,PKR billion,Bureau A
END
"$pacta" import trade trade.csv >/dev/null || fail "import: status $?"

"$pacta" targets PAK TUR --on 2025-10-01 --json >targets.json || fail "targets: status $?"
python3 - <<'END' || fail "targets: figures"
import json
targets = json.load(open("targets.json"))
five = [t for t in targets if t.get("amount") == 5e9]
assert len(five) == 1, [t.get("amount") for t in targets]
target = five[0]
assert target["metric"] == "bilateral trade" and target["unit"] == "USD" and target["parties"] == ["PAK", "TUR"]
assert target["restated"] >= 5 and target["independent_reports"] >= 6, target["restated"]
# Every told figure says who or where, and when.
assert len(target["figures"]) >= 3
for figure in target["figures"]:
    assert figure["id"][0] in "ft" and figure["source"] and figure["published"], figure
    assert ("percent" in figure) != ("not_compared" in figure), figure
assert sum(figure.get("newest", False) for figure in target["figures"]) == 1
# Both views, side by side; the newest year with both flows counts.
views = {(view["reporter"], view["origin"]): view for view in target["official"]}
assert set(views) == {("PAK", "Bureau A"), ("TUR", "Bureau B")}, views.keys()
ours, theirs = views[("PAK", "Bureau A")], views[("TUR", "Bureau B")]
assert ours["percent"] == 20 and ours["gap"] == 4e9 and theirs["percent"] == 25 and theirs["gap"] == 3.75e9
assert [year.get("total") for year in theirs["years"]] == [1.25e9, None]
assert abs(ours["pace_seen"]["percent"] - 5.74) < 0.01 and ours["pace_seen"]["from"] == "2020-12-31"
assert "pace_seen" not in theirs
if target["due"] > "2025-10-01":
    assert ours["pace_needed"] > 20 and not target["passed"]
assert [d["deadline"]["said"] for d in target["deadlines"]] and all(d["id"] for d in target["deadlines"])
END
"$pacta" targets PAK TUR --on 2035-01-01 --json | python3 -c "
import json, sys
for target in json.load(sys.stdin):
    assert target.get('passed', True)
    for row in target['figures'] + target['official']:
        assert 'pace_needed' not in row
" || fail "a passed deadline still has a pace"

# Rupees are not dollars, and nobody is asked to think so.
"$pacta" targets PAK IRN --json | python3 -c "
import json, sys
targets = json.load(sys.stdin)
assert targets
for target in targets:
    for view in target['official']:
        assert 'percent' not in view and view['not_compared'].startswith('another unit'), view
" || fail "rupees"

# Official figures come from no report: reading all reports again leaves them alone.
"$pacta" rebuild >/dev/null && "$pacta" targets PAK TUR --on 2025-10-01 --json | cmp -s - targets.json || fail "a rebuild changed the targets"

# In words.
"$pacta" targets PAK TUR --on 2025-10-01 >text || fail "text: status $?"
tr -s ' \n' ' ' <text >words
grep -q "by Pakistan, 2024: USD 1 billion = exports USD 400 million + imports USD 600 million (Bureau A): 20.0 percent, USD 4 billion missing" words ||
  fail "words: $(cat text)"
[ "$(awk '{ if (length($0) > 110) n++ } END { print n + 0 }' text)" = 0 ] || fail "lines too long"
"$pacta" targets ARE IND --on 2025-10-01 | tr -s ' \n' ' ' | grep -q "needed 1[0-9.]* percent a year from 2023-06-12 until 2030-12-31" ||
  fail "pace from a baseline"
"$pacta" targets | grep -q "no deadline told" || fail "a target without a deadline"
"$pacta" targets FJI 2>err && fail "targets of Fiji"
grep -q "no target is known with Fiji" err || fail "$(cat err)"
"$pacta" targets "Nowhere at all" 2>/dev/null
[ $? = 2 ] || fail "an unknown country: no status 2"
exit $failed
