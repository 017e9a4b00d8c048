//! Times: dates, partial dates, relative dates, quarters, weekdays, clock times and durations.

mod calendar;
mod clock;
mod read;
#[cfg(test)]
mod tests;
mod words;

use super::{Fact, Relation, Value};
use crate::article::Damage;
use crate::kind::DamageKind;
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
    /// For what cannot be placed: a normalised form that can be compared, "--03-10" (no year), "W2" (some Tuesday), "T19:30" (a time of day).
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
    /// A stretch of the calendar.
    pub(crate) fn placed(from: DateTime, to: DateTime, granularity: Granularity, stated: bool) -> Self {
        let pattern = format!("{}/{}", from.date(), to.date()).into();
        Self { from: Some(from), to: Some(to), granularity, pattern, stated, edge: Edge::At }
    }

    /// A time that cannot be placed on the calendar, by a pattern that can be compared.
    pub(crate) fn floating(pattern: String, granularity: Granularity) -> Self {
        Self { from: None, to: None, granularity, pattern: pattern.into(), stated: false, edge: Edge::At }
    }

    /// How it relates to another time. One stretch inside the other is coarser, the same stretch under another edge another bound, and
    /// stretches that do not meet are different. What cannot be placed is compared by its pattern.
    pub fn relation(&self, other: &Self) -> Relation {
        match (self.from.zip(self.to), other.from.zip(other.to)) {
            (Some(one), Some(two)) => self.placed_relation(one, two, other),
            (None, None) => patterns(self, other),
            (Some(_), None) => floats_in(other, self),
            (None, Some(_)) => floats_in(self, other),
        }
    }

    fn placed_relation(&self, one: (DateTime, DateTime), two: (DateTime, DateTime), other: &Self) -> Relation {
        if one == two {
            return if self.edge == other.edge { Relation::Same } else { Relation::OtherBound };
        }
        let apart = one.1 <= two.0 || two.1 <= one.0;
        let inside = (one.0 <= two.0 && two.1 <= one.1) || (two.0 <= one.0 && one.1 <= two.1);
        if apart {
            // "since 2019" and "in 2021" do not exclude each other.
            let open = |date: &Self| date.edge != Edge::At;
            if open(self) != open(other) { Relation::Unrelated } else { Relation::Different }
        } else if inside {
            Relation::Coarser
        } else {
            Relation::Unrelated
        }
    }

    /// The first day and the first day after it, where it can be placed.
    pub fn days(&self) -> Option<(Date, Date)> {
        Some((self.from?.date(), self.to?.date()))
    }
}

/// Two times without a place: "W2" and "W4" are two weekdays, "--03-10" and "--03-12" two days of some year.
fn patterns(one: &DateValue, other: &DateValue) -> Relation {
    if one.pattern == other.pattern {
        return if one.edge == other.edge { Relation::Same } else { Relation::OtherBound };
    }
    let shape = |date: &DateValue| date.pattern.chars().next();
    let (a, b) = (&*one.pattern, &*other.pattern);
    if clock::other_zone(a, b) {
        Relation::Unrelated
    } else if a.starts_with(b) || b.starts_with(a) {
        Relation::Coarser
    } else if shape(one) == shape(other) && one.granularity == other.granularity {
        Relation::Different
    } else {
        Relation::Unrelated
    }
}

/// A time without a place against one with: a weekday or a day of the year is the same where it fits.
fn floats_in(floating: &DateValue, placed: &DateValue) -> Relation {
    let Some((from, _)) = placed.days().filter(|_| placed.granularity == Granularity::Day) else { return Relation::Unrelated };
    let weekday = format!("W{}", from.weekday().to_monday_one_offset());
    let yearless = format!("--{:02}-{:02}", from.month(), from.day());
    match &*floating.pattern {
        pattern if pattern == weekday || pattern == yearless => Relation::Same,
        pattern if yearless.starts_with(pattern) => Relation::Coarser,
        pattern if pattern.starts_with('W') || pattern.starts_with("--") => Relation::Different,
        _ => Relation::Unrelated,
    }
}

impl fmt::Display for DateValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.pattern)
    }
}

/// Whether a word as written is a month or a day of the week, in full or short.
pub(crate) fn is_calendar_word(word: &str) -> bool {
    words::month(word).is_some() || words::weekday(word).is_some()
}

/// All calendar times of an article, resolved against its day of publication where that is known. Lengths of time are figures.
pub(crate) fn extract(parsed: &Parsed) -> Vec<Fact> {
    let published = parsed.article().metadata().published;
    let mut found = Vec::new();
    for (_, sentence) in parsed.sentences() {
        let mut reader = read::Reader::new(parsed, sentence, published);
        while let Some((tokens, date)) = reader.next_date() {
            found.push(Fact::new(parsed, parsed.range(tokens), Value::Date(date)));
        }
    }
    found
}

/// Places where a weekday and a day of the month that stand together do not fall together.
pub fn mismatches(parsed: &Parsed, facts: &[Fact]) -> Vec<Damage> {
    let clash = |fact: &Fact| {
        let date = fact.date().filter(|date| date.stated && date.granularity == Granularity::Day)?;
        let (day, _) = date.days()?;
        let named = fact.tokens.iter().find_map(|token| words::weekday(parsed.form(token)))?;
        (named != day.weekday()).then(|| Damage {
            kind: DamageKind::DateMismatch,
            span: fact.span,
            repair: None,
            confidence: 0.9,
            explanation: format!("{day} was a {:?}, not a {named:?}", day.weekday()),
            places: Vec::new(),
        })
    };
    facts.iter().filter_map(clash).collect()
}
