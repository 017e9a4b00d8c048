//! How far a claim reaches: all against some, only, exclusive, first.
//!
//! Fires on "the exclusive right to sell" / "the right to sell" and on "all 40 villages" / "some of the 40 villages".
//! Stays silent where the quantifiers range over different things.

use super::clue::{Clue, Pattern};
use super::counted::{counted, counts};
use super::limit::misses;
use super::{Difference, Rule, company, condition, excepted, extent, group, rank};
use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::facts::stance::{Distance, Quantifier, Reach};
use crate::judge::matching::alike;
use crate::judge::pair::{Half, Pair};
use crate::kind::Kind;
use crate::syntax::Tag;
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule { kind: Kind::Scope, check };

/// A word like "only" is missed on the other side only where this much of the rest of one of the two claims matches.
pub(super) const REST_MATCHES: f32 = 0.4;
/// Or so that the two claims are surely about one fact, in whatever words.
const LINKED: f32 = 0.6;

/// Whether the two claims tell much the same.
pub(super) fn is_related(pair: &Pair<'_>) -> bool {
    pair.containment() >= REST_MATCHES || pair.confidence >= LINKED
}

fn check(pair: &Pair<'_>, out: &mut Vec<Difference>) {
    let found = counted(pair).or_else(|| clashing(pair)).or_else(|| rank::apart(pair)).or_else(|| group::apart(pair));
    let found = found.or_else(|| company::kept(pair)).or_else(|| excepted::turned(pair));
    if let Some(difference) = found.or_else(|| extent::apart(pair)) {
        out.push(difference);
        return;
    }
    let (ours, theirs) = (&pair.left.claim.stance.quantifiers, &pair.right.claim.stance.quantifiers);
    let is_near = |distance| matches!(distance, Distance::Same | Distance::Near);
    let lacks = |others: &[Quantifier], one: &Quantifier| !others.iter().any(|other| is_near(other.reach.distance(one.reach)));
    out.extend(condition::dropped(pair));
    out.extend(excepted::dropped(pair));
    let left = ours.iter().find(|one| lacks(theirs, one) && misses(pair, one, true));
    let right = theirs.iter().find(|other| lacks(ours, other) && misses(pair, other, false));
    out.extend(left.map(|one| between(pair, Some(one), None, false)));
    out.extend(right.map(|other| between(pair, None, Some(other), false)));
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
            // "The first woman to win" / "no woman before her had won".
            let is_first =
                |one: &Quantifier, other: &Quantifier| one.reach == Reach::First && matches!(other.reach, Reach::None | Reach::Any);
            if is_first(one, other) || is_first(other, one) {
                continue;
            }
            // "All but the Left support it" / "the Left is the only party to oppose it".
            let only = |one: &Quantifier, other: &Quantifier| one.reach == Reach::Only && matches!(other.reach, Reach::All | Reach::Most);
            if (only(one, other) || only(other, one)) && are_opposite(pair) {
                continue;
            }
            let denied = both_denied(pair, one, other);
            // "Almost nobody works on it" / "nearly everyone neglects it".
            let few_or_all = |one: Reach, other: Reach| {
                (one == Reach::None) != (other == Reach::None)
                    || one == Reach::Few && matches!(other, Reach::All | Reach::Most | Reach::Many)
            };
            let turns = few_or_all(one.reach, other.reach) || few_or_all(other.reach, one.reach);
            let turned = denied.is_none() && turns && is_turned(pair);
            let (reach, their_reach) = denied.unwrap_or((one.reach, other.reach));
            if let Some(contradicts) = clash(reach, their_reach).filter(|_| !answered && !turned && fit > 0.0) {
                let order = (one.token.min(other.token), one.token.max(other.token));
                found.push((fit, order, between(pair, Some(one), Some(other), contradicts)));
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    found.into_iter().next().map(|(fit, _, difference)| difference.weighing(Clue::Cosine, fit).guessed(0.05 + 0.55 * fit))
}

/// "None of the doors closed" and "some of the doors failed to close": of how many of them either claim denies it, where one denies it of all by a
/// "none" and the other of some by a "not".
fn both_denied(pair: &Pair<'_>, one: &Quantifier, other: &Quantifier) -> Option<(Reach, Reach)> {
    let denied = |half: &Half<'_>, quantifier: &Quantifier| {
        let predicate = half.parsed().predicate_of(quantifier.token);
        let negated = |predicate: usize| {
            let negations = half.stance(predicate).negations.iter();
            negations.filter(|&&negation| negation != quantifier.token).count() % 2 == 1
        };
        negated(predicate) || half.parsed().inner_clause(predicate).is_some_and(negated)
    };
    let behind_denial = |half: &Half<'_>, quantifier: &Quantifier| {
        denied(half, quantifier) && half.parsed().predicate_of(quantifier.token) < quantifier.token
    };
    match (one.reach, other.reach) {
        (Reach::None, reach) if reach != Reach::None && denied(&pair.right, other) && !denied(&pair.left, one) => Some((Reach::All, reach)),
        (reach, Reach::None) if reach != Reach::None && denied(&pair.left, one) && !denied(&pair.right, other) => Some((reach, Reach::All)),
        // "Do not recognise everything" is not all.
        (Reach::All, reach) if behind_denial(&pair.left, one) => Some((Reach::Some, reach)),
        (reach, Reach::All) if behind_denial(&pair.right, other) => Some((reach, Reach::Some)),
        _ => None,
    }
}

/// Whether the two claims tell opposite deeds: "no warehouse will be shut", "all warehouses stay open".
pub(super) fn is_turned(pair: &Pair<'_>) -> bool {
    let (l, r) = (pair.left.claim.predicate, pair.right.claim.predicate);
    let same = pair.matching.surely(l) == Some(r);
    !same
}

/// Whether the claims' own predicates oppose each other: "support" / "oppose".
fn are_opposite(pair: &Pair<'_>) -> bool {
    let (l, r) = (pair.left.claim.predicate, pair.right.claim.predicate);
    let words = |half: &Half<'_>| half.claim.tokens.iter().filter(|&at| half.parsed().is_predicate(at)).collect::<Vec<_>>();
    let opposed = |l: usize, r: usize| alike(pair.left.parsed(), l, pair.right.parsed(), r) == Some(Likeness::Opposite);
    opposed(l, r) || words(&pair.left).iter().any(|&l| words(&pair.right).iter().any(|&r| opposed(l, r)))
}

/// How well two quantifiers range over the same thing, 0 to 1.
fn fit(pair: &Pair<'_>, one: &Quantifier, other: &Quantifier) -> f32 {
    if pair.matching.pairs(one.token, other.token) {
        return 1.0;
    }
    // "Every party except the Greens" / "the Greens are the only party that does not": the same who is left out.
    let all_but = |half: &Half<'_>, quantifier: &Quantifier| {
        quantifier.reach == Reach::Most && shown(half, quantifier).len() > phrase(quantifier).len()
    };
    let only_not = |half: &Half<'_>, quantifier: &Quantifier| {
        let denied = |at: usize| half.parsed().is_predicate(at) && half.stance(at).is_negated();
        quantifier.reach == Reach::Only && half.claim.tokens.iter().any(denied)
    };
    if all_but(&pair.left, one) && only_not(&pair.right, other) || only_not(&pair.left, one) && all_but(&pair.right, other) {
        return 0.0;
    }
    // "Was the only one whose customers came back" / "was among the few whose clients did".
    let said_of = |half: &Half<'_>, quantifier: &Quantifier| {
        let verb = half.parsed().predicate_of(quantifier.token);
        half.parsed().subject(verb).filter(|_| half.parsed().lemma(verb) == "be" && quantifier.token > verb)
    };
    if said_of(&pair.left, one).zip(said_of(&pair.right, other)).is_some_and(|(l, r)| pair.same_participant(l, r)) {
        return 0.8;
    }
    if are_subjects_of_one_deed(pair, one, other) {
        return 0.7;
    }
    let (Some(l), Some(r)) = (one.over, other.over) else {
        // "Of the nine batches, every one": what it ranges over stands elsewhere.
        return if is_related(pair) { 0.4 } else { 0.0 };
    };
    let number =
        |half: &Half<'_>, noun: usize| counts(half).find(|(_, figure)| figure.measured.noun == Some(noun)).map(|(_, figure)| figure.low);
    if number(&pair.left, l).is_some_and(|whole| whole > Decimal::ONE && number(&pair.right, r) == Some(whole)) {
        return 1.0;
    }
    // "All of them" and "most of which", of what the clauses around them share.
    let stands_in = |half: &Half<'_>, token: usize| matches!(half.parsed().tag(token), Tag::Prp | Tag::Wdt | Tag::Wp);
    if stands_in(&pair.left, l) && stands_in(&pair.right, r) && is_related(pair) {
        return 0.7;
    }
    if pair.same_participant(l, r) {
        return 1.0;
    }
    let alike = alike(pair.left.parsed(), l, pair.right.parsed(), r).map_or(0.0, |alike| 0.7 * alike.score());
    let run = |token: usize| Tokens::new(token, token + 1);
    // Of whom both claims are told, whatever they are called: "all my clients", "some of the families".
    let of_both = is_related(pair) && is_topic(&pair.left, one, l) && is_topic(&pair.right, other, r);
    alike.max(if pair.same_place(run(l), run(r)) || of_both { 0.4 } else { 0.0 })
}

/// "Nobody saw it" / "several people witnessed it": both tell how many did it.
fn are_subjects_of_one_deed(pair: &Pair<'_>, one: &Quantifier, other: &Quantifier) -> bool {
    let deed = |half: &Half<'_>, quantifier: &Quantifier| {
        let verb = half.parsed().predicate_of(quantifier.token);
        let subject = half.parsed().subject(verb)?;
        (subject == quantifier.token || Some(subject) == quantifier.over).then_some(verb)
    };
    let people = |half: &Half<'_>, quantifier: &Quantifier| {
        let noun = quantifier.over.unwrap_or(quantifier.token);
        matches!(
            half.parsed().lower_lemma(noun),
            "nobody" | "everyone" | "everybody" | "none" | "all" | "people" | "person" | "anyone" | "anybody" | "one"
        )
    };
    let deeds = deed(&pair.left, one).zip(deed(&pair.right, other));
    let of_people = people(&pair.left, one) || people(&pair.right, other);
    of_people && deeds.is_some_and(|(l, r)| pair.matching.surely(l) == Some(r))
}

/// Whether a claim is told of what a quantifier ranges over: either is the subject of one of its predicates.
fn is_topic(half: &Half<'_>, quantifier: &Quantifier, noun: usize) -> bool {
    let parsed = half.parsed();
    let predicates = half.claim.tokens.iter().filter(|&token| parsed.is_predicate(token));
    predicates.filter_map(|predicate| parsed.subject(predicate)).any(|subject| subject == noun || subject == quantifier.token)
}

/// Whether two reaches differ so that an editor would want to see it, and whether both cannot be true.
fn clash(one: Reach, other: Reach) -> Option<bool> {
    match one.distance(other) {
        Distance::Same | Distance::Near | Distance::Later => None,
        Distance::Apart => Some(false),
        Distance::Opposed => Some(true),
    }
}

fn between(pair: &Pair<'_>, one: Option<&Quantifier>, other: Option<&Quantifier>, contradicts: bool) -> Difference {
    let (left, right) = (one.map(|one| shown(&pair.left, one)), other.map(|other| shown(&pair.right, other)));
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

/// The same with what is left out: "every lane except the cycle path".
fn shown(half: &Half<'_>, quantifier: &Quantifier) -> Tokens {
    let (parsed, run) = (half.parsed(), phrase(quantifier));
    let all = quantifier.reach == Reach::Most && matches!(parsed.lower(quantifier.token), "all" | "each" | "every");
    let behind = (run.end as usize..run.end as usize + 12).filter(|&at| all && half.sentence().holds(at));
    let except = { behind }.find(|&at| matches!(parsed.lower(at), "except" | "apart" | "but" | "barring" | "excluding"));
    let noun = except.and_then(|except| (except + 1..except + 6).find(|&at| half.sentence().holds(at) && parsed.tag(at).is_noun()));
    let last = |noun: usize| (noun..noun + 4).take_while(|&at| half.sentence().holds(at) && parsed.tag(at).is_noun()).last();
    noun.and_then(last).map_or(run, |noun| run.hull(Tokens::new(noun, noun + 1)))
}

/// The quantifier with what it ranges over, where the two stand close together.
pub(super) fn phrase(quantifier: &Quantifier) -> Tokens {
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
            ("Every one of the boroughs went to Okoro.", "Okoro carried four of the six boroughs."),
        ];
        for (left, right) in apart {
            assert!(guess(Pattern::Reach, left, right) > 0.3, "{left} / {right}");
        }
        let alike = [
            ("All eleven bridges were closed.", "The eleven bridges were closed."),
            ("All eleven bridges were closed.", "At least ten of the eleven bridges were closed."),
            ("The panel was unanimous in its ruling.", "The panel ruled by three votes to nil."),
            ("The three-judge panel was unanimous.", "Not one of the three judges dissented."),
            ("The two countries broke off relations in May.", "Since May neither country has had an ambassador in the other."),
            ("It took most of two days.", "It took the better part of two days."),
            ("No nurse should have more than six patients at night.", "There should be one nurse for six patients at night."),
            ("Inspectors have visited 29 of the farms.", "Twenty-nine farms have been inspected, all of them clean."),
        ];
        for (left, right) in alike {
            assert_eq!(guess(Pattern::Reach, left, right), 0.0, "{left} / {right}");
        }
    }

    #[test]
    fn various_things_are_no_limit() {
        let left = "The service serves up various models to firms.";
        assert_eq!(guess(Pattern::Limit, left, "The service serves up models to firms."), 0.0);
        assert!(
            guess(Pattern::Limit, "The service serves up several of the models to firms.", "The service serves up the models to firms.")
                > 0.0
        );
    }

    #[test]
    fn the_only_one_is_one() {
        assert_eq!(guess(Pattern::Limit, "One man, a driver, was killed.", "The only one killed was a driver."), 0.0);
        let left = "The hospital lost its power for several hours.";
        assert_eq!(guess(Pattern::Limit, left, "The hospital lost its power for five hours."), 0.0);
        let left = "She complained only last week about dust on the beams.";
        assert_eq!(guess(Pattern::Limit, left, "She had complained last week about dust on the beams."), 0.0);
    }

    #[test]
    fn of_whom_both_are_told() {
        let left = "All my clients have been drinking bottled water for six years.";
        assert!(guess(Pattern::Reach, left, "Some of the families have had to drink bottled water for six years.") > 0.2);
        assert!(guess(Pattern::Reach, "The rise was mostly passed on to customers.", "The rise was passed on to customers in full.") > 0.2);
    }

    #[test]
    fn all_of_them_and_most_of_which() {
        let (left, right) = ("The team tested 212 samples, all of them clean.", "The team tested 212 samples, most of which were clean.");
        assert!(guess(Pattern::Reach, left, right) > 0.3);
        assert_eq!(guess(Pattern::Reach, left, "The team tested 212 samples, each of which was clean."), 0.0);
    }

    #[test]
    fn none_did_and_some_did_not() {
        let contradicts = |left: &str, right: &str| {
            let found = super::super::testing::found(left, right);
            found.iter().find(|one| one.difference.pattern == Pattern::Reach).map(|one| one.difference.contradicts)
        };
        let none = "None of the doors closed properly.";
        assert_eq!(contradicts(none, "Some of the doors failed to close properly."), Some(false));
        assert_eq!(contradicts(none, "Some of the doors closed properly."), Some(true));
        let found = super::super::testing::found("Every lane except the cycle path is shut.", "Every lane is shut.");
        assert!(found.iter().any(|one| one.difference.why.contains("“Every lane except the cycle path”")), "{found:?}");
        assert_eq!(contradicts("Profits rose in every region except the north.", "Profits rose in each of the regions."), Some(false));
    }
}
