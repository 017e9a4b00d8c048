//! What each paragraph is: headline, byline, dateline, body, list item, leftover, boilerplate.

use super::{Block, BlockKind};
use crate::article::lexicon::{Months, is_function_word, is_month, is_weekday, month_number};
use crate::lexicon::rows;
use crate::span::{Span, TextRange};
use std::sync::LazyLock;

static BOILERPLATE: LazyLock<Vec<&'static str>> = LazyLock::new(|| rows(include_str!("../lexicon/boilerplate.txt")).collect());

/// The blocks of a repaired text: one a line, a dateline apart from what follows it.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let lines: Vec<TextRange> = super::lines::lines(text).iter().map(|line| line.range).collect();
    let mut blocks = Vec::with_capacity(lines.len());
    for (at, range) in lines.iter().enumerate() {
        let kind = kind(range.slice(text), at);
        let dateline = if kind == BlockKind::Body { dateline(range.slice(text)) } else { None };
        match dateline {
            Some(length) => {
                let start = range.start as usize;
                blocks.push(Block { kind: BlockKind::Dateline, range: TextRange::new(start, start + length) });
                let rest = text.get(start + length..range.end as usize).unwrap_or_default();
                let skipped = length + (rest.len() - rest.trim_start().len());
                blocks.push(Block { kind, range: TextRange::new(start + skipped, range.end as usize) });
            }
            None => blocks.push(Block { kind, range: *range }),
        }
    }
    blocks.retain(|block| !block.range.is_empty());
    blocks
}

/// A longer line is prose, whatever words it begins with; so lines are looked through only up to here, in bytes.
const LONGEST_LABEL: usize = 300;

fn kind(line: &str, at: usize) -> BlockKind {
    let item = line.starts_with(['•', '*', '‣', '·', '⁃', '▪']) || line.starts_with("- ") || line.starts_with("– ");
    if line.len() > LONGEST_LABEL {
        return if item { BlockKind::ListItem } else { BlockKind::Body };
    }
    if is_leftover(line) {
        return BlockKind::Leftover;
    }
    if is_byline(line) {
        return BlockKind::Byline;
    }
    if is_boilerplate(line) {
        return BlockKind::Boilerplate;
    }
    if at == 0 && !ends_sentence(line) && line.split_whitespace().count() > 2 {
        return BlockKind::Headline;
    }
    // Scraps of the page and headings of one or two words: "Newsroom", "Background".
    if !ends_sentence(line) && line.split_whitespace().count() <= 2 {
        return BlockKind::Boilerplate;
    }
    if item { BlockKind::ListItem } else { BlockKind::Body }
}

/// Names blocks as the format of the file has it; `span` tells where a block stands in the original.
pub(super) fn name(blocks: &mut [Block], text: &str, kinds: &[(Span, BlockKind)], span: impl Fn(TextRange) -> Span) {
    if kinds.is_empty() {
        return;
    }
    for block in blocks.iter_mut() {
        let here = span(block.range);
        let before = kinds.partition_point(|(there, _)| there.start() <= here.start());
        // Lists hold quotations and the like: the innermost names the block.
        let found = kinds.get(..before).unwrap_or_default().iter().rev().take(8).find(|(there, _)| there.contains(here));
        if let Some((_, kind)) = found
            && (block.kind.states_something() || is_short_heading(block, text))
        {
            block.kind = *kind;
        }
    }
}

/// Whether a block was left out for its shortness alone.
fn is_short_heading(block: &Block, text: &str) -> bool {
    block.kind == BlockKind::Boilerplate && !is_boilerplate(block.range.slice(text))
}

/// The day of a dateline or of a line of day and time, with its year, and what gave it.
pub(super) fn publication_day(blocks: &[Block], text: &str) -> Option<(jiff::civil::Date, &'static str)> {
    let dated = |kind: BlockKind, source: &'static str| {
        let lines = blocks.iter().filter(move |block| block.kind == kind).take(12);
        lines.filter_map(|block| dated(block.range.slice(text))).next().map(|day| (day, source))
    };
    dated(BlockKind::Dateline, "its dateline").or_else(|| dated(BlockKind::Boilerplate, "its line of day and time"))
}

/// The day in "TORONTO, March 10, 2026 (Reuters) -" or "Monday 15 September 2025, 11:30".
fn dated(line: &str) -> Option<jiff::civil::Date> {
    let line = line.get(..120).unwrap_or(line);
    let words: Vec<&str> =
        line.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')')).filter(|word| !word.is_empty()).collect();
    let (at, month) = words.iter().enumerate().find_map(|(at, word)| Some((at, month_number(word)?)))?;
    let number = |at: Option<usize>| at.and_then(|at| words.get(at)).and_then(|word| word.parse::<i16>().ok());
    let day = number(at.checked_sub(1)).or_else(|| number(Some(at + 1))).filter(|day| (1..=31).contains(day))?;
    let year = [at + 1, at + 2].into_iter().find_map(|at| number(Some(at)).filter(|year| (1800..=2200).contains(year)))?;
    jiff::civil::Date::new(year, month, i8::try_from(day).ok()?).ok()
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '\'', ')', ']']).ends_with(['.', '!', '?', '…'])
}

/// A template field: a label of one to four words with nothing, or with no prose, behind its colon; braces, angle brackets, snake case.
fn is_leftover(line: &str) -> bool {
    let line = line.trim_start_matches(['-', '*', '•', ' ']);
    if (line.starts_with("{{") && line.ends_with("}}"))
        || line.contains("[object Object]")
        || line.starts_with("<%")
        || line == "undefined"
        || line == "null"
    {
        return true;
    }
    let Some((label, value)) = line.split_once(':') else {
        return line.contains(" | ") && !ends_sentence(line) && line.split_whitespace().count() <= 12;
    };
    let words = label.split_whitespace().count();
    let snake = label.contains('_') && !label.contains(' ');
    let empty = value.trim().is_empty()
        || matches!(value.trim().to_lowercase().as_str(), "none" | "null" | "n/a" | "(none)" | "undefined" | "[]" | "{}" | "\"\"" | "tbd");
    let titled = label.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    snake || empty && words <= 4 && titled || line.contains(" | ") && !ends_sentence(line)
}

/// "By Hanna Roos and Piet Verbeek", "By JANE DOE, Staff Writer".
fn is_byline(line: &str) -> bool {
    let Some(names) = line.strip_prefix("By ").or_else(|| line.strip_prefix("BY ")) else { return false };
    let small = |word: &str| matches!(word, "and" | "in" | "for" | "the" | "of" | "de" | "van" | "von" | "at");
    let words = || names.split_whitespace();
    !ends_sentence(line)
        && words().count() <= 14
        && words().all(|word| small(word) || !word.starts_with(char::is_lowercase))
        && !names.contains(char::is_numeric)
}

/// What a page puts between two lines of a text: an advertisement, a page number, a link to another story.
pub(super) fn is_furniture(line: &str) -> bool {
    line.len() <= 100 && (is_boilerplate(line) || is_page_number(line))
}

/// "Page 3", "Page 3 of 9", "- 3 -", "3 | Page".
fn is_page_number(line: &str) -> bool {
    let bare = line.trim_matches(|letter: char| !letter.is_alphanumeric());
    let marked = bare.len() < line.len() && bare.len() <= 3 && !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit());
    let words: Vec<String> = bare.split_whitespace().map(str::to_lowercase).collect();
    let said = matches!(
        words.iter().map(String::as_str).collect::<Vec<_>>().as_slice(),
        ["page", _] | ["page", _, "of" | "/", _] | [_, "|", "page"]
    ) && words.iter().any(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    marked && line.starts_with(['-', '–', '—', '[', '|']) || said
}

/// Read-time notices, share lines, cookie notices, picture credits, times of update: by the phrases of the lexicon.
fn is_boilerplate(line: &str) -> bool {
    let words = line.split_whitespace().take(15).count();
    if words > 14 {
        return false;
    }
    let lower = line.to_lowercase();
    let trimmed = lower.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '(');
    let listed = BOILERPLATE.iter().any(|phrase| match phrase.strip_suffix('*') {
        Some(start) => trimmed.starts_with(start),
        None => trimmed == *phrase || words <= 6 && trimmed.contains(phrase),
    });
    listed || is_credit(line) || is_timestamp(line)
}

/// "(Reporting by T. Mulcahy in Cleveland; Editing by S. Orr)"
fn is_credit(line: &str) -> bool {
    let inner = line.trim_matches(['(', ')', ' ']);
    ["Reporting by ", "Editing by ", "Additional reporting", "Compiled by ", "Writing by "].iter().any(|start| inner.starts_with(start))
}

/// A line of nothing but a date and time: "Monday 15 September 2025, 11:30".
fn is_timestamp(line: &str) -> bool {
    let words: Vec<&str> = line.split(|letter: char| letter.is_whitespace() || letter == ',').filter(|word| !word.is_empty()).collect();
    let of_time = |word: &str| {
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        bare.chars().any(|letter| letter.is_ascii_digit())
            || is_month(bare, Months::All)
            || is_weekday(bare)
            || matches!(
                bare.to_lowercase().as_str(),
                "am" | "pm" | "gmt" | "utc" | "est" | "et" | "bst" | "at" | "" | "updated" | "published" | "posted"
            )
    };
    (2..=9).contains(&words.len())
        && words.iter().all(|word| of_time(word))
        && words.iter().any(|word| word.chars().any(|letter| letter.is_ascii_digit()))
}

/// "TORONTO, March 10 (Reuters) - ": how many bytes it takes, the dash included.
fn dateline(line: &str) -> Option<usize> {
    const LONGEST: usize = 70;
    let window = line.get(..line.char_indices().map(|(at, _)| at).take_while(|&at| at <= LONGEST).last()?)?;
    let (at, mark) = [" - ", " – ", " — ", " -- "].iter().filter_map(|mark| window.find(mark).map(|at| (at, mark))).min()?;
    let place = window.get(..at)?;
    let first = place.split([',', '(']).next()?.trim();
    let capitals = first.chars().filter(|letter| letter.is_alphabetic()).all(char::is_uppercase);
    let named = first.split_whitespace().all(|word| word.starts_with(char::is_uppercase) && !is_function_word(word));
    let agency = place.ends_with(')') && place.contains('(');
    let long_enough = first.chars().filter(|letter| letter.is_alphabetic()).count() >= 3;
    (long_enough && (capitals || agency && named)).then_some(at + mark.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<BlockKind> {
        blocks(text).iter().map(|block| block.kind).collect()
    }

    #[test]
    fn the_head_of_an_article_is_told_from_its_body() {
        let text = "Harbour reopens after storm\nBy Jane Doe and John Roe\nLISBON, March 3 (Agency) - The harbour reopened on Monday.\n4 min read\nShips are waiting.";
        use BlockKind::{Body, Boilerplate, Byline, Dateline, Headline};
        assert_eq!(kinds(text), [Headline, Byline, Dateline, Body, Boilerplate, Body]);
    }

    #[test]
    fn template_fields_are_left_over() {
        for line in ["Updated_At:", "- Slug:", "Summary_Text: none", "{{title}}", "Home | News | Sport"] {
            assert!(is_leftover(line), "{line}");
        }
        for line in ["He had one rule: never lose.", "The result: 3-1.", "Analysts agreed on one point: it was late."] {
            assert!(!is_leftover(line), "{line}");
        }
    }

    #[test]
    fn a_dateline_with_a_year_dates_the_article() {
        let day = |text: &str| publication_day(&blocks(text), text).map(|(day, _)| day.to_string());
        let head = "Harbour reopens after storm\n";
        assert_eq!(day(&format!("{head}LISBON, March 3, 2026 (Agency) - The harbour reopened.")).as_deref(), Some("2026-03-03"));
        assert_eq!(day(&format!("{head}Tuesday 3 March 2026, 11:30\nThe harbour reopened.")).as_deref(), Some("2026-03-03"));
        assert_eq!(day(&format!("{head}LISBON, March 3 (Agency) - The harbour reopened.")), None);
        assert_eq!(day(&format!("{head}The harbour was built on 3 March 1926, he said.")), None);
    }

    #[test]
    fn a_dash_alone_makes_no_dateline() {
        assert_eq!(dateline("The mayor - who is 61 - resigned."), None);
        assert_eq!(dateline("MILAN — Police arrested two men."), Some("MILAN — ".len()));
    }
}
