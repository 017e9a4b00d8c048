//! What two facts are told of: the deeds that they hang on. A day, a name or an amount of one event is no conflict with that of another, and whether
//! the two clauses tell of one deed says more than whether they share their nouns. Called by the rules about facts.

use super::Difference;
use super::clue::Clue;
use super::event::same_thing;
use super::pair::{Half, Pair};
use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::judge::matching::alike;
use crate::lexicon::saying;

/// Notes what is known of the deeds that two facts, each given by its words, are told of.
pub(super) fn noted(pair: &Pair<'_>, difference: Difference, left: Tokens, right: Tokens) -> Difference {
    let (ours, theirs) = (Deed::of(&pair.left, left), Deed::of(&pair.right, right));
    let near = ours.likeness(&theirs, pair);
    let says = (ours.says(&pair.left), theirs.says(&pair.right));
    let told = ours.word.is_some() && theirs.word.is_some();
    difference
        .weighing(Clue::Deed, near)
        .noting(Clue::OtherDeed, told && near == 0.0)
        .noting(Clue::SaidThen, says.0 != says.1)
        .noting(Clue::Speakers, says.0 && says.1)
        .weighing(Clue::Shared, ours.shared(&theirs, pair, left, right))
}

/// The same of what two claims as a whole tell, whoever says it.
pub(super) fn of_claims(pair: &Pair<'_>, difference: Difference) -> Difference {
    let whole = |half: &Half<'_>| Deed { word: None, predicate: half.claim.predicate };
    let (ours, theirs) = (whole(&pair.left), whole(&pair.right));
    let nowhere = Tokens::new(0, 0);
    let near = ours.likeness(&theirs, pair);
    difference
        .weighing(Clue::Deed, near)
        .noting(Clue::OtherDeed, near == 0.0)
        .weighing(Clue::Shared, ours.shared(&theirs, pair, nowhere, nowhere))
}

/// A deed: the word that a fact hangs on, where it tells something, and the predicate of its clause.
struct Deed {
    word: Option<usize>,
    predicate: usize,
}

impl Deed {
    fn of(half: &Half<'_>, fact: Tokens) -> Self {
        let parsed = half.parsed();
        let start = fact.start as usize;
        let predicate = parsed.predicate_of(start);
        let said = parsed.said_by_copula(predicate).filter(|said| !fact.holds(*said));
        let governor = parsed.content_governor(fact).filter(|&word| !fact.holds(word));
        // "On the morning of", "had": words that tell of no deed.
        let tells = |word: &usize| {
            let light = matches!(parsed.lower_lemma(*word), "be" | "have" | "do" | "make" | "take" | "get" | "go" | "come");
            parsed.carries_meaning(*word) && !light
        };
        let word = governor.filter(tells).or(said.filter(tells)).or_else(|| Some(predicate).filter(tells));
        Self { word, predicate: said.unwrap_or(predicate) }
    }

    /// How near the two are in meaning, 0 to 1: by the words that the facts hang on, or by the predicates of their clauses.
    fn likeness(&self, other: &Self, pair: &Pair<'_>) -> f32 {
        let score = |l: usize, r: usize| {
            if pair.matching.surely(l) == Some(r) {
                return 1.0;
            }
            alike(pair.left.parsed(), l, pair.right.parsed(), r).filter(|alike| *alike != Likeness::Opposite).map_or(0.0, Likeness::score)
        };
        let words = |one: &Self| [one.word, Some(one.predicate)].into_iter().flatten().collect::<Vec<_>>();
        let (ours, theirs) = (words(self), words(other));
        ours.iter().flat_map(|&l| theirs.iter().map(move |&r| score(l, r))).fold(0.0, f32::max)
    }

    /// Whether it is that somebody says something.
    fn says(&self, half: &Half<'_>) -> bool {
        saying(half.parsed().lower_lemma(self.predicate)).is_some()
    }

    /// Which share of those who take part in the deed with fewer of them take part in the other, the facts themselves aside; 0 to 1.
    fn shared(&self, other: &Self, pair: &Pair<'_>, left: Tokens, right: Tokens) -> f32 {
        let (ours, theirs) = (taking_part(&pair.left, self.predicate, left), taking_part(&pair.right, other.predicate, right));
        // Counted on both sides, so that it is the same whichever article is named first.
        let here = ours.iter().filter(|&&l| theirs.iter().any(|&r| same_thing(pair, l, r))).count();
        let there = theirs.iter().filter(|&&r| ours.iter().any(|&l| same_thing(pair, l, r))).count();
        here.min(there) as f32 / ours.len().min(theirs.len()).max(1) as f32
    }
}

/// Who and what takes part in a deed, the words of a fact aside.
fn taking_part(half: &Half<'_>, predicate: usize, fact: Tokens) -> Vec<usize> {
    let parsed = half.parsed();
    let core = [parsed.subject(predicate), parsed.undergoer(predicate), parsed.recipient(predicate)];
    let behind = parsed.prepositional(predicate).map(|(_, object)| object);
    let mut found: Vec<usize> = core.into_iter().flatten().chain(behind).filter(|&token| !fact.holds(token)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::super::clue::{Clue, Pattern};
    use super::super::testing::found;

    /// The weight of a clue of the first pair of times that two sentences have apart.
    fn noticed(clue: Clue, left: &str, right: &str) -> f32 {
        let times = found(left, right).into_iter().find(|candidate| candidate.difference.pattern == Pattern::Time);
        times.map_or(f32::NAN, |candidate| candidate.difference.clue(clue))
    }

    #[test]
    fn of_which_deed_a_day_is_told() {
        let left = "The bridge reopened on Tuesday after a safety check.";
        let (same, other) = ("The bridge reopened on Thursday after a safety check.", "A lorry struck the bridge on Thursday.");
        assert_eq!(noticed(Clue::Deed, left, same), 1.0);
        assert_eq!(noticed(Clue::OtherDeed, left, same), 0.0);
        assert_eq!(noticed(Clue::OtherDeed, left, other), 1.0);
    }

    #[test]
    fn when_it_was_said_is_not_when_it_happened() {
        let left = "Lightning started the fire, officials said on Thursday.";
        let right = "The fire was started on Monday by a bolt of lightning.";
        assert_eq!(noticed(Clue::SaidThen, left, right), 1.0);
        assert_eq!(noticed(Clue::SaidThen, left, "Lightning started the fire, officials said on Friday."), 0.0);
    }

    #[test]
    fn who_takes_part() {
        let left = "The board of the museum dismissed Lise Aagaard on Monday.";
        assert_eq!(noticed(Clue::Shared, left, "The board of the museum sacked Lise Aagaard on Friday."), 1.0);
        assert!(noticed(Clue::Shared, left, "The board of the museum bought a painting on Friday.") < 1.0);
    }
}
