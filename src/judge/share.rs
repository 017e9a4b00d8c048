//! A part and the whole that it is told of, against a share of the same whole. Called by the rule on figures, beside what else a sum tells apart.

use super::Difference;
use super::arithmetic::{NEARLY, difference, fraction};
use super::matching::alike;
use super::pair::{Half, Pair};
use crate::align::Likeness;
use crate::facts::figure::{Bound, Figure, Shape, Unit};
use crate::facts::{Fact, Relation};
use rust_decimal::Decimal;

/// "€97 million of the €240 million" / "half of the €240 million", "ninety of the 180 houses" / "a third of the 180 houses".
pub(super) fn differs(pair: &Pair<'_>) -> Option<Difference> {
    let found = |half: &Half<'_>, other: &Half<'_>| {
        let (part, whole) = part_and_whole(half)?;
        let (of, all) = (part.figure()?.high, whole.figure()?.high);
        let is_whole = |fact: &Fact| fact.figure().zip(whole.figure()).is_some_and(|(one, that)| one.relation(that) == Relation::Same);
        if !other.near().any(is_whole) || other.near().any(|fact| fact.figure().is_some_and(|figure| figure.high == of)) {
            return None;
        }
        // "Half a century" is no share.
        let of_some = |fact: &Fact, figure: &Figure| {
            other.parsed().lower(fact.tokens.end as usize) == "of" || figure.unit == Unit::Percent || figure.shape == Shape::Ratio
        };
        let is_share = |fact: &&Fact| fact.figure().is_some_and(|figure| plain_share(figure).is_some() && of_some(fact, figure));
        let mut shares = other.facts().filter(is_share);
        let (share, second) = (shares.next()?, shares.next());
        let told = plain_share(share.figure()?)?;
        let held = of.checked_div(all)?;
        let apart = (held - told).abs() > ROUGHLY && (Decimal::ONE - held - told).abs() > NEARLY;
        let percent = held.saturating_mul(Decimal::ONE_HUNDRED).round();
        let sum = format!("{} of {} is {percent} percent", half.words(part.tokens), half.words(whole.tokens));
        (apart && second.is_none()).then(|| (part.tokens.hull(whole.tokens), share.tokens, sum))
    };
    let deeds = (pair.left.claim.predicate, pair.right.claim.predicate);
    let denied = pair.left.stance(deeds.0).is_negated() != pair.right.stance(deeds.1).is_negated();
    if denied || alike(pair.left.parsed(), deeds.0, pair.right.parsed(), deeds.1) == Some(Likeness::Opposite) {
        return None;
    }
    let of_left = found(&pair.left, &pair.right).map(|(l, r, sum)| (l, r, format!("{sum}, right says {}", pair.right.words(r))));
    let of_right = || found(&pair.right, &pair.left).map(|(r, l, sum)| (l, r, format!("{sum}, left says {}", pair.left.words(l))));
    let (left, right, why) = of_left.or_else(of_right)?;
    Some(difference(pair, left, right, why).guessed(0.2 + 0.5 * pair.containment()))
}

/// A part and the whole that it is told of: "ninety of the 180 houses", "€97 million out of €240 million".
fn part_and_whole<'a>(half: &Half<'a>) -> Option<(&'a Fact, &'a Fact)> {
    let parsed = half.parsed();
    let plain = |fact: &&Fact| fact.figure().is_some_and(|one| one.low == one.high && one.low > Decimal::ONE && one.shape == Shape::Amount);
    let joins = |from: u32, to: u32| {
        let mut words = (from as usize..to as usize).map(|at| parsed.lower(at));
        to > from
            && words.next().is_some_and(|word| matches!(word, "of" | "out"))
            && words.all(|word| matches!(word, "of" | "the" | "its" | "all" | "their"))
    };
    half.facts().filter(plain).find_map(|part| {
        let whole = half.facts().filter(plain).find(|whole| joins(part.tokens.end, whole.tokens.start))?;
        let larger = part.figure()?.high < whole.figure()?.high && part.figure()?.unit.is_measured() == whole.figure()?.unit.is_measured();
        larger.then_some((part, whole))
    })
}

/// A share that is neither the most nor the least, as a part of one.
fn plain_share(figure: &Figure) -> Option<Decimal> {
    let bare = matches!(figure.bound, Bound::Exact | Bound::About) && figure.low == figure.high && figure.direction.is_none();
    fraction(figure).filter(|share| bare && !figure.unit.is_money() && *share > Decimal::ZERO && *share < Decimal::ONE)
}

/// How far "roughly half" reaches: six of a hundred.
const ROUGHLY: Decimal = Decimal::from_parts(6, 0, 0, false, 2);

#[cfg(test)]
mod tests {
    use super::super::clue::Pattern;
    use super::super::testing::guess;

    #[test]
    fn a_part_of_a_whole_is_no_other_share() {
        let left = "The banks got back €97 million out of €240 million.";
        assert!(guess(Pattern::Amount, left, "The banks recovered roughly half of the €240 million.") > 0.2);
        assert_eq!(guess(Pattern::Amount, left, "The banks recovered two fifths of the €240 million."), 0.0);
        assert_eq!(guess(Pattern::Amount, left, "Roughly three fifths of the €240 million that the banks lent are lost."), 0.0);
    }
}
