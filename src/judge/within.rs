//! What cannot be true together in one article: the same rules, between two of its own places.
//!
//! A writer contradicts himself seldom, so only what is sure counts, and only what a reader would have to set right: an amount, a date, an
//! outcome, a word within a quotation. Names and roles are left out: who is called what changes from headline to text, and headlines leave
//! out the words by which roles are told. So are two sentences in a row, which set things against each other on purpose ("I love the bells. I
//! just don't love them at four.").

use super::known::Known;
use super::{Difference, candidates_of, flagged, fold};
use crate::align::{self, Link};
use crate::article::BlockKind;
use crate::claim::Reading;
use crate::kind::Kind;

/// From these on a link and a difference count: how likely the two places speak of one fact, and how likely they exclude each other.
const LINKED: f32 = 0.6;
const EXCLUDES: f32 = 0.7;

/// Places of one article that contradict each other, the earlier on the left, each with the surest difference; by place.
pub fn within(reading: &Reading) -> Vec<(Link, Difference)> {
    let links: Vec<Link> =
        align::within(reading).into_iter().filter(|link| link.confidence >= LINKED && !is_in_a_row(reading, link)).collect();
    let known = Known::alone(reading);
    let judged = candidates_of((&known, &known), &links);
    let flags = fold::once(judged.into_iter().map(flagged).collect());
    let sure = |difference: &Difference| {
        difference.contradicts && difference.confidence >= EXCLUDES && !matches!(difference.kind, Kind::Name | Kind::Role)
    };
    let surest = |(link, differences): (&Link, Vec<Difference>)| {
        Some((*link, Difference::surest(differences.into_iter().filter(|difference| sure(difference)))?))
    };
    let mut found: Vec<(Link, Difference)> = links.iter().zip(flags).filter_map(surest).collect();
    found.sort_by_key(|(link, _)| (link.left, link.right));
    found
}

/// Whether the two claims stand in one sentence or in two that follow each other in the text; a headline and the lead do not.
fn is_in_a_row(reading: &Reading, link: &Link) -> bool {
    let sentence = |claim: usize| reading.claims.get(claim).map(|claim| claim.sentence);
    let is_headline = |sentence: usize| {
        let article = reading.parsed.article();
        article.sentences().get(sentence).is_some_and(|sentence| article.block_kind(sentence) == BlockKind::Headline)
    };
    let places = sentence(link.left).zip(sentence(link.right));
    places.is_some_and(|(left, right)| left == right || left.abs_diff(right) == 1 && !is_headline(left.min(right)))
}
