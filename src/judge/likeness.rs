//! How alike two words are, out of context.

use crate::syntax::Parsed;

/// The way in which two words are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// The same word, or the same name.
    Same,
    /// Another form of it: "purchase" and "purchased", "agreement" and "agreed".
    Derived,
    /// Another word for it.
    Synonym,
    /// Its opposite: it stands in the same place of the clause and turns it round.
    Opposite,
}

impl Likeness {
    /// For choosing among several partners, 0 to 1.
    pub fn score(self) -> f32 {
        match self {
            Self::Same => 1.0,
            Self::Derived => 0.8,
            Self::Synonym => 0.7,
            Self::Opposite => 0.6,
        }
    }
}

/// How two words are alike, if they are.
pub(crate) fn likeness(left: &Parsed, l: usize, right: &Parsed, r: usize) -> Option<Likeness> {
    let (one, other) = (left.lemma(l), right.lemma(r));
    if one == other || left.form(l).eq_ignore_ascii_case(right.form(r)) {
        return Some(Likeness::Same);
    }
    let verbs = (left.tag(l).is_verb(), right.tag(r).is_verb());
    if verbs == (true, true) || verbs == (false, false) {
        // placeholder for the lexicon of opposites and synonyms
    }
    derived(one, other).then_some(Likeness::Derived)
}

/// Whether two lemmas share a stem that is long enough to carry the meaning ("negotiate", "negotiation").
fn derived(one: &str, other: &str) -> bool {
    let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let longest = one.chars().count().max(other.chars().count());
    shared >= 5 && longest - shared <= 5 && shared * 3 >= longest * 2
}
