#!/usr/bin/env bash
# Input that nobody means well: it ends in time, with nothing or one line on standard error, never with a signal or a sanitizer's
# word, and whatever it gives is JSON whose quotes are the bytes of the input. The guard of 120 s is for loops without end only.
set -u
case $1 in /*) build=$1 ;; *) build=$PWD/$1 ;; esac
pacta=$build/pacta
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
scale=1
grep -q __asan_init "$pacta" && scale=8

python3 - "$scale" <<'END'
import random, sys
scale = int(sys.argv[1])
MB = 1024 * 1024 // scale
HEAD = (b"Talks in Vienna\n\nJuly 9, 2025\n\nVIENNA: The foreign ministers of Austria and Finland held talks on Wednesday. They signed an "
        b"agreement on trade and agreed that the two sides would meet again. It was the first visit since 2019, the ministry said.\n\n")
TAIL = b"\n\nThe two sides also agreed to hold the next session of the commission in Helsinki.\n"
PAGE = b"<html><body><h1>Austria and Finland talk</h1><p>July 9, 2025</p><p>" + HEAD[40:] + b"</p>"
WORDS = (b"the minister Austria signed agreement Norell met with and of Finland trade that said , a in to $5 billion 2024 Monday "
         b"president Vienna will killed").split()

def name(number):
    letters = ""
    while number or not letters:
        letters += chr(97 + number % 26)
        number //= 26
    return b"Ab" + letters.encode() + b"in"

def bare(title, data):
    open(title, "wb").write(data)

def told(title, data):
    bare(title, HEAD + data + TAIL)

def many(count, form):
    return b" ".join(form(i) for i in range(count // scale))

some = random.Random(5)
bare("empty", b"")
bare("one-byte", b"a")
bare("one-word", b"a" * 8 * MB)
bare("too-large", b"Austria met Finland.\n" * 500000)
bare("brackets", b"(" * 8 * MB)
bare("quotes", b'"' * 8 * MB)
bare("blank-lines", b"\n" * 8 * MB)
bare("less-than", b"<" * 8 * MB)
bare("random", some.randbytes(MB))
bare("nul", HEAD + b"\0" + TAIL)
bare("half-a-letter", HEAD[:-3] + b"\xc3")
bare("surrogates.jsonl", b'{"id":"a","text":"Austria \\ud800 met Finland"}\n{"id":"b","text":"\\udc00"}\n{"id":"c","text":"a\\u0000b"}\n{"id":"d"\n')
bare("long-line.jsonl", b'{"id":"a","text":"' + b"Austria and Finland signed an agreement in Vienna. " * (MB // 51) + b'"}\n')
told("and", b"and " * (MB // 4) + b".")
told("word-in-text", b"a" * MB)
told("brackets-in-text", b"( " * (MB // 2))
told("quotes-in-text", b'" ' * (MB // 2))
told("digits", b"1" * MB)
told("numbers", b"one hundred " * (MB // 12))
told("capitals", b"A " * (MB // 8))
told("long-line", many(10000, lambda i: b"Austria and Finland signed an agreement on %s in Vienna on 5 July 2024." % name(i)))
told("long-sentence", many(100000, lambda i: some.choice(WORDS)) + b".")
told("dates", b"They met on " + many(10000, lambda i: b"%d July %d," % (1 + i % 28, 1950 + i % 70)) + b".")
told("days", many(10000, lambda i: b"The two sides met on %d July %d to discuss %s." % (1 + i % 28, 1950 + i % 70, name(i))))
told("names", many(10000, lambda i: b"Minister Ada %s of Austria met President %s %s of Finland." % (name(i), name(i * 7), name(i * 3))))
told("list-of-names", b"Those present were " + many(10000, lambda i: b"President %s %s," % (name(i), name(i * 7))) + b" and others.")
told("bodies", many(5000, lambda i: b"The %dth session of the Austria-Finland Joint %s Commission was held in Vienna." % (i, name(i))))
told("promises", many(5000, lambda i: b"Finland pledged to build a %s school in %s and to open a bank." % (name(i), name(i + 1))))
told("deaths", many(5000, lambda i: b"At least %d people were killed and %d wounded in an attack on %s, police said." % (i, i + 3, name(i))))
told("trade", many(5000, lambda i: b"Austria aims to raise exports to Finland from $%d million to $%d billion by %d." % (i, i + 3, 2020 + i % 30)))
told("documents", b"Austria and Finland signed " + many(10000, lambda i: b"a protocol on %s," % name(i)) + b" and a treaty.")
told("bullets", many(20000, lambda i: b"\n- a protocol on %s and %s" % (name(i), name(i + 1))))
told("headlines", many(20000, lambda i: b"\nMinister %s visits %s today" % (name(i), name(i + 1))))
told("he-said", b"he said that " * (20000 // scale) + b"it rained.")
told("marks", ("a" + "\u0301" * (MB // 2)).encode())
bare("deep.html", PAGE + b"<div>" * 100000 + b"text" + b"</div>" * 100000)
bare("unclosed.html", PAGE + b"<b><i>" * 250000 + b"text")
bare("comments.html", PAGE + b"<!--" * (MB // 4))
bare("attributes.html", PAGE + b"<p " + b"a=1 " * (MB // 4) + b">text")
bare("entities.html", PAGE + b"<p>" + b"&amp; met &#8217;s &bogus " * (MB // 25))
bare("list.html", PAGE + b"<ul>" + many(10000, lambda i: b"<li>Ada Norell met %s in Vienna and signed" % name(i)))
bare("table.html", PAGE + b"<table>" + many(10000, lambda i: b"<tr><td>Norell<td>met %s" % name(i)))
bare("articles.html", b"<html><body>" + many(200, lambda i: b"<article><h1>Austria and %s talk</h1>" % name(i) + PAGE[45:] + b"</article>"))
END

cat >../check.$$.py <<'END'
import json, sys
given = open(sys.argv[1], "rb").read()
for line in sys.stdin:
    record = json.loads(line)
    assert record["evidence"], record["id"]
    for part in record["evidence"]:
        quote = part["quote"].encode()
        assert sys.argv[1].endswith("jsonl") or given[part["start"]:part["end"]] == quote, (record["id"], part["start"])
END
check=$PWD/../check.$$.py
trap 'rm -rf "$check" "$folder"' EXIT
failed=0
for file in *; do
  timeout 120 "$pacta" code --threads 1 "$file" >../out.$$ 2>../err.$$
  status=$?
  lines=$(wc -l <../err.$$)
  [[ $file == *.jsonl ]] && most=4 || most=1
  if [ "$status" -gt 1 ] || [ "$lines" -gt "$most" ] || { [ "$status" = 1 ] && ! grep -q "^pacta: $file" ../err.$$; }; then
    echo "$file: status $status, $lines lines on standard error: $(head -c 300 ../err.$$)"
    failed=1
  fi
  python3 "$check" "$file" <../out.$$ || { echo "$file: its records are not as they should be"; failed=1; }
done
rm -f ../out.$$ ../err.$$
exit $failed
