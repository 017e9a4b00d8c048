//! Running the model: token vectors by hash embeddings and convolutions, then tags by one linear layer.
//!
//! Sentences are run together, with four empty rows before, between and behind them: as many as the four convolutions reach, so that no
//! sentence sees another, and as the model was trained. Whatever depends on one word alone is computed once for each word of a batch: its
//! mixed embeddings, and what it adds to the first convolution of its own place and of the two beside it. The layer that mixes is linear,
//! so it is taken apart by the embeddings that it reads: a suffix or a shape is multiplied once for all words that have it.

use super::convolution::{Convolution, Scratch};
use super::features::{Features, Vocabulary};
use super::hash::murmur3;
use super::kernel::{Integers, Layer, Rows, WithIntegers, dispatch, dispatch_integers, sum};
use super::memory::Memory;
use super::model::Table;
use super::weights::{SUMS, WIDTH};
use pulp::NullaryFnOnce;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Pairs of a vector that is rounded.
pub(super) const PAIRS: usize = WIDTH / 2;
/// The rows between sentences.
const GAP: usize = 4;
/// The seed of the first embedding table of an encoder; each further table has the next one.
const FIRST_SEED: u32 = 8;
/// Rows between which the activation is taken: their sums stay in the nearest caches.
const BLOCK: usize = 48;

/// What follows the product of a maxout layer: the largest of three pieces, zero mean and unit variance, then a gain and a shift.
#[derive(Clone, Debug)]
pub(super) struct Activation {
    pub(super) gain: [f32; WIDTH],
    pub(super) shift: [f32; WIDTH],
}

/// Hash embeddings of one attribute of a token, and the part of the mixing layer that reads them.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) table: Table,
    pub(super) mix: Layer<PAIRS>,
}

/// Hash embeddings, the layer that mixes them, and four convolutions over three tokens.
#[derive(Debug)]
pub(super) struct Encoder {
    pub(super) columns: Vec<Column>,
    pub(super) mix_bias: [f32; SUMS],
    pub(super) mixed: Activation,
    /// The mixed embeddings of words of earlier texts.
    pub(super) known: Memory,
    /// The first convolution, as what one token adds to it behind, at and before its own place.
    pub(super) first: Layer<PAIRS>,
    pub(super) first_bias: [f32; SUMS],
    pub(super) first_activation: Activation,
    pub(super) convolutions: Vec<Convolution>,
}

impl Encoder {
    /// Vectors for the tokens of some sentences, one after the other; `lengths` says where one sentence ends and the next begins.
    pub(super) fn run(&self, vocabulary: &Vocabulary, lengths: &[usize]) -> Vec<f32> {
        let mixed = self.mixed(&vocabulary.words);
        let mut rows = self.first_convolution(&mixed, &spread(&vocabulary.tokens, lengths));
        let mut next = vec![0.0; rows.len()];
        let last = self.convolutions.len().saturating_sub(1);
        let mut scratch = Scratch::default();
        for (number, convolution) in self.convolutions.iter().enumerate() {
            // What lies beyond the rows that are needed is not read by the next one.
            convolution.run(&rows, &reached(lengths, last - number), &mut scratch, &mut next);
            std::mem::swap(&mut rows, &mut next);
        }
        gather(&rows, lengths)
    }

    /// The mixed embeddings of each word, remembered or computed.
    fn mixed(&self, words: &[Features]) -> Vec<f32> {
        let mut mixed = vec![0.0; words.len() * WIDTH];
        let places = self.known.recall(words, &mut mixed);
        let new: Vec<Features> = places.iter().filter_map(|&place| words.get(place).copied()).collect();
        let computed = self.mix(&new);
        for (vector, place) in computed.chunks_exact(WIDTH).zip(places) {
            if let Some(own) = mixed.get_mut(place * WIDTH..(place + 1) * WIDTH) {
                own.copy_from_slice(vector);
            }
        }
        self.known.remember(&new, &computed);
        mixed
    }

    fn mix(&self, words: &[Features]) -> Vec<f32> {
        let mut sums = self.mix_bias.repeat(words.len());
        for (number, column) in self.columns.iter().enumerate() {
            column.add(words.iter().map(|word| word.ids.get(number).copied().unwrap_or_default()), number, &mut sums);
        }
        let mut mixed = vec![0.0; words.len() * WIDTH];
        dispatch_integers(Add { activation: &self.mixed, sums: &sums, to: 0..words.len(), out: &mut mixed });
        mixed
    }

    /// The first convolution, from what each word adds to it.
    fn first_convolution(&self, mixed: &[f32], words: &[Option<u32>]) -> Vec<f32> {
        let (mut added, mut sums) = (Vec::new(), vec![0.0; BLOCK * SUMS]);
        self.first.product(&Rows::of(mixed.as_chunks::<WIDTH>().0), &mut added);
        let mut rows = vec![0.0; words.len() * WIDTH];
        for (row, word) in rows.chunks_exact_mut(WIDTH).zip(words) {
            let own = word.and_then(|word| mixed.get(word as usize * WIDTH..)?.get(..WIDTH));
            row.iter_mut().zip(own.unwrap_or_default()).for_each(|(value, own)| *value = *own);
        }
        for first in (0..words.len()).step_by(BLOCK) {
            let to = first..words.len().min(first + BLOCK);
            dispatch(Windows { encoder: self, added: &added, words, rows: to.clone(), sums: &mut sums });
            dispatch_integers(Add { activation: &self.first_activation, sums: &sums, to, out: &mut rows });
        }
        rows
    }
}

/// Sums of the first convolution for some rows: the bias and what the word of that row and its neighbours add.
struct Windows<'a> {
    encoder: &'a Encoder,
    added: &'a [f32],
    words: &'a [Option<u32>],
    rows: Range<usize>,
    sums: &'a mut [f32],
}

impl Windows<'_> {
    /// What the word of a row adds, as the first, second or third of a window.
    #[inline(always)]
    fn part(&self, row: Option<usize>, part: usize) -> &[f32; SUMS] {
        let word = row.and_then(|row| self.words.get(row).copied().flatten());
        let start = word.map(|word| word as usize * self.encoder.first.stride() + part * SUMS);
        start.and_then(|start| self.added.get(start..)?.first_chunk()).unwrap_or(&[0.0; SUMS])
    }
}

impl NullaryFnOnce for Windows<'_> {
    type Output = ();

    #[inline(always)]
    fn call(mut self) {
        let sums = std::mem::take(&mut self.sums);
        for (row, sums) in self.rows.clone().zip(sums.as_chunks_mut::<SUMS>().0) {
            let (first, second, third) = (self.part(row.checked_sub(1), 0), self.part(Some(row), 1), self.part(Some(row + 1), 2));
            let bias = &self.encoder.first_bias;
            for unit in 0..SUMS {
                sums[unit] = bias[unit] + first[unit] + second[unit] + third[unit];
            }
        }
    }
}

/// Adds what the sums of some rows come to, to what stands in these rows.
struct Add<'a, R> {
    activation: &'a Activation,
    sums: &'a [f32],
    to: R,
    out: &'a mut [f32],
}

impl<R: Iterator<Item = usize>> WithIntegers for Add<'_, R> {
    #[inline(always)]
    fn with_integers<S: Integers>(self, simd: S) {
        for (row, sums) in self.to.zip(self.sums.as_chunks::<SUMS>().0) {
            if let Some(out) = self.out.get_mut(row * WIDTH..).and_then(|out| out.first_chunk_mut()) {
                self.activation.add(simd, sums, out);
            }
        }
    }
}

impl Column {
    /// Adds what this attribute of each word gives to the sums of the mixing layer.
    fn add(&self, ids: impl Iterator<Item = u64>, number: usize, sums: &mut [f32]) {
        let (mut places, mut embedded) = (FxHashMap::default(), Vec::new());
        let seed = FIRST_SEED + u32::try_from(number).unwrap_or_default();
        let places: Vec<usize> = ids
            .map(|id| {
                *places.entry(id).or_insert_with(|| {
                    embedded.push(dispatch(Embed { table: &self.table, rows: murmur3(id, seed) }));
                    embedded.len() - 1
                })
            })
            .collect();
        let (mut products, stride) = (Vec::new(), self.mix.stride());
        self.mix.product(&Rows::of(&embedded), &mut products);
        for (sums, place) in sums.chunks_exact_mut(SUMS).zip(places) {
            let product = products.get(place * stride..).unwrap_or_default();
            sums.iter_mut().zip(product).for_each(|(sum, value)| *sum += value);
        }
    }
}

/// The sum of four rows of a table.
struct Embed<'a> {
    table: &'a Table,
    rows: [u32; 4],
}

impl NullaryFnOnce for Embed<'_> {
    type Output = [f32; WIDTH];

    #[inline(always)]
    fn call(self) -> [f32; WIDTH] {
        let mut vector = [0.0; WIDTH];
        self.rows.into_iter().for_each(|row| self.table.add(row, &mut vector));
        vector
    }
}

impl Activation {
    #[inline(always)]
    pub(super) fn add<S: Integers>(&self, simd: S, sums: &[f32; SUMS], out: &mut [f32; WIDTH]) {
        let mut values = [0.0; WIDTH];
        for unit in 0..WIDTH {
            let (one, two, three) = (sums[unit], sums[WIDTH + unit], sums[2 * WIDTH + unit]);
            let larger = if one > two { one } else { two };
            values[unit] = if larger > three { larger } else { three };
        }
        let mean = sum(simd, &values) / WIDTH as f32;
        values.iter_mut().for_each(|value| *value -= mean);
        let variance = sum(simd, &values.map(|value| value * value)) / WIDTH as f32 + 1e-8;
        let scale = 1.0 / variance.sqrt();
        for unit in 0..WIDTH {
            out[unit] += values[unit] * scale * self.gain[unit] + self.shift[unit];
        }
    }
}

/// Tokens with empty rows before, between and behind the sentences.
fn spread(tokens: &[u32], lengths: &[usize]) -> Vec<Option<u32>> {
    let mut rows = vec![None; GAP];
    let mut rest = tokens.iter();
    for &length in lengths {
        rows.extend(rest.by_ref().take(length).copied().map(Some));
        rows.resize(rows.len() + GAP, None);
    }
    rows
}

/// For each sentence the rows that are at most so far away from one of its tokens: no more than half of the gap.
fn reached(lengths: &[usize], reach: usize) -> Vec<Range<usize>> {
    let mut start = GAP;
    let rows = |&length: &usize| {
        let own = start..start + length;
        start = own.end + GAP;
        own.start - reach..own.end + reach
    };
    lengths.iter().map(rows).collect()
}

/// The rows of the tokens alone.
fn gather(rows: &[f32], lengths: &[usize]) -> Vec<f32> {
    let mut out = Vec::with_capacity(rows.len());
    let mut at = GAP * WIDTH;
    for &length in lengths {
        out.extend_from_slice(rows.get(at..at + length * WIDTH).unwrap_or_default());
        at += (length + GAP) * WIDTH;
    }
    out
}

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

#[cfg(test)]
mod tests {
    use super::super::analyse::Token;
    use super::super::model::model;
    use super::*;

    #[test]
    fn rows_of_gaps_are_computed_as_far_as_they_are_seen() {
        assert_eq!(reached(&[2, 1], 0), [4..6, 10..11]);
        assert_eq!(reached(&[2, 1], 2), [2..8, 8..13]);
    }

    #[test]
    fn a_sentence_has_the_same_vectors_alone_and_among_others() {
        let sentence = |text: &'static str| -> Vec<Token<'static>> {
            text.split(' ').map(|form| Token { form, norm: None, space_follows: true }).collect()
        };
        let sentences = [sentence("Orlan fired 300 workers ."), sentence("The union sued ."), sentence("Orlan fired 300 workers .")];
        let run = |sentences: &[Vec<Token<'static>>]| {
            let lengths: Vec<usize> = sentences.iter().map(Vec::len).collect();
            model().encoder.run(&Vocabulary::of(sentences), &lengths)
        };
        let apart: Vec<u32> = sentences.iter().flat_map(|sentence| run(std::slice::from_ref(sentence))).map(f32::to_bits).collect();
        let together: Vec<u32> = run(&sentences).into_iter().map(f32::to_bits).collect();
        assert_eq!(apart, together);
    }
}
