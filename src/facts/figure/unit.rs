//! Units: what a figure counts or measures in, their exact conversion, and how they are read after a number.

use super::lex::{Kind, Sentence};
use super::lexicon::{Cues, rows};
use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::fmt;
use std::sync::LazyLock;

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
    fn new(dimension: &str, factor: Decimal) -> Self {
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

impl Unit {
    /// Its dimension and the factor to the base unit.
    pub fn scale(&self) -> Scale {
        match self {
            Self::None | Self::Count(_) => Scale::new("count", Decimal::ONE),
            Self::Percent => Scale::new("share", Decimal::new(1, 2)),
            Self::PercentagePoint => Scale::new("point", Decimal::ONE),
            Self::BasisPoint => Scale::new("point", Decimal::new(1, 2)),
            Self::Money(name) => money_scale(name),
            Self::Measure(name) => TABLE.scales.get(&**name).cloned().unwrap_or_else(|| Scale::new(name, Decimal::ONE)),
            Self::Per(pair) => {
                let (above, below) = (pair.0.scale(), pair.1.scale());
                // Rates compare where the same thing stands below: "a barrel" and "a day" are different things.
                Scale {
                    dimension: format!("{}/{}", above.dimension, pair.1).into(),
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
        matches!(self, Self::Measure(_)) && &*self.scale().dimension == "time"
            || matches!(self, Self::Measure(name) if TIMES.contains(&&**name))
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

const TIMES: [&str; 9] = ["s", "min", "hour", "day", "week", "fortnight", "month", "quarter", "year"];

fn money_scale(name: &str) -> Scale {
    match name {
        "cent" => Scale::new("USD", Decimal::new(1, 2)),
        "pence" => Scale::new("GBP", Decimal::new(1, 2)),
        "eurocent" => Scale::new("EUR", Decimal::new(1, 2)),
        "sen" => Scale::new("MYR", Decimal::new(1, 2)),
        "kopiyka" => Scale::new("UAH", Decimal::new(1, 2)),
        "satoshi" => Scale::new("BTC", Decimal::new(1, 8)),
        code => Scale::new(code, Decimal::ONE),
    }
}

struct Table {
    /// Lower-case names, words joined by a space.
    names: FxHashMap<String, Unit>,
    /// The first words of the names.
    firsts: FxHashSet<String>,
    /// Symbols, as written.
    symbols: FxHashMap<String, Unit>,
    /// Symbols that mean one thing however they are capitalised ("Ghz", "KWH", "gb"), in lower case.
    careless: FxHashMap<String, Unit>,
    scales: FxHashMap<String, Scale>,
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

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table {
        names: FxHashMap::default(),
        firsts: FxHashSet::default(),
        symbols: FxHashMap::default(),
        careless: FxHashMap::default(),
        scales: FxHashMap::default(),
    };
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
    table.firsts = table.names.keys().map(|name| first_word(name).to_owned()).collect();
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

static CODES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| rows(include_str!("../../lexicon/currencies.txt")).filter_map(|row| row.split_whitespace().next()).collect());

/// Currencies by lower-case name and by sign or code as written.
struct Currencies {
    names: FxHashMap<String, &'static str>,
    /// The first words of the names.
    firsts: FxHashSet<String>,
    signs: FxHashMap<&'static str, &'static str>,
}

static CURRENCIES: LazyLock<Currencies> = LazyLock::new(|| {
    let mut table = Currencies { names: FxHashMap::default(), firsts: FxHashSet::default(), signs: FxHashMap::default() };
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
    table.firsts = table.names.keys().map(|name| first_word(name).to_owned()).collect();
    table
});

/// The code of a currency sign or code, as written ("$", "US$", "EUR").
pub(super) fn currency_sign(sign: &str) -> Option<&'static str> {
    let code = CURRENCIES.signs.get(sign).copied();
    // Codes are also written in lower case where a text has lost its capitals.
    code.or_else(|| {
        (sign.len() == 3 || sign.ends_with('$')).then(|| CURRENCIES.signs.get(sign.to_ascii_uppercase().as_str()).copied()).flatten()
    })
}

/// The code of a currency by its name in up to four words from a lexeme on, and where it ends.
pub(super) fn currency_name(s: &Sentence<'_>, at: usize) -> Option<(&'static str, usize)> {
    longest(s, at, 4, |first| CURRENCIES.firsts.contains(first), |name| CURRENCIES.names.get(name).copied())
}

/// The longest run of words from `at` on that `find` knows, in lower case and joined by spaces; `begins` tells whether any such run
/// begins with a word, which saves most words the search.
fn longest<T>(
    s: &Sentence<'_>,
    at: usize,
    most: usize,
    begins: impl Fn(&str) -> bool,
    find: impl Fn(&str) -> Option<T>,
) -> Option<(T, usize)> {
    if !s.is_word(at) || !begins(&s.lower(at)) {
        return None;
    }
    let (mut name, mut best) = (String::new(), None);
    let mut next = at;
    for _ in 0..most {
        if !s.is_word(next) {
            break;
        }
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(&s.lower(next));
        next += 1;
        if let Some(found) = find(&name) {
            best = Some((found, next));
        }
        // "percentage-point", "square-foot", "sq. ft."
        if s.mark(next, '-') && !s.gap(next) && !s.gap(next + 1)
            || s.mark(next, '.') && !s.gap(next) && s.is_word(next + 1) && name.len() <= 3
        {
            next += 1;
        }
    }
    best
}

/// The first word of a name.
fn first_word(name: &str) -> &str {
    name.split_once(' ').map_or(name, |(first, _)| first)
}

/// The measure at a lexeme and where it ends. `glued` says that the number stands right before it.
pub(super) fn measure(s: &Sentence<'_>, at: usize) -> Option<(Unit, usize)> {
    let glued = !s.gap(at);
    if let Some(found) = feet_and_inches(s, at) {
        return Some(found);
    }
    if degree(s, at)
        && let Some((unit, end)) = longest(s, at + 1, 1, |_| true, |name| TABLE.names.get(name).cloned())
            .filter(|(unit, _)| &*unit.scale().dimension == "temperature")
    {
        return Some((unit, end));
    }
    if let Some(found) = symbol(s, at, glued) {
        return Some(found);
    }
    let (unit, end) = longest(s, at, 4, |first| TABLE.firsts.contains(first), |name| TABLE.names.get(name).cloned())?;
    let single = end == at + 1;
    let ends = s.get(end).is_none() || s.mark(end, '.') && s.get(end + 1).is_none();
    let preposition = s.is(at, "in") && !glued && !ends;
    let named = !(single && (preposition || doubtful(s, at, glued))) && !capitalised_name(s, at, end);
    named.then(|| (unit, stop(s, end)))
}

/// No symbol is longer, in bytes, white space aside.
const LONGEST_SYMBOL: usize = 10;

/// Symbols are matched as written, the longest first: "km/h", "m²", "°C", "kWh".
fn symbol(s: &Sentence<'_>, at: usize, glued: bool) -> Option<(Unit, usize)> {
    let first = s.get(at)?;
    if first.end - first.start > LONGEST_SYMBOL {
        return None;
    }
    let spaced = degree(s, at);
    for end in (at + 1..=at + 4).rev() {
        let Some(last) = s.get(end - 1) else { continue };
        if (at + 1..end).any(|inner| s.gap(inner)) && !spaced {
            continue;
        }
        let whole = s.slice(first.start, last.end);
        let text = if spaced { Cow::Owned(whole.split_whitespace().collect()) } else { Cow::Borrowed(whole) };
        if text.len() > LONGEST_SYMBOL {
            continue;
        }
        let careless = || if text.len() <= 4 { TABLE.careless.get(text.to_lowercase().as_str()) } else { None };
        if let Some(unit) = TABLE.symbols.get(&*text).or_else(careless)
            && symbol_stands(s, at, end, &text, glued)
        {
            return Some((unit.clone(), stop(s, end)));
        }
    }
    None
}

/// "A/cm2", "mg/dl": two symbols with a line between them that have no name of their own.
pub(super) fn quotient(s: &Sentence<'_>, at: usize) -> Option<(Unit, usize)> {
    if !s.is_word(at) || !s.mark(at + 1, '/') || s.gap(at + 1) || s.gap(at + 2) {
        return None;
    }
    let symbol = |start: usize, end: usize| {
        let text = s.slice(s.get(start)?.start, s.get(end - 1)?.end);
        TABLE.symbols.get(text).cloned().map(|unit| (unit, end))
    };
    if measure(s, at).is_some_and(|(_, end)| end > at + 1) {
        return None;
    }
    let (above, _) = symbol(at, at + 1)?;
    let (below, end) = symbol(at + 2, at + 4).filter(|_| !s.gap(at + 3)).or_else(|| symbol(at + 2, at + 3))?;
    Some((Unit::Per(Box::new((above, below))), end))
}

fn degree(s: &Sentence<'_>, at: usize) -> bool {
    matches!(s.mark_at(at), Some('°' | 'º'))
}

/// One past the dot of an abbreviated unit in mid-sentence: "5 ft. 10".
fn stop(s: &Sentence<'_>, end: usize) -> usize {
    let short = end > 0 && s.form(end - 1).len() <= 3 && s.is_word(end - 1);
    let goes_on = s.get(end + 1).is_some_and(|next| !next.capital);
    if short && s.mark(end, '.') && !s.gap(end) && goes_on { end + 1 } else { end }
}

/// Single letters are units only where they can be nothing else.
fn symbol_stands(s: &Sentence<'_>, at: usize, end: usize, symbol: &str, glued: bool) -> bool {
    // "800,000 F-Series pickups"
    if s.mark(end, '-') && !s.gap(end) && !s.gap(end + 1) && symbol.len() == 1 && s.get(end + 1).is_some_and(|next| next.capital) {
        return false;
    }
    let closed = s.get(end).is_none_or(|next| next.gap || !matches!(next.kind, Kind::Word | Kind::Number));
    let ends = s.get(end).is_none_or(|next| next.kind != Kind::Word || s.has(end, Cues::FUNCTION) || s.has(end, Cues::LENGTH));
    let stands = match symbol {
        "C" => glued || ["melting", "freezing", "boiling"].iter().any(|point| s.is(end, point)) || ends && !s.mark(end, '.'),
        "F" => ends && (glued || !s.mark(end, '.')),
        "V" | "h" => glued,
        "A" | "N" | "B" | "s" | "pm" | "am" => false,
        "m" | "g" | "l" | "L" | "t" | "W" => glued || ends,
        _ => at < end,
    };
    closed && stands
}

/// "World Cups", "the A-Bits": units that are also names count only in small letters, or at the beginning.
fn doubtful(s: &Sentence<'_>, at: usize, glued: bool) -> bool {
    let lower = s.lower(at);
    let name = matches!(lower.as_str(), "stone" | "turn" | "turns" | "cup" | "cups" | "amp" | "bits" | "bit" | "deg" | "bar" | "bars");
    name && s.get(at).is_some_and(|lexeme| lexeme.capital && lexeme.start > 12) || lower.as_str() == "kn" && !glued
}

/// "10 Downing", "5 Miles Davis albums": a capitalised unit before another capitalised word is part of a name.
fn capitalised_name(s: &Sentence<'_>, at: usize, end: usize) -> bool {
    let capital = |at: usize| s.get(at).is_some_and(|lexeme| lexeme.capital && lexeme.kind == Kind::Word);
    end == at + 1 && capital(at) && capital(end) && s.form(at).len() > 3 && at > 1 && !capital(at.saturating_sub(2))
}

/// "30'", "25.5″", "5''".
fn feet_and_inches(s: &Sentence<'_>, at: usize) -> Option<(Unit, usize)> {
    if s.gap(at) {
        return None;
    }
    match s.mark_at(at)? {
        '\'' | '’' if s.mark(at + 1, '\'') || s.mark(at + 1, '’') => Some((Unit::Measure("in".into()), at + 2)),
        '″' => Some((Unit::Measure("in".into()), at + 1)),
        '′' => Some((Unit::Measure("ft".into()), at + 1)),
        // A closing quotation mark looks the same: feet only before inches or a word that measures.
        '\'' => (s.kind(at + 1) == Some(Kind::Number) || s.gap(at + 1) && !quoted(s, at)).then(|| (Unit::Measure("ft".into()), at + 1)),
        '"' => (!doubly_quoted(s, at)).then(|| (Unit::Measure("in".into()), at + 1)),
        _ => None,
    }
}

fn quoted(s: &Sentence<'_>, at: usize) -> bool {
    (0..at).any(|earlier| matches!(s.mark_at(earlier), Some('\'' | '‘')))
}

fn doubly_quoted(s: &Sentence<'_>, at: usize) -> bool {
    (0..at).filter(|&earlier| s.mark(earlier, '"')).count() % 2 == 1 || (0..at).any(|earlier| s.mark(earlier, '“'))
}

/// "%", "per cent", "percentage points", "basis points" at a lexeme.
pub(super) fn share(s: &Sentence<'_>, at: usize) -> Option<(Unit, usize)> {
    if s.mark(at, '%') {
        let point = s.dash(at + 1) && !s.gap(at + 1) && (s.is(at + 2, "point") || s.is(at + 2, "points"));
        let apart = s.is(at + 1, "points") || s.is(at + 1, "point");
        return Some(if point {
            (Unit::PercentagePoint, at + 3)
        } else if apart {
            (Unit::PercentagePoint, at + 2)
        } else {
            (Unit::Percent, at + 1)
        });
    }
    let glued = !s.gap(at);
    let find = |name: &str| match name {
        "percent" | "per cent" | "pct" | "percents" | "percentage" => Some(Unit::Percent),
        "pc" | "p c" if glued => Some(Unit::Percent),
        "percentage point" | "percentage points" | "percent point" | "percent points" | "per cent points" | "ppt" | "ppts" | "pp"
        | "pps" => Some(Unit::PercentagePoint),
        "basis point" | "basis points" | "bp" | "bps" => Some(Unit::BasisPoint),
        _ => None,
    };
    longest(s, at, 3, |first| first.starts_with(['p', 'b']), find)
}
