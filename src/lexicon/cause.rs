//! Words that name a cause, bring something about, or hold a cause open.

use super::classes;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a word has to do with a cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cause {
    /// It names one: "the origin".
    Named,
    /// It brings something about: "sparked".
    Brings,
    /// It holds it open: "unclear".
    Unknown,
    /// It holds it open where it is negated: "not known".
    Known,
}

static WORDS: LazyLock<FxHashMap<&'static str, Cause>> = LazyLock::new(|| {
    classes(include_str!("cause_words.txt"), |class| match class {
        "named" => Some(Cause::Named),
        "brings" => Some(Cause::Brings),
        "unknown" => Some(Cause::Unknown),
        "known" => Some(Cause::Known),
        _ => None,
    })
});

/// What a word has to do with a cause, by its lemma in lower case.
pub fn cause(word: &str) -> Option<Cause> {
    WORDS.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::tests::assert_classes;

    #[test]
    fn every_word_has_a_class() {
        assert_classes(include_str!("cause_words.txt"), cause);
    }
}
