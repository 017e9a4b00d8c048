//! How much of what one passage says another says too.

use super::matches::Matches;
use super::terms::{Bag, NodeKind, Term, Terms};
use crate::kind::Side;
use std::cell::RefCell;

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
    left_marks: RefCell<Marks>,
    right_marks: RefCell<Marks>,
    pairing: RefCell<Pairing>,
}

/// Where each node of an article stands in the bag that is compared now, so that no bag is searched.
#[derive(Default)]
struct Marks {
    /// The number of the comparison, and the place in its bag, of each node.
    places: Vec<(u32, u32)>,
    comparison: u32,
}

impl Marks {
    fn new(terms: &Terms) -> RefCell<Self> {
        RefCell::new(Self { places: vec![(0, 0); terms.nodes.len()], comparison: 0 })
    }

    fn mark(&mut self, bag: &Bag) {
        self.comparison = self.comparison.wrapping_add(1);
        for (place, term) in (0..).zip(bag.iter()) {
            if let Some(mark) = self.places.get_mut(term.node as usize) {
                *mark = (self.comparison, place);
            }
        }
    }

    /// The place of a node in the bag that was marked.
    fn place(&self, node: u32) -> Option<usize> {
        self.places.get(node as usize).filter(|(compared, _)| *compared == self.comparison).map(|(_, place)| *place as usize)
    }
}

/// The best match of each term of two bags within the other: by how much, and at which place; both ways round.
#[derive(Default)]
struct Pairing {
    forward: Vec<(f32, usize)>,
    backward: Vec<(f32, usize)>,
}

impl Pairing {
    fn of(&self, side: Side) -> &[(f32, usize)] {
        match side {
            Side::Left => &self.forward,
            Side::Right => &self.backward,
        }
    }
}

/// The place of a term, or of the weightiest word of an idiom: an idiom itself weighs nothing.
fn weightiest(bag: &Bag, terms: &Terms, place: usize) -> usize {
    let parts = bag.get(place).and_then(|term| terms.node(term)).map_or(&[][..], |node| node.parts.as_slice());
    let places = parts.iter().filter_map(|&part| bag.binary_search_by_key(&part, |term| term.node).ok());
    let weight = |place: usize| bag.get(place).map_or(0.0, |term| term.weight);
    places.max_by(|&a, &b| weight(a).total_cmp(&weight(b)).then(b.cmp(&a))).unwrap_or(place)
}

fn share(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

fn covered(bag: &Bag, best: &[(f32, usize)]) -> f32 {
    bag.iter().zip(best).map(|(term, (alike, _))| term.weight * alike).sum()
}

impl<'a> Comparer<'a> {
    pub(super) fn new(ours: &'a Terms, theirs: &'a Terms, matches: &'a Matches) -> Self {
        Self { ours, theirs, matches, left_marks: Marks::new(ours), right_marks: Marks::new(theirs), pairing: RefCell::default() }
    }

    /// Does something with the best matches of two bags.
    fn paired<T>(&self, left: &Bag, right: &Bag, look: impl FnOnce(&Pairing) -> T) -> T {
        let mut marks = self.right_marks.borrow_mut();
        marks.mark(right);
        let mut pairing = self.pairing.borrow_mut();
        let Pairing { forward, backward } = &mut *pairing;
        forward.clear();
        backward.clear();
        backward.resize(right.len(), (0.0, 0));
        for (at, term) in left.iter().enumerate() {
            // Rows are ordered best first, so the first that is in the other bag is the best.
            let mut best = None;
            for &(node, alike) in self.matches.forward.get(term.node as usize).map_or(&[][..], Vec::as_slice) {
                let Some(place) = marks.place(node) else { continue };
                best = best.or(Some((alike, place)));
                match backward.get_mut(place) {
                    Some(known) if alike > known.0 => *known = (alike, at),
                    Some(_) | None => {}
                }
            }
            forward.push(best.unwrap_or_default());
        }
        drop(marks);
        self.spread(left, right, &mut pairing);
        look(&pairing)
    }

    /// What an idiom matches, its words match: "gave the green light to the plan" says all of "approved the plan".
    fn spread(&self, left: &Bag, right: &Bag, pairing: &mut Pairing) {
        let Pairing { forward, backward } = pairing;
        for (bag, terms, other, others, marks, best) in [
            (left, self.ours, right, self.theirs, &self.left_marks, forward),
            (right, self.theirs, left, self.ours, &self.right_marks, backward),
        ] {
            if !bag.idiomatic && !other.idiomatic {
                continue;
            }
            let mut marks = marks.borrow_mut();
            marks.mark(bag);
            for at in 0..best.len() {
                let (Some(node), Some(&(alike, place))) = (bag.get(at).and_then(|term| terms.node(term)), best.get(at)) else { continue };
                if alike == 0.0 {
                    continue;
                }
                let place = weightiest(other, others, place);
                for part in node.parts.iter().filter_map(|&part| marks.place(part)).chain([at]) {
                    if let Some(known) = best.get_mut(part).filter(|known| known.0 < alike || part == at) {
                        *known = (alike, place);
                    }
                }
            }
        }
    }

    /// What two bags have in common, and how their names and numbers go together.
    pub(super) fn compare(&self, left: &Bag, right: &Bag) -> (Cover, Kinds) {
        self.paired(left, right, |pairing| (cover(left, right, pairing), self.kinds(left, right, pairing)))
    }

    /// The share of each bag's weight that another bag of the other article covers; `of` is the side of the bags.
    pub(super) fn shares<'b>(&self, bags: impl Iterator<Item = &'b Bag>, of: Side, other: &Bag) -> Vec<f32> {
        let (terms, rows, marks) = match of {
            Side::Left => (self.ours, &self.matches.forward, &self.right_marks),
            Side::Right => (self.theirs, &self.matches.backward, &self.left_marks),
        };
        let mut marks = marks.borrow_mut();
        marks.mark(other);
        let best = |term: &Term| {
            let row = rows.get(term.node as usize).map_or(&[][..], Vec::as_slice);
            // Rows are ordered best first, so the first that is in the other bag is the best.
            row.iter().find(|(node, _)| marks.place(*node).is_some()).map_or(0.0, |(_, alike)| *alike)
        };
        let by_idiom = |bag: &Bag| {
            let mut likenesses: Vec<f32> = bag.iter().map(best).collect();
            for at in 0..likenesses.len() {
                let (parts, alike) = (bag.get(at).and_then(|term| terms.node(term)).map(|node| &node.parts), likenesses[at]);
                let parts = parts.into_iter().flatten().filter_map(|part| bag.binary_search_by_key(part, |term| term.node).ok());
                parts.for_each(|part| likenesses[part] = likenesses[part].max(alike));
            }
            bag.iter().zip(likenesses).map(|(term, alike)| term.weight * alike).sum()
        };
        let told = |bag: &Bag| if bag.idiomatic { by_idiom(bag) } else { bag.iter().map(|term| term.weight * best(term)).sum() };
        bags.map(|bag| share(told(bag), bag.mass)).collect()
    }

    /// How alike each term of the left bag is to its best match in the right one, or the other way round.
    pub(super) fn likenesses(&self, left: &Bag, right: &Bag, of: Side) -> Vec<f32> {
        self.paired(left, right, |pairing| pairing.of(of).iter().map(|(alike, _)| *alike).collect())
    }

    /// How much of each bag's weight the other covers beyond what is covered already, given as the likeness of each term.
    pub(super) fn beyond(&self, (left, right): (&Bag, &Bag), (left_known, right_known): (&[f32], &[f32])) -> (f32, f32) {
        let open = |bag: &Bag, best: &[(f32, usize)], known: &[f32]| {
            let known = known.iter().copied().chain(std::iter::repeat(0.0));
            let sum = bag.iter().zip(best).zip(known).map(|((term, (alike, _)), known)| term.weight * (alike - known).max(0.0)).sum();
            share(sum, bag.mass)
        };
        self.paired(left, right, |pairing| (open(left, &pairing.forward, left_known), open(right, &pairing.backward, right_known)))
    }

    fn kinds(&self, left: &Bag, right: &Bag, pairing: &Pairing) -> Kinds {
        let mut kinds = Kinds::default();
        let (mut missed, mut named, mut clashes) = ([0.0_f32; 2], [0.0_f32; 2], [false; 2]);
        let sides = [(left, &pairing.forward, self.ours), (right, &pairing.backward, self.theirs)];
        for (side, (bag, best, terms)) in sides.into_iter().enumerate() {
            for (term, &(alike, _)) in bag.iter().zip(best) {
                let Some(node) = terms.node(term) else { continue };
                if node.kind == NodeKind::Name {
                    named[side] += term.weight;
                }
                match node.kind {
                    NodeKind::Name if alike > 0.7 => kinds.names_shared += term.weight / 2.0,
                    NodeKind::Name if alike < 0.5 => missed[side] += term.weight,
                    NodeKind::Number if alike > 0.7 => kinds.numbers_shared += 0.5,
                    NodeKind::Number => {
                        clashes[side] = true;
                        // Another amount of the same thing.
                        kinds.same_slot += if alike > 0.5 { 0.5 } else { 0.0 };
                    }
                    NodeKind::Name | NodeKind::Word | NodeKind::Idiom => {}
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

fn cover(left: &Bag, right: &Bag, pairing: &Pairing) -> Cover {
    let (one, other) = (covered(left, &pairing.forward), covered(right, &pairing.backward));
    // Both ways round, so that the two articles can be exchanged.
    let product = |bag: &Bag, best: &[(f32, usize)], other: &Bag| -> f32 {
        let weight = |place: usize| other.get(place).map_or(0.0, |that| that.weight);
        bag.iter().zip(best).map(|(term, &(alike, place))| term.weight * alike * weight(place)).sum()
    };
    let (there, back) = (product(left, &pairing.forward, right), product(right, &pairing.backward, left));
    let telling = |bag: &Bag, best: &[(f32, usize)]| {
        bag.iter().zip(best).filter(|(_, (alike, _))| *alike > 0.6).map(|(term, (alike, _))| term.weight * alike).fold(0.0, f32::max)
    };
    Cover {
        left: share(one, left.mass),
        right: share(other, right.mass),
        cosine: share((there + back) / 2.0, left.length * right.length).min(1.0),
        evidence: (one + other) / 2.0,
        rarest: telling(left, &pairing.forward).max(telling(right, &pairing.backward)),
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
    /// How many figures and dates each has of a thing that the other has another amount of, on average.
    pub(super) same_slot: f32,
    /// Whether both name anything.
    pub(super) named: bool,
    /// Whether each has one that the other lacks.
    pub(super) numbers_clash: bool,
    /// Whether both have one amount that texts seldom share by chance, be it under two bounds.
    pub(super) telling_shared: bool,
}
