//! A list of phrases as a text is looked through for them: word by word, as hardly any word begins one.

use rustc_hash::{FxHashMap, FxHashSet};

/// Words and phrases, lemmas with single spaces, to be found in a text.
#[derive(Debug, Default)]
pub struct Phrases {
    all: FxHashSet<&'static str>,
    /// The words that begin a phrase, each with the number of words of the longest.
    first: FxHashMap<&'static str, usize>,
    /// The beginnings of the phrases, of whole words.
    beginnings: FxHashSet<&'static str>,
}

impl Phrases {
    /// All of some words and phrases.
    pub(super) fn new(phrases: impl Iterator<Item = &'static str>) -> Self {
        let all: FxHashSet<&'static str> = phrases.collect();
        let beginnings = all.iter().flat_map(|phrase| phrase.match_indices(' ').filter_map(|(end, _)| phrase.get(..end)));
        Self { beginnings: beginnings.collect(), first: first_words(all.iter().copied()), all }
    }

    /// How many words the longest phrase has that begins with a word; 0 where none does.
    pub fn longest(&self, word: &str) -> usize {
        self.first.get(word).copied().unwrap_or_default()
    }

    /// Whether a phrase goes on behind these words.
    pub fn begins(&self, words: &str) -> bool {
        self.beginnings.contains(words)
    }

    /// Whether a word or phrase is one of them.
    pub fn holds(&self, phrase: &str) -> bool {
        self.all.contains(phrase)
    }
}

/// The first words of some phrases, each with the number of words of the longest.
pub(super) fn first_words(phrases: impl Iterator<Item = &'static str>) -> FxHashMap<&'static str, usize> {
    let mut first = FxHashMap::default();
    for phrase in phrases {
        let words = 1 + phrase.bytes().filter(|byte| *byte == b' ').count();
        let longest = first.entry(phrase.split(' ').next().unwrap_or_default()).or_default();
        *longest = words.max(*longest);
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_word_by_word() {
        let phrases = Phrases::new(["give way", "give", "ahead of schedule"].into_iter());
        assert!(phrases.holds("give way") && phrases.holds("give") && !phrases.holds("ahead of") && !phrases.holds("way"));
        assert_eq!((phrases.longest("give"), phrases.longest("ahead"), phrases.longest("of")), (2, 3, 0));
        assert!(phrases.begins("ahead of") && phrases.begins("give") && !phrases.begins("give way"));
    }
}
