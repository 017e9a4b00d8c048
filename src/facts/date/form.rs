//! Times in their normalised form, and that form read again.

use super::{DateValue, Edge, Granularity};
use jiff::civil::{Date, DateTime};
use jiff::{ToSpan, Unit};
use std::fmt;
use std::str::FromStr;

impl fmt::Display for DateValue {
    /// "2026-03-10/2026-03-11" for days, the second exclusive; "2026-03-10T09:30" for a time of a day; the pattern of what has no place. In
    /// the alternate form ("{:#}") with its edge before it, "not after 2026-03-10/2026-03-11", where it has one.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let edge = if f.alternate() { self.edge.key() } else { "" };
        if !edge.is_empty() {
            write!(f, "{edge} ")?;
        }
        f.write_str(&self.pattern)
    }
}

impl Edge {
    pub(super) const ALL: [Self; 7] = [Self::At, Self::Since, Self::Until, Self::Before, Self::After, Self::NotBefore, Self::NotAfter];

    /// The words for it; none for [`Edge::At`].
    pub fn key(self) -> &'static str {
        match self {
            Self::At => "",
            Self::Since => "since",
            Self::Until => "until",
            Self::Before => "before",
            Self::After => "after",
            Self::NotBefore => "not before",
            Self::NotAfter => "not after",
        }
    }
}

/// Two days as a stretch: "2026-03-10/2026-03-12". Written digit by digit into one place, for every time of every article is.
pub(super) fn stretch(from: Date, to: Date) -> String {
    let mut text = String::with_capacity("2026-03-10/2026-03-12".len());
    push_day(&mut text, from);
    text.push('/');
    push_day(&mut text, to);
    text
}

fn push_day(text: &mut String, day: Date) {
    let Ok(year @ 0..=9999) = u16::try_from(day.year()) else { return text.push_str(&day.to_string()) };
    let (month, day) = (day.month().unsigned_abs(), day.day().unsigned_abs());
    let year_digit = |unit: u16| u8::try_from(year / unit % 10).map_or(b'0', |digit| b'0' + digit);
    let (tens, ones) = (|number: u8| b'0' + number / 10 % 10, |number: u8| b'0' + number % 10);
    let [thousands, hundreds, decades, years] = [1000, 100, 10, 1].map(year_digit);
    let digits = [thousands, hundreds, decades, years, b'-', tens(month), ones(month), b'-', tens(day), ones(day)];
    text.push_str(std::str::from_utf8(&digits).unwrap_or_default());
}

/// The day of a pattern, without its time of day.
pub(super) fn day(pattern: &str) -> &str {
    pattern.split_once('T').map_or(pattern, |(day, _)| day)
}

/// The time of day of a pattern, with its "T"; empty where it has none.
pub(super) fn time(pattern: &str) -> &str {
    pattern.find('T').and_then(|at| pattern.get(at..)).unwrap_or_default()
}

/// The minutes of a day.
pub(super) const DAY: i32 = 24 * 60;

/// The stretch of a time of day, in minutes from midnight: of "T09" an hour, of "T09:30" a minute, of "T18-30" the hours from one to the
/// other, which may lie in the next day.
pub(super) fn minutes(time: &str) -> Option<(i32, i32)> {
    let digits = time.strip_prefix('T')?.trim_end_matches(|sign: char| sign.is_ascii_uppercase());
    let minute = |clock: &str| -> Option<i32> {
        let (hour, minute) = clock.split_once(':').unwrap_or((clock, "0"));
        let (hour, minute): (i32, i32) = (hour.parse().ok()?, minute.parse().ok()?);
        ((0..=48).contains(&hour) && (0..60).contains(&minute)).then_some(60 * hour + minute)
    };
    if let Some((from, to)) = digits.split_once('-') {
        return minute(from).zip(minute(to)).filter(|(from, to)| from < to);
    }
    let from = minute(digits).filter(|from| *from < DAY)?;
    Some((from, from + if digits.contains(':') { 1 } else { 60 }))
}

/// A stretch of hours as a time of day, with its zone.
pub(super) fn hours(from: i32, to: i32, zone: &str) -> String {
    let clock = |minutes: i32| {
        let (hour, minute) = (minutes / 60, minutes % 60);
        if minute == 0 { hour.to_string() } else { format!("{hour}:{minute:02}") }
    };
    format!("T{}-{}{zone}", clock(from), clock(to))
}

/// The zone of a time of day; empty where it has none.
pub(super) fn zone(time: &str) -> &str {
    let digits = time.get(1..).unwrap_or_default();
    digits.trim_start_matches(|sign: char| sign.is_ascii_digit() || matches!(sign, ':' | '-'))
}

/// The granularity of a time of day.
fn grain(time: &str) -> Granularity {
    match (time.contains('-'), time.contains(':')) {
        (true, _) => Granularity::DayPart,
        (false, true) => Granularity::Minute,
        (false, false) => Granularity::Hour,
    }
}

/// The stretch that a time of day takes on a day.
pub(super) fn of_day(day: Date, time: &str) -> Option<(DateTime, DateTime, Granularity)> {
    let (from, to) = minutes(time)?;
    let midnight = day.at(0, 0, 0, 0);
    let at = |minutes: i32| midnight.checked_add(i64::from(minutes).minutes()).ok();
    Some((at(from)?, at(to)?, grain(time)))
}

/// A time of a day.
pub(super) fn timed(day: Date, time: &str, stated: bool) -> Option<DateValue> {
    let (from, to, granularity) = of_day(day, time)?;
    Some(DateValue { from: Some(from), to: Some(to), granularity, pattern: format!("{day}{time}").into(), stated, edge: Edge::At })
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

    /// Reads what [`Display`](fmt::Display) writes in either form: edge, place or pattern, and the granularity as far as it shows.
    fn from_str(text: &str) -> Result<Self, NotATime> {
        let led = |edge: Edge| Some((edge, text.strip_prefix(edge.key()).filter(|_| edge != Edge::At)?.strip_prefix(' ')?));
        match Edge::ALL.into_iter().find_map(led) {
            Some((edge, rest)) => Ok(Self { edge, ..Self::without_edge(rest)? }),
            None => Self::without_edge(text),
        }
    }
}

impl DateValue {
    fn without_edge(text: &str) -> Result<Self, NotATime> {
        if let Some((from, to)) = text.split_once('/') {
            let midnight = |day: &str| day.parse::<Date>().map(|day| day.at(0, 0, 0, 0)).map_err(|_| NotATime);
            let (from, to) = (midnight(from)?, midnight(to)?);
            return if from < to { Ok(Self::placed(from, to, length(from, to), true)) } else { Err(NotATime) };
        }
        if let (Ok(day), time) = (day(text).parse::<Date>(), time(text)) {
            return timed(day, time, true).ok_or(NotATime);
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
    if pattern.contains('T') {
        return grain(time(pattern));
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
