//! The same number, measured otherwise: so much a day or a week, each or in all, now or before.
//!
//! Fires on "9,400 vehicles a day" / "9,400 vehicles a week", on "an average of 62,000" / "62,000 altogether", on "18 million, down from 143" / "143
//! million, compared with 18" and on "nine seconds" / "19 seconds, not nine". Stays silent where one text only leaves out what the other says of it.

use super::clue::{Clue, Pattern};
use super::figure::End;
use super::pair::{Half, Pair};
use super::slot::Slot;
use super::{Difference, Evidence};
use crate::article::words::Tokens;
use crate::facts::figure::{Figure, Unit};
use crate::facts::{Fact, Relation};
use crate::syntax::Parsed;

/// The first number that is measured otherwise.
pub(super) fn differs(pair: &Pair<'_>) -> Option<Difference> {
    let same = same_numbers(pair);
    exchanged(pair, &same).or_else(|| denied(pair)).or_else(|| same.iter().find_map(|(left, right)| otherwise(pair, left, right)))
}

/// The numbers that both claims give, whatever each is counted per.
fn same_numbers<'a>(pair: &Pair<'a>) -> Vec<(&'a Fact, &'a Fact)> {
    let of = |half: &Half<'a>| half.facts().filter(|fact| fact.figure().is_some_and(|one| !one.vague)).collect::<Vec<_>>();
    let (ours, theirs) = (of(&pair.left), of(&pair.right));
    // "About 9,400" and "9,400" are one number.
    let same = |one: &Fact, other: &Fact| match (one.figure(), other.figure()) {
        (Some(one), Some(other)) => match amount(one).relation(&amount(other)) {
            Relation::Same | Relation::OtherBound => true,
            Relation::Coarser => one.high == other.high,
            Relation::Different | Relation::Unrelated => false,
        },
        _ => false,
    };
    ours.iter().flat_map(|&one| theirs.iter().map(move |&other| (one, other))).filter(|(one, other)| same(one, other)).collect()
}

/// A figure without what it is counted per.
fn amount(figure: &Figure) -> Figure {
    match &figure.unit {
        Unit::Per(pair) => Figure { unit: pair.0.clone(), ..figure.clone() },
        _ => figure.clone(),
    }
}

/// Of what a number is the amount: how often it comes, or whose share it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Share {
    /// So much every day, week, month, quarter or year; days a period, nearly.
    Every(u16),
    /// So much for each of several.
    Each,
    /// So much on average.
    Average,
    /// So much in all.
    Total,
    /// As a part of what was told before: "including 90,000", "eight of them".
    Within,
    /// Beside what was told before: "plus 90,000", "not counting eight".
    Beside,
}

impl Share {
    /// Whether both say of one number what cannot be said of it together. An average is told of each, and so is what comes every year.
    fn excludes(self, other: Self) -> bool {
        match (self, other) {
            (Self::Every(one), Self::Every(other)) => one != other,
            (Self::Within, Self::Beside) | (Self::Beside, Self::Within) => true,
            (Self::Every(_), Self::Total) | (Self::Total, Self::Every(_)) => true,
            (Self::Total, Self::Each | Self::Average) | (Self::Each | Self::Average, Self::Total) => true,
            _ => false,
        }
    }

    /// By the words beside a number: the two before it, and those behind it up to the next number.
    fn of(half: &Half<'_>, fact: &Fact) -> Option<(Self, Tokens)> {
        let parsed = half.parsed();
        let (start, end) = (fact.tokens.start as usize, fact.tokens.end as usize);
        if let Some(Unit::Per(pair)) = fact.figure().map(|figure| &figure.unit)
            && let Some(days) = days(&pair.1.to_string())
        {
            return Some((Self::Every(days), fact.tokens));
        }
        let number = |at: usize| half.near().any(|other| other.figure().is_some() && other.tokens.holds(at));
        let behind =
            (end..end + BEHIND).take_while(|&at| half.sentence().holds(at) && !number(at) && !matches!(parsed.lower(at), ";" | ":"));
        let before = (start.saturating_sub(BEFORE)..start).rev().take_while(|&at| half.sentence().holds(at) && !number(at));
        let found = { behind }.find_map(|at| Some((Self::told_behind(parsed, at)?, fact.tokens.hull(Tokens::new(at, at + 1)))));
        found.or_else(|| { before }.find_map(|at| Some((Self::told_before(parsed, at)?, fact.tokens.hull(Tokens::new(at, at + 1))))))
    }

    fn told_behind(parsed: &Parsed, at: usize) -> Option<Self> {
        let last = parsed.lower(at.saturating_sub(1));
        match parsed.lower(at) {
            "of" if matches!(parsed.lower(at + 1), "them" | "which" | "whom" | "these") => Some(Self::Within),
            "each" | "apiece" => Some(Self::Each),
            "head" | "person" | "household" | "family" if last == "per" => Some(Self::Each),
            "all" | "total" if last == "in" => Some(Self::Total),
            "altogether" | "combined" => Some(Self::Total),
            "spread" if matches!(parsed.lower(at + 1), "across" | "over") => Some(Self::Total),
            "over" if matches!(parsed.lower_lemma(at + 2), "year" | "month" | "week") => Some(Self::Total),
            "average" if last == "on" => Some(Self::Average),
            "annually" | "yearly" => Some(Self::Every(365)),
            "monthly" => Some(Self::Every(30)),
            "weekly" => Some(Self::Every(7)),
            "daily" => Some(Self::Every(1)),
            "hourly" => Some(Self::Every(0)),
            word if matches!(last, "a" | "an" | "per" | "each" | "every") => days(word).map(Self::Every),
            _ => None,
        }
    }

    fn told_before(parsed: &Parsed, at: usize) -> Option<Self> {
        let last = parsed.lower(at.saturating_sub(1));
        match parsed.lower(at) {
            "average" | "averaged" | "averages" | "averaging" => Some(Self::Average),
            "counting" | "including" if last == "not" => Some(Self::Beside),
            "including" | "includes" => Some(Self::Within),
            "plus" | "excluding" | "besides" => Some(Self::Beside),
            "each" => Some(Self::Each),
            // "Has so far cost nine million".
            "so" if parsed.lower(at + 1) == "far" => Some(Self::Total),
            "shared" | "share" | "sharing" | "split" | "divided" => Some(Self::Total),
            "total" | "combined" | "totalled" | "totaled" | "totalling" | "totaling" | "altogether" => Some(Self::Total),
            "annual" | "yearly" => Some(Self::Every(365)),
            "monthly" => Some(Self::Every(30)),
            "weekly" => Some(Self::Every(7)),
            "daily" => Some(Self::Every(1)),
            _ => None,
        }
    }
}

/// So many words behind and before a number may tell what it is the amount of.
const BEHIND: usize = 5;
const BEFORE: usize = 3;

/// How many days a period has, nearly; an hour none.
fn days(period: &str) -> Option<u16> {
    match period {
        "hour" => Some(0),
        "day" => Some(1),
        "week" => Some(7),
        "month" => Some(30),
        "quarter" => Some(90),
        "year" => Some(365),
        _ => None,
    }
}

/// "9,400 vehicles a day" / "a week", "62,000 on average" / "62,000 altogether".
fn otherwise(pair: &Pair<'_>, left: &Fact, right: &Fact) -> Option<Difference> {
    let ((one, ours), (other, theirs)) = (Share::of(&pair.left, left)?, Share::of(&pair.right, right)?);
    // A number that comes once every day may be told once more in all.
    let told_twice = |half: &Half<'_>, fact: &Fact| super::slot::stated_elsewhere(half, fact);
    if !one.excludes(other) || told_twice(&pair.left, right) && told_twice(&pair.right, left) {
        return None;
    }
    let why = format!("left says {}, right says {}: the same number, measured otherwise", pair.left.words(ours), pair.right.words(theirs));
    let slot = Slot { left, right, relation: Relation::Same, fit: 1.0, sole: true };
    let found = slot.difference(pair, Pattern::Rate, true, why).noting(Clue::SameMeasure, true).guessed(0.7);
    // The number is the same: the words that differ stand behind it.
    let whole = |half: &Half<'_>, fact: &Fact, run: Tokens| Some(Evidence { span: half.parsed().span(run), ..half.fact_evidence(fact) });
    Some(Difference { left: whole(&pair.left, left, ours), right: whole(&pair.right, right, theirs), ..found })
}

/// "18 million, down from 143" / "143 million, compared with 18": two numbers of which each article gives the one for now and the other for before.
fn exchanged(pair: &Pair<'_>, same: &[(&Fact, &Fact)]) -> Option<Difference> {
    let former = |half: &Half<'_>, fact: &Fact| is_former(half, fact);
    let turned = |&&(left, right): &&(&Fact, &Fact)| former(&pair.left, left) != former(&pair.right, right);
    let moved: Vec<_> = same.iter().filter(turned).collect();
    let (now, before) = moved.iter().find_map(|&&(l, r)| {
        let was =
            moved.iter().find(|(a, b)| former(&pair.left, l) != former(&pair.left, a) && former(&pair.right, r) != former(&pair.right, b));
        (!former(&pair.left, l)).then_some((l, was?.1))
    })?;
    let (left, right) = (pair.left.words(now.tokens), pair.right.words(before.tokens));
    let why = format!("left says {left} and right {right}, each where the other has the number that it compares with");
    let slot = Slot { left: now, right: before, relation: Relation::Different, fit: 1.0, sole: true };
    Some(slot.difference(pair, Pattern::Rate, true, why).noting(Clue::SameMeasure, true).noting(Clue::Opposed, true).guessed(0.8))
}

/// "Nine seconds" / "19 seconds, not nine": a number that one article gives and the other takes back for another.
fn denied(pair: &Pair<'_>) -> Option<Difference> {
    let of_left = taken_back(&pair.left, &pair.right);
    let (left, right) = of_left.or_else(|| taken_back(&pair.right, &pair.left).map(|(no, said)| (said, no)))?;
    let (ours, theirs) = (pair.left.words(left.tokens), pair.right.words(right.tokens));
    let why = format!("left says {ours}, right says {theirs}: one takes back what the other gives");
    let slot = Slot { left, right, relation: Relation::Different, fit: 1.0, sole: true };
    Some(slot.difference(pair, Pattern::Rate, true, why).noting(Clue::SameMeasure, true).noting(Clue::Opposed, true).guessed(0.8))
}

/// A number that one side takes back, and the same number where the other side gives it.
fn taken_back<'a>(half: &Half<'a>, other: &Half<'a>) -> Option<(&'a Fact, &'a Fact)> {
    let no = half.near().find(|fact| fact.figure().is_some() && is_taken_back(half, fact))?;
    let bare = no.figure()?;
    let same = |fact: &&Fact| fact.figure().is_some_and(|one| amount_in(bare, one).relation(one) == Relation::Same);
    let said = other.facts().find(same).filter(|said| !is_former(other, said) && !is_taken_back(other, said))?;
    Some((no, said))
}

/// "Not nine", of seconds that were told just before: a bare number in the unit of the other.
fn amount_in(bare: &Figure, other: &Figure) -> Figure {
    let unit = if bare.unit.is_measured() { bare.unit.clone() } else { other.unit.clone() };
    Figure { unit, ..bare.clone() }
}

/// Whether a number stands behind ", not" or "rather than", of what it isn't.
fn is_taken_back(half: &Half<'_>, fact: &Fact) -> bool {
    let parsed = half.parsed();
    let at = fact.tokens.start as usize;
    at >= 2 && parsed.lower(at - 1) == "not" && matches!(parsed.lower(at - 2), "," | "and" | "(" | "—" | "–")
}

/// Whether a number is only what another is compared with: "down from 143", "compared with 18", "instead of every 750", "no longer every 41,000".
fn is_former(half: &Half<'_>, fact: &Fact) -> bool {
    if End::of(half, fact) == Some(End::From) {
        return true;
    }
    let parsed = half.parsed();
    let start = fact.tokens.start as usize;
    let word = |back: usize| start.checked_sub(back).filter(|&at| half.sentence().holds(at)).map_or("", |at| parsed.lower(at));
    // "Instead of every 750", "compared with a loss of 12".
    (1..=4).any(|back| match (word(back + 1), word(back)) {
        ("instead", "of") | ("rather", "than") | ("no", "longer") | ("compared", "with" | "to") | ("opposed", "to") => true,
        ("up" | "down", "from") => true,
        (_, "against") => back <= 2,
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{found, guess};
    use super::*;

    #[test]
    fn so_much_every_day_or_every_week() {
        let apart = [
            ("About 9,400 vehicles a day crossed the bridge.", "The bridge carried 9,400 vehicles a week."),
            ("The reservoir is being lowered by 30 centimetres an hour.", "The reservoir has been dropping by 30 centimetres a day."),
            ("A worker will earn 120 marks more a month.", "For a worker pay goes up by 120 marks a year."),
            ("Hiring averaged 62,000 over the summer.", "In the summer 62,000 were added altogether."),
            ("The four novelists get $2.9 million each.", "The four novelists get a total of $2.9 million."),
        ];
        for (left, right) in apart {
            assert!(guess(Pattern::Rate, left, right) > 0.5, "{left} / {right}");
        }
        let (left, right) = apart[0];
        let rate = found(left, right).into_iter().find(|one| one.difference.pattern == Pattern::Rate).expect("a rate");
        let marked = |text: &str, evidence: Option<Evidence>| evidence.map(|one| text[one.span.start()..one.span.end()].to_owned());
        let marked = (marked(left, rate.difference.left), marked(right, rate.difference.right));
        assert_eq!(marked, (Some("About 9,400 vehicles a day".to_owned()), Some("9,400 vehicles a week".to_owned())));
        let alike = [
            ("About 9,400 vehicles a day crossed the bridge.", "Every day the bridge carried 9,400 vehicles."),
            ("The scheme costs £20,000 a year.", "The scheme costs £20,000 annually."),
            ("The four get $2.9 million each.", "The four get $2.9 million on average."),
        ];
        for (left, right) in alike {
            assert_eq!(guess(Pattern::Rate, left, right), 0.0, "{left} / {right}");
        }
    }

    #[test]
    fn now_and_before_changed_places() {
        let left = "Operating profit came to 18 million crowns, down from 143 million crowns.";
        assert!(guess(Pattern::Rate, left, "The group still made 143 million crowns, compared with 18 million crowns.") > 0.5);
        assert_eq!(guess(Pattern::Rate, left, "The group made 18 million crowns, compared with 143 million crowns."), 0.0);
        let left = "The union wants engines inspected every 500 hours instead of every 750 hours.";
        assert!(guess(Pattern::Rate, left, "The union wants an inspection every 750 hours, rather than every 500 hours.") > 0.5);
        assert!(guess(Pattern::Rate, "Ferrand leads by nine seconds.", "The gap is 19 seconds, not nine.") > 0.5);
        assert_eq!(guess(Pattern::Rate, "Ferrand leads by 19 seconds.", "The gap is 19 seconds, not nine."), 0.0);
    }

    #[test]
    fn each_and_together() {
        let each = "Each winner receives £2,500.";
        assert!(guess(Pattern::Rate, each, "The winners shared £2,500.") > 0.3);
        assert_eq!(guess(Pattern::Rate, each, "The winners got £2,500 apiece."), 0.0);
    }
}
