//! One amount: a number with its sign, its currency or unit, and what it is counted per.

use super::lex::{Kind, Sentence};
use super::lexicon::{Cues, Role};
use super::number::{self, Form, Letters, Number};
use super::unit::{self, Unit};
use rust_decimal::Decimal;

/// An amount at its place.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    pub(super) number: Number,
    pub(super) negative: bool,
    pub(super) unit: Unit,
    /// Its first lexeme, sign and currency included.
    pub(super) start: usize,
    /// One past its last lexeme.
    pub(super) end: usize,
    /// Whether a currency sign stands before the number.
    pub(super) sign_first: bool,
}

impl Amount {
    pub(super) fn low(&self) -> Decimal {
        if self.negative { -self.number.high } else { self.number.value }
    }

    pub(super) fn high(&self) -> Decimal {
        if self.negative { -self.number.value } else { self.number.high }
    }

    /// A number and nothing else: it may be a year, or part of a name.
    pub(super) fn is_bare(&self) -> bool {
        self.unit == Unit::None && matches!(self.number.form, Form::Digits | Form::Words)
    }
}

/// The amount that begins at a lexeme.
pub(super) fn read(s: &Sentence<'_>, at: usize) -> Option<Amount> {
    read_after(s, at, Letters::Plain)
}

/// The amount that begins at a lexeme; `letters` says what a letter behind its number may mean.
pub(super) fn read_after(s: &Sentence<'_>, at: usize, mut letters: Letters) -> Option<Amount> {
    let (mut negative, mut next) = sign(s, at);
    let currency = prefix(s, next);
    if let Some((_, after)) = currency {
        (next, letters) = (after, Letters::Money);
        let (minus, after) = sign(s, next);
        (negative, next) = (negative || minus, after);
    }
    let number = number::read(s, next, letters)?;
    if currency.is_some() && !matches!(number.form, Form::Digits | Form::Scaled | Form::Fraction | Form::Words) {
        return None;
    }
    let amount = Amount { number, negative, unit: Unit::None, start: at, end: number.next, sign_first: currency.is_some() };
    let amount = match currency {
        Some((code, _)) => with_sign(s, amount, code),
        None => with_unit(s, amount)?,
    };
    Some(per(s, compound(s, amount)))
}

/// "-", "−", "minus", "negative" before a number.
fn sign(s: &Sentence<'_>, at: usize) -> (bool, usize) {
    let number_after = |next: usize| {
        s.kind(next) == Some(Kind::Number) || matches!(s.role(next), Role::Cardinal(_)) || matches!(s.mark_at(next), Some('$' | '€' | '£'))
    };
    if s.is(at, "minus") || s.is(at, "negative") {
        let next = if s.mark(at + 1, '-') { at + 2 } else { at + 1 };
        return if number_after(next) { (true, next) } else { (false, at) };
    }
    // A dash with a space before and none after it; alone at the beginning it may stand apart.
    let dash = s.mark(at, '-') || s.mark(at, '−');
    let tight = s.gap(at) && !s.gap(at + 1) && number_after(at + 1);
    let opens = at == 0 && s.kind(at + 1) == Some(Kind::Number);
    let after_sign = at > 0 && !s.gap(at) && !s.gap(at + 1) && matches!(s.mark_at(at - 1), Some('$' | '€' | '£' | '('));
    if dash && (tight || opens || after_sign) { (true, at + 1) } else { (false, at) }
}

/// A currency before a number: "$", "US$", "US $", "$US", "C $", "EUR", "Y=", "RM".
fn prefix(s: &Sentence<'_>, at: usize) -> Option<(&'static str, usize)> {
    let first = s.get(at)?;
    let number_at = |next: usize| {
        s.kind(next) == Some(Kind::Number)
            || s.dash(next) && s.kind(next + 1) == Some(Kind::Number)
            || matches!(s.role(next), Role::Cardinal(_) | Role::Scale(..))
    };
    let joined = |end: usize| s.get(end).map_or("", |last| s.slice(first.start, last.end));
    if first.kind == Kind::Word && matches!(s.mark_at(at + 1), Some('$' | '£' | '¥')) && number_at(at + 2) {
        // "a $5 fine" is no Australian money: a single letter is one only where it is joined to the sign, or is a capital other than "A".
        let loose_a = s.is(at, "a") && s.gap(at + 1);
        let letters: String = s.form(at).chars().filter(|c| *c != '.').collect();
        let whole = format!("{letters}{}", s.form(at + 1));
        // "was $5" must not become another currency: only letters that name one are taken.
        return unit::currency_sign(&whole).filter(|_| !loose_a).map(|code| (code, at + 2));
    }
    if matches!(first.kind, Kind::Mark(_))
        && s.is_word(at + 1)
        && !s.gap(at + 1)
        && number_at(at + 2)
        && let Some(code) = unit::currency_sign(joined(at + 1))
    {
        return Some((code, at + 2));
    }
    if s.mark(at + 1, '=') && number_at(at + 2) {
        return unit::currency_sign(joined(at + 1)).map(|code| (code, at + 2));
    }
    if !number_at(at + 1) {
        return None;
    }
    match first.kind {
        Kind::Mark(_) => unit::currency_sign(s.form(at)).map(|code| (code, at + 1)),
        Kind::Word if s.kind(at + 1) == Some(Kind::Number) => word_prefix(s, at),
        Kind::Word | Kind::Number | Kind::Code => None,
    }
}

/// "USD 22.5 million", "ringgit 42", "Rs20"; a name in small letters only where no other word goes with it.
fn word_prefix(s: &Sentence<'_>, at: usize) -> Option<(&'static str, usize)> {
    let form = s.form(at);
    let code = unit::currency_sign(form).filter(|_| form.len() > 1);
    let shouted = form.chars().all(|c| !c.is_lowercase()) || form.starts_with("Rs") || matches!(form, "Rp" | "Ksh" | "KSh" | "Dh" | "Dhs");
    let known = code.filter(|_| {
        shouted || form.len() == 3 && s.kind(at + 1) == Some(Kind::Number) && !s.has(at, Cues::FUNCTION) && form != "try" && form != "all"
    });
    let named =
        || unit::currency_name(s, at).filter(|(_, end)| *end == at + 1).map(|(code, _)| code).filter(|_| s.gap(at + 1) && lone_name(s, at));
    known.or_else(named).map(|code| (code, at + 1))
}

/// Whether a word, or the words from it on, can stand for a currency before a number.
pub(super) fn is_currency(s: &Sentence<'_>, at: usize) -> bool {
    unit::currency_sign(s.form(at)).is_some() || unit::currency_name(s, at).is_some()
}

/// A currency's name before a number belongs to it only where no number stands before the name.
fn lone_name(s: &Sentence<'_>, at: usize) -> bool {
    let free = at == 0 || !(s.kind(at - 1) == Some(Kind::Number) || s.role(at - 1) != Role::None);
    let form = s.form(at).to_ascii_lowercase();
    free && (at == 0 || matches!(form.as_str(), "dollar" | "ringgit" | "euro" | "sen" | "rupees" | "rupee"))
        && !matches!(form.as_str(), "real" | "won" | "pounds")
}

/// What may follow an amount with a currency sign: "$76 US", "$75 U.S.", "$40 million dollars".
fn with_sign(s: &Sentence<'_>, mut amount: Amount, code: &'static str) -> Amount {
    let mut code = code;
    let at = amount.end;
    if code == "USD" {
        let after = s.lower(at);
        let capital = s.get(at).is_some_and(|lexeme| lexeme.capital);
        match after.as_str() {
            "us" | "usd" if capital => amount.end = at + 1,
            "cad" | "cdn" | "canadian" if capital => (code, amount.end) = ("CAD", at + 1),
            "aud" | "australian" if capital => (code, amount.end) = ("AUD", at + 1),
            "nzd" if capital => (code, amount.end) = ("NZD", at + 1),
            "hkd" if capital => (code, amount.end) = ("HKD", at + 1),
            _ => {}
        }
    }
    if let Some((named, end)) = unit::currency_name(s, amount.end)
        && named == code
        && amount.number.form == Form::Scaled
        && (end > amount.end + 1 || s.form(amount.end).ends_with('s') || named != "USD")
    {
        amount.end = end;
    }
    if amount.end == at && amount.number.form == Form::Digits && s.dash(at) && !s.gap(at) && matches!(s.lower(at + 1).as_str(), "a" | "an")
    {
        amount.unit = Unit::Money(code.into());
        return amount;
    }
    amount.unit = Unit::Money(code.into());
    small_change(s, amount)
}

/// The unit after a number: percent, money or a measure; `None` where the number is no amount at all.
fn with_unit(s: &Sentence<'_>, amount: Amount) -> Option<Amount> {
    let after = amount.end;
    // "3-inch", "five-mile", "(kg)"
    let hyphen = s.mark(after, '-') && !s.gap(after) && !s.gap(after + 1);
    let bracket = (s.mark(after, '(') || s.mark(after, '{')) && (s.mark(after + 2, ')') || s.mark(after + 2, '}'));
    // "tens of thousands of dollars", "half a percentage point", "millions of barrels", "half of a mile"
    let of = amount.number.form == Form::Vague && s.is(after, "of")
        || matches!(amount.number.form, Form::Fraction) && (s.is(after, "a") || s.is(after, "an"));
    let of_a = amount.number.form == Form::Fraction && s.is(after, "of") && s.is(after + 1, "a");
    let at = if hyphen || of || bracket {
        after + 1
    } else if of_a {
        after + 2
    } else {
        after
    };
    let found = age(s, after).or_else(|| points(s, at, &amount)).or_else(|| unit_at(s, at, &amount));
    let Some((unit, mut end)) = found else {
        return Some(amount);
    };
    // "half of a percent" is one amount, "a third of pounds" is not.
    let time = unit.is_time();
    if bracket {
        end += 1;
    }
    if (of || of_a) && amount.number.form == Form::Fraction && time && !s.is(after, "an") && !s.is(after, "a") {
        return Some(amount);
    }
    let amount = Amount { unit, end, ..amount };
    Some(small_change(s, million_after_code(s, amount)))
}

/// "a quarter-point", "half a point": of interest rates, and so percentage points.
fn points(s: &Sentence<'_>, at: usize, amount: &Amount) -> Option<(Unit, usize)> {
    let part = amount.number.form == Form::Fraction && amount.number.value < Decimal::ONE;
    (part && (s.is(at, "point") || s.is(at, "points"))).then(|| (Unit::PercentagePoint, at + 1))
}

fn unit_at(s: &Sentence<'_>, at: usize, amount: &Amount) -> Option<(Unit, usize)> {
    unit::share(s, at).or_else(|| money_after(s, at, amount)).or_else(|| unit::quotient(s, at)).or_else(|| unit::measure(s, at))
}

/// A currency after a number: "dollars", "€", "US dollars", "USD", "pounds" unless they weigh something, "164p".
fn money_after(s: &Sentence<'_>, at: usize, amount: &Amount) -> Option<(Unit, usize)> {
    let money = |code: &str, end| Some((Unit::Money(code.into()), end));
    let next = s.get(at)?;
    if let Some((code, end)) = unit::currency_name(s, at) {
        // "won", "real", "rand" are also words.
        let doubtful = end == at + 1
            && matches!(s.lower(at).as_str(), "won" | "real" | "sol" | "dong" | "kip" | "lev")
            && (!matches!(amount.number.form, Form::Scaled | Form::Digits) || amount.number.value < Decimal::ONE_HUNDRED);
        if !doubtful && !s.is(end, "zone") {
            // "10 us dollar$"
            return money(code, end);
        }
    }
    if s.is(at, "pounds") || s.is(at, "pound") {
        let priced = amount.number.form == Form::Scaled || s.is(at + 1, "sterling");
        return priced.then(|| (Unit::Money("GBP".into()), at + 1));
    }
    match next.kind {
        Kind::Mark(_) if !(next.gap && s.kind(at + 1) == Some(Kind::Number) && !s.gap(at + 1)) => {
            money(unit::currency_sign(s.form(at))?, at + 1)
        }
        Kind::Word => {
            let form = s.form(at);
            let sign_after = s.get(at + 1).filter(|mark| mark.kind == Kind::Mark('$') && !mark.gap);
            if let Some(code) = sign_after.and_then(|mark| unit::currency_sign(s.slice(next.start, mark.end))) {
                return money(code, at + 2);
            }
            match form {
                "p" if !next.gap => money("pence", at + 1),
                "c" if !next.gap && amount.number.form == Form::Digits => money("cent", at + 1),
                "C" if !next.gap && s.mark(at + 1, '/') => money("cent", at + 1),
                "R" if next.gap && s.get(at + 1).is_none_or(|l| l.kind != Kind::Word) => money("ZAR", at + 1),
                "MUSD" | "musd" => Some((Unit::Money("MUSD".into()), at + 1)),
                "PS" | "LE" | "RM" | "L.E" | "L.E." => money(unit::currency_sign(form.trim_end_matches('.'))?, at + 1),
                _ if !form.is_ascii() => money(unit::currency_sign(form)?, at + 1),
                _ if form.len() == 3 && (next.capital || s.get(at + 1).is_none_or(|l| l.kind != Kind::Word || l.role != Role::None)) => {
                    money(unit::currency_sign(form)?, at + 1)
                }
                _ => None,
            }
        }
        Kind::Mark(_) | Kind::Number | Kind::Code => None,
    }
}

/// "75 USD million", "20 MUSD".
fn million_after_code(s: &Sentence<'_>, amount: Amount) -> Amount {
    if amount.unit == Unit::Money("MUSD".into()) {
        let number = amount.number.times(Decimal::from(1_000_000)).unwrap_or(amount.number);
        return Amount { number, unit: Unit::Money("USD".into()), ..amount };
    }
    match (s.role(amount.end), &amount.unit) {
        (Role::Scale(scale, false), Unit::Money(_)) if amount.number.form == Form::Digits => {
            match amount.number.times(Decimal::from(scale)) {
                Some(number) => Amount { number, end: amount.end + 1, ..amount },
                None => amount,
            }
        }
        _ => amount,
    }
}

/// "3 dollars 50 cents", "20 ringgit and 43c", "thirteen dollars and forty-five cents".
fn small_change(s: &Sentence<'_>, amount: Amount) -> Amount {
    let whole = matches!(&amount.unit, Unit::Money(code) if code.len() == 3) && matches!(amount.number.form, Form::Digits | Form::Words);
    let at = if s.is(amount.end, "and") { amount.end + 1 } else { amount.end };
    let cents = || {
        let small = number::read(s, at, Letters::Plain)
            .filter(|small| matches!(small.form, Form::Digits | Form::Words) && small.value < Decimal::ONE_HUNDRED)?;
        let ends = s.get(small.next).is_none() || s.mark(small.next, '.') && s.get(small.next + 1).is_none();
        let ranged = amount.start > 0 && (s.is(amount.start - 1, "between") || s.is(amount.start - 1, "from"));
        // "20 rupees 43", "$3 and fourteen": two digits and nothing behind them.
        let digits = small.form == Form::Words || s.form(at).len() == 2;
        if ends && !ranged && digits && small.value.fract().is_zero() {
            return small.value.checked_div(Decimal::ONE_HUNDRED).map(|part| (part, small.next));
        }
        let name = s.lower(small.next);
        let minor = matches!(name.as_str(), "cent" | "cents" | "c" | "pence" | "p" | "kopiykas" | "centimes" | "sen");
        minor.then(|| small.value.checked_div(Decimal::ONE_HUNDRED).map(|part| (part, small.next + 1)))?
    };
    match cents().filter(|_| whole && amount.number.value.fract().is_zero()) {
        Some((part, end)) => {
            let value = amount.number.value + part;
            let number = Number { value, high: value, step: Decimal::new(1, 2), ..amount.number };
            Amount { number, end, ..amount }
        }
        None => amount,
    }
}

/// "18-year-old", "18 years old", "18 years of age", "18 month-old".
fn age(s: &Sentence<'_>, after: usize) -> Option<(Unit, usize)> {
    let skip = |at: usize| if s.dash(at) { at + 1 } else { at };
    let at = skip(after);
    let unit = match s.lower(at).as_str() {
        "year" | "years" | "yr" => "year of age",
        "month" | "months" => "month of age",
        _ => return None,
    };
    let next = skip(at + 1);
    let end = if s.is(next, "old") || s.is(next, "olds") {
        next + 1
    } else if s.is(at + 1, "of") && s.is(at + 2, "age") {
        at + 3
    } else {
        return None;
    };
    Some((Unit::Measure(unit.into()), end))
}

/// "7 feet 10 inches", "5ft 10in", "2 kilometer, 1 metre": one amount in the smaller unit.
fn compound(s: &Sentence<'_>, amount: Amount) -> Amount {
    let Unit::Measure(_) = amount.unit else { return amount };
    let first = amount.unit.scale();
    if !matches!(&*first.dimension, "length" | "mass") || amount.negative || !matches!(amount.number.form, Form::Digits | Form::Words) {
        return amount;
    }
    let mut whole = amount;
    for _ in 0..2 {
        let Some(longer) = add_smaller(s, &whole) else { break };
        whole = longer;
    }
    whole
}

fn add_smaller(s: &Sentence<'_>, whole: &Amount) -> Option<Amount> {
    let mut at = whole.end;
    if s.mark(at, ',') && s.gap(at + 1) {
        at += 1;
    }
    if s.is(at, "and") || s.mark(at, '-') && s.is(at.wrapping_sub(1), "foot") {
        at += 1;
    }
    let number = number::read(s, at, Letters::Plain).filter(|number| matches!(number.form, Form::Digits | Form::Words))?;
    let (unit, end) = match unit::measure(s, number.next) {
        Some(found) => found,
        // "6-foot-2"
        None if s.mark(whole.end, '-') && !s.gap(at) && s.is(whole.end - 1, "foot") => (Unit::Measure("in".into()), number.next),
        // "6'2"
        None if at == whole.end && !s.gap(at) && s.mark(at - 1, '\'') => {
            (Unit::Measure("in".into()), if s.mark(number.next, '"') { number.next + 1 } else { number.next })
        }
        None => return None,
    };
    let (large, small) = (whole.unit.scale(), unit.scale());
    let fits = large.dimension == small.dimension && small.factor < large.factor && system(&unit) == system(&whole.unit);
    let limit = large.factor.checked_div(small.factor)?;
    // Nobody tells two lengths in yards and feet that are not one: "2 yards 7 feet".
    let within = number.value < limit || matches!(&whole.unit, Unit::Measure(name) if &**name == "yd");
    if !fits || !within || !whole.number.value.fract().is_zero() {
        return None;
    }
    let value = whole.number.value.checked_mul(limit)?.checked_add(number.value)?;
    Some(Amount { number: Number { value, high: value, step: number.step, ..number }, unit, end, ..whole.clone() })
}

/// Metric and customary units are never added up.
fn system(unit: &Unit) -> bool {
    matches!(unit, Unit::Measure(name) if matches!(&**name, "ft" | "in" | "yd" | "mi" | "lb" | "oz" | "stone"))
}

/// "per barrel", "a month", "an ounce", "/sq ft", "-a-day", "each year".
fn per(s: &Sentence<'_>, amount: Amount) -> Amount {
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
    let close = (at + 2..at + 9).find(|&end| s.mark(end, ')'));
    let money = (at + 1..at + 4).any(|inner| s.mark_at(inner).is_some_and(|mark| matches!(mark, '$' | '€' | '£' | '¥')));
    if s.mark(at, '(') && money { close.map_or(at, |close| close + 1) } else { at }
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
    if let Some((unit, end)) = unit::measure(s, at).or_else(|| bare_measure(s, at)) {
        let sold = unit.is_time()
            || matches!(&unit, Unit::Measure(name) if matches!(&**name, "barrel" | "oz" | "lb" | "kg" | "t" | "ton" | "L" | "gal" | "acre" | "bushel" | "mi" | "km" | "ft" | "m^2" | "sq ft" | "pint"));
        let single = !s.form(end - 1).ends_with('s') || s.form(end - 1).len() < 3;
        // "$5 a year ago" is no rate.
        let then = ["ago", "earlier", "before", "later", "on", "after", "old"].iter().any(|word| s.is(end, word)) && strict;
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
