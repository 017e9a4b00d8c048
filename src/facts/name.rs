//! Names: people, organisations, places, products; their aliases inside an article and their variants across articles.

use super::{Fact, Relation};
use crate::syntax::Parsed;
use std::fmt;

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameType {
    /// A person.
    Person,
    /// A company, party, team, ministry, court.
    Organisation,
    /// A country, town, river, building.
    Place,
    /// A product, law, work, event, people.
    Other,
}

impl NameType {
    /// The label in JSON: PER, ORG, LOC, MISC.
    pub fn key(self) -> &'static str {
        match self {
            Self::Person => "PER",
            Self::Organisation => "ORG",
            Self::Place => "LOC",
            Self::Other => "MISC",
        }
    }
}

/// A name at one place of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The words that tell it from other names: lower-cased, titles, articles, possessives and corporate suffixes stripped.
    pub key: Box<str>,
    /// The fullest form under which the same article introduces it, in the same normal form ("agi" -> "artificial general intelligence").
    pub canonical: Box<str>,
    /// What it names.
    pub kind: NameType,
    /// Which of the article's entities it is: equal for all mentions of one entity in this article.
    pub entity: u32,
    /// Whether this mention is a description or a pronoun ("the company"), not a name.
    pub description: bool,
}

impl Name {
    /// How it relates to a name of another article: the same, a variant ([`Relation::Coarser`]: part of it, or a likely slip), different.
    pub fn relation(&self, other: &Self) -> Relation {
        if self.canonical == other.canonical || self.key == other.key { Relation::Same } else { Relation::Different }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.canonical)
    }
}

/// All names of an article.
pub(crate) fn extract(_parsed: &Parsed) -> Vec<Fact> {
    Vec::new()
}
