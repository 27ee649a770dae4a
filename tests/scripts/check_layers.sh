#!/bin/bash
# No file of src/ includes what stands right of it, and the check that says so sees each way of doing it.
set -u
check=tools/check-layers
python3 "$check" . || exit 1

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0
echo "low < middle < left, right" > "$folder/layers.txt"
mkdir -p "$folder"/src/{low,middle,left,right}

# verdict FILE INCLUDE: what the check prints when FILE is the only file and includes that.
verdict() {
    find "$folder/src" -name '*.[ch]' -delete
    printf '#include "%s"\n' "$2" > "$folder/src/$1"
    python3 "$check" "$folder"
}

must_pass() {
    message=$(verdict "$1" "$2") || { echo "$1 may include $2, but: $message"; failed=1; }
}

must_complain() {
    message=$(verdict "$1" "$2") && { echo "$1 may not include $2"; failed=1; }
    case $message in
        *"$3"*) ;;
        *) echo "$1 includes $2: no word of '$3' in: $message"; failed=1 ;;
    esac
}

must_pass middle/a.c middle/b.h
must_pass middle/a.c low/a.h
must_pass left/a.c low/a.h
must_pass low/a.c pacta.h
must_pass face.c right/a.h
must_pass right/a.c pacta_face.h
must_complain low/a.c middle/a.h "stands right of low"
must_complain low/a.h left/a.h "stands right of low"
must_complain left/a.c right/a.h "side by side"
must_complain middle/a.c pacta_face.h "the face of the library"
must_complain middle/a.c b.h "name the folder"
must_complain middle/a.c elsewhere/b.h "no folder of layers.txt"
mkdir "$folder/src/new"
must_complain new/a.c low/a.h "add it there"
exit $failed
