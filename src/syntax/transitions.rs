//! The dependency parser and the entity recogniser: both walk over a sentence move by move, each move scored by a small network.
//!
//! The parser is arc-eager (Nivre 2003) with the non-monotonic moves of Honnibal & Johnson (2015): a word without a head goes back to the
//! buffer instead of being lost, and an arc may replace an earlier one. A sentence is never broken in two: the splitter has decided that.

use super::kernel::{Integers, Layer, Row, RowLayer, Rows, WithIntegers, dispatch_integers};
use super::model::{EntityMove, Move};
use super::network::PAIRS;
use super::projective::{Label, restore};
use super::tags::{Entity, Relation};
use super::weights::WIDTH;

/// Width of a state's hidden layer.
pub(super) const HIDDEN: usize = 64;
/// Sums of its maxout: two pieces, one after the other.
const SUMS: usize = 2 * HIDDEN;
/// Pairs of a hidden layer that is rounded.
const HIDDEN_PAIRS: usize = HIDDEN / 2;

/// The feed-forward network that scores the moves of a state.
#[derive(Clone, Debug)]
pub(super) struct Scorer {
    /// From token vectors to smaller ones.
    pub(super) reduce: Layer<PAIRS>,
    /// What a token adds to the hidden layer in each place of a state.
    pub(super) lower: Layer<HIDDEN_PAIRS>,
    pub(super) bias: [f32; SUMS],
    /// What stands for a missing token, place by place.
    pub(super) padding: Vec<f32>,
    pub(super) upper: RowLayer<HIDDEN_PAIRS>,
}

/// Scores states of one sentence after the other.
pub(super) struct States<'a> {
    scorer: &'a Scorer,
    reduced: Vec<f32>,
    /// For each token of the sentence what it adds in each place.
    added: Vec<f32>,
    scores: Vec<f32>,
}

impl<'a> States<'a> {
    pub(super) fn new(scorer: &'a Scorer) -> Self {
        Self { scorer, reduced: Vec::new(), added: Vec::new(), scores: Vec::new() }
    }

    /// Goes on to a sentence, given by the vectors of its tokens.
    pub(super) fn enter(&mut self, vectors: &[f32]) {
        let rows = vectors.len() / WIDTH;
        self.scorer.reduce.product(&Rows::of(vectors.as_chunks::<WIDTH>().0), &mut self.reduced);
        let reduced = self.reduced.as_chunks::<HIDDEN>().0;
        self.scorer.lower.product(&Rows::of(reduced.get(..rows).unwrap_or_default()), &mut self.added);
    }

    /// Scores of all moves for a state, given by the tokens in its places.
    fn scores(&mut self, state: &[Option<usize>]) -> &[f32] {
        self.scores.resize(self.scorer.upper.stride(), 0.0);
        dispatch_integers(Score { scorer: self.scorer, added: &self.added, state, scores: &mut self.scores });
        &self.scores
    }
}

struct Score<'a> {
    scorer: &'a Scorer,
    added: &'a [f32],
    state: &'a [Option<usize>],
    scores: &'a mut [f32],
}

impl WithIntegers for Score<'_> {
    #[inline(always)]
    fn with_integers<S: Integers>(self, simd: S) {
        let mut sums = self.scorer.bias;
        for (place, token) in self.state.iter().enumerate() {
            let stride = self.scorer.lower.stride();
            let (from, start) = token.map_or((self.scorer.padding.as_slice(), 0), |token| (self.added, token * stride));
            let row: &[f32; SUMS] = from.get(start + place * SUMS..).and_then(|row| row.first_chunk()).unwrap_or(&[0.0; SUMS]);
            for unit in 0..SUMS {
                sums[unit] += row[unit];
            }
        }
        let mut hidden = [0.0_f32; HIDDEN];
        for unit in 0..HIDDEN {
            let (one, two) = (sums[unit], sums[HIDDEN + unit]);
            hidden[unit] = if one > two { one } else { two };
        }
        self.scorer.upper.apply(simd, &Row::new(simd, &hidden), self.scores);
    }
}

/// The best move that is allowed; the first of equals.
fn best<M: Copy>(scores: &[f32], moves: &[M], allowed: impl Fn(M) -> bool) -> Option<M> {
    let mut best: Option<(f32, M)> = None;
    for (&score, &candidate) in scores.iter().zip(moves) {
        if best.is_none_or(|(highest, _)| score > highest) && allowed(candidate) {
            best = Some((score, candidate));
        }
    }
    best.map(|(_, found)| found)
}

/// Head and relation of each token of a sentence; a root is its own head.
pub(super) fn parse(states: &mut States<'_>, moves: &[Move], length: usize) -> Vec<(usize, Relation)> {
    let mut state = State::new(length);
    // Every word is shifted once, put back at most once and reduced once, arcs aside: a sentence is done long before this.
    for _ in 0..(20 * length + 20) {
        if state.is_final() {
            break;
        }
        let Some(chosen) = best(states.scores(&state.context()), moves, |candidate| state.allows(candidate)) else { break };
        state.apply(chosen);
    }
    let mut heads: Vec<usize> = state.heads.iter().enumerate().map(|(token, head)| head.unwrap_or(token)).collect();
    restore(&mut heads, &mut state.labels);
    heads.into_iter().zip(state.labels).map(|(head, label)| (head, label.relation)).collect()
}

/// The stack, the buffer and the arcs so far.
struct State {
    length: usize,
    stack: Vec<usize>,
    put_back: Vec<usize>,
    next: usize,
    heads: Vec<Option<usize>>,
    labels: Vec<Label>,
    left_children: Vec<Vec<usize>>,
    right_children: Vec<Vec<usize>>,
    was_put_back: Vec<bool>,
}

impl State {
    fn new(length: usize) -> Self {
        Self {
            length,
            stack: Vec::new(),
            put_back: Vec::new(),
            next: 0,
            heads: vec![None; length],
            labels: vec![Label::ROOT; length],
            left_children: vec![Vec::new(); length],
            right_children: vec![Vec::new(); length],
            was_put_back: vec![false; length],
        }
    }

    fn stacked(&self, depth: usize) -> Option<usize> {
        self.stack.iter().rev().nth(depth).copied()
    }

    fn buffered(&self, ahead: usize) -> Option<usize> {
        match ahead.checked_sub(self.put_back.len()) {
            None => self.put_back.iter().rev().nth(ahead).copied(),
            Some(ahead) => Some(self.next + ahead).filter(|&token| token < self.length),
        }
    }

    fn waiting(&self) -> usize {
        self.length - self.next + self.put_back.len()
    }

    fn is_final(&self) -> bool {
        self.stack.is_empty() && self.waiting() == 0
    }

    /// The eight tokens that describe the state: two of the buffer, three of the stack, and their outermost children.
    fn context(&self) -> [Option<usize>; 8] {
        let left = |token: Option<usize>| self.left_children.get(token?)?.last().copied();
        let right = |token: Option<usize>| self.right_children.get(token?)?.last().copied();
        let (next, top) = (self.buffered(0), self.stacked(0));
        [next, self.buffered(1), top, self.stacked(1), self.stacked(2), left(next), left(top), right(top)]
    }

    fn allows(&self, candidate: Move) -> bool {
        let (depth, waiting) = (self.stack.len(), self.waiting());
        match candidate {
            Move::Shift if depth == 0 => true,
            Move::Shift => waiting >= 2 && !self.buffered(0).is_some_and(|token| self.was_put_back[token]),
            // The last word of the stack stays while words wait: reducing it would begin another sentence.
            Move::Reduce => depth > 0 && (waiting == 0 || depth > 1),
            Move::Left(_) | Move::Right(_) => depth > 0 && waiting > 0,
            Move::Break => false,
        }
    }

    fn apply(&mut self, chosen: Move) {
        match chosen {
            Move::Shift => self.push(),
            Move::Reduce => {
                let Some(top) = self.stack.pop() else { return };
                if self.heads[top].is_none() && !self.stack.is_empty() {
                    self.was_put_back[top] = true;
                    self.put_back.push(top);
                }
            }
            Move::Left(label) => {
                let (Some(next), Some(top)) = (self.buffered(0), self.stacked(0)) else { return };
                self.add_arc(next, top, label);
                self.was_put_back[next] = false;
                self.stack.pop();
            }
            Move::Right(label) => {
                let (Some(next), Some(top)) = (self.buffered(0), self.stacked(0)) else { return };
                self.add_arc(top, next, label);
                self.push();
            }
            Move::Break => {}
        }
    }

    fn push(&mut self) {
        match self.put_back.pop() {
            Some(token) => self.stack.push(token),
            None if self.next < self.length => {
                self.stack.push(self.next);
                self.next += 1;
            }
            None => {}
        }
    }

    fn add_arc(&mut self, head: usize, child: usize, label: Label) {
        if let Some(old) = self.heads[child] {
            let children = if old > child { &mut self.left_children[old] } else { &mut self.right_children[old] };
            children.retain(|&other| other != child);
        }
        let children = if head > child { &mut self.left_children[head] } else { &mut self.right_children[head] };
        children.push(child);
        (self.heads[child], self.labels[child]) = (Some(head), label);
    }
}

/// The entity of each token of a sentence, and whether the token begins it.
pub(super) fn recognise(states: &mut States<'_>, moves: &[EntityMove], length: usize) -> Vec<Option<(Entity, bool)>> {
    let mut found: Vec<Option<(Entity, bool)>> = vec![None; length];
    let mut open: Option<(usize, Entity)> = None;
    for (token, place) in found.iter_mut().enumerate() {
        let start = open.map(|(start, _)| start);
        let more = length - token >= 2;
        let allowed = |candidate: EntityMove| match (candidate, open) {
            (EntityMove::Begin(_), None) => more,
            (EntityMove::Unit(_) | EntityMove::Out, None) => true,
            (EntityMove::Inside(kind), Some((_, inside))) => more && kind == inside,
            (EntityMove::Last(kind), Some((_, inside))) => kind == inside,
            (EntityMove::Begin(_) | EntityMove::Unit(_) | EntityMove::Out, Some(_))
            | (EntityMove::Inside(_) | EntityMove::Last(_), None)
            | (EntityMove::Blocked, _) => false,
        };
        let state = [Some(token), start, start.and(token.checked_sub(1))];
        let Some(chosen) = best(states.scores(&state), moves, allowed) else { break };
        match chosen {
            EntityMove::Out | EntityMove::Blocked => {}
            EntityMove::Begin(kind) => {
                open = Some((token, kind));
                *place = Some((kind, true));
            }
            EntityMove::Unit(kind) => *place = Some((kind, true)),
            EntityMove::Inside(kind) => *place = Some((kind, false)),
            EntityMove::Last(kind) => {
                *place = Some((kind, false));
                open = None;
            }
        }
    }
    found
}
