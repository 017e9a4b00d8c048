//! Words under which a deed is no more than wished for.

use super::rows;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

static WORDS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| rows(include_str!("wishing.txt")).collect());

/// Whether what a word governs is wished or asked for, by its lemma in lower case.
pub fn is_wishing(word: &str) -> bool {
    WORDS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::super::tests::assert_tidy;
    use super::*;

    #[test]
    fn list_is_tidy() {
        assert_tidy(include_str!("wishing.txt"), |row| row);
        assert!(is_wishing("urge") && !is_wishing("plan"));
    }
}
