//! The sample of `tests/report`, as a view.

use crosscheck::article::BlockKind;
use crosscheck::report::{Article, Decision, Evidence, Passage, Place, Row, Standing, View, sort};
use crosscheck::{DamageKind, Kind, LineIndex, Span, Verdict};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// A file of the sample.
pub(crate) fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/report").join(name)
}

const SIDES: [&str; 2] = ["left", "right"];

/// The sample, resolved.
pub(crate) fn sample() -> View {
    let texts: Vec<Text> = (0..SIDES.len()).map(Text::read).collect();
    let records: Vec<Value> = serde_json::from_slice(&std::fs::read(file("findings.json")).expect("reads")).expect("JSON");
    let mut rows: Vec<Row> = records.iter().enumerate().map(|(number, record)| row(&texts, number, record)).collect();
    sort(&mut rows);
    let articles = texts.iter().map(|text| text.article(&rows)).collect();
    View { articles, rows, not_comparable: None, bounded: None, sources: None }
}

struct Text {
    side: usize,
    raw: Vec<u8>,
    lines: LineIndex,
}

impl Text {
    fn read(side: usize) -> Self {
        let raw = std::fs::read(file(&format!("{}.txt", SIDES[side]))).expect("reads");
        Self { side, lines: LineIndex::new(&raw), raw }
    }

    /// The place of an anchor; within a claim where it is given.
    fn place(&self, anchor: &str, within: Option<Span>) -> Place {
        let (from, text) = within.map_or((0, &self.raw[..]), |span| (span.start(), span.slice(&self.raw)));
        let at = text.windows(anchor.len()).position(|window| window == anchor.as_bytes());
        let start = from + at.unwrap_or_else(|| panic!("{anchor:?} is not in {}", SIDES[self.side]));
        let span = Span::new(start, start + anchor.len());
        let [position, end] = [span.start(), span.end()].map(|at| self.lines.position(&self.raw, at));
        Place { article: self.side, span, position, end, text: anchor.to_owned() }
    }

    fn article(&self, rows: &[Row]) -> Article {
        let text = String::from_utf8(self.raw.clone()).expect("UTF-8");
        let mut claims: Vec<Span> = rows
            .iter()
            .filter(|row| row.verdict != Verdict::Damage)
            .flat_map(|row| row.places_in(self.side))
            .map(|place| place.span)
            .collect();
        claims.sort_unstable();
        claims.dedup();
        let (mut passages, mut at) = (Vec::new(), 0);
        for (number, line) in text.split_inclusive('\n').enumerate() {
            let kind = if number == 0 { BlockKind::Headline } else { BlockKind::Body };
            let span = Span::new(at, at + line.trim_end().len());
            if !span.is_empty() {
                passages.push(Passage { kind, span, line: number + 1 });
            }
            at += line.len();
        }
        Article {
            id: SIDES[self.side].to_owned(),
            path: format!("news/{}.txt", SIDES[self.side]),
            sha256: "0".repeat(64),
            title: text.lines().next().map(str::to_owned),
            published: Some("2026-03-11".to_owned()),
            encoding: "UTF-8",
            claims: claims.len(),
            notes: Vec::new(),
            raw: self.raw.clone(),
            passages,
        }
    }
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// The program's own word for a kind of conflict or damage.
fn kind_key(key: &str) -> &'static str {
    let conflict = Kind::from_key(key).map(|kind| kind.spec().key);
    conflict.or_else(|| DamageKind::from_key(key).map(|kind| kind.spec().key)).expect("a kind")
}

fn row(texts: &[Text], number: usize, record: &Value) -> Row {
    let text = |key: &str| record[key].as_str().unwrap_or_default().to_owned();
    let places = |side: usize| strings(&record[SIDES[side]]).iter().map(|anchor| texts[side].place(anchor, None)).collect::<Vec<_>>();
    let claims: Vec<Place> = (0..SIDES.len()).flat_map(places).collect();
    let evidence = |one: &Value| {
        let field = |at: usize| one[at].as_str().unwrap_or_default();
        let side = SIDES.iter().position(|side| *side == field(0)).expect("a side");
        let within = claims.iter().find(|place| place.article == side).map(|place| place.span);
        let fact = ["figure", "date", "name", "quote"].into_iter().find(|fact| *fact == field(2)).unwrap_or_else(|| kind_key(field(2)));
        Evidence { place: texts[side].place(field(1), within), fact, value: one[3].as_str().map(str::to_owned) }
    };
    Row {
        id: format!("{:016x}", 0xa000 + number),
        verdict: Verdict::from_key(&text("verdict")).expect("a verdict"),
        kinds: strings(&record["kinds"]).iter().map(|key| kind_key(key)).collect(),
        confidence: record["confidence"].as_f64().unwrap_or(0.5) as f32,
        missing_from: record["missing_from"].as_array().into_iter().flatten().filter_map(Value::as_u64).map(|side| side as usize).collect(),
        repair: record["repair"].as_str().map(str::to_owned),
        evidence: record["evidence"].as_array().into_iter().flatten().map(evidence).collect(),
        explanation: text("why"),
        weight: record["weight"].as_f64().unwrap_or_default() as f32,
        fact: None,
        parts: Vec::new(),
        decision: record.get("decision").map(decision),
        known: None,
        claims,
    }
}

fn decision(record: &Value) -> Decision {
    let optional = |key: &str| record[key].as_str().map(str::to_owned);
    let standing = match record["standing"].as_str() {
        Some("confirm") => Standing::Confirmed,
        Some("dismiss") => Standing::Dismissed,
        _ => Standing::Changed {
            verdict: Verdict::from_key(record["verdict"].as_str().unwrap_or_default()).expect("a verdict"),
            kinds: strings(&record["kinds"]).iter().filter_map(|key| Kind::from_key(key)).collect(),
        },
    };
    Decision { standing, note: optional("note"), reviewer: optional("reviewer"), at: optional("at").unwrap_or_default() }
}
