#!/usr/bin/env bash
# What is open, due, overdue, contested; a life; the sessions of a body: from a handful of reports, in text and in JSON.
. "$(dirname "$0")/common/ledger.bash"

mkdir reports
cat >reports/plan.txt <<'END'
Austria and Finland set a trade target

Friday, March 1, 2024 - Indus Wire

VIENNA: Austria and Finland on Friday agreed to raise bilateral trade to $5 billion by 2025, Foreign Minister Ada Norell of Austria said.

The 7th session of the Austria-Finland Joint Economic Commission (JEC) will be held in Helsinki on June 10, 2024.
END
cat >reports/held.txt <<'END'
Joint Economic Commission meets in Helsinki

Thursday, July 11, 2024 - Tarsk Post

HELSINKI: The 7th session of the Austria-Finland Joint Economic Commission (JEC) was held in Helsinki on Wednesday. The session was co-chaired by Foreign Minister Ada Norell of Austria.

Austria and Finland signed five documents at the session. A memorandum of understanding on rail freight and a protocol on customs were signed. The two sides reaffirmed the target of raising bilateral trade to $5 billion by 2025.

The 8th session of the Joint Economic Commission will be held in Vienna in January 2025.
END
sed 's/Thursday, July 11, 2024 - Tarsk Post/Friday, July 12, 2024 - Quorl Daily/' reports/held.txt >reports/held-again.txt
cat >reports/treaty.txt <<'END'
Ministers meet in Vienna

Tuesday, September 3, 2024 - Tarsk Post

VIENNA: Austria and Finland signed a free trade agreement in Vienna on Monday. Foreign Minister Tam Vero of Finland said the agreement would enter into force after ratification by both parliaments.
END
cat >reports/ferry.txt <<'END'
Ferry fire kills 28

Sunday, October 6, 2024 - Tarsk Post

HELSINKI: Twenty-eight people were killed in a fire aboard the Austrian ferry Saimaa on Saturday, the harbour office said.
END
cat >reports/ferry-toll.txt <<'END'
Ferry fire toll

Monday, October 7, 2024 - Indus Wire

HELSINKI: Thirteen people were killed in Saturday's fire aboard the Austrian ferry Saimaa, police said.
END
cat >reports/denial.txt <<'END'
Minister on the agreement

Tuesday, October 8, 2024 - Indus Wire

VIENNA: Foreign Minister Ada Norell of Austria on Tuesday denied that Austria had cancelled the free trade agreement with Finland.
END
"$pacta" read reports >/dev/null || fail "read: status $?"

"$pacta" open Austria Finland --on 2024-10-10 >open || fail "open: status $?"
has open "Austria and Finland: open on 2024-10-10"
has open "Targets (1)"
has open "due in 14 months (2025-12-31)"
has open "3 reports, 2 independent"
has_not open "* 7th session"
"$pacta" open FIN aut --kind instrument --on 2024-10-10 --json >open.json || fail "open: JSON"
json open.json 'a and all(t["kind"] == "instrument" and t["parties"] == ["AUT", "FIN"] and t["open"] for t in a)'
json open.json 'any(t["sort"] == "trade agreement" and t["newest"]["quote"] and t["newest"]["source"] for t in a)'

"$pacta" due --within 20w --on 2024-10-10 >due || fail "due: status $?"
has due "What is known to be due from 2024-10-10 to 2025-02-27"
has due "8th session"
has_not due "5 billion"
"$pacta" due AUT FIN --within 2y --on 2024-10-10 --json >due.json || fail "due: JSON"
json due.json '[t["due"] for t in a] == sorted(t["due"] for t in a) and len(a) == 2 and all(t["days"] > 0 for t in a)'
refuses 7 "nothing is known to be due from 2024-10-10 to 2024-10-20" due --within 10 --on 2024-10-10

"$pacta" overdue AUT --on 2026-03-01 >overdue || fail "overdue: status $?"
has overdue "no report says that it was reached"
has overdue "planned day 2025-01-31 passed"
has overdue "no report says that it was held"
has_not overdue "failed"
"$pacta" overdue --on 2026-03-01 --json >overdue.json || fail "overdue: JSON"
json overdue.json 'len(a) == 2 and all(t["standing"] == "overdue" and t["days"] < 0 for t in a)'

"$pacta" sessions JEC --on 2024-10-10 >sessions || fail "sessions: status $?"
has sessions "2 sessions told of, 1 held, 1 slipped"
has sessions "last met: 7th session, held 2024-07-10, Helsinki · 30 days later than first planned"
has sessions "next: 8th session, planned for 2025-01, Vienna"
has sessions "chair: Ada Norell (foreign minister, AUT)"
has sessions "5 told (held.txt, 2024-07-11"
has sessions "2 can be named"
"$pacta" sessions "Joint Economic Commission" --json >sessions.json || fail "sessions: JSON"
json sessions.json '[s["session"] for s in a["sessions"]] == [8, 7] and a["sessions"][1]["slip_days"] == 30'
json sessions.json 'a["sessions"][1]["held"][0]["reports"] == 1 and len(a["sessions"][1]["named"]) == 2'

"$pacta" sessions --bodies AUT FIN --json >bodies.json || fail "sessions: bodies"
json bodies.json 'len(a) == 1 and a[0]["last"]["session"] == 7 and a[0]["next"]["session"] == 8'
"$pacta" sessions --slipped AUT >slipped || fail "sessions: slipped"
has slipped "7th session of the"
has slipped "30 days later than first planned"

"$pacta" thread "bilateral trade" --on 2024-10-10 >thread || fail "thread: status $?"
has thread "What happened"
has thread "2024-03-01"
has thread "Told by 3 reports, 2 independent"
id=$(grep -o 'h[0-9a-f]\{16\}' thread | head -n 1)
"$pacta" thread "$id" --json >thread.json || fail "thread: JSON"
json thread.json 'a["id"] == "'"$id"'" and a["kind"] == "target" and a["number"] == 5e9 and a["unit"] == "USD"'
json thread.json 'a["restated"] == 1 and a["reports"] == 3 and a["independent_reports"] == 2 and len(a["records"]) == 3'
json thread.json 'a["history"][0]["what"] == "begun" and all(h["date"] and h["quote"] for h in a["history"])'
record=$(python3 -c "import json; print(json.load(open('thread.json'))['records'][1]['id'])")
"$pacta" thread "$record" --json | cmp -s - thread.json || fail "thread: a record's id does not lead to its thread"
"$pacta" thread session >several || fail "thread: several: status $?"
has several "2 threads go by that name; give the id of one, or --best"

"$pacta" disputes >disputes || fail "disputes: status $?"
has disputes "harbour office, in ferry.txt, 2024-10-06"
has disputes "police, in ferry-toll.txt, 2024-10-07"
has disputes "denied by Ada Norell"
"$pacta" disputes AUT FIN --json >disputes.json || fail "disputes: JSON"
json disputes.json 'a["claims"][0]["denied_by"] == "Ada Norell" and a["claims"][0]["records"][0]["quote"]'

# What is told twice is the same whatever the order of reading and after a rebuild.
"$pacta" rebuild >/dev/null || fail "rebuild: status $?"
"$pacta" thread "$id" --json | cmp -s - thread.json || fail "a rebuild made another thread"

refuses 2 "Quorl is no country or bloc that I know" open Quorl Finland
refuses 2 "give two different countries" overdue AUT Austria
refuses 2 "--on: someday is no day" due --on someday
refuses 2 "--within: 3 moons is no span of time" due --within "3 moons"
refuses 2 "--kind: song is none of" open AUT FIN --kind song
refuses 2 "usage: pacta open A B" open AUT
refuses 2 "usage: pacta sessions BODY" sessions
refuses 2 "usage: pacta sessions BODY" sessions --bodies AUT FIN NOR
refuses 7 "no body is known between Austria and Norway" sessions --bodies AUT NOR
refuses 7 "no meeting is known to have slipped with Norway" sessions --slipped NOR
refuses 7 "no thread of that name or id: Quorl" thread Quorl
refuses 7 "no body of that name: Quorl" sessions Quorl
refuses 7 "nothing is known to be open between Austria and Norway" open AUT NOR
refuses 7 "no dispute is known between Austria and Norway" disputes AUT NOR
"$pacta" open AUT NOR --json 2>/dev/null | cmp -s - <(echo '[]') || fail "nothing is no empty array"
exit $failed
