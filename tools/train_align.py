#!/usr/bin/env python3
"""Learn when two claims are linked: four logistic regressions over what `examples/align_features.rs` dumps (run by hand).

usage: train_align.py DUMPER CASES_DIR BENCH_DIR [--write FILE] [--check CASES_DIR]

DUMPER is the built example align_features; CASES_DIR holds annotated cases, BENCH_DIR the public sets; tools/articles are
cases of our own (align_records.py reads all).
  event  whether two articles tell of one event: cases and ECB+ pairs against pairs of another event of the same kind
  guess  how well two claims go together by themselves
  link   whether they are about one fact, in the light of their rivals (whose features need the guess, so all is dumped twice)
  alone  the same where a text is a sentence or two, and has neither rivals nor neighbours: features of the pair alone
Sets that are labelled by sentence train on the likeliest pair of claims of each sentence pair, chosen by the model before (two rounds).
Sets whose notion of a link differs (ecbplus, claimdiff, superpal, wice) have an intercept of their own, which is thrown away, so that
confidence means what it means in the cases; single sentences are balanced by mrpc and claimpairs and by strangers paired from them.
The figures are those of five folds: whole cases, topics or every fifth part of the records held out from `event`, `link` and `alone` (the
guess, a few dozen shrunken weights, sees all). --check prints the figures of cases that nothing was fitted on. --write writes weights with the figures.
Needs numpy.
"""
import json, subprocess, sys, tempfile
from collections import Counter
from pathlib import Path
import numpy as np
import align_records

# How much each set weighs in all, in pairs of claims: the cases are the task itself, the rest keeps the weights general.
BUDGET = {"cases": 30000, "ecbplus": 500, "ecbplus_other": 800, "claimdiff": 1000, "claimpairs": 600, "claimpairs_strangers": 200,
          "mrpc": 200, "mrpc_strangers": 200, "superpal": 300, "wice": 1500}
ALONE = {"claimdiff", "claimpairs", "claimpairs_strangers", "mrpc", "mrpc_strangers", "wice"}
OTHER_NOTION = ["ecbplus", "claimdiff", "superpal", "wice"]
FOLDS, MOST = 5, 3.0
PENALTY = {"event": 1.0, "guess": 200.0, "link": 200.0, "alone": 20.0}
# The lowest confidences that are linked. Of two articles: where neither claim has a surer partner (if both tell of one event), where one has,
# where both have. A sentence against an article has no better partner that a doubtful one could hide; of two passages at most one stranger in
# sixteen may be linked.
THRESHOLDS, AGAINST_ARTICLE, PASSAGES = (0.3, 0.5, 0.6), 0.1, 0.2
SAME_EVENT = 5                   # articles with so many links tell of one event
sigmoid = lambda z: 1 / (1 + np.exp(-np.clip(z, -30, 30)))


def overlaps(spans, place):
    shared = np.minimum(spans[:, 1], place[1]) - np.maximum(spans[:, 0], place[0])
    return (shared > 0) & (shared >= 0.5 * np.minimum(spans[:, 1] - spans[:, 0], place[1] - place[0]))


def dump(dumper, records, weights):
    """Adds to each record: x (pairs by features), cells as (rows of x, label), event signs."""
    asked = "".join(json.dumps({"left": r["left"], "right": r["right"]}) + "\n" for r in records)
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write(weights)
        file.flush()
        said = subprocess.run([dumper, file.name], input=asked.encode(), capture_output=True, check=True).stdout.splitlines()
    names = []
    for r, line in zip(records, said):
        d = json.loads(line)
        names, signs = d["names"] or names, d["signs"]
        pairs = np.array([p[:2] for p in d["pairs"]], int).reshape(-1, 2)
        sides = [np.array(d[side]).reshape(-1, 2) for side in ("left", "right")]
        hit = [{span: overlaps(sides[s], span)[pairs[:, s]] for span in {c[s] for c in r["cells"]}} for s in (0, 1)]
        r["rows"] = [(np.flatnonzero(hit[0][a] & hit[1][b]), label) for a, b, label in r["cells"]]
        r["claims"] = pairs
        r["x"] = np.array([p[2] for p in d["pairs"]], np.float32).reshape(len(pairs), -1 if len(pairs) else 0)
        r["known"], r["signs"] = d["known"], np.array(d["event"])
    for r in records:
        r["x"] = r["x"] if len(r["x"]) else np.zeros((0, len(names)), np.float32)
    return names, signs


def logistic(x, y, weight, extra, penalty):
    """Newton's method on standardised features; mean and spread are folded into the weights, those of `extra` are thrown away."""
    mean, spread = x.mean(0), x.std(0) + 1e-6
    z = np.hstack([(x - mean) / spread, 2 * extra, np.ones((len(x), 1))])
    w, ridge = np.zeros(z.shape[1]), penalty * np.eye(z.shape[1])
    ridge[-1, -1] = 0
    for _ in range(50):
        p = sigmoid(z @ w)
        step = np.linalg.solve(z.T @ (z * (weight * p * (1 - p))[:, None]) + ridge + 1e-9 * np.eye(len(w)), z.T @ (weight * (p - y)) + ridge @ w)
        w -= step
        if np.abs(step).max() < 1e-6:
            break
    own = w[:x.shape[1]] / spread
    return own, w[-1] - (own * mean).sum()


def score(records, columns, model):
    return [sigmoid(r["x"][:, columns] @ model[0] + model[1]) for r in records]


def examples(records, scores):
    """(row of features, label, set) of each example: all pairs of the cases, the likeliest of each cell of the rest."""
    for r, s in zip(records, scores):
        if r["set"] == "cases":
            label, seen = np.zeros(len(s), int), np.zeros(len(s), bool)
            for rows, value in r["rows"]:
                label[rows] = np.maximum(label[rows], value) if value == 1 else label[rows]
                seen[rows] |= value == -1
            yield from ((r["x"][i], label[i], "cases") for i in range(len(s)) if label[i] or not seen[i])
        else:
            yield from ((r["x"][rows[np.argmax(s[rows])]], label, r["set"]) for rows, label in r["rows"] if len(rows) and label >= 0)


def fit_pairs(records, columns, start, penalty):
    scores = start
    for _ in range(2):
        x, y, sets = zip(*examples(records, scores))
        count = Counter(sets)
        weight = np.array([min(MOST, BUDGET[s] / count[s]) for s in sets])
        extra = np.array([[float(s.replace("_other", "") == other) for other in OTHER_NOTION] for s in sets])
        model = logistic(np.array(x, float)[:, columns], np.array(y, float), weight, extra, penalty)
        scores = score(records, columns, model)
    return model


def fit_event(records):
    chosen = [r for r in records if r["known"] and r["set"] in ("cases", "ecbplus", "ecbplus_other")]
    weight = np.array([3.0 if r["set"] == "cases" else 1.0 for r in chosen])
    # Two events of one kind share a sentence of background at most.
    one_event = lambda r: sum(label == 1 for _, label in r["rows"]) >= SAME_EVENT if r["set"] == "cases" else r["set"] != "ecbplus_other"
    y = np.array([float(one_event(r)) for r in chosen])
    return logistic(np.array([r["signs"] for r in chosen]), y, weight, np.zeros((len(y), 0)), PENALTY["event"])


def set_event(records, model, column):
    """As `Event::odds` does."""
    for r in records:
        odds = np.log(np.clip(sigmoid(r["signs"] @ model[0] + model[1]), 0.001, 0.999) ** -1 - 1) / -4
        r["x"][:, column] = np.clip(odds, -1, 1) if r["known"] else 0
        r["one_event"] = odds > 0


def calibrated(model, cases):
    """The model, steepened by what it reached on held-out cases: strong penalties pull all confidence towards the middle."""
    p = np.clip(np.concatenate([s for _, s in cases]), 1e-4, 1 - 1e-4)
    y = np.concatenate([linked(r, len(s)) for r, s in cases]).astype(float)
    (slope,), shift = logistic(np.log(p / (1 - p))[:, None], y, np.ones(len(y)), np.zeros((len(y), 0)), 1.0)
    return (slope * model[0], slope * model[1] + shift), lambda s: sigmoid(slope * np.log(np.clip(s, 1e-6, 1 - 1e-6) / (1 - np.clip(s, 1e-6, 1 - 1e-6))) + shift)


def linked(record, pairs):
    return np.isin(np.arange(pairs), np.concatenate([rows for rows, label in record["rows"] if label == 1] or [[]]))


# ---------------------------------------------------------------- figures

def auc(positive, negative):
    order = np.concatenate([positive, negative])
    ranks = np.empty(len(order))
    values, inverse, counts = np.unique(order, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    return (ranks[:len(positive)].sum() - len(positive) * (len(positive) + 1) / 2) / max(len(positive) * len(negative), 1)


def chosen_of(record, scores):
    """Which pairs of two articles are linked: as align/decide.rs does, the surest first."""
    chosen, left, right = np.zeros(len(scores), bool), set(), set()
    least = THRESHOLDS if record["one_event"] else (THRESHOLDS[1], *THRESHOLDS[1:])
    for at in np.argsort(-scores, kind="stable"):
        l, r = record["claims"][at]
        if scores[at] >= least[(l in left) + (r in right)]:
            chosen[at] = True
            left.add(l)
            right.add(r)
    return chosen


def as_linked(records, scores):
    """The scores, zero where a pair of two articles is not linked."""
    return [s if r["set"] in ALONE else np.where(chosen_of(r, s), s, 0.0) for r, s in zip(records, scores)]


def link_f1(records, scores):
    found = gold = said = right = 0
    for r, s in zip(records, scores):
        chosen, met = chosen_of(r, s), np.zeros(len(s), bool)
        for rows, label in r["rows"]:
            met[rows] = True
            gold, found = gold + (label == 1), found + (label == 1 and chosen[rows].any())
        said, right = said + chosen.sum(), right + (chosen & met).sum()
    precision, recall = right / max(said, 1), found / max(gold, 1)
    return 2 * precision * recall / max(precision + recall, 1e-9), precision, recall


def of_set(records, scores, name, threshold=0.0):
    """The best score of each cell, zero where not linked, and its label."""
    cells = [(s[rows].max() if len(rows) else 0.0, label) for r, s in zip(records, scores) if r["set"] == name for rows, label in r["rows"] if label >= 0]
    values, labels = (np.array(part) for part in zip(*cells))
    return np.where(values >= threshold, values, 0.0), labels


def figures(records, scores):
    linked_scores = as_linked(records, scores)
    cases = [(r, s) for r, s in zip(records, scores) if r["set"] == "cases"]
    yield "cases: link F1 %.3f (precision %.3f, recall %.3f)" % link_f1(*zip(*cases))
    same, label = of_set(records, linked_scores, "ecbplus")
    other, _ = of_set(records, linked_scores, "ecbplus_other")
    partners, least = same[label == 1], max(np.quantile(other, 0.95), 1e-9)
    yield "ecbplus: AUC against other events %.3f, links recalled at 5%% false links %.3f; as linked %.3f recalled, %.3f false" % (
        auc(partners, other), (partners > least).mean(), (partners > 0).mean(), (other > 0).mean())
    for name, least in (("claimdiff", PASSAGES), ("superpal", 0.0), ("wice", AGAINST_ARTICLE)):
        values, label = of_set(records, linked_scores, name, least)
        order = np.argsort(-values, kind="stable")
        right = np.cumsum(label[order])
        best = max((2 * right[i] / (i + 1 + label.sum()) for i in range(len(order)) if values[order[i]] > 0), default=0)
        yield f"{name}: AUC {auc(values[label == 1], values[label == 0]):.3f}, best F1 {best:.3f}"
    for name in ("mrpc", "claimpairs", "mrpc_strangers", "claimpairs_strangers"):
        values, label = of_set(records, scores, name, PASSAGES)
        yield f"{name}: " + ", ".join(f"{(values[label == k] > 0).mean():.3f} of {what} linked" for k, what in ((1, "partners"), (0, "others")) if (label == k).any())
    yield "confidence against truth on held-out cases:"
    s = np.concatenate([s for _, s in cases])
    y = np.concatenate([linked(r, len(s)) for r, s in cases])
    for low in np.arange(0, 1, 0.1):
        part = (s >= low) & (s < low + 0.1)
        if part.any():
            yield f"  {low:.1f}-{low + 0.1:.1f}: said {s[part].mean():.2f}, held {y[part].mean():.2f}, {part.sum()} pairs"


def folds(records):
    """Whole cases, topics (an ECB+ topic with its other event) and parts of the record sets."""
    names = [r["group"].replace("_other", "").replace("_strangers", "") for r in records]
    by_set = {}
    for name in sorted(set(names)):
        by_set.setdefault(name.split("/")[0], []).append(name)
    place = {name: at % FOLDS for group in by_set.values() for at, name in enumerate(group)}
    return np.array([place[name] for name in names])


def lines_of(part, names, model):
    return "".join(f"{part} {name} {weight:.4f}\n" for name, weight in zip(names, model[0])) + f"{part} bias {model[1]:.4f}\n"


def main():
    args = sys.argv[1:]
    take = lambda flag: args.pop(args.index(flag) + 1) if flag in args else None
    target, check = take("--write"), take("--check")
    dumper, cases_dir, bench_dir = [a for a in args if not a.startswith("--")]
    records = align_records.everything(cases_dir, bench_dir)
    names, signs = dump(dumper, records, "")
    own, everything, event_at = list(range(names.index("guess"))), list(range(len(names))), names.index("event")
    event = fit_event(records)
    set_event(records, event, event_at)
    first = [r["x"][:, :8].sum(1) for r in records]
    guess = fit_pairs(records, own, first, PENALTY["guess"])
    weights = lines_of("event", signs, event) + lines_of("guess", names, guess)
    dump(dumper, records, weights)
    start = [r["x"][:, names.index("guess")] for r in records]
    fold, held_out = folds(records), [None] * len(records)
    # Two figures of one thing that differ are the conflicts of claimpairs, where they would speak against a link.
    lone = [column for column in own if names[column] != "same_slot"]
    kinds = {"link": ([r["set"] not in ALONE for r in records], everything), "alone": ([r["set"] in ALONE for r in records], lone)}
    for k in range(FOLDS):
        set_event(records, fit_event([r for r, f in zip(records, fold) if f != k]), event_at)
        for name, (members, columns) in kinds.items():
            train, test = np.flatnonzero((fold != k) & members), np.flatnonzero((fold == k) & members)
            model = fit_pairs([records[i] for i in train], columns, [start[i] for i in train], PENALTY[name])
            for i, s in zip(test, score([records[i] for i in test], columns, model)):
                held_out[i] = s
    set_event(records, event, event_at)
    final = {name: fit_pairs([r for r, member in zip(records, members) if member], columns, [s for s, member in zip(start, members) if member], PENALTY[name])
             for name, (members, columns) in kinds.items()}
    cases = [(r, s) for r, s in zip(records, held_out) if r["set"] == "cases"]
    link, steeper = calibrated(final["link"], cases)
    held_out = [s if alone else steeper(s) for s, alone in zip(held_out, kinds["alone"][0])]
    report = list(figures(records, held_out))
    print("\n".join(report))
    weights += lines_of("link", names, link) + lines_of("alone", names, final["alone"])
    weights += "link threshold_open %s\nlink threshold %s\nlink threshold_taken %s\n" % THRESHOLDS
    weights += f"alone threshold {AGAINST_ARTICLE}\nalone threshold_both {PASSAGES}\n"
    if check:
        unseen = list(align_records.cases(check))
        dump(dumper, unseen, weights)
        set_event(unseen, event, event_at)
        print("not fitted on: link F1 %.3f, precision %.3f, recall %.3f" % link_f1(unseen, score(unseen, everything, link)))
    if target:
        comment = "".join(f"# {line}\n" for line in ["Written by tools/train_align.py; figures of held-out folds:", *report])
        Path(target).write_text(comment + weights)


if __name__ == "__main__":
    main()
