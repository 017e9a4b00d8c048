//! From amounts to figures: ranges, bounds, changes and levels, ranks, scores, ratios.

use super::amount::{self, Amount};
use super::lex::{Kind, Sentence};
use super::lexicon::{BOUNDS, Cues, Role};
use super::number::{Form, Letters, is_plural};
use super::plain;
use super::shape;
use super::unit::Unit;
use super::{Bound, Direction, Figure, Shape};
use rust_decimal::Decimal;

/// A figure with its place in the sentence, in lexemes.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) figure: Figure,
    /// The lexeme of the counted noun, by word order.
    pub(super) noun: Option<usize>,
}

/// All figures of a sentence, in order.
pub(super) fn figures(s: &Sentence<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < s.lexemes.len() {
        match starts(s, at).then(|| figure_at(s, at, &found)).flatten() {
            Some((figure, next)) => {
                found.extend(figure);
                at = next.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

/// Whether a figure can begin at a lexeme: cheap, for every word is asked.
fn starts(s: &Sentence<'_>, at: usize) -> bool {
    let Some(lexeme) = s.get(at) else { return false };
    let number = |at: usize| s.kind(at) == Some(Kind::Number) || s.role(at) != Role::None;
    match lexeme.kind {
        Kind::Number | Kind::Code => true,
        Kind::Mark(mark) => mark > '\u{7f}' || matches!(mark, '$' | '-'),
        // "minus", "no", a currency or its code: short words, and a few.
        Kind::Word => {
            let leads = || lexeme.end - lexeme.start <= 3 || s.has(at, Cues::LEADS) || amount::is_currency(s, at);
            lexeme.role != Role::None || s.mark(at + 1, '$') || (number(at + 1) || number(at + 2)) && leads()
        }
    }
}

/// A figure that begins at a lexeme, or nothing where the words are a date, a clock time or a name; and where to go on.
fn figure_at(s: &Sentence<'_>, at: usize, before: &[Found]) -> Option<(Option<Found>, usize)> {
    if s.kind(at) == Some(Kind::Code) {
        return Some((None, at + 1));
    }
    if let Some((mut figure, next)) = shape::special(s, at) {
        if figure.figure.shape == Shape::Multiple {
            figure.figure.direction = verb_before(s, figure.start);
        }
        return Some((Some(figure), next));
    }
    let first = amount::read(s, at)?;
    if let Some(next) = plain::no_figure(s, &first) {
        return Some((None, next));
    }
    let range = range(s, &first);
    let end = range.as_ref().map_or(first.end, |second| second.end);
    Some((Some(build(s, first, range, before)), end))
}

/// The second end of a range that begins with an amount: "12-15m", "between 3 and 5 percent", "from 0 to 62 mph", "three or four".
fn range(s: &Sentence<'_>, first: &Amount) -> Option<Amount> {
    let at = first.end;
    let between = first.start > 0 && (s.is(first.start - 1, "between") || s.is(first.start - 2.min(first.start), "between"));
    let from = first.start > 0 && s.is(first.start - 1, "from");
    let dash = s.dash(at) && s.gap(at) == s.gap(at + 1);
    let spaced = s.dash(at) && first.unit == Unit::None && (s.mark(at + 1, '~') || s.kind(at + 1) == Some(Kind::Number));
    let joined = dash && (!s.gap(at) || s.kind(at + 1) == Some(Kind::Number)) || spaced;
    let at = if s.mark(at, '-') && s.is(at + 1, "to") && s.mark(at + 2, '-') { at + 1 } else { at };
    let hyphened = s.is(at, "to") && s.mark(at + 1, '-') && s.mark(at - 1, '-');
    let to = s.is(at, "to") && (from || hyphened || between || !after_change(s, first.start));
    let and = s.is(at, "and") && (between || from && first.unit.is_measured());
    let or = s.is(at, "or") && first.unit == Unit::None && first.number.value <= Decimal::ONE_HUNDRED;
    if !(joined || to || and || or) || first.number.form == Form::Vague || first.number.form == Form::Multiple {
        return None;
    }
    let mut next = if hyphened { at + 2 } else { at + 1 };
    while s.mark(next, '~') || s.is(next, "about") || s.is(next, "around") || (s.is(next, "between") && !between) {
        next += 1;
    }
    if s.has(next, Cues::MONTH) {
        return None;
    }
    // "$12-15m" is in millions, not in metres.
    let letters = if first.sign_first { Letters::Money } else { Letters::Plain };
    let second = amount::read_after(s, next, letters)?;
    let second = if second.negative && joined { Amount { negative: false, ..second } } else { second };
    let close = !or || second.number.value > first.number.value && (second.number.value <= first.number.value + Decimal::TWO);
    (close && fits(s, first, &second, joined)).then_some(second)
}

/// Whether two amounts are the ends of one range.
fn fits(s: &Sentence<'_>, first: &Amount, second: &Amount, joined: bool) -> bool {
    if matches!(second.number.form, Form::Vague | Form::Multiple) {
        return false;
    }
    let same = first.unit == second.unit || first.unit.scale().dimension == second.unit.scale().dimension && first.unit.is_measured();
    let inherits = first.unit == Unit::None;
    let given = second.unit == Unit::None && first.sign_first;
    let under = |one: &Unit, other: &Unit| matches!(one, Unit::Per(pair) if pair.0 == *other);
    let per = under(&second.unit, &first.unit) || under(&first.unit, &second.unit);
    let leads = matches!(&first.unit, Unit::Measure(_) | Unit::Percent | Unit::Money(_))
        && second.unit == Unit::None
        && !first.sign_first
        && !joined
        && s.is(first.start.saturating_sub(1), "from");
    same || inherits || given || per || leads
}

/// Whether a verb of change stands right before: "rose 3 points to 97" is no range.
fn after_change(s: &Sentence<'_>, start: usize) -> bool {
    (start.saturating_sub(4)..start).any(|at| s.has(at, Cues::VERB) || s.has(at, Cues::BY))
        || start > 0 && (s.is(start - 1, "up") || s.is(start - 1, "down"))
}

/// Puts a figure together from its amounts.
fn build(s: &Sentence<'_>, first: Amount, second: Option<Amount>, before: &[Found]) -> Found {
    let start = first.start;
    let mut end = second.as_ref().map_or(first.end, |second| second.end);
    let (low, high, step, unit) = ends(&first, second.as_ref());
    let (lead, mut bound) = bound_before(s, start);
    if let Some((after, next)) = bound_after(s, end) {
        (bound, end) = (after, next);
    }
    if s.mark(start.saturating_sub(1), '~') {
        bound = Bound::About;
    }
    let vague = first.number.form == Form::Vague;
    let shape = match first.number.form {
        Form::Multiple => Shape::Multiple,
        Form::Digits | Form::Words | Form::Scaled | Form::Fraction | Form::Vague => Shape::Amount,
    };
    let figure = Figure { low, high, step, unit, bound, direction: None, shape, vague, measured: super::Measured::default(), also: None };
    let mut found = Found { start: lead, end, figure, noun: None };
    count_noun(s, &mut found, &first);
    let descending = second.as_ref().is_some_and(|second| first.low() > second.low());
    match second.is_some().then(|| shape::course(s, start, descending)).flatten() {
        Some(shape) => found.figure.shape = shape,
        None => change(s, &mut found, start, before),
    }
    found
}

/// The interval, the step and the unit of one or two amounts; what one end leaves out it has from the other.
fn ends(first: &Amount, second: Option<&Amount>) -> (Decimal, Decimal, Decimal, Unit) {
    let Some(second) = second else { return (first.low(), first.high(), first.number.step, first.unit.clone()) };
    let unit = if second.unit == Unit::None || matches!(first.unit, Unit::Per(_)) { first.unit.clone() } else { second.unit.clone() };
    let mut number = first.number;
    let scale = second.number.scale;
    // "12-15m", "24.2 to 33 billion": the first end is in the same scale, unless it names a unit of its own.
    let shares = first.number.scale == Decimal::ONE && (first.unit == Unit::None || first.sign_first && !second.sign_first);
    if shares && scale > Decimal::ONE && number.value < Decimal::from(1000) {
        number = number.times(scale).unwrap_or(number);
    }
    let low = if first.negative { -number.value } else { number.value };
    let low = convert(low, &first.unit, &unit).unwrap_or(low);
    let step = number.step.min(second.number.step);
    let high = second.low();
    (low.min(high), low.max(high), step, unit)
}

/// A value of one unit in another of the same dimension.
fn convert(value: Decimal, from: &Unit, to: &Unit) -> Option<Decimal> {
    let same = from == to || !from.is_measured() || matches!(to, Unit::Per(_)) || from.scale().dimension != to.scale().dimension;
    if same { None } else { to.scale().from_base(from.scale().to_base(value)?) }
}

/// The bound before a figure and the lexeme that it begins at.
pub(super) fn bound_before(s: &Sentence<'_>, start: usize) -> (usize, Bound) {
    let mut edge = start;
    // "more than a dozen": the article belongs to the number; "up to another 300", "about $US", "at least an additional".
    while edge > 0
        && ["another", "a", "an", "additional", "extra", "further", "combined", "total", "record", "whopping", "staggering", "fresh", "new"]
            .iter()
            .any(|word| s.is(edge - 1, word))
        && start - edge < 3
    {
        if bound_ending(s, edge).is_some() {
            break;
        }
        edge -= 1;
    }
    for end in [start, edge] {
        if let Some((begin, bound)) = bound_ending(s, end) {
            return (begin, bound);
        }
    }
    if let Some(mark) = start.checked_sub(1).and_then(|at| s.mark_at(at)) {
        let bound = match mark {
            '>' => Some(Bound::MoreThan),
            '<' => Some(Bound::LessThan),
            '≥' => Some(Bound::AtLeast),
            '≤' => Some(Bound::AtMost),
            '≈' | '~' => Some(Bound::About),
            _ => None,
        };
        if let Some(bound) = bound {
            return (start - 1, bound);
        }
    }
    // "sub-7 nanometre"
    if start >= 2 && s.mark(start - 1, '-') && s.is(start - 2, "sub") {
        return (start - 2, Bound::LessThan);
    }
    (start, Bound::Exact)
}

/// The bound whose words end right before a lexeme.
fn bound_ending(s: &Sentence<'_>, end: usize) -> Option<(usize, Bound)> {
    if !s.has(end.checked_sub(1)?, Cues::ENDS_BOUND) {
        return None;
    }
    (1..=5.min(end)).rev().map(|length| end - length).find_map(|start| Some((start, *BOUNDS.before.get(words(s, start, end)?.as_str())?)))
}

/// Some words in lower case, joined by spaces; `None` where anything else stands among them.
fn words(s: &Sentence<'_>, start: usize, end: usize) -> Option<String> {
    let mut joined = String::new();
    for at in start..end {
        if !s.is_word(at) {
            return None;
        }
        if at > start {
            joined.push(' ');
        }
        joined.push_str(&s.lower(at));
    }
    Some(joined)
}

/// The bound after a figure: "or more", "at least", "+", "-odd", "-plus".
fn bound_after(s: &Sentence<'_>, end: usize) -> Option<(Bound, usize)> {
    if s.mark(end, '+') && !s.gap(end) && !matches!(s.kind(end + 1), Some(Kind::Number)) {
        return Some((Bound::AtLeast, end + 1));
    }
    let start = if s.mark(end, '-') && !s.gap(end) && (s.is(end + 1, "plus") || s.is(end + 1, "odd")) { end + 1 } else { end };
    if start == end
        && (s.is(end, "plus") || s.is(end, "odd") || s.is(end, "at"))
        && (s.get(end + 1).is_some() && !s.is(end + 1, "least") && !s.is(end + 1, "most"))
    {
        return None;
    }
    if !s.has(start, Cues::STARTS_BOUND) {
        return None;
    }
    (1..=3).rev().map(|length| start + length).find_map(|end| Some((*BOUNDS.after.get(words(s, start, end)?.as_str())?, end)))
}

/// The noun that is counted, by word order: the last word of the run of words behind the number, or the first plural in it.
fn count_noun(s: &Sentence<'_>, found: &mut Found, first: &Amount) {
    if found.figure.unit != Unit::None || matches!(found.figure.shape, Shape::Multiple) {
        return;
    }
    let mut at = found.end;
    if s.is(at, "of") {
        at += 1;
    }
    while ["the", "its", "their", "his", "her", "our", "those", "these", "all", "other", "more", "such", "new", "my", "most"]
        .iter()
        .any(|word| s.is(at, word))
    {
        at += 1;
    }
    let one = found.figure.high == Decimal::ONE;
    if let Some(noun) = head_noun(s, at, one) {
        found.noun = Some(noun);
        if !matches!(first.number.form, Form::Fraction) || first.number.scale > Decimal::ONE {
            found.figure.unit = Unit::Count(super::noun::singular(&s.lower(noun)).into());
        }
    }
}

/// The head of the noun phrase that begins at a lexeme: its first plural; any noun after "one"; the noun behind a hyphen ("12-storey").
fn head_noun(s: &Sentence<'_>, at: usize, one: bool) -> Option<usize> {
    if s.mark(at, '-') && !s.gap(at) && s.has(at + 1, Cues::ATTRIBUTE) {
        return Some(at + 1);
    }
    let mut last = None;
    for word in at..at + 6 {
        let hyphen = s.mark(word, '-') && !s.gap(word) && !s.gap(word + 1);
        if hyphen {
            continue;
        }
        let lexeme = s.get(word)?;
        let open = lexeme.kind == Kind::Word && !s.has(word, Cues::FUNCTION) && !s.has(word, Cues::MONTH) && lexeme.role == Role::None;
        if !open {
            // "Kia and Hyundai vehicles", "digital and physical sales"
            if s.is(word, "and") && last.is_some() && !is_plural(s, word - 1) {
                continue;
            }
            break;
        }
        if is_plural(s, word) && !(s.form(word).ends_with("'s") || s.form(word).ends_with("’s")) {
            // "eight crew members", "300 police officers"
            let next = s.has(word, Cues::PLURAL) && is_plural(s, word + 1) && s.gap(word + 1);
            return Some(if next { word + 1 } else { word });
        }
        // "one man spoke", but "one local store"
        if last.is_none_or(|noun| adjective(s.form(noun))) {
            last = Some(word);
        }
    }
    last.filter(|_| one)
}

/// Whether a word looks like an adjective.
fn adjective(form: &str) -> bool {
    const LIST: [&str; 12] = ["small", "big", "large", "new", "old", "red", "young", "long", "short", "major", "key", "good"];
    LIST.contains(&form)
        || form.len() > 4 && ["al", "ive", "ous", "ic", "ful", "ble", "ed", "ish"].iter().any(|suffix| form.ends_with(suffix))
}

/// Whether the figure is a change, and where it goes.
fn change(s: &Sentence<'_>, found: &mut Found, start: usize, before: &[Found]) {
    if found.figure.shape != Shape::Amount {
        if found.figure.shape == Shape::Multiple {
            found.figure.direction = verb_before(s, found.start);
        }
        return;
    }
    // "fell below $58": a level.
    if ["below", "above", "beneath", "beyond", "just", "north"].iter().any(|word| s.is(found.start, word)) && found.start < start {
        return;
    }
    let way = verb_before(s, found.start)
        .or_else(|| verb_before(s, start))
        .or_else(|| noun_after(s, found))
        .or_else(|| noun_before(s, found.start))
        .or_else(|| carried_on(s, found.start, before, &found.figure));
    if way.is_some() {
        found.figure.direction = way;
        found.figure.shape = Shape::Change;
    }
}

pub(super) fn way(s: &Sentence<'_>, at: usize) -> Option<Direction> {
    if s.has(at, Cues::UP) {
        Some(Direction::Up)
    } else if s.has(at, Cues::DOWN) {
        Some(Direction::Down)
    } else {
        None
    }
}

/// "rose 3%", "was up 19 cents", "rose by 3%", "cut by 200": the verb before a change, with an adverb between them at most.
fn verb_before(s: &Sentence<'_>, start: usize) -> Option<Direction> {
    let mut at = start.checked_sub(1)?;
    let by = s.is(at, "by");
    if by {
        at = at.checked_sub(1)?;
    }
    for _ in 0..6 {
        let lexeme = s.get(at)?;
        if lexeme.kind != Kind::Word {
            return None;
        }
        if s.has(at, Cues::VERB) || s.is(at, "up") || s.is(at, "down") || (by && s.has(at, Cues::BY)) {
            // "climbed to", "moved up to": levels.
            return if s.is(at, "up") && s.is(at + 1, "to") { None } else { way(s, at).or_else(|| updown(s, at)) };
        }
        if by && !s.has(at, Cues::FUNCTION) || adverb(s, at) {
            at = at.checked_sub(1)?;
        } else {
            return None;
        }
    }
    None
}

fn updown(s: &Sentence<'_>, at: usize) -> Option<Direction> {
    if s.is(at, "up") {
        Some(Direction::Up)
    } else if s.is(at, "down") {
        Some(Direction::Down)
    } else {
        None
    }
}

/// Words that may stand between a verb and its change.
fn adverb(s: &Sentence<'_>, at: usize) -> bool {
    const LIST: [&str; 16] = [
        "a", "an", "about", "almost", "another", "nearly", "only", "just", "some", "around", "roughly", "further", "barely", "even",
        "still", "back",
    ];
    LIST.iter().any(|word| s.is(at, word)) || s.form(at).len() > 4 && s.form(at).ends_with("ly")
}

/// "a 3% rise", "a 60 basis point improvement", "5% higher".
fn noun_after(s: &Sentence<'_>, found: &Found) -> Option<Direction> {
    if !found.figure.unit.is_measured() || found.figure.unit.is_time() {
        return None;
    }
    for at in found.end..found.end + 3 {
        if !s.is_word(at) || s.has(at, Cues::MONTH) {
            return None;
        }
        // "3% up on last year", but not "from 450 up to 900", nor "10 mph less than the record".
        let goes_on = s.is(at + 1, "to") || s.is(at + 1, "from") || s.is(at + 1, "than") && !earlier(s, at + 2);
        let particle = s.has(at, Cues::PARTICLE) && at == found.end && !goes_on;
        if s.has(at, Cues::NOUN) && !s.has(at.wrapping_sub(1), Cues::FUNCTION) || particle {
            return way(s, at);
        }
        if s.has(at, Cues::FUNCTION) {
            return None;
        }
    }
    None
}

/// "than last year", "than a year earlier", "than in 2019".
fn earlier(s: &Sentence<'_>, at: usize) -> bool {
    (at..at + 4)
        .any(|word| s.has(word, Cues::YEAR) || ["last", "previous", "ago", "earlier", "same", "prior"].iter().any(|time| s.is(word, time)))
}

/// "a rise of 3%", "an increase of about $2".
fn noun_before(s: &Sentence<'_>, start: usize) -> Option<Direction> {
    let of = start.checked_sub(1)?;
    let noun = of.checked_sub(1)?;
    // A loss of $3m is a level, so is a fall of three metres; a growth of 3% is a change.
    (s.is(of, "of") && s.has(noun, Cues::NOUN) && !s.is(noun, "loss") && !s.is(noun, "discount")).then(|| way(s, noun)).flatten()
}

/// "lost 190 points, or 0.6%", "were down 2.3%, Burlington by 2.6%".
fn carried_on(s: &Sentence<'_>, start: usize, before: &[Found], figure: &Figure) -> Option<Direction> {
    let last = before.last().filter(|last| last.figure.shape == Shape::Change)?;
    let either = start >= 1 && s.is(start - 1, "or") && start - last.end <= 3 && figure.unit != last.figure.unit;
    let by = start >= 1 && s.is(start - 1, "by") && last.figure.unit == figure.unit && start - last.end <= 8;
    (either || by).then_some(last.figure.direction).flatten()
}

/// Links figures that the text itself converts: the second stands in brackets right behind the first, in another unit.
pub(super) fn link_conversions(s: &Sentence<'_>, found: &mut [Found]) {
    for at in 1..found.len() {
        let Some([first, second]) = found.get(at - 1..=at) else { continue };
        let opened = (first.end..second.start).any(|mark| s.mark(mark, '(')) && second.start - first.end <= 4;
        let closed = (second.end..second.end + 3).any(|mark| s.mark(mark, ')'));
        let units = first.figure.unit != second.figure.unit && first.figure.unit.is_measured() && second.figure.unit.is_measured();
        let kinds = first.figure.unit.is_money() == second.figure.unit.is_money();
        if !(opened && closed && units && kinds) {
            continue;
        }
        let (a, mut b) = (first.figure.clone(), second.figure.clone());
        // "more than 7.5 million crowns ($1.1 million)": the bound holds for both.
        if b.bound == Bound::Exact {
            b.bound = a.bound;
        }
        if let Some(first) = found.get_mut(at - 1) {
            first.figure.also = Some(Box::new(b));
        }
        if let Some(second) = found.get_mut(at) {
            second.figure.bound = second.figure.bound.or(a.bound);
            second.figure.also = Some(Box::new(a));
        }
    }
}

/// "6 million homes, including 1.5 million in the city", "41 deaths, up from 38": a bare number counts what the figure before it counts.
pub(super) fn share_nouns(s: &Sentence<'_>, found: &mut [Found]) {
    const LINKS: [&str; 8] = ["including", "from", "with", "versus", "against", "to", "and", "than"];
    for at in 1..found.len() {
        let Some([first, second]) = found.get(at - 1..=at) else { continue };
        let bare = second.figure.unit == Unit::None
            && second.noun.is_none()
            && second.figure.shape == Shape::Amount
            && first.figure.shape == Shape::Amount;
        let linked = second.start.checked_sub(1).is_some_and(|before| LINKS.iter().any(|link| s.is(before, link)));
        if bare
            && linked
            && matches!(first.figure.unit, Unit::Count(_))
            && first.figure.low > Decimal::ONE
            && second.figure.low > Decimal::ONE
        {
            let (unit, noun) = (first.figure.unit.clone(), first.noun);
            if let Some(second) = found.get_mut(at) {
                (second.figure.unit, second.noun) = (unit, noun);
            }
        }
    }
}

/// "280 million of the 1.5 billion shekels": a part is in the unit of its whole.
pub(super) fn share_units(s: &Sentence<'_>, found: &mut [Found]) {
    for at in 1..found.len() {
        let Some([first, second]) = found.get(at - 1..=at) else { continue };
        let part = first.figure.unit == Unit::None && first.figure.shape == Shape::Amount && second.figure.unit.is_money();
        if part && s.is(first.end, "of") && s.is(first.end + 1, "the") && second.start == first.end + 2 && first.figure.low > Decimal::ONE {
            let unit = second.figure.unit.clone();
            if let Some(first) = found.get_mut(at - 1) {
                first.figure.unit = unit;
            }
        }
    }
}
