#!/usr/bin/env bash
# The filter: order kept with many threads, bad lines named and passed over, a closed pipe, memory that does not grow.
set -u
case $1 in /*) build=$1 ;; *) build=$PWD/$1 ;; esac
pacta=$build/pacta
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
failed=0
fail() { echo "$*"; failed=1; }

# Documents of very different length, so that threads finish out of order.
make_documents() {
  python3 - "$1" <<'END'
import json, sys
for i in range(int(sys.argv[1])):
    text = "Foreign Minister Ada Norell of Austria met Foreign Minister Tam Vero of Finland in Vienna on %d July %d.\n\n"
    many = 1 + i * 7919 % 23
    print(json.dumps({"id": "doc-%05d" % i, "title": "Talks number %d" % i, "date": "2025-07-10",
                      "text": "".join(text % (1 + k, 2001 + k) for k in range(many))}))
END
}
make_documents 600 >documents.jsonl
"$pacta" code --threads 1 <documents.jsonl >one.jsonl || fail "one thread: status $?"
"$pacta" code --threads 8 <documents.jsonl >eight.jsonl || fail "eight threads: status $?"
cmp -s one.jsonl eight.jsonl || fail "eight threads print something else than one"
[ "$(grep -c '"record":"meeting"' one.jsonl)" -ge 600 ] || fail "too few meetings: $(grep -c '"record":"meeting"' one.jsonl)"
grep -o '"source":"[^"]*"' one.jsonl | uniq >sources
sort -c sources || fail "sources are out of order"
[ "$(sort -u sources | wc -l)" = 600 ] || fail "not every document gave records"
"$pacta" code documents.jsonl | cmp -s - one.jsonl || fail "as a file: something else"
gzip -k documents.jsonl && "$pacta" code documents.jsonl.gz | cmp -s - one.jsonl || fail "packed: something else"

# Quotations are the bytes of the document.
python3 - <<'END' || fail "quotations differ from the documents"
import json
texts = {d["id"]: d["text"].encode() for d in map(json.loads, open("documents.jsonl"))}
count = 0
for record in map(json.loads, open("one.jsonl")):
    for part in record["evidence"]:
        count += 1
        assert texts[record["source"]][part["start"]:part["end"]].decode() == part["quote"], record
assert count > 600
END

# A bad line is named by its number and passed over.
{ head -n 2 documents.jsonl; echo '{"id": "cut'; echo '{"id": "none"}'; echo '[]'; tail -n 2 documents.jsonl; } >bad.jsonl
"$pacta" code <bad.jsonl >out.jsonl 2>err
[ $? = 1 ] || fail "bad lines: the status is not 1"
[ "$(grep -o '"source":"[^"]*"' out.jsonl | sort -u | wc -l)" = 4 ] || fail "bad lines: the good ones are not all there"
for line in 3 4 5; do
  grep -q ":$line: " err || fail "line $line is not named: $(cat err)"
done

# Plain files keep their path as their source.
printf '2025-07-10\nTalks\n\nForeign Minister Ada Norell of Austria met Foreign Minister Tam Vero of Finland in Vienna on 9 July 2025.\n' >a.txt
mkdir texts && cp a.txt texts/b.txt
"$pacta" code a.txt texts >files.jsonl || fail "files: status $?"
[ "$(grep -o '"source":"[^"]*"' files.jsonl | sort -u | tr '\n' ' ')" = '"source":"a.txt" "source":"texts/b.txt" ' ] || fail "files: sources are not the paths"

# Nobody listens any more: no complaint.
"$pacta" code <documents.jsonl 2>err | head -n 1 >/dev/null
[ ! -s err ] || fail "a closed pipe: $(cat err)"
"$pacta" code <documents.jsonl >/dev/full 2>err
[ $? = 1 ] && [ "$(wc -l <err)" = 1 ] || fail "a full disk: $(cat err)"

# Memory: ten times the documents, the same memory. (The sanitizers keep what is freed.)
if ! grep -q __asan_init "$pacta"; then
  make_documents 3000 >long.jsonl
  python3 - "$pacta" <<'END' || fail "memory grows"
import resource, subprocess, sys
def most(name):
    command = "import resource,subprocess,sys; subprocess.run([sys.argv[1],'code','--threads','4'],stdin=open(sys.argv[2]),stdout=subprocess.DEVNULL,check=True); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    return int(subprocess.run([sys.executable, "-c", command, sys.argv[1], name], capture_output=True, check=True).stdout)
short, long = most("documents.jsonl"), most("long.jsonl")
print("memory: %d kB for 600 documents, %d kB for 3000" % (short, long))
sys.exit(long > short * 1.5 + 8000 or long > 160000)
END
fi
exit $failed
