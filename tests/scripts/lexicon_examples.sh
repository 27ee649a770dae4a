#!/bin/bash
# Every example of senses.tsv is read as its row promises, or stands in the list of known gaps; and the check sees both kinds of lies.
set -u
build=${1:?build folder}
if [ ! -x "$build/pacta" ]; then
    echo "no $build/pacta to ask"
    exit 1
fi
export PACTA_MODEL=${PACTA_MODEL:-$PWD/data/model/english.pacta-model}
gaps=tests/data/senses_gaps.tsv
python3 tools/check-examples "$build/pacta" --gaps "$gaps" || exit 1

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0

# must_complain WHAT GAPS: with this list of gaps the check fails and says so.
must_complain() {
    message=$(python3 tools/check-examples "$build/pacta" --gaps "$2") && { echo "no complaint of '$1'"; failed=1; }
    case $message in
        *"$1"*) ;;
        *) echo "no word of '$1'"; failed=1 ;;
    esac
}

sed '$d' "$gaps" >"$folder/short.tsv"
must_complain "is not read as the row says" "$folder/short.tsv"
{ cat "$gaps"; printf 'ratify\tverb\tobj:any\n'; } >"$folder/stale.tsv"
must_complain "is read by now" "$folder/stale.tsv"
{ cat "$gaps"; printf 'zzz\tverb\t-\n'; } >"$folder/unknown.tsv"
must_complain "no such row" "$folder/unknown.tsv"
exit $failed
