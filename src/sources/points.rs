//! Claims of many sources gathered into points: each point the claims that speak about one fact.
//!
//! Links are taken from the surest to the least sure. Two gatherings become one where at least half of the pairs that could be linked
//! between them are: a chain of likenesses ("the fire killed three" – "three died in hospital" – "the hospital burned") is no fact.

use super::{Edge, Node};
use crate::claim::Reading;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Claims about one fact.
pub(super) struct Group {
    /// By source and place.
    pub(super) nodes: Vec<Node>,
    /// The links between them.
    pub(super) edges: Vec<Edge>,
}

pub(super) struct Gathered {
    pub(super) groups: Vec<Group>,
    pub(super) bounded: Option<&'static str>,
}

/// The share of possible links between two gatherings that makes them one.
const SUPPORT: f64 = 0.5;

/// A fact recurs in headline, lead and recap; what recurs more often in every source is a refrain, and gathering it all is endless work.
const MOST_CLAIMS_A_SOURCE: usize = 8;

const BOUNDED: &str = "a claim recurs so often that not all of its places were gathered into one fact";

pub(super) fn gather(readings: &[Reading], mut edges: Vec<Edge>) -> Gathered {
    edges.sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then(a.nodes.cmp(&b.nodes)));
    let mut gathering = Gathering::new(readings, &edges);
    for edge in &edges {
        gathering.consider(edge.nodes);
    }
    gathering.groups(edges)
}

struct Gathering {
    /// Which cluster each claim is in.
    of: FxHashMap<Node, usize>,
    clusters: Vec<Vec<Node>>,
    linked: FxHashMap<(Node, Node), ()>,
    most: usize,
    bounded: Option<&'static str>,
}

impl Gathering {
    fn new(readings: &[Reading], edges: &[Edge]) -> Self {
        let nodes =
            readings.iter().enumerate().flat_map(|(source, reading)| (0..reading.claims.len()).map(move |claim| Node { source, claim }));
        let clusters: Vec<Vec<Node>> = nodes.map(|node| vec![node]).collect();
        let of = clusters.iter().enumerate().flat_map(|(index, cluster)| cluster.iter().map(move |node| (*node, index))).collect();
        let linked = edges.iter().map(|edge| (edge.nodes, ())).collect();
        Self { of, clusters, linked, most: MOST_CLAIMS_A_SOURCE * readings.len(), bounded: None }
    }

    fn consider(&mut self, (one, other): (Node, Node)) {
        let (Some(&a), Some(&b)) = (self.of.get(&one), self.of.get(&other)) else { return };
        if a == b {
            return;
        }
        let (Some(ours), Some(theirs)) = (self.clusters.get(a), self.clusters.get(b)) else { return };
        if ours.len() + theirs.len() > self.most {
            self.bounded = Some(BOUNDED);
            return;
        }
        if !self.belong_together(ours, theirs) {
            return;
        }
        let (from, to) = (a.max(b), a.min(b));
        let moved = self.clusters.get_mut(from).map(std::mem::take).unwrap_or_default();
        moved.iter().for_each(|node| {
            self.of.insert(*node, to);
        });
        if let Some(cluster) = self.clusters.get_mut(to) {
            cluster.extend(moved);
        }
    }

    fn belong_together(&self, ours: &[Node], theirs: &[Node]) -> bool {
        let (mut possible, mut linked) = (0_usize, 0_usize);
        for one in ours {
            for other in theirs.iter().filter(|other| other.source != one.source) {
                possible += 1;
                linked += usize::from(self.linked.contains_key(&((*one).min(*other), (*one).max(*other))));
            }
        }
        linked as f64 >= SUPPORT * possible as f64
    }

    fn groups(mut self, edges: Vec<Edge>) -> Gathered {
        self.clusters.iter_mut().for_each(|cluster| cluster.sort_unstable());
        let mut groups: Vec<Group> = self.clusters.into_iter().map(|nodes| Group { nodes, edges: Vec::new() }).collect();
        let mut strays: BTreeMap<(usize, usize), Group> = BTreeMap::new();
        for edge in edges {
            let (a, b) = (self.of.get(&edge.nodes.0).copied(), self.of.get(&edge.nodes.1).copied());
            match a.filter(|_| a == b).and_then(|group| groups.get_mut(group)) {
                Some(group) => group.edges.push(edge),
                // What was flagged between two facts is shown for itself, once for all sources: no flag is lost.
                None if !edge.differences.is_empty() => {
                    let between = a.zip(b).map_or((usize::MAX, usize::MAX), |(a, b)| (a.min(b), a.max(b)));
                    let stray = strays.entry(between).or_insert_with(|| Group { nodes: Vec::new(), edges: Vec::new() });
                    stray.nodes.extend([edge.nodes.0, edge.nodes.1]);
                    stray.nodes.sort_unstable();
                    stray.nodes.dedup();
                    stray.edges.push(edge);
                }
                None => {}
            }
        }
        groups.extend(strays.into_values());
        groups.retain(|group| !group.nodes.is_empty());
        Gathered { groups, bounded: self.bounded }
    }
}
