#!/usr/bin/env bash
# A program of somebody else's (tests/library_user.c), built by gcc and by clang against the installed header with the shared
# and with the static library, reads a report: all four print the same records, and they are those of the command.
set -u
case $1 in /*) build=$1 ;; *) build=$PWD/$1 ;; esac
root=$PWD
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
failed=0
fail() { echo "$*"; failed=1; }

DESTDIR=$folder cmake --install "$build" >"$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }
config=$(find "$folder" -name pacta.pc)
header=$(dirname "$(find "$folder" -name pacta.h)")
library=$(dirname "$(dirname "$config")")
PACTA_MODEL=$(find "$folder" -name english.pacta-model)
export PACTA_MODEL
[ -n "$PACTA_MODEL" ] || fail "the model is not installed"
sanitize=""
grep -q __asan_init "$build/pacta" && sanitize="-fsanitize=address,undefined"
needs=$(PKG_CONFIG_PATH=$(dirname "$config") pkg-config --static --libs-only-l --libs-only-other pacta | sed 's/-lpacta\b//')

report=examples/reports/2024-04-22-raisi-in-islamabad.txt
"$build/pacta" code "$report" | grep -v '"record":"event"' | sed 's/"sha256":"[0-9a-f]*",//' >"$folder/wanted"
[ -s "$folder/wanted" ] || fail "the command reads nothing"
compilers="gcc clang"
# what the sanitizers watch must be linked by the compiler that built it
[ -n "$sanitize" ] && compilers=$(basename "$(sed -n 's/^CMAKE_C_COMPILER:[A-Z]*=//p' "$build/CMakeCache.txt")")
for compiler in $compilers; do
  command -v "$compiler" >/dev/null || continue
  flags="-std=c17 -Wall -Wextra -Werror -O1 $sanitize -I$header"
  # shellcheck disable=SC2086
  "$compiler" $flags -o "$folder/shared-$compiler" tests/library_user.c -L"$library" -lpacta || fail "$compiler: linking with the shared library fails"
  # shellcheck disable=SC2086
  "$compiler" $flags -o "$folder/static-$compiler" tests/library_user.c "$library/libpacta.a" $needs || fail "$compiler: linking with the static library fails"
  for kind in shared static; do
    (cd "$root" && LD_LIBRARY_PATH=$library "$folder/$kind-$compiler" "$report") | sed 's/"sha256":"[0-9a-f]*",//' >"$folder/got"
    cmp -s "$folder/wanted" "$folder/got" || fail "$compiler, $kind: other records than the command's: $(diff "$folder/wanted" "$folder/got" | head -c 600)"
  done
done
for program in "$folder"/shared-* "$folder"/static-*; do
  LD_LIBRARY_PATH=$library "$program" /dev/null || fail "an empty text is an error"
done
exit $failed
