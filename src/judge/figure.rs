//! A different amount for the same thing.
//!
//! Fires on "The fire killed 14 people" / "The blaze left 23 dead" and on "rose 8% to $1.2bn" / "grew by 6% to $1.2bn".
//! Stays silent on "40 roofs in the village" / "900 roofs in the county": another place, another slot.

use super::{Difference, Rule};
use crate::facts::Relation;
use crate::facts::figure::Bound;
use crate::judge::pair::Pair;
use crate::judge::slot;
use crate::kind::Kind;

pub(super) const RULE: Rule = Rule { kind: Kind::Figure, check };

/// Below this, the two figures measure different things; above it, the decision weighs how sure it is.
const SAME_SLOT: f32 = 0.2;

fn check(pair: &Pair<'_>, out: &mut Vec<Difference>) {
    for slot in slot::figures(pair) {
        if slot.relation != Relation::Different || slot.confidence < SAME_SLOT {
            continue;
        }
        if slot::stated_elsewhere(&pair.right, slot.left) || slot::stated_elsewhere(&pair.left, slot.right) {
            continue;
        }
        let rough = |fact: &crate::facts::Fact| fact.figure().is_some_and(|figure| figure.bound == Bound::About || figure.vague);
        out.push(Difference {
            kind: Kind::Figure,
            contradicts: !(rough(slot.left) && rough(slot.right)),
            left: Some(pair.left.fact_evidence(slot.left)),
            right: Some(pair.right.fact_evidence(slot.right)),
            why: format!("left says {}, right says {}", pair.left.words(slot.left.tokens), pair.right.words(slot.right.tokens)),
            confidence: slot.confidence,
        });
    }
}
