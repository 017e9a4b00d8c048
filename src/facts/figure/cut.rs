//! Where the words and numbers of a sentence end.

use super::lex::Kind;
use super::lexicon::LONGEST;

/// Whether a web address begins here: its digits count nothing.
pub(super) fn address(bytes: &[u8], at: usize) -> bool {
    bytes.get(at..).is_some_and(|rest| rest.starts_with(b"http://") || rest.starts_with(b"https://") || rest.starts_with(b"www."))
}

pub(super) fn before_is_alphanumeric(bytes: &[u8], at: usize) -> bool {
    at.checked_sub(1).and_then(|before| bytes.get(before)).is_some_and(u8::is_ascii_alphanumeric)
}

/// A word with its end, and whether it is plain letters: letters, an apostrophe between letters, and single letters with dots between them ("U.S.", "a.m.").
pub(super) fn word(text: &str, start: usize) -> (Kind, usize, bool) {
    let bytes = text.as_bytes();
    // Nearly all words are plain letters up to a blank or a mark.
    let letters = bytes.get(start..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let at = start + letters;
    if matches!(bytes.get(at), None | Some(b' ' | b',' | b'-')) {
        return (Kind::Word, at.max(start + 1), at > start && at - start <= LONGEST);
    }
    let end = word_end(text, start, at, letters);
    let plain = end - start <= LONGEST && bytes.get(start..end).is_some_and(|form| form.iter().all(u8::is_ascii_alphabetic));
    (Kind::Word, end, plain)
}

/// The end of a word of which `letters` plain ones are read up to `at`.
fn word_end(text: &str, start: usize, mut at: usize, mut letters: usize) -> usize {
    let bytes = text.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' => (at, letters) = (at + 1, letters + 1),
            b'\'' if letters > 0 && bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic) => (at, letters) = (at + 1, 9),
            b'.' if letters == 1 && dotted(bytes, at) => (at, letters) = (at + 1, 0),
            b'.' if letters == 1 && start + 1 < at => return at + 1,
            0x80.. => match text.get(at..).and_then(|rest| rest.chars().next()) {
                Some('’') if text.get(at + 3..).is_some_and(|rest| rest.starts_with(char::is_alphabetic)) => (at, letters) = (at + 3, 9),
                Some(c) if c.is_alphabetic() || is_combining(c) => (at, letters) = (at + c.len_utf8(), letters + 1),
                _ => break,
            },
            _ => break,
        }
    }
    at.max(start + 1)
}

/// Signs that belong to the letter before: Indian vowel signs, combining accents.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{b80}'..='\u{bff}')
}

/// Whether the dot at `at` stands between single letters.
fn dotted(bytes: &[u8], at: usize) -> bool {
    let next = |ahead: usize| bytes.get(at + ahead);
    next(1).is_some_and(u8::is_ascii_alphabetic) && !next(2).is_some_and(u8::is_ascii_alphanumeric)
}

/// The end of a number with its separators: commas before groups, one decimal point. More points, or colons, make it a code.
pub(super) fn number(bytes: &[u8], start: usize) -> (Kind, usize, bool) {
    let mut at = digits(bytes, start);
    while let Some(end) = group(bytes, at, at - start) {
        at = end;
    }
    let pointed = bytes.get(start) == Some(&b'.');
    if let Some(end) = decimal_comma(bytes, start, at) {
        return (Kind::Number, end, false);
    }
    if pointed {
        at = digits(bytes, start + 1);
    } else if bytes.get(at) == Some(&b'.') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
        at = digits(bytes, at + 1);
    }
    let mut kind = Kind::Number;
    while matches!(bytes.get(at), Some(b'.' | b':')) && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
        (kind, at) = (Kind::Code, digits(bytes, at + 1));
    }
    (kind, at, false)
}

/// The end of "1,3" or "12,75": a comma between digits that does not part thousands is a decimal point, unless it parts a list ("1,3,5").
fn decimal_comma(bytes: &[u8], start: usize, at: usize) -> Option<usize> {
    let end = digits(bytes, at + 1);
    let short = (1..=3).contains(&(at - start)) && (1..=2).contains(&(end.saturating_sub(at + 1)));
    let listed = bytes.get(end) == Some(&b',') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit)
        || start > 0 && bytes.get(start - 1) == Some(&b',');
    let grouped = bytes.get(start..at).is_some_and(|whole| whole.iter().all(u8::is_ascii_digit));
    (bytes.get(at) == Some(&b',') && short && grouped && !listed && !matches!(bytes.get(end), Some(b':' | b'/'))).then_some(end)
}

fn digits(bytes: &[u8], start: usize) -> usize {
    start + bytes.get(start..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// The end of a group of thousands after `at`, if one follows: ",800", the same after a thin or no-break space, or ",34,567" as in India.
fn group(bytes: &[u8], at: usize, so_far: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    let gap = match rest {
        [b',', ..] => 1,
        [0xc2, 0xa0, ..] => 2,
        [0xe2, 0x80, 0xaf | 0x89, ..] => 3,
        // A plain space only where at least two groups follow one another.
        [b' ', a, b, c, b' ', d, e, f, ..] if so_far <= 3 && [a, b, c, d, e, f].iter().all(|byte| byte.is_ascii_digit()) => 1,
        [b' ', a, b, c, ..] if so_far > 3 && bytes.get(at - 4) == Some(&b' ') && [a, b, c].iter().all(|byte| byte.is_ascii_digit()) => 1,
        _ => return None,
    };
    let end = digits(bytes, at + gap);
    let indian = gap == 1 && end - at - gap == 2 && so_far <= 5 && bytes.get(end) == Some(&b',') && digits(bytes, end + 1) == end + 4;
    let grouped = |back: usize| bytes.get(at.saturating_sub(back)).is_some_and(|byte| !byte.is_ascii_digit());
    let first = so_far <= 3 || grouped(4) || grouped(3) && gap == 1;
    ((end - at - gap == 3 && first) || indian).then_some(end)
}
