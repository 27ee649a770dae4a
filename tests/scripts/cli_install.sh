#!/usr/bin/env bash
# What is installed works: the program finds its model, another program links against the library, and the library shows
# nothing but what its header declares.
set -u
case $1 in /*) build=$1 ;; *) build=$PWD/$1 ;; esac
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
failed=0
fail() { echo "$*"; failed=1; }

DESTDIR=$folder cmake --install "$build" >"$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }
config=$(find "$folder" -name pacta.pc)
library=$(dirname "$(dirname "$config")")
[ -n "$config" ] || { echo "no pacta.pc"; exit 1; }
for file in bin/pacta include/pacta.h share/man/man1/pacta.1; do
  [ -e "$(dirname "$library")/$file" ] || [ -n "$(find "$folder" -path "*/$file")" ] || fail "$file is not installed"
done

# Names that the shared library shows: those of pacta.h.
shown=$(nm -D --defined-only "$library/libpacta.so" | awk '{ print $3 }' | grep -v '^pacta_' | grep -v '^__' | tr '\n' ' ')
[ -z "$shown" ] || fail "the library shows $shown"
for name in $(nm -D --defined-only "$library/libpacta.so" | awk '{ print $3 }' | grep '^pacta_'); do
  grep -q "\b$name(" "$(find "$folder" -name pacta.h)" || fail "$name is shown and is not in pacta.h"
done
objdump -p "$library/libpacta.so" 2>/dev/null | grep -q 'SONAME *libpacta\.so\.[0-9]' || fail "the library has no versioned name"

# A program of somebody else's, in C and in C++.
printf '#include <pacta.h>\n#include <stdio.h>\nint main(void) { puts(pacta_status_words(PACTA_OK)); return 0; }\n' >"$folder/use.c"
cp "$folder/use.c" "$folder/use.cc"
export PKG_CONFIG_PATH=$(dirname "$config") PKG_CONFIG_SYSROOT_DIR=$folder
sanitize=""
grep -q __asan_init "$build/pacta" && sanitize="-fsanitize=address,undefined"
# shellcheck disable=SC2046
cc $sanitize -Wall -Wextra -Werror -o "$folder/use" "$folder/use.c" $(pkg-config --cflags --libs pacta) || fail "linking in C fails"
# shellcheck disable=SC2046
c++ $sanitize -Wall -Wextra -Werror -o "$folder/use++" "$folder/use.cc" $(pkg-config --cflags --libs pacta) || fail "linking in C++ fails"
for program in use use++; do
  [ "$(LD_LIBRARY_PATH=$library "$folder/$program")" = ok ] || fail "$program does not run"
done
# shellcheck disable=SC2046
unset PKG_CONFIG_SYSROOT_DIR
cc $sanitize -o "$folder/whole" "$folder/use.c" -I"$(dirname "$(find "$folder" -name pacta.h)")" "$library/libpacta.a" \
  $(pkg-config --libs $(sed -n 's/^Requires.private: //p' "$config" | tr -d ,)) -lm -pthread || fail "linking statically fails"
[ "$("$folder/whole")" = ok ] || fail "the static program does not run"
exit $failed
