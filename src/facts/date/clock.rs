//! Times of day: "12.30pm", "7 p.m.", "17:45 GMT", "nine o'clock", "noon".

use super::words::number;
use super::{DateValue, Granularity, form};

/// A time of day at the beginning of a text, with the bytes that it takes; `led` is whether a word such as "at" stands before it, without
/// which bare digits tell nothing.
pub(super) fn read(text: &str, led: bool) -> Option<(usize, DateValue)> {
    if let Some((word, pattern)) =
        [("noon", "T12:00"), ("midnight", "T00:00"), ("midday", "T12:00")].into_iter().find(|(word, _)| starts(text, word))
    {
        return Some((word.len(), DateValue::floating(pattern.to_owned(), Granularity::Minute)));
    }
    let (digits, hour) = hour(text)?;
    let rest = text.get(digits..)?;
    let (length, minute, colon) = minutes(rest).map_or((0, None, false), |(minute, colon)| (3, Some(minute), colon));
    let behind = rest.get(length..)?;
    let (tail, hour) = match half(behind) {
        Some((tail, afternoon)) => ((1..=12).contains(&hour).then_some(tail)?, hour % 12 + if afternoon { 12 } else { 0 }),
        None if minute.is_none() => (oclock(behind).filter(|_| hour <= 12)?, hour),
        None if colon && (led || zone(behind).is_some()) && !behind.starts_with([':', '.', '-']) => (0, hour),
        None => return None,
    };
    let behind = behind.get(tail..)?;
    // "at 12:30.5" and "7 pmx" are something else.
    if behind.starts_with(char::is_alphanumeric) {
        return None;
    }
    let (zoned, zone) = zone(behind).unwrap_or((0, ""));
    let pattern = match minute {
        Some(minute) => format!("T{hour:02}:{minute:02}{zone}"),
        None => format!("T{hour:02}{zone}"),
    };
    let granularity = if minute.is_some() { Granularity::Minute } else { Granularity::Hour };
    Some((digits + length + tail + zoned, DateValue::floating(pattern, granularity)))
}

/// Whether two times of day name two zones, so that nothing can be said of them.
pub(super) fn other_zone(one: &str, other: &str) -> bool {
    let (a, b) = (form::zone(one), form::zone(other));
    one.starts_with('T') && other.starts_with('T') && !a.is_empty() && !b.is_empty() && a != b
}

fn starts(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
        && !text.get(word.len()..).is_some_and(|rest| rest.starts_with(|sign: char| sign.is_alphanumeric() || sign == '-'))
}

/// The hour in digits or in a word, with its bytes.
fn hour(text: &str) -> Option<(usize, i32)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=2).contains(&digits) {
        return text.get(..digits)?.parse().ok().filter(|hour| *hour < 24).map(|hour| (digits, hour));
    }
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let hour = number(text.get(..letters).filter(|word| word.len() > 2)?)?;
    (1..=12).contains(&hour).then_some((letters, hour))
}

/// ":30" or ".30", and whether with a colon.
fn minutes(text: &str) -> Option<(i32, bool)> {
    let colon = text.starts_with(':');
    let digits = text.get(1..3).filter(|digits| (colon || text.starts_with('.')) && digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let ends = !text.get(3..)?.starts_with(|sign: char| sign.is_ascii_digit());
    digits.parse().ok().filter(|minute| ends && *minute < 60).map(|minute| (minute, colon))
}

/// "am", "p.m." behind an hour, with the space before it: its bytes, and whether it is the second half of the day.
fn half(text: &str) -> Option<(usize, bool)> {
    let space = text.len() - text.trim_start_matches([' ', '\u{a0}']).len();
    let rest = text.get(space..)?;
    let forms = [("a.m.", false), ("p.m.", true), ("a.m", false), ("p.m", true), ("am", false), ("pm", true)];
    let found = forms.into_iter().find(|(form, _)| rest.get(..form.len()).is_some_and(|start| start.eq_ignore_ascii_case(form)))?;
    Some((space + found.0.len(), found.1))
}

fn oclock(text: &str) -> Option<usize> {
    [" o'clock", " o’clock"].into_iter().find(|form| text.starts_with(form)).map(str::len)
}

/// A zone behind a time, with the space before it.
fn zone(text: &str) -> Option<(usize, &str)> {
    const ZONES: [&str; 14] = ["GMT", "UTC", "BST", "CET", "CEST", "EST", "EDT", "ET", "CST", "CDT", "MST", "PST", "PDT", "PT"];
    let rest = text.strip_prefix(' ')?;
    let letters = rest.bytes().take_while(u8::is_ascii_uppercase).count();
    let word = rest.get(..letters)?;
    ZONES.contains(&word).then_some((1 + letters, word))
}
