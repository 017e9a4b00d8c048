//! May, could or plans against did or will; alleged against stated.
//!
//! Fires on "is considering legal action" / "was prepared to sue" and on "may have killed" / "killed".
//! Stays silent on "is expected to" / "is projected to", and on a hedge that hangs on another predicate.

use super::{Difference, Rule};
use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::facts::stance::{Certainty, Stance};
use crate::judge::pair::{Half, Pair};
use crate::kind::Kind;

pub(super) const RULE: Rule = Rule { kind: Kind::Certainty, check };

fn check(pair: &Pair<'_>, out: &mut Vec<Difference>) {
    for (l, r, alike) in pair.predicates() {
        let (left, right) = (pair.left.stance(l), pair.right.stance(r));
        if alike == Likeness::Opposite || left.is_negated() != right.is_negated() || !differs(left.certainty, right.certainty) {
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
