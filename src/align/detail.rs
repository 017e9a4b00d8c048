//! What a linked claim says beside what both articles say: a figure, a day or a person that the other article gives nowhere.
//!
//! A claim with a partner is no omission, though its partner may leave out the very year: "access through 2032" beside "access".

use super::Link;
use crate::claim::{ClaimId, Reading};
use crate::facts::name::NameType;
use crate::facts::{Fact, Relation, Value};
use crate::kind::Side;
use rustc_hash::FxHashSet;

/// A fact of a linked claim that the other article gives nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Detail {
    /// The article that gives it.
    pub by: Side,
    /// The claim that it stands in.
    pub claim: ClaimId,
    /// Its place among the facts of the reading.
    pub fact: usize,
}

/// More pairs of facts than this are not looked through for details; articles of a newspaper make some ten thousand.
const MOST_FACT_PAIRS: usize = 1_000_000;

/// Why no details were looked for, if they were not.
pub fn bounded(left: &Reading, right: &Reading) -> Option<&'static str> {
    let is_too_much = left.facts.len().saturating_mul(right.facts.len()) > MOST_FACT_PAIRS;
    is_too_much.then_some("of two articles with more than a million pairs of facts, details that only one gives were not looked for")
}

/// The details of all linked claims, the left article's first, by claim; none where [`bounded`] says so.
pub fn details(left: &Reading, right: &Reading, links: &[Link]) -> Vec<Detail> {
    if bounded(left, right).is_some() {
        return Vec::new();
    }
    let sides = [(Side::Left, left, right), (Side::Right, right, left)];
    sides.into_iter().flat_map(|(by, reading, other)| of_side(by, reading, other, links)).collect()
}

fn of_side(by: Side, reading: &Reading, other: &Reading, links: &[Link]) -> Vec<Detail> {
    let claim_of = |link: &Link| if by == Side::Left { link.left } else { link.right };
    let mut linked: Vec<ClaimId> = links.iter().map(claim_of).collect();
    linked.sort_unstable();
    linked.dedup();
    let words: FxHashSet<&str> = (0..other.parsed.len()).map(|token| other.parsed.lower(token)).collect();
    let mut details = Vec::new();
    for claim in linked {
        for &fact in reading.claims.get(claim).map_or(&[][..], |claim| &claim.facts) {
            let Some(found) = reading.facts.get(fact).filter(|found| is_telling(reading, found)) else { continue };
            if !other.facts.iter().any(|theirs| covers(theirs, found)) && !is_said(reading, found, &words) {
                details.push(Detail { by, claim, fact });
            }
        }
    }
    details
}

/// Whether an editor would miss it: a number in digits, a calendar time, a person by first and last name.
fn is_telling(reading: &Reading, fact: &Fact) -> bool {
    let digits = || fact.tokens.iter().any(|token| reading.parsed.form(token).bytes().any(|byte| byte.is_ascii_digit()));
    match &fact.value {
        Value::Figure(figure) => digits() && !figure.vague,
        // "Tuesday", "last year" and the like follow from the day of publication.
        Value::Date(date) => date.stated && digits(),
        Value::Name(name) => name.kind == NameType::Person && fact.tokens.iter().count() >= 2,
        Value::Quote(_) => false,
    }
}

/// Whether a fact of the other article says as much or as little of the same.
fn covers(theirs: &Fact, ours: &Fact) -> bool {
    let relation = match (&theirs.value, &ours.value) {
        (Value::Figure(one), Value::Figure(two)) => one.relation(two),
        (Value::Date(one), Value::Date(two)) => one.relation(two),
        (Value::Name(one), Value::Name(two)) => one.relation(two),
        (Value::Figure(_) | Value::Date(_) | Value::Name(_) | Value::Quote(_), _) => Relation::Unrelated,
    };
    match relation {
        Relation::Same | Relation::Coarser | Relation::OtherBound => true,
        Relation::Different | Relation::Unrelated => false,
    }
}

/// Whether the other article has each of its words: what is read as a name here may be read as something else there.
fn is_said(reading: &Reading, fact: &Fact, words: &FxHashSet<&str>) -> bool {
    fact.tokens.iter().all(|token| words.contains(reading.parsed.lower(token)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, ReadOptions};
    use crate::syntax::Depth;

    fn reading(text: &str) -> Reading {
        Reading::new(Article::read("test", text.into(), &ReadOptions::default()).unwrap(), Depth::Full)
    }

    fn said(left: &str, right: &str) -> Vec<(Side, String)> {
        let (left, right) = (reading(left), reading(right));
        let links = [Link { left: 0, right: 0, confidence: 0.9 }];
        let found = details(&left, &right, &links);
        let words = |detail: &Detail| {
            let reading = if detail.by == Side::Left { &left } else { &right };
            (detail.by, reading.parsed.text(reading.facts[detail.fact].tokens).to_owned())
        };
        found.iter().map(words).collect()
    }

    #[test]
    fn a_year_that_only_one_gives_is_a_detail() {
        let found = said("The port keeps its licence.", "The port keeps its licence until 2032.");
        assert_eq!(found, [(Side::Right, "2032".to_owned())]);
    }

    #[test]
    fn what_the_other_says_elsewhere_or_in_other_words_is_none() {
        assert_eq!(said("The port cost $7.5bn. It opened in 2019.", "The port, opened in 2019, cost $7,500 million."), []);
        assert_eq!(said("Jane Doe runs the port.", "Doe runs the port."), []);
    }

    #[test]
    fn an_amount_and_a_person_are_details() {
        let found = said("The port cost $7.5bn, Jane Doe said.", "The port was expensive.");
        assert_eq!(found.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>(), ["$7.5bn", "Jane Doe"]);
    }
}
