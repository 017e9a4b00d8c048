//! Deeds that a clause names and does not tell: what ought to be, what is asked, supposed or only possible on the way to something else, what could have been and
//! was not. Of these nobody can say that one side is surer than the other. Called by the rule on certainty.

use super::as_sure::{asks, is_asked, is_duty, is_open_purpose, is_told};
use super::reserved::holds_back_in_sentence;
use crate::align::Likeness;
use crate::facts::stance::{Certainty, Stance};
use crate::judge::pair::{Half, Pair};
use crate::syntax::{ClauseKind, Tag};

/// A predicate with how it stands.
type Deed<'s> = (usize, &'s Stance);

/// Whether two deeds cannot be held against each other, since one of them is not told as such.
pub(super) fn tells_nothing(pair: &Pair<'_>, (l, left): Deed<'_>, (r, right): Deed<'_>, alike: Likeness) -> bool {
    let surely_one = matches!(alike, Likeness::Same | Likeness::Derived | Likeness::Synonym);
    let one_way = |half: &Half<'_>, (deed, stance): Deed<'_>, other: &Half<'_>| {
        // "Should stop" and "is meant to hold" tell what is right, not how sure it is.
        is_duty(half, stance)
            // "If he leaves" tells nothing, nor does "guarded to keep him from poachers" tell that he was kept.
            || is_open_purpose(half, deed, stance)
            || half.parsed().is_supposed(deed)
            // "Is likely to be the smallest" tells of what is to be small.
            || Stance::only_hedges(half.parsed(), deed)
            || comes_back(half, deed, stance, other)
            || came_to_nothing(half, deed)
            || !is_told(half, deed, alike)
            // "Probably left by children" / "it is likely that children made them": either sentence may hold the other deed back.
            || !surely_one && stance.certainty == Certainty::Stated && holds_back_in_sentence(half)
    };
    let asked = is_asked(&pair.left, l) || is_asked(&pair.right, r);
    one_way(&pair.left, (l, left), &pair.right)
        || one_way(&pair.right, (r, right), &pair.left)
        || is_asked_by_one(pair, l, r, surely_one)
        || alike == Likeness::Opposite
        || left.is_negated() != right.is_negated() && !asked
}

/// "Would not say when they would go on" tells nothing of whether they will.
fn is_asked_by_one(pair: &Pair<'_>, l: usize, r: usize, surely_one: bool) -> bool {
    let of_noun = |half: &Half<'_>, deed: usize| matches!(half.parsed().clause_kind(deed), ClauseKind::OfNoun | ClauseKind::Relative);
    asks(&pair.left, l) != asks(&pair.right, r) && (!surely_one || of_noun(&pair.left, l) || of_noun(&pair.right, r))
}

/// "Hopes to keep its captain" / "hopes that its captain will return": the word that hedges stands in the other sentence too.
fn comes_back(half: &Half<'_>, deed: usize, stance: &Stance, other: &Half<'_>) -> bool {
    let hedge = stance.hedge.filter(|&hedge| hedge != deed && half.parsed().carries_meaning(hedge));
    let hedge = hedge.map(|hedge| half.parsed().lower_lemma(hedge));
    hedge.is_some_and(|hedge| other.sentence().iter().any(|at| other.parsed().lower_lemma(at) == hedge))
}

/// Whether a deed could have been, and was not: "could have become head, but declined the post".
fn came_to_nothing(half: &Half<'_>, deed: usize) -> bool {
    let parsed = half.parsed();
    let could_have = (deed.saturating_sub(4)..deed).any(|at| {
        matches!(parsed.lower(at), "could" | "would" | "might") && parsed.lower(at + 1) == "have" && parsed.predicate_of(at) == deed
    });
    could_have && half.sentence().iter().any(|at| at > deed && parsed.lower(at) == "but")
}

/// "Is opening a restaurant in the autumn" / "will open one": a present that tells of what is to come.
pub(super) fn may_be_coming(half: &Half<'_>, deed: usize) -> bool {
    let parsed = half.parsed();
    parsed.tag(deed) == Tag::Vbg && parsed.auxiliaries(deed).iter().any(|&aux| matches!(parsed.lower(aux), "is" | "are" | "am"))
}
