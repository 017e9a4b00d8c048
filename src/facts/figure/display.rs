//! Figures in their normalised form, and that form read again.

use super::{Bound, Figure, Measured, Shape, Unit};
use rust_decimal::Decimal;
use std::fmt;
use std::str::FromStr;

impl fmt::Display for Figure {
    /// The number first, then the unit: "250000000000 USD"; a range as "12-15 EUR", a course as "240 -> 273 hp", a score as "3:1", a rank
    /// as "3rd", a multiple as "2x".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (low, high) = (self.low.normalize(), self.high.normalize());
        match self.shape {
            Shape::Score => write!(f, "{high}:{low}")?,
            Shape::Rank => write!(f, "{low}{}", suffix(low))?,
            Shape::Multiple => write!(f, "{low}x")?,
            Shape::Rise => write!(f, "{low} -> {high}")?,
            Shape::Fall => write!(f, "{high} -> {low}")?,
            Shape::Amount | Shape::Change | Shape::Ratio if low == high => write!(f, "{low}")?,
            Shape::Amount | Shape::Change | Shape::Ratio if low.is_sign_negative() => write!(f, "{low} to {high}")?,
            Shape::Amount | Shape::Change | Shape::Ratio => write!(f, "{low}-{high}")?,
        }
        if self.unit == Unit::None { Ok(()) } else { write!(f, " {}", self.unit) }
    }
}

fn suffix(place: Decimal) -> &'static str {
    let last = |modulus: u64| (place.trunc() % Decimal::from(modulus)).abs();
    if last(100) >= Decimal::from(11) && last(100) <= Decimal::from(13) {
        return "th";
    }
    match last(10) {
        one if one == Decimal::ONE => "st",
        two if two == Decimal::TWO => "nd",
        three if three == Decimal::from(3) => "rd",
        _ => "th",
    }
}

/// What [`Display`](fmt::Display) wrote could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAFigure;

impl fmt::Display for NotAFigure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a normalised figure")
    }
}

impl std::error::Error for NotAFigure {}

impl FromStr for Figure {
    type Err = NotAFigure;

    /// Reads what [`Display`](fmt::Display) writes: numbers, unit, and the shape as far as it shows.
    fn from_str(text: &str) -> Result<Self, NotAFigure> {
        numbers(text).ok_or(NotAFigure)
    }
}

fn plain(low: Decimal, high: Decimal, unit: Unit, shape: Shape) -> Figure {
    let step = Decimal::new(1, low.scale().max(high.scale()).min(28));
    Figure { low, high, step, unit, bound: Bound::Exact, direction: None, shape, vague: false, measured: Measured::default(), also: None }
}

fn numbers(text: &str) -> Option<Figure> {
    let (first, rest) = number(text)?;
    let unit = |rest: &str| Unit::from_name(rest.strip_prefix(' ').unwrap_or(rest));
    if let Some((second, rest)) = rest.strip_prefix(" -> ").and_then(number) {
        let shape = if first <= second { Shape::Rise } else { Shape::Fall };
        return Some(plain(first.min(second), first.max(second), unit(rest), shape));
    }
    if let Some((second, rest)) = rest.strip_prefix(':').and_then(number) {
        return Some(plain(second, first, unit(rest), Shape::Score));
    }
    if let Some((second, rest)) = rest.strip_prefix('-').or_else(|| rest.strip_prefix(" to ")).and_then(number) {
        return Some(plain(first, second, unit(rest), Shape::Amount));
    }
    if let Some(rest) = rest.strip_prefix('x') {
        return Some(plain(first, first, unit(rest), Shape::Multiple));
    }
    if let Some(rest) = ["st", "nd", "rd", "th"].iter().find_map(|suffix| rest.strip_prefix(suffix)) {
        return Some(plain(first, first, unit(rest), Shape::Rank));
    }
    (rest.is_empty() || rest.starts_with(' ')).then(|| plain(first, first, unit(rest), Shape::Amount))
}

fn number(text: &str) -> Option<(Decimal, &str)> {
    let sign = usize::from(text.starts_with('-'));
    let length = text.bytes().skip(sign).take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
    let (number, rest) = text.split_at_checked(sign + length)?;
    Some((Decimal::from_str_exact(number).ok()?, rest))
}
