//! The stretch of two quotations that is one passage with altered words: the best local alignment (Smith & Waterman 1981), words weighted by whether
//! they carry meaning.

use super::compare::{carries_meaning, is_negation, is_number};
use crate::lexicon;

/// The share of the shorter quotation's weight that must come back in the other for the two to be one passage.
const ONE_PASSAGE: f32 = 0.55;

/// What a skipped word costs in the search for the passage, beside a weight of 1 for a content word that comes back.
const SKIP: f32 = 0.3;

/// The stretches of both that are one passage with altered words: the best local alignment (Smith & Waterman 1981), words weighted by
/// whether they carry meaning; `None` where too little comes back.
pub(super) fn one_passage(left: &[String], right: &[String]) -> Option<(Vec<String>, Vec<String>)> {
    let columns = right.len() + 1;
    let mut score = vec![0.0_f32; (left.len() + 1) * columns];
    let mut best = (0.0, 0, 0);
    for (l, ours) in left.iter().enumerate() {
        for (r, theirs) in right.iter().enumerate() {
            let at = |l: usize, r: usize| score.get(l * columns + r).copied().unwrap_or_default();
            let both = at(l, r) + likeness(ours, theirs).unwrap_or(-SKIP);
            let cell = both.max(at(l, r + 1) - SKIP).max(at(l + 1, r) - SKIP).max(0.0);
            if let Some(slot) = score.get_mut((l + 1) * columns + r + 1) {
                *slot = cell;
            }
            if cell > best.0 {
                best = (cell, l + 1, r + 1);
            }
        }
    }
    let path = trace(left, right, &score, columns, (best.1, best.2));
    judge_passage(left, right, &path)
}

/// The pairs of words on the best path, from its end back to its beginning.
fn trace(left: &[String], right: &[String], score: &[f32], columns: usize, end: (usize, usize)) -> Vec<(usize, usize)> {
    let at = |l: usize, r: usize| score.get(l * columns + r).copied().unwrap_or_default();
    let (mut l, mut r) = end;
    let mut path = Vec::new();
    while l > 0 && r > 0 && at(l, r) > 0.0 {
        let alike = likeness(&left[l - 1], &right[r - 1]);
        if (at(l, r) - (at(l - 1, r - 1) + alike.unwrap_or(-SKIP))).abs() < 1e-4 {
            path.extend(alike.map(|_| (l - 1, r - 1)));
            (l, r) = (l - 1, r - 1);
        } else if (at(l, r) - (at(l - 1, r) - SKIP)).abs() < 1e-4 {
            l -= 1;
        } else {
            r -= 1;
        }
    }
    path.reverse();
    path
}

/// Widens the matched stretch to whole short quotations, and drops it where it is too small a part of the shorter.
fn judge_passage(left: &[String], right: &[String], path: &[(usize, usize)]) -> Option<(Vec<String>, Vec<String>)> {
    let (first, last) = (path.first()?, path.last()?);
    // A "not" more is what may be wrong with it, and no other words.
    let total = |words: &[String]| words.iter().filter(|word| !is_negation(word)).map(|word| weight(word)).sum::<f32>();
    let matched: f32 = path.iter().filter_map(|&(l, r)| likeness(&left[l], &right[r])).sum();
    let is_same = |one: &str, other: &str| (one == other || is_inflected(one, other)) && carries_meaning(one);
    let same = path.iter().filter(|&&(l, r)| is_same(&left[l], &right[r])).count();
    let (shorter, whole) = if total(left) <= total(right) { (left, right) } else { (right, left) };
    let share = matched / total(shorter).max(0.1);
    // Two sentences of one speech share words by chance; phrases of two or three words do not.
    let phrases = content(left) <= 3 && content(right) <= 3 && 2 * same >= content(shorter);
    if phrases && same > 0 {
        return Some((left.to_vec(), right.to_vec()));
    }
    if share < ONE_PASSAGE || same == 0 || (same == 1 && total(shorter) > 3.2) || (same == 1 && total(whole) > 3.0 * total(shorter)) {
        return None;
    }
    let widen = |words: &[String], from: usize, to: usize, other_from: usize, other_left: usize| {
        let start = from.saturating_sub(other_from.max(2));
        let end = (to + 1 + other_left.max(2)).min(words.len());
        words.get(start..end).unwrap_or_default().to_vec()
    };
    let ours = widen(left, first.0, last.0, first.1, right.len() - last.1 - 1);
    let theirs = widen(right, first.1, last.1, first.0, left.len() - last.0 - 1);
    Some((ours, theirs))
}

/// How alike two words are for finding the passage; opposites and near words stand in the same place.
fn likeness(one: &str, other: &str) -> Option<f32> {
    if one == other {
        return Some(weight(one));
    }
    let numbers = is_number(one) && is_number(other);
    let near = numbers || is_negation(one) && is_negation(other) || related(one, other);
    // "Wanted" for "want" is one word in another form.
    let share = if is_inflected(one, other) { 0.9 } else { 0.6 };
    near.then(|| share * weight(one).min(weight(other)))
}

/// Whether one word is the other with an ending more.
fn is_inflected(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let ending = long.strip_prefix(short).or_else(|| short.strip_suffix('e').and_then(|stem| long.strip_prefix(stem)));
    short.len() >= 3 && ending.is_some_and(|ending| matches!(ending, "s" | "es" | "d" | "ed" | "ing"))
}

fn related(one: &str, other: &str) -> bool {
    let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let stem = shared >= 4 && one.len().max(other.len()) <= shared + 4;
    stem || lexicon::synonyms(one, other)
        || lexicon::same_pole(one, other)
        || lexicon::opposites(one, other).is_some()
        || lexicon::steps(one, other).is_some()
}

fn content(words: &[String]) -> usize {
    words.iter().filter(|word| carries_meaning(word)).count()
}

fn weight(word: &str) -> f32 {
    if carries_meaning(word) { 1.0 } else { 0.3 }
}
