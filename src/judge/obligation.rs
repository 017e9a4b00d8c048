//! Whether something is asked for, recommended or urged, or ordered.
//!
//! Fires on "recommended that the roof be reinforced" / "ordered that the roof be reinforced". Stays silent where two other deeds are asked for.

use super::Difference;
use super::clue::{Clue, Pattern};
use super::matching::alike;
use super::pair::{Half, Pair};
use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::lexicon;

/// The course of `scales.txt` that these steps are of.
const SCALE: &str = "obligation";

/// One deed that is asked for more strongly in one claim than in the other.
pub(super) fn apart(pair: &Pair<'_>) -> Option<Difference> {
    let (ours, theirs) = (asked(&pair.left), asked(&pair.right));
    Difference::surest(ours.iter().flat_map(|one| theirs.iter().filter_map(move |other| between(pair, *one, *other))))
}

/// The verbs of asking of a claim, each with the deed that is asked for; of a "not" nothing is asked.
fn asked(half: &Half<'_>) -> Vec<(usize, usize)> {
    let parsed = half.parsed();
    let of = |deed: usize| {
        let governor = parsed.clause_governor(deed)?.token;
        (half.claim.tokens.holds(governor) && !half.stance(governor).is_negated()).then_some((governor, deed))
    };
    half.sentence().iter().filter(|&token| parsed.is_predicate(token)).filter_map(of).collect()
}

fn between(pair: &Pair<'_>, (l, ours): (usize, usize), (r, theirs): (usize, usize)) -> Option<Difference> {
    let steps =
        lexicon::steps(pair.left.parsed().lower_lemma(l), pair.right.parsed().lower_lemma(r)).filter(|steps| steps.scale == SCALE)?;
    let deed = match alike(pair.left.parsed(), ours, pair.right.parsed(), theirs) {
        Some(Likeness::Opposite) | None => 0.0,
        Some(alike) => alike.score(),
    };
    let deed = if pair.matching.pairs(ours, theirs) { deed.max(0.7) } else { deed };
    if deed <= 0.0 {
        return None;
    }
    let run = |token: usize| Tokens::new(token, token + 1);
    let why = format!("left says “{}”, right says “{}”: not equally binding", pair.left.words(run(l)), pair.right.words(run(r)));
    let difference = pair.difference(Pattern::Step, false, run(l), run(r), why);
    let placed = pair.placed(difference, run(l), run(r)).weighing(Clue::Arguments, deed);
    Some(placed.weighing(Clue::Apart, f32::from(steps.up.unsigned_abs().min(4)) / 4.0).guessed(0.2 + 0.4 * deed))
}

#[cfg(test)]
mod tests {
    use super::super::clue::Pattern;
    use super::super::testing::guess;

    #[test]
    fn how_binding_it_is() {
        let recommended = "The inspector recommended that the roof be reinforced.";
        assert!(guess(Pattern::Step, recommended, "The inspector ordered that the roof be reinforced.") > 0.3);
        assert!(guess(Pattern::Step, "Residents were advised to boil the water.", "Residents were ordered to boil the water.") > 0.3);
        assert_eq!(guess(Pattern::Step, "Foss urged both sides to accept a mediator.", "Foss asked both sides to accept a mediator."), 0.0);
        assert_eq!(guess(Pattern::Step, recommended, "The inspector advised that the roof be reinforced."), 0.0);
        assert_eq!(guess(Pattern::Step, recommended, "The inspector ordered that the cellar be emptied."), 0.0);
    }
}
