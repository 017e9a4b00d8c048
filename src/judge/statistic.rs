//! One number, once as the average and once as the most or the least. Called by the rule on precision.

use super::Difference;
use super::clue::{Clue, Pattern};
use super::pair::{Half, Pair};
use super::slot::{Slot, told_by_both};
use crate::facts::figure::Bound;
use crate::facts::{Fact, Relation};
use crate::judge::matching::alike;

/// One number, once the average and once the most or the least: "averaged 25 minutes" / "no more than 25 minutes".
pub(super) fn differs(pair: &Pair<'_>, slot: &Slot<'_>) -> Option<Difference> {
    if !matches!(slot.relation, Relation::Same | Relation::OtherBound) || told_by_both(pair, slot) {
        return None;
    }
    let (one, other) = (statistic(&pair.left, slot.left)?, statistic(&pair.right, slot.right)?);
    if one == other || one != Statistic::Average && other != Statistic::Average || counts_others(pair, slot) {
        return None;
    }
    let (left, right) = (pair.left.words(slot.left.tokens), pair.right.words(slot.right.tokens));
    let why = format!("left says {left}, right says {right}: in left it is {}, in right {}", one.word(), other.word());
    Some(slot.difference(pair, Pattern::Bound, false, why).noting(Clue::Grave, true).guessed(0.6))
}

/// "Over four evenings" / "four works a night on average": of two things that are counted, neither of which stands for the other.
fn counts_others(pair: &Pair<'_>, slot: &Slot<'_>) -> bool {
    let noun = |fact: &Fact| fact.figure().filter(|figure| !figure.unit.is_measured()).and_then(|figure| figure.measured.noun);
    let near = |l: usize, r: usize| alike(pair.left.parsed(), l, pair.right.parsed(), r).is_some();
    noun(slot.left).zip(noun(slot.right)).is_some_and(|(l, r)| !pair.matching.pairs(l, r) && !near(l, r))
}

/// Of many values, which one a figure is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Statistic {
    Average,
    Most,
    Least,
}

impl Statistic {
    fn word(self) -> &'static str {
        match self {
            Self::Average => "the average",
            Self::Most => "the most",
            Self::Least => "the least",
        }
    }

    fn of(word: &str) -> Option<Self> {
        match word {
            "average" | "averaging" | "averaged" | "mean" | "median" | "typical" | "typically" => Some(Self::Average),
            "highest" | "maximum" | "maximal" | "peak" | "peaked" | "longest" => Some(Self::Most),
            "lowest" | "minimum" | "minimal" | "shortest" => Some(Self::Least),
            _ => None,
        }
    }
}

/// By the words beside a figure, or by its bound.
fn statistic(half: &Half<'_>, fact: &Fact) -> Option<Statistic> {
    let figure = fact.figure()?;
    let (start, end) = (fact.tokens.start as usize, fact.tokens.end as usize);
    let number = |at: usize| half.near().any(|other| other.figure().is_some() && other.tokens.holds(at));
    let behind = (end..end + 6).take_while(|&at| !number(at));
    let near = (start.saturating_sub(4)..end).chain(behind);
    let is_verb = |token: usize| half.parsed().lower(token) == "mean" && half.parsed().tag(token).is_verb();
    let inside = { near }.filter(|&token| half.sentence().holds(token) && !is_verb(token));
    let told = { inside }.find_map(|token| Statistic::of(half.parsed().lower(token)));
    let denied = half.parsed().negation(half.parsed().predicate_of(start)).is_some();
    told.or(match (figure.bound, denied) {
        (Bound::AtMost | Bound::LessThan, false) | (Bound::MoreThan, true) => Some(Statistic::Most),
        (Bound::AtLeast | Bound::MoreThan, false) | (Bound::LessThan, true) => Some(Statistic::Least),
        _ => None,
    })
}
