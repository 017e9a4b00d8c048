#!/bin/sh
# Trains the judge's decision anew on the present links and facts, and builds with it: run after any change to reading, facts, alignment or the
# rules of judge. Needs python3 with numpy (PYTHON=...). usage: tools/train_judge.sh DATA_DIR
set -e
cd "$(dirname "$0")/.."
cargo build --profile quick --bin crosscheck --example judge_features
OMP_NUM_THREADS=1 "${PYTHON:-python3}" tools/train_judge.py target/quick/examples/judge_features "$1" --write src/judge/weights.txt
cargo build --profile quick --bin crosscheck
