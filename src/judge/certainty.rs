//! May, could or plans against did or will; alleged against stated.
//!
//! Fires on "is considering legal action" / "was prepared to sue" and on "may have killed" / "killed".
//! Stays silent on "is expected to" / "is projected to", and on a hedge that hangs on another predicate.

use super::{Difference, Rule};
use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::facts::stance::{Certainty, Force, Stance};
use crate::judge::pair::{Half, Pair};
use crate::kind::Kind;

pub(super) const RULE: Rule = Rule { kind: Kind::Certainty, check };

fn check(pair: &Pair<'_>, out: &mut Vec<Difference>) {
    if let Some(difference) = vouching(pair) {
        out.push(difference);
        return;
    }
    for (l, r, alike) in pair.predicates() {
        let (left, right) = (pair.left.stance(l), pair.right.stance(r));
        // "Should stop" and "is meant to hold" tell what is right, not how sure it is.
        let duty = is_duty(&pair.left, &left) || is_duty(&pair.right, &right);
        let apart = matches!(alike, Likeness::Near(_)) && pair.common_ground() < REST_MATCHES;
        if duty
            || apart
            || alike == Likeness::Opposite
            || left.is_negated() != right.is_negated()
            || !differs(left.certainty, right.certainty)
        {
            continue;
        }
        let (one, other) = (phrase(&pair.left, l, &left), phrase(&pair.right, r, &right));
        let key = Kind::Certainty.spec().key;
        out.push(Difference {
            kind: Kind::Certainty,
            contradicts: false,
            left: Some(pair.left.evidence(one, key)),
            right: Some(pair.right.evidence(other, key)),
            why: format!("left says “{}”, right says “{}”: not equally certain", pair.left.words(one), pair.right.words(other)),
            confidence: 0.4 + 0.4 * pair.containment(),
        });
        return;
    }
}

/// "Reported that" against "suggested that": two sources, one of which does not vouch for what both say.
fn vouching(pair: &Pair<'_>) -> Option<Difference> {
    let (one, other) = (pair.left.claim.stance.attribution.as_ref()?, pair.right.claim.stance.attribution.as_ref()?);
    let vouches = |force: Force| matches!(force, Force::Said | Force::Confirmed);
    if vouches(one.force) == vouches(other.force) || pair.common_ground() < REST_MATCHES {
        return None;
    }
    let (left, right) = (Tokens::new(one.verb, one.verb + 1), Tokens::new(other.verb, other.verb + 1));
    let key = Kind::Certainty.spec().key;
    Some(Difference {
        kind: Kind::Certainty,
        contradicts: false,
        left: Some(pair.left.evidence(left, key)),
        right: Some(pair.right.evidence(right, key)),
        why: format!(
            "left says “{}”, right says “{}”: one vouches for it, the other does not",
            pair.left.words(left),
            pair.right.words(right)
        ),
        confidence: 0.4 + 0.4 * pair.containment(),
    })
}

/// Verbs that are merely near in meaning are one predicate only where the rest of the claims matches this well.
const REST_MATCHES: f32 = 0.5;

fn is_duty(half: &Half<'_>, stance: &Stance) -> bool {
    stance.hedge.is_some_and(|hedge| matches!(half.parsed().lemma(hedge), "should" | "must" | "suppose" | "mean" | "ought" | "need"))
}

/// Whether two rungs of the ladder are far enough apart for an editor to care.
fn differs(one: Certainty, other: Certainty) -> bool {
    use Certainty::{Denied, Future, Likely, Planned, Possible, Stated, Unlikely};
    matches!(
        (one.min(other), one.max(other)),
        (Denied | Unlikely, Likely | Planned | Future | Stated) | (Possible, Planned | Future | Stated) | (Likely, Stated)
    )
}

/// The predicate with what hedges it.
fn phrase(_half: &Half<'_>, predicate: usize, stance: &Stance) -> Tokens {
    let run = Tokens::new(predicate, predicate + 1);
    match stance.hedge {
        Some(hedge) if hedge.abs_diff(predicate) <= 6 => run.hull(Tokens::new(hedge, hedge + 1)),
        Some(hedge) => Tokens::new(hedge, hedge + 1),
        None => run,
    }
}
