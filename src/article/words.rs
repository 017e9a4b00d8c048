//! Tokens: what the tagger and parser were trained on, as ranges of the repaired text.

use super::Article;
use crate::span::TextRange;
use unicode_segmentation::UnicodeSegmentation;

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
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |at| u32::try_from(at).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end).max(clamp(start)) }
    }

    /// Their indices.
    pub fn iter(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// How many there are.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether it holds that token.
    pub fn holds(self, token: usize) -> bool {
        self.iter().contains(&token)
    }

    /// Whether all of `other` lies in this run.
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
}

impl Words {
    /// Cuts each sentence of the article into tokens.
    pub(crate) fn new(article: &Article) -> Self {
        let mut words = Self::default();
        for sentence in article.sentences() {
            let first = words.tokens.len();
            let base = sentence.range.start as usize;
            let pieces = sentence.range.slice(article.text()).split_word_bound_indices();
            let kept = pieces.filter(|(_, piece)| !piece.trim().is_empty());
            words.tokens.extend(kept.map(|(at, piece)| TextRange::new(base + at, base + at + piece.len())));
            words.sentences.push(Tokens::new(first, words.tokens.len()));
        }
        words
    }

    /// The tokens that lie at least partly in a range of the repaired text.
    pub(crate) fn within(&self, range: TextRange) -> Tokens {
        let start = self.tokens.partition_point(|token| token.end <= range.start);
        let end = self.tokens.partition_point(|token| token.start < range.end);
        Tokens::new(start, end)
    }
}
