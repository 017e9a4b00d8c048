//! Reads one number, in digits or in words: "7.5 billion", "twenty-one", "half a million", "two-thirds", "tens of thousands", "threefold".

use super::lex::{Kind, Sentence};
use super::lexicon::{Cues, Role};
use rust_decimal::Decimal;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Digits alone: it may be a year, a day or part of a name.
    Digits,
    /// Words alone.
    Words,
    /// With a scale word or letter: "7.5 billion".
    Scaled,
    /// "two-thirds", "half", "1/4".
    Fraction,
    /// "billions", "dozens": from `value` up to `high`.
    Vague,
    /// "doubled", "threefold".
    Multiple,
}

/// A number as written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    pub(super) value: Decimal,
    /// The other end of a vague amount; the value itself for all else.
    pub(super) high: Decimal,
    /// The size of its last digit as written.
    pub(super) step: Decimal,
    /// One past its last lexeme.
    pub(super) next: usize,
    pub(super) form: Form,
    /// What a scale word multiplied it by.
    pub(super) scale: Decimal,
}

impl Number {
    fn new(value: Decimal, step: Decimal, next: usize, form: Form) -> Self {
        Self { value, high: value, step, next, form, scale: Decimal::ONE }
    }

    /// The same number in thousands, millions...
    pub(super) fn times(self, scale: Decimal) -> Option<Self> {
        let times = |value: Decimal| value.checked_mul(scale);
        let form = if self.form == Form::Vague { Form::Vague } else { Form::Scaled };
        Some(Self { value: times(self.value)?, high: times(self.high)?, step: times(self.step)?, scale: times(self.scale)?, form, ..self })
    }
}

/// What a scale letter may mean where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letters {
    /// After a currency sign: "$30m" is thirty million.
    Money,
    /// Anywhere else: "30m" may be thirty metres.
    Plain,
}

/// The number that begins at a lexeme, without its sign.
pub(super) fn read(s: &Sentence<'_>, at: usize, letters: Letters) -> Option<Number> {
    over(s, at).or_else(|| simple(s, at, letters))
}

/// "1 over 20", where nothing is counted behind it: "2 over three days" is no fraction.
fn over(s: &Sentence<'_>, at: usize) -> Option<Number> {
    if !s.over || !(1..=8).any(|ahead| s.is(at + ahead, "over")) {
        return None;
    }
    let above = simple(s, at, Letters::Plain).filter(|above| s.is(above.next, "over"))?;
    let below = simple(s, above.next + 1, Letters::Plain)?;
    let plain = |number: &Number| matches!(number.form, Form::Digits | Form::Words | Form::Scaled) && number.value.fract().is_zero();
    let ends = s.get(below.next).is_none() || s.mark(below.next, '.') && s.get(below.next + 1).is_none();
    let value = above.value.checked_div(below.value)?;
    (plain(&above) && plain(&below) && ends && below.value > Decimal::ONE)
        .then(|| Number::new(value, loose(value), below.next, Form::Fraction))
}

fn simple(s: &Sentence<'_>, at: usize, letters: Letters) -> Option<Number> {
    match s.kind(at)? {
        Kind::Number => scaled(s, with_fraction(s, digits(s, at)?), letters),
        Kind::Mark(mark) => {
            let value = vulgar(mark)?;
            scaled(s, Number::new(value, loose(value), at + 1, Form::Fraction), letters)
        }
        Kind::Word => words(s, at, letters),
        Kind::Code => None,
    }
}

fn digits(s: &Sentence<'_>, at: usize) -> Option<Number> {
    let form = s.form(at);
    let comma = form.rsplit_once(',').is_some_and(|(_, last)| last.len() < 3);
    let (mut mantissa, mut scale, mut pointed, mut zeros, mut count) = (0i128, 0u32, false, 0u32, 0u32);
    for byte in form.bytes() {
        match byte {
            b'0'..=b'9' => {
                mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
                scale += u32::from(pointed);
                zeros = if byte == b'0' { zeros + 1 } else { 0 };
                count += 1;
            }
            b'.' => pointed = true,
            b',' => pointed |= comma && !form.contains('.') && form.matches(',').count() == 1,
            _ => {}
        }
    }
    let value = Decimal::try_from_i128_with_scale(mantissa, scale).ok()?;
    // Zeros at the end of a whole number say little: two digits are always meant.
    let step = if pointed { Decimal::try_from_i128_with_scale(1, scale).ok()? } else { power(zeros.min(count.saturating_sub(2)))? };
    Some(Number::new(value, step, at + 1, Form::Digits))
}

fn power(exponent: u32) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(10i128.checked_pow(exponent)?, 0).ok()
}

/// Fractions in words are used loosely: two-thirds may be 66 or 67 percent.
fn loose(value: Decimal) -> Decimal {
    let fine = Decimal::new(2, 2);
    if value < fine { value } else { fine }
}

/// "2 1/4", "1/4", "2½".
fn with_fraction(s: &Sentence<'_>, number: Number) -> Number {
    let at = number.next;
    if let Some(number) = power_of(s, number).or_else(|| pointed(s, number)) {
        return number;
    }
    if let Some(value) = s.mark_at(at).and_then(vulgar) {
        return sum(number, value, at + 1);
    }
    if let Some(value) = slashed(s, at - 1) {
        return Number::new(value, loose(value), at + 2, Form::Fraction);
    }
    match slashed(s, at) {
        Some(value) if value < Decimal::ONE && s.gap(at) => sum(number, value, at + 3),
        _ => number,
    }
}

/// "10^6", "2.5^-1": `None` where it is too large or too small to be exact to the digits that a decimal holds.
fn power_of(s: &Sentence<'_>, number: Number) -> Option<Number> {
    let mark = number.next;
    if !s.mark(mark, '^') || s.gap(mark) {
        return None;
    }
    let signed = s.mark(mark + 1, '-') || s.mark(mark + 1, '+');
    let at = if signed { mark + 2 } else { mark + 1 };
    let exponent: u32 = s.form(at).parse().ok().filter(|exponent| *exponent <= 64)?;
    let mut value = Decimal::ONE;
    for _ in 0..exponent {
        value = value.checked_mul(number.value)?;
    }
    if s.mark(mark + 1, '-') {
        value = Decimal::ONE.checked_div(value)?;
    }
    Some(Number::new(value, loose(value), at + 1, Form::Scaled))
}

/// "1 point 5": digits on both sides of the word.
fn pointed(s: &Sentence<'_>, number: Number) -> Option<Number> {
    let at = number.next;
    let digit = |at: usize| s.kind(at) == Some(Kind::Number) && s.form(at).bytes().all(|byte| byte.is_ascii_digit());
    // "32 . 99 %": how corpora set words and marks apart.
    let apart = s.mark(at, '.') && s.gap(at) && s.gap(at + 1) && (s.mark(at + 2, '%') || s.is(at + 2, "percent"));
    if !((s.is(at, "point") || apart) && digit(at - 1) && digit(at + 1)) || s.form(at + 1).len() > 3 {
        return None;
    }
    let part = Decimal::try_from_i128_with_scale(s.form(at + 1).parse().ok()?, u32::try_from(s.form(at + 1).len()).ok()?).ok()?;
    Some(Number::new(number.value.checked_add(part)?, Decimal::new(1, u32::try_from(s.form(at + 1).len()).ok()?), at + 2, Form::Digits))
}

fn sum(number: Number, part: Decimal, next: usize) -> Number {
    match number.value.checked_add(part) {
        Some(value) => Number::new(value, loose(part), next, Form::Fraction),
        None => number,
    }
}

/// "3/4" at a lexeme; not "9/11", "24/7" or a date.
fn slashed(s: &Sentence<'_>, at: usize) -> Option<Decimal> {
    let joined = s.mark(at + 1, '/') && !s.gap(at + 1) && !s.gap(at + 2);
    let spaced = s.mark(at + 1, '/') && s.gap(at + 1) && s.gap(at + 2);
    let whole = s.kind(at)? == Kind::Number && s.kind(at + 2)? == Kind::Number && !(s.mark(at + 3, '/') || at > 0 && s.mark(at - 1, '/'));
    let (above, below) = (s.form(at).parse::<u64>().ok()?, s.form(at + 2).parse::<u64>().ok()?);
    let usual = matches!(below, 2..=6 | 8 | 10 | 12 | 15 | 16 | 20 | 25 | 32 | 64 | 100 | 1000) && !(s.form(at).len() == 4 && below < 100);
    if (joined || spaced) && whole && usual { Decimal::from(above).checked_div(Decimal::from(below)) } else { None }
}

fn vulgar(mark: char) -> Option<Decimal> {
    let (above, below) = match mark {
        '¼' => (1, 4),
        '½' => (1, 2),
        '¾' => (3, 4),
        '⅐' => (1, 7),
        '⅑' => (1, 9),
        '⅒' => (1, 10),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Decimal::from(above).checked_div(Decimal::from(below))
}

/// Scale words and letters after a number: "hundred", "million", "bn", "3 hundred million", "lakh crore".
fn scaled(s: &Sentence<'_>, mut number: Number, letters: Letters) -> Option<Number> {
    let plain = number;
    while let Some((scale, next)) = scale_at(s, number.next, letters) {
        number = Number { next, ..number.times(scale)? };
    }
    if number.next == plain.next && number.form == Form::Digits && s.role(number.next).is_group() {
        return group(s, number);
    }
    if number.form == Form::Scaled {
        return Some(tail(s, number));
    }
    Some(number)
}

/// What follows a scaled number: "4 thousand 3 hundred", "a million and a half".
fn tail(s: &Sentence<'_>, number: Number) -> Number {
    let at = number.next;
    if s.is(at, "and") && (s.is(at + 1, "a") && s.is(at + 2, "half")) && !matches!(s.role(at + 3), Role::Scale(..)) {
        return number.scale.checked_div(Decimal::TWO).map_or(number, |half| add(number, half, at + 3));
    }
    let start = if s.is(at, "and") { at + 1 } else { at };
    if number.scale == Decimal::ONE_HUNDRED && s.is(at, "and") {
        let small = read(s, at + 1, Letters::Plain).filter(|small| {
            matches!(small.form, Form::Digits | Form::Words) && small.value < Decimal::ONE_HUNDRED && small.value.fract().is_zero()
        });
        if let Some(small) = small {
            return add(number, small.value, small.next);
        }
    }
    let below = || {
        let small = digits(s, start).filter(|_| s.kind(start) == Some(Kind::Number))?;
        let (scale, next) = scale_at(s, small.next, Letters::Plain)?;
        let value = small.value.checked_mul(scale)?;
        (value < number.scale && scale >= Decimal::ONE_HUNDRED && s.is_word(small.next)).then_some((value, next))
    };
    let worded = || {
        let small = words(s, start, Letters::Plain).filter(|small| small.form == Form::Scaled && small.value < number.scale)?;
        (s.is(at, "and") && !s.is(start, "a")).then_some((small.value, small.next))
    };
    below().or_else(worded).map_or(number, |(value, next)| add(number, value, next))
}

fn add(number: Number, part: Decimal, next: usize) -> Number {
    match number.value.checked_add(part) {
        Some(value) => Number { value, high: value, next, step: number.step.min(part), ..number },
        None => number,
    }
}

impl Role {
    fn is_group(self) -> bool {
        matches!(self, Self::Group(..))
    }
}

/// A scale at a lexeme: a word, or letters that mean one.
fn scale_at(s: &Sentence<'_>, at: usize, letters: Letters) -> Option<(Decimal, usize)> {
    // "a 2.5-million-dollar house"
    let (at, joined) = if s.mark(at, '-') && !s.gap(at) && !s.gap(at + 1) { (at + 1, true) } else { (at, false) };
    if let Role::Scale(scale, _) = s.role(at) {
        return (scale != 10).then(|| (Decimal::from(scale), at + 1));
    }
    if joined || !s.is_word(at) {
        return None;
    }
    letter_scale(s, at, letters).map(|scale| (Decimal::from(scale), at + 1))
}

fn letter_scale(s: &Sentence<'_>, at: usize, letters: Letters) -> Option<u64> {
    let glued = !s.gap(at);
    match s.form(at) {
        "k" | "K" if glued || letters == Letters::Money => Some(1_000),
        "k" | "K" if s.get(at + 1).is_none() => Some(1_000),
        "bn" | "Bn" | "BN" | "bln" | "BLN" => Some(1_000_000_000),
        "mn" | "Mn" | "mln" | "MLN" | "mio" | "mil" | "MM" | "mm"
            if letters == Letters::Money || (s.form(at) != "mm" && s.form(at) != "mil") =>
        {
            Some(1_000_000)
        }
        "tn" | "Tn" | "trn" | "tln" => Some(1_000_000_000_000),
        "b" | "B" if letters == Letters::Money || s.form(at) == "B" && plural_follows(s, at + 1) => Some(1_000_000_000),
        "t" | "T" if letters == Letters::Money && glued => Some(1_000_000_000_000),
        "m" | "M" if letters == Letters::Money => Some(1_000_000),
        "M" if !s.mark(at + 1, '/') => Some(1_000_000),
        "m" if glued && !length_follows(s, at + 1) && (plural_follows(s, at + 1) || s.is(at + 1, "of")) => Some(1_000_000),
        "G" if s.get(at + 1).is_none() => Some(1_000_000_000),
        "cr" | "Cr" => Some(10_000_000),
        _ => None,
    }
}

/// Whether a plural noun stands within the next words: "35m people", "4.3M digital and physical sales".
fn plural_follows(s: &Sentence<'_>, at: usize) -> bool {
    (at..at + 3).take_while(|&word| s.is_word(word) && !s.has(word, Cues::FUNCTION)).any(|word| is_plural(s, word))
}

/// Whether a word looks like a plural noun.
pub(super) fn is_plural(s: &Sentence<'_>, at: usize) -> bool {
    let form = s.form(at);
    let regular = form.len() > 3 && form.ends_with('s') && !form.ends_with("ss") && !form.ends_with("us") && !form.ends_with("is");
    s.is_word(at) && !s.has(at, Cues::FUNCTION) && (regular || s.has(at, Cues::PLURAL))
}

fn length_follows(s: &Sentence<'_>, at: usize) -> bool {
    let at = if s.dash(at) { at + 1 } else { at };
    s.has(at, Cues::LENGTH)
}

/// Numbers in words.
fn words(s: &Sentence<'_>, at: usize, letters: Letters) -> Option<Number> {
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
            one_group(at, size).filter(|_| at == 0 || !s.form(at - 1).ends_with("'s") && !s.form(at - 1).ends_with("’s"))
        }
        Role::Part(part, _) => bare_part(s, at, part),
        Role::Multiple(hundredths) => multiple(s, at, hundredths),
        Role::Several(least) => several(s, at, least),
        Role::None => leading_point(s, at),
    }
}

/// "point 77", "point seven": at the beginning, or behind a word that only a number can follow.
fn leading_point(s: &Sentence<'_>, at: usize) -> Option<Number> {
    let opens = at == 0 || ["by", "about", "of", "at", "nearly", "to", "from"].iter().any(|word| s.is(at - 1, word));
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
    let form = s.lower(at);
    let adjective = matches!(form.as_str(), "double" | "triple" | "quadruple" | "twice");
    let value = Decimal::from(hundredths).checked_div(Decimal::ONE_HUNDRED)?;
    (!adjective).then(|| Number::new(value, loose(value), at + 1, Form::Multiple))
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
        Role::Group(size, false) => one_group(at, size).filter(|_| !s.is(at, "scores")),
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
        || [
            "the", "of", "a", "an", "all", "its", "their", "his", "her", "our", "my", "those", "these", "this", "that", "liter", "litre",
            "mile", "point",
        ]
        .iter()
        .any(|word| s.is(after, word));
    let counted = at > 0 && is_plural(s, after) && ["than", "over", "about", "nearly", "almost"].iter().any(|word| s.is(at - 1, word));
    (half && (goes_on || counted) || number.form == Form::Scaled).then_some(number)
}

fn ordinal_like(s: &Sentence<'_>, at: usize) -> bool {
    ["first", "second", "last", "latter", "other", "this", "next", "better", "opening", "and", "early", "late", "fiscal"]
        .iter()
        .any(|word| s.is(at, word))
}

/// A fraction whose last word is at `at`; "a third" only where a share can follow.
fn part_of(s: &Sentence<'_>, at: usize, part: u64) -> Option<Number> {
    let value = Decimal::ONE.checked_div(Decimal::from(part))?;
    let number = Number::new(value, loose(value), at + 1, Form::Fraction);
    // "half a million", "a quarter of a million", "half a dozen"
    let mut scale = at + 1;
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
        || ["point", "percentage", "mile", "inch", "liter", "litre", "teaspoon", "cup", "pound"].iter().any(|word| s.is(at + 1, word));
    let share = s.get(at + 1).is_none()
        || s.is(at + 1, "of")
        || s.is(at + 1, "or")
        || s.is(at + 1, "more")
        || s.is(at + 1, "less")
        || !(s.is_word(at + 1));
    (part == 2 || units || share).then_some(number)
}

/// Cardinals: "twenty-one trillion and three hundred", "two hundred point zero three", "three fifths", "one and a half million".
fn cardinal(s: &Sentence<'_>, start: usize, letters: Letters) -> Option<Number> {
    let mut reader = Cardinal { total: 0, current: 0, last: 0, smallest: u64::MAX, scaled: false };
    let mut at = start;
    let mut end = start;
    loop {
        match s.role(at) {
            Role::Cardinal(value) if reader.takes(value) => reader.add(value),
            Role::Scale(scale, _) if scale != 10 && reader.scales(at == start) => reader.scale(scale)?,
            _ => break,
        }
        end = at + 1;
        at = joint(s, end, &reader);
    }
    if end == start {
        return None;
    }
    let value = reader.value()?;
    let form = if reader.scaled { Form::Scaled } else { Form::Words };
    let mut number = Number::new(Decimal::from(value), Decimal::from(reader.step(value)), end, form);
    if reader.scaled {
        number.scale = Decimal::from(reader.smallest_scale());
    }
    finish(s, number, &reader, letters)
}

/// What may stand between the words of a number: a hyphen after tens, "and" after a hundred or more.
fn joint(s: &Sentence<'_>, at: usize, reader: &Cardinal) -> usize {
    let follows = |next: usize| matches!(s.role(next), Role::Cardinal(_) | Role::Scale(..));
    if s.mark(at, '-') && follows(at + 1) && (s.gap(at) == s.gap(at + 1)) && (!s.gap(at) || reader.last >= 20) {
        return at + 1;
    }
    let small = matches!(s.role(at + 1), Role::Cardinal(_));
    if s.is(at, "and") && small && reader.last >= 100 && parts_after(s, at + 1).is_none() { at + 1 } else { at }
}

/// Fractions, decimals, dozens and letters after a cardinal.
fn finish(s: &Sentence<'_>, number: Number, reader: &Cardinal, letters: Letters) -> Option<Number> {
    let at = number.next;
    if s.is(at, "point")
        && let Some(pointed) = decimals(s, number)
    {
        return scaled(s, pointed, letters);
    }
    if let Some(fraction) = compound_fraction(s, number, reader) {
        return Some(fraction);
    }
    let dashed = if s.dash(at) && s.gap(at) == s.gap(at + 1) { at + 1 } else { at };
    if let Role::Part(part, plural) = s.role(dashed)
        && let Some(fraction) = fraction(s, number, reader, part, plural, dashed)
    {
        return scaled(s, fraction, letters);
    }
    if let Some((part, next)) = and_part(s, at) {
        let unit = match s.role(next) {
            Role::Scale(scale, _) if number.form == Form::Scaled => {
                let whole = number.value.checked_add(part.checked_mul(Decimal::from(scale))?)?;
                return Some(Number {
                    value: whole,
                    high: whole,
                    next: next + 1,
                    step: Decimal::from(scale).checked_div(Decimal::TEN)?,
                    ..number
                });
            }
            _ if number.form == Form::Scaled && number.scale > Decimal::ONE_HUNDRED => number.scale,
            _ => Decimal::ONE,
        };
        let whole = number.value.checked_add(part.checked_mul(unit)?)?;
        return scaled(s, Number { value: whole, high: whole, next, step: Decimal::new(1, 1).checked_mul(unit)?, ..number }, letters);
    }
    if s.role(at).is_group() {
        return group(s, number);
    }
    // "twelve bn", "fifteen m"
    scaled(s, number, letters)
}

fn group(s: &Sentence<'_>, number: Number) -> Option<Number> {
    let Role::Group(size, _) = s.role(number.next) else { return Some(number) };
    if s.is(number.next, "scores") {
        return Some(number);
    }
    Some(Number { next: number.next + 1, ..number.times(Decimal::from(size))? })
}

/// "point zero three" after a number.
fn decimals(s: &Sentence<'_>, number: Number) -> Option<Number> {
    let (mut value, mut unit, mut at) = (number.value, Decimal::ONE, number.next + 1);
    while let Role::Cardinal(digit) = s.role(at) {
        let shift = if digit >= 10 { Decimal::ONE_HUNDRED } else { Decimal::TEN };
        unit = unit.checked_div(shift)?;
        let mut digit = Decimal::from(digit);
        at += 1;
        // "point seventy-one"
        if digit >= Decimal::from(20)
            && s.dash(at)
            && let Role::Cardinal(ones @ 1..=9) = s.role(at + 1)
        {
            digit = digit.checked_add(Decimal::from(ones))?;
            at += 2;
        }
        value = value.checked_add(digit.checked_mul(unit)?)?;
    }
    (at > number.next + 1).then(|| Number::new(value, unit, at, Form::Words))
}

/// "three twenty-firsts", "one hundred thirty fifths": the tens before a plural ordinal belong to it where a number stands above them.
fn compound_fraction(s: &Sentence<'_>, number: Number, reader: &Cardinal) -> Option<Number> {
    let at = number.next;
    // "three twenty-firsts": the tens are not read yet; "one hundred thirty fifths": they were read last.
    let (above, tens, after) = match s.role(at) {
        Role::Cardinal(tens) => (Some(number.value), tens, at + 1),
        Role::None | Role::Scale(..) | Role::Part(..) | Role::Group(..) | Role::Multiple(_) | Role::Several(_) => {
            let summed = at > 1 && s.is(at - 2, "and");
            (number.value.checked_sub(Decimal::from(reader.last)).filter(|_| !summed), reader.last, at)
        }
    };
    let ordinal = if s.mark(after, '-') && !s.gap(after) { after + 1 } else { after };
    let ones = match s.role(ordinal) {
        Role::Part(ones @ 3..=9, true) => ones,
        _ if s.is(ordinal, "firsts") => 1,
        _ => return None,
    };
    let value = above.filter(|above| *above >= Decimal::ONE)?.checked_div(Decimal::from(tens + ones))?;
    (tens % 10 == 0 && (20..=90).contains(&tens)).then(|| Number::new(value, loose(value), ordinal + 1, Form::Fraction))
}

/// "two thirds", "one-third", "twenty-three fifths", "one hundred thirty fifths".
fn fraction(s: &Sentence<'_>, number: Number, reader: &Cardinal, part: u64, plural: bool, at: usize) -> Option<Number> {
    let single = number.value == Decimal::ONE;
    // "two quarters" are half a year, "four quarters" of profit too; "one third party" is a party.
    let shared = s.is(at + 1, "of") || s.dash(at - 1) || s.get(at + 1).is_none() || part != 4;
    if !(plural || single && (s.dash(at - 1) || s.get(at + 1).is_none_or(|next| next.kind != Kind::Word) || s.has(at + 1, Cues::FUNCTION)))
        || !shared
    {
        return None;
    }
    let (whole, below) = (Decimal::from(reader.total), Decimal::from(part));
    let value = if reader.total > 0 && reader.current > 0 {
        whole.checked_add(Decimal::from(reader.current).checked_div(below)?)?
    } else {
        number.value.checked_div(below)?
    };
    Some(Number::new(value, loose(value), at + 1, Form::Fraction))
}

/// "and a half", "and three fifths", "and one fourth".
fn and_part(s: &Sentence<'_>, at: usize) -> Option<(Decimal, usize)> {
    if !s.is(at, "and") {
        return None;
    }
    if let Some(found) = parts_after(s, at + 1) {
        return Some(found);
    }
    let above = match s.role(at + 1) {
        Role::Cardinal(above) => above,
        _ if s.is(at + 1, "a") => 1,
        _ => return None,
    };
    let Role::Part(part, plural) = s.role(at + 2) else { return None };
    // "two and a third man": a third man, not a third of one.
    let fits = plural == (above > 1) && (part == 2 || !s.is_word(at + 3) || s.role(at + 3) != Role::None);
    let value = Decimal::from(above).checked_div(Decimal::from(part))?;
    fits.then_some((value, at + 3))
}

/// "three quarters", "fifty-four hundredths" at a lexeme, where what follows can be no noun: above and below the line in one value.
fn parts_after(s: &Sentence<'_>, at: usize) -> Option<(Decimal, usize)> {
    let Role::Cardinal(mut above) = s.role(at) else { return None };
    let mut next = at + 1;
    if above >= 20
        && s.mark(next, '-')
        && let Role::Cardinal(ones @ 1..=9) = s.role(next + 1)
    {
        (above, next) = (above + ones, next + 2);
    }
    let Role::Part(part, true) = s.role(next) else { return None };
    let free = part == 2 || !s.is_word(next + 1) || s.role(next + 1) != Role::None;
    let value = Decimal::from(above).checked_div(Decimal::from(part))?;
    // "and fifty-four hundredths" is a part, the "and thirty-two fifths" of a hundred and thirty-two fifths is none.
    (above > 1 && above < part && free).then_some((value, next + 1))
}

/// A cardinal in words, as far as it was read.
struct Cardinal {
    total: u64,
    current: u64,
    last: u64,
    smallest: u64,
    scaled: bool,
}

impl Cardinal {
    /// Whether a cardinal may follow: ones after tens, anything below a hundred after a hundred or more.
    fn takes(&self, value: u64) -> bool {
        match self.last {
            0 => !(self.scaled || self.current > 0),
            1..=19 => false,
            20..=99 => value > 0 && value < 10,
            _ => value > 0,
        }
    }

    fn add(&mut self, value: u64) {
        self.current += value;
        self.last = value.max(1);
        if value == 0 {
            self.last = 1;
        }
    }

    /// Whether a scale may follow.
    fn scales(&self, first: bool) -> bool {
        first || self.current > 0 || self.scaled
    }

    fn scale(&mut self, scale: u64) -> Option<()> {
        if scale == 100 {
            self.current = self.current.max(1).checked_mul(100)?;
        } else if self.current == 0 && self.scaled {
            self.total = self.total.checked_mul(scale)?;
        } else if scale > self.smallest {
            // "two hundred thousand million": the larger scale takes in what came before it.
            self.total = self.total.checked_add(self.current)?.checked_mul(scale)?;
            self.current = 0;
        } else {
            self.total = self.total.checked_add(self.current.max(1).checked_mul(scale)?)?;
            self.current = 0;
        }
        if scale > 100 {
            self.smallest = scale;
        }
        (self.scaled, self.last) = (true, scale);
        Some(())
    }

    fn value(&self) -> Option<u64> {
        self.total.checked_add(self.current)
    }

    /// The scale that was said last: what "and a half" halves.
    fn smallest_scale(&self) -> u64 {
        if self.smallest == u64::MAX { 100 } else { self.smallest }
    }

    /// The size of the last digit said.
    fn step(&self, value: u64) -> u64 {
        if value == 0 || self.last < 100 { 1 } else { self.last }
    }
}
