//! Tables in plain text: lines that follow each other and part into the same number of cells.

use super::BlockKind;
use crate::article::lines::Line;

/// What parts the cells of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Parting {
    Tab,
    Bar,
    Spaces,
}

/// How a line parts into cells, and into how many; `None` for prose. A rule between rows ("|---|---|") counts as a row of its bars.
fn cells(line: &str) -> Option<(Parting, usize)> {
    if line.contains('\t') {
        return Some((Parting::Tab, line.split('\t').filter(|cell| !cell.trim().is_empty()).count()));
    }
    if line.contains('|') {
        return Some((Parting::Bar, line.trim_matches(['|', ' ']).split('|').count()));
    }
    memchr::memmem::find(line.as_bytes(), b"  ")?;
    let parts = line.split("  ").filter(|cell| !cell.trim().is_empty());
    // Two spaces behind a full stop are a typist's habit.
    let prose = parts.clone().any(|cell| cell.trim_end().ends_with(['.', '!', '?', ':', ';']));
    (!prose).then(|| (Parting::Spaces, parts.count()))
}

/// Names the rows of each run of two or more lines with the same two or more columns, a digit among them.
pub(super) fn name_tables(text: &str, lines: &[Line], kinds: &mut [BlockKind]) {
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let shape = cells(line.text(text)).filter(|(_, count)| *count >= 2);
        let more = lines[at..].iter().take_while(|line| shape.is_some() && cells(line.text(text)) == shape).count();
        let counted = lines[at..at + more].iter().any(|line| line.text(text).bytes().any(|byte| byte.is_ascii_digit()));
        if more >= 2 && counted {
            for (line, kind) in lines[at..at + more].iter().zip(&mut kinds[at..at + more]) {
                let says = line.text(text).contains(char::is_alphanumeric);
                *kind = if says { BlockKind::Table } else { BlockKind::Boilerplate };
            }
        }
        at += more.max(1);
    }
}
