//! What a file is written in, and its article as text.
//!
//! Text and Markdown keep their bytes: what is markup is left out by edits, and every span points into the file. From a web page, a Word
//! document or a PDF the text is extracted, and this text then is the article that spans point into.

#[cfg(feature = "docx")]
mod docx;
mod front_matter;
mod html;
mod markdown;
#[cfg(feature = "pdf")]
mod pdf;

use super::{BlockKind, Format};
use crate::error::Result;
use crate::span::Span;
use jiff::civil::Date;
pub(super) use markdown::strip;

/// What a format says about an article beside its text.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub title: Option<String>,
    pub byline: Option<String>,
    pub published: Option<Date>,
    /// What stretches of the original are, where the format says so.
    pub kinds: Vec<(Span, BlockKind)>,
    /// For the reader of the report.
    pub notes: Vec<String>,
}

/// An article's text out of a file that is not text.
#[derive(Debug)]
pub(super) struct Extracted {
    pub text: String,
    pub known: Known,
}

/// How much of a file is looked at to tell its format, in bytes.
const SAMPLE: usize = 2048;

/// The format by its first bytes, then by its name.
pub(super) fn detect(name: &str, raw: &[u8]) -> Format {
    if raw.starts_with(b"%PDF-") {
        return Format::Pdf;
    }
    let extension = name.rsplit(['.', '/']).next().unwrap_or_default().to_ascii_lowercase();
    if raw.starts_with(b"PK\x03\x04") {
        return Format::Docx;
    }
    let head = raw.get(..SAMPLE).unwrap_or(raw);
    let head = String::from_utf8_lossy(head).to_lowercase();
    let head = head.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
    let page = ["<!doctype html", "<html", "<head", "<body", "<article"].iter().any(|start| head.starts_with(start))
        || head.starts_with("<?xml") && head.contains("<html")
        || head.starts_with("<!--") && head.contains("<html");
    match extension.as_str() {
        _ if page => Format::Html,
        "html" | "htm" | "xhtml" => Format::Html,
        "md" | "markdown" | "mdown" => Format::Markdown,
        _ if front_matter::is_front_matter(head) => Format::Markdown,
        _ => Format::Text,
    }
}

/// The text of a file that is not text itself.
///
/// # Errors
/// [`Error::Input`](crate::error::Error::Input) where the file is damaged, holds no text, or this build cannot read the format.
pub(super) fn extract(name: &str, raw: &[u8], format: Format, charset: Option<&str>) -> Result<Option<Extracted>> {
    match format {
        Format::Text | Format::Markdown => Ok(None),
        Format::Html => html::extract(name, raw, charset).map(Some),
        Format::Docx => docx(name, raw).map(Some),
        Format::Pdf => pdf(name, raw).map(Some),
    }
}

#[cfg(feature = "docx")]
fn docx(name: &str, raw: &[u8]) -> Result<Extracted> {
    docx::extract(name, raw)
}

#[cfg(not(feature = "docx"))]
fn docx(name: &str, _raw: &[u8]) -> Result<Extracted> {
    Err(crate::error::Error::input(
        name,
        "is a Word document, which this build cannot read; save it as text, or build with --features docx",
    ))
}

#[cfg(feature = "pdf")]
fn pdf(name: &str, raw: &[u8]) -> Result<Extracted> {
    pdf::extract(name, raw)
}

#[cfg(not(feature = "pdf"))]
fn pdf(name: &str, _raw: &[u8]) -> Result<Extracted> {
    Err(crate::error::Error::input(name, "is a PDF, which this build cannot read; save its text, or build with --features pdf"))
}

/// The day that a piece of metadata begins with: "2026-03-10T08:00:00Z", "2026-03-10", "March 10, 2026", "Tue, 10 Mar 2026 08:00".
pub(super) fn day(value: &str) -> Option<Date> {
    let value = value.trim().trim_matches(['"', '\'']);
    if let Some(date) = value.get(..10).and_then(|day| day.replace('/', "-").parse::<Date>().ok()) {
        return Some(date);
    }
    let mut words: Vec<&str> = value.split([' ', ',', '\t']).filter(|word| !word.is_empty()).collect();
    if words.first().is_some_and(|word| super::lexicon::is_weekday(word)) {
        words.remove(0);
    }
    let (first, second, year) = (words.first()?, words.get(1)?, words.get(2)?);
    let (day, month) = if first.starts_with(|c: char| c.is_ascii_digit()) { (first, second) } else { (second, first) };
    let month = super::lexicon::month_number(month)?;
    let day = day.trim_end_matches(|c: char| !c.is_ascii_digit()).parse().ok()?;
    Date::new(year.parse().ok()?, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_content_then_name() {
        assert_eq!(detect("a.txt", b"<!DOCTYPE html><html>"), Format::Html);
        assert_eq!(detect("a.html", b"<p>Words.</p>"), Format::Html);
        assert_eq!(detect("a", b"---\ntitle: Words\n---\nMore."), Format::Markdown);
        assert_eq!(detect("a.MD", b"Words"), Format::Markdown);
        assert_eq!(detect("a.txt", b"A < B. <html> is a tag."), Format::Text);
        assert_eq!(detect("a", b"%PDF-1.7"), Format::Pdf);
    }

    #[test]
    fn days_are_read_in_the_forms_of_metadata() {
        let expected = Date::new(2026, 3, 10).ok();
        for value in
            ["2026-03-10T08:00:00Z", "2026/03/10", "\"2026-03-10\"", "March 10, 2026", "Tue, 10 Mar 2026 08:00:00 GMT", "10 March 2026"]
        {
            assert_eq!(day(value), expected, "{value}");
        }
        assert_eq!(day("soon"), None);
        assert_eq!(day("é"), None);
    }
}
