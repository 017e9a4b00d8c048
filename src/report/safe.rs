//! Article text made safe to show: what would steer a terminal or turn the reading direction is shown as a visible sign instead.

/// The text with control characters, escapes and bidirectional marks replaced by U+FFFD; line breaks and tabs are kept. For whatever of an
/// article, a file name or an argument is shown to a person.
pub fn shown(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .map(|letter| if is_steering(letter) && !matches!(letter, '\n' | '\t') { '\u{FFFD}' } else { letter })
        .collect()
}

/// Bytes that are looked at together.
const RUN: usize = 32;

/// JSON in which what steers is written as an escape ("\u202e"): the same document to a program, and harmless where a person looks at it.
pub(super) fn json(text: String) -> String {
    let steers = |letter: char| is_steering(letter) && letter != '\n';
    // Hardly any text steers, and all of it is looked at: only what begins with one of these bytes is looked at as a character.
    let may_steer = |byte: u8| (byte < 0x20) & (byte != b'\n') | matches!(byte, 0x7f | 0xc2 | 0xd8 | 0xe2 | 0xef);
    let begins = |at: usize| text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(steers);
    // Whether a run may hold any is told for all its bytes at once, without a branch.
    let run_steers = |(number, run): (usize, &[u8])| {
        run.iter().fold(false, |any, &byte| any | may_steer(byte))
            && (0..run.len()).any(|at| may_steer(run[at]) && begins(number * RUN + at))
    };
    if !text.as_bytes().chunks(RUN).enumerate().any(run_steers) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 64);
    for letter in text.chars() {
        // Outside of strings JSON is ASCII without controls; and all of these letters are in the basic plane.
        if steers(letter) { out.push_str(&format!("\\u{:04x}", u32::from(letter))) } else { out.push(letter) }
    }
    out
}

/// A stretch of text, or one character that steers.
pub(super) enum Piece<'a> {
    Words(&'a str),
    Steering(char),
}

/// The text in pieces, so that a format may write out what steers; line ends are as on Unix.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let (mut pieces, mut at) = (Vec::new(), 0);
    for (start, letter) in text.char_indices().filter(|(_, letter)| is_steering(*letter) && !matches!(letter, '\n' | '\t')) {
        pieces.extend(text.get(at..start).filter(|words| !words.is_empty()).map(Piece::Words));
        at = start + letter.len_utf8();
        let ends_line = letter == '\r' && text.get(at..).is_some_and(|rest| rest.starts_with('\n'));
        if !ends_line {
            pieces.push(Piece::Steering(letter));
        }
    }
    pieces.extend(text.get(at..).filter(|words| !words.is_empty()).map(Piece::Words));
    pieces
}

/// The same on one line: every run of white space is one space. Spaces at the ends are kept, one each.
pub(super) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut after_space = false;
    for letter in text.chars() {
        if letter.is_whitespace() {
            if !after_space {
                out.push(' ');
            }
            after_space = true;
        } else {
            out.push(if is_steering(letter) { '\u{FFFD}' } else { letter });
            after_space = false;
        }
    }
    out
}

/// Control characters (C0, C1, delete), bidirectional embeddings, overrides, isolates and marks, and invisible joiners.
fn is_steering(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_overrides_are_shown_not_obeyed() {
        assert_eq!(one_line("a\u{1b}[31mb\u{202e}c"), "a\u{FFFD}[31mb\u{FFFD}c");
    }

    #[test]
    fn json_says_the_same_with_escapes() {
        let value = serde_json::json!({"a\u{202e}": "b\u{7f}\u{9b}\u{1b}\u{feff}\n\u{1F468}\u{200D}"});
        let text = json(format!("{value:#}"));
        assert!(!text.contains(|letter| is_steering(letter) && letter != '\n'), "{text:?}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).ok(), Some(value));
    }

    #[test]
    fn white_space_is_evened_out() {
        assert_eq!(one_line("$7.\n5  billion "), "$7. 5 billion ");
    }
}
