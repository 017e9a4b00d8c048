use super::*;
use crate::article::{Article, ReadOptions};
use crate::syntax::Depth;

fn names(text: &str) -> Vec<(String, NameType, u32)> {
    let article = Article::read("test", text.as_bytes().to_vec(), &ReadOptions::default()).expect("text");
    let parsed = Parsed::new(article, Depth::Full);
    let named = |fact: Fact| fact.name().map(|name| (name.canonical.to_string(), name.kind, name.entity));
    extract(&parsed).into_iter().filter_map(named).collect()
}

fn name(text: &str, kind: NameType) -> Name {
    Name { key: text.into(), canonical: text.into(), kind, entity: 0, description: false }
}

#[test]
fn a_surname_is_the_person_introduced_before() {
    let found = names("Mira Oyelaran runs the company. On Monday Oyelaran resigned.");
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().all(|one| *one == ("mira oyelaran".to_owned(), NameType::Person, found[0].2)), "{found:?}");
}

#[test]
fn titles_and_possessives_are_no_part_of_a_name() {
    let found = names("President Laura Vega's visit to Norway was short.");
    assert_eq!(found.iter().map(|one| one.0.as_str()).collect::<Vec<_>>(), ["laura vega", "norway"]);
}

#[test]
fn names_across_articles() {
    use NameType::{Organisation, Person};
    assert_eq!(name("satya nadella", Person).relation(&name("nadella", Person)), Relation::Same);
    assert_eq!(name("federation of municipal workers", Organisation).relation(&name("fmw", Organisation)), Relation::Same);
    assert_eq!(name("carlo bassi", Person).relation(&name("carlo basso", Person)), Relation::Coarser);
    assert_eq!(name("harlow", Organisation).relation(&name("hartley", Organisation)), Relation::Different);
    assert_eq!(name("ann lee", Person).relation(&name("bob lee", Person)), Relation::Different);
}

#[test]
fn kinds_by_the_words_of_a_name() {
    let kinds = |text: &str| names(text).into_iter().map(|(name, kind, _)| (name, kind)).collect::<Vec<_>>();
    let expected = |pairs: &[(&str, NameType)]| pairs.iter().map(|(name, kind)| ((*name).to_owned(), *kind)).collect::<Vec<_>>();
    use NameType::{Organisation, Other, Person, Place};
    for (text, pairs) in [
        ("The Cedar Valley flooded, and the Riverside Council met.", vec![("cedar valley", Place), ("riverside council", Organisation)]),
        ("They flew from Bergen to Nairobi.", vec![("bergen", Place), ("nairobi", Place)]),
        ("Thanks to Natasha and Cindy.", vec![("natasha", Person), ("cindy", Person)]),
        ("Sunni voters stayed at home.", vec![("sunni", Other)]),
        ("Write to tips@example.com about Norway.", vec![("norway", Place)]),
    ] {
        assert_eq!(kinds(text), expected(&pairs), "{text}");
    }
}
