//! Tokens: what the tagger and parser were trained on, as ranges of the repaired text.
//!
//! The rules are those of spaCy's English tokeniser, whose corpus is what the model learned from: a stretch between white space is looked
//! up in a table of exceptions ("don't", "p.m."), then marks are taken off its front and back one by one, and what is left is cut at
//! hyphens and the like between letters. Written out by hand instead of as regular expressions, so that a text costs one look a byte.

mod address;
mod affixes;
mod exceptions;

use super::Article;
use crate::span::TextRange;
use exceptions::Exceptions;

/// A run of tokens, half-open, as indices into an article's tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Tokens {
    /// The first token.
    pub start: u32,
    /// One past the last token.
    pub end: u32,
}

impl Tokens {
    /// The run from `start` up to, not including, `end`.
    #[inline]
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |at| u32::try_from(at).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end).max(clamp(start)) }
    }

    /// Their indices.
    #[inline]
    pub fn iter(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// How many there are.
    #[inline]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether there are none.
    #[inline]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether it holds that token.
    #[inline]
    pub fn holds(self, token: usize) -> bool {
        self.iter().contains(&token)
    }

    /// Whether all of `other` lies in this run.
    #[inline]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one token.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest run that holds both.
    pub fn hull(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// All tokens of an article, sentence by sentence.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Each token's place in the repaired text, ascending, never overlapping, never holding white space.
    pub tokens: Vec<TextRange>,
    /// Each sentence's tokens, in the order of [`Article::sentences`].
    pub sentences: Vec<Tokens>,
    norms: Vec<(u32, &'static str)>,
}

impl Words {
    /// Cuts each sentence of the article into tokens.
    pub fn new(article: &Article) -> Self {
        let mut words = Self::default();
        for sentence in article.sentences() {
            let first = words.tokens.len();
            words.cut_sentence(sentence.range.slice(article.text()), sentence.range.start as usize);
            words.sentences.push(Tokens::new(first, words.tokens.len()));
        }
        words
    }

    /// The tokens that lie at least partly in a range of the repaired text.
    #[inline]
    pub(crate) fn within(&self, range: TextRange) -> Tokens {
        let start = self.tokens.partition_point(|token| token.end <= range.start);
        let rest = self.tokens.get(start..).unwrap_or_default();
        // Nearly all ranges that are asked for are a few tokens long: the end is looked for right behind the beginning.
        let mut near = 8;
        while rest.get(near).is_some_and(|token| token.start < range.end) {
            near *= 2;
        }
        let near = rest.get(..near.min(rest.len())).unwrap_or_default();
        Tokens::new(start, start + near.partition_point(|token| token.start < range.end))
    }

    /// The tokens whose normal form a table of exceptions gives ("n't" is "not"), ascending; for all others it follows from the form.
    pub(crate) fn norms(&self) -> &[(u32, &'static str)] {
        &self.norms
    }

    /// Cuts a text that stands at byte `base` of the article into tokens.
    fn cut_sentence(&mut self, text: &str, base: usize) {
        let table = Exceptions::get();
        let mut start = None;
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let (space, width) = white_space(text, at);
            match (space, start) {
                (true, Some(from)) => {
                    self.cut_chunk(table, text, from, at, base);
                    start = None;
                }
                (false, None) => start = Some(at),
                (true, None) | (false, Some(_)) => {}
            }
            at += width;
        }
        if let Some(from) = start {
            self.cut_chunk(table, text, from, text.len(), base);
        }
    }

    /// Cuts a stretch without white space.
    fn cut_chunk(&mut self, table: &'static Exceptions, text: &str, from: usize, to: usize, base: usize) {
        let chunk = text.get(from..to).unwrap_or_default();
        let base = base + from;
        if let Some(pieces) = table.pieces(chunk) {
            self.push_pieces(pieces, base);
        } else if chunk.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            self.push(base, chunk.len());
        } else {
            let first = self.tokens.len();
            self.cut_affixes(table, chunk, base, true);
            self.join_exceptions(table, chunk, base, first);
        }
    }

    fn push(&mut self, start: usize, length: usize) {
        if length > 0 {
            self.tokens.push(TextRange::new(start, start + length));
        }
    }

    fn push_pieces(&mut self, pieces: &[exceptions::Piece], mut at: usize) {
        for piece in pieces {
            if let Some(norm) = piece.norm {
                self.norms.push((u32::try_from(self.tokens.len()).unwrap_or(u32::MAX), norm));
            }
            self.push(at, piece.length);
            at += piece.length;
        }
    }

    /// Takes marks off both ends, one by one, until an exception or a bare word is left; then cuts that.
    fn cut_affixes(&mut self, table: &'static Exceptions, chunk: &str, base: usize, with_exceptions: bool) {
        let is_exception = |word: &str| with_exceptions && table.pieces(word).is_some();
        let (mut from, mut to, mut back) = (0, chunk.len(), Vec::new());
        loop {
            let word = chunk.get(from..to).unwrap_or_default();
            if word.is_empty() || is_exception(word) {
                break;
            }
            let before = affixes::prefix(word);
            let after = affixes::suffix(word.get(before..).unwrap_or_default());
            // An exception may begin with what would be a prefix ("'Cause,"), so both ends are tried before both are cut.
            let cut_before = before > 0 && is_exception(word.get(before..).unwrap_or_default());
            let cut_after = !cut_before && after > 0 && is_exception(word.get(..word.len() - after).unwrap_or_default());
            if before > 0 && !cut_after {
                self.push(base + from, before);
                from += before;
            }
            if after > 0 && !cut_before {
                to -= after;
                back.push(after);
            }
            if cut_before || cut_after || (before == 0 && after == 0) {
                break;
            }
        }
        self.cut_core(table, chunk.get(from..to).unwrap_or_default(), base + from, with_exceptions);
        for length in back.into_iter().rev() {
            self.push(base + to, length);
            to += length;
        }
    }

    /// Cuts what is left between the marks.
    fn cut_core(&mut self, table: &'static Exceptions, core: &str, base: usize, with_exceptions: bool) {
        if let Some(pieces) = table.pieces(core).filter(|_| with_exceptions) {
            return self.push_pieces(pieces, base);
        }
        if core.is_empty() || address::is_address(core) {
            return self.push(base, core.len());
        }
        let mut start = 0;
        for (from, to) in affixes::infixes(core) {
            self.push(base + start, from - start);
            self.push(base + from, to - from);
            start = to;
        }
        self.push(base + start, core.len() - start);
    }

    /// Exceptions that hold marks themselves ("and/or", ":-)") are put together again where the rules have cut them; and a clitic that the
    /// rules have cut off ("'s") gets its norm.
    fn join_exceptions(&mut self, table: &'static Exceptions, chunk: &str, base: usize, first: usize) {
        let found: Vec<_> = (first..self.tokens.len()).map(|at| self.exception_at(table, chunk, base, at)).collect();
        if found.iter().all(Option::is_none) {
            return;
        }
        let tokens = self.tokens.split_off(first);
        let norms = self.norms.split_off(self.norms.partition_point(|(token, _)| (*token as usize) < first));
        let (mut skip, mut norms) = (0, norms.into_iter().peekable());
        for (at, (token, exception)) in tokens.into_iter().zip(found).enumerate() {
            let norm = norms.next_if(|(token, _)| *token as usize == first + at);
            if skip > 0 {
                skip -= 1;
            } else if let Some((count, pieces)) = exception {
                self.push_pieces(pieces, token.start as usize);
                skip = count - 1;
            } else {
                self.norms.extend(norm.map(|(_, norm)| (u32::try_from(self.tokens.len()).unwrap_or(u32::MAX), norm)));
                self.tokens.push(token);
            }
        }
    }

    /// The longest exception that the tokens from `at` on spell, cut as the rules cut it: how many tokens, and its pieces.
    fn exception_at(
        &self,
        table: &'static Exceptions,
        chunk: &str,
        base: usize,
        at: usize,
    ) -> Option<(usize, &'static [exceptions::Piece])> {
        let start = self.tokens.get(at)?.start as usize;
        let mut found = None;
        for (count, token) in self.tokens.get(at..)?.iter().enumerate() {
            let end = token.end as usize;
            if end - start > exceptions::LONGEST_WITH_MARKS {
                break;
            }
            let Some(marked) = chunk.get(start - base..end - base).and_then(|word| table.with_marks(word)) else { continue };
            let tokens = self.tokens.get(at..=at + count).unwrap_or_default();
            if tokens.iter().map(|token| token.end as usize - start).eq(marked.ends.iter().copied()) {
                found = Some((count + 1, marked.pieces));
            }
        }
        found
    }
}

/// Whether white space stands at a byte, and how many bytes the character has.
fn white_space(text: &str, at: usize) -> (bool, usize) {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => (byte.is_ascii_whitespace() || (0x0B..=0x0D).contains(byte) || (0x1C..=0x1F).contains(byte), 1),
        _ => text.get(at..).and_then(|rest| rest.chars().next()).map_or((true, 1), |first| (first.is_whitespace(), first.len_utf8())),
    }
}

/// The tokens of a text, for tests and tables: where each ends, and nothing else.
fn ends_by_rules(table: &'static Exceptions, text: &str) -> Vec<usize> {
    let mut words = Words::default();
    words.cut_affixes(table, text, 0, false);
    words.tokens.iter().map(|token| token.end as usize).collect()
}

#[cfg(test)]
mod tests;
