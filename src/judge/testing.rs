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

/// The surest guess of a pattern between two texts, 0 where it does not fire.
pub(super) fn guess(pattern: super::clue::Pattern, left: &str, right: &str) -> f32 {
    let of_pattern = found(left, right).into_iter().filter(|candidate| candidate.difference.pattern == pattern);
    of_pattern.map(|candidate| candidate.difference.confidence).fold(0.0, f32::max)
}

#[test]
fn dbg_probe() {
    let Ok(path) = std::env::var("PROBE") else { return };
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let Some((a, b)) = line.split_once("||") else { continue };
        let (left, right) = (reading(a), reading(b));
        println!("* {a} || {b}");
        for reading in [&left, &right] {
            for (at, word) in reading.parsed.analysis().iter().enumerate() {
                print!("{at}:{}/{:?}{} ", reading.parsed.form(at), word, if reading.parsed.is_predicate(at) { "!" } else { "" });
                let _ = word;
            }
            println!();
        }
        let (kl, kr) = (super::Known::new(&left), super::Known::new(&right));
        for l in 0..left.claims.len() {
            for r in 0..right.claims.len() {
                let Some(pair) = super::Pair::new(&kl, &kr, &Link { left: l, right: r, confidence: 0.9 }) else { continue };
                println!(
                    "  claims {l} {r} pred {} {} matched {:?}",
                    left.claims[l].predicate,
                    right.claims[r].predicate,
                    pair.matching.matched()
                );
                for (half, reading) in [(&pair.left, &left), (&pair.right, &right)] {
                    for at in 0..reading.parsed.len() {
                        if reading.parsed.is_predicate(at) {
                            let s = half.stance(at);
                            println!(
                                "     {} neg {:?} {:?} wished {} bounded {} supposed {} governed {} doer {:?} under {:?}",
                                reading.parsed.form(at),
                                s.negations,
                                s.certainty,
                                half.is_wished(at),
                                half.is_bounded(at),
                                reading.parsed.is_supposed(at),
                                half.is_governed_by_negation(at),
                                reading.parsed.doer(at),
                                reading.parsed.undergoer(at)
                            );
                        }
                    }
                }
            }
        }
    }
}
