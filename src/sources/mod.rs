//! Many articles about one event: which source states which fact and with which value, who leaves it out, who stands alone against the rest.
//!
//! Built on readings that are computed once and on the comparisons of all pairs. Claims that the comparisons link become one [`Point`]
//! (`points`); the sources of a point fall into camps by the value that they give (`camps`); articles that are the same wire copy count as
//! one source (`wire`).

mod camps;
mod points;
mod wire;

use crate::claim::{ClaimId, Reading};
use crate::compare::Comparison;
use crate::config::Settings;
use crate::judge::{Difference, Evidence, Finding};
use crate::kind::Verdict;

/// A claim of one of the sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node {
    /// The source, as an index into the readings.
    pub source: usize,
    /// The claim of that reading.
    pub claim: ClaimId,
}

/// What one source says on a point.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Its claims, by place.
    pub claims: Vec<ClaimId>,
    /// The words with its value, where the sources differ about one.
    pub value: Option<Evidence>,
    /// Which of the point's camps it belongs to, from 0; the largest camp is the first.
    pub camp: usize,
}

/// How two sources differ on a point.
#[derive(Clone, Debug)]
pub struct Dispute {
    /// The claims, that of the earlier source first.
    pub nodes: (Node, Node),
    /// How they differ, at least in one way.
    pub differences: Vec<Difference>,
    /// How sure it is that the two claims speak about the same fact, 0 to 1.
    pub confidence: f32,
}

/// One fact, as all sources tell it.
#[derive(Clone, Debug)]
pub struct Point {
    /// What each source says, in the order of the sources; `None` where it leaves the fact out.
    pub statements: Vec<Option<Statement>>,
    /// The claim that tells it best: the one that the others resemble most.
    pub told_best: Node,
    /// The differences between sources that were flagged, by their claims.
    pub disputes: Vec<Dispute>,
    /// How sure it is that these claims speak about the same fact, 0 to 1: the weakest of the links that hold them together.
    pub confidence: f32,
    /// How many camps there are; one where all that state it agree.
    pub camps: usize,
    /// Sources that stand alone: in a camp of one independent source against two or more.
    pub alone: Vec<usize>,
    /// Sources that leave it out.
    pub missing_from: Vec<usize>,
}

impl Point {
    /// What it comes to: the gravest dispute; without one, an agreement, or an omission where only one source states it.
    pub fn verdict(&self) -> Verdict {
        let contradicts = |dispute: &Dispute| dispute.differences.iter().any(|difference| difference.contradicts);
        if self.disputes.iter().any(contradicts) {
            Verdict::Contradiction
        } else if !self.disputes.is_empty() {
            Verdict::Discrepancy
        } else if self.sources().count() > 1 {
            Verdict::Agreement
        } else {
            Verdict::Omission
        }
    }

    /// The sources that state it.
    pub fn sources(&self) -> impl Iterator<Item = usize> + '_ {
        self.statements.iter().enumerate().filter(|(_, statement)| statement.is_some()).map(|(source, _)| source)
    }

    /// Its claims, by source and place.
    pub fn nodes(&self) -> impl Iterator<Item = Node> + '_ {
        let of = |(source, statement): (usize, &'_ Option<Statement>)| {
            let claims = statement.as_ref().map(|statement| statement.claims.clone()).unwrap_or_default();
            claims.into_iter().map(move |claim| Node { source, claim })
        };
        self.statements.iter().enumerate().flat_map(of)
    }
}

/// Many articles, compared.
#[derive(Debug)]
pub struct Collation<'a> {
    /// The articles, in the caller's order.
    pub readings: &'a [Reading],
    /// The articles that count as one source each, by their first article; a group of more than one is the same wire copy.
    pub independent: Vec<Vec<usize>>,
    /// The facts: contradictions first, then discrepancies, what most sources state, what one states; within these by place.
    pub points: Vec<Point>,
    /// Articles that have no claim in common with any other.
    pub strangers: Vec<usize>,
    /// Why not everything was looked at, if it was not.
    pub bounded: Option<&'static str>,
    /// How many findings between pairs the project's settings silenced.
    pub silenced: usize,
}

impl Collation<'_> {
    /// How many independent sources are among these articles.
    pub fn count_independent(&self, sources: impl IntoIterator<Item = usize>) -> usize {
        let mut groups: Vec<usize> = sources.into_iter().filter_map(|source| group_of(&self.independent, source)).collect();
        groups.sort_unstable();
        groups.dedup();
        groups.len()
    }
}

fn group_of(groups: &[Vec<usize>], source: usize) -> Option<usize> {
    groups.iter().position(|group| group.contains(&source))
}

/// A link between claims of two sources, with what was flagged on it.
struct Edge {
    nodes: (Node, Node),
    confidence: f32,
    differences: Vec<Difference>,
}

/// Compares every article with every other.
///
/// ```
/// use crosscheck::syntax::Depth;
/// use crosscheck::{Article, ReadOptions, Reading, Settings, Verdict, sources::collate};
///
/// # fn main() -> crosscheck::Result<()> {
/// let texts = ["The mill in Corvale burned on Monday.", "The mill in Corvale burned on Monday.", "The mill in Corvale burned on Friday."];
/// let mut readings = Vec::new();
/// for text in texts {
///     readings.push(Reading::new(Article::read("a source", text.into(), &ReadOptions::default())?, Depth::Full));
/// }
/// let collation = collate(&readings, &Settings::default());
/// let burned = &collation.points[0];
/// assert_eq!((burned.verdict(), burned.alone.as_slice()), (Verdict::Contradiction, &[2][..]));
/// # Ok(())
/// # }
/// ```
pub fn collate<'a>(readings: &'a [Reading], settings: &Settings) -> Collation<'a> {
    let (mut edges, mut bounded, mut silenced) = (Vec::new(), None, 0);
    let mut strange = vec![true; readings.len()];
    for (left, one) in readings.iter().enumerate() {
        for (right, other) in readings.iter().enumerate().skip(left + 1) {
            let comparison = settings.compare(one, other);
            silenced += comparison.silenced;
            bounded = bounded.or(comparison.bounded);
            if comparison.not_comparable.is_none() {
                [left, right].into_iter().filter_map(|source| strange.get_mut(source).map(|place| *place = false)).for_each(drop);
            }
            edges.extend(edges_of(comparison, left, right));
        }
    }
    let independent = wire::independent(readings);
    let found = points::gather(readings, edges);
    let mut points: Vec<Point> = found.groups.into_iter().filter_map(|group| camps::point(readings, &independent, group)).collect();
    points.sort_by_key(order);
    let strangers = strange.iter().enumerate().filter(|(_, strange)| **strange).map(|(source, _)| source).collect();
    Collation { readings, independent, points, strangers, bounded: bounded.or(found.bounded), silenced }
}

fn edges_of(comparison: Comparison<'_>, left: usize, right: usize) -> impl Iterator<Item = Edge> {
    comparison.findings.into_iter().filter_map(move |finding| match finding {
        Finding::Linked { link, differences } => Some(Edge {
            nodes: (Node { source: left, claim: link.left }, Node { source: right, claim: link.right }),
            confidence: link.confidence,
            differences,
        }),
        Finding::Omitted { .. } => None,
    })
}

/// The order of a report.
fn order(point: &Point) -> (Verdict, std::cmp::Reverse<usize>, Option<Node>) {
    // An agreement stands before what one source alone states.
    let verdict = match point.verdict() {
        Verdict::Omission => Verdict::Agreement,
        Verdict::Agreement => Verdict::Omission,
        flagged @ (Verdict::Contradiction | Verdict::Discrepancy | Verdict::Damage) => flagged,
    };
    (verdict, std::cmp::Reverse(point.sources().count()), point.nodes().next())
}

#[cfg(test)]
mod tests;
