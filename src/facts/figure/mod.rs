//! Amounts: money, percentages, measures, counts, ratios, ranks and scores.
//!
//! A sentence is cut into numbers, words and marks (`lex`, by `block` and `cut`); a number is read with its scale (`number`, from `digits`, `cardinal` and
//! `worded`), its sign, currency or unit (`amount`, `money`, `units`, `per`), and put together with range, bound, noun and direction
//! (`phrase`, `bound`, `counted`, `change`); what is a year, a day or part of a name is left out (`plain`); ranks, scores and ratios have
//! readers of their own (`shape`); `linked` is what the figures of one sentence have from each other. `measured` then binds each figure to
//! its noun, verb and subject by the parse. `relation` decides how two figures relate. A figure never reaches across the end of a sentence.

mod amount;
mod block;
mod bound;
mod cardinal;
mod change;
mod counted;
mod cut;
mod digits;
mod display;
mod length;
mod lex;
mod lexicon;
mod linked;
mod list;
mod lower;
mod measured;
mod money;
mod noun;
mod number;
mod per;
mod phrase;
mod plain;
mod relation;
mod shape;
mod slot;
#[cfg(test)]
mod tests;
mod unit;
mod unit_table;
mod units;
mod worded;
#[cfg(test)]
mod written;

use super::{Fact, Relation, Value};
use crate::span::TextRange;
use crate::syntax::Parsed;
pub use measured::{Comparable, comparable};
use rust_decimal::Decimal;
pub use slot::{Agreement, Bearer, agreement};
use std::ops::Range;
pub use unit::{Scale, Unit};

/// How a figure is bounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Bound {
    /// As stated.
    #[default]
    Exact,
    /// "about", "nearly", "some".
    About,
    /// "at least"; "as many as" is [`Bound::AtMost`].
    AtLeast,
    /// "more than", "over".
    MoreThan,
    /// "up to", "at most".
    AtMost,
    /// "less than", "under".
    LessThan,
}

impl Bound {
    /// This bound, or the other where this says nothing.
    fn or(self, other: Self) -> Self {
        if self == Self::Exact { other } else { self }
    }

    /// Its name in reports and in the word list; none for an exact amount.
    pub fn key(self) -> Option<&'static str> {
        match self {
            Self::Exact => None,
            Self::About => Some("about"),
            Self::AtLeast => Some("at-least"),
            Self::MoreThan => Some("more-than"),
            Self::AtMost => Some("at-most"),
            Self::LessThan => Some("less-than"),
        }
    }

    /// The bound of that name in the word list.
    fn from_key(key: &str) -> Option<Self> {
        let bounds = [Self::About, Self::AtLeast, Self::MoreThan, Self::AtMost, Self::LessThan];
        bounds.into_iter().find(|bound| bound.key() == Some(key))
    }
}

/// Where a change goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// It rises.
    Up,
    /// It falls.
    Down,
}

impl Direction {
    /// Its name in reports.
    pub fn key(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }
}

/// What kind of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Shape {
    /// An amount or a level.
    #[default]
    Amount,
    /// A change ("fell 3%", "rose by $2").
    Change,
    /// A rank or an ordinal ("third-largest", "No. 10").
    Rank,
    /// A score ("3-1"); `high` and `low` are its numbers, whoever won.
    Score,
    /// A share ("one in eight", "seven of nine").
    Ratio,
    /// A multiple ("doubled", "threefold").
    Multiple,
    /// A course from one level up to another ("rose from 240 to 273").
    Rise,
    /// A course from one level down to another ("fell from 273 to 240").
    Fall,
}

/// An amount with all that the text says about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The lower end, in the unit as written; equal to `high` but for ranges, courses, scores and vague amounts.
    pub low: Decimal,
    /// The upper end.
    pub high: Decimal,
    /// The size of the last digit as written, in the unit: 100,000,000 for "$7.5 billion".
    pub step: Decimal,
    /// In what.
    pub unit: Unit,
    /// At least, up to, about.
    pub bound: Bound,
    /// Up or down, where it is a change.
    pub direction: Option<Direction>,
    /// What kind of number.
    pub shape: Shape,
    /// "billions", "several hundred": known by magnitude only.
    pub vague: bool,
    /// What is measured.
    pub measured: Measured,
    /// The same amount in another unit, where the text itself converts it: "£1.3 billion ($1.7 billion)".
    pub also: Option<Box<Figure>>,
}

/// What a figure is the figure of; tokens of its article, `None` where the text is silent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Measured {
    /// The noun that is counted or measured (revenue, workers).
    pub noun: Option<usize>,
    /// The verb that brings it in (rose, bought).
    pub verb: Option<usize>,
    /// The head of the subject that it belongs to.
    pub subject: Option<usize>,
    /// The head of the time that it holds for (quarter, 2019, Tuesday).
    pub time: Option<usize>,
    /// Whose the measured noun is ("Larkfield's revenue", "revenue at Larkfield").
    pub owner: Option<usize>,
    /// Where it holds ("40 roofs in the village").
    pub place: Option<usize>,
}

impl Measured {
    /// Its parts with their names, as they stand in the report.
    pub fn parts(&self) -> [(&'static str, Option<usize>); 6] {
        [
            ("noun", self.noun),
            ("verb", self.verb),
            ("subject", self.subject),
            ("owner", self.owner),
            ("place", self.place),
            ("time", self.time),
        ]
    }
}

impl Figure {
    /// How it relates to another figure, units converted within a dimension; what is measured is not looked at.
    ///
    /// Equal after exact conversion is `Same`; apart by no more than half of the coarser last digit as written, or within a range, a
    /// vague amount or the reach of an open bound, is `Coarser`; the same number under another bound is `OtherBound`. Other dimensions
    /// and other currencies are `Unrelated`, save where the text itself converts.
    pub fn relation(&self, other: &Self) -> Relation {
        relation::relation(self, other)
    }

    /// The significant digits of its upper end: "24" for "£2.4 million" and for "24,000".
    pub(crate) fn digits(&self) -> String {
        let digits: String = self.high.to_string().chars().filter(char::is_ascii_digit).collect();
        digits.trim_start_matches('0').trim_end_matches('0').to_owned()
    }

    /// Whether it may be the other amount with a slip in its size: the same two or more digits of money or a measure, "£2.4 million" and
    /// "£24 million", "million" and "billion".
    pub(crate) fn is_slip_of(&self, other: &Self) -> bool {
        let same_unit = self.unit.is_measured() && self.unit == other.unit;
        same_unit && self.high != other.high && {
            let digits = self.digits();
            digits.len() >= 2 && digits == other.digits()
        }
    }

    /// Whether the two are as alike as a number and its misprint: three digits or more, of which one differs or two have changed places.
    pub(crate) fn is_misprint_of(&self, other: &Self) -> bool {
        let (ours, theirs) = (self.digits().into_bytes(), other.digits().into_bytes());
        let apart: Vec<(u8, u8)> = ours.iter().copied().zip(theirs.iter().copied()).filter(|(a, b)| a != b).collect();
        let turned = matches!(apart[..], [(a, b), (c, d)] if a == d && b == c);
        // Of two digits, one that differs says nothing, two that changed places do: "$48 million" and "$84 million".
        ours.len() == theirs.len() && (ours.len() >= 3 && apart.len() == 1 || turned && (ours.len() >= 3 || self.unit.is_measured()))
    }

    /// Whether it says how old somebody is.
    pub(crate) fn is_age(&self) -> bool {
        matches!(&self.unit, Unit::Measure(name) if name.ends_with(" of age"))
    }

    /// Whether a date may be read from the same words: a length of time, or a bare number.
    pub(crate) fn may_be_time(&self) -> bool {
        self.unit.is_time() || !self.unit.is_measured() && self.low.fract().is_zero()
    }
}

/// A figure in a text, with its byte range: what a sentence says by its words alone, before the parse binds it.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Where in the text, in bytes.
    pub range: Range<usize>,
    /// The figure, without what is measured.
    pub figure: Figure,
}

/// Reads the figures of a single sentence, without syntax.
pub fn read(sentence: &str) -> Vec<Reading> {
    let mut found = Vec::new();
    let s = read_into(sentence, Vec::new(), &mut found);
    let read = |one: phrase::Found| place(&s, &one).map(|(range, _)| Reading { range, figure: one.figure });
    found.into_iter().filter_map(read).collect()
}

/// The figures of a sentence, with the lexemes that they are told by; both are room that is used again.
fn read_into<'a>(sentence: &'a str, lexemes: Vec<lex::Lexeme>, found: &mut Vec<phrase::Found>) -> lex::Sentence<'a> {
    let s = lex::Sentence::new(sentence, lexemes);
    found.clear();
    if s.numeric {
        phrase::figures(&s, found);
        linked::link_conversions(&s, found);
        linked::share_units(&s, found);
        linked::share_nouns(&s, found);
    }
    s
}

/// Where a figure stands in its sentence, in bytes, and its noun by word order.
fn place(s: &lex::Sentence<'_>, one: &phrase::Found) -> Option<(Range<usize>, Option<Range<usize>>)> {
    let (first, last) = (s.get(one.start)?, s.get(one.end.saturating_sub(1))?);
    let noun = one.noun.and_then(|noun| s.get(noun)).map(|noun| noun.start..noun.end);
    Some((first.start..last.end.max(first.end), noun))
}

/// All figures of an article. Lengths of time are among them: [`super::extract`] leaves out those that a date covers.
pub fn extract(parsed: &Parsed) -> Vec<Fact> {
    let article = parsed.article();
    // About as many as there are as a rule: facts are large, and a vector that grows moves them.
    let mut facts = Vec::with_capacity(article.sentences().len());
    let (mut nouns, mut lexemes, mut found) = (Vec::with_capacity(facts.capacity()), Vec::new(), Vec::new());
    for (index, sentence) in article.sentences().iter().enumerate() {
        let base = sentence.range.start as usize;
        let s = read_into(sentence.range.slice(article.text()), lexemes, &mut found);
        for one in found.drain(..) {
            let Some((range, noun)) = place(&s, &one) else { continue };
            let absolute = |range: Range<usize>| TextRange::new(base + range.start, base + range.end);
            nouns.push((index, noun.map(|noun| parsed.within(absolute(noun)))));
            facts.push(Fact::new(parsed, absolute(range), Value::Figure(one.figure)));
        }
        lexemes = s.lexemes;
    }
    // Bound when all are read, and where they lie: what reads figures and what binds them are each as much code as a processor keeps at hand,
    // and every move of a figure is a copy of two hundred bytes.
    for (fact, (sentence, noun)) in facts.iter_mut().zip(nouns) {
        if let Fact { tokens, value: Value::Figure(figure), .. } = fact {
            measured::bind(parsed, sentence, *tokens, noun, figure);
        }
    }
    facts
}
