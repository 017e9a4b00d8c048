//! The articles in full, as they were, every claim and every damaged place marked.

use super::{glyph, visible};
use crate::article::BlockKind;
use crate::kind::Verdict;
use crate::report::safe;
use crate::report::view::{Article, Passage, Place, Row, View};
use crate::span::Span;
use maud::{Markup, html};
use std::collections::BTreeMap;

/// What is marked in the articles, each with the name that links to it.
pub(super) struct Marks<'a> {
    /// By article: the marked places in order of the text, with the findings about each, gravest first.
    of: Vec<BTreeMap<(usize, usize), Vec<&'a Row>>>,
}

impl<'a> Marks<'a> {
    pub(super) fn new(view: &'a View) -> Self {
        let mut of: Vec<BTreeMap<(usize, usize), Vec<&Row>>> = vec![BTreeMap::new(); view.articles.len()];
        // Rows come gravest first, and so do the findings about one place.
        for row in &view.rows {
            for place in &row.claims {
                if let Some(marks) = of.get_mut(place.article) {
                    marks.entry((place.span.start(), place.span.end())).or_default().push(row);
                }
            }
        }
        Self { of }
    }

    /// The name of a place in the page.
    pub(super) fn name(&self, place: &Place) -> String {
        format!("a{}-{}-{}", place.article, place.span.start(), place.span.end())
    }

    /// The name of a finding's entry in the page: the one whose first place it is.
    pub(super) fn entry_name(&self, row: &Row) -> String {
        let place = row.claims.first().map(|place| self.name(place)).unwrap_or_default();
        format!("{}-{place}-{}", row.verdict.key(), row.id)
    }
}

/// One article.
pub(super) fn pane(view: &View, marks: &Marks<'_>, side: usize) -> Markup {
    let Some(article) = view.articles.get(side) else { return html! {} };
    let title = safe::shown(&article.title.clone().unwrap_or_else(|| article.file_name().into_owned()));
    html! {
        section.pane id={ "article-" (side) } data-side=(side) aria-label={ (article.id) " article: " (title) } tabindex="0" {
            header {
                span.side { (article.id) }
                span.file { (visible(&article.path)) }
                @if let Some(day) = &article.published { time datetime=(day) { (day) } }
            }
            div.text dir="auto" { @for part in parts(article) { (shown(&part, article, marks, side)) } }
        }
    }
}

/// A passage, or what stands between two.
struct Part {
    passage: Option<Passage>,
    span: Span,
}

/// The whole article, cut into its passages; white space between them becomes the space between paragraphs.
fn parts(article: &Article) -> Vec<Part> {
    let (mut parts, mut at) = (Vec::new(), 0);
    let between = |start: usize, end: usize| Part { passage: None, span: Span::new(start, end) };
    for passage in &article.passages {
        if passage.span.start() > at {
            parts.push(between(at, passage.span.start()));
        }
        let span = Span::new(passage.span.start().max(at), passage.span.end());
        at = span.end().max(at);
        parts.push(Part { passage: Some(*passage), span });
    }
    parts.push(between(at, article.raw.len()));
    parts.retain(|part| part.passage.is_some() || !article.words(part.span).trim().is_empty());
    parts
}

fn shown(part: &Part, article: &Article, marks: &Marks<'_>, side: usize) -> Markup {
    let (class, line) = part.passage.map_or(("between", 0), |passage| (class(passage.kind), passage.line));
    html! { p class=(class) data-line=[(line > 0).then_some(line)] { @for piece in pieces(part.span, article, marks, side) { (piece) } } }
}

fn class(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Headline => "headline",
        BlockKind::Standfirst => "standfirst",
        BlockKind::Body => "body",
        BlockKind::ListItem => "item",
        BlockKind::Caption => "caption",
        BlockKind::Quotation => "quotation",
        BlockKind::Table => "table",
        BlockKind::Byline | BlockKind::Dateline | BlockKind::Leftover | BlockKind::Boilerplate => "aside",
    }
}

/// A passage cut at every edge of a mark; each piece is dressed by the shortest claim that holds it.
fn pieces(span: Span, article: &Article, marks: &Marks<'_>, side: usize) -> Vec<Markup> {
    let Some(of) = marks.of.get(side) else { return Vec::new() };
    let own: Vec<(Span, &Vec<&Row>)> =
        of.iter().map(|((start, end), rows)| (Span::new(*start, *end), rows)).filter(|(mark, _)| mark.overlaps(span)).collect();
    let evidence: Vec<Span> = own.iter().flat_map(|(_, rows)| rows.iter()).flat_map(|row| evidence(row, side)).collect();
    let mut edges: Vec<usize> =
        own.iter().map(|(mark, _)| *mark).chain(evidence.iter().copied()).flat_map(|mark| [mark.start(), mark.end()]).collect();
    edges.extend([span.start(), span.end()]);
    edges.retain(|edge| (span.start()..=span.end()).contains(edge));
    edges.sort_unstable();
    edges.dedup();
    let piece = |(start, end): (&usize, &usize)| {
        let piece = Span::new(*start, *end);
        let differs = evidence.iter().any(|one| one.contains(piece));
        dressed(piece, &own, differs, article, side)
    };
    edges.iter().zip(edges.iter().skip(1)).map(piece).collect()
}

fn evidence(row: &Row, side: usize) -> impl Iterator<Item = Span> {
    row.evidence.iter().filter(move |one| one.place.article == side).map(|one| one.place.span)
}

fn dressed(piece: Span, own: &[(Span, &Vec<&Row>)], differs: bool, article: &Article, side: usize) -> Markup {
    let mut holding: Vec<&(Span, &Vec<&Row>)> = own.iter().filter(|(mark, _)| mark.contains(piece)).collect();
    holding.sort_by_key(|(mark, _)| mark.len());
    let words = visible(&article.words(piece));
    let words = if differs {
        html! { mark { (words) } }
    } else {
        words
    };
    let of_damage = holding.iter().find_map(|(mark, rows)| rows.iter().find(|row| row.verdict == Verdict::Damage).map(|row| (*mark, *row)));
    let words = match of_damage {
        None => words,
        Some((mark, row)) => broken(words, row, piece.end() == mark.end()),
    };
    if holding.is_empty() {
        return words;
    }
    let names: Vec<String> = holding.iter().map(|(mark, _)| format!("a{side}-{}-{}", mark.start(), mark.end())).collect();
    // The page links to a mark by the piece that it begins with.
    let begins = holding.iter().position(|(mark, _)| mark.start() == piece.start()).and_then(|at| names.get(at));
    let claim = holding.iter().find_map(|(mark, rows)| rows.iter().find(|row| row.verdict != Verdict::Damage).map(|row| (*mark, *row)));
    let verdict = claim.map_or("plain", |(_, row)| row.verdict.key());
    let dismissed = claim.is_some_and(|(_, row)| row.is_dismissed());
    let is_entrance = claim.is_some_and(|(mark, row)| is_conflict(row.verdict) && mark.start() == piece.start());
    let label = claim.map(|(_, row)| {
        if row.kinds.is_empty() { row.verdict.key().to_owned() } else { format!("{} ({})", row.verdict.key(), row.kinds.join(", ")) }
    });
    html! {
        span.c.(verdict) id=[begins] data-marks=(names.join(" ")) data-dismissed[dismissed] title=[label.as_ref()]
            tabindex=[is_entrance.then_some("0")] role=[is_entrance.then_some("link")] {
            @if is_entrance { @if let Some((_, row)) = claim { sup.sign aria-hidden="true" { (glyph(row.verdict)) } } }
            (words)
        }
    }
}

fn is_conflict(verdict: Verdict) -> bool {
    match verdict {
        Verdict::Contradiction | Verdict::Discrepancy => true,
        Verdict::Damage | Verdict::Omission | Verdict::Agreement => false,
    }
}

/// A damaged place with its repair after it.
fn broken(words: Markup, row: &Row, is_end: bool) -> Markup {
    let kinds = row.kinds.join(", ");
    html! {
        span.damaged title={ (kinds) ": " (safe::shown(&row.explanation)) } { (words) }
        @if is_end { @if let Some(repair) = &row.repair { span.repair { span.visually-hidden { " read as " } (visible(repair)) } } }
    }
}
