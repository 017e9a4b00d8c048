//! Times in their normalised form, and that form read again.

use super::{DateValue, Edge, Granularity};
use jiff::civil::{Date, DateTime, Time};
use jiff::{ToSpan, Unit};
use std::fmt;
use std::str::FromStr;

impl fmt::Display for DateValue {
    /// "2026-03-10/2026-03-11" for days, the second exclusive; "2026-03-10T09:30" for a time of a day; the pattern of what has no place.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.pattern)
    }
}

/// The day of a pattern, without its time of day.
pub(super) fn day(pattern: &str) -> &str {
    pattern.split_once('T').map_or(pattern, |(day, _)| day)
}

/// The time of day of a pattern, with its "T"; empty where it has none.
pub(super) fn time(pattern: &str) -> &str {
    pattern.find('T').and_then(|at| pattern.get(at..)).unwrap_or_default()
}

/// The minutes that a time of day takes: "T09" an hour, "T09:30" a minute.
pub(super) fn of_day(day: Date, time: &str) -> Option<(DateTime, DateTime, Granularity)> {
    let digits = time.strip_prefix('T')?.trim_end_matches(|sign: char| sign.is_ascii_uppercase());
    let (hour, minute) = digits.split_once(':').map_or((digits, None), |(hour, minute)| (hour, Some(minute)));
    let from = day.to_datetime(Time::new(hour.parse().ok()?, minute.map_or(Ok(0), str::parse).ok()?, 0, 0).ok()?);
    let (span, granularity) = if minute.is_some() { (1.minute(), Granularity::Minute) } else { (1.hour(), Granularity::Hour) };
    Some((from, from.checked_add(span).ok()?, granularity))
}

/// What [`Display`](fmt::Display) wrote could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotATime;

impl fmt::Display for NotATime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a normalised time")
    }
}

impl std::error::Error for NotATime {}

impl FromStr for DateValue {
    type Err = NotATime;

    /// Reads what [`Display`](fmt::Display) writes: place or pattern, and the granularity as far as it shows.
    fn from_str(text: &str) -> Result<Self, NotATime> {
        if let Some((from, to)) = text.split_once('/') {
            let midnight = |day: &str| day.parse::<Date>().map(|day| day.at(0, 0, 0, 0)).map_err(|_| NotATime);
            let (from, to) = (midnight(from)?, midnight(to)?);
            return if from < to { Ok(Self::placed(from, to, length(from, to), true)) } else { Err(NotATime) };
        }
        if let (Ok(day), time) = (day(text).parse::<Date>(), time(text)) {
            let (from, to, granularity) = of_day(day, time).ok_or(NotATime)?;
            return Ok(Self { from: Some(from), to: Some(to), granularity, pattern: text.into(), stated: true, edge: Edge::At });
        }
        let known = ["T", "W", "--", "Q", "S", "R", "A", "FY", "prev-day"].iter().any(|start| text.starts_with(start));
        if known { Ok(Self::floating(text.to_owned(), floating(text))) } else { Err(NotATime) }
    }
}

/// The granularity of a stretch by its length.
fn length(from: DateTime, to: DateTime) -> Granularity {
    let days = from.date().until((Unit::Day, to.date())).map_or(0, |span| span.get_days());
    match days {
        ..=1 => Granularity::Day,
        2..=7 => Granularity::Week,
        8..=31 => Granularity::Month,
        32..=92 => Granularity::Quarter,
        93..=184 => Granularity::Season,
        185..=366 => Granularity::Year,
        367..=3653 => Granularity::Decade,
        3654.. => Granularity::Century,
    }
}

fn floating(pattern: &str) -> Granularity {
    if let Some(digits) = pattern.find('T').and_then(|at| pattern.get(at..)) {
        return if digits.contains(':') { Granularity::Minute } else { Granularity::Hour };
    }
    match pattern.chars().next() {
        Some('-') if pattern.len() == 4 => Granularity::Month,
        Some('Q') => Granularity::Quarter,
        Some('S') => Granularity::Season,
        Some('F') if pattern.contains('Q') => Granularity::Quarter,
        Some('F') => Granularity::Year,
        Some(_) | None => Granularity::Day,
    }
}
