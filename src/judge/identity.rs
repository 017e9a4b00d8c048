//! The same one or another: "belonged to the same operator" / "belonged to another operator". Called by the rule on names.
//!
//! Stays silent on "the same day", which tells when, and where "another" is one more of them.

use super::Difference;
use super::clue::{Clue, Pattern};
use super::pair::{Half, Pair};
use super::ranked::is_time_noun;
use crate::article::words::Tokens;

/// One noun that is the same on one side and another on the other.
pub(super) fn differs(pair: &Pair<'_>) -> Option<Difference> {
    let of = |half: &Half<'_>, is_mark: fn(&Half<'_>, usize) -> bool| -> Vec<(usize, usize)> {
        let noun = |at: usize| {
            let noun = half.parsed().hanging(at).0.filter(|&noun| noun > at && noun <= at + 4)?;
            let told = half.parsed().tag(noun).is_common_noun() && !is_time_noun(half.parsed().lower_lemma(noun));
            (told && is_mark(half, at)).then_some((at, noun))
        };
        half.claim.tokens.iter().filter_map(noun).collect()
    };
    let found = |ours: Vec<(usize, usize)>, theirs: Vec<(usize, usize)>| {
        ours.into_iter().find_map(|one| theirs.iter().find(|&&other| are_in_one_place(pair, one.1, other.1)).map(|&other| (one, other)))
    };
    let (one, other) =
        found(of(&pair.left, is_same), of(&pair.right, is_other)).or_else(|| found(of(&pair.left, is_other), of(&pair.right, is_same)))?;
    let (left, right) = (Tokens::new(one.0, one.1 + 1), Tokens::new(other.0, other.1 + 1));
    let why = format!("left says “{}”, right says “{}”", pair.left.words(left), pair.right.words(right));
    let difference = pair.difference(Pattern::Thing, true, left, right, why);
    Some(pair.placed(difference, left, right).noting(Clue::Opposed, true).guessed(0.2 + 0.4 * pair.containment()))
}

fn is_same(half: &Half<'_>, at: usize) -> bool {
    half.parsed().lower(at) == "same"
        && at.checked_sub(1).is_some_and(|before| matches!(half.parsed().lower(before), "the" | "that" | "this"))
}

fn is_other(half: &Half<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| half.parsed().lower(before));
    match half.parsed().lower(at) {
        "another" => true,
        "different" => matches!(before, "a" | "quite" | "very" | "two"),
        _ => false,
    }
}

/// Whether the two are one noun that hangs in one way on words that stand for each other.
fn are_in_one_place(pair: &Pair<'_>, l: usize, r: usize) -> bool {
    let ((above, how), (their_above, their_how)) = (pair.left.parsed().hanging(l), pair.right.parsed().hanging(r));
    let denied = |half: &Half<'_>, at: usize| half.stance(half.parsed().predicate_of(at)).is_negated();
    pair.matching.surely(l) == Some(r)
        && (how == their_how || above.zip(their_above).is_some_and(|(l, r)| pair.matching.surely(l) == Some(r)))
        && denied(&pair.left, l) == denied(&pair.right, r)
}

#[cfg(test)]
mod tests {
    use super::super::clue::Pattern;
    use super::super::testing::guess;

    #[test]
    fn the_same_or_another() {
        let same = "The train belonged to the same operator.";
        assert!(guess(Pattern::Thing, same, "The train belonged to another operator.") > 0.3);
        assert!(guess(Pattern::Thing, "The train had a different operator.", "The train had the same operator.") > 0.3);
        assert_eq!(guess(Pattern::Thing, same, "The train did not belong to another operator."), 0.0);
        assert_eq!(guess(Pattern::Thing, "Two trains collided on the same day.", "The two trains collided on another day."), 0.0);
    }
}
