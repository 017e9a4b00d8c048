//! The same participants in other roles: who did what to whom.
//!
//! Fires on "Acme bought Globex" / "Globex has taken over Acme". Stays silent on active and passive, and on converses ("bought from" /
//! "sold to") that say the same.

use super::clue::{Clue, Pattern};
use super::event::{holders, same_thing, wordings};
use super::{Difference, Rule};
use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::judge::pair::{Half, Pair};
use crate::kind::Kind;
use crate::lexicon::{self, Frame};

pub(super) const RULE: Rule = Rule { kind: Kind::Role, check };

fn check(pair: &Pair<'_>, out: &mut Vec<Difference>) {
    if let Some(difference) = by_event(pair) {
        out.push(difference);
        return;
    }
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
        let told_both_ways = says_so(&pair.left, &pair.right, r) || says_so(&pair.right, &pair.left, l);
        if crossed && crossed_back && !pair.same_participant(doer, other_doer) && !told_both_ways {
            let why = |one: &str, other: &str| format!("who does it to whom is turned round: in left {one}, in right {other}");
            let same = matches!(alike, Likeness::Same | Likeness::Derived | Likeness::Synonym);
            out.push(difference(pair, Pattern::Turned, doer, other_doer, why).noting(Clue::SamePredicate, same).guessed(if same {
                0.85
            } else {
                0.5
            }));
            return;
        }
    }
}

/// Whether an article tells of the same deed of the other article's predicate, done by the same to the same: then it knows both directions, and
/// the two are two deeds ("Acme will stop paying Globex, while Globex goes on paying Acme").
fn says_so(half: &Half<'_>, other: &Half<'_>, predicate: usize) -> bool {
    let name =
        |half: &Half<'_>, token: Option<usize>| token.and_then(|token| half.reading.name_at(token)).map(|(_, name)| name.canonical.clone());
    let (ours, theirs) = (half.parsed(), other.parsed());
    let Some(doer) = name(other, theirs.doer(predicate)) else { return false };
    (0..ours.len()).any(|token| {
        ours.lemma(token) == theirs.lemma(predicate)
            && ours.is_predicate(token)
            && name(half, ours.doer(token)).is_some_and(|one| one == doer)
    })
}

/// Two phrases that tell of one event ("buy from" / "sell to"), where somebody holds one role on the left and another on the right.
fn by_event(pair: &Pair<'_>) -> Option<Difference> {
    let theirs = wordings(&pair.right);
    for one in wordings(&pair.left).iter() {
        for other in theirs.iter().filter(|other| one.is_negated(&pair.left) == other.is_negated(&pair.right)) {
            for (ours, that) in frames_of_one_event(&one.phrase, &other.phrase) {
                if says_so(&pair.left, &pair.right, other.head) || says_so(&pair.right, &pair.left, one.head) {
                    continue;
                }
                if let Some(turned) = turned(pair, &holders(&pair.left, one, ours), &holders(&pair.right, other, that)) {
                    let (role, other_role) = turned.roles;
                    let why = |who: &str, _: &str| format!("in left {who} is the {role}, in right the {other_role} ({})", ours.event);
                    return Some(difference(pair, Pattern::Parts, turned.left, turned.right, why).guessed(turned.confidence));
                }
            }
        }
    }
    None
}

fn frames_of_one_event(one: &str, other: &str) -> impl Iterator<Item = (&'static Frame, &'static Frame)> {
    let theirs = lexicon::frames(other);
    lexicon::frames(one).iter().flat_map(move |ours| theirs.iter().filter(|that| that.event == ours.event).map(move |that| (ours, that)))
}

/// Somebody who holds one role on the left and another on the right.
struct Turned<'f> {
    roles: (&'f str, &'f str),
    left: usize,
    right: usize,
    confidence: f32,
}

fn turned<'f>(pair: &Pair<'_>, ours: &[(&'f str, usize)], theirs: &[(&'f str, usize)]) -> Option<Turned<'f>> {
    let same = |l: usize, r: usize| same_thing(pair, l, r);
    let is_straight = |&&(role, l): &&(&str, usize)| theirs.iter().any(|&(other, r)| role == other && same(l, r));
    let straight = ours.iter().filter(is_straight).count();
    let moved = ours.iter().filter(|one| !is_straight(one));
    let crossed: Vec<_> = moved
        .flat_map(|&(role, l)| {
            theirs.iter().filter(move |&&(other, r)| role != other && same(l, r)).map(move |&(other, r)| ((role, other), l, r))
        })
        .collect();
    let &(roles, left, there) = crossed.first()?;
    // The other side's holder of the role shows the conflict best; where it names none, the same participant in its other role does.
    let right = theirs.iter().find(|(role, _)| *role == roles.0).map_or(there, |&(_, holder)| holder);
    let confidence = match (crossed.len(), straight) {
        (2.., _) => 0.9,
        (_, 1..) => 0.7,
        _ => 0.3 + 0.3 * pair.common_ground(),
    };
    Some(Turned { roles, left, right, confidence })
}

fn difference(pair: &Pair<'_>, pattern: Pattern, l: usize, r: usize, why: impl Fn(&str, &str) -> String) -> Difference {
    let one = pair.left.parsed().noun_phrase(l).hull(Tokens::new(l, l + 1));
    let other = pair.right.parsed().noun_phrase(r).hull(Tokens::new(r, r + 1));
    let key = Kind::Role.spec().key;
    let why = why(&pair.left.words(one), &pair.right.words(other));
    let difference = Difference::new(pattern, true, Some(pair.left.evidence(one, key)), Some(pair.right.evidence(other, key)), why);
    pair.placed(difference, one, other)
}

#[cfg(test)]
mod tests {
    use super::super::testing::guess;
    use super::*;

    #[test]
    fn parts_turned_round() {
        let turned = [
            ("Acme bought Globex for two billion dollars.", "Globex acquired Acme for two billion dollars."),
            ("Acme sold the mill to Initech last year.", "Initech sold the mill to Acme last year."),
            ("The guerrillas attacked the convoy at dawn.", "The convoy attacked the guerrillas at dawn."),
            ("Linnell beat Garcia in the second round.", "Garcia defeated Linnell in the second round."),
            ("Linnell lost to Garcia in the second round.", "Linnell beat Garcia in the second round."),
            ("The town is suing the operator for damages.", "The operator is suing the town for damages."),
        ];
        for (left, right) in turned {
            assert!(guess(Pattern::Parts, left, right) > 0.5, "{left} / {right}");
        }
    }

    #[test]
    fn one_event_seen_from_both_sides() {
        let same = [
            ("Acme bought the mill from Initech last year.", "Initech sold the mill to Acme last year."),
            ("Linnell beat Garcia in the second round.", "Garcia lost to Linnell in the second round."),
            ("The rebels attacked the convoy at dawn.", "The convoy was attacked by the rebels at dawn."),
            ("Acme did not buy Globex.", "Globex bought a mill from Acme."),
        ];
        for (left, right) in same {
            assert_eq!(guess(Pattern::Parts, left, right), 0.0, "{left} / {right}");
        }
    }
}
