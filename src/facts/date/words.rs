//! The words that dates are made of.

use jiff::civil::Weekday;
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::sync::LazyLock;

const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const SHORT_MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS: [(&str, Weekday); 21] = [
    ("monday", Weekday::Monday),
    ("mon", Weekday::Monday),
    ("mondays", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("tue", Weekday::Tuesday),
    ("tues", Weekday::Tuesday),
    ("tuesdays", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("wed", Weekday::Wednesday),
    ("wednesdays", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("thu", Weekday::Thursday),
    ("thurs", Weekday::Thursday),
    ("thursdays", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("fri", Weekday::Friday),
    ("fridays", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("saturdays", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
    ("sundays", Weekday::Sunday),
];
const NUMBERS: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];
const ORDINALS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];
const SEASONS: [(&str, i8); 4] = [("spring", 3), ("summer", 6), ("autumn", 9), ("winter", 12)];

/// Other words that a time may begin with, beside those above and all that hold a digit.
const OPENERS: [&str; 20] = [
    "a",
    "an",
    "in",
    "the",
    "fiscal",
    "financial",
    "next",
    "coming",
    "last",
    "past",
    "previous",
    "this",
    "current",
    "yesterday",
    "today",
    "tonight",
    "tomorrow",
    "noon",
    "midnight",
    "midday",
];

static FIRST_WORDS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let named =
        MONTHS.into_iter().chain(SHORT_MONTHS).chain(["sept"]).chain(WEEKDAYS.map(|(name, _)| name)).chain(SEASONS.map(|(name, _)| name));
    named.chain(NUMBERS).chain(ORDINALS).chain(OPENERS).collect()
});

/// Whether a time can begin with a word, in lower case. Most words of a text begin none, and every way of reading one costs; whoever adds a
/// reading to `read::Reader::single` adds its first words here.
pub(super) fn can_begin(lower: &str) -> bool {
    let letters = lower.bytes().take_while(u8::is_ascii_alphabetic).count();
    lower.bytes().any(|byte| byte.is_ascii_digit()) || lower.get(..letters).is_some_and(|word| FIRST_WORDS.contains(word))
}

/// A word in lower case; most words are.
fn lowered(word: &str) -> Cow<'_, str> {
    let is_lower = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

/// The number of a month by its name, in full or short; "may" and "march" only with a capital.
pub(super) fn month(word: &str) -> Option<i8> {
    let bare = word.trim_end_matches('.');
    if !(3..=9).contains(&bare.len()) {
        return None;
    }
    let capital = word.starts_with(char::is_uppercase);
    let lower = lowered(bare);
    let found = MONTHS
        .iter()
        .position(|name| *name == lower)
        .or_else(|| SHORT_MONTHS.iter().position(|name| *name == lower || lower == "sept" && *name == "sep"));
    let ambiguous = matches!(&*lower, "may" | "march" | "mar" | "jan" | "dec" | "sep");
    found.filter(|_| capital || !ambiguous).and_then(|at| i8::try_from(at + 1).ok())
}

/// A weekday by its name.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    let lower = lowered(word.trim_end_matches('.'));
    WEEKDAYS.iter().find(|(name, _)| *name == lower).map(|(_, day)| *day)
}

/// The first month of a season (of the northern half of the earth).
pub(super) fn season(word: &str) -> Option<i8> {
    let lower = lowered(word);
    SEASONS.iter().find(|(name, _)| *name == lower).map(|(_, month)| *month)
}

/// A small number, in digits or words.
pub(super) fn number(word: &str) -> Option<i32> {
    let lower = lowered(word);
    if matches!(&*lower, "a" | "an") {
        return Some(1);
    }
    let spelled = NUMBERS.iter().position(|name| *name == lower).and_then(|at| i32::try_from(at).ok());
    spelled.or_else(|| lower.parse().ok().filter(|number| (0..=9999).contains(number)))
}

/// A rank, in digits or words: "3rd", "third".
pub(super) fn ordinal(word: &str) -> Option<i32> {
    let lower = lowered(word);
    let spelled = ORDINALS.iter().position(|name| *name == lower).and_then(|at| i32::try_from(at + 1).ok());
    let digits = || {
        lower
            .strip_suffix("st")
            .or_else(|| lower.strip_suffix("nd"))
            .or_else(|| lower.strip_suffix("rd"))
            .or_else(|| lower.strip_suffix("th"))?
            .parse()
            .ok()
    };
    spelled.or_else(digits)
}

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// A unit of the calendar by its name, plural or not.
pub(super) fn unit(word: &str) -> Option<Unit> {
    Some(match &*lowered(word) {
        "day" | "days" => Unit::Day,
        "week" | "weeks" | "fortnight" => Unit::Week,
        "month" | "months" => Unit::Month,
        "quarter" | "quarters" => Unit::Quarter,
        "year" | "years" => Unit::Year,
        "decade" | "decades" => Unit::Decade,
        "century" | "centuries" => Unit::Century,
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

    #[test]
    fn a_time_begins_with_a_word_of_times() {
        for word in
            ["sept.", "mondays", "may", "winter", "twelve", "third", "noon", "the", "in", "1990s", "’70s", "q3", "fy2026", "ten-year"]
        {
            assert!(can_begin(word), "{word}");
        }
        for word in ["river", "said", "", "—", "élan", "month"] {
            assert!(!can_begin(word), "{word}");
        }
    }
}
