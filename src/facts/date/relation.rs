//! How two times relate: the one place that tells the same time in other words from a coarser, a differently bounded and another one.

use super::{DateValue, Edge, Granularity, clock, form};
use crate::facts::Relation;
use jiff::civil::DateTime;

/// See [`DateValue::relation`].
pub(super) fn relation(one: &DateValue, other: &DateValue) -> Relation {
    match (one.from.zip(one.to), other.from.zip(other.to)) {
        (Some(a), Some(b)) => placed(one, other, a, b),
        (None, None) => patterns(one, other),
        (Some(_), None) => floats_in(other, one),
        (None, Some(_)) => floats_in(one, other),
    }
}

fn placed(one: &DateValue, other: &DateValue, a: (DateTime, DateTime), b: (DateTime, DateTime)) -> Relation {
    if clock::other_zone(form::time(&one.pattern), form::time(&other.pattern)) {
        return Relation::Unrelated;
    }
    if a == b {
        return if one.edge == other.edge { Relation::Same } else { Relation::OtherBound };
    }
    let apart = a.1 <= b.0 || b.1 <= a.0;
    let inside = (a.0 <= b.0 && b.1 <= a.1) || (b.0 <= a.0 && a.1 <= b.1);
    if apart {
        // "since 2019" and "in 2021" do not exclude each other.
        let open = |date: &DateValue| date.edge != Edge::At;
        if open(one) != open(other) { Relation::Unrelated } else { Relation::Different }
    } else if inside {
        Relation::Coarser
    } else {
        Relation::Unrelated
    }
}

/// Two times without a place: "W2" and "W4" are two weekdays, "--03-10" and "--03-12" two days of some year, "W2" holds "W2T09".
fn patterns(one: &DateValue, other: &DateValue) -> Relation {
    if one.pattern == other.pattern {
        return if one.edge == other.edge { Relation::Same } else { Relation::OtherBound };
    }
    let (a, b) = (&*one.pattern, &*other.pattern);
    parts(part(form::day(a), form::day(b)), part(form::time(a), form::time(b)))
}

/// The relation of two times from that of their days and of their times of day, of which a text may tell one alone.
fn parts(day: Option<Relation>, time: Option<Relation>) -> Relation {
    match (day, time) {
        (Some(Relation::Same), Some(Relation::Same)) => Relation::Same,
        (Some(told), Some(other)) if told == Relation::Different || other == Relation::Different => Relation::Different,
        (Some(Relation::Unrelated), _) | (_, Some(Relation::Unrelated)) | (None, None) => Relation::Unrelated,
        (Some(Relation::Different), None) | (None, Some(Relation::Different)) => Relation::Different,
        (Some(_), _) | (None, Some(_)) => Relation::Coarser,
    }
}

fn part(one: &str, other: &str) -> Option<Relation> {
    let shape = |pattern: &str| (pattern.chars().next(), pattern.len());
    if one.is_empty() || other.is_empty() {
        None
    } else if clock::other_zone(one, other) {
        Some(Relation::Unrelated)
    } else if one == other {
        Some(Relation::Same)
    } else if one.starts_with(other) || other.starts_with(one) {
        Some(Relation::Coarser)
    } else if shape(one) == shape(other) || one.starts_with('T') && other.starts_with('T') {
        Some(Relation::Different)
    } else {
        Some(Relation::Unrelated)
    }
}

/// A time without a place against one with: a weekday or a day of the year is the same where it fits.
fn floats_in(floating: &DateValue, placed: &DateValue) -> Relation {
    let Some((from, _)) = placed.days().filter(|_| placed.granularity <= Granularity::Day) else { return Relation::Unrelated };
    let weekday = format!("W{}", from.weekday().to_monday_one_offset());
    let yearless = format!("--{:02}-{:02}", from.month(), from.day());
    let day = match form::day(&floating.pattern) {
        "" => None,
        pattern if pattern == weekday || pattern == yearless => Some(Relation::Same),
        pattern if yearless.starts_with(pattern) => Some(Relation::Coarser),
        pattern if pattern.starts_with('W') || pattern.starts_with("--") => Some(Relation::Different),
        _ => Some(Relation::Unrelated),
    };
    let time = part(form::time(&floating.pattern), form::time(&placed.pattern));
    match (day, time) {
        // Neither tells a time of day, or one alone does.
        (Some(told), None) if form::time(&floating.pattern) == form::time(&placed.pattern) => told,
        (day, time) => parts(day, time),
    }
}
