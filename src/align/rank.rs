//! How each pair of claims stands against its rivals: of either claim, of either sentence, and inside the two sentences.

use super::features::{COSINE, Features, OF_PAIR, WITHIN_MAX};
use crate::claim::{ClaimId, Reading};
use rustc_hash::FxHashMap;

/// Pairs of claims that are looked at.
pub(super) type Candidates = Vec<(ClaimId, ClaimId, Features)>;

/// A pair without rivals is measured against one that is this likely.
const RIVAL: f32 = 0.15;

/// The two best values among some pairs.
#[derive(Clone, Copy, Default)]
struct Best([f32; 2]);

impl Best {
    fn note(&mut self, value: f32) {
        let [first, second] = self.0;
        self.0 = if value > first { [value, first] } else { [first, second.max(value)] };
    }

    /// The best other value: the second best for the best one, the best for all others.
    fn other(&self, value: f32) -> f32 {
        if value >= self.0[0] { self.0[1] } else { self.0[0] }
    }
}

/// Pairs of the same two sentences.
#[derive(Default)]
struct Siblings {
    /// The likeliest first.
    pairs: Vec<(f32, ClaimId, ClaimId)>,
    /// What each claim has in common with its best two partners there.
    cosines_left: FxHashMap<ClaimId, Best>,
    cosines_right: FxHashMap<ClaimId, Best>,
}

impl Siblings {
    fn best(&self) -> f32 {
        self.pairs.first().map_or(0.0, |(guess, _, _)| *guess)
    }

    /// The likeliest pair of two other claims; ordered as they are, it comes after no more than the pairs of these two.
    fn other_claims(&self, l: ClaimId, r: ClaimId) -> f32 {
        self.pairs.iter().find(|(_, left, right)| *left != l && *right != r).map_or(0.0, |(guess, _, _)| *guess)
    }

    /// How much more a pair has in common than the best other pair of either claim: which clause of a sentence is meant, once its sentence
    /// is found.
    fn margins(&self, l: ClaimId, r: ClaimId, cosine: f32) -> [f32; 2] {
        [self.cosines_left.get(&l), self.cosines_right.get(&r)].map(|best| cosine - best.map_or(0.0, |best| best.other(cosine)))
    }
}

type Key = (usize, usize);

/// Adds how each pair stands against the others, once all have a guess.
pub(super) fn rank_all(pairs: &mut Candidates, left: &Reading, right: &Reading) {
    let (mut of_left, mut of_right) = (vec![Best::default(); left.claims.len()], vec![Best::default(); right.claims.len()]);
    let mut of_sentences: FxHashMap<Key, Siblings> = FxHashMap::default();
    let sentences = |l: ClaimId, r: ClaimId| (left.claims[l].sentence, right.claims[r].sentence);
    for (l, r, features) in pairs.iter() {
        of_left[*l].note(features.guess);
        of_right[*r].note(features.guess);
        let siblings = of_sentences.entry(sentences(*l, *r)).or_default();
        siblings.pairs.push((features.guess, *l, *r));
        siblings.cosines_left.entry(*l).or_default().note(features.values[COSINE]);
        siblings.cosines_right.entry(*r).or_default().note(features.values[COSINE]);
    }
    let (mut rows, mut columns): (FxHashMap<usize, Best>, FxHashMap<usize, Best>) = Default::default();
    for ((l, r), siblings) in &mut of_sentences {
        siblings.pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
        rows.entry(*l).or_default().note(siblings.best());
        columns.entry(*r).or_default().note(siblings.best());
    }
    let best_at = |l: Option<usize>, r: Option<usize>| l.zip(r).and_then(|key| of_sentences.get(&key)).map_or(0.0, Siblings::best);
    for (l, r, features) in pairs.iter_mut() {
        let key = sentences(*l, *r);
        let Some(siblings) = of_sentences.get(&key) else { continue };
        let guess = features.guess;
        let margins = [of_left[*l].other(guess), of_right[*r].other(guess)].map(|rival| guess - rival.max(RIVAL));
        let firsts = [of_left[*l].0[0] <= guess, of_right[*r].0[0] <= guess];
        let sibling = siblings.other_claims(*l, *r);
        let (up, down) = (|place: usize| place.checked_sub(1), |place: usize| Some(place + 1));
        let same = best_at(up(key.0), up(key.1)).max(best_at(down(key.0), down(key.1)));
        let near = [(Some(key.0), up(key.1)), (Some(key.0), down(key.1)), (up(key.0), Some(key.1)), (down(key.0), Some(key.1))];
        let adjacent = near.into_iter().map(|(l, r)| best_at(l, r)).fold(same, f32::max);
        let best = siblings.best();
        let rivals = [rows.get(&key.0), columns.get(&key.1)].map(|rival| rival.map_or(0.0, |rival| rival.other(best)).max(RIVAL));
        let inner = siblings.margins(*l, *r, features.values[COSINE]);
        let odds = (guess.clamp(0.001, 0.999) / (1.0 - guess.clamp(0.001, 0.999))).ln() / 4.0;
        let ranks = [
            guess,
            odds,
            margins[0].min(margins[1]),
            margins[0].max(margins[1]),
            f32::from(u8::from(firsts[0] && firsts[1])),
            f32::from(u8::from(firsts[0] || firsts[1])),
            sibling,
            sibling * features.values[WITHIN_MAX],
            adjacent,
            best - rivals[0].max(rivals[1]),
            inner[0].min(inner[1]),
            inner[0].max(inner[1]),
        ];
        features.values[OF_PAIR..].copy_from_slice(&ranks);
    }
}
