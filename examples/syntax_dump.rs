//! Prints what the syntax says of each token of a file: form, lemma, tag, head, relation, entity. For checking against the reference.

use crosscheck::Article;
use crosscheck::article::ReadOptions;
use crosscheck::article::words::Tokens;
use crosscheck::syntax::{Depth, Parsed};
use std::io::Write;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: syntax_dump FILE")?;
    let parsed = Parsed::new(Article::read(&path, std::fs::read(&path)?, &ReadOptions::default())?, Depth::Full);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for (_, tokens) in parsed.sentences() {
        for token in tokens.iter() {
            let form = parsed.article().original(parsed.span(Tokens::new(token, token + 1))).into_owned();
            let head = parsed.head(token).map_or(-1, |head| (head as i64) - i64::from(tokens.start));
            let entity =
                parsed.entity(token).map_or("O".to_owned(), |(kind, first)| format!("{}-{}", if first { "B" } else { "I" }, kind.key()));
            writeln!(
                out,
                "{form}\t{}\t{}\t{head}\t{}\t{entity}",
                parsed.lemma(token),
                parsed.tag(token).key(),
                parsed.relation(token).key()
            )?;
        }
        writeln!(out)?;
    }
    Ok(())
}
