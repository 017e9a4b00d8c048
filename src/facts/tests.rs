use super::*;
use crate::article::{Article, ReadOptions};
use crate::syntax::Depth;

fn parsed(text: &str) -> Parsed {
    let options = ReadOptions { published: "2026-03-12".parse().ok(), ..ReadOptions::default() };
    Parsed::new(Article::read("test", text.as_bytes().to_vec(), &options).expect("text"), Depth::Full)
}

/// All facts of a text: kind and normalised value.
fn facts(text: &str) -> Vec<String> {
    extract(&parsed(text)).iter().map(|fact| format!("{} {}", fact.kind(), fact.display())).collect()
}

#[test]
fn four_facts_that_are_never_mixed_up() {
    let parsed = parsed("Revenue rose 8% to $1.2bn while profit fell to $96m last quarter.");
    let facts = extract(&parsed);
    let word = |at: Option<usize>| at.map_or("", |at| parsed.form(at)).to_lowercase();
    let slot = |fact: &Fact| {
        let measured = fact.figure().map(|figure| figure.measured)?;
        Some((fact.display(), word(measured.subject), word(measured.verb), word(measured.time)))
    };
    let expected =
        [("8 %", "revenue", "rose", ""), ("1200000000 USD", "revenue", "rose", ""), ("96000000 USD", "profit", "fell", "quarter")];
    let expected: Vec<_> = expected.map(|(a, b, c, d)| (a.to_owned(), b.to_owned(), c.to_owned(), d.to_owned())).into();
    assert_eq!(facts.iter().filter_map(slot).collect::<Vec<_>>(), expected);
    assert_eq!(facts.iter().filter_map(Fact::date).map(ToString::to_string).collect::<Vec<_>>(), ["2025-10-01/2026-01-01"]);
}

#[test]
fn what_news_writes() {
    for (text, expected) in [
        ("The shares fell 3% to $41.", vec!["figure 3 %", "figure 41 USD"]),
        ("The plant makes 1,200 MW.", vec!["figure 1200 MW"]),
        ("She scored in the 114th minute.", vec!["figure 114th"]),
        ("The hearing opens at 12.30pm.", vec!["date T12:30"]),
        ("The tunnel will take seven years to build.", vec!["figure 7 year"]),
        ("The port will open in two weeks.", vec!["date 2026-03-26/2026-03-27"]),
        ("The port opens in two weeks.", vec!["date 2026-03-26/2026-03-27"]),
        ("It will open in the second quarter of 2027.", vec!["date 2027-04-01/2027-07-01"]),
        ("It will open between April and June of next year.", vec!["date 2027-04-01/2027-07-01"]),
    ] {
        assert_eq!(facts(text), expected, "{text}");
    }
}

#[test]
fn a_conversion_in_the_text_links_both() {
    let read = |text: &str| extract(&parsed(text)).into_iter().find_map(|fact| fact.figure().cloned()).expect("a figure");
    let both = read("The sale raised £1.3 billion ($1.7 billion) in a day.");
    assert_eq!(both.relation(&read("The sale raised $1.7 billion.")), Relation::Same);
    assert_eq!(both.relation(&read("The sale raised £1.3 billion.")), Relation::Same);
    assert_eq!(both.relation(&read("The sale raised €1.3 billion.")), Relation::Unrelated);
}

#[test]
fn template_fields_state_no_facts() {
    let text = "The council of Bergen closed the bridge on Monday after the storm, its mayor said in a letter to the owners.\n\nCreated_At: \
                2026-03-01\nSource_Name: Larkfield Herald\n";
    assert_eq!(facts(text), ["name bergen", "date 2026-03-09/2026-03-10"]);
}
