//! One deed or place, the other side of it: "argued for the plan" / "argued against the plan", "north of the town" / "south of the town". Called by the
//! rule on polarity.

use super::Difference;
use super::clue::{Clue, Pattern};
use super::opposition::{equally_real, holds_lemma, told};
use crate::article::words::Tokens;
use crate::judge::pair::{Half, Pair};
use crate::lexicon::is_siding;
use crate::syntax::Tag;

/// A word that puts something on one side of an object: a preposition, or a quarter of the compass.
struct Mark {
    at: usize,
    /// What is put there: a deed, or the place itself.
    on: usize,
    object: usize,
}

/// The first two words that put one deed or place on two sides of one object.
pub(super) fn taken(pair: &Pair<'_>) -> Option<Difference> {
    let (ours, theirs) = (marks(&pair.left), marks(&pair.right));
    let (one, other) = ours.iter().find_map(|one| Some((one, theirs.iter().find(|other| are_opposite(pair, one, other))?)))?;
    let run = |mark: &Mark| Tokens::new(mark.at.min(mark.object), mark.at.max(mark.object) + 1);
    let found = told(pair, Pattern::Opposite, run(one), run(other)).weighing(Clue::Arguments, 1.0).noting(Clue::NewsOpposites, true);
    Some(found.noting(Clue::SamePredicate, true).guessed(0.6))
}

fn marks(half: &Half<'_>) -> Vec<Mark> {
    let parsed = half.parsed();
    let mark = |at: usize| {
        if parsed.tag(at) != Tag::In && !is_quarter(parsed.lower(at)) {
            return None;
        }
        // "North of the town": the place itself is what hangs on the deed.
        let object = parsed.behind(at).or_else(|| parsed.prepositional(at).map(|(_, object)| object).next())?;
        let on = parsed.hanging(object).0.filter(|&on| on != at).or_else(|| parsed.hanging(at).0)?;
        Some(Mark { at, on, object })
    };
    half.claim.tokens.iter().filter_map(mark).collect()
}

fn are_opposite(pair: &Pair<'_>, one: &Mark, other: &Mark) -> bool {
    let (left, right) = (pair.left.parsed(), pair.right.parsed());
    let (ours, theirs) = (left.lower(one.at), right.lower(other.at));
    if !are_sides(ours, theirs) || !are_of_one_object(pair, one, other) {
        return false;
    }
    // "A vaccine for shingles" and "against shingles" are one: only a deed takes sides. What lies north or south need not be told by one verb.
    let deeds = is_siding(left.lower_lemma(one.on)) && is_siding(right.lower_lemma(other.on));
    let one_thing = is_quarter(ours) || pair.matching.surely(one.on) == Some(other.on);
    let (l, r) = (left.predicate_of(one.at), right.predicate_of(other.at));
    let even = pair.left.stance(l).is_negated() == pair.right.stance(r).is_negated() && equally_real(pair, l, r);
    let comes_back = holds_lemma(&pair.right, ours) || holds_lemma(&pair.left, theirs);
    (deeds || !matches!(ours, "for" | "against")) && one_thing && even && !comes_back
}

/// "North of the town of Amara" and "south of Amara": the object, or what it is said to be of.
fn are_of_one_object(pair: &Pair<'_>, one: &Mark, other: &Mark) -> bool {
    let objects = |half: &Half<'_>, mark: &Mark| -> Vec<usize> {
        let of = half.parsed().prepositional(mark.object).filter(|&(of, _)| half.parsed().lemma(of) == "of").map(|(_, object)| object);
        std::iter::once(mark.object).chain(of).collect()
    };
    let theirs = objects(&pair.right, other);
    objects(&pair.left, one).into_iter().any(|l| pair.matching.surely(l).is_some_and(|r| theirs.contains(&r)))
}

fn is_quarter(word: &str) -> bool {
    matches!(word, "north" | "south" | "east" | "west")
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

#[cfg(test)]
mod tests {
    use super::super::testing::guess;
    use super::*;

    #[test]
    fn what_lies_north_of_a_town_and_what_lies_south_of_it() {
        let left = "The quake struck 18 km north of the town of Amara.";
        assert!(guess(Pattern::Opposite, left, "The tremor came from a point 18 kilometres south of Amara.") > 0.3);
        assert_eq!(guess(Pattern::Opposite, left, "The tremor came from a point 18 kilometres north of Amara."), 0.0);
    }
}
