//! Finds what stands between quotation marks: straight and curly, double and single, nested, carried over paragraphs.
//!
//! Refuses to take an apostrophe for a mark: "the players' bus", "'em", "'90s".

use crate::span::TextRange;

/// Words between two marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Passage {
    /// What stands between the marks, without them.
    pub(super) range: TextRange,
    /// Whether it lies inside another quotation.
    pub(super) nested: bool,
    /// Whether it goes on with a quotation that the paragraph before left open.
    pub(super) carried: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Double,
    Single,
}

struct Open {
    mark: Mark,
    /// The character that opened it.
    sign: char,
    /// First byte behind it.
    start: usize,
    nested: bool,
}

/// Words behind an apostrophe that begins a word, not a quotation.
const CLIPPED: &[&str] = &["bout", "cause", "cos", "em", "fraid", "n", "round", "til", "till", "tis", "twas", "twere", "un"];

/// The passages of one paragraph, in order of their beginnings. `carried` tells whether the paragraph before left a quotation open, and is
/// set to whether this one does.
pub(super) fn passages(text: &str, paragraph: TextRange, carried: &mut bool) -> Vec<Passage> {
    let inside = paragraph.slice(text);
    let mut scan = Scan { base: paragraph.start as usize, text: inside, marks: marks(inside), open: vec![], found: vec![] };
    if scan.marks.is_empty() {
        *carried = false;
        return scan.found;
    }
    (0..scan.marks.len()).for_each(|nth| scan.step(nth));
    let resumed = std::mem::take(carried) && inside.trim_start().starts_with(is_double);
    *carried = scan.close_what_is_open();
    scan.found.retain(|passage| passage.range.slice(text).contains(char::is_alphanumeric));
    scan.found.sort_by_key(|passage| (passage.range.start, std::cmp::Reverse(passage.range.end)));
    if let Some(first) = scan.found.first_mut() {
        first.carried = resumed;
    }
    scan.found
}

/// The marks of a text with their places, in bytes.
fn marks(text: &str) -> Vec<(usize, char)> {
    // The first bytes of all marks: the straight ones, those of "‘" and its like, and of "«" and "»".
    let bytes = text.as_bytes();
    let mut places: Vec<usize> = memchr::memchr3_iter(b'"', b'\'', 0xe2, bytes).chain(memchr::memchr_iter(0xc2, bytes)).collect();
    places.sort_unstable();
    let signs = places.into_iter().filter_map(|at| Some((at, text.get(at..)?.chars().next()?)));
    signs.filter(|&(_, sign)| is_double(sign) || is_single(sign)).collect()
}

struct Scan<'a> {
    base: usize,
    text: &'a str,
    marks: Vec<(usize, char)>,
    open: Vec<Open>,
    found: Vec<Passage>,
}

impl Scan<'_> {
    /// The character that begins at a byte.
    fn sign(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    /// The byte behind the character that begins at a byte.
    fn behind(&self, at: usize) -> usize {
        at + self.sign(at).map_or(0, char::len_utf8)
    }

    fn after(&self, at: usize) -> Option<char> {
        self.sign(self.behind(at))
    }

    fn step(&mut self, nth: usize) {
        let Some(&(at, sign)) = self.marks.get(nth) else { return };
        if is_double(sign) {
            if self.closes_double(at, sign) {
                self.close(Mark::Double, at);
            } else if self.opens_double(at, sign) {
                self.push(Mark::Double, sign, at);
            }
        } else if is_single(sign) {
            if self.closes_single(at, sign) {
                self.close(Mark::Single, at);
            } else if self.opens_single(at, sign) {
                self.push(Mark::Single, sign, at);
            }
        }
    }

    fn push(&mut self, mark: Mark, sign: char, at: usize) {
        let nested = !self.open.is_empty();
        // Three levels are more than any article has; deeper ones are marks gone wrong.
        if self.open.len() < 3 {
            self.open.push(Open { mark, sign, start: self.behind(at), nested });
        }
    }

    fn close(&mut self, mark: Mark, at: usize) {
        // What was opened inside and never closed was no quotation.
        while let Some(open) = self.open.pop() {
            if open.mark == mark {
                let range = TextRange::new(self.base + open.start, self.base + at);
                self.found.push(Passage { range, nested: open.nested, carried: false });
                return;
            }
        }
    }

    fn closes_double(&self, at: usize, sign: char) -> bool {
        let Some(open) = self.open.iter().rev().find(|open| open.mark == Mark::Double) else { return false };
        match sign {
            '“' => open.sign == '„',
            '«' => open.sign == '»',
            '„' | '‟' => false,
            '"' => !self.has_room_before(at) || self.after(at).is_none_or(|after| !after.is_alphanumeric()),
            _ => true,
        }
    }

    fn opens_double(&self, at: usize, sign: char) -> bool {
        match sign {
            '“' | '„' | '‟' | '«' => true,
            _ => self.has_room_before(at) && self.after(at).is_some_and(|after| !after.is_whitespace()),
        }
    }

    fn opens_single(&self, at: usize, sign: char) -> bool {
        let starts = self.after(at).is_some_and(|after| !after.is_whitespace() && after != ',' && after != '.');
        let room = self.has_room_before(at) && matches!(sign, '\'' | '‘' | '‚' | '‹');
        starts && room && !self.is_clipped(at) && self.next_close(at).is_some()
    }

    fn closes_single(&self, at: usize, sign: char) -> bool {
        let inside = self.open.last().is_some_and(|open| open.mark == Mark::Single);
        if !inside || sign == '‘' || !self.can_close_single(at) {
            return false;
        }
        // "the players' bus' …": after an s, a mark further on closes better than what may be a possessive.
        let possessive = self.before(at) == Some('s') && self.after(at) == Some(' ');
        !(possessive && self.next_close(at).is_some())
    }

    /// Whether a single mark can close by what stands around it.
    fn can_close_single(&self, at: usize) -> bool {
        let touches = self.before(at).is_some_and(|before| !before.is_whitespace());
        matches!(self.sign(at), Some('\'' | '’' | '›')) && touches && self.after(at).is_none_or(|after| !after.is_alphanumeric())
    }

    /// The next single mark behind a place that can close, before another one opens.
    fn next_close(&self, place: usize) -> Option<usize> {
        let first = self.marks.partition_point(|&(at, _)| at <= place);
        for &(at, _) in self.marks.get(first..)? {
            if self.can_close_single(at) {
                return Some(at);
            }
            let opens = matches!(self.sign(at), Some('\'' | '‘')) && self.has_room_before(at);
            if opens && !self.is_clipped(at) {
                return None;
            }
        }
        None
    }

    /// Whether a word that lost its beginning follows: "'em", "'90s".
    fn is_clipped(&self, at: usize) -> bool {
        let behind = self.text.get(self.behind(at)..).unwrap_or_default();
        let rest: String = behind.chars().take(8).take_while(|sign| sign.is_alphanumeric()).collect();
        let lower = rest.to_lowercase();
        let decade = rest.len() >= 2 && rest.chars().take(2).all(|sign| sign.is_ascii_digit()) && rest.len() <= 3;
        decade || CLIPPED.contains(&lower.as_str())
    }

    /// Whether nothing stands before a mark that a closing one would touch.
    fn has_room_before(&self, at: usize) -> bool {
        self.before(at).is_none_or(|before| before.is_whitespace() || "([{—–-/:…".contains(before) || is_double(before) || before == '‘')
    }

    /// Ends what the paragraph leaves open, and tells whether a double quotation may go on in the next one.
    fn close_what_is_open(&mut self) -> bool {
        let end = self.base + self.text.len();
        let open = std::mem::take(&mut self.open);
        for open in open.iter().filter(|open| open.mark == Mark::Double) {
            self.found.push(Passage { range: TextRange::new(self.base + open.start, end), nested: open.nested, carried: false });
        }
        open.iter().any(|open| open.mark == Mark::Double)
    }
}

fn is_double(sign: char) -> bool {
    matches!(sign, '"' | '“' | '”' | '„' | '‟' | '«' | '»')
}

fn is_single(sign: char) -> bool {
    matches!(sign, '\'' | '‘' | '’' | '‚' | '‹' | '›')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let passages = passages(text, TextRange::new(0, text.len()), &mut false);
        passages.iter().map(|passage| passage.range.slice(text).to_owned()).collect()
    }

    #[test]
    fn straight_and_curly() {
        assert_eq!(found(r#""We won," she said, "again.""#), ["We won,", "again."]);
        assert_eq!(found("“We won,” she said, “again.”"), ["We won,", "again."]);
        assert_eq!(found("‘We won,’ she said."), ["We won,"]);
        assert_eq!(found("'We won,' she said."), ["We won,"]);
        assert_eq!(found("She said „Wir gehen“ and left."), ["Wir gehen"]);
        assert_eq!(found("Il a dit «jamais» hier."), ["jamais"]);
    }

    #[test]
    fn apostrophes_are_no_marks() {
        assert_eq!(found("The players' bus and the club's fans don't mind the '90s or rock 'n' roll."), Vec::<String>::new());
        assert_eq!(found("‘The players’ bus isn’t here,’ he said."), ["The players’ bus isn’t here,"]);
        assert_eq!(found("'The players' bus isn't here,' he said."), ["The players' bus isn't here,"]);
        assert_eq!(found("He is 6'2\" tall."), Vec::<String>::new());
    }

    #[test]
    fn nested() {
        assert_eq!(found("“He told me ‘never’ and left,” she said."), ["He told me ‘never’ and left,", "never"]);
        assert_eq!(found("'He told me \"never\" and left,' she said."), ["He told me \"never\" and left,", "never"]);
    }

    #[test]
    fn carried_over_paragraphs() {
        let mut carried = false;
        let first = "“We start here.";
        assert_eq!(passages(first, TextRange::new(0, first.len()), &mut carried).len(), 1);
        assert!(carried);
        let second = "“We end here,” she said. “Truly.”";
        let passages = passages(second, TextRange::new(0, second.len()), &mut carried);
        assert_eq!(passages.iter().map(|passage| passage.carried).collect::<Vec<_>>(), [true, false]);
        assert!(!carried);
    }
}
