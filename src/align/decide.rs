//! Which pairs are linked: how sure one must be depends on whether its claims have a surer partner already.
//!
//! Most false links join two claims that each have a better partner; most missed ones join claims of which one has none at all. So a pair is
//! decided after all surer ones, against a threshold of its own.

use super::Candidate;
use rustc_hash::FxHashSet;
use std::fmt;

/// The lowest confidences that are linked, 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Thresholds {
    /// Where neither claim has a surer partner.
    pub open: f32,
    /// Where one has.
    pub one: f32,
    /// Where both have.
    pub taken: f32,
}

impl Thresholds {
    /// The same whatever partners there are.
    pub(super) fn all(threshold: f32) -> Self {
        Self { open: threshold, one: threshold, taken: threshold }
    }
}

impl fmt::Display for Thresholds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { open, one, taken } = self;
        if open == taken {
            write!(f, "{one:.2} on")
        } else {
            write!(f, "{one:.2} on ({open:.2} where neither has a surer partner, {taken:.2} where both have)")
        }
    }
}

/// Marks the candidates that are linked.
pub(super) fn decide(candidates: &mut [Candidate], thresholds: Thresholds) {
    let sure_enough = |(at, one): (usize, &Candidate)| (one.link.confidence >= thresholds.open).then_some((one.link.confidence, at));
    let mut order: Vec<(f32, usize)> = candidates.iter().enumerate().filter_map(sure_enough).collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let (mut left, mut right) = (FxHashSet::default(), FxHashSet::default());
    // Pairs that are equally sure have no order, so that the two articles can be exchanged.
    for equal in order.chunk_by(|a, b| a.0 == b.0) {
        for &(_, at) in equal {
            let candidate = &mut candidates[at];
            let threshold = match (left.contains(&candidate.link.left), right.contains(&candidate.link.right)) {
                (false, false) => thresholds.open,
                (true, false) | (false, true) => thresholds.one,
                (true, true) => thresholds.taken,
            };
            candidate.linked = candidate.features.admitted || candidate.link.confidence >= threshold;
        }
        for &(_, at) in equal.iter().filter(|(_, at)| candidates[*at].linked) {
            left.insert(candidates[at].link.left);
            right.insert(candidates[at].link.right);
        }
    }
}
