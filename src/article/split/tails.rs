//! What belongs to a sentence behind its end mark: notes, references, and credits that begin without one.

use super::stops::{Next, Place, bears_note, begins_sentence};
use crate::article::lexicon::{Months, is_function_word, is_month, is_weekday};

/// "in 1805.[6] He", "a consultation.11 12 Take": notes right behind the mark; returns where they end, if a sentence ends there.
pub(super) fn end_of_notes(place: &Place<'_>) -> Option<usize> {
    let rest = place.body.get(place.closed..)?;
    match rest.bytes().next()? {
        b'[' => {
            let end = end_of_references(place)?;
            begins_sentence(place.body, end).then_some(end)
        }
        b'0'..=b'9' => {
            let end = place.closed + digits_of_notes(rest)?;
            (bears_note(place) && begins_sentence(place.body, end) && Next::read(place.body, end).is_capital()).then_some(end)
        }
        _ => None,
    }
}

/// "in 1805. [6] He", "at large. […] For", "by their rights. 4 Even": where the references behind a mark end, if any stand there.
pub(super) fn end_of_references(place: &Place<'_>) -> Option<usize> {
    let (body, mut end) = (place.body, None);
    let mut at = place.closed;
    while let Some(rest) = body.get(at..) {
        let bare = rest.trim_start();
        let Some(length) = reference(bare) else { break };
        at += (rest.len() - bare.len()) + length;
        end = Some(at);
    }
    let end =
        end.filter(|&end| begins_sentence(body, end) || body.get(end..).is_some_and(|rest| rest.trim_start().starts_with(['"', '“'])));
    end.or_else(|| bare_number(place))
}

/// "[6]", "[a]", "[note 2]", "[…]" at the beginning of a text: its length.
fn reference(text: &str) -> Option<usize> {
    const LONGEST: usize = 16;
    let inner = text.strip_prefix('[')?;
    let close = inner.bytes().take(LONGEST).position(|byte| byte == b']')?;
    let words = inner.get(..close)?;
    let counted = words.bytes().any(|byte| byte.is_ascii_digit()) && words.split_whitespace().count() <= 2;
    let letter = words.len() == 1 && words.bytes().all(|byte| byte.is_ascii_lowercase());
    let elided = matches!(words, "..." | "…" | ". . .");
    let needed = words == "citation needed";
    (counted || letter || elided || needed).then_some(close + 2)
}

/// A number alone between a full stop and a word that begins sentences is the mark of a note: "their rights. 4 Even though".
fn bare_number(place: &Place<'_>) -> Option<usize> {
    let rest = place.body.get(place.closed..)?;
    let bare = rest.trim_start();
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let end = place.closed + (rest.len() - bare.len()) + digits;
    let parted = bare.get(digits..).is_some_and(|behind| behind.starts_with(' '));
    ((1..=2).contains(&digits) && parted && bears_note(place) && Next::read(place.body, end).is_starter()).then_some(end)
}

/// "11", "11 12", "3,4", "5-7": numbers of notes, of at most three digits each.
fn digits_of_notes(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut end = 0;
    loop {
        let digits = bytes.get(end..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if !(1..=3).contains(&digits) {
            return None;
        }
        end += digits;
        match (bytes.get(end), bytes.get(end + 1)) {
            (Some(b',' | b'-' | b' '), Some(next)) if next.is_ascii_digit() => end += 1,
            _ => return Some(end),
        }
    }
}

/// Where "Image:" begins, if the colon at `at` ends such a label and words stand before it in the sentence.
pub(super) fn start_of_credit(body: &str, start: usize, at: usize) -> Option<usize> {
    const LABELS: [&str; 7] = ["Image", "Images", "Photo", "Photos", "Photograph", "Picture", "Credit"];
    let before = body.get(start..at)?;
    let label = LABELS.iter().find(|label| before.ends_with(**label))?;
    let lead = before.get(..before.len() - label.len())?;
    let parted = lead.ends_with(' ') && lead.trim_end().ends_with(|letter: char| letter.is_alphanumeric() || letter == ')');
    let follows = body.get(at + 1..).is_some_and(|rest| rest.starts_with(' '));
    (parted && follows).then_some(at - label.len())
}

/// Where a stamp of day and date begins and ends, if the comma at `at` stands behind its weekday: "Monday, March 3, 2025 The mayor".
/// Inside a sentence a preposition or a comma stands before such a date, or small letters behind it.
pub(super) fn stamp(body: &str, at: usize) -> Option<(usize, usize)> {
    let before = body.get(..at).filter(|before| before.ends_with("day"))?;
    let from = before.rfind(|letter: char| !letter.is_alphabetic()).map_or(0, |space| space + 1);
    let weekday = before.get(from..).filter(|word| is_weekday(word) && word.starts_with(char::is_uppercase))?;
    let start = at - weekday.len();
    let lead = body.get(..start)?.trim_end();
    let word = lead.rsplit(char::is_whitespace).next().unwrap_or_default();
    if is_function_word(word) || lead.ends_with([',', ':', '-', '–', '—']) {
        return None;
    }
    let rest = body.get(at + 1..)?.strip_prefix(' ')?;
    let mut words = rest.splitn(4, ' ');
    let (month, day, year, behind) = (words.next()?, words.next()?, words.next()?, words.next()?);
    let number = |word: &str, most: usize| !word.is_empty() && word.len() <= most && word.bytes().all(|byte| byte.is_ascii_digit());
    let dated =
        is_month(month, Months::All) && day.strip_suffix(',').is_some_and(|day| number(day, 2)) && year.len() == 4 && number(year, 4);
    (dated && behind.starts_with(char::is_uppercase)).then(|| (start, at + 1 + rest.len() - behind.len()))
}
