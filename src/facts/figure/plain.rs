//! Which numbers are no figures: years, days of a month, clock times, and numbers that are part of a name ("iPhone 11", "Section 4").

use super::Bound;
use super::amount::Amount;
use super::bound::bound_before;
use super::lex::{Kind, Sentence};
use super::lexicon::{Cues, Role};
use super::list::any_of;
use super::number::{Form, is_plural};
use super::unit::Unit;
use super::units;

/// Where to go on after a number that is no figure; `None` where it is one.
pub(super) fn no_figure(s: &Sentence<'_>, amount: &Amount) -> Option<usize> {
    let (start, end) = (amount.start, amount.end);
    if amount.sign_first && amount.unit.is_money() {
        return None;
    }
    if joined_before(s, amount) || joined_after(s, amount) {
        return Some(chunk_end(s, end));
    }
    if type_letter(s, amount) {
        return Some(end);
    }
    if amount.unit != Unit::None {
        // "the 2 pm news", "Section 5 in": measures of one letter lose against names.
        return None;
    }
    if let Some(next) = date_or_clock(s, amount) {
        return Some(next);
    }
    if amount.number.form == Form::Words && is_one(s, start) && end == start + 1 && !one_counts(s, start) {
        return Some(end);
    }
    if !amount.is_bare() || amount.negative {
        return None;
    }
    if is_year(s, amount) || in_name(s, amount) || is_marker(s, amount) || is_address(s, amount) { Some(end) } else { None }
}

/// "a Boeing 777F": a letter of a type is no temperature.
fn type_letter(s: &Sentence<'_>, amount: &Amount) -> bool {
    let (start, end) = (amount.start, amount.end);
    let letter = end == start + 2 && !s.gap(end - 1) && matches!(s.form(end - 1), "C" | "F");
    letter && start > 1 && s.is_word(start - 1) && s.get(start - 1).is_some_and(|before| before.capital)
}

/// One past the last lexeme that hangs together with what stands before `end`.
fn chunk_end(s: &Sentence<'_>, end: usize) -> usize {
    let mut next = end;
    while s.get(next).is_some_and(|lexeme| !lexeme.gap && !matches!(lexeme.kind, Kind::Mark(',' | '.' | ';' | ')' | '"'))) {
        next += 1;
    }
    next
}

/// "S23", "COVID-19", "SCP-173", "9/11", "+1-222".
fn joined_before(s: &Sentence<'_>, amount: &Amount) -> bool {
    let start = amount.start;
    if start == 0 || s.gap(start) {
        return false;
    }
    match s.kind(start - 1) {
        Some(Kind::Word) => units::currency_sign(s.form(start - 1)).is_none(),
        Some(Kind::Number | Kind::Code) => !amount.negative,
        Some(Kind::Mark('-' | '–' | '‑')) if !s.gap(start - 1) && start >= 2 => {
            let prefix = start - 2;
            let allowed = s.is_one_of(prefix, const { &any_of(["sub", "minus", "now", "then", "to", "and"]) });
            let capital = s.form(prefix).chars().any(char::is_uppercase);
            let first = s.is_word(prefix) && (capital || amount.unit == Unit::None && s.role(prefix) == Role::None) && !allowed;
            first
                || matches!(s.kind(prefix), Some(Kind::Code))
                || s.kind(prefix) == Some(Kind::Number) && amount.is_bare() && amount.number.form == Form::Digits
        }
        Some(Kind::Mark('/' | '_' | '@' | '#' | '^')) => amount.is_bare(),
        Some(Kind::Mark('=' | '&' | '?')) => !s.gap(start - 1) && amount.is_bare(),
        Some(Kind::Mark(_)) | None => false,
    }
}

/// "5G", "3D", "1st", "49ers", "1990s", "two-bedroom".
fn joined_after(s: &Sentence<'_>, amount: &Amount) -> bool {
    let end = amount.end;
    let Some(next) = s.get(end).filter(|next| !next.gap) else { return false };
    match next.kind {
        Kind::Word => amount.unit == Unit::None && amount.number.form != Form::Multiple,
        Kind::Mark('-' | '‑') if amount.unit == Unit::None && !s.gap(end + 1) && s.is_word(end + 1) => {
            let range = s.is(end + 1, "to")
                || s.is(end + 1, "or")
                || s.role(end + 1) != Role::None
                || s.is(end + 1, "plus")
                || s.is(end + 1, "odd");
            let counted = s.has(end + 1, Cues::ATTRIBUTE) && !s.has(end + 1, Cues::MONTH);
            !(range || counted)
        }
        // "four-, five- and six-cylinder"
        Kind::Mark('^' | '_' | '@') => true,
        Kind::Mark(_) | Kind::Number | Kind::Code => false,
    }
}

/// "Jan. 24", "24 January", "11 a.m.", "9 o'clock", "1830 GMT".
fn date_or_clock(s: &Sentence<'_>, amount: &Amount) -> Option<usize> {
    let (start, end) = (amount.start, amount.end);
    let small = || amount.number.value.is_sign_positive() && amount.number.value < rust_decimal::Decimal::from(2500);
    if is_clock(s, end) && small() {
        return Some(end + 1);
    }
    let before = start.checked_sub(1).map(|at| if s.mark(at, '.') && at > 0 { at - 1 } else { at });
    // "in May 2,000 people": a number of thousands after a month is no day.
    let day = amount.number.value <= rust_decimal::Decimal::from(31)
        || s.form(end - 1).len() == 4 && s.form(end - 1).bytes().all(|byte| byte.is_ascii_digit());
    if amount.number.form == Form::Digits && day {
        if before.is_some_and(|at| {
            s.has(at, Cues::MONTH) && s.get(at).is_some_and(|month| month.capital || !matches!(s.form(at), "may" | "march" | "mar"))
        }) {
            let ranged = s.dash(end) && s.kind(end + 1) == Some(Kind::Number);
            return Some(if ranged { end + 2 } else { end });
        }
        if s.has(end, Cues::MONTH) && s.get(end).is_some_and(|month| month.capital || !matches!(s.form(end), "may" | "march" | "mar")) {
            return Some(end + 1);
        }
    }
    None
}

/// "am", "a.m.", "o'clock", and zones in capitals.
fn is_clock(s: &Sentence<'_>, at: usize) -> bool {
    const HALVES: [&str; 3] = ["am", "pm", "o'clock"];
    const ZONES: [&str; 9] = ["gmt", "utc", "est", "bst", "cet", "et", "pt", "edt", "pst"];
    let capitals = || s.form(at).chars().all(char::is_uppercase);
    if s.is_plain(at) {
        // None of them is longer, written as plain letters.
        let length = s.form(at).len();
        return length <= 3
            && (s.is_one_of(at, const { &any_of(HALVES) }) || s.is_one_of(at, const { &any_of(ZONES) }) && (length > 2 || capitals()));
    }
    if !s.is_word(at) {
        return false;
    }
    let word = s.lower(at);
    HALVES.contains(&&*word) || ZONES.contains(&&*word) && (word.len() > 2 || capitals())
}

fn is_one(s: &Sentence<'_>, at: usize) -> bool {
    s.is(at, "one")
}

/// "one" counts before a noun ("one man"), in "one of the", and where it stands all alone; else it is a pronoun.
fn one_counts(s: &Sentence<'_>, at: usize) -> bool {
    let after = at + 1;
    let deictic = at > 0
        && s.is_one_of(
            at - 1,
            const {
                &any_of([
                    "this", "that", "each", "every", "no", "another", "which", "the", "any", "someone", "first", "last", "next", "every",
                    "some", "day", "was",
                ])
            },
        );
    let name = at > 0 && s.get(at).is_some_and(|lexeme| lexeme.capital) && s.get(at - 1).is_some_and(|before| before.kind == Kind::Word);
    let alone = s.get(after).is_none() && at <= 1;
    if s.is(after, "of") && !s.is_one_of(after + 1, const { &any_of(["them", "us", "these", "which", "whom", "you"]) }) {
        return !(at > 0 && s.is_one_of(at - 1, const { &any_of(["no", "this", "that", "each", "every", "any", "which"]) }));
    }
    if deictic || name {
        return false;
    }
    let noun = s.is_word(after)
        && s.gap(after)
        && !s.has(after, Cues::FUNCTION)
        && !s.is_one_of(
            after,
            const {
                &any_of([
                    "another", "can", "could", "is", "who", "that", "day", "year", "week", "thing", "way", "reason", "might", "hopes",
                    "wonders", "needs", "side", "point", "step", "time", "more",
                ])
            },
        )
        && !is_plural(s, after);
    alone || noun
}

/// A year: four digits that count nothing.
fn is_year(s: &Sentence<'_>, amount: &Amount) -> bool {
    let form = s.form(amount.end - 1);
    if amount.number.form != Form::Digits || form.len() != 4 || !form.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let start = amount.start;
    let cue = start > 0 && s.has(start - 1, Cues::YEAR) || s.mark(start.wrapping_sub(1), '(') && s.mark(amount.end, ')');
    let range = s.dash(amount.end) && !s.gap(amount.end) && s.kind(amount.end + 1) == Some(Kind::Number);
    let recent = form.starts_with("19") || form.starts_with("20");
    if !recent {
        // "in 1066", "the 1995 proposal" is recent; older years need their word.
        return form.starts_with('1')
            && cue
            && !is_plural(s, amount.end)
            && start > 0
            && s.is_one_of(start - 1, const { &any_of(["in", "since", "year", "from", "circa", "until"]) });
    }
    if range && !cue && form.starts_with("20") {
        return true;
    }
    let counted = is_plural(s, amount.end) || is_plural(s, amount.end + 1) && s.is_word(amount.end) && !s.has(amount.end, Cues::FUNCTION);
    let article = start > 0 && s.is_one_of(start - 1, const { &any_of(["the", "a", "an", "its", "this", "their", "his", "her"]) });
    let capital = start > 0 && s.get(start - 1).is_some_and(|before| before.capital && before.kind == Kind::Word);
    let bounded = bound_before(s, start).1 != Bound::Exact;
    // "a close of 2015", "2000 people": only what is clearly counted is no year.
    cue && !bounded || article || capital && !bounded || !(counted || bounded)
}

/// Part of a name: after a capitalised word or a word like "section".
fn in_name(s: &Sentence<'_>, amount: &Amount) -> bool {
    let Some(before) = amount.start.checked_sub(1) else { return false };
    let Some(lexeme) = s.get(before).filter(|lexeme| lexeme.kind == Kind::Word) else { return false };
    if !s.gap(amount.start) {
        return false;
    }
    let plain = s.form(amount.end - 1).bytes().all(|byte| byte.is_ascii_digit()) || amount.number.form == Form::Words;
    if s.has(before, Cues::DESIGNATOR) && plain && s.form(amount.end - 1).len() <= 5 && !is_plural(s, before) {
        // "the number two", "level 3"; but "a row 3 metres long" has a unit and never comes here.
        return !is_plural(s, amount.end) || lexeme.capital;
    }
    let known = s.has(before, Cues::FUNCTION)
        || s.has(before, Cues::MONTH)
        || lexeme.role != Role::None
        || s.has(before, Cues::UP)
        || s.has(before, Cues::DOWN)
        || s.has(before, Cues::SCORE);
    let name = s.form(before).chars().any(char::is_uppercase) && !known;
    if !name || !plain {
        return false;
    }
    // "Murphy's 132 drivers": whose they are names nothing.
    let owner = s.form(before).ends_with("'s") || s.form(before).ends_with("’s");
    if owner && (is_plural(s, amount.end) || is_plural(s, amount.end + 1)) {
        return false;
    }
    if before == 0 {
        // The first word is always capitalised: a name only where nothing is counted, or it is written in capitals.
        return s.form(before).chars().skip(1).any(char::is_uppercase) || !is_plural(s, amount.end) && !is_plural(s, amount.end + 1);
    }
    if title_case(s) {
        return s.form(before).chars().filter(|c| c.is_uppercase()).count() > 1 && !is_plural(s, amount.end);
    }
    let spelled = amount.number.form == Form::Words;
    !spelled || s.get(amount.start).is_some_and(|number| number.capital)
}

/// Whether a sentence capitalises nearly every word, as headlines do.
fn title_case(s: &Sentence<'_>) -> bool {
    let words = s.lexemes.iter().filter(|lexeme| lexeme.kind == Kind::Word && lexeme.end - lexeme.start > 3);
    let (mut all, mut capital) = (0usize, 0usize);
    for lexeme in words {
        all += 1;
        capital += usize::from(lexeme.capital);
    }
    all >= 4 && capital * 10 >= all * 7
}

/// "(4)" after a name, "1." before an item, "[3]".
fn is_marker(s: &Sentence<'_>, amount: &Amount) -> bool {
    let (start, end) = (amount.start, amount.end);
    let bracketed = start > 0 && matches!((s.mark_at(start - 1), s.mark_at(end)), (Some('('), Some(')')) | (Some('['), Some(']')));
    let item = start == 0 && (s.mark(end, '.') || s.mark(end, ')')) && s.get(end + 1).is_some_and(|next| next.capital);
    (bracketed && start > 1 && amount.number.form == Form::Digits) && !(s.role(start.saturating_sub(2)) != Role::None) || item
}

/// "10 Downing Street".
fn is_address(s: &Sentence<'_>, amount: &Amount) -> bool {
    let capital = |at: usize| s.get(at).is_some_and(|lexeme| lexeme.kind == Kind::Word && lexeme.capital && lexeme.gap);
    let mut at = amount.end;
    while capital(at) && at < amount.end + 4 {
        if at > amount.end && s.has(at, Cues::ADDRESS) {
            return true;
        }
        at += 1;
    }
    false
}
