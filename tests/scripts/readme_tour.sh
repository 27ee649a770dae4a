#!/usr/bin/env bash
# The README's tour shows what the program prints: every line under a command stands in its output, in that order.
set -u
case $1 in /*) build=$1 ;; *) build=$PWD/$1 ;; esac
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
cd "$root" || exit 1
PACTA_LEDGER=$folder/tour.ledger PATH=$build:$PATH python3 - README.md <<'PYTHON'
import subprocess, sys

shown, failed, inside = [], 0, False
for line in open(sys.argv[1], encoding="utf-8").read().split("\n"):
    if line.startswith("    $ pacta "):
        shown.append((line[6:], []))
        inside = True
    elif line.startswith("    ") and inside and line.strip() != "...":
        shown[-1][1].append(line[4:].rstrip())
    elif line and not line.startswith("    "):
        inside = False
assert len(shown) > 5, "the README has no tour"
for command, wanted in shown:
    done = subprocess.run(command, shell=True, capture_output=True, text=True)
    printed = iter(line.rstrip() for line in (done.stdout + done.stderr).split("\n"))
    for line in wanted:
        if line not in printed:  # an iterator: goes on behind the line before
            print("%s\n  does not print: %s" % (command, line))
            failed = 1
            break
sys.exit(failed)
PYTHON
