//! Figures of a shape of their own: ranks ("third-largest", "No. 10"), scores ("3-1"), ratios ("one in eight"), ages ("Smith, 66,"), and
//! courses ("from 240 to 273").

use super::bound::bound_before;
use super::digits;
use super::lex::{Kind, Sentence};
use super::lexicon::{Cues, Role};
use super::list::{Words, any_of};
use super::number::{self, Form, Letters, is_plural};
use super::phrase::Found;
use super::unit::Unit;
use super::units;
use super::{Figure, Measured, Shape};
use rust_decimal::Decimal;

fn figure(low: Decimal, high: Decimal, unit: Unit, shape: Shape) -> Figure {
    Figure {
        low,
        high,
        step: Decimal::ONE,
        unit,
        bound: super::Bound::Exact,
        direction: None,
        shape,
        vague: false,
        measured: Measured::default(),
        also: None,
    }
}

/// A figure of a special shape that begins at a lexeme, and where to go on. Nearly no number is one, and the look that tells it is all that stands
/// in the way of the others: what reads each shape is kept out of their code.
pub(super) fn special(s: &Sentence<'_>, at: usize) -> Option<(Found, usize)> {
    let dashed = || s.kind(at) == Some(Kind::Number) && (s.mark(at + 1, '-') || s.mark(at + 1, '–'));
    let aged = || {
        at > 0
            && (s.mark(at - 1, ',')
                || s.is_one_of(at - 1, const { &any_of(["aged", "of", "is", "was", "be", "turned", "turns", "turning"]) }))
    };
    let parted = || s.is(at + 1, "in") || s.is(at + 1, "of") || s.is(at + 1, "out") || s.is(at, "one") && s.is(at + 2, "in");
    let mut found = None;
    if dashed() {
        found = score(s, at);
    }
    if found.is_none() && s.times {
        found = multiple(s, at);
    }
    if found.is_none() && aged() {
        found = age(s, at);
    }
    if found.is_none() && tallied(s, at) {
        found = tally(s, at);
    }
    if found.is_none() && at > 0 {
        found = decade_of_life(s, at);
    }
    if found.is_none() && parted() {
        found = ratio(s, at);
    }
    if found.is_none() && may_be_rank(s, at) { rank(s, at) } else { found }
}

/// Whether a lexeme is "no", "#", an ordinal in words or digits with something joined to them.
fn may_be_rank(s: &Sentence<'_>, at: usize) -> bool {
    match s.kind(at) {
        Some(Kind::Number) => !s.gap(at + 1) && s.is_word(at + 1),
        Some(Kind::Word) => matches!(s.role(at), Role::Part(..) | Role::Ordinal(_)) || s.is(at, "no") || s.is(at, "nr"),
        Some(Kind::Mark(mark)) => mark == '#',
        Some(Kind::Code) | None => false,
    }
}

fn found(start: usize, end: usize, figure: Figure) -> Option<(Found, usize)> {
    Some((Found { start, end, figure, noun: None }, end))
}

/// The whole number at a lexeme, in digits without separators or as one word.
fn whole(s: &Sentence<'_>, at: usize) -> Option<Decimal> {
    match (s.kind(at)?, s.role(at)) {
        (Kind::Number, _) => digits::whole(s.form(at)),
        (Kind::Word, Role::Cardinal(value)) => Some(Decimal::from(value)),
        _ => None,
    }
}

/// "4x", "1.5 times as large", "ten times the estimate".
#[inline(never)]
fn multiple(s: &Sentence<'_>, at: usize) -> Option<(Found, usize)> {
    if !s.times || at > 0 && !s.gap(at) {
        return None;
    }
    let number = number::read(s, at, Letters::Plain).filter(|number| matches!(number.form, Form::Digits | Form::Words | Form::Fraction))?;
    let end = number.next;
    let letter = !s.gap(end) && matches!(s.form(end), "x" | "X" | "×") && (s.gap(end + 1) || s.kind(end + 1) != Some(Kind::Number));
    const COMPARES: Words<15> =
        any_of(["as", "the", "more", "its", "their", "his", "her", "what", "that", "than", "earnings", "greater", "less", "book", "those"]);
    let times = s.is(end, "times")
        && (s.is_one_of(end + 1, &COMPARES) || s.form(end + 1).len() > 4 && s.form(end + 1).ends_with("er") && s.is(end + 2, "than"));
    if !(letter || times) {
        return None;
    }
    let (start, bound) = bound_before(s, at);
    let figure = figure(number.value, number.value, Unit::None, Shape::Multiple);
    found(start, end + 1, Figure { step: number.step, bound, ..figure })
}

/// "3-1", "71-29": two numbers with a hyphen, beside a word of games or votes, or the larger one first.
#[inline(never)]
fn score(s: &Sentence<'_>, at: usize) -> Option<(Found, usize)> {
    if s.kind(at)? != Kind::Number
        || !s.gap(at) && at > 0 && !matches!(s.mark_at(at - 1), Some('(' | '"' | '“' | ','))
        || !(s.mark(at + 1, '-') || s.mark(at + 1, '–'))
    {
        return None;
    }
    if s.gap(at + 1)
        || s.gap(at + 2)
        || s.kind(at + 2)? != Kind::Number
        || s.dash(at + 3) && !s.gap(at + 3) && s.kind(at + 4) == Some(Kind::Number)
    {
        return None;
    }
    let (first, second) = (whole(s, at)?, whole(s, at + 2)?);
    let end = at + 3;
    let measured = units::share(s, end).is_some()
        || units::measure(s, end).is_some()
        || matches!(s.role(end), Role::Scale(..))
        || is_plural(s, end) && !s.has(end, Cues::SCORE)
        || s.get(end).is_some_and(|next| !next.gap && next.kind == Kind::Word);
    let cue = (at.saturating_sub(6)..at).chain(end..end + 3).any(|near| s.has(near, Cues::SCORE));
    let month = at > 0 && (s.has(at - 1, Cues::MONTH) || s.mark(at - 1, '.') && at > 1 && s.has(at - 2, Cues::MONTH));
    let large = first > Decimal::from(1000) && second > Decimal::from(10) && first < Decimal::from(2100);
    let code = at > 0 && s.form(at - 1).chars().filter(|c| c.is_uppercase()).count() > 1;
    let game = cue && (first >= second || !measured) || first > second && !measured && !code && first < Decimal::from(200);
    if month || large || !game || measured && !cue {
        return None;
    }
    found(at, end, figure(first.min(second), first.max(second), Unit::None, Shape::Score))
}

/// Whether "to" stands where the second number of a vote would follow.
fn tallied(s: &Sentence<'_>, at: usize) -> bool {
    s.is(at + 1, "to") || s.is(at + 2, "to") && s.is_word(at + 1)
}

/// "Nine votes to four", "ten to two" beside a word of votes or games: unlike a range, mostly the larger number first.
#[inline(never)]
fn tally(s: &Sentence<'_>, at: usize) -> Option<(Found, usize)> {
    const COUNTED: Words<16> = any_of([
        "aldermen",
        "commissioners",
        "councillors",
        "delegates",
        "deputies",
        "directors",
        "goals",
        "judges",
        "jurors",
        "justices",
        "lawmakers",
        "members",
        "points",
        "senators",
        "seats",
        "votes",
    ]);
    let named = s.is_one_of(at + 1, &COUNTED);
    let to = if named { at + 2 } else { at + 1 };
    let (first, second) = (whole(s, at)?, whole(s, to + 1).filter(|_| s.is(to, "to"))?);
    let end = to + 2;
    let cue = (at.saturating_sub(6)..at).any(|near| s.has(near, Cues::SCORE) || s.is(near, "majority"));
    let opens = at.checked_sub(1).is_some_and(|before| s.is(before, "from") || s.is(before, "between"));
    let votes = s.is_one_of(at + 1, const { &any_of(["votes", "vote"]) });
    let end = if s.is(end, "votes") { end + 1 } else { end };
    // "Three to five seats" is a range.
    let goes_on = units::share(s, end).is_some()
        || units::measure(s, end).is_some()
        || matches!(s.role(end), Role::Scale(..))
        || s.mark(end, '-')
        || is_plural(s, end) && !s.is(end - 1, "votes");
    if opens || goes_on || !(votes || cue || named) || first == second || first < second && !votes && !named {
        return None;
    }
    found(at, end, figure(first.min(second), first.max(second), Unit::None, Shape::Score))
}

/// "In his twenties", "in her late 30s".
#[inline(never)]
fn decade_of_life(s: &Sentence<'_>, at: usize) -> Option<(Found, usize)> {
    let digits = || whole(s, at).filter(|_| !s.gap(at + 1) && s.is(at + 1, "s"));
    let (first, end) = match s.role(at) {
        Role::Decade(first) => (Decimal::from(first), at + 1),
        _ if s.kind(at) == Some(Kind::Number) => (digits()?, at + 2),
        _ => return None,
    };
    let decade = first >= Decimal::TEN && first <= Decimal::from(90) && (first % Decimal::TEN).is_zero();
    let part = at - usize::from(s.is_one_of(at - 1, const { &any_of(["early", "late", "mid", "middle"]) }));
    let whose = part.checked_sub(1).filter(|&whose| s.is_one_of(whose, const { &any_of(["her", "his", "their"]) }))?;
    let inside = whose.checked_sub(1).is_some_and(|before| s.is(before, "in"));
    let last = first.saturating_add(Decimal::from(9));
    if !decade || !inside {
        return None;
    }
    found(at, end, figure(first, last, Unit::Measure("year of age".into()), Shape::Amount))
}

/// "Smith, 66,", "aged 18", "a woman aged 25".
#[inline(never)]
fn age(s: &Sentence<'_>, at: usize) -> Option<(Found, usize)> {
    let before = at.checked_sub(1)?;
    let years = whole(s, at).filter(|years| *years >= Decimal::ONE && *years <= Decimal::from(115))?;
    let aged = s.is(before, "aged");
    let closed = s.mark(at + 1, ',') || s.get(at + 1).is_none() || (s.mark(at + 1, '.') && s.get(at + 2).is_none());
    let name = s.mark(before, ',')
        && before > 0
        && s.get(before - 1).is_some_and(|word| word.kind == Kind::Word && word.capital)
        && !s.has(before - 1, Cues::MONTH);
    if let Some(told) = stated_age(s, at, years) {
        return Some(told);
    }
    let unit = || Unit::Measure("year of age".into());
    if aged {
        let joined = s.is(at + 1, "to") || s.is(at + 1, "and") || s.dash(at + 1);
        let older = whole(s, at + 2).filter(|older| joined && *older > years);
        let months = s.is(at + 1, "months") || s.is(at + 1, "month");
        return match older {
            Some(older) => found(at, at + 3, figure(years, older, unit(), Shape::Amount)),
            None if months => found(at, at + 2, figure(years, years, Unit::Measure("month of age".into()), Shape::Amount)),
            None => found(at, at + 1, figure(years, years, unit(), Shape::Amount)),
        };
    }
    let said = name && closed && s.kind(at) == Some(Kind::Number) && !(s.mark(at + 1, ',') && s.kind(at + 2) == Some(Kind::Number));
    if said { found(at, at + 1, figure(years, years, unit(), Shape::Amount)) } else { None }
}

/// "under the age of 5 years", "turned 30", "she is 35".
fn stated_age(s: &Sentence<'_>, at: usize, years: Decimal) -> Option<(Found, usize)> {
    let before = at.checked_sub(1)?;
    let unit = || Unit::Measure("year of age".into());
    let closed = s.get(at + 1).is_none_or(|next| {
        next.gap && next.kind == Kind::Word && s.has(at + 1, Cues::FUNCTION) || matches!(next.kind, Kind::Mark('.' | ',' | ';'))
    });
    if s.is(before, "of") && before > 0 && s.is(before - 1, "age") {
        let start = if before > 1 && s.is(before - 2, "the") { before - 2 } else { before - 1 };
        let (start, bound) = bound_before(s, start);
        let end = if s.is(at + 1, "years") || s.is(at + 1, "year") { at + 2 } else { at + 1 };
        return found(start, end, Figure { bound, ..figure(years, years, unit(), Shape::Amount) });
    }
    let person = |word: usize| s.is_one_of(word, const { &any_of(["he", "she", "who"]) });
    let is = s.is_one_of(before, const { &any_of(["is", "was", "be"]) }) && (before.saturating_sub(2)..before).any(person);
    let turned = s.is_one_of(before, const { &any_of(["turned", "turns", "turning"]) });
    (closed && (is || turned)).then(|| found(at, at + 1, figure(years, years, unit(), Shape::Amount)))?
}

/// "one in eight", "9 out of 10", "seven of nine".
#[inline(never)]
fn ratio(s: &Sentence<'_>, at: usize) -> Option<(Found, usize)> {
    let out_of = s.is(at + 1, "out") && s.is(at + 2, "of");
    // "One job in eight".
    let of_noun = s.is(at, "one") && s.is_word(at + 1) && s.is(at + 2, "in") && !s.is(at + 1, "in");
    let next = if out_of || of_noun { at + 3 } else { at + 2 };
    // "Two in every five", "one out of every eight".
    let next = next + usize::from(s.is(next, "every"));
    if !(out_of || of_noun || s.is(at + 1, "in") || s.is(at + 1, "of")) || !s.gap(at) && at > 0 {
        return None;
    }
    let above = whole(s, at)?;
    // "two out of five hundreds": the second number may be longer than a word.
    let below = number::read(s, next, Letters::Plain).filter(|below| matches!(below.form, Form::Digits | Form::Words | Form::Scaled))?;
    let end = below.next;
    let year = s.kind(next) == Some(Kind::Number) && s.form(next).len() == 4;
    let measured = units::measure(s, end).is_some()
        || units::share(s, end).is_some()
        || s.has(end, Cues::MONTH)
        || s.dash(end) && !s.gap(end)
        || s.get(end).is_some_and(|next| !next.gap && next.kind == Kind::Word);
    let alike = s.kind(at) == s.kind(next) || s.is(at, "one");
    let usual = out_of || s.is(at + 1, "in") && below.value <= Decimal::ONE_HUNDRED || s.is(at, "one") || below.value <= Decimal::TEN;
    // "One shop in two villages".
    let counts = of_noun && (is_plural(s, end) || s.is_one_of(end, const { &any_of(["of", "other", "more", "different"]) }));
    if year || counts || measured || !alike || !usual || above >= below.value || above.is_zero() {
        return None;
    }
    let value = above.checked_div(below.value)?;
    let (start, bound) = bound_before(s, at);
    // "One in five" is rounded to the next such share, one in four or one in six; "four in ten" to the next tenth.
    let next_share =
        || Decimal::ONE.checked_div(below.value.checked_mul(below.value + Decimal::ONE)?).map(|step| step.max(Decimal::new(2, 2)));
    let step = if above == Decimal::ONE { next_share()? } else { Decimal::new(5, 1).checked_div(below.value)? };
    let figure = Figure { step, bound, ..figure(value, value, Unit::None, Shape::Ratio) };
    found(start, end, figure)
}

/// "third-largest", "second most", "No. 10", "#3", "ranked 10th".
#[inline(never)]
fn rank(s: &Sentence<'_>, at: usize) -> Option<(Found, usize)> {
    if (s.is(at, "no") && s.get(at).is_some_and(|lexeme| lexeme.capital) || s.is(at, "nr"))
        && s.mark(at + 1, '.')
        && s.kind(at + 2) == Some(Kind::Number)
    {
        let place = whole(s, at + 2).filter(|_| !s.dash(at + 3) && !s.mark(at + 3, ','))?;
        return found(at, at + 3, figure(place, place, Unit::None, Shape::Rank));
    }
    if s.mark(at, '#') && s.kind(at + 1)? == Kind::Number && !s.gap(at + 1) {
        let place = whole(s, at + 1)?;
        return found(at, at + 2, figure(place, place, Unit::None, Shape::Rank));
    }
    let (place, next) = ordinal(s, at)?;
    let superlative = |word: usize| {
        s.is_word(word)
            && (s.form(word).len() > 4
                && s.form(word).ends_with("est")
                && !s.is(word, "west")
                && !s.is(word, "guest")
                && !s.is(word, "interest")
                && !s.is(word, "request")
                && !s.is(word, "forest")
                && !s.is(word, "contest")
                && !s.is(word, "quest")
                || s.is(word, "most"))
    };
    let largest = s.mark(next, '-') && superlative(next + 1) || superlative(next);
    let ranked = at > 0
        && ["ranked", "ranks", "ranking", "finished", "placed"]
            .iter()
            .any(|word| s.is(at - 1, word) || at > 1 && s.is(at - 2, word) && s.has(at - 1, Cues::FUNCTION));
    // "The 114th minute", "the second round": one of a course of such.
    let counted = s.is_one_of(next, const { &any_of(["minute", "round", "lap", "innings"]) });
    let placed = counted || s.is(next, "place") || s.mark(next, '-') && s.is(next + 1, "place");
    let (placed, end) = if largest { (true, if s.mark(next, '-') { next + 2 } else { next + 1 }) } else { (ranked || placed, next) };
    if placed { found(at, end, figure(place, place, Unit::None, Shape::Rank)) } else { None }
}

/// An ordinal in words or digits at a lexeme.
fn ordinal(s: &Sentence<'_>, at: usize) -> Option<(Decimal, usize)> {
    if let Kind::Number = s.kind(at)? {
        let suffix = !s.gap(at + 1) && matches!(s.form(at + 1), "st" | "nd" | "rd" | "th");
        return if suffix { whole(s, at).map(|place| (place, at + 2)) } else { None };
    }
    let place = match s.role(at) {
        Role::Part(place @ 3.., false) if !s.is(at, "quarter") => place,
        Role::Ordinal(place) => place,
        _ => return None,
    };
    Some((Decimal::from(place), at + 1))
}

/// "from 240 to 273" after a verb of change: a course, whose ends are two levels.
pub(super) fn course(s: &Sentence<'_>, start: usize, descending: bool) -> Option<Shape> {
    let from = start.checked_sub(1).filter(|&at| s.is(at, "from"))?;
    let moved = (from.saturating_sub(6)..from).any(|at| {
        (s.has(at, Cues::VERB) || s.has(at, Cues::BY) || s.has(at, Cues::NOUN)) && (s.has(at, Cues::UP) || s.has(at, Cues::DOWN))
    });
    moved.then_some(if descending { Shape::Fall } else { Shape::Rise })
}
