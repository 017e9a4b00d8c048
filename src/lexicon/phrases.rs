//! A list of phrases as a text is looked through for them: word by word, as hardly any word begins one.

use super::meanings;

/// Words and phrases, lemmas with single spaces, to be found in a text.
#[derive(Debug)]
pub struct Phrases(usize);

/// What a predicate may be known by: all that has an opposite or a synonym, stands on a scale or tells of an event.
pub(super) static PREDICATES: Phrases = Phrases(0);
/// Outcomes, and all that stands on an axis of opposites.
pub(super) static OUTCOMES: Phrases = Phrases(1);
/// All phrases of several words that name an outcome, stand on an axis or in a group.
pub(super) static IDIOMS: Phrases = Phrases(2);

impl Phrases {
    fn told(&self, words: &str) -> [u8; 2] {
        meanings::phrases(self.0, words).unwrap_or_default()
    }

    /// Whether some words are one of them, and whether a phrase goes on behind them.
    pub fn holds_or_begins(&self, words: &str) -> (bool, bool) {
        let [bits, _] = self.told(words);
        (bits & 1 != 0, bits & 2 != 0)
    }

    /// How many words the longest phrase has that begins with a word; 0 where none does.
    pub fn longest(&self, word: &str) -> usize {
        usize::from(self.told(word)[1])
    }

    /// Whether a phrase goes on behind these words.
    pub fn begins(&self, words: &str) -> bool {
        self.told(words)[0] & 2 != 0
    }

    /// Whether a word or phrase is one of them.
    pub fn holds(&self, phrase: &str) -> bool {
        self.told(phrase)[0] & 1 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_word_by_word() {
        assert!(PREDICATES.holds("give way") && PREDICATES.holds("buy") && PREDICATES.begins("give") && !PREDICATES.holds("way to"));
        assert!(OUTCOMES.holds("ahead of schedule") && OUTCOMES.begins("ahead of") && !OUTCOMES.begins("ahead of schedule"));
        assert!(OUTCOMES.longest("ahead") >= 3 && OUTCOMES.longest("zyzzyva") == 0);
        assert!(IDIOMS.holds("ahead of schedule") && IDIOMS.begins("ahead") && !IDIOMS.holds("acquit"));
    }
}
