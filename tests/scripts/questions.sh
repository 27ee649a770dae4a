#!/usr/bin/env bash
# The fifteen questions that Pacta is for, asked to a ledger of the examples: tests/questions tells what must be answered.
exec python3 tests/questions/run.py "$1"
