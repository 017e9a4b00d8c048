//! The report as one page: self-contained, no network, readable without the tool and without JavaScript.
//!
//! Article text is data: every word of it goes through [`maud`]'s escaping, what would steer the reading direction is written out
//! ("U+202E"), and a Content-Security-Policy lets only the page's own style and script run, by their digests.

mod articles;
mod facts;
mod list;

use super::decision::Standing;
use super::nouns;
use super::safe;
use super::sources::{PointRow, Sources};
use super::view::{Tally, View};
use crate::kind::{Kind, Verdict};
use articles::Marks;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// What the page is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// To be read, printed and sent.
    Report,
    /// To decide on findings; the page talks to the server that it came from.
    Review,
}

/// The report.
pub fn render(view: &View) -> String {
    page(view, Mode::Report, &[])
}

/// Another page of the same review.
#[derive(Clone, Debug)]
pub struct Other {
    /// Where it is.
    pub href: String,
    /// The names of its articles.
    pub title: String,
    /// Whether it is this page.
    pub is_current: bool,
    /// Contradictions and discrepancies on it.
    pub flags: usize,
    /// Of these, how many nobody decided yet.
    pub open: usize,
}

/// The page for deciding; `others` are the pages of all pairs, this one among them, where there is more than one.
pub fn review(view: &View, others: &[Other]) -> String {
    page(view, Mode::Review, others)
}

fn page(view: &View, mode: Mode, others: &[Other]) -> String {
    let marks = Marks::new(view);
    let title = names(view).join(" / ");
    let document = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy(mode));
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="color-scheme" content="light dark";
                meta name="generator" content={ "crosscheck " (env!("CARGO_PKG_VERSION")) };
                title { "crosscheck: " (title) }
                style { (PreEscaped(STYLE)) }
            }
            body.review[mode == Mode::Review].many[view.sources.is_some()].show-facts[view.sources.is_some()] {
                a.skip href="#findings" { "Skip to the findings" }
                (header(view))
                @if !others.is_empty() { (pairs(others)) }
                main {
                    section.column #findings aria-label="Findings" {
                        (filters(view, mode))
                        div.list { (list::groups(view, &marks)) p.nothing hidden { "No finding fits these filters." } }
                        @if mode == Mode::Review { (controls()) }
                    }
                    div.panes {
                        @for side in 0..view.articles.len() { (articles::pane(view, &marks, side)) }
                        svg.lines aria-hidden="true" {}
                    }
                    @if let Some(sources) = &view.sources { (facts::table(view, sources, &marks)) }
                }
                (help())
                div.visually-hidden #said role="status" aria-live="polite" {}
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    document.into_string()
}

/// Only the page's own style and script run; a review page may talk to its own server.
pub fn policy(mode: Mode) -> String {
    let digest = |text: &str| STANDARD.encode(Sha256::digest(text.as_bytes()));
    let connect = match mode {
        Mode::Report => "'none'",
        Mode::Review => "'self'",
    };
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; connect-src {connect}; base-uri 'none'; form-action 'none'",
        digest(STYLE),
        digest(SCRIPT)
    )
}

fn names(view: &View) -> Vec<String> {
    view.articles.iter().map(|article| safe::shown(&article.title.clone().unwrap_or_else(|| article.file_name().into_owned()))).collect()
}

/// The way to the other pairs of a review.
fn pairs(others: &[Other]) -> Markup {
    html! {
        nav.pairs aria-label="Pairs of articles" {
            @for other in others {
                a href=(other.href) aria-current=[other.is_current.then_some("page")] {
                    (visible(&other.title)) " "
                    span.count { (other.flags) @if other.flags == 1 { " flag, " } @else { " flags, " } (other.open) " open" }
                }
            }
        }
    }
}

fn header(view: &View) -> Markup {
    html! {
        header.top {
            div.standing {
                p.brand { "crosscheck" }
                h1 { (verdict_of(view)) }
                @if let Some(reason) = &view.not_comparable { p.warning { "Could not compare: " (visible(reason)) } }
                @if let Some(reason) = view.bounded { p.warning { "Not everything was looked at: " (visible(reason)) } }
                @if let Some(sources) = &view.sources {
                    p.note { (sources.independence()) "." }
                    @if !sources.strangers.is_empty() {
                        p.warning { (super::sources::named(&sources.strangers)) ": no claim in common with any other; another event?" }
                    }
                    button.switch type="button" aria-pressed="true" aria-controls="facts" { "Table of facts" }
                }
                @for article in &view.articles { @for note in &article.notes { p.note { (article.id) ": " (visible(note)) } } }
            }
            div.balance { @for side in 0..view.articles.len() { (balance(view, side)) } }
            button.theme type="button" title="Light or dark (t)" aria-label="Switch between light and dark" { "◐" }
        }
    }
}

/// The one line that an editor reads first. What was dismissed does not count; it is still shown below.
fn verdict_of(view: &View) -> String {
    let open = |verdict| view.rows.iter().filter(|row| row.standing() == Some(verdict)).count();
    let worst = [Verdict::Contradiction, Verdict::Discrepancy, Verdict::Damage].map(|verdict| (open(verdict), verdict));
    let said: Vec<String> =
        worst.into_iter().filter(|(count, _)| *count > 0).map(|(count, verdict)| super::counted(count, verdict)).collect();
    match (view.not_comparable.is_some(), said.as_slice()) {
        (true, _) => "These articles could not be compared".to_owned(),
        (false, []) => "Nothing contradicts, nothing differs".to_owned(),
        (false, [one]) => one.clone(),
        (false, [rest @ .., last]) => format!("{} and {last}", rest.join(", ")),
    }
}

type Part = (Verdict, usize, &'static str);

fn of_claims(tally: Tally) -> [Part; 4] {
    [
        (Verdict::Contradiction, tally.contradicted, "contradicted"),
        (Verdict::Discrepancy, tally.differ, "told differently"),
        (Verdict::Omission, tally.missing, "only here"),
        (Verdict::Agreement, tally.agree, "in agreement"),
    ]
}

/// Of many articles facts are counted, not claims: a claim may agree with one and contradict another.
fn of_facts(sources: &Sources, source: usize) -> [Part; 4] {
    let count = |verdict: Verdict| {
        let states = |point: &&PointRow| matches!(point.cells.get(source), Some(Some(_)));
        sources.points.iter().filter(|point| point.verdict == verdict).filter(states).count()
    };
    [
        (Verdict::Contradiction, count(Verdict::Contradiction), "contradicted"),
        (Verdict::Discrepancy, count(Verdict::Discrepancy), "told differently"),
        (Verdict::Omission, count(Verdict::Omission), "only here"),
        (Verdict::Agreement, count(Verdict::Agreement), "in agreement"),
    ]
}

/// A small bar of what became of an article's claims.
fn balance(view: &View, side: usize) -> Markup {
    let article = &view.articles[side];
    let (parts, of) = match &view.sources {
        None => (of_claims(view.tally(side)), format!("{} claims", article.claims)),
        Some(sources) => (of_facts(sources, side), format!("{} facts", sources.standing(side).states)),
    };
    let whole = parts.iter().map(|(_, count, _)| count).sum::<usize>().max(1) as f64;
    let said: Vec<String> = parts.iter().filter(|(_, count, _)| *count > 0).map(|(_, count, what)| format!("{count} {what}")).collect();
    let said = format!("{of}: {}", said.join(", "));
    let mut at = 0.0;
    let bars: Vec<(Verdict, f64, f64)> = parts
        .iter()
        .map(|(verdict, count, _)| {
            let width = 100.0 * *count as f64 / whole;
            at += width;
            (*verdict, at - width, width)
        })
        .collect();
    html! {
        div.bar {
            span.side { (article.id) }
            svg viewBox="0 0 100 4" preserveAspectRatio="none" role="img" aria-label=(said) {
                @for (verdict, x, width) in bars { rect class=(verdict.key()) x=(format!("{x:.2}")) width=(format!("{width:.2}")) height="4" {} }
            }
            span.said { (said) }
        }
    }
}

fn filters(view: &View, mode: Mode) -> Markup {
    let kinds = |row: &super::Row| row.kinds.clone();
    let mut present: Vec<&str> = view.rows.iter().flat_map(kinds).collect();
    present.sort_unstable();
    present.dedup();
    html! {
        div.filters role="search" aria-label="Filter the findings" {
            div.chips role="group" aria-label="Verdicts" {
                @for verdict in Verdict::ALL {
                    button.chip.(verdict.key()) type="button" aria-pressed="true" data-verdict=(verdict.key()) {
                        span.glyph aria-hidden="true" { (glyph(*verdict)) }
                        " " (nouns(*verdict).1) " " b { (view.count(*verdict)) }
                    }
                }
            }
            div.fields {
                label.visually-hidden for="kind" { "Kind" }
                select #kind {
                    option value="" { "every kind" }
                    @for kind in present { option value=(kind) { (kind) } }
                }
                @if mode == Mode::Review {
                    label.visually-hidden for="state" { "State" }
                    select #state {
                        option value="" { "open and decided" }
                        option value="open" { "open" }
                        option value="decided" { "decided" }
                    }
                }
                label.visually-hidden for="text" { "Text" }
                input #text type="search" placeholder="Find words  /" autocomplete="off" spellcheck="false";
                span.count #shown {}
            }
        }
    }
}

/// What decides, shown with its keys.
fn controls() -> Markup {
    let choices = [Verdict::Contradiction, Verdict::Discrepancy, Verdict::Agreement, Verdict::Omission, Verdict::Damage];
    html! {
        div.controls role="toolbar" aria-label="Decide on the selected finding" {
            p.progress-line { progress #progress value="0" max="1" {} span #progress-said {} }
            p.problem #problem role="alert" hidden {}
            div.buttons {
                button type="button" data-do="confirm" { kbd { "c" } " confirm" }
                button type="button" data-do="dismiss" { kbd { "d" } " dismiss" }
                button type="button" data-do="change" { kbd { "e" } " change" }
                button type="button" data-do="note" { kbd { "n" } " note" }
                button type="button" data-do="undo" { kbd { "u" } " undo" }
            }
            form.change hidden {
                label { "Verdict " select #verdict { @for verdict in choices { option value=(verdict.key()) { (verdict.key()) } } } }
                fieldset { legend { "Kinds" } @for kind in Kind::ALL {
                    label.kind { input type="checkbox" name="kind" value=(kind.spec().key); " " (kind.spec().key) }
                } }
                label { "Note " input #note type="text" maxlength="2000" autocomplete="off"; }
                p { button type="submit" { "Save" } " " button type="button" data-do="cancel" { "Cancel" } }
            }
            form.noting hidden {
                label { "Note, kept with your next decision on this finding " input #noting type="text" maxlength="2000" autocomplete="off"; }
                p { button type="submit" { "Keep" } " " button type="button" data-do="cancel" { "Cancel" } }
            }
        }
    }
}

fn help() -> Markup {
    html! {
        footer.help {
            p {
                kbd { "j" } " " kbd { "k" } " next, previous finding · " kbd { "/" } " find · " kbd { "t" } " light or dark · " kbd { "Esc" } " clear"
            }
            p { "Made by crosscheck " (env!("CARGO_PKG_VERSION")) ". Both articles are shown in full, as they were; nothing here was fetched from anywhere." }
        }
    }
}

/// A sign for each verdict, so that colour is never all that tells them apart.
fn glyph(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Contradiction => "✕",
        Verdict::Discrepancy => "≠",
        Verdict::Damage => "⚠",
        Verdict::Omission => "○",
        Verdict::Agreement => "=",
    }
}

/// Text of an article or about it, with what steers written out.
fn visible(text: &str) -> Markup {
    let pieces = safe::pieces(text);
    html! {
        @for piece in pieces {
            @match piece {
                safe::Piece::Words(words) => { (words) }
                safe::Piece::Steering(letter) => { span.steering title="a control character" { (format!("U+{:04X}", u32::from(letter))) } }
            }
        }
    }
}

/// The badge of a decided finding.
fn badge(row: &super::Row) -> Markup {
    let state = row.decision.as_ref().map(|decision| match decision.standing {
        Standing::Confirmed => "confirmed",
        Standing::Dismissed => "dismissed",
        Standing::Changed { .. } => "changed",
    });
    let remark = row.remark();
    html! {
        span.badge data-state=[state] hidden[remark.is_none()] {
            @if let Some(remark) = &remark { (visible(remark)) }
        }
    }
}
