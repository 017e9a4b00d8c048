//! What can be compared: figures, dates, names and quotations, each with its place, a normalised value and one function that tells how
//! it relates to another value. Stance (negation, certainty, attribution) belongs to a clause and is asked for by `claim`.

pub mod date;
pub mod figure;
pub mod name;
pub mod quote;
pub mod stance;
#[cfg(test)]
mod tests;

use crate::article::BlockKind;
use crate::article::words::Tokens;
use crate::span::{Span, TextRange};
use crate::syntax::Parsed;
use date::DateValue;
use figure::Figure;
use name::Name;
use quote::Quote;

/// Something in a text that can be compared with something in another.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Where, in the original.
    pub span: Span,
    /// Where, in the repaired text.
    pub range: TextRange,
    /// The tokens that hold it.
    pub tokens: Tokens,
    /// What it is worth.
    pub value: Value,
}

/// The value of a fact.
#[derive(Clone, Debug)]
pub enum Value {
    /// An amount.
    Figure(Figure),
    /// A time or a duration.
    Date(DateValue),
    /// A person, organisation, place or product.
    Name(Name),
    /// Words in quotation marks.
    Quote(Quote),
}

/// How one value relates to another of its kind; the one place that tells `figure` from `precision`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Equal, in whatever words.
    Same,
    /// Compatible, one being less precise: "billions" and "$7.5 billion", "March" and "March 3".
    Coarser,
    /// The same number under another bound: "up to $50 billion" and "$50 billion".
    OtherBound,
    /// They cannot both hold of the same thing.
    Different,
    /// Not comparable: another dimension, another kind of thing.
    Unrelated,
}

impl Fact {
    /// A fact at a range of the repaired text.
    pub(crate) fn new(parsed: &Parsed, range: TextRange, value: Value) -> Self {
        Self { span: parsed.article().span(range), range, tokens: parsed.within(range), value }
    }

    /// A fact that is a run of tokens.
    pub(crate) fn of(parsed: &Parsed, tokens: Tokens, value: Value) -> Self {
        let range = parsed.range(tokens);
        Self { span: parsed.article().span(range), range, tokens, value }
    }

    /// The word for its kind of value: "figure", "date", "name", "quote"; "description" for a name in other words ("the company").
    pub fn kind(&self) -> &'static str {
        match &self.value {
            Value::Figure(_) => "figure",
            Value::Date(_) => "date",
            Value::Name(name) if name.description => "description",
            Value::Name(_) => "name",
            Value::Quote(_) => "quote",
        }
    }

    /// Its figure, if it is one.
    pub fn figure(&self) -> Option<&Figure> {
        if let Value::Figure(figure) = &self.value { Some(figure) } else { None }
    }

    /// Its date, if it is one.
    pub fn date(&self) -> Option<&DateValue> {
        if let Value::Date(date) = &self.value { Some(date) } else { None }
    }

    /// Its name, if it is one.
    pub fn name(&self) -> Option<&Name> {
        if let Value::Name(name) = &self.value { Some(name) } else { None }
    }

    /// Its quotation, if it is one.
    pub fn quote(&self) -> Option<&Quote> {
        if let Value::Quote(quote) = &self.value { Some(quote) } else { None }
    }

    /// The normalised value in words, for the report: "250000000000 USD", "2026-03-01/2026-04-01".
    pub fn display(&self) -> String {
        match &self.value {
            Value::Figure(figure) => figure.to_string(),
            Value::Date(date) => date.to_string(),
            Value::Name(name) => name.to_string(),
            Value::Quote(quote) => quote.to_string(),
        }
    }
}

/// All facts of an article, by place.
pub fn extract(parsed: &Parsed) -> Vec<Fact> {
    let (mut figures, mut dates) = (figure::extract(parsed), date::extract(parsed));
    settle(&mut figures, &mut dates);
    [&mut figures, &mut dates].into_iter().for_each(|list| order(list));
    // The MW of "1,200 MW" and the March of "10 March" name nothing.
    let mut names = name::extract(parsed);
    names.retain(|name| {
        let near = |facts: &[Fact]| {
            let range = facts.get(facts.partition_point(|other| other.range.end <= name.range.start)).map(|near| near.range);
            range.map(|range| (range.start, range.end, range))
        };
        let nearest = near(&figures).into_iter().chain(near(&dates)).min_by_key(|&(start, end, _)| (start, end));
        !nearest.is_some_and(|(_, _, range)| range.contains(name.range))
    });
    let left_over = parsed.article().blocks().iter().any(|block| says_nothing(block.kind));
    if left_over && states_anything(parsed) {
        [&mut figures, &mut dates, &mut names].into_iter().for_each(|list| list.retain(|fact| !is_left_over(parsed, fact)));
    }
    merged([figures, dates, names, quote::extract(parsed)])
}

/// Puts facts in the order of their places; nearly always they are in that already.
fn order(facts: &mut [Fact]) {
    let place = |fact: &Fact| (fact.range.start, fact.range.end);
    if !facts.is_sorted_by_key(place) {
        facts.sort_by_key(place);
    }
}

/// The facts of some lists by place, of those at one place the ones of an earlier list first. Lists are nearly always in order already, and facts
/// are large: a sort of all together moves each of them several times.
fn merged<const LISTS: usize>(mut lists: [Vec<Fact>; LISTS]) -> Vec<Fact> {
    let place = |fact: &Fact| (fact.range.start, fact.range.end);
    lists.iter_mut().for_each(|list| order(list));
    let mut all = Vec::with_capacity(lists.iter().map(Vec::len).sum());
    let mut lists = lists.map(Vec::into_iter);
    let first = |lists: &[std::vec::IntoIter<Fact>; LISTS]| {
        let heads = lists.iter().enumerate().filter_map(|(nth, list)| Some((place(list.as_slice().first()?), nth)));
        heads.min().map(|(_, nth)| nth)
    };
    while let Some(list) = first(&lists).and_then(|nth| lists.get_mut(nth)) {
        if let Some(fact) = list.next() {
            all.push(fact);
        }
    }
    all
}

/// Whether a fact stands in a template field or a share line, which state nothing; a text that is nothing else is read all the same.
fn is_left_over(parsed: &Parsed, fact: &Fact) -> bool {
    let sentence = parsed.article().sentences().get(parsed.sentence_of(fact.tokens.start as usize));
    let kind = sentence.map_or(BlockKind::Body, |sentence| parsed.article().block_kind(sentence));
    says_nothing(kind)
}

fn says_nothing(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Leftover | BlockKind::Boilerplate)
}

/// Whether any block of an article states something: a lone line may be taken for a byline or a template field.
fn states_anything(parsed: &Parsed) -> bool {
    parsed.article().sentences().iter().any(|sentence| parsed.article().block_kind(sentence).states_something())
}

/// What figures and dates both read is one of them: a length of time, a year or a day is a date, an age is a figure.
fn settle(figures: &mut Vec<Fact>, dates: &mut Vec<Fact>) {
    order(dates);
    let places = |facts: &[Fact], test: fn(&Figure) -> bool| -> Vec<TextRange> {
        facts.iter().filter(|fact| fact.figure().is_none_or(test)).map(|fact| fact.range).collect()
    };
    let ages = places(figures, Figure::is_age);
    dates.retain(|date| !shared(date.range, &ages));
    let dates = places(dates, Figure::is_age);
    figures.retain(|fact| fact.figure().is_none_or(|figure| !figure.may_be_time()) || !shared(fact.range, &dates));
}

/// Whether a place overlaps with one of some others, which are in order.
fn shared(one: TextRange, others: &[TextRange]) -> bool {
    let near = others.partition_point(|other| other.end <= one.start);
    others.iter().skip(near).take_while(|other| other.start < one.end).any(|other| other.overlaps(one))
}
