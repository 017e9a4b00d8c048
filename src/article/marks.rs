//! Damage that is seen in the repaired text: a truncated end, spliced ellipses, quotations that never close, template fields.

use super::{Block, BlockKind, Sentence};
use crate::kind::DamageKind;
use crate::span::TextRange;

/// A damaged place of the repaired text, with one sentence for the report.
pub(super) type Found = (DamageKind, TextRange, &'static str);

/// All of them, by place.
pub(super) fn find(text: &str, blocks: &[Block], sentences: &[Sentence]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let leftover = blocks.iter().filter(|block| block.kind == BlockKind::Leftover);
    found.extend(leftover.map(|block| (DamageKind::Leftover, block.range, "a template field or navigation was left in the text")));
    found.extend(truncated(text, blocks, sentences));
    found.extend(elisions(text, blocks));
    found.extend(unclosed(text, blocks, sentences));
    found.sort_by_key(|one| one.1);
    found
}

/// The last sentence of the body, where nothing ends it.
fn truncated(text: &str, blocks: &[Block], sentences: &[Sentence]) -> Option<Found> {
    let is_body = |sentence: &&Sentence| blocks.get(sentence.block as usize).is_some_and(|block| block.kind == BlockKind::Body);
    let last = sentences.iter().rev().find(is_body)?;
    let words = last.range.slice(text);
    let ended = words.trim_end_matches(['"', '”', '’', '\'', ')', ']', '*', '_']).ends_with(['.', '!', '?', '…', ':']);
    let bodies = sentences.iter().filter(is_body).count();
    // A text of one line without a full stop is a headline or a note, not a cut article.
    (!ended && bodies > 1 && words.split_whitespace().count() >= 3).then_some((
        DamageKind::Truncated,
        last.range,
        "the text stops before the sentence ends",
    ))
}

/// An ellipsis between sentences, with a space on either side or at the beginning of a paragraph: something was cut out there. One inside a
/// sentence is a pause.
fn elisions(text: &str, blocks: &[Block]) -> Vec<Found> {
    let mut found = Vec::new();
    for (at, length) in ellipses(text) {
        let index = blocks.partition_point(|block| (block.range.end as usize) < at + length);
        let Some(block) = blocks.get(index).filter(|block| block.range.start as usize <= at && block.kind.states_something()) else {
            continue;
        };
        let (body, base) = (block.range.slice(text), block.range.start as usize);
        let at = at - base;
        let (before, after) = (body.get(..at).unwrap_or_default(), body.get(at + length..).unwrap_or_default());
        let parted = before.trim_end().is_empty() || before.trim_end().ends_with(['.', '!', '?', '"', '”']) && before.ends_with(' ');
        let begins =
            after.trim_start().trim_start_matches(['"', '“', '[']).starts_with(char::is_uppercase) && after.starts_with([' ', ']', ')']);
        if parted && begins {
            let range = around(body, at, at + length);
            let range = TextRange::new(base + range.0, base + range.1);
            found.push((DamageKind::Elision, range, "an ellipsis joins passages that did not stand together"));
        }
    }
    found
}

/// Each "…", "..." and ". . ." with its length, brackets around it included, by place.
fn ellipses(text: &str) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut found: Vec<(usize, usize)> = Vec::new();
    for pattern in ["…", "...", ". . ."] {
        found.extend(memchr::memmem::find_iter(bytes, pattern).map(|at| {
            let bracket = |open: u8, close: u8| at > 0 && bytes.get(at - 1) == Some(&open) && bytes.get(at + pattern.len()) == Some(&close);
            if bracket(b'[', b']') || bracket(b'(', b')') { (at - 1, pattern.len() + 2) } else { (at, pattern.len()) }
        }));
    }
    found.sort_unstable();
    found
}

/// From the word before to the two words behind.
fn around(body: &str, start: usize, end: usize) -> (usize, usize) {
    let before = body.get(..start).unwrap_or_default().trim_end();
    let from = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let from = if before.is_empty() { start } else { from };
    let after = body.get(end..).unwrap_or_default();
    let words = after.split_whitespace().next();
    let to = words.map_or(end, |word| end + (word.as_ptr() as usize - after.as_ptr() as usize) + word.len());
    (from, to)
}

/// A quotation mark that opens in a block and never closes. A quotation that runs on opens again in the next block and closes at its end.
fn unclosed(text: &str, blocks: &[Block], sentences: &[Sentence]) -> Vec<Found> {
    let mut found = Vec::new();
    let stating: Vec<&Block> = blocks.iter().filter(|block| block.kind.states_something()).collect();
    for (at, block) in stating.iter().enumerate() {
        let Some(open) = open_quote(block.range.slice(text)) else { continue };
        let runs_on = stating.get(at + 1).is_some_and(|next| next.range.slice(text).starts_with(['“', '"']));
        if runs_on {
            continue;
        }
        let start = block.range.start as usize + open;
        let index = sentences.partition_point(|sentence| sentence.range.end as usize <= start);
        let sentence = sentences.get(index).filter(|sentence| sentence.range.start as usize <= start);
        let end = sentence.map_or(block.range.end, |sentence| sentence.range.end);
        found.push((DamageKind::UnclosedQuote, TextRange::new(start, end as usize), "this quotation mark never closes"));
    }
    found
}

/// Where the last quotation of a paragraph opens, if it does not close.
fn open_quote(body: &str) -> Option<usize> {
    let (mut open, mut before) = (None, ' ');
    for (at, letter) in body.char_indices() {
        match letter {
            '“' => open = open.or(Some(at)),
            '”' => open = None,
            '"' => {
                // An inch mark follows a digit and opens nothing.
                if open.is_some() {
                    open = None;
                } else if !before.is_ascii_digit() {
                    open = Some(at);
                }
            }
            _ => {}
        }
        before = letter;
    }
    open
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_that_close_are_no_damage() {
        assert_eq!(open_quote("“Yes,” she said. \"No,\" he said."), None);
        assert_eq!(open_quote("He said: “We will pay."), Some("He said: ".len()));
    }

    #[test]
    fn a_pause_is_no_splice() {
        assert_eq!(ellipses("Well… maybe. … The rest [...] stays."), [(4, 3), (15, 3), (28, 5)]);
    }
}
