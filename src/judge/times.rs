//! Reported at different times: what an article could not know on the day it was published contradicts nothing.
//!
//! An early toll and a later one, a plan and what came of it are explained by the days of publication, where both are known and differ.

use super::matching::alike;
use super::pair::{Half, Pair};
use crate::align::Likeness;
use crate::facts::Fact;
use crate::facts::figure::Unit;
use crate::kind::Side;
use crate::lexicon::is_toll;
use jiff::civil::Date;

/// Two articles of different days.
#[derive(Clone, Copy, Debug)]
pub(super) struct Times {
    left: Date,
    right: Date,
}

impl Times {
    /// When the two were published, if that is known and not the same day.
    pub(super) fn of(pair: &Pair<'_>) -> Option<Self> {
        let published = |half: &Half<'_>| half.parsed().article().metadata().published;
        let (left, right) = (published(&pair.left)?, published(&pair.right)?);
        (left != right).then_some(Self { left, right })
    }

    /// The article that came first.
    pub(super) fn first(self) -> Side {
        if self.left < self.right { Side::Left } else { Side::Right }
    }

    /// What a rule says, with the reason why both may have been right.
    pub(super) fn explain(self, why: &str) -> String {
        format!("{why}; reported at different times (left on {}, right on {})", self.left, self.right)
    }
}

/// Two numbers of what is counted anew while a story runs, in articles of two days: dead, injured, arrested, without power.
#[derive(Clone, Copy, Debug)]
pub(super) struct Recount {
    pub(super) times: Times,
    /// Whether both count by words that stand for each other, so that it is surely one count ("killed" and "dead").
    pub(super) surely: bool,
}

pub(super) fn counted_anew(pair: &Pair<'_>, left: &Fact, right: &Fact) -> Option<Recount> {
    let times = Times::of(pair)?;
    let (one, other) = (counting(&pair.left, left), counting(&pair.right, right));
    let same = |(l, r): (usize, usize)| {
        let near = alike(pair.left.parsed(), l, pair.right.parsed(), r);
        matches!(near, Some(Likeness::Same | Likeness::Synonym | Likeness::Derived))
    };
    (one.is_some() || other.is_some()).then(|| Recount { times, surely: one.zip(other).is_some_and(same) })
}

/// The word by which a figure counts what is counted anew.
fn counting(half: &Half<'_>, fact: &Fact) -> Option<usize> {
    let figure = fact.figure().filter(|figure| matches!(figure.unit, Unit::None | Unit::Count(_)))?;
    let parsed = half.parsed();
    // "23 dead" and "14 are still missing": the word may stand right behind the number, or hang on what is counted.
    let behind = fact.tokens.end as usize;
    let predicate = parsed.predicate_of(fact.tokens.start as usize);
    let words = [figure.measured.noun, figure.measured.verb, figure.measured.subject, Some(predicate)];
    let mut near = words.into_iter().flatten().chain((behind < parsed.len()).then_some(behind));
    near.find(|&token| is_toll(parsed.lower_lemma(token)))
}

#[cfg(test)]
mod tests {
    use super::super::Difference;
    use super::super::clue::Pattern;
    use super::super::testing::found_of_days;

    fn first(pattern: Pattern, left: (&str, &str), right: (&str, &str)) -> Option<Difference> {
        let found = found_of_days(left, right).into_iter().map(|candidate| candidate.difference);
        found.filter(|difference| difference.pattern == pattern).max_by(|a, b| a.confidence.total_cmp(&b.confidence))
    }

    #[test]
    fn tolls_grow() {
        let (early, late) = ("The fire killed 14 people in the hotel.", "The fire in the hotel killed 23 people.");
        let grown = first(Pattern::Toll, ("2026-03-10", early), ("2026-03-12", late)).expect("two tolls");
        assert!(
            grown.confidence > 0.8
                && !grown.contradicts
                && grown.why.ends_with("reported at different times (left on 2026-03-10, right on 2026-03-12)"),
            "{grown:?}"
        );
        let same_day = first(Pattern::Amount, ("2026-03-10", early), ("2026-03-10", late)).expect("two amounts");
        assert!(same_day.contradicts && !same_day.why.contains("times"), "{same_day:?}");
        let price = ("The council bought 14 buses from Corvan.", "The council bought 23 buses from Corvan.");
        let bought = first(Pattern::Amount, ("2026-03-10", price.0), ("2026-03-12", price.1)).expect("two amounts");
        assert!(bought.contradicts, "{bought:?}");
    }

    #[test]
    fn what_was_coming_came() {
        let (plan, deed) = ("Norrlink will open the plant in Sundvik.", "Norrlink opened the plant in Sundvik.");
        let coming = |left, right| first(Pattern::Coming, left, right);
        assert!(coming(("2026-03-10", plan), ("2026-03-12", deed)).is_none());
        assert!(coming(("2026-03-12", deed), ("2026-03-10", plan)).is_none());
        assert!(coming(("2026-03-12", plan), ("2026-03-10", deed)).is_some(), "the later article still waits for it");
        assert!(coming(("2026-03-10", plan), ("2026-03-10", deed)).is_some());
    }

    #[test]
    fn what_was_weighed_was_decided() {
        let (plan, deed) = ("Norrlink is considering closing the plant in Sundvik.", "Norrlink closed the plant in Sundvik.");
        let rung = |left, right| first(Pattern::Rung, left, right).map(|rung| rung.why);
        let told = rung(("2026-03-10", plan), ("2026-03-12", deed)).expect("two rungs");
        assert!(told.contains("reported at different times"), "{told}");
        let told = rung(("2026-03-12", plan), ("2026-03-10", deed)).expect("two rungs");
        assert!(!told.contains("reported at different times"), "{told}");
    }
}
