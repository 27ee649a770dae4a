#!/bin/bash
# Most examples of senses.tsv are read as their rows promise. The rest are errors of tagger and parser, known by --list.
build=${1:?build folder}
if [ ! -x "$build/pacta" ]; then
    echo "no $build/pacta to ask"
    exit 1
fi
PACTA_MODEL=${PACTA_MODEL:-$PWD/data/model/english.pacta-model} python3 tools/check-examples "$build/pacta" --floor 80
