//! How far a claim reaches: all against some, only, exclusive, first.
//!
//! Fires on "the exclusive right to sell" / "the right to sell" and on "all 40 villages" / "some of the 40 villages".
//! Stays silent where the quantifiers range over different things.

use super::clue::{Clue, Pattern};
use super::{Difference, Rule, rank};
use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::facts::figure::{Bound, Figure, Shape, Unit};
use crate::facts::stance::{Distance, Quantifier, Reach};
use crate::judge::matching::alike;
use crate::judge::pair::{Half, Pair};
use crate::kind::Kind;
use crate::syntax::Tag;
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule { kind: Kind::Scope, check };

/// A word like "only" is missed on the other side only where this much of the rest of one of the two claims matches.
const REST_MATCHES: f32 = 0.4;

fn check(pair: &Pair<'_>, out: &mut Vec<Difference>) {
    if let Some(difference) = counted(pair).or_else(|| clashing(pair)).or_else(|| rank::apart(pair)) {
        out.push(difference);
        return;
    }
    let (ours, theirs) = (&pair.left.claim.stance.quantifiers, &pair.right.claim.stance.quantifiers);
    let is_near = |distance| matches!(distance, Distance::Same | Distance::Near);
    let lacks = |others: &[Quantifier], one: &Quantifier| !others.iter().any(|other| is_near(other.reach.distance(one.reach)));
    let left = ours.iter().find(|one| lacks(theirs, one) && misses(pair, one, true));
    let right = theirs.iter().find(|other| lacks(ours, other) && misses(pair, other, false));
    out.extend(left.map(|one| between(pair, Some(one), None, false)));
    out.extend(right.map(|other| between(pair, None, Some(other), false)));
}

/// A quantifier on one side against a count on the other: "all eleven" / "ten of the eleven", "unanimous" / "by two votes to one".
fn counted(pair: &Pair<'_>) -> Option<Difference> {
    let turned = |quantifier: &Quantifier, half: &Half<'_>, other: &Half<'_>| {
        let part = part_of_whole(half, quantifier, other).or_else(|| share(half, quantifier, other, pair.containment()));
        part.or_else(|| divided(half, quantifier, other)).or_else(|| some_after_all(half, quantifier, other))
    };
    let key = Kind::Scope.spec().key;
    let told = |left: Tokens, right: Tokens| {
        let why = format!("left says “{}”, right says “{}”", pair.left.words(left), pair.right.words(right));
        let evidence = (pair.left.evidence(left, key), pair.right.evidence(right, key));
        let difference = Difference::new(Pattern::Reach, true, Some(evidence.0), Some(evidence.1), why);
        difference.noting(Clue::Opposed, true).noting(Clue::Units, true).guessed(0.2 + 0.5 * pair.containment())
    };
    let ours = pair.left.claim.stance.quantifiers.iter();
    let left = ours.filter_map(|one| Some(told(phrase(one), turned(one, &pair.left, &pair.right)?))).next();
    let theirs = pair.right.claim.stance.quantifiers.iter();
    left.or_else(|| theirs.filter_map(|other| Some(told(turned(other, &pair.right, &pair.left)?, phrase(other)))).next())
}

/// "None of the horses survived": how many of them the other side counts, of whom it tells much the same.
fn some_after_all(half: &Half<'_>, none: &Quantifier, other: &Half<'_>) -> Option<Tokens> {
    let over = none.over.filter(|_| none.reach == Reach::None)?;
    let same = |noun: usize| matches!(alike(half.parsed(), over, other.parsed(), noun), Some(Likeness::Same | Likeness::Synonym));
    let denied = other.claim.stance.is_negated();
    let some = counts(other).find(|(_, figure)| figure.low > Decimal::ZERO && figure.measured.noun.is_some_and(same));
    some.filter(|_| !denied).map(|(tokens, _)| tokens)
}

/// The counts of a claim, without shares and ranks.
fn counts<'a>(half: &Half<'a>) -> impl Iterator<Item = (Tokens, &'a Figure)> {
    let all = half.facts().filter_map(|fact| Some((fact.tokens, fact.figure()?)));
    all.filter(|(_, figure)| figure.shape == Shape::Amount && !figure.unit.is_measured() && figure.low == figure.high)
}

/// "All eleven bridges": which part of those eleven the other side gives ("ten of the eleven", "of the eleven bridges, ten").
fn part_of_whole(half: &Half<'_>, all: &Quantifier, other: &Half<'_>) -> Option<Tokens> {
    let over = all.over.filter(|_| all.reach == Reach::All)?;
    let (_, whole) = counts(half)
        .find(|(tokens, figure)| tokens.start as usize > all.token && tokens.start as usize <= over && figure.low > Decimal::ONE)?;
    let (there, _) = counts(other).find(|(_, figure)| figure.low == whole.low)?;
    let is_of =
        there.start.checked_sub(1).into_iter().chain(there.start.checked_sub(2)).any(|at| other.parsed().lemma(at as usize) == "of");
    let (part, _) =
        counts(other).find(|(_, figure)| is_of && figure.low < whole.low && !matches!(figure.bound, Bound::AtLeast | Bound::MoreThan))?;
    Some(part)
}

/// "All of it": the share that the other side gives of the same ("60 percent of what arrives", "half of the volumes").
fn share(half: &Half<'_>, all: &Quantifier, other: &Half<'_>, containment: f32) -> Option<Tokens> {
    let over = all.over.filter(|_| all.reach == Reach::All && containment >= REST_MATCHES)?;
    let part = |figure: &Figure| {
        let whole = if figure.unit == Unit::Percent { Decimal::ONE_HUNDRED } else { Decimal::ONE };
        let is_share =
            figure.unit == Unit::Percent && figure.direction.is_none() || figure.shape == Shape::Ratio || figure.high < Decimal::ONE;
        is_share && figure.shape != Shape::Change && figure.high < whole && figure.low > Decimal::ZERO
    };
    let about = |figure: &Figure| {
        let noun = figure.measured.noun;
        noun.is_none_or(|noun| alike(half.parsed(), over, other.parsed(), noun).is_some() || other.parsed().tag(noun) == Tag::Wp)
    };
    other.facts().find(|fact| fact.figure().is_some_and(|figure| part(figure) && about(figure))).map(|fact| fact.tokens)
}

/// "Unanimous": what tells on the other side that not all were of one mind, a vote of two to one or a split.
fn divided(half: &Half<'_>, unanimous: &Quantifier, other: &Half<'_>) -> Option<Tokens> {
    if !half.parsed().lemma(unanimous.token).starts_with("unanimous") {
        return None;
    }
    let parsed = other.parsed();
    let score = other.facts().find(|fact| fact.figure().is_some_and(|figure| figure.shape == Shape::Score && !figure.low.is_zero()));
    let is_vote = |token: &usize| parsed.lemma(*token) == "vote" && parsed.lemma(token + 1) == "to" && parsed.tag(token + 2) == Tag::Cd;
    let is_split = |token: &usize| matches!(parsed.lemma(*token), "split" | "divided" | "dissent" | "dissenting" | "narrowly" | "majority");
    let vote = || other.claim.tokens.iter().find(is_vote).map(|token| Tokens::new(token.saturating_sub(1), token + 3));
    let split = || other.claim.tokens.iter().find(is_split).map(|token| Tokens::new(token, token + 1));
    score.map(|fact| fact.tokens).or_else(vote).or_else(split)
}

/// Two quantifiers that clash, the pair that fits best: over the same thing, over nouns that are alike, or at the same place.
fn clashing(pair: &Pair<'_>) -> Option<Difference> {
    let (ours, theirs) = (&pair.left.claim.stance.quantifiers, &pair.right.claim.stance.quantifiers);
    let mut found: Vec<(f32, (usize, usize), Difference)> = Vec::new();
    for one in ours {
        for other in theirs {
            let answered = ours.iter().any(|our| our.reach == other.reach) || theirs.iter().any(|their| their.reach == one.reach);
            // Whether something is the only one of its kind, and how many there are of another, are two questions.
            let same_question = one.reach.is_limit() == other.reach.is_limit();
            let fit = Some(fit(pair, one, other)).filter(|fit| same_question || *fit >= 0.6).unwrap_or_default();
            if let Some(contradicts) = clash(one.reach, other.reach).filter(|_| !answered && fit > 0.0) {
                let order = (one.token.min(other.token), one.token.max(other.token));
                found.push((fit, order, between(pair, Some(one), Some(other), contradicts)));
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    found.into_iter().next().map(|(fit, _, difference)| difference.weighing(Clue::Cosine, fit).guessed(0.05 + 0.55 * fit))
}

/// How well two quantifiers range over the same thing, 0 to 1.
fn fit(pair: &Pair<'_>, one: &Quantifier, other: &Quantifier) -> f32 {
    if pair.matching.pairs(one.token, other.token) {
        return 1.0;
    }
    let (Some(l), Some(r)) = (one.over, other.over) else {
        // "Of the nine batches, every one": what it ranges over stands elsewhere.
        return if pair.containment() >= REST_MATCHES { 0.4 } else { 0.0 };
    };
    let number =
        |half: &Half<'_>, noun: usize| counts(half).find(|(_, figure)| figure.measured.noun == Some(noun)).map(|(_, figure)| figure.low);
    if number(&pair.left, l).is_some_and(|whole| whole > Decimal::ONE && number(&pair.right, r) == Some(whole)) {
        return 1.0;
    }
    // "All of them" and "most of which", of what the clauses around them share.
    let stands_in = |half: &Half<'_>, token: usize| matches!(half.parsed().tag(token), Tag::Prp | Tag::Wdt | Tag::Wp);
    if stands_in(&pair.left, l) && stands_in(&pair.right, r) && pair.containment() >= REST_MATCHES {
        return 0.7;
    }
    if pair.same_participant(l, r) {
        return 1.0;
    }
    let alike = alike(pair.left.parsed(), l, pair.right.parsed(), r).map_or(0.0, |alike| 0.7 * alike.score());
    let run = |token: usize| Tokens::new(token, token + 1);
    alike.max(if pair.same_place(run(l), run(r)) { 0.4 } else { 0.0 })
}

/// Whether two reaches differ so that an editor would want to see it, and whether both cannot be true.
fn clash(one: Reach, other: Reach) -> Option<bool> {
    match one.distance(other) {
        Distance::Same | Distance::Near | Distance::Later => None,
        Distance::Apart => Some(false),
        Distance::Opposed => Some(true),
    }
}

/// Whether what a limiting word ranges over has its partner, while the word itself has none.
fn misses(pair: &Pair<'_>, quantifier: &Quantifier, is_left: bool) -> bool {
    let half = if is_left { &pair.left } else { &pair.right };
    let limits = match quantifier.reach {
        // "Its first trains" are not the first anywhere; "one of the pumps" singles out, and limits nothing.
        Reach::First => quantifier.over.is_none_or(|over| half.parsed().possessor(over).is_none()),
        Reach::Some => half.parsed().lemma(quantifier.token) != "one",
        Reach::Only | Reach::Most | Reach::Few => true,
        Reach::All | Reach::Many | Reach::None | Reach::Any => false,
    };
    let partner = |token| if is_left { pair.matching.right_of(token) } else { pair.matching.left_of(token) };
    limits && partner(quantifier.token).is_none() && quantifier.over.and_then(partner).is_some() && pair.containment() >= REST_MATCHES
}

fn between(pair: &Pair<'_>, one: Option<&Quantifier>, other: Option<&Quantifier>, contradicts: bool) -> Difference {
    let (left, right) = (one.map(phrase), other.map(phrase));
    let key = Kind::Scope.spec().key;
    let why = match (left, right) {
        (Some(left), Some(right)) => format!("left says “{}”, right says “{}”", pair.left.words(left), pair.right.words(right)),
        (Some(left), None) => format!("left says “{}”, right leaves the limit out", pair.left.words(left)),
        (None, Some(right)) => format!("right says “{}”, left leaves the limit out", pair.right.words(right)),
        (None, None) => String::new(),
    };
    let (left, right) = (left.map(|run| pair.left.evidence(run, key)), right.map(|run| pair.right.evidence(run, key)));
    let pattern = if one.is_some() && other.is_some() { Pattern::Reach } else { Pattern::Limit };
    let limit = [one, other].into_iter().flatten().any(|quantifier| quantifier.reach.is_limit());
    let guess = if pattern == Pattern::Reach || limit && pair.containment() >= 0.6 { 0.5 } else { 0.15 };
    Difference::new(pattern, contradicts, left, right, why).noting(Clue::Opposed, contradicts).noting(Clue::Strength, limit).guessed(guess)
}

/// The quantifier with what it ranges over, where the two stand close together.
fn phrase(quantifier: &Quantifier) -> Tokens {
    let run = Tokens::new(quantifier.token, quantifier.token + 1);
    match quantifier.over {
        Some(over) if over.abs_diff(quantifier.token) <= 3 => run.hull(Tokens::new(over, over + 1)),
        Some(_) | None => run,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::guess;
    use super::*;

    #[test]
    fn a_quantifier_against_a_count() {
        let apart = [
            ("All eleven bridges were closed.", "Ten of the eleven bridges were closed."),
            ("The plant will keep all 3,100 jobs.", "Of the 3,100 jobs at the plant, about 2,700 will be kept."),
            ("The panel was unanimous in its ruling.", "The panel ruled by two votes to one."),
            ("All of the volumes were rescued from the house.", "About half of the volumes were rescued from the house."),
            ("Every one of the thirteen tourists was rescued.", "Some of the 13 tourists were rescued."),
            ("None of the horses in the stable survived.", "Two horses survived the fire in the stable."),
        ];
        for (left, right) in apart {
            assert!(guess(Pattern::Reach, left, right) > 0.3, "{left} / {right}");
        }
        let alike = [
            ("All eleven bridges were closed.", "The eleven bridges were closed."),
            ("All eleven bridges were closed.", "At least ten of the eleven bridges were closed."),
            ("The panel was unanimous in its ruling.", "The panel ruled by three votes to nil."),
            ("It took most of two days.", "It took the better part of two days."),
        ];
        for (left, right) in alike {
            assert_eq!(guess(Pattern::Reach, left, right), 0.0, "{left} / {right}");
        }
    }

    #[test]
    fn all_of_them_and_most_of_which() {
        let (left, right) = ("The team tested 212 samples, all of them clean.", "The team tested 212 samples, most of which were clean.");
        assert!(guess(Pattern::Reach, left, right) > 0.3);
        assert_eq!(guess(Pattern::Reach, left, "The team tested 212 samples, each of which was clean."), 0.0);
    }
}
