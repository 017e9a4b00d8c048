//! Outcomes and states in free words, wherever they stand in a claim: "against advice" and "on advice", "slightly hurt" and "seriously hurt".

use super::meanings::{Meaning, Pole, axis};
use super::opposites::{opposed, share_pole};
use super::phrases::OUTCOMES;
use super::{Origin, Phrases};

/// The phrases of this list, and all that stands on an axis of opposites.
pub fn outcomes() -> &'static Phrases {
    &OUTCOMES
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

    const AXES: &str = include_str!("outcomes.txt");

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
