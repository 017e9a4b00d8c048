//! What makes up a whole with what the other side tells: all but two have gone home, and two are still in hospital; sixteen of twenty missed a target, and four
//! met it; those who walked, and those who did not. Called by the rule on polarity, which is silent on them.

use super::slot;
use crate::facts::Fact;
use crate::judge::pair::{Half, Pair};

/// "Those who walked had lower blood pressure than those who did not": the sentence tells of both groups, so that neither is denied.
pub(super) fn contrasts_groups(half: &Half<'_>) -> bool {
    let parsed = half.parsed();
    let who = |at: usize| {
        matches!(parsed.lower(at), "who" | "that" | "which") && matches!(parsed.lower(at.saturating_sub(1)), "those" | "people" | "ones")
    };
    let does = |at: usize| matches!(parsed.lower(at), "did" | "do" | "does" | "had" | "have" | "has" | "was" | "were" | "is" | "are");
    let ends = |at: usize| !half.sentence().holds(at) || parsed.tag(at).is_punctuation();
    let not = |at: usize| matches!(parsed.lower(at), "not" | "n't" | "n’t");
    half.sentence().iter().any(|at| who(at) && does(at + 1) && (ends(at + 2) || not(at + 2) && ends(at + 3)))
}

/// "All but two have gone home" / "two are still in hospital": what is told of all the others and of those that were left out.
pub(super) fn are_complements(pair: &Pair<'_>) -> bool {
    let excepted = |half: &Half<'_>, other: &Half<'_>| {
        let parsed = half.parsed();
        let is_except = |at: u32| {
            let word = |back: u32| at.checked_sub(back).map_or("", |at| parsed.lower(at as usize));
            let all = |back: u32| matches!(word(back), "all" | "everyone" | "everybody" | "none");
            word(1) == "but" && (2..=4).any(all) || matches!(word(1), "except" | "bar") || word(2) == "except" && word(1) == "for"
        };
        let numbers = half.facts().filter(|fact| is_except(fact.tokens.start)).filter_map(Fact::figure);
        numbers.into_iter().any(|number| other.facts().filter_map(Fact::figure).any(|one| one.low == number.low && one.high == number.high))
    };
    excepted(&pair.left, &pair.right) != excepted(&pair.right, &pair.left) || slot::are_shares_of_one(pair)
}

#[cfg(test)]
mod tests {
    use super::super::clue::Pattern;
    use super::super::testing::guess;

    #[test]
    fn parts_that_make_up_the_whole_and_groups_told_both_ways() {
        let silent = [
            ("Sixteen of the 20 largest cities missed their targets.", "Of the 20 largest cities, just four met their targets."),
            ("Two of the three lifts are out of order.", "Only one of the three lifts is working."),
            (
                "Patients who walked had lower blood pressure than those who did not.",
                "Blood pressure was higher in patients who did not walk than in those who did.",
            ),
            ("Not all of the samples contained the poison.", "Some of the samples did not contain the poison."),
            ("Few of its members support the deal.", "Not many of its members back the deal."),
            ("The trip was paid for by a foundation.", "It was not public money but a foundation's that paid for the trip."),
        ];
        for (left, right) in silent {
            for pattern in [Pattern::Outcomes, Pattern::Phrases, Pattern::Negated, Pattern::Opposite] {
                assert_eq!(guess(pattern, left, right), 0.0, "{left} / {right}: {pattern:?}");
            }
        }
    }
}
