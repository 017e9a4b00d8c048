//! Numbers in digits: "1,800", "2½", "3/4", "10^6", "1 point 5".

use super::lex::{Kind, Sentence};
use super::number::{Form, Number};
use rust_decimal::Decimal;

/// A whole number in digits alone; none of anything else.
pub(super) fn whole(form: &str) -> Option<Decimal> {
    if !form.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // Nearly all fit into a machine word.
    if form.len() <= SHORT { form.parse().ok().map(|value: u64| Decimal::from(value)) } else { form.parse().ok() }
}

/// So many digits fit into 64 bits, whatever they are.
const SHORT: usize = 18;

pub(super) fn digits(s: &Sentence<'_>, at: usize) -> Option<Number> {
    let form = s.form(at);
    if form.len() > SHORT {
        return long_digits(form, at);
    }
    let commas = form.bytes().filter(|byte| *byte == b',').count();
    let comma = commas > 0 && form.bytes().rev().take_while(|byte| *byte != b',').count() < 3;
    let (mut mantissa, mut scale, mut pointed, mut zeros, mut count) = (0i64, 0u32, false, 0u32, 0u32);
    for byte in form.bytes() {
        match byte {
            b'0'..=b'9' => {
                mantissa = mantissa * 10 + i64::from(byte - b'0');
                scale += u32::from(pointed);
                zeros = if byte == b'0' { zeros + 1 } else { 0 };
                count += 1;
            }
            b'.' => pointed = true,
            b',' => pointed |= comma && commas == 1 && !form.bytes().any(|byte| byte == b'.'),
            _ => {}
        }
    }
    let value = Decimal::new(mantissa, scale);
    let step = if pointed { Decimal::new(1, scale) } else { POWERS.get(zeros.min(count.saturating_sub(2)) as usize).copied()?.into() };
    Some(Number::new(value, step, at + 1, Form::Digits))
}

/// The powers of ten that so many zeros make.
const POWERS: [u64; SHORT + 1] = {
    let mut powers = [1; SHORT + 1];
    let mut at = 1;
    while at <= SHORT {
        powers[at] = powers[at - 1] * 10;
        at += 1;
    }
    powers
};

/// The same of a number that may be too large for a machine word.
#[cold]
#[inline(never)]
fn long_digits(form: &str, at: usize) -> Option<Number> {
    let comma = form.rsplit_once(',').is_some_and(|(_, last)| last.len() < 3);
    let (mut mantissa, mut scale, mut pointed, mut zeros, mut count) = (0i128, 0u32, false, 0u32, 0u32);
    for byte in form.bytes() {
        match byte {
            b'0'..=b'9' => {
                mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
                scale += u32::from(pointed);
                zeros = if byte == b'0' { zeros + 1 } else { 0 };
                count += 1;
            }
            b'.' => pointed = true,
            b',' => pointed |= comma && !form.contains('.') && form.matches(',').count() == 1,
            _ => {}
        }
    }
    let value = Decimal::try_from_i128_with_scale(mantissa, scale).ok()?;
    // Zeros at the end of a whole number say little: two digits are always meant.
    let step = if pointed { Decimal::try_from_i128_with_scale(1, scale).ok()? } else { power(zeros.min(count.saturating_sub(2)))? };
    Some(Number::new(value, step, at + 1, Form::Digits))
}

fn power(exponent: u32) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(10i128.checked_pow(exponent)?, 0).ok()
}

/// Fractions in words are used loosely: two-thirds may be 66 or 67 percent.
pub(super) fn loose(value: Decimal) -> Decimal {
    let fine = Decimal::new(2, 2);
    if value < fine { value } else { fine }
}

/// "2 1/4", "1/4", "2½".
pub(super) fn with_fraction(s: &Sentence<'_>, number: Number) -> Number {
    let at = number.next;
    if let Some(number) = power_of(s, number).or_else(|| pointed(s, number)) {
        return number;
    }
    if let Some(value) = s.mark_at(at).and_then(vulgar) {
        return sum(number, value, at + 1);
    }
    if let Some(value) = slashed(s, at - 1) {
        return Number::new(value, loose(value), at + 2, Form::Fraction);
    }
    match slashed(s, at) {
        Some(value) if value < Decimal::ONE && s.gap(at) => sum(number, value, at + 3),
        _ => number,
    }
}

/// "10^6", "2.5^-1": `None` where it is too large or too small to be exact to the digits that a decimal holds.
fn power_of(s: &Sentence<'_>, number: Number) -> Option<Number> {
    let mark = number.next;
    if s.mark(mark, '^') && !s.gap(mark) { raised(s, number, mark) } else { None }
}

#[inline(never)]
fn raised(s: &Sentence<'_>, number: Number, mark: usize) -> Option<Number> {
    let signed = s.mark(mark + 1, '-') || s.mark(mark + 1, '+');
    let at = if signed { mark + 2 } else { mark + 1 };
    let exponent: u32 = s.form(at).parse().ok().filter(|exponent| *exponent <= 64)?;
    let mut value = Decimal::ONE;
    for _ in 0..exponent {
        value = value.checked_mul(number.value)?;
    }
    if s.mark(mark + 1, '-') {
        value = Decimal::ONE.checked_div(value)?;
    }
    Some(Number::new(value, loose(value), at + 1, Form::Scaled))
}

/// "1 point 5": digits on both sides of the word.
pub(super) fn pointed(s: &Sentence<'_>, number: Number) -> Option<Number> {
    let at = number.next;
    let digit = |at: usize| s.kind(at) == Some(Kind::Number) && s.form(at).bytes().all(|byte| byte.is_ascii_digit());
    // "32 . 99 %": how corpora set words and marks apart.
    let apart = s.mark(at, '.') && s.gap(at) && s.gap(at + 1) && (s.mark(at + 2, '%') || s.is(at + 2, "percent"));
    if !((s.is(at, "point") || apart) && digit(at - 1) && digit(at + 1)) || s.form(at + 1).len() > 3 {
        return None;
    }
    let part = Decimal::try_from_i128_with_scale(s.form(at + 1).parse().ok()?, u32::try_from(s.form(at + 1).len()).ok()?).ok()?;
    Some(Number::new(number.value.checked_add(part)?, Decimal::new(1, u32::try_from(s.form(at + 1).len()).ok()?), at + 2, Form::Digits))
}

fn sum(number: Number, part: Decimal, next: usize) -> Number {
    match number.value.checked_add(part) {
        Some(value) => Number::new(value, loose(part), next, Form::Fraction),
        None => number,
    }
}

/// "3/4" at a lexeme; not "9/11", "24/7" or a date.
fn slashed(s: &Sentence<'_>, at: usize) -> Option<Decimal> {
    if s.mark(at + 1, '/') { divided(s, at) } else { None }
}

#[inline(never)]
fn divided(s: &Sentence<'_>, at: usize) -> Option<Decimal> {
    let joined = s.mark(at + 1, '/') && !s.gap(at + 1) && !s.gap(at + 2);
    let spaced = s.mark(at + 1, '/') && s.gap(at + 1) && s.gap(at + 2);
    let whole = s.kind(at)? == Kind::Number && s.kind(at + 2)? == Kind::Number && !(s.mark(at + 3, '/') || at > 0 && s.mark(at - 1, '/'));
    let (above, below) = (s.form(at).parse::<u64>().ok()?, s.form(at + 2).parse::<u64>().ok()?);
    let usual = matches!(below, 2..=6 | 8 | 10 | 12 | 15 | 16 | 20 | 25 | 32 | 64 | 100 | 1000) && !(s.form(at).len() == 4 && below < 100);
    if (joined || spaced) && whole && usual { Decimal::from(above).checked_div(Decimal::from(below)) } else { None }
}

pub(super) fn vulgar(mark: char) -> Option<Decimal> {
    let (above, below) = match mark {
        '¼' => (1, 4),
        '½' => (1, 2),
        '¾' => (3, 4),
        '⅐' => (1, 7),
        '⅑' => (1, 9),
        '⅒' => (1, 10),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Decimal::from(above).checked_div(Decimal::from(below))
}
