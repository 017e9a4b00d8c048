//! The list of findings: worst first, one entry a fact with all its places.

use super::articles::Marks;
use super::{badge, glyph, visible};
use crate::kind::Verdict;
use crate::report::fold::{Entry, entries};
use crate::report::nouns;
use crate::report::view::{Place, Row, View};
use maud::{Markup, html};

/// How many entries of a group are shown before the rest is folded away.
const OPEN: usize = 5;

/// All groups.
pub(super) fn groups(view: &View, marks: &Marks) -> Markup {
    html! {
        @for verdict in Verdict::ALL {
            @let all = entries(view, *verdict);
            @if !all.is_empty() {
                @match verdict {
                    Verdict::Omission => {
                        @for (side, article) in view.articles.iter().enumerate() {
                            @let own: Vec<&Entry<'_>> = all.iter().filter(|entry| is_by(entry, side)).collect();
                            @if !own.is_empty() { (group(&format!("Only {} says this", article.id), *verdict, &own, view, marks)) }
                        }
                        @let shared: Vec<&Entry<'_>> = all.iter().filter(|entry| by(entry).is_none()).collect();
                        @if !shared.is_empty() { (group("Several say this, others leave it out", *verdict, &shared, view, marks)) }
                    }
                    Verdict::Contradiction | Verdict::Discrepancy | Verdict::Damage | Verdict::Agreement => {
                        (group(title(*verdict, view), *verdict, &all.iter().collect::<Vec<_>>(), view, marks))
                    }
                }
            }
        }
    }
}

fn is_by(entry: &Entry<'_>, side: usize) -> bool {
    by(entry) == Some(side)
}

/// The one article that says it; none where several do.
fn by(entry: &Entry<'_>) -> Option<usize> {
    let places = &entry.lead()?.claims;
    let first = places.first()?.article;
    places.iter().all(|place| place.article == first).then_some(first)
}

fn title(verdict: Verdict, view: &View) -> &'static str {
    match verdict {
        Verdict::Contradiction if view.sources.is_some() => "They cannot all be true",
        Verdict::Contradiction => "Both cannot be true",
        Verdict::Discrepancy => "The same fact, told differently",
        Verdict::Damage => "Broken in the text itself",
        Verdict::Omission => "Only one says this",
        Verdict::Agreement => "In agreement",
    }
}

fn group(title: &str, verdict: Verdict, own: &[&Entry<'_>], view: &View, marks: &Marks) -> Markup {
    // Flags are never folded away.
    let open = match verdict {
        Verdict::Contradiction | Verdict::Discrepancy => own.len(),
        Verdict::Damage | Verdict::Omission => OPEN,
        Verdict::Agreement => 0,
    };
    let (first, rest) = own.split_at(open.min(own.len()));
    html! {
        section.group.(verdict.key()) {
            h2 { span.glyph aria-hidden="true" { (glyph(verdict)) } " " (title) " " span.count { (count(own)) } }
            @if !first.is_empty() { ul { @for one in first { (entry(one, view, marks)) } } }
            @if !rest.is_empty() {
                details {
                    summary { (rest.len()) @if first.is_empty() { " " (if rest.len() == 1 { "entry" } else { "entries" }) } @else { " more" } }
                    ul { @for one in rest { (entry(one, view, marks)) } }
                }
            }
        }
    }
}

fn count(own: &[&Entry<'_>]) -> usize {
    own.iter().map(|entry| entry.rows.len()).sum()
}

fn entry(entry: &Entry<'_>, view: &View, marks: &Marks) -> Markup {
    let Some(lead) = entry.lead() else { return html! {} };
    let mut kinds = lead.kinds.clone();
    kinds.extend(entry.rows.iter().flat_map(|row| row.kinds.iter().copied()).filter(|kind| !lead.kinds.contains(kind)));
    kinds.dedup();
    let ids: Vec<&str> = entry.rows.iter().map(|row| row.id.as_str()).collect();
    let targets: Vec<String> =
        (0..view.articles.len()).flat_map(|side| entry.places_in(side)).map(|(_, place)| marks.name(place)).collect();
    html! {
        li.entry.(lead.verdict.key()) #(marks.entry_name(lead)) data-verdict=(lead.verdict.key()) data-kinds=(kinds.join(" "))
            data-ids=(ids.join(" ")) data-marks=(targets.join(" ")) data-decided[lead.decision.is_some()] {
            button.why type="button" {
                span.visually-hidden { (nouns(lead.verdict).0) ": " }
                @if !kinds.is_empty() { span.kinds { @for kind in &kinds { span.kind { (kind) } } } }
                (headline(entry, lead))
                @if lead.confidence < 0.5 && is_flag(lead.verdict) { " " span.unsure { "not sure" } }
            }
            (badge(lead))
            div.places { @for side in 0..view.articles.len() { @for (row, place) in entry.places_in(side) { (quoted(row, place, view, marks)) } } }
        }
    }
}

fn is_flag(verdict: Verdict) -> bool {
    match verdict {
        Verdict::Contradiction | Verdict::Discrepancy | Verdict::Damage => true,
        Verdict::Omission | Verdict::Agreement => false,
    }
}

/// What the entry says in one line.
fn headline(entry: &Entry<'_>, lead: &Row) -> Markup {
    let line = lead.claims.first().map_or(0, |place| place.position.line);
    let several = entry.rows.len();
    html! {
        span.text {
            @match lead.verdict {
                Verdict::Contradiction | Verdict::Discrepancy => { (visible(&lead.explanation)) }
                Verdict::Damage => {
                    (visible(&lead.explanation))
                    @if let Some(repair) = &lead.repair { "; " span.repair-said { "read as “" bdi { (visible(repair)) } "”" } }
                }
                Verdict::Omission if by(entry).is_none() => { (visible(&lead.explanation)) }
                Verdict::Omission => { "line " (line) @if several > 1 { " · " (several) " claims" } }
                Verdict::Agreement => { "line " (line) @if several > 1 { " · " (several) " places" } }
            }
        }
    }
}

fn quoted(row: &Row, place: &Place, view: &View, marks: &Marks) -> Markup {
    let id = view.articles.get(place.article).map_or("", |article| article.id.as_str());
    html! {
        a.place href={ "#" (marks.name(place)) } data-side=(place.article) {
            span.where { (id) " " (place.position.line) }
            " "
            bdi.words { @for (words, differs) in row.pieces(place) {
                @if differs { mark { (visible(words)) } } @else { (visible(words)) }
            } }
        }
    }
}
