//! Whether to flag what a rule found, and how sure: a logistic regression over what the rule says and how the rest of the two claims
//! matches. Rules give kind, evidence and explanation, and may fire too often; this decides.
//!
//! The weights are data (`weights.txt`, written by `tools/train_judge.py`, which says on what and with which held-out figures).

use super::Difference;
use super::clue::{Clue, Pattern};
use super::pair::{Half, Pair};
use super::standing::Standing;
use crate::align::Likeness;
use crate::facts::Fact;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What the decision looks at in a pair of claims; the clues of the difference come after these, then one column a pattern. All are the same
/// whichever article is named first.
const GROUND: &[&str] = &[
    "covered-less",
    "covered-more",
    "echo-less",
    "echo-more",
    "parallel",
    "substitutions",
    "names-shared",
    "names-apart",
    "names-extra",
    "figures-shared",
    "figures-apart",
    "times-shared",
    "times-apart",
    "names-unmatched",
    "verbs-unmatched",
    "predicates-matched",
    "arguments-matched",
    "opposites",
    "length-ratio",
    "rivals",
    "contradicts",
    "in-quotation",
    "linked",
    "outranked",
    "partners",
    "in-articles",
];

/// What the decision looks at for one difference.
#[derive(Clone, Debug, PartialEq)]
pub struct Features {
    /// The ground, then the clues.
    values: Vec<f32>,
    /// The rule's own guess, in logits: where no record taught otherwise, it stands.
    guess: f32,
    pattern: Pattern,
    regime: Regime,
}

/// How two claims came to be alike; a difference does not mean the same in both cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Regime {
    /// Written independently: each word was chosen anew, and what differs may be another fact.
    Retold,
    /// The same in two whole articles: there nearly all pairs of claims agree or tell of two things.
    Articles,
    /// One text edited, word by word: what was put in the place of what decides.
    Edited,
}

impl Regime {
    const ALL: [Self; 3] = [Self::Retold, Self::Articles, Self::Edited];

    /// A bound, a hedge, a source that is left out or a quotation is judged alike in both cases: an edit of one text shows nothing that a
    /// retelling would not.
    fn of(pair: &Pair<'_>, pattern: Pattern, in_articles: bool) -> Self {
        if pair.is_edited() && !pattern.traits().is_always_retold {
            Self::Edited
        } else if in_articles {
            Self::Articles
        } else {
            Self::Retold
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Retold => "retold",
            Self::Articles => "articles",
            Self::Edited => "edited",
        }
    }
}

impl Features {
    pub(super) fn new(pair: &Pair<'_>, difference: &Difference, rivals: usize, standing: Standing) -> Self {
        let matched = pair.matching.matched();
        let predicates = matched.iter().filter(|&&(l, r, _)| pair.left.parsed().is_predicate(l) && pair.right.parsed().is_predicate(r));
        let arguments = matched.iter().filter(|&&(l, r, _)| pair.left.parsed().tag(l).is_noun() && pair.right.parsed().tag(r).is_noun());
        let opposites = matched.iter().filter(|(_, _, alike)| *alike == Likeness::Opposite);
        let (matching, ground) = (&pair.matching, &pair.ground);
        let lengths = (pair.left.claim.tokens.len(), pair.right.claim.tokens.len());
        let mut values = vec![
            pair.common_ground(),
            pair.containment(),
            matching.left_echo.min(matching.right_echo),
            matching.left_echo.max(matching.right_echo),
            pair.parallel,
            capped(pair.substitutions.iter().filter(|one| one.parallel).count()),
            capped(ground.names_shared),
            capped(ground.names_apart),
            capped(ground.names_extra),
            capped(ground.figures_shared),
            capped(ground.figures_apart),
            capped(ground.times_shared),
            capped(ground.times_apart),
            capped(unmatched(pair, |half, token| half.reading.name_at(token).is_some())),
            capped(unmatched(pair, |half, token| half.parsed().tag(token).is_verb())),
            capped(predicates.count()),
            capped(arguments.count()),
            capped(opposites.count()),
            lengths.0.min(lengths.1) as f32 / lengths.0.max(lengths.1).max(1) as f32,
            capped(rivals.saturating_sub(1)),
            f32::from(u8::from(difference.contradicts)),
            f32::from(u8::from(in_quotation(&pair.left, difference.left.as_ref()) || in_quotation(&pair.right, difference.right.as_ref()))),
            pair.confidence,
            standing.outranked,
            capped(standing.partners),
            f32::from(u8::from(standing.in_articles)),
        ];
        let own = difference.pattern.traits().own;
        let clue = |clue: Clue| match clue {
            Clue::Clean => f32::from(u8::from(ground.apart() <= own)),
            Clue::Loners => ground.loners.saturating_sub(2 * own).min(6) as f32 / 6.0,
            noticed => difference.clue(noticed),
        };
        values.extend(Clue::ALL.iter().map(|(name, _)| clue(*name)));
        let guess = difference.confidence.clamp(0.02, 0.98);
        Self {
            values,
            guess: (guess / (1.0 - guess)).ln(),
            pattern: difference.pattern,
            regime: Regime::of(pair, difference.pattern, standing.in_articles),
        }
    }

    /// The rule's own guess, in logits.
    pub fn guess(&self) -> f32 {
        self.guess
    }

    /// Which weights apply: "edited amount", "retold name".
    pub fn row(&self) -> String {
        format!("{} {}", self.regime.key(), self.pattern.key())
    }

    /// Whether it is flagged at that probability: patterns are not equally good, so each has a threshold of its own, chosen on held-out records.
    pub(super) fn is_flagged(&self, probability: f32) -> bool {
        MODEL.rows.get(&(self.regime, self.pattern)).is_some_and(|row| probability >= row.threshold)
    }

    /// Whether both cannot be true, at that probability, of what the rule holds to exclude each other.
    pub(super) fn is_sure(&self, probability: f32) -> bool {
        MODEL.rows.get(&(self.regime, self.pattern)).is_some_and(|row| probability >= row.surely)
    }

    /// Each feature's name with its value, for training.
    pub fn named(&self) -> impl Iterator<Item = (&'static str, f32)> + '_ {
        names().zip(self.values.iter().copied())
    }

    /// How likely it is that an editor would want to see this, 0 to 1.
    pub fn probability(&self) -> f32 {
        let Some(row) = MODEL.rows.get(&(self.regime, self.pattern)) else { return 0.0 };
        let sum: f32 = self.values.iter().zip(&row.weights).map(|(value, weight)| value * weight).sum();
        let learned = if row.taught { sum + row.bias } else { 0.0 };
        1.0 / (1.0 + (-(learned + self.guess)).exp())
    }
}

fn names() -> impl Iterator<Item = &'static str> {
    GROUND.iter().copied().chain(Clue::ALL.iter().map(|(_, name)| *name))
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

/// What a pattern's features weigh.
struct Row {
    /// The probability from which a difference that excludes may be called a contradiction; below, it is a question.
    surely: f32,
    bias: f32,
    weights: Vec<f32>,
    /// The probability from which a difference of this pattern is flagged.
    threshold: f32,
    /// Whether any record taught it; else the rule's own guess stands.
    taught: bool,
}

struct Model {
    rows: FxHashMap<(Regime, Pattern), Row>,
}

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::parse(include_str!("weights.txt")));

impl Model {
    /// Reads lines "regime pattern feature weight"; a feature without a line weighs nothing. The pattern "any" adds to all of its regime.
    fn parse(data: &str) -> Self {
        let mut weights: FxHashMap<(&str, &str, &str), f32> = FxHashMap::default();
        for line in data.lines().filter(|line| !line.starts_with('#')) {
            let cells: Vec<&str> = line.split(' ').collect();
            if let [regime, pattern, feature, weight] = cells[..] {
                weights.extend(weight.parse().ok().map(|weight: f32| ((regime, pattern, feature), weight)));
            }
        }
        let mut rows = FxHashMap::default();
        for regime in Regime::ALL {
            for pattern in Pattern::ALL {
                let one = |pattern: &str, name: &str| weights.get(&(regime.key(), pattern, name)).copied();
                let both = |name: &str| one(ANY, name).unwrap_or_default() + one(pattern.key(), name).unwrap_or_default();
                let row = Row {
                    surely: one(ANY, "surely").unwrap_or(0.0),
                    bias: both("bias"),
                    weights: names().map(both).collect(),
                    threshold: one(pattern.key(), "threshold").unwrap_or(UNTRAINED),
                    taught: one(pattern.key(), "threshold").is_some(),
                };
                rows.insert((regime, *pattern), row);
            }
        }
        Self { rows }
    }
}

/// What weighs the same in every pattern.
const ANY: &str = "any";
/// The threshold of a pattern that no record taught.
const UNTRAINED: f32 = 0.8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_weight_belongs_to_a_feature() {
        let features: Vec<&str> = names().chain(["bias", "threshold", "surely"]).collect();
        let patterns: Vec<&str> = Pattern::ALL.iter().map(|pattern| pattern.key()).chain([ANY]).collect();
        let regimes = Regime::ALL.map(Regime::key);
        let lines = include_str!("weights.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let odd = |line: &&str| match line.split(' ').collect::<Vec<_>>()[..] {
            [regime, pattern, feature, weight] => {
                !regimes.contains(&regime) || !patterns.contains(&pattern) || !features.contains(&feature) || weight.parse::<f32>().is_err()
            }
            _ => true,
        };
        let unknown: Vec<&str> = lines.filter(odd).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
        assert!(MODEL.rows.values().all(|row| row.threshold > 0.0), "a pattern without a threshold would always be flagged");
    }
}
