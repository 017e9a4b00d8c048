//! The same value at another precision or bound.
//!
//! Fires on "up to $50 billion" / "$50 billion", on "by 2029" / "in 2029" and on "$7.5 billion" / "billions".
//! Stays silent on "7,500 million" / "7.5bn", and on rounding within the precision as written.

use super::clue::Pattern;
use super::{Difference, Rule};
use crate::facts::figure::{Bound, Figure};
use crate::facts::{Fact, Relation};
use crate::judge::pair::Pair;
use crate::judge::slot;
use crate::kind::Kind;

pub(super) const RULE: Rule = Rule { kind: Kind::Precision, check };

fn check(pair: &Pair<'_>, out: &mut Vec<Difference>) {
    for slot in slot::figures(pair) {
        if slot.relation == Relation::OtherBound || slot.relation == Relation::Coarser && widens(slot.left, slot.right) {
            let difference = slot.difference(pair, Pattern::Bound, false, why(pair, &slot));
            out.push(slot::guessed(slot::figure_clues(pair, &slot, difference)));
        }
    }
    for slot in slot::dates(pair) {
        if slot.relation == Relation::OtherBound {
            out.push(slot::guessed(slot.difference(pair, Pattern::Bound, false, why(pair, &slot))));
        }
    }
}

fn why(pair: &Pair<'_>, slot: &slot::Slot<'_>) -> String {
    let (left, right) = (pair.left.words(slot.left.tokens), pair.right.words(slot.right.tokens));
    let same = if slot.relation == Relation::Coarser { "one is only known roughly" } else { "the same value under another bound" };
    format!("left says {left}, right says {right}: {same}")
}

/// Whether one is a range, an open bound or a magnitude that holds the other's plain value: "between 200 and 300" and "300".
fn widens(left: &Fact, right: &Fact) -> bool {
    let (Some(one), Some(other)) = (left.figure(), right.figure()) else { return false };
    let open = |figure: &Figure| {
        figure.vague
            || figure.low != figure.high
            || matches!(figure.bound, Bound::AtLeast | Bound::MoreThan | Bound::AtMost | Bound::LessThan)
    };
    open(one) != open(other)
}
