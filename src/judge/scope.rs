//! How far a claim reaches: all against some, only, exclusive, first.
//!
//! Fires on "the exclusive right to sell" / "the right to sell" and on "all 40 villages" / "some of the 40 villages".
//! Stays silent where the quantifiers range over different things.

use super::clue::{Clue, Pattern};
use super::{Difference, Rule, condition, rank};
use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::facts::Fact;
use crate::facts::figure::{Bound, Figure, Shape, Unit};
use crate::facts::stance::{Distance, Quantifier, Reach};
use crate::judge::matching::alike;
use crate::judge::pair::{Half, Pair};
use crate::kind::Kind;
use crate::lexicon::is_excluding;
use crate::syntax::Tag;
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule { kind: Kind::Scope, check };

/// A word like "only" is missed on the other side only where this much of the rest of one of the two claims matches.
const REST_MATCHES: f32 = 0.4;
/// Or so that the two claims are surely about one fact, in whatever words.
const LINKED: f32 = 0.6;

/// Whether the two claims tell much the same.
fn is_related(pair: &Pair<'_>) -> bool {
    pair.containment() >= REST_MATCHES || pair.confidence >= LINKED
}

fn check(pair: &Pair<'_>, out: &mut Vec<Difference>) {
    if let Some(difference) = counted(pair).or_else(|| clashing(pair)).or_else(|| rank::apart(pair)) {
        out.push(difference);
        return;
    }
    let (ours, theirs) = (&pair.left.claim.stance.quantifiers, &pair.right.claim.stance.quantifiers);
    let is_near = |distance| matches!(distance, Distance::Same | Distance::Near);
    let lacks = |others: &[Quantifier], one: &Quantifier| !others.iter().any(|other| is_near(other.reach.distance(one.reach)));
    out.extend(condition::dropped(pair));
    let left = ours.iter().find(|one| lacks(theirs, one) && misses(pair, one, true));
    let right = theirs.iter().find(|other| lacks(ours, other) && misses(pair, other, false));
    out.extend(left.map(|one| between(pair, Some(one), None, false)));
    out.extend(right.map(|other| between(pair, None, Some(other), false)));
}

/// A quantifier on one side against a count on the other: "all eleven" / "ten of the eleven", "unanimous" / "by two votes to one".
fn counted(pair: &Pair<'_>) -> Option<Difference> {
    let turned = |quantifier: &Quantifier, half: &Half<'_>, other: &Half<'_>| {
        let part = part_of_whole(half, quantifier, other)
            .or_else(|| some_of_them(half, quantifier, other).filter(|_| is_related(pair)))
            .or_else(|| share(half, quantifier, other, is_related(pair)));
        let one_deed = predicates_alike(pair);
        part.or_else(|| divided(half, quantifier, other))
            .or_else(|| some_after_all(half, quantifier, other, pair.containment()).filter(|_| one_deed))
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

/// Whether the claims' own predicates may tell of one deed: "broke off relations" and "neither has had an ambassador" tell of two.
fn predicates_alike(pair: &Pair<'_>) -> bool {
    let (l, r) = (pair.left.claim.predicate, pair.right.claim.predicate);
    !is_turned(pair) || alike(pair.left.parsed(), l, pair.right.parsed(), r).is_some_and(|alike| alike != Likeness::Opposite)
}

/// "None of the horses survived": how many of them the other side counts, of whom it tells much the same.
fn some_after_all(half: &Half<'_>, none: &Quantifier, other: &Half<'_>, containment: f32) -> Option<Tokens> {
    // "No nurse shall have more than six" sets a bound, and denies nobody.
    let bounds = |(_, figure): (Tokens, &Figure)| figure.bound != Bound::Exact;
    let over = none.over.filter(|_| none.reach == Reach::None && containment >= REST_MATCHES && !counts(half).any(bounds))?;
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

/// "Every one of the boroughs": how many of them the other side counts ("four of the six boroughs").
fn some_of_them(half: &Half<'_>, all: &Quantifier, other: &Half<'_>) -> Option<Tokens> {
    let (over, parsed) = (all.over.filter(|_| all.reach == Reach::All)?, other.parsed());
    // "Twenty-nine have been inspected, all of them clean": all of those that the other side counts.
    let here = |part: &Figure| half.near().filter_map(Fact::figure).any(|figure| figure.low == part.low && figure.high == part.high);
    let is_part = |(tokens, figure): &(Tokens, &Figure)| {
        let of = tokens.end as usize;
        let behind = parsed.behind(of).filter(|_| parsed.lower(of) == "of");
        let alike = |noun: usize| {
            alike(half.parsed(), over, parsed, noun).is_some_and(|alike| !matches!(alike, Likeness::Opposite | Likeness::Near(_)))
        };
        let fewer = |noun: usize| {
            counts(other).all(|(_, whole)| whole.measured.noun != Some(noun) || whole.low > figure.low || whole.low == figure.low)
        };
        behind.is_some_and(|noun| alike(noun) && fewer(noun)) && !matches!(figure.bound, Bound::AtLeast | Bound::MoreThan) && !here(figure)
    };
    counts(other).find(is_part).map(|(tokens, _)| tokens)
}

/// "All of it": the share that the other side gives of the same ("60 percent of what arrives", "half of the volumes").
fn share(half: &Half<'_>, all: &Quantifier, other: &Half<'_>, related: bool) -> Option<Tokens> {
    // "Half a share for each share" tells a rate, "over the whole period" a time.
    let of_things = matches!(half.parsed().lower(all.token), "all" | "everybody" | "everyone" | "everything");
    let over = all.over.filter(|_| all.reach == Reach::All && related && of_things)?;
    let part = |figure: &Figure| {
        let whole = if figure.unit == Unit::Percent { Decimal::ONE_HUNDRED } else { Decimal::ONE };
        let percent = figure.unit == Unit::Percent && figure.direction.is_none();
        let is_share = percent || figure.shape == Shape::Ratio || figure.high < Decimal::ONE && !figure.unit.is_measured();
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
    // "Not one of the judges dissented" is of one mind.
    let denied = other.claim.stance.is_negated() || other.claim.stance.quantifiers.iter().any(|quantifier| quantifier.reach == Reach::None);
    let split = || other.claim.tokens.iter().find(is_split).filter(|_| !denied).map(|token| Tokens::new(token, token + 1));
    // "Seven to two", "two voted against".
    let to =
        |fact: &Fact| fact.figure().is_some_and(|figure| !figure.low.is_zero() && figure.low != figure.high && !figure.unit.is_measured());
    let against =
        other.claim.tokens.iter().find(|&at| parsed.lower(at) == "against" && parsed.lower_lemma(parsed.predicate_of(at)) == "vote");
    let some = || counts(other).find(|(_, figure)| !denied && !figure.low.is_zero()).map(|(tokens, _)| tokens);
    let ranged = || other.facts().find(|&fact| to(fact)).map(|fact| fact.tokens);
    score.map(|fact| fact.tokens).or_else(vote).or_else(split).or_else(ranged).or_else(|| against.and_then(|_| some()))
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
            let denied = both_denied(pair, one, other);
            let turned = denied.is_none() && (one.reach == Reach::None) != (other.reach == Reach::None) && is_turned(pair);
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
    match (one.reach, other.reach) {
        (Reach::None, reach) if reach != Reach::None && denied(&pair.right, other) && !denied(&pair.left, one) => Some((Reach::All, reach)),
        (reach, Reach::None) if reach != Reach::None && denied(&pair.left, one) && !denied(&pair.right, other) => Some((reach, Reach::All)),
        _ => None,
    }
}

/// Whether the two claims tell opposite deeds: "no warehouse will be shut", "all warehouses stay open".
fn is_turned(pair: &Pair<'_>) -> bool {
    let (l, r) = (pair.left.claim.predicate, pair.right.claim.predicate);
    let same = pair.matching.surely(l) == Some(r);
    !same
}

/// How well two quantifiers range over the same thing, 0 to 1.
fn fit(pair: &Pair<'_>, one: &Quantifier, other: &Quantifier) -> f32 {
    if pair.matching.pairs(one.token, other.token) {
        return 1.0;
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

/// Whether what a limiting word ranges over has its partner, while the word itself has none.
fn misses(pair: &Pair<'_>, quantifier: &Quantifier, is_left: bool) -> bool {
    let half = if is_left { &pair.left } else { &pair.right };
    let limits = match quantifier.reach {
        // "One of the pumps" singles out, and limits nothing.
        // The first of several is a detail, unless both rank it (see `rank`).
        Reach::First => false,
        // "Various models" are models; "several of the models" are not all.
        Reach::Some => match half.parsed().lower(quantifier.token) {
            "one" => false,
            "various" | "several" => half.parsed().lower(quantifier.token + 1) == "of",
            _ => true,
        },
        // "Only two of the patients" and "only the second final" wonder at a number, and shut nothing out.
        Reach::Only => !counts_there(half, quantifier) && !dates_there(half, quantifier),
        // "After two summers with little rain": how much there is of what nobody counts.
        Reach::Few => half.parsed().lower(quantifier.token) != "little",
        Reach::Most => true,
        Reach::All | Reach::Many | Reach::None | Reach::Any => false,
    };
    // "The only victim" and "one man died".
    let other = if is_left { &pair.right } else { &pair.left };
    let one = quantifier.reach == Reach::Only && other.sentence().iter().any(|token| shuts_out(other, token));
    // "Too few stewards": no limit, a want.
    let wanting = quantifier.reach == Reach::Few && half.parsed().lower(quantifier.token.saturating_sub(1)) == "too";
    let partner = |token| if is_left { pair.matching.right_of(token) } else { pair.matching.left_of(token) };
    // "Several hours" and "five hours", "most of the homes" and "four fifths of the homes": the other side tells how many.
    let counted = quantifier.reach != Reach::Only && tells_how_many(other, quantifier.over.and_then(partner));
    limits
        && !one
        && !wanting
        && !counted
        && partner(quantifier.token).is_none()
        && quantifier.over.and_then(partner).is_some()
        && pair.containment() >= REST_MATCHES
}

/// Whether a word tells that something is so of nobody and nothing else: "a single taker", ", not the other driver".
fn shuts_out(half: &Half<'_>, token: usize) -> bool {
    let parsed = half.parsed();
    let contrasts = parsed.lower(token) == "not" && matches!(parsed.lower(token.saturating_sub(1)), "," | "and" | "but" | "–" | "—");
    is_excluding(parsed.lower(token)) || contrasts
}

/// Whether a claim counts a noun of its own, or gives the share of something.
fn tells_how_many(half: &Half<'_>, noun: Option<usize>) -> bool {
    let parsed = half.parsed();
    let share = |figure: &Figure| figure.shape == Shape::Ratio || figure.unit == Unit::Percent || figure.high < Decimal::ONE;
    let of = |figure: &Figure| figure.measured.noun.is_some() && figure.measured.noun == noun;
    let time = |tokens: Tokens| noun.is_some_and(|noun| tokens.holds(noun));
    let counts = half.facts().any(|fact| fact.figure().is_some_and(|figure| share(figure) || of(figure) || time(fact.tokens)));
    // "A number of the deals", "a series of shops".
    let vaguely = |at: usize| matches!(parsed.lower(at), "number" | "series" | "range" | "handful" | "host" | "part" | "section");
    counts || half.claim.tokens.iter().any(|at| vaguely(at) && parsed.lower(at + 1) == "of")
}

/// "Only last week": a time, not a limit.
fn dates_there(half: &Half<'_>, quantifier: &Quantifier) -> bool {
    let next = quantifier.token as u32 + 1;
    half.near().any(|fact| fact.date().is_some() && (fact.tokens.start == next || fact.tokens.start == next + 1))
}

/// Whether a number or a rank stands right behind a quantifier.
fn counts_there(half: &Half<'_>, quantifier: &Quantifier) -> bool {
    let start = quantifier.token as u32 + 1;
    half.facts().any(|fact| {
        fact.figure().is_some() && (fact.tokens.start == start || fact.tokens.start == start + 1 || fact.tokens.holds(quantifier.token))
    })
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
