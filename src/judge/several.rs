//! One or several, and how many a word for a group holds: "founded it with a colleague" / "with two colleagues", "the pair robbed the shop" / "three men
//! robbed it". Called by the rule on figures.
//!
//! Stays silent where the nouns play other parts, and where one side tells both.

use super::Difference;
use super::clue::{Clue, Pattern};
use super::counted::counts;
use super::pair::{Half, Pair};
use crate::article::words::Tokens;
use crate::facts::figure::{Bound, Figure};
use crate::syntax::Tag;
use rust_decimal::Decimal;

/// The first noun that one side tells of one and the other of several, or the first group that is told by another number.
pub(super) fn differs(pair: &Pair<'_>) -> Option<Difference> {
    let back = |at: usize| pair.matching.left_of(at).filter(|&l| pair.matching.surely(l) == Some(at));
    let found = one_of_several(&pair.left, &pair.right, &|at| pair.matching.surely(at), &|l, r| pair.matching.pairs(l, r));
    let turned = || one_of_several(&pair.right, &pair.left, &back, &|r, l| pair.matching.pairs(l, r)).map(|(theirs, ours)| (ours, theirs));
    let group = || group_of(&pair.left, &pair.right, &|l, r| pair.matching.surely(l) == Some(r));
    let other_group = || group_of(&pair.right, &pair.left, &|r, l| pair.matching.surely(l) == Some(r)).map(|(theirs, ours)| (ours, theirs));
    // "Not a single member" is none of them.
    if pair.left.claim.stance.is_negated() || pair.right.claim.stance.is_negated() {
        return None;
    }
    let (left, right) = found.or_else(turned).or_else(group).or_else(other_group)?;
    let why = format!("left says {}, right says {}", pair.left.words(left), pair.right.words(right));
    let difference = pair.difference(Pattern::Amount, true, left, right, why);
    Some(pair.placed(difference, left, right).noting(Clue::SameMeasure, true).guessed(0.15 + 0.4 * pair.containment()))
}

fn is_exact(figure: &Figure) -> bool {
    matches!(figure.bound, Bound::Exact) && !figure.vague
}

/// "With two colleagues" / "with a colleague": the noun in the same place, counted and single.
fn one_of_several(
    half: &Half<'_>,
    other: &Half<'_>,
    partner: &dyn Fn(usize) -> Option<usize>,
    pairs: &dyn Fn(usize, usize) -> bool,
) -> Option<(Tokens, Tokens)> {
    let (parsed, theirs) = (half.parsed(), other.parsed());
    let several = counts(half).filter(|(_, figure)| is_exact(figure) && figure.low >= Decimal::TWO);
    { several }.find_map(|(tokens, figure)| {
        let noun = figure.measured.noun.filter(|&noun| noun >= tokens.start as usize && parsed.tag(noun) == Tag::Nns)?;
        let one = partner(noun).filter(|&one| theirs.tag(one) == Tag::Nn && other.claim.tokens.holds(one))?;
        let phrase = theirs.noun_phrase(one);
        let single = phrase.iter().take_while(|&at| at < one).find(|&at| matches!(theirs.lower(at), "a" | "an" | "single"))?;
        let counted = other.near().any(|fact| fact.figure().is_some_and(|figure| figure.measured.noun == Some(one)));
        let ((above, how), (their_above, their_how)) = (parsed.hanging(noun), theirs.hanging(one));
        let same_part = how == their_how
            || parsed.undergoer(half.claim.predicate) == Some(noun) && theirs.undergoer(other.claim.predicate) == Some(one);
        let same_place = same_part && above.zip(their_above).is_some_and(|(l, r)| pairs(l, r));
        // "A fifth colleague", "a pair of colleagues".
        let plain = (single + 1..one).all(|at| theirs.tag(at) == Tag::Jj || theirs.tag(at).is_noun());
        (same_place && plain && !counted).then(|| (tokens.hull(Tokens::new(noun, noun + 1)), Tokens::new(single, one + 1)))
    })
}

/// "The pair robbed the shop" / "three men robbed it": who did it, by a word for so many and by another number.
fn group_of(half: &Half<'_>, other: &Half<'_>, same: &dyn Fn(usize, usize) -> bool) -> Option<(Tokens, Tokens)> {
    let (parsed, theirs) = (half.parsed(), other.parsed());
    let (deed, their_deed) = (half.claim.predicate, other.claim.predicate);
    let group = parsed.doer(deed).filter(|_| same(deed, their_deed))?;
    let number = size(parsed.lower_lemma(group)).filter(|_| parsed.prepositional(group).next().is_none())?;
    let doer = theirs.doer(their_deed)?;
    let is_doer = |tokens: Tokens, figure: &Figure| tokens.holds(doer) || figure.measured.noun == Some(doer);
    let (tokens, _) = counts(other).find(|(tokens, figure)| is_exact(figure) && is_doer(*tokens, figure) && figure.low != number)?;
    Some((Tokens::new(group, group + 1), tokens.hull(Tokens::new(doer, doer + 1))))
}

/// How many a word for a group holds.
fn size(word: &str) -> Option<Decimal> {
    Some(match word {
        "couple" | "duo" | "pair" | "twin" => Decimal::TWO,
        "threesome" | "trio" | "triplet" => Decimal::from(3),
        "foursome" | "quartet" => Decimal::from(4),
        "quintet" => Decimal::from(5),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::clue::Pattern;
    use super::super::testing::guess;

    #[test]
    fn one_or_several() {
        let apart = [
            ("He founded the firm with two colleagues.", "He founded the firm with a colleague."),
            ("The pair robbed the shop.", "The shop was robbed by three men."),
        ];
        for (left, right) in apart {
            assert!(guess(Pattern::Amount, left, right) > 0.2, "{left} / {right}");
            assert!(guess(Pattern::Amount, right, left) > 0.2, "{right} / {left}");
        }
        let silent = [
            ("He founded the firm with two colleagues.", "He founded the firm with two colleagues from Leeds."),
            ("He founded the firm with two colleagues.", "He left the firm to a colleague."),
            ("The pair robbed the shop.", "The shop was robbed by two men."),
            ("All nine members voted against the road.", "Not a single member voted for the road."),
        ];
        for (left, right) in silent {
            assert_eq!(guess(Pattern::Amount, left, right), 0.0, "{left} / {right}");
        }
    }
}
