//! The grammatical position of a name or a noun in its clause, and who holds that position in the other claim. Two names conflict where one stands
//! where the other does; a team in whose colours somebody plays is no rival of the charge that he faces. Called by the rules about who and what.

use super::Difference;
use super::clue::Clue;
use super::pair::{Half, Pair};
use crate::article::words::Tokens;
use crate::facts::name::NameType;
use crate::judge::matching::alike;
use crate::syntax::{Part, Position};

/// Notes what is known of the positions of two names or nouns, each given by its words.
pub(super) fn noted(pair: &Pair<'_>, difference: Difference, left: Tokens, right: Tokens) -> Difference {
    let (ours, theirs) = (pair.left.parsed().position(left), pair.right.parsed().position(right));
    let same = ours.part.is_like(theirs.part);
    let loose = [ours.part, theirs.part].contains(&Part::Loose);
    let taken = [
        taken(&pair.right, &ours, ours.of.and_then(|of| pair.matching.right_of(of)), right),
        taken(&pair.left, &theirs, theirs.of.and_then(|of| pair.matching.left_of(of)), left),
    ];
    let taken = taken.iter().filter(|taken| **taken).count();
    let apart = difference
        .noting(Clue::SamePart, same && !loose && hang_together(pair, &ours, &theirs))
        .noting(Clue::OtherPart, !same && !loose)
        .noting(Clue::Qualifies, (ours.part == Part::Qualifier) != (theirs.part == Part::Qualifier))
        .noting(Clue::Possesses, (ours.part == Part::Possessor) != (theirs.part == Part::Possessor))
        .weighing(Clue::Taken, taken as f32 / 2.0);
    of_kinds(pair, apart, left, right)
}

/// Whether the words that two positions are of stand for each other or mean much the same.
fn hang_together(pair: &Pair<'_>, ours: &Position<'_>, theirs: &Position<'_>) -> bool {
    let both = ours.of.zip(theirs.of);
    both.is_some_and(|(l, r)| pair.matching.pairs(l, r) || alike(pair.left.parsed(), l, pair.right.parsed(), r).is_some())
}

/// Whether somebody else holds a position in the other claim, where `of` is the partner there of the word that the position is of.
fn taken(half: &Half<'_>, position: &Position<'_>, of: Option<usize>, rival: Tokens) -> bool {
    let holder = of.and_then(|of| half.parsed().holder(position.part, of));
    holder.is_some_and(|holder| {
        let phrase = half.parsed().noun_phrase(holder).hull(Tokens::new(holder, holder + 1));
        let joined = || half.head_of(rival).is_some_and(|rival| half.parsed().is_joined_to(rival, holder));
        !phrase.overlaps(rival) && !joined()
    })
}

/// Notes of which kinds two names or nouns are: a person and a town are no rivals, and a name may be who the other text describes.
fn of_kinds(pair: &Pair<'_>, difference: Difference, left: Tokens, right: Tokens) -> Difference {
    let kind = |half: &Half<'_>, tokens: Tokens| {
        let named = half.near().find(|fact| fact.tokens.overlaps(tokens) && fact.name().is_some_and(|name| !name.description));
        named.and_then(|fact| fact.name()).map(|name| name.kind)
    };
    let (one, other) = (kind(&pair.left, left), kind(&pair.right, right));
    let sure = |kind: NameType| kind != NameType::Other;
    let both = one.zip(other).filter(|(one, other)| one != other);
    difference
        .noting(Clue::OtherType, both.is_some_and(|(one, other)| sure(one) && sure(other)))
        .noting(Clue::UnsureType, both.is_some_and(|(one, other)| !sure(one) || !sure(other)))
        .noting(Clue::Described, one.is_some() != other.is_some())
}

#[cfg(test)]
mod tests {
    use super::super::clue::{Clue, Pattern};
    use super::super::testing::found;

    /// The weight of a clue of the first pair of names that two sentences have apart.
    fn noticed(clue: Clue, left: &str, right: &str) -> f32 {
        let names = found(left, right).into_iter().find(|candidate| candidate.difference.pattern == Pattern::Name);
        names.map_or(f32::NAN, |candidate| candidate.difference.clue(clue))
    }

    #[test]
    fn the_same_part_of_what_is_told() {
        let left = "The prize went to the novelist Margit Lund on Monday.";
        let right = "On Monday the prize went to Tor Hagen, the novelist.";
        assert_eq!(noticed(Clue::SamePart, left, right), 1.0);
        assert_eq!(noticed(Clue::OtherPart, left, right), 0.0);
        assert_eq!(noticed(Clue::Taken, left, right), 0.0);
    }

    #[test]
    fn a_part_that_somebody_else_has() {
        let left = "The actor sued the magazine over a story about Kira Daro.";
        let right = "Mila Sand sued the magazine over a story.";
        assert_eq!(noticed(Clue::SamePart, left, right), 0.0);
        assert!(noticed(Clue::Taken, left, right) > 0.0);
    }

    #[test]
    fn whose_or_of_which_kind_another_is() {
        let left = "The Oslo coach resigned on Monday after the game.";
        let right = "On Monday the coach resigned after the game in Bergen.";
        assert_eq!(noticed(Clue::Qualifies, left, right), 1.0);
        assert_eq!(noticed(Clue::Qualifies, left, "The Bergen coach resigned on Monday after the game."), 0.0);
    }
}
