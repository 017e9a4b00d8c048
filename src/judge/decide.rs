//! Whether to flag what a rule found, and how sure: a logistic regression over what the rule says and how the rest of the two claims
//! matches. Rules give kind, evidence and explanation, and may fire too often; this decides.
//!
//! The weights are data (`weights.txt`, written by `tools/train_judge.py`, which says on what and with which held-out figures).

use super::Difference;
use super::pair::{Half, Pair};
use crate::align::Likeness;
use crate::facts::Fact;
use crate::kind::Kind;
use std::sync::LazyLock;

/// What the decision looks at, in the order of [`Features::values`]; the kind of the difference comes after these, one column a kind.
const NAMES: &[&str] = &[
    "rule",
    "link",
    "left_covered",
    "right_covered",
    "common_ground",
    "names_unmatched",
    "verbs_unmatched",
    "predicates_matched",
    "arguments_matched",
    "opposites",
    "length_ratio",
    "contradicts",
    "in_quotation",
    "parallel",
    "substitutions",
];

/// What the decision looks at for one difference.
#[derive(Clone, Debug, PartialEq)]
pub struct Features {
    values: Vec<f32>,
}

impl Features {
    pub(super) fn new(pair: &Pair<'_>, difference: &Difference) -> Self {
        let matched = pair.matching.iter();
        let predicates = matched.iter().filter(|&&(l, r, _)| pair.left.parsed().is_predicate(l) && pair.right.parsed().is_predicate(r));
        let arguments = matched.iter().filter(|&&(l, r, _)| pair.left.parsed().tag(l).is_noun() && pair.right.parsed().tag(r).is_noun());
        let opposites = matched.iter().filter(|(_, _, alike)| *alike == Likeness::Opposite);
        let (short, long) = (
            pair.left.claim.tokens.len().min(pair.right.claim.tokens.len()),
            pair.left.claim.tokens.len().max(pair.right.claim.tokens.len()),
        );
        let mut values = vec![
            difference.confidence,
            pair.confidence,
            pair.matching.left_covered,
            pair.matching.right_covered,
            pair.common_ground(),
            capped(unmatched(pair, |half, token| half.reading.name_at(token).is_some())),
            capped(unmatched(pair, |half, token| half.parsed().tag(token).is_verb())),
            capped(predicates.count()),
            capped(arguments.count()),
            capped(opposites.count()),
            short as f32 / long.max(1) as f32,
            f32::from(u8::from(difference.contradicts)),
            f32::from(u8::from(in_quotation(&pair.left, difference.left.as_ref()) || in_quotation(&pair.right, difference.right.as_ref()))),
        ];
        values.push(f32::from(u8::from(pair.substitutions.iter().any(|one| one.parallel))));
        values.push(capped(pair.substitutions.len()));
        values.extend(Kind::ALL.iter().map(|kind| f32::from(u8::from(*kind == difference.kind))));
        values.extend(Kind::ALL.iter().map(|kind| if *kind == difference.kind { difference.confidence } else { 0.0 }));
        Self { values }
    }

    /// Each feature's name with its value, for training.
    pub fn named(&self) -> impl Iterator<Item = (String, f32)> + '_ {
        names().zip(self.values.iter().copied())
    }

    /// How likely it is that an editor would want to see this, 0 to 1.
    pub(crate) fn probability(&self) -> f32 {
        let sum: f32 = self.values.iter().zip(&MODEL.weights).map(|(value, weight)| value * weight).sum();
        1.0 / (1.0 + (-(sum + MODEL.bias)).exp())
    }
}

fn names() -> impl Iterator<Item = String> {
    let kinds = Kind::ALL.iter().map(|kind| format!("kind:{}", kind.spec().key));
    let rules = Kind::ALL.iter().map(|kind| format!("rule:{}", kind.spec().key));
    NAMES.iter().map(|name| (*name).to_owned()).chain(kinds).chain(rules)
}

/// Counts beyond three say no more than three.
fn capped(count: usize) -> f32 {
    count.min(3) as f32 / 3.0
}

fn unmatched(pair: &Pair<'_>, counts: impl Fn(&Half<'_>, usize) -> bool) -> usize {
    let alone = |half: &Half<'_>, token: usize| half.parsed().carries_meaning(token) && counts(half, token);
    let left = pair.left.claim.tokens.iter().filter(|&token| alone(&pair.left, token) && pair.matching.right_of(token).is_none());
    let right = pair.right.claim.tokens.iter().filter(|&token| alone(&pair.right, token) && pair.matching.left_of(token).is_none());
    left.count() + right.count()
}

fn in_quotation(half: &Half<'_>, evidence: Option<&super::Evidence>) -> bool {
    let quotes = |fact: &&Fact| fact.quote().is_some();
    evidence.is_some_and(|evidence| half.facts().filter(|fact| quotes(fact)).any(|fact| fact.span.contains(evidence.span)))
}

struct Model {
    bias: f32,
    weights: Vec<f32>,
    /// One a kind, in the order of [`Kind::ALL`].
    thresholds: Vec<f32>,
}

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::parse(include_str!("weights.txt")));

impl Model {
    /// Reads "name weight" lines; a feature without a line weighs nothing.
    fn parse(data: &str) -> Self {
        let lines = data.lines().filter(|line| !line.starts_with('#'));
        let pairs: Vec<(&str, f32)> =
            lines.filter_map(|line| line.split_once(' ')).filter_map(|(n, w)| Some((n, w.trim().parse().ok()?))).collect();
        let weight = |name: &str| pairs.iter().find(|(other, _)| *other == name).map_or(0.0, |(_, weight)| *weight);
        let thresholds = Kind::ALL.iter().map(|kind| weight(&threshold_name(*kind)));
        Self { bias: weight("bias"), weights: names().map(|name| weight(&name)).collect(), thresholds: thresholds.collect() }
    }
}

fn threshold_name(kind: Kind) -> String {
    format!("threshold:{}", kind.spec().key)
}

/// Whether a difference of that kind and probability is flagged. The rules are not equally good, so each kind has a threshold of its own,
/// at which two of three held out were right.
pub(super) fn is_flagged(kind: Kind, probability: f32) -> bool {
    let thresholds = Kind::ALL.iter().zip(&MODEL.thresholds);
    thresholds.filter(|(other, _)| **other == kind).any(|(_, threshold)| probability >= *threshold)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_weight_belongs_to_a_feature() {
        let known: Vec<String> = names().chain(Kind::ALL.iter().map(|kind| threshold_name(*kind))).chain(["bias".to_owned()]).collect();
        let lines = include_str!("weights.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let unknown: Vec<&str> = lines.filter_map(|line| line.split(' ').next()).filter(|name| !known.iter().any(|k| k == name)).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }
}
