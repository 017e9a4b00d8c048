//! SARIF 2.1.0 (OASIS), for code scanning and editors: one rule a kind, one result a finding.
//!
//! The first place of a finding is its location, the others and the words that it turns on are related locations. Regions give lines and
//! columns (in code points, from 1, the end exclusive) and the bytes, which are our spans unchanged. Dismissed findings are suppressed.

use super::decision::Standing;
use super::safe::{one_line, shown};
use super::view::{Article, Place, Row, View};
use crate::kind::{DamageKind, Kind, KindSpec, Verdict};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value as Json, json};

const SCHEMA: &str = "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json";

/// The rules that stand for findings without a kind of conflict.
const PLAIN: &[(Verdict, &str, &str)] = &[
    (Verdict::Omission, "omission", "a claim that the other article lacks"),
    (Verdict::Agreement, "agreement", "both articles state the same fact"),
];

/// The report as one SARIF log.
pub fn report(view: &View) -> Json {
    let rules = rules();
    let notes: Vec<Json> = view.not_comparable.iter().map(|reason| notification("error", reason)).chain(notes(view)).collect();
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "shortDescription": {"text": env!("CARGO_PKG_DESCRIPTION")},
                "rules": rules,
            }},
            "invocations": [{"executionSuccessful": view.not_comparable.is_none(), "toolExecutionNotifications": notes}],
            // Makes the reports of several pairs in one upload differ: GitHub takes one run a tool and category.
            "automationDetails": {"id": category(view)},
            "columnKind": "unicodeCodePoints",
            "artifacts": view.articles.iter().map(artifact).collect::<Vec<_>>(),
            "results": view.rows.iter().map(|row| result(row, view)).collect::<Vec<_>>(),
        }],
    })
}

/// "crosscheck/a.txt~b.txt/": what stands before the last slash is the category (SARIF 3.17.3).
fn category(view: &View) -> String {
    format!("crosscheck/{}/", view.articles.iter().map(|article| uri(&article.path)).collect::<Vec<_>>().join("~"))
}

fn notes(view: &View) -> impl Iterator<Item = Json> + '_ {
    let bounded = view.bounded.iter().map(|reason| notification("warning", &format!("not everything was looked at: {reason}")));
    let independence = view.sources.iter().map(|sources| notification("note", &sources.independence()));
    let of_articles = view.articles.iter().flat_map(|article| article.notes.iter().map(|note| format!("{}: {note}", article.id)));
    bounded.chain(independence).chain(of_articles.map(|note| notification("note", &note)))
}

fn notification(level: &str, text: &str) -> Json {
    json!({"level": level, "message": {"text": shown(text)}})
}

/// Kinds of conflict, kinds of damage, omission and agreement.
fn rules() -> Vec<Json> {
    let conflicts = Kind::ALL.iter().map(|kind| rule(kind.spec(), "warning", "conflict"));
    let damage = DamageKind::ALL.iter().map(|kind| rule(kind.spec(), "warning", "damage"));
    let plain = PLAIN.iter().map(|(verdict, key, help)| rule(KindSpec { key, help }, level(Some(*verdict)), "coverage"));
    conflicts.chain(damage).chain(plain).collect()
}

fn rule(spec: KindSpec, level: &str, tag: &str) -> Json {
    let (key, help) = (spec.key, spec.help);
    let name: String = key.split('-').map(capitalised).collect();
    json!({
        "id": key,
        "name": name,
        "shortDescription": {"text": sentence(help)},
        "fullDescription": {"text": sentence(help)},
        "help": {"text": format!("{} `crosscheck explain {key}` gives examples.", sentence(help))},
        "defaultConfiguration": {"level": level},
        "properties": {"tags": [tag]},
    })
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn sentence(help: &str) -> String {
    format!("{}.", capitalised(help))
}

fn artifact(article: &Article) -> Json {
    json!({
        "location": {"uri": uri(&article.path)},
        "length": article.raw.len(),
        "encoding": article.encoding,
        "hashes": {"sha-256": article.sha256},
        "roles": ["analysisTarget"],
        "description": {"text": article.id},
    })
}

fn result(row: &Row, view: &View) -> Json {
    let rule = row.kinds.first().copied().unwrap_or(row.verdict.key());
    let index = rule_index(rule);
    let (first, others) = row.claims.split_at(row.claims.len().min(1));
    let related = others.iter().map(|place| (place, "the other place")).chain(row.evidence.iter().map(|one| (&one.place, one.fact)));
    let related: Vec<Json> = related.enumerate().map(|(at, (place, what))| location(place, view, Some((at + 1, what)))).collect();
    let mut out = json!({
        "ruleId": rule,
        "kind": if row.verdict == Verdict::Agreement { "pass" } else { "fail" },
        "level": level(row.standing()),
        "message": {"text": message(row)},
        "locations": first.iter().map(|place| location(place, view, None)).collect::<Vec<_>>(),
        "relatedLocations": related,
        "fingerprints": {"crosscheck/v1": row.id},
        "partialFingerprints": {"crosscheck/v1": row.id},
        "rank": (f64::from(row.confidence) * 1000.0).round() / 10.0,
        "properties": properties(row, view),
    });
    if let (Some(index), Some(fields)) = (index, out.as_object_mut()) {
        fields.insert("ruleIndex".into(), json!(index));
    }
    if row.verdict == Verdict::Agreement {
        // A result that passed has no level (SARIF 3.27.10).
        out["level"] = json!("none");
    }
    if let Some(known) = row.known {
        out["baselineState"] = json!(if known { "unchanged" } else { "new" });
    }
    if row.is_dismissed() {
        let note = row.decision.as_ref().and_then(|decision| decision.note.as_deref()).unwrap_or("dismissed by a reviewer");
        out["suppressions"] = json!([{"kind": "external", "status": "accepted", "justification": shown(note)}]);
    }
    out
}

fn rule_index(key: &str) -> Option<usize> {
    let conflicts = Kind::ALL.iter().map(|kind| kind.spec().key);
    let damage = DamageKind::ALL.iter().map(|kind| kind.spec().key);
    conflicts.chain(damage).chain(PLAIN.iter().map(|(_, key, _)| *key)).position(|other| other == key)
}

/// How grave; a dismissed finding is a note, and suppressed besides.
fn level(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::Contradiction) => "error",
        Some(Verdict::Discrepancy | Verdict::Damage) => "warning",
        Some(Verdict::Omission) | None => "note",
        Some(Verdict::Agreement) => "none",
    }
}

/// In plain text: square brackets would be read as links.
fn message(row: &Row) -> String {
    let repair = row.repair.as_ref().map(|repair| format!("; read as “{}”", one_line(repair))).unwrap_or_default();
    let decided = row.remark().map(|remark| format!(" ({})", one_line(&remark))).unwrap_or_default();
    let text = format!("{}: {}{repair}{decided}", capitalised(row.verdict.key()), one_line(&row.explanation));
    text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}

fn properties(row: &Row, view: &View) -> Json {
    let ids =
        |sides: &[usize]| sides.iter().filter_map(|side| view.articles.get(*side)).map(|article| article.id.clone()).collect::<Vec<_>>();
    let mut out = json!({"verdict": row.verdict.key(), "kinds": row.kinds});
    if row.verdict == Verdict::Omission {
        out["missingFrom"] = json!(ids(&row.missing_from));
        out["weight"] = json!((f64::from(row.weight) * 10_000.0).round() / 10_000.0);
    }
    if let Some(decision) = &row.decision {
        out["decision"] = json!(decision.key());
        if let Standing::Changed { verdict, kinds } = &decision.standing {
            out["decidedVerdict"] = json!(verdict.key());
            out["decidedKinds"] = json!(kinds.iter().map(|kind| kind.spec().key).collect::<Vec<_>>());
        }
    }
    out
}

fn location(place: &Place, view: &View, related: Option<(usize, &str)>) -> Json {
    let path = view.articles.get(place.article).map(|article| uri(&article.path)).unwrap_or_default();
    let mut out = json!({"physicalLocation": {
        "artifactLocation": {"uri": path, "index": place.article},
        "region": {
            "startLine": place.position.line, "startColumn": place.position.column,
            "endLine": place.end.line, "endColumn": place.end.column,
            "byteOffset": place.span.start(), "byteLength": place.span.len(),
            "snippet": {"text": shown(&place.text)},
        },
    }});
    if let Some((id, what)) = related {
        out["id"] = json!(id);
        out["message"] = json!({"text": what});
    }
    out
}

/// What a path may not hold in a URI reference (RFC 3986), "/" aside.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// A path as a URI: an absolute one with its scheme, a relative one as a reference. A colon before the first slash would be a scheme.
fn uri(path: &str) -> String {
    let encoded = utf8_percent_encode(path, PATH).to_string();
    if path.starts_with('/') {
        return format!("file://{encoded}");
    }
    match encoded.split_once('/') {
        Some((first, _)) if !first.contains(':') => encoded,
        None if !encoded.contains(':') => encoded,
        Some(_) | None => format!("./{encoded}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_references() {
        assert_eq!(uri("a b/c#1.txt"), "a%20b/c%231.txt");
        assert_eq!(uri("/tmp/é.txt"), "file:///tmp/%C3%A9.txt");
        assert_eq!(uri("12:30.txt"), "./12:30.txt");
    }

    #[test]
    fn every_kind_has_its_rule() {
        for (at, rule) in rules().iter().enumerate() {
            assert_eq!(rule_index(rule["id"].as_str().expect("an id")), Some(at));
        }
    }
}
