//! Times that need the day of publication: "yesterday", "last month", "two weeks ago", "Tuesday".

use super::read::{Read, Reader};
use super::words::{Unit, number, unit, weekday};
use super::{DateValue, Granularity, calendar};
use crate::syntax::Tag;

impl Reader<'_> {
    /// "next" and "last" before a word.
    pub(super) fn modifier(&self, at: usize) -> Option<i32> {
        match at.checked_sub(1).map(|before| self.lower(before)) {
            Some("next" | "coming" | "following") => Some(1),
            Some("last" | "past" | "previous") => Some(-1),
            Some("this" | "current") => Some(0),
            _ => None,
        }
    }

    /// Whether the clause speaks of what is to come.
    pub(super) fn is_future(&self, at: usize) -> bool {
        let predicate = self.parsed.predicate_of(at);
        let future = |token: usize| matches!(self.parsed.lemma(token), "will" | "shall" | "would") || self.parsed.tag(token) == Tag::To;
        self.parsed.auxiliaries(predicate).into_iter().any(future)
            || matches!(self.parsed.lemma(predicate), "expect" | "plan" | "schedule" | "due" | "set")
    }

    pub(super) fn is_present(&self, at: usize) -> bool {
        matches!(self.parsed.tag(self.parsed.predicate_of(at)), Tag::Vbz | Tag::Vbp)
    }

    /// "The port opens in two weeks": what happens by plan is told in the present.
    pub(super) fn is_timetable(&self, at: usize) -> bool {
        self.is_present(at)
            && matches!(
                self.parsed.lemma(self.parsed.predicate_of(at)),
                "open"
                    | "begin"
                    | "start"
                    | "end"
                    | "close"
                    | "expire"
                    | "leave"
                    | "arrive"
                    | "return"
                    | "resume"
                    | "depart"
                    | "launch"
                    | "be"
            )
    }

    /// "last month", "next Tuesday", "this year", "the previous day".
    pub(super) fn near(&self, at: usize) -> Read {
        let word = self.lower(at);
        let shift = match word {
            "next" | "coming" => 1,
            "last" | "past" | "previous" => -1,
            "this" | "current" => 0,
            _ => return None,
        };
        let next = self.word(at + 1);
        if let Some(day) = weekday(next) {
            let placed = self.published.and_then(|published| match shift {
                1 => calendar::nearest(published.tomorrow().ok()?, day, true),
                -1 => calendar::nearest(published.yesterday().ok()?, day, false),
                _ => calendar::nearest(published, day, self.is_future(at)),
            });
            return Some((2, placed.unwrap_or_else(|| DateValue::floating(format!("W{}", day.to_monday_one_offset()), Granularity::Day))));
        }
        if let Some(day) = part_of_day(word, next) {
            let placed = self.published.and_then(|published| calendar::shifted(published, Unit::Day, day));
            return Some((2, placed.unwrap_or_else(|| DateValue::floating(format!("R{day}Day"), Granularity::Day))));
        }
        let unit = unit(next).filter(|_| !next.ends_with('s'))?;
        // "The previous day" and "the past year" count from what the story tells, not from the day of publication.
        if matches!(word, "previous" | "past" | "current") && unit == Unit::Day {
            return Some((2, DateValue::floating("prev-day".into(), Granularity::Day)));
        }
        let placed = self.published.and_then(|published| calendar::shifted(published, unit, shift));
        Some((2, placed.unwrap_or_else(|| DateValue::floating(format!("R{shift}{unit:?}"), granularity(unit)))))
    }

    /// "two weeks ago", "a year later", "in three days".
    pub(super) fn ago(&self, at: usize) -> Read {
        let inward = usize::from(self.lower(at) == "in");
        let count = number(self.word(at + inward))?;
        let unit = unit(self.word(at + inward + 1))?;
        let after = self.lower(at + inward + 2);
        let sign = match after {
            "ago" if inward == 0 => -1,
            "earlier" | "before" if inward == 0 => -1,
            "later" if inward == 0 => 1,
            _ if inward == 1 && (self.is_future(at) || self.is_timetable(at)) => 1,
            _ => return None,
        };
        let length = inward + 2 + usize::from(inward == 0);
        let from_now = after == "ago" || inward == 1;
        let placed = self.published.filter(|_| from_now).and_then(|published| calendar::away(published, unit, sign * count));
        Some((length, placed.unwrap_or_else(|| DateValue::floating(format!("A{}{unit:?}{from_now}", sign * count), granularity(unit)))))
    }

    /// "yesterday", "today", "tonight", "tomorrow", and weekdays alone.
    pub(super) fn deictic(&self, at: usize) -> Read {
        let word = self.lower(at);
        let shift = match word {
            "yesterday" => -1,
            "today" | "tonight" => 0,
            "tomorrow" => 1,
            _ => return self.bare_weekday(at),
        };
        let placed = self.published.and_then(|published| calendar::shifted(published, Unit::Day, shift));
        Some((1, placed.unwrap_or_else(|| DateValue::floating(format!("R{shift}Day"), Granularity::Day))))
    }

    pub(super) fn bare_weekday(&self, at: usize) -> Read {
        let day = weekday(self.word(at)).filter(|_| self.word(at).starts_with(char::is_uppercase))?;
        if self.word(at).len() <= 4 && !self.parsed.tag(at).is_name() {
            return None;
        }
        let on = at.checked_sub(1).is_some_and(|before| self.lower(before) == "on" || self.parsed.tag(before).is_verb());
        let ahead = self.is_future(at) || on && self.is_timetable(at);
        let placed = self.published.and_then(|published| calendar::nearest(published, day, ahead));
        Some((1, placed.unwrap_or_else(|| DateValue::floating(format!("W{}", day.to_monday_one_offset()), Granularity::Day))))
    }
}

fn granularity(unit: Unit) -> Granularity {
    match unit {
        Unit::Day => Granularity::Day,
        Unit::Week => Granularity::Week,
        Unit::Month => Granularity::Month,
        Unit::Quarter => Granularity::Quarter,
        Unit::Year => Granularity::Year,
        Unit::Decade => Granularity::Decade,
        Unit::Century => Granularity::Century,
    }
}

/// "This morning" is today, "last night" yesterday: so many days from the publication.
fn part_of_day(near: &str, part: &str) -> Option<i32> {
    let part = matches!(part.to_lowercase().as_str(), "morning" | "afternoon" | "evening" | "night");
    match near {
        "this" if part => Some(0),
        "last" if part => Some(-1),
        _ => None,
    }
}
