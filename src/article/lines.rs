//! The lines of a text, and what their shape says: hard-wrapped paragraphs, one sentence a line, or a paragraph a line.

use crate::span::TextRange;

/// A line that is not blank, without the white space around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Where it stands in the text.
    pub range: TextRange,
    /// Whether a blank line (or the beginning of the text) comes before it.
    pub after_blank: bool,
    /// How wide it is, in characters: a curly quotation mark takes one column like a straight one, but three bytes.
    pub width: usize,
}

/// How many characters a text has: its bytes without those that go on with a character.
fn characters(text: &str) -> usize {
    text.bytes().filter(|&byte| byte & 0xC0 != 0x80).count()
}

/// How wide a text was wrapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wrap {
    /// The longest line that the wrapping left, in characters.
    width: usize,
}

/// Nobody wraps prose narrower or wider than this, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 38..=140;
/// A text is taken as wrapped from this many filled line ends on.
const ENOUGH: usize = 3;

/// The lines of `text` that are not blank. Line breaks are "\n", "\r\n", "\r", form feed and the Unicode separators.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut found = Vec::new();
    let (mut at, mut after_blank) = (0, true);
    let bytes = text.as_bytes();
    while at < bytes.len() {
        let (end, next) = line_end(text, at);
        let body = text.get(at..end).unwrap_or_default();
        let trimmed = body.trim();
        if trimmed.is_empty() {
            after_blank = true;
        } else {
            let start = at + (body.len() - body.trim_start().len());
            found.push(Line { range: TextRange::new(start, start + trimmed.len()), after_blank, width: characters(trimmed) });
            after_blank = false;
        }
        at = next;
    }
    found
}

fn line_end(text: &str, at: usize) -> (usize, usize) {
    let bytes = text.as_bytes();
    let Some(found) = memchr::memchr3(b'\n', b'\r', 0x0C, &bytes[at..]) else { return (bytes.len(), bytes.len()) };
    let end = at + found;
    let long = bytes[end] == b'\r' && bytes.get(end + 1) == Some(&b'\n');
    (end, end + 1 + usize::from(long))
}

impl Line {
    /// Its words.
    pub(super) fn text<'a>(&self, text: &'a str) -> &'a str {
        self.range.slice(text)
    }

    /// Whether the line after it would not have taken its first word: then its end is where a wrapping program had to break.
    pub(super) fn is_filled(&self, next: &Line, text: &str, wrap: Wrap) -> bool {
        let first_word = next.text(text).split_whitespace().next().map_or(0, characters);
        self.width <= wrap.width + wrap.width / 4 && self.width + 1 + first_word > wrap.width
    }
}

/// Finds the width at which most line ends inside paragraphs are filled, if there is one.
pub(super) fn wrap(text: &str, lines: &[Line]) -> Option<Wrap> {
    let inner = || lines.windows(2).filter(|pair| !pair[1].after_blank);
    // Few lines are longer than the width (addresses, tables); the width is the longest that many lines come close to.
    let mut counts = [0_usize; 160];
    let mut breaks = 0_usize;
    for pair in inner() {
        breaks += 1;
        if let Some(count) = counts.get_mut(pair[0].width) {
            *count += 1;
        }
    }
    if breaks < ENOUGH {
        return None;
    }
    let spare = breaks / 20;
    let mut longer = breaks - counts.iter().sum::<usize>();
    let mut width = counts.len();
    while width > 0 && longer <= spare {
        width -= 1;
        longer += counts[width];
    }
    let wrap = Wrap { width };
    let filled = inner().filter(|pair| pair[0].is_filled(&pair[1], text, wrap)).count();
    (WIDTHS.contains(&width) && filled >= ENOUGH && filled * 10 >= breaks * 6).then_some(wrap)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROSE: &str = "The council will close three of its nine libraries next spring, it said on Monday. The decision follows a vote in which \
        nineteen members opposed the plan. Volunteers may take over the buildings if they come forward before the end of March, but \
        nobody has yet offered to run the two smaller branches in the north of the borough.";

    fn wrapped(width: usize) -> String {
        let mut out = String::new();
        let mut column = 0;
        for word in PROSE.split_whitespace() {
            if column > 0 && column + 1 + word.len() > width {
                out.push('\n');
                column = 0;
            } else if column > 0 {
                out.push(' ');
                column += 1;
            }
            out.push_str(word);
            column += word.len();
        }
        out
    }

    #[test]
    fn wrapping_shows_in_filled_lines() {
        for width in [50, 60, 72, 80] {
            let text = wrapped(width);
            let lines = lines(&text);
            let wrap = wrap(&text, &lines).expect("wrapped");
            assert!(lines.windows(2).all(|pair| pair[0].is_filled(&pair[1], &text, wrap)), "{width}");
        }
    }

    #[test]
    fn a_line_is_as_wide_as_its_characters() {
        let text = wrapped(60).replace("The", "“é”").replace("the ", "“à ");
        let lines = lines(&text);
        let wrap = wrap(&text, &lines).expect("wrapped");
        assert!(lines.windows(2).all(|pair| pair[0].is_filled(&pair[1], &text, wrap)));
    }

    #[test]
    fn sentences_a_line_are_not_wrapped() {
        let text = PROSE.replace(". ", ".\n");
        assert_eq!(wrap(&text, &lines(&text)), None);
        let list = "Features\nContact manager\nEvents, activities\nSpreadsheets\nMail";
        assert_eq!(wrap(list, &lines(list)), None);
    }

    #[test]
    fn every_kind_of_line_break_ends_a_line() {
        let text = "one\r\n two \rthree\n\n\u{c}four";
        let found: Vec<_> = lines(text).iter().map(|line| (line.text(text), line.after_blank)).collect();
        assert_eq!(found, [("one", true), ("two", false), ("three", false), ("four", true)]);
    }
}
