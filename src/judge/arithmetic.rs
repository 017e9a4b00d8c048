//! Figures that a sum tells apart: the change between two levels ("to 8.9% from 10.4%" / "by two and a half points"), and what is paid every
//! year against what is paid in all.

use super::clue::{Clue, Pattern};
use super::figure::End;
use super::pair::{Half, Pair};
use super::slot::Slot;
use super::{Difference, share};
use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::facts::figure::{Bound, Direction, Figure, Shape, Unit};
use crate::facts::{Fact, Relation};
use crate::judge::matching::alike;
use crate::kind::Kind;
use rust_decimal::Decimal;

/// The first figures that a sum tells apart.
pub(super) fn differs(pair: &Pair<'_>) -> Option<Difference> {
    change_of_levels(pair).or_else(|| rate_for_total(pair)).or_else(|| share::differs(pair))
}

/// Whether two figures that differ come to the same: "2,700 of the 3,400 workers" and "four fifths of the 3,400"; or whether one is no amount but
/// how much more or fewer there are ("one fewer than before").
pub(super) fn agrees(pair: &Pair<'_>, slot: &Slot<'_>) -> bool {
    let (Some(one), Some(other)) = (slot.left.figure(), slot.right.figure()) else { return false };
    is_share_of(&pair.left, one, other)
        || is_share_of(&pair.right, other, one)
        || one_rate(pair, slot)
        || is_margin(one, other)
        || is_margin(other, one)
        || counts_one_more(&pair.left, slot.left, other)
        || counts_one_more(&pair.right, slot.right, one)
        || is_complement(pair, slot)
        || is_one_of_two(&pair.left, slot.left)
        || is_one_of_two(&pair.right, slot.right)
        || compares(&pair.left, slot.left) != compares(&pair.right, slot.right)
}

/// A share as a part of one; `None` of what is no share.
pub(super) fn fraction(share: &Figure) -> Option<Decimal> {
    match share.unit {
        Unit::Percent => Some(share.high / Decimal::ONE_HUNDRED),
        _ => Some(share.high).filter(|high| *high < Decimal::ONE),
    }
}

/// "Two in five went to small firms, the rest to towns" and "three in five went to towns, the rest to small firms"; "fewer than one in twenty could
/// not be repaired" and "more than 95% could be": two shares that make up the whole, where both sentences tell of the rest or one denies.
fn is_complement(pair: &Pair<'_>, slot: &Slot<'_>) -> bool {
    let share = |fact: &Fact| fact.figure().and_then(fraction);
    let Some((one, other)) = share(slot.left).zip(share(slot.right)) else { return false };
    let rest = |half: &Half<'_>| {
        let parsed = half.parsed();
        half.sentence().iter().any(|at| matches!(parsed.lower(at), "rest" | "remainder" | "remaining" | "other" | "others" | "balance"))
    };
    let denied = |half: &Half<'_>| half.stance(half.claim.predicate).is_negated();
    let whole = (one + other - Decimal::ONE).abs() <= EXACTLY;
    // "Barely one in four cast a ballot" / "three quarters skipped it": what some did and the others did.
    let deed = |half: &Half<'_>, fact: &Fact| half.parsed().predicate_of(fact.tokens.start as usize);
    let (l, r) = (deed(&pair.left, slot.left), deed(&pair.right, slot.right));
    let other_deed =
        !matches!(alike(pair.left.parsed(), l, pair.right.parsed(), r), Some(Likeness::Same | Likeness::Synonym | Likeness::Derived));
    whole && (rest(&pair.left) && rest(&pair.right) || denied(&pair.left) != denied(&pair.right) || other_deed && !pair.is_edited())
}

/// How far two shares may miss the whole: half of a hundred.
const EXACTLY: Decimal = Decimal::from_parts(5, 0, 0, false, 3);

/// "One ward handed the patient to the other": which of two, and not how many.
fn is_one_of_two(half: &Half<'_>, fact: &Fact) -> bool {
    let (parsed, end) = (half.parsed(), fact.tokens.end as usize);
    let alone = fact.tokens.end - fact.tokens.start == 1 && parsed.lower(fact.tokens.start as usize) == "one";
    // "One of the two", "one in ten" count; "the other" of "the other two" is a number of its own.
    let counts = matches!(parsed.lower(end), "of" | "in");
    let other = |at: usize| {
        matches!(parsed.lower(at), "another")
            || parsed.lower(at) == "the" && parsed.lower(at + 1) == "other" && !parsed.tag(at + 2).is_noun()
    };
    alone && !counts && (end..half.sentence().end as usize).any(other) && fact.figure().is_some_and(|figure| figure.bound == Bound::Exact)
}

/// Whether `share` is what `part` is of the whole that its sentence gives.
fn is_share_of(half: &Half<'_>, part: &Figure, share: &Figure) -> bool {
    let Some(fraction) = fraction(share) else { return false };
    // "Fell 2.3 percent to 41 euros": per cent are no part of euros.
    let of_one_kind = |whole: &Figure| if part.unit.is_measured() { whole.unit == part.unit } else { !whole.unit.is_measured() };
    let wholes = half.near().filter_map(Fact::figure).filter(|whole| whole.high > part.high && !whole.high.is_zero() && of_one_kind(whole));
    part.unit != Unit::Percent && part.high > Decimal::ONE && { wholes }.any(|whole| (part.high / whole.high - fraction).abs() <= NEARLY)
}

/// "600 complaints a year" and "some 50 a month": one rate, told over two lengths of time. "Seven days a week" and "seven hours a week" are no amounts
/// of one thing.
fn one_rate(pair: &Pair<'_>, slot: &Slot<'_>) -> bool {
    let told = |half: &Half<'_>, fact: &Fact| Some((fact.figure()?.high, times_a_year(half, fact)?));
    let (Some((one, per)), Some((other, their_per))) = (told(&pair.left, slot.left), told(&pair.right, slot.right)) else { return false };
    let days_a_week = |figure: Option<&Figure>| figure.is_some_and(|figure| figure.unit.is_time() && figure.unit.to_string() == "day");
    if days_a_week(slot.left.figure()) || days_a_week(slot.right.figure()) {
        return true;
    }
    let (a, b) = (one.saturating_mul(per), other.saturating_mul(their_per));
    per != their_per && (a - b).abs().saturating_mul(Decimal::TEN) <= a.max(b)
}

/// How often a year comes what a figure tells of: "a month", "every week", "annual"; nothing where it is no rate.
fn times_a_year(half: &Half<'_>, fact: &Fact) -> Option<Decimal> {
    let parsed = half.parsed();
    let (start, end) = (fact.tokens.start as usize, fact.tokens.end as usize);
    let behind = (end.saturating_sub(1)..end + BEHIND).filter(|&at| half.sentence().holds(at));
    let per = |at: usize| matches!(parsed.lower(at.saturating_sub(1)), "a" | "an" | "per" | "each" | "every" | "/");
    let rate = |at: usize| match parsed.lower(at) {
        "year" if per(at) => Some(1),
        "quarter" if per(at) => Some(4),
        "month" if per(at) => Some(12),
        "week" if per(at) => Some(52),
        "day" if per(at) => Some(365),
        "annual" | "annually" | "yearly" => Some(1),
        "quarterly" => Some(4),
        "monthly" => Some(12),
        "weekly" => Some(52),
        "daily" => Some(365),
        _ => None,
    };
    let before = (start.saturating_sub(BEFORE)..start).filter(|&at| half.sentence().holds(at) && !per(at));
    { behind }.find_map(rate).or_else(|| { before }.find_map(rate)).map(Decimal::from)
}

/// So many words behind and before a figure may tell how often it comes.
const BEHIND: usize = 6;
const BEFORE: usize = 3;

/// "By 212 to 198" and "by a margin of 14".
fn is_margin(score: &Figure, margin: &Figure) -> bool {
    score.low != score.high && margin.low == margin.high && (score.high - score.low).abs() == margin.low
}

/// "One of nineteen relatives" and "he and eighteen others": whoever is told of comes on top.
fn counts_one_more(half: &Half<'_>, others: &Fact, all: &Figure) -> bool {
    let Some(figure) = others.figure().filter(|figure| figure.low == figure.high) else { return false };
    let (start, end) = (others.tokens.start as usize, others.tokens.end as usize);
    let is_other = |at: usize| matches!(half.parsed().lower(at), "other" | "others" | "fellow" | "more" | "rivals");
    (start.saturating_sub(1)..end + 2).any(is_other) && all.low == all.high && figure.high + Decimal::ONE == all.high
}

/// How far a share may be rounded: two and a half of a hundred.
pub(super) const NEARLY: Decimal = Decimal::from_parts(25, 0, 0, false, 3);

/// Whether a figure tells how many more or fewer.
fn compares(half: &Half<'_>, fact: &Fact) -> bool {
    let parsed = half.parsed();
    let end = fact.tokens.end as usize;
    let last = parsed.lower(end.saturating_sub(1));
    matches!(parsed.lower(end), "more" | "fewer" | "less") || matches!(last, "more" | "fewer" | "less")
}

/// Two levels of one thing, before and after.
struct Levels<'a> {
    from: &'a Fact,
    to: &'a Fact,
}

fn change_of_levels(pair: &Pair<'_>) -> Option<Difference> {
    let told = |half: &Half<'_>, other: &Half<'_>| {
        let levels = levels(half)?;
        let (from, to) = (levels.from.figure()?, levels.to.figure()?);
        let mut changes = other.near().filter(|fact| other.holds(fact.tokens) && fact.figure().is_some_and(|one| is_change_of(one, to)));
        let (change, second) = (changes.next()?, changes.next());
        let by = change.figure()?;
        let apart = (to.high - from.high).abs();
        let other_way = by.direction.is_some_and(|direction| (direction == Direction::Up) != (to.high > from.high));
        let rounding = (from.step + to.step + by.step) / Decimal::TWO;
        let value = if by.unit == Unit::BasisPoint { by.high / Decimal::ONE_HUNDRED } else { by.high };
        if second.is_some() || other_level_told(other, from, to) || (value - apart).abs() <= rounding && !other_way {
            return None;
        }
        let sum =
            format!("from {} to {} is a change of {}", half.words(levels.from.tokens), half.words(levels.to.tokens), apart.normalize());
        Some((levels.from.tokens.hull(levels.to.tokens), change.tokens, sum))
    };
    let of_left =
        told(&pair.left, &pair.right).map(|(left, right, sum)| (left, right, format!("{sum}, right says {}", pair.right.words(right))));
    let of_right =
        || told(&pair.right, &pair.left).map(|(right, left, sum)| (left, right, format!("{sum}, left says {}", pair.left.words(left))));
    let (left, right, why) = of_left.or_else(of_right)?;
    Some(difference(pair, left, right, why).guessed(0.7))
}

/// The level before a change and the one after it, in one unit.
fn levels<'a>(half: &Half<'a>) -> Option<Levels<'a>> {
    let end = |end: End| {
        half.facts().find(|fact| fact.figure().is_some_and(|figure| figure.low == figure.high) && End::of(half, fact) == Some(end))
    };
    let levels = Levels { from: end(End::From)?, to: end(End::To)? };
    (levels.from.figure()?.unit == levels.to.figure()?.unit).then_some(levels)
}

/// Whether a sentence tells a level before or after a change that is none of two.
fn other_level_told(half: &Half<'_>, from: &Figure, to: &Figure) -> bool {
    let known = |figure: &Figure| [from, to].iter().any(|level| level.relation(figure) == Relation::Same);
    half.near().any(|fact| matches!(End::of(half, fact), Some(End::From | End::To)) && !fact.figure().is_some_and(known))
}

/// Whether a figure is a change of such a level: points of a share, or an amount in its own unit that goes up or down.
fn is_change_of(figure: &Figure, level: &Figure) -> bool {
    // "By 1.5 points, to 25 percent".
    let bare = matches!(&figure.unit, Unit::Count(name) if &**name == "point");
    let points = bare || matches!(figure.unit, Unit::PercentagePoint | Unit::BasisPoint);
    let one = figure.low == figure.high && !figure.vague;
    one && if level.unit == Unit::Percent {
        points
    } else {
        figure.unit == level.unit && level.unit.is_measured() && figure.shape == Shape::Change
    }
}

/// "540,000 dollars a year" / "540,000 dollars over three years".
fn rate_for_total(pair: &Pair<'_>) -> Option<Difference> {
    let found = |half: &Half<'_>, other: &Half<'_>| {
        let rates = half.facts().filter_map(|fact| Some((fact, per_time(fact.figure()?)?)));
        rates
            .filter_map(|(rate, amount)| {
                let total = other.facts().find(|fact| fact.figure().is_some_and(|one| one.relation(&amount) == Relation::Same))?;
                Some((rate.tokens, total.tokens.hull(in_all(other, total.tokens)?)))
            })
            .next()
    };
    let (left, right) = found(&pair.left, &pair.right).or_else(|| found(&pair.right, &pair.left).map(|(rate, total)| (total, rate)))?;
    let why = format!("left says {}, right says {}: once every time, once in all", pair.left.words(left), pair.right.words(right));
    Some(difference(pair, left, right, why).guessed(0.7))
}

/// The amount that falls due every year or month.
fn per_time(figure: &Figure) -> Option<Figure> {
    let Unit::Per(pair) = &figure.unit else { return None };
    let (amount, time) = pair.as_ref();
    time.is_time().then(|| Figure { unit: amount.clone(), ..figure.clone() })
}

/// The words behind an amount that make it a total: "over three years", "in all".
fn in_all(half: &Half<'_>, amount: Tokens) -> Option<Tokens> {
    let parsed = half.parsed();
    let end = amount.end as usize;
    let whole = |at: usize| match parsed.lower(at) {
        "in" => matches!(parsed.lower(at + 1), "all" | "total"),
        "altogether" | "overall" => true,
        _ => false,
    };
    let so_far =
        |at: usize| parsed.lower(at) == "so" && parsed.lower(at + 1) == "far" || parsed.lower(at) == "to" && parsed.lower(at + 1) == "date";
    let start = amount.start as usize;
    if (start.saturating_sub(5)..end + 3).filter(|&at| half.sentence().holds(at)).any(so_far) {
        return Some(amount);
    }
    if whole(end) {
        return Some(Tokens::new(end, end + 1 + usize::from(parsed.lower(end) == "in")));
    }
    // "Over three years" may have been read as more than three.
    let starts = |fact: &Fact| fact.tokens.start as usize - usize::from(fact.tokens.start as usize > end);
    let is_length = |fact: &&Fact| fact.figure().is_some_and(|figure| figure.unit.is_time() && figure.low > Decimal::ONE);
    let length = half.near().filter(is_length).find(|fact| starts(fact) == end)?;
    matches!(parsed.lower(end), "over" | "across" | "spread").then(|| Tokens::new(end, length.tokens.end as usize))
}

pub(super) fn difference(pair: &Pair<'_>, left: Tokens, right: Tokens, why: String) -> Difference {
    let key = Kind::Figure.spec().key;
    let difference =
        Difference::new(Pattern::Amount, true, Some(pair.left.evidence(left, key)), Some(pair.right.evidence(right, key)), why);
    pair.placed(difference, left, right).noting(Clue::SameMeasure, true)
}

#[cfg(test)]
mod tests {
    use super::super::testing::guess;
    use super::*;

    #[test]
    fn a_change_is_what_lies_between_two_levels() {
        let left = "The margin narrowed to 8.9 per cent from 10.4 per cent.";
        assert!(guess(Pattern::Amount, left, "The margin shrank by two and a half percentage points.") > 0.5);
        assert_eq!(guess(Pattern::Amount, left, "The margin shrank by one and a half percentage points."), 0.0);
        assert_eq!(guess(Pattern::Amount, left, "The margin shrank by 1.5 percentage points."), 0.0);
        assert!(guess(Pattern::Amount, left, "The margin rose by 1.5 percentage points.") > 0.5);
    }

    #[test]
    fn a_part_of_a_whole_is_its_share() {
        let left = "Around 2,700 of the 3,400 workers belong to the union.";
        assert_eq!(guess(Pattern::Amount, left, "The union has four fifths of the 3,400 workers."), 0.0);
        assert!(guess(Pattern::Amount, left, "The union has three fifths of the 3,400 workers.") > 0.0);
        assert_eq!(guess(Pattern::Amount, "Two people work there at night.", "One fewer works there at night."), 0.0);
    }

    #[test]
    fn two_shares_that_make_up_the_whole() {
        let left = "Two in every five loans went to small firms, the rest to towns.";
        assert_eq!(guess(Pattern::Amount, left, "Three in every five loans went to towns, the rest to small firms."), 0.0);
        assert!(guess(Pattern::Amount, left, "Three in every five loans went to small firms.") > 0.0);
        let left = "Fewer than one in twenty phones could not be repaired.";
        assert_eq!(guess(Pattern::Amount, left, "More than 95% of the phones could be repaired."), 0.0);
    }

    #[test]
    fn one_of_two_is_no_count() {
        let left = "The handover between the two wards was poor.";
        assert_eq!(guess(Pattern::Amount, left, "The way one ward handed her over to the other was poor."), 0.0);
    }

    #[test]
    fn one_rate_over_two_times() {
        let left = "The team receives about 600 complaints a year.";
        assert_eq!(guess(Pattern::Amount, left, "The team gets some 50 complaints a month."), 0.0);
        assert!(guess(Pattern::Amount, left, "The team gets some 90 complaints a month.") > 0.0);
        assert!(guess(Pattern::Amount, left, "The team gets about 900 complaints a year.") > 0.0);
    }

    #[test]
    fn per_cent_are_no_part_of_money() {
        let left = "Its shares fell 2.3 percent to 41.15 euros.";
        assert!(guess(Pattern::Amount, left, "Its shares fell five percent.") > 0.0);
        assert_eq!(guess(Pattern::Amount, "The offer went to 30 of the 600 owners.", "Five percent of the owners had the offer."), 0.0);
    }

    #[test]
    fn a_sum_of_two() {
        let left = "He must pay costs of £2,250 and a surcharge of £200.";
        assert_eq!(guess(Pattern::Amount, left, "He must pay £2,450 for costs and the surcharge."), 0.0);
        assert!(guess(Pattern::Amount, left, "He must pay £2,650 for costs and the surcharge.") > 0.0);
    }

    #[test]
    fn what_a_whole_leaves_is_its_rest() {
        let left = "Whitlock carried seven of the twelve districts.";
        assert_eq!(guess(Pattern::Amount, left, "Whitlock came first in seven districts, Ferrero in the other five."), 0.0);
        assert_eq!(guess(Pattern::Amount, "Two of the 19 states withheld their consent.", "Seventeen of the 19 states gave it."), 0.0);
        assert!(guess(Pattern::Amount, "Nine of the 19 states withheld their consent.", "Seven of the 19 states withheld it.") > 0.0);
        assert_eq!(guess(Pattern::Amount, "It was passed by 71 votes to 48.", "It was passed by 23 votes."), 0.0);
        assert_eq!(guess(Pattern::Amount, "Nineteen relatives are suing the firm.", "He and eighteen others are suing the firm."), 0.0);
    }

    #[test]
    fn a_margin_is_what_lies_between_two_votes() {
        let left = "The staff voted by 212 to 198 to accept the offer.";
        assert_eq!(guess(Pattern::Amount, left, "The staff voted to accept the offer by a margin of 14."), 0.0);
    }

    #[test]
    fn a_change_is_told_with_the_level_that_it_leads_to() {
        let cut = "The bank cut its rate to 8.9 per cent from 10.4 per cent.";
        assert!(guess(Pattern::Amount, cut, "The bank cut its rate by 2.5 points, to 8.9 per cent.") > 0.5);
        assert_eq!(guess(Pattern::Amount, cut, "The bank cut its rate by 1.5 points, to 8.9 per cent."), 0.0);
    }

    #[test]
    fn every_year_is_not_in_all() {
        let left = "The scheme costs 540,000 dollars a year.";
        assert!(guess(Pattern::Amount, left, "The scheme will cost 540,000 dollars over three years.") > 0.5);
        assert_eq!(guess(Pattern::Amount, left, "The scheme will cost 540,000 dollars each year."), 0.0);
        assert_eq!(guess(Pattern::Amount, left, "The scheme will cost 540,000 dollars every year for three years."), 0.0);
    }
}
