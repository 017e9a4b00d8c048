//! CSV (RFC 4180): one row a finding, the columns of each article after those of the finding. Of many articles each also has the letter of
//! its camp, and the last columns name those that stand alone and count the independent sources that the finding is about.
//!
//! Made to be opened in a spreadsheet: a byte order mark tells Excel that it is UTF-8, cells are on one line, and a cell that would be
//! read as a formula begins with an apostrophe.

use super::safe::one_line;
use super::sources::named;
use super::view::{Place, Row, View};
use csv::{Terminator, WriterBuilder};

/// The report.
pub fn render(view: &View) -> String {
    let mut out = "\u{FEFF}".as_bytes().to_vec();
    {
        let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(&mut out);
        // Writing to memory cannot fail, and all records have the same length.
        let _ = writer.write_record(header(view));
        for row in &view.rows {
            let _ = writer.write_record(record(row, view));
        }
        let _ = writer.flush();
    }
    String::from_utf8_lossy(&out).into_owned()
}

const OF_FINDING: &[&str] = &["finding", "verdict", "kinds", "confidence", "weight", "missing_from", "repair", "explanation"];
const OF_ARTICLE: &[&str] = &["line", "column", "start", "end", "text", "evidence"];
const OF_DECISION: &[&str] = &["decision", "decided_verdict", "note", "reviewer", "decided_at", "known"];

fn header(view: &View) -> Vec<String> {
    let camp: &[&str] = if view.sources.is_some() { &["camp"] } else { &[] };
    let columns = || OF_ARTICLE.iter().chain(camp);
    let of_articles = view.articles.iter().flat_map(|article| columns().map(|name| format!("{}_{name}", article.id)));
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let alone: &[&str] = if view.sources.is_some() { &["alone", "independent"] } else { &[] };
    owned(OF_FINDING).into_iter().chain(of_articles).chain(owned(OF_DECISION)).chain(owned(alone)).collect()
}

fn record(row: &Row, view: &View) -> Vec<String> {
    let missing: Vec<&str> =
        row.missing_from.iter().filter_map(|side| view.articles.get(*side)).map(|article| article.id.as_str()).collect();
    let mut cells = vec![
        row.id.clone(),
        row.verdict.key().to_owned(),
        row.kinds.join(" "),
        format!("{:.4}", row.confidence),
        if row.weight > 0.0 { format!("{:.4}", row.weight) } else { String::new() },
        missing.join(" "),
        row.repair.as_deref().map(safe).unwrap_or_default(),
        safe(&row.explanation),
    ];
    let point = view.sources.as_ref().map(|sources| sources.points.iter().find(|point| point.id == row.id));
    for article in 0..view.articles.len() {
        cells.extend(of_article(row, article));
        cells.extend(point.map(|point| point.and_then(|point| point.camp_of(article)).map(camp).unwrap_or_default()));
    }
    let decision = row.decision.as_ref();
    let verdict = decision.and_then(|decision| decision.standing(row.verdict)).map(|verdict| verdict.key().to_owned());
    let optional = |text: Option<&String>| text.map(|text| safe(text)).unwrap_or_default();
    cells.extend([
        decision.map(|decision| decision.key().to_owned()).unwrap_or_default(),
        verdict.unwrap_or_default(),
        optional(decision.and_then(|decision| decision.note.as_ref())),
        optional(decision.and_then(|decision| decision.reviewer.as_ref())),
        optional(decision.map(|decision| &decision.at)),
        row.known.map(|known| known.to_string()).unwrap_or_default(),
    ]);
    if let Some(sources) = &view.sources {
        let stating: Vec<usize> = row.claims.iter().map(|place| place.article).collect();
        cells.push(point.flatten().map(|point| named(&point.alone)).unwrap_or_default());
        cells.push(sources.count_independent(&stating).to_string());
    }
    cells
}

/// A lone "+" would be read as a formula.
fn camp(letter: char) -> String {
    if letter == '+' { "a".to_owned() } else { letter.to_string() }
}

/// The places of a finding in one article; several are separated by " / ", their numbers likewise.
fn of_article(row: &Row, article: usize) -> [String; 6] {
    let places: Vec<&Place> = row.places_in(article).collect();
    let each = |what: &dyn Fn(&Place) -> String| places.iter().map(|place| what(place)).collect::<Vec<_>>().join(" / ");
    let evidence = row.evidence.iter().filter(|one| one.place.article == article).map(|one| one_line(&one.place.text));
    [
        each(&|place| place.position.line.to_string()),
        each(&|place| place.position.column.to_string()),
        each(&|place| place.span.start().to_string()),
        each(&|place| place.span.end().to_string()),
        safe(&each(&|place| one_line(&place.text))),
        safe(&evidence.collect::<Vec<_>>().join(" / ")),
    ]
}

/// On one line, and never a formula: spreadsheets run cells that begin with one of these signs (OWASP, "CSV Injection").
fn safe(text: &str) -> String {
    let text = one_line(text);
    let runs = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if runs { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_text() {
        assert_eq!(safe("=HYPERLINK(\"http://x\")"), "'=HYPERLINK(\"http://x\")");
        assert_eq!(safe("\t-1+1"), "' -1+1");
        assert_eq!(safe("5 - 3"), "5 - 3");
    }
}
