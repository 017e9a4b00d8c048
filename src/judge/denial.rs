//! A deed that one side denies and the other tells of by another word. Called by the rule on polarity.
//!
//! Fires on "is not under investigation" / "is being investigated" and on "has not paid any of it" / "has handed over part of it".

use super::Difference;
use super::clue::{Clue, Pattern};
use super::event::same_thing;
use super::opposition::{equally_real, phrase, told};
use super::predication::is_denied_for_a_time;
use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::facts::stance::Certainty;
use crate::judge::matching::alike;
use crate::judge::pair::{Half, Pair};
use crate::lexicon;
use crate::syntax::Tag;

/// A deed that is named by its noun on one side: "is not under investigation" / "is being investigated", "made no offer" / "offered".
pub(super) fn of_deed(pair: &Pair<'_>) -> Option<Difference> {
    let deed = |half: &Half<'_>, token: usize| {
        let parsed = half.parsed();
        let predicate = if parsed.is_predicate(token) { token } else { parsed.predicate_of(token) };
        let held = half.claim.tokens.holds(predicate) && parsed.is_predicate(predicate);
        held.then(|| (predicate, half.stance(predicate).is_negated() || parsed.negation(token).is_some()))
    };
    let named = |&(l, r, alike): &(usize, usize, Likeness)| {
        let kinds = (pair.left.parsed().is_predicate(l), pair.right.parsed().is_predicate(r));
        let is_deed = |half: &Half<'_>, token: usize| half.parsed().is_predicate(token) || names_a_deed(half, token);
        if kinds.0 == kinds.1 || !is_deed(&pair.left, l) || !is_deed(&pair.right, r) || !matches!(alike, Likeness::Derived | Likeness::Same)
        {
            return None;
        }
        let ((ours, denied), (theirs, their_denied)) = (deed(&pair.left, l)?, deed(&pair.right, r)?);
        let governed = pair.left.is_governed_by_negation(ours) || pair.right.is_governed_by_negation(theirs);
        let subjects = (pair.left.parsed().subject(ours)?, pair.right.parsed().subject(theirs)?);
        let same = !governed
            && denied != their_denied
            && same_thing(pair, subjects.0, subjects.1)
            && equally_real(pair, ours, theirs)
            && !is_denied_for_a_time(pair, ours, theirs);
        same.then(|| {
            let run = |half: &Half<'_>, token: usize, predicate: usize| match half.stance(predicate).negations.first() {
                Some(&not) if not.abs_diff(token) <= 5 => Tokens::new(token, token + 1).hull(Tokens::new(not, not + 1)),
                Some(_) | None => Tokens::new(token, token + 1),
            };
            told(pair, Pattern::Negated, run(&pair.left, l, ours), run(&pair.right, r, theirs))
        })
    };
    let found = pair.matching.matched().iter().find_map(named)?;
    Some(found.weighing(Clue::Arguments, 0.5).noting(Clue::SamePredicate, true).guessed(0.5))
}

/// Whether a noun carries the deed of a verb that says little itself: "is under investigation", "made an offer".
fn names_a_deed(half: &Half<'_>, noun: usize) -> bool {
    let parsed = half.parsed();
    let verb = parsed.predicate_of(noun);
    let light =
        matches!(parsed.lower_lemma(verb), "be" | "come" | "do" | "face" | "get" | "give" | "have" | "hold" | "make" | "put" | "take");
    light && parsed.subject(verb) != Some(noun)
}

/// A thing that one side says there is none of, and the other has: "there is no evidence of fraud" / "found evidence of fraud", "there were no survivors" /
/// "one woman survived".
pub(super) fn of_thing(pair: &Pair<'_>) -> Option<Difference> {
    let none = |half: &Half<'_>, token: usize| {
        let parsed = half.parsed();
        let predicate = parsed.predicate_of(token);
        let there_is =
            parsed.lemma(predicate) == "be" && parsed.copula_of(token) == Some(predicate) && parsed.subject(predicate) == Some(token)
                || matches!(parsed.lemma(predicate), "be" | "find" | "give" | "have" | "issue" | "make" | "need" | "require" | "see")
                    && parsed.tag(token).is_common_noun();
        // "Avoided redundancies" / "there were redundancies".
        let avoided = parsed.verb_of_object(token).filter(|&verb| is_avoided(half, verb));
        if let Some(verb) = avoided.filter(|&verb| half.holds(Tokens::new(verb, token + 1))) {
            return Some(verb);
        }
        let no = parsed.negation(token).filter(|&no| matches!(parsed.lemma(no), "no" | "any" | "without") && no < token)?;
        // "No fewer than three", "no more than a warning" count what there is; "no older writer" is one of a kind.
        let more = parsed.said_by_copula(predicate).is_some_and(|said| matches!(parsed.tag(said), Tag::Jjr | Tag::Rbr));
        let compared =
            more || parsed.qualifiers(token).any(|at| matches!(parsed.tag(at), Tag::Jjr | Tag::Rbr) || parsed.lower(at) == "other");
        (there_is && !compared && half.holds(Tokens::new(token, token + 1))).then_some(no)
    };
    let has = |half: &Half<'_>, token: usize| {
        let parsed = half.parsed();
        let predicate = if parsed.is_predicate(token) { token } else { parsed.predicate_of(token) };
        let denied = half.stance(predicate).is_negated() || half.is_governed_by_negation(predicate) || parsed.negation(token).is_some();
        let placed = token == predicate || [parsed.undergoer(predicate), parsed.subject(predicate)].contains(&Some(token));
        // "Denies any intent", "ruled out a second attempt": there is none by this one either.
        let denies = lexicon::is_denying(parsed.lower_lemma(predicate));
        let sought = denies || lexicon::is_hoping(parsed.lower_lemma(predicate)) || lexicon::is_wishing(parsed.lower_lemma(predicate));
        let comes = half.stance(predicate).certainty == Certainty::Stated || there_will_be(half, predicate);
        // "Evidence is lacking", "all the substitutes had been used".
        let said = parsed.said_by_copula(predicate).unwrap_or(predicate);
        let missing =
            matches!(parsed.lower_lemma(said), "absent" | "exhaust" | "lack" | "lacking" | "missing" | "use" | "want" | "wanting");
        let comes = comes && !missing;
        !denied && placed && !sought && half.holds(Tokens::new(token, token + 1)) && comes
    };
    let turned = |&(l, r, alike): &(usize, usize, Likeness)| {
        if !matches!(alike, Likeness::Same | Likeness::Derived) {
            return None;
        }
        let nouns = (pair.left.parsed().tag(l).is_common_noun(), pair.right.parsed().tag(r).is_common_noun());
        let ours = none(&pair.left, l).filter(|_| nouns.0 && has(&pair.right, r));
        let theirs = none(&pair.right, r).filter(|_| nouns.1 && has(&pair.left, l));
        let run = |token: usize, no: Option<usize>| {
            Tokens::new(token, token + 1).hull(no.map_or(Tokens::new(token, token + 1), |no| Tokens::new(no, no + 1)))
        };
        // "Unless it rains" / "if there is no rain".
        let supposed = |half: &Half<'_>, token: usize| {
            let predicate = if half.parsed().is_predicate(token) { token } else { half.parsed().predicate_of(token) };
            half.parsed().is_supposed(predicate)
        };
        if ours.is_none() == theirs.is_none() || !of_one_matter(pair, l, r) || supposed(&pair.left, l) || supposed(&pair.right, r) {
            return None;
        }
        Some(told(pair, Pattern::Negated, run(l, ours), run(r, theirs)))
    };
    let found = pair.matching.matched().iter().find_map(turned)?;
    Some(found.weighing(Clue::Arguments, pair.containment()).guessed(0.2 + 0.4 * pair.containment()))
}

/// "There will be redundancies".
fn there_will_be(half: &Half<'_>, predicate: usize) -> bool {
    half.parsed().lemma(predicate) == "be" && half.stance(predicate).certainty == Certainty::Future
}

/// Whether a verb keeps its object from coming about, and is not denied itself.
fn is_avoided(half: &Half<'_>, verb: usize) -> bool {
    let avoids = matches!(half.parsed().lower_lemma(verb), "avoid" | "avert" | "prevent" | "forestall");
    avoids && !half.stance(verb).is_negated() && half.stance(verb).certainty >= Certainty::Planned
}

/// What one side leaves out of a list that the other gives in full: "closed to sheep and cheese alike" / "closed to sheep, but not to cheese".
pub(super) fn of_one_of_two(pair: &Pair<'_>) -> Option<Difference> {
    let excepted = |half: &Half<'_>, noun: usize| {
        let parsed = half.parsed();
        let but_not = |at: usize| {
            parsed.lower(at) == "not" && matches!(parsed.lower(at.saturating_sub(1)), "but" | "though") && parsed.lower(at + 1) != "only"
        };
        let not = (noun.saturating_sub(4)..noun).find(|&at| but_not(at))?;
        // "Not above the rank of captain", "not in the same subjects": another group, or no thing at all.
        let bounds = |at: usize| {
            let word = parsed.lower(at);
            matches!(word, "above" | "after" | "all" | "before" | "below" | "beyond" | "every" | "less" | "more" | "same" | "under")
        };
        let verb = (not..noun).any(|at| parsed.tag(at).is_verb() || bounds(at));
        (!verb && half.holds(Tokens::new(not, noun + 1))).then(|| Tokens::new(not, noun + 1))
    };
    let plain = |half: &Half<'_>, noun: usize| {
        let predicate = half.parsed().predicate_of(noun);
        let run = Tokens::new(noun, noun + 1);
        let stays = half.holds(run) && !half.stance(predicate).is_negated() && half.parsed().negation(noun).is_none();
        (stays && excepted(half, noun).is_none()).then_some(run)
    };
    let told_apart = |&(l, r, alike): &(usize, usize, Likeness)| {
        let nouns = pair.left.parsed().tag(l).is_noun() && pair.right.parsed().tag(r).is_noun();
        if !nouns || !matches!(alike, Likeness::Same | Likeness::Synonym) {
            return None;
        }
        let left = excepted(&pair.left, l).and_then(|left| Some((left, plain(&pair.right, r)?)));
        let (left, right) = left.or_else(|| Some((plain(&pair.left, l)?, excepted(&pair.right, r)?)))?;
        Some(told(pair, Pattern::Negated, left, right))
    };
    let found = pair.matching.matched().iter().find_map(told_apart)?;
    Some(found.weighing(Clue::Arguments, pair.containment()).guessed(0.2 + 0.4 * pair.containment()))
}

/// Whether what two nouns are of ("evidence of fraud") stands for each other, where both say it.
fn of_one_matter(pair: &Pair<'_>, l: usize, r: usize) -> bool {
    let of = |half: &Half<'_>, noun: usize| half.parsed().prepositional(noun).map(|(_, object)| object).next();
    of(&pair.left, l).zip(of(&pair.right, r)).is_none_or(|(l, r)| same_thing(pair, l, r))
}

/// One claim denies, the other tells in other words of the same two: "has not paid any of the damages" / "has handed over part of the damages".
pub(super) fn otherwise(pair: &Pair<'_>) -> Option<Difference> {
    let (l, r) = (pair.left.claim.predicate, pair.right.claim.predicate);
    let (denied, their_denied) = (pair.left.stance(l).is_negated(), pair.right.stance(r).is_negated());
    let (left, right) = (pair.left.parsed(), pair.right.parsed());
    let verbs = left.tag(l).is_verb() && right.tag(r).is_verb() && left.lemma(l) != "be" && right.lemma(r) != "be";
    let governed = pair.left.is_governed_by_negation(l) || pair.right.is_governed_by_negation(r);
    if denied == their_denied
        || !verbs
        || governed
        || !equally_real(pair, l, r)
        || pair.matching.right_of(l).is_some()
        || pair.matching.left_of(r).is_some()
    {
        return None;
    }
    let slots = [(left.doer(l), right.doer(r)), (left.undergoer(l), right.undergoer(r))];
    let shared = slots.iter().all(
        |&(one, other)| matches!((one, other), (Some(one), Some(other)) if same_thing(pair, one, other) || is_of_one(pair, one, other)),
    );
    let near = alike(left, l, right, r);
    // "Has refused" denies as "has not paid" does.
    let fails = |lemma: &str| lexicon::course(lemma).is_some();
    let opposed = near == Some(Likeness::Opposite) || fails(left.lower_lemma(l)) || fails(right.lower_lemma(r));
    (shared && !opposed).then(|| {
        let found = told(pair, Pattern::Negated, phrase(&pair.left, l), phrase(&pair.right, r));
        found.weighing(Clue::Arguments, 1.0).weighing(Clue::Cosine, near.map_or(0.0, Likeness::score)).guessed(0.3)
    })
}

/// "Any of the damages" and "part of that sum": a part, by what it is a part of.
fn is_of_one(pair: &Pair<'_>, l: usize, r: usize) -> bool {
    let whole = |half: &Half<'_>, token: usize| half.parsed().quantified(token).unwrap_or(token);
    same_thing(pair, whole(&pair.left, l), whole(&pair.right, r))
}

#[cfg(test)]
mod tests {
    use super::super::testing::guess;
    use super::*;

    #[test]
    fn a_deed_denied_by_its_noun() {
        let left = "The coach is not under investigation, the league said.";
        assert!(guess(Pattern::Negated, left, "The coach is being investigated by the league.") > 0.4);
        assert_eq!(guess(Pattern::Negated, left, "The coach is not being investigated by the league."), 0.0);
    }

    #[test]
    fn a_thing_that_there_is_none_of() {
        let left = "There is no evidence of fraud.";
        assert!(guess(Pattern::Negated, left, "Investigators found evidence of fraud.") > 0.3);
        assert_eq!(guess(Pattern::Negated, left, "Investigators found no evidence of fraud."), 0.0);
        assert_eq!(guess(Pattern::Negated, left, "Investigators found evidence of negligence."), 0.0);
        assert_eq!(guess(Pattern::Negated, left, "Investigators are looking for evidence of fraud."), 0.0);
        assert!(guess(Pattern::Negated, "The council avoided redundancies.", "There will be redundancies.") > 0.3);
        assert_eq!(guess(Pattern::Negated, "The council did not avoid redundancies.", "There will be redundancies."), 0.0);
        assert!(guess(Pattern::Negated, "There were no survivors of the crash.", "One woman survived the crash.") > 0.0);
    }

    #[test]
    fn a_deed_denied_in_other_words() {
        let left = "The firm has not paid any of the damages.";
        assert!(guess(Pattern::Negated, left, "The firm has already handed over part of the damages.") > 0.2);
        assert_eq!(guess(Pattern::Negated, left, "The firm has refused the damages."), 0.0);
    }

    #[test]
    fn what_is_held_back_in_other_words() {
        let left = "Engineers built a wall to prevent the spread of the slick.";
        assert_eq!(guess(Pattern::Negated, left, "Engineers built a wall to stem the spread of the slick."), 0.0);
    }
}
