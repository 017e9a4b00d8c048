//! What a noun is to the word that it hangs on, and who has that part of a word.

use super::{Parsed, Relation};
use crate::article::words::Tokens;

/// What a noun is to the word that it hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part<'a> {
    Doer,
    Undergoer,
    Recipient,
    /// Behind that preposition.
    Behind(&'a str),
    /// "Garcia's".
    Possessor,
    /// "Chargers" of "the Chargers receiver": which kind of thing another noun is.
    Qualifier,
    /// What a predicate says its subject is.
    Complement,
    /// It hangs on nothing: a heading, a fragment.
    Loose,
}

impl Part<'_> {
    /// Whether two nouns have the same part; prepositions that place alike are one.
    pub(crate) fn is_like(self, other: Part<'_>) -> bool {
        match (self, other) {
            (Part::Behind(one), Part::Behind(other)) => are_alike(one, other),
            (one, other) => one == other,
        }
    }
}

/// A part of something told.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Position<'a> {
    pub(crate) part: Part<'a>,
    /// The word that it hangs on.
    pub(crate) of: Option<usize>,
}

/// Lists and appositions deeper than this are given up.
const DEEPEST: usize = 4;

impl Parsed {
    /// The position of a noun phrase, given by its words; of what is joined or in apposition to another that of the other.
    pub(crate) fn position(&self, tokens: Tokens) -> Position<'_> {
        let loose = Position { part: Part::Loose, of: None };
        let Some(mut head) = self.top(tokens) else { return loose };
        for _ in 0..DEEPEST {
            let Some(above) = self.head(head) else { return loose };
            match self.relation(head) {
                Relation::Appos | Relation::Conj if !self.is_predicate(head) => head = above,
                Relation::Compound | Relation::Amod | Relation::Nmod if tokens.holds(above) => head = above,
                Relation::Compound | Relation::Amod | Relation::Nmod => return Position { part: Part::Qualifier, of: Some(above) },
                Relation::Poss => return Position { part: Part::Possessor, of: Some(above) },
                _ => break,
            }
        }
        let (governor, relation) = self.hanging(head);
        let Some(governor) = governor else { return loose };
        let holds = |holder: Option<usize>| holder == Some(head);
        let part = match () {
            () if holds(self.doer(governor)) => Part::Doer,
            () if holds(self.undergoer(governor)) => Part::Undergoer,
            () if holds(self.recipient(governor)) => Part::Recipient,
            () if holds(self.complement(governor)) => Part::Complement,
            () if self.relation(head) == Relation::Pobj => Part::Behind(relation),
            () => Part::Loose,
        };
        Position { part, of: Some(governor) }
    }

    /// The head of what has a part of a word.
    pub(crate) fn holder(&self, part: Part<'_>, of: usize) -> Option<usize> {
        match part {
            Part::Doer => self.doer(of),
            Part::Undergoer => self.undergoer(of),
            Part::Recipient => self.recipient(of),
            Part::Behind(like) => self.prepositional(of).find(|&(at, _)| are_alike(self.lemma(at), like)).map(|(_, object)| object),
            Part::Possessor => self.possessor(of),
            Part::Complement => self.complement(of),
            Part::Qualifier | Part::Loose => None,
        }
    }
}

/// Prepositions that place alike.
fn are_alike(one: &str, other: &str) -> bool {
    let places = |word: &str| matches!(word, "at" | "in" | "inside" | "near" | "on" | "within");
    let goes = |word: &str| matches!(word, "for" | "into" | "to" | "toward" | "towards");
    one == other || places(one) && places(other) || goes(one) && goes(other)
}
