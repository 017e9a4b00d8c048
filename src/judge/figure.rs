//! A different amount for the same thing.
//!
//! Fires on "The fire killed 14 people" / "The blaze left 23 dead" and on "rose 8% to $1.2bn" / "grew by 6% to $1.2bn".
//! Stays silent on "40 roofs in the village" / "900 roofs in the county": another place, another slot.

use super::clue::{Clue, Pattern};
use super::{Difference, Rule, arithmetic, derived, measure, often, several, threshold, times};
use crate::facts::figure::{Direction, Figure, Shape, Unit};
use crate::facts::{Fact, Relation};
use crate::judge::event::same_thing;
use crate::judge::pair::{Half, Pair};
use crate::judge::slot;
use crate::kind::Kind;
use crate::lexicon::is_change;
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule { kind: Kind::Figure, check };

fn check(pair: &Pair<'_>, out: &mut Vec<Difference>) {
    for &slot in slot::figures(pair) {
        if slot.relation != Relation::Different || arithmetic::agrees(pair, &slot) || derived::follows(pair, &slot) {
            continue;
        }
        // "About 187,000" and "roughly 178,000" are told apart by more than either was rounded; "hundreds" and "thousands" are only known by size.
        let vague = |fact: &Fact| fact.figure().is_some_and(|figure| figure.vague);
        let recount = times::counted_anew(pair, slot.left, slot.right);
        let contradicts = !(vague(slot.left) && vague(slot.right)) && recount.is_none();
        let (ours, theirs) = (pair.left.words(slot.left.tokens), pair.right.words(slot.right.tokens));
        let other_way = is_other_way(slot.left, slot.right);
        // "8%" and "8%": the same but for the way that it went.
        let why = match slot.left.figure().and_then(|figure| figure.direction).filter(|_| other_way) {
            Some(Direction::Up) => format!("left says up by {ours}, right says down by {theirs}"),
            Some(Direction::Down) => format!("left says down by {ours}, right says up by {theirs}"),
            None => format!("left says {ours}, right says {theirs}"),
        };
        let why = recount.map_or(why.clone(), |recount| recount.times.explain(&why));
        let difference = slot.difference(pair, Pattern::Amount, contradicts, why);
        let difference = slot::figure_clues(pair, &slot, difference).weighing(Clue::Cosine, nouns_near(pair, &slot));
        let difference = difference.noting(Clue::Opposed, other_way);
        let is_known = [Clue::KnownBoth, Clue::KnownOne].iter().any(|&clue| difference.clue(clue) > 0.0);
        out.push(if recount.is_some_and(|recount| recount.surely) && !is_known && pair.concerns(slot.left.tokens, slot.right.tokens) {
            Difference { pattern: Pattern::Toll, ..difference }.guessed(0.85)
        } else {
            of_one_whole(pair, &slot, given_to_another(pair, &slot, slot::guessed(difference)))
        });
    }
    out.extend(swapped(pair));
    out.extend(level_for_change(pair));
    let computed = measure::differs(pair).or_else(|| arithmetic::differs(pair));
    out.extend(computed.or_else(|| several::differs(pair)).or_else(|| often::differs(pair)).or_else(|| threshold::differs(pair)));
}

/// "Strengthened 0.9%" / "shed almost one percent": whether what rises on one side falls on the other.
fn is_other_way(left: &Fact, right: &Fact) -> bool {
    let way = |fact: &Fact| fact.figure().and_then(|figure| figure.direction);
    way(left).zip(way(right)).is_some_and(|(one, other)| one != other)
}

/// "Cut by £410,000" / "cut to £410,000", "raised to 4.5 percent" / "raised from 4.5 percent": the same amount, once as the level before or after
/// a change, once as the change itself.
fn level_for_change(pair: &Pair<'_>) -> Option<Difference> {
    let slots = slot::figures(pair);
    let turned = slots.iter().find_map(|slot| {
        // "From 40 to 55" tells both.
        let one_end = |fact: &Fact| fact.figure().is_some_and(|figure| !matches!(figure.shape, Shape::Rise | Shape::Fall));
        if !one_end(slot.left) || !one_end(slot.right) {
            return None;
        }
        let ends = (End::of(&pair.left, slot.left)?, End::of(&pair.right, slot.right)?);
        (slot.relation == Relation::Same && ends.0 != ends.1).then_some((slot, ends))
    });
    let (slot, (one, other)) = turned?;
    let (left, right) = (pair.left.words(slot.left.tokens), pair.right.words(slot.right.tokens));
    let why = format!("left says {} {left}, right says {} {right}: a level is no change", one.word(), other.word());
    let difference = slot.difference(pair, Pattern::Course, true, why);
    Some(slot::figure_clues(pair, slot, difference).guessed(0.4))
}

/// "Two of its four pylons" / "three of the four pylons": parts of one whole, and so of one slot.
fn of_one_whole(pair: &Pair<'_>, slot: &slot::Slot<'_>, difference: Difference) -> Difference {
    let whole = |half: &Half<'_>, part: &Fact| {
        let end = part.tokens.end;
        let behind = |fact: &&Fact| (end + 1..end + 4).contains(&fact.tokens.start) && fact.figure().is_some();
        let whole = half.near().find(behind).filter(|_| half.parsed().lower(end as usize) == "of")?;
        Some((whole.figure()?.low, half.parsed().lower_lemma(whole.figure()?.measured.noun?).to_owned()))
    };
    let same = whole(&pair.left, slot.left).zip(whole(&pair.right, slot.right)).is_some_and(|(one, other)| one == other);
    if !same || !pair.concerns(slot.left.tokens, slot.right.tokens) {
        return difference;
    }
    let guess = difference.confidence.max(0.85);
    difference.noting(Clue::SameMeasure, true).guessed(guess)
}

/// Which part of a change an amount is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// The level before it.
    From,
    /// The level after it.
    To,
    /// How much changed.
    By,
}

impl End {
    /// By the preposition of an amount that hangs on a word that tells of a change.
    pub(super) fn of(half: &Half<'_>, fact: &Fact) -> Option<Self> {
        let parsed = half.parsed();
        let start = fact.tokens.start as usize;
        let end_word = start.checked_sub(1)?;
        // The parser may hang "by £2" on the noun before it.
        let words = [parsed.hanging(end_word).0?, parsed.hanging(parsed.top(fact.tokens)?).0?, parsed.predicate_of(start)];
        let changes = |word: &usize| is_change(&parsed.lemma(*word).to_lowercase()) || is_change(&parsed.form(*word).to_lowercase());
        let end = match parsed.lemma(end_word).to_lowercase().as_str() {
            "from" => Self::From,
            "to" => Self::To,
            "by" => Self::By,
            // "Runs at a third of its output": a share is a level wherever it stands.
            "at" if fact.figure().is_some_and(is_share) => return Some(Self::To),
            _ => return None,
        };
        // "Has been down by a third".
        let down = || end_word.checked_sub(1).is_some_and(|at| end == Self::By && matches!(parsed.lower(at), "down" | "up"));
        (words.iter().any(changes) || down()).then_some(end)
    }

    fn word(self) -> &'static str {
        match self {
            Self::From => "from",
            Self::To => "to",
            Self::By => "by",
        }
    }
}

/// A part of something, other than a half: that is as much left as gone.
fn is_share(figure: &Figure) -> bool {
    let percent = figure.unit == Unit::Percent && figure.low != Decimal::from(50);
    percent || figure.low > Decimal::ZERO && figure.high < Decimal::ONE && figure.low != Decimal::new(5, 1) && !figure.unit.is_measured()
}

/// "Marama scored 41" / "Marama scored 33", where the other article gives the 41 to somebody else: then a number was put to the wrong name.
fn given_to_another(pair: &Pair<'_>, slot: &slot::Slot<'_>, difference: Difference) -> Difference {
    // "Seven rounds" / "three titles".
    if difference.clue(Clue::OtherNoun) > 0.0 {
        return difference;
    }
    let owner = |half: &Half<'_>, fact: &Fact| {
        let subject = fact.figure().and_then(|figure| figure.measured.subject)?;
        half.reading.name_at(subject).map(|(_, name)| name.clone())
    };
    let (Some(one), Some(other)) = (owner(&pair.left, slot.left), owner(&pair.right, slot.right)) else { return difference };
    let to_another = |half: &Half<'_>, value: &Fact, whose: &crate::facts::name::Name| {
        half.reading.facts.iter().any(|fact| {
            let same = fact.figure().zip(value.figure()).is_some_and(|(a, b)| a.relation(b) == Relation::Same);
            same && owner(half, fact).is_some_and(|name| name.relation(whose) == Relation::Different)
        })
    };
    let moved = [to_another(&pair.left, slot.right, &one), to_another(&pair.right, slot.left, &other)];
    if one.relation(&other) != Relation::Same || moved == [false, false] {
        return difference;
    }
    let guess = if moved == [true, true] { 0.95 } else { difference.confidence.max(0.5) };
    let why = format!("{}, a number that belongs to another in the other article", difference.why);
    Difference { why, ..difference }.noting(Clue::SameSubject, true).guessed(guess)
}

/// "Killed four guests and hurt eleven firefighters" / "eleven guests died, four firefighters were hurt": the same two numbers, each of the other
/// thing; or one number that the other article gives to something else ("premiums of £1.8bn and a profit of £190m" / "£1.8bn in profit"). As values
/// they have partners, so no slot is left open.
fn swapped(pair: &Pair<'_>) -> Option<Difference> {
    let (ours, theirs) = (counted(&pair.left), counted(&pair.right));
    // What shares no more than a name or a telling word may be two things: two numbers that change places are proof enough, one is not.
    let same = |one: &Count<'_>, other: &Count<'_>| same_thing(pair, one.of, other.of);
    let surely = |one: &Count<'_>, other: &Count<'_>| pair.matching.surely(one.of) == Some(other.of);
    let numbers = ours.iter().flat_map(|one| theirs.iter().map(move |other| (one, other)));
    let of_one_thing = numbers.filter(|(one, other)| {
        one.relation(other) == Relation::Different && same(one, other) && pair.concerns(one.fact.tokens, other.fact.tokens)
    });
    let has = |others: &[Count<'_>], value: &Count<'_>, of: &dyn Fn(&Count<'_>) -> bool| {
        others.iter().any(|rest| rest.relation(value) == Relation::Same && !of(rest))
    };
    let moved = of_one_thing.filter_map(|(one, other)| {
        let theirs_is_ours = has(&ours, other, &|rest| same(rest, other)) && !has(&ours, other, &|rest| !same(rest, other));
        let ours_is_theirs = has(&theirs, one, &|rest| same(one, rest)) && !has(&theirs, one, &|rest| !same(one, rest));
        let both = theirs_is_ours && ours_is_theirs;
        // "Seven recommendations, two of them to the regulator" / "two of the seven are the regulator's": both have both.
        let told = |others: &[Count<'_>], value: &Count<'_>| others.iter().any(|rest| rest.relation(value) == Relation::Same);
        if !both && told(&ours, other) && told(&theirs, one) {
            return None;
        }
        (both || (theirs_is_ours || ours_is_theirs) && surely(one, other)).then_some((both, one, other))
    });
    let (both, one, other) = moved.max_by_key(|(both, one, _)| (*both, std::cmp::Reverse(one.fact.tokens)))?;
    let slot = slot::Slot { left: one.fact, right: other.fact, relation: Relation::Different, fit: 1.0, sole: true };
    if derived::follows(pair, &slot) {
        return None;
    }
    let (left, right) = (pair.left.words(one.fact.tokens), pair.right.words(other.fact.tokens));
    let moved = if both { "two numbers have changed places" } else { "one of them is of something else in the other article" };
    let why = format!("left says {left}, right says {right}: {moved}");
    let difference = slot.difference(pair, Pattern::Amount, true, why).noting(Clue::SameMeasure, true);
    Some(difference.guessed(if both { 0.6 } else { 0.3 }))
}

/// A number with what it counts or measures, or whose it is.
struct Count<'a> {
    fact: &'a Fact,
    figure: &'a Figure,
    of: usize,
}

impl Count<'_> {
    fn relation(&self, other: &Count<'_>) -> Relation {
        self.figure.relation(other.figure)
    }
}

/// The numbers of a sentence that count something or belong to somebody; no more than a table's row of them.
fn counted<'a>(half: &Half<'a>) -> Vec<Count<'a>> {
    let count = |fact: &'a Fact| {
        let figure = fact.figure().filter(|figure| figure.low == figure.high && !figure.unit.is_time() && !figure.vague)?;
        let parsed = half.parsed();
        let noun = figure.measured.noun.filter(|&noun| parsed.tag(noun).is_noun());
        // "34 of the 290 inhabitants" are inhabitants.
        let end = fact.tokens.end as usize;
        let part = parsed.behind(end).filter(|_| parsed.lower(end) == "of");
        Some(Count { fact, figure, of: part.or(noun).or(figure.measured.subject)? })
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
    use super::super::testing::{found, guess};
    use super::*;

    #[test]
    fn one_number_the_other_way() {
        let (left, right) = ("Sales rose by 8% last year.", "Sales fell by 8% last year.");
        let found = found(left, right).into_iter().find(|candidate| candidate.difference.pattern == Pattern::Amount);
        assert_eq!(found.map(|candidate| candidate.difference.why).as_deref(), Some("left says up by 8%, right says down by 8%"));
    }

    #[test]
    fn a_unit_that_is_left_out_or_said_in_part() {
        let left = "He had a blood alcohol level of 0.41 percent.";
        assert_eq!(guess(Pattern::Amount, left, "His blood alcohol level was 0.41, five times the limit."), 0.0);
        assert!(guess(Pattern::Amount, left, "His blood alcohol level was 0.31 percent.") > 0.2);
        let left = "The ship was some 13 miles away from the freighter.";
        assert_eq!(guess(Pattern::Amount, left, "The ship was 13 nautical miles away from the freighter."), 0.0);
        assert!(guess(Pattern::Amount, left, "The ship was 15 nautical miles away from the freighter.") > 0.3);
        assert!(guess(Pattern::Amount, left, "The ship was 1.3 nautical miles away from the freighter.") > 0.0);
    }

    #[test]
    fn numbers_that_changed_places() {
        let (left, right) = (
            "The fire killed four guests and hurt eleven firefighters.",
            "Eleven guests died in the fire and four firefighters were hurt.",
        );
        assert!(guess(Pattern::Amount, left, right) > 0.5);
        assert_eq!(guess(Pattern::Amount, left, "Four guests died in the fire and eleven firefighters were hurt."), 0.0);
        let left = "The premiums came to £1.8bn and the profit came to £190m in June.";
        assert!(guess(Pattern::Amount, left, "The profit came to £1.8bn in June.") > 0.2);
        assert_eq!(guess(Pattern::Amount, left, "The premiums came to £1.8bn in June."), 0.0);
        let left = "The farm employs 34 people in a village of 290.";
        assert_eq!(guess(Pattern::Amount, left, "Thirty-four of the 290 inhabitants of the village work at the farm."), 0.0);
        assert_eq!(
            guess(Pattern::Amount, "One walkway swung into the nets.", "Around two in the morning a walkway was driven into the nets."),
            0.0
        );
    }

    #[test]
    fn how_many_did_and_how_many_did_not() {
        let drained = "Of these lakes, 29 drained at least once.";
        assert_eq!(guess(Pattern::Amount, drained, "Nine of the ponds never drained at all."), 0.0);
        assert!(guess(Pattern::Amount, drained, "Of these lakes, 24 drained at least once.") > 0.0);
    }

    #[test]
    fn a_number_of_another() {
        let left = "Keziah Marama scored 41 goals. Jess Ballantyne scored 33 goals at the other end.";
        let right = "Keziah Marama scored 33 goals. Jess Ballantyne managed 41 goals at the other end.";
        assert!(guess(Pattern::Amount, left, right) > 0.94);
        assert!(guess(Pattern::Amount, left, "Keziah Marama scored 38 goals.") < 0.94);
    }

    #[test]
    fn parts_of_one_whole() {
        let left = "The bridge is closed after engineers found cracks in two of its four pylons.";
        assert!(guess(Pattern::Amount, left, "Cracks have been discovered in three of the four pylons.") > 0.8);
        assert_eq!(guess(Pattern::Amount, left, "Cracks have been discovered in two of the four pylons."), 0.0);
        let left = "Divers found cracks in two of its five piers.";
        assert!(guess(Pattern::Amount, left, "Divers found cracks in three of the five piers.") > 0.3);
        let left = "The fire spared seven of the twelve huts.";
        assert_eq!(guess(Pattern::Amount, left, "The other five huts of the twelve burned down."), 0.0);
    }

    #[test]
    fn a_level_is_no_change() {
        let left = "The council will cut the budget of its libraries by £410,000.";
        assert!(guess(Pattern::Course, left, "The council will reduce spending on libraries to £410,000.") > 0.3);
        assert_eq!(guess(Pattern::Course, left, "The budget of the libraries will be reduced by £410,000."), 0.0);
        assert_eq!(guess(Pattern::Course, "The index jumped from 40 to 55 in March.", "The index jumped to 55 from 40 in March."), 0.0);
    }

    #[test]
    fn rough_amounts_reach_no_further_than_they_are_rounded() {
        assert!(guess(Pattern::Amount, "She is owed about $187,000 in wages.", "She is owed roughly $178,000 in wages.") > 0.3);
        assert_eq!(guess(Pattern::Amount, "She is owed about $200,000 in wages.", "She is owed roughly $196,000 in wages."), 0.0);
    }
}
