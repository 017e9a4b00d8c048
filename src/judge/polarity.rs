//! One affirms what the other denies: negation, opposites, rise against fall.
//!
//! Fires on "The court upheld the ban" / "The ban was overturned by the court" and on "did not sign" / "signed".
//! Stays silent on "keep the tax" / "put off abolishing it": an opposite of an opposite, or of another object, is no conflict.

use super::clue::{Clue, Pattern};
use super::{Difference, Rule};
use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::judge::pair::{Half, Pair};
use crate::judge::substitution::Substitution;
use crate::kind::Kind;
use crate::lexicon::{Origin, opposites};
use crate::syntax::Tag;

pub(super) const RULE: Rule = Rule { kind: Kind::Polarity, check };

fn check(pair: &Pair<'_>, out: &mut Vec<Difference>) {
    for (l, r, alike) in pair.predicates() {
        let opposite = alike == Likeness::Opposite;
        let (left, right) = (pair.left.stance(l).is_negated(), pair.right.stance(r).is_negated());
        // "no longer required to pay" denies the duty, not the payment: what a negated verb governs is left alone.
        let governed = pair.left.is_governed_by_negation(l) || pair.right.is_governed_by_negation(r);
        if !governed && opposite == (left == right) {
            let arguments = shared_arguments(pair, l, r);
            if arguments.conflicting {
                continue;
            }
            let pattern = if opposite { Pattern::Opposite } else { Pattern::Negated };
            out.push(
                difference(pair, pattern, l, r)
                    .weighing(Clue::Arguments, arguments.shared.min(2) as f32 / 2.0)
                    .noting(Clue::SamePredicate, matches!(alike, Likeness::Same | Likeness::Derived | Likeness::Synonym))
                    .guessed(match arguments.shared {
                        0 => 0.12,
                        1 => 0.5,
                        _ => 0.75,
                    }),
            );
            return;
        }
    }
    if let Some((l, r)) = opposite_word(pair) {
        out.push(difference(pair, Pattern::Opposite, l, r).guessed(0.4));
    }
    let others = pair.substitutions.iter().filter(|one| one.parallel).filter_map(|one| other_word(pair, one));
    out.extend(others);
}

/// An opposite that is no predicate ("early" / "late"), on words that stand for each other.
fn opposite_word(pair: &Pair<'_>) -> Option<(usize, usize)> {
    let inside = |half: &Half<'_>, token| half.claim.tokens.holds(token) && !half.parsed().is_predicate(token);
    let matched = pair.matching.iter().into_iter();
    let mut opposites = matched.filter(|&(l, r, alike)| alike == Likeness::Opposite && inside(&pair.left, l) && inside(&pair.right, r));
    opposites.find_map(|(l, r, _)| {
        let heads = (pair.left.hanging(l).0, pair.right.hanging(r).0);
        let same_head = matches!(heads, (Some(a), Some(b)) if pair.matching.pairs(a, b));
        let parallel = pair.substituted(Tokens::new(l, l + 1), Tokens::new(r, r + 1));
        (same_head || parallel).then_some((l, r))
    })
}

/// Another verb, adjective or adverb in the same place of clauses that run in parallel.
fn other_word(pair: &Pair<'_>, one: &Substitution) -> Option<Difference> {
    let telling = |half: &Half<'_>, tokens: Tokens| {
        let is_telling = |token: &usize| {
            half.parsed().tag(*token).is_verb() || matches!(half.parsed().tag(*token), Tag::Jj | Tag::Jjr | Tag::Jjs | Tag::Rb | Tag::Rbr)
        };
        tokens.iter().filter(|&token| half.parsed().carries_meaning(token)).find(is_telling)
    };
    let (l, r) = (telling(&pair.left, one.left)?, telling(&pair.right, one.right)?);
    let same = pair.left.parsed().lemma(l).eq_ignore_ascii_case(pair.right.parsed().lemma(r));
    let verbs = (pair.left.parsed().tag(l).is_verb(), pair.right.parsed().tag(r).is_verb());
    (!same && verbs.0 == verbs.1).then(|| difference(pair, Pattern::Word, l, r).noting(Clue::Verbs, verbs.0).guessed(0.25))
}

fn difference(pair: &Pair<'_>, pattern: Pattern, l: usize, r: usize) -> Difference {
    let (left, right) = (phrase(&pair.left, l), phrase(&pair.right, r));
    let key = Kind::Polarity.spec().key;
    let why = format!("left says “{}”, right says “{}”", pair.left.words(left), pair.right.words(right));
    let difference = Difference::new(pattern, true, Some(pair.left.evidence(left, key)), Some(pair.right.evidence(right, key)), why);
    let news = opposites(&pair.left.parsed().lemma(l).to_lowercase(), &pair.right.parsed().lemma(r).to_lowercase());
    pair.kin(pair.placed(difference, left, right), l, r).noting(Clue::NewsOpposites, news.is_some_and(|found| found.origin == Origin::News))
}

/// The predicate with what negates it.
fn phrase(half: &Half<'_>, predicate: usize) -> Tokens {
    let mut run = Tokens::new(predicate, predicate + 1);
    for negation in half.stance(predicate).negations {
        if predicate.abs_diff(negation) <= 4 {
            run = run.hull(Tokens::new(negation, negation + 1));
        }
    }
    run
}

/// What two predicates have in common beside themselves.
struct Arguments {
    /// How many arguments name the same participant.
    shared: usize,
    /// Whether both have an object (or, in a passive, a subject) and these differ.
    conflicting: bool,
}

fn shared_arguments(pair: &Pair<'_>, l: usize, r: usize) -> Arguments {
    let (left, right) = (pair.left.parsed(), pair.right.parsed());
    let slots = [(left.doer(l), right.doer(r)), (left.undergoer(l), right.undergoer(r))];
    let compared: Vec<bool> = slots.into_iter().filter_map(|(a, b)| Some((a?, b?))).map(|(a, b)| pair.same_participant(a, b)).collect();
    let conflicting = matches!(slots[1], (Some(a), Some(b)) if !pair.same_participant(a, b));
    Arguments { shared: compared.iter().filter(|&&same| same).count(), conflicting }
}
