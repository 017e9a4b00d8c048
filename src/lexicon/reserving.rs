//! Words and phrases by which a text holds something in reserve: "is suspected of", "too early to", "call for".

use super::{rows, words};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// How something is held in reserve.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reserve {
    /// It is asked, or left unsaid: "it is unclear whether".
    Open,
    /// It is supposed, suspected, alleged or only possible: "may", "is suspected of".
    Hedged,
    /// It hangs on something else: "if", "subject to".
    Conditional,
    /// It is asked for, wished or weighed: "calls for", "in talks".
    Sought,
    /// It is coming: "is due to".
    Expected,
}

/// Each list of phrases by its first word, the words behind it with the class, the longest first.
type Phrases = FxHashMap<&'static str, Vec<(Vec<&'static str>, Reserve)>>;

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (name, cell) in rows(include_str!("reserving.txt")).filter_map(|row| row.split_once(": ")) {
        let Some(class) = class(name) else { continue };
        for phrase in words(cell) {
            let mut parts = phrase.split(' ');
            let Some(first) = parts.next() else { continue };
            phrases.entry(first).or_default().push((parts.collect(), class));
        }
    }
    phrases.values_mut().for_each(|rest| rest.sort_by_key(|(words, _)| std::cmp::Reverse(words.len())));
    phrases
});

fn class(name: &str) -> Option<Reserve> {
    Some(match name {
        "open" => Reserve::Open,
        "hedged" => Reserve::Hedged,
        "conditional" => Reserve::Conditional,
        "sought" => Reserve::Sought,
        "expected" => Reserve::Expected,
        _ => return None,
    })
}

/// The longest phrase of reserve that begins with a word: its class and of how many words it is; `follows` tells whether the word so many places
/// behind the first is the given one.
pub fn reserve(first: &str, follows: impl Fn(usize, &str) -> bool) -> Option<(Reserve, usize)> {
    let fits = |rest: &[&str]| rest.iter().enumerate().all(|(at, word)| follows(at + 1, word));
    PHRASES.get(first)?.iter().find(|(rest, _)| fits(rest)).map(|(rest, class)| (*class, rest.len() + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::tests::{assert_tidy, assert_words_tidy};

    #[test]
    fn the_longest_phrase_is_read() {
        let list = include_str!("reserving.txt");
        assert_tidy(list, |row| row.split_once(':').expect("a class").0);
        for (name, cell) in rows(list).filter_map(|row| row.split_once(": ")) {
            assert!(class(name).is_some());
            assert_words_tidy(cell);
        }
        let said = ["too", "early", "to"];
        assert_eq!(reserve("too", |at, word| said.get(at) == Some(&word)), Some((Reserve::Open, 3)));
        assert_eq!(reserve("too", |_, _| false), None);
    }
}
