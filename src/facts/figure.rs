//! Amounts: money, percentages, measures, counts, ratios, ranks and scores.

use super::{Fact, Relation};
use crate::syntax::Parsed;
use rust_decimal::Decimal;
use std::fmt;

/// What a figure counts or measures in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Nothing but the number itself.
    None,
    /// Money, by its ISO 4217 code.
    Money(Box<str>),
    /// Per cent of something.
    Percent,
    /// Percentage points.
    PercentagePoint,
    /// Basis points.
    BasisPoint,
    /// A measure, by its canonical name ("km", "MW", "km/h").
    Measure(Box<str>),
    /// Things counted, by the lemma of the noun ("worker", "vote").
    Count(Box<str>),
}

/// How a figure is bounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Bound {
    /// As stated.
    #[default]
    Exact,
    /// "about", "nearly", "some".
    About,
    /// "at least", "as many as" is [`Bound::AtMost`].
    AtLeast,
    /// "more than", "over".
    MoreThan,
    /// "up to", "at most".
    AtMost,
    /// "less than", "under".
    LessThan,
}

/// Where a change goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// It rises.
    Up,
    /// It falls.
    Down,
}

/// What kind of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Shape {
    /// An amount or a level.
    #[default]
    Amount,
    /// A change ("fell 3%", "rose by $2").
    Change,
    /// A rank or an ordinal ("third-largest", "No. 10").
    Rank,
    /// A score ("3-1").
    Score,
    /// A share ("one in eight", "seven of nine").
    Ratio,
    /// A multiple ("doubled", "4x", "threefold").
    Multiple,
}

/// An amount with all that the text says about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The lower end, in the unit as written; equal to `high` but for ranges and vague amounts.
    pub low: Decimal,
    /// The upper end.
    pub high: Decimal,
    /// The size of the last digit as written, in the unit: 100,000,000 for "$7.5 billion".
    pub step: Decimal,
    /// In what.
    pub unit: Unit,
    /// At least, up to, about.
    pub bound: Bound,
    /// Up or down, where it is a change.
    pub direction: Option<Direction>,
    /// What kind of number.
    pub shape: Shape,
    /// "billions", "several hundred": known by magnitude only.
    pub vague: bool,
    /// What is measured.
    pub measured: Measured,
}

/// What a figure is the figure of; tokens of its article, `None` where the text is silent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Measured {
    /// The noun that is counted or measured (revenue, workers).
    pub noun: Option<usize>,
    /// The verb that brings it in (rose, bought).
    pub verb: Option<usize>,
    /// The head of the subject that it belongs to.
    pub subject: Option<usize>,
}

impl Figure {
    /// How it relates to another figure, units converted within a dimension; what is measured is not looked at.
    pub fn relation(&self, other: &Self) -> Relation {
        if self.unit != other.unit {
            return Relation::Unrelated;
        }
        if (self.low, self.high) != (other.low, other.high) {
            return Relation::Different;
        }
        if self.bound == other.bound { Relation::Same } else { Relation::OtherBound }
    }
}

impl fmt::Display for Figure {
    /// The number first, then the unit: "250000000000 USD"; a range as "12-15 EUR".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.low.normalize())?;
        if self.high != self.low {
            write!(f, "-{}", self.high.normalize())?;
        }
        match &self.unit {
            Unit::None => Ok(()),
            Unit::Percent => write!(f, " %"),
            Unit::PercentagePoint => write!(f, " pp"),
            Unit::BasisPoint => write!(f, " bp"),
            Unit::Money(name) | Unit::Measure(name) | Unit::Count(name) => write!(f, " {name}"),
        }
    }
}

/// All figures of an article.
pub(crate) fn extract(_parsed: &Parsed) -> Vec<Fact> {
    Vec::new()
}
