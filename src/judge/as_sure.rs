//! When two deeds are told as equally sure, whatever the words: what a speaker believes is what he says, what is asked is open, and who did not want to
//! comment declined to. Called by the rule on certainty.

use crate::align::Likeness;
use crate::facts::stance::{Certainty, Distance, Stance, is_proof};
use crate::judge::pair::{Half, Pair};
use crate::lexicon::{is_allowing, is_asking, is_estimating, is_hoping, is_wishing};
use crate::syntax::{Bond, ClauseKind, Tag};

/// Whether two deeds are told as equally sure in other words, each with how it stands.
pub(super) fn are_as_sure(pair: &Pair<'_>, (l, left): (usize, &Stance), (r, right): (usize, &Stance)) -> bool {
    let one_way = |half: &Half<'_>, predicate: usize, stance: &Stance, other: &Half<'_>, their: &Stance| {
        is_open_there(half, predicate, stance, other)
            || is_as_sure_of_thing(half, predicate, stance, their)
            || are_unwilling(half, stance, their)
            || are_unable(half, stance, their)
    };
    asks_who(&pair.left, l) && asks_who(&pair.right, r)
        || lacks_proof(&pair.left) && lacks_proof(&pair.right)
        || is_opinion_of_speaker(pair, left, right)
        || is_told_of(pair, (l, left), (r, right))
        || one_way(&pair.left, l, left, &pair.right, right)
        || one_way(&pair.right, r, right, &pair.left, left)
}

/// "Has not been told who will lead" / "in the dark about who is to head it": who it is, both ask.
fn asks_who(half: &Half<'_>, predicate: usize) -> bool {
    let parsed = half.parsed();
    parsed.subject(predicate).is_some_and(|subject| matches!(parsed.lower(subject), "who" | "what" | "which"))
        && parsed.clause_kind(predicate) != ClauseKind::Relative
}

/// Whether a predicate tells of anything: a headline's noun, which the parser takes for a verb's place, does not.
pub(super) fn is_told(half: &Half<'_>, predicate: usize, alike: Likeness) -> bool {
    let verb = half.parsed().tag(predicate).is_verb();
    verb || matches!(alike, Likeness::Same | Likeness::Derived | Likeness::Synonym)
}

/// "Would not say whether talks had begun" / "kept its counsel", "is reviewing whether to go on" / "examines its payments": what is asked on one side
/// is open on the other, in whatever words.
fn is_open_there(half: &Half<'_>, predicate: usize, stance: &Stance, other: &Half<'_>) -> bool {
    let asked = half.parsed().asks_whether(predicate) || stance.hedge.is_some_and(|hedge| half.parsed().asks_whether(hedge));
    let parsed = other.parsed();
    let asks = |token: usize| {
        is_asking(parsed.lower_lemma(token)) && (parsed.tag(token).is_verb() || !matches!(parsed.tag(token), Tag::Nn | Tag::Nns))
    };
    // "Are being looked into", "have yet to make up their minds".
    let looks_into = |at: usize| {
        parsed.lower_lemma(at) == "look" && parsed.lower(at + 1) == "into" || parsed.lower(at) == "yet" && parsed.lower(at + 1) == "to"
    };
    let examined = || stance.hedge.is_some_and(|hedge| is_asking(half.parsed().lower_lemma(hedge)));
    (asked || examined()) && other.claim.tokens.iter().any(|at| asks(at) || looks_into(at))
}

/// "Is accused of stabbing him" / "stabbed him, the police say": what somebody else tells of a deed is alleged, and not known.
fn is_told_of(pair: &Pair<'_>, (l, left): (usize, &Stance), (r, right): (usize, &Stance)) -> bool {
    let alleged = |half: &Half<'_>, stance: &Stance| stance.hedge.is_some_and(|hedge| alleges(half, hedge));
    alleged(&pair.left, left) && is_told_by_another(&pair.right, r, right)
        || alleged(&pair.right, right) && is_told_by_another(&pair.left, l, left)
}

/// Whether a word charges somebody with what hangs on it: "accused", "allegedly". Who suspects something says less than who says it.
pub(super) fn alleges(half: &Half<'_>, word: usize) -> bool {
    matches!(half.parsed().lower_lemma(word), "accusation" | "accuse" | "allegation" | "allege" | "alleged" | "allegedly")
}

/// Whether a plain deed is told in the words of somebody who did not do it; who tells it of himself admits it.
pub(super) fn is_told_by_another(half: &Half<'_>, deed: usize, stance: &Stance) -> bool {
    let said = stance.attribution.as_ref().or(half.claim.stance.attribution.as_ref());
    let speaker = said.and_then(|said| said.speaker).and_then(|speaker| half.head_of(speaker));
    let own = |speaker: usize| half.parsed().doer(deed).is_none_or(|doer| doer == speaker || half.parsed().tag(doer) == Tag::Prp);
    stance.hedge.is_none() && speaker.is_some_and(|speaker| !own(speaker))
}

/// Analyst Osterman "believes that investors are assuming the worst" / "investors are assuming the worst", he wrote: what somebody says is what he
/// believes.
fn is_opinion_of_speaker(pair: &Pair<'_>, left: &Stance, right: &Stance) -> bool {
    let believes = |half: &Half<'_>, stance: &Stance| {
        let hedge = stance.hedge.filter(|&hedge| !stance.is_negated() && is_opinion(half.parsed().lower_lemma(hedge)))?;
        half.parsed().subject(hedge)
    };
    let says = |half: &Half<'_>, stance: &Stance| {
        let said = stance.attribution.as_ref().or(half.claim.stance.attribution.as_ref())?;
        said.speaker.and_then(|speaker| half.head_of(speaker))
    };
    let one = believes(&pair.left, left).zip(says(&pair.right, right));
    let other = says(&pair.left, left).zip(believes(&pair.right, right));
    one.or(other).is_some_and(|(l, r)| pair.same_participant(l, r) || pair.left.reading.name_at(l).is_none() && pair.matching.pairs(l, r))
}

/// Verbs of what somebody holds to be so.
fn is_opinion(verb: &str) -> bool {
    matches!(verb, "believe" | "consider" | "estimate" | "expect" | "fear" | "reckon" | "suppose" | "think")
}

/// "Promised an inquiry" / "there will be an inquiry", "a profit is anticipated" / "expects to make a profit": what is promised or expected is as sure
/// as a thing as it is as a deed.
fn is_as_sure_of_thing(half: &Half<'_>, predicate: usize, stance: &Stance, other: &Stance) -> bool {
    let of_thing = || Stance::of_thing(half.parsed(), predicate);
    let near = |rung: Certainty| matches!(rung.distance(other.certainty), Distance::Same | Distance::Near);
    let plain = !stance.is_negated() && !other.is_negated();
    plain && stance.certainty == Certainty::Stated && other.certainty != Certainty::Stated && of_thing().is_some_and(near)
}

/// "Did not want to comment" and "declined to comment": neither did.
fn are_unwilling(half: &Half<'_>, stance: &Stance, other: &Stance) -> bool {
    let parsed = half.parsed();
    let wants = stance.hedge.is_some_and(|hedge| matches!(parsed.lower_lemma(hedge), "want" | "wish" | "care" | "prepared" | "willing"));
    wants && stance.is_negated() && other.is_negated()
}

/// "Could not vote" and "was unable to vote", "did not vote": it was out of the question.
fn are_unable(half: &Half<'_>, stance: &Stance, other: &Stance) -> bool {
    let could = stance.hedge.is_some_and(|hedge| half.parsed().lemma(hedge) == "could");
    could && stance.is_negated() && other.is_negated() && other.certainty == Certainty::Stated
}

/// "It is not known whether data were copied", "there was no evidence that they were": neither that they were nor that they were not.
pub(super) fn is_asked(half: &Half<'_>, predicate: usize) -> bool {
    half.parsed().asks_whether(predicate) || half.stance(predicate).hedge.is_some_and(|hedge| is_proof(half.parsed().lower_lemma(hedge)))
}

/// "Will stay in force" tells that it is in force now: of what lasts, nothing is coming.
pub(super) fn lasts(half: &Half<'_>, predicate: usize, stance: &Stance) -> bool {
    let stays = matches!(half.parsed().lower_lemma(predicate), "remain" | "stay" | "continue" | "keep" | "persist" | "last");
    stays && stance.certainty != Certainty::Stated
}

/// "Police estimated that 12,000 watched" / "12,000 watched by the reckoning of the police": whether what is hedged as an estimate is one on the
/// other side too, in whatever words.
pub(super) fn is_guess(half: &Half<'_>, stance: &Stance, other: &Half<'_>) -> bool {
    let Some(hedge) = stance.hedge.map(|hedge| half.parsed().lower_lemma(hedge)) else { return false };
    let parsed = other.parsed();
    let has = |on_list: fn(&str) -> bool| on_list(hedge) && other.claim.tokens.iter().any(|token| on_list(parsed.lower_lemma(token)));
    // "Put by police at 2,000".
    let puts = || {
        let put =
            |token: usize| parsed.lower_lemma(token) == "put" && other.claim.tokens.iter().any(|at| at > token && parsed.lower(at) == "at");
        is_estimating(hedge) && other.claim.tokens.iter().any(put)
    };
    has(is_estimating) || puts() || has(is_wanting) || has(is_allowing)
}

/// "Wants the farm to be moved" / "its demand is that the farm be relocated".
fn is_wanting(word: &str) -> bool {
    is_wishing(word) || is_hoping(word)
}

/// Whether a deed is only what something is for, and nothing else tells how sure it is: "ten visits to fix it", "guarded to keep him safe".
pub(super) fn is_open_purpose(half: &Half<'_>, predicate: usize, stance: &Stance) -> bool {
    let parsed = half.parsed();
    let to = parsed.takes_to(predicate);
    let of_noun = || parsed.clause_governor(predicate).is_some_and(|governor| governor.bond == Bond::OfNoun);
    stance.certainty == Certainty::Stated && to && (parsed.clause_kind(predicate) == ClauseKind::Adverbial || of_noun())
}

pub(super) fn is_denial(word: &str) -> bool {
    matches!(
        word,
        "deny" | "denied" | "denies" | "denying" | "no" | "not" | "n't" | "never" | "nobody" | "none" | "nothing" | "hardly" | "scarcely"
    )
}

pub(super) fn is_duty(half: &Half<'_>, stance: &Stance) -> bool {
    stance.hedge.is_some_and(|hedge| matches!(half.parsed().lemma(hedge), "should" | "must" | "suppose" | "mean" | "ought" | "need"))
}

/// Whether a claim tells that there is no evidence, no sign or no proof.
pub(super) fn lacks_proof(half: &Half<'_>) -> bool {
    let lacking = |at: usize| half.parsed().negation(at).is_some() || half.stance(half.parsed().predicate_of(at)).is_negated();
    half.claim.tokens.iter().any(|at| is_proof(half.parsed().lower_lemma(at)) && lacking(at))
}

#[cfg(test)]
mod tests {
    use super::super::clue::Pattern;
    use super::super::testing::guess;

    #[test]
    fn equally_sure_in_other_words() {
        let silent = [
            ("Neither firm wished to comment on the deal.", "Both firms declined to comment on the deal."),
            (
                "Analyst Dirk Osterman believes that investors are assuming the worst.",
                "Investors are assuming the worst, analyst Dirk Osterman wrote.",
            ),
            ("Mayor Jonas Petterill promised an inquiry.", "There will be an inquiry."),
            ("The company expects to turn a profit in 2028.", "A profit is anticipated in 2028."),
            ("Washington is examining whether to go on paying.", "Washington is reviewing its payments."),
            ("Treated corals were twice as likely to survive the heatwave.", "Treated corals survived the heatwave twice as often."),
            ("In all likelihood the batteries will be empty by Sunday.", "The batteries will probably be empty by Sunday."),
        ];
        for (left, right) in silent {
            assert!(guess(Pattern::Rung, left, right) < 0.1, "{left} / {right}");
        }
    }

    #[test]
    fn what_the_police_say_is_alleged() {
        let left = "Ivo Harlow is accused of stabbing the clerk.";
        assert_eq!(guess(Pattern::Rung, left, "The police say that Ivo Harlow stabbed the clerk."), 0.0);
        assert!(guess(Pattern::Rung, left, "Ivo Harlow stabbed the clerk.") > 0.2);
        assert!(guess(Pattern::Rung, left, "Ivo Harlow said that he had stabbed the clerk.") > 0.0);
    }

    #[test]
    fn no_proof_in_other_words() {
        let left = "The police have not found any evidence of poison.";
        assert_eq!(guess(Pattern::Rung, left, "The police have found no evidence of poison."), 0.0);
    }
}
