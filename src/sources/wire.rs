//! Articles that are the same copy: what an agency sent to many houses is one source, however many print it.

use crate::claim::Reading;
use rustc_hash::FxHashSet;
use std::hash::{BuildHasher, BuildHasherDefault};
use unicode_segmentation::UnicodeSegmentation;

/// Words in a run. Runs of five hardly ever recur by chance; quotations and names that two reporters share are too few to matter.
const RUN: usize = 5;

/// The share of the shorter article's runs that stand in the longer one, from which on they are one copy. A desk that prints agency copy
/// cuts it from the end and changes a lead; two reporters at one press conference share a tenth.
const SAME_COPY: f64 = 0.6;

/// With fewer runs than this a share of them says little.
const FEWEST: usize = 12;

/// The articles in groups of the same copy, each by place, ordered by their first article.
pub(super) fn independent(readings: &[Reading]) -> Vec<Vec<usize>> {
    let runs: Vec<FxHashSet<u64>> = readings.iter().map(runs).collect();
    let mut group: Vec<usize> = (0..readings.len()).collect();
    for (right, theirs) in runs.iter().enumerate() {
        for (left, ours) in runs.iter().enumerate().take(right) {
            if is_same_copy(ours, theirs) {
                let (from, to) = (group[right].max(group[left]), group[right].min(group[left]));
                group.iter_mut().filter(|of| **of == from).for_each(|of| *of = to);
            }
        }
    }
    let mut groups: Vec<Vec<usize>> = vec![Vec::new(); readings.len()];
    for (source, of) in group.into_iter().enumerate() {
        groups[of].push(source);
    }
    groups.retain(|group| !group.is_empty());
    groups
}

fn is_same_copy(ours: &FxHashSet<u64>, theirs: &FxHashSet<u64>) -> bool {
    let (short, long) = if ours.len() <= theirs.len() { (ours, theirs) } else { (theirs, ours) };
    short.len() >= FEWEST && short.iter().filter(|run| long.contains(run)).count() as f64 >= SAME_COPY * short.len() as f64
}

/// The hashed runs of words of what the article states.
fn runs(reading: &Reading) -> FxHashSet<u64> {
    let article = reading.parsed.article();
    let hasher = BuildHasherDefault::<rustc_hash::FxHasher>::default();
    let stating = article.sentences().iter().filter(|sentence| article.block_kind(sentence).states_something());
    let words: Vec<String> =
        stating.flat_map(|sentence| sentence.range.slice(article.text()).unicode_words()).map(str::to_lowercase).collect();
    words.windows(RUN).map(|run| hasher.hash_one(run)).collect()
}
