//! Words inside quotation marks differ, or stand in another mouth.
//!
//! Fires on “a painful setback” / “a catastrophic setback” and on one sentence said by two people.
//! Stays silent on punctuation, on partial quotation, and on two different things that were said.

use super::{Difference, Rule};
use crate::facts::quote::Quote;
use crate::facts::{Fact, Relation};
use crate::judge::pair::Pair;
use crate::kind::Kind;

pub(super) const RULE: Rule = Rule { kind: Kind::Quote, check };

fn check(pair: &Pair<'_>, out: &mut Vec<Difference>) {
    let quotes = |fact: &&Fact| fact.quote().is_some();
    for left in pair.left.facts().filter(quotes) {
        for right in pair.right.facts().filter(quotes) {
            let (Some(one), Some(other)) = (left.quote(), right.quote()) else { continue };
            let Some((why, contradicts, confidence)) = compared(pair, one, other) else { continue };
            out.push(Difference {
                kind: Kind::Quote,
                contradicts,
                left: Some(pair.left.fact_evidence(left)),
                right: Some(pair.right.fact_evidence(right)),
                why,
                confidence,
            });
            return;
        }
    }
}

fn compared(pair: &Pair<'_>, one: &Quote, other: &Quote) -> Option<(String, bool, f32)> {
    match one.relation(other) {
        Relation::Different => Some(("the words inside the quotation marks are not the same".to_owned(), drops_negation(one, other), 0.8)),
        Relation::Same | Relation::Coarser => {
            let (left, right) = (one.speaker?, other.speaker?);
            let (l, r) = (pair.left.head_of(left)?, pair.right.head_of(right)?);
            let (Some((_, a)), Some((_, b))) = (pair.left.reading.name_at(l), pair.right.reading.name_at(r)) else { return None };
            let other_mouth = a.relation(b) == Relation::Different && !a.description && !b.description;
            let (left, right) = (pair.left.words(left), pair.right.words(right));
            other_mouth.then(|| (format!("left quotes {left}, right puts the same words in the mouth of {right}"), true, 0.85))
        }
        Relation::OtherBound | Relation::Unrelated => None,
    }
}

/// Whether one quotation denies what the other affirms: they differ by a lone negation.
fn drops_negation(one: &Quote, other: &Quote) -> bool {
    let count = |quote: &Quote| {
        quote.words.iter().filter(|word| matches!(&***word, "not" | "never" | "no" | "n't") || word.ends_with("n't")).count()
    };
    count(one) % 2 != count(other) % 2
}
