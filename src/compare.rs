//! The pipeline on one screen: two readings in, a comparison out.

use crate::align::detail::{Detail, details};
use crate::align::{self, Alignment};
use crate::claim::Reading;
use crate::judge::{self, Finding};

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
    let details = details(left, right, &alignment.links);
    let bounded = alignment.bounded.or_else(|| judge::bounded(&[left, right]));
    Comparison { left, right, findings, details, not_comparable, bounded, silenced: 0, alignment }
}
