//! Whether one is among those that a sentence tells of: "the Lomax stove was not among them" / "among them the Lomax stove". Called by the rule on
//! polarity.

use super::Difference;
use super::clue::{Clue, Pattern};
use super::event::same_head;
use super::opposition::told;
use super::pair::{Half, Pair};
use crate::article::words::Tokens;

/// One that is said to be among others, or not to be.
struct Member {
    who: usize,
    denied: bool,
    words: Tokens,
}

/// One that is among the others in one article and not in the other.
pub(super) fn differs(pair: &Pair<'_>) -> Option<Difference> {
    let (ours, theirs) = (members(&pair.left), members(&pair.right));
    let pairs = ours.iter().flat_map(|one| theirs.iter().map(move |other| (one, other)));
    let (one, other) = { pairs }.find(|(one, other)| one.denied != other.denied && same_head(pair, one.who, other.who))?;
    let found = told(pair, Pattern::Negated, one.words, other.words);
    Some(found.weighing(Clue::Arguments, 1.0).noting(Clue::SamePredicate, true).guessed(0.5))
}

/// All that are told to be among others, or one of them.
fn members(half: &Half<'_>) -> Vec<Member> {
    half.claim.tokens.iter().filter(|&at| brings_in(half, at)).filter_map(|at| member(half, at)).collect()
}

/// "Among them", "one of them", "including".
fn brings_in(half: &Half<'_>, at: usize) -> bool {
    let parsed = half.parsed();
    match parsed.lower(at) {
        "among" | "of" => matches!(parsed.lower(at + 1), "them" | "these" | "those" | "whom" | "which"),
        "including" => true,
        _ => false,
    }
}

fn member(half: &Half<'_>, mark: usize) -> Option<Member> {
    let parsed = half.parsed();
    let predicate = parsed.predicate_of(mark);
    let near = |not: usize| not < mark && mark - not <= 2;
    // "The stove was not among them": the copula says it of its subject.
    if parsed.lemma(predicate) == "be" && predicate < mark && mark - predicate <= 3 && parsed.lower(mark) != "including" {
        let who = parsed.subject(predicate).filter(|&who| who < predicate && parsed.tag(who).is_noun())?;
        let one_of = parsed.lower(mark) == "of";
        if one_of && parsed.lower(mark.saturating_sub(1)) != "one" {
            return None;
        }
        let denied = half.stance(predicate).is_negated();
        return Some(Member { who, denied, words: Tokens::new(who, who + 1).hull(Tokens::new(mark, mark + 2)) });
    }
    // "Among them the stove", "though not including the stove": the noun that follows.
    let from = if parsed.lower(mark) == "including" { mark + 1 } else { mark + 2 };
    let end = half.claim.tokens.end as usize;
    let first = (from..end.min(from + 6)).find(|&at| parsed.tag(at).is_noun())?;
    let who = (first..end).take_while(|&at| parsed.tag(at).is_noun()).last()?;
    let denied = (mark.saturating_sub(2)..mark).any(|at| near(at) && matches!(parsed.lower(at), "not" | "without" | "never"));
    (parsed.lower(mark) != "of").then(|| Member { who, denied, words: Tokens::new(mark, who + 1) })
}

#[cfg(test)]
mod tests {
    use super::super::testing::guess;
    use super::*;

    #[test]
    fn who_is_among_them() {
        let left = "Three brands were recalled, among them the Lomax stove.";
        assert!(guess(Pattern::Negated, left, "Three brands were recalled; the Lomax stove was not among them.") > 0.3);
        assert_eq!(guess(Pattern::Negated, left, "Three brands were recalled; the Lomax stove was among them."), 0.0);
        assert_eq!(guess(Pattern::Negated, left, "Three brands were recalled; the Tindra heater was not among them."), 0.0);
        assert_eq!(guess(Pattern::Negated, left, "Three brands were recalled, including the Lomax stove."), 0.0);
    }
}
