//! A cause that one holds open and the other gives.
//!
//! Fires on "the cause was not known" / "the fire was caused by a lorry". Stays silent where what is given is itself doubted or denied.

use super::Difference;
use super::clue::{Clue, Pattern};
use crate::article::words::Tokens;
use crate::facts::stance::Certainty;
use crate::judge::pair::{Half, Pair};
use crate::kind::Kind;
use crate::lexicon::{Cause, cause};

/// "The cause was not known" / "the fire was caused by a lorry": what one holds open, the other tells.
pub(super) fn unknown(pair: &Pair<'_>) -> Option<Difference> {
    let told = |open: &Half<'_>, other: &Half<'_>| {
        let left = held_open(open)?;
        let right = other
            .claim
            .tokens
            .iter()
            .find(|&token| cause(other.parsed().lower_lemma(token)) == Some(Cause::Brings) && !is_open(other, token))?;
        (held_open(other).is_none()).then_some((left, Tokens::new(right, right + 1)))
    };
    let of_left = told(&pair.left, &pair.right);
    let (left, right) = of_left.or_else(|| told(&pair.right, &pair.left).map(|(open, known)| (known, open)))?;
    let key = Kind::Certainty.spec().key;
    let (one, other) = (pair.left.words(left), pair.right.words(right));
    let why = format!("left says “{one}”, right says “{other}”: one holds the cause open, the other gives it");
    let evidence = (pair.left.evidence(left, key), pair.right.evidence(right, key));
    let difference = Difference::new(Pattern::Rung, false, Some(evidence.0), Some(evidence.1), why);
    Some(difference.noting(Clue::Opposed, true).noting(Clue::SamePredicate, true).guessed(0.6))
}

/// The words that hold a cause open: "not known", "unclear", "too early to say", "is being investigated".
fn held_open(half: &Half<'_>) -> Option<Tokens> {
    let parsed = half.parsed();
    let tokens = half.claim.tokens;
    tokens
        .iter()
        .find(|&token| cause(parsed.lower_lemma(token)) == Some(Cause::Named) || cause(parsed.lower_lemma(token)) == Some(Cause::Brings))?;
    let open = |&token: &usize| match cause(parsed.lower_lemma(token)) {
        Some(Cause::Unknown) => true,
        Some(Cause::Known) => half.stance(parsed.predicate_of(token)).is_negated(),
        Some(Cause::Named | Cause::Brings) | None => parsed.lower(token) == "early" && parsed.lower(token.saturating_sub(1)) == "too",
    };
    let found = tokens.iter().find(open)?;
    let negations = &half.stance(parsed.predicate_of(found)).negations;
    let not = negations.iter().copied().find(|&not| not.abs_diff(found) <= 4).unwrap_or(found);
    Some(Tokens::new(found, found + 1).hull(Tokens::new(not, not + 1)))
}

/// Whether what brings something about is itself doubted, denied or put to a time.
fn is_open(half: &Half<'_>, token: usize) -> bool {
    let stance = half.stance(half.parsed().predicate_of(token));
    stance.is_negated() || stance.certainty != Certainty::Stated
}

#[cfg(test)]
mod tests {
    use super::super::testing::guess;
    use super::*;

    #[test]
    fn a_cause_that_one_holds_open() {
        let left = "The cause of the fire was not known.";
        assert!(guess(Pattern::Rung, left, "The fire was caused by a refrigerated lorry.") > 0.5);
        assert!(guess(Pattern::Rung, "It is too early to say what caused the fire.", "A leaking pipe sparked the fire.") > 0.5);
        assert_eq!(guess(Pattern::Rung, left, "What caused the fire is unclear."), 0.0);
        assert_eq!(guess(Pattern::Rung, left, "The fire destroyed a refrigerated lorry."), 0.0);
    }
}
