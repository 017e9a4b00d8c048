//! Lengths of time of one unit, which need no number: "a year's suspension", "for a month", "a year and a half", "a week-long strike".

use super::amount::{self, Amount};
use super::bound::bound_before;
use super::lex::Sentence;
use super::list::{Words, any_of};
use super::number::{Form, Number};
use super::phrase::Found;
use super::unit::Unit;
use super::unit_table::TABLE;
use super::{Bound, Direction, Figure, Measured, Shape};
use rust_decimal::Decimal;

/// The units that an article counts as one, with their possessives; "a decade" is seldom meant as ten years.
const UNITS: [(&str, [&str; 2]); 7] = [
    ("day", ["day's", "day’s"]),
    ("fortnight", ["fortnight's", "fortnight’s"]),
    ("hour", ["hour's", "hour’s"]),
    ("minute", ["minute's", "minute’s"]),
    ("month", ["month's", "month’s"]),
    ("week", ["week's", "week’s"]),
    ("year", ["year's", "year’s"]),
];

/// What stands before a length of time, where "a year" is no rate: "for a year", "lasted a month", "more than a week".
const LEADS: Words<26> = any_of([
    "about", "almost", "another", "around", "barely", "for", "last", "lasted", "lasting", "lasts", "least", "most", "nearly", "over",
    "roughly", "serve", "served", "serving", "spend", "spent", "take", "takes", "than", "took", "under", "within",
]);

/// Whether a text begins with such a unit as a whole, and its article and a blank are what stands before it.
pub(super) fn begins_with(article: Option<&str>, text: Option<&str>) -> bool {
    let hour = match article.unwrap_or_default().as_bytes() {
        [b'a' | b'A', b' '] => false,
        [b'a' | b'A', b'n' | b'N', b' '] => true,
        _ => return false,
    };
    let text = text.unwrap_or_default().as_bytes();
    let first = text.first().map_or(0, u8::to_ascii_lowercase);
    let goes_on = |rest: &[u8]| rest.first().is_some_and(u8::is_ascii_alphabetic);
    let begins = |unit: &[u8]| {
        unit.first() == Some(&first)
            && text.split_at_checked(unit.len()).is_some_and(|(word, rest)| word.eq_ignore_ascii_case(unit) && !goes_on(rest))
    };
    UNITS.iter().any(|(unit, _)| (*unit == "hour") == hour && begins(unit.as_bytes()))
}

/// The unit at a lexeme behind an article, and whether it is a possessive.
fn unit(s: &Sentence<'_>, at: usize) -> Option<(&'static str, bool)> {
    UNITS.iter().find_map(|(unit, possessive)| {
        let owns = possessive.iter().any(|word| s.is(at, word));
        (owns || s.is(at, unit)).then_some((*unit, owns))
    })
}

/// Whether "a year" or its like begins at a lexeme.
pub(super) fn begins(s: &Sentence<'_>, at: usize) -> bool {
    s.get(at).is_some_and(|article| article.end - article.start <= 2)
        && s.is_one_of(at, const { &any_of(["a", "an"]) })
        && unit(s, at + 1).is_some()
}

/// A length of time of one unit, of one and a half, or of one and some smaller ones, that begins at a lexeme, and where to go on.
pub(super) fn length(s: &Sentence<'_>, at: usize) -> Option<(Found, usize)> {
    if !s.is_one_of(at, const { &any_of(["a", "an"]) }) {
        return None;
    }
    let (unit, owns) = unit(s, at + 1)?;
    let half = s.is(at + 2, "and") && s.is(at + 3, "a") && s.is(at + 4, "half");
    let long = s.mark(at + 2, '-') && !s.gap(at + 2) && s.is(at + 3, "long");
    let led = at > 0 && s.is_one_of(at - 1, &LEADS);
    if let Some(found) = with_smaller(s, at, TABLE.names.get(unit)?) {
        return Some(found);
    }
    // "In around a minute" is soon.
    if unit == "minute" {
        return None;
    }
    let end = match (half, long) {
        (true, _) => at + 5,
        (false, true) => at + 4,
        (false, false) => at + 2,
    };
    // "A year ago" is a date, "a day-old chick" an age.
    let other =
        s.is_one_of(end, const { &any_of(["ago", "earlier", "later", "before", "after", "old"]) }) || s.mark(end, '-') && !s.gap(end);
    if !(owns && s.is_word(end) || half || long || led && !other) {
        return None;
    }
    let value = if half { Decimal::new(15, 1) } else { Decimal::ONE };
    let (start, bound) = bound_before(s, at);
    let step = if half { Decimal::new(5, 1) } else { Decimal::ONE };
    let figure = of_amount(value, step, TABLE.names.get(unit).cloned().unwrap_or(Unit::None), bound);
    Some((Found { start, end, figure, noun: None }, end))
}

/// "A minute and 41 seconds", "an hour and ten minutes".
fn with_smaller(s: &Sentence<'_>, at: usize, unit: &Unit) -> Option<(Found, usize)> {
    let number = Number::new(Decimal::ONE, Decimal::ONE, at + 1, Form::Words);
    let one = Amount { number, negative: false, unit: unit.clone(), start: at, end: at + 2, sign_first: false };
    let whole = amount::compound(s, one);
    (whole.end > at + 2).then(|| {
        let (start, bound) = bound_before(s, at);
        let figure = of_amount(whole.number.value, whole.number.step, whole.unit, bound);
        (Found { start, end: whole.end, figure, noun: None }, whole.end)
    })
}

fn of_amount(value: Decimal, step: Decimal, unit: Unit, bound: Bound) -> Figure {
    Figure {
        low: value,
        high: value,
        step,
        unit,
        bound,
        direction: None::<Direction>,
        shape: Shape::Amount,
        vague: false,
        measured: Measured::default(),
        also: None,
    }
}
