//! A time of day with the day that stands beside it is one time: "at 9 a.m. on Tuesday", "March 10 at 12.30pm", "9 a.m. Tuesday".

use super::{DateValue, Edge, Granularity, form};
use crate::article::words::Tokens;
use crate::syntax::Parsed;

/// More words than these never stand between a day and its time.
const GAP: usize = 2;

/// Adds a time to those of an article, of which the ones from `first` on stand in the same sentence: a time of day is put together with its day.
pub(super) fn add(parsed: &Parsed, found: &mut Vec<(Tokens, DateValue)>, first: usize, tokens: Tokens, date: DateValue) {
    let last = found.get_mut(first..).unwrap_or_default().last_mut();
    let whole = last.filter(|(before, _)| beside(parsed, *before, tokens)).and_then(|last| Some((both(&last.1, &date)?, last)));
    match whole {
        Some((both, last)) => *last = (last.0.hull(tokens), both),
        None => found.push((tokens, date)),
    }
}

/// Whether only "on", "at", "of", "in the" or a comma stands between two times.
fn beside(parsed: &Parsed, one: Tokens, other: Tokens) -> bool {
    let (start, end) = (one.end as usize, other.start as usize);
    start <= end && end - start <= GAP && (start..end).all(|token| matches!(parsed.lower(token), "on" | "at" | "of" | "in" | "the" | ","))
}

/// A day and a time of day, in either order, as one.
fn both(one: &DateValue, other: &DateValue) -> Option<DateValue> {
    let (day, time) = if form::time(&one.pattern).is_empty() { (one, other) } else { (other, one) };
    let apart = form::time(&day.pattern).is_empty() && form::day(&time.pattern).is_empty() && day.granularity == Granularity::Day;
    if !apart {
        return None;
    }
    let edge = if time.edge == Edge::At { day.edge } else { time.edge };
    let clock = form::time(&time.pattern);
    let Some((date, _)) = day.days() else {
        return Some(DateValue { edge, ..DateValue::floating(format!("{}{clock}", day.pattern), time.granularity) });
    };
    Some(DateValue { edge, ..form::timed(date, clock, day.stated)? })
}
