//! The words that dates are made of: one table, asked once for each word.

use crate::lexicon::{self, Sieve};
use jiff::civil::Weekday;
use std::sync::LazyLock;

/// What a word says about time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// A month, from 1.
    Month(i8),
    /// A day of the week.
    Weekday(Weekday),
    /// A small number in words; "a" is one.
    Number(i32),
    /// A rank in words.
    Ordinal(i32),
    /// A season, by its first month.
    Season(i8),
    /// A unit of the calendar.
    Unit(Unit),
    /// "next", "last", "this": so many units off.
    Near(i32),
    /// "yesterday", "today": so many days off.
    Deictic(i32),
    /// "noon": a time of day.
    Clock(&'static str),
    /// "morning": hours of a day that is told beside it.
    Part(&'static str),
    /// "dawn": hours of a day, said alone.
    Time(&'static str),
    /// What else begins a time.
    Opener(Opener),
}

/// Words that begin a time and are no part of its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opener {
    /// "in two weeks".
    In,
    /// "the financial year 2026", "the early hours".
    The,
    /// "fiscal 2026".
    Business,
    /// "shortly before midnight".
    Close,
    /// "early hours", "late afternoon".
    Part,
    /// "the weekend".
    Weekend,
    /// "Christmas Day".
    Holiday,
    /// "half past eight".
    Half,
}

/// The table, by the first and last letters of its words and their lengths: words are asked for by the thousand, and a look at one place
/// costs a third of one into a hash table.
struct Words {
    /// Where the rows of each such place begin, from 1; 0 where there are none.
    places: Box<[u8; Sieve::PLACES]>,
    /// Ordered by their places.
    rows: Vec<(usize, &'static str, Said)>,
    /// What tells of most words that the table does not hold them.
    sieve: Sieve,
}

impl Words {
    /// What a word says, in whatever case.
    #[inline]
    fn get(&self, word: &str) -> Option<Said> {
        let place = Sieve::place(word.as_bytes());
        let first = usize::from(*self.places.get(place)?).checked_sub(1)?;
        let rows = self.rows.get(first..)?.iter().take_while(|(at, ..)| *at == place);
        rows.into_iter().find(|(_, known, _)| known.eq_ignore_ascii_case(word)).map(|(.., said)| *said)
    }
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let row = |row: &'static str| {
        let (word, rest) = row.split_once(' ')?;
        let (class, value) = rest.split_once(' ')?;
        Some((Sieve::place(word.as_bytes()), word, said(class, value)?))
    };
    let mut rows: Vec<_> = lexicon::rows(include_str!("../../lexicon/calendar.txt")).filter_map(row).collect();
    rows.sort_by_key(|(place, ..)| *place);
    let mut places = Box::new([0; Sieve::PLACES]);
    for (row, (place, ..)) in (1..=u8::MAX).zip(&rows) {
        places.get_mut(*place).filter(|first| **first == 0).into_iter().for_each(|first| *first = row);
    }
    let sieve = Sieve::new(rows.iter().map(|(_, word, _)| *word));
    Words { places, rows, sieve }
});

fn said(class: &str, value: &'static str) -> Option<Said> {
    let number = || value.parse::<i8>().ok();
    Some(match class {
        "month" => Said::Month(number()?),
        "weekday" => Said::Weekday(Weekday::from_monday_one_offset(number()?).ok()?),
        "number" => Said::Number(number()?.into()),
        "ordinal" => Said::Ordinal(number()?.into()),
        "season" => Said::Season(number()?),
        "unit" => Said::Unit(unit_of(value)?),
        "near" => Said::Near(number()?.into()),
        "deictic" => Said::Deictic(number()?.into()),
        "clock" => Said::Clock(value),
        "part" => Said::Part(value),
        "time" => Said::Time(value),
        "opener" => Said::Opener(match value {
            "in" => Opener::In,
            "the" => Opener::The,
            "business" => Opener::Business,
            "close" => Opener::Close,
            "part" => Opener::Part,
            "weekend" => Opener::Weekend,
            "holiday" => Opener::Holiday,
            "half" => Opener::Half,
            _ => return None,
        }),
        _ => return None,
    })
}

/// What a word says about time, in whatever case.
pub(super) fn look_up(word: &str) -> Option<Said> {
    WORDS.get(word)
}

/// What a time can begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beginning {
    /// A word that holds a digit.
    Digits,
    /// A word of the table.
    Word(Said),
}

/// How a time can begin with a word, in lower case; most words of a text begin none, and every way of reading one costs.
pub(super) fn beginning(lower: &str) -> Option<Beginning> {
    let plain = lower.bytes().all(|byte| byte.is_ascii_lowercase());
    if !plain && lower.bytes().any(|byte| byte.is_ascii_digit()) {
        return Some(Beginning::Digits);
    }
    if !may_begin(lower) {
        return None;
    }
    let letters = if plain { lower.len() } else { lower.bytes().take_while(u8::is_ascii_alphabetic).count() };
    let whole = || WORDS.get(lower.get(..letters)?);
    // "mid-afternoon" stands in the table with its hyphen.
    let said = if plain { whole() } else { WORDS.get(lower).or_else(whole) };
    said.map(Beginning::Word)
}

/// What a word of plain letters, in lower case, says about time.
pub(super) fn plain_word(lower: &str) -> Option<Said> {
    WORDS.get(lower)
}

/// Whether a word of letters alone, in lower case, may begin a time.
#[inline]
pub(super) fn may_begin(lower: &str) -> bool {
    WORDS.sieve.may_hold(lower)
}

/// What tells of nearly all words of plain letters that the table does not hold them.
#[inline]
pub(super) fn sieve() -> &'static Sieve {
    &WORDS.sieve
}

/// The number of a month by its name, in full or short; "may" and "march" only with a capital.
pub(super) fn month(word: &str) -> Option<i8> {
    let bare = word.trim_end_matches('.');
    let Some(Said::Month(number)) = look_up(bare) else { return None };
    let ambiguous = ["may", "march", "mar", "jan", "dec", "sep"].iter().any(|name| bare.eq_ignore_ascii_case(name));
    (!ambiguous || word.starts_with(char::is_uppercase)).then_some(number)
}

/// Whether a word as written is a month or a day of the week, in full or short: asked of every name, and nearly none is.
pub(super) fn is_month_or_weekday(word: &str) -> bool {
    match look_up(word.trim_end_matches('.')) {
        Some(Said::Weekday(_)) => true,
        Some(Said::Month(_)) => month(word).is_some(),
        _ => false,
    }
}

/// A weekday by its name.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    if let Some(Said::Weekday(day)) = look_up(word.trim_end_matches('.')) { Some(day) } else { None }
}

/// The first month of a season (of the northern half of the earth).
pub(super) fn season(word: &str) -> Option<i8> {
    if let Some(Said::Season(month)) = look_up(word) { Some(month) } else { None }
}

/// A small number, in digits or words.
pub(super) fn number(word: &str) -> Option<i32> {
    match look_up(word) {
        Some(Said::Number(number)) => Some(number),
        Some(_) => None,
        None if word.starts_with(|sign: char| sign.is_ascii_digit()) => word.parse().ok().filter(|number| (0..=9999).contains(number)),
        None => None,
    }
}

/// A rank, in digits or words: "3rd", "third".
pub(super) fn ordinal(word: &str) -> Option<i32> {
    match look_up(word) {
        Some(Said::Ordinal(rank)) => Some(rank),
        Some(_) => None,
        None => {
            let digits = word.bytes().take_while(u8::is_ascii_digit).count();
            let (number, suffix) = word.split_at_checked(digits).filter(|(number, suffix)| !number.is_empty() && suffix.len() == 2)?;
            let is_rank = ["st", "nd", "rd", "th"].iter().any(|end| suffix.eq_ignore_ascii_case(end));
            number.parse().ok().filter(|_| is_rank)
        }
    }
}

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// A unit of the calendar by its name, plural or not.
pub(super) fn unit(word: &str) -> Option<Unit> {
    if let Some(Said::Unit(unit)) = look_up(word) { Some(unit) } else { None }
}

fn unit_of(name: &str) -> Option<Unit> {
    Some(match name {
        "day" => Unit::Day,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        _ => return None,
    })
}

/// A year in digits that prose would name.
pub(super) fn year(word: &str) -> Option<i16> {
    (word.len() == 4).then(|| word.parse().ok()).flatten().filter(|year| (1000..=2199).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::tests::assert_tidy;

    #[test]
    fn the_table_is_tidy_and_read_whole() {
        let list = include_str!("../../lexicon/calendar.txt");
        assert_tidy(list, |row| row.split_once(' ').unwrap_or_default().0);
        assert_eq!(WORDS.rows.len(), lexicon::rows(list).count());
        assert!(WORDS.rows.len() < usize::from(u8::MAX), "more rows than a place can tell");
        let known = |word: &str, said: Said| look_up(word) == Some(said) && look_up(&word.to_uppercase()) == Some(said);
        assert!(WORDS.rows.iter().all(|(_, word, said)| may_begin(word) && sieve().may_be(word) && known(word, *said)));
    }

    #[test]
    fn a_time_begins_with_a_word_of_times() {
        for word in
            ["sept.", "mondays", "may", "winter", "twelve", "third", "noon", "the", "in", "1990s", "’70s", "q3", "fy2026", "ten-year"]
        {
            assert!(beginning(word).is_some(), "{word}");
        }
        for word in ["river", "said", "", "—", "élan", "monthly"] {
            assert!(beginning(word).is_none(), "{word}");
        }
    }

    #[test]
    fn words_in_any_case() {
        assert_eq!((month("May"), month("may"), month("SEPT."), month("octobers")), (Some(5), None, Some(9), None));
        assert_eq!((number("an"), number("Seven"), number("40"), number("4.5")), (Some(1), Some(7), Some(40), None));
        assert_eq!((ordinal("3rd"), ordinal("THIRD"), ordinal("11th"), ordinal("th")), (Some(3), Some(3), Some(11), None));
    }
}
