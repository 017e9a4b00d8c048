//! Stretches of the calendar, as half-open intervals.

use super::words::Unit;
use super::{DateValue, Granularity};
use jiff::civil::{Date, DateTime, Weekday};
use jiff::{Span, ToSpan};

fn start(date: Date) -> DateTime {
    date.at(0, 0, 0, 0)
}

fn add(date: Date, span: Span) -> Option<Date> {
    date.checked_add(span).ok()
}

/// A whole unit that begins on a day.
fn stretch(from: Date, span: Span, granularity: Granularity, stated: bool) -> Option<DateValue> {
    Some(DateValue::placed(start(from), start(add(from, span)?), granularity, stated))
}

/// One day; `None` for a day that no calendar has.
pub(super) fn day(year: i16, month: i8, day: i8, stated: bool) -> Option<DateValue> {
    of_day(Date::new(year, month, day).ok()?, stated)
}

pub(super) fn of_day(date: Date, stated: bool) -> Option<DateValue> {
    stretch(date, 1.day(), Granularity::Day, stated)
}

pub(super) fn month(year: i16, month: i8, stated: bool) -> Option<DateValue> {
    stretch(Date::new(year, month, 1).ok()?, 1.month(), Granularity::Month, stated)
}

pub(super) fn year(year: i16, stated: bool) -> Option<DateValue> {
    stretch(Date::new(year, 1, 1).ok()?, 1.year(), Granularity::Year, stated)
}

/// Quarters count from 1.
pub(super) fn quarter(year: i16, quarter: i32, stated: bool) -> Option<DateValue> {
    let month = i8::try_from(quarter).ok().filter(|quarter| (1..=4).contains(quarter))? * 3 - 2;
    stretch(Date::new(year, month, 1).ok()?, 3.months(), Granularity::Quarter, stated)
}

/// Halves count from 1.
pub(super) fn half(year: i16, half: i32, stated: bool) -> Option<DateValue> {
    let month = if half == 1 { 1 } else { 7 };
    stretch(Date::new(year, month, 1).ok()?, 6.months(), Granularity::Season, stated)
}

pub(super) fn season(year: i16, first_month: i8, stated: bool) -> Option<DateValue> {
    stretch(Date::new(year, first_month, 1).ok()?, 3.months(), Granularity::Season, stated)
}

pub(super) fn decade(year: i16) -> Option<DateValue> {
    stretch(Date::new(year - year.rem_euclid(10), 1, 1).ok()?, 10.years(), Granularity::Decade, true)
}

/// Centuries count from 1: the 19th began in 1801, and people mean 1800.
pub(super) fn century(century: i32) -> Option<DateValue> {
    let first = i16::try_from(century.checked_sub(1)?.checked_mul(100)?).ok().filter(|year| *year > 0)?;
    stretch(Date::new(first, 1, 1).ok()?, 100.years(), Granularity::Century, true)
}

/// From the beginning of one stretch to the end of another.
pub(super) fn through(one: &DateValue, other: &DateValue) -> Option<DateValue> {
    let (from, to) = (one.from?, other.to?);
    (from < to).then(|| DateValue::placed(from, to, one.granularity.max(other.granularity), one.stated || other.stated))
}

/// The unit that lies `count` units from the one that holds `base`.
pub(super) fn shifted(base: Date, unit: Unit, count: i32) -> Option<DateValue> {
    let count = i64::from(count);
    match unit {
        Unit::Day => of_day(add(base, count.days())?, false),
        Unit::Week => {
            let monday = add(base, (-i64::from(base.weekday().to_monday_zero_offset())).days())?;
            stretch(add(monday, count.weeks())?, 1.week(), Granularity::Week, false)
        }
        Unit::Month => {
            let there = add(base.first_of_month(), count.months())?;
            month(there.year(), there.month(), false)
        }
        Unit::Quarter => {
            let there = add(base.first_of_month(), (3 * count).months())?;
            quarter(there.year(), i32::from(there.month() - 1) / 3 + 1, false)
        }
        Unit::Year => year(i16::try_from(i64::from(base.year()) + count).ok()?, false),
        Unit::Decade => decade(i16::try_from(i64::from(base.year()) + 10 * count).ok()?),
        Unit::Century => century(i32::from(base.year()) / 100 + 1 + i32::try_from(count).ok()?),
    }
}

/// The day or the unit that lies some units before or after `base`: "two weeks ago" is a day, "two years ago" a year.
pub(super) fn away(base: Date, unit: Unit, count: i32) -> Option<DateValue> {
    match unit {
        Unit::Week => of_day(add(base, i64::from(count).weeks())?, false),
        Unit::Day | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century => shifted(base, unit, count),
    }
}

/// The last weekend that began before `base` or on it, or the next that begins then.
pub(super) fn weekend(base: Date, ahead: bool) -> Option<DateValue> {
    let (saturday, _) = nearest(base, Weekday::Saturday, ahead)?.days()?;
    stretch(saturday, 2.days(), Granularity::Week, false)
}

/// The nearest such weekday up to `base` (itself included), or after it.
pub(super) fn nearest(base: Date, weekday: Weekday, ahead: bool) -> Option<DateValue> {
    let back = i64::from(weekday.until(base.weekday()));
    let date = if ahead { add(base, i64::from(base.weekday().until(weekday)).days())? } else { add(base, (-back).days())? };
    of_day(date, false)
}
