//! The same value at another precision or bound.
//!
//! Fires on "up to $50 billion" / "$50 billion", on "by 2029" / "in 2029" and on "$7.5 billion" / "billions".
//! Stays silent on "7,500 million" / "7.5bn", and on rounding within the precision as written.

use super::bounded::{is_bound, is_bounded_otherwise, splits_the_scale};
use super::clue::{Clue, Pattern};
use super::{Difference, Rule, statistic};
use crate::facts::date::Edge;
use crate::facts::figure::{Bound, Figure, Shape, Unit};
use crate::facts::{Fact, Relation};
use crate::judge::pair::{Half, Pair};
use crate::judge::slot;
use crate::kind::Kind;
use crate::lexicon::{Course, course};
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule { kind: Kind::Precision, check };

fn check(pair: &Pair<'_>, out: &mut Vec<Difference>) {
    for &slot in slot::figures(pair) {
        let make_up_all = || slot.left.figure().zip(slot.right.figure()).is_some_and(|(one, other)| slot::complement(one, other));
        if is_short_of(pair, &slot) && !make_up_all() {
            let (left, right) = (pair.left.words(slot.left.tokens), pair.right.words(slot.right.tokens));
            let why = format!("left says {left}, right says {right}: one is less than that, the other more");
            let difference = slot.difference(pair, Pattern::Bound, true, why).noting(Clue::Grave, true);
            out.push(slot::figure_clues(pair, &slot, difference).guessed(0.6));
            continue;
        }
        let read_right = is_bound(&pair.left, slot.left, slot.right) && is_bound(&pair.right, slot.right, slot.left);
        let widened = slot.relation == Relation::Coarser && widens(slot.left, slot.right) && !has_both_ends(pair, &slot);
        let alike = is_rounded(slot.left, slot.right)
            || both_rough(slot.left, slot.right)
            || two_sides(pair, &slot)
            || agrees_roughly(slot.left, slot.right)
            || is_course(slot.left, slot.right)
            || passes(&pair.left, slot.left, slot.right)
            || passes(&pair.right, slot.right, slot.left)
            || splits_the_scale(pair, &slot)
            || is_bounded_otherwise(pair, &slot);
        if read_right
            && !alike
            && !is_left_out(&pair.left, slot.left)
            && !is_left_out(&pair.right, slot.right)
            && !slot::told_by_both(pair, &slot)
            && (slot.relation == Relation::OtherBound || widened)
        {
            let difference = slot.difference(pair, Pattern::Bound, false, why(pair, &slot));
            out.push(beside_plain(slot::guessed(slot::figure_clues(pair, &slot, difference))));
        }
    }
    out.extend(slot::figures(pair).iter().find_map(|slot| statistic::differs(pair, slot)));
    for &slot in slot::dates(pair) {
        if slot.relation == Relation::OtherBound && !is_end(pair, &slot) && !slot::told_by_both(pair, &slot) {
            out.push(slot::guessed(slot.difference(pair, Pattern::Bound, false, why(pair, &slot))));
        }
    }
}

/// An article that says "up to $50 billion" in one place mostly says "$50 billion" in another: that the value is known elsewhere speaks against
/// another value, and not against another bound.
fn beside_plain(difference: Difference) -> Difference {
    if difference.clue(Clue::KnownOne) == 0.0 {
        return difference;
    }
    let odds = difference.confidence / (1.0 - difference.confidence) * std::f32::consts::E;
    difference.guessed(odds / (1.0 + odds))
}

/// "Holds a licence until 2031" and "its licence expires in 2031": the end of what lasts until then, told by its verb.
fn is_end(pair: &Pair<'_>, slot: &slot::Slot<'_>) -> bool {
    let at = |fact: &Fact, edge: Edge| fact.date().is_some_and(|date| date.edge == edge);
    let tells = |half: &Half<'_>, fact: &Fact, told: Course| {
        let parsed = half.parsed();
        let verb = parsed.governor(fact.tokens).map(|governor| parsed.predicate_of(governor));
        at(fact, Edge::At) && verb.and_then(|verb| course(parsed.lower_lemma(verb))) == Some(told)
    };
    let either = |edge, told| {
        at(slot.left, edge) && tells(&pair.right, slot.right, told) || at(slot.right, edge) && tells(&pair.left, slot.left, told)
    };
    // "Closed until Monday at the earliest" and "will not reopen before Monday".
    let not_before = |half: &Half<'_>, fact: &Fact| {
        at(fact, Edge::Before)
            && half.parsed().governor(fact.tokens).map(|word| half.parsed().predicate_of(word)).is_some_and(|predicate| {
                half.stance(predicate).is_negated() || half.is_governed_by_negation(predicate) || half.claim.stance.is_negated()
            })
    };
    let until = |fact: &Fact| at(fact, Edge::Until) || at(fact, Edge::NotBefore);
    let reopens = not_before(&pair.left, slot.left) && until(slot.right) || until(slot.left) && not_before(&pair.right, slot.right);
    // "Will not know until Thursday" and "results are expected on Thursday"; "since March" and "in March" of what began then.
    let denied = |half: &Half<'_>, fact: &Fact| {
        at(fact, Edge::Until)
            && half.parsed().governor(fact.tokens).is_some_and(|word| half.parsed().is_negated_until(half.parsed().predicate_of(word)))
    };
    let comes_then =
        denied(&pair.left, slot.left) && at(slot.right, Edge::At) || at(slot.left, Edge::At) && denied(&pair.right, slot.right);
    let edges = |one, other| at(slot.left, one) && at(slot.right, other) || at(slot.left, other) && at(slot.right, one);
    // "Has until 30 June to explain" / "must explain by 30 June".
    let has_until = |half: &Half<'_>, fact: &Fact| {
        let verb = half.parsed().governor(fact.tokens).map(|word| half.parsed().predicate_of(word));
        at(fact, Edge::Until)
            && verb.is_some_and(|verb| matches!(half.parsed().lower_lemma(verb), "allow" | "get" | "give" | "grant" | "have"))
    };
    let due = has_until(&pair.left, slot.left) && at(slot.right, Edge::NotAfter)
        || at(slot.left, Edge::NotAfter) && has_until(&pair.right, slot.right);
    if due || comes_then || edges(Edge::Since, Edge::At) || edges(Edge::Before, Edge::NotAfter) {
        return true;
    }
    reopens || either(Edge::Until, Course::Ends) || either(Edge::Since, Course::Begins)
}

fn why(pair: &Pair<'_>, slot: &slot::Slot<'_>) -> String {
    let (left, right) = (pair.left.words(slot.left.tokens), pair.right.words(slot.right.tokens));
    let same = if slot.relation == Relation::Coarser { "one is only known roughly" } else { "the same value under another bound" };
    format!("left says {left}, right says {right}: {same}")
}

/// "Passed 400,000 for the first time" / "cost over 400,000": a mark that is passed is exceeded.
fn passes(half: &Half<'_>, mark: &Fact, other: &Fact) -> bool {
    let parsed = half.parsed();
    let verb = parsed.governor(mark.tokens).map(|word| parsed.predicate_of(word));
    let passed =
        verb.is_some_and(|verb| matches!(parsed.lower_lemma(verb), "break" | "breach" | "cross" | "exceed" | "pass" | "surpass" | "top"));
    passed && other.figure().is_some_and(|figure| matches!(figure.bound, Bound::MoreThan | Bound::AtLeast))
}

/// Whether the sentence that gives one value of a range or a score gives the other end too: "24 to 19" and "24 votes to 19".
fn has_both_ends(pair: &Pair<'_>, slot: &slot::Slot<'_>) -> bool {
    let ends = |half: &Half<'_>, range: &Figure| {
        let says = |value| half.near().filter_map(Fact::figure).any(|figure| figure.low == value && figure.high == value);
        range.low != range.high && says(range.low) && says(range.high)
    };
    let (Some(one), Some(other)) = (slot.left.figure(), slot.right.figure()) else { return false };
    ends(&pair.right, one) || ends(&pair.left, other)
}

/// Whether one is a round number short of the other's, as news rounds: "more than 80 homes" for 83.
fn is_rounded(left: &Fact, right: &Fact) -> bool {
    let (Some(one), Some(other)) = (left.figure(), right.figure()) else { return false };
    let of = |bound: &Figure, exact: &Figure| {
        let open = matches!(bound.bound, Bound::AtLeast | Bound::MoreThan | Bound::AtMost | Bound::LessThan);
        let exact = &in_percent(exact);
        let bound = &in_percent(bound);
        let same_unit = bound.unit == exact.unit || !bound.unit.is_measured() && !exact.unit.is_measured();
        let plain = matches!(exact.bound, Bound::Exact | Bound::About) && exact.low == exact.high && bound.low == bound.high && same_unit;
        let apart = (exact.high - bound.high).abs();
        open && !bound.vague && plain && !apart.is_zero() && apart * Decimal::from(NEARLY) <= bound.high.abs()
    };
    of(one, other) || of(other, one)
}

/// "Over a third" as a percentage, to stand beside 34%.
fn in_percent(figure: &Figure) -> Figure {
    let counted = matches!(figure.unit, Unit::None | Unit::Count(_));
    let is_share = figure.shape == Shape::Ratio || counted && figure.high < Decimal::ONE && figure.low > Decimal::ZERO;
    let percent = |value: Decimal| value.saturating_mul(Decimal::ONE_HUNDRED);
    if !is_share {
        return figure.clone();
    }
    Figure { low: percent(figure.low), high: percent(figure.high), unit: Unit::Percent, ..figure.clone() }
}

/// "All but 4,000 should be back by Friday" / "no more than 4,000 will be waiting".
fn is_left_out(half: &Half<'_>, fact: &Fact) -> bool {
    let word = |back: u32| fact.tokens.start.checked_sub(back).map_or("", |at| half.parsed().lower(at as usize));
    word(1) == "but" && matches!(word(2), "all" | "everyone" | "everything")
}

/// "Almost a third" and "more than a third": one falls short of what the other exceeds.
fn is_short_of(pair: &Pair<'_>, slot: &slot::Slot<'_>) -> bool {
    let short = |half: &Half<'_>, fact: &Fact| {
        let word = half.parsed().lower(fact.tokens.start as usize);
        let under = fact.figure().is_some_and(|figure| figure.bound == Bound::LessThan);
        under
            || matches!(word, "almost" | "nearly" | "nearing" | "approaching")
                && !half.stance(half.parsed().predicate_of(fact.tokens.start as usize)).is_negated()
    };
    let exceeds = |fact: &Fact| fact.figure().is_some_and(|figure| figure.bound == Bound::MoreThan);
    let (Some(one), Some(other)) = (slot.left.figure(), slot.right.figure()) else { return false };
    let level = (one.low, one.high) == (other.low, other.high) && one.low == one.high && one.unit == other.unit;
    level
        && is_bound(&pair.left, slot.left, slot.right)
        && is_bound(&pair.right, slot.right, slot.left)
        && (short(&pair.left, slot.left) && exceeds(slot.right) || exceeds(slot.left) && short(&pair.right, slot.right))
}

/// "Barely 400" and "just under 400": neither claims to be exact.
fn both_rough(left: &Fact, right: &Fact) -> bool {
    let bounds = [left, right].map(|fact| fact.figure().map(|figure| figure.bound));
    let strict = |bound| matches!(bound, Some(Bound::LessThan | Bound::MoreThan));
    let about = |bound| bound == Some(Bound::About);
    // "Some 200" and "a couple of hundred".
    let vague = |fact: &Fact| fact.figure().is_some_and(|figure| figure.vague);
    let loosely = about(bounds[0]) && vague(right) || vague(left) && about(bounds[1]);
    loosely || about(bounds[0]) && strict(bounds[1]) || strict(bounds[0]) && about(bounds[1])
}

/// Whether a count and a magnitude, or a range and what it comes to about, say one thing as exactly as each means to: "83 sheep" and "dozens of
/// sheep", "$18 million to $22 million" and "some $20 million". How many billions a deal is worth is another matter.
fn agrees_roughly(left: &Fact, right: &Fact) -> bool {
    let (Some(one), Some(other)) = (left.figure(), right.figure()) else { return false };
    let of = |loose: &Figure, plain: &Figure| {
        let magnitude = loose.vague && !loose.unit.is_measured() && !plain.unit.is_measured() && plain.high < MILLION;
        let range = !loose.vague && loose.low < loose.high && plain.bound == Bound::About && plain.low == plain.high;
        magnitude && !plain.vague || range && loose.low <= plain.low && plain.high <= loose.high
    };
    of(one, other) || of(other, one)
}

const MILLION: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

/// "Fell from 35% to 10%" and "instead of 35 per cent": where a course begins is no bound.
fn is_course(left: &Fact, right: &Fact) -> bool {
    [left, right].iter().any(|fact| fact.figure().is_some_and(|figure| matches!(figure.shape, Shape::Rise | Shape::Fall)))
}

/// "£50,000 or less" and "more than £50,000": what lies on either side of a limit is told of two groups; not so "up to 800" and "more than 800".
fn two_sides(pair: &Pair<'_>, slot: &slot::Slot<'_>) -> bool {
    let bound = |fact: &Fact| fact.figure().map(|figure| figure.bound);
    // A sum of what there is: "as many as 800 died".
    let sums = |half: &Half<'_>, fact: &Fact| {
        let start = fact.tokens.start as usize;
        matches!(half.parsed().lower(start), "as" | "up")
    };
    let splits =
        |one, other| matches!((one, other), (Some(Bound::MoreThan), Some(Bound::AtMost)) | (Some(Bound::LessThan), Some(Bound::AtLeast)));
    let (one, other) = (bound(slot.left), bound(slot.right));
    (splits(one, other) || splits(other, one)) && !sums(&pair.left, slot.left) && !sums(&pair.right, slot.right)
}

/// A number is rounded by no more than one part in so many.
const NEARLY: u32 = 5;

/// Whether one is a range, an open bound or a magnitude that holds the other's plain value: "between 200 and 300" and "300".
fn widens(left: &Fact, right: &Fact) -> bool {
    let (Some(one), Some(other)) = (left.figure(), right.figure()) else { return false };
    let open = |figure: &Figure| {
        figure.vague
            || figure.low != figure.high
            || matches!(figure.bound, Bound::AtLeast | Bound::MoreThan | Bound::AtMost | Bound::LessThan)
    };
    open(one) != open(other)
}

#[cfg(test)]
mod tests {
    use super::super::testing::guess;
    use super::*;

    #[test]
    fn one_bound_in_other_words() {
        let silent = [
            ("The price of a flat passed 400,000 euros for the first time.", "For the first time a flat cost over 400,000 euros."),
            ("The tunnel will not open before 2039.", "2039 is the earliest the tunnel will open."),
            (
                "The regulator gave Tellgate until 30 June to explain its prices.",
                "Tellgate must explain its prices by 30 June at the latest.",
            ),
            ("Tellgate will build the shops by the end of 2041.", "Tellgate will build the shops by 2041's end."),
            ("The figure will surpass 460,000.", "The figure will exceed 460,000."),
        ];
        for (left, right) in silent {
            assert_eq!(guess(Pattern::Bound, left, right), 0.0, "{left} / {right}");
        }
    }

    #[test]
    fn what_either_article_says_both_ways() {
        let both = "The deal of $50 billion is done. Under it the firm invests up to $50 billion.";
        assert_eq!(guess(Pattern::Bound, both, both), 0.0);
    }

    #[test]
    fn an_average_is_no_maximum() {
        let left = "Bus journeys would have averaged 25 minutes.";
        assert!(guess(Pattern::Bound, left, "No bus journey would have taken more than 25 minutes.") > 0.3);
        assert_eq!(guess(Pattern::Bound, left, "On average a bus journey would have taken 25 minutes."), 0.0);
    }

    #[test]
    fn a_bound_is_another_precision() {
        assert!(guess(Pattern::Bound, "The mine cost $50 billion.", "The mine cost up to $50 billion.") > 0.3);
        assert_eq!(guess(Pattern::Bound, "The mine cost $50 billion.", "The mine cost 50 billion dollars."), 0.0);
        assert_eq!(guess(Pattern::Bound, "The pit serves 83 homes.", "The pit serves more than 80 homes."), 0.0);
        assert_eq!(guess(Pattern::Bound, "The pit serves 83 homes.", "Well over eighty households are served by the pit."), 0.0);
        assert_eq!(guess(Pattern::Bound, "The family holds 34% of the firm.", "The family holds a little over a third of the firm."), 0.0);
        assert_eq!(guess(Pattern::Bound, "Barely 400 members are left.", "Just under 400 members are left."), 0.0);
    }

    #[test]
    fn a_bound_in_other_words() {
        let alike = [
            ("The maximum fine for it was 900 crowns.", "The fine for it was up to 900 crowns."),
            ("They were inside for no more than six minutes.", "They were inside for six minutes at the outside."),
            ("The council bears costs of up to 35,000 pounds.", "The council bears costs to a limit of 35,000 pounds."),
            ("The boat had room for only 12 cars.", "The boat can carry no more than a dozen cars."),
            ("Goods worth up to 300 euros are free.", "Goods up to a value of 300 euros are free."),
            ("The age is going up to 68.", "The age will be 68."),
            ("The watchdog stepped in over £420,000 of gifts.", "The watchdog stepped in because of £420,000 of gifts."),
            ("The visit comes ahead of 6 a.m.", "The visit comes before 6 a.m."),
            ("The fires were within 30 kilometres of the town.", "The fires were no more than 30 kilometres from the town."),
        ];
        for (left, right) in alike {
            assert_eq!(guess(Pattern::Bound, left, right), 0.0, "{left} / {right}");
        }
    }

    #[test]
    fn what_is_raised_or_handed_over() {
        assert!(guess(Pattern::Bound, "The firm is raising up to $800 million.", "The firm is raising $800m.") > 0.1);
        assert!(guess(Pattern::Bound, "A breach may be punished with a fine of up to £1,000.", "A breach can be fined £1,000.") > 0.1);
        assert_eq!(guess(Pattern::Bound, "The levy raises the age up to 68.", "The levy raises the age to 68."), 0.0);
    }

    #[test]
    fn the_end_of_what_lasts_until_then_is_none() {
        assert!(guess(Pattern::Bound, "The tunnel opens by 2031.", "The tunnel opens in 2031.") > 0.0);
        assert_eq!(guess(Pattern::Bound, "Acme holds a licence until 2031.", "The licence of Acme expires in 2031."), 0.0);
    }

    #[test]
    fn sums_and_loads_are_no_bounds() {
        let alike = [
            ("The contracts were worth 84 million crowns.", "The contracts add up to 84 million crowns."),
            ("The rocket can carry 450 kilograms to orbit.", "The rocket takes up to 450 kg to orbit."),
            ("Fire destroyed some 200 figures.", "A couple of hundred figures burned in the fire."),
        ];
        for (left, right) in alike {
            assert_eq!(guess(Pattern::Bound, left, right), 0.0, "{left} / {right}");
        }
        assert!(guess(Pattern::Bound, "More than 800 people died in the flood.", "As many as 800 people died in the flood.") > 0.1);
    }

    #[test]
    fn counts_courses_and_stretches_that_agree() {
        let alike = [
            ("The wolves killed 83 sheep.", "The wolves killed dozens of sheep."),
            ("The firm expects costs of $18 million to $22 million.", "The firm expects costs of some $20 million."),
            ("Duties on steel drop from 35% to 10%.", "Duties on steel drop to 10%, from 35%."),
            ("The fare went up by five euros to 92 euros.", "The fare is 92 euros."),
            ("The law passed by 51.8% to 48.2%.", "The law found favour with 51.8% of the voters."),
            ("The results will not be known until Thursday.", "The results are expected on Thursday."),
            ("Such dams were banned in 2020.", "Since 2020 such dams have been banned."),
            ("The device will be fitted by the end of October.", "The device will be fitted by the close of October."),
            ("The robot was lost beneath three kilometres of ice.", "The robot was lost under ice that is 3,000 metres thick."),
        ];
        for (left, right) in alike {
            assert_eq!(guess(Pattern::Bound, left, right), 0.0, "{left} / {right}");
        }
        let most = "It will follow the comet for up to 20 months.";
        assert!(guess(Pattern::Bound, most, "It will follow the comet for no fewer than 20 months.") > 0.1);
        assert!(guess(Pattern::Bound, "The mine is worth $7.5 billion.", "The mine is worth billions of dollars.") > 0.1);
    }

    #[test]
    fn one_bound_from_both_sides() {
        let silent = [
            ("Floats must be no higher than four metres.", "Anything taller than four metres will not be let into the parade."),
            ("The bridge is closed to lorries weighing more than 7.5 tonnes.", "Lorries of up to 7.5 tonnes may go on using the bridge."),
            (
                "Ormerod must stay at least 500 metres away from the house.",
                "Ormerod is forbidden to come within half a kilometre of the house.",
            ),
            ("The quartet will play sixteen works in four towns.", "The quartet will play sixteen works, on average four suites a night."),
        ];
        for (left, right) in silent {
            assert_eq!(guess(Pattern::Bound, left, right), 0.0, "{left} / {right}");
        }
        assert!(guess(Pattern::Bound, "More than 500 people attended the vigil.", "Up to 500 people attended the vigil.") > 0.0);
    }
}
