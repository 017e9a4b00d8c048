//! Sentences: where a mark ends one and where it does not.

use super::lexicon::{Abbreviation, abbreviation, is_exclamation_name, is_speech_verb, is_starter, is_weekday};
use super::{Block, Sentence};
use crate::span::TextRange;

/// Cuts each block into sentences. Every byte that is not white space lies in exactly one.
pub(super) fn sentences(text: &str, blocks: &[Block]) -> Vec<Sentence> {
    let mut found = Vec::new();
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

/// Where sentences end inside a block: the byte after the end mark and what closes with it.
fn ends(body: &str) -> Vec<usize> {
    let bytes = body.as_bytes();
    let mut found = Vec::new();
    let mut depth = Depth::default();
    let mut at = 0;
    while let Some(letter) = body.get(at..).and_then(|rest| rest.chars().next()) {
        let next = at + letter.len_utf8();
        depth.read(letter);
        if !matches!(letter, '.' | '!' | '?' | '…') {
            at = next;
            continue;
        }
        let marks = end_of_marks(body, next);
        let closed = end_of_closers(body, marks);
        let end_of_word = bytes.get(closed).is_none_or(|byte| byte.is_ascii_whitespace() || !byte.is_ascii());
        if closed < body.len() && end_of_word && is_end(body, at, marks, closed, &depth) {
            found.push(closed);
            depth = Depth::default();
        } else {
            body.get(next..closed).unwrap_or_default().chars().for_each(|letter| depth.read(letter));
        }
        at = closed.max(next);
    }
    found
}

/// Brackets that are open: a mark inside them ends no sentence of ours.
#[derive(Default)]
struct Depth {
    brackets: i32,
}

impl Depth {
    fn read(&mut self, letter: char) {
        match letter {
            '(' | '[' => self.brackets += 1,
            ')' | ']' => self.brackets = (self.brackets - 1).max(0),
            _ => {}
        }
    }
}

fn end_of_marks(body: &str, from: usize) -> usize {
    let more = body.get(from..).unwrap_or_default().chars().take_while(|letter| matches!(letter, '.' | '!' | '?' | '…'));
    from + more.map(char::len_utf8).sum::<usize>()
}

fn end_of_closers(body: &str, from: usize) -> usize {
    let more = body.get(from..).unwrap_or_default().chars().take_while(|letter| matches!(letter, '"' | '”' | '’' | '\'' | ')' | ']' | '»'));
    from + more.map(char::len_utf8).sum::<usize>()
}

/// Whether the mark at `at` ends a sentence; the marks go to `marks`, what closes with them to `closed`.
fn is_end(body: &str, at: usize, marks: usize, closed: usize, depth: &Depth) -> bool {
    let after = body.get(closed..).unwrap_or_default().trim_start();
    let Some(first) = after.trim_start_matches(['"', '“', '‘', '\'', '(', '[', '«']).chars().next() else { return false };
    let word = last_word(body.get(..at).unwrap_or_default());
    let next_word = after
        .trim_start_matches(|letter: char| !letter.is_alphanumeric())
        .split(|letter: char| !letter.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let mark = body.get(at..marks).unwrap_or_default();
    let quote_closed = body.get(marks..closed).is_some_and(|closers| closers.contains(['"', '”', '’', '\'', '»']));
    if depth.brackets > 0 && !body.get(marks..closed).is_some_and(|closers| closers.contains([')', ']'])) {
        return false;
    }
    if first.is_lowercase() {
        // "Stop!" she said. A sentence may begin with a brand in lower case ("iPhone"), no other word does.
        return next_word.chars().any(char::is_uppercase) && !quote_closed && mark != "…";
    }
    if quote_closed && is_said(after) {
        return false;
    }
    if mark.starts_with(['!', '?']) {
        return !(mark == "!" && !quote_closed && is_exclamation_name(word) && !is_starter(next_word));
    }
    if mark.chars().count() > 1 || mark == "…" {
        return first.is_uppercase() || !after.starts_with(char::is_alphanumeric);
    }
    is_full_stop(body, at, word, after, next_word)
}

/// Whether one full stop ends a sentence, by the word before it and the one behind it.
fn is_full_stop(body: &str, at: usize, word: &str, after: &str, next_word: &str) -> bool {
    let digit_next = after.starts_with(|letter: char| letter.is_ascii_digit());
    if is_initial(body, at, word) {
        return false;
    }
    if word.chars().all(|letter| letter.is_ascii_digit()) && !word.is_empty() && at == word.len() {
        // "1. Open the lid." A number that begins its block counts an item.
        return false;
    }
    match abbreviation(word) {
        None => true,
        Some(Abbreviation::Title | Abbreviation::Latin) => false,
        Some(Abbreviation::Number | Abbreviation::Month) => !digit_next,
        Some(Abbreviation::Time) => {
            !(is_weekday(next_word) || matches!(next_word, "GMT" | "EST" | "EDT" | "ET" | "PT" | "CET" | "BST" | "UTC" | "PST" | "CST"))
        }
        Some(Abbreviation::Other) => is_starter(next_word),
        Some(Abbreviation::End) => true,
    }
}

/// "J. Smith", "J.R.R. Tolkien": a letter alone before the stop, with a name behind it. "Plan B." and "vitamin C." end sentences.
fn is_initial(body: &str, at: usize, word: &str) -> bool {
    let mut letters = word.chars();
    let (Some(letter), None) = (letters.next(), letters.next()) else { return false };
    if !letter.is_uppercase() || letter == 'I' {
        return false;
    }
    let before = body.get(..at.saturating_sub(word.len())).unwrap_or_default().trim_end();
    let labelled = before.split_whitespace().next_back().is_some_and(|word| {
        matches!(
            word.to_lowercase().as_str(),
            "plan"
                | "vitamin"
                | "hepatitis"
                | "group"
                | "type"
                | "grade"
                | "section"
                | "part"
                | "option"
                | "point"
                | "class"
                | "appendix"
                | "exhibit"
                | "model"
                | "route"
                | "gate"
        )
    });
    !labelled
}

/// The run of letters, digits and inner points before a mark.
fn last_word(before: &str) -> &str {
    let start =
        before.char_indices().rev().take_while(|(_, letter)| letter.is_alphanumeric() || matches!(letter, '.' | '&' | '\'' | '’')).last();
    start.and_then(|(at, _)| before.get(at..)).unwrap_or_default().trim_start_matches(['.', '\'', '’'])
}

/// "…!” Smith said", "…” said Smith": what follows a closed quotation ties it to its speaker.
fn is_said(after: &str) -> bool {
    let mut words = after.split_whitespace().take(5).map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()));
    let first = words.next().unwrap_or_default();
    is_speech_verb(first) && first.starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::BlockKind;

    fn split(text: &str) -> Vec<&str> {
        let blocks = [Block { kind: BlockKind::Body, range: TextRange::new(0, text.len()) }];
        sentences(text, &blocks).iter().map(|sentence| sentence.range.slice(text)).collect()
    }

    #[test]
    fn marks_that_end_no_sentence() {
        for text in [
            "Mr. J. R. Hale of Acme Inc. sold 3.5 million shares on Jan. 5 for $2.1 million.",
            "The U.S. Treasury cut its forecast at 4 p.m. GMT on Monday.",
            "\"Where is it?\" asked the mayor.",
            "It rained (it always rains here. Always.) and the game went on.",
        ] {
            assert_eq!(split(text), [text]);
        }
    }

    #[test]
    fn marks_that_do() {
        assert_eq!(split("He left at 5 p.m. The door was open."), ["He left at 5 p.m.", "The door was open."]);
        assert_eq!(split("\"We lost.\" The coach was calm."), ["\"We lost.\"", "The coach was calm."]);
        assert_eq!(split("Really?! Yes… They paid."), ["Really?!", "Yes…", "They paid."]);
    }
}
