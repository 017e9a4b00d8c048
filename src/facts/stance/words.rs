//! The words that stance is read from.

use super::{Certainty, Force, Reach};
use crate::lexicon::{Sieve, rows, words};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a word does to the clause that it governs or stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// Moves it on the ladder.
    Rung(Certainty),
    /// It did not happen: "fail to", "without".
    Negates,
    /// It is alleged: "accused of".
    Accuses,
    /// Its source does not vouch for it: "reportedly".
    Vouches(Force),
}

impl Effect {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "denied" => Self::Rung(Certainty::Denied),
            "unlikely" => Self::Rung(Certainty::Unlikely),
            "possible" => Self::Rung(Certainty::Possible),
            "likely" => Self::Rung(Certainty::Likely),
            "planned" => Self::Rung(Certainty::Planned),
            "future" => Self::Rung(Certainty::Future),
            "negates" => Self::Negates,
            "accuses" => Self::Accuses,
            "alleged" => Self::Vouches(Force::Alleged),
            "suggested" => Self::Vouches(Force::Suggested),
            _ => return None,
        })
    }
}

/// Where a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Class {
    /// An auxiliary.
    Modal,
    /// An adverb.
    Adverb,
    /// A word with a complement clause.
    Governor,
}

impl Class {
    fn of(name: &str) -> Option<Self> {
        match name {
            "modal" => Some(Self::Modal),
            "adverb" => Some(Self::Adverb),
            "governor" => Some(Self::Governor),
            _ => None,
        }
    }
}

const CERTAINTY: &str = include_str!("../../lexicon/certainty.txt");
const REACH: &str = include_str!("../../lexicon/reach.txt");

static EFFECTS: LazyLock<FxHashMap<(Class, &'static str), Effect>> = LazyLock::new(|| {
    let mut effects = FxHashMap::default();
    for (name, cell) in rows(CERTAINTY).filter_map(|row| row.split_once(": ")) {
        let Some((class, effect)) = name.split_once(' ') else { continue };
        if let (Some(class), Some(effect)) = (Class::of(class), Effect::of(effect)) {
            words(cell).for_each(|word| {
                effects.insert((class, word), effect);
            });
        }
    }
    effects
});

static REACHES: LazyLock<FxHashMap<&'static str, Reach>> = LazyLock::new(|| {
    let groups = rows(REACH).filter_map(|row| row.split_once(": "));
    let groups = groups.filter_map(|(name, cell)| Some((reach_of(name)?, cell)));
    groups.flat_map(|(reach, cell)| words(cell).map(move |word| (word, reach))).collect()
});

/// Most words of a text begin as none of the tables does.
static EFFECTS_SIEVE: LazyLock<Sieve> = LazyLock::new(|| Sieve::new(EFFECTS.keys().map(|(_, word)| *word)));
static REACHES_SIEVE: LazyLock<Sieve> = LazyLock::new(|| Sieve::new(REACHES.keys().copied()));

fn reach_of(name: &str) -> Option<Reach> {
    Some(match name {
        "all" => Reach::All,
        "most" => Reach::Most,
        "many" => Reach::Many,
        "some" => Reach::Some,
        "few" => Reach::Few,
        "none" => Reach::None,
        "only" => Reach::Only,
        "first" => Reach::First,
        "any" => Reach::Any,
        _ => return None,
    })
}

/// What a word or phrase of that class does, if anything.
pub(super) fn effect(class: Class, phrase: &str) -> Option<Effect> {
    // The table wants a key that lives as long as itself; a lookup needs the same shape only.
    EFFECTS_SIEVE.may_hold(phrase).then(|| EFFECTS.get(&(class, phrase)).copied())?
}

/// How far a word reaches, if it is one that tells.
pub(super) fn reach(word: &str) -> Option<Reach> {
    REACHES_SIEVE.may_hold(word).then(|| REACHES.get(word).copied())?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::tests::{assert_tidy, assert_words_tidy};

    #[test]
    fn lists_are_tidy() {
        for list in [CERTAINTY, REACH] {
            assert_tidy(list, |row| row.split_once(':').unwrap().0);
            rows(list).for_each(|row| assert_words_tidy(row.split_once(": ").unwrap().1));
        }
        for row in rows(CERTAINTY) {
            let (class, effect) = row.split_once(':').unwrap().0.split_once(' ').unwrap();
            assert!(Class::of(class).is_some() && Effect::of(effect).is_some(), "{row}");
        }
        assert!(rows(REACH).all(|row| reach_of(row.split_once(':').unwrap().0).is_some()));
        let count = |list: &'static str| rows(list).flat_map(|row| words(row.split_once(": ").unwrap().1)).count();
        assert_eq!(count(CERTAINTY), EFFECTS.len(), "a word in two groups");
        assert_eq!(count(REACH), REACHES.len(), "a word in two groups");
    }
}
