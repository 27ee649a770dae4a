#!/usr/bin/env bash
# Exit statuses, help, complaints of one line, colours on a terminal only.
set -u
pacta=$1/pacta
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
unset PACTA_LEDGER NO_COLOR
failed=0

# expect STATUS WORDS COMMAND...: the status, and WORDS in what it prints to standard error, which is at most one line
expect() {
  local status=$1 words=$2
  shift 2
  "$pacta" "$@" >"$folder/out" 2>"$folder/err" </dev/null
  local got=$?
  if [ "$got" != "$status" ] || [[ "$(cat "$folder/err")" != *"$words"* ]] || [ "$(wc -l <"$folder/err")" -gt 1 ]; then
    echo "pacta $*: expected status $status with \"$words\", got $got with \"$(cat "$folder/err")\""
    failed=1
  fi
}

cd "$folder" || exit 1
case $pacta in /*) ;; *) pacta=$OLDPWD/$pacta ;; esac
expect 0 "" help
expect 0 "" --help
expect 0 "" --version
expect 0 "" version
for command in $("$pacta" help | sed -n 's/^  \([a-z]*\) .*/\1/p' | sort -u); do
  expect 0 "" help "$command"
  "$pacta" "$command" --help | grep -q "^usage: pacta $command" || { [ "$command" = help ] || { echo "$command --help says nothing"; failed=1; }; }
  expect 2 "unknown option" "$command" --no-such-option
done
expect 2 "no such command" frobnicate
expect 2 "no such command" help frobnicate
expect 2 "usage: pacta list" list
expect 2 "usage: pacta brief" brief PAK
expect 2 "needs a value" list meeting --since
expect 2 "takes no value" list meeting --json=yes
expect 2 "is no day" list meeting --since yesterday
expect 2 "no country or bloc" list meeting --party Ruritania
expect 2 "--with needs --party" list meeting --with PAK
expect 2 "no type of record" list meetups
expect 2 "no number between" list meeting --limit 0
expect 2 "no number between" list meeting --limit 9x
expect 2 "two different" brief PAK Pakistan
expect 2 "none of text" brief PAK TUR --format pdf
expect 2 "is none of jsonl, csv, ics" export --format xml
expect 2 "neither text nor conllu" parse --from html
expect 5 "no ledger there" list meeting
expect 5 "no ledger there" show m1
expect 5 "no ledger there" search words
expect 5 "no ledger there" rebuild
[ -e pacta.ledger ] && { echo "looking made a ledger"; failed=1; }
echo "no ledger at all, but a file with some text in it" >other
expect 5 "is no ledger" list meeting -d other
expect 5 "check the folder" read -d nowhere/a.ledger other
expect 4 "nowhere.model" code --model nowhere.model other
expect 1 "nothing.txt" read -d new.ledger nothing.txt
expect 7 "nothing found" list meeting -d new.ledger
expect 7 "nothing between Pakistan and" brief -d new.ledger pk Türkiye
expect 7 "no record of that id" show -d new.ledger m0000000000000000
expect 7 "nothing found" search -d new.ledger word
expect 2 "at least one word" search -d new.ledger " "
PACTA_LEDGER=new.ledger expect 7 "nothing found" list meeting
expect 0 "" doctor -d new.ledger

# Colours: on a terminal, unless NO_COLOR or --no-color says otherwise.
printf '2025-07-10\nTalks in Ankara\n\nPresident Asif Ali Zardari of Pakistan met President Recep Tayyip Erdogan of Turkiye in Ankara on 9 July 2025.\n' >a.txt
expect 0 "" read -d new.ledger a.txt
cat >terminal.py <<'END'
import os, pty, sys
out = b""
pid, fd = pty.fork()
if pid == 0:
    os.environ["TERM"] = "xterm"
    os.execv(sys.argv[1], sys.argv[1:])
try:
    while True:
        part = os.read(fd, 4096)
        if not part:
            break
        out += part
except OSError:
    pass
os.waitpid(pid, 0)
print("colours" if b"\x1b[" in out else "plain")
END
shown() {
  local wanted=$1 got
  shift
  got=$(python3 terminal.py "$@")
  [ "$got" = "$wanted" ] || { echo "$*: expected $wanted on a terminal, got $got"; failed=1; }
}
if python3 -c 'import pty; pty.openpty()' 2>/dev/null; then
  shown colours "$pacta" list article -d new.ledger
  shown plain "$pacta" list article -d new.ledger --no-color
  NO_COLOR=1 shown plain "$pacta" list article -d new.ledger
else
  echo "this machine gives no terminals: colours on one were not looked at"
fi
"$pacta" list article -d new.ledger | grep -q $'\x1b' && { echo "colours in a pipe"; failed=1; }

# What a source says cannot play with the terminal.
printf 'Talks \033[31min\007 Ankara\n\nPresident Asif Ali Zardari of Pakistan met President Recep Tayyip Erdogan of Turkiye in \033]0;Ankara\007 on 9 July 2025.\n' >b.txt
"$pacta" read -d new.ledger b.txt >/dev/null 2>&1
for question in "list article" "list meeting" "search Ankara" "brief PAK TUR" "brief PAK TUR -f markdown"; do
  # shellcheck disable=SC2086
  "$pacta" $question -d new.ledger 2>&1 | grep -q $'[\x1b\x07]' && { echo "$question lets control signs through"; failed=1; }
done
exit $failed
