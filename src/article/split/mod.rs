//! Sentences: where a mark ends one and where it does not.
//!
//! One pass over the bytes of a block that stops at marks only: full stops and their like, brackets, straight quotation marks, colons,
//! bullets. Each decision looks at most a few dozen bytes back and ahead, so that a text costs the same a byte, whatever stands in it.

mod items;
mod stops;
mod tails;

use super::lexicon::Abbreviation;
use super::{Block, Sentence};
use crate::span::TextRange;
use items::Items;
use stops::Place;

/// Cuts each block into sentences. Every byte that is not white space lies in exactly one.
pub(super) fn sentences(text: &str, blocks: &[Block]) -> Vec<Sentence> {
    let mut found = Vec::with_capacity(text.len() / 96);
    for (block, index) in blocks.iter().zip(0_u32..) {
        let (body, base) = (block.range.slice(text), block.range.start as usize);
        let mut start = 0;
        for end in ends(body).into_iter().chain(std::iter::once(body.len())) {
            let piece = body.get(start..end).unwrap_or_default();
            let trimmed = piece.trim();
            if !trimmed.is_empty() {
                let at = base + start + (piece.len() - piece.trim_start().len());
                found.push(Sentence { range: TextRange::new(at, at + trimmed.len()), block: index });
            }
            start = end;
        }
    }
    found
}

/// Whether the sentence that `before` ends in goes on in `after`, though a full stop stands between them: "U.S." / "citizens".
pub(super) fn goes_on_after_stop(before: &str, after: &str) -> bool {
    let from = floor(before, before.len().saturating_sub(160));
    let tail = before.get(from..).unwrap_or_default();
    let to = floor(after, 80);
    let joined = format!("{tail} {}", after.get(..to).unwrap_or_default());
    let within = joined.get(..tail.len()).unwrap_or_default();
    within.ends_with('.') && !ends(&joined).iter().any(|&end| end >= within.trim_end().len() && end <= tail.len() + 1)
}

/// The class of the abbreviation that `before` ends in, with its full stop; an initial counts as what a name waits for.
pub(super) fn abbreviation_at_end(before: &str) -> Option<Abbreviation> {
    let at = before.len().checked_sub(1).filter(|_| before.ends_with('.'))?;
    stops::class(&Place { body: before, start: 0, at, marks: before.len(), closed: before.len() })
}

/// Whether the sentence that ends with the stop of `before` is no more than "The U.S." so far.
pub(super) fn is_fronted_by_stop(before: &str) -> bool {
    let start = ends(before).last().copied().unwrap_or(0);
    let at = before.len().saturating_sub(1);
    stops::is_fronted(&Place { body: before, start, at, marks: before.len(), closed: before.len() })
}

/// What a byte may begin.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Plain,
    Stop,
    Open,
    Close,
    Quote,
    Colon,
    Comma,
    /// The first byte of "…", "•", "．" and the like, and of much else.
    High,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Plain; 256];
    classes[b'.' as usize] = Class::Stop;
    classes[b'!' as usize] = Class::Stop;
    classes[b'?' as usize] = Class::Stop;
    classes[b'(' as usize] = Class::Open;
    classes[b'[' as usize] = Class::Open;
    classes[b')' as usize] = Class::Close;
    classes[b']' as usize] = Class::Close;
    classes[b'"' as usize] = Class::Quote;
    classes[b':' as usize] = Class::Colon;
    classes[b',' as usize] = Class::Comma;
    classes[0xE2] = Class::High;
    classes[0xE3] = Class::High;
    classes[0xEF] = Class::High;
    classes
};

/// Where sentences end inside a block: the byte after the end mark and what closes with it. Ascending.
fn ends(body: &str) -> Vec<usize> {
    let mut scan = Scan { body, start: 0, quoted: false, unclosed_until: 0, found: Vec::new(), items: Items::default() };
    let mut at = 0;
    while let Some(byte) = body.as_bytes().get(at) {
        at = match CLASSES[*byte as usize] {
            Class::Plain => at + 1,
            Class::Stop => scan.stop(at),
            Class::Open => scan.bracket(at),
            Class::Close => {
                scan.items.note(body, at, scan.start);
                at + 1
            }
            Class::Quote => {
                scan.quoted = !scan.quoted;
                at + 1
            }
            Class::Colon => {
                scan.credit(at);
                at + 1
            }
            Class::Comma => scan.stamp(at),
            Class::High => scan.high(at),
        };
    }
    let Scan { mut found, items, .. } = scan;
    items.apply(body, &mut found);
    found
}

struct Scan<'a> {
    body: &'a str,
    /// Where the sentence at hand begins.
    start: usize,
    /// Whether a straight quotation mark is open.
    quoted: bool,
    /// No bracket that opens before this byte closes soon.
    unclosed_until: usize,
    found: Vec<usize>,
    items: Items,
}

/// How far a bracket inside a sentence may reach, in bytes; a longer one is read as prose of its own.
const LONGEST_BRACKET: usize = 400;
/// Brackets nested deeper than this are no prose.
const DEEPEST: usize = 6;

impl Scan<'_> {
    fn end(&mut self, at: usize) {
        if at > self.start && at < self.body.len() {
            self.found.push(at);
            self.start = at;
        }
    }

    /// A run of stops; returns where to read on.
    fn stop(&mut self, at: usize) -> usize {
        if let Some(next) = self.spaced_ellipsis(at) {
            return next;
        }
        self.items.note(self.body, at, self.start);
        let marks = end_of_marks(self.body, at);
        let closed = end_of_closers(self.body, marks);
        self.decide(at, marks, closed)
    }

    fn decide(&mut self, at: usize, marks: usize, closed: usize) -> usize {
        let opens = !self.quoted && self.body.get(marks..closed).is_some_and(|closers| closers.contains('"'));
        let place = Place { body: self.body, start: self.start, at, marks, closed };
        let glued = self.body.get(closed..).unwrap_or_default().starts_with(|next: char| !next.is_whitespace());
        if self.body.get(marks..closed).unwrap_or_default().bytes().filter(|&byte| byte == b'"').count() % 2 == 1 {
            self.quoted = !self.quoted;
        }
        if let Some(end) = tails::end_of_notes(&place) {
            self.end(end);
            return end;
        }
        if glued {
            // "the storm."The mayor: the quotation mark belongs to what follows if none was open.
            if stops::is_glued_end(&place) {
                self.end(if opens { marks } else { closed });
            }
        } else if closed < self.body.len() && stops::is_end(&place) {
            self.end(tails::end_of_references(&place).unwrap_or(closed));
        }
        closed.max(self.start)
    }

    /// ". . ." and ". . . .": three are a pause, four are a full stop and an omission.
    fn spaced_ellipsis(&mut self, at: usize) -> Option<usize> {
        let bytes = self.body.as_bytes();
        let (mut end, mut count) = (at + 1, 1);
        while bytes.get(end) == Some(&b' ') && bytes.get(end + 1) == Some(&b'.') && bytes.get(at) == Some(&b'.') {
            (end, count) = (end + 2, count + 1);
        }
        if count < 2 {
            return None;
        }
        let attached = at.checked_sub(1).and_then(|before| bytes.get(before)).is_some_and(|byte| !byte.is_ascii_whitespace());
        let closed = end_of_closers(self.body, end);
        let next = stops::Next::read(self.body, closed);
        if closed > end || !next.is_capital() {
            return Some(closed);
        }
        match (count, attached) {
            (4.., true) => self.end(at + 1),
            (4.., false) => self.end(end),
            (_, true) => self.end(end),
            (_, false) if next.is_starter() && !next.is_i() => self.end(end),
            (_, false) => {}
        }
        Some(closed)
    }

    /// A bracket inside a sentence is skipped with all that it holds; one that begins a sentence is prose of its own.
    fn bracket(&mut self, at: usize) -> usize {
        let begins = self.body.get(self.start..at).is_none_or(|before| before.trim().is_empty());
        if begins || at < self.unclosed_until {
            return at + 1;
        }
        let bytes = self.body.as_bytes();
        let window = bytes.get(at..bytes.len().min(at + LONGEST_BRACKET)).unwrap_or_default();
        let mut depth = 0_usize;
        for (offset, byte) in window.iter().enumerate() {
            match CLASSES[*byte as usize] {
                Class::Open => depth += 1,
                Class::Close => depth -= 1,
                Class::Quote => self.quoted = !self.quoted,
                Class::Plain | Class::Stop | Class::Colon | Class::Comma | Class::High => {}
            }
            if depth == 0 {
                self.end_after_bracket(at, at + offset + 1);
                return at + offset + 1;
            }
            if depth > DEEPEST {
                return at + 1;
            }
        }
        self.unclosed_until = at + window.len();
        at + 1
    }

    /// A bracket inside a sentence ends it where its own words end one, or are left out, and what follows begins one.
    fn end_after_bracket(&mut self, open: usize, close: usize) {
        let inner = self.body.get(open + 1..close - 1).unwrap_or_default();
        let next = stops::Next::read(self.body, close);
        let elided = matches!(inner, "..." | "…" | ". . .");
        let parted = self.body.get(close..).is_some_and(|rest| rest.starts_with(' '));
        let ended = inner.ends_with(['.', '!', '?']) && next.is_starter();
        if parted && !next.is_i() && (elided && next.is_capital() && !next.is_bracket() || !elided && ended) {
            self.end(close);
        }
    }

    /// "I never— The door opened." A dash that breaks off a sentence stands right behind its word, with a beginning behind the space.
    fn dash(&mut self, at: usize) -> usize {
        let end = at + 3;
        let word = self.body.get(..at).is_some_and(|before| before.ends_with(|letter: char| letter.is_lowercase() || letter == '-'));
        let parted = self.body.get(end..).is_some_and(|rest| rest.starts_with(' '));
        if word && parted && stops::Next::read(self.body, end).is_starter() {
            self.end(end);
        }
        end
    }

    /// "The harbour at dusk Image: Jane Doe." What credits a picture is no part of the words before it.
    fn credit(&mut self, at: usize) {
        if let Some(start) = tails::start_of_credit(self.body, self.start, at) {
            self.end(start);
        }
    }

    /// "Council votes Monday, March 3, 2025 The mayor": a stamp that a page put between its headline and its text.
    fn stamp(&mut self, at: usize) -> usize {
        let Some((start, end)) = tails::stamp(self.body, at) else { return at + 1 };
        self.end(start);
        self.end(end);
        end
    }

    fn high(&mut self, at: usize) -> usize {
        let bytes = self.body.as_bytes();
        match (bytes.get(at..at + 3), bytes[at]) {
            (Some([0xE2, 0x80, 0xA6]), _) => self.stop(at),
            (Some([0xE2, 0x80, 0x93 | 0x94]), _) => self.dash(at),
            // Bullets: • ‣ ⁃ ▪ ◦ ●
            (Some([0xE2, 0x80, 0xA2 | 0xA3] | [0xE2, 0x81, 0x83] | [0xE2, 0x96, 0xAA] | [0xE2, 0x97, 0xA6 | 0x8F]), _) => {
                let parted = self.body.get(..at).is_some_and(|before| before.ends_with(char::is_whitespace));
                if parted {
                    self.end(at);
                }
                at + 3
            }
            // 。．！？ end a sentence without a space behind them.
            (Some([0xE3, 0x80, 0x82] | [0xEF, 0xBC, 0x81 | 0x8E | 0x9F]), _) => {
                let closed = end_of_closers(self.body, at + 3);
                let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
                if !digit(bytes.get(closed)) {
                    self.end(closed);
                }
                closed
            }
            // The head byte of any other character; what follows it is no mark.
            _ => at + 1,
        }
    }
}

fn end_of_marks(body: &str, from: usize) -> usize {
    let more = body.get(from..).unwrap_or_default().chars().take_while(|letter| matches!(letter, '.' | '!' | '?' | '…'));
    from + more.map(char::len_utf8).sum::<usize>()
}

fn end_of_closers(body: &str, from: usize) -> usize {
    let more = body.get(from..).unwrap_or_default().chars().take_while(|letter| is_closer(*letter));
    from + more.map(char::len_utf8).sum::<usize>()
}

fn is_closer(letter: char) -> bool {
    matches!(letter, '"' | '”' | '’' | '\'' | ')' | ']' | '»')
}

/// The nearest character boundary at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

#[cfg(test)]
mod tests;
