//! A different amount for the same thing.
//!
//! Fires on "The fire killed 14 people" / "The blaze left 23 dead" and on "rose 8% to $1.2bn" / "grew by 6% to $1.2bn".
//! Stays silent on "40 roofs in the village" / "900 roofs in the county": another place, another slot.

use super::clue::{Clue, Pattern};
use super::{Difference, Rule};
use crate::facts::{Fact, Relation};
use crate::judge::event::same_thing;
use crate::judge::pair::{Half, Pair};
use crate::judge::slot;
use crate::kind::Kind;

pub(super) const RULE: Rule = Rule { kind: Kind::Figure, check };

fn check(pair: &Pair<'_>, out: &mut Vec<Difference>) {
    for slot in slot::figures(pair) {
        if slot.relation != Relation::Different {
            continue;
        }
        // "About 187,000" and "roughly 178,000" are told apart by more than either was rounded; "hundreds" and "thousands" are only known by size.
        let vague = |fact: &Fact| fact.figure().is_some_and(|figure| figure.vague);
        let contradicts = !(vague(slot.left) && vague(slot.right));
        let why = format!("left says {}, right says {}", pair.left.words(slot.left.tokens), pair.right.words(slot.right.tokens));
        let difference = slot.difference(pair, Pattern::Amount, contradicts, why);
        let difference = slot::figure_clues(pair, &slot, difference).weighing(Clue::Cosine, nouns_near(pair, &slot));
        out.push(slot::guessed(difference));
    }
    out.extend(swapped(pair));
}

/// "Killed four guests and hurt eleven firefighters" / "eleven guests died, four firefighters were hurt": the same two numbers, each of the other
/// thing. As values they have partners, so no slot is left open.
fn swapped(pair: &Pair<'_>) -> Option<Difference> {
    let (ours, theirs) = (counted(&pair.left), counted(&pair.right));
    let same = |one: &Count<'_>, other: &Count<'_>| same_thing(pair, one.of, other.of);
    let numbers = ours.iter().flat_map(|one| theirs.iter().map(move |other| (one, other)));
    let of_one_thing = numbers.filter(|(one, other)| one.value != other.value && same(one, other));
    let (one, other) = of_one_thing.into_iter().find(|(one, other)| {
        let theirs_is_ours = ours.iter().any(|rest| rest.value == other.value && !same(rest, other));
        let ours_is_theirs = theirs.iter().any(|rest| rest.value == one.value && !same(one, rest));
        theirs_is_ours && ours_is_theirs && pair.concerns(one.fact.tokens, other.fact.tokens)
    })?;
    let slot = slot::Slot { left: one.fact, right: other.fact, relation: Relation::Different, fit: 1.0, sole: true };
    let (left, right) = (pair.left.words(one.fact.tokens), pair.right.words(other.fact.tokens));
    let why = format!("left says {left}, right says {right}: two numbers have changed places");
    Some(slot.difference(pair, Pattern::Amount, true, why).noting(Clue::SameMeasure, true).guessed(0.6))
}

/// A number with what it counts, or whose it is.
struct Count<'a> {
    fact: &'a Fact,
    value: rust_decimal::Decimal,
    of: usize,
}

/// The numbers of a sentence that count something or belong to somebody; no more than a table's row of them.
fn counted<'a>(half: &Half<'a>) -> Vec<Count<'a>> {
    let count = |fact: &'a Fact| {
        let figure = fact.figure().filter(|figure| figure.low == figure.high && !figure.unit.is_measured() && !figure.vague)?;
        let noun = figure.measured.noun.filter(|&noun| half.parsed().tag(noun).is_noun());
        Some(Count { fact, value: figure.low, of: noun.or(figure.measured.subject)? })
    };
    half.near().filter_map(count).take(MOST_COUNTS).collect()
}

/// Sentences with more numbers are tables.
const MOST_COUNTS: usize = 8;

/// How near the two nouns that are counted or measured are in meaning, 0 to 1.
fn nouns_near(pair: &Pair<'_>, slot: &slot::Slot<'_>) -> f32 {
    let noun = |fact: &Fact| fact.figure().and_then(|figure| figure.measured.noun);
    match (noun(slot.left), noun(slot.right)) {
        (Some(l), Some(r)) => super::matching::alike(pair.left.parsed(), l, pair.right.parsed(), r).map_or(0.0, |alike| alike.score()),
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::guess;
    use super::*;

    #[test]
    fn numbers_that_changed_places() {
        let (left, right) = (
            "The fire killed four guests and hurt eleven firefighters.",
            "Eleven guests died in the fire and four firefighters were hurt.",
        );
        assert!(guess(Pattern::Amount, left, right) > 0.5);
        assert_eq!(guess(Pattern::Amount, left, "Four guests died in the fire and eleven firefighters were hurt."), 0.0);
    }

    #[test]
    fn rough_amounts_reach_no_further_than_they_are_rounded() {
        assert!(guess(Pattern::Amount, "She is owed about $187,000 in wages.", "She is owed roughly $178,000 in wages.") > 0.3);
        assert_eq!(guess(Pattern::Amount, "She is owed about $200,000 in wages.", "She is owed roughly $196,000 in wages."), 0.0);
    }
}
