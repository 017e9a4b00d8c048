//! The stance of a clause: what it negates, how certain it is, who says so, and how far its quantifiers reach.
//!
//! "Prosecutors allege that Karas did not pay" gives for "pay" one negation, no hedge, and an attribution that does not vouch. What governs
//! a clause acts on it ("plans to pay", "refused to pay", "without paying", "accused of paying"); a verb of saying ends that.

mod attribution;
mod climb;
mod ladder;
mod quantifier;
mod words;

use crate::article::words::Tokens;
use crate::syntax::Parsed;
pub(crate) use climb::is_proof;
pub use ladder::Distance;

/// How certain a clause is, from denial to fact: one ladder, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Certainty {
    /// "denied that", "is ruled out".
    Denied,
    /// "unlikely", "doubts that".
    Unlikely,
    /// "may", "could", "considers", "possibly".
    Possible,
    /// "likely", "expected to", "should".
    Likely,
    /// "plans to", "intends to", "agreed to".
    Planned,
    /// "will".
    Future,
    /// Stated as it is or was.
    #[default]
    Stated,
}

/// How strongly the source vouches for what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Force {
    /// "alleged", "claimed", "accused".
    Alleged,
    /// "suggested", "hinted", "estimated".
    Suggested,
    /// "said", "reported", "told".
    Said,
    /// "confirmed", "found", "showed", "ruled".
    Confirmed,
}

/// Who says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The verb or preposition of saying ("said", "according").
    pub verb: usize,
    /// The tokens of the speaker, where there is one.
    pub speaker: Option<Tokens>,
    /// How strongly it vouches.
    pub force: Force,
}

/// How far a clause reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reach {
    /// "all", "every", "each", "unanimous".
    All,
    /// "most", "a majority".
    Most,
    /// "many".
    Many,
    /// "some", "several", "certain", "one of".
    Some,
    /// "few", "hardly any".
    Few,
    /// "no", "none".
    None,
    /// "only", "sole", "exclusive".
    Only,
    /// "first".
    First,
    /// "any".
    Any,
}

/// A word that tells how far a clause reaches, and what it reaches over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantifier {
    /// How far.
    pub reach: Reach,
    /// The token that says so.
    pub token: usize,
    /// The head of the noun phrase that it ranges over, where there is one.
    pub over: Option<usize>,
}

/// The stance of one clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stance {
    /// The words that negate its predicate, in order; an even number of them affirms.
    pub negations: Vec<usize>,
    /// How certain it is.
    pub certainty: Certainty,
    /// The token that makes it so, where it is not plainly stated.
    pub hedge: Option<usize>,
    /// Who says so, if not the article itself.
    pub attribution: Option<Attribution>,
    /// How far it reaches.
    pub quantifiers: Vec<Quantifier>,
    /// The word that makes it hang on a condition ("if", "unless", "provided").
    pub condition: Option<usize>,
}

impl Stance {
    /// The stance of the clause `tokens` with that predicate.
    pub fn of(parsed: &Parsed, tokens: Tokens, predicate: usize) -> Self {
        Self { quantifiers: quantifier::all(parsed, tokens), ..climb::stance(parsed, predicate) }
    }

    /// How a deed stands that a noun names, where what the noun hangs on tells ("is considering a ban"); `None` where it tells nothing.
    pub(crate) fn of_named_deed(parsed: &Parsed, noun: usize) -> Option<Self> {
        climb::of_named_deed(parsed, noun)
    }

    /// How sure a thing is of which a verb tells nothing but that ("a profit is anticipated", "promised an inquiry"); `None` for verbs that do more.
    pub(crate) fn of_thing(parsed: &Parsed, verb: usize) -> Option<Certainty> {
        climb::of_thing(parsed, verb)
    }

    /// Whether a copula's adjective tells how sure the clause is that it governs ("is likely to be the smallest"): then the copula tells of nothing.
    pub(crate) fn only_hedges(parsed: &Parsed, copula: usize) -> bool {
        climb::only_hedges(parsed, copula)
    }

    /// Whether it denies its predicate.
    pub fn is_negated(&self) -> bool {
        self.negations.len() % 2 == 1
    }
}

#[cfg(test)]
mod tests;
