//! One record, one line: a report, an inspection, or an error record.

use super::source::{Record, Work};
use super::{Options, Task};
use crate::article::{Article, Format, ReadOptions};
use crate::claim::Reading;
use crate::error::{Error, Result};
use crate::input::{check_size, parse_day, read_file};
use crate::kind::Verdict;
use crate::report::{Row, View, json};
use serde::Deserialize;
use serde_json::json;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A line to be written.
pub(super) struct Answer {
    /// With its line feed.
    pub(super) line: Vec<u8>,
    pub(super) failed: bool,
    pub(super) standing: Standing,
}

/// What a comparison comes to.
#[derive(Clone, Copy, Default)]
pub(super) struct Standing {
    /// The gravest verdict that counts.
    pub(super) gravest: Option<Verdict>,
    /// Whether the two could not be compared.
    pub(super) strange: bool,
}

#[derive(Deserialize)]
#[serde(expecting = "an object with `left` and `right`")]
struct PairRecord {
    left: String,
    right: String,
    #[serde(default)]
    published: Vec<Option<String>>,
}

#[derive(Deserialize)]
#[serde(expecting = "an object with `text`")]
struct ArticleRecord {
    text: String,
    published: Option<String>,
}

pub(super) fn answer(options: &Options, record: &Record) -> Answer {
    // Nothing panics on any input that we know of; where something does all the same, a run of hours must not end with it.
    let said = catch_unwind(AssertUnwindSafe(|| said(options, record))).unwrap_or(Err(Failure::Internal));
    let failed = said.is_err();
    let (line, standing) = said.unwrap_or_else(|failure| (failure.line(record), Standing::default()));
    Answer { line: line.into_bytes(), failed, standing }
}

enum Failure {
    Known(Error),
    Internal,
}

impl Failure {
    fn line(&self, record: &Record) -> String {
        let (kind, message) = match self {
            Self::Known(error) => (error.kind(), error.to_string()),
            Self::Internal => ("internal", "the program failed on this record; please report it with the record".to_owned()),
        };
        json::line(&json!({"id": record.id(), "line": record.number, "error": {"kind": kind, "message": message}}))
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Known(error)
    }
}

/// The line of an answer.
type Said = (String, Standing);

fn said(options: &Options, record: &Record) -> std::result::Result<Said, Failure> {
    let said = match (&record.work, options.task) {
        (Work::Unusable { name, problem, .. }, _) => return Err(Error::input(name, problem).into()),
        (Work::Line(line), Task::Compare) => {
            let pair: PairRecord = parsed(line)?;
            let published = |side: usize| pair.published.get(side).cloned().flatten();
            let left = text(options, "left", &pair.left, published(0))?;
            compared(options, record, &left, &text(options, "right", &pair.right, published(1))?)
        }
        (Work::Line(line), Task::Inspect) => {
            let article: ArticleRecord = parsed(line)?;
            inspected(record, &text(options, "text", &article.text, article.published)?)
        }
        (Work::Files { paths, published, .. }, task) => {
            let file = |side: usize| {
                let path = paths.get(side).ok_or_else(|| Error::input("record", "names too few files"))?;
                let article = read_file(path, published.get(side).and_then(Option::as_deref), options.max_bytes)?;
                Ok::<_, Error>(Reading::new(article, options.depth))
            };
            match task {
                Task::Compare => compared(options, record, &file(0)?, &file(1)?),
                Task::Inspect => inspected(record, &file(0)?),
            }
        }
    };
    Ok(said)
}

fn compared(options: &Options, record: &Record, left: &Reading, right: &Reading) -> Said {
    let mut view = View::new(&options.settings.compare(left, right));
    options.decisions.mark(&mut view);
    options.baseline.iter().for_each(|baseline| baseline.mark(&mut view));
    let standing = Standing { gravest: view.rows.iter().filter_map(Row::standing).min(), strange: view.not_comparable.is_some() };
    (json::line(&json::Report::new(&view).with_id(record.id())), standing)
}

fn inspected(record: &Record, reading: &Reading) -> Said {
    let mut inspection = json::inspection(reading);
    if let Some(fields) = inspection.as_object_mut() {
        fields.insert("id".into(), record.id());
    }
    (json::line(&inspection), Standing::default())
}

fn parsed<'a, T: Deserialize<'a>>(line: &'a [u8]) -> Result<T> {
    serde_json::from_slice(line).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => Error::input("record", error.to_string()),
        serde_json::error::Category::Io | serde_json::error::Category::Syntax | serde_json::error::Category::Eof => {
            Error::input("record", format!("is not JSON: {error}"))
        }
    })
}

fn text(options: &Options, name: &str, text: &str, published: Option<String>) -> Result<Reading> {
    check_size(name, text.len() as u64, options.max_bytes)?;
    let published = published.filter(|day| !day.is_empty()).map(|day| parse_day(name, &day)).transpose()?;
    let read = ReadOptions { published, format: Some(Format::Text), ..ReadOptions::default() };
    Ok(Reading::new(Article::read(name, text.as_bytes().to_vec(), &read)?, options.depth))
}
