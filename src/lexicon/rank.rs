//! Words that give a place in an order.

use super::rows;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Where in an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// "The first", "the largest", "never before".
    Top,
    /// "The second", "the third-largest".
    Lower,
    /// "One of the first", "among the largest".
    Shared,
    /// "Seldom", "rarely".
    Rare,
}

static WORDS: LazyLock<FxHashMap<&'static str, Place>> = LazyLock::new(|| {
    let entry = |row: &'static str| match row.split_once(' ')? {
        (word, "top") => Some((word, Place::Top)),
        (word, "lower") => Some((word, Place::Lower)),
        (word, "rare") => Some((word, Place::Rare)),
        _ => None,
    };
    rows(include_str!("rank_words.txt")).filter_map(entry).collect()
});

/// The place that a word gives by itself, by its lemma in lower case.
pub fn place(word: &str) -> Option<Place> {
    WORDS.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::tests::assert_tidy;

    #[test]
    fn every_word_has_its_place() {
        let list = include_str!("rank_words.txt");
        assert_tidy(list, |row| row.split_once(' ').expect("a class").0);
        assert!(rows(list).all(|row| row.split_once(' ').is_some_and(|(word, _)| place(word).is_some())));
    }
}
