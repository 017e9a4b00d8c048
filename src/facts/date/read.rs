//! Reading dates from the tokens of a sentence, the longest reading first.

use super::words::{Beginning, Opener, Said, beginning, may_begin, month, plain_word, sieve};
use super::{DateValue, Granularity, calendar, clock};
use crate::article::words::Tokens;
use crate::syntax::Parsed;
use jiff::civil::Date;

/// Reads a sentence from left to right.
pub(super) struct Reader<'a> {
    pub(super) parsed: &'a Parsed,
    /// The bytes of the article.
    text: &'a [u8],
    pub(super) sentence: Tokens,
    pub(super) published: Option<Date>,
    at: usize,
    /// Where the date before ends: a part of the day right behind a day belongs to it.
    pub(super) last: Option<usize>,
}

/// A date with the number of tokens that it takes.
pub(super) type Read = Option<(usize, DateValue)>;

impl<'a> Reader<'a> {
    pub(super) fn new(parsed: &'a Parsed, sentence: Tokens, published: Option<Date>) -> Self {
        let text = parsed.article().text().as_bytes();
        Self { parsed, text, sentence, published, at: sentence.start as usize, last: None }
    }

    /// The next date, with its edge.
    pub(super) fn next_date(&mut self) -> Option<(Tokens, DateValue)> {
        while self.at < self.sentence.end as usize {
            let start = self.at;
            if !self.begins(start) {
                self.at += 1;
                continue;
            }
            if let Some((length, date)) = self.range(start) {
                self.at = start + length.max(1);
                self.last = Some(self.at);
                let date = DateValue { edge: self.edge(start, self.at), ..date };
                return Some((Tokens::new(start, self.at), date));
            }
            self.at += 1;
        }
        None
    }

    /// Whether a time may begin with a token. Nearly all words of a text are letters that begin none, and are told by the first and the last.
    #[inline]
    fn begins(&self, at: usize) -> bool {
        let shape = self.parsed.shape(at);
        if !shape.is_plain() {
            return shape.has_digit() || may_begin(self.parsed.lower(at));
        }
        let range = self.parsed.range(Tokens::new(at, at + 1));
        let byte = |at: u32| self.text.get(at as usize).copied().unwrap_or(0);
        sieve().may_end(byte(range.start), byte(range.end.saturating_sub(1)), range.len())
    }

    #[inline]
    pub(super) fn word(&self, at: usize) -> &'a str {
        if self.sentence.holds(at) { self.parsed.form(at) } else { "" }
    }

    #[inline]
    pub(super) fn lower(&self, at: usize) -> &'a str {
        if self.sentence.holds(at) { self.parsed.lower(at) } else { "" }
    }

    /// "March 10-12", "2015 to 2018", "between April and June of 2027".
    fn range(&self, at: usize) -> Read {
        let (length, first) = self.single(at)?;
        let joiner = self.lower(at + length);
        let between = at.checked_sub(1).is_some_and(|before| self.lower(before) == "between");
        let joins = matches!(joiner, "-" | "–" | "—" | "to" | "through" | "until") || between && joiner == "and";
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

    /// One time, by the way of reading that its first word opens.
    fn single(&self, at: usize) -> Read {
        let beginning = match self.parsed.shape(at) {
            // Nearly all words are plain letters, which need not be looked at again.
            shape if shape.is_plain() && self.sentence.holds(at) => Beginning::Word(plain_word(self.parsed.lower(at))?),
            _ => beginning(self.lower(at))?,
        };
        match beginning {
            Beginning::Digits => self.digits(at),
            Beginning::Word(said) => self.worded(at, said),
        }
    }

    fn digits(&self, at: usize) -> Read {
        self.iso(at)
            .or_else(|| self.hyphened(at))
            .or_else(|| self.day_and_month(at))
            .or_else(|| self.part_of_year(at))
            .or_else(|| self.spoken_clock(at))
            .or_else(|| self.ago(at))
            .or_else(|| self.era(at))
            .or_else(|| self.clock(at))
            .or_else(|| self.plain_year(at))
    }

    fn worded(&self, at: usize, said: Said) -> Read {
        match said {
            Said::Month(_) => self.month_and_day(at),
            Said::Weekday(_) => self.weekday_and_date(at).or_else(|| self.bare_weekday(at)),
            // An article is no hour.
            Said::Number(_) if matches!(self.lower(at), "a" | "an") => self.ago(at).or_else(|| self.spoken_clock(at)),
            Said::Number(_) => self.spoken_clock(at).or_else(|| self.ago(at)).or_else(|| self.clock(at)),
            Said::Ordinal(_) => self.part_of_year(at).or_else(|| self.era(at)),
            Said::Season(_) => self.part_of_year(at),
            Said::Unit(_) => self.year_end(at).or_else(|| self.spoken_clock(at)),
            Said::Near(shift) => self.near(at, shift),
            Said::Deictic(shift) => self.deictic(at, shift),
            Said::Clock(_) => self.clock(at),
            Said::Part(hours) => self.part_of_day(at, hours),
            Said::Time(hours) => self.time_of_day(at, hours),
            Said::Opener(Opener::In) => self.ago(at),
            Said::Opener(Opener::The) => match self.lower(at + 1).as_bytes().first() {
                Some(b'0'..=b'9' | b'f') => self.led_business_year(at).or_else(|| self.current(at)),
                _ => self.current(at),
            },
            Said::Opener(Opener::Business) => self.part_of_year(at),
            Said::Opener(Opener::Close) => self.close_to(at),
            Said::Opener(Opener::Part) => self.led_part(at),
            Said::Opener(Opener::Weekend) => self.weekend(at),
            Said::Opener(Opener::Holiday) => self.holiday(at),
            Said::Opener(Opener::Half) => self.spoken_clock(at),
        }
    }

    /// "12.30pm", "7 p.m.", "17:45 GMT", "noon".
    pub(super) fn clock(&self, at: usize) -> Read {
        let first = self.parsed.range(Tokens::new(at, at + 1));
        let whole = self.parsed.range(Tokens::new(at, self.sentence.end as usize));
        let before = at.checked_sub(1).filter(|before| self.sentence.holds(*before)).map_or("", |before| self.lower(before));
        let led =
            || matches!(before, "at" | "by" | "from" | "until" | "till" | "around" | "about" | "before" | "after" | "since" | "between");
        let (bytes, time) = clock::read(whole.slice(self.parsed.article().text()), led)?;
        let end = first.start + u32::try_from(bytes).ok()?;
        let taken =
            (at..self.sentence.end as usize).take_while(|&token| self.parsed.range(Tokens::new(token, token + 1)).start < end).count();
        Some((taken, time))
    }
}
