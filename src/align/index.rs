//! Which sentences are worth comparing: found through the words that they share, so that the cost grows with the number of plausible
//! pairs and not with the product of the lengths.

use super::matches::Matches;
use super::terms::{Bag, Terms};

/// So many partners of each sentence are looked at, from either side.
const NEAREST: usize = 8;
/// So many places are looked up for one sentence, those of its rarest words first; ordinary articles never come near it.
const MOST_PLACES: usize = 3000;

/// Pairs of sentences that share enough, ascending, and whether all that share anything were looked at.
pub(super) fn promising(ours: &Terms, theirs: &Terms, matches: &Matches) -> (Vec<(u32, u32)>, bool) {
    let mut pairs = Vec::new();
    let mut complete = true;
    let mut search = Search::new(theirs.sentences.len());
    for (l, bag) in (0..).zip(&ours.sentences) {
        complete &= search.run(bag, &matches.forward, theirs);
        pairs.extend(search.nearest(bag, &theirs.sentences).into_iter().map(|r| (l, r)));
    }
    let mut search = Search::new(ours.sentences.len());
    for (r, bag) in (0..).zip(&theirs.sentences) {
        complete &= search.run(bag, &matches.backward, ours);
        pairs.extend(search.nearest(bag, &ours.sentences).into_iter().map(|l| (l, r)));
    }
    pairs.sort_unstable();
    pairs.dedup();
    (pairs, complete)
}

/// What one sentence shares with each of the other article's.
struct Search {
    /// The weight of the sentence's words that each other sentence covers.
    covered: Vec<f32>,
    /// The last word that was counted for each.
    counted: Vec<usize>,
    touched: Vec<u32>,
}

impl Search {
    fn new(sentences: usize) -> Self {
        Self { covered: vec![0.0; sentences], counted: vec![0; sentences], touched: Vec::new() }
    }

    fn run(&mut self, bag: &Bag, rows: &[Vec<(u32, f32)>], other: &Terms) -> bool {
        for &touched in &self.touched {
            self.covered[touched as usize] = 0.0;
            self.counted[touched as usize] = 0;
        }
        self.touched.clear();
        let mut order: Vec<(usize, f32, u32)> = (1..).zip(bag).map(|(number, term)| (number, term.weight, term.node)).collect();
        order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut places = 0;
        for (number, weight, node) in order {
            for &(partner, alike) in rows.get(node as usize).map_or(&[][..], Vec::as_slice) {
                let sentences = other.nodes.get(partner as usize).map_or(&[][..], |node| node.sentences.as_slice());
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
    fn nearest(&self, bag: &Bag, others: &[Bag]) -> Vec<u32> {
        if self.touched.len() <= NEAREST {
            return self.touched.clone();
        }
        let mass = |bag: &Bag| bag.iter().map(|term| term.weight).sum::<f32>();
        let whole = mass(bag);
        let scored = |by: &dyn Fn(f32, f32) -> f32| {
            let mut scored: Vec<(f32, u32)> = self
                .touched
                .iter()
                .map(|&sentence| (by(self.covered[sentence as usize], others.get(sentence as usize).map_or(0.0, mass)), sentence))
                .collect();
            scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            scored.into_iter().take(NEAREST).map(|(_, sentence)| sentence).collect::<Vec<_>>()
        };
        let mut nearest = scored(&|covered, _| covered);
        nearest.extend(scored(&|covered, mass| covered / (whole * mass).sqrt().max(0.1)));
        nearest
    }
}
