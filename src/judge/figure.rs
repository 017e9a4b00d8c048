//! A different amount for the same thing.
//!
//! Fires on "The fire killed 14 people" / "The blaze left 23 dead" and on "rose 8% to $1.2bn" / "grew by 6% to $1.2bn".
//! Stays silent on "40 roofs in the village" / "900 roofs in the county": another place, another slot.

use super::clue::{Clue, Pattern};
use super::{Difference, Rule};
use crate::facts::figure::Comparable;
use crate::facts::{Fact, Relation};
use crate::judge::pair::Pair;
use crate::judge::slot;
use crate::kind::Kind;

pub(super) const RULE: Rule = Rule { kind: Kind::Figure, check };

fn check(pair: &Pair<'_>, out: &mut Vec<Difference>) {
    for slot in slot::figures(pair) {
        let other_measure = slot::measured(pair, slot.left, slot.right) == Comparable::No;
        // Another measure at another place is another fact.
        if slot.relation != Relation::Different || other_measure && !pair.substituted(slot.left.tokens, slot.right.tokens) && !slot.sole {
            continue;
        }
        let rough = |fact: &Fact| fact.figure().is_some_and(|figure| figure.bound == crate::facts::figure::Bound::About || figure.vague);
        let contradicts = !(rough(slot.left) && rough(slot.right));
        let why = format!("left says {}, right says {}", pair.left.words(slot.left.tokens), pair.right.words(slot.right.tokens));
        let difference = slot.difference(pair, Pattern::Amount, contradicts, why);
        let difference = slot::figure_clues(pair, &slot, difference).weighing(Clue::Cosine, nouns_near(pair, &slot));
        out.push(slot::guessed(difference));
    }
}

/// How near the two nouns that are counted or measured are in meaning, 0 to 1.
fn nouns_near(pair: &Pair<'_>, slot: &slot::Slot<'_>) -> f32 {
    let noun = |fact: &Fact| fact.figure().and_then(|figure| figure.measured.noun);
    match (noun(slot.left), noun(slot.right)) {
        (Some(l), Some(r)) => super::matching::alike(pair.left.parsed(), l, pair.right.parsed(), r).map_or(0.0, |alike| alike.score()),
        _ => 0.0,
    }
}
