//! Plain lists of words, one question each.

use super::rows;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// A list of lemmas in lower case, and the question whether a word is on it.
macro_rules! lists {
    ($($(#[$doc:meta])* $question:ident: $words:ident = $file:literal, such as $example:literal and not $other:literal;)+) => {
        $(
            static $words: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| rows(include_str!($file)).collect());

            $(#[$doc])*
            pub fn $question(word: &str) -> bool {
                $words.contains(word)
            }
        )+

        #[cfg(test)]
        mod tests {
            use super::super::tests::assert_tidy;
            use super::*;

            #[test]
            fn lists_are_tidy() {
                $(
                    assert_tidy(include_str!($file), |row| row);
                    assert!($question($example) && !$question($other));
                )+
            }
        }
    };
}

lists! {
    /// Whether what a word governs is wished or asked for.
    is_wishing: WISHING = "wishing.txt", such as "urge" and not "plan";
    /// Whether a word tells that something is somebody's estimate or opinion.
    is_estimating: ESTIMATING = "estimating.txt", such as "reckon" and not "count";
    /// Whether what a word governs is hoped for, tried or weighed, and not decided.
    is_hoping: HOPING = "hoping.txt", such as "want" and not "plan";
    /// Whether a word tells that a value is the most or the least, so that a figure beside it is a bound.
    is_limiting: LIMITING = "limiting.txt", such as "ceiling" and not "roof";
}
