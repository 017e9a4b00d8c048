//! The sources of one point, in camps by the value that they give.

use super::points::Group;
use super::{Dispute, Edge, Node, Point, Statement, group_of};
use crate::claim::{Claim, Reading};
use crate::facts::{Fact, Relation};
use crate::judge::{Difference, Evidence};
use std::collections::BTreeMap;

/// Makes a point of its claims and links; none without claims.
pub(super) fn point(readings: &[Reading], independent: &[Vec<usize>], group: Group) -> Option<Point> {
    let mut claims: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for node in &group.nodes {
        claims.entry(node.source).or_default().push(node.claim);
    }
    let told_best = told_best(&group)?;
    let values = Values::new(readings, &claims, &group.edges);
    let camps = camps(&claims, &group.edges, &values, independent);
    let count = camps.values().max().map_or(1, |last| last + 1);
    let statement = |source: usize| {
        let claims = claims.get(&source)?.clone();
        let camp = camps.get(&source).copied().unwrap_or_default();
        Some(Statement { claims, value: values.of(source).cloned(), camp })
    };
    let missing_from = (0..readings.len()).filter(|source| !claims.contains_key(source)).collect();
    let confidence =
        group.edges.iter().map(|edge| edge.confidence).fold(None, |least: Option<f32>, one| Some(least.map_or(one, |l| l.min(one))));
    Some(Point {
        statements: (0..readings.len()).map(statement).collect(),
        told_best,
        alone: alone(&camps, count, independent),
        disputes: disputes(group.edges),
        confidence: confidence.unwrap_or(0.5),
        camps: count,
        missing_from,
    })
}

/// The claim with the surest links; the first of equals.
fn told_best(group: &Group) -> Option<Node> {
    let score = |node: &Node| -> f32 {
        group.edges.iter().filter(|edge| edge.nodes.0 == *node || edge.nodes.1 == *node).map(|edge| edge.confidence).sum()
    };
    let scored = group.nodes.iter().map(|node| (score(node), node));
    scored.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, node)| *node)
}

fn disputes(edges: Vec<Edge>) -> Vec<Dispute> {
    let flagged = edges.into_iter().filter(|edge| !edge.differences.is_empty());
    let mut disputes: Vec<Dispute> =
        flagged.map(|edge| Dispute { nodes: edge.nodes, differences: edge.differences, confidence: edge.confidence }).collect();
    disputes.sort_by_key(|dispute| dispute.nodes);
    disputes
}

/// The words with each source's value, where the sources differ.
struct Values {
    /// The surest evidence of each source.
    own: BTreeMap<usize, (f32, Evidence)>,
    /// Sources that state the very value of another's evidence.
    same: Vec<(usize, usize)>,
}

impl Values {
    fn new(readings: &[Reading], claims: &BTreeMap<usize, Vec<usize>>, edges: &[Edge]) -> Self {
        let mut values = Self { own: BTreeMap::new(), same: Vec::new() };
        for edge in edges {
            for difference in &edge.differences {
                values.note(edge.nodes.0.source, difference, difference.left.as_ref());
                values.note(edge.nodes.1.source, difference, difference.right.as_ref());
            }
        }
        let evidence: Vec<(usize, &Fact)> =
            values.own.iter().filter_map(|(source, (_, evidence))| Some((*source, fact_at(readings.get(*source)?, evidence)?))).collect();
        let mut found = Vec::new();
        for (source, ids) in claims {
            let Some(reading) = readings.get(*source) else { continue };
            let stated = || ids.iter().filter_map(|id| reading.claims.get(*id)).flat_map(|claim: &Claim| reading.facts_of(claim));
            let matches = evidence.iter().filter(|(of, _)| of != source);
            let pairs: Vec<(usize, &Fact)> =
                matches.filter_map(|(of, fact)| stated().find(|own| is_same_value(own, fact)).map(|own| (*of, own))).collect();
            // Who gives several of the values belongs to no camp for that reason.
            let distinct = pairs.iter().any(|(_, fact)| pairs.iter().any(|(_, other)| !is_same_value(fact, other)));
            if let (Some((_, fact)), false) = (pairs.first(), distinct) {
                values.same.extend(pairs.iter().map(|(of, _)| (*source, *of)));
                found.push((*source, Evidence { span: fact.span, fact: fact.kind(), value: Some(fact.display()) }));
            }
        }
        for (source, evidence) in found {
            values.own.entry(source).or_insert((0.0, evidence));
        }
        values
    }

    fn note(&mut self, source: usize, difference: &Difference, evidence: Option<&Evidence>) {
        let Some(evidence) = evidence else { return };
        let kept = self.own.get(&source).map(|(confidence, _)| *confidence);
        if kept.is_none_or(|kept| difference.confidence > kept) {
            self.own.insert(source, (difference.confidence, evidence.clone()));
        }
    }

    fn of(&self, source: usize) -> Option<&Evidence> {
        self.own.get(&source).map(|(_, evidence)| evidence)
    }
}

fn fact_at<'a>(reading: &'a Reading, evidence: &Evidence) -> Option<&'a Fact> {
    reading.facts.iter().find(|fact| fact.span == evidence.span && fact.kind() == evidence.fact)
}

fn is_same_value(one: &Fact, other: &Fact) -> bool {
    let relation = match (one.figure(), other.figure(), one.date(), other.date(), one.name(), other.name()) {
        (Some(a), Some(b), ..) => a.relation(b),
        (_, _, Some(a), Some(b), ..) => a.relation(b),
        (_, _, _, _, Some(a), Some(b)) => a.relation(b),
        _ => Relation::Unrelated,
    };
    relation == Relation::Same
}

/// Which camp each source is in; camps with more independent sources come first, then those with the earlier source.
fn camps(claims: &BTreeMap<usize, Vec<usize>>, edges: &[Edge], values: &Values, independent: &[Vec<usize>]) -> BTreeMap<usize, usize> {
    let mut camp: BTreeMap<usize, usize> = claims.keys().map(|source| (*source, *source)).collect();
    let conflicts: Vec<(usize, usize)> =
        edges.iter().filter(|edge| !edge.differences.is_empty()).map(|edge| (edge.nodes.0.source, edge.nodes.1.source)).collect();
    let agreed = edges.iter().filter(|edge| edge.differences.is_empty()).map(|edge| (edge.nodes.0.source, edge.nodes.1.source));
    // The same value says more than a link on which nothing was flagged; links come with the surest first.
    for (one, other) in values.same.iter().copied().chain(agreed) {
        join(&mut camp, &conflicts, one, other);
    }
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (source, of) in &camp {
        members.entry(*of).or_default().push(*source);
    }
    let mut ranked: Vec<Vec<usize>> = members.into_values().collect();
    ranked.sort_by_key(|members| (std::cmp::Reverse(groups(members.iter().copied(), independent).len()), members.first().copied()));
    ranked.iter().enumerate().flat_map(|(rank, members)| members.iter().map(move |source| (*source, rank))).collect()
}

/// Makes the camps of two sources one, unless a member of one was flagged against a member of the other.
fn join(camp: &mut BTreeMap<usize, usize>, conflicts: &[(usize, usize)], one: usize, other: usize) {
    let (Some(&a), Some(&b)) = (camp.get(&one), camp.get(&other)) else { return };
    let in_conflict = conflicts.iter().any(|(x, y)| {
        let (of_x, of_y) = (camp.get(x), camp.get(y));
        (of_x, of_y) == (Some(&a), Some(&b)) || (of_x, of_y) == (Some(&b), Some(&a))
    });
    if a != b && !in_conflict {
        let (from, to) = (a.max(b), a.min(b));
        camp.values_mut().filter(|of| **of == from).for_each(|of| *of = to);
    }
}

/// The independent sources among some articles.
fn groups(sources: impl Iterator<Item = usize>, independent: &[Vec<usize>]) -> Vec<usize> {
    let mut groups: Vec<usize> = sources.filter_map(|source| group_of(independent, source)).collect();
    groups.sort_unstable();
    groups.dedup();
    groups
}

fn alone(camps: &BTreeMap<usize, usize>, count: usize, independent: &[Vec<usize>]) -> Vec<usize> {
    let of_camp = |camp: usize| camps.iter().filter(move |(_, of)| **of == camp).map(|(source, _)| *source);
    let mut alone: Vec<usize> = (0..count)
        .filter(|camp| {
            let ours = groups(of_camp(*camp), independent);
            let theirs = groups(camps.iter().filter(|(_, of)| **of != *camp).map(|(source, _)| *source), independent);
            ours.len() == 1 && theirs.len() > 1
        })
        .flat_map(of_camp)
        .collect();
    alone.sort_unstable();
    alone
}
