//! Examples of every way in which news writes numbers.

use super::{Direction, Figure, Reading, Shape, read};
use crate::facts::Relation;
use proptest::prelude::*;

/// A figure in one line: bound, value, direction.
fn line(reading: &Reading) -> String {
    let figure = &reading.figure;
    let bound = match figure.bound {
        super::Bound::Exact => "",
        super::Bound::About => "about ",
        super::Bound::AtLeast => "at-least ",
        super::Bound::MoreThan => "more-than ",
        super::Bound::AtMost => "at-most ",
        super::Bound::LessThan => "less-than ",
    };
    let direction = match figure.direction {
        None => "",
        Some(Direction::Up) => " up",
        Some(Direction::Down) => " down",
    };
    format!("{bound}{figure}{direction}")
}

fn lines(sentence: &str) -> Vec<String> {
    read(sentence).iter().map(line).collect()
}

fn check(examples: &[(&str, &[&str])]) {
    for (sentence, expected) in examples {
        assert_eq!(lines(sentence), *expected, "{sentence}");
    }
}

#[test]
fn changes_by_a_part() {
    for (text, expected) in [
        ("Output has been down by about a third since May.", Some("about a third")),
        ("Sales fell by a third this year.", Some("a third")),
        ("Costs rose by half.", Some("half")),
        ("It is a third higher.", Some("a third")),
        ("It was their win, a third in a row.", None),
        ("A third man was arrested.", None),
    ] {
        let found = read(text);
        assert_eq!(found.first().map(|one| &text[one.range.clone()]), expected, "{text}");
    }
}

#[test]
fn lengths_of_one_unit() {
    for (text, expected) in [
        ("He was given a year's suspension.", Some(("a year's", "1 year"))),
        ("After an hour's delay the train left.", Some(("an hour's", "1 hour"))),
        ("He was banned for a year and a half.", Some(("a year and a half", "1.5 year"))),
        ("The strike lasted a fortnight.", Some(("a fortnight", "1 fortnight"))),
        ("It took more than a month.", Some(("more than a month", "1 month"))),
        ("A week-long strike ended.", Some(("A week-long", "1 week"))),
        ("She got a three-and-a-half-year term.", Some(("three-and-a-half-year", "3.5 year"))),
        ("She leads by a minute and 41 seconds.", Some(("a minute and 41 seconds", "101 s"))),
        ("She won in two hours and 11 minutes.", Some(("two hours and 11 minutes", "131 min"))),
        ("It took 2 hours 11 minutes 5 seconds.", Some(("2 hours 11 minutes 5 seconds", "7865 s"))),
        ("He was jailed for two years and six months.", Some(("two years and six months", "30 month"))),
        ("The tunnel is a year and 40 weeks late.", Some(("40 weeks", "40 week"))),
        ("He left a year ago.", None),
        ("She makes 40 a day.", None),
        ("It was about a year ago.", None),
        ("It was a day to remember.", None),
        ("What a year it was.", None),
    ] {
        let found: Vec<_> = read(text).into_iter().filter(|one| one.figure.unit.is_time()).collect();
        let told = found.first().map(|one| (&text[one.range.clone()], one.figure.to_string()));
        assert_eq!(told.as_ref().map(|(words, value)| (*words, value.as_str())), expected, "{text}");
    }
    let length = |text: &str| read(text).remove(0).figure;
    assert_eq!(length("A year's ban.").relation(&length("A two-year ban.")), Relation::Different);
    assert_eq!(length("An 18-month ban.").relation(&length("A year and a half.")), Relation::Same);
    assert_eq!(length("A year's ban.").relation(&length("A 12-month ban.")), Relation::Same);
    assert_eq!(length("It took six weeks.").relation(&length("It took five months.")), Relation::Different);
    assert_eq!(length("It took four weeks.").relation(&length("It took a month.")), Relation::Same);
    assert_eq!(length("It took a quarter of an hour.").relation(&length("It took 15 minutes.")), Relation::Same);
}

#[test]
fn money() {
    check(&[
        ("They paid $7.5bn for it.", &["7500000000 USD"]),
        ("Oil fell below US$58.24 a barrel.", &["less-than 58.24 USD/barrel"]),
        ("It will cost €12-15m.", &["12000000-15000000 EUR"]),
        ("It is worth £1.3 billion ($1.7 billion).", &["1300000000 GBP", "1700000000 USD"]),
        ("A $5 fine and C $6 (US $4.46) per share.", &["5 USD", "6 CAD/share", "4.46 USD"]),
        ("Fines of HK$3.7 million, A$2 and $US113 were paid.", &["3700000 HKD", "2 AUD", "113 USD"]),
        ("The flat cost EUR50m, RM120,000 or Rs 2.5 crore.", &["50000000 EUR", "120000 MYR", "25000000 INR"]),
        (
            "Profit was 6.6 trillion won, 9 billion Danish crowns or 3 million pounds.",
            &["6600000000000 KRW", "9000000000 DKK", "3000000 GBP"],
        ),
        ("It costs 19 cents, 80p or 3 dollars 50 cents.", &["19 cent", "80 pence", "3.5 USD"]),
        ("A profit of $800,000 a year ago.", &["800000 USD"]),
        ("The rent is $1,200-a-month.", &["1200 USD/month"]),
        ("The budget is $300-400 billion.", &["300000000000-400000000000 USD"]),
    ]);
}

#[test]
fn shares_and_points() {
    check(&[
        ("Prices rose 0.25 percentage points, or 25 basis points.", &["0.25 pp up", "25 bp up"]),
        ("The bank cut rates by a quarter-point.", &["0.25 pp down"]),
        ("Between 3 and 5 percent agree.", &["3-5 %"]),
        ("Two-thirds of them left; one in eight stayed.", &["0.6666666666666666666666666667", "0.125"]),
        ("Two in every five loans, or one out of every eight.", &["0.4", "0.125"]),
        ("Nine out of ten doctors and 90 per cent of nurses.", &["0.9", "90 %"]),
        ("It grew by almost five percent a year.", &["about 5 %/year up"]),
    ]);
}

#[test]
fn counts() {
    check(&[
        ("Half a million people and a dozen soldiers.", &["500000 people", "12 soldier"]),
        (
            "More than 7 million voters, as many as 40 ships, at least 300 police officers.",
            &["more-than 7000000 voter", "at-most 40 ship", "at-least 300 officer"],
        ),
        ("Nearly 500 nurses and some 300 teachers struck.", &["about 500 nurse", "about 300 teacher"]),
        ("Tens of thousands marched for billions of dollars.", &["10000-100000", "1000000000-10000000000 USD"]),
        ("Several hundred students and dozens of teachers.", &["200-1000 student", "12-120 teacher"]),
        ("Twenty-one people, one hundred and five dogs, three or four cats.", &["21 people", "105 dog", "3-4 cat"]),
        ("Three lakh crore rupees and 12,34,567 votes.", &["3000000000000 INR", "1234567 vote"]),
        ("There were 300 or more guests and 20-plus cars.", &["at-least 300 guest", "at-least 20 car"]),
        ("The toll includes 41 people, up from 38.", &["41 people", "38 people"]),
        ("One man spoke; no one else did.", &["1 man"]),
    ]);
}

#[test]
fn measures() {
    check(&[
        ("It makes 1,200 MW, up from 0.12 gigawatts.", &["1200 MW", "0.12 GW"]),
        ("Winds of 120 km/h (75 mph).", &["120 km/h", "75 mph"]),
        ("He is 5ft 10in tall, she is a 6-foot-2 forward.", &["70 in", "74 in"]),
        ("It was -3C, then 98.6°F and 30 degrees Celsius.", &["-3 C", "98.6 F", "30 C"]),
        ("A 10-mile road, 1520 sq m of floor, a 2.4Ghz chip.", &["10 mi", "1520 m^2", "2.4 GHz"]),
        ("The man aged 44 and a 16-year-old boy.", &["44 year of age", "16 year of age"]),
        ("Ann Smith, 66, won.", &["66 year of age"]),
        ("The man was in his late twenties, the woman in her 30s.", &["20-29 year of age", "30-39 year of age"]),
        ("It goes from 0 to 62 mph.", &["0-62 mph"]),
    ]);
}

#[test]
fn changes_and_levels() {
    check(&[
        ("Shares fell 3% to $41.", &["3 % down", "41 USD"]),
        ("Revenue rose 8% to $1.2bn while profit fell to $96m.", &["8 % up", "1200000000 USD", "96000000 USD"]),
        ("The index lost 190 points, or 0.6%.", &["190 point down", "0.6 % down"]),
        ("Power went up from 240 to 273.", &["240-273"]),
        ("Power jumped from 240 hp to 273 hp and fell from 9 to 7.", &["240 -> 273 hp", "9 -> 7"]),
        ("A 4.2 percent drop and a rise of 3%.", &["4.2 % down", "3 % up"]),
        ("Sales were 12% more than a year earlier.", &["12 % up"]),
        ("Prices were cut by up to 30%.", &["at-most 30 % down"]),
        ("Sales doubled, exports rose threefold, and output grew 4x.", &["2x", "3x up", "4x up"]),
        ("The firm earned twice as much as before.", &["2x"]),
        ("More than ten times the estimate.", &["more-than 10x"]),
    ]);
}

#[test]
fn ranks_and_scores() {
    check(&[
        ("The third-largest lender is ranked No. 10.", &["3rd", "10th"]),
        ("It is the second-largest lender.", &["2nd"]),
        ("It fell in the second round.", &["2nd"]),
        ("It was over in a second.", &[]),
        ("The Senate voted 71-29, and Leeds won 3-1.", &["71:29", "3:1"]),
        ("The 4-2 win.", &["4:2"]),
        ("The panel backed it by nine votes to four.", &["9:4"]),
        ("By a majority of ten to two, jurors convicted her.", &["10:2"]),
        ("The party won three to five seats.", &["3-5 seat"]),
        ("She scored in the 114th minute of the third round.", &["114th", "3rd"]),
    ]);
    assert_eq!(read("They won 1-3.")[0].figure.shape, Shape::Score);
}

#[test]
fn numbers_as_people_write_them() {
    check(&[
        ("The mean was 1,3 and the rest 12,75.", &["1.3", "12.75"]),
        ("There are 10^6 of them, or 2.5^-1.", &["1000000", "0.4"]),
        ("It is one over twenty.", &["0.05"]),
        ("He scored 2 over 3 days.", &["2", "more-than 3 day"]),
        ("Three quarters of them, seven twenty-fifths of these.", &["0.75", "0.28"]),
        ("One hundred thirty fifths.", &["2.8571428571428571428571428571"]),
        ("Two billion and three quarters million.", &["2000750000"]),
        ("It rose to 1 point 5 million.", &["1500000"]),
        ("They want 6 crore and two hundred.", &["60000200"]),
        ("It costs 20 rupees 43.", &["20.43 INR"]),
        ("It costs $3 and fourteen.", &["3.14 USD"]),
        ("Adults pay $20 and 43 children nothing.", &["20 USD", "43 child"]),
        ("A beam of 2 yards 7 feet.", &["13 ft"]),
    ]);
}

#[test]
fn no_figures() {
    for sentence in [
        "In 2019 the iPhone 11 came out.",
        "On March 10, at 12.30pm, Section 427 was closed.",
        "The 22nd amendment and the S&P 500.",
        "He rode the A320 on 24 January 2014.",
        "The Galaxy S23, COVID-19 and the 1990s.",
        "The Boeing 777F landed.",
        "He lives at 10 Downing Street.",
        "This one you know; that one is good.",
        "The first half, the second quarter and the Big Ten.",
        "See https://www.example.com/search?q=30%25%2020%.",
        "The 5G network and a two-bedroom flat.",
    ] {
        assert_eq!(lines(sentence), Vec::<String>::new(), "{sentence}");
    }
}

fn figure(text: &str) -> Figure {
    read(text).into_iter().next().map(|reading| reading.figure).unwrap_or_else(|| panic!("no figure in {text}"))
}

#[test]
fn misprints() {
    for (left, right, expected) in [
        ("$48 million", "$84 million", true),
        ("1,316 votes", "1,361 votes", true),
        ("1,316 votes", "1,816 votes", true),
        ("$48 million", "$49 million", false),
        ("48 people", "84 people", false),
        ("1,316 votes", "2,417 votes", false),
    ] {
        assert_eq!(figure(left).is_misprint_of(&figure(right)), expected, "{left} / {right}");
    }
}

#[test]
fn relations() {
    use Relation::{Coarser, Different, OtherBound, Same, Unrelated};
    for (left, right, expected) in [
        ("$7.5bn", "7,500 million dollars", Same),
        ("a dozen people", "12 people", Same),
        ("120 MW", "0.12 GW", Same),
        ("a third", "33%", Coarser),
        ("one in eight", "12.5%", Same),
        ("about 4,000 people", "3,980 people", Coarser),
        ("100 people", "149 people", Different),
        ("billions of dollars", "$7.5bn", Coarser),
        ("more than 300 people", "312 people", Coarser),
        ("more than 300 people", "950 people", Different),
        ("up to $50 billion", "$50 billion", OtherBound),
        ("$50 billion", "$250 billion", Different),
        ("$7.5bn", "$7.52bn", Coarser),
        ("$7.5bn", "$7.4bn", Different),
        ("3 percent", "3 percentage points", Unrelated),
        ("25 basis points", "0.25 percentage points", Same),
        ("$5", "€5", Unrelated),
        ("5 km", "5 kg", Unrelated),
        ("0C", "32F", Same),
        ("26.2 miles", "42.2 km", Coarser),
        ("£1.3 billion ($1.7 billion)", "$1.7 billion", Same),
        ("rose 3%", "fell 3%", Different),
        ("doubled", "rose 100%", Same),
        ("doubled", "rose by half", Different),
        ("ninety percent of the patients", "half of the patients", Different),
        ("a third of the voters", "33% of the voters", Coarser),
        ("jumped from 240 to 273", "273", Same),
        ("jumped from 240 to 273", "240", Coarser),
        ("19 cents", "$0.19", Same),
        ("won 3-1", "lost 1-3", Same),
        ("No. 10", "10 people", Unrelated),
        ("between 3 and 5 percent", "4 percent", Coarser),
        ("$5 a barrel", "$5 a share", Unrelated),
        ("at least 14 people", "23 people", Different),
        ("billions", "€7.4 billion", Coarser),
        ("£80,000", "80,000 pounds", Same),
        ("down by a fifth", "climbed 20 percent", Different),
    ] {
        assert_eq!(figure(left).relation(&figure(right)), expected, "{left} | {right}");
        assert_eq!(figure(right).relation(&figure(left)), expected, "{right} | {left}");
    }
}

fn numeric_text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "$",
        "€",
        "1",
        "7.5",
        "1,800",
        "99999999999999999999999999999",
        "0.0000000000000000000000000000001",
        "bn",
        "million",
        "trillion",
        " ",
        "-",
        "–",
        "to",
        " and ",
        "between ",
        "from ",
        "half a ",
        "dozen",
        "third",
        "hundred",
        "two",
        "minus ",
        "%",
        "percent",
        " per ",
        "km/h",
        "°C",
        "(",
        ")",
        ",",
        ".",
        "/",
        "½",
        "crore",
        "billions of ",
        "x",
        "fell ",
        "é",
        "one in ",
        "No. ",
        "'",
        "\"",
        "st",
        "\u{202f}",
        "point ",
        "and a half ",
    ]);
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn nothing_panics_and_spans_are_in_order(text in "\\PC{0,60}") {
        spans_hold(&text)?;
    }

    #[test]
    fn numeric_nonsense_neither(text in numeric_text()) {
        spans_hold(&text)?;
        let figures: Vec<Figure> = read(&text).into_iter().map(|reading| reading.figure).collect();
        for one in &figures {
            for other in &figures {
                prop_assert_eq!(one.relation(other), other.relation(one));
            }
        }
    }

    #[test]
    fn what_is_printed_is_read_again(text in numeric_text()) {
        for reading in read(&text) {
            let printed = reading.figure.to_string();
            let again: Figure = printed.parse().expect(&printed);
            prop_assert_eq!((again.low, again.high), (reading.figure.low, reading.figure.high), "{}", printed);
            prop_assert_eq!(again.to_string(), printed);
        }
    }

    #[test]
    fn units_convert_there_and_back(value in -1_000_000_000i64..1_000_000_000, digits in 0u32..4, name in prop::sample::select(vec!["km", "mi", "ft", "kg", "lb", "GW", "MWh", "mph", "C", "F", "pp", "bp", "cent", "L", "gal", "GB", "acre", "%"])) {
        let scale = super::Unit::from_name(name).scale();
        let value = rust_decimal::Decimal::new(value, digits);
        let base = scale.to_base(value).expect("small enough");
        prop_assert_eq!(scale.from_base(base), Some(value));
    }
}

fn spans_hold(text: &str) -> Result<(), TestCaseError> {
    let mut end = 0;
    for reading in read(text) {
        prop_assert!(text.get(reading.range.clone()).is_some());
        prop_assert!(reading.range.start >= end && reading.range.end > reading.range.start, "{:?} in {:?}", reading.range, text);
        end = reading.range.end;
    }
    Ok(())
}

#[test]
fn a_slip_keeps_the_digits() {
    let figure = |text: &str| read(text).into_iter().next().unwrap_or_else(|| panic!("no figure in {text}")).figure;
    for (one, other, expected) in [
        ("£2.4 million", "£24 million", true),
        ("$7.5 billion", "$7.5 million", true),
        ("£2.4 million", "2,400,000 pounds", false),
        ("£2 million", "£20 million", false),
        ("£2.4 million", "$24 million", false),
        ("24 people", "240 people", false),
    ] {
        assert_eq!(figure(one).is_slip_of(&figure(other)), expected, "{one} / {other}");
    }
}

#[test]
fn parts_and_depths_in_other_words() {
    check(&[
        ("Vidra cuts one job in eight.", &["0.125"]),
        ("The mercury fell to six degrees below zero.", &["-6 degree"]),
        ("Savers would gain £190 or more per year.", &["at-least 190 GBP/year up"]),
        ("It passed by 51.8% to 48.2%.", &["51.8 %", "48.2 %"]),
    ]);
}
