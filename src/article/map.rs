//! From places in the repaired text back to bytes of the original.

use crate::span::{Span, TextRange};

/// Where one stretch of the newer text comes from: units of `new` bytes, each standing for `old` bytes of the older text. A stretch in
/// step has units of one byte each; an edit is one unit that stands for all that it replaced; UTF-16 has units of one and two bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stretch {
    new_start: u32,
    old_start: u32,
    new: u32,
    old: u32,
}

/// One pass over a text: where its stretches begin, ascending in both texts.
#[derive(Clone, Debug, Default)]
pub(super) struct Layer {
    stretches: Vec<Stretch>,
}

impl Layer {
    /// Says that from `new_start` in the newer text on, each unit of `new` bytes stands for `old` bytes of the older text, of which the
    /// first begins at `old_start`. Must be called in ascending order.
    pub(super) fn push(&mut self, new_start: usize, old_start: usize, new: usize, old: usize) {
        let stretch = Stretch { new_start: narrow(new_start), old_start: narrow(old_start), new: narrow(new.max(1)), old: narrow(old) };
        match self.stretches.last_mut() {
            Some(last) if last.new_start == stretch.new_start => *last = stretch,
            Some(last) if last.continues_into(stretch) => {}
            _ => self.stretches.push(stretch),
        }
    }

    fn start(&self, at: u32) -> u32 {
        match self.stretches.partition_point(|stretch| stretch.new_start <= at).checked_sub(1) {
            None => at,
            Some(index) => self.stretches[index].old(|one| (at - one.new_start) / one.new),
        }
    }

    fn end(&self, at: u32) -> u32 {
        match self.stretches.partition_point(|stretch| stretch.new_start < at).checked_sub(1) {
            None => at,
            Some(index) => self.stretches[index].old(|one| (at - one.new_start).div_ceil(one.new)),
        }
    }
}

impl Stretch {
    fn old(self, units: impl Fn(Self) -> u32) -> u32 {
        self.old_start.saturating_add(units(self).saturating_mul(self.old))
    }

    /// Whether `next` only says again what this stretch says already.
    fn continues_into(self, next: Self) -> bool {
        let units = (next.new_start - self.new_start) / self.new;
        (self.new, self.old) == (next.new, next.old)
            && self.new_start + units * self.new == next.new_start
            && self.old_start.saturating_add(units.saturating_mul(self.old)) == next.old_start
    }
}

/// The way back from the repaired text to the original, through each pass that changed it (decoding, cleaning, joining lines).
#[derive(Clone, Debug, Default)]
pub struct OffsetMap {
    /// The latest pass last.
    layers: Vec<Layer>,
}

impl OffsetMap {
    /// The map of a text that nothing was done to.
    pub(super) fn identity() -> Self {
        Self::default()
    }

    /// Adds a pass whose older text is the newest so far. A pass that changed nothing is not kept.
    pub(super) fn add(&mut self, layer: Layer) {
        if !layer.stretches.is_empty() {
            self.layers.push(layer);
        }
    }

    /// The original bytes of a stretch of the newest text. What an edit put in stands for the bytes that it replaced.
    pub fn span(&self, range: TextRange) -> Span {
        let (mut start, mut end) = (range.start, range.end);
        for layer in self.layers.iter().rev() {
            end = if start == end { layer.start(end) } else { layer.end(end) };
            start = layer.start(start);
        }
        Span::new(start as usize, end as usize)
    }
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(map: &OffsetMap, start: usize, end: usize) -> (usize, usize) {
        let span = map.span(TextRange::new(start, end));
        (span.start(), span.end())
    }

    #[test]
    fn an_edit_stands_for_all_that_it_replaced() {
        // "it’s 7.5" from "itâ€™s 7.\n5": three bytes for eight, and a line break left out.
        let mut layer = Layer::default();
        layer.push(2, 2, 3, 8);
        layer.push(5, 10, 1, 1);
        layer.push(8, 14, 1, 1);
        let mut map = OffsetMap::identity();
        map.add(layer);
        assert_eq!(span(&map, 0, 6), (0, 11));
        assert_eq!(span(&map, 2, 5), (2, 10));
        assert_eq!(span(&map, 7, 9), (12, 15));
        assert_eq!(span(&map, 7, 8), (12, 13));
    }

    #[test]
    fn passes_are_undone_in_turn() {
        let (mut units, mut cut, mut map) = (Layer::default(), Layer::default(), OffsetMap::identity());
        units.push(0, 2, 1, 2);
        cut.push(3, 4, 1, 1);
        map.add(units);
        map.add(cut);
        assert_eq!(span(&map, 2, 4), (6, 12));
        assert_eq!(span(&map, 3, 3), (10, 10));
    }
}
