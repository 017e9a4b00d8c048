//! A different time, duration or order of events for the same thing.
//!
//! Fires on "opens on March 10" / "opens on March 12". Stays silent on "in March" / "on March 10" (coarser) and on dates of two events.

use super::{Difference, Rule};
use crate::facts::Relation;
use crate::judge::pair::Pair;
use crate::judge::slot;
use crate::kind::Kind;

pub(super) const RULE: Rule = Rule { kind: Kind::Date, check };

/// Below this, the two times belong to different events; above it, the decision weighs how sure it is.
const SAME_SLOT: f32 = 0.2;

fn check(pair: &Pair<'_>, out: &mut Vec<Difference>) {
    for slot in slot::dates(pair) {
        if slot.relation != Relation::Different || slot.confidence < SAME_SLOT {
            continue;
        }
        if slot::stated_elsewhere(&pair.right, slot.left) || slot::stated_elsewhere(&pair.left, slot.right) {
            continue;
        }
        out.push(Difference {
            kind: Kind::Date,
            contradicts: true,
            left: Some(pair.left.fact_evidence(slot.left)),
            right: Some(pair.right.fact_evidence(slot.right)),
            why: format!("left says {}, right says {}", pair.left.words(slot.left.tokens), pair.right.words(slot.right.tokens)),
            confidence: slot.confidence,
        });
    }
}
