#!/usr/bin/env python3
"""Unpacks annotated pairs, one JSON line each, into folders as `crosscheck test` and the fixtures have them.

usage: unpack_cases.py FILE.jsonl FOLDER      then: crosscheck test FOLDER

Each line holds `left` and `right`, the two texts, beside the fields of gold.json (docs/fixtures.md); `name` names the folder.
"""
import json, sys
from pathlib import Path


def unpack(line, folder):
    case = json.loads(line)
    target = folder / case["name"]
    target.mkdir(parents=True, exist_ok=True)
    for side in ("left", "right"):
        (target / f"{side}.txt").write_text(case.pop(side), encoding="utf-8")
    (target / "gold.json").write_text(json.dumps(case, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    source, folder = map(Path, sys.argv[1:])
    for line in source.read_text(encoding="utf-8").splitlines():
        unpack(line, folder)


if __name__ == "__main__":
    main()
