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
    let agree = |one: &Interval, other: &Interval| (one.after - other.after).abs() < one.unit.max(other.unit) && !is_other_day(one, other);
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
    let subjects = pair.left.parsed().subject(one.predicate).zip(pair.right.parsed().subject(other.predicate));
    if subjects.is_some_and(|(l, r)| pair.named_apart(l, r)) || is_counted_back(pair, one, other) {
        return None;
    }
    let own = one.predicate == pair.left.claim.predicate && other.predicate == pair.right.claim.predicate;
    if deed <= 0.0 && !(own && pair.containment() >= REST_MATCHES) {
        return None;
    }
    let why = format!("left says “{}”, right says “{}”", pair.left.words(one.words), pair.right.words(other.words));
    let difference = pair.difference(Pattern::Interval, true, one.words, other.words, why);
    let placed = pair.placed(difference, one.words, other.words).noting(Clue::SamePredicate, deed >= 0.7).noting(Clue::SamePlace, own);
    // "The board was told the day before" / "the staff were told on the day".
    let stranger = |half: &Half<'_>, at: usize, partner: Option<usize>| half.parsed().tag(at).is_noun() && partner.is_none();
    let apart = subjects
        .is_some_and(|(l, r)| stranger(&pair.left, l, pair.matching.right_of(l)) && stranger(&pair.right, r, pair.matching.left_of(r)));
    let placed = placed.noting(Clue::OtherSubject, apart);
    Some(placed.weighing(Clue::Cosine, deed).guessed(if apart { 0.1 } else { 0.1 + 0.5 * deed }))
}

/// "The alarm went off the day before the fire" / "the fire broke out a day after the alarm": from one event to the other and back.
fn is_counted_back(pair: &Pair<'_>, one: &Interval, other: &Interval) -> bool {
    let counted_from = |half: &Half<'_>, interval: &Interval| {
        let marker = interval.words.end as usize - 1;
        half.parsed().behind(marker).or_else(|| half.parsed().marked_clause(marker).filter(|&event| event > marker))
    };
    let is_one = |l: usize, r: usize| {
        let akin = alike(pair.left.parsed(), l, pair.right.parsed(), r);
        matches!(akin, Some(Likeness::Same | Likeness::Derived | Likeness::Synonym))
    };
    let back = counted_from(&pair.left, one).is_some_and(|event| is_one(event, other.predicate))
        || counted_from(&pair.right, other).is_some_and(|event| is_one(one.predicate, event));
    one.after * other.after < 0.0 && back
}

/// So much of one claim comes back in the other where no word says that they tell of one deed.
const REST_MATCHES: f32 = 0.4;

fn intervals(half: &Half<'_>) -> Vec<Interval> {
    let of = |token| by_adjective(half, token).or_else(|| by_length(half, token)).or_else(|| at_once(half, token));
    half.claim.tokens.iter().filter_map(of).collect()
}

/// "An hour before the announcement" / "the day before": so near to it that a day off is another day.
fn is_other_day(one: &Interval, other: &Interval) -> bool {
    let near = |near: &Interval, far: &Interval| {
        near.unit <= HOUR && near.after.abs() <= 2.0 * HOUR && far.unit == DAY && far.after.abs() >= DAY && near.after * far.after > 0.0
    };
    near(one, other) || near(other, one)
}

const HOUR: f64 = 60.0;
const DAY: f64 = 1440.0;

/// "At once", "immediately", "within minutes", "within two hours": at the latest so long after.
fn at_once(half: &Half<'_>, token: usize) -> Option<Interval> {
    let parsed = half.parsed();
    let (latest, end) = match (parsed.lower(token), parsed.lower(token + 1)) {
        ("immediately" | "instantly" | "promptly", next) if !is_marker(next) && next != "available" => (HOUR, token + 1),
        ("at", "once") | ("straight" | "right", "away") => (HOUR, token + 2),
        ("within", "seconds" | "minutes") => (HOUR, token + 2),
        ("within", "hours") => (DAY, token + 2),
        ("within", number) => {
            let count = if matches!(number, "a" | "an") { 1.0 } else { small_number(number).map(f64::from)? };
            (count * minutes(parsed.lower_lemma(token + 2))?, token + 3)
        }
        _ => return None,
    };
    // Anywhere from the event to then.
    let after = latest / 2.0;
    Some(Interval { words: Tokens::new(token, end), predicate: parsed.predicate_of(token), after, unit: after + 1.0 })
}

/// "The same evening", "the next day", "the following week", "the previous month".
fn by_adjective(half: &Half<'_>, token: usize) -> Option<Interval> {
    let parsed = half.parsed();
    // "Must be told on the day".
    if parsed.lower(token) == "the" && parsed.lower(token + 1) == "day" && is_bare_day(half, token) {
        let words = Tokens::new(token - 1, token + 2);
        return Some(Interval { words, predicate: parsed.predicate_of(token + 1), after: 0.0, unit: DAY });
    }
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
    // "A day after she was told": what is placed is the clause above.
    let event = parsed.marked_clause(token).filter(|&event| event > token && parsed.adverbial_markers(event).any(|mark| mark == token));
    let predicate = event.map_or_else(|| Some(parsed.predicate_of(token)), |event| parsed.clause_above(event))?;
    Some(Interval { words, predicate, after: sign * count * unit, unit })
}

/// "On the day" and no more: the day of what is told.
fn is_bare_day(half: &Half<'_>, the: usize) -> bool {
    let parsed = half.parsed();
    let ends = !half.sentence().holds(the + 2) || parsed.tag(the + 2).is_punctuation() || parsed.lower(the + 2) == "itself";
    the.checked_sub(1).is_some_and(|on| parsed.lower(on) == "on") && ends
}

/// "Four days after rebels took the town" / "four days later rebels took the town": what one side counts from the other counts to.
pub(super) fn turned(pair: &Pair<'_>) -> Option<Difference> {
    let (ours, theirs) = (intervals(&pair.left), intervals(&pair.right));
    let brought_in = |half: &Half<'_>, one: &Interval| {
        let marker = one.words.end as usize - 1;
        let told = matches!(half.parsed().lower(marker), "after" | "before");
        let sequences = half.known.sequences(half.sentence());
        sequences.iter().find(|sequence| told && sequence.words.start as usize == marker).map(|sequence| sequence.brought_in)
    };
    let as_long = |one: &Interval, other: &Interval| (one.after - other.after).abs() < 1.0;
    let is_verb = |half: &Half<'_>, event: usize| half.parsed().tag(event).is_verb();
    let pairs = ours.iter().flat_map(|one| theirs.iter().map(move |other| (one, other))).filter(|(one, other)| as_long(one, other));
    let found = { pairs }.find(|(one, other)| {
        let events = (brought_in(&pair.left, one), brought_in(&pair.right, other));
        match events {
            (Some(event), None) => is_verb(&pair.left, event) && pair.matching.surely(event) == Some(other.predicate),
            (None, Some(event)) => is_verb(&pair.right, event) && pair.matching.surely(one.predicate) == Some(event),
            _ => false,
        }
    });
    let (one, other) = found?;
    let key = Kind::Date.spec().key;
    let why = format!("left says “{}”, right says “{}”", pair.left.words(one.words), pair.right.words(other.words));
    let evidence = (pair.left.evidence(one.words, key), pair.right.evidence(other.words, key));
    Some(Difference::new(Pattern::Interval, true, Some(evidence.0), Some(evidence.1), why).guessed(0.4))
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
            ("The firm must warn customers the day before.", "The firm must warn customers on the day."),
            ("The union heard of it an hour before the announcement.", "The union heard of it the day before."),
            ("The fire brigade arrived within minutes.", "The fire brigade arrived two hours after the alarm."),
            ("She was told at once.", "She was told three weeks later."),
            ("Four days after rebels took the town, the bridge was blown up.", "Four days later rebels took the town."),
        ];
        for (left, right) in apart {
            assert!(guess(Pattern::Interval, left, right) > 0.2, "{left} / {right}");
        }
        let alike = [
            ("The deal was signed the next morning.", "The deal was signed a day later."),
            ("The firm recalled the heaters a week later.", "The firm recalled the heaters seven days later."),
            ("The firm recalled the heaters the next day.", "The firm apologised a week later."),
            ("The fire brigade arrived within minutes.", "The fire brigade arrived four minutes after the alarm."),
            ("The fire brigade arrived within two hours.", "The fire brigade arrived two hours after the alarm."),
            ("Four days after rebels took the town, the bridge was blown up.", "Four days later the bridge was blown up."),
            ("It was the same day that the firm recalled the heaters.", "The firm recalled the heaters."),
        ];
        for (left, right) in alike {
            assert_eq!(guess(Pattern::Interval, left, right), 0.0, "{left} / {right}");
        }
    }

    #[test]
    fn from_one_event_to_the_other_and_back() {
        let left = "The day before the mayor's resignation her deputy was arrested.";
        assert_eq!(guess(Pattern::Interval, left, "The mayor resigned a day after her deputy was arrested."), 0.0);
        let two = "Margit Lund was told the day before.";
        assert_eq!(guess(Pattern::Interval, two, "Tor Hagen was told a week later."), 0.0);
    }
}
