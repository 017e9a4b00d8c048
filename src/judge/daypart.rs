//! At which part of the day: "by night" / "in the afternoon", "around the clock" / "during the day". Called by the rule on dates, which reads parts of a
//! named day and hours itself.
//!
//! Stays silent where the hours meet ("at night" / "at 11 p.m."), and where the two tell of two deeds.

use super::Difference;
use super::clue::{Clue, Pattern};
use super::pair::{Half, Pair};
use crate::article::words::Tokens;
use crate::facts::Fact;

/// The hours of one day, from the first up to the last; past midnight the count goes on.
#[derive(Clone, Copy, Debug)]
struct Hours {
    from: i32,
    to: i32,
    words: Tokens,
    deed: usize,
    /// Told by words that the reader of dates does not know.
    plain: bool,
}

/// One deed at two parts of the day that do not meet, or all day on one side.
pub(super) fn apart(pair: &Pair<'_>) -> Option<Difference> {
    let (ours, theirs) = (hours(&pair.left), hours(&pair.right));
    let mut pairs = ours.iter().flat_map(|one| theirs.iter().map(move |other| (one, other)));
    if pairs.clone().any(|(one, other)| meet(one, other)) {
        return None;
    }
    let (one, other) = pairs.find(|(one, other)| {
        let even = pair.left.stance(one.deed).is_negated() == pair.right.stance(other.deed).is_negated();
        (one.plain || other.plain) && even && pair.matching.surely(one.deed) == Some(other.deed)
    })?;
    let why = format!("left says “{}”, right says “{}”", pair.left.words(one.words), pair.right.words(other.words));
    let difference = pair.difference(Pattern::Time, true, one.words, other.words, why);
    let placed = pair.placed(difference, one.words, other.words).noting(Clue::SamePredicate, true);
    Some(placed.guessed(0.1 + 0.4 * pair.containment()))
}

/// Whether two stretches share an hour. All day and a part of it do not meet: the one goes on where the other ends.
fn meet(one: &Hours, other: &Hours) -> bool {
    let all_day = |hours: &Hours| hours.to - hours.from >= 24;
    if all_day(one) || all_day(other) {
        return all_day(one) == all_day(other);
    }
    [-24, 0, 24].iter().any(|shift| one.from < other.to + shift && other.from + shift < one.to)
}

fn hours(half: &Half<'_>) -> Vec<Hours> {
    let by_words = half.claim.tokens.iter().filter_map(|at| by_words(half, at));
    let read = half.facts().filter_map(|fact| by_clock(half, fact));
    by_words.chain(read).collect()
}

fn by_words(half: &Half<'_>, at: usize) -> Option<Hours> {
    let parsed = half.parsed();
    let (from, to, length) = match (parsed.lower(at), parsed.lower(at + 1), parsed.lower(at + 2)) {
        ("at", "night" | "nights", _) | ("by", "night", _) | ("after", "dark", _) => (19, 31, 2),
        ("under", "cover", "of") => (19, 31, 4),
        ("overnight", ..) => (18, 34, 1),
        ("at" | "before", "dawn", _) => (3, 8, 2),
        ("at", "dusk", _) => (16, 22, 2),
        ("at", "noon" | "midday", _) => (11, 14, 2),
        ("at", "midnight", _) => (22, 26, 2),
        ("by", "day", _) | ("in", "daylight", _) => (6, 20, 2),
        ("in", "broad", "daylight") => (6, 20, 3),
        ("during", "the", "day") | ("in", "the", "daytime") => (6, 20, 3),
        ("around" | "round", "the", "clock") => (0, 24, 3),
        _ => return None,
    };
    // "The overnight train" is a name, and "during the day of the vote" a date.
    let whole = parsed.lower(at + length) != "of" && !(length == 1 && parsed.is_attributive(at));
    whole.then(|| Hours { from, to, words: Tokens::new(at, at + length), deed: parsed.predicate_of(at), plain: true })
}

/// "At 7 p.m.", "in the afternoon", "on Monday morning", as the reader of dates has them: "T19", "T12-18".
fn by_clock(half: &Half<'_>, fact: &Fact) -> Option<Hours> {
    let pattern = &fact.date()?.pattern;
    let (_, time) = pattern.split_once('T')?;
    let number = |text: &str| text.split(':').next().and_then(|hour| hour.parse::<i32>().ok());
    let (from, to) = match time.split_once('-') {
        Some((from, to)) => (number(from)?, number(to)?),
        None => (number(time)?, number(time)? + 1),
    };
    let deed = half.parsed().predicate_of(fact.tokens.start as usize);
    Some(Hours { from, to, words: fact.tokens, deed, plain: false })
}

#[cfg(test)]
mod tests {
    use super::super::clue::Pattern;
    use super::super::testing::guess;

    #[test]
    fn parts_of_the_day() {
        let night = "The water came at night.";
        assert!(guess(Pattern::Time, night, "The water came in the afternoon.") > 0.2);
        assert!(guess(Pattern::Time, "The desk is staffed around the clock.", "The desk is staffed during the day.") > 0.2);
        for silent in
            ["The water came at 11 p.m.", "The water came in the evening.", "The water rose in the afternoon.", "The water came overnight."]
        {
            assert_eq!(guess(Pattern::Time, night, silent), 0.0, "{silent}");
        }
    }
}
