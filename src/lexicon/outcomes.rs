//! Outcomes and states in free words, wherever they stand in a claim: "against advice" and "on advice", "slightly hurt" and "seriously hurt".

use super::opposites::on_axes;
use super::{Phrases, opposites, rows, same_pole, words};
use crate::lexicon::Origin;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const AXES: &str = include_str!("outcomes.txt");

#[derive(Default)]
struct Lexicon {
    /// The axes of a phrase, each with the pole that it stands on.
    places: FxHashMap<&'static str, Vec<(u16, u8)>>,
    /// The phrases of each axis, of all its poles.
    on_axis: Vec<Vec<&'static str>>,
    /// The phrases of this list, and all that stands on an axis of opposites.
    all: Phrases,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::default();
    for (axis, cells) in (0..).zip(rows(AXES).filter_map(|row| Some(row.split_once(": ")?.1))) {
        lexicon.on_axis.push(cells.split(" / ").flat_map(words).collect());
        for (pole, cell) in (0..).zip(cells.split(" / ")) {
            for phrase in words(cell) {
                lexicon.places.entry(phrase).or_default().push((axis, pole));
            }
        }
    }
    lexicon.all = Phrases::new(lexicon.places.keys().copied().chain(on_axes()));
    lexicon
});

fn places(phrase: &str) -> &'static [(u16, u8)] {
    LEXICON.places.get(phrase).map_or(&[], Vec::as_slice)
}

/// The phrases of this list, and all that stands on an axis of opposites.
pub fn outcomes() -> &'static Phrases {
    &LEXICON.all
}

/// All phrases of the list that name the outcome of one, or exclude it; some twice, and the phrase itself among them.
pub(super) fn on_its_axes(phrase: &str) -> impl Iterator<Item = &'static str> + '_ {
    let of_axis = |&(axis, _): &(u16, u8)| LEXICON.on_axis.get(usize::from(axis)).map_or(&[][..], Vec::as_slice);
    places(phrase).iter().flat_map(of_axis).copied()
}

/// All phrases of the list.
pub(super) fn phrases() -> impl Iterator<Item = &'static str> {
    LEXICON.places.keys().copied()
}

/// Whether two phrases name one outcome, by this list or by the poles of the opposites.
pub fn same_outcome(one: &str, other: &str) -> bool {
    one == other || same_pole(one, other) || places(one).iter().any(|place| places(other).contains(place))
}

/// Whether two phrases exclude each other, by this list or by the news lexicon of opposites.
pub fn outcomes_exclude(one: &str, other: &str) -> bool {
    let apart = |&(axis, pole): &(u16, u8)| places(other).iter().any(|&(that, there)| that == axis && there != pole);
    !same_outcome(one, other) && (places(one).iter().any(apart) || opposites(one, other).is_some_and(|found| found.origin == Origin::News))
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
