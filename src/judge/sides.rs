//! One deed or place, the other side of it: "argued for the plan" / "argued against the plan", "north of the town" / "south of the town". Called by the
//! rule on polarity.

use super::Difference;
use super::clue::{Clue, Pattern};
use super::polarity::{equally_real, holds_lemma, told};
use crate::article::words::Tokens;
use crate::judge::pair::{Half, Pair};
use crate::lexicon::is_siding;
use crate::syntax::Tag;

/// "Argued for the plan" / "argued against the plan", "18 km north of the town" / "south of the town": one deed or place, the other side of it.
pub(super) fn taken(pair: &Pair<'_>) -> Option<Difference> {
    let marks = |half: &Half<'_>| {
        let parsed = half.parsed();
        let held = half
            .claim
            .tokens
            .iter()
            .filter(|&at| parsed.tag(at) == Tag::In || matches!(parsed.lower(at), "north" | "south" | "east" | "west"));
        let of = |mark: usize| {
            // "North of the town": the place itself is what hangs on the deed.
            let object = parsed.behind(mark).or_else(|| parsed.prepositional(mark).map(|(_, object)| object).next())?;
            Some((mark, parsed.hanging(object).0.filter(|&on| on != mark).or_else(|| parsed.hanging(mark).0)?, object))
        };
        held.filter_map(of).collect::<Vec<_>>()
    };
    let (ours, theirs) = (marks(&pair.left), marks(&pair.right));
    let turned = |&(mark, on, object): &(usize, usize, usize), &(their_mark, their_on, their_object): &(usize, usize, usize)| {
        let words = (pair.left.parsed().lower(mark), pair.right.parsed().lower(their_mark));
        let sure = |l: usize, r: usize| pair.matching.surely(l) == Some(r);
        let (l, r) = (pair.left.parsed().predicate_of(mark), pair.right.parsed().predicate_of(their_mark));
        let even = pair.left.stance(l).is_negated() == pair.right.stance(r).is_negated() && equally_real(pair, l, r);
        let beyond = !holds_lemma(&pair.right, words.0) && !holds_lemma(&pair.left, words.1);
        // "A vaccine for shingles" and "against shingles" are one: only a deed takes sides.
        let is_deed = |half: &Half<'_>, at: usize| is_siding(half.parsed().lower_lemma(at));
        let takes_sides = !matches!(words.0, "for" | "against") || is_deed(&pair.left, on) && is_deed(&pair.right, their_on);
        are_sides(words.0, words.1)
            && takes_sides
            && sure(object, their_object)
            && (sure(on, their_on) || words.0.ends_with("th") || words.0.ends_with("st"))
            && even
            && beyond
    };
    let (one, other) = ours.iter().find_map(|one| Some((one, theirs.iter().find(|other| turned(one, other))?)))?;
    let run = |&(mark, _, object): &(usize, usize, usize)| Tokens::new(mark.min(object), mark.max(object) + 1);
    let found = told(pair, Pattern::Opposite, run(one), run(other)).weighing(Clue::Arguments, 1.0).noting(Clue::NewsOpposites, true);
    Some(found.noting(Clue::SamePredicate, true).guessed(0.6))
}

/// Prepositions and quarters of the compass of which one excludes the other.
pub(super) fn are_sides(one: &str, other: &str) -> bool {
    const SIDES: [(&str, &str); 7] = [
        ("above", "below"),
        ("against", "for"),
        ("east", "west"),
        ("inside", "outside"),
        ("north", "south"),
        ("with", "without"),
        ("within", "outside"),
    ];
    SIDES.contains(&(one, other)) || SIDES.contains(&(other, one))
}
