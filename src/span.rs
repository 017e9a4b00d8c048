//! Places in a text.
//!
//! Two coordinate systems exist, and each has a type of its own so that they cannot be mixed up: [`Span`] is bytes of the ORIGINAL
//! file and is all that a report ever shows; [`TextRange`] is bytes of the repaired text that the rules read, and never leaves the
//! crate. An article turns the one into the other.

use std::ops::Range;

/// A half-open byte range of the original file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The range from `start` up to, not including, `end`; an end before the start gives an empty range at the start.
    #[inline]
    pub fn new(start: usize, end: usize) -> Self {
        let (start, end) = (clamp(start), clamp(end));
        Self { start, end: end.max(start) }
    }

    /// First byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether nothing lies in it.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two share at least one byte.
    #[inline]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether all of `other` lies in this span.
    #[inline]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both.
    #[inline]
    pub fn hull(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The bytes it stands for; empty where it lies outside of `bytes`.
    pub fn slice(self, bytes: &[u8]) -> &[u8] {
        bytes.get(self.start()..self.end()).unwrap_or_default()
    }
}

/// A half-open byte range of an article's repaired text, always on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextRange {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl TextRange {
    /// The range from `start` up to, not including, `end`; an end before the start gives an empty range at the start.
    #[inline]
    pub fn new(start: usize, end: usize) -> Self {
        let (start, end) = (clamp(start), clamp(end));
        Self { start, end: end.max(start) }
    }

    /// As a range of indices.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether nothing lies in it.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two share at least one byte.
    #[inline]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether all of `other` lies in this range.
    #[inline]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest range that holds both.
    #[inline]
    pub fn hull(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The text it stands for; empty where it lies outside of `text` or not on character boundaries.
    #[inline]
    pub fn slice(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }
}

/// Files over 4 GiB are refused on reading, so nothing is ever cut off here.
fn clamp(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// A place as people count it: both from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// Where the lines of a file begin.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Reads the line breaks of `bytes` ("\n", with or without "\r" before it).
    pub fn new(bytes: &[u8]) -> Self {
        let starts = std::iter::once(0).chain(memchr::memchr_iter(b'\n', bytes).map(|at| clamp(at + 1))).collect();
        Self { starts }
    }

    /// Line and column of a byte of the same file.
    pub fn position(&self, bytes: &[u8], offset: usize) -> Position {
        let offset = offset.min(bytes.len());
        let line = self.starts.partition_point(|&start| start as usize <= offset).max(1);
        let start = self.starts.get(line - 1).map_or(0, |&start| start as usize);
        let characters = bytes.get(start..offset).unwrap_or_default().iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
        Position { line, column: characters + 1 }
    }

    /// How many lines there are; a file that ends in a line break has an empty last one.
    pub fn lines(&self) -> usize {
        self.starts.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_columns_in_characters() {
        let bytes = "é1\r\n§§x".as_bytes();
        let index = LineIndex::new(bytes);
        assert_eq!(index.position(bytes, 2), Position { line: 1, column: 2 });
        assert_eq!(index.position(bytes, 9), Position { line: 2, column: 3 });
        assert_eq!(index.position(bytes, 99), Position { line: 2, column: 4 });
    }

    #[test]
    fn a_span_never_runs_backwards() {
        assert!(Span::new(5, 3).is_empty());
        assert_eq!(Span::new(1, 4).slice(b"abcdef"), b"bcd");
        assert_eq!(Span::new(4, 40).slice(b"abcdef"), b"");
    }
}
