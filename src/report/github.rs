//! Annotations for GitHub's workflows, worst first. GitHub shows ten of a level a step and drops the rest without a word; what is not
//! shown is counted in a last line.

use super::counts;
use super::safe::one_line;
use super::view::{Row, View};
use crate::kind::Verdict;
use std::fmt::Write as _;

/// How many annotations of a level GitHub shows in a step.
const MOST: usize = 10;

/// The annotations, one a line.
pub fn render(view: &View) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail. The count is an annotation as well, so that one fewer of its level is left.
    if let Some(reason) = &view.not_comparable {
        let _ = writeln!(out, "::error title=Could not compare::{}", data(reason));
    }
    let mut hidden = 0;
    for level in [Level::Error, Level::Warning, Level::Notice] {
        let rows: Vec<&Row> = view.rows.iter().filter(|row| Level::of(row) == Some(level)).collect();
        let room = if level == Level::Notice { MOST - 1 } else { MOST };
        hidden += rows.len().saturating_sub(room);
        for row in rows.into_iter().take(room) {
            let _ = writeln!(out, "{}", annotation(row, level, view));
        }
    }
    let rest = if hidden > 0 { format!("; {hidden} findings are not shown here") } else { String::new() };
    let bounded = view.bounded.map(|reason| format!("; not everything was looked at: {reason}")).unwrap_or_default();
    let sources = view.sources.as_ref().map(|sources| format!("{}; ", sources.independence())).unwrap_or_default();
    let _ = writeln!(out, "::notice title=crosscheck::{sources}{}{rest}{bounded}", data(&counts(view)));
    out
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    Error,
    Warning,
    Notice,
}

impl Level {
    /// How a finding is announced; agreements are not.
    fn of(row: &Row) -> Option<Self> {
        let Some(verdict) = row.standing() else {
            return (row.verdict != Verdict::Agreement || row.is_dismissed()).then_some(Self::Notice);
        };
        match verdict {
            Verdict::Contradiction => Some(Self::Error),
            Verdict::Discrepancy | Verdict::Damage => Some(Self::Warning),
            Verdict::Omission => Some(Self::Notice),
            Verdict::Agreement => None,
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
        }
    }
}

fn annotation(row: &Row, level: Level, view: &View) -> String {
    let mut place = String::new();
    if let Some(first) = row.claims.first() {
        let path = view.articles.get(first.article).map_or("", |article| &article.path);
        let (start, end) = (first.position, first.end);
        let _ = write!(place, "file={},line={},endLine={},col={}", property(path), start.line, end.line, start.column);
        if start.line == end.line {
            let _ = write!(place, ",endColumn={}", end.column);
        }
        place.push(',');
    }
    let kinds = if row.kinds.is_empty() { String::new() } else { format!(" ({})", row.kinds.join(", ")) };
    let decided = row.remark().map(|remark| format!(" [{}]", one_line(&remark))).unwrap_or_default();
    let title = property(&format!("{}{kinds}", row.verdict.key()));
    format!("::{} {place}title={title}::{}", level.key(), data(&format!("{}{decided}", message(row, view))))
}

/// The explanation with the words of all places.
fn message(row: &Row, view: &View) -> String {
    let mut text = one_line(&row.explanation);
    if let Some(repair) = &row.repair {
        let _ = write!(text, "; read as “{}”", one_line(repair));
    }
    for place in &row.claims {
        let id = view.articles.get(place.article).map_or("", |article| &article.id);
        let _ = write!(text, "\n{id}, line {}: {}", place.position.line, one_line(&place.text).trim());
    }
    text
}

/// The message of a workflow command, as GitHub's toolkit escapes it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a workflow command, as GitHub's toolkit escapes it.
fn property(text: &str) -> String {
    data(&one_line(text)).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_stays_one_command() {
        assert_eq!(data("100%\n::error::x"), "100%25%0A::error::x");
        assert_eq!(property("a,b:c"), "a%2Cb%3Ac");
    }
}
