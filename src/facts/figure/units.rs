//! Reads the unit behind a number: percent and points, currencies, measures by name and by symbol.

use super::lex::{Kind, Sentence};
use super::lexicon::Cues;
use super::list::any_of;
use super::lower::Lower;
use super::unit::Unit;
use super::unit_table::{CURRENCIES, TABLE};
use std::borrow::Cow;

/// The code of a currency sign or code, as written ("$", "US$", "EUR").
pub(super) fn currency_sign(sign: &str) -> Option<&'static str> {
    let code = CURRENCIES.signs.get(sign).copied();
    // Codes are also written in lower case where a text has lost its capitals.
    let careless = || {
        // Most words of three letters are no code in any case, so none of them is worth an allocation.
        let mut upper = [0; 3];
        match upper.get_mut(..sign.len()).filter(|place| place.len() == 3) {
            Some(place) => {
                place.copy_from_slice(sign.as_bytes());
                place.make_ascii_uppercase();
                std::str::from_utf8(&upper).ok().and_then(|upper| CURRENCIES.signs.get(upper).copied())
            }
            None => sign.ends_with('$').then(|| CURRENCIES.signs.get(sign.to_ascii_uppercase().as_str()).copied()).flatten(),
        }
    };
    code.or_else(careless)
}

/// The code of a currency sign or code at a lexeme.
pub(super) fn sign_at(s: &Sentence<'_>, at: usize) -> Option<&'static str> {
    if s.is_word(at) && !s.may_be(at, Cues::SIGN) { None } else { currency_sign(s.form(at)) }
}

/// The code of a currency by its name in up to four words from a lexeme on, and where it ends.
pub(super) fn currency_name(s: &Sentence<'_>, at: usize) -> Option<(&'static str, usize)> {
    s.may_be(at, Cues::STARTS_CURRENCY).then(|| longest(s, at, 4, |name| CURRENCIES.names.get(name).copied()))?
}

/// The longest run of words from `at` on that `find` knows, in lower case and joined by spaces.
fn longest<T>(s: &Sentence<'_>, at: usize, most: usize, find: impl Fn(&str) -> Option<T>) -> Option<(T, usize)> {
    let (mut name, mut best) = (String::with_capacity(32), None);
    let mut next = at;
    for _ in 0..most {
        if !s.is_word(next) {
            break;
        }
        if !name.is_empty() {
            name.push(' ');
        }
        s.push_lower(next, &mut name);
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

/// The measure at a lexeme and where it ends. `glued` says that the number stands right before it.
pub(super) fn measure(s: &Sentence<'_>, at: usize) -> Option<(Unit, usize)> {
    let glued = !s.gap(at);
    if let Some(found) = feet_and_inches(s, at) {
        return Some(found);
    }
    if degree(s, at)
        && let Some((unit, end)) =
            longest(s, at + 1, 1, |name| TABLE.names.get(name).cloned()).filter(|(unit, _)| unit.lent().dimension == "temperature")
    {
        return Some((unit, end));
    }
    if let Some(found) = symbol(s, at, glued) {
        return Some(found);
    }
    if !s.may_be(at, Cues::STARTS_UNIT) {
        return None;
    }
    let (unit, end) = longest(s, at, 4, |name| TABLE.names.get(name))?;
    let single = end == at + 1;
    let ends = s.get(end).is_none() || s.mark(end, '.') && s.get(end + 1).is_none();
    let preposition = s.is(at, "in") && !glued && !ends;
    let named = !(single && (preposition || doubtful(s, at, glued))) && !capitalised_name(s, at, end);
    named.then(|| (unit.clone(), stop(s, end)))
}

/// No symbol is longer, in bytes, white space aside.
const LONGEST_SYMBOL: usize = 10;

/// Symbols are matched as written, the longest first: "km/h", "m²", "°C", "kWh".
pub(super) fn symbol(s: &Sentence<'_>, at: usize, glued: bool) -> Option<(Unit, usize)> {
    let first = s.get(at)?;
    if first.end - first.start > LONGEST_SYMBOL {
        return None;
    }
    // No symbol begins with a digit, or with a mark of the alphabet's set.
    let begins = match first.kind {
        Kind::Word => s.may_be(at, Cues::SYMBOL),
        Kind::Mark(mark) => !mark.is_ascii(),
        Kind::Number | Kind::Code => false,
    };
    if !begins {
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
        let careless = || if text.len() <= 4 { TABLE.careless.get(Lower::of(&text).as_str()) } else { None };
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
        "C" => glued || s.is_one_of(end, const { &any_of(["melting", "freezing", "boiling"]) }) || ends && !s.mark(end, '.'),
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
    let name = || s.is_one_of(at, const { &any_of(["stone", "turn", "turns", "cup", "cups", "amp", "bits", "bit", "deg", "bar", "bars"]) });
    s.get(at).is_some_and(|lexeme| lexeme.capital && lexeme.start > 12) && name() || s.is(at, "kn") && !glued
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
    if !s.is_word(at) {
        return None;
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
    // "p.c."
    let begins = s.has(at, Cues::SHARE) || !s.is_plain(at) && s.form(at).contains('.');
    begins.then(|| longest(s, at, 3, find))?
}
