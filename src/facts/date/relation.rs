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
    if bounded(one) || bounded(other) {
        return within_bounds((one.edge, a), (other.edge, b));
    }
    // "Before Monday" and "up to Sunday".
    let ends = |edge: Edge| matches!(edge, Edge::Until | Edge::NotAfter);
    if one.edge == Edge::Before && ends(other.edge) && b.1 == a.0 || other.edge == Edge::Before && ends(one.edge) && a.1 == b.0 {
        return Relation::Coarser;
    }
    let part = one.granularity.min(other.granularity) <= Granularity::DayPart;
    let apart = a.1 <= b.0 || b.1 <= a.0;
    // Where the evening ends and the night begins, nobody can say.
    let inside = (a.0 <= b.0 && b.1 <= a.1) || (b.0 <= a.0 && a.1 <= b.1) || part;
    if touch((one, a), (other, b)) || touch((other, b), (one, a)) {
        Relation::Coarser
    } else if apart {
        // "since 2019" and "in 2021" do not exclude each other.
        let open = |date: &DateValue| date.edge != Edge::At;
        if open(one) != open(other) { Relation::Unrelated } else { Relation::Different }
    } else if inside {
        Relation::Coarser
    } else {
        Relation::Unrelated
    }
}

/// Whether a time is only the end of a stretch in which the thing may happen.
fn bounded(date: &DateValue) -> bool {
    match date.edge {
        Edge::NotBefore | Edge::NotAfter => true,
        Edge::At | Edge::Since | Edge::Until | Edge::Before | Edge::After => false,
    }
}

/// Two placed times, one at least of which says "no earlier than" or "no later than": different only where neither allows the other.
fn within_bounds(one: (Edge, (DateTime, DateTime)), other: (Edge, (DateTime, DateTime))) -> Relation {
    let reach = |(edge, (from, to)): (Edge, (DateTime, DateTime))| match edge {
        Edge::NotBefore => (from, DateTime::MAX),
        Edge::NotAfter | Edge::Before => (DateTime::MIN, to),
        Edge::After => (from, DateTime::MAX),
        Edge::At | Edge::Since | Edge::Until => (from, to),
    };
    let (a, b) = (reach(one), reach(other));
    if a.1 <= b.0 || b.1 <= a.0 { Relation::Different } else { Relation::Coarser }
}

/// Whether a time of a minute is the end of a stretch of hours: noon ends the morning and begins the afternoon.
fn touch(point: (&DateValue, (DateTime, DateTime)), stretch: (&DateValue, (DateTime, DateTime))) -> bool {
    let grains = (point.0.granularity, stretch.0.granularity) == (Granularity::Minute, Granularity::DayPart);
    grains && point.1.0 == stretch.1.1
}

/// Two times without a place: "W2" and "W4" are two weekdays, "--03-10" and "--03-12" two days of some year, "W2" holds "W2T09".
fn patterns(one: &DateValue, other: &DateValue) -> Relation {
    if one.pattern == other.pattern {
        return if one.edge == other.edge { Relation::Same } else { Relation::OtherBound };
    }
    let (a, b) = (&*one.pattern, &*other.pattern);
    bounds(one, other, parts(part(form::day(a), form::day(b)), part(form::time(a), form::time(b))))
}

/// "Before midnight" and "at 11.52 p.m." do not exclude each other: where one is only a bound, nothing is known of two other times.
fn bounds(one: &DateValue, other: &DateValue, relation: Relation) -> Relation {
    let open = |date: &DateValue| date.edge != Edge::At;
    if relation == Relation::Different && (open(one) != open(other) || bounded(one) || bounded(other)) {
        Relation::Unrelated
    } else {
        relation
    }
}

/// The relation of two times of day: the same stretch, stretches that meet, or others.
fn clocks(one: &str, other: &str) -> Option<Relation> {
    let ((a, b), (c, d)) = form::minutes(one).zip(form::minutes(other))?;
    // Noon ends the morning and begins the afternoon.
    let touches = b - a == 1 && other.contains('-') || d - c == 1 && one.contains('-');
    // Midnight is the end of one day and the beginning of the next.
    let meets = [-form::DAY, 0, form::DAY].iter().any(|day| {
        let (c, d) = (c + day, d + day);
        if touches { a <= d && c <= b } else { a < d && c < b }
    });
    Some(if meets { Relation::Coarser } else { Relation::Different })
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
    } else if let Some(relation) = clocks(one, other) {
        Some(relation)
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
    let relation = match (day, time) {
        // Neither tells a time of day, or one alone does.
        (Some(told), None) if form::time(&floating.pattern) == form::time(&placed.pattern) => told,
        (day, time) => parts(day, time),
    };
    bounds(floating, placed, relation)
}
