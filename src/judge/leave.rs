//! What may be done and what must be: leave given or refused, a duty laid on or spared. Called by the rule on polarity.
//!
//! Fires on "may take photographs" / "are not allowed to take photographs" and on "have to pay" / "need not pay". Stays silent where leave and duty go
//! together ("may" / "must"), and on what may happen by chance.

use super::Difference;
use super::clue::{Clue, Pattern};
use super::event::same_thing;
use super::opposition::told;
use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::judge::pair::{Half, Pair};
use crate::lexicon;
use crate::syntax::Tag;

/// What a clause says of a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Norm {
    /// It may be done.
    Given,
    /// It must not.
    Refused,
    /// It must be done.
    Due,
    /// It need not.
    Spared,
}

impl Norm {
    pub(super) fn excludes(self, other: Self) -> bool {
        matches!(
            (self, other),
            (Self::Given | Self::Due, Self::Refused)
                | (Self::Refused, Self::Given | Self::Due)
                | (Self::Due, Self::Spared)
                | (Self::Spared, Self::Due)
        )
    }

    pub(super) fn turned(self) -> Self {
        match self {
            Self::Given => Self::Refused,
            Self::Refused => Self::Given,
            Self::Due => Self::Spared,
            Self::Spared => Self::Due,
        }
    }
}

/// A deed that one article allows and the other forbids, or that one demands and the other spares.
pub(super) fn differs(pair: &Pair<'_>) -> Option<Difference> {
    let turned = |&(l, r, alike): &(usize, usize, Likeness)| {
        if !matches!(alike, Likeness::Same | Likeness::Derived | Likeness::Synonym) {
            return None;
        }
        let ((one, ours), (other, theirs)) = (leave(&pair.left, l)?, leave(&pair.right, r)?);
        let (left, right) = (pair.left.parsed(), pair.right.parsed());
        let apart = |a: Option<usize>, b: Option<usize>| {
            a.zip(b).is_some_and(|(a, b)| !same_thing(pair, a, b) && left.tag(a) != Tag::Prp && right.tag(b) != Tag::Prp)
        };
        let (done, doer) = ((left.undergoer(l), right.undergoer(r)), (left.doer(l), right.doer(r)));
        let same = !apart(done.0, done.1) && !apart(doer.0, doer.1) && pair.left.holds(ours) && pair.right.holds(theirs);
        (one.excludes(other) && same).then(|| told(pair, Pattern::Negated, ours, theirs))
    };
    let found = pair.matching.matched().iter().find_map(turned)?;
    Some(found.weighing(Clue::Arguments, 1.0).noting(Clue::SamePredicate, true).guessed(0.2 + 0.4 * pair.containment()))
}

/// Whether a deed is only told of as allowed, forbidden or demanded.
pub(super) fn rules(half: &Half<'_>, deed: usize) -> bool {
    leave(half, deed).is_some()
}

/// The leave or duty that a deed comes under, with its words.
pub(super) fn leave(half: &Half<'_>, deed: usize) -> Option<(Norm, Tokens)> {
    let parsed = half.parsed();
    let with = |at: usize| Tokens::new(deed, deed + 1).hull(Tokens::new(at, at + 1));
    if let Some(modal) = parsed.modals(deed).into_iter().find(|&modal| matches!(parsed.lower(modal), "may" | "must" | "need" | "can")) {
        return by_modal(half, deed, modal).map(|norm| {
            let run = with(modal);
            (norm, parsed.negations(deed).first().map_or(run, |&not| run.hull(Tokens::new(not, not + 1))))
        });
    }
    // "Need not report".
    if parsed.lower(deed.saturating_sub(2)) == "need" && matches!(parsed.lower(deed.saturating_sub(1)), "not" | "n't") {
        return Some((Norm::Spared, with(deed - 2)));
    }
    let governor = parsed.clause_governor(deed)?;
    let lemma = parsed.lower_lemma(governor.token);
    // "Have to pay", "need to pay".
    let to = parsed.takes_to(deed);
    // "Still has to be ratified": it has not been, whoever owes it.
    let pending = (governor.token.saturating_sub(2)..governor.token).any(|at| parsed.lower(at) == "still");
    if pending && matches!(lemma, "have" | "need") {
        return None;
    }
    let given = match lemma {
        "have" | "need" if to => Norm::Due,
        _ => match lexicon::leave(lemma)? {
            lexicon::Leave::Due => Norm::Due,
            lexicon::Leave::Given => Norm::Given,
            lexicon::Leave::Refused => Norm::Refused,
        },
    };
    let denied = parsed.negations(governor.token).len() % 2 == 1 || parsed.negation(governor.token).is_some();
    let run = with(governor.token);
    let run = parsed.negation(governor.token).map_or(run, |not| run.hull(Tokens::new(not, not + 1)));
    Some((if denied { given.turned() } else { given }, run))
}

/// "May take", "must not take", "need take".
fn by_modal(half: &Half<'_>, deed: usize, modal: usize) -> Option<Norm> {
    let parsed = half.parsed();
    let denied = parsed.negations(deed).len() % 2 == 1;
    match (parsed.lower(modal), denied) {
        ("must", false) | ("need", false) => Some(Norm::Due),
        ("must", true) => Some(Norm::Refused),
        ("need", true) => Some(Norm::Spared),
        // "May have left" and "may rise" tell of chance: leave is given to somebody who does something.
        (_, denied) => {
            let acts = parsed.doer(deed).is_some() && parsed.tag(deed) == Tag::Vb && parsed.lower(modal + 1) != "have";
            acts.then_some(if denied { Norm::Refused } else { Norm::Given })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::guess;
    use super::*;

    #[test]
    fn leave_and_duty() {
        let apart = [
            ("Visitors may take photographs of the vault.", "Visitors are not allowed to take photographs of the vault."),
            ("Tenants have to pay a deposit.", "Tenants do not have to pay a deposit."),
            ("Farmers are obliged to report cases.", "Farmers are under no obligation to report cases."),
            ("Farmers must report cases.", "Farmers need not report cases."),
            ("The council was allowed to sell the land.", "The council was forbidden to sell the land."),
        ];
        for (left, right) in apart {
            let found =
                guess(Pattern::Negated, left, right).max(guess(Pattern::Opposite, left, right)).max(guess(Pattern::Phrases, left, right));
            assert!(found > 0.3, "{left} / {right}");
        }
        let alike = [
            ("Visitors may take photographs of the vault.", "Visitors are allowed to take photographs of the vault."),
            ("Farmers must report cases.", "Farmers are required to report cases."),
            ("Farmers must not report cases.", "Farmers are forbidden to report cases."),
            ("Prices may rise.", "Prices are not allowed to fall."),
        ];
        for (left, right) in alike {
            assert_eq!(guess(Pattern::Negated, left, right), 0.0, "{left} / {right}");
        }
    }

    #[test]
    fn what_is_still_to_be_done() {
        let left = "The treaty still has to be ratified by the parliament.";
        assert!(guess(Pattern::Negated, left, "The treaty has been ratified by the parliament.") > 0.3);
        assert_eq!(guess(Pattern::Negated, left, "The treaty has not been ratified by the parliament."), 0.0);
    }
}
