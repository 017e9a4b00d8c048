//! Matrix products that are the same to the bit on every machine, and the vectors of the machine for other loops.
//!
//! They multiply integers of 16 bits, of which a vector instruction takes twice as many as of floats, at half of the memory. Inputs are
//! rounded to 14 bits by a factor of their row, weights by a factor of their output, so that no sum can overflow: a sum of integers is then
//! exact in any order, and a token's vector depends neither on the machine nor on the rest of the batch. docs/syntax.md tells how little the
//! rounding changes.

use super::weights::{LANES, MANY, MOST, ONE, pair};
use pulp::{Arch, NullaryFnOnce, Scalar256b, Simd, cast};
use std::borrow::Cow;
use std::sync::LazyLock;

/// Rows that are multiplied at once: six by two vectors of sums are what sixteen registers hold beside what is being read.
const ROWS: usize = 6;
/// Rows that go through all panels before the next ones do: their sums stay in the nearest caches.
const BLOCK: usize = 48;

static ARCH: LazyLock<Arch> = LazyLock::new(Arch::new);

/// Weights and bias of a layer with `PAIRS` pairs of inputs, in panels of `V` vectors: input `n` is one of a pair with input `PAIRS + n`.
#[derive(Clone, Debug)]
pub(super) struct Layer<const PAIRS: usize, const V: usize = MANY> {
    /// Panel by panel, pair by pair.
    pub(super) panels: Cow<'static, [i32]>,
    /// For each output what one unit of its weights stands for; zeros up to the end of the last panel.
    pub(super) units: Cow<'static, [f32]>,
    /// Likewise one number an output.
    pub(super) bias: Cow<'static, [f32]>,
}

/// A layer for one row at a time.
pub(super) type RowLayer<const PAIRS: usize> = Layer<PAIRS, ONE>;

/// Rounded rows of `PAIRS` pairs of inputs.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows<const PAIRS: usize> {
    rows: Vec<Row<PAIRS>>,
}

/// A rounded row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<const PAIRS: usize> {
    pairs: [i32; PAIRS],
    /// What one unit of its inputs stands for.
    unit: f32,
}

impl<const PAIRS: usize> Row<PAIRS> {
    const ZERO: Self = Self { pairs: [0; PAIRS], unit: 0.0 };

    /// Rounds twice as many inputs as there are pairs; a row of another length becomes zeros.
    #[inline(always)]
    pub(super) fn new<S: Integers>(simd: S, inputs: &[f32]) -> Self {
        let [first, second]: &[[f32; PAIRS]; 2] = inputs.as_chunks().0.first_chunk().unwrap_or(&[[0.0; PAIRS]; 2]);
        let most = largest(simd, [first, second]);
        let factor = if most > 0.0 { MOST / most } else { 0.0 };
        let mut pairs = [0; PAIRS];
        for at in 0..PAIRS {
            pairs[at] = pair(first[at] * factor, second[at] * factor);
        }
        Self { pairs, unit: most / MOST }
    }
}

impl<const PAIRS: usize> Rows<PAIRS> {
    pub(super) fn of<const INPUTS: usize>(rows: &[[f32; INPUTS]]) -> Self {
        let mut rounded = Self { rows: Vec::with_capacity(rows.len()) };
        dispatch_integers(Push { rows, rounded: &mut rounded });
        rounded
    }

    pub(super) fn clear(&mut self) {
        self.rows.clear();
    }

    #[inline(always)]
    pub(super) fn push<S: Integers>(&mut self, simd: S, inputs: &[f32]) {
        self.rows.push(Row::new(simd, inputs));
    }
}

struct Push<'a, const INPUTS: usize, const PAIRS: usize> {
    rows: &'a [[f32; INPUTS]],
    rounded: &'a mut Rows<PAIRS>,
}

impl<const INPUTS: usize, const PAIRS: usize> WithIntegers for Push<'_, INPUTS, PAIRS> {
    #[inline(always)]
    fn with_integers<S: Integers>(self, simd: S) {
        for row in self.rows {
            self.rounded.push(simd, row);
        }
    }
}

// What several numbers come to is told in vectors here: of a plain loop over one sum, or over eight side by side, the compiler makes scalars.

/// The largest of some numbers, signs aside.
#[inline(always)]
fn largest<S: Integers, const N: usize>(simd: S, parts: [&[f32; N]; 2]) -> f32 {
    let mut most = simd.splat_f32s(0.0);
    for part in parts {
        for values in S::as_simd_f32s(part).0 {
            most = simd.max_f32s(most, simd.abs_f32s(*values));
        }
    }
    let mut largest = 0.0;
    for value in numbers(simd, most) {
        largest = if value > largest { value } else { largest };
    }
    largest
}

/// The sum of some numbers, as many as fill rows of four vectors; the order of the additions is the same on every machine.
#[inline(always)]
pub(super) fn sum<S: Integers>(simd: S, values: &[f32]) -> f32 {
    // Four sums, as an addition takes longer than what it adds takes to come.
    let mut sums = [simd.splat_f32s(0.0); 4];
    for values in S::as_simd_f32s(values).0.as_chunks::<4>().0 {
        for (sum, values) in sums.iter_mut().zip(values) {
            *sum = simd.add_f32s(*sum, *values);
        }
    }
    let [one, two, three, four] = sums;
    let sums = numbers(simd, simd.add_f32s(simd.add_f32s(one, two), simd.add_f32s(three, four)));
    (sums[0] + sums[4]) + (sums[2] + sums[6]) + ((sums[1] + sums[5]) + (sums[3] + sums[7]))
}

/// The numbers of a vector.
#[inline(always)]
fn numbers<S: Integers>(_: S, vector: S::f32s) -> [f32; LANES] {
    let mut numbers = [0.0; LANES];
    for place in S::as_mut_simd_f32s(&mut numbers).0 {
        *place = vector;
    }
    numbers
}

impl<const PAIRS: usize, const V: usize> Layer<PAIRS, V> {
    const PANEL: usize = V * LANES;

    /// How many numbers a row of outputs takes: the outputs, then zeros up to the end of the last panel.
    pub(super) fn stride(&self) -> usize {
        self.units.len()
    }

    /// Each panel with the units of its weights and its bias.
    #[inline(always)]
    fn panels<S: Integers>(&self) -> impl Iterator<Item = Panel<'_, S>> {
        let numbers = self.units.chunks_exact(Self::PANEL).zip(self.bias.chunks_exact(Self::PANEL));
        self.panels.chunks_exact(Self::PANEL * PAIRS).zip(numbers).map(|(weights, (units, bias))| Panel {
            weights: S::as_simd_i32s(weights).0,
            units: S::as_simd_f32s(units).0,
            bias: S::as_simd_f32s(bias).0,
        })
    }
}

/// A few outputs of a layer.
struct Panel<'a, S: Simd> {
    weights: &'a [S::i32s],
    units: &'a [S::f32s],
    bias: &'a [S::f32s],
}

impl<S: Integers> Panel<'_, S> {
    /// A few rows times the weights.
    #[inline(always)]
    fn multiply<const PAIRS: usize, const R: usize, const V: usize>(&self, simd: S, rows: [&Row<PAIRS>; R]) -> [[S::i32s; V]; R] {
        let mut sums = [[simd.splat_i32s(0); V]; R];
        for (at, weights) in self.weights.as_chunks::<V>().0.iter().enumerate().take(PAIRS) {
            for (sums, row) in sums.iter_mut().zip(rows) {
                let inputs = simd.splat_i32s(row.pairs[at]);
                for (sum, weights) in sums.iter_mut().zip(weights) {
                    *sum = simd.add_pairs(inputs, *weights, *sum);
                }
            }
        }
        sums
    }

    /// Writes what the sums of a row stand for.
    #[inline(always)]
    fn write<const V: usize>(&self, simd: S, sums: [S::i32s; V], unit: f32, out: &mut [f32]) {
        let unit = simd.splat_f32s(unit);
        for ((out, sum), (weight_unit, bias)) in S::as_mut_simd_f32s(out).0.iter_mut().zip(sums).zip(self.units.iter().zip(self.bias)) {
            *out = simd.add_f32s(*bias, simd.mul_f32s(simd.floats(sum), simd.mul_f32s(unit, *weight_unit)));
        }
    }
}

impl<const PAIRS: usize> Layer<PAIRS> {
    /// The outputs of some rows: into `out`, which is made long enough and may hold more behind them.
    pub(super) fn product(&self, inputs: &Rows<PAIRS>, out: &mut Vec<f32>) {
        let length = inputs.rows.len() * self.stride();
        if out.len() < length {
            out.resize(length, 0.0);
        }
        dispatch_integers(Product { layer: self, rows: &inputs.rows, out });
    }
}

struct Product<'a, const PAIRS: usize> {
    layer: &'a Layer<PAIRS>,
    rows: &'a [Row<PAIRS>],
    out: &'a mut [f32],
}

impl<const PAIRS: usize> WithIntegers for Product<'_, PAIRS> {
    #[inline(always)]
    fn with_integers<S: Integers>(self, simd: S) {
        let (width, stride) = (Layer::<PAIRS>::PANEL, self.layer.stride().max(1));
        for (out, rows) in self.out.chunks_mut(BLOCK * stride).zip(self.rows.chunks(BLOCK)) {
            for (number, panel) in self.layer.panels::<S>().enumerate() {
                for (out, rows) in out.chunks_mut(ROWS * stride).zip(rows.chunks(ROWS)) {
                    // A tile that is not full repeats its last row.
                    let row = |at: usize| rows.get(at).or(rows.last()).unwrap_or(const { &Row::ZERO });
                    let sums = panel.multiply::<PAIRS, ROWS, MANY>(simd, std::array::from_fn(row));
                    for ((out, sums), row) in out.chunks_exact_mut(stride).zip(sums).zip(rows) {
                        panel.write(simd, sums, row.unit, out.get_mut(number * width..(number + 1) * width).unwrap_or_default());
                    }
                }
            }
        }
    }
}

impl<const PAIRS: usize> RowLayer<PAIRS> {
    /// The outputs of one row, into as many numbers as the stride.
    #[inline(always)]
    pub(super) fn apply<S: Integers>(&self, simd: S, row: &Row<PAIRS>, out: &mut [f32]) {
        for (out, panel) in out.chunks_exact_mut(Self::PANEL).zip(self.panels::<S>()) {
            let [sums] = panel.multiply::<PAIRS, 1, ONE>(simd, [row]);
            panel.write(simd, sums, row.unit, out);
        }
    }
}

/// Vectors with what the products need beyond what `pulp` has for every machine.
pub(super) trait Integers: Simd {
    /// Adds to each sum what two pairs give.
    fn add_pairs(self, ones: Self::i32s, others: Self::i32s, sums: Self::i32s) -> Self::i32s;
    fn floats(self, integers: Self::i32s) -> Self::f32s;
}

#[cfg(target_arch = "x86_64")]
impl Integers for pulp::x86::V3 {
    #[inline(always)]
    fn add_pairs(self, ones: Self::i32s, others: Self::i32s, sums: Self::i32s) -> Self::i32s {
        self.add_i32s(sums, cast(self.avx2._mm256_madd_epi16(cast(ones), cast(others))))
    }

    #[inline(always)]
    fn floats(self, integers: Self::i32s) -> Self::f32s {
        cast(self.avx._mm256_cvtepi32_ps(cast(integers)))
    }
}

/// Loops that the compiler turns into what vectors there are.
impl Integers for Scalar256b {
    #[inline(always)]
    fn add_pairs(self, ones: Self::i32s, others: Self::i32s, sums: Self::i32s) -> Self::i32s {
        let [ones, others, sums]: [[i32; LANES]; 3] = [ones, others, sums].map(cast);
        let products = |at: usize| {
            let (one, other) = (ones[at], others[at]);
            ((one << 16 >> 16) * (other << 16 >> 16)).wrapping_add((one >> 16) * (other >> 16))
        };
        cast::<[i32; LANES], _>(std::array::from_fn(|at| sums[at].wrapping_add(products(at))))
    }

    #[inline(always)]
    fn floats(self, integers: Self::i32s) -> Self::f32s {
        cast(cast::<_, [i32; LANES]>(integers).map(|value| value as f32))
    }
}

/// Work that multiplies integers.
pub(super) trait WithIntegers {
    fn with_integers<S: Integers>(self, simd: S);
}

struct With<S, W> {
    simd: S,
    work: W,
}

impl<S: Integers, W: WithIntegers> NullaryFnOnce for With<S, W> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        self.work.with_integers(self.simd);
    }
}

/// Does work that multiplies integers with the vectors of this machine.
pub(super) fn dispatch_integers<W: WithIntegers>(work: W) {
    #[cfg(target_arch = "x86_64")]
    if let Arch::V3(simd) = *ARCH {
        return simd.vectorize(With { simd, work });
    }
    dispatch(With { simd: Scalar256b, work });
}

/// Does plain loops that the compiler turns into the vectors of this machine. They give the same bits with any vectors, as the compiler
/// never changes the order of a sum of floats.
pub(super) fn dispatch<W: NullaryFnOnce>(work: W) -> W::Output {
    ARCH.dispatch(work)
}

#[cfg(test)]
mod tests {
    use super::super::rounding::rounded;
    use super::super::testing::noise;
    use super::*;

    const OUTPUTS: usize = 50;

    impl<const PAIRS: usize, const V: usize> Layer<PAIRS, V> {
        /// The layer that `build.rs` would make of some weights.
        pub(in super::super) fn new(weights: &[f32], outputs: usize, bias: &[f32]) -> Self {
            let layer = rounded(weights, PAIRS, V, outputs, bias);
            Self { panels: layer.panels.into(), units: layer.units.into(), bias: layer.bias.into() }
        }
    }

    fn rows(data: &[f32]) -> Rows<32> {
        Rows::of(data.as_chunks::<64>().0)
    }

    fn bits(values: &[f32]) -> Vec<u32> {
        values.iter().copied().map(f32::to_bits).collect()
    }

    #[test]
    fn products_are_near_those_of_floats() {
        let (weights, bias, data) = (noise(64 * OUTPUTS, 1), noise(OUTPUTS, 2), noise(64 * 53, 3));
        let layer = Layer::<32>::new(&weights, OUTPUTS, &bias);
        let mut out = Vec::new();
        layer.product(&rows(&data), &mut out);
        for (row, out) in data.chunks(64).zip(out.chunks(layer.stride())) {
            for (output, got) in out.iter().enumerate().take(OUTPUTS) {
                let terms = || row.iter().enumerate().map(|(input, value)| value * weights[input * OUTPUTS + output]);
                let (sum, size): (f32, f32) = (bias[output] + terms().sum::<f32>(), terms().map(f32::abs).sum());
                assert!((sum - got).abs() < 3e-4 * size, "{sum} {got}");
            }
        }
    }

    /// The vectors that a machine without any of its own has.
    fn without_vectors(layer: &Layer<32>, inputs: &Rows<32>) -> Vec<f32> {
        let mut out = vec![0.0; inputs.rows.len() * layer.stride()];
        Product { layer, rows: &inputs.rows, out: &mut out }.with_integers(Scalar256b);
        out
    }

    #[test]
    fn every_machine_and_any_number_of_rows_gives_the_same_bits() {
        let (weights, bias, data) = (noise(64 * OUTPUTS, 1), noise(OUTPUTS, 2), noise(64 * 53, 3));
        let layer = Layer::<32>::new(&weights, OUTPUTS, &bias);
        let mut out = Vec::new();
        layer.product(&rows(&data), &mut out);
        assert_eq!(bits(&out), bits(&without_vectors(&layer, &rows(&data))));
        for (row, expected) in data.chunks(64).zip(out.chunks(layer.stride())) {
            let mut alone = Vec::new();
            layer.product(&rows(row), &mut alone);
            assert_eq!(bits(&alone), bits(expected));
        }
        struct One<'a>(&'a RowLayer<32>, Row<32>, &'a mut [f32]);
        impl WithIntegers for One<'_> {
            #[inline(always)]
            fn with_integers<S: Integers>(self, simd: S) {
                self.0.apply(simd, &self.1, self.2);
            }
        }
        let single = RowLayer::<32>::new(&weights, OUTPUTS, &bias);
        let mut alone = vec![0.0; single.stride()];
        dispatch_integers(One(&single, rows(&data[..64]).rows[0], &mut alone));
        assert_eq!(bits(&alone[..OUTPUTS]), bits(&out[..OUTPUTS]));
    }

    #[test]
    fn the_largest_inputs_and_weights_do_not_overflow() {
        let layer = Layer::<32>::new(&[3.0; 64], 1, &[]);
        let mut out = Vec::new();
        layer.product(&rows(&[-7.0; 64]), &mut out);
        assert!((out[0] + 64.0 * 21.0).abs() < 0.2, "{}", out[0]);
        layer.product(&rows(&[0.0; 64]), &mut out);
        assert_eq!(out[0].to_bits(), 0);
    }
}
