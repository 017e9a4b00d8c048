//! The same value at another precision or bound.
//!
//! Fires on "up to $50 billion" / "$50 billion" and on "$7.5 billion" / "billions".
//! Stays silent on "7,500 million" / "7.5bn", and on rounding within the precision as written.

use super::{Difference, Rule};
use crate::facts::Relation;
use crate::judge::pair::Pair;
use crate::judge::slot;
use crate::kind::Kind;

pub(super) const RULE: Rule = Rule { kind: Kind::Precision, check };

fn check(pair: &Pair<'_>, out: &mut Vec<Difference>) {
    for slot in slot::figures(pair) {
        if slot.relation != Relation::OtherBound {
            continue;
        }
        let (left, right) = (pair.left.words(slot.left.tokens), pair.right.words(slot.right.tokens));
        out.push(Difference {
            kind: Kind::Precision,
            contradicts: false,
            left: Some(pair.left.fact_evidence(slot.left)),
            right: Some(pair.right.fact_evidence(slot.right)),
            why: format!("left says {left}, right says {right}: the same value under another bound"),
            confidence: slot.confidence,
        });
    }
}
