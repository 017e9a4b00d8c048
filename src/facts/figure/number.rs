//! Reads one number, in digits or in words: "7.5 billion", "twenty-one", "half a million", "two-thirds", "tens of thousands", "threefold".

use super::digits::{digits, loose, vulgar, with_fraction};
use super::lex::{Kind, Sentence};
use super::lexicon::{Cues, Role};
use super::worded::words;
use rust_decimal::Decimal;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Digits alone: it may be a year, a day or part of a name.
    Digits,
    /// Words alone.
    Words,
    /// With a scale word or letter: "7.5 billion".
    Scaled,
    /// "two-thirds", "half", "1/4".
    Fraction,
    /// "billions", "dozens": from `value` up to `high`.
    Vague,
    /// "doubled", "threefold".
    Multiple,
}

/// A number as written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    pub(super) value: Decimal,
    /// The other end of a vague amount; the value itself for all else.
    pub(super) high: Decimal,
    /// The size of its last digit as written.
    pub(super) step: Decimal,
    /// One past its last lexeme.
    pub(super) next: usize,
    pub(super) form: Form,
    /// What a scale word multiplied it by.
    pub(super) scale: Decimal,
}

impl Number {
    pub(super) fn new(value: Decimal, step: Decimal, next: usize, form: Form) -> Self {
        Self { value, high: value, step, next, form, scale: Decimal::ONE }
    }

    /// The same number in thousands, millions...
    pub(super) fn times(self, scale: Decimal) -> Option<Self> {
        let times = |value: Decimal| value.checked_mul(scale);
        let form = if self.form == Form::Vague { Form::Vague } else { Form::Scaled };
        Some(Self { value: times(self.value)?, high: times(self.high)?, step: times(self.step)?, scale: times(self.scale)?, form, ..self })
    }
}

/// What a scale letter may mean where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letters {
    /// After a currency sign: "$30m" is thirty million.
    Money,
    /// Anywhere else: "30m" may be thirty metres.
    Plain,
}

/// The number that begins at a lexeme, without its sign.
pub(super) fn read(s: &Sentence<'_>, at: usize, letters: Letters) -> Option<Number> {
    over(s, at).or_else(|| simple(s, at, letters))
}

/// "1 over 20", where nothing is counted behind it: "2 over three days" is no fraction.
pub(super) fn over(s: &Sentence<'_>, at: usize) -> Option<Number> {
    if !s.over || !(1..=8).any(|ahead| s.is(at + ahead, "over")) {
        return None;
    }
    divided(s, at)
}

#[inline(never)]
fn divided(s: &Sentence<'_>, at: usize) -> Option<Number> {
    let above = simple(s, at, Letters::Plain).filter(|above| s.is(above.next, "over"))?;
    let below = simple(s, above.next + 1, Letters::Plain)?;
    let plain = |number: &Number| matches!(number.form, Form::Digits | Form::Words | Form::Scaled) && number.value.fract().is_zero();
    let ends = s.get(below.next).is_none() || s.mark(below.next, '.') && s.get(below.next + 1).is_none();
    let value = above.value.checked_div(below.value)?;
    (plain(&above) && plain(&below) && ends && below.value > Decimal::ONE)
        .then(|| Number::new(value, loose(value), below.next, Form::Fraction))
}

fn simple(s: &Sentence<'_>, at: usize, letters: Letters) -> Option<Number> {
    match s.kind(at)? {
        Kind::Number => scaled(s, with_fraction(s, digits(s, at)?), letters),
        Kind::Mark(mark) => {
            let value = vulgar(mark)?;
            scaled(s, Number::new(value, loose(value), at + 1, Form::Fraction), letters)
        }
        Kind::Word => words(s, at, letters),
        Kind::Code => None,
    }
}

/// Scale words and letters after a number: "hundred", "million", "bn", "3 hundred million", "lakh crore".
pub(super) fn scaled(s: &Sentence<'_>, mut number: Number, letters: Letters) -> Option<Number> {
    let plain = number;
    while let Some((scale, next)) = scale_at(s, number.next, letters) {
        number = Number { next, ..number.times(scale)? };
    }
    if number.next == plain.next && number.form == Form::Digits && s.role(number.next).is_group() {
        return group(s, number);
    }
    if number.form == Form::Scaled {
        return Some(tail(s, number));
    }
    Some(number)
}

/// What follows a scaled number: "4 thousand 3 hundred", "a million and a half".
#[inline(never)]
fn tail(s: &Sentence<'_>, number: Number) -> Number {
    let at = number.next;
    if s.is(at, "and") && (s.is(at + 1, "a") && s.is(at + 2, "half")) && !matches!(s.role(at + 3), Role::Scale(..)) {
        return number.scale.checked_div(Decimal::TWO).map_or(number, |half| add(number, half, at + 3));
    }
    let start = if s.is(at, "and") { at + 1 } else { at };
    if number.scale == Decimal::ONE_HUNDRED && s.is(at, "and") {
        let small = read(s, at + 1, Letters::Plain).filter(|small| {
            matches!(small.form, Form::Digits | Form::Words) && small.value < Decimal::ONE_HUNDRED && small.value.fract().is_zero()
        });
        if let Some(small) = small {
            return add(number, small.value, small.next);
        }
    }
    let below = || {
        let small = digits(s, start).filter(|_| s.kind(start) == Some(Kind::Number))?;
        let (scale, next) = scale_at(s, small.next, Letters::Plain)?;
        let value = small.value.checked_mul(scale)?;
        (value < number.scale && scale >= Decimal::ONE_HUNDRED && s.is_word(small.next)).then_some((value, next))
    };
    let worded = || {
        let small = words(s, start, Letters::Plain).filter(|small| small.form == Form::Scaled && small.value < number.scale)?;
        (s.is(at, "and") && !s.is(start, "a")).then_some((small.value, small.next))
    };
    below().or_else(worded).map_or(number, |(value, next)| add(number, value, next))
}

pub(super) fn add(number: Number, part: Decimal, next: usize) -> Number {
    match number.value.checked_add(part) {
        Some(value) => Number { value, high: value, next, step: number.step.min(part), ..number },
        None => number,
    }
}

impl Role {
    pub(super) fn is_group(self) -> bool {
        matches!(self, Self::Group(..))
    }
}

/// A scale at a lexeme: a word, or letters that mean one.
fn scale_at(s: &Sentence<'_>, at: usize, letters: Letters) -> Option<(Decimal, usize)> {
    // "a 2.5-million-dollar house"
    let (at, joined) = if s.mark(at, '-') && !s.gap(at) && !s.gap(at + 1) { (at + 1, true) } else { (at, false) };
    if let Role::Scale(scale, _) = s.role(at) {
        return (scale != 10).then(|| (Decimal::from(scale), at + 1));
    }
    if joined || !s.is_word(at) {
        return None;
    }
    letter_scale(s, at, letters).map(|scale| (Decimal::from(scale), at + 1))
}

fn letter_scale(s: &Sentence<'_>, at: usize, letters: Letters) -> Option<u64> {
    let glued = !s.gap(at);
    let form = s.form(at);
    // No letters that mean a scale are more than three.
    if form.len() > 3 {
        return None;
    }
    match form {
        "k" | "K" if glued || letters == Letters::Money => Some(1_000),
        "k" | "K" if s.get(at + 1).is_none() => Some(1_000),
        "bn" | "Bn" | "BN" | "bln" | "BLN" => Some(1_000_000_000),
        "mn" | "Mn" | "mln" | "MLN" | "mio" | "mil" | "MM" | "mm"
            if letters == Letters::Money || (s.form(at) != "mm" && s.form(at) != "mil") =>
        {
            Some(1_000_000)
        }
        "tn" | "Tn" | "trn" | "tln" => Some(1_000_000_000_000),
        "b" | "B" if letters == Letters::Money || s.form(at) == "B" && plural_follows(s, at + 1) => Some(1_000_000_000),
        "t" | "T" if letters == Letters::Money && glued => Some(1_000_000_000_000),
        "m" | "M" if letters == Letters::Money => Some(1_000_000),
        "M" if !s.mark(at + 1, '/') => Some(1_000_000),
        "m" if glued && !length_follows(s, at + 1) && (plural_follows(s, at + 1) || s.is(at + 1, "of")) => Some(1_000_000),
        "G" if s.get(at + 1).is_none() => Some(1_000_000_000),
        "cr" | "Cr" => Some(10_000_000),
        _ => None,
    }
}

/// Whether a plural noun stands within the next words: "35m people", "4.3M digital and physical sales".
fn plural_follows(s: &Sentence<'_>, at: usize) -> bool {
    (at..at + 3).take_while(|&word| s.is_word(word) && !s.has(word, Cues::FUNCTION)).any(|word| is_plural(s, word))
}

/// Whether a word looks like a plural noun.
pub(super) fn is_plural(s: &Sentence<'_>, at: usize) -> bool {
    let form = s.form(at);
    let regular = form.len() > 3 && form.ends_with('s') && !form.ends_with("ss") && !form.ends_with("us") && !form.ends_with("is");
    s.is_word(at) && !s.has(at, Cues::FUNCTION) && (regular || s.has(at, Cues::PLURAL))
}

fn length_follows(s: &Sentence<'_>, at: usize) -> bool {
    let at = if s.dash(at) { at + 1 } else { at };
    s.has(at, Cues::LENGTH)
}

pub(super) fn group(s: &Sentence<'_>, number: Number) -> Option<Number> {
    let Role::Group(size, _) = s.role(number.next) else { return Some(number) };
    if s.is(number.next, "scores") {
        return Some(number);
    }
    Some(Number { next: number.next + 1, ..number.times(Decimal::from(size))? })
}
