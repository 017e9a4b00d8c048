//! How much an editor would miss a claim that the other article lacks: figures, dates, names and quotations in it, where it stands, and
//! whether the article comes back to it. Only an order: it decides which omissions are read first.

use crate::claim::{Claim, Reading};
use crate::facts::Value;

/// The weight of a claim, 0 to 1.
pub(super) fn of(reading: &Reading, claim: &Claim) -> f32 {
    let facts: f32 = reading.facts_of(claim).map(|fact| worth(&fact.value) + repeated(reading, fact.kind(), &fact.display())).sum();
    let score = (0.5 + facts) * by_place(claim.sentence, reading.parsed.article().sentences().len());
    // Falls off, so that a long list of names does not beat everything.
    score / (score + 4.0)
}

/// What one fact adds.
fn worth(value: &Value) -> f32 {
    match value {
        Value::Figure(_) | Value::Quote(_) => 2.0,
        Value::Date(_) | Value::Name(_) => 1.0,
    }
}

/// What adds to a figure or a quotation that the article says more than once. Names come back in any article and tell nothing.
fn repeated(reading: &Reading, kind: &str, value: &str) -> f32 {
    let counts = matches!(kind, "figure" | "quote");
    let times = reading.facts.iter().filter(|fact| counts && fact.kind() == kind && fact.display() == value).take(2).count();
    if times > 1 { 1.0 } else { 0.0 }
}

/// News puts first what matters most: 1 for the first sentence, half of it for the last.
fn by_place(sentence: usize, sentences: usize) -> f32 {
    1.0 - 0.5 * sentence as f32 / sentences.max(1) as f32
}
