//! Characters that are not what the writer meant: text read in the wrong encoding, hidden characters, look-alike letters.

use super::edit::Edit;
use encoding_rs::WINDOWS_1252;

/// What was found in a text, as edits in ascending order.
#[derive(Debug, Default)]
pub(super) struct Cleaning {
    /// UTF-8 that was once read as Windows-1252.
    pub mojibake: Vec<Edit>,
    /// Hidden or imitating characters.
    pub invisible: Vec<Edit>,
    /// Layout characters that nobody misses (soft hyphens, byte order marks inside the text): not reported.
    pub layout: Vec<Edit>,
}

impl Cleaning {
    /// All edits in order.
    pub(super) fn edits(&self) -> Vec<Edit> {
        let mut all: Vec<Edit> = [&self.mojibake, &self.invisible, &self.layout].into_iter().flatten().cloned().collect();
        all.sort_by_key(|edit| (edit.start, edit.end));
        all
    }
}

/// Looks through the characters outside of ASCII.
pub(super) fn clean(text: &str) -> Cleaning {
    let mut found = Cleaning::default();
    let (mut at, mut opened) = (0, false);
    while let Some(start) = next_suspect(text, at) {
        let rest = text.get(start..).unwrap_or_default();
        let Some(character) = rest.chars().next() else { break };
        at = start + character.len_utf8();
        if let Some((length, meant)) = misread(rest, opened || text[..start].ends_with(|c: char| c.is_ascii_punctuation())) {
            at = start + length;
            opened = meant == "“" || opened && meant != "”";
            found.mojibake.push(Edit::new(start, at, meant));
        } else if is_layout(character) {
            found.layout.push(Edit::new(start, at, ""));
        } else if is_hidden(character, &text[..start], text.get(at..).unwrap_or_default()) {
            found.invisible.push(Edit::new(start, at, ""));
        } else if let Some(latin) = imitated(character)
            && in_latin_word(text, start, at)
        {
            found.invisible.push(Edit::new(start, at, latin));
        }
    }
    found
}

/// The next byte that could begin a suspect character. Quotation marks, dashes and most accented letters are none.
fn next_suspect(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(tail) = bytes.get(at..) {
        at += tail.iter().position(|byte| !byte.is_ascii())?;
        let (first, second, third) = (bytes[at], bytes.get(at + 1).copied().unwrap_or(0), bytes.get(at + 2).copied().unwrap_or(0));
        let suspect = match first {
            // Â Ã â ð and the soft hyphen.
            0xC2 => second == 0xAD,
            0xC3 => matches!(second, 0x82 | 0x83 | 0xA2 | 0xB0),
            // Greek and Cyrillic letters.
            0xCE..=0xD1 => true,
            0xD8 => second == 0x9C,
            0xE2 => second == 0x80 && matches!(third, 0x8B..=0x8F | 0xAA..=0xAE) || second == 0x81 && (0xA0..=0xAF).contains(&third),
            0xEF => second == 0xBB && third == 0xBF,
            0xF3 => second == 0xA0,
            _ => false,
        };
        if suspect {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// UTF-8 read as Windows-1252: how long it is in bytes, and what was meant. "â€" before white space or the end was "”", whose last byte
/// has no character in Windows-1252 and is often dropped.
fn misread(rest: &str, may_close: bool) -> Option<(usize, String)> {
    let first = rest.chars().next()?;
    let wanted = match first {
        'Â' | 'Ã' => 2,
        'â' => 3,
        'ð' => 4,
        _ => return None,
    };
    let mut bytes = Vec::with_capacity(4);
    let mut length = 0;
    for character in rest.chars().take(wanted) {
        let Some(byte) = windows_1252(character) else { break };
        bytes.push(byte);
        length += character.len_utf8();
    }
    if let Some(meant) = std::str::from_utf8(&bytes).ok().filter(|_| bytes.len() == wanted) {
        // An honest "Â " or "Ã " stands in no word; "Ã£" alone is what Portuguese "ã" became.
        return Some((length, meant.to_owned()));
    }
    let dropped = rest.strip_prefix("â€")?;
    let ends = dropped.chars().next().is_none_or(|next| next.is_whitespace() || next.is_ascii_punctuation());
    (ends && may_close).then(|| ("â€".len(), "”".to_owned()))
}

fn windows_1252(character: char) -> Option<u8> {
    if matches!(character, '\u{81}' | '\u{8D}' | '\u{8F}' | '\u{90}' | '\u{9D}') {
        return u8::try_from(u32::from(character)).ok();
    }
    let mut buffer = [0; 4];
    let (bytes, _, failed) = WINDOWS_1252.encode(character.encode_utf8(&mut buffer));
    match (&*bytes, failed) {
        ([byte], false) => Some(*byte),
        _ => None,
    }
}

fn is_layout(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{FEFF}' | '\u{2060}')
}

/// Zero-width spaces and direction marks. Joiners belong to emoji and to scripts that need them.
fn is_hidden(character: char, before: &str, after: &str) -> bool {
    let ascii = |c: Option<char>| c.is_none_or(|c| c.is_ascii());
    match character {
        '\u{200B}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{061C}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2061}'..='\u{206F}'
        | '\u{E0000}'..='\u{E007F}' => true,
        '\u{200C}' | '\u{200D}' => ascii(before.chars().next_back()) && ascii(after.chars().next()),
        _ => false,
    }
}

/// The Latin letter that a Greek or Cyrillic one is mistaken for.
fn imitated(character: char) -> Option<&'static str> {
    const PAIRS: &[(&str, &str)] = &[
        ("АΑ", "A"),
        ("ВΒ", "B"),
        ("С", "C"),
        ("ЕΕ", "E"),
        ("Ѕ", "S"),
        ("ІΙ", "I"),
        ("Ј", "J"),
        ("КΚ", "K"),
        ("МΜ", "M"),
        ("НΗ", "H"),
        ("Ν", "N"),
        ("ОΟ", "O"),
        ("РΡ", "P"),
        ("ТΤ", "T"),
        ("ХΧ", "X"),
        ("УΥ", "Y"),
        ("Ζ", "Z"),
        ("а", "a"),
        ("с", "c"),
        ("е", "e"),
        ("і", "i"),
        ("ј", "j"),
        ("оο", "o"),
        ("р", "p"),
        ("ѕ", "s"),
        ("х", "x"),
        ("у", "y"),
        ("ν", "v"),
    ];
    PAIRS.iter().find(|(from, _)| from.contains(character)).map(|(_, latin)| *latin)
}

/// Whether the word around `start..end` has Latin letters: "pаid" with a Cyrillic "а", not a Russian word, not "μm".
fn in_latin_word(text: &str, start: usize, end: usize) -> bool {
    let letters = |c: &char| c.is_alphabetic();
    let before: Vec<char> = text[..start].chars().rev().take_while(letters).take(32).collect();
    let after: Vec<char> = text[end..].chars().take_while(letters).take(32).collect();
    let (mut latin, mut imitating) = (0, 0);
    for character in before.iter().chain(&after) {
        if character.is_ascii() {
            latin += 1;
        } else if imitated(*character).is_some() {
            imitating += 1;
        } else {
            return false;
        }
    }
    latin >= 2 && latin > imitating
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(text: &str) -> String {
        crate::article::edit::apply(text, &clean(text).edits()).0
    }

    #[test]
    fn misread_characters_are_read_again() {
        assert_eq!(
            cleaned("The firmâ€™s Â£12 cafÃ© said â€œnoâ€\u{9d} and â€œyesâ€ twice"),
            "The firm’s £12 café said “no” and “yes” twice"
        );
        assert_eq!(cleaned("Âme, São, Château, âge"), "Âme, São, Château, âge");
    }

    #[test]
    fn hidden_characters_are_taken_out() {
        assert_eq!(cleaned("pa\u{200b}id \u{202e}3 \u{ad}soft"), "paid 3 soft");
        let found = clean("p\u{430}id of 5 μm by Иван in \u{ad}Москва");
        assert_eq!((found.invisible.len(), found.layout.len()), (1, 1));
        assert_eq!(clean("👨\u{200d}👩").invisible.len(), 0);
    }
}
