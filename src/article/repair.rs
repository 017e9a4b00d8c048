//! Breaks that cut what belongs together: joined on evidence, as edits over the text, each with its record.
//!
//! A hard-wrapped text is layout: its line breaks are undone without a word. A lone break inside a sentence, and a number that a break has
//! cut, are damage. Where both readings are possible, the halves stay apart and the place is reported as a hint.

use super::blocks::is_furniture;
use super::edit::Edit;
use super::figures::{Gap, Join, join};
use super::flow::{flow, soft_break};
use super::lines::{Line, Wrap, lines, wrap};
use crate::kind::DamageKind;
use crate::span::TextRange;

/// What was joined and what might have been.
#[derive(Debug, Default)]
pub(super) struct Repairs {
    /// In ascending order.
    pub edits: Vec<Edit>,
    /// In ascending order, as places in the text before the edits.
    pub broken: Vec<Broken>,
}

/// A place that a break has cut.
#[derive(Debug)]
pub(super) struct Broken {
    pub kind: DamageKind,
    pub range: TextRange,
    /// How it reads when joined.
    pub joined: String,
    pub confidence: f32,
}

/// Below this nothing is joined.
const SURE: f32 = 0.5;

/// Looks at every line break, and at every place inside a line where a number seems to be cut.
pub(super) fn repair(text: &str) -> Repairs {
    let lines = lines(text);
    let layout = Layout { wrapped: wrap(text, &lines), parted: parted_by_blank_lines(&lines) };
    let mut repairs = Repairs::default();
    let mut joined_over = false;
    for (at, line) in lines.iter().enumerate() {
        repairs.within(text, line);
        let (Some(next), false) = (lines.get(at + 1), joined_over) else {
            joined_over = false;
            continue;
        };
        // What the page put between the two halves of a sentence: "Advertisement".
        joined_over = may_go_on(line.text(text))
            && is_furniture(next.text(text))
            && lines.get(at + 2).is_some_and(|beyond| repairs.between(text, line, &Line { after_blank: true, ..*beyond }, layout));
        if !joined_over {
            repairs.between(text, line, next, layout);
        }
    }
    repairs
}

/// Whether nothing ends the line, or a full stop behind a number or a short word does.
fn may_go_on(line: &str) -> bool {
    match line.strip_suffix('.') {
        Some(before) => before.ends_with(|c: char| c.is_ascii_digit() || c.is_uppercase()),
        None => !line.ends_with(['!', '?', '"', '”', ':', '…']),
    }
}

/// How a text is laid out.
#[derive(Clone, Copy)]
struct Layout {
    wrapped: Option<Wrap>,
    /// Whether blank lines part its paragraphs, so that a line break alone parts nothing.
    parted: bool,
}

fn parted_by_blank_lines(lines: &[Line]) -> bool {
    let blank = lines.iter().skip(1).filter(|line| line.after_blank).count();
    blank * 2 >= lines.len().saturating_sub(1)
}

impl Repairs {
    /// A line break or a blank line; tells whether the two lines were joined.
    fn between(&mut self, text: &str, line: &Line, next: &Line, layout: Layout) -> bool {
        let (before, after) = (line.text(text), next.text(text));
        let gap = if next.after_blank { Gap::Paragraph } else { Gap::Line };
        let place = TextRange::new(line.range.end as usize, next.range.start as usize);
        if let Some(found) = join(before, after, gap) {
            self.note(text, place, &found);
            return found.confidence >= SURE;
        }
        let filled = gap == Gap::Line && layout.wrapped.is_some_and(|wrap| line.is_filled(next, text, wrap));
        let flow = if filled { None } else { flow(before, after, gap, layout.parted) };
        match (filled, flow) {
            (true, _) => self.edits.push(soft_break(before, after, place)),
            (false, None) => return false,
            (false, Some(_)) if layout.wrapped.is_some() && gap == Gap::Line => self.edits.push(soft_break(before, after, place)),
            (false, Some(confidence)) => self.break_in_sentence(text, line, next, place, confidence),
        }
        true
    }

    /// Numbers that a space has cut inside a line.
    fn within(&mut self, text: &str, line: &Line) {
        let body = line.text(text);
        let bytes = body.as_bytes();
        for at in memchr::memchr_iter(b' ', bytes) {
            let digit_after = bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
            let open_before = at.checked_sub(1).and_then(|before| bytes.get(before)).is_some_and(|byte| matches!(byte, b'.' | b','));
            if digit_after && open_before {
                // Only the near neighbourhood can be a figure: a window keeps a line of a million numbers linear.
                let from = floor(body, at.saturating_sub(WINDOW));
                let to = floor(body, (at + 1 + WINDOW).min(body.len()));
                let (before, after) = (body.get(from..at).unwrap_or_default(), body.get(at + 1..to).unwrap_or_default());
                let place = TextRange::new(line.range.start as usize + at, line.range.start as usize + at + 1);
                if let Some(found) = join(before, after, Gap::Space) {
                    self.note(text, place, &found);
                }
            }
        }
    }

    fn note(&mut self, text: &str, place: TextRange, found: &Join) {
        let range = TextRange::new((place.start as usize).saturating_sub(found.tail), place.end as usize + found.head);
        let tail = text.get(range.start as usize..place.start as usize).unwrap_or_default();
        let head = text.get(place.end as usize..range.end as usize).unwrap_or_default();
        let joined = format!("{tail}{}{head}", found.glue);
        self.broken.push(Broken { kind: found.kind, range, joined, confidence: found.confidence });
        if found.confidence >= SURE {
            self.edits.push(Edit::new(place.start as usize, place.end as usize, found.glue));
        }
    }

    fn break_in_sentence(&mut self, text: &str, line: &Line, next: &Line, place: TextRange, confidence: f32) {
        let last = line.text(text).split_whitespace().next_back().map_or(0, str::len);
        let first = next.text(text).split_whitespace().next().map_or(0, str::len);
        let range = TextRange::new((place.start as usize).saturating_sub(last), place.end as usize + first);
        let edit = soft_break(line.text(text), next.text(text), place);
        let (tail, head) = (text.get(range.start as usize..edit.start), text.get(edit.end..range.end as usize));
        let joined = format!("{}{}{}", tail.unwrap_or_default(), edit.text, head.unwrap_or_default());
        self.broken.push(Broken { kind: DamageKind::BrokenSentence, range, joined, confidence });
        self.edits.push(edit);
    }
}

/// How far around a space a cut figure can reach, in bytes.
const WINDOW: usize = 80;

/// The nearest character boundary at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::edit::apply;

    fn joined(text: &str) -> (String, Vec<(DamageKind, String)>) {
        let repairs = repair(text);
        let broken = repairs.broken.iter().map(|one| (one.kind, one.joined.clone())).collect();
        (apply(text, &repairs.edits).0, broken)
    }

    #[test]
    fn a_broken_figure_is_one_figure() {
        let (text, broken) = joined("The lender said it lost $3.\n4 billion in the quarter.\nIts shares fell.");
        assert_eq!(text, "The lender said it lost $3.4 billion in the quarter.\nIts shares fell.");
        assert_eq!(broken, [(DamageKind::BrokenFigure, "$3.4 billion".to_owned())]);
    }

    #[test]
    fn a_lone_break_is_reported_and_undone() {
        let (text, broken) = joined("The harbour was closed for the\nnight after the storm.\nIt opened on Monday.");
        assert_eq!(text, "The harbour was closed for the night after the storm.\nIt opened on Monday.");
        assert_eq!(broken, [(DamageKind::BrokenSentence, "the night".to_owned())]);
    }

    #[test]
    fn a_sentence_goes_on_behind_a_blank_line() {
        let (text, broken) = joined("The new bridge is not the\n\nwidest in the country but the longest.\n\nIt opens in May.");
        assert_eq!(text, "The new bridge is not the widest in the country but the longest.\n\nIt opens in May.");
        assert_eq!(broken, [(DamageKind::BrokenSentence, "the widest".to_owned())]);
        let (text, _) = joined("Flights were halted by the U.S.\n\nauthorities on Monday.\n\nThey said so.");
        assert_eq!(text, "Flights were halted by the U.S. authorities on Monday.\n\nThey said so.");
    }

    #[test]
    fn a_sentence_goes_on_behind_what_the_page_put_there() {
        let (text, _) = joined("The lender lost $3.\n\nAdvertisement\n\n4 billion in the quarter.\n\nShares fell.");
        assert_eq!(text, "The lender lost $3.4 billion in the quarter.\n\nShares fell.");
        let kept = "The lender lost money.\n\nAdvertisement\n\nShares fell.";
        assert_eq!(joined(kept).0, kept);
    }

    #[test]
    fn money_is_not_counted_in_months() {
        let text = "The team won a prize of $ 40,000.\n11 months later it was gone.";
        assert_eq!(joined(text).0, text);
    }

    #[test]
    fn sentences_on_lines_of_their_own_stay_apart() {
        let text = "It cost $7.\nFive million people live there.\nThe ferry sank in 2019.\n3 people died.";
        assert_eq!(joined(text).0, text);
    }
}
