//! How long after or before another event something happened.
//!
//! Fires on "three days after the fire" / "the same evening" and on "a day later" / "the day before". Stays silent where the two tell of two deeds,
//! and where one length holds the other ("the next morning" / "a day later").

use super::Difference;
use super::clue::{Clue, Pattern};
use super::matching::alike;
use super::pair::{Half, Pair};
use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::facts::Fact;
use crate::facts::date::small_number;
use crate::kind::Kind;
use crate::syntax::Tag;

/// When something happened, by another event.
#[derive(Clone, Copy, Debug)]
struct Interval {
    words: Tokens,
    /// The predicate that is placed by it.
    predicate: usize,
    /// How long after the event, in minutes; negative before it.
    after: f64,
    /// How exactly that is known: the unit in which it is told, in minutes.
    unit: f64,
}

/// Two claims that place one deed at two distances from another event.
pub(super) fn apart(pair: &Pair<'_>) -> Option<Difference> {
    let (ours, theirs) = (intervals(&pair.left), intervals(&pair.right));
    let agree = |one: &Interval, other: &Interval| (one.after - other.after).abs() < one.unit.max(other.unit);
    // What both tell is no conflict, whatever else either tells.
    let told = |one: &Interval, others: &[Interval]| others.iter().any(|other| agree(one, other));
    let alone = ours.iter().filter(|one| !told(one, &theirs));
    let pairs = alone.flat_map(|one| theirs.iter().filter(|other| !told(other, &ours)).map(move |other| (one, other)));
    Difference::surest(pairs.filter_map(|(one, other)| between(pair, one, other)))
}

fn between(pair: &Pair<'_>, one: &Interval, other: &Interval) -> Option<Difference> {
    let deed = match alike(pair.left.parsed(), one.predicate, pair.right.parsed(), other.predicate) {
        Some(Likeness::Opposite) => return None,
        Some(alike) => alike.score(),
        None => 0.0,
    };
    let deed = if pair.matching.pairs(one.predicate, other.predicate) { deed.max(0.7) } else { deed };
    let own = one.predicate == pair.left.claim.predicate && other.predicate == pair.right.claim.predicate;
    if deed <= 0.0 && !(own && pair.containment() >= REST_MATCHES) {
        return None;
    }
    let key = Kind::Date.spec().key;
    let why = format!("left says “{}”, right says “{}”", pair.left.words(one.words), pair.right.words(other.words));
    let evidence = (pair.left.evidence(one.words, key), pair.right.evidence(other.words, key));
    let difference = Difference::new(Pattern::Interval, true, Some(evidence.0), Some(evidence.1), why);
    let placed = pair.placed(difference, one.words, other.words).noting(Clue::SamePredicate, deed >= 0.7).noting(Clue::SamePlace, own);
    Some(placed.weighing(Clue::Cosine, deed).guessed(0.1 + 0.5 * deed))
}

/// So much of one claim comes back in the other where no word says that they tell of one deed.
const REST_MATCHES: f32 = 0.4;

fn intervals(half: &Half<'_>) -> Vec<Interval> {
    half.claim.tokens.iter().filter_map(|token| by_adjective(half, token).or_else(|| by_length(half, token))).collect()
}

/// "The same evening", "the next day", "the following week", "the previous month".
fn by_adjective(half: &Half<'_>, token: usize) -> Option<Interval> {
    let parsed = half.parsed();
    let steps = match parsed.lower(token) {
        "same" => 0.0,
        "next" | "following" => 1.0,
        "previous" | "preceding" => -1.0,
        _ => return None,
    };
    let unit = minutes(parsed.lower_lemma(token + 1))?;
    let told = token.checked_sub(1).is_some_and(|the| matches!(parsed.lower(the), "the" | "that"));
    // "The day before": what stands behind it tells.
    (told && !is_marker(parsed.lower(token + 2))).then(|| Interval {
        words: Tokens::new(token - 1, token + 2),
        predicate: parsed.predicate_of(token + 1),
        after: steps * unit,
        unit,
    })
}

/// "Three days after the fire", "a week later", "the day before", "twenty minutes earlier".
fn by_length(half: &Half<'_>, token: usize) -> Option<Interval> {
    let parsed = half.parsed();
    let sign = match parsed.lower(token) {
        "after" | "later" | "afterwards" => 1.0,
        "before" | "earlier" | "beforehand" => -1.0,
        _ => return None,
    };
    let noun = token.checked_sub(1)?;
    let unit = minutes(parsed.lower_lemma(noun))?;
    let first = noun.checked_sub(1)?;
    let figure = half.near().find(|fact: &&Fact| fact.figure().is_some() && fact.tokens.holds(noun));
    let (count, start) = match parsed.lower(first) {
        "a" | "an" | "one" | "the" => (1.0, first),
        _ => {
            let known = figure.and_then(|fact| fact.figure()).filter(|figure| figure.low == figure.high);
            let number = known.and_then(|figure| f64::try_from(figure.low).ok());
            // "Two days later" is a time, and no figure.
            let number = number.or_else(|| small_number(parsed.lower(first)).map(f64::from));
            (number.filter(|_| parsed.tag(first) == Tag::Cd)?, figure.map_or(first, |fact| fact.tokens.start as usize))
        }
    };
    let words = Tokens::new(start, token + 1);
    Some(Interval { words, predicate: parsed.predicate_of(token), after: sign * count * unit, unit })
}

fn is_marker(word: &str) -> bool {
    matches!(word, "after" | "before" | "later" | "earlier" | "as")
}

/// How long a unit of time is, in minutes; a part of a day tells which day.
fn minutes(unit: &str) -> Option<f64> {
    Some(match unit {
        "minute" => 1.0,
        "hour" => 60.0,
        "day" | "morning" | "afternoon" | "evening" | "night" => 1440.0,
        "week" => 7.0 * 1440.0,
        "fortnight" => 14.0 * 1440.0,
        "month" => 30.5 * 1440.0,
        "year" | "spring" | "summer" | "autumn" | "winter" | "season" => 365.0 * 1440.0,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::clue::Pattern;
    use super::super::testing::guess;

    #[test]
    fn another_distance_from_an_event() {
        let apart = [
            ("The council told residents three days after the leak.", "The council told residents the same evening."),
            ("The deal was signed the next day.", "The deal was signed the same day."),
            ("The alarm went off a day later.", "The alarm went off the day before."),
            ("The firm recalled the heaters a week later.", "The firm recalled the heaters the same day."),
            ("Gale died two days later.", "Gale died the same night."),
        ];
        for (left, right) in apart {
            assert!(guess(Pattern::Interval, left, right) > 0.2, "{left} / {right}");
        }
        let alike = [
            ("The deal was signed the next morning.", "The deal was signed a day later."),
            ("The firm recalled the heaters a week later.", "The firm recalled the heaters seven days later."),
            ("The firm recalled the heaters the next day.", "The firm apologised a week later."),
            ("It was the same day that the firm recalled the heaters.", "The firm recalled the heaters."),
        ];
        for (left, right) in alike {
            assert_eq!(guess(Pattern::Interval, left, right), 0.0, "{left} / {right}");
        }
    }
}
