//! A time of day with the day that stands beside it is one time: "at 9 a.m. on Tuesday", "March 10 at 12.30pm", "9 a.m. Tuesday".

use super::{DateValue, Edge, Granularity, form};
use crate::article::words::Tokens;
use crate::syntax::Parsed;

/// More words than these never stand between a day and its time.
const GAP: usize = 2;

/// The times of a sentence, in order, each time of day put together with its day.
pub(super) fn joined(parsed: &Parsed, dates: Vec<(Tokens, DateValue)>) -> Vec<(Tokens, DateValue)> {
    let mut found: Vec<(Tokens, DateValue)> = Vec::with_capacity(dates.len());
    for (tokens, date) in dates {
        let both = found.last().filter(|(before, _)| beside(parsed, *before, tokens)).and_then(|(_, before)| both(before, &date));
        match (both, found.last_mut()) {
            (Some(both), Some(last)) => *last = (last.0.hull(tokens), both),
            _ => found.push((tokens, date)),
        }
    }
    found
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
