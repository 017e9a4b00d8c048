//! How alike two words are, out of context: the same, another form, another word for it, its opposite, or near in meaning.

use super::vocabulary::{cosine, rank};
use crate::lexicon::Entry;
use crate::syntax::Parsed;

/// The way in which two words are alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Likeness {
    /// The same word, or the same name.
    Same,
    /// Another form of it: "purchase" and "purchased", "agreement" and "agreed".
    Derived,
    /// Another word for it.
    Synonym,
    /// Its opposite: it stands in the same place of the clause and turns it round.
    Opposite,
    /// Near in meaning by the word vectors, by that much of 0 to 1.
    Near(f32),
}

impl Likeness {
    /// For choosing among several partners, 0 to 1.
    pub fn score(self) -> f32 {
        match self {
            Self::Same => 1.0,
            Self::Derived => 0.85,
            Self::Synonym => 0.8,
            Self::Opposite => 0.7,
            Self::Near(much) => much,
        }
    }
}

/// Below this cosine two words of the vocabulary have nothing to do with each other.
const UNRELATED: f32 = 0.42;

/// A word as it is compared: its lemma in lower case with what the lexicons hold of it, and its rank in the vocabulary.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordForm<'a> {
    pub(crate) entry: Entry<'a>,
    pub(crate) rank: Option<u32>,
}

impl<'a> WordForm<'a> {
    /// Looks a lemma in lower case up.
    pub(crate) fn new(lemma: &'a str) -> Self {
        Self { entry: Entry::of(lemma), rank: rank(lemma) }
    }
}

/// The distinct lemmas of an article, each looked up once.
#[derive(Clone, Debug)]
pub(crate) struct WordForms<'a> {
    parsed: &'a Parsed,
    forms: Vec<WordForm<'a>>,
    none: WordForm<'a>,
}

impl<'a> WordForms<'a> {
    pub(crate) fn new(parsed: &'a Parsed) -> Self {
        Self { parsed, forms: parsed.lexemes().map(WordForm::new).collect(), none: WordForm::new("") }
    }

    /// The word at a token; the empty one beyond the end.
    pub(crate) fn of(&self, token: usize) -> &WordForm<'a> {
        self.parsed.lexeme(token).and_then(|number| self.forms.get(number)).unwrap_or(&self.none)
    }
}

/// How alike two words are, if they are.
pub(crate) fn likeness(one: &WordForm<'_>, other: &WordForm<'_>) -> Option<Likeness> {
    if one.entry.word == other.entry.word {
        return Some(Likeness::Same);
    }
    if let Some(alike) = opposed_or_alike(&one.entry, &other.entry) {
        return Some(alike);
    }
    if derived(one.entry.word, other.entry.word) {
        return Some(Likeness::Derived);
    }
    let near = one.rank.zip(other.rank).and_then(|(a, b)| cosine(a, b)).filter(|cosine| *cosine > UNRELATED)?;
    Some(Likeness::Near((near - 0.25).min(0.75)))
}

/// What the lexicons know of two different lemmas.
pub(super) fn opposed_or_alike(one: &Entry<'_>, other: &Entry<'_>) -> Option<Likeness> {
    if one.word == other.word {
        None
    } else if one.opposes(other) {
        Some(Likeness::Opposite)
    } else {
        one.resembles(other).then_some(Likeness::Synonym)
    }
}

/// Whether two lemmas share a stem that is long enough to carry the meaning ("derail", "derailment").
pub(super) fn derived(one: &str, other: &str) -> bool {
    // Hardly any two words begin alike.
    if one.as_bytes().first() != other.as_bytes().first() {
        return false;
    }
    let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    if shared < 4 {
        return false;
    }
    let longest = one.chars().count().max(other.chars().count());
    longest - shared <= 5 && shared * 5 >= longest * 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(one: &str, other: &str) -> Option<Likeness> {
        likeness(&WordForm::new(one), &WordForm::new(other))
    }

    #[test]
    fn kinds_of_likeness() {
        assert_eq!(alike("buy", "buy"), Some(Likeness::Same));
        assert_eq!(alike("derail", "derailment"), Some(Likeness::Derived));
        assert_eq!(alike("buy", "purchase"), Some(Likeness::Synonym));
        assert_eq!(alike("rise", "fall"), Some(Likeness::Opposite));
        assert_eq!(alike("river", "purchase"), None);
    }
}
