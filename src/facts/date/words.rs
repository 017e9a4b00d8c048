//! The words that dates are made of.

use jiff::civil::Weekday;

/// The number of a month by its name, in full or short; "may" and "march" only with a capital.
pub(super) fn month(word: &str) -> Option<i8> {
    let capital = word.starts_with(char::is_uppercase);
    let lower = word.trim_end_matches('.').to_lowercase();
    let names = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
    let short = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let found = names
        .iter()
        .position(|name| *name == lower)
        .or_else(|| short.iter().position(|name| *name == lower || lower == "sept" && *name == "sep"));
    let ambiguous = matches!(lower.as_str(), "may" | "march" | "mar" | "jan" | "dec" | "sep");
    found.filter(|_| capital || !ambiguous).and_then(|at| i8::try_from(at + 1).ok())
}

/// A weekday by its name.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word.trim_end_matches('.').to_lowercase().as_str() {
        "monday" | "mon" | "mondays" => Weekday::Monday,
        "tuesday" | "tue" | "tues" | "tuesdays" => Weekday::Tuesday,
        "wednesday" | "wed" | "wednesdays" => Weekday::Wednesday,
        "thursday" | "thu" | "thurs" | "thursdays" => Weekday::Thursday,
        "friday" | "fri" | "fridays" => Weekday::Friday,
        "saturday" | "saturdays" => Weekday::Saturday,
        "sunday" | "sundays" => Weekday::Sunday,
        _ => return None,
    })
}

/// The first month of a season (of the northern half of the earth).
pub(super) fn season(word: &str) -> Option<i8> {
    Some(match word.to_lowercase().as_str() {
        "spring" => 3,
        "summer" => 6,
        "autumn" => 9,
        "winter" => 12,
        _ => return None,
    })
}

/// A small number, in digits or words.
pub(super) fn number(word: &str) -> Option<i32> {
    let words = [
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
    let lower = word.to_lowercase();
    if matches!(lower.as_str(), "a" | "an") {
        return Some(1);
    }
    let spelled = words.iter().position(|name| *name == lower).and_then(|at| i32::try_from(at).ok());
    spelled.or_else(|| lower.parse().ok().filter(|number| (0..=9999).contains(number)))
}

/// A rank, in digits or words: "3rd", "third".
pub(super) fn ordinal(word: &str) -> Option<i32> {
    let words = [
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
    let lower = word.to_lowercase();
    let spelled = words.iter().position(|name| *name == lower).and_then(|at| i32::try_from(at + 1).ok());
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
    Some(match word.to_lowercase().as_str() {
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
