//! The word lists that figures are read with, as tables built once.

use super::Bound;
use super::unit_table::{CURRENCIES, TABLE};
use crate::lexicon::Sieve;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::LazyLock;

/// What a word says as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Role {
    /// Nothing.
    #[default]
    None,
    /// "one", "twenty".
    Cardinal(u64),
    /// "hundred", "million"; the flag is set for a plural, which alone is a vague amount.
    Scale(u64, bool),
    /// "third", "hundredths": what one is divided by; the flag is set for a plural.
    Part(u64, bool),
    /// "dozen"; the flag is set for a plural.
    Group(u64, bool),
    /// "doubled", "threefold", in hundredths.
    Multiple(u64),
    /// "several", "few", "couple": at least so many.
    Several(u64),
    /// "second", which alone of the ordinals in words is no part of anything.
    Ordinal(u64),
    /// "twenties": from so many on.
    Decade(u64),
}

/// What else a word is good for, as a set of bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Cues(u32);

impl Cues {
    pub(super) const FUNCTION: Self = Self(1);
    pub(super) const MONTH: Self = Self(2);
    pub(super) const YEAR: Self = Self(4);
    pub(super) const DESIGNATOR: Self = Self(8);
    pub(super) const ATTRIBUTE: Self = Self(16);
    pub(super) const SCORE: Self = Self(32);
    pub(super) const LENGTH: Self = Self(64);
    pub(super) const PLURAL: Self = Self(128);
    pub(super) const UP: Self = Self(256);
    pub(super) const DOWN: Self = Self(512);
    pub(super) const VERB: Self = Self(1024);
    pub(super) const NOUN: Self = Self(2048);
    pub(super) const BY: Self = Self(4096);
    pub(super) const PARTICLE: Self = Self(8192);
    pub(super) const ADDRESS: Self = Self(16384);
    /// The last word of a bound that stands before a figure ("than").
    pub(super) const ENDS_BOUND: Self = Self(1 << 15);
    /// May stand before a number as a part of it.
    pub(super) const LEADS: Self = Self(1 << 17);
    /// The first word of a bound that stands behind one ("or").
    pub(super) const STARTS_BOUND: Self = Self(1 << 16);
    /// The first word of the name of a unit.
    pub(super) const STARTS_UNIT: Self = Self(1 << 18);
    /// The first word of the name of a currency.
    pub(super) const STARTS_CURRENCY: Self = Self(1 << 19);
    /// A symbol of a unit, or the letters that one begins with.
    pub(super) const SYMBOL: Self = Self(1 << 20);
    /// A sign or code of a currency, in whatever case.
    pub(super) const SIGN: Self = Self(1 << 21);

    /// The first word of a share ("percent", "basis").
    pub(super) const SHARE: Self = Self(1 << 23);
    /// A verb whose "up" is no rise.
    pub(super) const TAKES_UP: Self = Self(1 << 22);

    /// Whether it holds all of `other`.
    #[inline]
    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    #[inline]
    fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// What the lists say of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    pub(super) role: Role,
    pub(super) cues: Cues,
}

/// Looks a lower-case word up.
#[inline]
pub(super) fn word(lower: &[u8]) -> Word {
    WORDS.get(lower).copied().unwrap_or_default()
}

/// Tells most words from number words.
static NUMBER_WORDS: LazyLock<Sieve> = LazyLock::new(|| {
    let numbers = WORDS.iter().filter(|(_, word)| word.role != Role::None);
    Sieve::new(numbers.filter_map(|(name, _)| std::str::from_utf8(name).ok()))
});

/// The same of number words and of the articles, which count lengths of time.
static COUNTING: LazyLock<Sieve> = LazyLock::new(|| {
    let numbers = WORDS.iter().filter(|(_, word)| word.role != Role::None);
    Sieve::new(numbers.filter_map(|(name, _)| std::str::from_utf8(name).ok()).chain(["a", "an"]))
});

/// The same of number words and of the words that a sentence is asked for as a whole.
static TELLING: LazyLock<Sieve> = LazyLock::new(|| {
    let numbers = WORDS.iter().filter(|(_, word)| word.role != Role::None);
    Sieve::new(numbers.filter_map(|(name, _)| std::str::from_utf8(name).ok()).chain(["a", "an", "over", "times", "x"]))
});

/// What tells most words from those that tell anything of their sentence.
pub(super) fn telling() -> &'static Sieve {
    &TELLING
}

/// What tells most words from number words and articles.
pub(super) fn counting() -> &'static Sieve {
    &COUNTING
}

/// Whether a word can be a number; cheap, and never wrong about one that is.
#[inline]
pub(super) fn may_be_number(form: &[u8]) -> bool {
    NUMBER_WORDS.may_be_bytes(form)
}

/// The longest word in the lists, in bytes; longer ones need no look-up.
pub(super) const LONGEST: usize = 20;

static WORDS: LazyLock<FxHashMap<Cow<'static, [u8]>, Word>> = LazyLock::new(|| {
    let mut table: FxHashMap<Cow<'static, [u8]>, Word> = FxHashMap::default();
    for line in rows(include_str!("../../lexicon/numbers.txt")) {
        if let [name, role, value] = line.split_whitespace().collect::<Vec<_>>()[..] {
            table.entry(name.as_bytes().into()).or_default().role = number_role(name, role, value);
        }
    }
    for line in rows(include_str!("../../lexicon/figure_context.txt")) {
        let mut words = line.split_whitespace();
        let cue = match words.next() {
            Some("function") => Cues::FUNCTION,
            Some("month") => Cues::MONTH,
            Some("year") => Cues::YEAR,
            Some("designator") => Cues::DESIGNATOR,
            Some("attribute") => Cues::ATTRIBUTE,
            Some("score") => Cues::SCORE,
            Some("length") => Cues::LENGTH,
            Some("plural") => Cues::PLURAL,
            Some("address") => Cues::ADDRESS,
            Some("takes-up") => Cues::TAKES_UP,
            _ => continue,
        };
        words.for_each(|name| table.entry(name.as_bytes().into()).or_default().cues.add(cue));
    }
    for line in rows(include_str!("../../lexicon/directions.txt")) {
        let mut words = line.split_whitespace();
        let way = if words.next() == Some("up") { Cues::UP } else { Cues::DOWN };
        let kind = match words.next() {
            Some("verb") => Cues::VERB,
            Some("noun") => Cues::NOUN,
            Some("by") => Cues::BY,
            _ => Cues::PARTICLE,
        };
        for name in words {
            let cues = &mut table.entry(name.as_bytes().into()).or_default().cues;
            cues.add(way);
            cues.add(kind);
        }
    }
    for (words, cue) in BOUNDS
        .before
        .keys()
        .map(|words| (words.rsplit(' ').next(), Cues::ENDS_BOUND))
        .chain(BOUNDS.after.keys().map(|words| (words.split(' ').next(), Cues::STARTS_BOUND)))
    {
        if let Some(word) = words {
            table.entry(word.as_bytes().into()).or_default().cues.add(cue);
        }
    }
    for word in ["minus", "negative", "point"] {
        table.entry(word.as_bytes().into()).or_default().cues.add(Cues::LEADS);
    }
    for word in SHARES {
        table.entry(word.as_bytes().into()).or_default().cues.add(Cues::SHARE);
    }
    add_units(&mut table);
    table
});

/// With what words shares begin.
const SHARES: [&str; 14] = ["basis", "bp", "bps", "p", "pc", "pct", "per", "percent", "percentage", "percents", "pp", "pps", "ppt", "ppts"];

/// With what words units and currencies begin: most words begin none, and need not be put together with others.
fn add_units(table: &mut FxHashMap<Cow<'static, [u8]>, Word>) {
    let first = |name: &'static String| name.split(' ').next().unwrap_or_default();
    let units = TABLE.names.keys().map(|name| (first(name), Cues::STARTS_UNIT));
    let symbols = TABLE.symbols.keys().chain(TABLE.careless.keys()).map(|symbol| (symbol.as_str(), Cues::SYMBOL));
    let currencies = CURRENCIES.names.keys().map(|name| (first(name), Cues::STARTS_CURRENCY));
    let signs = CURRENCIES.signs.keys().map(|sign| (*sign, Cues::SIGN));
    for (word, cue) in units.chain(symbols).chain(currencies).chain(signs) {
        let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
        let whole = letters == word.len() || cue == Cues::SYMBOL;
        if let Some(word) = word.get(..letters).filter(|_| whole && (1..=LONGEST).contains(&letters)) {
            table.entry(word.to_ascii_lowercase().into_bytes().into()).or_default().cues.add(cue);
        }
    }
}

fn number_role(name: &str, role: &str, value: &str) -> Role {
    let plural = name.ends_with('s');
    let number = value.parse().unwrap_or(0);
    match role {
        "cardinal" => Role::Cardinal(number),
        "scale" => Role::Scale(number, plural),
        "part" => Role::Part(number, plural),
        "group" => Role::Group(number, plural),
        "several" => Role::Several(number),
        "decade" => Role::Decade(number),
        "ordinal" => Role::Ordinal(number),
        "multiple" => value
            .parse::<Decimal>()
            .ok()
            .and_then(|times| u64::try_from(times * Decimal::ONE_HUNDRED).ok())
            .map_or(Role::None, Role::Multiple),
        _ => Role::None,
    }
}

/// The lines of a list, without its comments.
pub(super) fn rows(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Bounds that stand before and after a figure, by their words.
pub(super) struct Bounds {
    pub(super) before: FxHashMap<&'static str, Bound>,
    pub(super) after: FxHashMap<&'static str, Bound>,
}

pub(super) static BOUNDS: LazyLock<Bounds> = LazyLock::new(|| {
    let mut bounds = Bounds { before: FxHashMap::default(), after: FxHashMap::default() };
    for line in rows(include_str!("../../lexicon/bounds.txt")) {
        let mut parts = line.splitn(3, ' ');
        let (Some(name), Some(place), Some(words)) = (parts.next(), parts.next(), parts.next()) else { continue };
        let Some(bound) = Bound::from_key(name) else { continue };
        if place == "before" {
            bounds.before.insert(words, bound)
        } else {
            bounds.after.insert(words, bound)
        };
    }
    bounds
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_sorted_and_lower_case() {
        for list in [
            include_str!("../../lexicon/numbers.txt"),
            include_str!("../../lexicon/bounds.txt"),
            include_str!("../../lexicon/directions.txt"),
            include_str!("../../lexicon/figure_context.txt"),
            include_str!("../../lexicon/measured_nouns.txt"),
            include_str!("../../lexicon/currencies.txt"),
            include_str!("../../lexicon/units.txt"),
        ] {
            let lines: Vec<_> = rows(list).collect();
            assert!(lines.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", lines.windows(2).find(|pair| pair[0] >= pair[1]));
        }
    }

    #[test]
    fn no_word_is_longer_than_the_lexer_looks() {
        assert!(WORDS.keys().all(|name| name.len() <= LONGEST && !name.iter().any(u8::is_ascii_uppercase)));
    }
}
