//! From places in the repaired text back to bytes of the original.

use crate::span::{Span, TextRange};

/// The edges of all edits: between two edges, both texts run in step.
#[derive(Clone, Debug, Default)]
pub struct OffsetMap {
    /// (offset in the repaired text, offset in the original), ascending in both; each says where a stretch in step begins.
    edges: Vec<(u32, u32)>,
}

impl OffsetMap {
    /// The map of a text that nothing was done to.
    pub fn identity() -> Self {
        Self::default()
    }

    /// Says that from here on `text` in the repaired text stands at `raw` in the original. Must be called in ascending order.
    pub fn push(&mut self, text: usize, raw: usize) {
        let edge = (u32::try_from(text).unwrap_or(u32::MAX), u32::try_from(raw).unwrap_or(u32::MAX));
        self.edges.push(edge);
    }

    /// The original bytes of a stretch of the repaired text. Text that an edit put in stands for the bytes that it replaced.
    pub fn span(&self, range: TextRange) -> Span {
        if range.is_empty() {
            let at = self.raw(range.start as usize);
            return Span::new(at, at);
        }
        Span::new(self.raw(range.start as usize), self.raw(range.end as usize - 1) + 1)
    }

    fn raw(&self, text: usize) -> usize {
        let next = self.edges.partition_point(|&(edge, _)| edge as usize <= text);
        match next.checked_sub(1).and_then(|at| self.edges.get(at)) {
            None => text,
            Some(&(edge, raw)) => raw as usize + (text - edge as usize),
        }
    }
}
