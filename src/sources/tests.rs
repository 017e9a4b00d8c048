use super::*;
use crate::article::{Article, ReadOptions};
use crate::syntax::Depth;

fn readings(texts: &[&str]) -> Vec<Reading> {
    let read = |(index, text): (usize, &&str)| {
        let article = Article::read(&format!("source {index}"), text.as_bytes().to_vec(), &ReadOptions::default()).expect("text");
        Reading::new(article, Depth::Full)
    };
    texts.iter().enumerate().map(read).collect()
}

const A: &str = "Ferry sinks off Corvale\n\nThe ferry Meridian sank off Corvale on Sunday night. The coast guard rescued 140 passengers from \
the water. The captain, Lena Ostrow, was taken to hospital.\n";
const B: &str = "Meridian ferry goes down\n\nThe Meridian ferry sank off Corvale on Sunday night. The coast guard rescued 140 passengers \
from the sea. The owner had painted the ferry in May.\n";
const C: &str = "Corvale ferry sinks\n\nThe ferry Meridian sank off Corvale on Sunday night. The coast guard rescued 190 passengers from \
the water.\n";

#[test]
fn who_states_a_value_alone_against_the_rest_is_named() {
    let readings = readings(&[A, B, C]);
    let collation = collate(&readings, &Settings::default());
    let rescued = collation.points.iter().find(|point| point.verdict() == Verdict::Contradiction).expect("a contradiction");
    assert_eq!((rescued.camps, rescued.alone.as_slice(), rescued.missing_from.as_slice()), (2, &[2][..], &[][..]), "{rescued:#?}");
    let value = |source: usize| {
        let value = rescued.statements[source].as_ref().and_then(|statement| statement.value.as_ref()).expect("a value");
        readings[source].parsed.article().original(value.span).into_owned()
    };
    assert!(value(0).contains("140") && value(1).contains("140") && value(2).contains("190"));
}

#[test]
fn every_claim_is_in_a_point_and_what_one_source_states_is_missing_from_the_others() {
    let readings = readings(&[A, B, C]);
    let collation = collate(&readings, &Settings::default());
    for (source, reading) in readings.iter().enumerate() {
        for claim in 0..reading.claims.len() {
            assert!(collation.points.iter().any(|point| point.nodes().any(|node| node == Node { source, claim })));
        }
    }
    let painted = collation.points.iter().find(|point| {
        let told = &readings[point.told_best.source];
        told.parsed.text(told.claims[point.told_best.claim].tokens).contains("painted")
    });
    let painted = painted.expect("its point");
    assert_eq!((painted.sources().collect::<Vec<_>>(), painted.missing_from.as_slice()), (vec![1], &[0, 2][..]));
}

#[test]
fn the_same_copy_counts_once() {
    let cut = format!("{}\nIt was the second accident of the year.\n", &A.replace("Ferry sinks off Corvale", "Ferry lost"));
    let readings = readings(&[A, C, &cut]);
    let collation = collate(&readings, &Settings::default());
    assert_eq!(collation.independent, [vec![0, 2], vec![1]]);
    let flagged: Vec<&Point> = collation.points.iter().filter(|point| !point.disputes.is_empty()).collect();
    assert!(!flagged.is_empty() && flagged.iter().all(|point| point.alone.is_empty()), "one against one: nobody stands alone");
}

#[test]
fn an_article_about_something_else_is_told_apart() {
    let other = "Bakers win a prize\n\nThe bakery in Lyon won the gold medal for its rye bread in a contest of nine towns.\n";
    assert_eq!(collate(&readings(&[A, other, B]), &Settings::default()).strangers, [1]);
}

#[test]
fn order_of_the_sources_changes_columns_only() {
    let (one, other) = (readings(&[A, B, C]), readings(&[C, B, A]));
    let shape = |readings: &[Reading]| {
        let mut shape: Vec<(Verdict, usize, usize)> = collate(readings, &Settings::default())
            .points
            .iter()
            .map(|point| (point.verdict(), point.sources().count(), point.camps))
            .collect();
        shape.sort_unstable();
        shape
    };
    assert_eq!(shape(&one), shape(&other));
}
