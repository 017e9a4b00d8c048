use super::*;
use crate::article::{Article, ReadOptions};
use crate::syntax::Depth;
use proptest::prelude::*;

fn parsed(text: &str) -> Parsed {
    Parsed::new(Article::read("test", text.as_bytes().to_vec(), &ReadOptions::default()).unwrap(), Depth::Full)
}

/// Each quotation as "speaker: words".
fn read_all(text: &str) -> Vec<String> {
    let parsed = parsed(text);
    let told = |quote: &Quote| {
        let speaker = quote.speaker.map_or("?", |speaker| parsed.text(speaker));
        format!("{speaker}: {quote}")
    };
    extract(&parsed).iter().filter_map(Fact::quote).map(told).collect()
}

#[test]
fn speakers_before_and_behind() {
    assert_eq!(read_all("“We will not sell the farm,” said Ada Lindqvist."), ["Ada Lindqvist: we will not sell the farm"]);
    assert_eq!(read_all("Ada Lindqvist said: “We will not sell the farm.”"), ["Ada Lindqvist: we will not sell the farm"]);
    assert_eq!(read_all("“We will not sell the farm,” she told reporters on Monday."), ["she: we will not sell the farm"]);
}

#[test]
fn interrupted() {
    let told = read_all("“We will,” Ada Lindqvist said, “not sell the farm.”");
    assert_eq!(told, ["Ada Lindqvist: we will", "Ada Lindqvist: we will not sell the farm"]);
}

#[test]
fn further_sentences_keep_the_speaker() {
    let told = read_all("“We will not sell,” said Ada Lindqvist. “The farm is ours.”");
    assert_eq!(told, ["Ada Lindqvist: we will not sell", "Ada Lindqvist: the farm is ours"]);
}

#[test]
fn titles_have_no_speaker() {
    assert_eq!(read_all("Ada Lindqvist wrote the novel “The Long Winter” in a barn."), ["?: the long winter"]);
}

#[test]
fn completeness_of_quotations() {
    let quotes = |text: &str| -> Vec<Completeness> {
        extract(&parsed(text)).iter().filter_map(Fact::quote).map(|quote| quote.completeness).collect()
    };
    assert_eq!(quotes("“We will not sell,” she said."), [Completeness::Full]);
    assert_eq!(quotes("She called it “a daft idea” on Monday."), [Completeness::Partial]);
    assert_eq!(quotes("“We will … not sell,” she said."), [Completeness::Spliced]);
}

proptest! {
    #[test]
    fn never_panics_and_is_symmetric(left in "[a-z“”\"'’ ,.…\\[\\]not]{0,80}", right in "[a-z“”\"'’ ,.…\\[\\]not]{0,80}") {
        let quote = |text: &str| Quote { words: words::words(text), speaker: None, completeness: Completeness::Full, continues: false };
        let (one, other) = (quote(&left), quote(&right));
        prop_assert_eq!(one.relation(&other) == Relation::Same, other.relation(&one) == Relation::Same);
        prop_assert_eq!(one.relation(&one.clone()), Relation::Same);
    }

    #[test]
    fn passages_lie_in_their_paragraph(text in "\\PC{0,120}", marks in prop::collection::vec("[“”\"'‘’ a-z.,]{0,12}", 0..12)) {
        let text = format!("{text} {}", marks.concat());
        let mut carried = false;
        for passage in marks::passages(&text, TextRange::new(0, text.len()), &mut carried) {
            prop_assert!(!passage.range.slice(&text).is_empty());
        }
    }

    #[test]
    fn the_same_in_other_marks(inner in "[a-z]{1,9}( [a-z]{1,9}){0,6}") {
        let curly = marks::passages(&format!("“{inner}”"), TextRange::new(0, inner.len() + 6), &mut false);
        let straight = marks::passages(&format!("\"{inner}\""), TextRange::new(0, inner.len() + 2), &mut false);
        prop_assert_eq!(curly.len(), 1);
        prop_assert_eq!(straight.len(), 1);
    }
}
