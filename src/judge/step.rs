//! Two steps of one course, of the same thing: "charged" and "convicted", "in talks" and "signed". Called by the rule on certainty.

use super::Difference;
use super::clue::{Clue, Pattern};
use super::event::{Wording, same_thing, wordings, wordings_of_sentence};
use super::times::Times;
use crate::judge::pair::{Half, Pair};
use crate::kind::Side;
use crate::lexicon;

/// Two steps of one course, of the same thing: "charged" and "convicted", "in talks" and "signed". Where the sentence of either tells of both steps,
/// the two articles agree on how far it went.
pub(super) fn steps(pair: &Pair<'_>) -> Option<Difference> {
    let (ours, theirs) = (wordings(&pair.left), wordings(&pair.right));
    let (all_ours, all_theirs) = (wordings_of_sentence(&pair.left), wordings_of_sentence(&pair.right));
    let between = |one: &Wording, other: &Wording| {
        let passive = one.is_passive() || other.is_passive();
        lexicon::steps(&one.phrase, &other.phrase).or_else(|| if passive { lexicon::steps(one.active(), other.active()) } else { None })
    };
    let mut found: Vec<(f32, (usize, usize), Difference)> = Vec::new();
    for one in ours.iter() {
        for other in theirs.iter() {
            let Some(apart) = between(one, other) else { continue };
            if is_other_word(&pair.left, one) || is_other_word(&pair.right, other) {
                continue;
            }
            let both = all_ours.iter().any(|our| between(one, our) == Some(apart))
                || all_theirs.iter().any(|their| between(their, other) == Some(apart));
            let denied = one.is_negated(&pair.left) || other.is_negated(&pair.right);
            if !both && !denied {
                let (l, r) = (one.themes(&pair.left), other.themes(&pair.right));
                let shared = l.iter().any(|&l| r.iter().any(|&r| same_thing(pair, l, r)));
                let worth = if shared { 0.6 } else { 0.15 } + if apart.up.abs() > 1 { 0.1 } else { 0.0 };
                let order = (one.head.min(other.head), one.head.max(other.head));
                found.push((worth, order, step(pair, one, other, shared, apart.up)));
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    found.into_iter().next().map(|(worth, _, difference)| difference.guessed(worth))
}

/// "Fatally injured" is killed, and who "tried to stop him" stands before no court.
fn is_other_word(half: &Half<'_>, wording: &Wording) -> bool {
    let parsed = half.parsed();
    let beside = [wording.head.checked_sub(1), Some(wording.head + 1)];
    let deadly = beside.into_iter().flatten().any(|at| matches!(parsed.lower(at), "fatally" | "mortally" | "lethally"));
    deadly || parsed.lower_lemma(wording.head) == "try" && parsed.lower(wording.head + 1) == "to"
}

fn step(pair: &Pair<'_>, one: &Wording, other: &Wording, shared: bool, up: i8) -> Difference {
    let (left, right) = (one.run(), other.run());
    let (ours, theirs) = (pair.left.words(left), pair.right.words(right));
    let why = format!("left says “{ours}”, right says “{theirs}”: not the same step of one course");
    let went_on = Times::of(pair).filter(|times| (times.first() == Side::Left) == (up > 0));
    let why = went_on.map_or(why.clone(), |times| times.explain(&why));
    let difference = pair.difference(Pattern::Step, false, left, right, why);
    pair.placed(difference, left, right)
        .weighing(Clue::Arguments, if shared { 1.0 } else { 0.0 })
        .weighing(Clue::Apart, f32::from(up.unsigned_abs().min(4)) / 4.0)
}

#[cfg(test)]
mod tests {
    use super::super::clue::Pattern;
    use super::super::testing::guess;

    #[test]
    fn words_that_only_look_like_a_step() {
        let silent = [
            ("The lorry fatally injured a cyclist on Cedar Street.", "A cyclist was killed by a lorry on Cedar Street."),
            ("The suspect shot a clerk who tried to stop him.", "Police have a suspect in the shooting of the clerk."),
            ("The coach was relieved of his duties.", "The coach was fired."),
            (
                "The jury took an hour to convict Osric Vane of arson; he will be sentenced on 8 December.",
                "Osric Vane was found guilty of arson. Sentencing is set for 8 December.",
            ),
            ("The council decided to ban lorries from 2031.", "The council took the decision to bar lorries starting in 2031."),
            ("Staff must remove the app over privacy concerns.", "Staff must remove the app over privacy worries."),
        ];
        for (left, right) in silent {
            assert_eq!(guess(Pattern::Step, left, right), 0.0, "{left} / {right}");
        }
        let left = "A lorry injured a cyclist on Cedar Street.";
        assert!(guess(Pattern::Step, left, "A cyclist was killed by a lorry on Cedar Street.") > 0.1);
    }
}
