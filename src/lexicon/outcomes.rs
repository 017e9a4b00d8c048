//! Outcomes and states in free words, wherever they stand in a claim: "against advice" and "on advice", "slightly hurt" and "seriously hurt".

use super::meanings::{Meaning, Pole, axis};
use super::opposites::{opposed, share_pole};
use super::phrases::OUTCOMES;
use super::{Phrases, rows, words};
use crate::lexicon::Origin;
use std::sync::LazyLock;

const AXES: &str = include_str!("outcomes.txt");

/// The cells of each axis.
static CELLS: LazyLock<Vec<&'static str>> = LazyLock::new(|| rows(AXES).filter_map(|row| Some(row.split_once(": ")?.1)).collect());

/// The phrases of this list, and all that stands on an axis of opposites.
pub fn outcomes() -> &'static Phrases {
    &OUTCOMES
}

/// All phrases of the list that name the outcome of one, or exclude it; some twice, and the phrase itself among them.
pub(super) fn on_its_axes(meaning: Meaning) -> impl Iterator<Item = &'static str> {
    let of_axis = |pole: &Pole| CELLS.get(usize::from(axis(*pole))).copied().unwrap_or_default();
    meaning.outcomes.iter().map(of_axis).flat_map(|cells| cells.split(" / ").flat_map(words))
}

/// Whether two phrases name one outcome, by this list or by the poles of the opposites.
pub fn same_outcome(one: &str, other: &str) -> bool {
    one_outcome((one, Meaning::of(one)), (other, Meaning::of(other)))
}

/// The same of phrases that were looked up before.
pub(super) fn one_outcome((one, ours): (&str, Meaning), (other, theirs): (&str, Meaning)) -> bool {
    one == other || share_pole(ours.poles, theirs.poles) || share_pole(ours.outcomes, theirs.outcomes)
}

/// Whether two phrases exclude each other, by this list or by the news lexicon of opposites.
pub fn outcomes_exclude(one: &str, other: &str) -> bool {
    exclude((one, Meaning::of(one)), (other, Meaning::of(other)))
}

/// The same of phrases that were looked up before.
pub(super) fn exclude(one: (&str, Meaning), other: (&str, Meaning)) -> bool {
    let apart = |ours: &Pole| other.1.outcomes.iter().any(|that| axis(*that) == axis(*ours) && that != ours);
    let by_news = || opposed(one, other).is_some_and(|found| found.origin == Origin::News);
    !one_outcome(one, other) && (one.1.outcomes.iter().any(apart) || by_news())
}

#[cfg(test)]
mod tests {
    use super::super::tests::assert_axes;
    use super::*;

    #[test]
    fn list_is_tidy() {
        assert_axes(AXES, |phrase| (2..=5).contains(&phrase.split(' ').count()));
    }

    #[test]
    fn outcomes() {
        assert!(outcomes_exclude("ahead of schedule", "behind schedule"));
        assert!(!outcomes_exclude("ahead of schedule", "ahead of schedule"));
        let holds = |phrase: &str| super::outcomes().holds(phrase);
        assert!(holds("ahead of schedule") && holds("acquit") && !holds("ahead of"));
    }
}
