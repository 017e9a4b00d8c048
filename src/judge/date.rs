//! A different time, duration or order of events for the same thing.
//!
//! Fires on "opens on March 10" / "opens on March 12". Stays silent on "in March" / "on March 10" (coarser) and on dates of two events.

use super::clue::{Clue, Pattern};
use super::{Difference, Rule, order};
use crate::facts::Relation;
use crate::judge::pair::{Half, Pair};
use crate::judge::slot;
use crate::kind::Kind;

pub(super) const RULE: Rule = Rule { kind: Kind::Date, check };

/// One name of a day, a month or a season in both: "its Saturday opening" and "closed on Saturdays", "on Saturday" in the papers of two days. Which
/// of them is meant was worked out from the day of printing, and is no proof against the name itself.
fn is_one_name(pair: &Pair<'_>, slot: &slot::Slot<'_>) -> bool {
    let words = |half: &Half<'_>, tokens| half.words(tokens).to_lowercase();
    let (left, right) = (words(&pair.left, slot.left.tokens), words(&pair.right, slot.right.tokens));
    let name = |words: &str| {
        words.strip_suffix("\'s").or_else(|| words.strip_suffix("’s")).or_else(|| words.strip_suffix('s')).unwrap_or(words).to_owned()
    };
    name(&left) == name(&right)
}

fn check(pair: &Pair<'_>, out: &mut Vec<Difference>) {
    for slot in slot::dates(pair) {
        let (Some(one), Some(other)) = (slot.left.date(), slot.right.date()) else { continue };
        if slot.relation != Relation::Different || is_one_name(pair, &slot) {
            continue;
        }
        // "Last month" and "last year" may be the times of two clauses.
        let other_grain = !one.is_as_fine_as(other) && !pair.substituted(slot.left.tokens, slot.right.tokens);
        let why = format!("left says {}, right says {}", pair.left.words(slot.left.tokens), pair.right.words(slot.right.tokens));
        let length = |date: &crate::facts::date::DateValue| date.from.is_none() && date.pattern.starts_with('P');
        let difference = slot
            .difference(pair, Pattern::Time, true, why)
            .noting(Clue::SameMeasure, one.granularity == other.granularity)
            .noting(Clue::OtherMeasure, other_grain)
            .noting(Clue::Units, length(one) && length(other));
        out.push(slot::guessed(difference));
    }
    out.extend(order::turned(pair));
}

#[cfg(test)]
mod tests {
    use super::super::testing::guess;
    use super::*;

    #[test]
    fn one_name_is_no_other_day() {
        assert!(guess(Pattern::Time, "The baths open on Saturday.", "The baths open on Sunday.") > 0.3);
        assert_eq!(guess(Pattern::Time, "The baths lose their Saturday opening.", "The baths may stay closed on Saturdays."), 0.0);
    }
}
