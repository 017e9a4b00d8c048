//! JUnit XML: one case a pair of articles. The case fails where an open finding is at or above a limit, and is an error where the two could
//! not be compared.

use super::safe::{one_line, shown};
use super::view::{Row, View};
use super::{counted, counts};
use crate::kind::Verdict;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io;

/// The report; findings that count as `limit` or graver fail the case.
pub fn render(view: &View, limit: Verdict) -> String {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    // Writing to memory cannot fail.
    let _ = document(&mut writer, view, limit);
    let mut text = String::from_utf8_lossy(&writer.into_inner()).into_owned();
    text.push('\n');
    text
}

fn document(writer: &mut Writer<Vec<u8>>, view: &View, limit: Verdict) -> io::Result<()> {
    let failing: Vec<&Row> = view.rows.iter().filter(|row| row.standing().is_some_and(|verdict| verdict <= limit)).collect();
    let (error, failure) = (view.not_comparable.is_some(), view.not_comparable.is_none() && !failing.is_empty());
    let count = |yes: bool| if yes { "1" } else { "0" };
    let attributes = [("name", "crosscheck"), ("tests", "1"), ("failures", count(failure)), ("errors", count(error))];
    let names: Vec<String> = view.articles.iter().map(|article| shown(&article.path)).collect();
    let name = names.join(" ~ ");
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    writer.create_element("testsuites").with_attributes(attributes).write_inner_content(|writer| {
        writer.create_element("testsuite").with_attributes(attributes).write_inner_content(|writer| {
            let case = writer.create_element("testcase").with_attributes([("classname", "crosscheck"), ("name", name.as_str())]);
            case.write_inner_content(|writer| {
                if let Some(reason) = &view.not_comparable {
                    let reason = shown(reason);
                    writer.create_element("error").with_attributes([("message", reason.as_str())]).write_empty()?;
                } else if failure {
                    let message = failing_counts(&failing);
                    let text = failing.iter().map(|row| finding(row, view)).collect::<String>();
                    let element = writer.create_element("failure").with_attributes([("message", message.as_str()), ("type", "findings")]);
                    element.write_text_content(BytesText::new(&text))?;
                }
                let others = view.rows.iter().filter(|row| row.verdict != Verdict::Agreement);
                let all = format!("{}\n{}", counts(view), others.map(|row| finding(row, view)).collect::<String>());
                writer.create_element("system-out").write_text_content(BytesText::new(&all))?;
                Ok(())
            })?;
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(())
}

fn failing_counts(rows: &[&Row]) -> String {
    let count = |verdict: Verdict| rows.iter().filter(|row| row.standing() == Some(verdict)).count();
    let counts = Verdict::ALL.iter().map(|verdict| (count(*verdict), *verdict)).filter(|(count, _)| *count > 0);
    counts.map(|(count, verdict)| counted(count, verdict)).collect::<Vec<_>>().join(", ")
}

/// One finding in a few lines.
fn finding(row: &Row, view: &View) -> String {
    let kinds = if row.kinds.is_empty() { String::new() } else { format!(" ({})", row.kinds.join(", ")) };
    let repair = row.repair.as_ref().map(|repair| format!("; read as “{}”", one_line(repair))).unwrap_or_default();
    let decided = row.decision.as_ref().map(|decision| format!(" [{}]", one_line(&decision.in_words()))).unwrap_or_default();
    let mut text = format!("{}{kinds}: {}{repair}{decided} ({})\n", row.verdict.key(), one_line(&row.explanation), row.id);
    for place in &row.claims {
        let path = view.articles.get(place.article).map(|article| shown(&article.path)).unwrap_or_default();
        text.push_str(&format!("  {path}:{}:{}: {}\n", place.position.line, place.position.column, one_line(&place.text).trim()));
    }
    text
}
