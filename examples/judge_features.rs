//! Dumps what the decision of `judge` looks at, for training: JSON lines `{"id", "left", "right"}` in, one line a record out with all
//! differences that rules found, their features and evidence. See tools/train_judge.py.

use crosscheck::align::{Link, Model, Thresholds};
use crosscheck::article::{Article, ReadOptions};
use crosscheck::judge::{Candidate, candidates};
use crosscheck::syntax::Depth;
use crosscheck::{Reading, align};
use serde_json::{Map, Value, json};
use std::io::{BufRead, Write};

/// Two claims that contradict each other have less in common than two that agree: of the conflicts in annotated articles a quarter stands in pairs
/// that are not linked. To learn from, these are pairs like others, so that claims half as likely to be about one fact are judged here too.
const DOUBTFUL: Thresholds = Thresholds { open: 0.12, one: 0.25, taken: 0.35 };

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let model = Model::embedded().clone().linking_from(DOUBTFUL);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let record: Value = serde_json::from_str(&line?)?;
        let published = |side: usize| record["published"][side].as_str().and_then(|day| day.parse().ok());
        let (left, right) = (reading(&record["left"], published(0))?, reading(&record["right"], published(1))?);
        let (_, pairs) = align::candidates(&left, &right, &model);
        let mut links: Vec<Link> = pairs.iter().filter(|pair| pair.linked).map(|pair| pair.link).collect();
        links.sort_by_key(|link| (link.left, link.right));
        let found: Vec<Value> = candidates(&left, &right, &links).iter().flatten().map(|one| dump(&left, &right, one)).collect();
        serde_json::to_writer(&mut out, &json!({"id": record["id"], "links": links.len(), "differences": found}))?;
        writeln!(out)?;
    }
    Ok(())
}

fn reading(text: &Value, published: Option<jiff::civil::Date>) -> Result<Reading, crosscheck::Error> {
    let raw = text.as_str().unwrap_or_default().as_bytes().to_vec();
    let options = ReadOptions { published, ..ReadOptions::default() };
    Ok(Reading::new(Article::read("record", raw, &options)?, Depth::Full))
}

fn dump(left: &Reading, right: &Reading, candidate: &Candidate) -> Value {
    let features: Map<String, Value> = candidate.features.named().map(|(name, value)| (name.to_owned(), json!(value))).collect();
    let text = |reading: &Reading, evidence: &Option<crosscheck::judge::Evidence>| {
        evidence.as_ref().map(|evidence| reading.parsed.article().original(evidence.span).into_owned())
    };
    let difference = &candidate.difference;
    let claim = |reading: &Reading, claim: usize| reading.claims.get(claim).map(|claim| [claim.span.start(), claim.span.end()]);
    json!({"kind": difference.kind.spec().key, "row": candidate.features.row(), "guess": candidate.features.guess(), "probability": candidate.features.probability(), "contradicts": difference.contradicts, "why": difference.why, "features": features,
           "claims": [claim(left, candidate.link.left), claim(right, candidate.link.right)], "left": text(left, &difference.left), "right": text(right, &difference.right)})
}
