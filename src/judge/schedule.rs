//! Early, on time or late, as measured by a plan: "on schedule" / "five months longer than planned". Called by the rule on dates.
//!
//! Stays silent where both say the same of it, and where the two tell of two things.

use super::Difference;
use super::clue::{Clue, Pattern};
use super::pair::{Half, Pair};
use super::scope::is_related;
use crate::article::words::Tokens;

/// On which side of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Plan {
    Early,
    OnTime,
    Late,
}

/// Two sides of one plan.
pub(super) fn apart(pair: &Pair<'_>) -> Option<Difference> {
    let (one, left) = kept(&pair.left)?;
    let (other, right) = kept(&pair.right)?;
    let both = |half: &Half<'_>, plan: Plan| half.sentence().iter().any(|at| told(half, at).is_some_and(|(there, _)| there == plan));
    if one == other || both(&pair.left, other) || both(&pair.right, one) || !is_related(pair) || pair.containment() < SHARED {
        return None;
    }
    let why = format!("left says “{}”, right says “{}”", pair.left.words(left), pair.right.words(right));
    let difference = pair.difference(Pattern::Interval, true, left, right, why);
    Some(pair.placed(difference, left, right).noting(Clue::Opposed, true).guessed(0.15 + 0.45 * pair.containment()))
}

/// So much of one claim comes back in the other: "on schedule" is said of many things.
const SHARED: f32 = 0.2;

fn kept(half: &Half<'_>) -> Option<(Plan, Tokens)> {
    let (plan, words) = half.claim.tokens.iter().find_map(|at| told(half, at))?;
    // "Not on time" is late, and may be early.
    (!half.stance(half.parsed().predicate_of(words.start as usize)).is_negated()).then_some((plan, words))
}

fn told(half: &Half<'_>, at: usize) -> Option<(Plan, Tokens)> {
    let parsed = half.parsed();
    let planned = |at: usize| {
        parsed.lower(at) == "than"
            && matches!(parsed.lower(at + 1), "planned" | "scheduled" | "expected" | "intended" | "agreed" | "foreseen")
    };
    let (plan, length) = match (parsed.lower(at), parsed.lower(at + 1), parsed.lower(at + 2)) {
        ("ahead", "of", "schedule" | "time") => (Plan::Early, 3),
        ("earlier" | "sooner" | "faster", ..) if planned(at + 1) => (Plan::Early, 3),
        ("on" | "to", "schedule", _) | ("on", "time", _) | ("as", "planned" | "scheduled", _) => (Plan::OnTime, 2),
        ("behind", "schedule", _) => (Plan::Late, 2),
        ("later" | "longer" | "slower", ..) if planned(at + 1) => (Plan::Late, 3),
        ("overdue", ..) => (Plan::Late, 1),
        _ => return None,
    };
    Some((plan, Tokens::new(at, at + length)))
}

#[cfg(test)]
mod tests {
    use super::super::clue::Pattern;
    use super::super::testing::guess;

    #[test]
    fn early_on_time_or_late() {
        let kept = "The road was finished on schedule.";
        assert!(guess(Pattern::Interval, kept, "The road took five months longer than planned to finish.") > 0.2);
        assert!(guess(Pattern::Interval, kept, "The road was finished a month behind schedule.") > 0.2);
        assert_eq!(guess(Pattern::Interval, kept, "The road was finished as planned."), 0.0);
        assert_eq!(guess(Pattern::Interval, kept, "The bridge took five months longer than planned to build."), 0.0);
    }
}
