#!/usr/bin/env python3
"""Measure the program on labelled passages (tools/meter, tools/passages): how many of those that agree it flags, alone and ten at a time as two articles,
and how many of those that conflict it finds.

usage: passage_meter.py CROSSCHECK FILE.jsonl [...]
"""
import collections, json, subprocess, sys
from pathlib import Path

FLAGS = ("contradiction", "discrepancy")


def findings(program, pairs):
    """The flags between the two texts of each pair."""
    records = "".join(json.dumps({"id": str(n), "left": left, "right": right}) + "\n" for n, (left, right) in enumerate(pairs))
    told = subprocess.run([program, "batch", "compare", "-"], input=records.encode(), capture_output=True, check=True).stdout.splitlines()
    return [[f for f in json.loads(line).get("findings", []) if f["verdict"] in FLAGS] for line in told]


def has(flags, verdict):
    return any(f["verdict"] == verdict for f in flags)


def agreements(program, rows):
    alone = findings(program, [(r["left"], r["right"]) for r in rows])
    tens = [rows[n:n + 10] for n in range(0, len(rows), 10)]
    whole = findings(program, [tuple("\n\n".join(r[side] for r in ten) for side in ("left", "right")) for ten in tens])
    count = lambda verdict: sum(f["verdict"] == verdict for flags in whole for f in flags)
    return (f"{len(rows)} that agree: flagged {sum(map(bool, alone))}, contradicted {sum(has(f, 'contradiction') for f in alone)}; as {len(tens)} pairs of articles: "
            f"{count('contradiction')} contradictions, {count('discrepancy')} discrepancies")


def conflicts(program, rows):
    found = findings(program, [(r["left"], r["right"]) for r in rows])
    hard = [f for r, f in zip(rows, found) if r["verdict"] == "contradiction"]
    kinds, told = collections.Counter(), collections.Counter()
    for r, flags in zip(rows, found):
        kinds.update(r["kinds"])
        told.update(r["kinds"] if flags else [])
    by_kind = ", ".join(f"{kind} {told[kind]}/{kinds[kind]}" for kind in sorted(kinds))
    return (f"{len(rows)} that conflict: flagged {sum(map(bool, found))}; of {len(hard)} contradictions called so {sum(has(f, 'contradiction') for f in hard)}; "
            f"flagged by kind: {by_kind}")


def main():
    program, *files = sys.argv[1:]
    for path in map(Path, files):
        rows = [json.loads(line) for line in path.open(encoding="utf-8")]
        for verdicts, measure in ((("agreement",), agreements), (FLAGS, conflicts)):
            some = [r for r in rows if r["verdict"] in verdicts]
            if some:
                print(f"{path.name}: {measure(program, some)}")


if __name__ == "__main__":
    main()
