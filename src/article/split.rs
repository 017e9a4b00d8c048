//! Blocks and sentences.

use super::{Block, BlockKind, Sentence};
use crate::span::TextRange;
use unicode_segmentation::UnicodeSegmentation;

/// Cuts the repaired text into blocks and sentences.
pub(super) fn split(text: &str) -> (Vec<Block>, Vec<Sentence>) {
    let (mut blocks, mut sentences, mut at) = (Vec::new(), Vec::new(), 0);
    for line in text.split_inclusive('\n') {
        let body = line.trim();
        if !body.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            let kind = if blocks.is_empty() { BlockKind::Headline } else { BlockKind::Body };
            let block = u32::try_from(blocks.len()).unwrap_or(u32::MAX);
            blocks.push(Block { kind, range: TextRange::new(start, start + body.len()) });
            for (offset, sentence) in body.split_sentence_bound_indices() {
                let trimmed = sentence.trim_end();
                sentences.push(Sentence { range: TextRange::new(start + offset, start + offset + trimmed.len()), block });
            }
        }
        at += line.len();
    }
    (blocks, sentences)
}
