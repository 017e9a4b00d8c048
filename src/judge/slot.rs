//! Whether two facts stand in the same slot of two claims: the same thing measured, at the same place of the clause, of the same
//! participant. Most false alarms are facts about different things, so every rule about facts asks here first.

use crate::facts::figure::{Comparable, Figure, Shape, comparable};
use crate::facts::{Fact, Relation};
use crate::judge::pair::{Half, Pair};

/// A fact of each claim in the same slot.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot<'a> {
    pub(crate) left: &'a Fact,
    pub(crate) right: &'a Fact,
    /// How their values relate.
    pub(crate) relation: Relation,
    /// How sure it is that both stand in the same slot, 0 to 1.
    pub(crate) confidence: f32,
}

/// Figures of both claims in the same slot, each in at most one pair; equal values are paired off first.
pub(crate) fn figures<'a>(pair: &Pair<'a>) -> Vec<Slot<'a>> {
    let mut candidates = Vec::new();
    for left in pair.left.facts().filter(|fact| fact.figure().is_some()) {
        for right in pair.right.facts().filter(|fact| fact.figure().is_some()) {
            let (Some(one), Some(other)) = (left.figure(), right.figure()) else { continue };
            let relation = one.relation(other);
            if relation != Relation::Unrelated {
                candidates.push(Slot { left, right, relation, confidence: figure_slot(pair, left, one, right, other) });
            }
        }
    }
    pair_off(candidates)
}

/// Dates of both claims in the same slot, each in at most one pair; equal values are paired off first.
pub(crate) fn dates<'a>(pair: &Pair<'a>) -> Vec<Slot<'a>> {
    let mut candidates = Vec::new();
    for left in pair.left.facts().filter(|fact| fact.date().is_some()) {
        for right in pair.right.facts().filter(|fact| fact.date().is_some()) {
            let (Some(one), Some(other)) = (left.date(), right.date()) else { continue };
            let relation = one.relation(other);
            if relation != Relation::Unrelated {
                let confidence = date_slot(pair, left, right);
                candidates.push(Slot { left, right, relation, confidence });
            }
        }
    }
    pair_off(candidates)
}

/// How sure it is that two times are times of the same thing, 0 to 1.
fn date_slot(pair: &Pair<'_>, left: &Fact, right: &Fact) -> f32 {
    if pair.substituted(left.tokens, right.tokens) {
        0.9
    } else if pair.same_place(left.tokens, right.tokens) {
        0.5 + 0.4 * pair.common_ground()
    } else {
        0.3 * pair.containment()
    }
}

/// One to one: what is the same first, then what is compatible, then what differs, the surest first.
fn pair_off(mut candidates: Vec<Slot<'_>>) -> Vec<Slot<'_>> {
    let order = |relation| match relation {
        Relation::Same => 0,
        Relation::OtherBound => 1,
        Relation::Coarser => 2,
        Relation::Different | Relation::Unrelated => 3,
    };
    candidates.sort_by(|a, b| {
        order(a.relation)
            .cmp(&order(b.relation))
            .then(b.confidence.total_cmp(&a.confidence))
            .then((a.left.range, a.right.range).cmp(&(b.left.range, b.right.range)))
    });
    let mut chosen: Vec<Slot<'_>> = Vec::new();
    for slot in candidates {
        let taken = |other: &Slot<'_>| other.left.range == slot.left.range || other.right.range == slot.right.range;
        if slot.confidence > 0.0 && !chosen.iter().any(taken) || slot.relation == Relation::Same && !chosen.iter().any(taken) {
            chosen.push(slot);
        }
    }
    chosen
}

/// How sure it is that two figures measure the same thing, 0 to 1; 0 where something speaks against it.
fn figure_slot(pair: &Pair<'_>, left: &Fact, one: &Figure, right: &Fact, other: &Figure) -> f32 {
    if one.shape != other.shape && !(is_level(one.shape) && is_level(other.shape)) {
        return 0.0;
    }
    let base = match comparable((pair.left.parsed(), one), (pair.right.parsed(), other)) {
        Comparable::No if pair.substituted(left.tokens, right.tokens) => 0.4,
        Comparable::No => return 0.0,
        Comparable::Silent => 0.3,
        Comparable::Yes => 0.55,
    };
    let place = if pair.substituted(left.tokens, right.tokens) {
        0.4
    } else if pair.same_place(left.tokens, right.tokens) {
        0.25
    } else {
        0.0
    };
    (base + place) * (0.6 + 0.4 * pair.containment())
}

fn is_level(shape: Shape) -> bool {
    matches!(shape, Shape::Amount | Shape::Ratio)
}

/// Whether the article of `half` gives this very value elsewhere, for something comparable: then the two articles place it differently,
/// or both know both values, and the place at hand is no conflict by itself.
pub(crate) fn stated_elsewhere(half: &Half<'_>, fact: &Fact) -> bool {
    let own = |other: &Fact| half.claim.tokens.contains(other.tokens);
    half.reading.facts.iter().filter(|other| !own(other)).any(|other| match (fact.figure(), other.figure(), fact.date(), other.date()) {
        (Some(one), Some(two), _, _) => one.relation(two) == Relation::Same,
        (_, _, Some(one), Some(two)) => one.relation(two) == Relation::Same,
        _ => false,
    })
}
