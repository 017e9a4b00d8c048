//! Links about one fact, and passages that the other article lacks: what is judged once, and shown together.
//!
//! A fact recurs in headline, lead and recap, and a rewrite may say it in two sentences. Two links belong together where they share a claim
//! and their other two claims, which stand in one article, say much the same; a sentence that merges two facts does not tie them.

use super::Link;
use super::terms::{NodeKind, Terms};
use crate::claim::{ClaimId, Reading};
use crate::facts::Value;

/// Links about one fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// As indices into [`super::Alignment::links`], the surest first, then by place: the first speaks for the group.
    pub links: Vec<usize>,
}

/// A claim without a partner.
#[derive(Clone, Debug, PartialEq)]
pub struct Unlinked {
    /// The claim.
    pub claim: ClaimId,
    /// How sure it is that the other article lacks it, 0 to 1.
    pub confidence: f32,
    /// How much an editor loses with it, 0 to 1: by figures, names, quotations, place and repetition. For ranking.
    pub weight: f32,
    /// The run of neighbouring claims without a partner that it belongs to, counted from 0 within its article.
    pub passage: usize,
    /// The claim of the other article that comes nearest, if any comes near.
    pub closest: Option<Link>,
}

/// The share of the smaller claim's weight that two claims of one article must have in common to say much the same.
const SAME_FACT: f32 = 0.55;

/// Groups the links; every link is in one group.
pub(super) fn groups(links: &[Link], ours: &Terms, theirs: &Terms) -> Vec<Group> {
    let mut parent: Vec<usize> = (0..links.len()).collect();
    let by_left = |a: &Link, b: &Link| a.left == b.left && alike(theirs, a.right, b.right);
    let by_right = |a: &Link, b: &Link| a.right == b.right && alike(ours, a.left, b.left);
    join(links, &mut parent, |link| link.left, by_left);
    join(links, &mut parent, |link| link.right, by_right);
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); links.len()];
    for link in 0..links.len() {
        let root = find(&mut parent, link);
        members[root].push(link);
    }
    members.retain(|links| !links.is_empty());
    for group in &mut members {
        group.sort_by(|&a, &b| links[b].confidence.total_cmp(&links[a].confidence).then(a.cmp(&b)));
    }
    members.into_iter().map(|links| Group { links }).collect()
}

/// Joins links that share a claim, where `one_fact` says so.
fn join(links: &[Link], parent: &mut [usize], claim: impl Fn(&Link) -> ClaimId, one_fact: impl Fn(&Link, &Link) -> bool) {
    let mut order: Vec<usize> = (0..links.len()).collect();
    order.sort_by_key(|&link| (claim(&links[link]), link));
    for run in order.chunk_by(|&a, &b| claim(&links[a]) == claim(&links[b])) {
        for (at, &one) in run.iter().enumerate() {
            for &other in &run[at + 1..] {
                if one_fact(&links[one], &links[other]) {
                    let (a, b) = (find(parent, one), find(parent, other));
                    parent[a.max(b)] = a.min(b);
                }
            }
        }
    }
}

fn find(parent: &mut [usize], link: usize) -> usize {
    let mut root = link;
    while parent[root] != root {
        parent[root] = parent[parent[root]];
        root = parent[root];
    }
    root
}

fn alike(terms: &Terms, one: ClaimId, other: ClaimId) -> bool {
    let Some((one, other)) = terms.claims.get(one).zip(terms.claims.get(other)) else { return false };
    let shared: f32 =
        one.iter().filter(|term| other.binary_search_by_key(&term.node, |that| that.node).is_ok()).map(|term| term.weight).sum();
    let smaller = one.mass.min(other.mass);
    smaller > 0.0 && shared / smaller >= SAME_FACT
}

/// The claims of an article without a partner. `closest` holds, for each claim, its best pair that was looked at.
pub(super) fn unlinked(reading: &Reading, terms: &Terms, is_linked: &[bool], closest: &[Option<Link>]) -> Vec<Unlinked> {
    let mut found: Vec<Unlinked> = Vec::new();
    let mut passage = 0;
    for (claim, _) in is_linked.iter().enumerate().filter(|(_, linked)| !**linked) {
        let follows = found.last().is_some_and(|before| before.claim + 1 == claim && are_neighbours(reading, before.claim, claim));
        passage += usize::from(!found.is_empty() && !follows);
        let closest = closest.get(claim).copied().flatten();
        let confidence = 1.0 - closest.map_or(0.0, |link| link.confidence);
        found.push(Unlinked { claim, confidence, weight: weight(reading, terms, claim), passage, closest });
    }
    found
}

/// Whether two claims stand in one sentence or in sentences one after the other.
fn are_neighbours(reading: &Reading, one: ClaimId, other: ClaimId) -> bool {
    reading.claims.get(one).zip(reading.claims.get(other)).is_some_and(|(one, other)| other.sentence <= one.sentence + 1)
}

/// How much a claim carries. Leads matter most, then figures and quotations, then names and what the article keeps coming back to.
fn weight(reading: &Reading, terms: &Terms, claim: ClaimId) -> f32 {
    let (Some(one), Some(bag)) = (reading.claims.get(claim), terms.claims.get(claim)) else { return 0.0 };
    let count = |kind: NodeKind| bag.iter().filter_map(|term| terms.node(term)).filter(|node| node.kind == kind).count() as f32;
    let quotes = reading.facts_of(one).filter(|fact| matches!(fact.value, Value::Quote(_))).count() as f32;
    let recurring = bag.iter().filter_map(|term| terms.node(term)).filter(|node| node.sentences.len() > 2).count() as f32;
    let place = 0.8 * (-(one.sentence as f32) / 4.0).exp();
    let sum = 0.5 * count(NodeKind::Number).min(3.0)
        + 0.15 * count(NodeKind::Name).min(4.0)
        + 0.5 * quotes.min(1.0)
        + 0.1 * recurring.min(4.0)
        + place;
    sum / (sum + 1.0)
}
