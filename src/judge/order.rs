//! Which of two events came first.
//!
//! Fires on "left before the inquiry reported" / "left only after the inquiry had reported". Stays silent where the two sentences put other
//! events in order.

use super::Difference;
use super::clue::{Clue, Pattern};
use super::event::same_thing;
use super::matching::alike;
use super::pair::{Half, Pair};
use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::facts::Relation;
use crate::kind::Kind;
use crate::syntax::{Sequence, Tag};

/// Two events that the articles put in another order, the surest pair.
pub(super) fn turned(pair: &Pair<'_>) -> Option<Difference> {
    let (ours, theirs) = (pair.left.known.sequences(pair.left.sentence()), pair.right.known.sequences(pair.right.sentence()));
    Difference::surest(ours.iter().flat_map(|one| theirs.iter().filter_map(move |other| between(pair, one, other))))
}

fn between(pair: &Pair<'_>, one: &Sequence, other: &Sequence) -> Option<Difference> {
    if let Some(difference) = as_long(pair, one, other) {
        return Some(difference);
    }
    let crossed = both(pair, (one.first, other.then), (one.then, other.first)).max(by_a_thing(pair, one, other));
    let straight = both(pair, (one.first, other.first), (one.then, other.then));
    // One event that both tell of, once before and once after something else, is no conflict: "toured before the fall", "died after the fall".
    if straight >= crossed || crossed <= WHOLE || !pair.concerns(one.words, other.words) {
        return None;
    }
    Some(told(pair, one.words, other.words).weighing(Clue::Cosine, crossed / 2.0).guessed(0.6))
}

fn told(pair: &Pair<'_>, left: Tokens, right: Tokens) -> Difference {
    let why = format!("left says “{}”, right says “{}”: another order of events", pair.left.words(left), pair.right.words(right));
    let key = Kind::Date.spec().key;
    Difference::new(Pattern::Order, true, Some(pair.left.evidence(left, key)), Some(pair.right.evidence(right, key)), why)
}

/// "25 minutes after the dam gave way" / "about 25 minutes before the dam burst": as long on the other side of one event.
fn as_long(pair: &Pair<'_>, one: &Sequence, other: &Sequence) -> Option<Difference> {
    let behind = |sequence: &Sequence| sequence.brought_in == sequence.first;
    let (length, their_length) = (length_before(&pair.left, one)?, length_before(&pair.right, other)?);
    let anchor = event_likeness(pair, one.brought_in, other.brought_in);
    let subjects = (pair.left.parsed().subject(one.brought_in), pair.right.parsed().subject(other.brought_in));
    let of_one = matches!(subjects, (Some(l), Some(r)) if same_thing(pair, l, r));
    // Who is told of twice, before and after, is told of two deeds.
    let deeds = |sequence: &Sequence| if behind(sequence) { sequence.then } else { sequence.first };
    let deed = event_likeness(pair, deeds(one), deeds(other));
    let alike = deed > 0.0 || pair.containment() >= 0.6;
    // "Two years after the wedding" and "two years before they were married": of one deed, as long by chance is too much of a chance.
    let of_one = of_one || deed >= 0.7 && !named_apart(pair, one, other);
    if behind(one) == behind(other) || !is_as_long(pair, length, their_length) || !alike || anchor < 0.3 && !of_one {
        return None;
    }
    Some(told(pair, length.hull(one.words), their_length.hull(other.words)).weighing(Clue::Cosine, 1.0).guessed(0.95))
}

/// Whether the two events that are brought in are called by two names: "after Ash Wednesday", "before the Derby".
fn named_apart(pair: &Pair<'_>, one: &Sequence, other: &Sequence) -> bool {
    pair.named_apart(one.brought_in, other.brought_in)
}

/// How long before or after, where that is told: "25 minutes before". As words: a reader of dates may have taken "two weeks after" for one time.
fn length_before(half: &Half<'_>, sequence: &Sequence) -> Option<Tokens> {
    let parsed = half.parsed();
    let marker = sequence.words.start as usize;
    let (number, unit) = (marker.checked_sub(2)?, marker - 1);
    (parsed.tag(number) == Tag::Cd && parsed.tag(unit).is_noun()).then(|| Tokens::new(number, marker))
}

/// Whether two lengths are the same, by their words or by what figures they are ("half an hour", "30 minutes").
fn is_as_long(pair: &Pair<'_>, left: Tokens, right: Tokens) -> bool {
    let (ours, theirs) = (pair.left.parsed(), pair.right.parsed());
    let words = left.iter().zip(right.iter()).all(|(l, r)| ours.lower_lemma(l) == theirs.lower_lemma(r));
    let of = |half: &Half<'_>, run: Tokens| half.near().find(|fact| fact.figure().is_some() && fact.tokens.overlaps(run)).cloned();
    let figures = of(&pair.left, left).zip(of(&pair.right, right));
    let relation = figures.and_then(|(one, other)| Some(one.figure()?.relation(other.figure()?)));
    words || matches!(relation, Some(Relation::Same | Relation::OtherBound | Relation::Coarser))
}

/// Two pairs of events that are at least as alike as this together are the same two events.
const WHOLE: f32 = 1.1;

/// How alike two pairs of events are, 0 to 2.
fn both(pair: &Pair<'_>, one: (usize, usize), other: (usize, usize)) -> f32 {
    event_likeness(pair, one.0, one.1) + event_likeness(pair, other.0, other.1)
}

/// How alike two events are by the words that name them or by what they happen to.
fn event_likeness(pair: &Pair<'_>, l: usize, r: usize) -> f32 {
    let (left, right) = (pair.left.parsed(), pair.right.parsed());
    let words = match alike(left, l, right, r) {
        // "Stays until one is found" / "will not go before one is found".
        Some(Likeness::Opposite) => return 0.0,
        None => 0.0,
        Some(alike) => alike.score(),
    };
    let of_one_thing = left.undergoer(l).zip(right.undergoer(r)).is_some_and(|(l, r)| same_thing(pair, l, r));
    let of_one_thing = of_one_thing || is_named_by_a_noun(pair, l, r);
    words.max(if pair.matching.pairs(l, r) { 0.7 } else { 0.0 }).max(if of_one_thing { 0.6 } else { 0.0 })
}

/// "Before the verdict was read" / "after the verdict", "before the heat arrived" / "after the heat": an event that one side names by the noun that takes
/// part in it on the other.
fn is_named_by_a_noun(pair: &Pair<'_>, l: usize, r: usize) -> bool {
    let (left, right) = (pair.left.parsed(), pair.right.parsed());
    let same = |l: usize, r: usize| pair.matching.surely(l) == Some(r) && left.tag(l).is_common_noun() && right.tag(r).is_common_noun();
    let parts = |parsed: &crate::syntax::Parsed, verb: usize| {
        let own = if parsed.is_passive(verb) || parsed.object(verb).is_none() { parsed.subject(verb) } else { None };
        own.filter(|_| parsed.tag(verb).is_verb())
    };
    parts(left, l).is_some_and(|thing| same(thing, r)) || parts(right, r).is_some_and(|thing| same(l, thing))
}

/// "Went to the party before the rash appeared" / "after breaking out in a rash, went to the party": the deed is told in like words, and the same thing
/// takes part in what comes before or after it.
fn by_a_thing(pair: &Pair<'_>, one: &Sequence, other: &Sequence) -> f32 {
    let deed = |l: usize, r: usize| event_likeness(pair, l, r) >= 0.6;
    let deeds = [(one.first, other.then, one.then, other.first), (one.then, other.first, one.first, other.then)];
    let ends = |half: &Half<'_>, sequence: &Sequence| matches!(half.parsed().lower(sequence.words.start as usize), "until" | "till");
    let found = deeds.into_iter().any(|(l, r, their_l, their_r)| {
        let anchors = [one.brought_in, other.brought_in] == [their_l, their_r];
        anchors && deed(l, r) && share_a_thing(pair, their_l, their_r)
    });
    if found && !ends(&pair.left, one) && !ends(&pair.right, other) { WHOLE + 0.05 } else { 0.0 }
}

/// "The rash appeared" / "broke out in a rash": whether a thing takes part in both events that is no person or time and stands for itself.
fn share_a_thing(pair: &Pair<'_>, l: usize, r: usize) -> bool {
    let things = |half: &Half<'_>, event: usize| {
        let parsed = half.parsed();
        let core = [parsed.doer(event), parsed.undergoer(event)].into_iter().flatten();
        let mut all: Vec<usize> = core.chain(parsed.prepositional(event).map(|(_, object)| object)).collect();
        let times = |token: usize| half.near().any(|fact| fact.tokens.holds(token) && (fact.date().is_some() || fact.figure().is_some()));
        all.retain(|&token| parsed.tag(token).is_common_noun() && !times(token));
        all
    };
    let theirs = things(&pair.right, r);
    things(&pair.left, l).into_iter().any(|l| theirs.iter().any(|&r| pair.matching.surely(l) == Some(r)))
}

#[cfg(test)]
mod tests {
    use super::super::clue::Pattern;
    use super::super::testing::guess;

    #[test]
    fn another_order() {
        let turned = [
            ("The minister left office before the inquiry reported.", "The minister left office only after the inquiry had reported."),
            ("The driver called the control room before the crash.", "The driver called the control room only after the crash."),
            (
                "The union ended the strike before the company signed the contract.",
                "The union ended the strike only after the company had signed the contract.",
            ),
        ];
        for (left, right) in turned {
            assert!(guess(Pattern::Order, left, right) > 0.1, "{left} / {right}");
        }
        let party = "After breaking out in a rash, the child attended a party at the rink.";
        assert!(guess(Pattern::Order, "The child attended a party at the rink before the rash appeared.", party) > 0.1);
        let verdict = "She left the court after the verdict.";
        assert!(guess(Pattern::Order, "She left the court before the verdict was read.", verdict) > 0.1);
        let shortage = "The board cut the price in response to the shortage.";
        assert!(guess(Pattern::Order, "The board cut the price before the shortage.", shortage) > 0.1);
        let (after, before) = ("The wall collapsed some 25 minutes after the flood.", "The wall fell about 25 minutes before the flood.");
        assert!(guess(Pattern::Order, after, before) > 0.7);
        let after_storm = "The old pier was closed two weeks after the storm of January 9.";
        assert!(guess(Pattern::Order, after_storm, "The old pier was shut two weeks before the January storm.") > 0.9);
        assert!(guess(Pattern::Order, after_storm, "The old pier was shut three weeks before the January storm.") < 0.9);
        assert_eq!(guess(Pattern::Order, after, "The mayor spoke an hour before the flood."), 0.0);
        let alike = [
            ("The minister left office before the inquiry reported.", "The inquiry reported after the minister had left office."),
            ("The minister left office before the inquiry reported.", "The minister left office after a quarrel with the premier."),
            ("The board cut the price after the shortage.", "The board cut the price in response to the shortage."),
            ("She toured the country before a fall from a ladder.", "She died after a fall from a ladder."),
            (
                "The bells will not be rung until the tower has been strengthened.",
                "The tower must be strengthened before the bells are rung.",
            ),
            ("The bridge is closed until the winds drop.", "The bridge will be open only once the winds have dropped."),
        ];
        for (left, right) in alike {
            assert_eq!(guess(Pattern::Order, left, right), 0.0, "{left} / {right}");
        }
    }
}
