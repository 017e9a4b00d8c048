//! When two deeds are told as equally sure, whatever the words: what a speaker believes is what he says, what is asked is open, and who did not want to
//! comment declined to. Called by the rule on certainty.

use crate::align::Likeness;
use crate::facts::stance::{Certainty, Distance, Force, Stance, is_proof};
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
            || is_not_known(half, predicate, other)
            || are_able(half, predicate, stance, other, their)
    };
    asks(&pair.left, l) && asks(&pair.right, r)
        || is_forbidden(pair, (l, left), (r, right))
        || lacks_proof(&pair.left) && lacks_proof(&pair.right)
        || is_opinion_of_speaker(pair, left, right)
        || is_told_of(pair, (l, left), (r, right))
        || is_suggested(left, right)
        || is_suggested(right, left)
        || one_way(&pair.left, l, left, &pair.right, right)
        || one_way(&pair.right, r, right, &pair.left, left)
}

/// "Has not been told who will lead" / "in the dark about who is to head it", "would not say when they would go on": what a clause asks it does not tell.
pub(super) fn asks(half: &Half<'_>, predicate: usize) -> bool {
    let parsed = half.parsed();
    let who = parsed.subject(predicate).is_some_and(|subject| matches!(parsed.lower(subject), "who" | "what" | "which"));
    let above = parsed.clause_governor(predicate).filter(|above| matches!(above.bond, Bond::Finite | Bond::Clause));
    let first = parsed.clause(predicate).iter().next();
    let when = above.is_some() && first.is_some_and(|first| matches!(parsed.lower(first), "how" | "when" | "where" | "which" | "why"));
    (who || when) && parsed.clause_kind(predicate) != ClauseKind::Relative
}

/// "It was not clear how many were aboard" / "the number was not known": what one does not know, the other does not either.
fn is_not_known(half: &Half<'_>, predicate: usize, other: &Half<'_>) -> bool {
    let unknown = |half: &Half<'_>, at: usize| {
        let parsed = half.parsed();
        let knowing =
            matches!(parsed.lower_lemma(at), "clear" | "certain" | "known" | "know" | "establish" | "disclose" | "determine" | "reveal");
        let predicate = parsed.copula_of(at).unwrap_or(at);
        knowing && (parsed.negation(at).is_some() || half.stance(predicate).is_negated())
            || matches!(parsed.lower(at), "unclear" | "unknown" | "uncertain" | "undisclosed")
    };
    let parsed = half.parsed();
    let asks =
        parsed.clause(predicate).iter().any(|at| matches!(parsed.lower(at), "how" | "what" | "when" | "where" | "which" | "who" | "why"));
    let above = parsed.clause_governor(predicate).map(|above| above.token);
    let above = above.map(|above| parsed.said_by_copula(above).unwrap_or(above));
    asks && above.is_some_and(|above| unknown(half, above)) && other.claim.tokens.iter().any(|at| unknown(other, at))
}

/// "Could be prevented" / "was avoidable", "could hear it" / "heard it", "could override her" / "two thirds would be enough to overrule her": what one
/// is able to do is no guess.
fn are_able(half: &Half<'_>, predicate: usize, stance: &Stance, other: &Half<'_>, their: &Stance) -> bool {
    let parsed = half.parsed();
    let could = stance.hedge.is_some_and(|hedge| matches!(parsed.lower(hedge), "can" | "could" | "able"));
    let perceives = matches!(parsed.lower_lemma(predicate), "feel" | "hear" | "see" | "smell" | "taste");
    could && their.certainty == Certainty::Stated && (perceives || tells_ability(other))
}

/// Whether a claim tells what somebody or something is able to do: "was avoidable", "enough to overrule her".
pub(super) fn tells_ability(half: &Half<'_>) -> bool {
    let able = |at: usize| {
        let form = half.parsed().lower(at);
        let adjective = half.parsed().tag(at) == Tag::Jj && (form.ends_with("able") || form.ends_with("ible")) && form.len() > 5;
        adjective || matches!(form, "able" | "capable" | "enough" | "ability" | "power" | "position")
    };
    half.claim.tokens.iter().any(able)
}

/// "Is banned from owning reptiles" / "may not own any": what nobody may do and what he is kept from.
fn is_forbidden(pair: &Pair<'_>, (l, left): (usize, &Stance), (r, right): (usize, &Stance)) -> bool {
    let may_not = |half: &Half<'_>, stance: &Stance| {
        stance.is_negated() && stance.hedge.is_some_and(|hedge| matches!(half.parsed().lemma(hedge), "may" | "can"))
    };
    let is_kept_from = |half: &Half<'_>, predicate: usize, stance: &Stance| {
        let above = half.parsed().clause_governor(predicate).map_or(predicate, |above| above.token);
        stance.is_negated()
            && matches!(
                half.parsed().lower_lemma(above),
                "ban" | "bar" | "block" | "disqualify" | "exclude" | "forbid" | "prevent" | "prohibit"
            )
    };
    may_not(&pair.left, left) && is_kept_from(&pair.right, r, right) || may_not(&pair.right, right) && is_kept_from(&pair.left, l, left)
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
    (asked || examined()) && other.sentence().iter().any(|at| asks(at) || looks_into(at))
}

/// "Is accused of stabbing him" / "stabbed him, the police say": what somebody else tells of a deed is alleged, and not known.
fn is_told_of(pair: &Pair<'_>, (l, left): (usize, &Stance), (r, right): (usize, &Stance)) -> bool {
    let alleged = |half: &Half<'_>, stance: &Stance| stance.hedge.is_some_and(|hedge| alleges(half, hedge));
    alleged(&pair.left, left) && is_told_by_another(&pair.right, r, right)
        || alleged(&pair.right, right) && is_told_by_another(&pair.left, l, left)
}

/// "Seems to dream" / "suggests that it dreams": what is only suggested is as open.
fn is_suggested(one: &Stance, other: &Stance) -> bool {
    let suggests = |stance: &Stance| stance.attribution.as_ref().is_some_and(|said| said.force == Force::Suggested);
    one.certainty == Certainty::Possible && other.certainty == Certainty::Stated && suggests(other)
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
    // "May use hoses again" / "the ban was lifted".
    let may = hedge == "may" && other.claim.tokens.iter().any(|token| is_allowing(parsed.lower_lemma(token)));
    has(is_estimating) || puts() || has(is_wanting) || may || has(is_allowing)
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
    let parsed = half.parsed();
    let lacking = |at: usize| parsed.negation(at).is_some() || half.stance(parsed.predicate_of(at)).is_negated();
    // "Came across nothing to show that".
    let shows = |at: usize| matches!(parsed.lower_lemma(at), "indicate" | "prove" | "show" | "suggest" | "point");
    let nothing = |at: usize| matches!(parsed.lower(at), "nothing" | "little") && (at + 1..at + 4).any(shows);
    // "Did not prove that noise causes it" / "is not proof that it does".
    let proves =
        |at: usize| matches!(parsed.lower_lemma(at), "prove" | "demonstrate") && parsed.is_predicate(at) && half.stance(at).is_negated();
    // "Evidence is lacking".
    let wanting = |at: usize| matches!(parsed.lower(at), "lacking" | "absent" | "lacks" | "lacked");
    let is_wanting = |at: usize| is_proof(parsed.lower_lemma(at)) && half.claim.tokens.iter().any(wanting);
    half.claim.tokens.iter().any(|at| is_proof(parsed.lower_lemma(at)) && lacking(at) || nothing(at) || proves(at) || is_wanting(at))
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
            ("The harvest is likely to be the smallest in ten years.", "The harvest would probably be the poorest in ten years."),
            ("Tellgate is unlikely to find a buyer for the mill.", "Tellgate will probably still be without a buyer for the mill."),
            ("The winger is doubtful for Sunday's match.", "The winger is a doubt for Sunday's game."),
            ("It was not clear how many people were on the boat.", "The number of people on the boat was not known."),
            ("He has been banned from owning reptiles.", "He may not own any reptile."),
            ("Police found no evidence that data had been stolen.", "Police came across nothing to show that data had been taken."),
            ("The council is seeking a buyer for the fire station.", "The council is looking for a buyer for the fire station."),
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
