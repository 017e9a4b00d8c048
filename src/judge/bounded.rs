//! Whether the words beside a figure bound it: "up to" and "at worst" do, "turned over", "going up to" and "spread over" do not. Called by the rule on
//! precision.

use super::pair::{Half, Pair};
use super::slot::Slot;
use crate::facts::Fact;
use crate::facts::figure::Bound;
use crate::lexicon::{is_disputing, is_limiting, is_moving};
use crate::syntax::Parsed;

/// Whether the words before the number bound it: not in "turned over 2.1 billion", "spread over eleven countries", nor under a negation, where the
/// bound is another one ("none of them by more than two goals").
pub(super) fn is_bound(half: &Half<'_>, fact: &Fact, other: &Fact) -> bool {
    let Some(figure) = fact.figure().filter(|figure| figure.bound != Bound::Exact) else { return true };
    let parsed = half.parsed();
    let start = fact.tokens.start as usize;
    let particle = |token: usize| {
        matches!(parsed.lower_lemma(token), "hand" | "turn" | "take" | "sign" | "pass" | "roll" | "carry" | "spread" | "scatter")
    };
    // "Going up to 68", "brings the group up to three": the direction is no bound.
    let raises = |token: usize| matches!(parsed.lower_lemma(parsed.predicate_of(token)), "bring" | "raise" | "push" | "lift");
    // "Raises up to $800 million" by a sale of shares: what is raised is the amount itself.
    let is_raised = parsed.lower_lemma(parsed.predicate_of(start)) == "raise"
        && parsed.undergoer(parsed.predicate_of(start)).is_some_and(|object| fact.tokens.holds(object));
    let goes = |token: usize| {
        let directs = || token.checked_sub(1).is_some_and(|verb| tells_direction(parsed, verb));
        parsed.lower(token) == "up" && !is_raised && (raises(token) || directs())
    };
    let over = |token: usize| {
        let before = token.checked_sub(1).is_some_and(|before| particle(before) || is_over_something(parsed, before));
        matches!(parsed.lower_lemma(token), "over" | "under") && (before || parsed.is_adverbial(token))
    };
    // "Beneath three kilometres of water": where it is.
    let beneath = |token: usize| {
        matches!(parsed.lower(token), "beneath" | "below" | "under")
            && figure.unit.is_length()
            && parsed.lower(fact.tokens.end as usize) == "of"
    };
    let strict = matches!(figure.bound, Bound::MoreThan | Bound::LessThan);
    let denied = (start.saturating_sub(4)..start).any(|token| matches!(parsed.lower_lemma(token), "not" | "no" | "never" | "none"));
    // "No fewer than three times" counts three and wonders at it.
    let plain = other.figure().is_some_and(|other| other.bound == Bound::Exact);
    let wonders = plain && figure.bound == Bound::AtLeast && matches!(parsed.lower_lemma(start), "no" | "not");
    !over(start)
        && !beneath(start)
        && !goes(start)
        && !wonders
        && !(strict && (denied || half.stance(parsed.predicate_of(start)).is_negated()))
}

/// Whether "up" behind a verb tells where something goes ("goes up to 68"), and does not bound what follows ("pays up to 68").
fn tells_direction(parsed: &Parsed, verb: usize) -> bool {
    parsed.tag(verb).is_verb() && is_moving(parsed.lower_lemma(verb))
}

/// Whether what stands behind a word and "over" is what it is about: "stepped in over £420,000", "a row over £3m".
fn is_over_something(parsed: &Parsed, before: usize) -> bool {
    // "The first defeat, over $9 million".
    let skipped = matches!(parsed.lower(before), "in" | "out" | "up" | ",");
    let word = if skipped { before.saturating_sub(1) } else { before };
    is_disputing(parsed.lower_lemma(word))
}

/// Whether the side that bounds nothing tells in other words that its value is the most or the least: "the maximum sentence was 10 years", "two
/// crowns at worst".
pub(super) fn is_bounded_otherwise(pair: &Pair<'_>, slot: &Slot<'_>) -> bool {
    let told = |half: &Half<'_>, fact: &Fact| {
        let exact = fact.figure().is_some_and(|figure| figure.bound == Bound::Exact);
        let (start, end) = (fact.tokens.start as usize, fact.tokens.end as usize);
        let near = start.saturating_sub(BESIDE)..end + BEHIND;
        let parsed = half.parsed();
        // "Up to a value of 300 euros", "expected to reach 41 degrees".
        let mut before = start.saturating_sub(BESIDE)..start;
        let up_to = before.any(|at| parsed.lower(at) == "up" && parsed.lower(at + 1) == "to" || is_reaching(parsed, at));
        let of_other = |token: usize| half.near().any(|other| other.figure().is_some() && other.tokens.holds(token));
        let mut words = near.clone().filter(|&token| half.sentence().holds(token) && !of_other(token));
        // "Can carry 450 kilograms": it carries no more; who "can be fined £1,000" may be fined that.
        let able = || {
            let verb = parsed.predicate_of(start);
            !parsed.is_passive(verb) && parsed.modals(verb).iter().any(|&modal| parsed.lemma(modal) == "can")
        };
        let limits = |token: usize| is_limiting(parsed.lower_lemma(token)) || is_limiting(parsed.lower(token));
        // "At its height".
        let at_height = |token: usize| {
            matches!(parsed.lower(token), "height" | "peak") && matches!(parsed.lower(token.saturating_sub(1)), "its" | "their" | "the")
        };
        exact && (up_to || near.clone().any(at_height) || able() || words.any(limits) || limits(parsed.predicate_of(start)))
    };
    // "At least four years" and "over within four years": the least in one article, the most in the other.
    let is_floor = |fact: &Fact| fact.figure().is_some_and(|figure| matches!(figure.bound, Bound::AtLeast | Bound::MoreThan));
    let within = |half: &Half<'_>, fact: &Fact| half.parsed().lower((fact.tokens.start as usize).saturating_sub(1)) == "within";
    // "Must stay at least 500 metres away" / "must not come within half a kilometre".
    let kept_out = |half: &Half<'_>, fact: &Fact| {
        let parsed = half.parsed();
        let start = fact.tokens.start as usize;
        let forbids = |at: usize| matches!(parsed.lower_lemma(at), "ban" | "bar" | "forbid" | "prohibit");
        within(half, fact) && (half.stance(parsed.predicate_of(start)).is_negated() || (start.saturating_sub(6)..start).any(forbids))
    };
    if is_floor(slot.left) && kept_out(&pair.right, slot.right) || is_floor(slot.right) && kept_out(&pair.left, slot.left) {
        return true;
    }
    let apart = is_floor(slot.left) && within(&pair.right, slot.right) || is_floor(slot.right) && within(&pair.left, slot.left);
    !apart && (told(&pair.left, slot.left) || told(&pair.right, slot.right))
}

/// "Expected to reach 41 degrees", "a penalty that could run to £20,000".
fn is_reaching(parsed: &Parsed, at: usize) -> bool {
    parsed.lower_lemma(at) == "reach" || parsed.lower_lemma(at) == "run" && parsed.lower(at + 1) == "to"
}

/// As many words before and after a figure may tell what it is ("four fifths of what it is capable of at most").
const BESIDE: usize = 5;

const BEHIND: usize = 9;

/// "No higher than four metres" / "nothing taller than four metres is let in", "closed to more than 7.5 tonnes" / "open to up to 7.5 tonnes": one
/// bound from both sides, of what is and what is not so.
pub(super) fn splits_the_scale(pair: &Pair<'_>, slot: &Slot<'_>) -> bool {
    let (Some(one), Some(other)) = (slot.left.figure(), slot.right.figure()) else { return false };
    let complement = |a: Bound, b: Bound| matches!((a, b), (Bound::MoreThan, Bound::AtMost) | (Bound::AtLeast, Bound::LessThan));
    let predicate = |half: &Half<'_>, fact: &Fact| half.parsed().predicate_of(fact.tokens.start as usize);
    let (l, r) = (predicate(&pair.left, slot.left), predicate(&pair.right, slot.right));
    let one_deed = pair.matching.surely(l) == Some(r) && pair.left.stance(l).is_negated() == pair.right.stance(r).is_negated();
    (complement(one.bound, other.bound) || complement(other.bound, one.bound)) && !one_deed
}
