//! How alike two words are, out of context: the same, another form, another word for it, its opposite, or near in meaning.

use super::vocabulary::cosine;
use crate::lexicon::{opposites, same_pole, synonyms};

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

/// A word as it is compared: its lemma in lower case and its rank in the vocabulary.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordForm<'a> {
    pub(crate) lemma: &'a str,
    pub(crate) rank: Option<u32>,
}

/// How alike two words are, if they are.
pub(crate) fn likeness(one: WordForm<'_>, other: WordForm<'_>) -> Option<Likeness> {
    if one.lemma == other.lemma {
        return Some(Likeness::Same);
    }
    if let Some(alike) = opposed_or_alike(one.lemma, other.lemma) {
        return Some(alike);
    }
    if derived(one.lemma, other.lemma) {
        return Some(Likeness::Derived);
    }
    let near = one.rank.zip(other.rank).and_then(|(a, b)| cosine(a, b)).filter(|cosine| *cosine > UNRELATED)?;
    Some(Likeness::Near((near - 0.25).min(0.75)))
}

/// What the lexicons know of two different lemmas.
pub(super) fn opposed_or_alike(one: &str, other: &str) -> Option<Likeness> {
    if one == other {
        None
    } else if opposites(one, other).is_some() {
        Some(Likeness::Opposite)
    } else {
        (synonyms(one, other) || same_pole(one, other)).then_some(Likeness::Synonym)
    }
}

/// Whether two lemmas share a stem that is long enough to carry the meaning ("derail", "derailment").
pub(super) fn derived(one: &str, other: &str) -> bool {
    let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let longest = one.chars().count().max(other.chars().count());
    shared >= 4 && longest - shared <= 5 && shared * 5 >= longest * 3
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::vocabulary::rank;

    fn alike(one: &str, other: &str) -> Option<Likeness> {
        let form = |lemma| WordForm { lemma, rank: rank(lemma) };
        likeness(form(one), form(other))
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
