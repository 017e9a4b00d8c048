//! How the weights of the model become layers that are ready to be multiplied: mixed, rounded and laid in panels. Done when the crate is built
//! (`build/model.rs`), as it took half as long as comparing two short articles; here for tests alone.

use super::weights::{LANES, READ, SUMS, WIDTH, pair};

/// What the rounded weights of an output may come to together, signs aside: that often [`MOST`](super::weights::MOST) is what 32 bits hold.
const TOGETHER: f32 = 262_000.0;
/// How each product's weights are mixed from those for the token before, the token itself and the one behind.
const FILTERS: [[f32; 3]; READ] = [
    [1.0 / 4.0, 0.0, 0.0],
    [-1.0 / 6.0, -1.0 / 6.0, -1.0 / 6.0],
    [-1.0 / 6.0, 1.0 / 6.0, -1.0 / 6.0],
    [1.0 / 24.0, 1.0 / 12.0, 1.0 / 6.0],
    [1.0 / 24.0, -1.0 / 12.0, 1.0 / 6.0],
    [0.0, 0.0, 1.0],
];

/// The weights and the bias of a layer.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rounded {
    /// Two weights of 16 bits each, panel by panel, pair by pair: input `n` is one of a pair with input `pairs + n`.
    pub(crate) panels: Vec<i32>,
    /// For each output what one unit of its weights stands for; zeros up to the end of the last panel.
    pub(crate) units: Vec<f32>,
    /// Likewise one number an output.
    pub(crate) bias: Vec<f32>,
}

/// A layer of twice as many inputs as there are pairs, in panels of so many vectors. The weights are input by input, with `outputs` numbers each; outputs
/// beyond the end of `bias` have none.
pub(crate) fn rounded(weights: &[f32], pairs: usize, vectors: usize, outputs: usize, bias: &[f32]) -> Rounded {
    let panel = vectors * LANES;
    let inputs: Vec<&[f32]> = weights.chunks_exact(outputs.max(1)).take(2 * pairs).collect();
    let mut units = units(&inputs, pairs, outputs);
    units.resize(outputs.next_multiple_of(panel), 0.0);
    let mut panels = vec![0; units.len() * pairs];
    for (number, first) in inputs.iter().enumerate().take(pairs) {
        let second = inputs.get(pairs + number).copied().unwrap_or_default();
        for (at, (first, unit)) in first.iter().zip(&units).enumerate() {
            let rounded = |weight: f32| if *unit > 0.0 { weight / unit } else { 0.0 };
            let place = (at / panel * pairs + number) * panel + at % panel;
            panels[place] = pair(rounded(*first), rounded(second.get(at).copied().unwrap_or_default()));
        }
    }
    let mut bias = bias.to_vec();
    bias.resize(units.len(), 0.0);
    Rounded { panels, units, bias }
}

/// For each output what one unit of its weights stands for, input by input: the weights lie so.
fn units(inputs: &[&[f32]], pairs: usize, outputs: usize) -> Vec<f32> {
    let mut sizes = vec![(0.0_f32, 0.0_f32); outputs];
    for weights in inputs {
        for ((together, largest), weight) in sizes.iter_mut().zip(*weights) {
            *together += weight.abs();
            *largest = largest.max(weight.abs());
        }
    }
    // Rounding may add half a unit to each.
    let unit = |(together, largest): (f32, f32)| (together / (TOGETHER - pairs as f32)).max(largest / f32::from(i16::MAX));
    sizes.into_iter().map(unit).collect()
}

/// The weights of each product of a convolution (`convolution.rs`). They are input by input, first those of the token before, then the token's own, then
/// those of the one behind; `None` where these are not as many.
pub(crate) fn filtered(weights: &[f32]) -> Option<[Vec<f32>; READ]> {
    let part = WIDTH * SUMS;
    let (before, rest) = weights.split_at_checked(part)?;
    let (own, behind) = rest.split_at_checked(part)?;
    (behind.len() == part).then_some(())?;
    let mix = |[a, b, c]: [f32; 3]| -> Vec<f32> {
        before.iter().zip(own).zip(behind).map(|((before, own), behind)| a * before + b * own + c * behind).collect()
    };
    Some(FILTERS.map(mix))
}

/// The weights of the first convolution: an input's weights for the token behind it, for its own and for the one before it, side by side.
pub(crate) fn beside(weights: &[f32]) -> Option<Vec<f32>> {
    let mut beside = Vec::with_capacity(weights.len());
    for input in 0..WIDTH {
        for part in 0..3 {
            beside.extend_from_slice(weights.get((part * WIDTH + input) * SUMS..)?.get(..SUMS)?);
        }
    }
    Some(beside)
}

#[cfg(test)]
mod tests {
    use super::super::testing::noise;
    use super::*;

    #[test]
    fn weights_of_another_shape_are_refused() {
        assert!(filtered(&noise(WIDTH * SUMS, 1)).is_none() && beside(&noise(WIDTH * SUMS, 1)).is_none());
    }

    #[test]
    fn the_parts_of_the_first_convolution_lie_side_by_side() {
        let weights = noise(3 * WIDTH * SUMS, 1);
        let beside = beside(&weights).expect("three parts");
        let at = |part: usize, input: usize, output: usize| weights[(part * WIDTH + input) * SUMS + output];
        for (part, input, output) in [(0, 0, 0), (1, 5, 7), (2, WIDTH - 1, SUMS - 1)] {
            assert_eq!(beside[(3 * input + part) * SUMS + output].to_bits(), at(part, input, output).to_bits());
        }
    }
}
