//! Convolutions over three tokens with half of the multiplications.
//!
//! Winograd's minimal filtering F(4, 3) in one dimension: the outputs of four neighbours come from six products of mixed inputs with mixed
//! weights, instead of twelve (Lavin & Gray 2016, "Fast Algorithms for Convolutional Neural Networks"; there in two dimensions). The weights
//! are mixed once, when the model is read. Tiles begin where a sentence begins, and a tile sees nothing behind its own sentence, so that a
//! sentence has the same bits alone and among others.

use super::kernel::{Integers, Layer, Rows, WithIntegers, dispatch_integers};
use super::network::{Activation, PAIRS};
use super::weights::{READ, SUMS, WIDTH};
use std::ops::Range;

/// Rows that a tile gives.
const GIVEN: usize = 4;
/// Tiles that are computed together: what stands between the steps stays in the nearer caches.
const TILES: usize = 48;

/// One convolution over three tokens, whose activation is added to what it reads.
#[derive(Clone, Debug)]
pub(super) struct Convolution {
    pub(super) products: [Layer<PAIRS>; READ],
    pub(super) bias: [f32; SUMS],
    pub(super) activation: Activation,
}

/// Up to four rows of one sentence.
#[derive(Clone, Copy, Debug)]
struct Tile {
    first: usize,
    /// The first row of the sentence that is not needed.
    end: usize,
}

/// What stands between the steps, kept from block to block.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    mixed: [Rows<PAIRS>; READ],
    products: [Vec<f32>; READ],
}

impl Convolution {
    /// Writes to the rows of `out` that lie in `needed`, a range for each sentence, the rows themselves and what the convolution adds to them.
    /// Row 0 is never needed.
    pub(super) fn run(&self, rows: &[f32], needed: &[Range<usize>], scratch: &mut Scratch, out: &mut [f32]) {
        let tiles = |range: &Range<usize>| {
            let end = range.end;
            range.clone().step_by(GIVEN).map(move |first| Tile { first, end })
        };
        let tiles: Vec<Tile> = needed.iter().flat_map(tiles).collect();
        for tiles in tiles.chunks(TILES) {
            dispatch_integers(Mix { rows, tiles, mixed: &mut scratch.mixed });
            for ((layer, mixed), products) in self.products.iter().zip(&scratch.mixed).zip(&mut scratch.products) {
                layer.product(mixed, products);
            }
            dispatch_integers(Unmix { convolution: self, rows, tiles, products: &scratch.products, out });
        }
    }
}

/// Mixes the inputs of some tiles, and rounds them.
struct Mix<'a> {
    rows: &'a [f32],
    tiles: &'a [Tile],
    mixed: &'a mut [Rows<PAIRS>; READ],
}

impl WithIntegers for Mix<'_> {
    #[inline(always)]
    fn with_integers<S: Integers>(self, simd: S) {
        self.mixed.iter_mut().for_each(Rows::clear);
        let mut mixed = [[0.0_f32; WIDTH]; READ];
        for tile in self.tiles {
            let row = |at: usize| -> &[f32; WIDTH] {
                let row = tile.first + at - 1;
                self.rows.get(row * WIDTH..).filter(|_| row <= tile.end).and_then(|row| row.first_chunk()).unwrap_or(&[0.0; WIDTH])
            };
            let (d0, d1, d2, d3, d4, d5) = (row(0), row(1), row(2), row(3), row(4), row(5));
            let [m0, m1, m2, m3, m4, m5] = &mut mixed;
            for unit in 0..WIDTH {
                let (d0, d1, d2, d3, d4, d5) = (d0[unit], d1[unit], d2[unit], d3[unit], d4[unit], d5[unit]);
                m0[unit] = 4.0 * d0 - 5.0 * d2 + d4;
                let (even, odd) = (d4 - 4.0 * d2, d3 - 4.0 * d1);
                (m1[unit], m2[unit]) = (even + odd, even - odd);
                let (even, odd) = (d4 - d2, 2.0 * (d3 - d1));
                (m3[unit], m4[unit]) = (even + odd, even - odd);
                m5[unit] = 4.0 * d1 - 5.0 * d3 + d5;
            }
            for (rounded, mixed) in self.mixed.iter_mut().zip(&mixed) {
                rounded.push(simd, mixed);
            }
        }
    }
}

/// Turns the products of some tiles into sums, and adds what they come to.
struct Unmix<'a> {
    convolution: &'a Convolution,
    rows: &'a [f32],
    tiles: &'a [Tile],
    products: &'a [Vec<f32>; READ],
    out: &'a mut [f32],
}

impl WithIntegers for Unmix<'_> {
    #[inline(always)]
    fn with_integers<S: Integers>(self, simd: S) {
        let Convolution { products, bias, activation } = self.convolution;
        let mut sums = [[0.0_f32; SUMS]; GIVEN];
        for (number, tile) in self.tiles.iter().enumerate() {
            let product = |at: usize| -> &[f32; SUMS] {
                let start = products.get(at).map_or(0, |layer| layer.stride() * number);
                self.products.get(at).and_then(|products| products.get(start..)?.first_chunk()).unwrap_or(&[0.0; SUMS])
            };
            let (p0, p1, p2, p3, p4, p5) = (product(0), product(1), product(2), product(3), product(4), product(5));
            let [s0, s1, s2, s3] = &mut sums;
            for unit in 0..SUMS {
                let (even, odd) = (p1[unit] + p2[unit], p1[unit] - p2[unit]);
                let (wide_even, wide_odd) = (p3[unit] + p4[unit], p3[unit] - p4[unit]);
                let bias = bias[unit];
                s0[unit] = bias + (p0[unit] + even + wide_even);
                s1[unit] = bias + (odd + 2.0 * wide_odd);
                s2[unit] = bias + (even + 4.0 * wide_even);
                s3[unit] = bias + (odd + 8.0 * wide_odd + p5[unit]);
            }
            for (row, sums) in (tile.first..tile.end).zip(&sums) {
                let own: Option<&[f32; WIDTH]> = self.rows.get(row * WIDTH..).and_then(|row| row.first_chunk());
                let out = self.out.get_mut(row * WIDTH..).and_then(|out| out.first_chunk_mut());
                if let (Some(out), Some(own)) = (out, own) {
                    *out = *own;
                    activation.add(simd, sums, out);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::rounding::filtered;
    use super::super::testing::noise;
    use super::*;

    #[test]
    fn tiles_give_what_windows_give() {
        let weights = noise(3 * WIDTH * SUMS, 1);
        let bias: [f32; SUMS] = noise(SUMS, 2).try_into().expect("as many");
        let activation = || Activation { gain: [1.0; WIDTH], shift: [0.0; WIDTH] };
        let products = filtered(&weights).expect("three parts").map(|weights| Layer::new(&weights, SUMS, &[]));
        let convolution = Convolution { products, bias, activation: activation() };
        let rows = noise(30 * WIDTH, 3);
        // Sentences whose rows fill their tiles, and sentences whose rows do not.
        let needed = [2..3, 5..13, 16..27];
        let mut out = vec![0.0; rows.len()];
        convolution.run(&rows, &needed, &mut Scratch::default(), &mut out);
        for row in needed.into_iter().flatten() {
            let window = &rows[(row - 1) * WIDTH..(row + 2) * WIDTH];
            let sum = |unit: usize| bias[unit] + window.iter().enumerate().map(|(at, x)| x * weights[at * SUMS + unit]).sum::<f32>();
            let sums = std::array::from_fn(sum);
            let mut expected: [f32; WIDTH] = rows[row * WIDTH..(row + 1) * WIDTH].try_into().expect("a row");
            activation().add(pulp::Scalar256b, &sums, &mut expected);
            let far = expected.iter().zip(&out[row * WIDTH..]).map(|(one, other)| (one - other).abs()).fold(0.0, f32::max);
            // What rounding to integers leaves of a row of variance one.
            assert!(far < 5e-3, "row {row}: {far}");
        }
        assert!(out[..2 * WIDTH].iter().chain(&out[3 * WIDTH..5 * WIDTH]).all(|value| *value == 0.0), "no other row is touched");
    }
}
