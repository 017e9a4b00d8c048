//! What each paragraph is: headline, standfirst, byline, dateline, body, list item, caption, quotation, table, leftover, boilerplate.

mod dateline;
mod head;
mod page;
mod rows;
mod set_apart;

use super::lines::Line;
use super::{Block, BlockKind};
use crate::span::{Span, TextRange};
pub(super) use dateline::{Dated, publication_day};
pub(super) use page::is_furniture;

/// The blocks of a repaired text: one a line, a dateline apart from what follows it.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let lines = super::lines::lines(text);
    let mut kinds: Vec<BlockKind> = lines.iter().enumerate().map(|(at, line)| kind(line.text(text), at)).collect();
    rows::name_tables(text, &lines, &mut kinds);
    set_apart::name_quotations(text, &lines, &mut kinds);
    head::name_standfirst(text, &lines, &mut kinds);
    let mut blocks = Vec::with_capacity(lines.len());
    for (line, kind) in lines.iter().zip(kinds) {
        push(&mut blocks, text, line, kind);
    }
    blocks.retain(|block| !block.range.is_empty());
    blocks
}

/// A line as one block; as two where it begins with a dateline, and without the marks that set a quotation apart.
fn push(blocks: &mut Vec<Block>, text: &str, line: &Line, kind: BlockKind) {
    let (words, start, end) = (line.text(text), line.range.start as usize, line.range.end as usize);
    let skipped = match kind {
        BlockKind::Body => dateline::dateline(words).unwrap_or(0),
        BlockKind::Quotation => set_apart::length_of_marks(words),
        BlockKind::Headline | BlockKind::Standfirst | BlockKind::Byline | BlockKind::Dateline | BlockKind::ListItem => 0,
        BlockKind::Caption | BlockKind::Table | BlockKind::Leftover | BlockKind::Boilerplate => 0,
    };
    if kind == BlockKind::Body && skipped > 0 {
        blocks.push(Block { kind: BlockKind::Dateline, range: TextRange::new(start, start + skipped) });
    }
    let rest = words.get(skipped..).unwrap_or_default();
    blocks.push(Block { kind, range: TextRange::new(start + skipped + (rest.len() - rest.trim_start().len()), end) });
}

/// A longer line is prose, whatever words it begins with; so lines are looked through only up to here, in bytes.
const LONGEST_LABEL: usize = 300;

/// What a line is by itself.
fn kind(line: &str, at: usize) -> BlockKind {
    let item = line.starts_with(['•', '*', '‣', '·', '⁃', '▪']) || line.starts_with("- ") || line.starts_with("– ");
    if line.len() > LONGEST_LABEL {
        return if item { BlockKind::ListItem } else { BlockKind::Body };
    }
    if page::is_leftover(line) {
        return BlockKind::Leftover;
    }
    if head::is_byline(line) {
        return BlockKind::Byline;
    }
    if set_apart::is_caption(line) {
        return BlockKind::Caption;
    }
    if page::is_boilerplate(line) {
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
    block.kind == BlockKind::Boilerplate && !page::is_boilerplate(block.range.slice(text))
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '\'', ')', ']']).ends_with(['.', '!', '?', '…'])
}

#[cfg(test)]
mod tests {
    use super::BlockKind::{Body, Boilerplate, Byline, Caption, Dateline, Headline, Leftover, Quotation, Standfirst, Table};
    use super::*;

    fn kinds(text: &str) -> Vec<BlockKind> {
        blocks(text).iter().map(|block| block.kind).collect()
    }

    #[test]
    fn the_head_of_an_article_is_told_from_its_body() {
        let text = "Harbour reopens after storm\nBy Jane Doe and John Roe\nLISBON, March 3 (Agency) - The harbour reopened on Monday.\n4 min read\nShips are waiting.";
        assert_eq!(kinds(text), [Headline, Byline, Dateline, Body, Boilerplate, Body]);
    }

    #[test]
    fn a_standfirst_stands_between_headline_and_byline() {
        let head = "Harbour reopens after storm\n\nShips had waited for nine days outside the walls\n\n";
        assert_eq!(kinds(&format!("{head}By Jane Doe\n\nThe harbour reopened on Monday.")), [Headline, Standfirst, Byline, Body]);
        assert_eq!(kinds(&format!("{head}The harbour reopened on Monday.\n\nShips moved in.")), [Headline, Standfirst, Body, Body]);
        let ended = "Harbour reopens after storm\nShips had waited for nine days.\nBy Jane Doe\nThe harbour reopened on Monday.";
        assert_eq!(kinds(ended), [Headline, Standfirst, Byline, Body]);
        let none = "Harbour reopens after storm\nShips had waited for nine days.\nThe harbour reopened on Monday.";
        assert_eq!(kinds(none), [Headline, Body, Body]);
    }

    #[test]
    fn rows_and_columns_are_a_table() {
        let tabs = "Revenue rose.\nQuarter\tRevenue\tProfit\nFirst\t$1.2m\t$0.3m\nSecond\t$1.4m\t$0.2m\nShares fell.";
        assert_eq!(kinds(tabs), [Body, Table, Table, Table, Body]);
        let bars = "Revenue rose.\n| Quarter | Revenue |\n|---|---|\n| First | $1.2m |\n| Second | $1.4m |\nShares fell.";
        assert_eq!(kinds(bars), [Body, Table, Boilerplate, Table, Table, Body]);
        let spaces = "Revenue rose.\nFirst quarter    $1.2m   $0.3m\nSecond quarter   $1.4m   $0.2m\nShares fell.";
        assert_eq!(kinds(spaces), [Body, Table, Table, Body]);
        assert_eq!(kinds("Home | News | Sport\nRevenue rose on Monday.\nIt fell."), [Leftover, Body, Body]);
        assert_eq!(kinds("Revenue rose.  Profit fell.  Shares fell.\nIt was 2019.  It was late.  It rained."), [Body, Body]);
    }

    #[test]
    fn words_under_a_picture_are_a_caption() {
        let text = "Harbour reopens after storm\nTugs wait outside the harbour of Lisbon. (AP Photo/Jane Doe)\nThe harbour reopened on Monday.\nA tug at work in the storm on Sunday. Photograph: Jane Doe/Agency\nPhoto: Jane Doe";
        assert_eq!(kinds(text), [Headline, Caption, Body, Caption, Boilerplate]);
    }

    #[test]
    fn a_quotation_may_be_set_apart() {
        let text = "The mayor spoke on Monday.\n> We will not close\n> the harbour again.\n“We had no other choice, and nobody helped us.”\n— Jane Doe, mayor\nShips moved in.";
        let found = blocks(text);
        assert_eq!(found.iter().map(|block| block.kind).collect::<Vec<_>>(), [Body, Quotation, Quotation, Quotation, Quotation, Body]);
        assert_eq!(found[1].range.slice(text), "We will not close");
    }
}
