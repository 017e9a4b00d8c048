//! Words inside quotation marks differ, or stand in another mouth.
//!
//! Fires on “a painful setback” / “a catastrophic setback” and on one sentence said by two people.
//! Stays silent on punctuation, on partial quotation, and on two different things that were said.

use super::clue::{Clue, Pattern};
use super::{Difference, Rule, speakers};
use crate::facts::quote::{Alteration, Quote};
use crate::facts::{Fact, Relation};
use crate::judge::pair::{Half, Pair};
use crate::kind::Kind;

pub(super) const RULE: Rule = Rule { kind: Kind::Quote, check };

fn check(pair: &Pair<'_>, out: &mut Vec<Difference>) {
    let quotes = |fact: &&Fact| fact.quote().is_some();
    for left in pair.left.near().filter(quotes) {
        for right in pair.right.near().filter(quotes) {
            let (Some(one), Some(other)) = (left.quote(), right.quote()) else { continue };
            let compared = one.compare(other);
            let found = match compared.relation {
                Relation::Different => Some(altered(pair, (left, right), compared.alteration)),
                Relation::Same | Relation::Coarser => mouths(pair, one, other),
                Relation::Unrelated => other_words(pair, (left, one), (right, other)),
                Relation::OtherBound => None,
            };
            out.extend(found);
        }
    }
}

fn altered(pair: &Pair<'_>, (left, right): (&Fact, &Fact), alteration: Option<Alteration>) -> Difference {
    let why = match alteration {
        Some(Alteration::Negation) => "the quotation is turned into its opposite",
        Some(Alteration::Number) => "the number inside the quotation marks is not the same",
        Some(Alteration::Condition) => "a condition or reservation of the quotation is cut off",
        Some(Alteration::Strength) => "the quotation is not equally strong",
        Some(Alteration::Words | Alteration::Slight) | None => "the words inside the quotation marks are not the same",
    };
    let why = format!("{why}: left “{}”, right “{}”", shown(&pair.left, left), shown(&pair.right, right));
    let grave = matches!(alteration, Some(Alteration::Negation | Alteration::Number));
    let evidence = (pair.left.fact_evidence(left), pair.right.fact_evidence(right));
    Difference::new(Pattern::QuotedWords, grave, Some(evidence.0), Some(evidence.1), why)
        .guessed(if grave { 0.85 } else { 0.7 })
        .noting(Clue::Grave, grave || alteration == Some(Alteration::Condition))
        .noting(Clue::Strength, alteration == Some(Alteration::Strength))
        .noting(Clue::Inside, pair.left.holds(left.tokens) && pair.right.holds(right.tokens))
}

/// Two quotations with little in common, each the only one of its claim: two things that were said, or one that was rewritten.
fn other_words(pair: &Pair<'_>, (left, one): (&Fact, &Quote), (right, other): (&Fact, &Quote)) -> Option<Difference> {
    let is_only =
        |half: &Half<'_>, fact: &Fact| half.near().filter(|other| other.quote().is_some()).count() == 1 && half.holds(fact.tokens);
    let speakers = match (one.speaker, other.speaker) {
        (Some(l), Some(r)) => speakers::compare(pair, l, r).is_none(),
        _ => true,
    };
    if !speakers || !is_only(&pair.left, left) || !is_only(&pair.right, right) {
        return None;
    }
    let why = format!("left quotes “{}”, right “{}”", shown(&pair.left, left), shown(&pair.right, right));
    let evidence = (pair.left.fact_evidence(left), pair.right.fact_evidence(right));
    let difference = Difference::new(Pattern::OtherQuote, false, Some(evidence.0), Some(evidence.1), why);
    Some(pair.placed(difference, left.tokens, right.tokens).guessed(0.2))
}

/// The words of a quotation without its marks.
fn shown(half: &Half<'_>, fact: &Fact) -> String {
    half.words(fact.tokens).trim_matches(|mark| matches!(mark, '"' | '“' | '”' | '‘' | '’' | '\'' | ',')).to_owned()
}

/// One quotation that two speakers are given.
fn mouths(pair: &Pair<'_>, one: &Quote, other: &Quote) -> Option<Difference> {
    let (left, right) = (one.speaker?, other.speaker?);
    let (ours, theirs) = (speakers::antecedent(&pair.left, left), speakers::antecedent(&pair.right, right));
    let is_pronoun = |half: &Half<'_>, speaker| half.head_of(speaker).is_none_or(|head| speakers::is_pronoun(half, head));
    if is_pronoun(&pair.left, ours) || is_pronoun(&pair.right, theirs) {
        return None;
    }
    let speakers = speakers::compare(pair, ours, theirs)?;
    let (l, r) = (pair.left.words(ours), pair.right.words(theirs));
    let why = format!("left quotes {l}, right puts the same words in the mouth of {r}");
    let key = Kind::Quote.spec().key;
    let evidence = (pair.left.evidence(left, key), pair.right.evidence(right, key));
    let telling = one.words.len().min(other.words.len()) >= 4;
    let guess = if speakers.named && telling { 0.9 } else { 0.4 };
    let difference = Difference::new(Pattern::Mouth, speakers.named, Some(evidence.0), Some(evidence.1), why).guessed(guess);
    Some(speakers.note(difference))
}

#[cfg(test)]
mod tests {
    use super::super::testing::guess;
    use super::*;

    #[test]
    fn the_same_words_in_another_mouth() {
        let left = "“A captain who must weigh her pay is not in command,” Judge Oskar Lindahl wrote in the opinion.";
        let right = "For Maarit Koskela, who heads the union, the principle is plain. “A captain who must weigh her pay is not in command,” she said.";
        assert!(guess(Pattern::Mouth, left, right) > 0.5);
        let same = "Judge Oskar Lindahl was plain. “A captain who must weigh her pay is not in command,” he said.";
        assert_eq!(guess(Pattern::Mouth, left, same), 0.0);
    }
}
