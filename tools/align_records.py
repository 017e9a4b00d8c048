"""Annotated records for tools/train_align.py: each a pair of texts with cells (a place left, a place right, linked or not)."""
import json, re
from pathlib import Path


def record(name, group, left, right, cells):
    """`group` is held out as a whole; cells are ((start, end), (start, end), label) in bytes, label 1, 0, or -1 for debatable."""
    return {"set": name, "group": f"{name}/{group}", "left": left, "right": right, "cells": cells}


def joined(lines):
    spans, at = [], 0
    for line in lines:
        spans.append((at, at + len(line.encode())))
        at = spans[-1][1] + 2
    return "\n\n".join(lines), spans


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def located(text, anchor):
    at = text.encode().find(anchor.encode())
    return at, at + len(anchor.encode())


def cases(folder):
    for path in sorted(Path(folder).rglob("gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        left, right = ((path.parent / f"{side}.txt").read_bytes().decode("utf-8", "replace") for side in ("left", "right"))
        links = [(located(left, g["left"]), located(right, g["right"]), -1 if g.get("optional") else 1) for g in gold["links"]]
        yield record("cases", path.parent.name, left, right, links)


def articles():
    """Pairs of articles of our own, annotated by their authors (tools/articles)."""
    for path in sorted((Path(__file__).parent / "articles").glob("*.jsonl")):
        for r in lines(path):
            links = [(located(r["left"], g["left"]), located(r["right"], g["right"]), -1 if g.get("optional") else 1) for g in r["links"]]
            yield record("cases", f"{path.stem} {r['name']}", r["left"], r["right"], links)


def ecbplus(data):
    articles = {d["doc"]: [s for s in d["sentences"] if not (d["url_line"] and s["n"] == 0)] for d in lines(data / "ecbplus/docs.jsonl")}
    texts = {doc: joined([s["text"] for s in body]) for doc, body in articles.items()}
    place = {(doc, s["n"]): texts[doc][1][at] for doc, body in articles.items() for at, s in enumerate(body)}
    for name, rows in (("ecbplus", lines(data / "ecbplus/dev.jsonl")[::3]), ("ecbplus_other", lines(data / "ecbplus/dev_other_event.jsonl"))):
        for r in rows:
            gold = {(g["l"], g["r"]): bool(g["events"]) if isinstance(g, dict) else False for g in r["gold"]} if name == "ecbplus" else {tuple(g): False for g in r["gold"]}
            cells = [(place[r["left"], a], place[r["right"], b], 1 if gold.get((a, b)) else -1 if (a, b) in gold else 0)
                     for a in r["left_annotated"] for b in r["right_annotated"]]
            yield record(name, r["topic"], texts[r["left"]][0], texts[r["right"]][0], cells)


def whole(text):
    return 0, len(text.encode())


def pair(name, group, left, right, label):
    return record(name, group, left, right, [(whole(left), whole(right), label)])


def claimdiff(data):
    for r in lines(data / "claimdiff/dev.jsonl"):
        yield pair("claimdiff", r["topic"], r["a"], r["b"], int(r["related"]))


def short_pairs(data):
    """Paraphrases and labelled passages; each left one also against the right one of another record, which it has nothing to do with."""
    rows = [("mrpc", r["a"], r["b"], 1 if r["paraphrase"] else -1) for r in lines(data / "mrpc/dev.jsonl")]
    rows += [("claimpairs", r["left"], r["right"], int(r["verdict"] != "none")) for r in lines(data / "claimpairs/dev.jsonl")]
    for at, (name, left, right, label) in enumerate(rows):
        yield pair(name, at % 8, left, right, label)
        stranger = rows[(at + 8) % len(rows)]
        if stranger[0] == name and at % 2 == 0:
            yield pair(f"{name}_strangers", at % 8, left, stranger[2], 0)


def superpal(data):
    for topic in lines(data / "superpal_mn/dev.jsonl"):
        summary, units = list(dict.fromkeys(u["sentence"] for u in topic["summary_units"])), []
        left, homes = joined(summary)
        for u in topic["summary_units"]:
            home, part = homes[summary.index(u["sentence"])], max(re.split(r"\s*\.\.\.\s*", u["unit"]), key=len)
            at = u["sentence"].find(part)
            start = home[0] + len(u["sentence"][:max(at, 0)].encode())
            units.append((start, start + len(part.encode())) if at >= 0 else home)
        gold = {(g["u"], g["d"]) for g in topic["gold"]}
        for doc in sorted({d["doc"] for d in topic["doc_sentences"]}):
            body = sorted((d["offset"], i, d["text"]) for i, d in enumerate(topic["doc_sentences"]) if d["doc"] == doc)
            right, spans = joined([text for _, _, text in body])
            cells = [(units[u], spans[at], int((u, body[at][1]) in gold)) for u in range(len(units)) for at in range(len(body))]
            yield record("superpal", topic["id"], left, right, cells)


def wice(data):
    for at, r in enumerate(lines(data / "wice/dev.jsonl")[::2]):
        right, spans = joined(r["evidence"])
        wanted = {line for group in r["supporting"] for line in group}
        if wanted:
            yield record("wice", at % 8, r["claim"], right, [(whole(r["claim"]), span, int(i in wanted)) for i, span in enumerate(spans)])


def everything(cases_dir, bench_dir):
    data = Path(bench_dir)
    return [r for part in (cases(cases_dir), articles(), ecbplus(data), claimdiff(data), short_pairs(data), superpal(data), wice(data)) for r in part]
