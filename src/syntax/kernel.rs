//! Matrix products that are the same to the bit on every machine.
//!
//! Each output is one chain of fused multiply-adds, from the bias on, in the order of the inputs, whatever the width of the processor's
//! vectors and however many rows are multiplied together: so a token's vector depends neither on the machine nor on the rest of the
//! batch. Weights are laid out once as the innermost loop reads them: in panels of a few vectors, input by input.

use pulp::{Arch, Simd, WithSimd};
use std::sync::LazyLock;

/// Rows that are multiplied at once: six by two vectors of sums are what sixteen registers hold beside what is being read.
const ROWS: usize = 6;
/// Vectors side by side in a panel, for many rows.
const MANY: usize = 2;
/// Vectors side by side in a panel, for one row: enough chains to hide how long an addition takes.
const ONE: usize = 8;
/// Rows that go through all panels before the next ones do: their sums stay in the nearest caches.
const BLOCK: usize = 48;

static ARCH: LazyLock<Arch> = LazyLock::new(Arch::new);

/// Weights and bias of a layer with `K` inputs, laid out for this machine in panels of `V` vectors.
#[derive(Clone, Debug, Default)]
pub(super) struct Layer<const K: usize, const V: usize = MANY> {
    panels: Vec<f32>,
    /// One number an output, zeros up to the end of the last panel.
    bias: Vec<f32>,
}

/// A layer for one row at a time.
pub(super) type RowLayer<const K: usize> = Layer<K, ONE>;

impl<const K: usize, const V: usize> Layer<K, V> {
    /// `weights` are input by input, with `outputs` numbers each; outputs beyond the end of `bias` have none.
    pub(super) fn new(weights: &[f32], outputs: usize, bias: &[f32]) -> Self {
        let width = V * lanes();
        let mut panels = vec![0.0; outputs.div_ceil(width) * width * K];
        for (number, panel) in panels.chunks_exact_mut(width * K).enumerate() {
            for (target, source) in panel.chunks_exact_mut(width).zip(weights.chunks_exact(outputs.max(1))) {
                let source = source.get(number * width..).unwrap_or_default();
                target.iter_mut().zip(source).for_each(|(target, source)| *target = *source);
            }
        }
        let mut bias = bias.to_vec();
        bias.resize(panels.len() / K, 0.0);
        Self { panels, bias }
    }

    /// How many numbers a row of outputs takes: the outputs, then zeros up to the end of the last panel.
    pub(super) fn stride(&self) -> usize {
        self.bias.len()
    }
}

impl<const K: usize> Layer<K> {
    /// The outputs of some rows of `K` inputs, each given by where it starts in `data`: into `out`, which is made long enough and may hold
    /// more behind them.
    pub(super) fn product(&self, data: &[f32], starts: impl Iterator<Item = usize>, out: &mut Vec<f32>) {
        dispatch(Product { layer: self, data, starts: &starts.collect::<Vec<_>>(), out });
    }
}

/// How many numbers a vector of this machine holds.
fn lanes() -> usize {
    struct Lanes;
    impl WithSimd for Lanes {
        type Output = usize;
        #[inline(always)]
        fn with_simd<S: Simd>(self, _: S) -> usize {
            S::F32_LANES
        }
    }
    dispatch(Lanes)
}

/// The row of inputs that starts there; zeros beyond the end.
#[inline(always)]
fn inputs<const K: usize>(data: &[f32], start: usize) -> &[f32; K] {
    data.get(start..).and_then(|rest| rest.first_chunk()).unwrap_or(&[0.0; K])
}

struct Product<'a, const K: usize> {
    layer: &'a Layer<K>,
    data: &'a [f32],
    starts: &'a [usize],
    out: &'a mut Vec<f32>,
}

impl<const K: usize> WithSimd for Product<'_, K> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let (width, stride) = (MANY * S::F32_LANES, self.layer.stride().max(1));
        if self.out.len() < self.starts.len() * stride {
            self.out.resize(self.starts.len() * stride, 0.0);
        }
        for (out, starts) in self.out.chunks_mut(BLOCK * stride).zip(self.starts.chunks(BLOCK)) {
            let panels = self.layer.panels.chunks_exact(width * K).zip(self.layer.bias.chunks_exact(width));
            for (number, (panel, bias)) in panels.enumerate() {
                let (panel, bias) = (S::as_simd_f32s(panel).0, S::as_simd_f32s(bias).0);
                for (out, starts) in out.chunks_mut(ROWS * stride).zip(starts.chunks(ROWS)) {
                    // A tile that is not full repeats its last row.
                    let row = |at: usize| inputs::<K>(self.data, starts.get(at).or(starts.last()).copied().unwrap_or_default());
                    let sums = multiply::<S, K, ROWS, MANY>(simd, std::array::from_fn(row), panel, bias);
                    for (out, sums) in out.chunks_exact_mut(stride).zip(&sums).take(starts.len()) {
                        let out = out.get_mut(number * width..(number + 1) * width).unwrap_or_default();
                        S::as_mut_simd_f32s(out).0.copy_from_slice(sums);
                    }
                }
            }
        }
    }
}

impl<const K: usize> RowLayer<K> {
    /// The outputs of one row, into as many numbers as the stride.
    #[inline(always)]
    pub(super) fn apply<S: Simd>(&self, simd: S, inputs: &[f32; K], out: &mut [f32]) {
        let width = ONE * S::F32_LANES;
        let panels = self.panels.chunks_exact(width * K).zip(self.bias.chunks_exact(width));
        for (out, (panel, bias)) in out.chunks_exact_mut(width).zip(panels) {
            let (panel, bias) = (S::as_simd_f32s(panel).0, S::as_simd_f32s(bias).0);
            let [sums] = multiply::<S, K, 1, ONE>(simd, [inputs], panel, bias);
            S::as_mut_simd_f32s(out).0.copy_from_slice(&sums);
        }
    }
}

/// Does work with the vectors of this machine: products by them, and plain loops that the compiler turns into them. Plain loops give the
/// same bits with any vectors, as the compiler never changes the order of a sum of floats.
pub(super) fn dispatch<W: WithSimd>(work: W) -> W::Output {
    ARCH.dispatch(work)
}

/// A few rows times one panel.
#[inline(always)]
fn multiply<S: Simd, const K: usize, const R: usize, const V: usize>(
    simd: S,
    rows: [&[f32; K]; R],
    panel: &[S::f32s],
    bias: &[S::f32s],
) -> [[S::f32s; V]; R] {
    let mut sums = [bias.first_chunk().copied().unwrap_or([simd.splat_f32s(0.0); V]); R];
    for (input, weights) in panel.as_chunks::<V>().0.iter().enumerate().take(K) {
        for (sums, row) in sums.iter_mut().zip(rows) {
            let value = simd.splat_f32s(row[input]);
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum = simd.mul_add_f32s(value, *weight, *sum);
            }
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::super::testing::noise;
    use super::*;

    #[test]
    fn every_output_is_one_chain_whatever_the_machine_and_the_number_of_rows() {
        const OUTPUTS: usize = 50;
        let (weights, bias, data) = (noise(64 * OUTPUTS, 1), noise(OUTPUTS, 2), noise(64 * 60, 3));
        let chain = |row: usize, output: usize| {
            (0..64).fold(bias[output], |sum, input| data[row * 64 + input].mul_add(weights[input * OUTPUTS + output], sum))
        };
        let layer = Layer::<64>::new(&weights, OUTPUTS, &bias);
        for rows in [1, 5, 6, 7, 48, 60] {
            let mut out = Vec::new();
            layer.product(&data, (0..rows).map(|row| row * 64), &mut out);
            for (row, out) in out.chunks_exact(layer.stride()).take(rows).enumerate() {
                assert!((0..OUTPUTS).all(|output| out[output].to_bits() == chain(row, output).to_bits()), "row {row} of {rows}");
            }
        }
        let single = RowLayer::<64>::new(&weights, OUTPUTS, &bias);
        let mut out = vec![0.0; single.stride()];
        struct One<'a>(&'a RowLayer<64>, &'a [f32; 64], &'a mut [f32]);
        impl WithSimd for One<'_> {
            type Output = ();
            #[inline(always)]
            fn with_simd<S: Simd>(self, simd: S) {
                self.0.apply(simd, self.1, self.2);
            }
        }
        dispatch(One(&single, data.first_chunk().expect("a row"), &mut out));
        assert!((0..OUTPUTS).all(|output| out[output].to_bits() == chain(0, output).to_bits()));
    }
}
