//! Parts of days: "shortly before midnight", "Tuesday night", "the early hours", "mid-afternoon", "lunchtime"; stretches of hours, so that
//! "11:52 p.m." and "just before midnight" can be the same time.

use super::read::{Read, Reader};
use super::words::{Said, look_up};
use super::{DateValue, Granularity, form};

/// How far from a time "shortly before" it may be, in minutes.
const CLOSE: i32 = 60;
/// "The early hours" of a day.
const SMALL_HOURS: &str = "0-6";

impl Reader<'_> {
    /// "shortly before midnight", "just after 3 a.m.", "just before dawn".
    pub(super) fn close_to(&self, at: usize) -> Read {
        let before = match self.lower(at + 1) {
            "before" => true,
            "after" => false,
            _ => return None,
        };
        let (length, time) = match look_up(self.lower(at + 2)) {
            Some(Said::Time(hours)) => self.time_of_day(at + 2, hours)?,
            _ => self.clock(at + 2)?,
        };
        let told = form::time(&time.pattern);
        let (from, to) = form::minutes(told)?;
        // Of a time that is a stretch itself, its middle is what others are before or after.
        let middle = if to - from > CLOSE { from.midpoint(to) } else { from };
        let (from, to) = if before { (from - CLOSE, middle) } else { (middle, to.max(from + CLOSE)) };
        let day = if from < 0 { form::DAY } else { 0 };
        let pattern = form::hours(from + day, to + day, form::zone(told));
        Some((2 + length, DateValue::floating(pattern, Granularity::DayPart)))
    }

    /// "dawn", "lunchtime", "overnight": not "a dawn raid", nor somebody of that name.
    pub(super) fn time_of_day(&self, at: usize, hours: &str) -> Read {
        let adverb = !self.parsed.tag(at + 1).is_noun() || !self.sentence.holds(at + 1);
        let small = self.word(at).starts_with(char::is_lowercase);
        (adverb && small).then(|| (1, part(hours)))
    }

    /// "Tuesday night", "in the afternoon", "the morning of March 10".
    pub(super) fn part_of_day(&self, at: usize, hours: &str) -> Read {
        // "In the night" is how a bird hunts.
        let habit = self.lower(at) == "night" && self.before(at) == "the" && self.lower(at + 1) != "of";
        (!habit && self.tells_day(at, at + 1)).then(|| (1, part(hours)))
    }

    /// "the early hours", "late afternoon", "mid-morning".
    pub(super) fn led_part(&self, at: usize) -> Read {
        let lead = self.lower(at);
        if matches!(lead, "early" | "small") && self.lower(at + 1) == "hours" {
            return Some((2, part(SMALL_HOURS)));
        }
        let hyphen = usize::from(self.lower(at + 1) == "-");
        if hyphen > 0
            && let Some(Said::Time(hours)) = look_up(&format!("{lead}-{}", self.lower(at + 2)))
        {
            return Some((3, part(hours)));
        }
        let Some(Said::Part(hours)) = look_up(self.lower(at + 1 + hyphen)) else { return None };
        let (from, to) = form::minutes(&format!("T{hours}"))?;
        let middle = from.midpoint(to);
        // The halves overlap: nobody says where the early afternoon ends.
        let (from, to) = match lead {
            "early" => (from, middle + CLOSE),
            "late" => (middle - CLOSE, to),
            _ => return None,
        };
        let end = at + 2 + hyphen;
        let told = self.tells_day(at, end) || matches!(self.before(at), "in" | "by" | "until" | "since");
        told.then(|| (2 + hyphen, DateValue::floating(form::hours(from, to, ""), Granularity::DayPart)))
    }

    /// Whether a part of the day is that of a day: of the one right before it or behind it, or of the one that the story tells about.
    fn tells_day(&self, start: usize, end: usize) -> bool {
        let in_the = self.before(start) == "the" && start > 1 && matches!(self.before(start - 1), "in" | "during");
        let of_day = self.lower(end) == "of" && {
            let day = look_up(self.lower(end + 1));
            matches!(day, Some(Said::Month(_) | Said::Weekday(_))) || self.word(end + 1).starts_with(|sign: char| sign.is_ascii_digit())
        };
        let beside = self.last == Some(start);
        beside || in_the || of_day || self.before(start) == "that"
    }

    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.lower(before))
    }
}

fn part(hours: &str) -> DateValue {
    DateValue::floating(format!("T{hours}"), Granularity::DayPart)
}
