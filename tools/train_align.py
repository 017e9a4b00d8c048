#!/usr/bin/env python3
"""Learn when two claims are linked: a logistic regression over the features that `examples/align_features.rs` dumps (run by hand).

usage: train_align.py DUMPER CASES_DIR [CASES_DIR ...] [--write FILE]

DUMPER is target/release/examples/align_features; each CASES_DIR holds annotated cases. Each case is held out in turn: the figures printed are
those of held-out cases, at the one threshold that is best over all of them. --write trains on all cases and writes the weights.
Needs numpy.
"""
import json, subprocess, sys
from pathlib import Path
import numpy as np


def overlap(a, b):
    shared, shorter = min(a[1], b[1]) - max(a[0], b[0]), min(a[1] - a[0], b[1] - b[0])
    return shared / shorter if shared > 0 and shorter > 0 else 0.0


def located(text, anchor):
    at = text.find(anchor.encode())
    return at, at + len(anchor.encode())


def load(dumper, folders):
    cases = [p.parent for folder in folders for p in sorted(Path(folder).rglob("gold.json"))]
    texts = {c: [(c / f"{s}.txt").read_bytes() for s in ("left", "right")] for c in cases}
    asked = "".join(json.dumps({"id": str(c), "left": l.decode("utf-8", "replace"), "right": r.decode("utf-8", "replace")}) + "\n" for c, (l, r) in texts.items())
    said = subprocess.run([dumper], input=asked.encode(), capture_output=True, check=True).stdout.splitlines()
    return [prepare(case, texts[case], json.loads(line)) for case, line in zip(cases, said)]


def prepare(case, texts, dump):
    gold = json.loads((case / "gold.json").read_text())
    links = [(located(texts[0], g["left"]), located(texts[1], g["right"]), g.get("optional", False)) for g in gold["links"]]
    x, y, met = [], [], []
    for l, r, values in dump["pairs"]:
        meets = [i for i, (a, b, _) in enumerate(links) if overlap(dump["left"][l], a) >= 0.5 and overlap(dump["right"][r], b) >= 0.5]
        x.append(values), met.append(meets)
        y.append(-1 if meets and all(links[i][2] for i in meets) else bool(meets))     # -1: debatable, not trained on
    return {"case": case.name, "x": np.array(x).reshape(len(x), -1), "y": np.array(y), "met": met, "names": dump["names"],
            "demanded": {i for i, link in enumerate(links) if not link[2]}}


def fit(x, y, penalty=1.0, steps=400):
    """Newton's method; the mean and spread of each feature are folded into the weights."""
    mean, spread = x.mean(0), x.std(0) + 1e-6
    z = np.hstack([(x - mean) / spread, np.ones((len(x), 1))])
    w = np.zeros(z.shape[1])
    ridge = penalty * np.eye(len(w)); ridge[-1, -1] = 0
    for _ in range(steps):
        p = 1 / (1 + np.exp(-z @ w))
        step = np.linalg.solve(z.T @ (z * (p * (1 - p))[:, None]) + ridge, z.T @ (p - y) + ridge @ w)
        w -= step
        if np.abs(step).max() < 1e-6:
            break
    return w[:-1] / spread, w[-1] - (w[:-1] * mean / spread).sum()


def stacked(cases):
    x, y = np.vstack([c["x"] for c in cases]), np.concatenate([c["y"] for c in cases])
    return x[y >= 0], y[y >= 0].astype(float)


def f1(cases, scores, threshold):
    found = gold = said = right = 0
    for case, score in zip(cases, scores):
        chosen = [i for i in range(len(score)) if score[i] >= threshold]
        said += len(chosen); right += sum(bool(case["met"][i]) for i in chosen)
        gold += len(case["demanded"]); found += len({g for i in chosen for g in case["met"][i]} & case["demanded"])
    p, r = right / max(said, 1), found / max(gold, 1)
    return 2 * p * r / max(p + r, 1e-9), p, r


def reliability(cases, scores):
    s, y = np.concatenate(scores), np.concatenate([c["y"] for c in cases])
    s, y = s[y >= 0], y[y >= 0]
    rows = [(low, s[(s >= low) & (s < low + 0.1)], y[(s >= low) & (s < low + 0.1)]) for low in np.arange(0, 1, 0.1)]
    return [f"{low:.1f}-{low + 0.1:.1f}: said {part.mean():.2f}, held {hold.mean():.2f}, {len(part)} pairs" for low, part, hold in rows if len(part)]


def main():
    args = sys.argv[1:]
    target = args[args.index("--write") + 1] if "--write" in args else None
    if target:
        del args[args.index("--write"):args.index("--write") + 2]
    cases = load(args[0], args[1:])
    sigmoid = lambda x, model: 1 / (1 + np.exp(-(x @ model[0] + model[1])))
    held_out = [sigmoid(case["x"], fit(*stacked([c for c in cases if c is not case]))) for case in cases]
    # A false partner hides an omission, which link F1 does not see: never link what is likelier not to hold.
    best = max(np.arange(0.46, 0.9, 0.02), key=lambda t: f1(cases, held_out, t)[0])
    value, precision, recall = f1(cases, held_out, best)
    ceiling = f1(cases, [np.array([float(bool(m)) for m in c["met"]]) for c in cases], 0.5)[2]
    lines = [f"{len(cases)} cases, each held out in turn: link F1 {value:.3f} (precision {precision:.3f}, recall {recall:.3f}) at {best:.2f}",
             f"recall of the candidates themselves: {ceiling:.3f}", "confidence against truth on held-out cases:", *reliability(cases, held_out)]
    print("\n".join(lines))
    for case, score in zip(cases, held_out):
        print(f"  {case['case']:28} F1 %.3f  P %.3f  R %.3f" % f1([case], [score], best))
    if target:
        weights, bias = fit(*stacked(cases))
        body = "".join(f"{name} {w:.4f}\n" for name, w in zip(cases[0]["names"], weights))
        comment = "".join(f"# {line}\n" for line in ["Written by tools/train_align.py; figures of held-out cases:", *lines])
        Path(target).write_text(f"{comment}bias {bias:.4f}\n{body}threshold {best:.2f}\n")


if __name__ == "__main__":
    main()
