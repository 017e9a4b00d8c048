//! A different time, duration or order of events for the same thing.
//!
//! Fires on "opens on March 10" / "opens on March 12". Stays silent on "in March" / "on March 10" (coarser) and on dates of two events.

use super::clue::{Clue, Pattern};
use super::{Difference, Rule, daypart, interval, order, resolved, schedule, term};
use crate::align::Likeness;
use crate::facts::date::{DateValue, Edge, Granularity};
use crate::facts::stance::Certainty;
use crate::facts::{Fact, Relation};
use crate::judge::matching::alike;
use crate::judge::pair::{Half, Pair};
use crate::judge::slot;
use crate::kind::Kind;
use crate::lexicon::{Course, course};

pub(super) const RULE: Rule = Rule { kind: Kind::Date, check };

/// One name of a day, a month or a season in both: "its Saturday opening" and "closed on Saturdays", "on Saturday" in the papers of two days. Which
/// of them is meant was worked out from the day of printing, and is no proof against the name itself.
fn is_one_name(pair: &Pair<'_>, slot: &slot::Slot<'_>) -> bool {
    let words = |half: &Half<'_>, tokens| half.words(tokens).to_lowercase();
    let (left, right) = (words(&pair.left, slot.left.tokens), words(&pair.right, slot.right.tokens));
    let name = |words: &str| {
        words.strip_suffix("\'s").or_else(|| words.strip_suffix("’s")).or_else(|| words.strip_suffix('s')).unwrap_or(words).to_owned()
    };
    name(&left) == name(&right) || is_one_day(pair, slot)
}

/// "On Jan. 11" and "on January 11 of last year": one day of some year, which the first does not name.
fn is_one_day(pair: &Pair<'_>, slot: &slot::Slot<'_>) -> bool {
    let (Some(one), Some(other)) = (slot.left.date(), slot.right.date()) else { return false };
    let day = |date: &DateValue| date.from.filter(|_| date.granularity == Granularity::Day).map(|from| (from.month(), from.day()));
    let tells_year = |half: &Half<'_>, fact: &Fact| {
        let words = half.words(fact.tokens).to_lowercase();
        words.contains("year") || words.as_bytes().windows(4).any(|four| four.iter().all(u8::is_ascii_digit))
    };
    let names_day = |half: &Half<'_>, fact: &Fact| half.words(fact.tokens).contains(|letter: char| letter.is_ascii_digit());
    day(one).is_some()
        && day(one) == day(other)
        && names_day(&pair.left, slot.left)
        && names_day(&pair.right, slot.right)
        && !(tells_year(&pair.left, slot.left) && tells_year(&pair.right, slot.right))
}

/// "Until the end of 2027" and "until 2028": where the one ends the other begins.
fn is_one_limit(pair: &Pair<'_>, slot: &slot::Slot<'_>) -> bool {
    let (Some(one), Some(other)) = (slot.left.date(), slot.right.date()) else { return false };
    let before = |half: &Half<'_>, fact: &Fact, told: fn(&str) -> bool| {
        let start = fact.tokens.start as usize;
        (start.saturating_sub(4)..start + 1).any(|at| told(half.parsed().lower(at)))
    };
    // "Closed through Wednesday" and "until Thursday".
    let ends = |word: &str| matches!(word, "end" | "close" | "conclusion" | "ends" | "out" | "over" | "through");
    let limits = |word: &str| matches!(word, "until" | "till" | "before" | "by" | "to" | "since" | "after" | "from");
    let meet = |first: (&Half<'_>, &Fact), then: (&Half<'_>, &Fact)| {
        before(first.0, first.1, ends) && before(then.0, then.1, limits) && !before(then.0, then.1, ends)
    };
    (one.to.is_some() && one.to == other.from && meet((&pair.left, slot.left), (&pair.right, slot.right)))
        || (other.to.is_some() && other.to == one.from && meet((&pair.right, slot.right), (&pair.left, slot.left)))
}

/// "At 2:15 a.m. (0715 GMT)" and "at 07:15 GMT": one time of day by two clocks, the other of which agrees.
fn is_told_twice(pair: &Pair<'_>, slot: &slot::Slot<'_>) -> bool {
    let (Some(one), Some(other)) = (slot.left.date(), slot.right.date()) else { return false };
    let is_clock = |date: &DateValue| date.pattern.contains('T');
    let told = |half: &Half<'_>, own: &Fact, value: &DateValue| {
        let others = half.near().filter(|fact| fact.tokens != own.tokens).filter_map(Fact::date);
        { others }.any(|date| is_clock(date) && date.relation(value) == Relation::Same)
    };
    is_clock(one) && is_clock(other) && (told(&pair.left, slot.left, other) || told(&pair.right, slot.right, one))
}

/// "Today", "next year" in an article of which nobody knows when it was published.
fn hangs_on_publication(half: &Half<'_>, fact: &Fact) -> bool {
    let told = |at: usize| {
        let word = half.parsed().lower(at);
        matches!(word, "today" | "tomorrow" | "yesterday" | "tonight" | "next" | "last" | "this")
    };
    half.parsed().article().metadata().published.is_none() && fact.tokens.iter().any(told)
}

fn check(pair: &Pair<'_>, out: &mut Vec<Difference>) {
    for &slot in slot::dates(pair) {
        let (Some(one), Some(other)) = (slot.left.date(), slot.right.date()) else { continue };
        let settled =
            is_one_name(pair, &slot) || is_one_limit(pair, &slot) || is_told_twice(pair, &slot) || resolved::may_be_one(pair, &slot);
        if slot.relation != Relation::Different || settled {
            continue;
        }
        // "Last month" and "last year" may be the times of two clauses.
        let other_grain = !one.is_as_fine_as(other) && !pair.substituted(slot.left.tokens, slot.right.tokens);
        let why = format!("left says {}, right says {}", pair.left.words(slot.left.tokens), pair.right.words(slot.right.tokens));
        let length = |date: &crate::facts::date::DateValue| date.from.is_none() && date.pattern.starts_with('P');
        let difference = slot
            .difference(pair, Pattern::Time, true, why)
            .noting(Clue::SameMeasure, one.granularity == other.granularity)
            .noting(Clue::OtherMeasure, other_grain)
            .noting(Clue::Units, length(one) && length(other))
            .noting(Clue::Adrift, hangs_on_publication(&pair.left, slot.left) && hangs_on_publication(&pair.right, slot.right));
        out.push(slot::guessed(difference));
    }
    let ordered = order::turned(pair).or_else(|| interval::apart(pair)).or_else(|| interval::turned(pair));
    let limited = ordered.or_else(|| deadlines(pair)).or_else(|| ends(pair)).or_else(|| term::apart(pair));
    out.extend(limited.or_else(|| daypart::apart(pair)).or_else(|| schedule::apart(pair)));
}

/// "Must pay by January 31" / "has until the end of February to pay": until when something is to be done at the latest. What is done by May is done by
/// the end of the year too, but who has to know the day is told two.
fn deadlines(pair: &Pair<'_>) -> Option<Difference> {
    let slots = slot::dates(pair).iter().filter(|slot| slot.relation == Relation::Coarser && !is_one_limit(pair, slot));
    let mut apart =
        slots.filter(|slot| is_deadline(&pair.left, slot.left) && is_deadline(&pair.right, slot.right) && is_apart(slot.left, slot.right));
    let slot = apart.next()?;
    let why = format!("left says {}, right says {}", pair.left.words(slot.left.tokens), pair.right.words(slot.right.tokens));
    Some(slot::guessed(slot.difference(pair, Pattern::Time, false, why)))
}

/// "Joined the bank in 2011" / "has worked there since 2014", "ends in 2030" / "runs until 2032": when something began or ends by its verb, and since when
/// or until when it lasts, on two days.
fn ends(pair: &Pair<'_>) -> Option<Difference> {
    let (left, right) = (&pair.left, &pair.right);
    let turns = |half: &Half<'_>, fact: &Fact| {
        let predicate = half.parsed().predicate_of(fact.tokens.start as usize);
        let at = fact.date().is_some_and(|date| date.edge == Edge::At);
        let denied = half.stance(predicate).is_negated();
        course(half.parsed().lower_lemma(predicate)).filter(|_| at && !denied && half.holds(fact.tokens))
    };
    let lasts = |half: &Half<'_>, fact: &Fact| {
        let predicate = half.parsed().predicate_of(fact.tokens.start as usize);
        let own = predicate == half.claim.predicate && !half.stance(predicate).is_negated() && half.holds(fact.tokens);
        match fact.date().map(|date| date.edge).filter(|_| own)? {
            Edge::Since => Some(Course::Begins),
            Edge::Until => Some(Course::Ends),
            _ => None,
        }
    };
    let differ = |one: &Fact, other: &Fact| {
        let days = |fact: &Fact| fact.date().and_then(DateValue::days);
        let fine = one.date().zip(other.date()).is_some_and(|(one, other)| one.granularity == other.granularity);
        fine && days(one).zip(days(other)).is_some_and(|(a, b)| a.1 <= b.0 || b.1 <= a.0)
    };
    let ours: Vec<&Fact> = left.facts().filter(|fact| fact.date().is_some()).collect();
    let theirs: Vec<&Fact> = right.facts().filter(|fact| fact.date().is_some()).collect();
    let known = |fact: &Fact, others: &[&Fact]| others.iter().any(|other| !differ(fact, other));
    let mut pairs = ours.iter().flat_map(|one| theirs.iter().map(move |other| (*one, *other)));
    let (one, other) = pairs.find(|&(one, other)| {
        let told = turns(left, one).filter(|_| lasts(right, other) == turns(left, one));
        let told = told.or_else(|| turns(right, other).filter(|_| lasts(left, one) == turns(right, other)));
        let by_deed = (told.is_some() && differ(one, other) || not_until(pair, one, other)) && !known(one, &theirs) && !known(other, &ours);
        let is_told = |fact: &Fact, others: &[&Fact]| others.iter().any(|other| !is_apart(fact, other));
        let awaited = awaited(pair, one, other) || since_last(pair, one, other);
        by_deed || awaited && !is_told(one, &theirs) && !is_told(other, &ours)
    })?;
    let slot = slot::Slot { left: one, right: other, relation: Relation::Different, fit: 0.5, sole: true };
    let why = format!("left says {}, right says {}", left.words(one.tokens), right.words(other.tokens));
    Some(slot::guessed(slot.difference(pair, Pattern::Time, true, why)))
}

/// "Was told in March" / "did not learn of it until May", "reopens on Friday" / "stays shut until next month": when something came about, and until when
/// it did not.
fn not_until(pair: &Pair<'_>, one: &Fact, other: &Fact) -> bool {
    let predicate = |half: &Half<'_>, fact: &Fact| half.parsed().predicate_of(fact.tokens.start as usize);
    let (l, r) = (predicate(&pair.left, one), predicate(&pair.right, other));
    let at = |fact: &Fact| fact.date().is_some_and(|date| date.edge == Edge::At);
    let until = |half: &Half<'_>, fact: &Fact, predicate: usize| {
        let denied = half.parsed().is_negated_until(predicate) || half.stance(predicate).is_negated();
        fact.date().is_some_and(|date| date.edge == Edge::Until).then_some(denied)
    };
    let denied = match (at(one), at(other)) {
        (true, false) => until(&pair.right, other, r).filter(|_| !pair.left.stance(l).is_negated()),
        (false, true) => until(&pair.left, one, l).filter(|_| !pair.right.stance(r).is_negated()),
        _ => None,
    };
    let word = |half: &Half<'_>, predicate: usize| half.parsed().said_by_copula(predicate).unwrap_or(predicate);
    let alike = alike(pair.left.parsed(), word(&pair.left, l), pair.right.parsed(), word(&pair.right, r));
    let one_deed = match denied {
        Some(true) => alike.is_some_and(|alike| alike != Likeness::Opposite),
        Some(false) => alike == Some(Likeness::Opposite),
        None => false,
    };
    one_deed && is_apart(one, other)
}

/// "Reopens in March" / "will have to wait until September for it", "resumes next week" / "was adjourned until November": when something is to come about,
/// and until when it is waited for or put off.
fn awaited(pair: &Pair<'_>, one: &Fact, other: &Fact) -> bool {
    let predicate = |half: &Half<'_>, fact: &Fact| half.parsed().predicate_of(fact.tokens.start as usize);
    let is_put_off = |half: &Half<'_>, fact: &Fact| {
        let at = predicate(half, fact);
        let waits = matches!(
            half.parsed().lower_lemma(at),
            "wait" | "adjourn" | "postpone" | "defer" | "delay" | "suspend" | "put" | "push" | "shelve"
        );
        let patient = || half.parsed().said_by_copula(at).is_some_and(|said| half.parsed().lower_lemma(said) == "patient");
        fact.date().is_some_and(|date| date.edge == Edge::Until) && (waits || patient()) && !half.stance(at).is_negated()
    };
    let comes = |half: &Half<'_>, fact: &Fact| {
        fact.date().is_some_and(|date| date.edge == Edge::At) && !half.stance(predicate(half, fact)).is_negated()
    };
    let (left, right) = (&pair.left, &pair.right);
    let turned = is_put_off(left, one) && comes(right, other) || comes(left, one) && is_put_off(right, other);
    let sure = |&(l, _, alike): &(usize, usize, Likeness)| {
        matches!(alike, Likeness::Same | Likeness::Derived | Likeness::Synonym) && left.claim.tokens.holds(l) && !one.tokens.holds(l)
    };
    let shared = || pair.matching.matched().iter().filter(|matched| sure(matched)).count() > 0;
    turned && shared() && is_apart(one, other)
}

/// "Not since 1997 has it been as bad" / "it was last as bad in 2010": when something came about the last time.
fn since_last(pair: &Pair<'_>, one: &Fact, other: &Fact) -> bool {
    let last = |half: &Half<'_>, fact: &Fact| {
        let parsed = half.parsed();
        let (start, predicate) = (fact.tokens.start as usize, parsed.predicate_of(fact.tokens.start as usize));
        let date = fact.date()?;
        let first = || half.claim.tokens.iter().any(|at| parsed.lower(at) == "first" && parsed.lower(at + 1) == "time");
        let since =
            date.edge == Edge::Since && (half.stance(predicate).is_negated() || parsed.lower(start.saturating_sub(2)) == "not" || first());
        let before = date.edge == Edge::At && parsed.adverbs(predicate).iter().any(|&adverb| parsed.lower(adverb) == "last");
        (since || before).then_some(since)
    };
    let told = last(&pair.left, one).zip(last(&pair.right, other)).is_some_and(|(one, other)| one != other);
    told && is_apart(one, other)
}

/// Whether a time is the last at which something still to be done may be done.
fn is_deadline(half: &Half<'_>, fact: &Fact) -> bool {
    let parsed = half.parsed();
    let predicate = parsed.predicate_of(fact.tokens.start as usize);
    let has_until = fact.date().is_some_and(|date| date.edge == Edge::Until) && parsed.lower_lemma(predicate) == "have";
    let latest = has_until || fact.date().is_some_and(|date| date.edge == Edge::NotAfter);
    let due = |at: &usize| matches!(parsed.lower_lemma(*at), "must" | "should" | "have" | "need" | "shall");
    let obliged =
        has_until || parsed.modals(predicate).iter().any(due) || parsed.clause_governor(predicate).is_some_and(|above| due(&above.token));
    let to_come = matches!(half.stance(predicate).certainty, Certainty::Planned | Certainty::Future);
    // "By June 30" / "by the start of July".
    let first = fact.tokens.start as usize;
    let begins = (first.saturating_sub(3)..first + 1).any(|at| matches!(parsed.lower(at), "start" | "beginning" | "early"));
    latest && !begins && half.holds(fact.tokens) && (to_come || obliged)
}

/// Whether neither stretch holds a day of the other.
fn is_apart(one: &Fact, other: &Fact) -> bool {
    let days = |fact: &Fact| fact.date().and_then(DateValue::days);
    days(one).zip(days(other)).is_some_and(|(one, other)| one.1 <= other.0 || other.1 <= one.0)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{found, guess, guess_printed};
    use super::*;

    #[test]
    fn two_deeds_have_two_dates() {
        let opened = "The museum opened in 1954.";
        assert_eq!(guess(Pattern::Time, opened, "The museum was closed in 1987."), 0.0);
        assert!(guess(Pattern::Time, opened, "The museum was opened in 1987.") > 0.0);
    }

    #[test]
    fn how_long_it_lasts_by_its_beginning_or_its_end() {
        assert!(guess(Pattern::Time, "She joined the bank in 2011.", "She has worked at the bank since 2014.") > 0.0);
        assert_eq!(guess(Pattern::Time, "She joined the bank in 2011.", "She has worked at the bank since 2011."), 0.0);
        let printed = |left: &str, right: &str| guess_printed(Pattern::Time, left, right, ["2026-01-12", "2026-01-12"]);
        assert!(printed("The firm must pay by Jan. 31.", "The firm must pay by the end of February.") > 0.0);
        assert_eq!(printed("The firm had paid by Jan. 31.", "The firm had paid by the end of February."), 0.0);
        assert_eq!(printed("The staff will leave by January 31.", "The staff will be gone by the start of February."), 0.0);
        assert!(printed("The board was told of it in March.", "The board was not told of it until May.") > 0.0);
    }

    #[test]
    fn what_is_waited_for_and_what_was_the_last_time() {
        let printed = |left: &str, right: &str| guess_printed(Pattern::Time, left, right, ["2026-01-12", "2026-01-12"]);
        assert!(printed("The unit will open in March.", "Patients will have to wait until September for the unit.") > 0.0);
        assert!(printed("The hearing was adjourned until November.", "The hearing resumes next week.") > 0.0);
        assert_eq!(printed("The hearing was adjourned until November.", "The hearing resumes in November."), 0.0);
        assert!(printed("Not since 1997 has the valley seen such a flood.", "The valley was last flooded in 2010.") > 0.0);
        assert_eq!(printed("Not since 1997 has the valley seen such a flood.", "The valley was last flooded in 1997."), 0.0);
    }

    #[test]
    fn the_end_of_one_is_the_start_of_the_next() {
        let left = "Prices will stay as they are until the end of 2027.";
        assert_eq!(guess(Pattern::Time, left, "Prices will stay as they are until 2028."), 0.0);
        assert!(guess(Pattern::Time, left, "Prices will stay as they are until the end of 2028.") > 0.0);
        let of_days = |right| {
            let found =
                super::super::testing::found_of_days(("2026-09-14", "The school is closed through Wednesday."), ("2026-09-14", right));
            found.iter().any(|candidate| candidate.difference.pattern == Pattern::Time)
        };
        assert!(!of_days("The school is closed until Thursday."));
        assert!(of_days("The school is closed until Friday."));
    }

    #[test]
    fn one_hour_by_two_clocks() {
        let left = "The quake struck Ranaqui at 2:15 a.m. local time (0715 GMT).";
        assert_eq!(guess(Pattern::Time, left, "The quake struck Ranaqui at 07:15 GMT."), 0.0);
        assert!(guess(Pattern::Time, left, "The quake struck Ranaqui at 09:40 GMT.") > 0.0);
    }

    #[test]
    fn a_fortnight_is_two_weeks() {
        let left = "The film opens in Britain on 12 September, a fortnight before its American release.";
        assert_eq!(guess(Pattern::Time, left, "The film opens in Britain two weeks earlier."), 0.0);
    }

    #[test]
    fn one_name_is_no_other_day() {
        assert!(guess(Pattern::Time, "The baths open on Saturday.", "The baths open on Sunday.") > 0.3);
        assert_eq!(guess(Pattern::Time, "The baths lose their Saturday opening.", "The baths may stay closed on Saturdays."), 0.0);
    }

    #[test]
    fn days_that_hang_on_an_unknown_day() {
        let adrift = |left: &str, right: &str| {
            let times = found(left, right).into_iter().find(|candidate| candidate.difference.pattern == Pattern::Time);
            times.map_or(f32::NAN, |candidate| candidate.difference.clue(Clue::Adrift))
        };
        assert_eq!(adrift("The shop will open this year.", "The shop will open next year."), 1.0);
        assert_eq!(adrift("The shop will open in 2027.", "The shop will open in 2028."), 0.0);
    }
}
