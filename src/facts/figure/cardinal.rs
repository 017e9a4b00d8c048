//! Cardinals in words and the fractions made of them: "twenty-one trillion and three hundred", "two-thirds", "one and a half million".

use super::digits::loose;
use super::lex::{Kind, Sentence};
use super::lexicon::{Cues, Role};
use super::number::{Form, Letters, Number, group, scaled};
use rust_decimal::Decimal;

/// Cardinals: "twenty-one trillion and three hundred", "two hundred point zero three", "three fifths", "one and a half million".
pub(super) fn cardinal(s: &Sentence<'_>, start: usize, letters: Letters) -> Option<Number> {
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

/// "point zero three" after a number.
#[inline(never)]
pub(super) fn decimals(s: &Sentence<'_>, number: Number) -> Option<Number> {
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
#[inline(never)]
fn compound_fraction(s: &Sentence<'_>, number: Number, reader: &Cardinal) -> Option<Number> {
    let at = number.next;
    // "three twenty-firsts": the tens are not read yet; "one hundred thirty fifths": they were read last.
    let (above, tens, after) = match s.role(at) {
        Role::Cardinal(tens) => (Some(number.value), tens, at + 1),
        Role::None
        | Role::Scale(..)
        | Role::Part(..)
        | Role::Group(..)
        | Role::Multiple(_)
        | Role::Several(_)
        | Role::Ordinal(_)
        | Role::Decade(_) => {
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
#[inline(never)]
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
    // "three-and-a-half-year"
    let hyphened = [at, at + 2, at + 4].into_iter().all(|mark| s.mark(mark, '-') && !s.gap(mark));
    if hyphened && s.is(at + 1, "and") && s.is(at + 3, "a") && s.is(at + 5, "half") {
        return Some((Decimal::new(5, 1), at + 6));
    }
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
