//! What one named person is: "a pianist" / "a singer", "the minister of justice" / "the minister of the interior". Called by the rule on roles.
//!
//! Stays silent on synonyms and broader words ("a barrister" / "a lawyer"), and where either article also calls the person what the other does.

use super::Difference;
use super::clue::{Clue, Pattern};
use super::matching::akin;
use super::pair::{Half, Pair};
use crate::article::words::Tokens;
use crate::facts::name::{Name, NameType};
use crate::facts::{Fact, Relation};
use crate::lexicon::{Kinship, synonyms};

/// The first person that both claims name and each describes otherwise.
pub(super) fn differs(pair: &Pair<'_>) -> Option<Difference> {
    let (ours, theirs) = (people(&pair.left), people(&pair.right));
    let same = |one: &Name, other: &Name| matches!(one.relation(other), Relation::Same | Relation::Coarser);
    let both = ours.iter().flat_map(|one| theirs.iter().map(move |other| (one, other))).filter(|(one, other)| same(one.1, other.1));
    { both }.find_map(|(&(left, one), &(right, other))| {
        let (l, r) = (descriptions(&pair.left, left), descriptions(&pair.right, right));
        let pairs = l.iter().flat_map(|&l| r.iter().map(move |&r| (l, r)));
        let unknown =
            |&(l, r): &(usize, usize)| !is_called(&pair.right, other, &pair.left, l) && !is_called(&pair.left, one, &pair.right, r);
        { pairs }.filter(unknown).find_map(|(l, r)| apart(pair, l, r))
    })
}

/// The people that a claim names.
fn people<'a>(half: &Half<'a>) -> Vec<(&'a Fact, &'a Name)> {
    let named = |fact: &'a Fact| fact.name().filter(|name| name.kind == NameType::Person && !name.description).map(|name| (fact, name));
    half.facts().filter_map(named).collect()
}

/// What a person is said to be, by the nouns put beside the name, right before it, or behind a copula: their heads.
fn descriptions(half: &Half<'_>, name: &Fact) -> Vec<usize> {
    let parsed = half.parsed();
    let Some(head) = half.head_of(name.tokens) else { return Vec::new() };
    let before = (name.tokens.start as usize).checked_sub(1);
    let said = parsed.predicate_of_subject(head).and_then(|copula| parsed.said_by_copula(copula));
    let mut found: Vec<usize> = parsed.put_beside(head).chain(before).chain(said).collect();
    found.retain(|&noun| parsed.tag(noun).is_common_noun() && parsed.carries_meaning(noun) && !name.tokens.holds(noun));
    found.dedup();
    found
}

/// Two descriptions of one person, of which one is not the other in other words.
fn apart(pair: &Pair<'_>, l: usize, r: usize) -> Option<Difference> {
    let (left, right) = (pair.left.parsed(), pair.right.parsed());
    let (one, other) = (left.lower_lemma(l), right.lower_lemma(r));
    let (kinship, _) = akin(left, l, right, r);
    let same = one == other || pair.matching.surely(l) == Some(r) || synonyms(one, other);
    let of_another = same && of_another(pair, l, r);
    // A councillor may be a teacher too: only two kinds of one calling exclude each other.
    if !of_another && (same || kinship != Kinship::Siblings) {
        return None;
    }
    let phrase = |half: &Half<'_>, noun: usize| half.parsed().noun_phrase(noun).hull(Tokens::new(noun, noun + 1));
    let shown = |half: &Half<'_>, noun: usize| {
        let ends = of(half, noun).into_iter().filter(|at| at.abs_diff(noun) <= NEAR);
        ends.fold(phrase(half, noun), |run, at| run.hull(Tokens::new(at, at + 1)))
    };
    let (ours, theirs) =
        if of_another { (shown(&pair.left, l), shown(&pair.right, r)) } else { (phrase(&pair.left, l), phrase(&pair.right, r)) };
    let why = format!("what one person is: left says “{}”, right says “{}”", pair.left.words(ours), pair.right.words(theirs));
    let difference = pair.difference(Pattern::Described, true, ours, theirs, why);
    let difference = pair.kin(pair.placed(difference, ours, theirs), l, r);
    Some(difference.noting(Clue::SamePredicate, of_another).guessed(if of_another { 0.4 } else { 0.2 }))
}

/// What a description is of stands no farther off where it is shown.
const NEAR: usize = 5;

/// "Minister of justice" / "minister of the interior", "the county's geologist" / "a geologist with Stonecastle": one word for two posts.
fn of_another(pair: &Pair<'_>, l: usize, r: usize) -> bool {
    let (ours, theirs) = (of(&pair.left, l), of(&pair.right, r));
    let same = |&l: &usize| {
        let one = pair.left.parsed().lower_lemma(l);
        theirs.iter().any(|&r| pair.matching.pairs(l, r) || pair.same_participant(l, r) || one == pair.right.parsed().lower_lemma(r))
    };
    !ours.is_empty() && !theirs.is_empty() && !ours.iter().any(same)
}

/// Of what or of whom a post is: the words joined to it, whose it is, and what stands behind "of", "for", "at" and "with".
fn of(half: &Half<'_>, noun: usize) -> Vec<usize> {
    let parsed = half.parsed();
    let joined = noun.checked_sub(1).filter(|&at| parsed.tag(at).is_noun() && parsed.is_joined_to(at, noun));
    let behind = parsed.prepositional(noun).filter(|&(mark, _)| matches!(parsed.lemma(mark), "of" | "for" | "at" | "with" | "from"));
    let mut found: Vec<usize> = joined.into_iter().chain(parsed.possessor(noun)).chain(behind.map(|(_, object)| object)).collect();
    found.retain(|&at| parsed.tag(at).is_noun());
    found
}

/// Whether an article calls a person by that word of the other article somewhere.
fn is_called(half: &Half<'_>, name: &Name, other: &Half<'_>, noun: usize) -> bool {
    let (parsed, word) = (half.parsed(), other.parsed().lower_lemma(noun));
    let mentions = half.reading.facts.iter().filter(|fact| fact.name().is_some_and(|one| one.entity == name.entity));
    let told = |fact: &Fact| {
        let sentence = parsed.sentence(parsed.sentence_of(fact.tokens.start as usize));
        sentence.iter().any(|at| parsed.lower_lemma(at) == word)
    };
    // Of one word for two posts the word itself comes back.
    let one_word = half.claim.tokens.iter().any(|at| parsed.lower_lemma(at) == word);
    !one_word && { mentions }.any(told)
}

#[cfg(test)]
mod tests {
    use super::super::testing::guess;
    use super::*;

    #[test]
    fn what_somebody_is() {
        let apart = [
            ("Petra Hallow, a pianist from Aveline, won the prize.", "Petra Hallow, a singer from Aveline, won the prize."),
            ("The main rival is former finance minister Lamine Sow.", "The main rival is former justice minister Lamine Sow."),
        ];
        for (left, right) in apart {
            assert!(guess(Pattern::Described, left, right) > 0.1, "{left} / {right}");
        }
        let silent = [
            ("Petra Hallow, a barrister, got out with her sons.", "Petra Hallow, a lawyer, got out with her sons."),
            ("The mayor, Ines Calloway, voted against it.", "Mayor Ines Calloway of Leeds voted against it."),
        ];
        for (left, right) in silent {
            assert_eq!(guess(Pattern::Described, left, right), 0.0, "{left} / {right}");
        }
    }
}
