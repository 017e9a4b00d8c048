//! From amounts to figures: ranges, bounds, changes and levels, ranks, scores, ratios.

use super::amount::{self, Amount};
use super::bound::{bound_after, bound_after_noun, bound_before};
use super::change::{change, verb_before};
use super::counted::count_noun;
use super::lex::{Kind, Lexeme, Sentence};
use super::lexicon::{Cues, Role};
use super::list::any_of;
use super::money;
use super::number::{Form, Letters};
use super::per::per;
use super::unit::Unit;
use super::{Bound, Figure, Shape, length, plain, shape};
use rust_decimal::Decimal;

/// A figure with its place in the sentence, in lexemes.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) figure: Figure,
    /// The lexeme of the counted noun, by word order.
    pub(super) noun: Option<usize>,
}

/// All figures of a sentence, in order.
pub(super) fn figures(s: &Sentence<'_>, found: &mut Vec<Found>) {
    let mut at = 0;
    while let Some(lexeme) = s.get(at) {
        let next = if lexeme.may_begin && starts(s, at) { figure_at(s, at, found) } else { None };
        at = next.unwrap_or(0).max(at + 1);
    }
}

/// Whether a figure can begin at a lexeme that a number is near to.
fn starts(s: &Sentence<'_>, at: usize) -> bool {
    let Some(lexeme) = s.get(at) else { return false };
    match lexeme.kind {
        Kind::Number | Kind::Code => true,
        Kind::Mark(mark) => mark > '\u{7f}' || matches!(mark, '$' | '-'),
        Kind::Word => lexeme.role != Role::None || leads(s, at, lexeme),
    }
}

/// Whether a word that is no number leads one: an article, "minus", "no", a currency or its code.
fn leads(s: &Sentence<'_>, at: usize, lexeme: &Lexeme) -> bool {
    let number = |next: &Lexeme| next.kind == Kind::Number || next.role != Role::None;
    let short = lexeme.end - lexeme.start <= 3;
    let sign = s.mark(at + 1, '$');
    if s.get(at + 1).is_some_and(number) || s.get(at + 2).is_some_and(number) {
        let currency = || money::is_currency(s, at);
        let marked = || matches!(s.mark_at(at + 1), Some('$' | '£' | '¥' | '='));
        let led = s.is_one_of(at, const { &any_of(["a", "an", "no", "nr", "point", "minus", "negative"]) });
        let begins = led || marked() || s.kind(at + 1) == Some(Kind::Number) && currency();
        begins && (short || s.has(at, Cues::LEADS) || sign || currency())
    } else {
        sign || short && length::begins(s, at)
    }
}

/// Adds the figure that begins at a lexeme, or none where the words are a date, a clock time or a name; and where to go on.
fn figure_at(s: &Sentence<'_>, at: usize, found: &mut Vec<Found>) -> Option<usize> {
    if s.kind(at) == Some(Kind::Code) {
        return Some(at + 1);
    }
    if let Some((figure, next)) = length::length(s, at) {
        found.push(figure);
        return Some(next);
    }
    if let Some((mut figure, next)) = shape::special(s, at) {
        if figure.figure.shape == Shape::Multiple {
            figure.figure.direction = verb_before(s, figure.start);
        }
        found.push(figure);
        return Some(next);
    }
    let first = amount::read(s, at)?;
    if let Some(next) = plain::no_figure(s, &first) {
        return Some(next);
    }
    let range = range(s, &first);
    let end = range.as_ref().map_or(first.end, |second| second.end);
    let figure = build(s, first, range, found);
    found.push(figure);
    Some(end)
}

/// The second end of a range that begins with an amount: "12-15m", "between 3 and 5 percent", "from 0 to 62 mph", "three or four".
fn range(s: &Sentence<'_>, first: &Amount) -> Option<Amount> {
    let at = first.end;
    let between = first.start > 0 && (s.is(first.start - 1, "between") || s.is(first.start - 2.min(first.start), "between"));
    let from = first.start > 0 && s.is(first.start - 1, "from");
    let dash = s.dash(at) && s.gap(at) == s.gap(at + 1);
    let spaced = s.dash(at) && first.unit == Unit::None && (s.mark(at + 1, '~') || s.kind(at + 1) == Some(Kind::Number));
    let joined = dash && (!s.gap(at) || s.kind(at + 1) == Some(Kind::Number)) || spaced;
    let at = if s.mark(at, '-') && s.is(at + 1, "to") && s.mark(at + 2, '-') { at + 1 } else { at };
    let hyphened = s.is(at, "to") && s.mark(at + 1, '-') && s.mark(at - 1, '-');
    let to = s.is(at, "to") && (from || hyphened || between || !after_change(s, first.start));
    let and = s.is(at, "and") && (between || from && first.unit.is_measured());
    let or = s.is(at, "or") && first.unit == Unit::None && first.number.value <= Decimal::ONE_HUNDRED;
    if !(joined || to || and || or) || first.number.form == Form::Vague || first.number.form == Form::Multiple {
        return None;
    }
    let mut next = if hyphened { at + 2 } else { at + 1 };
    while s.mark(next, '~') || s.is(next, "about") || s.is(next, "around") || (s.is(next, "between") && !between) {
        next += 1;
    }
    if s.has(next, Cues::MONTH) {
        return None;
    }
    // "$12-15m" is in millions, not in metres.
    let letters = if first.sign_first { Letters::Money } else { Letters::Plain };
    let second = amount::read_after(s, next, letters)?;
    let second = if second.negative && joined { Amount { negative: false, ..second } } else { second };
    // "By 51.8% to 48.2%" is how a vote went, "by five euros to 92 euros" a change and a level.
    let by = to && first.start > 0 && s.is(first.start - 1, "by") && first.unit.is_measured();
    let whole = first.number.value.saturating_add(second.number.value) == Decimal::ONE_HUNDRED;
    if by || to && whole && first.unit == Unit::Percent && second.unit == Unit::Percent {
        return None;
    }
    let close = !or || second.number.value > first.number.value && (second.number.value <= first.number.value + Decimal::TWO);
    (close && fits(s, first, &second, joined)).then_some(second)
}

/// Whether two amounts are the ends of one range.
fn fits(s: &Sentence<'_>, first: &Amount, second: &Amount, joined: bool) -> bool {
    if matches!(second.number.form, Form::Vague | Form::Multiple) {
        return false;
    }
    let same = first.unit == second.unit || first.unit.lent().dimension == second.unit.lent().dimension && first.unit.is_measured();
    let inherits = first.unit == Unit::None;
    let given = second.unit == Unit::None && first.sign_first;
    let under = |one: &Unit, other: &Unit| matches!(one, Unit::Per(pair) if pair.0 == *other);
    let per = under(&second.unit, &first.unit) || under(&first.unit, &second.unit);
    let leads = matches!(&first.unit, Unit::Measure(_) | Unit::Percent | Unit::Money(_))
        && second.unit == Unit::None
        && !first.sign_first
        && !joined
        && s.is(first.start.saturating_sub(1), "from");
    same || inherits || given || per || leads
}

/// Whether a verb of change stands right before: "rose 3 points to 97" is no range.
fn after_change(s: &Sentence<'_>, start: usize) -> bool {
    (start.saturating_sub(4)..start).any(|at| s.has(at, Cues::VERB) || s.has(at, Cues::BY))
        || start > 0 && (s.is(start - 1, "up") || s.is(start - 1, "down"))
}

/// Puts a figure together from its amounts.
fn build(s: &Sentence<'_>, mut first: Amount, second: Option<Amount>, before: &[Found]) -> Found {
    let start = first.start;
    let mut end = second.as_ref().map_or(first.end, |second| second.end);
    let (low, high, step, mut unit) = match &second {
        Some(second) => ends(&first, second),
        None => (first.low(), first.high(), first.number.step, std::mem::replace(&mut first.unit, Unit::None)),
    };
    let (lead, mut bound) = bound_before(s, start);
    if let Some((after, next)) = bound_after(s, end) {
        (bound, end) = (after, next);
        // "£190 or more per year".
        let rate = per(s, Amount { unit: unit.clone(), end, ..first.clone() });
        if rate.end > end {
            (unit, end) = (rate.unit, rate.end);
        }
    } else if let Some(after) = bound_after_noun(s, end) {
        bound = after;
    }
    if s.mark(start.saturating_sub(1), '~') {
        bound = Bound::About;
    }
    let vague = first.number.form == Form::Vague;
    let shape = match first.number.form {
        Form::Multiple => Shape::Multiple,
        Form::Digits | Form::Words | Form::Scaled | Form::Fraction | Form::Vague => Shape::Amount,
    };
    let figure = Figure { low, high, step, unit, bound, direction: None, shape, vague, measured: super::Measured::default(), also: None };
    let mut found = Found { start: lead, end, figure, noun: None };
    count_noun(s, &mut found, &first);
    let descending = second.as_ref().is_some_and(|second| first.low() > second.low());
    match second.is_some().then(|| shape::course(s, start, descending)).flatten() {
        Some(shape) => found.figure.shape = shape,
        None => change(s, &mut found, start, before),
    }
    found
}

/// The interval, the step and the unit of two amounts; what one end leaves out it has from the other.
fn ends(first: &Amount, second: &Amount) -> (Decimal, Decimal, Decimal, Unit) {
    let unit = if second.unit == Unit::None || matches!(first.unit, Unit::Per(_)) { first.unit.clone() } else { second.unit.clone() };
    let mut number = first.number;
    let scale = second.number.scale;
    // "12-15m", "24.2 to 33 billion": the first end is in the same scale, unless it names a unit of its own.
    let shares = first.number.scale == Decimal::ONE && (first.unit == Unit::None || first.sign_first && !second.sign_first);
    if shares && scale > Decimal::ONE && number.value < Decimal::from(1000) {
        number = number.times(scale).unwrap_or(number);
    }
    let low = if first.negative { -number.value } else { number.value };
    let low = convert(low, &first.unit, &unit).unwrap_or(low);
    let step = number.step.min(second.number.step);
    let high = second.low();
    (low.min(high), low.max(high), step, unit)
}

/// A value of one unit in another of the same dimension.
fn convert(value: Decimal, from: &Unit, to: &Unit) -> Option<Decimal> {
    let same = from == to || !from.is_measured() || matches!(to, Unit::Per(_)) || from.lent().dimension != to.lent().dimension;
    if same { None } else { to.scale().from_base(from.scale().to_base(value)?) }
}
