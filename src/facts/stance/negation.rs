//! The words that negate a predicate: inside its own clause, and through its subject and its objects.
//!
//! "Not only", "no doubt", "no fewer than", "not until 2031" negate nothing.

use super::tree::{child, copula_of};
use crate::syntax::{Parsed, Relation, Tag};

/// The words that negate the clause of a predicate, in order.
pub(super) fn own(parsed: &Parsed, predicate: usize) -> Vec<usize> {
    let mut found: Vec<usize> = parsed.children(predicate).filter_map(|child| in_child(parsed, predicate, child)).collect();
    if let Some(copula) = copula_of(parsed, predicate) {
        found.extend(parsed.children(copula).filter(|&child| child != predicate).filter_map(|child| in_child(parsed, copula, child)));
    }
    if parsed.children(predicate).any(|child| parsed.lemma(child) == "nor" && parsed.relation(child) == Relation::Preconj) {
        found.push(predicate);
    }
    found.extend(joined_by_nor(parsed, predicate));
    if until_a_time(parsed, predicate) {
        found.retain(|&negation| parsed.relation(negation) != Relation::Neg);
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// What negates through one child of the predicate.
fn in_child(parsed: &Parsed, predicate: usize, at: usize) -> Option<usize> {
    match parsed.relation(at) {
        Relation::Neg => negates(parsed, predicate, at).then_some(at),
        Relation::Advmod => adverb(parsed, predicate, at),
        Relation::Preconj => matches!(parsed.lemma(at), "neither").then_some(at),
        Relation::Nsubj | Relation::Nsubjpass | Relation::Dobj | Relation::Attr | Relation::Dative => argument(parsed, at),
        Relation::Prep => child(parsed, at, Relation::Pobj).and_then(|object| idiom(parsed, object)),
        _ => None,
    }
}

fn adverb(parsed: &Parsed, predicate: usize, at: usize) -> Option<usize> {
    let own = matches!(parsed.lemma(at), "never" | "not" | "n't" | "hardly" | "barely" | "scarcely" | "nowhere" | "no");
    if own && negates(parsed, predicate, at) {
        return Some(at);
    }
    // "no longer", "not yet", "not even once"
    let longer = matches!(parsed.lemma(at), "long" | "longer" | "yet" | "any" | "anymore" | "once" | "even");
    parsed.children(at).find(|&below| longer && matches!(parsed.lemma(below), "no" | "not" | "n't"))
}

/// Whether a "not" is one: "not only", "not just", "whether or not" are none.
fn negates(parsed: &Parsed, predicate: usize, at: usize) -> bool {
    let next = parsed.lemma(at + 1);
    let before = at.checked_sub(1).map_or("", |before| parsed.lemma(before));
    let addition = matches!(next, "only" | "just" | "merely" | "simply" | "least" | "necessarily" | "to_mention");
    let choice = before == "or" && predicate != at + 1;
    !addition && !choice && next != "doubt"
}

/// A subject or object that holds a negation: "no bank", "nobody", "none of them", "neither side", "not one".
fn argument(parsed: &Parsed, head: usize) -> Option<usize> {
    if is_nobody(parsed, head) {
        return Some(head);
    }
    let negating = |&at: &usize| {
        let relation = matches!(parsed.relation(at), Relation::Det | Relation::Neg | Relation::Preconj | Relation::Advmod);
        relation && matches!(parsed.lemma(at), "no" | "neither" | "not") && !bounds_a_number(parsed, at)
    };
    let own = parsed.children(head).find(negating);
    // "not a single ship", "not one of them": the number carries the "not".
    let number = parsed.children(head).find(|&at| matches!(parsed.relation(at), Relation::Nummod | Relation::Det | Relation::Amod));
    let found = own.or_else(|| number.and_then(|number| parsed.children(number).find(negating)));
    found.filter(|_| !matches!(parsed.lemma(head), "doubt" | "wonder" | "matter" | "less" | "more" | "few" | "one's"))
}

fn is_nobody(parsed: &Parsed, token: usize) -> bool {
    matches!(parsed.lemma(token), "nobody" | "none" | "nothing" | "noone" | "no-one")
        || (parsed.lemma(token) == "neither" && !matches!(parsed.relation(token), Relation::Preconj | Relation::Cc))
}

/// "No fewer than", "not more than": a bound, not a negation.
fn bounds_a_number(parsed: &Parsed, at: usize) -> bool {
    let near = [parsed.form(at + 1), parsed.form(at + 2)];
    near.iter().any(|form| matches!(form.to_lowercase().as_str(), "fewer" | "less" | "more" | "later" | "earlier" | "sooner" | "doubt"))
}

/// "By no means", "at no point", "in no way", "under no circumstances".
fn idiom(parsed: &Parsed, object: usize) -> Option<usize> {
    let noun = matches!(parsed.lemma(object), "mean" | "means" | "point" | "time" | "way" | "circumstance" | "account" | "event" | "case");
    parsed.children(object).find(|&at| noun && parsed.lemma(at) == "no")
}

/// "Neither came nor called": the second verb is negated by its "nor".
fn joined_by_nor(parsed: &Parsed, predicate: usize) -> Option<usize> {
    let first = parsed.head(predicate).filter(|_| parsed.relation(predicate) == Relation::Conj)?;
    parsed.children(first).find(|&at| at < predicate && parsed.lemma(at) == "nor" && parsed.relation(at) == Relation::Cc)
}

/// "Did not arrive until Monday": it did arrive, on Monday.
fn until_a_time(parsed: &Parsed, predicate: usize) -> bool {
    let bounds = |&at: &usize| {
        let until = matches!(parsed.lemma(at), "until" | "till");
        let clause =
            parsed.relation(at) == Relation::Advcl && parsed.children(at).any(|mark| matches!(parsed.lemma(mark), "until" | "till"));
        until && at > predicate || clause
    };
    let named = |at: usize| parsed.tag(at) == Tag::In || parsed.relation(at) == Relation::Advcl;
    parsed.children(predicate).filter(|&at| named(at)).any(|at| bounds(&at))
}
