//! The table of many articles: one row a fact, one column a source.
//!
//! Where the columns are wide enough each shows the source's value; where there are many sources, a letter for its camp.

use super::layout::lay_out;
use super::safe::{one_line, shown};
use super::sources::{PointRow, Sources, named};
use super::table::{Options, colour_of, heading, line, plural};
use super::view::View;
use crate::kind::Verdict;
use std::fmt::Write as _;

const GROUPS: &[(Verdict, &str)] = &[
    (Verdict::Contradiction, "Contradictions: they cannot all be true"),
    (Verdict::Discrepancy, "Discrepancies: the same fact, told differently"),
    (Verdict::Agreement, "Stated alike by several"),
    (Verdict::Omission, "Stated by one alone"),
];

/// A source's column narrower than this holds no value, only a mark.
const NARROWEST_VALUE: usize = 12;

/// The summary and the points, each line ended by a line break.
pub(super) fn render(view: &View, sources: &Sources, show: &[Verdict], options: Options) -> String {
    let mut out = String::new();
    summary(&mut out, view, sources, options);
    for (verdict, title) in GROUPS.iter().filter(|(verdict, _)| show.contains(verdict)) {
        let points: Vec<&PointRow> = sources.points.iter().filter(|point| point.verdict == *verdict).collect();
        if points.is_empty() {
            continue;
        }
        out.push('\n');
        heading(&mut out, &format!("{title} ({})", points.len()), colour_of(*verdict), options);
        let records = match verdict {
            Verdict::Omission => lone(&points, view),
            Verdict::Contradiction | Verdict::Discrepancy | Verdict::Damage | Verdict::Agreement => shared(&points, view, options),
        };
        let widths = widths(records.first().map_or(&[], Vec::as_slice), view.articles.len(), *verdict, options.width);
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}", lay_out(records, &widths));
    }
    out
}

fn summary(out: &mut String, view: &View, sources: &Sources, options: Options) {
    if let Some(reason) = &view.not_comparable {
        line(out, &format!("could not compare: {}", shown(reason)), options);
    }
    for (index, article) in view.articles.iter().enumerate() {
        let standing = sources.standing(index);
        let text = format!(
            "{}: {}, states {} of {} ({} alone), leaves out {}, stands alone against the others on {}",
            article.id,
            shown(&article.path),
            standing.states,
            plural(sources.points.len(), "fact"),
            standing.only_here,
            standing.leaves_out,
            standing.stands_alone
        );
        line(out, &text, options);
    }
    line(out, &sources.independence(), options);
    if !sources.strangers.is_empty() {
        let verb = if sources.strangers.len() == 1 { "has" } else { "have" };
        line(out, &format!("{} {verb} no claim in common with any other: another event?", named(&sources.strangers)), options);
    }
    if let Some(reason) = view.bounded {
        line(out, &format!("not everything was looked at: {reason}"), options);
    }
    for article in &view.articles {
        article.notes.iter().for_each(|note| line(out, &format!("{}: {}", article.id, shown(note)), options));
    }
}

fn lone(points: &[&PointRow], view: &View) -> Vec<Vec<String>> {
    let mut points = points.to_vec();
    points.sort_by_key(|point| (point.told_best.article, point.told_best.span));
    let record = |point: &PointRow| {
        let article = view.articles.get(point.told_best.article).map_or("", |article| article.id.as_str());
        vec![format!("{article}:{}", point.told_best.position.line), one_line(&point.told_best.text)]
    };
    std::iter::once(vec!["where".to_owned(), "fact".to_owned()]).chain(points.into_iter().map(record)).collect()
}

fn shared(points: &[&PointRow], view: &View, options: Options) -> Vec<Vec<String>> {
    let is_wide = column(view.articles.len(), options.width) >= NARROWEST_VALUE;
    let disputed = points.iter().any(|point| !point.kinds.is_empty());
    let last = if is_wide || !disputed { None } else { Some("values") };
    let header =
        std::iter::once("fact".to_owned()).chain(view.articles.iter().map(|article| article.id.clone())).chain(last.map(str::to_owned));
    let record = |point: &&PointRow| {
        let kinds = if point.kinds.is_empty() { String::new() } else { format!(" ({})", point.kinds.join(", ")) };
        let fact = format!("{}{kinds}", one_line(&point.told_best.text));
        let cells = (0..point.cells.len())
            .map(|source| if is_wide { value(point, source) } else { point.camp_of(source).unwrap_or('–').to_string() });
        let values = last.map(|_| one_line(&point.explanation));
        std::iter::once(fact).chain(cells).chain(values).collect()
    };
    std::iter::once(header.collect()).chain(points.iter().map(record)).collect()
}

fn value(point: &PointRow, source: usize) -> String {
    let alone = if point.alone.contains(&source) { " (alone)" } else { "" };
    point.said_by(source).map_or_else(|| "–".to_owned(), |words| format!("{words}{alone}"))
}

/// What a source's column has where values are shown.
fn column(sources: usize, width: usize) -> usize {
    let fact = width / 3;
    (width - fact).saturating_sub(sources) / sources.max(1)
}

fn widths(header: &[String], sources: usize, verdict: Verdict, width: usize) -> Vec<usize> {
    let free = width.saturating_sub(header.len().saturating_sub(1));
    if verdict == Verdict::Omission {
        return vec![7, free.saturating_sub(7)];
    }
    let of_source = column(sources, width).max(2);
    let of_source = if of_source >= NARROWEST_VALUE { of_source } else { 2 };
    // Where even marks do not fit, the text columns keep what they need to be read.
    let rest = free.saturating_sub(of_source * sources).max(16);
    let has_values = header.len() > sources + 1;
    let fact = if has_values { rest / 2 } else { rest };
    std::iter::once(fact).chain(std::iter::repeat_n(of_source, sources)).chain(has_values.then_some(rest - rest / 2)).collect()
}
