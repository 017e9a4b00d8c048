//! Edits over a text: what is replaced by what, applied in one pass that keeps the way back.

use super::map::Layer;
use std::borrow::Cow;

/// One replacement; `start..end` are bytes of the text that it is applied to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    /// First byte replaced.
    pub start: usize,
    /// One past the last byte replaced.
    pub end: usize,
    /// What stands there afterwards.
    pub text: Cow<'static, str>,
}

impl Edit {
    /// Replaces `start..end` by `text`.
    pub(super) fn new(start: usize, end: usize, text: impl Into<Cow<'static, str>>) -> Self {
        Self { start, end, text: text.into() }
    }
}

/// As [`apply`], for a text that is not needed any more: without edits nothing is copied.
pub(super) fn apply_to(source: String, edits: &[Edit]) -> (String, Layer) {
    if edits.is_empty() { (source, Layer::default()) } else { apply(&source, edits) }
}

/// The text with all edits made, and the way back. Edits ascend; one that overlaps an earlier one, or cuts a character, is left out.
pub(super) fn apply(source: &str, edits: &[Edit]) -> (String, Layer) {
    let (mut out, mut layer, mut at) = (String::with_capacity(source.len()), Layer::default(), 0);
    for edit in edits {
        let Some(kept) = source.get(at..edit.start).filter(|_| source.is_char_boundary(edit.end) && edit.start <= edit.end) else {
            continue;
        };
        out.push_str(kept);
        let in_step = edit.text.len() == edit.end - edit.start && edit.text.len() == 1;
        if !in_step {
            layer.push(out.len(), edit.start, edit.text.len(), edit.end - edit.start);
        }
        out.push_str(&edit.text);
        if !in_step {
            layer.push(out.len(), edit.end, 1, 1);
        }
        at = edit.end;
    }
    out.push_str(source.get(at..).unwrap_or_default());
    (out, layer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::OffsetMap;
    use crate::span::TextRange;

    #[test]
    fn keeps_the_way_back() {
        let edits = [Edit::new(2, 4, ""), Edit::new(5, 6, "é"), Edit::new(7, 8, " ")];
        let (text, layer) = apply("ab\r\ncde\nf", &edits);
        assert_eq!(text, "abcée f");
        let mut map = OffsetMap::identity();
        map.add(layer);
        let raw = |start, end| (map.span(TextRange::new(start, end)).start(), map.span(TextRange::new(start, end)).end());
        assert_eq!(raw(0, 2), (0, 2));
        assert_eq!(raw(2, 3), (4, 5));
        assert_eq!(raw(3, 5), (5, 6));
        assert_eq!(raw(7, 8), (8, 9));
    }

    #[test]
    fn leaves_out_what_overlaps() {
        assert_eq!(apply("abcdef", &[Edit::new(0, 3, "x"), Edit::new(2, 4, "y"), Edit::new(9, 9, "z")]).0, "xdef");
    }
}
