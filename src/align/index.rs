//! Which sentences are worth comparing: found through the words that they share, so that the cost grows with the number of plausible
//! pairs and not with the product of the lengths.

use super::matches::Matches;
use super::terms::{Bag, Terms};
use crate::claim::ClaimId;
use rustc_hash::FxHashMap;

/// So many partners of each sentence are looked at, from either side.
const NEAREST: usize = 8;
/// The same where both texts are of more sentences than this: among so many, chance brings enough words together that the place of the
/// true partner is seldom behind the first few.
const LONG: usize = 500;
const NEAREST_OF_LONG: usize = 4;
/// Of more sentences than this only those are looked at that cover this share of what the best one covers.
const MANY: usize = 100;
const LEAST: f32 = 0.2;
/// So many places are looked up for one sentence, those of its rarest words first; ordinary articles never come near it.
const MOST_PLACES: usize = 2000;

/// Of two sentences with more pairs of claims only the likeliest are looked at; sentences of thirty clauses each stay below it.
const MOST_CLAIM_PAIRS: usize = 1000;

/// Of one article compared with itself: each sentence finds itself and two others.
pub(super) const NEAREST_WITHIN: usize = 3;

/// How many partners of each sentence are looked at in two articles.
pub(super) fn nearest(ours: &Terms, theirs: &Terms) -> usize {
    if ours.sentences.len().min(theirs.sentences.len()) > LONG { NEAREST_OF_LONG } else { NEAREST }
}

/// Pairs of sentences that share enough, so many of each, ascending, and whether all that share anything were looked at.
pub(super) fn promising(ours: &Terms, theirs: &Terms, matches: &Matches, wanted: usize) -> (Vec<(u32, u32)>, bool) {
    let mut pairs = Vec::new();
    let mut complete = true;
    fn of<'t>(terms: &'t Terms) -> impl Fn(u32) -> &'t [u32] {
        |node| terms.nodes.get(node as usize).map_or(&[][..], |node| node.sentences.as_slice())
    }
    let mut search = Search::new(&theirs.sentences, wanted);
    for (l, bag) in (0..).zip(&ours.sentences) {
        complete &= search.run(bag, &matches.forward, &of(theirs));
        pairs.extend(search.nearest(bag).into_iter().map(|r| (l, r)));
    }
    let mut search = Search::new(&ours.sentences, wanted);
    for (r, bag) in (0..).zip(&theirs.sentences) {
        complete &= search.run(bag, &matches.backward, &of(ours));
        pairs.extend(search.nearest(bag).into_iter().map(|l| (l, r)));
    }
    pairs.sort_unstable();
    pairs.dedup();
    (pairs, complete)
}

/// The claims of two sentences that are worth comparing: all with all, but of endless sentences only the likeliest. Whether that was all.
pub(super) fn promising_claims(
    one: &[ClaimId],
    other: &[ClaimId],
    ours: &Terms,
    theirs: &Terms,
    matches: &Matches,
) -> (Vec<(ClaimId, ClaimId)>, bool) {
    if one.len().saturating_mul(other.len()) <= MOST_CLAIM_PAIRS {
        return (one.iter().flat_map(|&l| other.iter().map(move |&r| (l, r))).collect(), true);
    }
    let bags =
        |claims: &[ClaimId], terms: &Terms| claims.iter().filter_map(|&claim| terms.claims.get(claim).cloned()).collect::<Vec<Bag>>();
    let (left, right) = (bags(one, ours), bags(other, theirs));
    let mut pairs = likeliest(&left, &right, &matches.forward);
    pairs.extend(likeliest(&right, &left, &matches.backward).into_iter().map(|(r, l)| (l, r)));
    pairs.sort_unstable();
    pairs.dedup();
    let claims = pairs.into_iter().filter_map(|(l, r)| one.get(l as usize).copied().zip(other.get(r as usize).copied()));
    (claims.collect(), false)
}

/// Each bag with those among the others that share most with it.
fn likeliest(bags: &[Bag], others: &[Bag], rows: &[Vec<(u32, f32)>]) -> Vec<(u32, u32)> {
    let mut places: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    for (place, bag) in (0..).zip(others) {
        bag.iter().for_each(|term| places.entry(term.node).or_default().push(place));
    }
    let mut search = Search::new(others, NEAREST);
    let mut pairs = Vec::new();
    for (at, bag) in (0..).zip(bags) {
        search.run(bag, rows, &|node| places.get(&node).map_or(&[][..], Vec::as_slice));
        pairs.extend(search.nearest(bag).into_iter().map(|place| (at, place)));
    }
    pairs
}

/// What one bag shares with each of the others.
struct Search<'a> {
    others: &'a [Bag],
    /// How many of the others are looked for.
    wanted: usize,
    /// The weight of the bag's words that each of the others covers.
    covered: Vec<f32>,
    /// The last word that was counted for each.
    counted: Vec<usize>,
    touched: Vec<u32>,
}

impl<'a> Search<'a> {
    fn new(others: &'a [Bag], wanted: usize) -> Self {
        Self { others, wanted, covered: vec![0.0; others.len()], counted: vec![0; others.len()], touched: Vec::new() }
    }

    /// `places_of` gives the others that hold a node. False if there are too many to look at all.
    fn run<'p>(&mut self, bag: &Bag, rows: &[Vec<(u32, f32)>], places_of: &dyn Fn(u32) -> &'p [u32]) -> bool {
        for &touched in &self.touched {
            self.covered[touched as usize] = 0.0;
            self.counted[touched as usize] = 0;
        }
        self.touched.clear();
        let mut order: Vec<(usize, f32, u32)> = (1..).zip(bag.iter()).map(|(number, term)| (number, term.weight, term.node)).collect();
        order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut places = 0;
        for (number, weight, node) in order {
            for &(partner, alike) in rows.get(node as usize).map_or(&[][..], Vec::as_slice) {
                let sentences = places_of(partner);
                places += sentences.len();
                if places > MOST_PLACES {
                    return false;
                }
                sentences.iter().for_each(|&sentence| self.count(sentence, number, weight * alike));
            }
        }
        true
    }

    /// Counts a word for a sentence once, by its best match, which comes first.
    fn count(&mut self, sentence: u32, number: usize, much: f32) {
        let place = sentence as usize;
        if self.counted[place] == 0 {
            self.touched.push(sentence);
        }
        if self.counted[place] != number {
            self.counted[place] = number;
            self.covered[place] += much;
        }
    }

    /// The sentences that cover most, by weight alone and in proportion to their own.
    fn nearest(&self, bag: &Bag) -> Vec<u32> {
        if self.touched.len() <= self.wanted {
            return self.touched.clone();
        }
        // Of many most share a common word and no more: they are no rivals of the first few, by either measure.
        let least = if self.touched.len() > MANY { LEAST } else { 0.0 };
        let most = self.touched.iter().map(|&sentence| self.covered[sentence as usize]).fold(0.0, f32::max);
        let rivals: Vec<u32> = self.touched.iter().copied().filter(|&sentence| self.covered[sentence as usize] >= least * most).collect();
        if rivals.len() <= self.wanted {
            return rivals;
        }
        let scored = |by: &dyn Fn(f32, f32) -> f32| {
            let mass = |sentence: u32| self.others.get(sentence as usize).map_or(0.0, |bag| bag.mass);
            let score = |&sentence: &u32| (by(self.covered[sentence as usize], mass(sentence)), sentence);
            let mut scored: Vec<(f32, u32)> = rivals.iter().map(score).collect();
            let best_first = |a: &(f32, u32), b: &(f32, u32)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
            scored.select_nth_unstable_by(self.wanted, best_first);
            scored.truncate(self.wanted);
            scored.into_iter().map(|(_, sentence)| sentence).collect::<Vec<_>>()
        };
        let mut nearest = scored(&|covered, _| covered);
        nearest.extend(scored(&|covered, mass| covered / (bag.mass * mass).sqrt().max(0.1)));
        nearest
    }
}
