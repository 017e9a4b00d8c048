//! A list of phrases as a text is looked through for them: word by word, as hardly any word begins one.

use rustc_hash::{FxBuildHasher, FxHashMap};

/// Words and phrases, lemmas with single spaces, to be found in a text.
#[derive(Debug, Default)]
pub struct Phrases {
    /// All of them, and their beginnings of whole words.
    all: FxHashMap<&'static str, Place>,
}

/// What some words are among the phrases.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    /// They are one.
    is_whole: bool,
    /// They begin one.
    begins: bool,
    /// The number of words of the longest that they begin or are.
    longest: u8,
}

impl Phrases {
    /// All of some words and phrases.
    pub(super) fn new(phrases: impl Iterator<Item = &'static str>) -> Self {
        // A table that grows is filled twice. Beginnings come to about as many as phrases that stand in two lists.
        let most = phrases.size_hint().1.unwrap_or_default();
        let mut all: FxHashMap<&'static str, Place> = FxHashMap::with_capacity_and_hasher(most, FxBuildHasher);
        for phrase in phrases {
            add(&mut all, phrase);
        }
        Self { all }
    }

    /// How many words the longest phrase has that begins with a word; 0 where none does.
    pub fn longest(&self, word: &str) -> usize {
        self.all.get(word).map_or(0, |place| usize::from(place.longest))
    }

    /// Whether a phrase goes on behind these words.
    pub fn begins(&self, words: &str) -> bool {
        self.all.get(words).is_some_and(|place| place.begins)
    }

    /// Whether a word or phrase is one of them.
    pub fn holds(&self, phrase: &str) -> bool {
        self.all.get(phrase).is_some_and(|place| place.is_whole)
    }
}

fn add(all: &mut FxHashMap<&'static str, Place>, phrase: &'static str) {
    let whole = all.entry(phrase).or_default();
    if std::mem::replace(&mut whole.is_whole, true) {
        return;
    }
    let spaces = || phrase.bytes().enumerate().filter_map(|(at, byte)| (byte == b' ').then_some(at));
    let words = u8::try_from(spaces().count() + 1).unwrap_or(u8::MAX);
    whole.longest = whole.longest.max(words);
    for end in spaces() {
        let place = all.entry(phrase.get(..end).unwrap_or_default()).or_default();
        *place = Place { begins: true, longest: place.longest.max(words), ..*place };
    }
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
