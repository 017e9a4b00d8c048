//! Writes what the parser makes of articles: one JSON line a sentence, for `tools/check_syntax.py`.
//!
//!     cargo run --release --example parse -- FILE.jsonl > parsed.jsonl      (records with "text")

use crosscheck::article::{Article, ReadOptions};
use crosscheck::syntax::{Depth, Parsed};
use std::io::{BufRead, BufWriter, Write};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("a file of JSON lines with \"text\" is needed")?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in std::io::BufReader::new(std::fs::File::open(path)?).lines() {
        let record: serde_json::Value = serde_json::from_str(&line?)?;
        let text = record.get("text").and_then(serde_json::Value::as_str).unwrap_or_default();
        let Ok(article) = Article::read("text", text.as_bytes().to_vec(), &ReadOptions::default()) else { continue };
        write_sentences(&Parsed::new(article, Depth::Full), &mut out)?;
    }
    Ok(out.flush()?)
}

fn write_sentences(parsed: &Parsed, out: &mut impl Write) -> std::io::Result<()> {
    for (_, tokens) in parsed.sentences() {
        let rows: Vec<serde_json::Value> = tokens.iter().map(|token| row(parsed, tokens.start as usize, token)).collect();
        let span = parsed.span(tokens);
        let space = parsed.article().raw().get(span.end()).is_some_and(u8::is_ascii_whitespace);
        writeln!(out, "{}", serde_json::json!({"text": parsed.article().original(span), "space": space, "tokens": rows}))?;
    }
    Ok(())
}

/// Form, tag, head (as an index into the sentence), relation, lemma and entity of a token.
fn row(parsed: &Parsed, first: usize, token: usize) -> serde_json::Value {
    let span = parsed.span(crosscheck::article::words::Tokens::new(token, token + 1));
    let word = parsed.analysis().get(token);
    let head = word.map_or(token, |word| word.head as usize) - first;
    let entity = parsed.entity(token).map(|(kind, begins)| format!("{}-{}", if begins { "B" } else { "I" }, kind.key()));
    serde_json::json!([
        parsed.article().original(span),
        parsed.tag(token).key(),
        head,
        word.map(|word| word.relation.key()),
        parsed.lemma(token),
        entity
    ])
}
