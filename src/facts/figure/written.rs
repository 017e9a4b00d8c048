//! Every form in which news writes numbers, each with its exact value, unit, bound, precision and direction.

use super::{Bound, Direction, Shape, read};
use rust_decimal::Decimal;

/// One row: a sentence; low and high; unit; bound; the size of the last digit as written; direction; shape.
type Row = (&'static str, &'static str, &'static str, &'static str, Bound, &'static str, Option<Direction>, Shape);

#[track_caller]
fn check(rows: &[Row]) {
    for (text, low, high, unit, bound, step, direction, shape) in rows {
        let found = read(text);
        let figure = &found.first().unwrap_or_else(|| panic!("no figure in {text}")).figure;
        let decimal = |digits: &str| digits.parse::<Decimal>().expect("a decimal");
        assert_eq!((figure.low, figure.high), (decimal(low), decimal(high)), "{text}");
        assert_eq!((figure.unit.to_string().as_str(), figure.bound), (*unit, *bound), "{text}");
        assert_eq!(figure.step, decimal(step), "the last digit of {text}");
        assert_eq!((figure.direction, figure.shape), (*direction, *shape), "{text}");
    }
}

#[test]
fn money() {
    use Bound::Exact;
    use Shape::Amount;
    check(&[
        ("They paid $7.5bn.", "7500000000", "7500000000", "USD", Exact, "100000000", None, Amount),
        ("Oil costs US$58.24 a barrel.", "58.24", "58.24", "USD/barrel", Exact, "0.01", None, Amount),
        ("It costs \u{20ac}12-15m.", "12000000", "15000000", "EUR", Exact, "1000000", None, Amount),
        ("It raised £1.3 billion ($1.7 billion).", "1300000000", "1300000000", "GBP", Exact, "100000000", None, Amount),
    ]);
    let both = read("It raised £1.3 billion ($1.7 billion).");
    let linked = |at: usize| both[at].figure.also.as_deref().map(ToString::to_string);
    assert_eq!((linked(0), linked(1)), (Some("1700000000 USD".to_owned()), Some("1300000000 GBP".to_owned())));
}

#[test]
fn counts_in_words_and_digits() {
    use Bound::{About, AtLeast, AtMost, Exact, MoreThan};
    use Shape::Amount;
    check(&[
        ("It drew 1.2 million people.", "1200000", "1200000", "people", Exact, "100000", None, Amount),
        ("It drew half a million people.", "500000", "500000", "people", Exact, "50000", None, Amount),
        ("She bought a dozen eggs.", "12", "12", "egg", Exact, "1", None, Amount),
        ("It has 1,800 seats.", "1800", "1800", "seat", Exact, "100", None, Amount),
        ("More than 7 ships sank.", "7", "7", "ship", MoreThan, "1", None, Amount),
        ("It holds up to 400 people.", "400", "400", "people", AtMost, "10", None, Amount),
        ("As many as 40 ships sank.", "40", "40", "ship", AtMost, "1", None, Amount),
        ("At least 14 ships sank.", "14", "14", "ship", AtLeast, "1", None, Amount),
        ("Nearly 500 ships sank.", "500", "500", "ship", About, "10", None, Amount),
        ("Some 300 ships sank.", "300", "300", "ship", About, "10", None, Amount),
    ]);
}

#[test]
fn vague_amounts() {
    for (text, low, high) in [("Tens of thousands marched.", "10000", "100000"), ("It cost billions.", "1000000000", "10000000000")] {
        let found = read(text);
        assert!(found[0].figure.vague, "{text}");
        assert_eq!((found[0].figure.low.to_string(), found[0].figure.high.to_string()), (low.to_owned(), high.to_owned()), "{text}");
    }
}

#[test]
fn shares_and_points() {
    use Bound::Exact;
    use Direction::{Down, Up};
    use Shape::{Amount, Change, Ratio};
    let third = "0.6666666666666666666666666667";
    check(&[
        ("Two-thirds of them left.", third, third, "", Exact, "0.02", None, Amount),
        ("One in eight smokes.", "0.125", "0.125", "", Exact, "0.02", None, Ratio),
        ("Between 3 and 5 percent left.", "3", "5", "%", Exact, "1", None, Amount),
        ("Rates rose 0.25 percentage points.", "0.25", "0.25", "pp", Exact, "0.01", Some(Up), Change),
        ("The bank cut rates by 25 basis points.", "25", "25", "bp", Exact, "1", Some(Down), Change),
        ("The bank cut rates by a quarter-point.", "0.25", "0.25", "pp", Exact, "0.02", Some(Down), Change),
        ("Shares fell 3% to $41.", "3", "3", "%", Exact, "1", Some(Down), Change),
    ]);
    let level = &read("Shares fell 3% to $41.")[1].figure;
    assert_eq!((level.to_string().as_str(), level.direction, level.shape), ("41 USD", None, Amount));
}

#[test]
fn ranks_scores_and_multiples() {
    use Bound::Exact;
    use Direction::Up;
    use Shape::{Multiple, Rank, Score};
    check(&[
        ("The Senate voted 71-29.", "29", "71", "", Exact, "1", None, Score),
        ("Leeds won 3-1.", "1", "3", "", Exact, "1", None, Score),
        ("It is the third-largest lender.", "3", "3", "", Exact, "1", None, Rank),
        ("The film is No. 10.", "10", "10", "", Exact, "1", None, Rank),
        ("She scored in the 114th minute.", "114", "114", "", Exact, "1", None, Rank),
        ("Output grew 4x.", "4", "4", "", Exact, "1", Some(Up), Multiple),
        ("Profit doubled.", "2", "2", "", Exact, "0.02", None, Multiple),
        ("Exports rose threefold.", "3", "3", "", Exact, "0.02", Some(Up), Multiple),
    ]);
}

#[test]
fn measures() {
    use Bound::Exact;
    use Shape::Amount;
    check(&[
        ("It makes 1,200 MW.", "1200", "1200", "MW", Exact, "100", None, Amount),
        ("It makes 0.12 gigawatts.", "0.12", "0.12", "GW", Exact, "0.01", None, Amount),
        ("Winds of 120 km/h (75 mph).", "120", "120", "km/h", Exact, "10", None, Amount),
        ("He is 5ft 10in tall.", "70", "70", "in", Exact, "1", None, Amount),
        ("It was -3C.", "-3", "-3", "C", Exact, "1", None, Amount),
    ]);
}

#[test]
fn bounds_behind_a_noun_and_in_comparatives() {
    use Bound::{AtLeast, Exact, LessThan, MoreThan};
    let bound = |text: &str| read(text)[0].figure.bound;
    for (text, expected) in [
        ("Some died: 30 people or more.", AtLeast),
        ("It covers damage of ten tiles and up.", AtLeast),
        ("It was hotter than 35 degrees.", MoreThan),
        ("All were older than 75.", MoreThan),
        ("Each was cheaper than £90.", LessThan),
        ("They sold ten tiles and more bricks.", Exact),
        ("It protects 640 homes and more than 90 firms.", Exact),
        ("It is 2 kilometres long and up to 3 metres high.", Exact),
        ("They waited two weeks or so.", Bound::About),
    ] {
        assert_eq!(bound(text), expected, "{text}");
    }
}

#[test]
fn what_is_given_up_does_not_rise() {
    assert_eq!(read("She gave up 15% of her salary.")[0].figure.direction, None);
    assert_eq!(read("Sales went up 15% in May.")[0].figure.direction, Some(Direction::Up));
}

#[test]
fn times_of_day_are_no_figures() {
    assert!(read("It opens at 12.30pm.").is_empty());
}
