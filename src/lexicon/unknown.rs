//! Words that hold something open ("unclear", "not known"), nouns for what may be open ("cause", "price"), and words that bring something about.

use super::classes;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a word has to do with what is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Openness {
    /// It holds something open: "unclear".
    Open,
    /// It holds it open where it is denied: "not known".
    Told,
    /// It is looked for: "is being investigated".
    Sought,
    /// It names what may be open: "the cause", "the price".
    Noun(Question),
    /// It brings something about: "sparked".
    Brings,
}

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Question {
    /// Why or how it came about.
    Cause,
    /// Who did it or who it is.
    Who,
    /// Where.
    Where,
    /// When.
    When,
    /// How many.
    Many,
    /// How much money.
    Much,
    /// Whether at all.
    Whether,
}

static WORDS: LazyLock<FxHashMap<&'static str, Openness>> = LazyLock::new(|| {
    classes(include_str!("unknown_words.txt"), |class| match class {
        "open" => Some(Openness::Open),
        "told" => Some(Openness::Told),
        "sought" => Some(Openness::Sought),
        "brings" => Some(Openness::Brings),
        "cause" => Some(Openness::Noun(Question::Cause)),
        "who" => Some(Openness::Noun(Question::Who)),
        "where" => Some(Openness::Noun(Question::Where)),
        "when" => Some(Openness::Noun(Question::When)),
        "many" => Some(Openness::Noun(Question::Many)),
        "much" => Some(Openness::Noun(Question::Much)),
        _ => None,
    })
});

/// What a word has to do with what is known, by its lemma in lower case.
pub fn openness(word: &str) -> Option<Openness> {
    WORDS.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::tests::assert_classes;

    #[test]
    fn every_word_has_a_class() {
        assert_classes(include_str!("unknown_words.txt"), openness);
    }
}
