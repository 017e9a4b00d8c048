//! How two figures relate: the one place that tells the same amount in other words from a rounded, a differently bounded and a different one.

use super::super::Relation;
use super::unit::Lent;
use super::{Bound, Direction, Figure, Shape, Unit};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// An interval in base units.
#[derive(Clone, Debug)]
struct Base<'a> {
    dimension: Cow<'a, str>,
    low: Decimal,
    high: Decimal,
    /// Half of the last digit as written: how far rounding reaches.
    slack: Decimal,
}

/// See [`Figure::relation`].
pub(super) fn relation(a: &Figure, b: &Figure) -> Relation {
    match direct(&in_unit_of(a, b), &in_unit_of(b, a)) {
        Relation::Unrelated => {
            let through_a = a.also.as_deref().map_or(Relation::Unrelated, |also| direct(also, b));
            let through_b = b.also.as_deref().map_or(Relation::Unrelated, |also| direct(a, also));
            if through_a == Relation::Unrelated { through_b } else { through_a }
        }
        told => told,
    }
}

/// A figure in the unit of another, where its own is open: "180,000 pounds" beside "£80,000" are no weight, and "billions" beside "€7.4 billion" are
/// euros.
fn in_unit_of<'a>(figure: &'a Figure, other: &Figure) -> Cow<'a, Figure> {
    let Unit::Money(currency) = &other.unit else { return Cow::Borrowed(figure) };
    let is_pound = matches!(&figure.unit, Unit::Measure(name) if &**name == "lb") && &**currency == "GBP";
    let is_bare = figure.vague && figure.unit == Unit::None && figure.low >= MILLION;
    if is_pound || is_bare { Cow::Owned(Figure { unit: other.unit.clone(), ..figure.clone() }) } else { Cow::Borrowed(figure) }
}

const MILLION: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

fn direct(a: &Figure, b: &Figure) -> Relation {
    if let Some(told) = by_shape(a, b) {
        return told;
    }
    // "in the billions" leaves out what "billions of dollars" says: dollars, people, whatever the sentence is about.
    if a.vague && b.vague && (a.low, a.high) == (b.low, b.high) && (a.unit == Unit::None || b.unit == Unit::None) {
        return Relation::Same;
    }
    // Most pairs differ in dimension, and need no numbers to be told apart.
    let (scale, other) = (a.unit.lent(), b.unit.lent());
    if a.unit.is_time() && b.unit.is_time() && scale.dimension != other.dimension {
        return by_calendar(a, b);
    }
    if dimension(a, &scale) != dimension(b, &other) {
        return Relation::Unrelated;
    }
    let (Some(x), Some(y)) = (base_in(a, scale), base_in(b, other)) else { return Relation::Unrelated };
    let told = intervals(a, b, &x, &y);
    let change = |figure: &Figure| figure.shape == Shape::Change;
    // A change and a level are two measures, unless the numbers are the same and one text only did not say so.
    if change(a) != change(b) && told == Relation::Different { Relation::Unrelated } else { told }
}

/// Lengths of time, one in days or weeks and one in months or years: "six weeks" and "five months" are two, "four weeks" and "a month" may be one.
fn by_calendar(a: &Figure, b: &Figure) -> Relation {
    let in_seconds = |figure: &Figure| {
        let one = base(figure)?;
        let factor = if one.dimension == "months" { MONTH } else { Decimal::ONE };
        let (low, high) = (one.low.checked_mul(factor)?, one.high.checked_mul(factor)?);
        Some(Base { dimension: "time".into(), low, high, slack: one.slack.checked_mul(factor)? })
    };
    let (Some(x), Some(y)) = (in_seconds(a), in_seconds(b)) else { return Relation::Unrelated };
    let (short, long) = if x.high <= y.high { (&x, &y) } else { (&y, &x) };
    let (reach, apart) = (short.high.saturating_mul(Decimal::new(115, 2)), short.high.saturating_mul(Decimal::new(13, 1)));
    match intervals(a, b, &x, &y) {
        _ if long.low <= reach => Relation::Same,
        Relation::Different if long.low < apart => Relation::Unrelated,
        told => told,
    }
}

/// The seconds of an average month of the Gregorian calendar.
const MONTH: Decimal = Decimal::from_parts(2_629_746, 0, 0, false, 0);

/// Shapes that compare in their own way.
fn by_shape(a: &Figure, b: &Figure) -> Option<Relation> {
    use Shape::{Amount, Change, Fall, Multiple, Rank, Ratio, Rise, Score};
    match (a.shape, b.shape) {
        (Rank, Rank) | (Score, Score) => Some(if (a.low, a.high) == (b.low, b.high) { Relation::Same } else { Relation::Different }),
        (Rank | Score, _) | (_, Rank | Score) => Some(Relation::Unrelated),
        (Rise, Rise) | (Fall, Fall) => None,
        (Rise, Fall) | (Fall, Rise) => Some(if base(a).zip(base(b)).is_some_and(|(x, y)| x.dimension == y.dimension) {
            Relation::Different
        } else {
            Relation::Unrelated
        }),
        (Rise | Fall, Amount) => Some(course(a, b)),
        (Amount, Rise | Fall) => Some(course(b, a)),
        (Rise | Fall, Change | Ratio | Multiple) | (Change | Ratio | Multiple, Rise | Fall) => Some(Relation::Unrelated),
        (Multiple, Multiple) => None,
        (Multiple, Change) => Some(multiple(a, b)),
        (Change, Multiple) => Some(multiple(b, a)),
        (Multiple, Amount | Ratio) | (Amount | Ratio, Multiple) => Some(if a.unit.is_measured() || b.unit.is_measured() {
            Relation::Unrelated
        } else if a.low == b.low {
            Relation::Same
        } else {
            Relation::Unrelated
        }),
        (Amount | Change | Ratio, Amount | Change | Ratio) => opposite(a, b).then_some(Relation::Different),
    }
}

/// Changes in opposite directions, in one dimension.
fn opposite(a: &Figure, b: &Figure) -> bool {
    let ways =
        matches!((a.direction, b.direction), (Some(Direction::Up), Some(Direction::Down)) | (Some(Direction::Down), Some(Direction::Up)));
    ways && base(a).zip(base(b)).is_some_and(|(x, y)| x.dimension == y.dimension)
}

/// "from 240 to 273" against a level: the last level is what holds now, the first what held before.
fn course(course: &Figure, level: &Figure) -> Relation {
    let (first, last) = if course.shape == Shape::Rise { (course.low, course.high) } else { (course.high, course.low) };
    let end = |value| Figure { low: value, high: value, shape: Shape::Amount, ..course.clone() };
    match direct(&end(last), level) {
        Relation::Different => match direct(&end(first), level) {
            Relation::Same | Relation::Coarser | Relation::OtherBound => Relation::Coarser,
            told @ (Relation::Different | Relation::Unrelated) => told,
        },
        told => told,
    }
}

/// "doubled" against "rose 100%".
fn multiple(multiple: &Figure, change: &Figure) -> Relation {
    // "Rose by half", "cut by a third".
    let percent = match change.unit {
        Unit::Percent => Some(change.low),
        _ if is_share(change) => change.low.checked_mul(Decimal::ONE_HUNDRED),
        _ => None,
    };
    let Some(percent) = percent else { return Relation::Unrelated };
    let rise = match change.direction {
        Some(Direction::Down) => -percent,
        Some(Direction::Up) | None => percent,
    };
    let times = Decimal::ONE.checked_add(rise.checked_div(Decimal::ONE_HUNDRED).unwrap_or_default()).unwrap_or_default();
    let apart = (times - multiple.low).abs();
    if apart.is_zero() {
        bounds(multiple.bound, change.bound)
    } else if apart <= Decimal::new(5, 2) * multiple.low.abs() {
        Relation::Coarser
    } else {
        Relation::Different
    }
}

fn base(figure: &Figure) -> Option<Base<'_>> {
    base_in(figure, figure.unit.lent())
}

/// A figure in base units, by the scale of its unit.
fn base_in<'a>(figure: &Figure, scale: Lent<'a>) -> Option<Base<'a>> {
    let one = scale.to_base(figure.low)?;
    let (low, high) = if figure.low == figure.high {
        (one, one)
    } else {
        let other = scale.to_base(figure.high)?;
        (one.min(other), one.max(other))
    };
    let slack = figure.step.checked_mul(scale.factor.abs())?.checked_mul(HALF)?;
    let dimension = if is_share(figure) { "share".into() } else { scale.dimension };
    Some(Base { dimension, low, high, slack })
}

/// To multiply by it takes a fifth of the time of a division by two.
const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// What a figure measures, by the scale of its unit.
fn dimension<'a>(figure: &Figure, scale: &'a Lent<'_>) -> &'a str {
    if is_share(figure) { "share" } else { &scale.dimension }
}

/// A share of something in words compares with percent: "one in eight", "a third".
fn is_share(figure: &Figure) -> bool {
    // "A quarter of an hour" is a length of time, "a reduction of a tenth" and "half of the patients" are shares.
    let counted = matches!(figure.unit, Unit::None | Unit::Count(_));
    figure.shape == Shape::Ratio && !matches!(figure.unit, Unit::Measure(_))
        || counted && figure.low >= Decimal::ZERO && figure.high <= Decimal::ONE && !figure.low.fract().is_zero()
}

fn intervals(a: &Figure, b: &Figure, x: &Base<'_>, y: &Base<'_>) -> Relation {
    if (x.low, x.high) == (y.low, y.high) {
        return if a.vague == b.vague { bounds(a.bound, b.bound) } else { Relation::Coarser };
    }
    if a.vague || b.vague {
        return vague(a, b, x, y);
    }
    let near = |slack: Decimal| (x.low - y.low).abs() <= slack && (x.high - y.high).abs() <= slack;
    // The coarser of the two says how far rounding may have gone; the finer one must lie within.
    if near(x.slack.max(y.slack)) || near(loose(a, x).max(loose(b, y))) {
        return Relation::Coarser;
    }
    let ranged = (x.low != x.high) != (y.low != y.high);
    if ranged && (inside(x, y) || inside(y, x)) || open(a, x, y) || open(b, y, x) {
        return Relation::Coarser;
    }
    Relation::Different
}

/// How far "about" reaches: eight per cent ("some 30 kilometres" for twenty miles), or the last digit that is not zero, whichever is less.
fn loose(figure: &Figure, at: &Base<'_>) -> Decimal {
    if figure.bound != Bound::About {
        return Decimal::ZERO;
    }
    at.low.abs().checked_mul(Decimal::new(8, 2)).unwrap_or_default().min(last_digit(at.low, figure))
}

fn inside(inner: &Base<'_>, outer: &Base<'_>) -> bool {
    let slack = inner.slack.min(outer.slack);
    outer.low - slack <= inner.low && inner.high <= outer.high + slack
}

/// Whether an open bound ("more than 300") takes in the other figure, not farther off than its own last digit that is not zero (312).
fn open(figure: &Figure, at: &Base<'_>, other: &Base<'_>) -> bool {
    let reach = || last_digit(at.low, figure);
    let (low, high) = match figure.bound {
        Bound::AtLeast | Bound::MoreThan => (at.low, at.high.saturating_add(reach())),
        Bound::AtMost | Bound::LessThan => (at.low.saturating_sub(reach()), at.high),
        Bound::Exact | Bound::About => return false,
    };
    low <= other.low && other.high <= high
}

/// The size, in the base unit, of the last digit of a value that is not zero: 100 for 300, a million for 7 million.
fn last_digit(base: Decimal, figure: &Figure) -> Decimal {
    if figure.low.is_zero() {
        return Decimal::ZERO;
    }
    let value = figure.low.normalize();
    let mut digit = Decimal::try_from_i128_with_scale(1, value.scale()).unwrap_or(Decimal::ONE);
    if value.scale() == 0 {
        let mut rest = value.mantissa().unsigned_abs();
        while rest != 0 && rest.is_multiple_of(10) {
            rest /= 10;
            digit = digit.saturating_mul(Decimal::TEN);
        }
    }
    base.checked_div(value).and_then(|factor| digit.checked_mul(factor)).unwrap_or_default().abs()
}

/// "billions" against "$7.5 billion": news calls 250 billion "billions" too.
fn vague(a: &Figure, b: &Figure, x: &Base<'_>, y: &Base<'_>) -> Relation {
    let wide = |figure: &Figure, at: &Base| {
        let reach = if figure.vague { Decimal::ONE_HUNDRED } else { Decimal::ONE };
        (at.low, at.high.checked_mul(reach).unwrap_or(Decimal::MAX))
    };
    let ((low, high), (other_low, other_high)) = (wide(a, x), wide(b, y));
    if low <= other_high && other_low <= high { Relation::Coarser } else { Relation::Different }
}

/// The same number under two bounds.
fn bounds(a: Bound, b: Bound) -> Relation {
    use Bound::{About, AtLeast, AtMost, Exact, LessThan, MoreThan};
    match (a, b) {
        (Exact, Exact) | (About, About) => Relation::Same,
        (AtLeast | MoreThan, AtLeast | MoreThan) | (AtMost | LessThan, AtMost | LessThan) => Relation::Same,
        (Exact, About) | (About, Exact) => Relation::Coarser,
        (MoreThan, LessThan) | (LessThan, MoreThan) => Relation::Different,
        (Exact | About, AtLeast | MoreThan | AtMost | LessThan) | (AtLeast | MoreThan | AtMost | LessThan, Exact | About) => {
            Relation::OtherBound
        }
        (AtLeast | MoreThan, AtMost | LessThan) | (AtMost | LessThan, AtLeast | MoreThan) => Relation::OtherBound,
    }
}
