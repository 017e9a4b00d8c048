//! Times: dates, partial dates, relative dates, quarters, weekdays, clock times and durations.

mod calendar;
mod clock;
mod day;
mod derived;
mod edge;
mod form;
mod part;
mod read;
mod relation;
mod relative;
mod spoken;
#[cfg(test)]
mod tests;
mod timed;
mod words;
mod year;

use super::figure::Figure;
use super::{Fact, Relation, Value};
use crate::article::Damage;
use crate::kind::DamageKind;
use crate::syntax::Parsed;
use jiff::civil::{Date, DateTime};

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
    /// The normalised form. Of what cannot be placed it is compared: "--03-10" (no year), "W2" (some Tuesday), "T19:30" (a time of day),
    /// "W2T19:30" (a time on some Tuesday), "FY2026" (a business year, which may begin in any month).
    pub pattern: Box<str>,
    /// Whether the year was stated, rather than resolved against the day of publication.
    pub stated: bool,
    /// "until", "since", "before", "no later than": how the clause is bounded by it.
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
    /// Then or later: "no earlier than", "at the earliest", "until at least".
    NotBefore,
    /// Then or earlier: "by", "no later than", "at the latest".
    NotAfter,
}

impl DateValue {
    /// A stretch of the calendar.
    pub(crate) fn placed(from: DateTime, to: DateTime, granularity: Granularity, stated: bool) -> Self {
        let pattern = form::stretch(from.date(), to.date()).into();
        Self { from: Some(from), to: Some(to), granularity, pattern, stated, edge: Edge::At }
    }

    /// A time that cannot be placed on the calendar, by a pattern that can be compared.
    pub(crate) fn floating(pattern: String, granularity: Granularity) -> Self {
        Self { from: None, to: None, granularity, pattern: pattern.into(), stated: false, edge: Edge::At }
    }

    /// How it relates to another time. One stretch inside the other is coarser, the same stretch under another edge another bound, and
    /// stretches that do not meet are different. What cannot be placed is compared by its pattern, day with day and time with time.
    pub fn relation(&self, other: &Self) -> Relation {
        relation::relation(self, other)
    }

    /// Whether both are told to the day or finer, or with one and the same granularity: "March" and "March 3" are not.
    pub fn is_as_fine_as(&self, other: &Self) -> bool {
        let fine = |date: &Self| date.granularity <= Granularity::Day;
        self.granularity == other.granularity || fine(self) && fine(other)
    }

    /// Whether it is the end of a length of time that began on `start`: "until 2033" of "seven years" from 2026; and how sure that is. It
    /// is an equality that nobody stated, and so never sure.
    pub fn ends(&self, length: &Figure, start: Date) -> Option<f32> {
        derived::confidence(self, length, start)
    }

    /// The same stretch of another week or year, where it can be placed.
    pub(crate) fn moved(&self, span: jiff::Span) -> Option<Self> {
        let moved = Self::placed(self.from?.checked_add(span).ok()?, self.to?.checked_add(span).ok()?, self.granularity, self.stated);
        Some(Self { edge: self.edge, ..moved })
    }

    /// Whether two times of day may be one, once told by a clock of twelve hours without its half ("two o'clock" and 14:05).
    pub(crate) fn is_twelve_hours_from(&self, other: &Self) -> bool {
        let minutes = |date: &Self| form::minutes(form::time(&date.pattern));
        minutes(self).zip(minutes(other)).is_some_and(|((a, b), (c, d))| {
            let meets = |shift: i32| a + shift < d && c < b + shift;
            meets(form::DAY / 2) || meets(-form::DAY / 2)
        })
    }

    /// The first day and the first day after it, where it can be placed.
    pub fn days(&self) -> Option<(Date, Date)> {
        let (from, to) = (self.from?, self.to?);
        // The night of a day is that day's, though it lasts into the next.
        if self.granularity < Granularity::Day {
            return Some((from.date(), from.date().tomorrow().ok()?));
        }
        let whole = to.time() == jiff::civil::Time::midnight();
        Some((from.date(), if whole { to.date() } else { to.date().tomorrow().ok()? }))
    }
}

/// Whether a word as written is a month or a day of the week, in full or short.
pub(crate) fn is_calendar_word(word: &str) -> bool {
    words::is_month_or_weekday(word)
}

/// A small number, in digits or words: "two", "14".
pub(crate) fn small_number(word: &str) -> Option<i32> {
    words::number(word)
}

/// All calendar times of an article, resolved against its day of publication where that is known. Lengths of time are figures.
pub fn extract(parsed: &Parsed) -> Vec<Fact> {
    let published = parsed.article().metadata().published;
    let mut found = Vec::new();
    for (_, sentence) in parsed.sentences() {
        let (mut reader, first) = (read::Reader::new(parsed, sentence, published), found.len());
        while let Some((tokens, date)) = reader.next_date() {
            timed::add(parsed, &mut found, first, tokens, date);
        }
    }
    found.into_iter().map(|(tokens, date)| Fact::of(parsed, tokens, Value::Date(date))).collect()
}

/// A date without its year means the day nearest to the publication: so many days off, nobody leaves the year out by mistake.
const NEAR: i32 = 60;

/// Places where a weekday and a day of the month that stand together do not fall together.
pub fn mismatches(parsed: &Parsed, facts: &[Fact]) -> Vec<Damage> {
    let published = parsed.article().metadata().published;
    let near = |day: Date| published.and_then(|published| published.until(day).ok()).is_some_and(|away| away.get_days().abs() <= NEAR);
    let clash = |fact: &Fact| {
        let date = fact.date().filter(|date| date.granularity <= Granularity::Day)?;
        let (day, _) = date.days()?;
        let named = fact.tokens.iter().find_map(|token| words::weekday(parsed.form(token)))?;
        let numbered = fact.tokens.iter().any(|token| parsed.form(token).contains(|sign: char| sign.is_ascii_digit()));
        (named != day.weekday() && numbered && (date.stated || near(day))).then(|| Damage {
            kind: DamageKind::DateMismatch,
            span: fact.span,
            repair: None,
            confidence: if date.stated { 0.9 } else { 0.7 },
            explanation: format!("{day} was a {:?}, not a {named:?}", day.weekday()),
            places: Vec::new(),
        })
    };
    facts.iter().filter_map(clash).collect()
}
