//! What must hold for any bytes.

use crosscheck::article::{Article, Format, ReadOptions};
use crosscheck::batch::{self, Options, Source, Task};
use crosscheck::fixtures::gold::Gold;
use crosscheck::report::{View, json, table};
use crosscheck::review::{Baseline, Decisions};
use crosscheck::syntax::Depth;
use crosscheck::{Reading, Settings, Span, Verdict, compare};
use std::sync::Arc;

/// What is done with any bytes, and what must hold of it.
type Check = fn(&[u8], Depth);

/// Every target by its name.
pub(crate) const CHECKS: &[(&str, Check)] = &[
    ("reading", reading),
    ("facts", facts),
    ("comparison", comparison),
    ("gold", gold),
    ("settings", settings),
    ("decisions", decisions),
    ("records", records),
];

/// How deep a fuzzer reads some bytes: fifteen times of sixteen without the parser, which costs most of the time.
pub(crate) fn depth(bytes: &[u8]) -> Depth {
    if bytes.last().is_some_and(|last| last % 16 == 0) { Depth::Full } else { Depth::Fast }
}

fn read(bytes: &[u8], format: Option<Format>, depth: Depth) -> Option<Reading> {
    let article = Article::read("input", bytes.to_vec(), &ReadOptions { format, ..ReadOptions::default() }).ok()?;
    Some(Reading::new(article, depth))
}

fn holds(reading: &Reading, span: Span) {
    let raw = reading.parsed.article().raw();
    assert!(span.start() <= span.end() && span.end() <= raw.len(), "{span:?} of {} bytes", raw.len());
}

/// Any bytes in any format are an article or an error; whatever is said of them lies inside them.
pub(crate) fn reading(bytes: &[u8], depth: Depth) {
    for format in [None, Some(Format::Text), Some(Format::Markdown), Some(Format::Html)] {
        let Some(reading) = read(bytes, format, depth) else { continue };
        reading.claims.iter().for_each(|claim| holds(&reading, claim.span));
        reading.damage().iter().for_each(|damage| holds(&reading, damage.span));
    }
}

/// Every fact lies inside the article, and relates to itself and to every other without a fault.
pub(crate) fn facts(bytes: &[u8], depth: Depth) {
    let Some(reading) = read(bytes, Some(Format::Text), depth) else { return };
    reading.facts.iter().for_each(|fact| holds(&reading, fact.span));
    let some = || reading.facts.iter().take(40);
    for one in some() {
        for other in some() {
            one.figure().zip(other.figure()).map(|(a, b)| a.relation(b));
            one.date().zip(other.date()).map(|(a, b)| a.relation(b));
            one.name().zip(other.name()).map(|(a, b)| a.relation(b));
        }
    }
    assert!(json::inspection(&reading)["facts"].is_array());
}

/// Any two texts compare; the totals add up, and nothing that steers a terminal is printed.
pub(crate) fn comparison(bytes: &[u8], depth: Depth) {
    let half = bytes.iter().position(|byte| *byte == 0xFF).unwrap_or(bytes.len() / 2);
    let (left, right) = (bytes.get(..half).unwrap_or_default(), bytes.get(half..).unwrap_or_default());
    let (Some(left), Some(right)) = (read(left, None, depth), read(right, None, depth)) else { return };
    let comparison = compare(&left, &right);
    let view = View::new(&comparison);
    for row in &view.rows {
        let readings = [&left, &right];
        row.claims.iter().chain(row.evidence.iter().map(|one| &one.place)).for_each(|place| holds(readings[place.article], place.span));
    }
    let shown = table::render(&view, Verdict::ALL, table::Options { width: 80, colour: false });
    assert!(!shown.contains(|letter: char| letter.is_control() && letter != '\n'), "{shown:?}");
    assert!(json::report(&view)["totals"].is_object());
}

/// A gold file is read or refused.
pub(crate) fn gold(bytes: &[u8], _: Depth) {
    let texts = [b"The dam broke on Monday.\n".to_vec(), b"A dam broke.\n".to_vec()];
    let _ = Gold::parse("gold.json", bytes, &texts);
}

/// Settings are read or refused, and read back as they were written.
pub(crate) fn settings(bytes: &[u8], _: Depth) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(settings) = Settings::parse("crosscheck.toml", text) {
        assert_eq!(Settings::parse("crosscheck.toml", &settings.to_toml()).ok(), Some(settings));
    }
}

/// A decisions file and a baseline are read line by line, or refused; no line is lost without a word.
pub(crate) fn decisions(bytes: &[u8], _: Depth) {
    let decisions = Decisions::parse(bytes);
    let lines = bytes.split(|byte| *byte == b'\n').count();
    assert!(decisions.skipped.len() <= lines && decisions.skipped.iter().all(|line| (1..=lines).contains(line)));
    let _ = Baseline::parse("baseline.json", bytes);
}

/// Each line of a batch that is not blank gets one line of JSON.
pub(crate) fn records(bytes: &[u8], depth: Depth) {
    let task = if bytes.len().is_multiple_of(2) { Task::Inspect } else { Task::Compare };
    let source = Source::lines(Box::new(std::io::Cursor::new(bytes.to_vec())), None, 1 << 16);
    let mut out = Vec::new();
    let options = Options { task, depth, workers: 1, ..Options::default() };
    let summary = batch::run(options, source, &Arc::default(), &mut out, &mut |_| ()).expect("memory can be read and written");
    let lines: Vec<&[u8]> = out.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).collect();
    let asked = bytes.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty()).count();
    assert_eq!((lines.len(), summary.answered), (asked, asked));
    assert!(lines.iter().all(|line| serde_json::from_slice::<serde_json::Value>(line).is_ok_and(|answer| answer.is_object())));
}
