//! Dumps what the decision of `align` looks at, for training: JSON lines `{"id", "left", "right"}` in, one line a record out with all
//! pairs of claims, their spans and features. The only argument, if any, is a file of weights to use instead of the embedded ones. See
//! tools/train_align.py.

use crosscheck::Reading;
use crosscheck::align::{self, Model};
use crosscheck::article::{Article, ReadOptions};
use crosscheck::syntax::Depth;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::{BufRead, Write};
use std::rc::Rc;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let weights = std::env::args().nth(1).map(std::fs::read_to_string).transpose()?;
    let model = weights.map_or_else(|| Model::embedded().clone(), |text| Model::parse(&text));
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    // Benchmarks compare each article with many others: read each once.
    let mut known: HashMap<String, Rc<Reading>> = HashMap::new();
    for line in std::io::stdin().lock().lines() {
        let record: Value = serde_json::from_str(&line?)?;
        let (left, right) = (reading(&record["left"], &mut known)?, reading(&record["right"], &mut known)?);
        let (event, candidates) = align::candidates(&left, &right, &model);
        let round = |value: f32| f64::from((value * 1e4).round()) / 1e4;
        let pairs: Vec<Value> = candidates
            .iter()
            .map(|one| json!([one.link.left, one.link.right, one.features().map(|(_, value)| round(value)).collect::<Vec<_>>()]))
            .collect();
        let names: Vec<&str> = candidates.first().map(|one| one.features().map(|(name, _)| name).collect()).unwrap_or_default();
        let (signs, event_values): (Vec<&str>, Vec<f64>) = event.signs().map(|(name, value)| (name, round(value))).unzip();
        let spans =
            |reading: &Reading| reading.claims.iter().map(|claim| json!([claim.span.start(), claim.span.end()])).collect::<Vec<_>>();
        let homes = |reading: &Reading| reading.claims.iter().map(|claim| claim.sentence).collect::<Vec<_>>();
        let line = json!({"id": record["id"], "names": names, "left": spans(&left), "right": spans(&right), "pairs": pairs,
            "left_sentences": homes(&left), "right_sentences": homes(&right),
            "known": event.known(), "signs": signs, "event": event_values});
        serde_json::to_writer(&mut out, &line)?;
        writeln!(out)?;
    }
    Ok(())
}

fn reading(text: &Value, known: &mut HashMap<String, Rc<Reading>>) -> Result<Rc<Reading>, crosscheck::Error> {
    let text = text.as_str().unwrap_or_default();
    if let Some(reading) = known.get(text) {
        return Ok(Rc::clone(reading));
    }
    let reading = Rc::new(Reading::new(Article::read("record", text.as_bytes().to_vec(), &ReadOptions::default())?, Depth::Full));
    known.insert(text.to_owned(), Rc::clone(&reading));
    Ok(reading)
}
