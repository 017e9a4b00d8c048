//! Currencies before and behind a number: "$7.5bn", "US$58.24", "EUR50m", "3 dollars 50 cents", "164p".

use super::amount::Amount;
use super::lex::{Kind, Sentence};
use super::lexicon::{Cues, Role};
use super::list::any_of;
use super::number::{self, Form, Letters, Number};
use super::unit::Unit;
use super::units;
use rust_decimal::Decimal;

/// A currency before a number: "$", "US$", "US $", "$US", "C $", "EUR", "Y=", "RM".
pub(super) fn prefix(s: &Sentence<'_>, at: usize) -> Option<(&'static str, usize)> {
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
        return units::currency_sign(&whole).filter(|_| !loose_a).map(|code| (code, at + 2));
    }
    if matches!(first.kind, Kind::Mark(_))
        && s.is_word(at + 1)
        && !s.gap(at + 1)
        && number_at(at + 2)
        && let Some(code) = units::currency_sign(joined(at + 1))
    {
        return Some((code, at + 2));
    }
    if s.mark(at + 1, '=') && number_at(at + 2) {
        return units::currency_sign(joined(at + 1)).map(|code| (code, at + 2));
    }
    if !number_at(at + 1) {
        return None;
    }
    match first.kind {
        Kind::Mark(mark) if mark.is_ascii() && mark != '$' => None,
        Kind::Mark(_) => units::currency_sign(s.form(at)).map(|code| (code, at + 1)),
        Kind::Word if s.kind(at + 1) == Some(Kind::Number) => word_prefix(s, at),
        Kind::Word | Kind::Number | Kind::Code => None,
    }
}

/// "USD 22.5 million", "ringgit 42", "Rs20"; a name in small letters only where no other word goes with it.
fn word_prefix(s: &Sentence<'_>, at: usize) -> Option<(&'static str, usize)> {
    let form = s.form(at);
    let code = units::sign_at(s, at).filter(|_| form.len() > 1);
    let shouted = form.chars().all(|c| !c.is_lowercase()) || form.starts_with("Rs") || matches!(form, "Rp" | "Ksh" | "KSh" | "Dh" | "Dhs");
    let known = code.filter(|_| {
        shouted || form.len() == 3 && s.kind(at + 1) == Some(Kind::Number) && !s.has(at, Cues::FUNCTION) && form != "try" && form != "all"
    });
    let named = || {
        units::currency_name(s, at).filter(|(_, end)| *end == at + 1).map(|(code, _)| code).filter(|_| s.gap(at + 1) && lone_name(s, at))
    };
    known.or_else(named).map(|code| (code, at + 1))
}

/// Whether a word, or the words from it on, can stand for a currency before a number.
pub(super) fn is_currency(s: &Sentence<'_>, at: usize) -> bool {
    units::sign_at(s, at).is_some() || units::currency_name(s, at).is_some()
}

/// A currency's name before a number belongs to it only where no number stands before the name.
fn lone_name(s: &Sentence<'_>, at: usize) -> bool {
    let free = at == 0 || !(s.kind(at - 1) == Some(Kind::Number) || s.role(at - 1) != Role::None);
    let form = s.form(at).to_ascii_lowercase();
    free && (at == 0 || matches!(form.as_str(), "dollar" | "ringgit" | "euro" | "sen" | "rupees" | "rupee"))
        && !matches!(form.as_str(), "real" | "won" | "pounds")
}

/// What may follow an amount with a currency sign: "$76 US", "$75 U.S.", "$40 million dollars".
pub(super) fn with_sign(s: &Sentence<'_>, mut amount: Amount, code: &'static str) -> Amount {
    let mut code = code;
    let at = amount.end;
    if code == "USD" && s.is_word(at) {
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
    if let Some((named, end)) = units::currency_name(s, amount.end)
        && named == code
        && amount.number.form == Form::Scaled
        && (end > amount.end + 1 || s.form(amount.end).ends_with('s') || named != "USD")
    {
        amount.end = end;
    }
    if amount.end == at
        && amount.number.form == Form::Digits
        && s.dash(at)
        && !s.gap(at)
        && s.is_one_of(at + 1, const { &any_of(["a", "an"]) })
    {
        amount.unit = Unit::Money(code.into());
        return amount;
    }
    amount.unit = Unit::Money(code.into());
    small_change(s, amount)
}

/// A currency after a number: "dollars", "€", "US dollars", "USD", "pounds" unless they weigh something, "164p".
pub(super) fn money_after(s: &Sentence<'_>, at: usize, amount: &Amount) -> Option<(Unit, usize)> {
    let money = |code: &str, end| Some((Unit::Money(code.into()), end));
    let next = s.get(at)?;
    if let Some((code, end)) = units::currency_name(s, at) {
        // "won", "real", "rand" are also words.
        let doubtful = end == at + 1
            && s.is_one_of(at, const { &any_of(["won", "real", "sol", "dong", "kip", "lev"]) })
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
        // Of the marks of ASCII only one stands for money.
        Kind::Mark(mark) if mark.is_ascii() && mark != '$' => None,
        Kind::Mark(_) if !(next.gap && s.kind(at + 1) == Some(Kind::Number) && !s.gap(at + 1)) => {
            money(units::currency_sign(s.form(at))?, at + 1)
        }
        Kind::Word => {
            let form = s.form(at);
            let sign_after = s.get(at + 1).filter(|mark| mark.kind == Kind::Mark('$') && !mark.gap);
            if let Some(code) = sign_after.and_then(|mark| units::currency_sign(s.slice(next.start, mark.end))) {
                return money(code, at + 2);
            }
            match form {
                "p" if !next.gap => money("pence", at + 1),
                "c" if !next.gap && amount.number.form == Form::Digits => money("cent", at + 1),
                "C" if !next.gap && s.mark(at + 1, '/') => money("cent", at + 1),
                "R" if next.gap && s.get(at + 1).is_none_or(|l| l.kind != Kind::Word) => money("ZAR", at + 1),
                "MUSD" | "musd" => Some((Unit::Money("MUSD".into()), at + 1)),
                "PS" | "LE" | "RM" | "L.E" | "L.E." => money(units::currency_sign(form.trim_end_matches('.'))?, at + 1),
                _ if !form.is_ascii() => money(units::currency_sign(form)?, at + 1),
                _ if form.len() == 3 && (next.capital || s.get(at + 1).is_none_or(|l| l.kind != Kind::Word || l.role != Role::None)) => {
                    money(units::currency_sign(form)?, at + 1)
                }
                _ => None,
            }
        }
        Kind::Mark(_) | Kind::Number | Kind::Code => None,
    }
}

/// "75 USD million", "20 MUSD".
pub(super) fn million_after_code(s: &Sentence<'_>, amount: Amount) -> Amount {
    if matches!(&amount.unit, Unit::Money(code) if &**code == "MUSD") {
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
pub(super) fn small_change(s: &Sentence<'_>, amount: Amount) -> Amount {
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
        let minor = s.is_one_of(small.next, const { &any_of(["cent", "cents", "c", "pence", "p", "kopiykas", "centimes", "sen"]) });
        minor.then(|| small.value.checked_div(Decimal::ONE_HUNDRED).map(|part| (part, small.next + 1)))?
    };
    match (whole && amount.number.value.fract().is_zero()).then(cents).flatten() {
        Some((part, end)) => {
            let value = amount.number.value + part;
            let number = Number { value, high: value, step: Decimal::new(1, 2), ..amount.number };
            Amount { number, end, ..amount }
        }
        None => amount,
    }
}
