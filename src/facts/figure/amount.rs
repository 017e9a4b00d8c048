//! One amount: a number with its sign, its currency or unit, and what it is counted per.

use super::lex::{Kind, Sentence};
use super::lexicon::Role;
use super::list::any_of;
use super::money::{million_after_code, money_after, prefix, small_change, with_sign};
use super::number::{self, Form, Letters, Number};
use super::per::per;
use super::unit::Unit;
use super::units;
use rust_decimal::Decimal;

/// An amount at its place.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    pub(super) number: Number,
    pub(super) negative: bool,
    pub(super) unit: Unit,
    /// Its first lexeme, sign and currency included.
    pub(super) start: usize,
    /// One past its last lexeme.
    pub(super) end: usize,
    /// Whether a currency sign stands before the number.
    pub(super) sign_first: bool,
}

impl Amount {
    pub(super) fn low(&self) -> Decimal {
        if self.negative { -self.number.high } else { self.number.value }
    }

    pub(super) fn high(&self) -> Decimal {
        if self.negative { -self.number.value } else { self.number.high }
    }

    /// A number and nothing else: it may be a year, or part of a name.
    pub(super) fn is_bare(&self) -> bool {
        self.unit == Unit::None && matches!(self.number.form, Form::Digits | Form::Words)
    }
}

/// The amount that begins at a lexeme.
pub(super) fn read(s: &Sentence<'_>, at: usize) -> Option<Amount> {
    read_after(s, at, Letters::Plain)
}

/// The amount that begins at a lexeme; `letters` says what a letter behind its number may mean.
pub(super) fn read_after(s: &Sentence<'_>, at: usize, mut letters: Letters) -> Option<Amount> {
    let (mut negative, mut next) = sign(s, at);
    let currency = prefix(s, next);
    if let Some((_, after)) = currency {
        (next, letters) = (after, Letters::Money);
        let (minus, after) = sign(s, next);
        (negative, next) = (negative || minus, after);
    }
    let number = number::read(s, next, letters)?;
    if currency.is_some() && !matches!(number.form, Form::Digits | Form::Scaled | Form::Fraction | Form::Words) {
        return None;
    }
    let amount = Amount { number, negative, unit: Unit::None, start: at, end: number.next, sign_first: currency.is_some() };
    let amount = match currency {
        Some((code, _)) => with_sign(s, amount, code),
        None => with_unit(s, amount)?,
    };
    Some(per(s, compound(s, below_zero(s, amount))))
}

/// "Six degrees below zero".
fn below_zero(s: &Sentence<'_>, amount: Amount) -> Amount {
    let below = s.is(amount.end, "below") && s.is(amount.end + 1, "zero") && amount.unit.is_measured() && !amount.negative;
    if below { Amount { negative: true, end: amount.end + 2, ..amount } } else { amount }
}

/// "-", "−", "minus", "negative" before a number.
fn sign(s: &Sentence<'_>, at: usize) -> (bool, usize) {
    let number_after = |next: usize| {
        s.kind(next) == Some(Kind::Number) || matches!(s.role(next), Role::Cardinal(_)) || matches!(s.mark_at(next), Some('$' | '€' | '£'))
    };
    if s.is(at, "minus") || s.is(at, "negative") {
        let next = if s.mark(at + 1, '-') { at + 2 } else { at + 1 };
        return if number_after(next) { (true, next) } else { (false, at) };
    }
    // A dash with a space before and none after it; alone at the beginning it may stand apart.
    let dash = s.mark(at, '-') || s.mark(at, '−');
    let tight = s.gap(at) && !s.gap(at + 1) && number_after(at + 1);
    let opens = at == 0 && s.kind(at + 1) == Some(Kind::Number);
    let after_sign = at > 0 && !s.gap(at) && !s.gap(at + 1) && matches!(s.mark_at(at - 1), Some('$' | '€' | '£' | '('));
    if dash && (tight || opens || after_sign) { (true, at + 1) } else { (false, at) }
}

/// The unit after a number: percent, money or a measure; `None` where the number is no amount at all.
fn with_unit(s: &Sentence<'_>, amount: Amount) -> Option<Amount> {
    let after = amount.end;
    // "3-inch", "five-mile", "(kg)"
    let hyphen = s.mark(after, '-') && !s.gap(after) && !s.gap(after + 1);
    let bracket = (s.mark(after, '(') || s.mark(after, '{')) && (s.mark(after + 2, ')') || s.mark(after + 2, '}'));
    // "tens of thousands of dollars", "half a percentage point", "millions of barrels", "half of a mile"
    let of = amount.number.form == Form::Vague && s.is(after, "of")
        || matches!(amount.number.form, Form::Fraction) && (s.is(after, "a") || s.is(after, "an"));
    let of_a = amount.number.form == Form::Fraction && s.is(after, "of") && s.is(after + 1, "a");
    // "A quarter of an hour".
    let of_an = amount.number.form == Form::Fraction && s.is(after, "of") && s.is(after + 1, "an");
    let at = if hyphen || of || bracket {
        after + 1
    } else if of_a || of_an {
        after + 2
    } else {
        after
    };
    let found = age(s, after).or_else(|| points(s, at, &amount)).or_else(|| unit_at(s, at, &amount));
    let Some((unit, mut end)) = found else {
        return Some(amount);
    };
    // "half of a percent" is one amount, "a third of pounds" is not.
    let time = unit.is_time();
    if bracket {
        end += 1;
    }
    if (of || of_a) && amount.number.form == Form::Fraction && time && !s.is(after, "an") && !s.is(after, "a") {
        return Some(amount);
    }
    let amount = Amount { unit, end, ..amount };
    Some(small_change(s, million_after_code(s, amount)))
}

/// "a quarter-point", "half a point": of interest rates, and so percentage points.
fn points(s: &Sentence<'_>, at: usize, amount: &Amount) -> Option<(Unit, usize)> {
    let part = amount.number.form == Form::Fraction && amount.number.value < Decimal::ONE;
    (part && (s.is(at, "point") || s.is(at, "points"))).then(|| (Unit::PercentagePoint, at + 1))
}

fn unit_at(s: &Sentence<'_>, at: usize, amount: &Amount) -> Option<(Unit, usize)> {
    units::share(s, at).or_else(|| money_after(s, at, amount)).or_else(|| units::quotient(s, at)).or_else(|| units::measure(s, at))
}

/// "18-year-old", "18 years old", "18 years of age", "18 month-old".
fn age(s: &Sentence<'_>, after: usize) -> Option<(Unit, usize)> {
    let skip = |at: usize| if s.dash(at) { at + 1 } else { at };
    let at = skip(after);
    let unit = if s.is_one_of(at, const { &any_of(["year", "years", "yr"]) }) {
        "year of age"
    } else if s.is_one_of(at, const { &any_of(["month", "months"]) }) {
        "month of age"
    } else {
        return None;
    };
    let next = skip(at + 1);
    let end = if s.is(next, "old") || s.is(next, "olds") {
        next + 1
    } else if s.is(at + 1, "of") && s.is(at + 2, "age") {
        at + 3
    } else {
        return None;
    };
    Some((Unit::Measure(unit.into()), end))
}

/// "7 feet 10 inches", "5ft 10in", "2 kilometer, 1 metre", "two years and six months": one amount in the smaller unit.
pub(super) fn compound(s: &Sentence<'_>, amount: Amount) -> Amount {
    let Unit::Measure(_) = amount.unit else { return amount };
    let summed = amount.unit.is_time() || matches!(&*amount.unit.lent().dimension, "length" | "mass");
    if !summed || amount.negative || !matches!(amount.number.form, Form::Digits | Form::Words) {
        return amount;
    }
    summed_up(s, amount)
}

#[inline(never)]
fn summed_up(s: &Sentence<'_>, amount: Amount) -> Amount {
    let mut whole = amount;
    for _ in 0..2 {
        let Some(longer) = add_smaller(s, &whole) else { break };
        whole = longer;
    }
    whole
}

fn add_smaller(s: &Sentence<'_>, whole: &Amount) -> Option<Amount> {
    let mut at = whole.end;
    if s.mark(at, ',') && s.gap(at + 1) {
        at += 1;
    }
    if s.is(at, "and") || s.mark(at, '-') && s.is(at.wrapping_sub(1), "foot") {
        at += 1;
    }
    let number = number::read(s, at, Letters::Plain).filter(|number| matches!(number.form, Form::Digits | Form::Words))?;
    let (unit, end) = match units::measure(s, number.next) {
        Some(found) => found,
        // "6-foot-2"
        None if s.mark(whole.end, '-') && !s.gap(at) && s.is(whole.end - 1, "foot") => (Unit::Measure("in".into()), number.next),
        // "6'2"
        None if at == whole.end && !s.gap(at) && s.mark(at - 1, '\'') => {
            (Unit::Measure("in".into()), if s.mark(number.next, '"') { number.next + 1 } else { number.next })
        }
        None => return None,
    };
    let (large, small) = (whole.unit.scale(), unit.scale());
    let fits = large.dimension == small.dimension && small.factor < large.factor && system(&unit) == system(&whole.unit);
    let limit = large.factor.checked_div(small.factor)?;
    // Nobody tells two lengths in yards and feet that are not one: "2 yards 7 feet".
    let within = number.value < limit || matches!(&whole.unit, Unit::Measure(name) if &**name == "yd");
    if !fits || !within || !whole.number.value.fract().is_zero() {
        return None;
    }
    let value = whole.number.value.checked_mul(limit)?.checked_add(number.value)?;
    Some(Amount { number: Number { value, high: value, step: number.step, ..number }, unit, end, ..whole.clone() })
}

/// Metric and customary units are never added up.
fn system(unit: &Unit) -> bool {
    matches!(unit, Unit::Measure(name) if matches!(&**name, "ft" | "in" | "yd" | "mi" | "lb" | "oz" | "stone"))
}
