//! How many of a group it holds for: one of them or all, one kind alone or two, a minority or most. Called by the rule on scope.
//!
//! Fires on "one is leaking" / "all of which are leaking", on "only women" / "women and men" and on "a minority holding" / "60% of the shares".

use super::Difference;
use super::clue::{Clue, Pattern};
use super::counted::{counts, is_share, whole};
use super::pair::{Half, Pair};
use crate::article::words::Tokens;
use crate::facts::figure::Bound;
use crate::facts::stance::{Quantifier, Reach};
use crate::kind::Kind;
use crate::syntax::Tag;
use rust_decimal::Decimal;

/// Two claims of which one tells of all, of one kind alone or of the smaller part what the other tells of one, of two kinds or of the larger part.
pub(super) fn apart(pair: &Pair<'_>) -> Option<Difference> {
    let (left, right) = (&pair.left, &pair.right);
    let one = one_of_all(left, right, |l, r| pair.matching.surely(l) == Some(r));
    let one = one.or_else(|| swap(one_of_all(right, left, |r, l| pair.matching.surely(l) == Some(r))));
    let found = one.filter(|_| !pair.is_edited()).or_else(|| {
        let two = only_one_of_two(left, right, |l, r| pair.matching.surely(l) == Some(r));
        let two = two.or_else(|| swap(only_one_of_two(right, left, |r, l| pair.matching.surely(l) == Some(r))));
        let fewer = || {
            fewer(left, right, |l, r| pair.matching.surely(l) == Some(r))
                .or_else(|| swap(fewer(right, left, |r, l| pair.matching.surely(l) == Some(r))))
        };
        two.or_else(fewer).or_else(|| minority(left, right)).or_else(|| swap(minority(right, left)))
    });
    found.map(|(ours, theirs)| {
        let why = format!("left says “{}”, right says “{}”", left.words(ours), right.words(theirs));
        let key = Kind::Scope.spec().key;
        let difference = Difference::new(Pattern::Reach, true, Some(left.evidence(ours, key)), Some(right.evidence(theirs, key)), why);
        difference.noting(Clue::Opposed, true).guessed(0.2 + 0.5 * pair.containment())
    })
}

fn swap(found: Option<(Tokens, Tokens)>) -> Option<(Tokens, Tokens)> {
    found.map(|(one, other)| (other, one))
}

/// "All of which are leaking" / "one is leaking": what is told of all is told of one alone, and neither denied.
fn one_of_all(half: &Half<'_>, other: &Half<'_>, same: impl Fn(usize, usize) -> bool) -> Option<(Tokens, Tokens)> {
    let (parsed, theirs) = (half.parsed(), other.parsed());
    let verb = other.claim.predicate;
    let one =
        theirs.subject(verb).filter(|&one| theirs.lower(one) == "one" && !matches!(theirs.lower(one.saturating_sub(1)), "no" | "not"))?;
    let alone = matches!(theirs.lower(one.saturating_sub(1)), "and" | "," | "only" | "just" | "but")
        || theirs.sentence(other.claim.sentence).start as usize == one;
    let told = |all: &&Quantifier| {
        let deed = parsed.predicate_of(all.token);
        all.reach == Reach::All && same(deed, verb) && !half.stance(deed).is_negated() && !other.stance(verb).is_negated()
    };
    let all = half.claim.stance.quantifiers.iter().find(told).filter(|_| alone)?;
    Some((phrase(all), Tokens::new(one, one + 1)))
}

/// "Both engines failed" / "one engine failed", "all three doors" / "two doors": how many do what all of so many do.
fn fewer(half: &Half<'_>, other: &Half<'_>, same: impl Fn(usize, usize) -> bool) -> Option<(Tokens, Tokens)> {
    let (parsed, theirs) = (half.parsed(), other.parsed());
    let both = half.claim.tokens.iter().find(|&at| parsed.lower(at) == "both");
    let both = both.map(|token| Quantifier { reach: Reach::All, token, over: parsed.quantified(token) });
    let all = both.or_else(|| half.claim.stance.quantifiers.iter().find(|one| one.reach == Reach::All).copied())?;
    let over = all.over?;
    let told = || counts(half).find(|(_, figure)| figure.measured.noun == Some(over)).map(|(_, figure)| figure.low);
    let number = both.map(|_| Decimal::TWO).or_else(told)?;
    let (deed, verb) = (parsed.predicate_of(all.token), other.claim.predicate);
    let subjects =
        parsed.subject(deed) == Some(over) && same(deed, verb) && !half.stance(deed).is_negated() && !other.stance(verb).is_negated();
    let subject = theirs.subject(verb).filter(|&noun| subjects && same(over, noun))?;
    // "One engine failed, and then the other".
    let goes_on = other.sentence().iter().any(|at| matches!(theirs.lower(at), "other" | "another" | "second" | "third" | "both" | "first"));
    let part = counts(other).find(|(tokens, figure)| {
        let exact = figure.bound == Bound::Exact && (tokens.end as usize) <= subject;
        figure.measured.noun == Some(subject) && figure.low < number && exact && !goes_on
    })?;
    Some((phrase(&all), part.0))
}

/// "Only women benefited" / "the benefit was as large in women and men": the one kind that something is said of alone, and that kind with another.
fn only_one_of_two(half: &Half<'_>, other: &Half<'_>, same: impl Fn(usize, usize) -> bool) -> Option<(Tokens, Tokens)> {
    let theirs = other.parsed();
    let only = half.claim.stance.quantifiers.iter().find(|one| one.reach == Reach::Only && one.over.is_some())?;
    // "Only soap and a tap will do" names two itself.
    let kind = only.over.filter(|&over| half.parsed().tag(over).is_common_noun() && half.parsed().lower(over + 1) != "and")?;
    let both = |noun: &usize| {
        let next = |at: usize| theirs.tag(at).is_common_noun();
        let before = noun.checked_sub(2).filter(|&at| theirs.lower(at + 1) == "and" && next(at));
        let behind = Some(noun + 2).filter(|&at| theirs.lower(at - 1) == "and" && next(at));
        let another = before.or(behind)?;
        Some(Tokens::new(*noun, noun + 1).hull(Tokens::new(another, another + 1)))
    };
    let shuts_out = other.claim.tokens.iter().any(|at| matches!(theirs.lower(at), "not" | "no" | "only" | "neither" | "than" | "except"));
    let named = other.claim.tokens.iter().filter(|&noun| same(kind, noun) && theirs.tag(noun).is_common_noun() && !shuts_out);
    let pair_of = { named }.find_map(|noun| both(&noun))?;
    // "Only women and children".
    let told_too = pair_of.iter().filter(|&at| theirs.tag(at).is_noun()).all(|at| half.claim.tokens.iter().any(|here| same(here, at)));
    (!told_too).then_some((phrase(only), pair_of))
}

/// "A minority stake" / "60% of the shares".
fn minority(half: &Half<'_>, other: &Half<'_>) -> Option<(Tokens, Tokens)> {
    let parsed = half.parsed();
    let word = half.claim.tokens.iter().find(|&at| parsed.lower(at) == "minority" && parsed.tag(at) != Tag::Nns)?;
    let most = other.facts().find(|fact| {
        let share = fact.figure().filter(|figure| is_share(figure) && !matches!(figure.bound, Bound::AtMost | Bound::LessThan));
        share.is_some_and(|share| share.low > whole(share) / Decimal::TWO)
    })?;
    Some((Tokens::new(word, word + 1), most.tokens))
}

/// The quantifier with what it ranges over, where that stands close by.
fn phrase(quantifier: &Quantifier) -> Tokens {
    let run = Tokens::new(quantifier.token, quantifier.token + 1);
    quantifier.over.filter(|over| over.abs_diff(quantifier.token) <= 4).map_or(run, |over| run.hull(Tokens::new(over, over + 1)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::guess;
    use super::*;

    #[test]
    fn one_and_all_one_and_two_less_and_more() {
        let apart = [
            ("Four tank cars derailed. One is leaking.", "Four tank cars derailed, all of which are leaking."),
            ("The benefit was as large in women and men.", "Only women appeared to benefit."),
            ("Both engines failed over the sea.", "One engine failed over the sea."),
            ("The investors would take 60% of the shares.", "The investors would have a minority stake."),
        ];
        for (left, right) in apart {
            assert!(guess(Pattern::Reach, left, right) > 0.1, "{left} / {right}");
            assert!(guess(Pattern::Reach, right, left) > 0.1, "{right} / {left}");
        }
        let alike = [
            ("Both engines failed over the sea.", "One engine failed over the sea, then the other."),
            ("Only women and children could board.", "Women and children could board."),
            ("The investors would take 40% of the shares.", "The investors would have a minority stake."),
            ("The other one is leaking.", "All of the seals at the back are leaking."),
        ];
        for (left, right) in alike {
            assert_eq!(guess(Pattern::Reach, left, right), 0.0, "{left} / {right}");
        }
    }
}
