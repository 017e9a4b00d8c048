//! A deed that one side denies and the other tells of by another word. Called by the rule on polarity.
//!
//! Fires on "is not under investigation" / "is being investigated" and on "has not paid any of it" / "has handed over part of it".

use super::Difference;
use super::clue::{Clue, Pattern};
use super::event::same_thing;
use super::polarity::{equally_real, phrase, told};
use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::judge::matching::alike;
use crate::judge::pair::{Half, Pair};
use crate::lexicon;

/// A deed that is named by its noun on one side: "is not under investigation" / "is being investigated", "made no offer" / "offered".
pub(super) fn of_deed(pair: &Pair<'_>) -> Option<Difference> {
    let deed = |half: &Half<'_>, token: usize| {
        let parsed = half.parsed();
        let predicate = if parsed.is_predicate(token) { token } else { parsed.predicate_of(token) };
        let held = half.claim.tokens.holds(predicate) && parsed.is_predicate(predicate);
        held.then(|| (predicate, half.stance(predicate).is_negated() || parsed.negation(token).is_some()))
    };
    let named = |&(l, r, alike): &(usize, usize, Likeness)| {
        let kinds = (pair.left.parsed().is_predicate(l), pair.right.parsed().is_predicate(r));
        let is_deed = |half: &Half<'_>, token: usize| half.parsed().is_predicate(token) || names_a_deed(half, token);
        if kinds.0 == kinds.1 || !is_deed(&pair.left, l) || !is_deed(&pair.right, r) || !matches!(alike, Likeness::Derived | Likeness::Same)
        {
            return None;
        }
        let ((ours, denied), (theirs, their_denied)) = (deed(&pair.left, l)?, deed(&pair.right, r)?);
        let governed = pair.left.is_governed_by_negation(ours) || pair.right.is_governed_by_negation(theirs);
        let subjects = (pair.left.parsed().subject(ours)?, pair.right.parsed().subject(theirs)?);
        let same = !governed && denied != their_denied && same_thing(pair, subjects.0, subjects.1) && equally_real(pair, ours, theirs);
        same.then(|| {
            let run = |half: &Half<'_>, token: usize, predicate: usize| match half.stance(predicate).negations.first() {
                Some(&not) if not.abs_diff(token) <= 5 => Tokens::new(token, token + 1).hull(Tokens::new(not, not + 1)),
                Some(_) | None => Tokens::new(token, token + 1),
            };
            told(pair, Pattern::Negated, run(&pair.left, l, ours), run(&pair.right, r, theirs))
        })
    };
    let found = pair.matching.matched().iter().find_map(named)?;
    Some(found.weighing(Clue::Arguments, 0.5).noting(Clue::SamePredicate, true).guessed(0.5))
}

/// Whether a noun carries the deed of a verb that says little itself: "is under investigation", "made an offer".
fn names_a_deed(half: &Half<'_>, noun: usize) -> bool {
    let parsed = half.parsed();
    let verb = parsed.predicate_of(noun);
    let light =
        matches!(parsed.lower_lemma(verb), "be" | "come" | "do" | "face" | "get" | "give" | "have" | "hold" | "make" | "put" | "take");
    light && parsed.subject(verb) != Some(noun)
}

/// One claim denies, the other tells in other words of the same two: "has not paid any of the damages" / "has handed over part of the damages".
pub(super) fn otherwise(pair: &Pair<'_>) -> Option<Difference> {
    let (l, r) = (pair.left.claim.predicate, pair.right.claim.predicate);
    let (denied, their_denied) = (pair.left.stance(l).is_negated(), pair.right.stance(r).is_negated());
    let (left, right) = (pair.left.parsed(), pair.right.parsed());
    let verbs = left.tag(l).is_verb() && right.tag(r).is_verb() && left.lemma(l) != "be" && right.lemma(r) != "be";
    let governed = pair.left.is_governed_by_negation(l) || pair.right.is_governed_by_negation(r);
    if denied == their_denied
        || !verbs
        || governed
        || !equally_real(pair, l, r)
        || pair.matching.right_of(l).is_some()
        || pair.matching.left_of(r).is_some()
    {
        return None;
    }
    let slots = [(left.doer(l), right.doer(r)), (left.undergoer(l), right.undergoer(r))];
    let shared = slots.iter().all(
        |&(one, other)| matches!((one, other), (Some(one), Some(other)) if same_thing(pair, one, other) || is_of_one(pair, one, other)),
    );
    let near = alike(left, l, right, r);
    // "Has refused" denies as "has not paid" does.
    let fails = |lemma: &str| lexicon::course(lemma).is_some();
    let opposed = near == Some(Likeness::Opposite) || fails(left.lower_lemma(l)) || fails(right.lower_lemma(r));
    (shared && !opposed).then(|| {
        let found = told(pair, Pattern::Negated, phrase(&pair.left, l), phrase(&pair.right, r));
        found.weighing(Clue::Arguments, 1.0).weighing(Clue::Cosine, near.map_or(0.0, Likeness::score)).guessed(0.3)
    })
}

/// "Any of the damages" and "part of that sum": a part, by what it is a part of.
fn is_of_one(pair: &Pair<'_>, l: usize, r: usize) -> bool {
    let whole = |half: &Half<'_>, token: usize| half.parsed().quantified(token).unwrap_or(token);
    same_thing(pair, whole(&pair.left, l), whole(&pair.right, r))
}

#[cfg(test)]
mod tests {
    use super::super::testing::guess;
    use super::*;

    #[test]
    fn a_deed_denied_by_its_noun() {
        let left = "The coach is not under investigation, the league said.";
        assert!(guess(Pattern::Negated, left, "The coach is being investigated by the league.") > 0.4);
        assert_eq!(guess(Pattern::Negated, left, "The coach is not being investigated by the league."), 0.0);
    }

    #[test]
    fn a_deed_denied_in_other_words() {
        let left = "The firm has not paid any of the damages.";
        assert!(guess(Pattern::Negated, left, "The firm has already handed over part of the damages.") > 0.2);
        assert_eq!(guess(Pattern::Negated, left, "The firm has refused the damages."), 0.0);
    }
}
