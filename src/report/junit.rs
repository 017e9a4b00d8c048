//! JUnit XML: one case a pair of articles, of many articles each two. A case fails where an open finding is at or above a limit, and is an
//! error where the two could not be compared.

use super::counted;
use super::safe::{one_line, shown};
use super::view::{Row, View};
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

/// Two articles.
struct Case<'a> {
    name: String,
    /// Why they could not be compared, if they could not.
    error: Option<String>,
    /// What is said before the findings.
    preface: String,
    rows: Vec<&'a Row>,
    failing: Vec<&'a Row>,
}

impl<'a> Case<'a> {
    fn new(name: String, rows: &'a [Row], limit: Verdict, error: Option<String>, preface: String) -> Self {
        let fails = |row: &&Row| error.is_none() && row.standing().is_some_and(|verdict| verdict <= limit);
        Self { name, rows: rows.iter().collect(), failing: rows.iter().filter(fails).collect(), error, preface }
    }
}

fn cases(view: &View, limit: Verdict) -> Vec<Case<'_>> {
    let path = |article: usize| view.articles.get(article).map(|article| shown(&article.path)).unwrap_or_default();
    let bounded = view.bounded.map(|reason| format!("not everything was looked at: {reason}\n")).unwrap_or_default();
    let Some(sources) = &view.sources else {
        let reason = view.not_comparable.as_deref().map(shown);
        return vec![Case::new([0, 1].map(path).join(" ~ "), &view.rows, limit, reason, bounded)];
    };
    let preface = format!("{bounded}{}\n", sources.independence());
    let pairs = sources.pairs.iter().map(|pair| {
        let [left, right] = pair.articles.map(path);
        let error = (!pair.shares).then(|| "the two have no claim in common; do they tell of the same event?".to_owned());
        Case::new(format!("{left} ~ {right}"), &pair.rows, limit, error, format!("{preface}left is {left}, right is {right}\n"))
    });
    pairs.collect()
}

fn document(writer: &mut Writer<Vec<u8>>, view: &View, limit: Verdict) -> io::Result<()> {
    let cases = cases(view, limit);
    let tests = cases.len().to_string();
    let errors = cases.iter().filter(|case| case.error.is_some()).count().to_string();
    let failures = cases.iter().filter(|case| !case.failing.is_empty()).count().to_string();
    let attributes = [("name", "crosscheck"), ("tests", tests.as_str()), ("failures", failures.as_str()), ("errors", errors.as_str())];
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    writer.create_element("testsuites").with_attributes(attributes).write_inner_content(|writer| {
        writer
            .create_element("testsuite")
            .with_attributes(attributes)
            .write_inner_content(|writer| cases.iter().try_for_each(|one| test_case(writer, one, view)))?;
        Ok(())
    })?;
    Ok(())
}

fn test_case(writer: &mut Writer<Vec<u8>>, case: &Case<'_>, view: &View) -> io::Result<()> {
    let element = writer.create_element("testcase").with_attributes([("classname", "crosscheck"), ("name", case.name.as_str())]);
    element.write_inner_content(|writer| {
        if let Some(reason) = &case.error {
            writer.create_element("error").with_attributes([("message", reason.as_str())]).write_empty()?;
        } else if !case.failing.is_empty() {
            let message = failing_counts(&case.failing);
            let text = case.failing.iter().map(|row| finding(row, view)).collect::<String>();
            let element = writer.create_element("failure").with_attributes([("message", message.as_str()), ("type", "findings")]);
            element.write_text_content(BytesText::new(&text))?;
        }
        let others = case.rows.iter().filter(|row| row.verdict != Verdict::Agreement);
        let counted: Vec<String> = Verdict::ALL.iter().map(|verdict| counted(of_verdict(&case.rows, *verdict), *verdict)).collect();
        let all = format!("{}{}\n{}", case.preface, counted.join(", "), others.map(|row| finding(row, view)).collect::<String>());
        writer.create_element("system-out").write_text_content(BytesText::new(&all))?;
        Ok(())
    })?;
    Ok(())
}

fn of_verdict(rows: &[&Row], verdict: Verdict) -> usize {
    rows.iter().filter(|row| row.verdict == verdict).count()
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
    let decided = row.remark().map(|remark| format!(" [{}]", one_line(&remark))).unwrap_or_default();
    let mut text = format!("{}{kinds}: {}{repair}{decided} ({})\n", row.verdict.key(), one_line(&row.explanation), row.id);
    for place in &row.claims {
        let path = view.articles.get(place.article).map(|article| shown(&article.path)).unwrap_or_default();
        text.push_str(&format!("  {path}:{}:{}: {}\n", place.position.line, place.position.column, one_line(&place.text).trim()));
    }
    text
}
