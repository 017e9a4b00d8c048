#!/usr/bin/env python3
"""Write the word vectors that alignment uses (run by hand; the build needs neither Python nor network).

usage: convert_vectors.py VECTORS_DIR LEMMA_DIR OUT_DIR

VECTORS_DIR holds minilm_static_{64,128}d_int8.safetensors and vocab.txt: static vectors distilled from all-MiniLM-L6-v2 (Apache-2.0).
LEMMA_DIR is src/syntax/model. Kept are whole English words. Written are
  words.txt       one word a line in the order of the vocabulary, which is the order of frequency: a line number tells how rare a word is
  vectors.bin     the 64-number rows, each brought to length one, as int8 (127 = 1.0)
  neighbours.bin  for each word its 12 nearest dictionary forms by the 128-number vectors, the forms of a lemma averaged: u16 line number
                  (little-endian) and u8 cosine (255 = 1.0); cosine 0 where there is no further one above 0.42
"""
import json, struct, sys
from pathlib import Path
import numpy

source, lemmas, out = map(Path, sys.argv[1:4])
NEAREST, LEAST = 12, 0.42
vocabulary = (source / "vocab.txt").read_text(encoding="utf-8").split("\n")


def unit(rows):
    return rows / numpy.maximum(numpy.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def table(width):
    raw = (source / f"minilm_static_{width}d_int8.safetensors").read_bytes()
    length = struct.unpack("<Q", raw[:8])[0]
    header, body = json.loads(raw[8:8 + length]), raw[8 + length:]
    offsets = header["embeddings"]["data_offsets"]
    return numpy.frombuffer(body[slice(*offsets)], numpy.int8).reshape(header["embeddings"]["shape"]).astype(numpy.float32)


def dictionary_form(known):
    """A function from a word to its lemma, by the tables that the parser uses: verbs first, then nouns."""
    rows = lambda name: [line.split("\t") for line in (lemmas / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    exceptions, listed = {(r[0], r[1]): r[2] for r in rows("lemma_exceptions.txt")}, {tuple(r[:2]) for r in rows("lemma_words.txt")}
    rules = rows("lemma_rules.txt")

    def form(word):
        for part in ("verb", "noun"):
            if (part, word) in listed:
                continue
            candidates = [exceptions.get((part, word))] + [word[:len(word) - len(old)] + new for p, old, new in rules if p == part and old and word.endswith(old)]
            for lemma in candidates:
                if lemma and lemma in known and (part, lemma) in listed:
                    return lemma
        return word
    return form


def neighbours(words, rows):
    place = {word: i for i, word in enumerate(words)}
    form, groups = dictionary_form(place), {}
    for i, word in enumerate(words):
        groups.setdefault(place[form(word)], []).append(i)
    heads = numpy.array(sorted(groups))
    # The dictionary form itself speaks first, its other forms with it.
    centre = unit(numpy.array([rows[h] + rows[groups[h]].sum(0) for h in heads]))
    table = numpy.zeros((len(words), NEAREST), dtype=[("word", "<u2"), ("cosine", "u1")])
    for start in range(0, len(heads), 1000):
        likeness = centre[start:start + 1000] @ centre.T
        likeness[numpy.arange(len(likeness)), numpy.arange(start, start + len(likeness))] = 0
        for row, order in enumerate(numpy.argsort(-likeness, axis=1, kind="stable")[:, :NEAREST]):
            best = [(heads[i], round(255 * float(likeness[row, i]))) for i in order if likeness[row, i] >= LEAST]
            for member in groups[heads[start + row]]:
                for at, pair in enumerate(best):
                    table[member, at] = pair
    return table.tobytes()


kept = [i for i, word in enumerate(vocabulary[:len(table(64))]) if word.isascii() and word.isalpha() and len(word) > 1]
words = [vocabulary[i] for i in kept]
out.mkdir(parents=True, exist_ok=True)
(out / "vectors.bin").write_bytes(numpy.rint(127 * unit(table(64)[kept])).astype(numpy.int8).tobytes())
(out / "words.txt").write_text("".join(word + "\n" for word in words), encoding="utf-8")
(out / "neighbours.bin").write_bytes(neighbours(words, unit(table(128)[kept])))
