//! One affirms what the other denies: negation, opposites, rise against fall.
//!
//! Fires on "The court upheld the ban" / "The ban was overturned by the court" and on "did not sign" / "signed".
//! Stays silent on "keep the tax" / "put off abolishing it": an opposite of an opposite, or of another object, is no conflict.

use super::{Difference, Rule};
use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::judge::matching::alike;
use crate::judge::pair::{Half, Pair};
use crate::kind::Kind;
use crate::syntax::Tag;

pub(super) const RULE: Rule = Rule { kind: Kind::Polarity, check };

fn check(pair: &Pair<'_>, out: &mut Vec<Difference>) {
    for (l, r, alike) in pair.predicates() {
        let opposite = alike == Likeness::Opposite;
        let (left, right) = (pair.left.stance(l).is_negated(), pair.right.stance(r).is_negated());
        // "no longer required to pay" denies the duty, not the payment: what a negated verb governs is left alone.
        let governed = pair.left.is_governed_by_negation(l) || pair.right.is_governed_by_negation(r);
        if !governed && opposite == (left == right) {
            let arguments = shared_arguments(pair, l, r);
            if arguments.conflicting || arguments.shared == 0 {
                continue;
            }
            out.push(difference(pair, l, r, 0.45 + 0.2 * arguments.shared.min(2) as f32));
            return;
        }
    }
    if let Some((l, r, confidence)) = opposite_word(pair).or_else(|| other_predicate(pair)) {
        out.push(difference(pair, l, r, confidence));
    }
}

/// An opposite that is no predicate ("early" / "late"), on words that stand for each other.
fn opposite_word(pair: &Pair<'_>) -> Option<(usize, usize, f32)> {
    let inside = |half: &Half<'_>, token| half.claim.tokens.holds(token) && !half.parsed().is_predicate(token);
    let matched = pair.matching.iter().into_iter();
    let mut opposites = matched.filter(|&(l, r, alike)| alike == Likeness::Opposite && inside(&pair.left, l) && inside(&pair.right, r));
    opposites.find_map(|(l, r, _)| {
        let heads = (pair.left.hanging(l).0, pair.right.hanging(r).0);
        let same_head = matches!(heads, (Some(a), Some(b)) if pair.matching.pairs(a, b));
        let parallel = pair.substituted(Tokens::new(l, l + 1), Tokens::new(r, r + 1));
        (same_head || parallel).then_some((l, r, if parallel { 0.7 } else { 0.5 }))
    })
}

/// Another verb or adjective in the same place of clauses that run in parallel; the less the two words are alike, the surer.
fn other_predicate(pair: &Pair<'_>) -> Option<(usize, usize, f32)> {
    let telling = |half: &Half<'_>, tokens: Tokens| {
        let is_telling = |token: &usize| {
            half.parsed().tag(*token).is_verb() || matches!(half.parsed().tag(*token), Tag::Jj | Tag::Jjr | Tag::Jjs | Tag::Rb)
        };
        tokens.iter().filter(|&token| half.parsed().carries_meaning(token)).find(is_telling)
    };
    pair.substitutions.iter().filter(|one| one.parallel).find_map(|one| {
        let (l, r) = (telling(&pair.left, one.left)?, telling(&pair.right, one.right)?);
        let near = alike(pair.left.parsed(), l, pair.right.parsed(), r).map_or(0.0, |alike| alike.score());
        (pair.left.parsed().tag(l).is_verb() == pair.right.parsed().tag(r).is_verb()).then_some((l, r, 0.4 - 0.4 * near))
    })
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
