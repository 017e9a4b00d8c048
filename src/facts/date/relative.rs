//! Times that need the day of publication: "yesterday", "last month", "two weeks ago", "Tuesday".

use super::read::{Read, Reader};
use super::words::{Said, Unit, look_up, number, unit, weekday};
use super::{DateValue, Granularity, calendar, form};
use crate::syntax::Tag;

/// Two weeks, to the calendar.
const FORTNIGHT: &str = "fortnight";
/// The hours of "tonight".
const TONIGHT: &str = "17-30";

impl Reader<'_> {
    /// Hours of the day that lies so many days from the publication.
    fn hours_of(&self, shift: i32, hours: &str) -> DateValue {
        let day = self.published.and_then(|published| calendar::shifted(published, Unit::Day, shift)).and_then(|day| day.days());
        day.and_then(|(day, _)| form::timed(day, &format!("T{hours}"), false))
            .unwrap_or_else(|| DateValue::floating(format!("R{shift}DayT{hours}"), Granularity::DayPart))
    }

    /// "over the weekend", "at the weekend": the last one, or the one to come where the clause speaks of that.
    pub(super) fn weekend(&self, at: usize) -> Read {
        let before = |count: usize| at.checked_sub(count).map_or("", |before| self.lower(before));
        let told = before(1) == "the" && matches!(before(2), "over" | "at" | "during" | "before" | "after" | "of" | "since" | "until");
        (told && !self.parsed.tag(at + 1).is_noun()).then(|| (1, self.weekend_near(self.is_future(at))))
    }

    fn weekend_near(&self, ahead: bool) -> DateValue {
        let placed = self.published.and_then(|published| calendar::weekend(published, ahead));
        placed.unwrap_or_else(|| DateValue::floating("R0Weekend".to_owned(), Granularity::Week))
    }

    /// "the end of the year", "later in the week": the one that holds the day of publication.
    pub(super) fn current(&self, at: usize) -> Read {
        let before = |count: usize| at.checked_sub(count).map_or("", |before| self.lower(before));
        let told = match before(1) {
            "of" => matches!(before(2), "end" | "start" | "beginning" | "middle" | "rest" | "remainder"),
            "in" => matches!(before(2), "later" | "earlier"),
            _ => false,
        };
        if !told {
            return None;
        }
        let unit = unit(self.lower(at + 1)).filter(|unit| *unit != Unit::Day && !self.lower(at + 1).ends_with('s'))?;
        // "The end of the year that" is another.
        (!matches!(self.lower(at + 2), "that" | "of" | "in" | "when" | "before" | "after")).then(|| (2, self.holding(unit)))
    }

    /// "by year-end", "before the year's end".
    pub(super) fn year_end(&self, at: usize) -> Read {
        let length = match (self.lower(at), self.lower(at + 1), self.lower(at + 2)) {
            ("year-end", _, _) => 1,
            ("year", "-" | "'s" | "’s", "end") => 3,
            _ => return None,
        };
        (!self.parsed.tag(at + length).is_noun() || !self.sentence.holds(at + length)).then(|| (length, self.holding(Unit::Year)))
    }

    fn holding(&self, unit: Unit) -> DateValue {
        let placed = self.published.and_then(|published| calendar::shifted(published, unit, 0));
        placed.unwrap_or_else(|| DateValue::floating(format!("R0{unit:?}"), granularity(unit)))
    }

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
    pub(super) fn near(&self, at: usize, shift: i32) -> Read {
        let word = self.lower(at);
        let next = self.word(at + 1);
        if let Some(day) = weekday(next) {
            let placed = self.published.and_then(|published| match shift {
                1 => calendar::nearest(published.tomorrow().ok()?, day, true),
                -1 => calendar::nearest(published.yesterday().ok()?, day, false),
                _ => calendar::nearest(published, day, self.is_future(at)),
            });
            return Some((2, placed.unwrap_or_else(|| DateValue::floating(format!("W{}", day.to_monday_one_offset()), Granularity::Day))));
        }
        // "This morning" is today, "last night" yesterday.
        if let Some(Said::Part(hours)) = look_up(next).filter(|_| matches!(word, "this" | "last")) {
            return Some((2, self.hours_of(shift, hours)));
        }
        if next == "weekend" && matches!(word, "this" | "last") {
            let ahead = word == "this" && !matches!(self.parsed.tag(self.parsed.predicate_of(at)), Tag::Vbd);
            return Some((2, self.weekend_near(ahead)));
        }
        if next.ends_with('s') {
            return self.some_units(at, shift);
        }
        let unit = unit(next)?;
        // "The previous day" and "the past year" count from what the story tells, not from the day of publication.
        if matches!(word, "previous" | "past" | "current") && unit == Unit::Day {
            return Some((2, DateValue::floating("prev-day".into(), Granularity::Day)));
        }
        let placed = self.published.and_then(|published| calendar::shifted(published, unit, shift));
        Some((2, placed.unwrap_or_else(|| DateValue::floating(format!("R{shift}{unit:?}"), granularity(unit)))))
    }

    /// "in the coming weeks", "over the past months": nobody counts them, so the stretch is a wide one.
    fn some_units(&self, at: usize, shift: i32) -> Read {
        let before = |count: usize| at.checked_sub(count).map_or("", |before| self.lower(before));
        let told = before(1) == "the" && matches!(before(2), "in" | "over" | "during" | "within");
        let unit = unit(self.lower(at + 1)).filter(|_| told && shift != 0)?;
        let (far, count, granularity) = match unit {
            Unit::Day => (Unit::Week, 2, Granularity::Week),
            Unit::Week => (Unit::Month, 2, Granularity::Season),
            Unit::Month => (Unit::Month, 12, Granularity::Year),
            Unit::Quarter | Unit::Year => (Unit::Decade, 1, Granularity::Decade),
            Unit::Decade | Unit::Century => return None,
        };
        let placed = self.published.and_then(|published| {
            let (day, far) = (calendar::of_day(published, false)?, calendar::away(published, far, shift * count)?);
            if shift > 0 { calendar::through(&day, &far) } else { calendar::through(&far, &day) }
        });
        let value = placed.map(|placed| DateValue { granularity, ..placed });
        Some((2, value.unwrap_or_else(|| DateValue::floating(format!("R{shift}{unit:?}s"), granularity))))
    }

    /// "two weeks ago", "a year later", "in three days".
    pub(super) fn ago(&self, at: usize) -> Read {
        let inward = usize::from(self.lower(at) == "in");
        if let Some((length, date)) = self.spelled_ago(at) {
            return Some((length, date));
        }
        // Of the two, a unit is the rarer by far.
        let word = self.word(at + inward + 1);
        let unit = unit(word)?;
        let fortnights = word.get(..FORTNIGHT.len()).is_some_and(|start| start.eq_ignore_ascii_case(FORTNIGHT));
        let count = number(self.word(at + inward))? * if fortnights { 2 } else { 1 };
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

    /// "Twenty-eight years ago", "three hundred and sixty years ago".
    fn spelled_ago(&self, at: usize) -> Read {
        let (length, count) = self.spelled(at)?;
        let unit = unit(self.word(at + length)).filter(|_| self.lower(at + length + 1) == "ago")?;
        let placed = self.published.and_then(|published| calendar::away(published, unit, -count));
        let value = placed.unwrap_or_else(|| DateValue::floating(format!("A{}{unit:?}true", -count), granularity(unit)));
        Some((length + 2, value))
    }

    /// A number of several words, with how many tokens it has.
    fn spelled(&self, at: usize) -> Option<(usize, i32)> {
        let hundreds = number(self.word(at)).filter(|count| (1..=20).contains(count) && self.lower(at + 1) == "hundred");
        let Some(hundreds) = hundreds else {
            return self.tens(at).filter(|(length, _)| *length > 1);
        };
        let and = usize::from(self.lower(at + 2) == "and");
        let rest = self.tens(at + 2 + and);
        Some(rest.map_or((2, 100 * hundreds), |(length, rest)| (2 + and + length, 100 * hundreds + rest)))
    }

    /// "Twenty-eight", "sixty", "nine".
    fn tens(&self, at: usize) -> Option<(usize, i32)> {
        let count = number(self.word(at)).filter(|count| (1..100).contains(count))?;
        let ones = number(self.word(at + 2)).filter(|ones| (1..10).contains(ones) && self.lower(at + 1) == "-");
        let ones = ones.filter(|_| count >= 20 && count % 10 == 0);
        Some(ones.map_or((1, count), |ones| (3, count + ones)))
    }

    /// "yesterday", "today", "tonight", "tomorrow", and weekdays alone.
    pub(super) fn deictic(&self, at: usize, shift: i32) -> Read {
        if self.lower(at) == "tonight" {
            return Some((1, self.hours_of(shift, TONIGHT)));
        }
        let placed = self.published.and_then(|published| calendar::shifted(published, Unit::Day, shift));
        Some((1, placed.unwrap_or_else(|| DateValue::floating(format!("R{shift}Day"), Granularity::Day))))
    }

    /// "Is closed through Wednesday": what holds now ends in days to come.
    fn lasts_until(&self, at: usize) -> bool {
        let until = at.checked_sub(1).is_some_and(|before| matches!(self.lower(before), "until" | "till" | "through"));
        let is_now = |token: usize| matches!(self.parsed.tag(token), Tag::Vbz | Tag::Vbp);
        until && (self.is_present(at) || self.parsed.auxiliaries(self.parsed.predicate_of(at)).into_iter().any(is_now))
    }

    /// "Fridays", "Friday evenings", "every Friday": no day of the calendar, one of each week.
    fn is_habit(&self, at: usize) -> bool {
        let part = matches!(self.lower(at + 1), "mornings" | "afternoons" | "evenings" | "nights");
        let each = at.checked_sub(1).is_some_and(|before| matches!(self.lower(before), "every" | "each" | "most"));
        self.lower(at).ends_with("days") || part || each
    }

    pub(super) fn bare_weekday(&self, at: usize) -> Read {
        let day = weekday(self.word(at)).filter(|_| self.word(at).starts_with(char::is_uppercase))?;
        if self.word(at).len() <= 4 && !self.parsed.tag(at).is_name() {
            return None;
        }
        let on = at.checked_sub(1).is_some_and(|before| self.lower(before) == "on" || self.parsed.tag(before).is_verb());
        let ahead = self.is_future(at) || on && self.is_timetable(at) || self.lasts_until(at);
        let published = self.published.filter(|_| !self.is_habit(at));
        let placed = published.and_then(|published| calendar::nearest(published, day, ahead));
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
