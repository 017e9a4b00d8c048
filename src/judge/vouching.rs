//! How far whoever says it vouches for it: "reported" against "suggested", the article's own voice against an allegation. Called by the rule on
//! certainty.

use super::Difference;
use super::attribution::answered;
use super::clue::{Clue, Pattern};
use super::speakers::is_pronoun;
use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::facts::stance::{Attribution, Certainty, Distance, Force};
use crate::judge::pair::{Half, Pair};
use crate::kind::Kind;
use crate::lexicon::{Saying, is_charging, saying};

/// "Reported that" against "suggested that": two sources, one of which does not vouch for what both say; or the article's own voice against
/// one that alleges.
pub(super) fn apart(pair: &Pair<'_>) -> Option<Difference> {
    // "They are accused of having stolen": what is alleged is the deed below.
    let below = pair.predicates().into_iter().find(|(_, _, alike)| matches!(alike, Likeness::Same | Likeness::Synonym));
    let (one, other) = (said(&pair.left, below.map(|(l, ..)| l)), said(&pair.right, below.map(|(_, r, _)| r)));
    // A source that stands elsewhere in the sentence may be the source of this too; and what is named as a charge is alleged there as well.
    let is_silent = |half: &Half<'_>, said: &Option<Attribution>| said.is_some() || !has_source(half) && !names_charge(half);
    if !is_silent(&pair.left, &one) || !is_silent(&pair.right, &other) {
        return None;
    }
    let force = |said: &Option<Attribution>| said.as_ref().map(|said| said.force);
    let (ours, theirs) = (force(&one), force(&other));
    match Force::distance(ours, theirs) {
        Distance::Same | Distance::Near | Distance::Later => return None,
        Distance::Apart | Distance::Opposed => {}
    }
    // "The lake must have dropped", "a headline's noun": a guess of the other's own, or nothing that could be vouched for.
    let states = |half: &Half<'_>, said: &Option<Attribution>| {
        let guesses = half.claim.stance.certainty == Certainty::Likely;
        said.is_some() || half.parsed().tag(half.claim.predicate).is_verb() && !guesses
    };
    if !states(&pair.left, &one) || !states(&pair.right, &other) || is_named_there(pair, &one, &other) {
        return None;
    }
    // "They hope to have him back" / "they hope that he returns", "expect it to end" / "it is forecast to end".
    let comes_back = |half: &Half<'_>, said: &Option<Attribution>, there: &Half<'_>| {
        let Some(word) = said.as_ref().map(|said| half.parsed().lower_lemma(said.verb)) else { return false };
        // "Admitted it, but insisted" / "while conceding it, maintained".
        let vouches = |at: usize| there.parsed().tag(at).is_verb() && saying(there.parsed().lower_lemma(at)) == saying(word);
        let confirms = matches!(saying(word), Some(Saying::Confirmed | Saying::Suggested));
        there.sentence().iter().any(|at| there.parsed().lower_lemma(at) == word || confirms && vouches(at))
    };
    let guesses = |said: &Option<Attribution>, there: &Half<'_>| {
        let weakly = said.as_ref().is_some_and(|said| said.force == Force::Suggested);
        let is_guess = |at: usize| {
            let lemma = there.parsed().lower_lemma(at);
            let hearsay = matches!(lemma, "hear" | "report" | "say" | "understand") && there.parsed().inner_clause(at).is_some();
            there.parsed().is_passive(at) && (hearsay || saying(lemma) == Some(Saying::Suggested))
        };
        weakly && there.claim.tokens.iter().any(is_guess)
    };
    if comes_back(&pair.left, &one, &pair.right)
        || comes_back(&pair.right, &other, &pair.left)
        || guesses(&one, &pair.right)
        || guesses(&other, &pair.left)
    {
        return None;
    }
    // Both have to tell of one deed.
    let own = pair.matching.pairs(pair.left.claim.predicate, pair.right.claim.predicate);
    let alleges = |half: &Half<'_>| half.claim.stance.attribution.is_none();
    let same = own || below.is_some() && (one.is_some() && alleges(&pair.left) || other.is_some() && alleges(&pair.right));
    if !is_somebodys(&pair.left, &one) || !is_somebodys(&pair.right, &other) || !same && pair.common_ground() < 0.4 {
        return None;
    }
    let alleged = ours == Some(Force::Alleged) || theirs == Some(Force::Alleged);
    let difference = not_vouched(pair, one.as_ref(), other.as_ref());
    Some(
        difference
            .noting(Clue::Loose, alleged)
            .noting(Clue::Named, one.is_some() && other.is_some())
            .guessed(if alleged { 0.4 } else { 0.2 })
            .noting(Clue::SamePredicate, same),
    )
}

/// "Blamed it on the waterworks" / "in the eyes of the minister, it goes back to the waterworks": who says so is named on either side.
fn is_named_there(pair: &Pair<'_>, one: &Option<Attribution>, other: &Option<Attribution>) -> bool {
    let named = |said: &Option<Attribution>, half: &Half<'_>, there: &Half<'_>| {
        said.as_ref()
            .filter(|said| said.force == Force::Alleged)
            .and_then(|said| said.speaker)
            .is_some_and(|speaker| answered(half, speaker, there))
    };
    one.is_none() && named(other, &pair.right, &pair.left) || other.is_none() && named(one, &pair.left, &pair.right)
}

/// Who says a claim, or who alleges its deed.
fn said(half: &Half<'_>, deed: Option<usize>) -> Option<Attribution> {
    let loose = |said: &Attribution| said.force == Force::Alleged || is_hearsay(said);
    let alleged = || deed.and_then(|deed| half.stance(deed).attribution.clone()).filter(loose);
    half.claim.stance.attribution.clone().or_else(alleged)
}

/// "Is said to have turned it down": nobody is told of who says so.
fn is_hearsay(said: &Attribution) -> bool {
    said.speaker.is_none() && said.force == Force::Suggested
}

/// The difference between one who vouches and one who does not, shown at the words that say so.
fn not_vouched(pair: &Pair<'_>, one: Option<&Attribution>, other: Option<&Attribution>) -> Difference {
    let run = |said: Option<&Attribution>, predicate: usize| {
        let token = said.map_or(predicate, |said| said.verb);
        Tokens::new(token, token + 1)
    };
    let (left, right) = (run(one, pair.left.claim.predicate), run(other, pair.right.claim.predicate));
    let (ours, theirs) = (pair.left.words(left), pair.right.words(right));
    let why = format!("left says “{ours}”, right says “{theirs}”: one vouches for it, the other does not");
    let key = Kind::Certainty.spec().key;
    Difference::new(Pattern::Vouching, false, Some(pair.left.evidence(left, key)), Some(pair.right.evidence(right, key)), why)
}

/// Whether who is meant to have said it is somebody else than the writer: no pronoun; of a charge, whoever brings it.
fn is_somebodys(half: &Half<'_>, said: &Option<Attribution>) -> bool {
    let by_nobody = |said: &Attribution| said.speaker.is_none() && said.force == Force::Alleged || is_hearsay(said);
    said.as_ref().is_none_or(|said| {
        by_nobody(said) || said.speaker.and_then(|speaker| half.head_of(speaker)).is_some_and(|head| !is_pronoun(half, head))
    })
}

/// "Accused him of it, a charge that he rejects" / "rejected an accusation": it is alleged there too, by its noun.
fn names_charge(half: &Half<'_>) -> bool {
    half.sentence().iter().any(|token| is_charging(half.parsed().lower_lemma(token)))
}

fn has_source(half: &Half<'_>) -> bool {
    half.reading.claims.iter().any(|claim| claim.sentence == half.claim.sentence && claim.stance.attribution.is_some())
}

#[cfg(test)]
mod tests {
    use super::super::testing::guess;
    use super::*;

    #[test]
    fn both_vouch_as_little() {
        let silent = [
            (
                "The virus can live on steel for three days, the study suggests.",
                "The virus can live on steel for three days, the study indicates.",
            ),
            ("The team hope to have their captain back in time.", "The team hope that their captain will return in time."),
            ("Scientists had thought the beetle extinct.", "The beetle had been presumed by scientists to have died out."),
            ("Forecasters expect the heat to end by Saturday.", "The heat is forecast to be over by Saturday."),
        ];
        for (left, right) in silent {
            assert_eq!(guess(Pattern::Vouching, left, right), 0.0, "{left} / {right}");
        }
    }

    #[test]
    fn what_somebody_is_accused_of() {
        let left = "They are accused of having stolen 1,340 electric bicycles.";
        assert!(guess(Pattern::Vouching, left, "A gang stole 1,340 electric bicycles.") > 0.3);
    }

    #[test]
    fn what_is_said_to_be() {
        let left = "The agent is said to have turned down an offer from abroad.";
        assert!(guess(Pattern::Vouching, left, "The agent turned down an offer from abroad.") > 0.1);
        assert_eq!(guess(Pattern::Vouching, left, "The agent is reported to have turned down an offer from abroad."), 0.0);
    }
}
