//! May, could or plans against did or will; alleged against stated.
//!
//! Fires on "is considering legal action" / "was prepared to sue" and on "may have killed" / "killed".
//! Stays silent on "is expected to" / "is projected to", and on a hedge that hangs on another predicate.

use super::clue::{Clue, Pattern};
use super::{Difference, Rule};
use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::facts::stance::{Distance, Force, Stance};
use crate::judge::pair::{Half, Pair};
use crate::kind::Kind;

pub(super) const RULE: Rule = Rule { kind: Kind::Certainty, check };

fn check(pair: &Pair<'_>, out: &mut Vec<Difference>) {
    out.extend(vouching(pair));
    let mut matched = pair.predicates();
    let own = (pair.left.claim.predicate, pair.right.claim.predicate);
    // Where the claims' own predicates are not alike, linked as they are they may still tell of one deed.
    if !matched.iter().any(|&(l, r, _)| (l, r) == own) {
        matched.push((own.0, own.1, Likeness::Near(0.0)));
    }
    out.extend(matched.into_iter().find_map(|(l, r, alike)| rungs(pair, l, r, alike)));
}

/// Two predicates that are not equally certain.
fn rungs(pair: &Pair<'_>, l: usize, r: usize, alike: Likeness) -> Option<Difference> {
    let (left, right) = (pair.left.stance(l), pair.right.stance(r));
    // "Should stop" and "is meant to hold" tell what is right, not how sure it is.
    let duty = is_duty(&pair.left, &left) || is_duty(&pair.right, &right);
    let distance = left.certainty.distance(right.certainty);
    let apart = match distance {
        Distance::Same | Distance::Near => false,
        Distance::Later | Distance::Apart | Distance::Opposed => true,
    };
    if duty || !apart || alike == Likeness::Opposite || left.is_negated() != right.is_negated() {
        return None;
    }
    let (one, other) = (phrase(l, &left), phrase(r, &right));
    let key = Kind::Certainty.spec().key;
    let (ours, theirs) = (pair.left.words(one), pair.right.words(other));
    let why = if distance == Distance::Later {
        format!("left says “{ours}”, right says “{theirs}”: one tells as coming what the other tells as done")
    } else {
        format!("left says “{ours}”, right says “{theirs}”: not equally certain")
    };
    let evidence = (pair.left.evidence(one, key), pair.right.evidence(other, key));
    let difference = Difference::new(Pattern::Rung, false, Some(evidence.0), Some(evidence.1), why);
    let own = l == pair.left.claim.predicate && r == pair.right.claim.predicate;
    Some(
        difference
            .noting(Clue::Later, distance == Distance::Later)
            .noting(Clue::Opposed, distance == Distance::Opposed)
            .noting(Clue::SamePredicate, matches!(alike, Likeness::Same | Likeness::Derived | Likeness::Synonym))
            .noting(Clue::SamePlace, own)
            .weighing(Clue::Cosine, alike.score())
            .guessed(match (distance == Distance::Later, alike) {
                (true, Likeness::Same | Likeness::Derived | Likeness::Synonym) => 0.3,
                (false, Likeness::Same | Likeness::Derived | Likeness::Synonym) => 0.6,
                (true, Likeness::Near(_) | Likeness::Opposite) => 0.05,
                (false, Likeness::Near(_) | Likeness::Opposite) => 0.15,
            }),
    )
}

/// "Reported that" against "suggested that": two sources, one of which does not vouch for what both say; or the article's own voice against
/// one that alleges.
fn vouching(pair: &Pair<'_>) -> Option<Difference> {
    let said = |half: &Half<'_>| half.claim.stance.attribution.clone();
    let (one, other) = (said(&pair.left), said(&pair.right));
    let force = |said: &Option<crate::facts::stance::Attribution>| said.as_ref().map(|said| said.force);
    let (ours, theirs) = (force(&one), force(&other));
    let apart = match Force::distance(ours, theirs) {
        Distance::Same | Distance::Near | Distance::Later => false,
        Distance::Apart | Distance::Opposed => true,
    };
    if !apart {
        return None;
    }
    let run = |said: &Option<crate::facts::stance::Attribution>, predicate: usize| {
        let token = said.as_ref().map_or(predicate, |said| said.verb);
        Tokens::new(token, token + 1)
    };
    let (left, right) = (run(&one, pair.left.claim.predicate), run(&other, pair.right.claim.predicate));
    let key = Kind::Certainty.spec().key;
    let why =
        format!("left says “{}”, right says “{}”: one vouches for it, the other does not", pair.left.words(left), pair.right.words(right));
    let alleged = ours == Some(Force::Alleged) || theirs == Some(Force::Alleged);
    let difference =
        Difference::new(Pattern::Vouching, false, Some(pair.left.evidence(left, key)), Some(pair.right.evidence(right, key)), why);
    Some(
        difference
            .noting(Clue::Loose, alleged)
            .noting(Clue::Named, one.is_some() && other.is_some())
            .guessed(if alleged { 0.4 } else { 0.2 })
            .noting(Clue::SamePredicate, pair.matching.pairs(pair.left.claim.predicate, pair.right.claim.predicate)),
    )
}

fn is_duty(half: &Half<'_>, stance: &Stance) -> bool {
    stance.hedge.is_some_and(|hedge| matches!(half.parsed().lemma(hedge), "should" | "must" | "suppose" | "mean" | "ought" | "need"))
}

/// The predicate with what hedges it.
fn phrase(predicate: usize, stance: &Stance) -> Tokens {
    let run = Tokens::new(predicate, predicate + 1);
    match stance.hedge {
        Some(hedge) if hedge.abs_diff(predicate) <= 6 => run.hull(Tokens::new(hedge, hedge + 1)),
        Some(hedge) => Tokens::new(hedge, hedge + 1),
        None => run,
    }
}
