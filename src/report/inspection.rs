//! One article as a readable listing: its sentences with their claims and facts, and what is broken.

use super::safe::{one_line, shown};
use crate::article::Damage;
use crate::claim::{Claim, Reading};
use crate::compare;
use crate::facts::Fact;
use crate::facts::figure::Direction;
use crate::span::{LineIndex, Span};
use std::fmt::Write as _;

/// The listing, each line ended by a line break.
pub fn render(reading: &Reading) -> String {
    let article = reading.parsed.article();
    let lister = Lister { reading, damage: compare::damage(reading), lines: LineIndex::new(article.raw()) };
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "{}: {} sentences, {} claims, {} facts, {} damaged places",
        shown(article.name()),
        article.sentences().len(),
        reading.claims.len(),
        reading.facts.len(),
        lister.damage.len()
    );
    article.metadata().notes.iter().for_each(|note| {
        let _ = writeln!(out, "note: {}", shown(note));
    });
    lister.damage(&mut out);
    for (index, sentence) in article.sentences().iter().enumerate() {
        let block = format!("{:?}", article.block_kind(sentence)).to_lowercase();
        let _ = writeln!(out, "\n{} {block}: {}", lister.line(article.span(sentence.range)), lister.text(article.span(sentence.range)));
        for claim in reading.claims.iter().filter(|claim| claim.sentence == index) {
            lister.claim(&mut out, claim);
        }
    }
    out
}

struct Lister<'a> {
    reading: &'a Reading,
    damage: Vec<Damage>,
    lines: LineIndex,
}

impl Lister<'_> {
    fn line(&self, span: Span) -> usize {
        self.lines.position(self.reading.parsed.article().raw(), span.start()).line
    }

    fn text(&self, span: Span) -> String {
        one_line(&self.reading.parsed.article().original(span))
    }

    fn damage(&self, out: &mut String) {
        for damage in &self.damage {
            let repair = damage.repair.as_ref().map(|repair| format!(", read as {}", one_line(repair))).unwrap_or_default();
            let (line, key) = (self.line(damage.span), damage.kind.spec().key);
            let _ = writeln!(out, "line {line}: {key}: {}{repair} ({})", self.text(damage.span), one_line(&damage.explanation));
        }
    }

    fn claim(&self, out: &mut String, claim: &Claim) {
        let _ = writeln!(out, "  claim: {}", self.text(claim.span));
        let stance = &claim.stance;
        if stance.is_negated() {
            let _ = writeln!(out, "    negated");
        }
        if stance.hedge.is_some() {
            let _ = writeln!(out, "    certainty: {:?}", stance.certainty);
        }
        if let Some(said) = &stance.attribution {
            let speaker = said.speaker.map_or_else(|| "unnamed".to_owned(), |speaker| self.text(self.reading.parsed.span(speaker)));
            let _ = writeln!(out, "    according to: {speaker}");
        }
        for fact in self.reading.facts_of(claim) {
            let _ = writeln!(out, "    {}: {} = {}", fact.kind(), self.text(fact.span), one_line(&stated(fact)));
        }
    }
}

/// The normalised value with all that is known of it: "at most 12 people", "down 3 %", "1300000000 GBP (also 1700000000 USD)".
fn stated(fact: &Fact) -> String {
    let Some(figure) = fact.figure() else { return fact.display() };
    let words = [figure.bound.key(), figure.direction.map(Direction::key)].into_iter().flatten().map(|key| key.replace('-', " ") + " ");
    let also = figure.also.as_ref().map_or_else(String::new, |also| format!(" (also {also})"));
    format!("{}{figure}{also}", words.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, ReadOptions};
    use crate::syntax::Depth;

    #[test]
    fn figures_are_listed_with_their_bounds_and_directions() {
        let text = "Sales fell 3% to £1.3 billion ($1.7 billion). At least 13 of more than 70 shops closed.";
        let article = Article::read("test.txt", text.as_bytes().to_vec(), &ReadOptions::default()).expect("reads");
        let listing = render(&Reading::new(article, Depth::Full));
        for line in [
            "3% = down 3 %",
            "£1.3 billion = 1300000000 GBP (also 1700000000 USD)",
            "At least 13 = at least 13",
            "more than 70 = more than 70 shop",
        ] {
            assert!(listing.contains(line), "{line} is not in:\n{listing}");
        }
    }
}
