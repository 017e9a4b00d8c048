//! Times: dates, partial dates, relative dates, quarters, weekdays, clock times and durations.

use super::{Fact, Relation};
use crate::syntax::Parsed;
use jiff::civil::{Date, DateTime};
use std::fmt;

/// How fine a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Granularity {
    /// To the minute.
    Minute,
    /// To the hour.
    Hour,
    /// Morning, afternoon, evening, night.
    DayPart,
    /// A day.
    Day,
    /// A week or a weekend.
    Week,
    /// A month.
    Month,
    /// A quarter of a year.
    Quarter,
    /// A season or half a year.
    Season,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// A length of time rather than a time.
    Duration,
}

/// A time or a duration, with what the text says about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateValue {
    /// First minute, where it can be placed on the calendar.
    pub from: Option<DateTime>,
    /// First minute after it.
    pub to: Option<DateTime>,
    /// How fine it is.
    pub granularity: Granularity,
    /// For what cannot be placed: a normalised form that can be compared, "--03-10" (no year), "WXX-2" (some Tuesday), "P15Y" (15 years).
    pub pattern: Box<str>,
    /// Whether the year was stated, rather than resolved against the day of publication.
    pub stated: bool,
    /// "until", "since", "before", "after", "from": how the clause is bounded by it.
    pub edge: Edge,
}

/// How a time bounds what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Edge {
    /// At that time.
    #[default]
    At,
    /// From then on.
    Since,
    /// Up to then.
    Until,
    /// Earlier than that.
    Before,
    /// Later than that.
    After,
}

impl DateValue {
    /// How it relates to another time; durations only to durations.
    pub fn relation(&self, other: &Self) -> Relation {
        if self.pattern == other.pattern { Relation::Same } else { Relation::Unrelated }
    }

    /// The first day and the first day after it, where it can be placed.
    pub fn days(&self) -> Option<(Date, Date)> {
        Some((self.from?.date(), self.to?.date()))
    }
}

impl fmt::Display for DateValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.pattern)
    }
}

/// All times and durations of an article, resolved against its day of publication where that is known.
pub(crate) fn extract(_parsed: &Parsed) -> Vec<Fact> {
    Vec::new()
}
