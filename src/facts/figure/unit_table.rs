//! The tables of units and currencies, built once from their word lists.

use super::lexicon::rows;
use super::unit::{Scale, Unit};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

pub(super) struct Table {
    /// Lower-case names, words joined by a space.
    pub(super) names: FxHashMap<String, Unit>,
    /// Symbols, as written.
    pub(super) symbols: FxHashMap<String, Unit>,
    /// Symbols that mean one thing however they are capitalised ("Ghz", "KWH", "gb"), in lower case.
    pub(super) careless: FxHashMap<String, Unit>,
    pub(super) scales: FxHashMap<String, Scale>,
}

const PREFIXES: [(&str, &str, i32); 13] = [
    ("kilo", "k", 3),
    ("mega", "M", 6),
    ("giga", "G", 9),
    ("tera", "T", 12),
    ("peta", "P", 15),
    ("hecto", "h", 2),
    ("deci", "d", -1),
    ("centi", "c", -2),
    ("milli", "m", -3),
    ("micro", "µ", -6),
    ("micro", "μ", -6),
    ("nano", "n", -9),
    ("pico", "p", -12),
];

pub(super) static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table =
        Table { names: FxHashMap::default(), symbols: FxHashMap::default(), careless: FxHashMap::default(), scales: FxHashMap::default() };
    let rows: Vec<_> = rows(include_str!("../../lexicon/units.txt")).collect();
    rows.iter().for_each(|row| plain_unit(&mut table, row));
    rows.iter().for_each(|row| prefixed_units(&mut table, row));
    for symbol in
        ["kHz", "MHz", "GHz", "THz", "kWh", "MWh", "GWh", "TWh", "kW", "GW", "km", "kg", "cm", "GB", "TB", "kB", "MB", "km/h", "dB"]
    {
        if let Some(unit) = table.symbols.get(symbol).cloned() {
            table.careless.insert(symbol.to_lowercase(), unit);
        }
    }
    for (name, offset) in [("C", 32), ("K", 0), ("F", 0)] {
        // The base of temperatures is Fahrenheit: both others convert to it without a remainder.
        let factor = if name == "F" { Decimal::ONE } else { Decimal::new(18, 1) };
        let offset = if name == "K" { Decimal::new(-45967, 2) } else { Decimal::from(offset) };
        table.scales.insert(name.into(), Scale { dimension: "temperature".into(), factor, offset });
    }
    table
});

/// A row of the list of units.
struct Fields {
    dimension: &'static str,
    canonical: &'static str,
    factor: Decimal,
    names: Vec<&'static str>,
    symbols: Vec<&'static str>,
}

/// A row of the list: dimension, canonical name, factor, names, and after "=" symbols.
fn fields(row: &'static str) -> Option<Fields> {
    let mut parts = row.split_whitespace();
    let (dimension, canonical, factor) = (parts.next()?, parts.next()?, parts.next()?.parse().ok()?);
    let rest: Vec<_> = parts.collect();
    let edge = rest.iter().position(|part| *part == "=").unwrap_or(rest.len());
    let (names, symbols) = (rest.get(..edge)?.to_vec(), rest.get(edge + 1..).unwrap_or_default().to_vec());
    Some(Fields { dimension, canonical, factor, names, symbols })
}

fn plain_unit(table: &mut Table, row: &'static str) {
    let Some(Fields { dimension, canonical, factor, names, symbols }) = fields(row) else { return };
    let unit = Unit::Measure(canonical.replace('_', " ").into());
    let time = dimension == "time";
    // Months, quarters and years have no fixed number of days.
    let dimension = if time && matches!(canonical, "month" | "quarter" | "year" | "decade" | "century") { "months" } else { dimension };
    table.scales.entry(canonical.replace('_', " ")).or_insert_with(|| Scale::new(dimension, factor));
    for name in names {
        table.names.entry(name.trim_end_matches('~').replace('_', " ")).or_insert_with(|| unit.clone());
    }
    for symbol in symbols {
        table.symbols.entry(symbol.trim_end_matches('~').to_owned()).or_insert_with(|| unit.clone());
    }
}

fn prefixed_units(table: &mut Table, row: &'static str) {
    let Some(Fields { dimension, canonical, factor, names, symbols }) = fields(row) else { return };
    for (long, short, exponent) in PREFIXES {
        // There is no such thing as a decibyte, and "dB" is a decibel.
        if dimension == "data" && !(3..=15).contains(&exponent) {
            continue;
        }
        let power = Decimal::try_from_i128_with_scale(10i128.pow(exponent.max(0).unsigned_abs()), (-exponent).max(0).unsigned_abs());
        let Some(factor) = power.ok().and_then(|power| factor.checked_mul(power)) else { continue };
        let short = if short == "μ" { "µ" } else { short };
        let name = format!("{short}{}", canonical.replace('_', " "));
        let stems = |list: &[&'static str]| list.iter().filter_map(|name| name.strip_suffix('~')).collect::<Vec<_>>();
        let (names, symbols) = (stems(&names), stems(&symbols));
        if names.is_empty() && symbols.is_empty() {
            continue;
        }
        table.scales.entry(name.clone()).or_insert_with(|| Scale::new(dimension, factor));
        let unit = Unit::Measure(name.into());
        for stem in names {
            table.names.entry(format!("{long}{}", stem.replace('_', " "))).or_insert_with(|| unit.clone());
        }
        for stem in symbols {
            table.symbols.entry(format!("{short}{stem}")).or_insert_with(|| unit.clone());
            if short == "µ" {
                table.symbols.entry(format!("μ{stem}")).or_insert_with(|| unit.clone());
            }
        }
    }
}

pub(super) static CODES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| rows(include_str!("../../lexicon/currencies.txt")).filter_map(|row| row.split_whitespace().next()).collect());

/// Currencies by lower-case name and by sign or code as written.
pub(super) struct Currencies {
    pub(super) names: FxHashMap<String, &'static str>,
    pub(super) signs: FxHashMap<&'static str, &'static str>,
}

pub(super) static CURRENCIES: LazyLock<Currencies> = LazyLock::new(|| {
    let mut table = Currencies { names: FxHashMap::default(), signs: FxHashMap::default() };
    for row in rows(include_str!("../../lexicon/currencies.txt")) {
        let mut parts = row.split_whitespace();
        let Some(code) = parts.next() else { continue };
        for part in parts {
            match part.strip_prefix('=') {
                Some(sign) => table.signs.insert(sign, code).is_some(),
                None => table.names.insert(part.replace('_', " ").replace('.', ""), code).is_some(),
            };
        }
    }
    table
});
