//! The pipeline on one screen: two readings in, a comparison out.

use crate::align::detail::{self, Detail, details};
use crate::align::{self, Alignment};
use crate::claim::Reading;
use crate::judge::{self, Finding};
use crate::kind::Side;

/// Two articles, compared.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// The left article.
    pub left: &'a Reading,
    /// The right article.
    pub right: &'a Reading,
    /// What was found, in no order that matters to a reader.
    pub findings: Vec<Finding>,
    /// Which claims were linked, in groups about one fact, and how much each unlinked claim weighs.
    pub alignment: Alignment,
    /// Facts of linked claims that the other article gives nowhere.
    pub details: Vec<Detail>,
    /// Why the two could not be compared, if they could not; then every claim is omitted by the other article.
    pub not_comparable: Option<String>,
    /// Why not everything was looked at, if it was not.
    pub bounded: Option<&'static str>,
    /// How many findings the project's settings silenced.
    pub silenced: usize,
}

/// Compares two articles.
pub fn compare<'a>(left: &'a Reading, right: &'a Reading) -> Comparison<'a> {
    let alignment = align::align(left, right);
    let findings = judge::judge(left, right, &alignment);
    let not_comparable = alignment.not_comparable.clone();
    let mut details = details(left, right, &alignment.links);
    details.retain(|detail| !is_flagged(&findings, detail, if detail.by == Side::Left { left } else { right }));
    let bounded = alignment.bounded.or_else(|| judge::bounded(&[left, right])).or_else(|| detail::bounded(left, right));
    Comparison { left, right, findings, details, not_comparable, bounded, silenced: 0, alignment }
}

/// Whether a finding already turns on the fact: then it is no detail that the other leaves out, but one that it tells otherwise.
fn is_flagged(findings: &[Finding], detail: &Detail, reading: &Reading) -> bool {
    let differences = findings.iter().flat_map(|finding| match finding {
        Finding::Linked { differences, .. } => differences.as_slice(),
        Finding::Omitted { .. } => &[],
    });
    let evidence = differences.filter_map(|one| if detail.by == Side::Left { one.left.as_ref() } else { one.right.as_ref() });
    let span = reading.facts.get(detail.fact).map(|fact| fact.span);
    span.is_some_and(|span| evidence.into_iter().any(|evidence| evidence.span.overlaps(span)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, ReadOptions};
    use crate::kind::Verdict;
    use crate::syntax::Depth;

    fn reading(text: &str) -> Reading {
        Reading::new(Article::read("test", text.into(), &ReadOptions::default()).expect("text"), Depth::Full)
    }

    #[test]
    fn what_is_flagged_is_no_detail_left_out() {
        let left = reading("The bridge closes on Monday. The repairs will cost £2.4 million.");
        let right = reading("The bridge will close on Monday. The bill for the repairs comes to £24 million.");
        let comparison = compare(&left, &right);
        assert!(comparison.findings.iter().any(|finding| finding.verdict() == Verdict::Contradiction));
        assert!(comparison.details.is_empty(), "{:?}", comparison.details);
    }
}
