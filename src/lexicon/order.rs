//! Words that tell which of two events came first.

use super::classes;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Where a word puts what it brings in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Order {
    /// What it brings in came first: "after the vote".
    Follows,
    /// What it brings in came later: "before the vote".
    Precedes,
}

static WORDS: LazyLock<FxHashMap<&'static str, Order>> = LazyLock::new(|| {
    classes(include_str!("order_words.txt"), |class| match class {
        "follows" => Some(Order::Follows),
        "precedes" => Some(Order::Precedes),
        _ => None,
    })
});

/// Where a word puts what it brings in, by its lemma in lower case.
pub fn order(word: &str) -> Option<Order> {
    WORDS.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::tests::assert_classes;

    #[test]
    fn every_word_orders() {
        assert_classes(include_str!("order_words.txt"), order);
    }
}
