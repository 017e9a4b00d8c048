//! Many articles, two at a time: the findings about each pair, under the ids that they have where the two alone are compared, so that what
//! was decided on a pair counts wherever the pair stands.

use super::resolve::{Resolver, evidence, explanation, id, kinds};
use super::sources::PointRow;
use super::view::{Place, Row, sort};
use crate::kind::Verdict;
use crate::sources::{Dispute, Node, Point};

/// Two of many articles.
#[derive(Clone, Debug)]
pub struct Pair {
    /// Which, the earlier first.
    pub articles: [usize; 2],
    /// The findings about the two, in the order of a report.
    pub rows: Vec<Row>,
    /// Whether both state any fact at all; where they do not, they were not compared.
    pub shares: bool,
}

/// All pairs, in order.
pub(super) fn pairs(points: &[(PointRow, &Point)], resolvers: &[Resolver<'_>], damage: &[Row]) -> Vec<Pair> {
    let two = (0..resolvers.len()).flat_map(|left| (left + 1..resolvers.len()).map(move |right| [left, right]));
    two.map(|articles| pair(articles, points, resolvers, damage)).collect()
}

fn pair([left, right]: [usize; 2], points: &[(PointRow, &Point)], resolvers: &[Resolver<'_>], damage: &[Row]) -> Pair {
    let states = |row: &PointRow, source: usize| row.cells.get(source).is_some_and(Option::is_some);
    let mut rows: Vec<Row> = Vec::new();
    let mut shares = false;
    for (row, point) in points {
        let claims = |source: usize| row.cells.get(source).into_iter().flatten().flat_map(|cell| cell.claims.iter().cloned());
        let disputes = point.disputes.iter().filter(|dispute| (dispute.nodes.0.source, dispute.nodes.1.source) == (left, right));
        let conflicts: Vec<Row> = disputes.filter_map(|dispute| conflict(dispute, resolvers)).collect();
        match (states(row, left), states(row, right)) {
            (true, true) => {
                shares = true;
                if conflicts.is_empty() {
                    rows.push(Row {
                        confidence: point.confidence,
                        ..Row::new(Verdict::Agreement, claims(left).chain(claims(right)).collect())
                    });
                }
            }
            (true, false) => rows.push(omission(claims(left).collect(), right)),
            (false, true) => rows.push(omission(claims(right).collect(), left)),
            (false, false) => {}
        }
        rows.extend(conflicts);
    }
    let of_either = damage.iter().filter(|row| row.claims.first().is_some_and(|place| place.article == left || place.article == right));
    rows.extend(of_either.cloned().map(with_parts));
    sort(&mut rows);
    Pair { articles: [left, right], rows, shares }
}

fn omission(claims: Vec<Place>, by: usize) -> Row {
    let explanation = "only one of the two says this".to_owned();
    Row { missing_from: vec![by], confidence: 0.5, explanation, ..Row::new(Verdict::Omission, claims) }
}

/// What was flagged between two claims, as the comparison of their two articles flags it.
pub(super) fn conflict(dispute: &Dispute, resolvers: &[Resolver<'_>]) -> Option<Row> {
    let resolver = |node: Node| resolvers.get(node.source);
    let (left, right) = (resolver(dispute.nodes.0)?, resolver(dispute.nodes.1)?);
    let claims = vec![left.claim(dispute.nodes.0.claim)?, right.claim(dispute.nodes.1.claim)?];
    let contradicts = dispute.differences.iter().any(|difference| difference.contradicts);
    let verdict = if contradicts { Verdict::Contradiction } else { Verdict::Discrepancy };
    let kinds = kinds(&dispute.differences);
    let alone: Vec<Place> = claims.iter().enumerate().map(|(side, place)| Place { article: side, ..place.clone() }).collect();
    Some(Row {
        id: id(verdict, &kinds, &alone),
        kinds,
        confidence: dispute.confidence,
        evidence: dispute.differences.iter().flat_map(|difference| evidence([left, right], difference)).collect(),
        explanation: explanation(&dispute.differences),
        ..Row::new(verdict, claims)
    })
}

/// A damaged place with the ids that it has as the left and as the right of two articles.
pub(super) fn with_parts(row: Row) -> Row {
    let Some(place) = row.claims.first() else { return row };
    let as_side = |side: usize| id(row.verdict, &row.kinds, &[Place { article: side, ..place.clone() }]);
    let parts = vec![as_side(0), as_side(1)];
    Row { parts, ..row }
}
