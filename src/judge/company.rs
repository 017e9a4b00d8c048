//! Alone or among others: "was the only officer to be disciplined" / "besides him, three constables were". Called by the rule on scope.
//!
//! Stays silent where both single somebody out, and where the others did something else.

use super::Difference;
use super::clue::{Clue, Pattern};
use super::pair::{Half, Pair};
use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::facts::stance::Reach;

/// One who did it alone on one side and along with others on the other.
pub(super) fn kept(pair: &Pair<'_>) -> Option<Difference> {
    let (left, right) = match (alone(&pair.left), alone(&pair.right)) {
        (Some(left), None) => (left, in_company(&pair.right)?),
        (None, Some(right)) => (in_company(&pair.left)?, right),
        (Some(_), Some(_)) | (None, None) => return None,
    };
    // Who or what is singled out, or what is done, comes back.
    let sure = |&&(l, ..): &&(usize, usize, Likeness)| pair.matching.surely(l).is_some() && pair.left.parsed().tag(l).is_noun();
    if pair.matching.matched().iter().filter(sure).count() < 2 || pair.containment() < REST_MATCHES {
        return None;
    }
    let why = format!("left says “{}”, right says “{}”: alone or among others", pair.left.words(left), pair.right.words(right));
    let difference = pair.difference(Pattern::Reach, true, left, right, why);
    Some(difference.noting(Clue::Opposed, true).noting(Clue::Strength, true).guessed(0.3))
}

/// So much of one of the claims comes back in the other.
const REST_MATCHES: f32 = 0.4;

/// The words that single somebody out: "the only officer", "on her own".
fn alone(half: &Half<'_>) -> Option<Tokens> {
    let only = half.claim.stance.quantifiers.iter().find(|one| one.reach == Reach::Only);
    let own = || {
        let parsed = half.parsed();
        let start = half.claim.tokens.iter().find(|&at| parsed.lower(at) == "on" && parsed.lower(at + 2) == "own")?;
        Some(Tokens::new(start, start + 3))
    };
    only.map(super::scope::phrase).or_else(own)
}

/// The words that bring others in: "besides", "along with", "among others", "a member of the group".
fn in_company(half: &Half<'_>) -> Option<Tokens> {
    let parsed = half.parsed();
    let length = |at: usize| match (parsed.lower(at), parsed.lower(at + 1), parsed.lower(at + 2)) {
        ("besides" | "alongside", ..) => Some(1),
        ("in", "addition", "to") | ("as", "well", "as") | ("a", "member", "of") => Some(3),
        ("along" | "together", "with", _) | ("among", "others" | "them", _) => Some(2),
        ("one", "of", "the" | "several" | "many") | ("part", "of", "a" | "the") => Some(3),
        ("share" | "shared" | "shares" | "sharing", "with" | "it" | "the" | "coverage" | "them", _) => Some(2),
        _ => None,
    };
    half.sentence().iter().find_map(|at| length(at).map(|length| Tokens::new(at, at + length)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::guess;
    use super::*;

    #[test]
    fn alone_or_among_others() {
        let alone = "Sergeant Crewe was the only officer to be disciplined over the death.";
        assert!(guess(Pattern::Reach, alone, "Besides Sergeant Crewe, three officers were disciplined over the death.") > 0.2);
        assert_eq!(guess(Pattern::Reach, alone, "Nobody but Sergeant Crewe was disciplined over the death."), 0.0);
        assert_eq!(guess(Pattern::Reach, alone, "Besides the widow, three friends came to the church."), 0.0);
        let own = "The engineer Gita Parr invented the tyre on her own.";
        assert!(guess(Pattern::Reach, own, "The engineer Gita Parr was a member of the group that invented the tyre.") > 0.2);
    }
}
