//! What an amount is counted per: "a barrel", "/kWh", "per person", "-a-month".

use super::amount::Amount;
use super::lex::Sentence;
use super::lexicon::Cues;
use super::list::any_of;
use super::unit::Unit;
use super::units;

/// "per barrel", "a month", "an ounce", "/sq ft", "-a-day", "each year".
pub(super) fn per(s: &Sentence<'_>, amount: Amount) -> Amount {
    if !(matches!(amount.unit, Unit::Money(_) | Unit::Percent) || matches!(&amount.unit, Unit::Measure(name) if rate_of(name))) {
        return amount;
    }
    let skip = |at: usize| if s.mark(at, '-') && !s.gap(at) { at + 1 } else { at };
    let at = skip(bracket_end(s, amount.end));
    let word = s.is(at, "per") || s.is(at, "a") || s.is(at, "an");
    let slash = s.mark(at, '/');
    let each = s.is(at, "each") || s.is(at, "every");
    if !(word || slash || each) {
        return amount;
    }
    let below = skip(at + 1);
    let strict = !(s.is(at, "per") || slash);
    match denominator(s, below, strict).filter(|(unit, _)| !each || unit.is_time()) {
        // "C$6 (US$4.46) per share": what stands in the brackets is read by itself.
        Some((unit, _)) if at > amount.end + 1 => Amount { unit: Unit::Per(Box::new((amount.unit.clone(), unit))), ..amount },
        Some((unit, end)) => Amount { unit: Unit::Per(Box::new((amount.unit.clone(), unit))), end, ..amount },
        None => amount,
    }
}

/// One past brackets that hold a conversion, or the place itself.
fn bracket_end(s: &Sentence<'_>, at: usize) -> usize {
    let money = || (at + 1..at + 4).any(|inner| s.mark_at(inner).is_some_and(|mark| matches!(mark, '$' | '€' | '£' | '¥')));
    if !s.mark(at, '(') || !money() {
        return at;
    }
    let close = (at + 2..at + 9).find(|&end| s.mark(end, ')'));
    close.map_or(at, |close| close + 1)
}

fn rate_of(name: &str) -> bool {
    matches!(
        name,
        "barrel"
            | "L"
            | "gal"
            | "A"
            | "roentgen"
            | "kWh"
            | "MWh"
            | "Wh"
            | "m"
            | "km"
            | "t"
            | "kg"
            | "g"
            | "mg"
            | "µg"
            | "mi"
            | "in"
            | "mm"
            | "cm"
            | "lb"
            | "GW"
            | "cu m"
            | "cu ft"
            | "ton"
            | "bushel"
    )
}

/// What stands below the line. After "a", which is also an article, only what things are sold by.
fn denominator(s: &Sentence<'_>, at: usize, strict: bool) -> Option<(Unit, usize)> {
    if let Some((unit, end)) = units::measure(s, at).or_else(|| bare_measure(s, at)) {
        let sold = unit.is_time()
            || matches!(&unit, Unit::Measure(name) if matches!(&**name, "barrel" | "oz" | "lb" | "kg" | "t" | "ton" | "L" | "gal" | "acre" | "bushel" | "mi" | "km" | "ft" | "m^2" | "sq ft" | "pint"));
        let single = !s.form(end - 1).ends_with('s') || s.form(end - 1).len() < 3;
        // "$5 a year ago" is no rate.
        let then = s.is_one_of(end, const { &any_of(["ago", "earlier", "before", "later", "on", "after", "old"]) }) && strict;
        return (single && !then && (!strict || sold)).then_some((unit, end));
    }
    let name = s.lower(at);
    let sold = matches!(
        name.as_str(),
        "share" | "piece" | "head" | "person" | "unit" | "ton" | "pop" | "ticket" | "night" | "shift" | "seat" | "game"
    );
    (s.is_word(at) && (sold || !strict && !s.has(at, Cues::FUNCTION))).then(|| (Unit::Count(name.as_str().into()), at + 1))
}

/// Single letters below a line: "/m2", "/s".
fn bare_measure(s: &Sentence<'_>, at: usize) -> Option<(Unit, usize)> {
    let name = match s.form(at) {
        "day" => "day",
        "h" => "hour",
        "s" => "s",
        "kg" => "kg",
        _ => return None,
    };
    Some((Unit::Measure(name.into()), at + 1))
}
