//! Units: what a figure counts or measures in, their exact conversion, and how they are read after a number.

use super::unit_table::{CODES, TABLE};
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::fmt;

/// What a figure counts or measures in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Nothing but the number itself.
    None,
    /// Money, by its ISO 4217 code; "cent", "pence" and their like where the text counts in hundredths.
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
    /// One unit for each of another ("USD/barrel", "%/year").
    Per(Box<(Unit, Unit)>),
}

impl fmt::Display for Unit {
    /// The canonical name; nothing for [`Unit::None`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => Ok(()),
            Self::Percent => f.write_str("%"),
            Self::PercentagePoint => f.write_str("pp"),
            Self::BasisPoint => f.write_str("bp"),
            Self::Money(name) | Self::Measure(name) | Self::Count(name) => f.write_str(name),
            Self::Per(pair) => write!(f, "{}/{}", pair.0, pair.1),
        }
    }
}

/// A dimension with the factor to its base unit: amounts of one dimension can be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// "length", "USD", "share"; units of different dimensions are never compared.
    pub dimension: Box<str>,
    /// What one such unit is in the base unit, exactly.
    pub factor: Decimal,
    /// What is added after multiplying: only temperatures have it.
    pub offset: Decimal,
}

impl Scale {
    pub(super) fn new(dimension: &str, factor: Decimal) -> Self {
        Self { dimension: dimension.into(), factor, offset: Decimal::ZERO }
    }

    /// A value of this unit in the base unit; `None` where it is too large to be exact.
    pub fn to_base(&self, value: Decimal) -> Option<Decimal> {
        value.checked_mul(self.factor)?.checked_add(self.offset)
    }

    /// A value of the base unit in this unit.
    pub fn from_base(&self, value: Decimal) -> Option<Decimal> {
        value.checked_sub(self.offset)?.checked_div(self.factor)
    }
}

/// A [`Scale`] that lends its dimension: units are compared far more often than they are kept.
#[derive(Clone, Debug)]
pub(super) struct Lent<'a> {
    pub(super) dimension: Cow<'a, str>,
    pub(super) factor: Decimal,
    offset: Decimal,
}

impl<'a> Lent<'a> {
    fn new(dimension: &'a str, factor: Decimal) -> Self {
        Self { dimension: Cow::Borrowed(dimension), factor, offset: Decimal::ZERO }
    }

    /// See [`Scale::to_base`].
    pub(super) fn to_base(&self, value: Decimal) -> Option<Decimal> {
        let scaled = if self.factor == Decimal::ONE { value } else { value.checked_mul(self.factor)? };
        if self.offset.is_zero() { Some(scaled) } else { scaled.checked_add(self.offset) }
    }
}

impl Unit {
    /// Its dimension and the factor to the base unit.
    pub fn scale(&self) -> Scale {
        let Lent { dimension, factor, offset } = self.lent();
        Scale { dimension: dimension.into(), factor, offset }
    }

    /// The same without a copy of the dimension.
    pub(super) fn lent(&self) -> Lent<'_> {
        match self {
            Self::None | Self::Count(_) => Lent::new("count", Decimal::ONE),
            Self::Percent => Lent::new("share", Decimal::new(1, 2)),
            Self::PercentagePoint => Lent::new("point", Decimal::ONE),
            Self::BasisPoint => Lent::new("point", Decimal::new(1, 2)),
            Self::Money(name) => money_scale(name),
            Self::Measure(name) => match TABLE.scales.get(&**name) {
                Some(scale) => Lent { dimension: Cow::Borrowed(&scale.dimension), factor: scale.factor, offset: scale.offset },
                None => Lent::new(name, Decimal::ONE),
            },
            Self::Per(pair) => {
                let (above, below) = (pair.0.lent(), pair.1.lent());
                // Rates compare where the same thing stands below: "a barrel" and "a day" are different things.
                Lent {
                    dimension: Cow::Owned(format!("{}/{}", above.dimension, pair.1)),
                    offset: Decimal::ZERO,
                    ..if below.offset.is_zero() { above } else { below }
                }
            }
        }
    }

    /// Whether it says more than what is counted.
    pub fn is_measured(&self) -> bool {
        match self {
            Self::None | Self::Count(_) => false,
            Self::Money(_) | Self::Percent | Self::PercentagePoint | Self::BasisPoint | Self::Measure(_) | Self::Per(_) => true,
        }
    }

    /// Whether it is a length of time.
    pub fn is_time(&self) -> bool {
        matches!(self, Self::Measure(_)) && self.lent().dimension == "time"
            || matches!(self, Self::Measure(name) if TIMES.contains(&&**name))
    }

    /// Whether it is a length, or a height or depth.
    pub fn is_length(&self) -> bool {
        matches!(self, Self::Measure(_)) && self.lent().dimension == "length"
    }

    /// Whether it is money.
    pub fn is_money(&self) -> bool {
        match self {
            Self::Money(_) => true,
            Self::Per(pair) => pair.0.is_money(),
            Self::None | Self::Percent | Self::PercentagePoint | Self::BasisPoint | Self::Measure(_) | Self::Count(_) => false,
        }
    }

    /// The unit of that canonical name, as [`Display`](fmt::Display) writes it.
    pub fn from_name(name: &str) -> Self {
        match name {
            "" => Self::None,
            "%" => Self::Percent,
            "pp" => Self::PercentagePoint,
            "bp" => Self::BasisPoint,
            _ if TABLE.scales.contains_key(name) => Self::Measure(name.into()),
            _ if CODES.contains(&name) => Self::Money(name.into()),
            _ => match name.split_once('/') {
                Some((above, below)) if !above.is_empty() && !below.is_empty() => {
                    Self::Per(Box::new((Self::from_name(above), Self::from_name(below))))
                }
                _ => Self::Count(name.into()),
            },
        }
    }
}

/// Whether a lemma names a length of time ("month").
pub(super) fn is_time_name(lemma: &str) -> bool {
    matches!(lemma, "second" | "minute") || TIMES.contains(&lemma)
}

const TIMES: [&str; 9] = ["s", "min", "hour", "day", "week", "fortnight", "month", "quarter", "year"];

fn money_scale(name: &str) -> Lent<'_> {
    match name {
        "cent" => Lent::new("USD", Decimal::new(1, 2)),
        "pence" => Lent::new("GBP", Decimal::new(1, 2)),
        "eurocent" => Lent::new("EUR", Decimal::new(1, 2)),
        "sen" => Lent::new("MYR", Decimal::new(1, 2)),
        "kopiyka" => Lent::new("UAH", Decimal::new(1, 2)),
        "satoshi" => Lent::new("BTC", Decimal::new(1, 8)),
        code => Lent::new(code, Decimal::ONE),
    }
}
