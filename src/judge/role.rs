//! The same participants in other roles: who did what to whom.
//!
//! Fires on "Acme bought Globex" / "Globex has taken over Acme". Stays silent on active and passive, and on converses ("bought from" /
//! "sold to") that say the same.

use super::{Difference, Rule};
use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::judge::pair::Pair;
use crate::kind::Kind;

pub(super) const RULE: Rule = Rule { kind: Kind::Role, check };

fn check(pair: &Pair<'_>, out: &mut Vec<Difference>) {
    let (left, right) = (pair.left.parsed(), pair.right.parsed());
    for (l, r, alike) in pair.predicates() {
        if alike == Likeness::Opposite {
            continue;
        }
        let (Some(doer), Some(other_doer)) = (left.doer(l), right.doer(r)) else { continue };
        let done_to = [left.undergoer(l), left.recipient(l)];
        let other_done_to = [right.undergoer(r), right.recipient(r)];
        let crossed = other_done_to.iter().flatten().any(|&other| pair.same_participant(doer, other));
        let crossed_back = done_to.iter().flatten().any(|&one| pair.same_participant(one, other_doer));
        if crossed && crossed_back && !pair.same_participant(doer, other_doer) {
            let (one, other) = (Tokens::new(doer, doer + 1), Tokens::new(other_doer, other_doer + 1));
            let (one, other) = (left.noun_phrase(doer).hull(one), right.noun_phrase(other_doer).hull(other));
            out.push(Difference {
                kind: Kind::Role,
                contradicts: true,
                left: Some(pair.left.evidence(one, Kind::Role.spec().key)),
                right: Some(pair.right.evidence(other, Kind::Role.spec().key)),
                why: format!("who does it to whom is turned round: in left {}, in right {}", pair.left.words(one), pair.right.words(other)),
                confidence: 0.8,
            });
            return;
        }
    }
}
