//! The table for a terminal: a summary whose numbers add up, then the findings, gravest first.
//!
//! Made for 80 columns and better with more. Article text is data: control characters, escapes and bidirectional marks never reach the
//! terminal as they are.

use super::fold::{Entry, entries};
use super::safe::{one_line, shown};
use super::sources_table;
use super::view::{Place, Row, View};
use crate::kind::Verdict;
use anstyle::{AnsiColor, Style};
use std::fmt::Write as _;
use tabled::builder::Builder;
use tabled::settings::object::{Columns, Rows};
use tabled::settings::style::HorizontalLine;
use tabled::settings::{Modify, Padding, Width};

/// How a table is to look.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Columns of the terminal; 40 at least.
    pub width: usize,
    /// Whether the differing words are marked by colour; otherwise by plain marks.
    pub colour: bool,
}

/// The narrowest table that can still be read.
const NARROWEST: usize = 40;

const DAMAGE: &str = "Damage: broken in the text itself";

/// The groups of a report, in its order.
const GROUPS: &[(Verdict, &str)] = &[
    (Verdict::Contradiction, "Contradictions: both cannot be true"),
    (Verdict::Discrepancy, "Discrepancies: the same fact, told differently"),
    (Verdict::Damage, DAMAGE),
    (Verdict::Omission, "Omissions"),
    (Verdict::Agreement, "Agreements"),
];

/// The report as text, each line ended by a line break.
pub fn render(view: &View, show: &[Verdict], options: Options) -> String {
    let options = Options { width: options.width.max(NARROWEST), ..options };
    if let Some(sources) = &view.sources {
        let mut out = sources_table::render(view, sources, show, options);
        if show.contains(&Verdict::Damage) {
            group(&mut out, DAMAGE, &entries(view, Verdict::Damage), view, options);
        }
        return out;
    }
    let mut out = summary(view, options);
    for (verdict, title) in GROUPS.iter().filter(|(verdict, _)| show.contains(verdict)) {
        match verdict {
            Verdict::Omission => {
                for (side, other) in [(0, 1), (1, 0)] {
                    let lacking = view.rows.iter().filter(|row| row.verdict == *verdict && row.missing_from.contains(&other));
                    let rows: Vec<Entry<'_>> = lacking.map(|row| Entry { rows: vec![row] }).collect();
                    let title = format!("{title}: only {} says this", view.articles.get(side).map_or("one", |article| article.id.as_str()));
                    group(&mut out, &title, &rows, view, options);
                }
            }
            Verdict::Contradiction | Verdict::Discrepancy | Verdict::Damage | Verdict::Agreement => {
                let rows = entries(view, *verdict);
                group(&mut out, title, &rows, view, options);
            }
        }
    }
    out
}

fn summary(view: &View, options: Options) -> String {
    let mut out = String::new();
    if let Some(reason) = &view.not_comparable {
        line(&mut out, &format!("could not compare: {}", shown(reason)), options);
    }
    let named = view.articles.iter().map(|article| format!("{}: {}, {} claims", article.id, shown(&article.path), article.claims));
    named.for_each(|name| line(&mut out, &name, options));
    for (side, article) in view.articles.iter().enumerate() {
        let tally = view.tally(side);
        let text = format!(
            "{:>5}  {} claims = {} in agreement + {} told differently + {} contradicted + {} missing from the other",
            article.id, article.claims, tally.agree, tally.differ, tally.contradicted, tally.missing
        );
        line(&mut out, &text, options);
    }
    let flags = format!(
        "findings: {}, {}, {}, {}, {}",
        counted(view.count(Verdict::Contradiction), "contradiction", "contradictions"),
        counted(view.count(Verdict::Discrepancy), "discrepancy", "discrepancies"),
        counted(view.count(Verdict::Damage), "damaged place", "damaged places"),
        counted(view.count(Verdict::Omission), "omission", "omissions"),
        counted(view.count(Verdict::Agreement), "agreement", "agreements")
    );
    line(&mut out, &flags, options);
    if let Some(reason) = view.bounded {
        line(&mut out, &format!("not everything was looked at: {reason}"), options);
    }
    for article in &view.articles {
        for note in &article.notes {
            line(&mut out, &format!("{}: {}", article.id, shown(note)), options);
        }
    }
    out
}

fn counted(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}

/// A line of prose, wrapped at the width, further lines set in by two.
pub(super) fn line(out: &mut String, text: &str, options: Options) {
    let mut column = 0;
    for word in text.split(' ') {
        let width = unicode_width::UnicodeWidthStr::width(word);
        if column > 0 && column + 1 + width > options.width {
            out.push_str("\n  ");
            column = 2;
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += width;
    }
    out.push('\n');
}

fn group(out: &mut String, title: &str, entries: &[Entry<'_>], view: &View, options: Options) {
    let rows: Vec<&Row> = entries.iter().flat_map(|entry| entry.rows.iter().copied()).collect();
    if rows.is_empty() {
        return;
    }
    let heading = format!("{title} ({})", rows.len());
    // Writing to a string cannot fail.
    let _ = writeln!(out, "\n{}", styled(&heading, Style::new().bold(), options));
    let two_sided =
        rows.iter().any(|row| row.claims.iter().any(|place| place.article == 1) && row.claims.iter().any(|place| place.article == 0));
    let agrees = rows.iter().all(|row| row.verdict == Verdict::Agreement);
    let damaged = rows.iter().any(|row| row.verdict == Verdict::Damage);
    let header: &[&str] = match (two_sided, agrees, damaged) {
        (true, true, _) => &["left", "right"],
        (true, false, _) => &["kind", "left", "right", "why"],
        (false, _, true) => &["kind", "where", "why"],
        (false, _, false) => &["where", "text"],
    };
    let record = |entry: &Entry<'_>| match (entry.lead(), two_sided, agrees, damaged) {
        (None, ..) => vec![String::new(); header.len()],
        (Some(_), true, true, _) => vec![cell(entry, 0, view, options), cell(entry, 1, view, options)],
        (Some(row), true, false, _) => vec![kinds(row), cell(entry, 0, view, options), cell(entry, 1, view, options), why(row)],
        (Some(row), false, _, true) => vec![kinds(row), places(row, view, options), why(row)],
        (Some(row), false, _, false) => vec![row.claims.first().map_or_else(String::new, |place| location(place, view)), text(row)],
    };
    let head = std::iter::once(header.iter().map(|title| (*title).to_owned()).collect());
    let records = head.chain(entries.iter().map(record)).collect();
    let _ = writeln!(out, "{}", table(records, options));
}

/// Lays the cells out at the width; columns share what is left after the narrow first one.
fn table(records: Vec<Vec<String>>, options: Options) -> String {
    let columns = records.first().map_or(1, Vec::len);
    let agreeing = records.first().and_then(|header| header.first()).is_some_and(|title| title == "left");
    lay_out(records, &widths(columns, options.width, agreeing))
}

/// Lays the cells out in columns of these widths.
pub(super) fn lay_out(records: Vec<Vec<String>>, widths_of: &[usize]) -> String {
    let wrapped =
        records.into_iter().map(|record| record.into_iter().zip(widths_of).map(|(cell, width)| wrap(&cell, *width)).collect::<Vec<_>>());
    let mut table = wrapped.collect::<Builder>().build();
    let line = HorizontalLine::new('-').intersection('+');
    table.with(tabled::settings::Style::empty().vertical(' ').horizontals([(1, line)])).with(Padding::zero());
    for (column, width) in widths_of.iter().copied().enumerate() {
        table.with(Modify::new(Columns::one(column)).with(Width::increase(width)));
    }
    table.with(Modify::new(Rows::first()).with(tabled::settings::Alignment::left()));
    let text = table.to_string();
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// Lines of at most `width` columns, broken between words; a longer word is cut. Colour codes take no room.
fn wrap(text: &str, width: usize) -> String {
    text.lines().map(|line| wrap_line(line, width.max(1))).collect::<Vec<_>>().join("\n")
}

fn wrap_line(line: &str, width: usize) -> String {
    let (mut out, mut column) = (String::new(), 0);
    for word in line.split_whitespace() {
        let length = shown_width(word);
        if column > 0 && column + 1 + length > width {
            out.push('\n');
            column = 0;
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        if length > width {
            column = push_in_pieces(&mut out, word, width);
        } else {
            out.push_str(word);
            column += length;
        }
    }
    out
}

/// A word too long for a line, cut where it does not fit; its colour is given up. Returns the column it ends in.
fn push_in_pieces(out: &mut String, word: &str, width: usize) -> usize {
    let mut column = 0;
    for letter in anstream::adapter::strip_str(word).to_string().chars() {
        let length = unicode_width::UnicodeWidthChar::width(letter).unwrap_or(0);
        if column + length > width {
            out.push('\n');
            column = 0;
        }
        out.push(letter);
        column += length;
    }
    column
}

fn shown_width(word: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(anstream::adapter::strip_str(word).to_string().as_str())
}

/// The columns' widths; with the spaces between they fill the whole width.
fn widths(columns: usize, whole: usize, agreeing: bool) -> Vec<usize> {
    let free = whole.saturating_sub(columns.saturating_sub(1));
    let first = (free / 6).clamp(11, 16).min(free);
    match columns {
        2 if agreeing => vec![free - free / 2, free / 2],
        2 => {
            let first = (free / 5).clamp(10, 28);
            vec![first, free - first]
        }
        3 => {
            // The longest kind of damage is "broken-sentence".
            let first = first.max(15);
            let rest = free.saturating_sub(first);
            vec![first, rest - rest / 2, rest / 2]
        }
        4 => {
            let rest = free - first;
            let why = rest / 4;
            let texts = rest - why;
            vec![first, texts - texts / 2, texts / 2, why]
        }
        _ => vec![free / columns.max(1); columns],
    }
}

fn kinds(row: &Row) -> String {
    row.kinds.join(", ")
}

fn why(row: &Row) -> String {
    let sure = if row.confidence < 0.5 && row.verdict != Verdict::Agreement { " (not sure)" } else { "" };
    let repair = row.repair.as_ref().map(|repair| format!("; read as {}", one_line(repair))).unwrap_or_default();
    let decided = row.decision.as_ref().map(|decision| format!("; {}", one_line(&decision.in_words()))).unwrap_or_default();
    format!("{}{repair}{sure}{decided}", one_line(&row.explanation))
}

fn text(row: &Row) -> String {
    row.claims.iter().map(|place| one_line(&place.text)).collect::<Vec<_>>().join(" / ")
}

fn places(row: &Row, view: &View, options: Options) -> String {
    row.claims.iter().take(3).map(|place| marked(row, place, view, options)).collect::<Vec<_>>().join("\n")
}

/// All places of a fact in one article.
fn cell(entry: &Entry<'_>, side: usize, view: &View, options: Options) -> String {
    entry.places_in(side).into_iter().map(|(row, place)| marked(row, place, view, options)).collect::<Vec<_>>().join("\n")
}

/// "left.txt:4" and the words, those that differ marked.
fn marked(row: &Row, place: &Place, view: &View, options: Options) -> String {
    format!("{}\n{}", styled(&location(place, view), Style::new().dimmed(), options), highlighted(row, place, options))
}

fn location(place: &Place, view: &View) -> String {
    let name = view.articles.get(place.article).map(|article| shown(&article.file_name())).unwrap_or_default();
    format!("{name}:{}", place.position.line)
}

/// The place's words with the differing ones in colour, or in square brackets where there is none.
fn highlighted(row: &Row, place: &Place, options: Options) -> String {
    let piece = |(words, differs): (&str, bool)| match (differs, options.colour) {
        (false, _) => one_line(words),
        // Each word for itself, so that a line may end between two of them.
        (true, true) => {
            one_line(words).split(' ').map(|word| styled(word, AnsiColor::Red.on_default().bold(), options)).collect::<Vec<_>>().join(" ")
        }
        (true, false) => format!("[{}]", one_line(words)),
    };
    row.pieces(place).into_iter().map(piece).collect()
}

pub(super) fn styled(text: &str, style: Style, options: Options) -> String {
    if options.colour { format!("{}{text}{}", style.render(), style.render_reset()) } else { text.to_owned() }
}
