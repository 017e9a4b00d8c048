use super::*;
use crate::article::{Article, ReadOptions};
use crate::syntax::Depth;
use proptest::prelude::*;

fn dates(text: &str, published: Option<&str>) -> Vec<(String, DateValue)> {
    let published = published.and_then(|day| day.parse().ok());
    let article = Article::read("test", text.as_bytes().to_vec(), &ReadOptions { published, ..ReadOptions::default() }).expect("text");
    let parsed = Parsed::new(article, Depth::Full);
    let facts = extract(&parsed);
    facts.into_iter().filter_map(|fact| Some((parsed.text(fact.tokens).to_owned(), fact.date()?.clone()))).collect()
}

#[track_caller]
fn reads(text: &str, surface: &str, from: &str, to: &str) {
    let found = dates(text, Some("2026-03-12"));
    let date = found.iter().find(|(words, _)| words == surface).unwrap_or_else(|| panic!("{surface} not found in {found:?}"));
    let days = date.1.days().map(|(a, b)| (a.to_string(), b.to_string()));
    assert_eq!(days, Some((from.to_owned(), to.to_owned())), "{text}");
}

#[test]
fn dates_that_state_their_year() {
    reads("It opened on March 10, 2024.", "March 10, 2024", "2024-03-10", "2024-03-11");
    reads("It opened on 10 March 2024.", "10 March 2024", "2024-03-10", "2024-03-11");
    reads("It will open in the second quarter of 2027.", "second quarter of 2027", "2027-04-01", "2027-07-01");
    reads("Prices rose in the 1990s.", "1990s", "1990-01-01", "2000-01-01");
    reads("He left in 2019.", "2019", "2019-01-01", "2020-01-01");
}

#[test]
fn dates_that_need_the_day_of_publication() {
    reads("The council voted on Tuesday.", "Tuesday", "2026-03-10", "2026-03-11");
    reads("The council will vote on Tuesday.", "Tuesday", "2026-03-17", "2026-03-18");
    reads("The fire broke out yesterday.", "yesterday", "2026-03-11", "2026-03-12");
    reads("It closed last month.", "last month", "2026-02-01", "2026-03-01");
    reads("It will open between April and June of next year.", "April and June of next year", "2027-04-01", "2027-07-01");
    reads("The town awaits the result in June.", "June", "2026-06-01", "2026-07-01");
    reads("It opened in June.", "June", "2025-06-01", "2025-07-01");
    reads("The port opens in two weeks.", "in two weeks", "2026-03-26", "2026-03-27");
    reads("She joined two years ago.", "two years ago", "2024-01-01", "2025-01-01");
}

#[test]
fn one_day_in_other_words_is_the_same_day() {
    let first = dates("The council voted on Tuesday.", Some("2026-03-12"));
    let second = dates("The council voted on March 10.", Some("2026-03-12"));
    assert_eq!(first[0].1.relation(&second[0].1), Relation::Same);
    let third = dates("The council voted in March 2026.", None);
    assert_eq!(first[0].1.relation(&third[0].1), Relation::Coarser);
    let fourth = dates("The council voted on March 11, 2026.", None);
    assert_eq!(first[0].1.relation(&fourth[0].1), Relation::Different);
}

#[test]
fn times_of_day() {
    for (text, surface, pattern) in [
        ("The hearing opens at 12.30pm.", "12.30pm", "T12:30"),
        ("Talks begin at 7 p.m. on the ship.", "7 p.m.", "T19"),
        ("The gate shut at 17:45 GMT.", "17:45 GMT", "T17:45GMT"),
        ("He left at 5am.", "5am", "T05"),
        ("They met at noon.", "noon", "T12:00"),
        ("It starts at nine o'clock.", "nine o'clock", "T09"),
    ] {
        let found = dates(text, None);
        assert_eq!(found.first().map(|(words, date)| (words.as_str(), &*date.pattern)), Some((surface, pattern)), "{text}");
    }
    for text in ["She ran it in 2:30.", "He won 12 pma votes.", "The score was 3:15.", "It costs 12.30."] {
        assert!(dates(text, None).is_empty(), "{text}: {:?}", dates(text, None));
    }
}

#[test]
fn how_times_of_day_relate() {
    let time = |text: &str| dates(text, None).remove(0).1;
    let noon = time("It opens at 12 p.m.");
    assert_eq!(noon.relation(&time("It opens at 12:00 p.m.")), Relation::Coarser);
    assert_eq!(noon.relation(&time("It opens at 1 p.m.")), Relation::Different);
    assert_eq!(time("It opens at 17:45 GMT.").relation(&time("It opens at 18:45 CET.")), Relation::Unrelated);
    assert_eq!(noon.relation(&time("It opens on March 10.")), Relation::Unrelated);
}

#[test]
fn words_that_are_no_dates() {
    for text in ["They may march on.", "The tower has 2000 steps.", "It cost $1999."] {
        assert!(dates(text, None).is_empty(), "{text}: {:?}", dates(text, None));
    }
}

#[test]
fn a_weekday_that_does_not_fit_its_date_is_noticed() {
    let article = Article::read("test", b"It opened on Monday, March 10, 2026, at noon.".to_vec(), &ReadOptions::default()).expect("text");
    let parsed = Parsed::new(article, Depth::Full);
    let facts = extract(&parsed);
    assert_eq!(mismatches(&parsed, &facts).len(), 1);
}

proptest! {
    #[test]
    fn a_written_day_reads_back(year in 1900_i16..2100, month in 1_i8..=12, day in 1_i8..=28) {
        let date = Date::new(year, month, day).expect("a day");
        let found = dates(&format!("The bridge opened on {} and closed soon after.", date.strftime("%B %-d, %Y")), None);
        prop_assert_eq!(found.first().and_then(|(_, date)| date.days()).map(|days| days.0), Some(date));
    }

    #[test]
    fn reading_never_panics(text in "[a-zA-Z0-9 ,.-]{0,60}") {
        if !text.trim().is_empty() {
            let _ = dates(&text, Some("2026-03-12"));
        }
    }
}
