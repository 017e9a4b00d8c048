//! Running the model: token vectors by hash embeddings and convolutions, then tags by one linear layer.
//!
//! Sentences are run together, with four empty rows before, between and behind them: as many as the four convolutions reach, so that no
//! sentence sees another, and as the model was trained.

use super::features::Features;
use super::hash::murmur3;
use super::model::{Encoder, Matrix, Maxout, PIECES, WIDTH};
use ndarray::linalg::general_mat_mul;
use ndarray::{ArrayView2, ArrayViewMut2};
use rustc_hash::FxHashMap;

/// The rows between sentences.
const GAP: usize = 4;
/// The seed of the first embedding table; each further table has the next one.
const SEED: u32 = 8;

/// Vectors of tokens, row by row, sentence after sentence, without the rows between.
pub(super) struct Vectors {
    pub(super) data: Vec<f32>,
}

impl Vectors {
    pub(super) fn rows(&self) -> ArrayView2<'_, f32> {
        view(&self.data, WIDTH)
    }
}

/// A matrix over a slice; what does not fill a last row is left out.
pub(super) fn view(data: &[f32], columns: usize) -> ArrayView2<'_, f32> {
    let rows = data.len() / columns.max(1);
    let whole = data.get(..rows * columns).unwrap_or_default();
    // The shape fits by construction; were it not to, the empty matrix that stands for it would give empty results, not a panic.
    ArrayView2::from_shape((rows, columns), whole).unwrap_or_else(|_| ndarray::aview2::<f32, 0>(&[]))
}

/// `left × right + bias` for each row.
pub(super) fn affine(left: ArrayView2<'_, f32>, right: &Matrix, bias: &[f32]) -> Vec<f32> {
    let mut out = bias.repeat(left.nrows());
    if let Ok(mut target) = ArrayViewMut2::from_shape((left.nrows(), right.columns), &mut out) {
        general_mat_mul(1.0, &left, &view(&right.data, right.columns), 1.0, &mut target);
    }
    out
}

impl Encoder {
    /// Vectors for the tokens of some sentences; `lengths` says where one ends and the next begins.
    pub(super) fn run(&self, tokens: &[Features], lengths: &[usize], seeds_from: u32) -> Vectors {
        let mixed = self.mixed(tokens, seeds_from);
        let mut rows = spread(&mixed, lengths);
        for layer in &self.convolutions {
            convolve(&mut rows, layer);
        }
        Vectors { data: gather(&rows, lengths) }
    }

    /// The mixed embeddings of each token; words that recur are computed once.
    fn mixed(&self, tokens: &[Features], seeds_from: u32) -> Vec<f32> {
        let mut places: FxHashMap<Features, usize> = FxHashMap::default();
        let mut unique: Vec<Features> = Vec::new();
        let place = |token: &Features| {
            *places.entry(*token).or_insert_with(|| {
                unique.push(*token);
                unique.len() - 1
            })
        };
        let places: Vec<usize> = tokens.iter().map(place).collect();
        let inputs: Vec<f32> = unique.iter().flat_map(|token| self.embed(token, seeds_from)).collect();
        let outputs = affine(view(&inputs, WIDTH * self.embeddings.len()), &self.mix.weights, &self.mix.bias);
        let mixed: Vec<[f32; WIDTH]> = outputs.chunks_exact(WIDTH * PIECES).map(|row| self.mix.activate(row)).collect();
        places.iter().filter_map(|&place| mixed.get(place)).flatten().copied().collect()
    }

    /// The embeddings of one token, table after table.
    fn embed(&self, token: &Features, seeds_from: u32) -> Vec<f32> {
        let mut out = vec![0.0; WIDTH * self.embeddings.len()];
        for (column, (table, target)) in self.embeddings.iter().zip(out.chunks_exact_mut(WIDTH)).enumerate() {
            let seed = seeds_from + u32::try_from(column).unwrap_or_default();
            for row in murmur3(token.ids.get(column).copied().unwrap_or_default(), seed) {
                let row = table.row(row as usize % table.rows().max(1));
                target.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
            }
        }
        out
    }
}

impl Maxout {
    /// The largest piece of each unit, normalised to zero mean and unit variance, scaled and shifted.
    fn activate(&self, row: &[f32]) -> [f32; WIDTH] {
        let mut out = [0.0; WIDTH];
        for (value, pieces) in out.iter_mut().zip(row.chunks_exact(PIECES)) {
            *value = pieces.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        }
        let mean = out.iter().sum::<f32>() / WIDTH as f32;
        let variance = out.iter().map(|value| (value - mean) * (value - mean)).sum::<f32>() / WIDTH as f32 + 1e-8;
        let scale = 1.0 / variance.sqrt();
        for ((value, gain), shift) in out.iter_mut().zip(&self.gain).zip(&self.shift) {
            *value = (*value - mean) * scale * gain + shift;
        }
        out
    }
}

/// One convolution over three tokens, added to what was there.
fn convolve(rows: &mut [f32], layer: &Maxout) {
    let count = rows.len() / WIDTH;
    if count < 3 {
        return;
    }
    let outputs = WIDTH * PIECES;
    let mut sums = layer.bias.repeat(count);
    for (part, offset) in [(0, -1_isize), (1, 0), (2, 1)] {
        // Row i takes from row i + offset; where there is none, zeros, so those rows are left out.
        let (from, to, rows_used) = match offset {
            -1 => (0, 1, count - 1),
            0 => (0, 0, count),
            _ => (1, 0, count - 1),
        };
        let input = view(&rows[from * WIDTH..(from + rows_used) * WIDTH], WIDTH);
        let weights = view(layer.weights.data.get(part * WIDTH * outputs..(part + 1) * WIDTH * outputs).unwrap_or_default(), outputs);
        if let Ok(mut target) = ArrayViewMut2::from_shape((rows_used, outputs), &mut sums[to * outputs..(to + rows_used) * outputs]) {
            general_mat_mul(1.0, &input, &weights, 1.0, &mut target);
        }
    }
    for (row, sums) in rows.chunks_exact_mut(WIDTH).zip(sums.chunks_exact(outputs)) {
        row.iter_mut().zip(layer.activate(sums)).for_each(|(value, added)| *value += added);
    }
}

/// Token rows with empty rows before, between and behind the sentences.
fn spread(mixed: &[f32], lengths: &[usize]) -> Vec<f32> {
    let mut rows = Vec::with_capacity(mixed.len() + (lengths.len() + 1) * GAP * WIDTH);
    rows.resize(GAP * WIDTH, 0.0);
    let mut rest = mixed;
    for &length in lengths {
        let (sentence, later) = rest.split_at_checked(length * WIDTH).unwrap_or((rest, &[]));
        rows.extend_from_slice(sentence);
        rows.resize(rows.len() + GAP * WIDTH, 0.0);
        rest = later;
    }
    rows
}

/// The token rows alone.
fn gather(rows: &[f32], lengths: &[usize]) -> Vec<f32> {
    let mut out = Vec::with_capacity(rows.len());
    let mut at = GAP * WIDTH;
    for &length in lengths {
        out.extend_from_slice(rows.get(at..at + length * WIDTH).unwrap_or_default());
        at += (length + GAP) * WIDTH;
    }
    out
}

/// The seed of the first table of both encoders.
pub(super) const FIRST_SEED: u32 = SEED;

/// The index of the largest value; the first of equals, as the reference does.
pub(super) fn largest(values: &[f32]) -> usize {
    let mut best = 0;
    for (at, value) in values.iter().enumerate() {
        if *value > values[best] {
            best = at;
        }
    }
    best
}
