//! Times of day as they are spoken: "five minutes to three", "a quarter past nine", "half past midnight". Without its half of the day an hour is that of
//! the morning, as "nine o'clock" is; whoever compares it knows that it may be of the other.

use super::read::{Read, Reader};
use super::words::number;
use super::{DateValue, Granularity, form};

impl Reader<'_> {
    /// "a quarter past three", "twenty to nine", "at ten past eight".
    pub(super) fn spoken_clock(&self, at: usize) -> Read {
        let article = usize::from(matches!(self.lower(at), "a" | "an") && self.lower(at + 1) == "quarter");
        let (count, minutes) = self.spoken_minutes(at + article)?;
        let mark = at + article + count;
        let (named, mark) = if matches!(self.lower(mark), "minutes" | "minute") { (true, mark + 1) } else { (false, mark) };
        let to = match self.lower(mark) {
            "past" => false,
            "to" => true,
            _ => return None,
        };
        let hour = match self.lower(mark + 1) {
            "midnight" => 24,
            "noon" | "midday" => 12,
            word => number(word).filter(|hour| (1..=12).contains(hour))?,
        };
        // "Voted ten to four" tells no time.
        let led = at.checked_sub(1).map_or("", |before| self.lower(before));
        let told = matches!(led, "at" | "by" | "until" | "till" | "around" | "about" | "from" | "since" | "before" | "after" | "between");
        let quarter = matches!(self.lower(mark - 1), "quarter" | "half");
        if to && !named && !quarter && !told || !self.ends_there(mark + 2) {
            return None;
        }
        let minute = (60 * hour + if to { -minutes } else { minutes }).rem_euclid(form::DAY);
        let value = DateValue::floating(format!("T{:02}:{:02}", minute / 60, minute % 60), Granularity::Minute);
        Some((mark + 2 - at, value))
    }

    /// "quarter", "half", "twenty", "twenty-five", "10": how many tokens, and how many minutes.
    fn spoken_minutes(&self, at: usize) -> Option<(usize, i32)> {
        match self.lower(at) {
            "quarter" => return Some((1, 15)),
            "half" => return Some((1, 30)),
            "twenty" if self.lower(at + 1) == "-" && self.lower(at + 2) == "five" => return Some((3, 25)),
            _ => {}
        }
        number(self.word(at)).filter(|minutes| (1..=29).contains(minutes)).map(|minutes| (1, minutes))
    }

    /// "Ten past three people", "five minutes to three goals": what follows is counted.
    fn ends_there(&self, at: usize) -> bool {
        !self.sentence.holds(at)
            || !self.parsed.tag(at).is_noun()
            || matches!(self.lower(at), "a.m." | "p.m." | "am" | "pm" | "o'clock" | "o’clock")
    }
}
