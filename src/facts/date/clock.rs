//! Times of day: "12.30pm", "7 p.m.", "17:45 GMT", "nine o'clock", "noon".

use super::words::{Said, look_up, number};
use super::{DateValue, Granularity, form};
use crate::lexicon::rows;
use rustc_hash::FxHashSet;
use std::cmp::Reverse;
use std::sync::LazyLock;

/// A time of day at the beginning of a text, with the bytes that it takes; `led` is whether a word such as "at" stands before it, without
/// which bare digits tell nothing.
pub(super) fn read(text: &str, led: impl Fn() -> bool) -> Option<(usize, DateValue)> {
    if let Some((length, time)) = named(text) {
        return Some((length, DateValue::floating(format!("T{time}"), Granularity::Minute)));
    }
    if let Some(found) = in_one(text) {
        return Some(found);
    }
    let (digits, hour) = hour(text)?;
    let rest = text.get(digits..)?;
    let (length, minute, colon) = minutes(rest).map_or((0, None, false), |(minute, colon)| (3, Some(minute), colon));
    let behind = rest.get(length..)?;
    let (tail, hour) = match half(behind) {
        Some((tail, part)) => ((1..=12).contains(&hour).then_some(tail)?, in_part(hour % 12, part)),
        None if minute.is_none() => (oclock(behind).filter(|_| hour <= 12)?, hour),
        None if colon && (led() || zone(behind).is_some()) && !behind.starts_with([':', '.', '-']) => (0, hour),
        None => return None,
    };
    let behind = behind.get(tail..)?;
    // "at 12:30.5" and "7 pmx" are something else.
    if behind.starts_with(char::is_alphanumeric) {
        return None;
    }
    let (zoned, zone) = zone(behind).unwrap_or((0, ""));
    let pattern = match minute {
        Some(minute) => format!("T{hour:02}:{minute:02}{zone}"),
        None => format!("T{hour:02}{zone}"),
    };
    let granularity = if minute.is_some() { Granularity::Minute } else { Granularity::Hour };
    Some((digits + length + tail + zoned, DateValue::floating(pattern, granularity)))
}

/// "0715 GMT": hour and minute in one, where a zone stands behind them.
fn in_one(text: &str) -> Option<(usize, DateValue)> {
    let digits = text.get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let (zoned, zone) = zone(text.get(4..)?)?;
    let (hour, minute): (u8, u8) = (digits[..2].parse().ok()?, digits[2..].parse().ok()?);
    let pattern = format!("T{hour:02}:{minute:02}{zone}");
    (hour < 24 && minute < 60).then(|| (4 + zoned, DateValue::floating(pattern, Granularity::Minute)))
}

/// Whether two times of day name two zones, so that nothing can be said of them.
pub(super) fn other_zone(one: &str, other: &str) -> bool {
    let (a, b) = (form::zone(one), form::zone(other));
    one.starts_with('T') && other.starts_with('T') && !a.is_empty() && !b.is_empty() && a != b
}

/// "noon", "midnight": the bytes of the word and the time that it names.
fn named(text: &str) -> Option<(usize, &'static str)> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let Some(Said::Clock(time)) = look_up(text.get(..letters)?) else { return None };
    let goes_on = text.get(letters..)?.starts_with(|sign: char| sign.is_alphanumeric() || sign == '-');
    (!goes_on).then_some((letters, time))
}

/// The hour in digits or in a word, with its bytes.
fn hour(text: &str) -> Option<(usize, i32)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=2).contains(&digits) {
        return text.get(..digits)?.parse().ok().filter(|hour| *hour < 24).map(|hour| (digits, hour));
    }
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let hour = number(text.get(..letters).filter(|word| word.len() > 2)?)?;
    (1..=12).contains(&hour).then_some((letters, hour))
}

/// ":30" or ".30", and whether with a colon.
fn minutes(text: &str) -> Option<(i32, bool)> {
    let colon = text.starts_with(':');
    let digits = text.get(1..3).filter(|digits| (colon || text.starts_with('.')) && digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let ends = !text.get(3..)?.starts_with(|sign: char| sign.is_ascii_digit());
    digits.parse().ok().filter(|minute| ends && *minute < 60).map(|minute| (minute, colon))
}

/// What stands behind an hour.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tail {
    Morning,
    Afternoon,
    /// "At night": before midnight or, of the first hours, after it.
    Night,
    /// "nine o'clock".
    Whole,
}

/// The forms of the list, the longest first.
static TAILS: LazyLock<Vec<(&'static str, Tail)>> = LazyLock::new(|| {
    let tail = |row: &'static str| {
        let (form, name) = row.rsplit_once(' ')?;
        let tail = match name {
            "morning" => Tail::Morning,
            "afternoon" => Tail::Afternoon,
            "night" => Tail::Night,
            "whole" => Tail::Whole,
            _ => return None,
        };
        Some((form, tail))
    };
    let mut tails: Vec<_> = rows(CLOCK).filter_map(tail).collect();
    tails.sort_by_key(|(form, _)| Reverse(form.len()));
    tails
});

const CLOCK: &str = include_str!("../../lexicon/clock.txt");

/// The form of the list that a text begins with.
fn tail(text: &str, wanted: impl Fn(Tail) -> bool) -> Option<(usize, Tail)> {
    // Nearly all that stands behind a number begins with another letter than any form.
    let first = text.as_bytes().first().map_or(0, |byte| byte.to_ascii_lowercase());
    let begins = |form: &str| {
        form.as_bytes().first() == Some(&first) && text.get(..form.len()).is_some_and(|start| start.eq_ignore_ascii_case(form))
    };
    TAILS.iter().find(|(form, tail)| wanted(*tail) && begins(form)).map(|(form, tail)| (form.len(), *tail))
}

/// "am", "p.m.", "in the morning" behind an hour, with the space before it: its bytes, and the part of the day.
fn half(text: &str) -> Option<(usize, Tail)> {
    let space = text.len() - text.trim_start_matches([' ', '\u{a0}']).len();
    let (length, tail) = tail(text.get(space..)?, |tail| tail != Tail::Whole)?;
    Some((space + length, tail))
}

/// An hour of twelve, counted from midnight.
fn in_part(hour: i32, part: Tail) -> i32 {
    match part {
        Tail::Morning | Tail::Whole => hour,
        Tail::Afternoon => hour + 12,
        Tail::Night if hour < 6 => hour,
        Tail::Night => hour + 12,
    }
}

fn oclock(text: &str) -> Option<usize> {
    tail(text.strip_prefix(' ')?, |tail| tail == Tail::Whole).map(|(length, _)| 1 + length)
}

/// A zone behind a time, with the space before it.
fn zone(text: &str) -> Option<(usize, &str)> {
    let rest = text.strip_prefix(' ')?;
    let letters = rest.bytes().take_while(u8::is_ascii_uppercase).count();
    let word = rest.get(..letters)?;
    ZONES.contains(&*word.to_ascii_lowercase()).then_some((1 + letters, word))
}

static ZONES: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| rows(include_str!("../../lexicon/time_zones.txt")).collect());

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::tests::assert_tidy;

    #[test]
    fn the_list_is_tidy_and_read_whole() {
        assert_tidy(CLOCK, |row| row.rsplit_once(' ').unwrap_or_default().0);
        assert_eq!(TAILS.len(), rows(CLOCK).count());
    }

    #[test]
    fn zones_and_halves_of_the_day() {
        let pattern = |text: &str| read(text, || true).map(|(_, time)| time.pattern.to_string());
        assert_eq!(pattern("5 p.m. JST"), Some("T17JST".to_owned()));
        assert_eq!(pattern("9:30 A.M."), Some("T09:30".to_owned()));
        assert_eq!(pattern("four in the morning"), Some("T04".to_owned()));
        assert_eq!(pattern("ten at night"), Some("T22".to_owned()));
        assert_eq!(pattern("two at night"), Some("T02".to_owned()));
        assert_eq!(pattern("0715 GMT)"), Some("T07:15GMT".to_owned()));
        assert_eq!((pattern("2715 GMT"), pattern("0715 metres")), (None, None));
        assert_eq!(pattern("nine o’clock"), Some("T09".to_owned()));
        assert_eq!((pattern("Midnight,"), pattern("noon-time")), (Some("T00:00".to_owned()), None));
    }
}
