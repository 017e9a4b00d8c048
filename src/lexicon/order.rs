//! Words that tell which of two events came first.

use super::rows;
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
    let entry = |row: &'static str| match row.split_once(' ')? {
        (word, "follows") => Some((word, Order::Follows)),
        (word, "precedes") => Some((word, Order::Precedes)),
        _ => None,
    };
    rows(include_str!("order_words.txt")).filter_map(entry).collect()
});

/// Where a word puts what it brings in, by its lemma in lower case.
pub fn order(word: &str) -> Option<Order> {
    WORDS.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::tests::assert_tidy;

    #[test]
    fn every_word_orders() {
        let list = include_str!("order_words.txt");
        assert_tidy(list, |row| row.split_once(' ').expect("a class").0);
        assert!(rows(list).all(|row| row.split_once(' ').is_some_and(|(word, _)| order(word).is_some())));
    }
}
