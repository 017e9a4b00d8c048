//! Many pairs or articles, one JSON record a line in and out, in order; a bad record costs itself, not the run.

use crate::article::{Article, ReadOptions};
use crate::claim::Reading;
use crate::compare::compare;
use crate::error::{Error, Result};
use crate::report::{View, json};
use crate::syntax::Depth;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use std::io::{BufRead, Write};

/// What is done with each record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// `{"id", "left", "right", "published": [..]}`: two texts are compared.
    Compare,
    /// `{"id", "text", "published"}`: one text is inspected.
    Inspect,
}

#[derive(Deserialize)]
struct PairRecord {
    left: String,
    right: String,
    #[serde(default)]
    published: Vec<Option<String>>,
}

#[derive(Deserialize)]
struct ArticleRecord {
    text: String,
    published: Option<String>,
}

/// Answers every line of `input`; returns how many records failed.
///
/// # Errors
/// Only where the input cannot be read or the output cannot be written.
pub fn run(task: Task, depth: Depth, input: &mut dyn BufRead, output: &mut dyn Write) -> Result<usize> {
    let (mut line, mut number, mut failed) = (Vec::new(), 0_usize, 0);
    while input.read_until(b'\n', &mut line)? > 0 {
        number += 1;
        if !line.trim_ascii().is_empty() {
            let answer = answer(task, depth, &line);
            failed += usize::from(answer.is_err());
            let record = answer.unwrap_or_else(
                |(id, error)| json!({"id": id, "line": number, "error": {"kind": error.kind(), "message": error.to_string()}}),
            );
            serde_json::to_writer(&mut *output, &record).map_err(std::io::Error::from)?;
            output.write_all(b"\n")?;
        }
        line.clear();
    }
    output.flush()?;
    Ok(failed)
}

fn answer(task: Task, depth: Depth, line: &[u8]) -> std::result::Result<Json, (Json, Error)> {
    let record: Json = serde_json::from_slice(line).map_err(|e| (Json::Null, Error::input("record", format!("is not JSON: {e}"))))?;
    let id = record.get("id").cloned().unwrap_or(Json::Null);
    let said = match task {
        Task::Compare => compared(record, depth),
        Task::Inspect => inspected(record, depth),
    };
    match said {
        Ok(Json::Object(mut fields)) => {
            fields.insert("id".into(), id);
            Ok(Json::Object(fields))
        }
        Ok(other) => Ok(other),
        Err(error) => Err((id, error)),
    }
}

fn compared(record: Json, depth: Depth) -> Result<Json> {
    let record: PairRecord = serde_json::from_value(record).map_err(|e| Error::input("record", e.to_string()))?;
    let published = |side: usize| record.published.get(side).cloned().flatten();
    let left = reading("left", record.left, published(0), depth)?;
    let right = reading("right", record.right, published(1), depth)?;
    Ok(json::report(&View::new(&compare(&left, &right))))
}

fn inspected(record: Json, depth: Depth) -> Result<Json> {
    let record: ArticleRecord = serde_json::from_value(record).map_err(|e| Error::input("record", e.to_string()))?;
    Ok(json::inspection(&reading("text", record.text, record.published, depth)?))
}

fn reading(name: &str, text: String, published: Option<String>, depth: Depth) -> Result<Reading> {
    let published = published.filter(|day| !day.is_empty()).map(|day| parse_day(name, &day)).transpose()?;
    let options = ReadOptions { published, format: Some(crate::article::Format::Text) };
    Ok(Reading::new(Article::read(name, text.into_bytes(), &options)?, depth))
}

/// A day as ISO 8601 writes it.
///
/// # Errors
/// [`Error::Input`] for anything else.
pub fn parse_day(name: &str, day: &str) -> Result<jiff::civil::Date> {
    day.parse().map_err(|_| Error::input(name, format!("“{day}” is not a day; write it as 2026-03-10")))
}
