//! The decision whether two claims speak about the same fact: a logistic regression whose weights are data (`data/weights.txt`, written by
//! `tools/train_align.py`, which says on what and with which held-out figures).

use super::features::{Features, NAMES};
use std::sync::LazyLock;

struct Model {
    bias: f32,
    weights: Vec<f32>,
    threshold: f32,
}

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::parse(include_str!("data/weights.txt")));

impl Model {
    /// Reads "name weight" lines; a feature without a line weighs nothing.
    fn parse(data: &str) -> Self {
        let lines = data.lines().filter(|line| !line.starts_with('#'));
        let pairs: Vec<(&str, f32)> =
            lines.filter_map(|line| line.split_once(' ')).filter_map(|(n, w)| Some((n, w.trim().parse().ok()?))).collect();
        let weight = |name: &str| pairs.iter().find(|(other, _)| *other == name).map_or(0.0, |(_, weight)| *weight);
        Self { bias: weight("bias"), weights: NAMES.iter().map(|name| weight(name)).collect(), threshold: weight("threshold") }
    }
}

/// How likely it is that a pair with these features speaks about the same fact, 0 to 1.
pub(super) fn probability(features: &Features) -> f32 {
    let sum: f32 = features.values.iter().zip(&MODEL.weights).map(|(value, weight)| value * weight).sum();
    1.0 / (1.0 + (-(sum + MODEL.bias)).exp())
}

/// The lowest probability that is linked.
pub(super) fn threshold() -> f32 {
    MODEL.threshold
}

/// Whether a pair of that probability is linked.
pub(super) fn is_linked(probability: f32) -> bool {
    probability >= MODEL.threshold
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_weight_belongs_to_a_feature() {
        let lines = include_str!("data/weights.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let names = lines.filter_map(|line| line.split(' ').next());
        let unknown: Vec<&str> = names.filter(|name| !NAMES.contains(name) && !["bias", "threshold"].contains(name)).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }
}
