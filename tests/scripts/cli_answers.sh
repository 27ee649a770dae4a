#!/usr/bin/env bash
# What a report has that is new, what memoranda turned into, who held an office, and the page before a meeting.
. "$(dirname "$0")/common/ledger.bash"

mkdir reports
cat >reports/march.txt <<'END'
Council meets in Vienna

Tuesday, March 5, 2024 - Indus Wire

VIENNA: The third session of the Austria-Finland Trade Council was held in Vienna on Monday, co-chaired by Foreign Minister Ada Norell of Austria and Foreign Minister Tam Vero of Finland.

Austria and Finland signed a memorandum of understanding on timber trade, a memorandum of understanding on rail freight and an agreement on customs cooperation at the session.

The two sides agreed to raise bilateral trade to $5 billion by 2027. Finland agreed to open a trade office in Graz by December 2024.

The fourth session of the Council will be held in Helsinki in May 2025.
END
cat >reports/june.txt <<'END'
Customs agreement comes into force

Monday, June 3, 2024 - Tarsk Post

HELSINKI: The agreement on customs cooperation between Austria and Finland entered into force on Saturday.

Foreign Minister Ada Norell of Austria said that both sides remained committed to the target of raising bilateral trade to $5 billion by 2027. Trade between Austria and Finland stood at $2 billion in 2023, she said.
END
cat >reports/september.txt <<'END'
New minister in Helsinki

Monday, September 2, 2024 - Tarsk Post

HELSINKI: Foreign Minister Olli Sarka of Finland said on Monday that trade between Austria and Finland stood at $1.8 billion in 2023. His predecessor, former foreign minister Tam Vero, left in August.
END
cat >today.txt <<'END'
Ministers in Helsinki

Tuesday, October 1, 2024 - Tarsk Post

HELSINKI: Austria and Finland on Monday reaffirmed the target of raising bilateral trade to $5 billion by 2027.

Foreign Minister Olli Sarka of Finland said the memorandum of understanding on rail freight between Austria and Finland had been ratified. Austria and Finland agreed to build a bridge at Tarsk by 2026.

Trade between Austria and Finland stood at $1.5 billion in 2023, the Bank of Finland said.
END
"$pacta" read reports >/dev/null || fail "read: status $?"
before=$(sqlite3 test.ledger "SELECT count(*) FROM record")

"$pacta" new today.txt >new || fail "new: status $?"
has new "Ministers in Helsinki"
has new "today.txt, 2024-10-01"
has new "the 3rd report of it, first told by march.txt, 2024-03-05"
has new "build a bridge at Tarsk"
has new "status: signed → ratified"
has_not new "strength: "
has new "amount: USD 1.8 billion → USD 1.5 billion"
has new "1 contradicts what was told, 1 changes it"
sed 's/Monday, June 3, 2024 - Tarsk Post/Tuesday, June 4, 2024 - Quorl Daily/; s/, she said//' reports/june.txt >copy.txt
"$pacta" new copy.txt >copy || fail "new: copy: status $?"
has copy "It is a copy of “Customs agreement comes into force”, june.txt, 2024-06-03"
"$pacta" new today.txt reports/june.txt --json >new.json || fail "new: JSON"
json new.json '[r["known"] for r in a] == [False, True] and a[0]["published"] == "2024-10-01"'
json new.json 'all(r["counts"][v] == sum(i["verdict"] == v for i in r["items"]) for r in a for v in ("new", "restates", "changes", "contradicts"))'
json new.json '[i["time"] for i in a[0]["items"] if i["record"]["record"] == "target"] == [3]'
json new.json '[i["points"][0]["to"] for i in a[0]["items"] if i["verdict"] == "changes" and i["points"][0]["what"] == "status"] == ["ratified"]'
json new.json 'all(i["record"]["evidence"] for r in a for i in r["items"])'
[ "$(sqlite3 test.ledger "SELECT count(*) FROM record")" = "$before" ] || fail "new: the report was added"
"$pacta" new today.txt --limit 1 | tr -s ' \n' '  ' | grep -q "more, with --limit 0" || fail "new: --limit"
chmod a-w test.ledger && "$pacta" new today.txt >again && cmp -s new again || fail "new: a ledger that cannot be written"
chmod u+w test.ledger
: >empty.txt
"$pacta" new empty.txt >out 2>err
[ $? = 1 ] && grep -q "empty.txt" err || fail "new: an empty file: $(cat err)"
head -c 2000 /dev/urandom >noise.bin
"$pacta" new noise.bin >out 2>err
[ $? = 1 ] && [ "$(wc -l <err)" = 1 ] || fail "new: noise: $(cat err)"

"$pacta" outcomes Austria FIN --on 2025-03-01 >outcomes || fail "outcomes: status $?"
has outcomes "3 signed: 1 came to something (1 ratified or in force), 0 in the news since, 2 without news since"
has outcomes "Something came of them"
has outcomes "in force · no news since 2024-06-03"
has outcomes "No news since the signature"
has outcomes "timber trade"
has outcomes "no news since 2024-03-05, 11 months"
has_not outcomes "fail"
"$pacta" outcomes --json >outcomes.json || fail "outcomes: JSON"
json outcomes.json 'a["whole"] and a["counts"] == {"signed": 3, "result": 1, "news": 0, "silent": 2, "unsigned": 0, "in_force": 1}'
json outcomes.json 'all(o["signed"] == "2024-03-05" and o["signing"]["quote"] and o["thread"]["id"] for o in a["outcomes"])'

"$pacta" who FM Finland --on 2024-04-01 >who || fail "who: status $?"
has who "Tam Vero, foreign minister of Finland · printed"
has who "no longer by 2024-09-02, then Olli Sarka"
has who "co-chair: 3rd session"
has who "Before and after"
"$pacta" who "foreign minister" FIN --on 2024-04-01 --json >who.json || fail "who: JSON"
json who.json '[h["person"] for h in a["holders"]] == ["Tam Vero"] and a["on"] == "2024-04-01" and a["office"] == "foreign minister"'
json who.json 'a["holders"][0]["first_told"]["quote"] and {t["person"] for t in a["terms"]} == {"Tam Vero", "Olli Sarka"}'
json who.json 'any(d["as"] == "co-chair" and d["date"] and d["told"]["quote"] for d in a["holders"][0]["deeds"])'
"$pacta" who "foreign minister" FIN --json >who.json || fail "who: all: JSON"
json who.json '[h["person"] for h in a["holders"]] == ["Olli Sarka", "Tam Vero"]'

"$pacta" brief AUT FIN --on 2024-10-10 >brief || fail "brief: status $?"
has brief "Austria and Finland, 2024-10-10"
[ "$(grep -n '^# Open promises' brief | cut -d: -f1)" -le 6 ] || fail "brief: promises do not come first"
has brief "Finland: open a trade office in Graz"
has brief "due in 82 days"
has brief "# Due before the next session"
has brief "bilateral trade to USD 5 billion"
has brief "USD 1.8 billion in 2023, 36 % of it"
has brief "29 % a year needed"
has brief "3rd session of"
has brief "co-chairs Ada Norell, Tam Vero"
has brief "bilateral trade in 2023: USD 1.8 billion"
has brief "Olli Sarka, foreign minister of Finland"
has_not brief "* Tam Vero, foreign minister"
"$pacta" brief AUT FIN --on 2025-02-01 >later || fail "brief: later: status $?"
has later "overdue since 2024-12-31"
has_not later "failed"
"$pacta" brief AUT FIN --since 2024-06-01 --on 2024-10-10 >since || fail "brief: since: status $?"
has since "# Changed since 2024-06-01"
has since "status: signed → in force (2024-06-03)"
"$pacta" brief AUT FIN --long --on 2024-10-10 >long || fail "brief: long: status $?"
[ "$(wc -l <long)" -ge "$(wc -l <brief)" ] || fail "brief: --long is shorter"
"$pacta" brief AUT FIN --on 2024-10-10 --json >brief.json || fail "brief: JSON"
json brief.json 'a["reports"] == 3 and a["independent_reports"] == 3 and a["sections"][0]["key"] == "promises"'
json brief.json 'all(f["record"]["evidence"] and f["quotes"] and f["quotes"][0]["quote"] for s in a["sections"] for f in s["facts"])'
json brief.json 'len(t := [f["thread"]["id"] for s in a["sections"] for f in s["facts"] if "thread" in f and s["key"] != "disputes"]) == len(set(t))'
for format in markdown html; do
  "$pacta" brief AUT FIN --format $format --on 2024-10-10 | grep -q "trade office in Graz" || fail "brief: $format"
done

refuses 7 "no memorandum, agreement or plan is known between Austria and Norway" outcomes AUT NOR
refuses 7 "nobody is printed as king of Austria" who King Austria
refuses 2 "Quorl is no country or bloc that I know" who "foreign minister" Quorl
refuses 2 "usage: pacta who OFFICE COUNTRY" who "foreign minister"
refuses 2 "usage: pacta new" new
refuses 1 "nowhere.txt" new nowhere.txt
refuses 2 "give two different countries" outcomes AUT Austria
refuses 2 "--since: never is no day" brief AUT FIN --since never
exit $failed
