//! Verbs and nouns that tell of a change: "cut", "rose", "increase". What else figures need of the list they read themselves.

use super::rows;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

static WORDS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let listed = rows(include_str!("directions.txt")).map(|row| row.split_whitespace().skip(1));
    listed.filter_map(|mut cells| (cells.next()? != "particle").then_some(cells)).flatten().collect()
});

/// Whether a word in lower case, a lemma or a form, tells of a change.
pub fn is_change(word: &str) -> bool {
    WORDS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes() {
        assert!(is_change("cut") && is_change("rose") && is_change("increase") && !is_change("higher") && !is_change("house"));
    }
}
