//! Which words give or refuse leave for a deed, or make it a duty.

use super::classes;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a word does to the deed that it governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Leave {
    /// It must be done.
    Due,
    /// It may be done.
    Given,
    /// It must not be done.
    Refused,
}

static WORDS: LazyLock<FxHashMap<&'static str, Leave>> = LazyLock::new(|| {
    classes(include_str!("leave_words.txt"), |class| match class {
        "due" => Some(Leave::Due),
        "given" => Some(Leave::Given),
        "refused" => Some(Leave::Refused),
        _ => None,
    })
});

/// What a word does, by its lemma in lower case.
pub fn leave(word: &str) -> Option<Leave> {
    WORDS.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::tests::assert_classes;

    #[test]
    fn every_word_does_something() {
        assert_classes(include_str!("leave_words.txt"), leave);
    }
}
