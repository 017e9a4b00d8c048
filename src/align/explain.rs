//! Why a claim has the partners that it has: all that were considered, with what spoke for and against each.

use super::{Candidate, Event, Model, Scored, Thresholds};
use crate::claim::{ClaimId, Reading};

/// All partners of a claim that were considered.
#[derive(Clone, Debug)]
pub struct Partners {
    /// Those that are linked, then the runner-up and the rest; the likeliest first.
    pub candidates: Vec<Candidate>,
    /// The lowest confidences with which two claims are linked.
    pub thresholds: Thresholds,
    /// What the two articles have in common as wholes.
    pub event: Event,
}

impl Partners {
    /// How many are linked; the next one is the runner-up.
    pub fn linked(&self) -> usize {
        self.candidates.iter().take_while(|one| one.linked).count()
    }
}

impl Candidate {
    /// What each feature adds to the logarithm of the odds that the two claims are about one fact, the weightiest first.
    pub fn shares(&self) -> Vec<(&'static str, f32)> {
        let names = super::features::NAMES.iter().copied();
        let mut shares: Vec<(&'static str, f32)> = names.zip(Model::embedded().link(self.context).shares(&self.features.values)).collect();
        shares.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then(a.0.cmp(b.0)));
        shares
    }
}

/// The partners of a claim: of the left article if `of_left`, else of the right one.
pub fn partners(left: &Reading, right: &Reading, of_left: bool, claim: ClaimId) -> Partners {
    let scored = Scored::new(left, right, Model::embedded());
    let of_claim = |one: &Candidate| (if of_left { one.link.left } else { one.link.right }) == claim;
    let mut candidates: Vec<Candidate> = scored.candidates.into_iter().filter(of_claim).collect();
    candidates.sort_by(|a, b| {
        let surer = b.linked.cmp(&a.linked).then(b.link.confidence.total_cmp(&a.link.confidence));
        surer.then((a.link.left, a.link.right).cmp(&(b.link.left, b.link.right)))
    });
    Partners { candidates, thresholds: scored.thresholds, event: scored.event }
}
