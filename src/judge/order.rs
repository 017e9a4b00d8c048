//! Which of two events came first.
//!
//! Fires on "left before the inquiry reported" / "left only after the inquiry had reported". Stays silent where the two sentences put other
//! events in order.

use super::Difference;
use super::clue::{Clue, Pattern};
use super::event::same_thing;
use super::matching::alike;
use super::pair::Pair;
use crate::align::Likeness;
use crate::kind::Kind;
use crate::syntax::Sequence;

/// Two events that the articles put in another order, the surest pair.
pub(super) fn turned(pair: &Pair<'_>) -> Option<Difference> {
    let (ours, theirs) = (pair.left.known.sequences(pair.left.sentence()), pair.right.known.sequences(pair.right.sentence()));
    Difference::surest(ours.iter().flat_map(|one| theirs.iter().filter_map(move |other| between(pair, one, other))))
}

fn between(pair: &Pair<'_>, one: &Sequence, other: &Sequence) -> Option<Difference> {
    let crossed = both(pair, (one.first, other.then), (one.then, other.first));
    let straight = both(pair, (one.first, other.first), (one.then, other.then));
    // One event that both tell of, once before and once after something else, is no conflict: "toured before the fall", "died after the fall".
    if straight >= crossed || crossed <= WHOLE || !pair.concerns(one.words, other.words) {
        return None;
    }
    let why =
        format!("left says “{}”, right says “{}”: another order of events", pair.left.words(one.words), pair.right.words(other.words));
    let key = Kind::Date.spec().key;
    let evidence = (pair.left.evidence(one.words, key), pair.right.evidence(other.words, key));
    let difference = Difference::new(Pattern::Order, true, Some(evidence.0), Some(evidence.1), why);
    Some(difference.weighing(Clue::Cosine, crossed / 2.0).guessed(0.6))
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
        Some(Likeness::Opposite) | None => 0.0,
        Some(alike) => alike.score(),
    };
    let of_one_thing = left.undergoer(l).zip(right.undergoer(r)).is_some_and(|(l, r)| same_thing(pair, l, r));
    words.max(if pair.matching.pairs(l, r) { 0.7 } else { 0.0 }).max(if of_one_thing { 0.6 } else { 0.0 })
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
        let alike = [
            ("The minister left office before the inquiry reported.", "The inquiry reported after the minister had left office."),
            ("The minister left office before the inquiry reported.", "The minister left office after a quarrel with the premier."),
            ("She toured the country before a fall from a ladder.", "She died after a fall from a ladder."),
        ];
        for (left, right) in alike {
            assert_eq!(guess(Pattern::Order, left, right), 0.0, "{left} / {right}");
        }
    }
}
