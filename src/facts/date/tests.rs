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
    reads("It opened on 8-May-2006.", "8-May-2006", "2006-05-08", "2006-05-09");
    reads("It opened on 10 March 2024.", "10 March 2024", "2024-03-10", "2024-03-11");
    reads("It will open in the second quarter of 2027.", "second quarter of 2027", "2027-04-01", "2027-07-01");
    reads("Prices rose in the 1990s.", "1990s", "1990-01-01", "2000-01-01");
    reads("He left in 2019.", "2019", "2019-01-01", "2020-01-01");
}

#[test]
fn dates_that_need_the_day_of_publication() {
    reads("The council voted on Tuesday.", "Tuesday", "2026-03-10", "2026-03-11");
    reads("The council will vote on Tuesday.", "Tuesday", "2026-03-17", "2026-03-18");
    reads("The school is closed through Tuesday.", "Tuesday", "2026-03-17", "2026-03-18");
    reads("The school was closed until Tuesday.", "Tuesday", "2026-03-10", "2026-03-11");
    reads("The fire broke out yesterday.", "yesterday", "2026-03-11", "2026-03-12");
    reads("It closed last month.", "last month", "2026-02-01", "2026-03-01");
    reads("It will open between April and June of next year.", "April and June of next year", "2027-04-01", "2027-07-01");
    reads("The town awaits the result in June.", "June", "2026-06-01", "2026-07-01");
    reads("It opened in June.", "June", "2025-06-01", "2025-07-01");
    reads("The port opens in two weeks.", "in two weeks", "2026-03-26", "2026-03-27");
    reads("She joined two years ago.", "two years ago", "2024-01-01", "2025-01-01");
    reads("It was built three hundred and sixty years ago.", "three hundred and sixty years ago", "1666-01-01", "1667-01-01");
    reads("It was built a hundred years ago.", "a hundred years ago", "1926-01-01", "1927-01-01");
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
        ("It was found at twenty past nine.", "twenty past nine", "T09:20"),
        ("It parted at five minutes to three.", "five minutes to three", "T02:55"),
        ("They rose at a quarter past three.", "a quarter past three", "T03:15"),
        ("It closes at half past midnight.", "half past midnight", "T00:30"),
    ] {
        let found = dates(text, None);
        assert_eq!(found.first().map(|(words, date)| (words.as_str(), &*date.pattern)), Some((surface, pattern)), "{text}");
    }
    for text in ["She ran it in 2:30.", "He won 12 pma votes.", "The score was 3:15.", "It costs 12.30.", "They voted ten to four."] {
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

#[test]
fn a_quarter_in_other_words() {
    let one = dates("It opens in the second quarter of 2027.", Some("2026-03-12")).remove(0).1;
    let other = dates("It opens between April and June of next year.", Some("2026-03-12")).remove(0).1;
    assert_eq!(one.relation(&other), Relation::Same);
    let third = dates("It opens between April and June of next year.", Some("2025-03-12")).remove(0).1;
    assert_eq!(one.relation(&third), Relation::Different);
}

#[test]
fn a_length_of_time_ends_on_a_date() {
    let length = |text: &str| crate::facts::figure::read(text).remove(0).figure;
    let date = |text: &str| dates(text, Some("2026-03-12")).remove(0).1;
    let written: Date = "2026-03-12".parse().expect("a day");
    for (words, end, expected) in [
        ("for seven years", "It pays until 2033.", Some(0.6)),
        ("for seven years", "It pays until March 2033.", Some(0.6)),
        ("for seven years", "It pays in 2033.", Some(0.4)),
        ("for seven years", "It pays until 2034.", None),
        ("for at least seven years", "It pays until 2033.", None),
        ("for seven years", "It has paid since 2033.", None),
        ("for six months", "It pays until September.", Some(0.6)),
        ("for two weeks", "It pays until March 26.", Some(0.6)),
        ("for two weeks", "It pays until March 28.", None),
        ("for two weeks", "It pays until March.", None),
        ("seven miles", "It pays until 2033.", None),
    ] {
        assert_eq!(date(end).ends(&length(words), written), expected, "{words} / {end}");
    }
}

#[test]
fn a_day_and_a_time_beside_it_are_one() {
    for (text, surface, value) in [
        ("The hearing began at 9 a.m. on Tuesday.", "9 a.m. on Tuesday", "2026-03-10T09"),
        ("The hearing began on Tuesday at 9 a.m.", "Tuesday at 9 a.m.", "2026-03-10T09"),
        ("The hearing began on Tuesday, March 10, at 12.30pm.", "Tuesday, March 10, at 12.30pm", "2026-03-10T12:30"),
        ("The hearing starts at 17:45 GMT on March 20.", "17:45 GMT on March 20", "2026-03-20T17:45GMT"),
    ] {
        let found: Vec<_> = dates(text, Some("2026-03-12")).into_iter().map(|(words, date)| (words, date.to_string())).collect();
        assert_eq!(found, [(surface.to_owned(), value.to_owned())], "{text}");
    }
    let floating = dates("The hearing began at 9 a.m. on Tuesday.", None).remove(0).1;
    assert_eq!(floating.to_string(), "W2T09");
}

#[test]
fn how_times_of_days_relate() {
    use Relation::{Coarser, Different, Same, Unrelated};
    let one = |text: &str, placed: bool| dates(text, placed.then_some("2026-03-12")).remove(0).1;
    for (left, right, expected) in [
        ("It opened at 9 a.m. on Tuesday.", "It opened on March 10 at 9 a.m.", Same),
        ("It opened at 9 a.m. on Tuesday.", "It opened on Tuesday.", Coarser),
        ("It opened at 9 a.m. on Tuesday.", "It opened at 9 a.m.", Coarser),
        ("It opened at 9 a.m. on Tuesday.", "It opened at 10 a.m. on Tuesday.", Different),
        ("It opened at 9 a.m. on Tuesday.", "It opened on Wednesday.", Different),
        ("It opened at 9 a.m. on Tuesday.", "It opened at 10 a.m.", Different),
    ] {
        for placed in [true, false] {
            if !placed && (left.contains("March") || right.contains("March")) {
                continue;
            }
            let (a, b) = (one(left, placed), one(right, placed));
            assert_eq!((a.relation(&b), b.relation(&a)), (expected, expected), "{left} / {right}, placed: {placed}");
        }
    }
    let zones = [one("It opened at 17:45 GMT on Tuesday.", true), one("It opened at 18:45 CET on Tuesday.", true)];
    assert_eq!(zones[0].relation(&zones[1]), Unrelated);
    assert_eq!(one("It opened on Tuesday.", false).relation(&one("It opened on Tuesday at 9 a.m.", true)), Coarser);
    assert_eq!(one("It opened on Tuesday at 9 a.m.", false).relation(&one("It opened on Tuesday at 9 a.m.", true)), Same);
}

#[test]
fn business_years_are_their_own() {
    let value = |text: &str| dates(text, Some("2026-03-12")).remove(0).1;
    for (text, expected) in [
        ("Sales rose in the first quarter of fiscal 2026.", "FY2026Q1"),
        ("Sales rose in fiscal year 2026.", "FY2026"),
        ("Sales rose in the 2026 fiscal year.", "FY2026"),
        ("Sales rose in FY2026.", "FY2026"),
    ] {
        assert_eq!(value(text).to_string(), expected, "{text}");
    }
    let quarter = value("Sales rose in the first quarter of fiscal 2026.");
    assert_eq!(quarter.relation(&value("Sales rose in fiscal 2026.")), Relation::Coarser);
    assert_eq!(quarter.relation(&value("Sales rose in the second quarter of fiscal 2026.")), Relation::Different);
    assert_eq!(quarter.relation(&value("Sales rose in the first quarter of 2026.")), Relation::Unrelated);
}

#[test]
fn parts_of_days_and_short_decades() {
    reads("The fire broke out this morning.", "this morning", "2026-03-12", "2026-03-13");
    reads("The fire broke out on Tuesday night.", "Tuesday night", "2026-03-10", "2026-03-11");
    reads("The fire broke out last night.", "last night", "2026-03-11", "2026-03-12");
    reads("Prices rose in the 90s.", "90s", "1990-01-01", "2000-01-01");
    assert!(dates("She is in her 90s.", None).is_empty());
}

#[test]
fn what_happens_by_plan_lies_ahead() {
    reads("The port opens on Tuesday.", "Tuesday", "2026-03-17", "2026-03-18");
    reads("The port opened on Tuesday.", "Tuesday", "2026-03-10", "2026-03-11");
}

#[test]
fn a_weekday_that_does_not_fit_the_nearest_day_is_noticed() {
    let count = |text: &str| {
        let options = ReadOptions { published: "2026-03-12".parse().ok(), ..ReadOptions::default() };
        let parsed = Parsed::new(Article::read("test", text.as_bytes().to_vec(), &options).expect("text"), Depth::Full);
        mismatches(&parsed, &extract(&parsed)).len()
    };
    assert_eq!(count("The court ruled on Tuesday, March 11."), 1);
    assert_eq!(count("The court ruled at 9 a.m. on Tuesday, March 11."), 1);
    assert_eq!(count("The court ruled on Tuesday, March 10."), 0);
    // Seven months off, another year may be meant.
    assert_eq!(count("The court ruled on Tuesday, October 14."), 0);
    assert_eq!(count("The court ruled on Tuesday at 9 a.m."), 0);
}

/// The only date of a text, with its normal form.
#[track_caller]
fn only(text: &str) -> DateValue {
    let mut found = dates(text, Some("2026-03-12"));
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found.remove(0).1
}

#[test]
fn hours_of_days() {
    for (text, surface, value) in [
        ("The fire broke out shortly before midnight.", "shortly before midnight", "T23-24"),
        ("The fire broke out just after 3 a.m. on Tuesday.", "just after 3 a.m. on Tuesday", "2026-03-10T3-4"),
        ("The fire broke out just before dawn.", "just before dawn", "T3-6"),
        ("The fire broke out at lunchtime.", "lunchtime", "T11-15"),
        ("The fire broke out mid-afternoon on Tuesday.", "mid-afternoon on Tuesday", "2026-03-10T13-17"),
        ("The fire broke out in the early hours of Wednesday.", "early hours of Wednesday", "2026-03-11T0-6"),
        ("The fire broke out on the morning of March 10.", "morning of March 10", "2026-03-10T0-12"),
        ("The fire broke out on Tuesday night.", "Tuesday night", "2026-03-10T18-30"),
        ("The fire broke out yesterday afternoon.", "yesterday afternoon", "2026-03-11T12-18"),
        ("The fire broke out in the evening.", "evening", "T17-24"),
        ("The fire broke out last night.", "last night", "2026-03-11T18-30"),
    ] {
        let found: Vec<_> = dates(text, Some("2026-03-12")).into_iter().map(|(words, date)| (words, date.to_string())).collect();
        assert_eq!(found, [(surface.to_owned(), value.to_owned())], "{text}");
    }
    for text in [
        "It was a good morning.",
        "A dawn raid ended the row.",
        "Dawn French came.",
        "She soon left.",
        "He works nights.",
        "The evening paper closed.",
    ] {
        assert!(dates(text, None).is_empty(), "{text}: {:?}", dates(text, None));
    }
}

#[test]
fn how_hours_of_days_relate() {
    use Relation::{Coarser, Different, Same, Unrelated};
    for (left, right, expected) in [
        ("It broke out at 11:52 p.m.", "It broke out just before midnight.", Coarser),
        ("It broke out at midnight.", "It broke out just before midnight.", Coarser),
        ("It broke out at 9 p.m.", "It broke out just before midnight.", Different),
        ("It broke out at 11:52 p.m. on Tuesday.", "It broke out shortly before midnight on Tuesday.", Coarser),
        ("It broke out at 11:52 p.m. on Tuesday.", "It broke out on Tuesday night.", Coarser),
        ("It broke out on Tuesday morning.", "It broke out on Tuesday night.", Different),
        ("It broke out on Tuesday morning.", "It broke out on Tuesday at noon.", Coarser),
        ("It broke out on Tuesday.", "It broke out on Tuesday night.", Coarser),
        ("It broke out on Monday.", "It broke out on Tuesday night.", Different),
        ("It broke out on Tuesday night.", "It broke out in the early hours of Wednesday.", Coarser),
        ("It broke out on Tuesday night.", "It broke out on Tuesday night.", Same),
        ("It broke out at 11:52 p.m.", "It broke out before midnight.", Unrelated),
        ("It broke out at lunchtime.", "It broke out in the early hours.", Different),
    ] {
        let (a, b) = (only(left), only(right));
        assert_eq!((a.relation(&b), b.relation(&a)), (expected, expected), "{left} / {right}");
    }
}

#[test]
fn bounds_of_times() {
    for (text, edge) in [
        ("It will open in 2030 at the earliest.", Edge::NotBefore),
        ("It will open no earlier than 2030.", Edge::NotBefore),
        ("It will run until at least 2030.", Edge::NotBefore),
        ("It will close by 2030 at the latest.", Edge::NotAfter),
        ("It will close no later than June 2030.", Edge::NotAfter),
        ("It will close by the end of 2030.", Edge::NotAfter),
        ("It will close by mid-2030.", Edge::NotAfter),
        ("It will close before the end of 2030.", Edge::Before),
        ("It will run until the end of June.", Edge::Until),
        ("It will open later than 2030.", Edge::After),
        ("It has run since early 2019.", Edge::Since),
        ("It opened in late March 2024.", Edge::At),
    ] {
        assert_eq!(only(text).edge, edge, "{text}");
    }
}

#[test]
fn how_bounded_times_relate() {
    use Relation::{Coarser, Different, OtherBound, Same};
    for (left, right, expected) in [
        ("It will run until at least 2031.", "It will run until 2033.", Coarser),
        ("It will run until at least 2031.", "It will run until 2029.", Different),
        ("It will open no earlier than 2030.", "It will open in 2028.", Different),
        ("It will open no earlier than 2030.", "It will open in 2031.", Coarser),
        ("It will open no earlier than 2030.", "It will open in 2030.", OtherBound),
        ("It will open in 2030 at the earliest.", "It will open no earlier than 2030.", Same),
        ("It will close by 2030.", "It will close in March 2029.", Coarser),
        ("It will close by 2030.", "It will close in 2032.", Different),
        ("It will close by 2030.", "It will close no earlier than 2032.", Different),
        ("It will close by the end of the year.", "It will close in 2026.", OtherBound),
    ] {
        let (a, b) = (only(left), only(right));
        assert_eq!((a.relation(&b), b.relation(&a)), (expected, expected), "{left} / {right}");
    }
}

#[test]
fn the_year_and_the_weekend_of_the_story() {
    reads("It will close by the end of the year.", "the year", "2026-01-01", "2027-01-01");
    reads("It will close by year-end.", "year-end", "2026-01-01", "2027-01-01");
    reads("It was shut over the weekend.", "weekend", "2026-03-07", "2026-03-09");
    reads("It will be shut over the weekend.", "weekend", "2026-03-14", "2026-03-16");
    reads("It was shut last weekend.", "last weekend", "2026-03-07", "2026-03-09");
    reads("It was shut on Christmas Eve.", "Christmas Eve", "2025-12-24", "2025-12-25");
    reads("It was shut on New Year's Day 2024.", "New Year's Day 2024", "2024-01-01", "2024-01-02");
    for text in ["The weekend market was full.", "It was the end of the year that she left.", "Its year-end results were good."] {
        assert!(dates(text, None).is_empty(), "{text}: {:?}", dates(text, None));
    }
}

#[test]
fn what_nobody_counts_is_a_wide_stretch() {
    reads("The bridge will open in the coming weeks.", "coming weeks", "2026-03-12", "2026-06-01");
    reads("The bridge will open in the coming months.", "coming months", "2026-03-12", "2027-04-01");
    reads("The bridge was shut over the past days.", "past days", "2026-02-26", "2026-03-13");
    assert!(dates("The coming weeks are long.", Some("2026-03-12")).is_empty());
}

proptest! {
    #[test]
    fn a_written_day_reads_back(year in 1900_i16..2100, month in 1_i8..=12, day in 1_i8..=28) {
        let date = Date::new(year, month, day).expect("a day");
        let found = dates(&format!("The bridge opened on {} and closed soon after.", date.strftime("%B %-d, %Y")), None);
        prop_assert_eq!(found.first().and_then(|(_, date)| date.days()).map(|days| days.0), Some(date));
    }

    #[test]
    fn what_is_printed_is_read_again(year in 1600_i16..2200, month in 1_i8..=12, day in 1_i8..=28, grain in 0..11, hour in 0..24, minute in 0..60, long in 1..24, edge in 0_usize..7) {
        let date = match grain {
            0 => calendar::day(year, month, day, true),
            1 => calendar::month(year, month, true),
            2 => calendar::quarter(year, i32::from(month - 1) / 3 + 1, true),
            3 => calendar::season(year, month, true),
            4 => calendar::year(year, true),
            5 => calendar::decade(year),
            6 => calendar::century(i32::from(year) / 100),
            7 => Some(DateValue::floating(format!("T{hour:02}:{minute:02}"), Granularity::Minute)),
            8 => Some(DateValue::floating(form::hours(60 * hour + minute, 60 * (hour + long), ""), Granularity::DayPart)),
            9 => Date::new(year, month, day).ok().and_then(|day| form::timed(day, &form::hours(60 * hour, 60 * (hour + long) + minute, ""), true)),
            _ => format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}").parse().ok(),
        };
        let date = DateValue { edge: Edge::ALL[edge], ..date.expect("a time") };
        let again: DateValue = format!("{date:#}").parse().expect("is read again");
        prop_assert_eq!(again.edge, date.edge);
        prop_assert_eq!((again.from, again.to, again.to_string()), (date.from, date.to, date.to_string()));
        prop_assert_eq!(again.granularity <= Granularity::DayPart, date.granularity <= Granularity::DayPart);
        prop_assert!(matches!(again.relation(&date), Relation::Same), "{}", date);
    }

    #[test]
    fn a_time_of_day_reads_back(hour in 1..=12, minute in 0..60, afternoon: bool, day in 1..=28) {
        let half = if afternoon { "p.m." } else { "a.m." };
        let found = dates(&format!("The bridge shut at {hour}:{minute:02} {half} on March {day} in a storm."), Some("2026-03-12"));
        let expected = format!("2026-03-{day:02}T{:02}:{minute:02}", hour % 12 + if afternoon { 12 } else { 0 });
        prop_assert_eq!(found.iter().map(|(_, date)| date.to_string()).collect::<Vec<_>>(), [expected.clone()]);
        prop_assert_eq!(expected.parse::<DateValue>().map(|date| (date.from, date.to)), Ok((found[0].1.from, found[0].1.to)));
    }

    #[test]
    fn reading_never_panics(text in "[a-zA-Z0-9 ,.-]{0,60}") {
        if !text.trim().is_empty() {
            let _ = dates(&text, Some("2026-03-12"));
        }
    }
}

#[test]
fn a_day_of_every_week_is_no_day_of_the_calendar() {
    let read = |text: &str| dates(text, Some("2026-03-10")).into_iter().map(|(_, date)| date.pattern.to_string()).collect::<Vec<_>>();
    for habit in ["The club meets on Fridays.", "Games are played on Friday evenings.", "The bus runs every Friday."] {
        assert!(read(habit).iter().all(|pattern| pattern.starts_with("W5")), "{habit}: {:?}", read(habit));
    }
    assert_eq!(read("The club met on Friday."), ["2026-03-06/2026-03-07"]);
}
