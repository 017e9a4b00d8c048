//! The table for a terminal: a summary whose numbers add up, then the findings, gravest first.
//!
//! Made for 80 columns and better with more. Article text is data: control characters, escapes and bidirectional marks never reach the
//! terminal as they are.

use super::fold::{Entry, details, entries};
use super::layout::{lay_out, shown_width, widths, wrap};
use super::safe::{one_line, shown};
use super::sources_table;
use super::view::{Place, Row, View};
use crate::kind::Verdict;
use anstyle::{AnsiColor, Style};
use std::fmt::Write as _;

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
            group(&mut out, Verdict::Damage, DAMAGE, &alike(entries(view, Verdict::Damage)), view, options);
        }
        return out;
    }
    let mut out = summary(view, options);
    for (verdict, title) in GROUPS.iter().filter(|(verdict, _)| show.contains(verdict)) {
        let all = entries(view, *verdict);
        match verdict {
            Verdict::Omission => {
                for (side, article) in view.articles.iter().enumerate() {
                    let is_by = |entry: &&Entry<'_>| entry.lead().is_some_and(|row| row.places_in(side).next().is_some());
                    let own: Vec<Entry<'_>> = all.iter().filter(is_by).cloned().collect();
                    group(&mut out, *verdict, &format!("{title}: only {} says this", article.id), &own, view, options);
                    left_out(&mut out, side, view, options);
                }
            }
            Verdict::Damage => group(&mut out, *verdict, title, &alike(all), view, options),
            Verdict::Contradiction | Verdict::Discrepancy | Verdict::Agreement => group(&mut out, *verdict, title, &all, view, options),
        }
    }
    closing(&mut out, view, show, options);
    out
}

/// Facts that one article gives within a claim that both make.
fn left_out(out: &mut String, side: usize, view: &View, options: Options) {
    let (details, Some(article)) = (details(view, side), view.articles.get(side)) else { return };
    if details.is_empty() {
        return;
    }
    out.push('\n');
    heading(
        out,
        &format!("Details: only {} gives this, in a claim that both make ({})", article.id, details.len()),
        colour_of(Verdict::Omission),
        options,
    );
    let head = std::iter::once(["where", "detail", "claim"].map(str::to_owned).to_vec());
    let rows = details.iter().map(|(row, detail)| {
        let claim = row.places_in(side).next().map(|place| one_line(&place.text)).unwrap_or_default();
        vec![location(&detail.place, view), one_line(&detail.place.text), claim]
    });
    let _ = writeln!(out, "{}", table(head.chain(rows).collect(), options));
}

/// Damage of the same sort that follows on each other in one row: what is said of a template's four fields is said once.
fn alike(entries: Vec<Entry<'_>>) -> Vec<Entry<'_>> {
    let mut out: Vec<Entry<'_>> = Vec::new();
    let article = |row: &Row| row.claims.first().map(|place| place.article);
    for entry in entries {
        let joins = |one: &Row, other: &Row| {
            one.kinds == other.kinds && article(one) == article(other) && why(one) == why(other) && one.repair.is_none()
        };
        match (out.last_mut(), entry.lead()) {
            (Some(last), Some(row)) if last.lead().is_some_and(|lead| joins(lead, row)) => last.rows.extend(entry.rows),
            _ => out.push(entry),
        }
    }
    out
}

/// At a terminal the end is what is seen first: long lists of omissions and agreements must not hide that there are flags above them.
fn closing(out: &mut String, view: &View, show: &[Verdict], options: Options) {
    let flags = [Verdict::Contradiction, Verdict::Discrepancy].map(|verdict| (view.count(verdict), verdict));
    let said: Vec<String> = flags.iter().filter(|(count, _)| *count > 0).map(|(count, verdict)| super::counted(*count, *verdict)).collect();
    let listed = |verdict: &Verdict| show.contains(verdict) && view.count(*verdict) > 0;
    if !said.is_empty() && listed(&Verdict::Agreement) && (listed(&Verdict::Contradiction) || listed(&Verdict::Discrepancy)) {
        out.push('\n');
        line(out, &format!("{}: see the top of this report", said.join(" and ")), options);
    }
}

fn summary(view: &View, options: Options) -> String {
    let mut out = String::new();
    if let Some(reason) = &view.not_comparable {
        line(&mut out, &format!("could not compare: {}", shown(reason)), options);
    }
    for (side, article) in view.articles.iter().enumerate() {
        let tally = view.tally(side);
        line(&mut out, &format!("{}: {}", article.id, shown(&article.path)), options);
        let text = format!(
            "  {} = {} in agreement + {} told differently + {} contradicted + {} missing from the other",
            plural(article.claims, "claim"),
            tally.agree,
            tally.differ,
            tally.contradicted,
            tally.missing
        );
        line(&mut out, &text, options);
    }
    let counts: Vec<String> = Verdict::ALL.iter().map(|verdict| super::counted(view.count(*verdict), *verdict)).collect();
    line(&mut out, &format!("findings: {}", counts.join(", ")), options);
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

/// "1 claim", "2 claims".
pub(super) fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("{count} {noun}") } else { format!("{count} {noun}s") }
}

/// A line of prose, wrapped at the width, further lines set in by two.
pub(super) fn line(out: &mut String, text: &str, options: Options) {
    let words = text.trim_start_matches(' ');
    let set_in = text.len() - words.len();
    out.push_str(&" ".repeat(set_in));
    let mut column = 0;
    for word in words.split(' ') {
        let width = unicode_width::UnicodeWidthStr::width(word);
        if column > 0 && set_in + column + 1 + width > options.width {
            let _ = write!(out, "\n{:1$}", "", set_in + 2);
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

/// Narrower than this, four columns side by side hold one or two words each.
const NARROWEST_COLUMNS: usize = 72;

fn group(out: &mut String, verdict: Verdict, title: &str, entries: &[Entry<'_>], view: &View, options: Options) {
    let count: usize = entries.iter().map(|entry| entry.rows.len()).sum();
    if count == 0 {
        return;
    }
    let how = match verdict {
        Verdict::Omission if count > entries.len() => format!("{count} in {}, weightiest first", plural(entries.len(), "passage")),
        Verdict::Omission if count > 1 => format!("{count}, weightiest first"),
        Verdict::Contradiction | Verdict::Discrepancy | Verdict::Damage | Verdict::Omission | Verdict::Agreement => count.to_string(),
    };
    // Writing to a string cannot fail.
    out.push('\n');
    heading(out, &format!("{title} ({how})"), colour_of(verdict), options);
    let header: &[&str] = match verdict {
        Verdict::Contradiction | Verdict::Discrepancy if options.width < NARROWEST_COLUMNS => return stacked(out, entries, view, options),
        Verdict::Damage if options.width < NARROWEST_COLUMNS => return stacked(out, entries, view, options),
        Verdict::Contradiction | Verdict::Discrepancy => &["kind", "left", "right", "why"],
        Verdict::Damage => &["kind", "where", "why"],
        Verdict::Omission => &["where", "text"],
        Verdict::Agreement => &["left", "right"],
    };
    let record = |entry: &Entry<'_>| match (entry.lead(), verdict) {
        (None, _) => vec![String::new(); header.len()],
        (Some(row), Verdict::Contradiction | Verdict::Discrepancy) => {
            vec![kinds(row, options), cell(entry, 0, view, options), cell(entry, 1, view, options), why(row)]
        }
        (Some(row), Verdict::Damage) => vec![kinds(row, options), places(entry, view, options), why(row)],
        (Some(row), Verdict::Omission) => {
            vec![row.claims.first().map_or_else(String::new, |place| location(place, view)), passage(entry)]
        }
        (Some(_), Verdict::Agreement) => vec![cell(entry, 0, view, options), cell(entry, 1, view, options)],
    };
    let head = std::iter::once(header.iter().map(|title| (*title).to_owned()).collect());
    let records = head.chain(entries.iter().map(record)).collect();
    let _ = writeln!(out, "{}", table(records, options));
}

/// A group's title; on a narrow terminal on several lines.
pub(super) fn heading(out: &mut String, title: &str, style: Style, options: Options) {
    for part in wrap(title, options.width).lines() {
        let _ = writeln!(out, "{}", styled(part, style.bold(), options));
    }
}

/// On a narrow terminal: one finding under the other, each place and the reason on lines of their own.
fn stacked(out: &mut String, entries: &[Entry<'_>], view: &View, options: Options) {
    for (at, entry) in entries.iter().enumerate() {
        let Some(lead) = entry.lead() else { continue };
        if at > 0 {
            out.push('\n');
        }
        out.push_str(&wrap(&kinds(lead, options), options.width));
        out.push('\n');
        let places = (0..view.articles.len()).flat_map(|side| entry.places_in(side));
        let said = places.map(|(row, place)| (location(place, view), highlighted(row, place, options)));
        let lines: Vec<(String, String)> = said.chain(std::iter::once(("why".to_owned(), why(lead)))).collect();
        let first = lines.iter().map(|(name, _)| shown_width(name)).max().unwrap_or_default().min(options.width / 3);
        for (name, text) in lines {
            let text = wrap(&text, options.width.saturating_sub(first + 3));
            for (number, part) in text.lines().enumerate() {
                let name = if number == 0 { cut(&name, first) } else { String::new() };
                let gap = " ".repeat(first.saturating_sub(shown_width(&name)));
                let _ = writeln!(out, " {}{gap}  {part}", styled(&name, AnsiColor::Cyan.on_default(), options));
            }
        }
    }
}

/// The end of a name, where the whole is too wide: the line stands there.
fn cut(name: &str, width: usize) -> String {
    let mut name = name.to_owned();
    while shown_width(&name) > width && !name.is_empty() {
        name.remove(0);
    }
    name
}

/// The claims of a passage in order of the text, each on its own line.
fn passage(entry: &Entry<'_>) -> String {
    let mut rows = entry.rows.clone();
    rows.sort_by_key(|row| row.claims.first().map(|place| place.span));
    rows.iter().map(|row| format!("{}{}", text(row).trim(), noted(row))).collect::<Vec<_>>().join("\n")
}

/// What a reviewer said of it.
fn noted(row: &Row) -> String {
    row.remark().map(|remark| format!(" ({})", one_line(&remark))).unwrap_or_default()
}

pub(super) fn colour_of(verdict: Verdict) -> Style {
    let colour = match verdict {
        Verdict::Contradiction => AnsiColor::Red,
        Verdict::Discrepancy => AnsiColor::Yellow,
        Verdict::Damage => AnsiColor::Magenta,
        Verdict::Omission => AnsiColor::Blue,
        Verdict::Agreement => AnsiColor::Green,
    };
    colour.on_default()
}

/// Lays the cells out at the width; columns share what is left after the narrow first one.
fn table(records: Vec<Vec<String>>, options: Options) -> String {
    let columns = records.first().map_or(1, Vec::len);
    let agreeing = records.first().and_then(|header| header.first()).is_some_and(|title| title == "left");
    let first_column = records.iter().filter_map(|record| record.first()).map(|cell| shown_width(cell)).max().unwrap_or_default();
    lay_out(records, &widths(columns, options.width, agreeing, first_column))
}

fn kinds(row: &Row, options: Options) -> String {
    row.kinds.iter().map(|kind| styled(kind, colour_of(row.verdict), options)).collect::<Vec<_>>().join(", ")
}

fn why(row: &Row) -> String {
    let sure = if row.confidence < 0.5 && row.verdict != Verdict::Agreement { " (not sure)" } else { "" };
    let repair = row.repair.as_ref().map(|repair| format!("; read as {}", one_line(repair))).unwrap_or_default();
    let decided = row.remark().map(|remark| format!("; {}", one_line(&remark))).unwrap_or_default();
    format!("{}{repair}{sure}{decided}", one_line(&row.explanation))
}

fn text(row: &Row) -> String {
    row.claims.iter().map(|place| one_line(&place.text)).collect::<Vec<_>>().join(" / ")
}

/// Of each damaged place its first three occurrences.
fn places(entry: &Entry<'_>, view: &View, options: Options) -> String {
    let places = entry.rows.iter().flat_map(|row| row.claims.iter().take(3).map(move |place| marked(row, place, view, options)));
    places.collect::<Vec<_>>().join("\n")
}

/// All places of a fact in one article.
fn cell(entry: &Entry<'_>, side: usize, view: &View, options: Options) -> String {
    entry.places_in(side).into_iter().map(|(row, place)| marked(row, place, view, options)).collect::<Vec<_>>().join("\n")
}

/// "left.txt:4" and the words, those that differ marked.
fn marked(row: &Row, place: &Place, view: &View, options: Options) -> String {
    format!("{}\n{}", styled(&location(place, view), AnsiColor::Cyan.on_default(), options), highlighted(row, place, options))
}

/// "left.txt:4"; where two files have one name, "left:4".
fn location(place: &Place, view: &View) -> String {
    let Some(article) = view.articles.get(place.article) else { return place.position.line.to_string() };
    let is_unique = view.articles.iter().filter(|other| other.file_name() == article.file_name()).count() == 1;
    let name = if is_unique { shown(&article.file_name()) } else { article.id.clone() };
    format!("{name}:{}", place.position.line)
}

/// The place's words with the differing ones in colour, or in square brackets where there is none.
fn highlighted(row: &Row, place: &Place, options: Options) -> String {
    let piece = |(words, differs): (&str, bool)| match (differs, options.colour) {
        (false, _) => one_line(words),
        // Each word for itself, so that a line may end between two of them.
        (true, true) => {
            one_line(words).split(' ').map(|word| styled(word, colour_of(row.verdict).bold(), options)).collect::<Vec<_>>().join(" ")
        }
        (true, false) => format!("[{}]", one_line(words)),
    };
    row.pieces(place).into_iter().map(piece).collect()
}

pub(super) fn styled(text: &str, style: Style, options: Options) -> String {
    if options.colour { format!("{}{text}{}", style.render(), style.render_reset()) } else { text.to_owned() }
}
