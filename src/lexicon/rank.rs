//! Words that give a place in an order.

use super::classes;
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
    classes(include_str!("rank_words.txt"), |class| match class {
        "top" => Some(Place::Top),
        "lower" => Some(Place::Lower),
        "rare" => Some(Place::Rare),
        _ => None,
    })
});

/// The place that a word gives by itself, by its lemma in lower case.
pub fn place(word: &str) -> Option<Place> {
    WORDS.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::tests::assert_classes;

    #[test]
    fn every_word_has_its_place() {
        assert_classes(include_str!("rank_words.txt"), place);
    }
}
