//! How often: "met once" / "met four times", "won it twice" / "three times". Called by the rule on figures.
//!
//! Stays silent where the two deeds are two, on "once" for "as soon as" and for "formerly", and where a word rounds or bounds ("at least twice").

use super::Difference;
use super::clue::{Clue, Pattern};
use super::pair::{Half, Pair};
use crate::article::words::Tokens;
use crate::facts::date::small_number;

/// How often a deed was done.
#[derive(Clone, Copy, Debug)]
struct Often {
    times: i32,
    words: Tokens,
    deed: usize,
}

/// One deed that is told to have been done so many times on one side and so many on the other.
pub(super) fn differs(pair: &Pair<'_>) -> Option<Difference> {
    let (ours, theirs) = (all(&pair.left), all(&pair.right));
    // "Won it twice, and once in the rain": the other side tells of one of them.
    let told = |one: &Often, others: &[Often]| others.iter().any(|other| other.times == one.times);
    let alone = ours.iter().filter(|one| !told(one, &theirs));
    let mut pairs = alone.flat_map(|one| theirs.iter().filter(|other| !told(other, &ours)).map(move |other| (one, other)));
    let (one, other) = pairs.find(|(one, other)| {
        let denied = pair.left.stance(one.deed).is_negated() || pair.right.stance(other.deed).is_negated();
        !denied && pair.matching.surely(one.deed) == Some(other.deed)
    })?;
    let why = format!("left says {}, right says {}", pair.left.words(one.words), pair.right.words(other.words));
    let difference = pair.difference(Pattern::Amount, true, one.words, other.words, why);
    let placed = pair.placed(difference, one.words, other.words).noting(Clue::SameVerb, true).noting(Clue::SameMeasure, true);
    Some(placed.guessed(0.15 + 0.45 * pair.containment()))
}

fn all(half: &Half<'_>) -> Vec<Often> {
    half.claim.tokens.iter().filter_map(|at| often(half, at)).collect()
}

fn often(half: &Half<'_>, at: usize) -> Option<Often> {
    let parsed = half.parsed();
    let before = at.checked_sub(1).map_or("", |before| parsed.lower(before));
    let next = |end: usize| if half.sentence().holds(end) { parsed.lower(end) } else { "" };
    let (times, end) = match parsed.lower(at) {
        "once" => (1, at + 1),
        "twice" => (2, at + 1),
        "thrice" => (3, at + 1),
        number if next(at + 1) == "times" => (small_number(number)?, at + 2),
        _ => return None,
    };
    // "Once the vote is over", "at once", "once a year", "twice as many", "at least twice", "three times the size".
    let bounded = matches!(before, "at" | "than" | "least" | "about" | "some" | "nearly" | "almost" | "maybe" | "or" | "up" | "to");
    let rate = matches!(next(end), "a" | "an" | "per" | "each" | "every" | "as" | "the" | "more" | "over" | "weekly" | "daily");
    let clause = times == 1 && (parsed.brings_in_adverbial(at) || !is_closing(next(end)));
    (!bounded && !rate && !clause).then(|| Often { times, words: Tokens::new(at, end), deed: parsed.predicate_of(at) })
}

/// What may stand behind a "once" that counts: the end of the clause or a time or place.
fn is_closing(word: &str) -> bool {
    matches!(
        word,
        "" | "." | "," | ";" | "in" | "on" | "at" | "before" | "during" | "since" | "last" | "this" | "and" | "by" | "with" | "within"
    )
}

#[cfg(test)]
mod tests {
    use super::super::clue::Pattern;
    use super::super::testing::guess;

    #[test]
    fn how_often() {
        let once = "The committee met once in March.";
        assert!(guess(Pattern::Amount, once, "The committee met four times in March.") > 0.3);
        assert!(guess(Pattern::Amount, "She won the race twice.", "She won the race three times.") > 0.3);
        let silent = [
            (once, "The committee met three times a week."),
            ("She won the race twice.", "She won the race at least three times."),
            ("She won the race twice.", "She has entered the race three times."),
            ("Once the committee met, the plan was dropped.", "The committee met four times."),
        ];
        for (left, right) in silent {
            assert_eq!(guess(Pattern::Amount, left, right), 0.0, "{left} / {right}");
        }
    }
}
