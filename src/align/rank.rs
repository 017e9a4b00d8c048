//! How each pair of claims stands against its rivals: of either claim, of either sentence, and inside the two sentences.

use super::cover::Comparer;
use super::features::{COSINE, Features, OF_PAIR, WITHIN_MAX};
use super::terms::Bag;
use crate::claim::{ClaimId, Reading};
use crate::kind::Side;
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

/// The best pairs of each claim of one side.
#[derive(Clone, Copy, Default)]
struct Partners {
    best: Best,
    /// The other claim of the best and of the second best pair.
    claims: [Option<ClaimId>; 2],
}

impl Partners {
    fn note(&mut self, guess: f32, other: ClaimId) {
        let [first, second] = self.best.0;
        if guess > first || self.claims[0].is_none() {
            self.claims = [Some(other), self.claims[0]];
        } else if guess > second || self.claims[1].is_none() {
            self.claims[1] = Some(other);
        }
        self.best.note(guess);
    }
}

/// Pairs of the same two sentences.
struct Siblings {
    /// The likeliest first.
    pairs: Vec<(f32, ClaimId, ClaimId)>,
    /// What each claim has in common with its best two partners there.
    cosines_left: Vec<(ClaimId, Best)>,
    cosines_right: Vec<(ClaimId, Best)>,
}

fn note(bests: &mut Vec<(ClaimId, Best)>, claim: ClaimId, value: f32) {
    match bests.iter_mut().find(|(known, _)| *known == claim) {
        Some((_, best)) => best.note(value),
        None => bests.push((claim, Best([value, 0.0]))),
    }
}

impl Siblings {
    fn new(pairs: &[(ClaimId, ClaimId, Features)]) -> Self {
        let mut siblings = Self { pairs: Vec::with_capacity(pairs.len()), cosines_left: Vec::new(), cosines_right: Vec::new() };
        for (l, r, features) in pairs {
            siblings.pairs.push((features.guess, *l, *r));
            note(&mut siblings.cosines_left, *l, features.values[COSINE]);
            note(&mut siblings.cosines_right, *r, features.values[COSINE]);
        }
        siblings.pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
        siblings
    }

    /// The likeliest pair of two other claims; ordered as they are, it comes after no more than the pairs of these two.
    fn other_claims(&self, l: ClaimId, r: ClaimId) -> f32 {
        self.pairs.iter().find(|(_, left, right)| *left != l && *right != r).map_or(0.0, |(guess, _, _)| *guess)
    }

    /// How much more a pair has in common than the best other pair of either claim: which clause of a sentence is meant, once its sentence
    /// is found.
    fn margins(&self, l: ClaimId, r: ClaimId, cosine: f32) -> [f32; 2] {
        let other =
            |bests: &[(ClaimId, Best)], claim| bests.iter().find(|(known, _)| *known == claim).map_or(0.0, |(_, best)| best.other(cosine));
        [cosine - other(&self.cosines_left, l), cosine - other(&self.cosines_right, r)]
    }
}

type Key = (usize, usize);

/// Adds how each pair stands against the others, once all have a guess. Pairs of the same two sentences must stand together.
pub(super) fn rank_all(pairs: &mut Candidates, left: &Reading, right: &Reading, comparer: &Comparer<'_>) {
    let (mut of_left, mut of_right) = (vec![Partners::default(); left.claims.len()], vec![Partners::default(); right.claims.len()]);
    let sentences = |l: ClaimId, r: ClaimId| (left.claims[l].sentence, right.claims[r].sentence);
    for (l, r, features) in pairs.iter() {
        of_left[*l].note(features.guess, *r);
        of_right[*r].note(features.guess, *l);
    }
    let mut best_of: FxHashMap<Key, f32> = FxHashMap::default();
    let (mut rows, mut columns) =
        (vec![Best::default(); comparer.ours.sentences.len()], vec![Best::default(); comparer.theirs.sentences.len()]);
    let same_sentences =
        |one: &(ClaimId, ClaimId, Features), other: &(ClaimId, ClaimId, Features)| sentences(one.0, one.1) == sentences(other.0, other.1);
    for run in pairs.chunk_by(same_sentences) {
        let Some(key) = run.first().map(|(l, r, _)| sentences(*l, *r)) else { continue };
        let best = run.iter().map(|(_, _, features)| features.guess).fold(0.0, f32::max);
        best_of.insert(key, best);
        rows[key.0].note(best);
        columns[key.1].note(best);
    }
    let (known_left, known_right) = (Known::new(comparer, &of_left, Side::Left), Known::new(comparer, &of_right, Side::Right));
    let order = Order::new(&best_of, &rows, &columns);
    let best_at = |l: Option<usize>, r: Option<usize>| l.zip(r).and_then(|key| best_of.get(&key)).copied().unwrap_or_default();
    for run in pairs.chunk_by_mut(same_sentences) {
        let Some(key) = run.first().map(|(l, r, _)| sentences(*l, *r)) else { continue };
        let siblings = Siblings::new(run);
        let best = best_at(Some(key.0), Some(key.1));
        let (up, down) = (|place: usize| place.checked_sub(1), |place: usize| Some(place + 1));
        let same = best_at(up(key.0), up(key.1)).max(best_at(down(key.0), down(key.1)));
        let near = [(Some(key.0), up(key.1)), (Some(key.0), down(key.1)), (up(key.0), Some(key.1)), (down(key.0), Some(key.1))];
        let adjacent = near.into_iter().map(|(l, r)| best_at(l, r)).fold(same, f32::max);
        let rivals = [rows[key.0], columns[key.1]].map(|rival| rival.other(best).max(RIVAL));
        let in_order = order.keeps(key);
        for (l, r, features) in run {
            let guess = features.guess;
            let (ours, theirs) = (&of_left[*l], &of_right[*r]);
            let margins = [ours, theirs].map(|partners| guess - partners.best.other(guess).max(RIVAL));
            let firsts = [ours, theirs].map(|partners| partners.best.0[0] <= guess);
            let sibling = siblings.other_claims(*l, *r);
            let inner = siblings.margins(*l, *r, features.values[COSINE]);
            let odds = (guess.clamp(0.001, 0.999) / (1.0 - guess.clamp(0.001, 0.999))).ln() / 4.0;
            let bags = comparer.ours.claims.get(*l).zip(comparer.theirs.claims.get(*r));
            let known = (known_left.beside(*l, ours, *r), known_right.beside(*r, theirs, *l));
            let fresh = bags.map_or((0.0, 0.0), |bags| comparer.beyond(bags, known));
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
                fresh.0.min(fresh.1),
                fresh.0.max(fresh.1),
                in_order,
            ];
            features.values[OF_PAIR..].copy_from_slice(&ranks);
        }
    }
}

/// How alike the terms of each claim are to those of its best and its second best partner.
struct Known(Vec<[Vec<f32>; 2]>);

impl Known {
    fn new(comparer: &Comparer<'_>, partners: &[Partners], side: Side) -> Self {
        let (bags, others) = match side {
            Side::Left => (&comparer.ours.claims, &comparer.theirs.claims),
            Side::Right => (&comparer.theirs.claims, &comparer.ours.claims),
        };
        let likenesses = |bag: &Bag, partner: Option<ClaimId>| {
            let other = partner.and_then(|partner| others.get(partner));
            let pair = other.map(|other| if side == Side::Left { (bag, other) } else { (other, bag) });
            pair.map_or_else(Vec::new, |(left, right)| comparer.likenesses(left, right, side))
        };
        let of_claim = |(bag, partners): (&Bag, &Partners)| partners.claims.map(|partner| likenesses(bag, partner));
        Self(bags.iter().zip(partners).map(of_claim).collect())
    }

    /// What the best partner of a claim beside this one covers.
    fn beside(&self, claim: ClaimId, partners: &Partners, partner: ClaimId) -> &[f32] {
        let second = partners.claims[0] == Some(partner);
        self.0.get(claim).map_or(&[][..], |known| &known[usize::from(second)])
    }
}

/// Sentences that are surely partners, in the order of the left article; rewrites keep the order, independent reports less.
struct Order {
    anchors: Vec<Key>,
    /// The same with left and right exchanged.
    exchanged: Vec<Key>,
    /// The share of them that one order holds, 0 to 1.
    parallel: f32,
}

/// A pair of sentences is an anchor where it is the best of both and this likely.
const SURE: f32 = 0.5;
/// So few anchors tell nothing of the order.
const FEWEST_ANCHORS: usize = 4;
/// A place that is off by so many sentences is half as likely, roughly.
const HALF: f32 = 3.0;

impl Order {
    fn new(best_of: &FxHashMap<Key, f32>, rows: &[Best], columns: &[Best]) -> Self {
        let is_anchor = |(key, best): &(&Key, &f32)| **best >= SURE && rows[key.0].0[0] <= **best && columns[key.1].0[0] <= **best;
        let mut anchors: Vec<Key> = best_of.iter().filter(is_anchor).map(|(key, _)| *key).collect();
        anchors.sort_unstable();
        // The longest ascending run of right places, by the smallest end of a run of each length.
        let mut ends: Vec<usize> = Vec::new();
        for &(_, r) in &anchors {
            let at = ends.partition_point(|&end| end < r);
            match ends.get_mut(at) {
                Some(end) => *end = r,
                None => ends.push(r),
            }
        }
        let parallel = if anchors.len() < FEWEST_ANCHORS { 0.0 } else { ends.len() as f32 / anchors.len() as f32 };
        let mut exchanged: Vec<Key> = anchors.iter().map(|&(l, r)| (r, l)).collect();
        exchanged.sort_unstable();
        Self { anchors, exchanged, parallel }
    }

    /// How well a pair keeps the order of the anchors around it, 0 to 1; 0 where there is none to keep.
    fn keeps(&self, key: Key) -> f32 {
        let off = off(&self.anchors, key).zip(off(&self.exchanged, (key.1, key.0)));
        off.filter(|_| self.parallel > 0.0).map_or(0.0, |(there, back)| self.parallel * (-(there + back) / (2.0 * HALF)).exp())
    }
}

/// How many sentences a pair's second place is off where the anchors around its first place would have it.
fn off(anchors: &[Key], key: Key) -> Option<f32> {
    let before = anchors.partition_point(|anchor| anchor.0 < key.0);
    let after = anchors.partition_point(|anchor| anchor.0 <= key.0);
    let place = key.1 as f32;
    let (before, after) = (before.checked_sub(1).and_then(|at| anchors.get(at)), anchors.get(after));
    let from = before.map(|anchor| (anchor.1 as f32, (key.0 - anchor.0) as f32));
    let to = after.map(|anchor| (anchor.1 as f32, (anchor.0 - key.0) as f32));
    match (from, to) {
        (Some((start, behind)), Some((end, ahead))) => Some((place - start - (end - start) * behind / (behind + ahead)).abs()),
        (Some((start, behind)), None) => Some((place - start - behind).abs()),
        (None, Some((end, ahead))) => Some((end - ahead - place).abs()),
        (None, None) => None,
    }
}
