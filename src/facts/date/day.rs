//! Days and months by name: "Tuesday, March 10, 2026", "the 10th of March", "March".

use super::read::{Read, Reader};
use super::words::{month, ordinal, weekday, year};
use super::{DateValue, Granularity, calendar};
use crate::syntax::Tag;
use jiff::civil::Date;

impl Reader<'_> {
    /// 2026-03-10
    pub(super) fn iso(&self, at: usize) -> Read {
        let whole = self.word(at);
        if whole.len() == 10 && whole.is_ascii() {
            let date: Date = whole.parse().ok()?;
            return Some((1, calendar::of_day(date, true)?));
        }
        if self.word(at + 1) != "-" || self.word(at + 3) != "-" {
            return None;
        }
        let (month, day): (i8, i8) = (self.word(at + 2).parse().ok()?, self.word(at + 4).parse().ok()?);
        Some((5, calendar::day(year(whole)?, month, day, true)?))
    }

    /// "8-May-2006"
    pub(super) fn hyphened(&self, at: usize) -> Read {
        if self.word(at + 1) != "-" {
            return None;
        }
        let day = self.day_number(at)?;
        let (name, stated) = self.word(at + 2).split_once('-')?;
        Some((3, calendar::day(year(stated)?, month(name)?, day, true)?))
    }

    /// "Tuesday, March 10" and "Tuesday 10 March".
    pub(super) fn weekday_and_date(&self, at: usize) -> Read {
        weekday(self.word(at))?;
        let skip = 1 + usize::from(self.word(at + 1) == ",");
        let skip = skip + usize::from(self.lower(at + skip) == "the");
        let (length, date) = self
            .day_and_month(at + skip)
            .or_else(|| self.month_and_day(at + skip).filter(|(_, date)| date.granularity == Granularity::Day || date.pattern.len() > 4))?;
        Some((skip + length, date))
    }

    /// "10 March 2026", "the 10th of March".
    pub(super) fn day_and_month(&self, at: usize) -> Read {
        let day = self.day_number(at)?;
        let of = usize::from(self.lower(at + 1) == "of");
        let number = month(self.word(at + 1 + of))?;
        let (length, year) = self.year_after(at + 2 + of);
        Some((2 + of + length, self.day_of(year, number, day)?))
    }

    /// "March 10, 2026", "March 2026", "March".
    pub(super) fn month_and_day(&self, at: usize) -> Read {
        let number = month(self.word(at))?;
        let the = usize::from(self.lower(at + 1) == "the");
        if let Some(day) = self.day_number(at + 1 + the) {
            let (length, year) = self.year_after(at + 2 + the);
            if let Some(date) = self.day_of(year, number, day) {
                return Some((2 + the + length, date));
            }
        }
        let (length, stated) = self.year_after(at + 1);
        let is_verb = self.parsed.tag(at).is_verb() || self.parsed.tag(at) == Tag::Md;
        if let Some(stated) = stated {
            return Some((1 + length, calendar::month(stated, number, true)?));
        }
        if is_verb || !self.parsed.tag(at).is_name() {
            return None;
        }
        match self.published {
            Some(published) => Some((1, self.nearest_month(published, number, at)?)),
            None => Some((1, DateValue::floating(format!("--{number:02}"), Granularity::Month))),
        }
    }

    /// "Christmas Eve", "New Year's Day", "Boxing Day 2025".
    pub(super) fn holiday(&self, at: usize) -> Read {
        if !self.word(at).starts_with(char::is_uppercase) {
            return None;
        }
        let (length, month, day) = match (self.lower(at), self.lower(at + 1), self.lower(at + 2), self.lower(at + 3)) {
            ("christmas", "eve", ..) => (2, 12, 24),
            ("christmas", "day", ..) => (2, 12, 25),
            ("boxing", "day", ..) => (2, 12, 26),
            ("new", "year", "'s" | "’s", "eve") => (4, 12, 31),
            ("new", "year", "'s" | "’s", "day") => (4, 1, 1),
            ("new", "years" | "year’s" | "year's", "eve", _) => (3, 12, 31),
            ("new", "years" | "year’s" | "year's", "day", _) => (3, 1, 1),
            _ => return None,
        };
        let (more, year) = self.year_after(at + length);
        Some((length + more, self.day_of(year, month, day)?))
    }

    pub(super) fn day_number(&self, at: usize) -> Option<i8> {
        let word = self.word(at);
        let number = word
            .parse::<i32>()
            .ok()
            .filter(|_| word.len() <= 2)
            .or_else(|| ordinal(word).filter(|_| word.starts_with(|c: char| c.is_ascii_digit())))?;
        i8::try_from(number).ok().filter(|day| (1..=31).contains(day))
    }

    /// A year behind a day or month, with its comma or "of".
    pub(super) fn year_after(&self, at: usize) -> (usize, Option<i16>) {
        let skip = usize::from(self.word(at) == "," || self.lower(at) == "of");
        match year(self.word(at + skip)) {
            Some(year) => (skip + 1, Some(year)),
            None => match (self.lower(at + skip), self.lower(at + skip + 1), self.published) {
                ("next", "year", Some(day)) => (skip + 2, Some(day.year() + 1)),
                ("last", "year", Some(day)) => (skip + 2, Some(day.year() - 1)),
                ("this", "year", Some(day)) => (skip + 2, Some(day.year())),
                _ => (0, None),
            },
        }
    }

    pub(super) fn day_of(&self, stated: Option<i16>, month: i8, day: i8) -> Option<DateValue> {
        if let Some(year) = stated {
            return calendar::day(year, month, day, true);
        }
        let Some(published) = self.published else {
            return Some(DateValue::floating(format!("--{month:02}-{day:02}"), Granularity::Day));
        };
        // The nearest such day: news names days of the last and the next months without their year.
        let candidates = [-1, 0, 1].into_iter().filter_map(|offset| Date::new(published.year() + offset, month, day).ok());
        let nearest = candidates.min_by_key(|date| published.duration_until(*date).abs())?;
        calendar::of_day(nearest, false)
    }

    pub(super) fn nearest_month(&self, published: Date, month: i8, at: usize) -> Option<DateValue> {
        let offset = match self.modifier(at) {
            Some(1) => i16::from(month <= published.month()),
            Some(-1) => -i16::from(month >= published.month()),
            _ => {
                let ahead = self.is_future(at);
                if ahead && month < published.month() {
                    1
                } else if !ahead && month > published.month() {
                    // "The town awaits the result in June": the present tense looks either way, and the nearest is meant.
                    let until = at.checked_sub(1).is_some_and(|before| matches!(self.lower(before), "until" | "till" | "by"));
                    let near = self.is_present(at) && (until || month - published.month() < 6);
                    if near { 0 } else { -1 }
                } else {
                    0
                }
            }
        };
        calendar::month(published.year() + offset, month, false)
    }
}
