//! Amounts that one side works out from the others that it gives: "twice her salary of 48,000" is 96,000, "each got 14 years" is 28 between two, "9,000
//! troops, a third of them Norlanders" is 3,000 of these, "down five weeks to twenty" was 25. Called by the rule on figures, which is silent on them.

use super::pair::{Half, Pair};
use super::slot::Slot;
use crate::facts::figure::{Bound, Figure, Shape, Unit};
use crate::facts::{Fact, Relation};
use crate::judge::arithmetic::{NEARLY, fraction};
use rust_decimal::Decimal;

/// Whether one of two amounts follows from the other and what is told beside it.
pub(super) fn follows(pair: &Pair<'_>, slot: &Slot<'_>) -> bool {
    let (Some(one), Some(other)) = (slot.left.figure(), slot.right.figure()) else { return false };
    !are_of_one_deed(pair, slot) && adds_up(pair, slot, one, other)
        || is_multiple(pair, one, other)
        || is_told_part(&pair.left, slot.left, other)
        || is_told_part(&pair.right, slot.right, one)
        || is_level_before(&pair.left, slot.left, other)
        || is_level_before(&pair.right, slot.right, one)
}

fn is_plain(figure: &Figure) -> bool {
    figure.low == figure.high && !figure.vague
}

/// One is as often the other as a word of either sentence says: "doubles", "twice", "each" of a pair.
fn is_multiple(pair: &Pair<'_>, one: &Figure, other: &Figure) -> bool {
    let (small, large) = if one.high < other.high { (one, other) } else { (other, one) };
    if !is_plain(one) || !is_plain(other) || one.unit != other.unit || small.high <= Decimal::ONE {
        return false;
    }
    let times = |half: &Half<'_>| half.sentence().iter().filter_map(|at| factor(half, at)).collect::<Vec<_>>();
    let all: Vec<Decimal> = times(&pair.left).into_iter().chain(times(&pair.right)).collect();
    all.into_iter().any(|times| small.high.saturating_mul(times) == large.high)
}

/// By how much a word multiplies, where it does.
fn factor(half: &Half<'_>, at: usize) -> Option<Decimal> {
    let parsed = half.parsed();
    let times = match parsed.lower_lemma(at) {
        "twice" | "double" | "twofold" | "twin" | "couple" | "pair" | "both" | "brace" => 2,
        "half" | "halve" => 2,
        "triple" | "treble" | "thrice" | "threefold" | "triplet" | "trio" => 3,
        "quadruple" | "fourfold" | "quartet" => 4,
        "time" => return counted(half, at),
        // "Two men were fined 300 each".
        "each" | "apiece" => {
            return half.near().filter_map(Fact::figure).filter(|figure| is_group(figure)).map(|figure| figure.high).next();
        }
        _ => return None,
    };
    Some(Decimal::from(times))
}

/// "Three times".
fn counted(half: &Half<'_>, at: usize) -> Option<Decimal> {
    let number = half.near().find(|fact| fact.tokens.end as usize == at || fact.tokens.holds(at))?.figure()?;
    Some(number.high).filter(|_| is_plain(number))
}

fn is_group(figure: &Figure) -> bool {
    is_plain(figure) && !figure.unit.is_measured() && figure.high > Decimal::ONE && figure.high <= Decimal::from(12)
}

/// "9,000 troops, a third of them Norlanders": the part that a share beside the whole comes to.
fn is_told_part(half: &Half<'_>, whole: &Fact, part: &Figure) -> bool {
    let Some(figure) = whole.figure().filter(|figure| is_plain(figure) && figure.unit != Unit::Percent && figure.high > part.high) else {
        return false;
    };
    let shares = half.near().filter(|fact| fact.tokens != whole.tokens).filter_map(Fact::figure).filter(|share| is_plain(share));
    let of_it = |share: Decimal| (figure.high.saturating_mul(share) - part.high).abs() <= figure.high.saturating_mul(NEARLY);
    is_plain(part) && part.unit != Unit::Percent && part.high > Decimal::ONE && { shares }.filter_map(fraction).any(of_it)
}

/// "Shortened by five weeks to twenty" / "used to wait 25 weeks; now it takes 20": a change, and the level that it started from.
fn is_level_before(half: &Half<'_>, one: &Fact, level: &Figure) -> bool {
    let Some(figure) = one.figure().filter(|figure| is_plain(figure) && is_plain(level)) else { return false };
    let others = || half.near().filter(|fact| fact.tokens != one.tokens).filter_map(Fact::figure).filter(|other| is_plain(other));
    let in_one_unit = |other: &Figure| other.unit == figure.unit || !other.unit.is_measured() && other.shape == Shape::Amount;
    let changes = figure.shape == Shape::Change || figure.direction.is_some();
    let before = |other: &Figure| {
        let sum = Figure { low: other.low + figure.low, high: other.high + figure.high, unit: level.unit.clone(), ..level.clone() };
        let rest = Figure { low: other.low - figure.low, high: other.high - figure.high, unit: level.unit.clone(), ..level.clone() };
        sum.relation(level) == Relation::Same || rest.relation(level) == Relation::Same
    };
    changes && figure.unit == level.unit && others().any(|other| in_one_unit(other) && before(other))
}

/// Whether one amount is the sum, the rest or the difference of others.
fn adds_up(pair: &Pair<'_>, slot: &Slot<'_>, one: &Figure, other: &Figure) -> bool {
    is_sum(&pair.left, slot.left, other)
        || is_sum(&pair.right, slot.right, one)
        || is_rest(pair, one, other)
        || is_lead(&pair.left, slot.left, other)
        || is_lead(&pair.right, slot.right, one)
        || is_gap(&pair.left, slot.left, other)
        || is_gap(&pair.right, slot.right, one)
}

/// "In 2 hours 24 minutes 10 seconds, 40 seconds behind the winner" / "won in 2 hours 23 minutes 30 seconds": two times and what lies between them.
fn is_gap(half: &Half<'_>, one: &Fact, other: &Figure) -> bool {
    let seconds = |figure: &Figure| figure.unit.scale().to_base(figure.high).filter(|_| figure.unit.is_time() && is_plain(figure));
    let Some((own, there)) = one.figure().and_then(seconds).zip(seconds(other)) else { return false };
    let gaps = half.near().filter(|fact| fact.tokens != one.tokens).filter_map(Fact::figure).filter_map(seconds);
    own != there && { gaps }.any(|gap| gap < own && (own - there).abs() == gap)
}

/// "Cracks in two of its five piers" / "cracks in three of the five piers": both are parts of the whole, of which the very same is told.
fn are_of_one_deed(pair: &Pair<'_>, slot: &Slot<'_>) -> bool {
    let is_part = |half: &Half<'_>, fact: &Fact| half.parsed().lower(fact.tokens.end as usize) == "of";
    let (l, r) = (pair.left.anchor(slot.left.tokens), pair.right.anchor(slot.right.tokens));
    let same = l.zip(r).is_some_and(|(l, r)| pair.matching.surely(l) == Some(r));
    // "Seven of the 12 floors" / "all but five of the 12".
    let is_rest = |half: &Half<'_>, fact: &Fact| half.parsed().lower((fact.tokens.start as usize).saturating_sub(1)) == "but";
    let rest = is_rest(&pair.left, slot.left) || is_rest(&pair.right, slot.right);
    is_part(&pair.left, slot.left) && is_part(&pair.right, slot.right) && same && !rest
}

/// "£2,250 and a surcharge of £200" and "£2,450": whether the other amount is the sum of two, or what the one leaves of the other.
fn is_sum(half: &Half<'_>, part: &Fact, sum: &Figure) -> bool {
    let Some(one) = part.figure().filter(|one| one.low == one.high && one.low > Decimal::ONE) else { return false };
    let others = half.near().filter(|fact| fact.tokens != part.tokens).filter_map(Fact::figure);
    let alike = |other: &Figure| other.low == other.high && other.unit == one.unit && !other.unit.is_time() && other.low > Decimal::ONE;
    { others }.filter(|other| alike(other)).any(|other| {
        let total = Figure { low: one.low + other.low, high: one.high + other.high, step: one.step.max(other.step), ..one.clone() };
        total.relation(sum) == Relation::Same && sum.low > one.low
    })
}

/// "Seven of the twelve districts" and "the other five", "all but two of the six" and "four": together they make up the whole that either sentence
/// gives. Sums of money and lengths have no rest that a sentence names by chance less often than on purpose.
fn is_rest(pair: &Pair<'_>, one: &Figure, other: &Figure) -> bool {
    let counts = |figure: &Figure| figure.low == figure.high && !figure.vague && !matches!(figure.unit, Unit::Money(_) | Unit::Percent);
    let whole = Figure { low: one.low + other.low, high: one.high + other.high, ..one.clone() };
    let rough = one.bound != Bound::Exact || other.bound != Bound::Exact;
    let is_whole = |fact: &Fact| {
        let Some(figure) = fact.figure().filter(|figure| counts(figure) && figure.high > one.high && figure.high > other.high) else {
            return false;
        };
        let off = (figure.high - whole.high).abs();
        off.is_zero() || rough && off.saturating_mul(Decimal::from(20)) <= figure.high
    };
    counts(one) && counts(other) && pair.left.near().chain(pair.right.near()).any(is_whole)
}

/// "By 71 votes to 48" and "a margin of 23", "288 points, four ahead of 284": how far apart two numbers of a sentence are.
fn is_lead(half: &Half<'_>, one: &Fact, lead: &Figure) -> bool {
    let Some(figure) = one.figure().filter(|figure| figure.low == figure.high && !figure.vague) else { return false };
    let others = half.near().filter(|fact| fact.tokens != one.tokens).filter_map(Fact::figure);
    let alike = |other: &Figure| other.low == other.high && other.unit == figure.unit && !other.unit.is_time();
    lead.low == lead.high && !lead.vague && { others }.any(|other| alike(other) && (figure.high - other.high).abs() == lead.high)
}

#[cfg(test)]
mod tests {
    use super::super::clue::Pattern;
    use super::super::testing::guess;

    #[test]
    fn what_follows_from_what_is_told_beside_it() {
        let silent = [
            ("The tribunal awarded Hume twice her annual salary of 48,000 crowns.", "The tribunal awarded Hume 96,000 crowns."),
            (
                "The twins were each sentenced to 14 years for the robbery.",
                "The twins were sentenced to 28 years between them for the robbery.",
            ),
            ("The exercise involved 9,000 troops, a third of them Norlanders.", "The exercise involved 3,000 troops from Norland."),
            (
                "The repairs will cost 4.2 million crowns, a third of it paid by the county.",
                "The county is to bear 1.4 million of the cost of 4.2 million crowns.",
            ),
            ("The tax on second homes doubles to 8 percent in April.", "The tax on second homes is 4 percent until April."),
        ];
        for (left, right) in silent {
            assert_eq!(guess(Pattern::Amount, left, right), 0.0, "{left} / {right}");
        }
        let apart = [
            ("The tribunal awarded Hume twice her annual salary of 48,000 crowns.", "The tribunal awarded Hume 69,000 crowns."),
            ("The twins were each sentenced to 14 years for the robbery.", "The twins were each sentenced to 18 years for the robbery."),
        ];
        for (left, right) in apart {
            assert!(guess(Pattern::Amount, left, right) > 0.0, "{left} / {right}");
        }
    }
}
