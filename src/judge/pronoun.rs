//! Pronouns in a copy that was edited: one that stands where the other text names somebody whom its own text has not named before, and one of another
//! sex. Called by the rule on names.
//!
//! Fires on "Rosie the Riveter appeared on the cover" / "She appeared on the cover" and on "his mother" / "her mother". Stays silent where whoever is
//! meant was named before, and between texts that were written anew: there a pronoun stands for what other words name.

use super::Difference;
use super::clue::{Clue, Pattern};
use super::pair::{Half, Pair};
use super::substitution::Substitution;
use crate::article::words::Tokens;
use crate::syntax::Tag;

/// The pronouns of one place that do not go with what the other text has there.
pub(super) fn apart(pair: &Pair<'_>) -> Option<Difference> {
    if !pair.is_edited() {
        return None;
    }
    pair.substitutions.iter().filter(|one| one.parallel).find_map(|one| of_another_sex(pair, one).or_else(|| unnamed(pair, one)))
}

/// "His" in the place of "her".
fn of_another_sex(pair: &Pair<'_>, one: &Substitution) -> Option<Difference> {
    let sex = |half: &Half<'_>, run: Tokens| (run.len() == 1).then(|| half.parsed().lower(run.start as usize)).and_then(person);
    let (left, right) = (sex(&pair.left, one.left)?, sex(&pair.right, one.right)?);
    // One of whom the sex is not told may be "they" too: no contradiction.
    let excludes = left != Person::Several && right != Person::Several;
    (left != right).then(|| {
        let why = |l: &str, r: &str| format!("left says “{l}”, right says “{r}”: not the same person");
        told(pair, one, excludes, why).noting(Clue::Persons, true).guessed(0.8)
    })
}

/// A pronoun for one whom the other text names there, and whom nothing before it in its own text names.
fn unnamed(pair: &Pair<'_>, one: &Substitution) -> Option<Difference> {
    let left = is_pronoun(&pair.left, one.left) && names_anew(&pair.right, one.right, &pair.left, one.left);
    let right = is_pronoun(&pair.right, one.right) && names_anew(&pair.left, one.left, &pair.right, one.right);
    if left == right {
        return None;
    }
    let why = |l: &str, r: &str| {
        let (side, pronoun, other, name) = if left { ("left", l, "right", r) } else { ("right", r, "left", l) };
        format!("{side} says only “{pronoun}” where {other} says “{name}”, whom {side} has not named before")
    };
    Some(told(pair, one, false, why).guessed(0.7))
}

fn told(pair: &Pair<'_>, one: &Substitution, contradicts: bool, why: impl Fn(&str, &str) -> String) -> Difference {
    let why = why(&pair.left.words(one.left), &pair.right.words(one.right));
    let difference = pair.difference(Pattern::Pronoun, contradicts, one.left, one.right, why);
    pair.placed(difference, one.left, one.right)
}

/// Whether a run is nothing but a pronoun for somebody or something, a comma and an auxiliary that goes with it ("they have" for "she has") aside.
fn is_pronoun(half: &Half<'_>, run: Tokens) -> bool {
    let parsed = half.parsed();
    let aside =
        |token: usize| parsed.tag(token).is_punctuation() || matches!(parsed.lower(token), "have" | "has" | "are" | "is" | "were" | "was");
    let mut words = run.iter().filter(|&token| !aside(token));
    let pronoun = |token: usize| matches!(parsed.lower(token), "he" | "him" | "she" | "her" | "they" | "them" | "it");
    words.next().is_some_and(pronoun) && words.next().is_none()
}

/// Whether a run tells of somebody or something whose words the other text, up to its pronoun, has not said.
fn names_anew(half: &Half<'_>, run: Tokens, there: &Half<'_>, pronoun: Tokens) -> bool {
    let parsed = half.parsed();
    let telling = |token: &usize| parsed.tag(*token).is_noun() && parsed.tag(*token) != Tag::Prp;
    let mut nouns = run.iter().filter(telling).peekable();
    let said = |word: &str| (0..pronoun.start as usize).any(|at| there.parsed().lower_lemma(at).eq_ignore_ascii_case(word));
    nouns.peek().is_some() && !nouns.any(|token| said(parsed.lower_lemma(token)))
}

/// Whom a pronoun may stand for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Person {
    Man,
    Woman,
    Several,
}

/// Whom a pronoun may stand for, if it tells.
fn person(word: &str) -> Option<Person> {
    match word {
        "he" | "him" | "his" | "himself" => Some(Person::Man),
        "she" | "her" | "hers" | "herself" => Some(Person::Woman),
        "they" | "them" | "themselves" => Some(Person::Several),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::guess;
    use super::*;

    #[test]
    fn a_pronoun_that_names_nobody() {
        let left = "Maren Oakes flew across the strait alone on Sunday.";
        assert!(guess(Pattern::Pronoun, left, "She flew across the strait alone on Sunday.") > 0.5);
        let named = "Maren Oakes learned to fly in 1931. Maren Oakes flew across the strait alone on Sunday.";
        let told = "Maren Oakes learned to fly in 1931. She flew across the strait alone on Sunday.";
        assert_eq!(guess(Pattern::Pronoun, named, told), 0.0);
        assert_eq!(guess(Pattern::Pronoun, "Oakes has crossed the strait.", "On Sunday she reached the other side by plane."), 0.0);
    }

    #[test]
    fn a_pronoun_of_another_sex() {
        let left = "The striker scored his third goal of the season on Saturday.";
        assert!(guess(Pattern::Pronoun, left, "The striker scored her third goal of the season on Saturday.") > 0.5);
        let fed = "The keepers say they will go on feeding them by hand.";
        assert!(guess(Pattern::Pronoun, fed, "The keepers say they will go on feeding her by hand.") > 0.5);
        assert_eq!(guess(Pattern::Pronoun, left, "The striker scored a third goal of the season on Saturday."), 0.0);
    }
}
