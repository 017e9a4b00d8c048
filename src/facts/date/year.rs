//! Years and their parts: "2027", "the second quarter of 2027", "spring", "the 1990s".

use super::read::{Read, Reader};
use super::words::{ordinal, season, year};
use super::{DateValue, Granularity, calendar};
use crate::syntax::Tag;

impl Reader<'_> {
    /// "the second quarter of 2027", "Q2 2027", "the first half of 2026", "spring 2027", "early 2025".
    pub(super) fn part_of_year(&self, at: usize) -> Read {
        let word = self.lower(at);
        let in_year = |from: usize| {
            let (length, stated) = self.year_after(from);
            (length, stated.or(self.published.map(|day| day.year())), stated.is_some())
        };
        if let Some(number) = word.strip_prefix('q').and_then(|digit| digit.parse::<i32>().ok()).filter(|number| (1..=4).contains(number)) {
            let (length, year, stated) = in_year(at + 1);
            return Some((1 + length, calendar::quarter(year?, number, stated)?));
        }
        if let Some(found) = self.led_business_year(at) {
            return Some(found);
        }
        if let Some(number) = ordinal(word) {
            let of = 2 + usize::from(self.lower(at + 2) == "of");
            if let Some((length, year)) = self.business_year(of + at).filter(|_| self.lower(at + 1) == "quarter") {
                return Some((of + length, DateValue::floating(format!("FY{year}Q{number}"), Granularity::Quarter)));
            }
            let (length, year, stated) = in_year(at + 2);
            return match self.lower(at + 1) {
                "quarter" => Some((
                    2 + length,
                    year.and_then(|year| calendar::quarter(year, number, stated))
                        .unwrap_or_else(|| DateValue::floating(format!("Q{number}"), Granularity::Quarter)),
                )),
                "half" if stated => Some((2 + length, calendar::half(year?, number, stated)?)),
                _ => None,
            };
        }
        let first = season(word)?;
        // "In the spring after next".
        if self.lower(at + 1) == "after" && self.lower(at + 2) == "next" {
            let year = self.published.map(|day| day.year() + 1 + i16::from(first <= day.month()));
            let placed = year.and_then(|year| calendar::season(year, first, false));
            return Some((3, placed.unwrap_or_else(|| DateValue::floating(format!("S{first}+2"), Granularity::Season))));
        }
        let (length, year, stated) = in_year(at + 1);
        if !stated
            && self.modifier(at).is_none()
            && !at
                .checked_sub(1)
                .is_some_and(|before| matches!(self.lower(before), "the" | "in" | "since" | "by" | "until" | "early" | "late"))
        {
            return None;
        }
        let shift = i16::try_from(self.modifier(at).unwrap_or(0)).unwrap_or(0);
        let placed = year.and_then(|year| calendar::season(year + if stated { 0 } else { shift }, first, stated));
        Some((1 + length, placed.unwrap_or_else(|| DateValue::floating(format!("S{first}"), Granularity::Season))))
    }

    /// "the financial year 2026", where nothing else can follow "the".
    pub(super) fn led_business_year(&self, at: usize) -> Read {
        self.business_year(at).map(|(length, year)| (length, DateValue::floating(format!("FY{year}"), Granularity::Year)))
    }

    /// "fiscal 2026", "the financial year 2026", "the 2026 fiscal year", "FY2026": a year that may begin in any month.
    fn business_year(&self, at: usize) -> Option<(usize, i16)> {
        let the = usize::from(self.lower(at) == "the");
        let start = at + the;
        // Digits, "FY2026", "fiscal", "financial": nearly nothing behind "the" is any of these.
        if !matches!(self.word(start).as_bytes().first(), Some(b'0'..=b'9' | b'f' | b'F')) {
            return None;
        }
        let kind = |at: usize| matches!(self.lower(at), "fiscal" | "financial");
        if let Some(stated) = self.word(start).strip_prefix("FY").and_then(year) {
            return Some((the + 1, stated));
        }
        if let Some(stated) = year(self.word(start)).filter(|_| kind(start + 1) && self.lower(start + 2) == "year") {
            return Some((the + 3, stated));
        }
        let word = usize::from(self.lower(start + 1) == "year");
        let stated = year(self.word(start + 1 + word)).filter(|_| kind(start))?;
        Some((the + 2 + word, stated))
    }

    /// "the 1990s", "the 19th century".
    pub(super) fn era(&self, at: usize) -> Read {
        let word = self.word(at);
        if let Some(first) = word.strip_suffix('s').or_else(|| word.strip_suffix("'s")).and_then(year) {
            return Some((1, calendar::decade(first)?));
        }
        if let Some(first) = self.short_decade(at) {
            return Some((1, calendar::decade(first)?));
        }
        let number = ordinal(word)?;
        let hyphen = usize::from(self.word(at + 1) == "-");
        (self.lower(at + 1 + hyphen) == "century").then_some(())?;
        Some((2 + hyphen, calendar::century(number)?))
    }

    /// "The '70s", "the late 90s": the first year. "In his 70s" is an age.
    fn short_decade(&self, at: usize) -> Option<i16> {
        let word = self.word(at);
        let bare = word.trim_start_matches(['\'', '’', '‘']);
        let decade: i16 = bare.strip_suffix('s').filter(|digits| digits.len() == 2 && digits.ends_with('0'))?.parse().ok()?;
        let before = at.checked_sub(1).map_or("", |before| self.lower(before));
        let told = bare.len() < word.len() || matches!(before, "the" | "early" | "late" | "mid" | "'" | "’" | "‘");
        told.then_some(if decade >= 30 { 1900 + decade } else { 2000 + decade })
    }

    /// A year alone, where nothing is counted by it.
    pub(super) fn plain_year(&self, at: usize) -> Read {
        let year = self.lower(at).strip_prefix("mid-").or(Some(self.word(at))).and_then(year)?;
        let counted = self.parsed.tag(at + 1).is_common_noun() && self.sentence.holds(at + 1) && !self.is_timely(at);
        let mid = at.checked_sub(2).is_some_and(|before| matches!(self.lower(before), "mid" | "early" | "late"));
        let money = at.checked_sub(1).is_some_and(|before| {
            self.parsed.tag(before) == Tag::Dollar || matches!(self.word(before), "#" | "No." | "no.") || self.word(before) == "-" && !mid
        });
        let unlikely = !(1500..=2100).contains(&year) && !self.is_timely(at);
        (!counted && !money && !unlikely).then_some(())?;
        Some((1, calendar::year(year, true)?))
    }

    /// Whether a preposition of time stands before it.
    pub(super) fn is_timely(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |before| self.lower(before));
        matches!(
            before,
            "in" | "since"
                | "until"
                | "by"
                | "from"
                | "of"
                | "during"
                | "before"
                | "after"
                | "to"
                | "through"
                | "late"
                | "early"
                | "mid"
                | "around"
                | "circa"
                | "between"
                | "the"
                | "and"
        )
    }
}
