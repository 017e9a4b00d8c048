//! How far a claim reaches: all against some, only, exclusive, first.
//!
//! Fires on "the exclusive right to sell" / "the right to sell" and on "all 40 villages" / "some of the 40 villages".
//! Stays silent where the quantifiers range over different things.

use super::clue::{Clue, Pattern};
use super::{Difference, Rule};
use crate::article::words::Tokens;
use crate::facts::stance::{Quantifier, Reach};
use crate::judge::pair::Pair;
use crate::kind::Kind;

pub(super) const RULE: Rule = Rule { kind: Kind::Scope, check };

/// A word like "only" is missed on the other side only where the rest of the two claims matches this well.
const REST_MATCHES: f32 = 0.6;

fn check(pair: &Pair<'_>, out: &mut Vec<Difference>) {
    for one in &pair.left.claim.stance.quantifiers {
        if let Some(other) = counterpart(pair, one) {
            if let Some(contradicts) = clash(one.reach, other.reach) {
                out.push(between(pair, Some(one), Some(other), contradicts));
                return;
            }
        } else if is_exclusive(one.reach) && misses(pair, one, true) {
            out.push(between(pair, Some(one), None, false));
            return;
        }
    }
    for other in &pair.right.claim.stance.quantifiers {
        let answered = pair.left.claim.stance.quantifiers.iter().any(|one| counterpart(pair, one) == Some(other));
        if !answered && is_exclusive(other.reach) && misses(pair, other, false) {
            out.push(between(pair, None, Some(other), false));
            return;
        }
    }
}

/// The right claim's quantifier over the same thing.
fn counterpart<'a>(pair: &Pair<'a>, one: &Quantifier) -> Option<&'a Quantifier> {
    let quantifiers = &pair.right.claim.stance.quantifiers;
    quantifiers.iter().find(|other| {
        let over = matches!((one.over, other.over), (Some(a), Some(b)) if pair.same_participant(a, b));
        over || pair.matching.pairs(one.token, other.token)
    })
}

/// Whether two reaches differ so that an editor would want to see it, and whether both cannot be true.
fn clash(one: Reach, other: Reach) -> Option<bool> {
    let rank = |reach| match reach {
        Reach::None => Some(0),
        Reach::Few => Some(1),
        Reach::Some => Some(2),
        Reach::Many => Some(3),
        Reach::Most => Some(4),
        Reach::All => Some(5),
        Reach::Only | Reach::First | Reach::Any => None,
    };
    let (low, high) = (rank(one)?.min(rank(other)?), rank(one)?.max(rank(other)?));
    match (low, high) {
        _ if low == high => None,
        (0, _) => Some(true),
        (1, 4 | 5) => Some(true),
        (2, 3) | (3, 4) => None,
        _ => Some(false),
    }
}

fn is_exclusive(reach: Reach) -> bool {
    matches!(reach, Reach::Only | Reach::First)
}

/// Whether what an exclusive word ranges over has its partner, while the word itself has none and the rest matches.
fn misses(pair: &Pair<'_>, quantifier: &Quantifier, is_left: bool) -> bool {
    let partner = |token| if is_left { pair.matching.right_of(token) } else { pair.matching.left_of(token) };
    partner(quantifier.token).is_none() && quantifier.over.and_then(partner).is_some() && pair.containment() >= REST_MATCHES
}

fn between(pair: &Pair<'_>, one: Option<&Quantifier>, other: Option<&Quantifier>, contradicts: bool) -> Difference {
    let (left, right) = (one.map(phrase), other.map(phrase));
    let key = Kind::Scope.spec().key;
    let why = match (left, right) {
        (Some(left), Some(right)) => format!("left says “{}”, right says “{}”", pair.left.words(left), pair.right.words(right)),
        (Some(left), None) => format!("left says “{}”, right leaves the limit out", pair.left.words(left)),
        (None, Some(right)) => format!("right says “{}”, left leaves the limit out", pair.right.words(right)),
        (None, None) => String::new(),
    };
    let (left, right) = (left.map(|run| pair.left.evidence(run, key)), right.map(|run| pair.right.evidence(run, key)));
    let pattern = if one.is_some() && other.is_some() { Pattern::Reach } else { Pattern::Limit };
    Difference::new(pattern, contradicts, left, right, why).noting(Clue::Opposed, contradicts).guessed(if pattern == Pattern::Reach {
        0.6
    } else {
        0.45
    })
}

/// The quantifier with what it ranges over, where the two stand close together.
fn phrase(quantifier: &Quantifier) -> Tokens {
    let run = Tokens::new(quantifier.token, quantifier.token + 1);
    match quantifier.over {
        Some(over) if over.abs_diff(quantifier.token) <= 3 => run.hull(Tokens::new(over, over + 1)),
        Some(_) | None => run,
    }
}
