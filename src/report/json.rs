//! The JSON report, version 1, and the JSON of one article.
//!
//! `start` and `end` are bytes of the original file, half-open; `line` and `column` count from 1, the column in characters.

use super::decision::{Decision, Standing};
use super::safe;
use super::sources::{Cell, PointRow, Sources};
use super::view::{Article, Evidence, Place, Row, View};
use crate::claim::Reading;
use crate::compare;
use crate::facts::figure::{Direction, Figure, Unit};
use crate::facts::{Fact, Value};
use crate::kind::Verdict;
use crate::syntax::Parsed;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value as Json, json};

/// The name of the report's format.
pub const SCHEMA: &str = "crosscheck/report/1";

/// A document over several lines; what steers a terminal or the reading direction is written as an escape.
pub fn text(document: &impl Serialize) -> String {
    // Writing JSON into memory cannot fail.
    let mut text = serde_json::to_string_pretty(document).unwrap_or_default();
    text.push('\n');
    safe::json(text)
}

/// A document on one line, likewise.
pub fn line(document: &impl Serialize) -> String {
    let mut line = serde_json::to_string(document).unwrap_or_default();
    line.push('\n');
    safe::json(line)
}

/// A comparison as one JSON document.
pub fn report(view: &View) -> Json {
    serde_json::to_value(Report::new(view)).unwrap_or_default()
}

/// A comparison, written field by field: a tree of JSON values would take longer to make than the text itself, and as long to be freed.
#[derive(Serialize)]
pub struct Report<'a> {
    schema: &'static str,
    tool: Tool,
    status: &'static str,
    reason: Option<&'a str>,
    bounded: Option<&'static str>,
    articles: Vec<ArticleRecord<'a>>,
    findings: Vec<Finding<'a>>,
    totals: Totals<'a>,
    #[serde(flatten)]
    facts: Option<Facts<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Json>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct ArticleRecord<'a> {
    id: &'a str,
    path: &'a str,
    sha256: &'a str,
    title: Option<&'a str>,
    published: Option<&'a str>,
    encoding: &'static str,
}

/// How many findings of each verdict there are.
struct Totals<'a>(&'a View);

/// What only a report of more than two articles has.
#[derive(Serialize)]
struct Facts<'a> {
    independent: &'a [Vec<usize>],
    strangers: &'a [usize],
    facts: Vec<Point<'a>>,
}

/// One fact, one cell a source; null where the source leaves it out.
#[derive(Serialize)]
struct Point<'a> {
    id: &'a str,
    verdict: &'static str,
    kinds: &'a [&'static str],
    text: &'a str,
    cells: Vec<Option<CellRecord<'a>>>,
    alone: &'a [usize],
    missing_from: &'a [usize],
    explanation: &'a str,
}

#[derive(Serialize)]
struct CellRecord<'a> {
    claims: Vec<PlaceRecord<'a>>,
    camp: usize,
    value: Option<EvidenceRecord<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    id: &'a str,
    verdict: &'static str,
    kinds: &'a [&'static str],
    confidence: f64,
    claims: Vec<PlaceRecord<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    missing_from: Option<&'a [usize]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    weight: Option<f64>,
    /// Of damage: null where it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    repair: Option<Option<&'a str>>,
    evidence: Vec<EvidenceRecord<'a>>,
    explanation: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    known: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<Json>,
}

#[derive(Serialize)]
struct PlaceRecord<'a> {
    article: usize,
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct EvidenceRecord<'a> {
    article: usize,
    start: usize,
    end: usize,
    text: &'a str,
    fact: &'static str,
    value: Option<&'a str>,
}

impl<'a> Report<'a> {
    /// The report of a comparison.
    pub fn new(view: &'a View) -> Self {
        Self {
            schema: SCHEMA,
            tool: Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
            status: if view.not_comparable.is_some() { "not-comparable" } else { "compared" },
            reason: view.not_comparable.as_deref(),
            bounded: view.bounded,
            articles: view.articles.iter().map(ArticleRecord::new).collect(),
            findings: view.rows.iter().map(Finding::new).collect(),
            totals: Totals(view),
            facts: view.sources.as_ref().map(Facts::new),
            id: None,
        }
    }

    /// The same, as the answer to a record of a batch with that id.
    pub fn with_id(self, id: Json) -> Self {
        Self { id: Some(id), ..self }
    }
}

impl<'a> ArticleRecord<'a> {
    fn new(article: &'a Article) -> Self {
        let Article { id, path, sha256, title, published, encoding, .. } = article;
        Self { id, path, sha256, title: title.as_deref(), published: published.as_deref(), encoding }
    }
}

impl Serialize for Totals<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let verdicts = [Verdict::Agreement, Verdict::Discrepancy, Verdict::Contradiction, Verdict::Omission, Verdict::Damage];
        serializer.collect_map(verdicts.into_iter().map(|verdict| (verdict.key(), self.0.count(verdict))))
    }
}

impl<'a> Facts<'a> {
    fn new(sources: &'a Sources) -> Self {
        Self { independent: &sources.independent, strangers: &sources.strangers, facts: sources.points.iter().map(Point::new).collect() }
    }
}

impl<'a> Point<'a> {
    fn new(point: &'a PointRow) -> Self {
        let cell = |cell: &'a Cell| CellRecord {
            claims: cell.claims.iter().map(PlaceRecord::new).collect(),
            camp: cell.camp,
            value: cell.value.as_ref().map(EvidenceRecord::new),
        };
        Self {
            id: &point.id,
            verdict: point.verdict.key(),
            kinds: &point.kinds,
            text: &point.told_best.text,
            cells: point.cells.iter().map(|one| one.as_ref().map(cell)).collect(),
            alone: &point.alone,
            missing_from: &point.missing_from,
            explanation: &point.explanation,
        }
    }
}

impl<'a> Finding<'a> {
    fn new(row: &'a Row) -> Self {
        let only = |verdict: Verdict| row.verdict == verdict;
        Self {
            id: &row.id,
            verdict: row.verdict.key(),
            kinds: &row.kinds,
            confidence: round(row.confidence),
            claims: row.claims.iter().map(PlaceRecord::new).collect(),
            missing_from: only(Verdict::Omission).then_some(row.missing_from.as_slice()),
            weight: only(Verdict::Omission).then_some(round(row.weight)),
            repair: only(Verdict::Damage).then_some(row.repair.as_deref()),
            evidence: row.evidence.iter().map(EvidenceRecord::new).collect(),
            explanation: &row.explanation,
            known: row.known,
            decision: row.decision.as_ref().map(decision_record),
        }
    }
}

fn decision_record(decision: &Decision) -> Json {
    let mut out = json!({"decision": decision.key(), "note": decision.note, "reviewer": decision.reviewer, "at": decision.at});
    if let (Standing::Changed { verdict, kinds }, Some(fields)) = (&decision.standing, out.as_object_mut()) {
        fields.insert("verdict".into(), json!(verdict.key()));
        fields.insert("kinds".into(), json!(kinds.iter().map(|kind| kind.spec().key).collect::<Vec<_>>()));
    }
    out
}

impl<'a> PlaceRecord<'a> {
    fn new(place: &'a Place) -> Self {
        let Place { article, span, position, text, .. } = place;
        Self { article: *article, start: span.start(), end: span.end(), line: position.line, column: position.column, text }
    }
}

impl<'a> EvidenceRecord<'a> {
    fn new(evidence: &'a Evidence) -> Self {
        let Place { article, span, text, .. } = &evidence.place;
        Self { article: *article, start: span.start(), end: span.end(), text, fact: evidence.fact, value: evidence.value.as_deref() }
    }
}

/// Four decimals: what a 32-bit number holds, without the noise of its conversion.
fn round(confidence: f32) -> f64 {
    (f64::from(confidence) * 10_000.0).round() / 10_000.0
}

/// One article: sentences, damage, claims, facts.
pub fn inspection(reading: &Reading) -> Json {
    let article = reading.parsed.article();
    let text = |span: crate::span::Span| article.original(span).into_owned();
    let part = |span: crate::span::Span| json!({"start": span.start(), "end": span.end(), "text": text(span)});
    let damage = compare::damage(reading).into_iter().map(|d| {
        json!({"kind": d.kind.spec().key, "start": d.span.start(), "end": d.span.end(), "text": text(d.span),
               "repair": d.repair, "confidence": round(d.confidence), "explanation": d.explanation,
               "places": d.places.iter().map(|place| part(*place)).collect::<Vec<_>>()})
    });
    let metadata = article.metadata();
    json!({
        "article": {"title": metadata.title, "byline": metadata.byline, "published": metadata.published.map(|day| day.to_string()),
                    "encoding": metadata.encoding, "notes": metadata.notes,
                    "text": article.is_extracted().then(|| String::from_utf8_lossy(article.raw()))},
        "sentences": article.sentences().iter().map(|sentence| part(article.span(sentence.range))).collect::<Vec<_>>(),
        "damage": damage.collect::<Vec<_>>(),
        "claims": reading.claims.iter().map(|claim| part(claim.span)).collect::<Vec<_>>(),
        "facts": reading.facts.iter().map(|one| fact(&reading.parsed, one, text(one.span))).collect::<Vec<_>>(),
    })
}

fn fact(parsed: &Parsed, fact: &Fact, text: String) -> Json {
    let mut out = Map::new();
    out.insert("fact".into(), json!(fact.kind()));
    out.insert("start".into(), json!(fact.span.start()));
    out.insert("end".into(), json!(fact.span.end()));
    out.insert("text".into(), json!(text));
    out.insert("value".into(), json!(fact.display()));
    match &fact.value {
        Value::Figure(figure) => {
            figure_fields(figure, &mut out);
            let parts = figure.measured.parts();
            let told = parts.into_iter().filter_map(|(part, token)| Some((part.to_owned(), json!(parsed.form(token?)))));
            out.insert("measured".into(), Json::Object(told.collect()));
        }
        Value::Date(date) => {
            let days = date.days();
            out.insert("from".into(), json!(days.map(|(from, _)| from.to_string())));
            out.insert("to".into(), json!(days.map(|(_, to)| to.to_string())));
            out.insert("granularity".into(), json!(format!("{:?}", date.granularity).to_lowercase()));
        }
        Value::Name(name) => {
            out.insert("type".into(), json!(name.kind.key()));
        }
        Value::Quote(_) => {}
    }
    Json::Object(out)
}

fn figure_fields(figure: &Figure, out: &mut Map<String, Json>) {
    let unit = match &figure.unit {
        Unit::None => None,
        unit => Some(unit.to_string()),
    };
    out.insert("low".into(), json!(figure.low.normalize().to_string()));
    out.insert("high".into(), json!(figure.high.normalize().to_string()));
    out.insert("unit".into(), json!(unit));
    out.insert("bound".into(), json!(figure.bound.key()));
    out.insert("direction".into(), json!(figure.direction.map(Direction::key)));
}

/// The JSON Schema (draft 2020-12) of [`report`].
pub fn schema() -> Json {
    serde_json::from_str(include_str!("report.schema.json")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::{DamageKind, Kind};

    /// The schema is written by hand; its word lists must be those of the program.
    #[test]
    fn the_schema_names_every_verdict_and_kind() {
        let finding = &schema()["$defs"]["finding"]["properties"];
        let words = |list: &Json| list.as_array().map(|words| words.iter().filter_map(Json::as_str).map(str::to_owned).collect::<Vec<_>>());
        let verdicts: Vec<String> = Verdict::ALL.iter().map(|verdict| verdict.key().to_owned()).collect();
        let kinds = Kind::ALL.iter().map(|kind| kind.spec().key).chain(DamageKind::ALL.iter().map(|kind| kind.spec().key));
        assert_eq!(words(&finding["verdict"]["enum"]), Some(verdicts));
        assert_eq!(words(&finding["kinds"]["items"]["enum"]), Some(kinds.map(str::to_owned).collect()));
    }
}
