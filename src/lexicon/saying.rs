//! Verbs and nouns of saying: "said", "alleged", "confirmation".

use super::{Sieve, rows, words};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const SAYING: &str = include_str!("saying.txt");

/// How strongly a word of saying vouches for what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Saying {
    /// "allege", "claim", "accuse": the writer keeps his distance.
    Alleged,
    /// "suggest", "estimate", "believe".
    Suggested,
    /// "say", "tell", "report".
    Said,
    /// "confirm", "find", "show".
    Confirmed,
    /// "call", "describe", "joke": brings in words, vouches for no fact.
    Quoting,
}

impl Saying {
    fn of(name: &str) -> Option<Self> {
        match name {
            "alleged" => Some(Self::Alleged),
            "suggested" => Some(Self::Suggested),
            "said" => Some(Self::Said),
            "confirmed" => Some(Self::Confirmed),
            "quoting" => Some(Self::Quoting),
            _ => None,
        }
    }
}

static WORDS: LazyLock<FxHashMap<&'static str, Saying>> = LazyLock::new(|| {
    let groups = rows(SAYING).filter_map(|row| row.split_once(": "));
    let groups = groups.filter_map(|(name, cell)| Some((Saying::of(name)?, cell)));
    groups.flat_map(|(saying, cell)| words(cell).map(move |word| (word, saying))).collect()
});

/// Most words of a text begin as none of the list does.
static SIEVE: LazyLock<Sieve> = LazyLock::new(|| Sieve::new(WORDS.keys().copied()));

/// Whether a lemma or phrase is a word of saying, and of which kind.
pub fn saying(phrase: &str) -> Option<Saying> {
    SIEVE.may_hold(phrase).then(|| WORDS.get(phrase).copied())?
}

#[cfg(test)]
mod tests {
    use super::super::tests::{assert_tidy, assert_words_tidy};
    use super::*;

    #[test]
    fn list_is_tidy() {
        assert_tidy(SAYING, |row| row.split_once(':').unwrap().0);
        rows(SAYING).for_each(|row| assert_words_tidy(row.split_once(": ").unwrap().1));
        assert!(rows(SAYING).all(|row| Saying::of(row.split_once(':').unwrap().0).is_some()));
        let all = rows(SAYING).flat_map(|row| words(row.split_once(": ").unwrap().1));
        assert_eq!(all.count(), WORDS.len(), "a word in two groups");
    }

    #[test]
    fn forces() {
        assert_eq!(saying("say"), Some(Saying::Said));
        assert_eq!(saying("allege"), Some(Saying::Alleged));
        assert_eq!(saying("point out"), Some(Saying::Said));
        assert_eq!(saying("swim"), None);
    }
}
