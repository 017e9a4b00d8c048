//! How many of them it holds for, where the two sides tell it in unlike words: both or one of the two, none or some of them, all or all but a few. Called
//! by the rule on scope where two quantifiers, a count and a rank have told nothing.
//!
//! Fires on "disputes both claims" / "disputes the second claim", on "none of the four schools had an alarm" / "an alarm was fitted at two of the four"
//! and on "guarantees all deposits" / "deposits of up to 50,000". Stays silent where the deeds are two, and where both tell of as many.

use super::Difference;
use super::clue::{Clue, Pattern};
use super::counted::counts;
use super::matching::alike;
use super::pair::{Half, Pair};
use super::scope::{is_related, phrase};
use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::facts::date::small_number;
use crate::facts::figure::Bound;
use crate::facts::stance::Reach;
use crate::syntax::Tag;
use rust_decimal::Decimal;

/// How many of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    None,
    /// One or more of them, and not all.
    Some,
    Most,
    All,
}

/// How many of what a deed holds for.
#[derive(Clone, Copy, Debug)]
struct Extent {
    part: Part,
    words: Tokens,
    /// What it is a part of.
    over: Option<usize>,
    deed: usize,
}

/// Two parts of one whole of which the same deed cannot hold.
pub(super) fn apart(pair: &Pair<'_>) -> Option<Difference> {
    if !is_related(pair) {
        return None;
    }
    let (ours, theirs) = (extents(&pair.left), extents(&pair.right));
    let pairs = ours.iter().flat_map(|one| theirs.iter().map(move |other| (one, other)));
    // What the other side says as well is no conflict, whatever else it says.
    let answered = |one: &Extent, others: &[Extent]| others.iter().any(|other| other.part == one.part);
    let open = pairs.filter(|(one, other)| !answered(one, &theirs) && !answered(other, &ours));
    let found = { open }.find_map(|(one, other)| Some((one.words, other.words, clash(pair, one, other)?)));
    let found = found.or_else(|| one_of_both(pair)).or_else(|| bounded(pair));
    found.map(|(left, right, contradicts)| told(pair, left, right, contradicts))
}

fn told(pair: &Pair<'_>, left: Tokens, right: Tokens, contradicts: bool) -> Difference {
    let why = format!("left says “{}”, right says “{}”", pair.left.words(left), pair.right.words(right));
    let difference = pair.difference(Pattern::Reach, contradicts, left, right, why);
    pair.placed(difference, left, right).noting(Clue::Opposed, contradicts).guessed(0.15 + 0.4 * pair.containment())
}

/// All parts that a claim tells of.
fn extents(half: &Half<'_>) -> Vec<Extent> {
    let parsed = half.parsed();
    let quantified = half.claim.stance.quantifiers.iter().filter_map(|one| {
        let part = match one.reach {
            Reach::None => Part::None,
            Reach::Most => Part::Most,
            Reach::All if is_of_things(parsed.lower(one.token)) => Part::All,
            _ => return None,
        };
        Some(Extent { part, words: phrase(one), over: one.over, deed: parsed.predicate_of(one.token) })
    });
    let both = half.claim.tokens.iter().filter(|&at| parsed.lower(at) == "both" && parsed.tag(at) != Tag::Cc).map(|at| {
        let over = parsed.quantified(at).filter(|&over| parsed.tag(over).is_noun());
        let near = over.filter(|over| over.abs_diff(at) <= 3);
        let words = near.map_or(Tokens::new(at, at + 1), |over| Tokens::new(at, over.max(at) + 1));
        Extent { part: Part::All, words, over, deed: parsed.predicate_of(at) }
    });
    quantified.chain(both).chain(half.claim.tokens.iter().filter_map(|of| some_of(half, of))).collect()
}

/// "Completely", "always" and "throughout" tell how, when and where.
fn is_of_things(word: &str) -> bool {
    matches!(word, "all" | "each" | "entire" | "every" | "everybody" | "everyone" | "everything" | "whole")
}

/// "One of the two raids", "three of them", "two of which".
fn some_of(half: &Half<'_>, of: usize) -> Option<Extent> {
    let parsed = half.parsed();
    let number = of.checked_sub(1).filter(|_| parsed.lower(of) == "of")?;
    let count = small_number(parsed.lower(number)).or_else(|| parsed.lower(number).parse().ok())?;
    let over = parsed.behind(of).filter(|&over| over > of && over < of + 6)?;
    let plural = matches!(parsed.tag(over), Tag::Nns | Tag::Nnps | Tag::Prp | Tag::Wdt | Tag::Wp | Tag::Dt | Tag::Cd);
    // "One of the largest" ranks; "the two of the two" are all.
    let ranks = (of..over).any(|at| matches!(parsed.tag(at), Tag::Jjs | Tag::Rbs));
    let whole = (of + 1..=over).find_map(|at| small_number(parsed.lower(at)));
    let before = number.checked_sub(1).map_or("", |at| parsed.lower(at));
    // "Every one of them", "not one of them", "at least two of them".
    let other = matches!(before, "every" | "each" | "any" | "no" | "not" | "the" | "least" | "all" | "than");
    let said = parsed.copula_of(number).is_some();
    let told = plural && !ranks && whole != Some(count) && !other && !said;
    told.then(|| Extent { part: Part::Some, words: Tokens::new(number, over + 1), over: Some(over), deed: parsed.predicate_of(number) })
}

/// Whether two parts cannot both be, and whether it contradicts or only differs.
fn clash(pair: &Pair<'_>, one: &Extent, other: &Extent) -> Option<bool> {
    if !are_of_one_whole(pair, one, other) {
        return None;
    }
    let even = is_one_deed(pair, one, other)?;
    match (one.part, other.part) {
        (Part::None, Part::Some | Part::Most | Part::All) | (Part::Some | Part::Most | Part::All, Part::None) if even => Some(true),
        // "None will lose it" / "most will keep it".
        (Part::None, Part::Most) | (Part::Most, Part::None) => Some(false),
        // "All recovered" / "one of them recovered", and "one of them died".
        (Part::All, Part::Some) | (Part::Some, Part::All) => Some(true),
        (Part::All, Part::Most) | (Part::Most, Part::All) if !even => Some(true),
        // "Two of them have paid" / "most of them have paid"; "nine of the twelve" may be most.
        (Part::Some, Part::Most) if even && is_few(&pair.left, one) => Some(false),
        (Part::Most, Part::Some) if even && is_few(&pair.right, other) => Some(false),
        _ => None,
    }
}

/// One, two or three of a number that is not told.
fn is_few(half: &Half<'_>, some: &Extent) -> bool {
    let parsed = half.parsed();
    let few = matches!(parsed.lower(some.words.start as usize), "one" | "two" | "three" | "2" | "3");
    few && !some.words.iter().skip(1).any(|at| parsed.tag(at) == Tag::Cd)
}

fn are_of_one_whole(pair: &Pair<'_>, one: &Extent, other: &Extent) -> bool {
    let noun = |half: &Half<'_>, over: Option<usize>| over.filter(|&over| half.parsed().tag(over).is_noun());
    match (noun(&pair.left, one.over), noun(&pair.right, other.over)) {
        (Some(l), Some(r)) => {
            let near = alike(pair.left.parsed(), l, pair.right.parsed(), r);
            pair.same_participant(l, r) || near.is_some_and(|alike| alike != Likeness::Opposite)
        }
        // "All of them", "everybody": of whom is told before; "no confidence" is of nobody.
        (Some(l), None) => are_several(&pair.left, one, l),
        (None, Some(r)) => are_several(&pair.right, other, r),
        (None, None) => true,
    }
}

/// "None of the staff", "all residents": of several, by the form of the noun or the "of" before it.
fn are_several(half: &Half<'_>, extent: &Extent, noun: usize) -> bool {
    let parsed = half.parsed();
    matches!(parsed.tag(noun), Tag::Nns | Tag::Nnps) || parsed.lower(extent.words.start as usize + 1) == "of"
}

/// "None of the four hospitals" / "two of the four hospitals": whether both name the number of the whole.
fn share_a_number(pair: &Pair<'_>, one: &Extent, other: &Extent) -> bool {
    let whole = |half: &Half<'_>, extent: &Extent| {
        let over = extent.over?;
        let of = counts(half).find(|(tokens, figure)| figure.measured.noun == Some(over) && tokens.start > extent.words.start);
        of.map(|(_, figure)| figure.low).filter(|whole| *whole > Decimal::ONE)
    };
    whole(&pair.left, one).zip(whole(&pair.right, other)).is_some_and(|(one, other)| one == other)
}

/// Whether both tell of one deed: of the same one, or (`false`) of its opposite.
fn is_one_deed(pair: &Pair<'_>, one: &Extent, other: &Extent) -> Option<bool> {
    let (left, right) = (pair.left.parsed(), pair.right.parsed());
    let word = |half: &Half<'_>, deed: usize| half.parsed().said_by_copula(deed).unwrap_or(deed);
    let (l, r) = (word(&pair.left, one.deed), word(&pair.right, other.deed));
    let light =
        |half: &Half<'_>, deed: usize| matches!(half.parsed().lower_lemma(deed), "have" | "get" | "carry" | "contain" | "be" | "do");
    let things = || left.undergoer(one.deed).zip(right.undergoer(other.deed));
    let of_one_thing = || things().is_some_and(|(l, r)| pair.matching.surely(l) == Some(r));
    let same = match alike(left, l, right, r) {
        Some(Likeness::Opposite) => false,
        Some(Likeness::Same | Likeness::Synonym | Likeness::Derived) => true,
        _ if pair.matching.surely(l) == Some(r) => true,
        // "This has been done at two of the four" / "none of the four had done so".
        _ if (light(&pair.left, one.deed) || light(&pair.right, other.deed)) && share_a_number(pair, one, other) => true,
        _ if is_done_by_a_thing(pair, one.deed, other.deed) => true,
        _ if (light(&pair.left, one.deed) || light(&pair.right, other.deed)) && of_one_thing() => true,
        _ => return None,
    };
    Some(same == (is_denied(&pair.left, one) == is_denied(&pair.right, other)))
}

/// "Has patented one" / "has taken out patents on both": a verb on one side, and its noun behind a plain verb on the other.
fn is_done_by_a_thing(pair: &Pair<'_>, l: usize, r: usize) -> bool {
    let (left, right) = (pair.left.parsed(), pair.right.parsed());
    let one = |l: usize, r: usize| matches!(alike(left, l, right, r), Some(Likeness::Same | Likeness::Derived));
    let noun = |parsed: &crate::syntax::Parsed, deed: usize| parsed.undergoer(deed).filter(|&noun| parsed.tag(noun).is_common_noun());
    noun(right, r).is_some_and(|noun| left.tag(l).is_verb() && one(l, noun))
        || noun(left, l).is_some_and(|noun| right.tag(r).is_verb() && one(noun, r))
}

/// Whether a deed is denied by more than "none" itself.
fn is_denied(half: &Half<'_>, extent: &Extent) -> bool {
    half.stance(extent.deed).negations.iter().filter(|&&negation| !extent.words.holds(negation)).count() % 2 == 1
}

/// "Disputes both claims" / "disputes the second claim": one of the two alone.
fn one_of_both(pair: &Pair<'_>) -> Option<(Tokens, Tokens, bool)> {
    let of = |half: &Half<'_>, other: &Half<'_>| {
        let parsed = half.parsed();
        let both = half.claim.tokens.iter().find(|&at| matches!(parsed.lower(at), "both" | "neither") && parsed.tag(at) != Tag::Cc)?;
        let over = parsed.quantified(both).filter(|&over| parsed.tag(over).is_noun())?;
        let all = || other.claim.tokens.iter().filter(|&at| singles_out(other.parsed().lower(at)));
        // "The left and the right engine" are both.
        let singled = |&at: &usize| other.parsed().is_attributive(at) && all().count() == 1;
        let found = all().filter(singled).find_map(|at| {
            let noun = other.parsed().hanging(at).0.filter(|&noun| other.parsed().tag(noun) == Tag::Nn)?;
            let same = matches!(alike(parsed, over, other.parsed(), noun), Some(Likeness::Same | Likeness::Synonym));
            same.then(|| Tokens::new(at, at + 1).hull(Tokens::new(noun, noun + 1)))
        })?;
        let words = Tokens::new(both, both + 1).hull(Tokens::new(over, over + 1));
        Some((words, found, parsed.predicate_of(both), other.parsed().predicate_of(found.start as usize)))
    };
    let deeds = |l: usize, r: usize| {
        let alike = alike(pair.left.parsed(), l, pair.right.parsed(), r);
        pair.matching.surely(l) == Some(r) || matches!(alike, Some(Likeness::Same | Likeness::Synonym | Likeness::Derived))
    };
    let (left, right) = match (of(&pair.left, &pair.right), of(&pair.right, &pair.left)) {
        (Some((ours, theirs, l, r)), None) if deeds(l, r) => (ours, theirs),
        (None, Some((theirs, ours, r, l))) if deeds(l, r) => (ours, theirs),
        _ => return None,
    };
    Some((left, right, false))
}

/// Words by which one of two is told.
fn singles_out(word: &str) -> bool {
    matches!(
        word,
        "first" | "second" | "former" | "latter" | "other" | "left" | "right" | "older" | "younger" | "elder" | "upper" | "lower"
    )
}

/// "Guarantees all deposits" / "deposits of up to 50,000 crowns": of all of them, or of those within a bound.
fn bounded(pair: &Pair<'_>) -> Option<(Tokens, Tokens, bool)> {
    let of = |half: &Half<'_>, other: &Half<'_>, partner: &dyn Fn(usize) -> Option<usize>| {
        let all =
            half.claim.stance.quantifiers.iter().find(|one| one.reach == Reach::All && is_of_things(half.parsed().lower(one.token)))?;
        let noun = all.over.and_then(partner).filter(|&noun| other.parsed().tag(noun) == Tag::Nns)?;
        let bound = other.facts().find(|fact| {
            let bounds = fact.figure().is_some_and(|figure| !matches!(figure.bound, Bound::Exact | Bound::About));
            let start = fact.tokens.start as usize;
            let joins = |at: usize| {
                let word = other.parsed().lower(at);
                matches!(
                    word,
                    "of" | "worth" | "up" | "to" | "over" | "under" | "above" | "below" | "more" | "less" | "fewer" | "than" | "with"
                )
            };
            bounds && start > noun && start <= noun + 5 && (noun + 1..start).all(joins)
        })?;
        let mine = half.near().filter_map(crate::facts::Fact::figure).any(|figure| !matches!(figure.bound, Bound::Exact | Bound::About));
        (!mine).then(|| (phrase(all), Tokens::new(noun, noun + 1).hull(bound.tokens)))
    };
    let ours = of(&pair.left, &pair.right, &|at| pair.matching.surely(at));
    let sure_left = |at: usize| pair.matching.left_of(at).filter(|&l| pair.matching.surely(l) == Some(at));
    let (left, right) = ours.or_else(|| of(&pair.right, &pair.left, &sure_left).map(|(theirs, ours)| (ours, theirs)))?;
    Some((left, right, false))
}

#[cfg(test)]
mod tests {
    use super::super::clue::Pattern;
    use super::super::testing::guess;

    #[test]
    fn how_many_of_them() {
        let apart = [
            ("The airline disputes both claims.", "The airline disputes the second claim."),
            ("The museum has restored both paintings.", "The museum has restored one of the two paintings."),
            ("None of the four schools had a fire alarm.", "A fire alarm had been fitted at two of the four schools."),
            ("This has been done at two of the four hospitals.", "None of the four hospitals had a second copy."),
            ("None of the raids yielded the money.", "One of the raids yielded the money."),
            ("The university has patented one of them.", "The university has taken out patents on both."),
            ("Two of the firms have paid the fine.", "Most of the firms have paid the fine."),
            ("None of the 31 staff will lose their job.", "Most of the staff at the unit will keep their job."),
            ("The state guarantees all deposits.", "Deposits of up to 50,000 crowns are guaranteed by the state."),
        ];
        for (left, right) in apart {
            assert!(guess(Pattern::Reach, left, right) > 0.2, "{left} / {right}");
            assert!(guess(Pattern::Reach, right, left) > 0.2, "{right} / {left}");
        }
    }

    #[test]
    fn as_many_of_them_or_other_deeds() {
        let silent = [
            ("The airline disputes both claims.", "The airline disputes the two claims."),
            ("None of the four schools had a fire alarm.", "All four schools lacked a fire alarm."),
            ("None of the passengers was hurt.", "Two of the passengers were taken home by taxi."),
            ("Neither of the sisters attended the hearing.", "Both sisters stayed away from the hearing."),
            ("All seven villages signed the treaty.", "The treaty bears the names of all seven villages."),
            ("Both engines failed on take-off.", "The left and the right engine failed on take-off."),
            ("Most of the firms have paid the fine.", "Nine of the twelve firms have paid the fine."),
        ];
        for (left, right) in silent {
            assert_eq!(guess(Pattern::Reach, left, right), 0.0, "{left} / {right}");
        }
    }
}
