//! For the tests of rules: two sentences in, what the rules find out, before it is decided whether to flag it.

use super::{Candidate, candidates};
use crate::align::Link;
use crate::article::{Article, ReadOptions};
use crate::claim::Reading;
use crate::syntax::Depth;

/// Reads a text of one or more sentences.
pub(super) fn reading(text: &str) -> Reading {
    of_day(text, None)
}

fn of_day(text: &str, day: Option<&str>) -> Reading {
    let options = ReadOptions { published: day.map(|day| day.parse().expect("a day")), ..ReadOptions::default() };
    Reading::new(Article::read("test", text.as_bytes().to_vec(), &options).expect("text"), Depth::Full)
}

/// All that the rules find between any claim of one text and any of the other.
pub(super) fn found(left: &str, right: &str) -> Vec<Candidate> {
    between(&reading(left), &reading(right))
}

/// The same of texts with their days of publication.
pub(super) fn found_of_days(left: (&str, &str), right: (&str, &str)) -> Vec<Candidate> {
    between(&of_day(left.1, Some(left.0)), &of_day(right.1, Some(right.0)))
}

fn between(left: &Reading, right: &Reading) -> Vec<Candidate> {
    let pairs = (0..left.claims.len()).flat_map(|l| (0..right.claims.len()).map(move |r| (l, r)));
    let links = pairs.map(|(l, r)| Link { left: l, right: r, confidence: 0.9 });
    candidates(left, right, &links.collect::<Vec<_>>()).into_iter().flatten().collect()
}

/// The surest guess of a pattern between two texts that were printed on those days, 0 where it does not fire.
pub(super) fn guess_printed(pattern: super::clue::Pattern, left: &str, right: &str, printed: [&str; 2]) -> f32 {
    let found = found_of_days((printed[0], left), (printed[1], right)).into_iter().filter(|one| one.difference.pattern == pattern);
    found.map(|candidate| candidate.difference.confidence).fold(0.0, f32::max)
}

/// The surest guess of a pattern between two texts, 0 where it does not fire.
pub(super) fn guess(pattern: super::clue::Pattern, left: &str, right: &str) -> f32 {
    let of_pattern = found(left, right).into_iter().filter(|candidate| candidate.difference.pattern == pattern);
    of_pattern.map(|candidate| candidate.difference.confidence).fold(0.0, f32::max)
}
