#!/usr/bin/env python3
"""Learn which differences to flag: a logistic regression over what `examples/judge_features.rs` dumps (run by hand; needs numpy).

usage: train_judge.py DUMPER DATA_DIR [--write FILE]

DUMPER is target/release/examples/judge_features. DATA_DIR holds claimpairs, summedits, bump and mrpc (dev.jsonl each). A difference counts as
right where the record is labelled as a conflict and the difference names its kind (claimpairs) or touches the words that were edited (summedits,
bump); as wrong where the record agrees; all others are left out. Records are split into five folds by topic or document; the figures printed are
those of held-out folds. --write trains on everything and writes the weights.
"""
import hashlib, json, re, subprocess, sys
from pathlib import Path
import numpy as np

FLAGS = ("contradiction", "discrepancy")


def records(data):
    read = lambda name: [json.loads(line) for line in (Path(data) / name / "dev.jsonl").open(encoding="utf-8")]
    for r in read("claimpairs"):
        published = r.get("published") or {}
        yield {"set": "claimpairs", "fold": r["id"], "left": r["left"], "right": r["right"], "published": [published.get("left"), published.get("right")],
               "conflict": r["verdict"] in FLAGS, "verdict": r["verdict"], "kinds": set(r["kinds"]),
               "words": " ".join(w for w in (r.get("evidence") or {}).values() if w)}
    for r in read("summedits"):
        if r["summary"] != r["seed_summary"]:
            yield {"set": "summedits", "fold": r["doc"], "left": r["seed_summary"], "right": r["summary"], "conflict": not r["consistent"],
                   "verdict": "agreement" if r["consistent"] else "contradiction", "kinds": None, "words": " ".join(w for pair in r["changed"] for w in pair)}
    for r in read("bump"):
        yield {"set": "bump", "fold": r["doc"], "left": r["faithful"], "right": r["unfaithful"], "conflict": True, "verdict": "contradiction", "kinds": None,
               "words": " ".join(w for pair in r["changed"] for w in pair)}
    for r in read("mrpc"):
        if r["paraphrase"]:
            yield {"set": "mrpc", "fold": r["id"], "left": r["a"], "right": r["b"], "conflict": False, "verdict": "agreement", "kinds": None, "words": ""}


def dump(dumper, rows):
    asked = "".join(json.dumps({"id": str(i), "left": r["left"], "right": r["right"], "published": r.get("published") or []}) + "\n" for i, r in enumerate(rows))
    said = subprocess.run([dumper], input=asked.encode(), capture_output=True, check=True).stdout.splitlines()
    return [json.loads(line)["differences"] for line in said]


def label(row, difference):
    """1 right, 0 wrong, -1 left out."""
    if row["set"] == "mrpc" and difference["kind"] in ("attribution", "certainty", "precision", "scope"):
        return -1                                               # paraphrases in the eyes of its annotators, who let sources and bounds pass
    if not row["conflict"]:
        return 0
    tokens = lambda text: set(re.findall(r"\w+", (text or "").lower()))
    touches = bool(tokens(row["words"]) & (tokens(difference["left"]) | tokens(difference["right"])))
    if row["kinds"] is not None:
        return 1 if difference["kind"] in row["kinds"] else -1 if touches else 0
    return 1 if touches else -1


def fit(x, y, weight, penalty=2.0):
    mean, spread = x.mean(0), x.std(0) + 1e-6
    z = np.hstack([(x - mean) / spread, np.ones((len(x), 1))])
    w, ridge = np.zeros(z.shape[1]), penalty * np.eye(z.shape[1])
    ridge[-1, -1] = 0
    for _ in range(100):
        p = 1 / (1 + np.exp(-np.clip(z @ w, -30, 30)))
        step = np.linalg.solve(z.T @ (z * (weight * p * (1 - p))[:, None]) + ridge + 1e-9 * np.eye(len(w)), z.T @ (weight * (p - y)) + ridge @ w)
        w -= step
        if np.abs(step).max() < 1e-6:
            break
    return w[:-1] / spread, w[-1] - (w[:-1] * mean / spread).sum()


def thresholds(kinds, y, held, precision=0.65, fewest=4):
    """For each kind the lowest threshold at which held-out differences are right often enough; 0.5 where too few are known."""
    chosen = {}
    for kind in sorted(set(kinds)):
        known = sorted(((p, l) for k, l, p in zip(kinds, y, held) if k == kind and l >= 0), reverse=True)
        best, right = 0.5, 0
        for n, (p, l) in enumerate(known, 1):
            right += l
            if n >= fewest and right / n >= precision:
                best = round(float(p), 3)
        # Edited summaries run in parallel as real articles seldom do: what can become a contradiction needs more than their word.
        chosen[kind] = max(best, 0.5 if kind in ("figure", "date", "name", "polarity", "role") else 0.2)
    return chosen


def report(rows, scored, threshold):
    """Flag figures by set, at the thresholds of the kinds."""
    for name in ("claimpairs", "summedits", "bump", "mrpc"):
        picked = [(r, s) for r, s in zip(rows, scored) if r["set"] == name]
        flagged = [(r, [d for d, p in s if p >= threshold[d["kind"]]]) for r, s in picked]
        tp, fp = sum(r["conflict"] and bool(f) for r, f in flagged), sum(not r["conflict"] and bool(f) for r, f in flagged)
        fn = sum(r["conflict"] and not f for r, f in flagged)
        hard = [(r["verdict"] == "contradiction", any(d["contradicts"] for d in f)) for r, f in flagged]
        ctp, cfp, cfn = sum(a and b for a, b in hard), sum(b and not a for a, b in hard), sum(a and not b for a, b in hard)
        f1 = lambda a, b, c: 2 * a / max(2 * a + b + c, 1)
        agree = [bool(f) for r, f in flagged if r["verdict"] == "agreement"]
        yield (f"{name}: flag F1 {f1(tp, fp, fn):.3f} P {tp / max(tp + fp, 1):.3f} R {tp / max(tp + fn, 1):.3f}; contradiction F1 {f1(ctp, cfp, cfn):.3f} "
               f"P {ctp / max(ctp + cfp, 1):.3f} R {ctp / max(ctp + cfn, 1):.3f}; agreements flagged {sum(agree) / max(len(agree), 1):.3f}")


def main():
    args = sys.argv[1:]
    target = args[args.index("--write") + 1] if "--write" in args else None
    if target:
        del args[args.index("--write"):args.index("--write") + 2]
    rows = list(records(args[1]))
    found = dump(args[0], rows)
    names = next(list(d["features"]) for f in found for d in f)
    flat = [(i, d, label(rows[i], d)) for i, f in enumerate(found) for d in f]
    x = np.array([[d["features"][n] for n in names] for _, d, _ in flat])
    y = np.array([l for _, _, l in flat])
    fold = np.array([int(hashlib.md5(rows[i]["fold"].encode()).hexdigest(), 16) % 5 for i, _, _ in flat])
    sizes = {s: sum(rows[i]["set"] == s for (i, _, l) in flat if l >= 0) for s in ("claimpairs", "summedits", "bump", "mrpc")}
    weight = np.array([{"claimpairs": 3.0}.get(rows[i]["set"], 1.0) for i, _, _ in flat])
    print({s: (sizes[s], sum(rows[i]["set"] == s and l == 1 for i, _, l in flat)) for s in sizes}, "differences trained on, of these right")
    held = np.zeros(len(flat))
    for k in range(5):
        train = (fold != k) & (y >= 0)
        w, b = fit(x[train], y[train].astype(float), weight[train])
        held[fold == k] = 1 / (1 + np.exp(-(x[fold == k] @ w + b)))
    scored = [[] for _ in rows]
    for (i, d, _), p in zip(flat, held):
        scored[i].append((d, p))
    # BUMP has no agreeing pairs, so it would make every rule look right.
    judged = np.where(np.array([rows[i]["set"] == "bump" for i, _, _ in flat]), -1, y)
    limits = thresholds([d["kind"] for _, d, _ in flat], judged, held)
    lines = ["thresholds: " + ", ".join(f"{k} {t}" for k, t in limits.items()), *report(rows, scored, limits)]
    print("\n".join(lines))
    if target:
        w, b = fit(x[y >= 0], y[y >= 0].astype(float), weight[y >= 0])
        comment = "".join(f"# {line}\n" for line in ["Written by tools/train_judge.py; figures of held-out folds:", *lines])
        Path(target).write_text(f"{comment}bias {b:.4f}\n" + "".join(f"{n} {v:.4f}\n" for n, v in zip(names, w)) + "".join(f"threshold:{k} {t}\n" for k, t in limits.items()))


if __name__ == "__main__":
    main()
