//! A run of proper nouns that was not read as a name, put in the place of another. Called by the rule on names where no two names stand apart.

use super::Difference;
use super::clue::{Clue, Pattern};
use super::pair::{Half, Pair};
use super::position;
use super::substitution::Substitution;
use super::variant::{are_short_forms, is_inflected};
use crate::article::words::Tokens;
use crate::facts::name::{Name, is_title};
use crate::facts::{Fact, Relation};

/// A run of proper nouns that stands where the other claim has another, where the names were not read as such.
pub(super) fn in_place_of(pair: &Pair<'_>, substitution: &Substitution) -> Option<Difference> {
    let (left, right) = (pair.left.proper_noun(substitution.left)?, pair.right.proper_noun(substitution.right)?);
    // In an edited copy one of two names may be put in the place of the other.
    let told = || is_told(&pair.left, left, &pair.right) || is_told(&pair.right, right, &pair.left);
    let cut = || is_cut_short(&pair.left, left) || is_cut_short(&pair.right, right);
    if is_titles(&pair.left, left) || is_titles(&pair.right, right) || !substitution.parallel && (cut() || told()) {
        return None;
    }
    let (one, other) = (pair.left.words(left), pair.right.words(right));
    if are_short_forms(&pair.left, &one, &pair.right, &other) {
        return None;
    }
    let shared = |word: &str| other.split_whitespace().any(|theirs| theirs.eq_ignore_ascii_case(word));
    if pair.left.is_time(left) || pair.right.is_time(right) || are_of_one_name(pair, left, right) {
        return None;
    }
    // "Pia and Jo Lindgren" / "Pia Lindgren and her sister Jo": both are in both.
    let beside = |half: &Half<'_>, name: &str| half.sentence().iter().any(|token| half.parsed().form(token).eq_ignore_ascii_case(name));
    if beside(&pair.right, &one) && beside(&pair.left, &other) {
        return None;
    }
    if one.split_whitespace().any(shared) || is_inflected(&one, &other) || pair.left.kind_of_name(left) != pair.right.kind_of_name(right) {
        return None;
    }
    let known = [pair.right.mentions(&one), pair.left.mentions(&other)];
    let slip = strsim::jaro_winkler(&one, &other) > 0.9;
    let why = if slip {
        format!("left writes {one}, right {other}: check the spelling")
    } else {
        format!("left names {one}, right names {other} in the same place")
    };
    let difference = pair.difference(Pattern::Name, !slip, left, right, why);
    Some(
        position::noted(pair, pair.placed(difference, left, right), left, right)
            .noting(Clue::KnownOne, known[0] != known[1])
            .noting(Clue::KnownBoth, known[0] && known[1])
            .noting(Clue::Slip, slip)
            .noting(Clue::Unlisted, true),
    )
}

/// Whether a run holds nothing but titles: "Ms".
fn is_titles(half: &Half<'_>, run: Tokens) -> bool {
    run.iter().all(|token| is_title(half.parsed(), token))
}

/// Whether a name goes on before a run: "Batre" of "Bayou La Batre".
fn is_cut_short(half: &Half<'_>, run: Tokens) -> bool {
    let before = (run.start as usize).checked_sub(1).filter(|&at| half.sentence().holds(at));
    before.is_some_and(|at| half.parsed().tag(at).is_name() && !is_title(half.parsed(), at))
}

/// Whether the other sentence holds a name that a run is a part of.
fn is_told(half: &Half<'_>, run: Tokens, other: &Half<'_>) -> bool {
    let same =
        |name: &Name| other.near().filter_map(Fact::name).any(|theirs| matches!(theirs.relation(name), Relation::Same | Relation::Coarser));
    run.iter().filter_map(|token| half.reading.name_at(token)).any(|(_, name)| same(name))
}

/// Whether both are parts of one name, or stand before it: "Keiko Tanaka" and "Ms Tanaka".
fn are_of_one_name(pair: &Pair<'_>, left: Tokens, right: Tokens) -> bool {
    fn at<'a>(half: &Half<'a>, tokens: Tokens) -> Option<&'a Name> {
        let beside = |fact: &&Fact| fact.tokens.overlaps(tokens) || fact.tokens.start == tokens.end;
        half.near().filter(beside).find_map(Fact::name)
    }
    at(&pair.left, left).zip(at(&pair.right, right)).is_some_and(|(l, r)| matches!(l.relation(r), Relation::Same | Relation::Coarser))
}
