//! One affirms what the other denies: negation, opposites, rise against fall.
//!
//! Fires on "The court upheld the ban" / "The ban was overturned by the court" and on "did not sign" / "signed".
//! Stays silent on "keep the tax" / "put off abolishing it": an opposite of an opposite, or of another object, is no conflict.

use super::{Difference, Rule};
use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::judge::pair::{Half, Pair};
use crate::kind::Kind;

pub(super) const RULE: Rule = Rule { kind: Kind::Polarity, check };

fn check(pair: &Pair<'_>, out: &mut Vec<Difference>) {
    for (l, r, alike) in pair.predicates() {
        let opposite = alike == Likeness::Opposite;
        let (left, right) = (pair.left.stance(l).is_negated(), pair.right.stance(r).is_negated());
        if opposite == (left == right) {
            let arguments = shared_arguments(pair, l, r);
            if arguments.conflicting || arguments.shared == 0 {
                continue;
            }
            out.push(difference(pair, l, r, 0.45 + 0.2 * arguments.shared.min(2) as f32));
            return;
        }
    }
}

fn difference(pair: &Pair<'_>, l: usize, r: usize, confidence: f32) -> Difference {
    let (left, right) = (phrase(&pair.left, l), phrase(&pair.right, r));
    Difference {
        kind: Kind::Polarity,
        contradicts: true,
        left: Some(pair.left.evidence(left, Kind::Polarity.spec().key)),
        right: Some(pair.right.evidence(right, Kind::Polarity.spec().key)),
        why: format!("left says “{}”, right says “{}”", pair.left.words(left), pair.right.words(right)),
        confidence,
    }
}

/// The predicate with what negates it.
fn phrase(half: &Half<'_>, predicate: usize) -> Tokens {
    let mut run = Tokens::new(predicate, predicate + 1);
    for negation in half.stance(predicate).negations {
        if predicate.abs_diff(negation) <= 4 {
            run = run.hull(Tokens::new(negation, negation + 1));
        }
    }
    run
}

/// What two predicates have in common beside themselves.
struct Arguments {
    /// How many arguments name the same participant.
    shared: usize,
    /// Whether both have an object (or, in a passive, a subject) and these differ.
    conflicting: bool,
}

fn shared_arguments(pair: &Pair<'_>, l: usize, r: usize) -> Arguments {
    let (left, right) = (pair.left.parsed(), pair.right.parsed());
    let slots = [(left.doer(l), right.doer(r)), (left.undergoer(l), right.undergoer(r))];
    let compared: Vec<bool> = slots.into_iter().filter_map(|(a, b)| Some((a?, b?))).map(|(a, b)| pair.same_participant(a, b)).collect();
    let conflicting = matches!(slots[1], (Some(a), Some(b)) if !pair.same_participant(a, b));
    Arguments { shared: compared.iter().filter(|&&same| same).count(), conflicting }
}
