#!/bin/bash
# The bench's corpus is the same each time, and bench/run fills in every figure. No figure is judged: machines differ.
set -u
build=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0

bench/corpus 0.2 "$folder/one.jsonl" && bench/corpus 0.2 "$folder/two.jsonl"
cmp "$folder/one.jsonl" "$folder/two.jsonl" || { echo "the corpus differs from run to run"; failed=1; }
[ "$(stat -c %s "$folder/one.jsonl")" -ge 200000 ] || { echo "the corpus is too small"; failed=1; }

bench/run --megabytes 0.2 --repeat 1 --records 2000 --out "$folder/bench.json" "$build" > "$folder/table" || { echo "bench/run failed"; exit 1; }
python3 - "$folder" <<'CHECK' || failed=1
import json, sys
folder = sys.argv[1]
figures = json.load(open(folder + "/bench.json"))["figures"]
names = {(row["what"], row["unit"]) for row in figures}
wanted = {("code, one core", "sentences/s"), ("code, all cores", "tokens/s"), ("read into a ledger, all cores", "articles/s"),
          ("start-up: code, one sentence", "ms"), ("engine: split, tag, parse", "tokens/s"), ("code, one core: peak memory", "MB"), ("threads: made anew, one core", "s"),
          ("threads: add a report", "ms")}
for name in sorted(wanted - names):
    print("no figure for", *name)
for row in figures:
    if not row["median"] > 0:
        print("an empty figure:", row["what"], row["unit"])
    if not row["what"] in open(folder + "/table").read():
        print("not in the table:", row["what"])
sys.exit(0 if wanted <= names and all(row["median"] > 0 for row in figures) else 1)
CHECK
exit $failed
