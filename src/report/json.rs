//! The JSON report, version 1, and the JSON of one article.
//!
//! `start` and `end` are bytes of the original file, half-open; `line` and `column` count from 1, the column in characters.

use super::decision::{Decision, Standing};
use super::safe;
use super::sources::{Cell, PointRow};
use super::view::{Evidence, Place, Row, View};
use crate::claim::Reading;
use crate::compare;
use crate::facts::figure::{Direction, Figure, Unit};
use crate::facts::{Fact, Value};
use crate::kind::Verdict;
use crate::syntax::Parsed;
use serde_json::{Map, Value as Json, json};

/// The name of the report's format.
pub const SCHEMA: &str = "crosscheck/report/1";

/// A document over several lines; what steers a terminal or the reading direction is written as an escape.
pub fn text(document: &Json) -> String {
    safe::json(format!("{document:#}\n"))
}

/// A document on one line, likewise.
pub fn line(document: &Json) -> String {
    // Writing JSON values into memory cannot fail.
    let mut line = serde_json::to_string(document).unwrap_or_default();
    line.push('\n');
    safe::json(line)
}

/// A comparison as one JSON document.
pub fn report(view: &View) -> Json {
    let articles: Vec<Json> = view
        .articles
        .iter()
        .map(
            |a| json!({"id": a.id, "path": a.path, "sha256": a.sha256, "title": a.title, "published": a.published, "encoding": a.encoding}),
        )
        .collect();
    let totals: Map<String, Json> = [Verdict::Agreement, Verdict::Discrepancy, Verdict::Contradiction, Verdict::Omission, Verdict::Damage]
        .into_iter()
        .map(|verdict| (verdict.key().to_owned(), json!(view.count(verdict))))
        .collect();
    let mut document = json!({
        "schema": SCHEMA,
        "tool": {"name": env!("CARGO_PKG_NAME"), "version": env!("CARGO_PKG_VERSION")},
        "status": if view.not_comparable.is_some() { "not-comparable" } else { "compared" },
        "reason": view.not_comparable,
        "bounded": view.bounded,
        "articles": articles,
        "findings": view.rows.iter().map(finding).collect::<Vec<_>>(),
        "totals": totals,
    });
    if let (Some(sources), Some(fields)) = (&view.sources, document.as_object_mut()) {
        fields.insert("independent".into(), json!(sources.independent));
        fields.insert("strangers".into(), json!(sources.strangers));
        fields.insert("facts".into(), sources.points.iter().map(point).collect());
    }
    document
}

/// One fact, one cell a source; null where the source leaves it out.
fn point(point: &PointRow) -> Json {
    let cell = |cell: &Option<Cell>| {
        cell.as_ref().map(|cell| {
            json!({"claims": cell.claims.iter().map(place).collect::<Vec<_>>(), "camp": cell.camp, "value": cell.value.as_ref().map(evidence)})
        })
    };
    json!({"id": point.id, "verdict": point.verdict.key(), "kinds": point.kinds, "text": point.told_best.text,
           "cells": point.cells.iter().map(cell).collect::<Vec<_>>(), "alone": point.alone, "missing_from": point.missing_from,
           "explanation": point.explanation})
}

fn finding(row: &Row) -> Json {
    let mut out = Map::new();
    out.insert("id".into(), json!(row.id));
    out.insert("verdict".into(), json!(row.verdict.key()));
    out.insert("kinds".into(), json!(row.kinds));
    out.insert("confidence".into(), json!(round(row.confidence)));
    out.insert("claims".into(), row.claims.iter().map(place).collect());
    if row.verdict == Verdict::Omission {
        out.insert("missing_from".into(), json!(row.missing_from));
        out.insert("weight".into(), json!(round(row.weight)));
    }
    if row.verdict == Verdict::Damage {
        out.insert("repair".into(), json!(row.repair));
    }
    out.insert("evidence".into(), row.evidence.iter().map(evidence).collect());
    out.insert("explanation".into(), json!(row.explanation));
    if let Some(known) = row.known {
        out.insert("known".into(), json!(known));
    }
    if let Some(decision) = &row.decision {
        out.insert("decision".into(), decision_record(decision));
    }
    Json::Object(out)
}

fn decision_record(decision: &Decision) -> Json {
    let mut out = json!({"decision": decision.key(), "note": decision.note, "reviewer": decision.reviewer, "at": decision.at});
    if let (Standing::Changed { verdict, kinds }, Some(fields)) = (&decision.standing, out.as_object_mut()) {
        fields.insert("verdict".into(), json!(verdict.key()));
        fields.insert("kinds".into(), json!(kinds.iter().map(|kind| kind.spec().key).collect::<Vec<_>>()));
    }
    out
}

fn place(place: &Place) -> Json {
    json!({"article": place.article, "start": place.span.start(), "end": place.span.end(),
           "line": place.position.line, "column": place.position.column, "text": place.text})
}

fn evidence(evidence: &Evidence) -> Json {
    let place = &evidence.place;
    json!({"article": place.article, "start": place.span.start(), "end": place.span.end(), "text": place.text,
           "fact": evidence.fact, "value": evidence.value})
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
