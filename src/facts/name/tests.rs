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
    assert_eq!(name("centers for disease control and prevention", Organisation).relation(&name("cdc", Organisation)), Relation::Same);
    let agency = name("u.s. food & drug agency", Organisation);
    assert_eq!(agency.relation(&name("fda", Organisation)), Relation::Same);
    let united = name("united nations relief programme", Organisation);
    assert_eq!(united.relation(&name("un relief programme", Organisation)), Relation::Same);
    assert_eq!(united.relation(&name("us relief programme", Organisation)), Relation::Different);
    let junior = name("anthony vale iii", Person);
    assert_eq!(junior.relation(&name("vale", Person)), Relation::Same);
    assert_eq!(junior.relation(&name("anthony vale", Person)), Relation::Same);
    assert_ne!(junior.relation(&name("anthony vale sr", Person)), Relation::Same);
    assert_eq!(name("p.j. carrow", Person).relation(&name("p.j.carrow", Person)), Relation::Same);
    assert_eq!(name("mount arden", NameType::Place).relation(&name("mt. arden", NameType::Place)), Relation::Same);
    assert_eq!(name("man utd", Organisation).relation(&name("manchester united", Organisation)), Relation::Coarser);
    assert_eq!(name("man city", Organisation).relation(&name("manchester united", Organisation)), Relation::Different);
    assert_eq!(name("gulls 57", Organisation).relation(&name("fremantle gulls", Organisation)), Relation::Coarser);
    assert_eq!(name("apollo 11", Organisation).relation(&name("apollo 12", Organisation)), Relation::Different);
    assert_ne!(name("bank of trade and shipping", Organisation).relation(&name("bs", Organisation)), Relation::Same);
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
        ("Prices rose in Talinore.", vec![("talinore", Place)]),
        ("The accord was brokered by diplomats from Norhaven.", vec![("norhaven", Other)]),
        ("Write to tips@example.com about Norway.", vec![("norway", Place)]),
    ] {
        assert_eq!(kinds(text), expected(&pairs), "{text}");
    }
}

/// The names of a text, each once, in order.
fn forms(text: &str) -> Vec<String> {
    let mut found: Vec<String> = names(text).into_iter().map(|(name, _, _)| name).collect();
    let mut seen = Vec::new();
    found.retain(|name| {
        !seen.contains(name) && {
            seen.push(name.clone());
            true
        }
    });
    found
}

#[test]
fn in_title_case_a_name_is_what_the_running_text_names() {
    let text = "Larkfield and Brightwell Redefine Partnership, Ending Legal Peril Over Harbour Deal\n\nLarkfield and Brightwell said on Monday \
                that the partnership would change. The deal ends a quarrel over the harbour, and Brightwell keeps the ferry.";
    assert_eq!(forms(text), ["larkfield", "brightwell"]);
    let text = "Operator Halts Ferry After Storm Hits Harbour Near Bergen\n\nThe operator of the ferry halted it on Monday. The storm hit the \
                harbour near Bergen in the night.";
    assert_eq!(forms(text), ["bergen"]);
}

#[test]
fn what_is_no_name() {
    for (text, expected) in [
        ("Displaced families slept in schools. Turnout was low in Norway on Monday.", vec!["norway"]),
        ("Netherlands await the result.", vec!["netherlands"]),
        ("Cllrs Reg Tunstall and Ann Lowe voted for it, and GDP fell in March.", vec!["reg tunstall", "ann lowe"]),
        ("The model is called Larkfield AI. The firm says that AI will write the news.", vec!["larkfield ai"]),
    ] {
        assert_eq!(forms(text), expected, "{text}");
    }
}

#[test]
fn kinds_by_what_stands_beside_a_name() {
    use NameType::{Organisation, Other, Place};
    for (text, expected, kind) in [
        ("We flew with Google to Paris.", "google", Organisation),
        ("The Clean Harbour Act was passed.", "clean harbour act", Other),
        ("He lives in Dayton, OH, with his wife.", "oh", Place),
    ] {
        assert!(names(text).iter().any(|(name, of, _)| name == expected && *of == kind), "{text}: {:?}", names(text));
    }
}

#[test]
fn a_people_speaks_of_its_country() {
    assert_eq!(name("french", NameType::Other).relation(&name("france", NameType::Place)), Relation::Coarser);
    assert_eq!(name("danes", NameType::Other).relation(&name("danish", NameType::Other)), Relation::Coarser);
    assert_eq!(name("osmaran", NameType::Other).relation(&name("osmara", NameType::Place)), Relation::Coarser);
    assert_eq!(name("danes", NameType::Other).relation(&name("finns", NameType::Other)), Relation::Different);
    assert_eq!(name("french", NameType::Other).relation(&name("norway", NameType::Place)), Relation::Different);
}

#[test]
fn a_slip_of_the_pen_is_one_name_in_two_spellings() {
    use NameType::{Organisation, Person};
    let slip = |one: &str, other: &str, kind| name(one, kind).is_misspelling_of(&name(other, kind));
    assert!(slip("chiara bassi", "chiara basso", Person) && slip("ann lee", "anne lee", Person));
    assert!(slip("daniel okoro", "dainel okoro", Person) && slip("norvane airlines", "norvan airlines", Organisation));
    assert!(!slip("ann lee", "bob lee", Person) && !slip("harlow foods", "hartley foods", Organisation) && !slip("basso", "bassi", Person));
    assert!(
        !slip("j lee", "k lee", Person) && !slip("route 66 diner", "route 67 diner", Organisation) && !slip("ann lee", "ann lee", Person)
    );
}

#[test]
fn an_article_is_held_against_itself() {
    let text =
        "The mayor, Chiara Bassi, opened the bridge. Mayor Chiara Basso said that it was safe. On Monday Chiara Bassi left with Ann Lee.";
    let article = Article::read("test", text.as_bytes().to_vec(), &ReadOptions::default()).expect("text");
    let facts = extract(&Parsed::new(article, Depth::Full));
    let found: Vec<_> = misspellings(&facts).into_iter().map(|(odd, usual)| (facts[odd].display(), facts[usual].display())).collect();
    assert_eq!(found, [("chiara basso".to_owned(), "chiara bassi".to_owned())]);
}
