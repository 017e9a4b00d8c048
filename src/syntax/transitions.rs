//! The dependency parser and the entity recogniser: both walk over a sentence move by move, each move scored by a small network.
//!
//! The parser is arc-eager (Nivre 2003) with the non-monotonic moves of Honnibal & Johnson (2015): a word without a head goes back to the
//! buffer instead of being lost, and an arc may replace an earlier one. A sentence is never broken in two: the splitter has decided that.

use super::model::{EntityMove, Move, Scorer};
use super::network::{Vectors, affine};
use super::projective::{Label, restore};
use super::tags::{Entity, Relation};

/// Width of a state's hidden layer.
const HIDDEN: usize = 64;
/// Pieces of a maxout unit here.
const PIECES: usize = 2;

/// What each token adds to a state that it is part of, for each place in the state.
pub(super) struct Contributions<'a> {
    scorer: &'a Scorer,
    rows: Vec<f32>,
    places: usize,
}

impl<'a> Contributions<'a> {
    pub(super) fn new(scorer: &'a Scorer, vectors: &Vectors) -> Self {
        let reduced = affine(vectors.rows(), &scorer.reduce, &scorer.reduce_bias);
        let none = vec![0.0; scorer.lower.columns];
        let rows = affine(super::network::view(&reduced, HIDDEN), &scorer.lower, &none);
        Self { scorer, rows, places: scorer.lower.columns / (HIDDEN * PIECES) }
    }

    /// Scores of all moves for a state, given by the tokens in its places.
    fn scores(&self, first: usize, state: &[Option<usize>], scores: &mut Vec<f32>) {
        const WIDTH: usize = HIDDEN * PIECES;
        let mut sums = [0.0_f32; WIDTH];
        for (place, token) in state.iter().enumerate() {
            let row = match token {
                Some(token) => self.rows.get((first + token) * self.places * WIDTH + place * WIDTH..),
                None => self.scorer.padding.get(place * WIDTH..),
            };
            sums.iter_mut().zip(row.unwrap_or_default()).for_each(|(sum, value)| *sum += value);
        }
        let mut hidden = [0.0_f32; HIDDEN];
        for (unit, value) in hidden.iter_mut().enumerate() {
            let piece =
                |piece: usize| sums[unit * PIECES + piece] + self.scorer.lower_bias.get(unit * PIECES + piece).copied().unwrap_or_default();
            *value = piece(0).max(piece(1));
        }
        scores.clear();
        let rows = self.scorer.upper.data.chunks_exact(HIDDEN).zip(&self.scorer.upper_bias);
        scores.extend(rows.map(|(row, bias)| dot(row, &hidden) + bias));
    }
}

/// Eight sums side by side, so that the compiler can keep them in one register.
fn dot(row: &[f32], hidden: &[f32; HIDDEN]) -> f32 {
    let mut sums = [0.0_f32; 8];
    for (a, b) in row.chunks_exact(8).zip(hidden.chunks_exact(8)) {
        for (sum, (x, y)) in sums.iter_mut().zip(a.iter().zip(b)) {
            *sum += x * y;
        }
    }
    sums.iter().sum()
}

/// The best move that is allowed; the first of equals.
fn best(scores: &[f32], allowed: impl Fn(usize) -> bool) -> Option<usize> {
    let mut found: Option<usize> = None;
    for at in (0..scores.len()).filter(|&at| allowed(at)) {
        if found.is_none_or(|best| scores[at] > scores[best]) {
            found = Some(at);
        }
    }
    found
}

/// Head and relation of each token of a sentence; a root is its own head.
pub(super) fn parse(contributions: &Contributions<'_>, moves: &[Move], first: usize, length: usize) -> Vec<(usize, Relation)> {
    let mut state = State::new(length);
    let mut scores = Vec::with_capacity(moves.len());
    // Every word is shifted once, put back at most once and reduced once, arcs aside: a sentence is done long before this.
    for _ in 0..(20 * length + 20) {
        if state.is_final() {
            break;
        }
        contributions.scores(first, &state.context(), &mut scores);
        let Some(chosen) = best(&scores, |at| moves.get(at).is_some_and(|candidate| state.allows(*candidate))) else { break };
        if let Some(chosen) = moves.get(chosen) {
            state.apply(*chosen);
        }
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
pub(super) fn recognise(
    contributions: &Contributions<'_>,
    moves: &[EntityMove],
    first: usize,
    length: usize,
) -> Vec<Option<(Entity, bool)>> {
    let mut found: Vec<Option<(Entity, bool)>> = vec![None; length];
    let mut open: Option<(usize, Entity)> = None;
    let mut scores = Vec::with_capacity(moves.len());
    for (token, place) in found.iter_mut().enumerate() {
        let start = open.map(|(start, _)| start);
        let state = [Some(token), start, start.and(token.checked_sub(1))];
        contributions.scores(first, &state, &mut scores);
        let waiting = length - token;
        let allowed = |at: usize| match (moves.get(at), open) {
            (Some(EntityMove::Begin(_)), None) => waiting >= 2,
            (Some(EntityMove::Unit(_) | EntityMove::Out), None) => true,
            (Some(EntityMove::Inside(kind)), Some((_, inside))) => waiting >= 2 && *kind == inside,
            (Some(EntityMove::Last(kind)), Some((_, inside))) => *kind == inside,
            _ => false,
        };
        let Some(chosen) = best(&scores, allowed).and_then(|at| moves.get(at)) else { break };
        match *chosen {
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
