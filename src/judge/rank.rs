//! The place in an order that a claim gives: the first, the second, the largest, one of the largest, never before, seldom.
//!
//! Fires on "the first woman to run it" / "the second woman to run it", on "its first strike" / "had gone on strike before", on "the largest in the
//! province" / "the nation's largest" and on "one of the highest" / "the highest". Stays silent where the two rank other things, or by other qualities.

use super::Difference;
use super::clue::{Clue, Pattern};
use super::matching::alike;
use super::pair::{Half, Pair};
use super::ranked::{How, Rank, number, ranks};
use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::facts::date::small_number;
use crate::lexicon::Place;
use crate::syntax::Tag;
use rust_decimal::Decimal;

/// Two claims that give another place in one order, the surest pair.
pub(super) fn apart(pair: &Pair<'_>) -> Option<Difference> {
    let (ours, theirs) = (ranks(&pair.left), ranks(&pair.right));
    let streak = in_a_row(&pair.left).zip(in_a_row(&pair.right));
    if let Some((one, other)) = streak.filter(|(one, other)| one.number != other.number && one.unit == other.unit) {
        return Some(told(pair, one.words, other.words, true).noting(Clue::SameMeasure, true).guessed(0.2 + 0.6 * pair.containment()));
    }
    Difference::surest(ours.iter().flat_map(|one| theirs.iter().filter_map(move |other| between(pair, one, other))))
}

fn between(pair: &Pair<'_>, one: &Rank, other: &Rank) -> Option<Difference> {
    let over = fit(pair, one, other)?;
    let contradicts = match (one.place, other.place) {
        (Place::Top, Place::Lower) if !excludes(pair, one, other) => return None,
        (Place::Lower, Place::Top) if !excludes(pair, one, other) => return None,
        (Place::Top, Place::Lower) | (Place::Lower, Place::Top) => true,
        (Place::Top, Place::Shared | Place::Rare) | (Place::Shared | Place::Rare, Place::Top) => false,
        (Place::Top, Place::Top) if is_first_again(pair, one, other) => true,
        (Place::Top, Place::Top) if one.how != How::Attribute || other.how != How::Attribute => return None,
        (Place::Top, Place::Top) if narrows(pair, one, other) => false,
        (Place::Top, Place::Top) => {
            return among(pair, one, other).map(|found| found.weighing(Clue::Cosine, over).guessed(0.1 + 0.3 * over));
        }
        (Place::Lower, Place::Lower) if is_other_number(pair, one, other) => true,
        (Place::Lower | Place::Shared | Place::Rare, Place::Lower | Place::Shared | Place::Rare) => return None,
    };
    let guess = 0.1 + 0.5 * over * pair.containment();
    Some(told(pair, one.words, other.words, contradicts).weighing(Clue::Cosine, over).guessed(guess))
}

/// How often in succession something came about.
struct Streak<'a> {
    words: Tokens,
    number: Decimal,
    /// What comes round: "quarter", "year".
    unit: &'a str,
}

/// "The second straight quarter", "for the third quarter in a row", "four weeks running".
fn in_a_row<'a>(half: &Half<'a>) -> Option<Streak<'a>> {
    let parsed = half.parsed();
    let successive = |at: usize| matches!(parsed.lower(at), "straight" | "consecutive" | "successive");
    let running = |at: usize| {
        parsed.lower(at) == "running" || parsed.lower(at) == "in" && parsed.lower(at + 1) == "a" && parsed.lower(at + 2) == "row"
    };
    half.claim.tokens.iter().find_map(|at| {
        let word = parsed.lower(at);
        let number = number(word).or_else(|| small_number(word).map(Decimal::from))?;
        let (noun, end) = if successive(at + 1) { (at + 2, at + 3) } else { (at + 1, at + 2) };
        let last = if running(end) { end + if parsed.lower(end) == "in" { 3 } else { 1 } } else { end };
        let told = parsed.tag(noun).is_common_noun() && (successive(at + 1) || running(end));
        told.then(|| Streak { words: Tokens::new(at, last), number, unit: parsed.lower_lemma(noun) })
    })
}

/// Whether a first and a later place cannot both be had: "his first goal" and "his second goal" can, "their first final" and "had been in two finals
/// before" cannot.
fn excludes(pair: &Pair<'_>, one: &Rank, other: &Rank) -> bool {
    let (top, lower, half) = if one.place == Place::Top { (one, other, &pair.left) } else { (other, one, &pair.right) };
    match (top.how, lower.how) {
        (How::Attribute, How::Attribute) | (How::Earlier, How::Attribute) => true,
        (How::Occasion | How::Earlier, How::Occasion) => is_of_one_event(pair, one, other),
        (How::Occasion, How::Attribute) => is_since_one_time(pair, one, other),
        // "The first in ten years" is no first, "the first in its history" is.
        (_, How::Earlier) => top.among.is_none_or(|among| is_unlimited(half, among)) && is_of_one_event(pair, one, other),
        _ => false,
    }
}

/// "For the first time since 1998" / "never before", "the first strike in 20 years" / "the first strike in its history": what is the first since some time
/// was not the first then.
fn is_first_again(pair: &Pair<'_>, one: &Rank, other: &Rank) -> bool {
    let again = |half: &Half<'_>, rank: &Rank| {
        let first = rank.quality.is_none() && rank.words.iter().any(|at| half.parsed().lower(at) == "first");
        first && rank.among.is_some_and(|among| !is_unlimited(half, among) && is_time(half, among))
    };
    let ever = |half: &Half<'_>, rank: &Rank| match rank.among {
        Some(among) => is_unlimited(half, among),
        None => rank.how == How::Earlier,
    };
    let apart = again(&pair.left, one) && ever(&pair.right, other) || ever(&pair.left, one) && again(&pair.right, other);
    apart && (is_of_one_event(pair, one, other) || pair.containment() >= REST_MATCHES)
}

/// "Since 1998", "in 20 years", "in more than a decade".
fn is_time(half: &Half<'_>, among: Tokens) -> bool {
    let parsed = half.parsed();
    among
        .iter()
        .any(|at| parsed.lower(at) == "since" || matches!(parsed.lower_lemma(at), "month" | "season" | "year" | "decade" | "century"))
}

/// "The third approach" and "the second approach", of one thing.
fn is_other_number(pair: &Pair<'_>, one: &Rank, other: &Rank) -> bool {
    let apart = one.number.is_some() && other.number.is_some() && one.number != other.number;
    let owned = |half: &Half<'_>, rank: &Rank| rank.over.is_some_and(|over| half.parsed().possessor(over).is_some());
    let counts = || !owned(&pair.left, one) && !owned(&pair.right, other);
    apart && counts() && one.over.zip(other.over).is_some_and(|(l, r)| pair.matching.surely(l) == Some(r))
}

/// "The second attempt since it took office" and "the first time since it was sworn in": since one day.
fn is_since_one_time(pair: &Pair<'_>, one: &Rank, other: &Rank) -> bool {
    let since = |half: &Half<'_>, rank: &Rank| {
        let behind = half.sentence().iter().filter(|&at| at as u32 >= rank.words.end);
        behind.into_iter().any(|at| half.parsed().lower(at) == "since")
    };
    let occasion = |half: &Half<'_>, rank: &Rank| {
        let noun = rank.over.map(|over| half.parsed().lower_lemma(over));
        noun.is_some_and(|noun| {
            matches!(
                noun,
                "approach" | "attempt" | "bid" | "case" | "challenge" | "effort" | "incident" | "occasion" | "round" | "try" | "vote"
            )
        })
    };
    // "The second such case".
    let such = |half: &Half<'_>, rank: &Rank| {
        let (start, end) = (rank.words.start as usize, rank.words.end as usize);
        let of_kind = half.parsed().lower(end) == "of" && matches!(half.parsed().lower(end + 2), "kind" | "sort" | "type");
        half.parsed().lower(start + 1) == "such" || of_kind
    };
    (occasion(&pair.left, one) || occasion(&pair.right, other))
        && (since(&pair.left, one) && since(&pair.right, other) || such(&pair.left, one) || such(&pair.right, other))
}

/// "In the club's history", "in living memory", "since it opened in 1954": as good as ever.
fn is_unlimited(half: &Half<'_>, among: Tokens) -> bool {
    let parsed = half.parsed();
    let start = among.start as usize;
    let since = (start.saturating_sub(6)..=start).find(|&at| parsed.lower(at) == "since");
    let begins =
        |at: usize| matches!(parsed.lower_lemma(at), "begin" | "build" | "found" | "launch" | "open" | "opening" | "start" | "enter");
    since.is_some_and(|since| (since..start).any(begins)) || among.iter().any(|at| matches!(parsed.lemma(at), "history" | "memory"))
}

/// Whether what is ranked on either side comes back on the other, or the predicates of both do.
fn is_of_one_event(pair: &Pair<'_>, one: &Rank, other: &Rank) -> bool {
    let there = |over: usize| pair.matching.surely(over).is_some_and(|at| pair.right.claim.tokens.holds(at));
    let here = |over: usize| {
        pair.matching.left_of(over).is_some_and(|at| pair.matching.surely(at) == Some(over) && pair.left.claim.tokens.holds(at))
    };
    let predicates = (told_of(&pair.left, one), told_of(&pair.right, other));
    let comes_back = one.over.is_some_and(there) || other.over.is_some_and(here);
    comes_back || pair.matching.surely(predicates.0) == Some(predicates.1) || are_mishaps(pair, one, other)
}

/// "The first death in the race" / "the race had lost a rider once before": a death or a failure, told by a noun here and by a verb there, of one thing.
fn are_mishaps(pair: &Pair<'_>, one: &Rank, other: &Rank) -> bool {
    let tells = |half: &Half<'_>, rank: &Rank| {
        let parsed = half.parsed();
        let over = rank.over.into_iter().chain(std::iter::once(told_of(half, rank)));
        let near = half.claim.tokens.iter().filter(|&at| parsed.is_predicate(at));
        over.chain(near).any(|at| is_mishap(parsed.lower_lemma(at)))
    };
    let shared = |&(l, r, alike): &(usize, usize, Likeness)| {
        let sure = matches!(alike, Likeness::Same | Likeness::Synonym | Likeness::Derived);
        sure && pair.left.claim.tokens.holds(l) && pair.right.claim.tokens.holds(r) && pair.left.parsed().tag(l).is_noun()
    };
    tells(&pair.left, one) && tells(&pair.right, other) && pair.matching.matched().iter().any(shared)
}

/// What befalls: the noun or the verb by which it is told.
fn is_mishap(word: &str) -> bool {
    matches!(
        word,
        "accident"
            | "breakdown"
            | "break"
            | "claim"
            | "collapse"
            | "cost"
            | "crash"
            | "death"
            | "derailment"
            | "die"
            | "fail"
            | "failure"
            | "fatality"
    ) || matches!(word, "fire" | "kill" | "lose" | "outage" | "outbreak" | "sink" | "spill" | "strike" | "take" | "victim")
}

/// The predicate that a place is given to: of "it is the first time that it has closed", the second.
fn told_of(half: &Half<'_>, rank: &Rank) -> usize {
    let parsed = half.parsed();
    let last = (rank.words.end as usize).saturating_sub(1);
    let of_time = |&at: &usize| parsed.is_predicate(at) && parsed.hanging(at).0 == Some(last);
    let clause = half.sentence().iter().filter(|&at| at > last).find(of_time);
    clause.unwrap_or_else(|| parsed.predicate_of(rank.words.start as usize))
}

/// One top place among others: "the largest in the province" and "the nation's largest", or "the first" without more.
fn among(pair: &Pair<'_>, one: &Rank, other: &Rank) -> Option<Difference> {
    let with = |rank: &Rank| rank.among.map(|among| rank.words.hull(among));
    let is_same = |l: Tokens, r: Tokens| {
        let shared = pair.matching.matched();
        shared.iter().any(|&(a, b, alike)| l.holds(a) && r.holds(b) && alike != Likeness::Opposite)
    };
    match (one.among, other.among) {
        (Some(l), Some(r)) if !is_same(l, r) => Some(told(pair, with(one)?, with(other)?, false)),
        // "Best actress for her part in it" says what for, not among whom.
        (Some(l), None) | (None, Some(l))
            if [&pair.left, &pair.right]
                .iter()
                .any(|half| l.iter().next().is_some_and(|at| half.claim.tokens.holds(at) && half.parsed().lower(at) == "for")) =>
        {
            None
        }
        // What one leaves out may stand elsewhere in its sentence.
        (Some(l), None) if !is_same(l, pair.right.sentence()) => Some(told(pair, with(one)?, other.words, false)),
        (None, Some(r)) if !is_same(pair.left.sentence(), r) => Some(told(pair, one.words, with(other)?, false)),
        _ => None,
    }
}

/// "The best young player" / "the best player", "the first commercial vehicle" / "the first vehicle": the first of fewer.
fn narrows(pair: &Pair<'_>, one: &Rank, other: &Rank) -> bool {
    let Some((l, r)) = one.over.zip(other.over).filter(|&(l, r)| pair.matching.surely(l) == Some(r)) else { return false };
    let narrowing = |half: &Half<'_>, noun: usize, rank: &Rank, partner: &dyn Fn(usize) -> bool, there: &Half<'_>| {
        let parsed = half.parsed();
        let between = |at: &usize| *at > rank.words.start as usize && Some(*at) != rank.quality;
        let absent = |at: usize| !there.sentence().iter().any(|other| there.parsed().lower_lemma(other) == parsed.lower_lemma(at));
        parsed.qualifiers(noun).filter(between).any(|at| matches!(parsed.tag(at), Tag::Jj | Tag::Nn) && !partner(at) && absent(at))
    };
    let left = narrowing(&pair.left, l, one, &|at| pair.matching.right_of(at).is_some(), &pair.right);
    let right = narrowing(&pair.right, r, other, &|at| pair.matching.left_of(at).is_some(), &pair.left);
    left != right
}

fn told(pair: &Pair<'_>, left: Tokens, right: Tokens, contradicts: bool) -> Difference {
    let why = format!("left says “{}”, right says “{}”", pair.left.words(left), pair.right.words(right));
    let difference = pair.difference(Pattern::Rank, contradicts, left, right, why);
    pair.placed(difference, left, right).noting(Clue::Opposed, contradicts)
}

/// Whether two places are places in one order, 0 to 1: the same thing ranked, by the same quality.
fn fit(pair: &Pair<'_>, one: &Rank, other: &Rank) -> Option<f32> {
    let near = |l: usize, r: usize| match alike(pair.left.parsed(), l, pair.right.parsed(), r) {
        Some(Likeness::Opposite) | None => None,
        Some(alike) => Some(alike.score()),
    };
    if let (Some(l), Some(r)) = (one.quality, other.quality) {
        near(l, r)?;
    }
    // "The first" and "the largest" rank by two qualities.
    if one.quality.is_some() != other.quality.is_some() && one.place == Place::Top && other.place == Place::Top {
        return None;
    }
    match (one.over, other.over) {
        (Some(l), Some(r)) if pair.same_participant(l, r) => Some(1.0),
        (Some(l), Some(r)) => near(l, r).or_else(|| are_mishaps(pair, one, other).then_some(0.4)),
        _ => (pair.containment() >= REST_MATCHES || pair.confidence >= LINKED).then_some(0.5),
    }
}

/// "Never before" ranks what the rest of the clause tells, so that much of it has to come back.
const REST_MATCHES: f32 = 0.35;
/// Or so that the two claims are surely linked.
const LINKED: f32 = 0.6;

#[cfg(test)]
mod tests {
    use super::super::clue::Pattern;
    use super::super::testing::guess;

    #[test]
    fn another_place_in_one_order() {
        let apart = [
            ("She is the first woman to run the academy.", "She is the second woman to run the academy."),
            ("It was the first strike at the mill.", "The mill had seldom seen a strike."),
            ("The dormitory is the largest in the province.", "The dormitory is the nation's largest."),
            ("The observatory is one of the highest observatories in the world.", "The observatory is the highest in the world."),
            ("The club won on the smallest budget in the league.", "The club won on the second-smallest budget in the league."),
            ("The fee is the second highest that the club has paid.", "The fee is more than the club has paid for any player before."),
            ("The team reached the final for the first time.", "The team had reached the final twice before."),
            ("It was the company's first strike.", "The company's staff had gone on strike before."),
            ("It was the first strike in the company's history.", "The company's staff had gone on strike before."),
            (
                "It is the first time that the museum has been closed since it opened in 1954.",
                "The museum has been closed before, in 1987.",
            ),
            ("Sales of boots fell for the second straight quarter.", "Sales of boots fell for the third quarter in a row."),
            ("She became the first woman to lead the bank.", "Two women had led the bank before her."),
            (
                "Stocks have dropped below the safe level for the first time since 1998.",
                "Stocks have never before dropped below the safe level.",
            ),
            ("It was the third approach to the board since November.", "It was the second approach to the board since November."),
            (
                "It was the second attempt to unseat the government since it took office.",
                "It was the first time that the government had faced such a test since it was sworn in.",
            ),
            ("Norvik is the second-largest producer of tyres.", "Norvik is the market leader in tyres."),
            ("The farm is one of the ten biggest in the north.", "The farm is the biggest in the north."),
            ("It was the first death in the history of the race.", "The race had lost a rider once before, in 1997."),
            ("It was the second breakdown of the ferry within a year.", "The ferry had not broken down before."),
            (
                "It was the second engine failure in the fleet within a year.",
                "No other engine had failed in the fleet in the past twelve months.",
            ),
            ("She was voted the best young player of the season.", "She was voted the best player of the season."),
            (
                "She is the second woman to hold a chair in the sciences at Lynmouth.",
                "No woman had held a chair in the sciences there before.",
            ),
        ];
        for (left, right) in apart {
            assert!(guess(Pattern::Rank, left, right) > 0.1, "{left} / {right}");
        }
        let alike = [
            ("She is the first woman to run the academy.", "The academy has never been run by a woman before."),
            ("The dormitory is the largest in the province.", "No dormitory in the province is larger."),
            ("Sales of boots fell for the second straight quarter.", "Sales of boots fell for two quarters running."),
            ("The dormitory is the largest in the province.", "The dormitory is the province's largest."),
            ("It was the first strike at the mill.", "The largest strike at the mill came later."),
            ("The dam overflowed for the first time since 1987.", "The dam had overflowed once before, in 1987."),
            ("He scored his first goal of the season.", "He scored his second goal in the last minute."),
            ("It was the first strike at the mill in ten years.", "The mill had seen a strike before."),
            ("The team reached the final for the first time.", "The team had never been in the final before."),
            ("Norvik is the largest producer of tyres.", "Norvik is the market leader in tyres."),
            ("The farm is one of the ten biggest in the north.", "The farm is among the ten biggest in the north."),
            ("It was the first death in the history of the race.", "Nobody had died in the race before."),
            ("It was her third goal.", "Her second goal came before the break."),
        ];
        for (left, right) in alike {
            assert_eq!(guess(Pattern::Rank, left, right), 0.0, "{left} / {right}");
        }
    }
}
