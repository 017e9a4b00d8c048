//! Numbers in words that are no plain cardinals: "half a million", "a dozen", "tens of thousands", "several hundred", "threefold".

use super::cardinal::{cardinal, decimals};
use super::digits::loose;
use super::lex::{Kind, Sentence};
use super::lexicon::{Cues, Role};
use super::list::{Words, any_of};
use super::number::{Form, Letters, Number, is_plural};
use rust_decimal::Decimal;

/// Numbers in words.
pub(super) fn words(s: &Sentence<'_>, at: usize, letters: Letters) -> Option<Number> {
    let article = s.is(at, "a") || s.is(at, "an");
    if article {
        return after_article(s, at + 1);
    }
    match s.role(at) {
        Role::Cardinal(_) => cardinal(s, at, letters),
        Role::Scale(_, plural) => {
            if plural {
                vague(s, at)
            } else {
                cardinal(s, at, letters)
            }
        }
        Role::Group(_, true) => vague(s, at),
        // "a baker's dozen" is thirteen, and not ours to count.
        Role::Group(size, false) => {
            // "A trio of satellites", but "the trio played on".
            one_group(at, size)
                .filter(|_| size >= 12 || s.is(at + 1, "of"))
                .filter(|_| at == 0 || !s.form(at - 1).ends_with("'s") && !s.form(at - 1).ends_with("’s"))
        }
        Role::Part(part, _) => bare_part(s, at, part),
        Role::Multiple(hundredths) => multiple(s, at, hundredths),
        Role::Several(least) => several(s, at, least),
        Role::Ordinal(_) | Role::Decade(_) => None,
        Role::None => leading_point(s, at),
    }
}

/// "point 77", "point seven": at the beginning, or behind a word that only a number can follow.
fn leading_point(s: &Sentence<'_>, at: usize) -> Option<Number> {
    let opens = at == 0 || s.is_one_of(at - 1, const { &any_of(["by", "about", "of", "at", "nearly", "to", "from"]) });
    if !(s.is(at, "point") && opens) {
        return None;
    }
    if s.kind(at + 1) == Some(Kind::Number) && s.form(at + 1).bytes().all(|byte| byte.is_ascii_digit()) {
        let digits = s.form(at + 1);
        let scale = u32::try_from(digits.len()).ok().filter(|scale| *scale < 20)?;
        let value = Decimal::try_from_i128_with_scale(digits.parse().ok()?, scale).ok()?;
        return Some(Number::new(value, Decimal::new(1, scale), at + 2, Form::Scaled));
    }
    decimals(s, Number::new(Decimal::ZERO, Decimal::ONE, at, Form::Words))
}

fn one_group(at: usize, size: u64) -> Option<Number> {
    Some(Number::new(Decimal::from(size), Decimal::ONE, at + 1, Form::Words))
}

fn multiple(s: &Sentence<'_>, at: usize, hundredths: u64) -> Option<Number> {
    // "a double", "double-digit", "triple jump", "Triple H": only verbs and adverbs multiply.
    let adjective = s.is_one_of(at, const { &any_of(["double", "triple", "quadruple", "twice"]) });
    let value = Decimal::from(hundredths).checked_div(Decimal::ONE_HUNDRED)?;
    // "Twice as much as last year".
    let compares = s.is(at, "twice") && s.is(at + 1, "as");
    (!adjective || compares).then(|| Number::new(value, loose(value), at + 1, Form::Multiple))
}

/// "several hundred", "a few thousand": vague, from so many up to ten times the scale.
fn several(s: &Sentence<'_>, at: usize, least: u64) -> Option<Number> {
    let mut next = at + 1;
    if s.is(next, "of") {
        next += 1;
    }
    let (scale, end) = match s.role(next) {
        Role::Scale(scale, _) => (scale, next + 1),
        Role::Group(size, _) => (size, next + 1),
        _ => return None,
    };
    let mut number = Number::new(Decimal::from(least.min(2)), Decimal::ONE, end, Form::Vague);
    number.high = if least == 2 { Decimal::from(3) } else { Decimal::TEN };
    let mut number = number.times(Decimal::from(scale))?;
    while let Role::Scale(more, _) = s.role(number.next) {
        number = Number { next: number.next + 1, ..number.times(Decimal::from(more))? };
    }
    Some(number)
}

/// "billions", "tens of thousands", "hundreds of millions", "dozens".
fn vague(s: &Sentence<'_>, at: usize) -> Option<Number> {
    let (Role::Scale(first, _) | Role::Group(first, _)) = s.role(at) else { return None };
    let mut number = Number::new(Decimal::from(first), Decimal::from(first), at + 1, Form::Vague);
    let mut scaled = first != 10 && !s.is(at, "scores");
    while s.is(number.next, "of") {
        let Role::Scale(scale, _) = s.role(number.next + 1) else { break };
        number = Number { next: number.next + 2, ..number.times(Decimal::from(scale))? };
        scaled = true;
    }
    number.high = number.value.checked_mul(Decimal::TEN)?;
    // "scores of people" is an amount, "the scores" are results.
    let people = s.is(at, "scores") && s.is(number.next, "of") && !(at > 0 && s.has(at - 1, Cues::FUNCTION));
    (scaled || people).then_some(number)
}

/// After "a": "a hundred", "a million", "a dozen", "a third of", "a half", "a quarter of a million".
fn after_article(s: &Sentence<'_>, at: usize) -> Option<Number> {
    match s.role(at) {
        Role::Scale(scale, false) if scale != 10 => cardinal(s, at, Letters::Plain),
        Role::Group(size, false) => one_group(at, size).filter(|_| !s.is(at, "scores") && (size >= 12 || s.is(at + 1, "of"))),
        Role::Several(least) => several(s, at, least).or_else(|| couple(s, at, least)),
        Role::Part(part, false) => part_of(s, at, part),
        _ => None,
    }
}

/// "a couple of", and "a couple" or "a few" said alone.
fn couple(s: &Sentence<'_>, at: usize, count: u64) -> Option<Number> {
    let alone = at == 1 && s.get(at + 1).is_none();
    let number = Number::new(Decimal::from(count), Decimal::ONE, at + 1, Form::Words);
    if s.is(at, "couple") && s.is(at + 1, "of") {
        return is_plural(s, at + 2).then_some(Number { next: at + 2, ..number });
    }
    alone.then_some(number)
}

/// "half", "quarter" without an article: "half a million", "half the seats", "quarter million", "three-quarters".
fn bare_part(s: &Sentence<'_>, at: usize, part: u64) -> Option<Number> {
    let half = s.is(at, "half");
    let ordinal = at > 0 && (s.before(at).is_some_and(|before| before.role != Role::None || ordinal_like(s, at - 1)));
    if ordinal || !(half || (s.is(at, "quarter") && matches!(s.role(at + 1), Role::Scale(..)))) {
        return None;
    }
    let number = part_of(s, at, part)?;
    let after = number.next;
    let goes_on = number.form == Form::Scaled
        || s.get(after).is_none()
        || s.is_one_of(
            after,
            const {
                &any_of([
                    "the", "of", "a", "an", "all", "its", "their", "his", "her", "our", "my", "those", "these", "this", "that", "liter",
                    "litre", "mile", "point",
                ])
            },
        );
    // "Rose by half", "down by half since May".
    let by = at > 0 && s.is(at - 1, "by") && (!s.is_word(after) || s.is_one_of(after, &AFTER_SHARE));
    let counted = at > 0 && is_plural(s, after) && s.is_one_of(at - 1, const { &any_of(["than", "over", "about", "nearly", "almost"]) });
    (half && (goes_on || counted || by) || number.form == Form::Scaled).then_some(number)
}

fn ordinal_like(s: &Sentence<'_>, at: usize) -> bool {
    s.is_one_of(at, const { &any_of(["first", "second", "last", "latter", "other", "this", "next", "better", "opening", "and", "early", "late", "fiscal"]) })
}

/// What a change by a part stands behind, and what goes on after it.
const BEFORE_SHARE: Words<9> = any_of(["by", "down", "up", "about", "almost", "around", "nearly", "roughly", "than"]);
const AFTER_SHARE: Words<22> = any_of([
    "after", "against", "and", "as", "at", "because", "before", "between", "but", "compared", "during", "for", "from", "in", "last", "on",
    "over", "since", "this", "to", "when", "while",
]);
const COMPARED: Words<13> = any_of([
    "bigger", "cheaper", "dearer", "faster", "fewer", "greater", "higher", "larger", "longer", "lower", "shorter", "slower", "smaller",
]);

/// A fraction whose last word is at `at`; "a third" only where a share can follow.
fn part_of(s: &Sentence<'_>, at: usize, part: u64) -> Option<Number> {
    let value = Decimal::ONE.checked_div(Decimal::from(part))?;
    let number = Number::new(value, loose(value), at + 1, Form::Fraction);
    // "half a million", "a quarter of a million", "half a dozen"
    let mut scale = at + 1;
    // "A half-dozen eggs", "a half-million dollars"
    if part == 2 && s.dash(scale) && matches!(s.role(scale + 1), Role::Scale(..) | Role::Group(..)) {
        scale += 1;
    }
    if s.is(scale, "of") {
        scale += 1;
    }
    if s.is(scale, "a") || s.is(scale, "an") {
        scale += 1;
    }
    let times = match s.role(scale) {
        Role::Scale(times, false) if times > 10 => Some(times),
        Role::Group(times, false) => Some(times),
        _ => None,
    };
    if let Some(times) = times {
        let whole = number.times(Decimal::from(times))?;
        let step = if whole.value >= Decimal::TEN { whole.value.checked_div(Decimal::TEN)? } else { Decimal::ONE };
        return Some(Number { next: scale + 1, step, ..whole });
    }
    let units = s.dash(at + 1)
        || s.is_one_of(at + 1, const { &any_of(["point", "percentage", "mile", "inch", "liter", "litre", "teaspoon", "cup", "pound"]) });
    // "Fell by a third since May", "a third higher"; but "a third in a row".
    let change = at > 1 && s.is_one_of(at - 2, &BEFORE_SHARE) && s.is_one_of(at + 1, &AFTER_SHARE) || s.is_one_of(at + 1, &COMPARED);
    let share = s.get(at + 1).is_none()
        || change
        || s.is(at + 1, "of")
        || s.is(at + 1, "or")
        || s.is(at + 1, "more")
        || s.is(at + 1, "less")
        || !(s.is_word(at + 1));
    (part == 2 || units || share).then_some(number)
}
