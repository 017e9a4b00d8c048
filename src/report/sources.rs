//! The view of many articles: the rows of a report, as for two, and beside them the points with one cell a source.

use super::pairs::{self, Pair};
use super::resolve::{Resolver, id, kinds};
use super::safe::one_line;
use super::view::{Article, Evidence, Place, Row, View, sort};
use crate::kind::Verdict;
use crate::sources::{Collation, Node, Point, Statement};

/// What a report on many articles has beside its findings.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The articles that count as one source each; a group of more than one is the same copy.
    pub independent: Vec<Vec<usize>>,
    /// Articles that have no claim in common with any other.
    pub strangers: Vec<usize>,
    /// One row a fact, in the order of a report.
    pub points: Vec<PointRow>,
    /// Each two of the articles, in order: A and B, A and C, B and C.
    pub pairs: Vec<Pair>,
}

/// How one of many articles stands among the others, in facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Facts that it states.
    pub states: usize,
    /// Of these, facts that no other states.
    pub only_here: usize,
    /// Facts that others state and it does not.
    pub leaves_out: usize,
    /// Facts on which it stands alone against the others.
    pub stands_alone: usize,
}

impl Sources {
    /// How an article stands.
    pub fn standing(&self, source: usize) -> Standing {
        let states = |point: &&PointRow| matches!(point.cells.get(source), Some(Some(_)));
        let stated = self.points.iter().filter(states);
        Standing {
            states: stated.clone().count(),
            only_here: stated.filter(|point| point.verdict == Verdict::Omission).count(),
            leaves_out: self.points.iter().filter(|point| !states(point)).count(),
            stands_alone: self.points.iter().filter(|point| point.alone.contains(&source)).count(),
        }
    }

    /// How many independent sources are among some articles.
    pub(super) fn count_independent(&self, articles: &[usize]) -> usize {
        self.independent.iter().filter(|group| group.iter().any(|article| articles.contains(article))).count()
    }

    /// "3 sources, 2 independent: A and C are the same copy".
    pub(super) fn independence(&self) -> String {
        let of_copies = self.independent.iter().filter(|group| group.len() > 1);
        let copies: Vec<String> = of_copies.map(|group| format!("{} are the same copy", named(group))).collect();
        let copies = if copies.is_empty() { String::new() } else { format!(": {}", copies.join("; ")) };
        let sources: usize = self.independent.iter().map(Vec::len).sum();
        format!("{sources} sources, {} independent{copies}", self.independent.len())
    }
}

/// One fact, one cell a source.
#[derive(Clone, Debug)]
pub struct PointRow {
    /// That of the finding about the point; stable.
    pub id: String,
    /// What it comes to: a contradiction, a discrepancy, an agreement, or an omission where one source alone states it.
    pub verdict: Verdict,
    /// Kinds of conflict, by their keys.
    pub kinds: Vec<&'static str>,
    /// The words that tell it best.
    pub told_best: Place,
    /// What each source says, in order; `None` where it leaves the fact out.
    pub cells: Vec<Option<Cell>>,
    /// Sources that stand alone against two or more.
    pub alone: Vec<usize>,
    /// Sources that leave it out.
    pub missing_from: Vec<usize>,
    /// One plain sentence.
    pub explanation: String,
}

impl PointRow {
    /// What a source says on it, on one line: its value where the sources differ about one, its claim where they differ otherwise, "yes" where
    /// all say the same; nothing where it leaves the fact out.
    pub(super) fn said_by(&self, source: usize) -> Option<String> {
        let cell = self.cells.get(source)?.as_ref()?;
        Some(match &cell.value {
            Some(evidence) => one_line(&evidence.place.text),
            None if self.kinds.is_empty() => "yes".to_owned(),
            None => cell.claims.first().map(|place| one_line(&place.text)).unwrap_or_default(),
        })
    }

    /// The letter of a source's camp, "a" being the largest; "+" where all agree, nothing where the source leaves the fact out.
    pub(super) fn camp_of(&self, source: usize) -> Option<char> {
        let cell = self.cells.get(source)?.as_ref()?;
        let letter = u8::try_from(cell.camp).ok().and_then(|camp| b'a'.checked_add(camp)).filter(u8::is_ascii_lowercase);
        Some(if self.kinds.is_empty() { '+' } else { letter.map_or('?', char::from) })
    }
}

/// What one source says on a point.
#[derive(Clone, Debug)]
pub struct Cell {
    /// Its claims.
    pub claims: Vec<Place>,
    /// The words with its value, where the sources differ about one.
    pub value: Option<Evidence>,
    /// Which camp it is in, from 0, the largest first.
    pub camp: usize,
}

impl View {
    /// Resolves a comparison of many articles. Its rows are findings over all of them: one a point that is disputed or agreed on, one a point
    /// that some leave out, one a damaged place.
    pub fn of_sources(collation: &Collation<'_>) -> Self {
        let resolvers: Vec<Resolver<'_>> =
            collation.readings.iter().enumerate().map(|(article, reading)| Resolver::new(article, letter(article), reading)).collect();
        let points: Vec<(PointRow, &Point)> =
            collation.points.iter().filter_map(|point| Some((point_row(point, &resolvers)?, point))).collect();
        let mut rows: Vec<Row> = points.iter().flat_map(|(row, point)| findings(row, point, &resolvers)).collect();
        let damage: Vec<Row> = resolvers.iter().flat_map(Resolver::damage).collect();
        let pairs = pairs::pairs(&points, &resolvers, &damage);
        rows.extend(damage.into_iter().map(pairs::with_parts));
        sort(&mut rows);
        let articles: Vec<Article> = resolvers.iter().map(Resolver::article).collect();
        let nothing_shared = collation.readings.len() == collation.strangers.len();
        let sources = Sources {
            independent: collation.independent.clone(),
            strangers: if nothing_shared { Vec::new() } else { collation.strangers.clone() },
            points: points.into_iter().map(|(row, _)| row).collect(),
            pairs,
        };
        Self {
            articles,
            rows,
            not_comparable: nothing_shared.then(|| "the articles have no claim in common; do they tell of the same event?".to_owned()),
            bounded: collation.bounded,
            sources: Some(sources),
        }
    }
}

/// What a source is called: A to Z, AA, AB, and so on.
fn letter(article: usize) -> String {
    let last = char::from(b'A' + u8::try_from(article % 26).unwrap_or_default());
    if article < 26 { last.to_string() } else { format!("{}{last}", letter(article / 26 - 1)) }
}

/// "A", "A and B", "A, B and C".
pub(super) fn named(sources: &[usize]) -> String {
    let letters: Vec<String> = sources.iter().map(|source| letter(*source)).collect();
    match letters.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

fn point_row(point: &Point, resolvers: &[Resolver<'_>]) -> Option<PointRow> {
    let claim = |node: Node| resolvers.get(node.source)?.claim(node.claim);
    let cell = |(source, statement): (usize, &Option<Statement>)| {
        let (statement, resolver) = (statement.as_ref()?, resolvers.get(source)?);
        let value = statement.value.as_ref().map(|evidence| resolver.evidence(evidence));
        Some(Cell { claims: statement.claims.iter().filter_map(|claim| resolver.claim(*claim)).collect(), value, camp: statement.camp })
    };
    let kinds = kinds(point.disputes.iter().flat_map(|dispute| &dispute.differences));
    let verdict = point.verdict();
    let claims: Vec<Place> = point.nodes().filter_map(claim).collect();
    let cells: Vec<Option<Cell>> = point.statements.iter().enumerate().map(cell).collect();
    let explanation = explanation(point, &cells);
    let (alone, missing_from) = (point.alone.clone(), point.missing_from.clone());
    Some(PointRow {
        id: id(verdict, &kinds, &claims),
        verdict,
        kinds,
        told_best: claim(point.told_best)?,
        cells,
        alone,
        missing_from,
        explanation,
    })
}

fn explanation(point: &Point, cells: &[Option<Cell>]) -> String {
    let sources: Vec<usize> = point.sources().collect();
    match point.verdict() {
        Verdict::Agreement => format!("{} say the same", named(&sources)),
        Verdict::Omission | Verdict::Damage => format!("only {} says this", named(&sources)),
        Verdict::Contradiction | Verdict::Discrepancy => {
            let said: Vec<String> = (0..point.camps).map(|camp| camp_says(camp, cells)).collect();
            let alone = if point.alone.is_empty() { String::new() } else { format!("; {} alone", stand(&point.alone)) };
            format!("{}{alone}", said.join("; "))
        }
    }
}

fn stand(sources: &[usize]) -> String {
    format!("{} {}", named(sources), if sources.len() == 1 { "stands" } else { "stand" })
}

/// "A and B say “140 passengers”".
fn camp_says(camp: usize, cells: &[Option<Cell>]) -> String {
    let members: Vec<(usize, &Cell)> = cells
        .iter()
        .enumerate()
        .filter_map(|(source, cell)| Some((source, cell.as_ref()?)))
        .filter(|(_, cell)| cell.camp == camp)
        .collect();
    let value = members.iter().find_map(|(_, cell)| cell.value.as_ref()).map(|evidence| evidence.place.text.as_str());
    let words = value.or_else(|| members.first().and_then(|(_, cell)| cell.claims.first()).map(|place| place.text.as_str()));
    let sources: Vec<usize> = members.iter().map(|(source, _)| *source).collect();
    let verb = if sources.len() == 1 { "says" } else { "say" };
    format!("{} {verb} “{}”", named(&sources), words.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The findings about a point: that the sources agree or differ, and that some leave it out.
fn findings(row: &PointRow, point: &Point, resolvers: &[Resolver<'_>]) -> Vec<Row> {
    let claims: Vec<Place> = row.cells.iter().flatten().flat_map(|cell| cell.claims.iter().cloned()).collect();
    let mut found = Vec::new();
    if row.verdict != Verdict::Omission {
        found.push(Row {
            id: row.id.clone(),
            kinds: row.kinds.clone(),
            confidence: point.confidence,
            evidence: row.cells.iter().flatten().filter_map(|cell| cell.value.clone()).collect(),
            explanation: row.explanation.clone(),
            parts: point.disputes.iter().filter_map(|dispute| Some(pairs::conflict(dispute, resolvers)?.id)).collect(),
            ..Row::new(row.verdict, claims.clone())
        });
    }
    if !row.missing_from.is_empty() {
        let sources: Vec<usize> = point.sources().collect();
        let explanation = match row.verdict {
            Verdict::Omission => row.explanation.clone(),
            Verdict::Contradiction | Verdict::Discrepancy | Verdict::Agreement | Verdict::Damage => {
                let verb = if row.missing_from.len() == 1 { "leaves" } else { "leave" };
                format!("{} {verb} out what {} say", named(&row.missing_from), named(&sources))
            }
        };
        found.push(Row { missing_from: row.missing_from.clone(), confidence: 0.5, explanation, ..Row::new(Verdict::Omission, claims) });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_called_by_letters() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(letter), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
        assert_eq!((named(&[2]), named(&[0, 2, 3])), ("C".to_owned(), "A, C and D".to_owned()));
    }
}
