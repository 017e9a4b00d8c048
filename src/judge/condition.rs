//! A condition that one side leaves out: "endorsed it on condition that …" / "endorsed it"; or turns round: "unless" / "if". Called by the rules on scope and
//! on polarity.

use super::Difference;
use super::clue::{Clue, Pattern};
use super::matching::alike;
use super::opposition::told;
use super::scope::is_related;
use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::judge::pair::{Half, Pair};
use crate::kind::Kind;
use crate::syntax::{Parsed, Tag};

/// "Endorsed the closure on condition that a second ambulance was provided" / "supported the closure": one deed, once without its condition.
pub(super) fn dropped(pair: &Pair<'_>) -> Option<Difference> {
    if let Some(difference) = denied(pair) {
        return Some(difference);
    }
    let (on_left, clause) = match (condition(&pair.left), condition(&pair.right)) {
        (Some(clause), None) if !has_condition(&pair.right) => (true, clause),
        (None, Some(clause)) if !has_condition(&pair.left) => (false, clause),
        _ => return None,
    };
    let sure = |alike: Likeness| matches!(alike, Likeness::Same | Likeness::Synonym | Likeness::Derived);
    let outside = |&(l, r, alike): &(usize, usize, Likeness)| sure(alike) && !clause.holds(if on_left { l } else { r });
    pair.predicates().into_iter().find(outside)?;
    let (half, has, lacks) = if on_left { (&pair.left, "left", "right") } else { (&pair.right, "right", "left") };
    if is_told(half, clause, if on_left { &pair.right } else { &pair.left }) {
        return None;
    }
    let why = format!("{has} says “{}”, {lacks} sets no such condition", half.words(clause));
    let evidence = Some(half.evidence(clause, Kind::Scope.spec().key));
    let (left, right) = if on_left { (evidence, None) } else { (None, evidence) };
    Some(Difference::new(Pattern::Limit, false, left, right, why).noting(Clue::SamePredicate, true).guessed(0.1 + 0.4 * pair.containment()))
}

/// "Remains subject to regulatory approval" / "still needs approval from regulators": whether most of the words of a condition come back beside the other
/// claim.
fn is_told(half: &Half<'_>, clause: Tokens, other: &Half<'_>) -> bool {
    let (parsed, there) = (half.parsed(), other.parsed());
    let is_time = |at: usize| half.near().any(|fact| fact.date().is_some() && fact.tokens.holds(at)) || parsed.lower(at) == "end";
    let telling: Vec<usize> = clause.iter().skip(1).filter(|&at| parsed.carries_meaning(at) && !is_time(at)).collect();
    let near = other.claim.sentence.saturating_sub(1)..=other.claim.sentence + 1;
    let told = |&&at: &&usize| {
        let mut words = near.clone().flat_map(|sentence| there.sentence(sentence).iter());
        words.any(|word| there.carries_meaning(word) && alike(parsed, at, there, word).is_some_and(|alike| alike.score() >= 0.6))
    };
    !telling.is_empty() && telling.iter().filter(told).count() * 2 >= telling.len()
}

/// A condition on one side, and on the other that it does not matter: "only if receipts grow" / "does not depend on receipts".
fn denied(pair: &Pair<'_>) -> Option<Difference> {
    let of = |half: &Half<'_>, other: &Half<'_>| condition(half).or_else(|| only_if(half)).zip(indifference(other));
    let (left, right) = match (of(&pair.left, &pair.right), of(&pair.right, &pair.left)) {
        (Some((ours, theirs)), None) => (ours, theirs),
        (None, Some((theirs, ours))) => (ours, theirs),
        _ => return None,
    };
    if !is_related(pair) {
        return None;
    }
    let why = format!("left says “{}”, right says “{}”", pair.left.words(left), pair.right.words(right));
    let key = Kind::Scope.spec().key;
    let evidence = (Some(pair.left.evidence(left, key)), Some(pair.right.evidence(right, key)));
    Some(
        Difference::new(Pattern::Limit, true, evidence.0, evidence.1, why)
            .noting(Clue::Opposed, true)
            .guessed(0.3 + 0.4 * pair.containment()),
    )
}

/// "Only if receipts grow".
fn only_if(half: &Half<'_>) -> Option<Tokens> {
    let parsed = half.parsed();
    let start = half.sentence().iter().find(|&at| parsed.lower(at) == "only" && parsed.lower(at + 1) == "if")?;
    let end = (start + 1..half.sentence().end as usize).find(|&at| parsed.tag(at).is_punctuation()).unwrap_or(half.sentence().end as usize);
    Some(Tokens::new(start, end))
}

/// That something holds whatever else happens: "regardless of", "does not depend on", "whether or not", "unconditionally".
fn indifference(half: &Half<'_>) -> Option<Tokens> {
    let parsed = half.parsed();
    let says = |&at: &usize| match parsed.lower(at) {
        "regardless" | "irrespective" | "unconditionally" | "unconditional" => true,
        "whether" => parsed.lower(at + 1) == "or" && parsed.lower(at + 2) == "not",
        "no" => parsed.lower(at + 1) == "matter" || parsed.lower(at + 1) == "strings",
        _ => {
            let depends = matches!(parsed.lower_lemma(at), "depend" | "hinge" | "contingent" | "conditional" | "dependent");
            depends && half.stance(parsed.predicate_of(at)).is_negated()
        }
    };
    half.claim.tokens.iter().find(says).map(|at| Tokens::new(at, at + 1))
}

/// The condition that a sentence sets, with the word that brings it in, as far as the next mark.
fn condition(half: &Half<'_>) -> Option<Tokens> {
    let parsed = half.parsed();
    let begins = |&at: &usize| match parsed.lower(at) {
        "unless" => true,
        "if" => {
            parsed.brings_in_adverbial(at)
                && !matches!(parsed.lower(at.saturating_sub(1)), "as" | "asked" | "even" | "known" | "only" | "said" | "say" | "tell")
                && !is_reservation(parsed, at)
        }
        "long" => {
            matches!(parsed.lower(at.saturating_sub(1)), "as" | "so") && parsed.lower(at + 1) == "as" && parsed.tag(at + 2) != Tag::Cd
        }
        "provided" | "providing" => parsed.lower(at + 1) == "that" || parsed.brings_in_adverbial(at),
        "condition" => parsed.lower(at.saturating_sub(1)) == "on" && parsed.lower(at + 1) == "that",
        "subject" => parsed.lower(at + 1) == "to",
        _ => false,
    };
    // In the claim itself, or right behind it.
    let last = half.claim.tokens.end as usize;
    let start = half.sentence().iter().filter(|&at| half.claim.tokens.holds(at) || at == last).find(begins)?;
    let ends = |&at: &usize| parsed.tag(at).is_punctuation();
    let end = (start + 1..half.sentence().end as usize).find(ends).unwrap_or(half.sentence().end as usize);
    Some(Tokens::new(start, end))
}

/// "If all goes well", "if the work goes to plan": a reservation that goes without saying.
fn is_reservation(parsed: &Parsed, mark: usize) -> bool {
    // "May buy ten more, if it chooses".
    let own_choice = (mark + 1..mark + 4).any(|at| matches!(parsed.lower_lemma(at), "choose" | "like" | "wish"));
    own_choice
        || (mark + 1..mark + 6)
            .any(|at| parsed.lower_lemma(at) == "go" && matches!(parsed.lower(at + 1), "to" | "well" | "as" | "according"))
}

/// Whether a sentence sets any condition, in whatever words.
fn has_condition(half: &Half<'_>) -> bool {
    let word = |token: usize| {
        let form = half.parsed().lower(token);
        let long = form == "long" && half.parsed().lower(token + 1) == "as";
        long || matches!(
            form,
            "if" | "unless"
                | "provided"
                | "providing"
                | "condition"
                | "conditions"
                | "conditional"
                | "conditionally"
                | "contingent"
                | "subject"
        ) || matches!(form, "depend" | "depends" | "depending" | "should" | "once" | "until" | "without")
    };
    half.sentence().iter().any(word)
}

/// "Will strike unless the rota is in writing" / "will strike if the rota is in writing": one condition, turned round.
pub(super) fn turned(pair: &Pair<'_>) -> Option<Difference> {
    let (l, r) = (pair.left.claim.predicate, pair.right.claim.predicate);
    let (left, right) = (pair.left.stance(l), pair.right.stance(r));
    let (one, other) = (left.condition?, right.condition?);
    let is_unless = |half: &Half<'_>, mark: usize| half.parsed().lemma(mark) == "unless";
    let clause = |half: &Half<'_>, mark: usize| {
        let head = half.parsed().marked_clause(mark)?;
        Some((head, half.parsed().clause(head), half.stance(head).is_negated()))
    };
    let ((below, ours, denied), (their_below, theirs, their_denied)) = (clause(&pair.left, one)?, clause(&pair.right, other)?);
    // "Will close unless they come forward" and "will survive only if they do": another outcome, and the condition turned with it.
    let one_outcome = alike(pair.left.parsed(), l, pair.right.parsed(), r).is_some_and(|alike| alike != Likeness::Opposite);
    let same_outcome = left.is_negated() == right.is_negated() && one_outcome && below != l && their_below != r;
    let turned = is_unless(&pair.left, one) != is_unless(&pair.right, other) && denied == their_denied;
    let about_one_thing = pair.matching.matched().iter().any(|&(l, r, _)| ours.holds(l) && theirs.holds(r));
    if !same_outcome || !turned || !about_one_thing {
        return None;
    }
    let run = |mark: usize, clause: Tokens| Tokens::new(mark, mark + 1).hull(clause);
    Some(told(pair, Pattern::Negated, run(one, ours), run(other, theirs)).weighing(Clue::Arguments, 1.0).guessed(0.7))
}

#[cfg(test)]
mod tests {
    use super::super::testing::guess;
    use super::*;

    #[test]
    fn a_condition_in_other_words() {
        let silent = [
            (
                "Tellgate agreed to buy Tandic. The deal still needs approval from regulators.",
                "Tellgate agreed to buy Tandic, subject to regulatory approval.",
            ),
            (
                "Tellgate has ordered 20 planes, with an option to buy ten more.",
                "Tellgate has ordered 20 planes and may buy ten more, if it chooses.",
            ),
            ("She refused to say whether she backs the budget.", "Asked if the budget has her support, she declined to say."),
        ];
        for (left, right) in silent {
            assert_eq!(guess(Pattern::Limit, left, right), 0.0, "{left} / {right}");
        }
        let unless = "Havmat said it would stop buying mackerel unless an agreement was reached by the end of March.";
        assert!(guess(Pattern::Limit, unless, "Havmat said it would stop buying mackerel at the end of March.") > 0.1);
    }

    #[test]
    fn a_condition_that_went_missing() {
        let left = "The board will support the closure provided that a second ambulance is bought.";
        assert!(guess(Pattern::Limit, left, "The board will support the closure.") > 0.2);
        let paid = "The second part will be paid only if tax receipts grow by two per cent.";
        assert!(guess(Pattern::Limit, paid, "The second part does not depend on how tax receipts grow.") > 0.3);
        assert!(
            guess(
                Pattern::Limit,
                "Building begins in March regardless of the consent.",
                "Building begins in March subject to the consent."
            ) > 0.3
        );
        assert_eq!(guess(Pattern::Limit, left, "The board will back the closure if a second ambulance is bought."), 0.0);
    }

    #[test]
    fn a_condition_turned_round() {
        let unless = "The crews will walk out on Monday unless management signs the rota.";
        assert!(guess(Pattern::Negated, unless, "The crews will walk out on Monday if management signs the rota.") > 0.5);
        assert_eq!(guess(Pattern::Negated, unless, "The crews will walk out on Monday if management does not sign the rota."), 0.0);
        assert_eq!(guess(Pattern::Negated, unless, "The crews will walk out on Monday."), 0.0);
        let close = "The branches will close unless groups come forward to run them.";
        assert_eq!(guess(Pattern::Negated, close, "The branches will survive only if groups come forward to run them."), 0.0);
    }
}
