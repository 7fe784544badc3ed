#!/bin/sh
# Makes the scorer from nothing but this folder: sentences of our own, and MiniLM from the package index.
# About a quarter of an hour on two idle cores. No labelled report is read: the judge, which is trained on
# reports, must find the scorer's opinion of them as honest as of new ones.
#
#   python3 -m venv /tmp/trainvenv && /tmp/trainvenv/bin/pip install -r training/requirements.txt
#   training/scorer.sh /tmp/trainvenv/bin/python WORK_FOLDER
set -eu
python=$1 work=$2
patterns=${PATTERNS:-6000} epochs=${EPOCHS:-5}
cd "$(dirname "$0")/.."
.venv/bin/python training/mark.py
.venv/bin/python training/phrases.py --patterns $((patterns * epochs)) --seed 23 --to "$work/drawn"
.venv/bin/python training/phrases.py training/sentences --to "$work/own"
# Threads that wait by sleeping: on a busy machine spinning ones cost most of the time.
OMP_WAIT_POLICY=PASSIVE GOMP_SPINCOUNT=0 "$python" training/train.py --out "$work/network" \
    --drawn "$work/drawn" --own "$work/own" --patterns "$patterns" --epochs "$epochs"
"$python" training/export.py --from "$work/network" --to "$work/model"
echo "measure it, then copy $work/model/* to src/dragoman/rules/data/scorer/"
