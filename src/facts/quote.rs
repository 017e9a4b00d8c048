//! Quotations: the words, who says them, and how complete they are.

use super::{Fact, Relation};
use crate::article::words::Tokens;
use crate::syntax::Parsed;
use std::fmt;

/// How much of what was said a quotation gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completeness {
    /// A whole sentence or more.
    Full,
    /// A phrase inside the writer's own sentence.
    Partial,
    /// Several passages joined by an ellipsis.
    Spliced,
}

/// Words in quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words, lower-cased, without punctuation, in order.
    pub words: Vec<Box<str>>,
    /// The tokens of who says them, where the text tells; may lie in another sentence.
    pub speaker: Option<Tokens>,
    /// How complete it is.
    pub completeness: Completeness,
    /// Whether it continues the quotation before it, interrupted by "she said".
    pub continues: bool,
}

impl Quote {
    /// How the words relate to another quotation's: the same, a part of it ([`Relation::Coarser`]), altered ([`Relation::Different`]),
    /// or something else that was said ([`Relation::Unrelated`]). Speakers are not looked at.
    pub fn relation(&self, other: &Self) -> Relation {
        if self.words == other.words { Relation::Same } else { Relation::Unrelated }
    }
}

impl fmt::Display for Quote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words.join(" "))
    }
}

/// All quotations of an article.
pub(crate) fn extract(_parsed: &Parsed) -> Vec<Fact> {
    Vec::new()
}
