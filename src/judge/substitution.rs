//! The phrases that differ in clauses that otherwise run alike.
//!
//! A conflict is mostly one phrase put in the place of another. Where two claims run in parallel, word by word, the places are what stands
//! between the same neighbours (a longest common subsequence over matched words: Hunt & McIlroy 1976); elsewhere they are words without a
//! partner that hang in the same way on words that stand for each other.

use super::matching::Matching;
use super::pair::Half;
use crate::article::words::Tokens;
use std::borrow::Cow;

/// A phrase of the left claim and the phrase that the right claim has in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Substitution {
    /// The left phrase.
    pub left: Tokens,
    /// The right phrase.
    pub right: Tokens,
    /// Whether the two claims run in parallel around it; otherwise the place is known by syntax alone.
    pub parallel: bool,
}

/// Claims that share less of their running words than this do not run in parallel.
const PARALLEL: f32 = 0.5;
/// A longer phrase is another wording, not one thing for another.
const LONGEST: usize = 6;
/// Longer claims are not compared word by word: the cost grows with the product of the lengths.
const MOST_TOKENS: usize = 150;

/// All substitutions between two claims.
#[derive(Clone, Debug, Default)]
pub(super) struct Substitutions {
    /// By place.
    pub(super) found: Vec<Substitution>,
    /// Share of the longer claim's tokens that both have in the same order, 0 to 1.
    pub(super) parallel: f32,
}

impl Substitutions {
    pub(super) fn new(left: &Half<'_>, right: &Half<'_>, matching: &Matching) -> Self {
        let (ours, theirs) = (left.claim.tokens, right.claim.tokens);
        let mut all = Self::default();
        if ours.len() <= MOST_TOKENS && theirs.len() <= MOST_TOKENS {
            let common = common_run(left, right, matching);
            all.parallel = common.len() as f32 / ours.len().max(theirs.len()).max(1) as f32;
            if all.parallel >= PARALLEL {
                all.found = gaps(&common, ours, theirs);
            }
        }
        for substitution in by_syntax(left, right, matching) {
            let known = |other: &Substitution| other.left.overlaps(substitution.left) || other.right.overlaps(substitution.right);
            if !all.found.iter().any(known) {
                all.found.push(substitution);
            }
        }
        all.found.sort_by_key(|substitution| (substitution.left, substitution.right));
        all
    }
}

/// A form with straight marks: how a house sets its quotations changes nothing.
fn plain(form: &str) -> Cow<'_, str> {
    if !form.contains(['“', '”', '‘', '’']) {
        return Cow::Borrowed(form);
    }
    Cow::Owned(form.replace(['“', '”'], "\"").replace(['‘', '’'], "'"))
}

/// The longest run of tokens that both claims have in the same order.
fn common_run(left: &Half<'_>, right: &Half<'_>, matching: &Matching) -> Vec<(usize, usize)> {
    let (ours, theirs) = (left.claim.tokens, right.claim.tokens);
    let (rows, columns) = (ours.len(), theirs.len());
    let sure: Vec<Option<usize>> = ours.iter().map(|l| matching.surely(l)).collect();
    let our_forms: Vec<Cow<'_, str>> = ours.iter().map(|l| plain(left.parsed().form(l))).collect();
    let their_forms: Vec<Cow<'_, str>> = theirs.iter().map(|r| plain(right.parsed().form(r))).collect();
    let same = |row: usize, column: usize| {
        sure[row] == Some(theirs.start as usize + column) || our_forms[row].eq_ignore_ascii_case(&their_forms[column])
    };
    let mut longest = vec![0_u16; (rows + 1) * (columns + 1)];
    let at = |row: usize, column: usize| row * (columns + 1) + column;
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            longest[at(row, column)] = if same(row, column) {
                longest[at(row + 1, column + 1)] + 1
            } else {
                longest[at(row + 1, column)].max(longest[at(row, column + 1)])
            };
        }
    }
    let (mut row, mut column, mut run) = (0, 0, Vec::new());
    while row < rows && column < columns {
        if same(row, column) && longest[at(row, column)] == longest[at(row + 1, column + 1)] + 1 {
            run.push((ours.start as usize + row, theirs.start as usize + column));
            (row, column) = (row + 1, column + 1);
        } else if longest[at(row + 1, column)] >= longest[at(row, column + 1)] {
            row += 1;
        } else {
            column += 1;
        }
    }
    run
}

/// What stands on both sides between one common token and the next.
fn gaps(common: &[(usize, usize)], ours: Tokens, theirs: Tokens) -> Vec<Substitution> {
    let mut found = Vec::new();
    let (mut l, mut r) = (ours.start as usize, theirs.start as usize);
    for &(next_left, next_right) in common.iter().chain(std::iter::once(&(ours.end as usize, theirs.end as usize))) {
        let (left, right) = (Tokens::new(l, next_left), Tokens::new(r, next_right));
        if !left.is_empty() && !right.is_empty() && left.len() <= LONGEST && right.len() <= LONGEST {
            found.push(Substitution { left, right, parallel: true });
        }
        (l, r) = (next_left + 1, next_right + 1);
    }
    found
}

/// Words without a partner that hang in the same way on words that stand for each other, with their phrases.
fn by_syntax(left: &Half<'_>, right: &Half<'_>, matching: &Matching) -> Vec<Substitution> {
    let alone = |half: &Half<'_>, token: usize, matched: bool| !matched && half.parsed().carries_meaning(token);
    let ours: Vec<usize> = left.claim.tokens.iter().filter(|&token| alone(left, token, matching.right_of(token).is_some())).collect();
    let theirs: Vec<usize> = right.claim.tokens.iter().filter(|&token| alone(right, token, matching.left_of(token).is_some())).collect();
    let phrase = |half: &Half<'_>, token: usize| Tokens::new(token, token + 1).hull(half.parsed().noun_phrase(token));
    let mut found: Vec<Substitution> = Vec::new();
    for &l in &ours {
        let place = left.hanging(l);
        let partner = theirs.iter().copied().find(|&r| {
            let other = right.hanging(r);
            place.1 == other.1
                && matches!((place.0, other.0), (Some(a), Some(b)) if matching.pairs(a, b))
                && left.parsed().tag(l).is_noun() == right.parsed().tag(r).is_noun()
        });
        let substitution = partner.map(|r| Substitution { left: phrase(left, l), right: phrase(right, r), parallel: false });
        found.extend(substitution.filter(|one| !found.iter().any(|other| other.right.overlaps(one.right))));
    }
    found
}
