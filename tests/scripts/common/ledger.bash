# For scripts that ask a ledger of their own: begin in an empty folder with PACTA_LEDGER set, build in $1, and count failures.
set -u
case $1 in /*) build=$1 ;; *) build=$PWD/$1 ;; esac
pacta=$build/pacta
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
export PACTA_LEDGER=$folder/test.ledger PACTA_AUTHOR="Ada Norell"
failed=0
fail() { echo "$*"; failed=1; }
# has FILE TEXT: the line breaks of the page do not matter
has() { tr -s ' \n' '  ' <"$1" | grep -qF -- "$2" || { fail "$1: not there: $2"; head -c 3000 "$1"; }; }
has_not() { ! tr -s ' \n' '  ' <"$1" | grep -qF -- "$2" || { fail "$1: there: $2"; head -c 3000 "$1"; }; }
# json FILE EXPRESSION: of the parsed answer `a`
json() { python3 -c "import json,sys; a=json.load(open(sys.argv[1])); assert ($2), str(a)[:3000]" "$1" || fail "$1: not so: $2"; }
# refuses STATUS WORDS COMMAND...: one clear line, and that exit status
refuses() {
  local status=$1 words=$2
  shift 2
  "$pacta" "$@" >out 2>err
  [ $? = "$status" ] || fail "$*: the status is not $status"
  [ "$(wc -l <err)" = 1 ] || fail "$*: not one line: $(cat err)"
  grep -qF -- "$words" err || fail "$*: $(cat err)"
}
