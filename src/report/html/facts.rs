//! The facts of many articles: one row a fact, one column a source.

use super::articles::Marks;
use super::{glyph, visible};
use crate::report::sources::{PointRow, Sources};
use crate::report::view::View;
use maud::{Markup, html};

/// The table, and the switch between it and the articles.
pub(super) fn table(view: &View, sources: &Sources, marks: &Marks<'_>) -> Markup {
    html! {
        section.facts #facts aria-label="Facts by source" tabindex="0" {
            table {
                caption { "One row a fact, one column a source; “–” where a source leaves it out. " (visible(&sources.independence())) "." }
                thead { tr {
                    th scope="col" { "Fact" }
                    @for article in &view.articles { th scope="col" { (article.id) " " span.file { (visible(&article.file_name())) } } }
                } }
                tbody { @for point in &sources.points { (row(point, view, marks)) } }
            }
        }
    }
}

fn row(point: &PointRow, view: &View, marks: &Marks<'_>) -> Markup {
    html! {
        tr.(point.verdict.key()) data-finding=(point.id) {
            th scope="row" {
                span.glyph aria-hidden="true" { (glyph(point.verdict)) }
                span.visually-hidden { (point.verdict.key()) ": " }
                @if !point.kinds.is_empty() { span.kinds { @for kind in &point.kinds { span.kind { (kind) } } } }
                a href={ "#" (marks.name(&point.told_best)) } { bdi { (visible(point.told_best.text.trim())) } }
            }
            @for source in 0..view.articles.len() { (cell(point, source, marks)) }
        }
    }
}

fn cell(point: &PointRow, source: usize, marks: &Marks<'_>) -> Markup {
    let Some(said) = point.said_by(source) else {
        return html! { td.left-out { span aria-hidden="true" { "–" } span.visually-hidden { "leaves it out" } } };
    };
    let first = point.cells.get(source).and_then(Option::as_ref).and_then(|cell| cell.claims.first());
    let is_other = point.camp_of(source).is_some_and(|camp| camp != 'a' && camp != '+');
    html! {
        td.other[is_other] {
            @match first {
                Some(place) => { a href={ "#" (marks.name(place)) } { bdi { (visible(&said)) } } }
                None => { (visible(&said)) }
            }
            @if point.alone.contains(&source) { " " span.alone { "alone" } }
        }
    }
}
