//! Text laid out in columns of a terminal; colour codes take no room.

use tabled::builder::Builder;
use tabled::settings::object::{Columns, Rows};
use tabled::settings::style::HorizontalLine;
use tabled::settings::{Modify, Padding, Width};

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
pub(super) fn wrap(text: &str, width: usize) -> String {
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

/// The columns that a text takes, without its colour codes.
pub(super) fn shown_width(word: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(anstream::adapter::strip_str(word).to_string().as_str())
}

/// The columns' widths; with the spaces between they fill the whole width. The places of omissions take what the longest of them needs.
pub(super) fn widths(columns: usize, whole: usize, agreeing: bool, first_column: usize) -> Vec<usize> {
    let free = whole.saturating_sub(columns.saturating_sub(1));
    let first = (free / 6).clamp(11, 16).min(free);
    match columns {
        2 if agreeing => vec![free - free / 2, free / 2],
        2 => {
            let first = first_column.clamp(5, free / 3);
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
