//! Words behind an amount that tell on which side of what it is compared with.

use super::classes;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// On which side of what it is compared with an amount lies, along one axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Comparative {
    /// Along which axis: "order", "amount".
    pub axis: &'static str,
    /// More of it, or before it.
    pub up: bool,
}

static WORDS: LazyLock<FxHashMap<&'static str, Comparative>> = LazyLock::new(|| classes(include_str!("comparative_words.txt"), side));

fn side(class: &'static str) -> Option<Comparative> {
    let (axis, side) = class.split_once(' ')?;
    matches!(side, "up" | "down").then_some(Comparative { axis, up: side == "up" })
}

/// The side that a word tells, by its form in lower case.
pub fn comparative(word: &str) -> Option<Comparative> {
    WORDS.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::tests::assert_classes;

    #[test]
    fn every_word_has_an_axis_and_a_side() {
        assert_classes(include_str!("comparative_words.txt"), comparative);
    }
}
