#!/bin/bash
# The lint sees each thing it looks for, and is content with a tree that has none of them.
set -u
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0
mkdir -p "$folder"/data/lexicon "$folder"/src/low "$folder"/src/high
echo "low < high" > "$folder/layers.txt"

# A tree without a fault; each test below spoils one file and mends it again.
mend() {
    printf '# Words.\nword\tclass\nayran\tdrink\nboza\tdrink\n' > "$folder/data/lexicon/drinks.tsv"
    printf '#include "low/a.h"\nint b(void);\n' > "$folder/src/high/b.c"
}

must_complain() {
    message=$(python3 tools/lint "$folder") && { echo "no complaint about: $1"; failed=1; }
    case $message in
        *"$1"*) ;;
        *) echo "no word of '$1' in: $message"; failed=1 ;;
    esac
    mend
}

mend
message=$(python3 tools/lint "$folder") || { echo "a clean tree is complained about: $message"; failed=1; }

printf 'word\tclass\nboza\tdrink\nayran\tdrink\n' > "$folder/data/lexicon/drinks.tsv"
must_complain "drinks.tsv:3: not sorted by bytes"
printf 'word\tclass\nboza\tdrink\nboza\tdrink\n' > "$folder/data/lexicon/drinks.tsv"
must_complain "or twice"
printf 'word\tclass\nboza\n' > "$folder/data/lexicon/drinks.tsv"
must_complain "1 columns where the header names 2"
printf 'word\tclass\nboza\t\n' > "$folder/data/lexicon/drinks.tsv"
must_complain "column 2 is empty"
printf '# nothing\n' > "$folder/data/lexicon/drinks.tsv"
must_complain "no header line"
printf 'word\tclass\nb\377za\tdrink\n' > "$folder/data/lexicon/drinks.tsv"
must_complain "not UTF-8"
printf '/* %s: more */\n' "TO""DO" > "$folder/src/high/b.c"
must_complain "b.c:1: do it now"
printf 'const char *here = "/%s/me";\n' "ho""me" > "$folder/src/high/b.c"
must_complain "a path of one workplace"
printf 'int b;  \n' > "$folder/src/high/b.c"
must_complain "blanks at the end"
printf 'int b;' > "$folder/src/high/b.c"
must_complain "add a newline"
yes 'int b;' | head -801 > "$folder/src/high/b.c"
must_complain "more than 800 lines"
printf '#include "high/b.h"\n' > "$folder/src/low/a.c"
must_complain "high stands right of low"
exit $failed
