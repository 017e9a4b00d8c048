//! Equalities that no text states: who pays "for seven years", written in 2026, pays "until 2033".

use super::{DateValue, Edge, Granularity};
use crate::facts::figure::{Bound, Figure, Unit};
use jiff::civil::{Date, DateTime};
use jiff::{Span, ToSpan};
use rust_decimal::prelude::ToPrimitive;

/// How sure it is where the date is an end ("until 2033").
const END: f32 = 0.6;
/// How sure it is where the date is only told ("in 2033").
const TOLD: f32 = 0.4;

/// How sure it is that `date` is the end of a `length` that began on `start`; `None` where it is not.
pub(super) fn confidence(date: &DateValue, length: &Figure, start: Date) -> Option<f32> {
    let (from, to) = date.from.zip(date.to)?;
    let (span, unit) = span(length)?;
    let end = start.checked_add(span).ok()?.at(0, 0, 0, 0);
    // A length in years is told to the year, whatever the day: it may end anywhere in that year.
    let (first, last) = match unit {
        Granularity::Year if date.granularity < Granularity::Year => (months(end, -6)?, months(end, 6)?),
        Granularity::Month if date.granularity < Granularity::Month => (months(end, -1)?, months(end, 1)?),
        _ => (end, end),
    };
    let meets = first < to && last >= from && date.granularity <= unit;
    let confidence = match date.edge {
        Edge::Until | Edge::Before | Edge::NotAfter => END,
        Edge::At | Edge::After | Edge::NotBefore => TOLD,
        Edge::Since => return None,
    };
    meets.then_some(confidence)
}

fn months(at: DateTime, count: i64) -> Option<DateTime> {
    at.checked_add(count.months()).ok()
}

/// A length of time of whole units, with the granularity that it is told in.
fn span(length: &Figure) -> Option<(Span, Granularity)> {
    let plain = matches!(length.bound, Bound::Exact | Bound::About) && length.low == length.high && length.low.fract().is_zero();
    let count = length.low.to_i64().filter(|count| plain && (1..=200).contains(count))?;
    let Unit::Measure(name) = &length.unit else { return None };
    Some(match &**name {
        "day" => (count.days(), Granularity::Day),
        "week" => (count.weeks(), Granularity::Day),
        "month" => (count.months(), Granularity::Month),
        "year" => (count.years(), Granularity::Year),
        _ => return None,
    })
}
