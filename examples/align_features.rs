//! Dumps what the decision of `align` looks at, for training: JSON lines `{"id", "left", "right"}` in, one line a record out with all
//! pairs of claims, their spans and features. See tools/train_align.py.

use crosscheck::article::{Article, ReadOptions};
use crosscheck::syntax::Depth;
use crosscheck::{Reading, align};
use serde_json::{Value, json};
use std::io::{BufRead, Write};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let record: Value = serde_json::from_str(&line?)?;
        let (left, right) = (reading(&record["left"])?, reading(&record["right"])?);
        let pairs: Vec<Value> = align::candidates(&left, &right)
            .iter()
            .map(|one| json!([one.link.left, one.link.right, one.features().map(|(_, value)| value).collect::<Vec<_>>()]))
            .collect();
        let names: Vec<&str> =
            align::candidates(&left, &left).first().map(|one| one.features().map(|(name, _)| name).collect()).unwrap_or_default();
        let spans =
            |reading: &Reading| reading.claims.iter().map(|claim| json!([claim.span.start(), claim.span.end()])).collect::<Vec<_>>();
        serde_json::to_writer(
            &mut out,
            &json!({"id": record["id"], "names": names, "left": spans(&left), "right": spans(&right), "pairs": pairs}),
        )?;
        writeln!(out)?;
    }
    Ok(())
}

fn reading(text: &Value) -> Result<Reading, crosscheck::Error> {
    let raw = text.as_str().unwrap_or_default().as_bytes().to_vec();
    Ok(Reading::new(Article::read("record", raw, &ReadOptions::default())?, Depth::Full))
}
