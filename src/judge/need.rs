//! Whether a thing is needed: "no booking is needed" / "advance registration is essential". Called by the rule on polarity.
//!
//! Fires also where the need is told of a deed on one side and of its noun on the other ("does not have to approve it" / "its approval is required").
//! Stays silent where both spare it in other words, and on needs of two things.

use super::Difference;
use super::clue::{Clue, Pattern};
use super::event::same_thing;
use super::leave::{Norm, leave};
use super::opposition::told;
use super::pair::{Half, Pair};
use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::judge::matching::{akin, alike};
use crate::lexicon::{self, Kinship};
use crate::syntax::Tag;

/// A thing or a deed with what is said of its need, and the words that say so.
struct Need {
    what: usize,
    norm: Norm,
    words: Tokens,
    /// Whether it is told of a thing; of two deeds the rule on leave tells.
    is_thing: bool,
}

/// A thing that is needed in one article and not in the other.
pub(super) fn differs(pair: &Pair<'_>) -> Option<Difference> {
    let (ours, theirs) = (needs(&pair.left), needs(&pair.right));
    let pairs = ours.iter().flat_map(|one| theirs.iter().map(move |other| (one, other)));
    let (one, other) = { pairs }.find(|(one, other)| {
        (one.is_thing || other.is_thing)
            && one.norm.excludes(other.norm)
            && is_one(pair, one.what, other.what)
            && !are_of_two(pair, one, other)
    })?;
    let found = told(pair, Pattern::Negated, one.words, other.words).weighing(Clue::Arguments, pair.containment());
    Some(found.noting(Clue::SamePredicate, true).guessed(0.3 + 0.3 * pair.containment()))
}

/// "Booking" and "registration", "confirm" and "approval".
fn is_one(pair: &Pair<'_>, l: usize, r: usize) -> bool {
    let (left, right) = (pair.left.parsed(), pair.right.parsed());
    let (one, other) = (left.lower_lemma(l), right.lower_lemma(r));
    let agree = || lexicon::same_outcome(one, other) || lexicon::synonyms(one, other);
    let near = || alike(left, l, right, r).is_some_and(|alike| alike != Likeness::Opposite && alike.score() >= NEAR);
    // "No reservation is needed for the tour" / "advance booking is required for the tour": what stands in one place of one sentence.
    let in_one_place = || pair.substituted(Tokens::new(l, l + 1), Tokens::new(r, r + 1));
    let (kinship, cosine) = akin(left, l, right, r);
    agree() || near() || kinship == Kinship::Synonyms || in_one_place() && (cosine >= CLOSE || kinship == Kinship::Siblings)
}

/// Words as alike as this may name one thing.
const NEAR: f32 = 0.5;
/// Words whose vectors are as near as this may name one thing where they stand in one place.
const CLOSE: f32 = 0.3;

/// "A permit to fish in the lake" / "to fish in the river", "the consent of parliament" / "of the council": what the thing is of, or is for.
fn are_of_two(pair: &Pair<'_>, one: &Need, other: &Need) -> bool {
    let of = |half: &Half<'_>, need: &Need| -> Vec<usize> {
        let parsed = half.parsed();
        let names = half.claim.tokens.iter().filter(|&at| parsed.tag(at).is_noun() && at != need.what && !need.words.holds(at));
        names.filter(|&at| parsed.carries_meaning(at)).collect()
    };
    let (ours, theirs) = (of(&pair.left, one), of(&pair.right, other));
    let matched = |l: &usize| theirs.iter().any(|&r| same_thing(pair, *l, r) || pair.matching.pairs(*l, r));
    // Where both tell what else it is about, something of it has to come back.
    !ours.is_empty() && !theirs.is_empty() && !ours.iter().any(matched)
}

fn needs(half: &Half<'_>) -> Vec<Need> {
    half.claim.tokens.iter().filter_map(|at| of_thing(half, at).or_else(|| of_deed(half, at))).collect()
}

/// "Does not have to approve".
fn of_deed(half: &Half<'_>, deed: usize) -> Option<Need> {
    let (norm, words) = half.parsed().is_predicate(deed).then(|| leave(half, deed))??;
    // "Must have a permit", "must show a receipt": the thing is what is needed.
    let carries =
        matches!(half.parsed().lower_lemma(deed), "bring" | "carry" | "get" | "have" | "hold" | "obtain" | "present" | "produce" | "show");
    let thing = half.parsed().undergoer(deed).filter(|&thing| carries && half.parsed().tag(thing).is_common_noun());
    Some(match thing {
        Some(what) => Need { what, norm, words: words.hull(Tokens::new(what, what + 1)), is_thing: true },
        None => Need { what: deed, norm, words, is_thing: false },
    })
}

/// What a verb or an adjective says of the need of a thing.
fn of_thing(half: &Half<'_>, at: usize) -> Option<Need> {
    let parsed = half.parsed();
    let (predicate, what, needed) = match parsed.lower_lemma(at) {
        // "A permit is required", "anglers need a permit".
        "need" | "require" if parsed.is_predicate(at) && parsed.inner_clause(at).is_none() => (at, parsed.undergoer(at)?, true),
        "compulsory" | "essential" | "indispensable" | "mandatory" | "necessary" | "needed" | "obligatory" | "required" => {
            let copula = parsed.copula_of(at)?;
            (copula, parsed.subject(copula)?, true)
        }
        "optional" | "superfluous" | "unnecessary" => {
            let copula = parsed.copula_of(at)?;
            (copula, parsed.subject(copula)?, false)
        }
        // "Upon showing a receipt", "subject to approval".
        "subject" if parsed.lower(at + 1) == "to" && parsed.tag(at) != Tag::Nnp => (at, parsed.behind(at + 1)?, true),
        _ => return None,
    };
    if !parsed.tag(what).is_common_noun() || !half.claim.tokens.holds(what) {
        return None;
    }
    let denied = half.stance(predicate).is_negated() || parsed.negation(what).is_some();
    let norm = if needed { Norm::Due } else { Norm::Spared };
    let run = Tokens::new(at, at + 1).hull(Tokens::new(what, what + 1));
    let not = half.stance(predicate).negations.first().copied().or_else(|| parsed.negation(what));
    let words = not.filter(|not| not.abs_diff(at) <= 6).map_or(run, |not| run.hull(Tokens::new(not, not + 1)));
    Some(Need { what, norm: if denied { norm.turned() } else { norm }, words, is_thing: true })
}

#[cfg(test)]
mod tests {
    use super::super::testing::guess;
    use super::*;

    #[test]
    fn what_is_needed_and_what_is_not() {
        let apart = [
            ("No reservation is needed for the tour.", "Advance booking is required for the tour."),
            ("The approval of parliament is still needed.", "Parliament does not have to approve the sale."),
            ("A receipt is not needed for a refund.", "Customers must show a receipt for a refund."),
        ];
        for (left, right) in apart {
            assert!(guess(Pattern::Negated, left, right) > 0.2, "{left} / {right}");
        }
        let alike = [
            ("No reservation is needed for the tour.", "Booking is not required for the tour."),
            ("A permit is not required to fish in the lake.", "Anglers need no permit to fish in the lake."),
            ("A receipt is not needed for a refund.", "A refund is needed."),
            ("The approval of parliament is still needed.", "Parliament has to approve the sale."),
        ];
        for (left, right) in alike {
            assert_eq!(guess(Pattern::Negated, left, right), 0.0, "{left} / {right}");
        }
    }
}
