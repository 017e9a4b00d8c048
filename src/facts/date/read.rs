//! Reading dates from the tokens of a sentence, the longest reading first.

use super::words::{Unit, month, number, ordinal, season, unit, weekday, year};
use super::{DateValue, Edge, Granularity, calendar, clock};
use crate::article::words::Tokens;
use crate::syntax::{Parsed, Tag};
use jiff::civil::Date;

/// Reads a sentence from left to right.
pub(super) struct Reader<'a> {
    parsed: &'a Parsed,
    sentence: Tokens,
    published: Option<Date>,
    at: usize,
}

/// A date with the number of tokens that it takes.
type Read = Option<(usize, DateValue)>;

impl<'a> Reader<'a> {
    pub(super) fn new(parsed: &'a Parsed, sentence: Tokens, published: Option<Date>) -> Self {
        Self { parsed, sentence, published, at: sentence.start as usize }
    }

    /// The next date, with its edge.
    pub(super) fn next_date(&mut self) -> Option<(Tokens, DateValue)> {
        while self.at < self.sentence.end as usize {
            let start = self.at;
            if let Some((length, date)) = self.range(start) {
                self.at = start + length.max(1);
                let date = DateValue { edge: self.edge(start), ..date };
                return Some((Tokens::new(start, self.at), date));
            }
            self.at += 1;
        }
        None
    }

    fn word(&self, at: usize) -> &'a str {
        if self.sentence.holds(at) { self.parsed.form(at) } else { "" }
    }

    fn lower(&self, at: usize) -> String {
        self.word(at).to_lowercase()
    }

    /// "since", "until", "by" before it.
    fn edge(&self, start: usize) -> Edge {
        let before = start.checked_sub(1).map_or(String::new(), |before| self.lower(before));
        let before = if matches!(before.as_str(), "the" | "early" | "late") {
            start.checked_sub(2).map_or(String::new(), |at| self.lower(at))
        } else {
            before
        };
        match before.as_str() {
            "since" => Edge::Since,
            "until" | "till" | "through" | "by" => Edge::Until,
            "before" => Edge::Before,
            "after" => Edge::After,
            _ => Edge::At,
        }
    }

    /// "March 10-12", "2015 to 2018", "between April and June of 2027".
    fn range(&self, at: usize) -> Read {
        let (length, first) = self.single(at)?;
        let joiner = self.lower(at + length);
        let between = at.checked_sub(1).is_some_and(|before| self.lower(before) == "between");
        let joins = matches!(joiner.as_str(), "-" | "–" | "—" | "to" | "through" | "until") || between && joiner == "and";
        if joins {
            if let Some((more, last)) = self.single(at + length + 1) {
                let first = self.with_year_of(first.clone(), &last, at).unwrap_or(first.clone());
                if let Some(both) = calendar::through(&first, &last) {
                    return Some((length + 1 + more, both));
                }
            } else if let Some(last) = self.last_day(&first, at + length + 1) {
                return Some((length + 2, last));
            }
        }
        Some((length, first))
    }

    /// "April" of "between April and June 2027" lies in the year of June.
    fn with_year_of(&self, first: DateValue, last: &DateValue, at: usize) -> Option<DateValue> {
        let number = month(self.word(at))?;
        (!first.stated && last.stated && first.granularity == Granularity::Month).then_some(())?;
        calendar::month(last.from?.year(), number, true)
    }

    /// The 12 of "March 10-12".
    fn last_day(&self, first: &DateValue, at: usize) -> Option<DateValue> {
        let day: i8 = self.word(at).parse().ok()?;
        let from = first.days().filter(|_| first.granularity == Granularity::Day)?.0;
        calendar::through(first, &calendar::day(from.year(), from.month(), day, first.stated)?)
    }

    fn single(&self, at: usize) -> Read {
        self.iso(at)
            .or_else(|| self.weekday_and_date(at))
            .or_else(|| self.day_and_month(at))
            .or_else(|| self.month_and_day(at))
            .or_else(|| self.part_of_year(at))
            .or_else(|| self.near(at))
            .or_else(|| self.ago(at))
            .or_else(|| self.deictic(at))
            .or_else(|| self.era(at))
            .or_else(|| self.clock(at))
            .or_else(|| self.plain_year(at))
    }

    /// "12.30pm", "7 p.m.", "17:45 GMT", "noon".
    fn clock(&self, at: usize) -> Read {
        let first = self.parsed.range(Tokens::new(at, at + 1));
        let whole = self.parsed.range(Tokens::new(at, self.sentence.end as usize));
        let before = at.checked_sub(1).filter(|before| self.sentence.holds(*before)).map_or(String::new(), |before| self.lower(before));
        let led = matches!(
            before.as_str(),
            "at" | "by" | "from" | "until" | "till" | "around" | "about" | "before" | "after" | "since" | "between"
        );
        let (bytes, time) = clock::read(whole.slice(self.parsed.article().text()), led)?;
        let end = first.start + u32::try_from(bytes).ok()?;
        let taken =
            (at..self.sentence.end as usize).take_while(|&token| self.parsed.range(Tokens::new(token, token + 1)).start < end).count();
        Some((taken, time))
    }

    /// 2026-03-10
    fn iso(&self, at: usize) -> Read {
        let whole = self.word(at);
        if whole.len() == 10 && whole.is_ascii() {
            let date: Date = whole.parse().ok()?;
            return Some((1, calendar::of_day(date, true)?));
        }
        let (first, second) = (self.word(at + 1), self.word(at + 3));
        if first != "-" || second != "-" {
            return None;
        }
        let (month, day): (i8, i8) = (self.word(at + 2).parse().ok()?, self.word(at + 4).parse().ok()?);
        Some((5, calendar::day(year(whole)?, month, day, true)?))
    }

    /// "Tuesday, March 10" and "Tuesday 10 March".
    fn weekday_and_date(&self, at: usize) -> Read {
        weekday(self.word(at))?;
        let skip = 1 + usize::from(self.word(at + 1) == ",");
        let skip = skip + usize::from(self.lower(at + skip) == "the");
        let (length, date) = self
            .day_and_month(at + skip)
            .or_else(|| self.month_and_day(at + skip).filter(|(_, date)| date.granularity == Granularity::Day || date.pattern.len() > 4))?;
        Some((skip + length, date))
    }

    /// "10 March 2026", "the 10th of March".
    fn day_and_month(&self, at: usize) -> Read {
        let day = self.day_number(at)?;
        let of = usize::from(self.lower(at + 1) == "of");
        let number = month(self.word(at + 1 + of))?;
        let (length, year) = self.year_after(at + 2 + of);
        Some((2 + of + length, self.day_of(year, number, day)?))
    }

    /// "March 10, 2026", "March 2026", "March".
    fn month_and_day(&self, at: usize) -> Read {
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

    fn day_number(&self, at: usize) -> Option<i8> {
        let word = self.word(at);
        let number = word
            .parse::<i32>()
            .ok()
            .filter(|_| word.len() <= 2)
            .or_else(|| ordinal(word).filter(|_| word.starts_with(|c: char| c.is_ascii_digit())))?;
        i8::try_from(number).ok().filter(|day| (1..=31).contains(day))
    }

    /// A year behind a day or month, with its comma or "of".
    fn year_after(&self, at: usize) -> (usize, Option<i16>) {
        let skip = usize::from(self.word(at) == "," || self.lower(at) == "of");
        match year(self.word(at + skip)) {
            Some(year) => (skip + 1, Some(year)),
            None => match (self.lower(at + skip).as_str(), self.lower(at + skip + 1).as_str(), self.published) {
                ("next", "year", Some(day)) => (skip + 2, Some(day.year() + 1)),
                ("last", "year", Some(day)) => (skip + 2, Some(day.year() - 1)),
                ("this", "year", Some(day)) => (skip + 2, Some(day.year())),
                _ => (0, None),
            },
        }
    }

    fn day_of(&self, stated: Option<i16>, month: i8, day: i8) -> Option<DateValue> {
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

    fn nearest_month(&self, published: Date, month: i8, at: usize) -> Option<DateValue> {
        let offset = match self.modifier(at) {
            Some(1) => i16::from(month <= published.month()),
            Some(-1) => -i16::from(month >= published.month()),
            _ => {
                let ahead = self.is_future(at);
                if ahead && month < published.month() {
                    1
                } else if !ahead && month > published.month() {
                    // "The town awaits the result in June": the present tense looks either way, and the nearest is meant.
                    let near = self.is_present(at) && month - published.month() < 6;
                    if near { 0 } else { -1 }
                } else {
                    0
                }
            }
        };
        calendar::month(published.year() + offset, month, false)
    }

    /// "next" and "last" before a word.
    fn modifier(&self, at: usize) -> Option<i32> {
        match at.checked_sub(1).map(|before| self.lower(before)).as_deref() {
            Some("next" | "coming" | "following") => Some(1),
            Some("last" | "past" | "previous") => Some(-1),
            Some("this" | "current") => Some(0),
            _ => None,
        }
    }

    /// Whether the clause speaks of what is to come.
    fn is_future(&self, at: usize) -> bool {
        let predicate = self.parsed.predicate_of(at);
        let future = |token: usize| matches!(self.parsed.lemma(token), "will" | "shall" | "would") || self.parsed.tag(token) == Tag::To;
        self.parsed.auxiliaries(predicate).into_iter().any(future)
            || matches!(self.parsed.lemma(predicate), "expect" | "plan" | "schedule" | "due" | "set")
    }

    fn is_present(&self, at: usize) -> bool {
        matches!(self.parsed.tag(self.parsed.predicate_of(at)), Tag::Vbz | Tag::Vbp)
    }

    /// "The port opens in two weeks": what happens by plan is told in the present.
    fn is_timetable(&self, at: usize) -> bool {
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

    /// "the second quarter of 2027", "Q2 2027", "the first half of 2026", "spring 2027", "early 2025".
    fn part_of_year(&self, at: usize) -> Read {
        let word = self.lower(at);
        let in_year = |from: usize| {
            let (length, stated) = self.year_after(from);
            (length, stated.or(self.published.map(|day| day.year())), stated.is_some())
        };
        if let Some(number) = word.strip_prefix('q').and_then(|digit| digit.parse::<i32>().ok()).filter(|number| (1..=4).contains(number)) {
            let (length, year, stated) = in_year(at + 1);
            return Some((1 + length, calendar::quarter(year?, number, stated)?));
        }
        if let Some(number) = ordinal(&word) {
            let (length, year, stated) = in_year(at + 2);
            return match self.lower(at + 1).as_str() {
                "quarter" => Some((
                    2 + length,
                    year.and_then(|year| calendar::quarter(year, number, stated))
                        .unwrap_or_else(|| DateValue::floating(format!("Q{number}"), Granularity::Quarter)),
                )),
                "half" if stated => Some((2 + length, calendar::half(year?, number, stated)?)),
                _ => None,
            };
        }
        let first = season(&word)?;
        let (length, year, stated) = in_year(at + 1);
        if !stated
            && self.modifier(at).is_none()
            && !at
                .checked_sub(1)
                .is_some_and(|before| matches!(self.lower(before).as_str(), "the" | "in" | "since" | "by" | "until" | "early" | "late"))
        {
            return None;
        }
        let shift = i16::try_from(self.modifier(at).unwrap_or(0)).unwrap_or(0);
        let placed = year.and_then(|year| calendar::season(year + if stated { 0 } else { shift }, first, stated));
        Some((1 + length, placed.unwrap_or_else(|| DateValue::floating(format!("S{first}"), Granularity::Season))))
    }

    /// "last month", "next Tuesday", "this year", "the previous day".
    fn near(&self, at: usize) -> Read {
        let word = self.lower(at);
        let shift = match word.as_str() {
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
        let unit = unit(next).filter(|_| !next.ends_with('s'))?;
        // "The previous day" and "the past year" count from what the story tells, not from the day of publication.
        if matches!(word.as_str(), "previous" | "past" | "current") && unit == Unit::Day {
            return Some((2, DateValue::floating("prev-day".into(), Granularity::Day)));
        }
        let placed = self.published.and_then(|published| calendar::shifted(published, unit, shift));
        Some((2, placed.unwrap_or_else(|| DateValue::floating(format!("R{shift}{unit:?}"), granularity(unit)))))
    }

    /// "two weeks ago", "a year later", "in three days".
    fn ago(&self, at: usize) -> Read {
        let inward = usize::from(self.lower(at) == "in");
        let count = number(self.word(at + inward))?;
        let unit = unit(self.word(at + inward + 1))?;
        let after = self.lower(at + inward + 2);
        let sign = match after.as_str() {
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
    fn deictic(&self, at: usize) -> Read {
        let word = self.lower(at);
        let shift = match word.as_str() {
            "yesterday" => -1,
            "today" | "tonight" => 0,
            "tomorrow" => 1,
            _ => return self.bare_weekday(at),
        };
        let placed = self.published.and_then(|published| calendar::shifted(published, Unit::Day, shift));
        Some((1, placed.unwrap_or_else(|| DateValue::floating(format!("R{shift}Day"), Granularity::Day))))
    }

    fn bare_weekday(&self, at: usize) -> Read {
        let day = weekday(self.word(at)).filter(|_| self.word(at).starts_with(char::is_uppercase))?;
        if self.word(at).len() <= 4 && !self.parsed.tag(at).is_name() {
            return None;
        }
        let placed = self.published.and_then(|published| calendar::nearest(published, day, self.is_future(at)));
        Some((1, placed.unwrap_or_else(|| DateValue::floating(format!("W{}", day.to_monday_one_offset()), Granularity::Day))))
    }

    /// "the 1990s", "the 19th century".
    fn era(&self, at: usize) -> Read {
        let word = self.word(at);
        if let Some(first) = word.strip_suffix('s').or_else(|| word.strip_suffix("'s")).and_then(year) {
            return Some((1, calendar::decade(first)?));
        }
        let number = ordinal(word)?;
        let hyphen = usize::from(self.word(at + 1) == "-");
        (self.lower(at + 1 + hyphen) == "century").then_some(())?;
        Some((2 + hyphen, calendar::century(number)?))
    }

    /// A year alone, where nothing is counted by it.
    fn plain_year(&self, at: usize) -> Read {
        let year = year(self.word(at))?;
        let counted = self.parsed.tag(at + 1).is_common_noun() && self.sentence.holds(at + 1) && !self.is_timely(at);
        let money = at
            .checked_sub(1)
            .is_some_and(|before| self.parsed.tag(before) == Tag::Dollar || matches!(self.word(before), "-" | "#" | "No." | "no."));
        let unlikely = !(1500..=2100).contains(&year) && !self.is_timely(at);
        (!counted && !money && !unlikely).then_some(())?;
        Some((1, calendar::year(year, true)?))
    }

    /// Whether a preposition of time stands before it.
    fn is_timely(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or(String::new(), |before| self.lower(before));
        matches!(
            before.as_str(),
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
