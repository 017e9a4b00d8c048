//! What figures of one sentence have from each other: conversions, shared units, shared nouns.

use super::lex::Sentence;
use super::list::{Words, any_of};
use super::phrase::Found;
use super::unit::Unit;
use super::{Bound, Shape};
use rust_decimal::Decimal;

/// Links figures that the text itself converts: the second stands in brackets right behind the first, in another unit.
pub(super) fn link_conversions(s: &Sentence<'_>, found: &mut [Found]) {
    for at in 1..found.len() {
        let Some([first, second]) = found.get(at - 1..=at) else { continue };
        let opened = (first.end..second.start).any(|mark| s.mark(mark, '(')) && second.start - first.end <= 4;
        let closed = (second.end..second.end + 3).any(|mark| s.mark(mark, ')'));
        let units = first.figure.unit != second.figure.unit && first.figure.unit.is_measured() && second.figure.unit.is_measured();
        let kinds = first.figure.unit.is_money() == second.figure.unit.is_money();
        if !(opened && closed && units && kinds) {
            continue;
        }
        let (a, mut b) = (first.figure.clone(), second.figure.clone());
        // "more than 7.5 million crowns ($1.1 million)": the bound holds for both.
        if b.bound == Bound::Exact {
            b.bound = a.bound;
        }
        if let Some(first) = found.get_mut(at - 1) {
            first.figure.also = Some(Box::new(b));
        }
        if let Some(second) = found.get_mut(at) {
            second.figure.bound = second.figure.bound.or(a.bound);
            second.figure.also = Some(Box::new(a));
        }
    }
}

/// "6 million homes, including 1.5 million in the city", "41 deaths, up from 38": a bare number counts what the figure before it counts.
pub(super) fn share_nouns(s: &Sentence<'_>, found: &mut [Found]) {
    const LINKS: Words<8> = any_of(["including", "from", "with", "versus", "against", "to", "and", "than"]);
    for at in 1..found.len() {
        let Some([first, second]) = found.get(at - 1..=at) else { continue };
        let bare = second.figure.unit == Unit::None
            && second.noun.is_none()
            && second.figure.shape == Shape::Amount
            && first.figure.shape == Shape::Amount;
        let linked = second.start.checked_sub(1).is_some_and(|before| s.is_one_of(before, &LINKS));
        if bare
            && linked
            && matches!(first.figure.unit, Unit::Count(_))
            && first.figure.low > Decimal::ONE
            && second.figure.low > Decimal::ONE
        {
            let (unit, noun) = (first.figure.unit.clone(), first.noun);
            if let Some(second) = found.get_mut(at) {
                (second.figure.unit, second.noun) = (unit, noun);
            }
        }
    }
}

/// "280 million of the 1.5 billion shekels": a part is in the unit of its whole.
pub(super) fn share_units(s: &Sentence<'_>, found: &mut [Found]) {
    for at in 1..found.len() {
        let Some([first, second]) = found.get(at - 1..=at) else { continue };
        let part = first.figure.unit == Unit::None && first.figure.shape == Shape::Amount && second.figure.unit.is_money();
        if part && s.is(first.end, "of") && s.is(first.end + 1, "the") && second.start == first.end + 2 && first.figure.low > Decimal::ONE {
            let unit = second.figure.unit.clone();
            if let Some(first) = found.get_mut(at - 1) {
                first.figure.unit = unit;
            }
        }
    }
}
