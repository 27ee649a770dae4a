#!/bin/bash
# The sense tables hold together, and the check that says so sees each kind of mistake.
set -u
check=tools/check-senses
python3 "$check" data/lexicon || exit 1

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0

# must_complain WHAT TABLE SED: after the edit of one table, the check fails and its message holds WHAT.
must_complain() {
    cp data/lexicon/*.tsv "$folder"
    sed -i "$3" "$folder/$2.tsv"
    if cmp -s "data/lexicon/$2.tsv" "$folder/$2.tsv"; then
        echo "the edit '$3' changes nothing in $2.tsv"
        failed=1
    fi
    message=$(python3 "$check" "$folder") && { echo "no complaint after: $3"; failed=1; }
    case $message in
        *"$1"*) ;;
        *) echo "after '$3' no word of '$1': $message"; failed=1 ;;
    esac
}

first=$(grep -n -m1 '^ratify	' data/lexicon/senses.tsv | cut -d: -f1)
must_complain "not sorted" senses "${first}{h;d};\$G"
must_complain "not sorted, or twice" senses "${first}p"
must_complain "cells, the header names" senses "${first}s/\t[^\t]*\$//"
must_complain "unknown record" senses "${first}s/\tinstrument\t/\tinstrumint\t/"
must_complain "unknown PLOVER type" senses "${first}s/\tSUPPORT\t/\tSUPORT\t/"
must_complain "is none of SUPPORT" senses "${first}s/\tSUPPORT\t-/\tSUPPORT\tvisit/"
must_complain "unknown CAMEO code" senses "${first}s/\t057\t/\t999\t/"
must_complain "choose a code of that type" senses "${first}s/\t057\t/\t190\t/"
must_complain "has no form of" senses "${first}s/members ratified/members read/"
must_complain "does not show" senses "s/^\(fly\tverb\tto:place.*\) to Geneva/\1 towards Geneva/"
must_complain "same example" senses "s/^\(ratify\tverb\tobj:any.*\t\)[^\t]*\$/\1Nine of twelve members ratified last year./"
must_complain "same lemma, pos and frame" senses "s/^\(ratify\tverb\t\)obj:any/\1-/"
must_complain "takes all that this row takes" senses "s/^\(down\tverb\tobj:=\)tool/\1jet/"
must_complain "unknown word class" senses "s/^\(ratify\tverb\tobj:\)any/\1anything/"
must_complain "has no row in senses.tsv" light_verbs "s/^hold\tdialogue\t-\ttalk/hold\tdialogue\t-\ttawlk/"
must_complain "is already in line" metrics "s/^yearly trade\t/annual trade\t/"
exit $failed
