#!/usr/bin/env python3
"""Learn which differences to flag: a logistic regression over what `examples/judge_features.rs` dumps (run by hand; needs numpy and scipy).

usage: train_judge.py DUMPER DATA_DIR [--write FILE] [--cache FILE] [--articles FILE]      all in one: tools/train_judge.sh DATA_DIR

--articles keeps the weights of whole articles that an earlier run wrote: rows "articles", or those "retold" of a file from before articles had their
own. New passages teach nothing of articles (held-out F1 within .002).

DUMPER is target/release/examples/judge_features. DATA_DIR holds claimpairs, summedits, bump and mrpc (dev.jsonl each, docs.jsonl for two of them);
tools/passages, tools/rewrites and tools/articles are of our own. Trained on: labelled passages (claimpairs, passages, rewrites), articles
whose claims are annotated (articles), a summary against its edit (summedits, bump), articles against summaries (the same), paraphrases (mrpc),
real sentences that annotators linked (ecbplus, superpal_mn, wice), pairs of real articles whose differences were read (tools/real).
A difference counts as right where the record is labelled as a conflict and the difference names its kind (passages), joins two claims that were
annotated as a conflict (articles, real) or touches the words that were edited (summedits, bump); as wrong where the record agrees or is of another fact, or where it touches nothing that was edited; all others are
left out. Records are split into five folds by topic or document; the figures printed are those of held-out folds. The rule's own guess is where the
model starts from: what no record taught stays as the rule has it. One weight a feature serves all
patterns, and each pattern may deviate from it at a price. --write trains on everything and writes the weights.
"""
import hashlib, json, re, subprocess, sys
from pathlib import Path
import numpy as np
from scipy.optimize import minimize

LENIENT = ("mrpc", "ecbplus", "superpal", "wice", "wice-doc")
FLAGS = ("contradiction", "discrepancy")
SETS = ("claimpairs", "passages", "news", "retold", "others", "agree", "rewrites", "articles", "agree-doc", "summedits", "bump", "mrpc", "summedits-doc", "bump-doc", "ecbplus", "superpal", "wice", "wice-doc", "real")
WHOLE = ("articles", "agree-doc", "real")
WEIGHT = {"claimpairs": 2.0, "passages": 2.0, "news": 1.0, "retold": 2.0, "others": 2.0, "agree": 2.0, "rewrites": 0.4, "articles": 1.0, "agree-doc": 1.0, "summedits": 0.6, "bump": 0.6, "mrpc": 1.0, "summedits-doc": 0.05, "bump-doc": 0.3,
          "ecbplus": 0.5, "superpal": 0.5, "wice": 0.5, "wice-doc": 0.0, "real": 2.0}
# wice-doc is only measured: a sentence beside a whole page is too easily another fact.
SHARED, OWN = 8.0, 20.0          # what a weight costs, squared: for all patterns, for one
MOVED, MOVED_BIAS = 20.0, 4.0    # the same for what articles deviate by


def sampled(name, one_of):
    """Whole articles take long to read: one in so many is enough."""
    return int(hashlib.md5(name.encode()).hexdigest(), 16) % one_of == 0


def records(data):
    read = lambda name, part="dev": [json.loads(line) for line in (Path(data) / name / f"{part}.jsonl").open(encoding="utf-8")]
    docs = lambda name: {d["doc"]: d["text"] for d in read(name, "docs")}
    changed = lambda r: " ".join(w for pair in r["changed"] for w in pair)
    row = lambda name, fold, left, right, verdict, words, **more: {
        "set": name, "fold": fold, "left": left, "right": right, "verdict": verdict, "conflict": verdict in FLAGS, "kinds": None, "words": words, **more}
    for r in read("claimpairs"):
        published = r.get("published") or {}
        yield row("claimpairs", r["id"], r["left"], r["right"], r["verdict"], " ".join(w for w in (r.get("evidence") or {}).values() if w),
                  published=[published.get("left"), published.get("right")], kinds=set(r["kinds"]))
    for path in sorted((Path(__file__).parent / "passages").glob("*.jsonl")):
        for r in map(json.loads, path.open(encoding="utf-8")):
            kind = path.stem.split("-")[0]
            if kind == "agree":
                continue
            yield row({"retold": "retold", "others": "others", "news": "news"}.get(kind, "passages"), r["id"], r["left"], r["right"], r["verdict"], " ".join(w for w in (r.get("evidence") or {}).values() if w),
                      kinds=set(r["kinds"]))
    yield from agreements(row)
    yield from rewrites(row)
    yield from articles(row)
    texts, seen = docs("summedits"), set()
    for r in read("summedits"):
        verdict = "agreement" if r["consistent"] else "contradiction"
        if r["summary"] != r["seed_summary"]:
            yield row("summedits", r["doc"], r["seed_summary"], r["summary"], verdict, changed(r))
        if sampled("summedits" + r["doc"] + r["summary"], 2):
            yield row("summedits-doc", r["doc"], texts[r["doc"]], r["summary"], verdict, changed(r))
    texts = docs("bump")
    for r in read("bump"):
        yield row("bump", r["doc"], r["faithful"], r["unfaithful"], "contradiction", changed(r))
        yield row("bump-doc", r["doc"], texts[r["doc"]], r["unfaithful"], "contradiction", changed(r))
        if (r["doc"], r["faithful"]) not in seen:
            seen.add((r["doc"], r["faithful"]))
            yield row("bump-doc", r["doc"], texts[r["doc"]], r["faithful"], "agreement", "")
    yield from retellings(read, row)
    yield from real(read, row)
    for r in read("mrpc"):
        if r["paraphrase"]:
            yield row("mrpc", r["id"], r["a"], r["b"], "agreement", "")


def agreements(row):
    """Passages that agree in other words (tools/passages/agree-*): each alone, and ten at a time as two whole articles."""
    for path in sorted((Path(__file__).parent / "passages").glob("agree-*.jsonl")):
        told = [json.loads(line) for line in path.open(encoding="utf-8")]
        for n in range(0, len(told), 10):
            ten, fold = told[n:n + 10], f"{path.stem}{n}"
            for r in ten:
                yield row("agree", fold, r["left"], r["right"], "agreement", "")
            yield row("agree-doc", fold, *("\n\n".join(r[side] for r in ten) for side in ("left", "right")), "agreement", "", flags=[])


def rewrites(row):
    """Sentences and their rewrites (tools/rewrites): a blank line between sentences, a line `S`, `A`, `C kinds` or `D kinds`, a tab, the text."""
    verdicts = {"A": "agreement", "C": "contradiction", "D": "discrepancy"}
    for path in sorted((Path(__file__).parent / "rewrites").glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            mark, _, text = line.partition("\t")
            if mark == "S":
                source = text
            elif mark[:1] in verdicts:
                yield row("rewrites", path.stem + source, source, text, verdicts[mark[0]], "", kinds=set(mark[2:].split(",")))


def articles(row):
    """Pairs of whole articles, as annotated by their authors (tools/articles): `flags` are the places of two claims that conflict, with whether
    the annotation demands that an editor sees it."""
    for path in sorted((Path(__file__).parent / "articles").glob("*.jsonl")):
        for r in map(json.loads, path.open(encoding="utf-8")):
            published = r.get("published") or {}
            place = lambda text, anchor: (text.encode().find(anchor.encode()), text.encode().find(anchor.encode()) + len(anchor.encode()))
            flags = [(place(r["left"], g["left"]), place(r["right"], g["right"]), g["verdict"], not g.get("optional") and "agreement" not in g.get("accept", []))
                     for g in r["links"] if g["verdict"] in FLAGS]
            yield row("articles", path.stem + r["name"], r["left"], r["right"], "contradiction" if flags else "agreement", "",
                      published=[published.get("left"), published.get("right")], flags=flags)


def real(read, row):
    """Pairs of real articles about one event, and which of the differences in them a reader would want to see (tools/real/README.md)."""
    sentences = {d["doc"]: [s["text"] for s in d["sentences"] if not s["text"].startswith("http")] for d in read("ecbplus", "docs")}
    for pair, flags in labelled("ecbplus").items():
        left, right = ("\n\n".join(sentences[doc]) for doc in pair.split("|"))
        yield row("real", pair.split("_")[0], left, right, "contradiction" if flags else "agreement", "", flags=flags)
    # Of these articles only the sentences that were annotated are known.
    told, pairs = {}, {}
    for r in read("claimdiff"):
        both = [(r["topic"], r["article_a"]), (r["topic"], r["article_b"])]
        for article, sentence in zip(both, (r["a"], r["b"])):
            told.setdefault(article, {})[sentence] = None
        pairs[tuple(sorted(both))] = None
    flagged = labelled("claimdiff")
    for n, (one, other) in enumerate(pairs):
        flags = flagged[str(n)]
        yield row("real", one[0], "\n\n".join(told[one]), "\n\n".join(told[other]), "contradiction" if flags else "agreement", "", flags=flags)


def labelled(name):
    """The pairs of articles that were labelled, by name, each with the places of two claims, the verdict and the kind of what was found worth a look."""
    pairs = {}
    for line in (Path(__file__).parent / "real" / f"{name}.tsv").read_text().splitlines():
        pair, *place = line.split("\t")
        flags = pairs.setdefault(pair, [])
        if place:
            a, b, c, d = map(int, place[:4])
            flags.append(((a, b), (c, d), place[4], True, place[5]))
    return pairs


def met(flags, difference):
    """The annotated conflicts whose places the two claims of a difference meet: half of the shorter of both, as the scorer of cases has it."""
    def half(a, b):
        return min(a[1], b[1]) - max(a[0], b[0]) >= 0.5 * min(a[1] - a[0], b[1] - b[0])
    left, right = difference["claims"]
    return [flag for flag in flags if half(left, flag[0]) and half(right, flag[1])]


def retellings(read, row):
    """Real sentences of two outlets, or of a text and its summary, that annotators linked: nearly all agree, whatever differs between them.
    Sources, hedges, bounds and quotations are left out, which do differ there."""
    texts = {d["doc"]: {s["n"]: s["text"] for s in d["sentences"]} for d in read("ecbplus", "docs")}
    for r in read("ecbplus"):
        for g in r["gold"]:
            if g["events"] and sampled(f"ecbplus{r['id']}{g['l']}{g['r']}", 4):
                yield row("ecbplus", r["topic"], texts[r["left"]][g["l"]], texts[r["right"]][g["r"]], "agreement", "")
    for r in read("superpal_mn"):
        for g in r["gold"]:
            yield row("superpal", r["id"], r["doc_sentences"][g["d"]]["text"], r["summary_units"][g["u"]]["sentence"], "agreement", "")
    for r in read("wice"):
        if r["label"] == "supported" and r["supporting"]:
            source = " ".join(r["evidence"][i] for i in r["supporting"][0])
            yield row("wice", r["id"], source, r["claim"], "agreement", "")
            yield row("wice-doc", r["id"], "\n\n".join(r["evidence"]), r["claim"], "agreement", "")


def dump(dumper, rows):
    asked = "".join(json.dumps({"id": str(i), "left": r["left"], "right": r["right"], "published": r.get("published") or []}) + "\n" for i, r in enumerate(rows))
    said = subprocess.run([dumper], input=asked.encode(), capture_output=True, check=True).stdout.splitlines()
    return [json.loads(line)["differences"] for line in said]


def label(row, difference):
    """1 right, 0 wrong, -1 left out."""
    if row["set"] in ("articles", "agree-doc"):
        found = met(row["flags"], difference)
        return 1 if any(demanded for *_, demanded in found) else -1 if found else 0
    if row["set"] == "real":
        found = met(row["flags"], difference)
        return 1 if any(kind == difference["kind"] for *_, kind in found) else -1 if found else 0
    if row["set"] in LENIENT and difference["kind"] in ("attribution", "certainty", "precision", "quote", "scope"):
        # One in the eyes of their annotators, who let sources, hedges and bounds pass: but what is hedged has to be what the other one states.
        other_deed = difference["row"].endswith((" rung", " coming")) and not difference["features"]["same-predicate"]
        return 0 if other_deed else -1
    if not row["conflict"]:
        return 0
    tokens = lambda text: set(re.findall(r"\w+", (text or "").lower()))
    touches = bool(tokens(row["words"]) & (tokens(difference["left"]) | tokens(difference["right"])))
    if row["kinds"] is not None:
        return 1 if difference["kind"] in row["kinds"] else -1 if touches or not row["words"] else 0
    if row["set"].endswith("-doc"):
        return 1 if tokens(row["words"]) & tokens(difference["right"]) else 0
    return 1 if touches else -1


def fit(x, patterns, which, y, weight, guess, names):
    """The models of the regimes, each (its patterns, shared weights, weights by pattern, bias of each pattern, common bias). What passages and whole
    articles teach of retellings is learned together, and articles may deviate from it at a price: there most pairs of claims agree."""
    models = {}
    for regimes in (("retold", "articles"), ("edited",)):
        of = sorted({p.split()[1] for p in which if p.split()[0] in regimes})
        rows = np.isin([p.split()[0] for p in patterns], regimes)
        inside = np.array([p.startswith("articles") for p in patterns[rows]], float)
        plain = np.array([p.split()[1] for p in patterns[rows]])
        shared, moved, own, bias, moved_bias, common, moved_common = fit_regime(x[rows], plain, of, y[rows], weight[rows], guess[rows], names, inside)
        models[regimes[0]] = ([f"{regimes[0]} {p}" for p in of], shared, own, bias, common)
        if "articles" in regimes:
            models["articles"] = ([f"articles {p}" for p in of], shared + moved, own, bias + moved_bias, common + moved_common)
    return models


# What a feature can only speak for or against, whatever a few records say: with weights free to take either sign, those that two hundred records of
# a pattern happen to favour are learned with the rest, and fail on new ones.
FOR = """covered-less covered-more echo-less echo-more names-shared figures-shared times-shared predicates-matched arguments-matched length-ratio
    linked sole substituted same-place inside same-measure siblings opposed other-kind grave same-digits clean same-subject same-verb arguments
    same-predicate named news-opposites opposites phrased deed same-part""".split()
AGAINST = """names-apart names-extra figures-apart times-apart names-unmatched verbs-unmatched known-both other-measure rough coarser synonyms broader
    unlisted complement other-qualifier other-noun other-subject elsewhere other-shape loners rivals other-deed said-then
    other-part qualifies taken other-type unsure-type one-described adrift""".split()

# What places two facts in one slot speaks for a conflict in every pattern.
PLACED = """sole substituted same-place inside same-measure same-digits same-subject same-verb arguments same-predicate named news-opposites
    opposites same-part""".split()
# What places them in two speaks against it in every pattern.
DISPLACED = "other-part qualifies taken other-type unsure-type adrift".split()


def fit_regime(x, patterns, which, y, weight, guess, names, inside):
    """Shared weights with their signs bound, those by which whole articles deviate, weights by pattern that deviate at a price, and biases; found by
    L-BFGS-B (Byrd et al. 1995). `inside` is 1 for pairs of whole articles."""
    # What hardly ever differs in a regime would take the part of a bias, at no price.
    spread = np.maximum(x.std(0), 0.1)
    z, n, k = x / spread, x.shape[1], len(which)
    of = np.array([which.index(p) for p in patterns], dtype=int)
    cut = np.cumsum([n, n, n * k, k, k, 1, 1])[:-1]

    def loss(w):
        shared, moved, own, bias, moved_bias, common, moved_common = np.split(w, cut)
        own = own.reshape(k, n)
        margin = z @ shared + (z * own[of]).sum(1) + bias[of] + common + guess + inside * (z @ moved + moved_bias[of] + moved_common)
        error = weight * (1 / (1 + np.exp(-np.clip(margin, -30, 30))) - y)
        by_pattern = np.zeros((k, n))
        np.add.at(by_pattern, of, z * error[:, None])
        cost = 0.5 * (SHARED * shared @ shared + MOVED * moved @ moved + OWN * (own ** 2).sum() + bias @ bias + MOVED_BIAS * moved_bias @ moved_bias
                      + 0.1 * (common ** 2 + moved_common ** 2).sum())
        slope = np.concatenate([z.T @ error + SHARED * shared, z.T @ (error * inside) + MOVED * moved, (by_pattern + OWN * own).ravel(),
                                np.bincount(of, error, k) + bias, np.bincount(of, error * inside, k) + MOVED_BIAS * moved_bias,
                                [error.sum() + 0.1 * common[0], (error * inside).sum() + 0.1 * moved_common[0]]])
        return (weight * (np.logaddexp(0, margin) - y * margin)).sum() + cost, slope

    sign = lambda name: (0, None) if name in FOR else (None, 0) if name in AGAINST else (None, None)
    own = lambda name: sign(name) if name in (*PLACED, *DISPLACED) else (None, None)
    bounds = [sign(name) for name in names] + [(None, None)] * n + [own(name) for name in names] * k + [(None, None)] * (2 * k + 2)
    w = minimize(loss, np.zeros(len(bounds)), jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 400}).x
    shared, moved, own, bias, moved_bias, common, moved_common = np.split(w, cut)
    return shared / spread, moved / spread, own.reshape(k, n) / spread, bias, moved_bias, common[0], moved_common[0]


def predict(models, x, patterns, guess):
    said = np.zeros(len(x))
    for of, shared, own, bias, all_bias in models.values():
        rows = np.isin(patterns, of)
        index = np.array([of.index(p) for p in patterns[rows]], dtype=int)
        said[rows] = 1 / (1 + np.exp(-((x[rows] * (shared + own[index])).sum(1) + bias[index] + all_bias + guess[rows])))
    return said


# How many of a hundred flags shall be right: an edited copy shows what was changed, so that there is little excuse.
PRECISION = {"retold": 0.70, "edited": 0.95}
SOFT = 0.75                     # the same for edited patterns that are never more than a discrepancy (a hedge, a bound, a source)
MOST_AGREEMENTS = 0.085         # of a hundred labelled pairs that agree, so many may be flagged
ALL_AGREEMENTS = 0.10           # and so many by any threshold
SURELY = 0.66                   # how many of a hundred contradictions in labelled passages shall be contradictions
SURE_IN_ARTICLES = 0.52         # the same in whole articles
IN_ARTICLES = 0.60              # how many of a hundred flags in whole articles shall be right
POOR = 0.5                      # a pattern that is right less often than this at the common threshold has to be surer
# What a record's word counts for when thresholds are chosen. BUMP's pairs never agree, so they would make every pattern look right; MRPC's
# annotators called many a pair a paraphrase whose figures or names differ.
TELLS = {"retold": {"claimpairs": 1.0, "passages": 1.0}, "edited": {"summedits": 1.0, "mrpc": 0.3}}
TOLD = ("claimpairs", "passages")


def common_threshold(rows, record, patterns, held):
    """For passages told anew: the lowest threshold for all patterns at which the held-out flags of records are right often enough. One for all,
    since probabilities are calibrated and a pattern alone has too few records to choose by."""
    surest = np.zeros(len(rows))
    np.maximum.at(surest, record, np.where([p.startswith("retold") for p in patterns], held, 0.0))
    of = [i for i, r in enumerate(rows) if r["set"] in TOLD]
    conflict = np.array([rows[i]["conflict"] for i in of])
    agrees = agreeing(rows)[of]
    for limit in np.arange(0.25, 0.95, 0.01):
        flagged = surest[of] >= limit
        if (flagged & conflict).sum() >= PRECISION["retold"] * flagged.sum() and (flagged & agrees).sum() <= MOST_AGREEMENTS * agrees.sum():
            return round(float(limit), 2)
    return 0.95


def surely(rows, record, patterns, held, contradicts, limits):
    """The lowest probability at which held-out contradictions of labelled passages are right often enough; below, they are shown as questions."""
    of = [i for i, r in enumerate(rows) if r["set"] in TOLD]
    verdicts = np.array([rows[i]["verdict"] == "contradiction" for i in of])
    counted = np.array([c and h >= limits[p] for p, c, h in zip(patterns, contradicts, held)])
    edited = np.array([p.startswith("edited") for p in patterns])
    surest = np.zeros(len(rows))
    np.maximum.at(surest, record, np.where(counted, np.where(edited, 1.0, held), 0.0))
    for limit in np.arange(0.28, 0.95, 0.01):
        said = surest[of] >= limit
        if (said & verdicts).sum() >= SURELY * said.sum():
            return round(float(limit), 2)
    return 0.95


def lower(held, y, of, fewest=20):
    """The lowest threshold at which a pattern that makes no contradiction is right often enough; the highest where too few are known."""
    for limit in np.arange(0.15, 0.6, 0.01):
        said = of & (held >= limit)
        if said.sum() >= fewest and y[said].mean() >= PRECISION["retold"]:
            return round(float(limit), 2)
    return 1.0


def thresholds(rows, record, patterns, which, y, held, sets, hard, common, lowest, fewest=6):
    """Passages told anew have a common threshold, save for patterns that do badly at it, and for those that are right often enough at a lower one. Edited copies have for each pattern the lowest at which
    held-out differences are right often enough; a shy one where too few are known."""
    chosen, soft = {}, []
    for pattern in which:
        regime = pattern.split()[0]
        if regime == "articles":
            chosen[pattern] = common
            continue
        if regime == "retold":
            said = (patterns == pattern) & (y >= 0) & (held >= common) & np.isin(sets, TOLD)
            early = (patterns == pattern) & (y >= 0) & (held >= lowest) & np.isin(sets, (*TOLD, "articles"))
            good = early.sum() >= fewest and y[early].mean() >= PRECISION["retold"]
            chosen[pattern] = lowest if good else round(common + 0.2, 2) if said.sum() >= fewest and y[said].mean() < POOR else common
            if not hard[patterns == pattern].any():
                soft.append(pattern)
                chosen[pattern] = min(chosen[pattern], lower(held, y, (patterns == pattern) & (y >= 0) & np.isin(sets, TOLD)))
            continue
        tells = np.array([TELLS[regime].get(s, 0.0) for s in sets])
        told = (patterns == pattern) & (y >= 0) & (tells > 0)
        order = np.argsort(-held[told], kind="stable")
        right, said = np.cumsum((y[told] * tells[told])[order]), np.cumsum(tells[told][order])
        # One that is wrong is forgiven: of forty that are told, three wrong ones do not show that fewer than 95 in a hundred are right.
        enough = PRECISION[regime] if hard[patterns == pattern].any() else SOFT
        good = [n for n in range(len(order)) if said[n] >= fewest and right[n] + 1 >= enough * said[n]]
        best = held[told][order][good[-1]] if good else 0.9 if len(order) and said[-1] >= fewest else 0.6
        chosen[pattern] = round(min(max(float(best), 0.35), 0.95), 3)
    return modest(agreeing(rows), record, patterns, held, chosen, soft)


def right_often_enough_in_articles(rows, scored, which, limits):
    """The thresholds with those of whole articles: the lowest common one at which their flags are right often enough. Real pairs, which hold next to no
    conflict, only teach what is none: by their few conflicts a threshold would be chosen at random."""
    told = [p for p in which if p.startswith("articles")]
    for common in np.arange(0.2, 0.8, 0.01):
        tried = {**limits, **{p: round(float(common), 2) for p in told}}
        _, _, right, said, *_ = article_counts(rows, scored, tried)
        if right >= IN_ARTICLES * said:
            return tried
    return tried


def surely_in_articles(rows, scored, limits, sure):
    """The lowest probability at which held-out contradictions of whole articles are right often enough."""
    for limit in np.arange(0.2, 0.95, 0.01):
        tried = {**sure, "articles": round(float(limit), 2)}
        *_, right, said = article_counts(rows, scored, limits, tried)
        if right >= SURE_IN_ARTICLES * said:
            return tried
    return {**sure, "articles": 0.95}


def agreeing(rows):
    """Which of the records are labelled pairs that agree."""
    return np.array([r["set"] == "claimpairs" and r["verdict"] == "agreement" for r in rows])


def modest(agrees, record, patterns, held, chosen, soft):
    """The same thresholds, those of patterns that make no contradiction raised until few enough of the pairs that agree are flagged in all."""
    while True:
        flagged = np.zeros(len(agrees), bool)
        np.logical_or.at(flagged, record, held >= np.array([chosen[p] for p in patterns]))
        low = [p for p in soft if chosen[p] < 0.5]
        if (flagged & agrees).sum() <= ALL_AGREEMENTS * agrees.sum() or not low:
            return chosen
        chosen.update({p: round(chosen[p] + 0.01, 2) for p in low})


def report(rows, scored, threshold, sure):
    """Flag figures by set, at the thresholds of the patterns."""
    plain_f1 = lambda a, b, c: 2 * a / max(2 * a + b + c, 1)
    for name in SETS:
        if name in WHOLE:
            yield of_articles(rows, scored, threshold, sure, name)
            continue
        flagged = [(r, [(d, p) for d, p in s if p >= threshold[d["row"]]]) for r, s in zip(rows, scored) if r["set"] == name]
        tp, fp = sum(r["conflict"] and bool(f) for r, f in flagged), sum(not r["conflict"] and bool(f) for r, f in flagged)
        fn = sum(r["conflict"] and not f for r, f in flagged)
        hard = [(r["verdict"] == "contradiction", any(d["contradicts"] and p >= sure[d["row"].split()[0]] for d, p in f)) for r, f in flagged]
        ctp, cfp, cfn = sum(a and b for a, b in hard), sum(b and not a for a, b in hard), sum(a and not b for a, b in hard)
        agree = [bool(f) for r, f in flagged if r["verdict"] == "agreement"]
        hardly = [any(d["contradicts"] and p >= sure[d["row"].split()[0]] for d, p in f) for r, f in flagged if r["verdict"] == "agreement"]
        yield (f"{name}: flag F1 {plain_f1(tp, fp, fn):.3f} P {tp / max(tp + fp, 1):.3f} R {tp / max(tp + fn, 1):.3f}; contradiction F1 {plain_f1(ctp, cfp, cfn):.3f} "
               f"P {ctp / max(ctp + cfp, 1):.3f} R {ctp / max(ctp + cfn, 1):.3f}; agreements flagged {sum(agree) / max(len(agree), 1):.3f}, "
               f"contradicted {sum(hardly) / max(len(hardly), 1):.3f}")


def f1(found, gold, right, said):
    """Of how many of the annotated are found, and how many of what is said is right."""
    recall, precision = found / max(gold, 1), right / max(said, 1)
    return 2 * recall * precision / max(recall + precision, 1e-9)


def article_counts(rows, scored, threshold, sure={"retold": 1.1, "edited": 1.1, "articles": 1.1}, sets=("articles", "agree-doc")):
    """Flags of whole articles: how many of the annotated conflicts are met, of how many, and how many of the claims that are flagged meet one, of how
    many; the same of contradictions."""
    found = gold = right = said = hard_gold = hard_found = hard_right = hard_said = 0
    for r, differences in zip(rows, scored):
        if r["set"] not in sets:
            continue
        flagged, hard = {}, {}
        for d, p in differences:
            if p >= threshold[d["row"]]:
                key = str(d["claims"])
                flagged[key] = met(r["flags"], d)
                if d["contradicts"] and p >= sure[d["row"].split()[0]]:
                    hard[key] = flagged[key]
        demanded = [f for f in r["flags"] if f[3]]
        contradictions = [f for f in demanded if f[2] == "contradiction"]
        gold, found = gold + len(demanded), found + sum(any(f in m for m in flagged.values()) for f in demanded)
        said, right = said + len(flagged), right + sum(bool(m) for m in flagged.values())
        hard_gold, hard_found = hard_gold + len(contradictions), hard_found + sum(any(f in m for m in hard.values()) for f in contradictions)
        hard_said, hard_right = hard_said + len(hard), hard_right + sum(any(f[2] == "contradiction" for f in m) for m in hard.values())
    return found, gold, right, said, hard_found, hard_gold, hard_right, hard_said


def of_articles(rows, scored, threshold, sure, name):
    """The figures of whole articles."""
    found, gold, right, said, hard_found, hard_gold, hard_right, hard_said = article_counts(rows, scored, threshold, sure, (name,))
    return (f"{name}: flag F1 {f1(found, gold, right, said):.3f} P {right / max(said, 1):.3f} R {found / max(gold, 1):.3f}, {said} said; contradiction F1 "
            f"{f1(hard_found, hard_gold, hard_right, hard_said):.3f} P {hard_right / max(hard_said, 1):.3f} R {hard_found / max(hard_gold, 1):.3f}, {hard_said} said")


def keeping(lines, path):
    """The lines of a file of weights with those of whole articles from another."""
    old = Path(path).read_text().splitlines()
    own = [line for line in old if line.startswith("articles ")] or ["articles" + line[6:] for line in old if line.startswith("retold ")]
    told = [f"# kept of whole articles: {line[2:]}" for line in old if line.startswith(("# articles:", "# kept of whole articles: articles:"))]
    told = [line.replace("kept of whole articles: kept of whole articles:", "kept of whole articles:") for line in told]
    comments = [line for line in lines if line.startswith("#") and not line.startswith("# thresholds")]
    return comments + told[:1] + [line for line in lines if not line.startswith(("#", "articles "))] + own


def main():
    args = sys.argv[1:]
    option = lambda name: args.pop(args.index(name) + 1) if name in args else None
    target, cache, kept = option("--write"), option("--cache"), option("--articles")
    args = [a for a in args if not a.startswith("--")]
    rows = list(records(args[1]))
    if cache and Path(cache).exists():
        found = json.loads(Path(cache).read_text())
    else:
        found = dump(args[0], rows)
        if cache:
            Path(cache).write_text(json.dumps(found))
    names = next(list(d["features"]) for f in found for d in f)
    flat = [(i, d, label(rows[i], d)) for i, f in enumerate(found) for d in f]
    taught = {d["row"] for _, d, told in flat if told >= 0}     # of the other patterns the rule's own guess stands
    taught |= {f"{one} {p.split()[1]}" for p in taught for one in ("retold", "articles") if not p.startswith("edited")}
    flat = [one for one in flat if one[1]["row"] in taught]
    x = np.array([[d["features"][n] for n in names] for _, d, _ in flat])
    y = np.array([l for _, _, l in flat])
    patterns = np.array([d["row"] for _, d, _ in flat])
    which = sorted(taught)
    guess = np.array([d["guess"] for _, d, _ in flat])
    fold = np.array([int(hashlib.md5(rows[i]["fold"].encode()).hexdigest(), 16) % 5 for i, _, _ in flat])
    sets = np.array([rows[i]["set"] for i, _, _ in flat])
    # A summary and its edit teach what was put in the place of what; claims of theirs that do not run in parallel teach nothing of retellings.
    retold = np.array([not p.startswith("edited") for p in patterns])
    weight = np.array([WEIGHT[s] for s in sets]) * np.where(retold & np.isin(sets, ("summedits", "bump")), 0.02, 1.0)
    print({s: (int(((sets == s) & (y >= 0)).sum()), int(((sets == s) & (y == 1)).sum())) for s in SETS}, "differences trained on, of these right")
    held = np.zeros(len(flat))
    for k in range(5):
        train = (fold != k) & (y >= 0)
        model = fit(x[train], patterns[train], which, y[train].astype(float), weight[train], guess[train], names)
        held[fold == k] = predict(model, x[fold == k], patterns[fold == k], guess[fold == k])
    scored = [[] for _ in rows]
    for (i, d, _), p in zip(flat, held):
        scored[i].append((d, p))
    record, hard = np.array([i for i, _, _ in flat]), np.array([d["contradicts"] for _, d, _ in flat])
    lowest = common_threshold(rows, record, patterns, held)
    limits = thresholds(rows, record, patterns, which, y, held, sets, hard, lowest, lowest)
    limits = right_often_enough_in_articles(rows, scored, which, limits)
    sure = surely_in_articles(rows, scored, limits, {"retold": surely(rows, record, patterns, held, hard, limits), "edited": 0.0})
    lines = [f"contradictions from: {sure}", "thresholds: " + ", ".join(f"{k} {t}" for k, t in limits.items()), *report(rows, scored, limits, sure)]
    print("\n".join(lines))
    for p in which:
        print(f"  {p:14}", {s: f"{int(((patterns == p) & (sets == s) & (y == 1)).sum())}/{int(((patterns == p) & (sets == s) & (y >= 0)).sum())} said "
              f"{int(((patterns == p) & (sets == s) & (y == 1) & (held >= limits[p])).sum())}/{int(((patterns == p) & (sets == s) & (y >= 0) & (held >= limits[p])).sum())}"
              for s in SETS})
    if target:
        models = fit(x[y >= 0], patterns[y >= 0], which, y[y >= 0].astype(float), weight[y >= 0], guess[y >= 0], names)
        out = [f"# {line}" for line in ["Written by tools/train_judge.py; figures of held-out folds:", *lines]]
        for regime, (of, shared, own, bias, all_bias) in models.items():
            out += [f"{regime} any surely {sure[regime]}", f"{regime} any bias {all_bias:.4f}"] + [f"{regime} any {n} {v:.4f}" for n, v in zip(names, shared) if abs(v) >= 0.001]
            for p, row, b in zip(of, own, bias):
                out += [f"{p} bias {b:.4f}"] + [f"{p} {n} {v:.4f}" for n, v in zip(names, row) if abs(v) >= 0.001] + [f"{p} threshold {limits[p]}"]
        Path(target).write_text("\n".join(keeping(out, kept) if kept else out) + "\n")


if __name__ == "__main__":
    main()
