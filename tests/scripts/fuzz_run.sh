#!/bin/bash
# fuzz/run knows every fuzzer of fuzz/, runs all of them even when one breaks, and says which one and how to see it again.
set -u
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0

for source in fuzz/*.c; do
    name=$(basename "$source" .c)
    [ "$name" = replay ] || fuzz/run --list | grep -qx "$name" || { echo "fuzz/run does not know $name"; failed=1; }
done

# Stand-ins for built fuzzers: one finds nothing, one breaks.
cat > "$folder/fuzz_good" <<'STAND_IN'
#!/bin/bash
echo "stat::number_of_executed_units: 7" >&2
STAND_IN
cat > "$folder/fuzz_bad" <<'STAND_IN'
#!/bin/bash
for word in "$@"; do case $word in -artifact_prefix=*) echo x > "${word#*=}crash-1" ;; esac; done
echo "==1==ERROR: libFuzzer: deadly signal" >&2
exit 77
STAND_IN
chmod +x "$folder"/fuzz_*

output=$(fuzz/run --no-build --build "$folder" --seconds 1 bad good)
[ $? = 1 ] || { echo "a finding does not make the run fail"; failed=1; }
for words in "bad .*BROKEN: .*deadly signal" "fuzz_bad .*/findings/bad-crash-1" "good .*nothing found in 7 runs"; do
    grep -q "$words" <<< "$output" || { echo "no '$words' in: $output"; failed=1; }
done
fuzz/run --no-build --build "$folder" --seconds 1 good > /dev/null || { echo "a run without findings fails"; failed=1; }
exit $failed
