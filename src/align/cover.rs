//! How much of what one passage says another says too.

use super::matches::Matches;
use super::terms::{Bag, NodeKind, Term, Terms};

/// What two bags of terms have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Cover {
    /// The share of the left one's weight that the right one covers, 0 to 1.
    pub(super) left: f32,
    /// The share of the right one's weight that the left one covers.
    pub(super) right: f32,
    /// The weight of what both have, by the cosine of the two bags.
    pub(super) cosine: f32,
    /// The weight of what both have, in no unit.
    pub(super) evidence: f32,
    /// The weight of the most telling thing that both have, 0 to 1.
    pub(super) rarest: f32,
}

impl Cover {
    /// The smaller and the larger of both shares.
    pub(super) fn shares(&self) -> (f32, f32) {
        (self.left.min(self.right), self.left.max(self.right))
    }
}

/// Compares bags of two articles.
pub(super) struct Comparer<'a> {
    pub(super) ours: &'a Terms,
    pub(super) theirs: &'a Terms,
    pub(super) matches: &'a Matches,
}

/// The best match of each term of a bag within another: by how much, and how much the partner weighs.
fn best(bag: &[Term], other: &[Term], rows: &[Vec<(u32, f32)>]) -> Vec<(f32, f32)> {
    let of_term = |term: &Term| {
        // Rows are ordered best first, so the first that is in the other bag is the best.
        let row = rows.get(term.node as usize).map_or(&[][..], Vec::as_slice);
        let weight =
            |node: u32| other.binary_search_by_key(&node, |that| that.node).ok().and_then(|at| other.get(at)).map(|that| that.weight);
        row.iter().find_map(|&(node, alike)| weight(node).map(|weight| (alike, weight))).unwrap_or_default()
    };
    bag.iter().map(of_term).collect()
}

fn mass(bag: &[Term]) -> f32 {
    bag.iter().map(|term| term.weight).sum()
}

fn length(bag: &[Term]) -> f32 {
    bag.iter().map(|term| term.weight * term.weight).sum::<f32>().sqrt()
}

fn share(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

fn covered_share(bag: &[Term], other: &[Term], rows: &[Vec<(u32, f32)>]) -> f32 {
    share(bag.iter().zip(best(bag, other, rows)).map(|(term, (alike, _))| term.weight * alike).sum(), mass(bag))
}

impl Comparer<'_> {
    /// What two bags have in common.
    pub(super) fn cover(&self, left: &Bag, right: &Bag) -> Cover {
        let (forward, backward) = (best(left, right, &self.matches.forward), best(right, left, &self.matches.backward));
        let covered = |bag: &[Term], best: &[(f32, f32)]| bag.iter().zip(best).map(|(term, (alike, _))| term.weight * alike).sum::<f32>();
        let (one, other) = (covered(left, &forward), covered(right, &backward));
        // Both ways round, so that the two articles can be exchanged.
        let product = |bag: &[Term], best: &[(f32, f32)]| bag.iter().zip(best).map(|(t, (alike, weight))| t.weight * alike * weight).sum();
        let (there, back): (f32, f32) = (product(left, &forward), product(right, &backward));
        let telling = |bag: &[Term], best: &[(f32, f32)]| {
            bag.iter().zip(best).filter(|(_, (alike, _))| *alike > 0.6).map(|(term, (alike, _))| term.weight * alike).fold(0.0, f32::max)
        };
        Cover {
            left: share(one, mass(left)),
            right: share(other, mass(right)),
            cosine: share((there + back) / 2.0, length(left) * length(right)).min(1.0),
            evidence: (one + other) / 2.0,
            rarest: telling(left, &forward).max(telling(right, &backward)),
        }
    }

    /// The share of the left one's weight that the right one covers.
    pub(super) fn covered(&self, left: &Bag, right: &Bag) -> f32 {
        covered_share(left, right, &self.matches.forward)
    }

    /// The share of the right one's weight that the left one covers.
    pub(super) fn covered_back(&self, left: &Bag, right: &Bag) -> f32 {
        covered_share(right, left, &self.matches.backward)
    }

    /// How names and numbers of two claims go together.
    pub(super) fn kinds(&self, left: &Bag, right: &Bag) -> Kinds {
        let mut kinds = Kinds::default();
        let (mut missed, mut named, mut clashes) = ([0.0_f32; 2], [0.0_f32; 2], [false; 2]);
        let sides = [(left, right, &self.matches.forward, self.ours), (right, left, &self.matches.backward, self.theirs)];
        for (side, (bag, other, rows, terms)) in sides.into_iter().enumerate() {
            for (term, (alike, _)) in bag.iter().zip(best(bag, other, rows)) {
                let Some(node) = terms.node(term) else { continue };
                if node.kind == NodeKind::Name {
                    named[side] += term.weight;
                }
                match node.kind {
                    NodeKind::Name if alike > 0.7 => kinds.names_shared += term.weight / 2.0,
                    NodeKind::Name if alike < 0.5 => missed[side] += term.weight,
                    NodeKind::Number if alike > 0.7 => kinds.numbers_shared += 0.5,
                    NodeKind::Number => clashes[side] = true,
                    NodeKind::Name | NodeKind::Word => {}
                }
                kinds.telling_shared |= node.telling && alike > 0.9;
            }
        }
        // Names and numbers that only one side has are mostly detail; those that both have alone tell two facts apart.
        kinds.names_missed = missed[0].min(missed[1]);
        kinds.named = named.map(|weight| weight > 0.0).into_iter().all(|named| named);
        kinds.numbers_clash = clashes[0] && clashes[1];
        kinds
    }
}

/// How names and numbers of two claims go together.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Kinds {
    /// The weight of the words of names that both have.
    pub(super) names_shared: f32,
    /// The weight of those that each has alone, the smaller of both.
    pub(super) names_missed: f32,
    /// How many figures and dates both have.
    pub(super) numbers_shared: f32,
    /// Whether both name anything.
    pub(super) named: bool,
    /// Whether each has one that the other lacks.
    pub(super) numbers_clash: bool,
    /// Whether both have one amount that texts seldom share by chance, be it under two bounds.
    pub(super) telling_shared: bool,
}
