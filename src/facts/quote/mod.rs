//! Quotations: the words, who says them, and how complete they are.
//!
//! "We will," she said, "not sell." gives two quotations, the second of which goes on with the first and holds the words of both. Titles
//! and words that the writer keeps at a distance ("Romeo and Juliet", the so-called "experts") are partial quotations without a speaker.

mod compare;
mod marks;
mod passage;
mod speaker;
mod words;

use super::{Fact, Relation, Value};
use crate::article::words::Tokens;
use crate::span::TextRange;
use crate::syntax::Parsed;
pub use compare::{Alteration, Comparison};
use marks::Passage;
use std::fmt;
pub(crate) use words::same_spelling;

/// How much of what was said a quotation gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completeness {
    /// A whole sentence or more.
    Full,
    /// A phrase inside the writer's own sentence.
    Partial,
    /// Several passages joined by an ellipsis.
    Spliced,
}

/// Words in quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words, lower-cased, without punctuation, in order, those of the quotation that it continues before its own; "…" where words were
    /// left out, and "[the company]" where the writer put in his own.
    pub words: Vec<Box<str>>,
    /// The tokens of who says them, where the text tells; may lie in another sentence.
    pub speaker: Option<Tokens>,
    /// How complete it is.
    pub completeness: Completeness,
    /// Whether it continues the quotation before it, interrupted by "she said" or by a paragraph.
    pub continues: bool,
}

impl Quote {
    /// How the words relate to another quotation's: the same, a part of it ([`Relation::Coarser`]), altered ([`Relation::Different`]),
    /// or something else that was said ([`Relation::Unrelated`]). Speakers are not looked at.
    pub fn relation(&self, other: &Self) -> Relation {
        self.compare(other).relation
    }

    /// As much of it as stands in one sentence, of the text of which it is read: a quotation of two sentences is compared by each.
    pub(crate) fn part(&self, text: &str) -> Self {
        Self { words: words::words(text), ..self.clone() }
    }

    /// The same, with what was altered.
    pub fn compare(&self, other: &Self) -> Comparison {
        let full = |quote: &Self| quote.completeness != Completeness::Partial;
        compare::compare(&self.words, full(self), &other.words, full(other))
    }
}

impl fmt::Display for Quote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words.join(" "))
    }
}

/// All quotations of an article.
pub fn extract(parsed: &Parsed) -> Vec<Fact> {
    let passages = all_passages(parsed);
    let runs: Vec<Tokens> = passages.iter().map(|passage| parsed.within(passage.range)).collect();
    let mut facts: Vec<Fact> = Vec::with_capacity(passages.len());
    for (nth, passage) in passages.iter().enumerate() {
        let Some(&tokens) = runs.get(nth) else { continue };
        let before = before(&facts, passage);
        let quote = read(parsed, passage, tokens, &runs, before);
        facts.push(Fact::new(parsed, passage.range, Value::Quote(quote)));
    }
    facts
}

fn all_passages(parsed: &Parsed) -> Vec<Passage> {
    let article = parsed.article();
    let mut carried = false;
    let stating = article.blocks().iter().filter(|block| block.kind.states_something());
    stating.flat_map(|block| marks::passages(article.text(), block.range, &mut carried)).collect()
}

/// The quotation that ended last before this passage.
fn before<'a>(facts: &'a [Fact], passage: &Passage) -> Option<&'a Fact> {
    facts.iter().rev().take(6).find(|fact| !passage.nested && fact.range.end <= passage.range.start)
}

fn read(parsed: &Parsed, passage: &Passage, tokens: Tokens, runs: &[Tokens], before: Option<&Fact>) -> Quote {
    let text = parsed.article().text();
    let mut words = words::words(passage.range.slice(text));
    let mut completeness = completeness(passage.range.slice(text), &words);
    let link = before.map_or(Joint::None, |before| joint(parsed, before.range, passage));
    let earlier = before.and_then(Fact::quote);
    let own = if is_title(text, passage.range) { None } else { speaker::speaker(parsed, tokens, runs) };
    if let (Joint::Interrupted, Some(earlier)) = (link, earlier) {
        words.splice(0..0, earlier.words.iter().cloned());
        completeness = earlier.completeness;
    }
    let inherits = match link {
        Joint::Interrupted | Joint::Carried => true,
        Joint::Paragraph => own.is_none() && completeness == Completeness::Full,
        Joint::None => false,
    };
    let inherited = earlier.filter(|_| inherits).and_then(|earlier| earlier.speaker);
    let speaker = if link == Joint::Interrupted { inherited.or(own) } else { own.or(inherited) };
    Quote { words, speaker, completeness, continues: matches!(link, Joint::Interrupted | Joint::Carried) }
}

/// How a quotation hangs together with the one before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// "…," she said, "…"
    Interrupted,
    /// Left open at a paragraph's end and opened again at the next one's beginning.
    Carried,
    /// Further words in the same paragraph.
    Paragraph,
    /// None.
    None,
}

/// The words between two halves of one quotation: "she told the court on Monday in a firm voice" is about as long as they get.
const LONGEST_INTERRUPTION: usize = 14;

fn joint(parsed: &Parsed, before: TextRange, passage: &Passage) -> Joint {
    if passage.carried {
        return Joint::Carried;
    }
    let text = parsed.article().text();
    let between = TextRange { start: before.end, end: passage.range.start }.slice(text);
    let one_block = parsed.article().blocks().iter().any(|block| block.range.contains(before) && block.range.contains(passage.range));
    if !one_block {
        return Joint::None;
    }
    let open_end = before.slice(text).trim_end().ends_with([',', '–', '—', '-']);
    let own_words = between.trim_matches(|sign: char| !sign.is_alphanumeric());
    let ends_sentence =
        own_words.contains(". ") || between.trim_end_matches(|sign: char| "\"“‘'« ".contains(sign)).ends_with(['.', ':', '?']);
    let count = own_words.split_whitespace().count();
    if open_end && !ends_sentence && (1..=LONGEST_INTERRUPTION).contains(&count) && !own_words.starts_with("and ") {
        Joint::Interrupted
    } else {
        Joint::Paragraph
    }
}

/// A whole sentence begins with a capital and ends with a mark, its own or the comma before "she said".
fn completeness(text: &str, words: &[Box<str>]) -> Completeness {
    let inner = words.get(1..words.len().saturating_sub(1)).unwrap_or_default();
    if inner.iter().any(|word| &**word == words::GAP) {
        return Completeness::Spliced;
    }
    let text = text.trim();
    let begins = text.chars().find(|sign| sign.is_alphanumeric()).is_some_and(|sign| sign.is_uppercase() || sign.is_numeric());
    let ends = text.ends_with(['.', '!', '?', '…']) || (text.ends_with([',', '—', '–']) && words.len() >= 3);
    if begins && ends { Completeness::Full } else { Completeness::Partial }
}

/// Whether it is a title: every word of weight is capitalised, and no sentence ends in it.
fn is_title(text: &str, range: TextRange) -> bool {
    let words: Vec<&str> = range.slice(text).split_whitespace().collect();
    let inside = range.slice(text).trim_end();
    let capital =
        |word: &&str| word.chars().find(|sign| sign.is_alphanumeric()).is_none_or(|sign| sign.is_uppercase() || sign.is_numeric());
    let weighty = words.iter().filter(|word| word.chars().count() > 3);
    // "No comment" is said; a title has a second capital, or is a single word.
    let titled = words.first().is_some_and(capital) && (words.len() == 1 || words.iter().skip(1).any(capital));
    titled && words.len() <= 10 && !inside.ends_with(['.', '!', '?']) && weighty.copied().all(|word| capital(&word))
}

#[cfg(test)]
mod tests;
