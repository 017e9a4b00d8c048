//! At whose wish something is done: "at the request of the police" / "at the wish of the broadcaster". Called by the rule on roles.
//!
//! Stays silent where the two may be one under two names, and where the deeds have little in common.

use super::Difference;
use super::clue::{Clue, Pattern};
use super::doer::are_apart;
use super::pair::{Half, Pair};
use super::role::difference;
use crate::lexicon::{self, Slot, is_behest};

/// Somebody at whose wish a deed is done.
#[derive(Clone, Copy)]
struct Behest {
    who: usize,
    /// Whether it is told by a noun ("at the request of"): a verb of asking alone may concern another deed.
    by_noun: bool,
}

/// Two at whose wish one thing is done.
pub(super) fn differs(pair: &Pair<'_>) -> Option<Difference> {
    if pair.containment() < MOSTLY {
        return None;
    }
    let (ours, theirs) = (behests(&pair.left), behests(&pair.right));
    let pairs = ours.iter().flat_map(|one| theirs.iter().map(move |other| (one, other)));
    let known = |one: usize, of: &Half<'_>, others: &[Behest], there: &Half<'_>| {
        others.iter().any(|other| of.parsed().lower_lemma(one) == there.parsed().lower_lemma(other.who))
    };
    let (one, other) = { pairs }.find(|(one, other)| {
        (one.by_noun || other.by_noun)
            && are_apart(pair, one.who, other.who)
            && !known(one.who, &pair.left, &theirs, &pair.right)
            && !known(other.who, &pair.right, &ours, &pair.left)
    })?;
    let why = |one: &str, other: &str| format!("at whose wish: in left {one}, in right {other}");
    let both = one.by_noun && other.by_noun;
    let found = difference(pair, Pattern::Doer, one.who, other.who, why);
    Some(found.noting(Clue::SamePredicate, both).guessed(if both { 0.4 } else { 0.2 }))
}

/// One claim has to share this much of its words with the other.
const MOSTLY: f32 = 0.4;

/// All at whose wish something is done in a claim: behind "at the request of", before a verb of asking or ordering.
fn behests(half: &Half<'_>) -> Vec<Behest> {
    let parsed = half.parsed();
    let of = |at: usize| {
        let lemma = parsed.lower_lemma(at);
        if parsed.is_predicate(at) {
            let asks = |slot: &(Slot, &str)| slot.0 == Slot::Doer && matches!(slot.1, "asker" | "proposer" | "urger");
            let asking = lexicon::frames(lemma).iter().any(|frame| frame.roles.iter().any(asks));
            return parsed.doer(at).filter(|_| asking && !half.stance(at).is_negated()).map(|who| Behest { who, by_noun: false });
        }
        let behind = parsed.prepositional(at).find(|&(mark, _)| parsed.lemma(mark) == "of").map(|(_, who)| who);
        let who = behind.or_else(|| parsed.possessor(at))?;
        (is_behest(lemma) && brings_in(half, at)).then_some(Behest { who, by_noun: true })
    };
    half.claim.tokens.iter().filter_map(of).filter(|one| parsed.tag(one.who).is_noun()).collect()
}

/// Whether a will is what something is done at: "at the request", "on orders".
fn brings_in(half: &Half<'_>, noun: usize) -> bool {
    matches!(half.hanging(noun).1, "at" | "on" | "upon" | "under" | "by" | "of")
}

#[cfg(test)]
mod tests {
    use super::super::testing::guess;
    use super::*;

    #[test]
    fn at_whose_wish() {
        let left = "The match was moved to Sunday at the request of the police.";
        assert!(guess(Pattern::Doer, left, "The match was moved to Sunday at the broadcaster's wish.") > 0.3);
        assert!(guess(Pattern::Doer, left, "The broadcaster had demanded that the match be moved to Sunday.") > 0.1);
        assert_eq!(guess(Pattern::Doer, left, "The match was moved to Sunday at the wish of the police."), 0.0);
        assert_eq!(guess(Pattern::Doer, left, "The match was moved to Sunday because of the weather."), 0.0);
        assert_eq!(guess(Pattern::Doer, left, "The concert was cancelled at the wish of the singer."), 0.0);
    }
}
