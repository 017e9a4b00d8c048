#!/usr/bin/env python3
"""Write the word vectors that alignment uses (run by hand; the build needs neither Python nor network).

usage: convert_vectors.py VECTORS_DIR OUT_DIR

VECTORS_DIR holds minilm_static_64d_int8.safetensors and vocab.txt: static vectors distilled from all-MiniLM-L6-v2 (Apache-2.0). Kept are
whole English words; each row is brought to length one and stored as int8 (127 = 1.0). OUT_DIR/words.txt has one word a line in the order
of the vocabulary, which is the order of frequency, so that a word's line number tells how rare it is; OUT_DIR/vectors.bin has the rows.
"""
import json, struct, sys
from pathlib import Path
import numpy

source, out = Path(sys.argv[1]), Path(sys.argv[2])
raw = (source / "minilm_static_64d_int8.safetensors").read_bytes()
length = struct.unpack("<Q", raw[:8])[0]
header, body = json.loads(raw[8:8 + length]), raw[8 + length:]
tensor = lambda name, kind: numpy.frombuffer(body[slice(*header[name]["data_offsets"])], kind).reshape(header[name]["shape"])
rows = tensor("embeddings", numpy.int8).astype(numpy.float32)
vocabulary = (source / "vocab.txt").read_text(encoding="utf-8").split("\n")
kept = [i for i, word in enumerate(vocabulary[:len(rows)]) if word.isascii() and word.isalpha() and len(word) > 1]
unit = rows[kept] / numpy.maximum(numpy.linalg.norm(rows[kept], axis=1, keepdims=True), 1e-9)
out.mkdir(parents=True, exist_ok=True)
(out / "vectors.bin").write_bytes(numpy.rint(127 * unit).astype(numpy.int8).tobytes())
(out / "words.txt").write_text("".join(vocabulary[i] + "\n" for i in kept), encoding="utf-8")
