//! May, could or plans against did or will; alleged against stated.
//!
//! Fires on "is considering legal action" / "was prepared to sue" and on "may have killed" / "killed".
//! Stays silent on "is expected to" / "is projected to", and on a hedge that hangs on another predicate.

use super::as_sure::{are_as_sure, is_asked, is_denial, is_guess, lasts};
use super::clue::{Clue, Pattern};
use super::step::steps;
use super::times::Times;
use super::untold::{may_be_coming, tells_nothing};
use super::{Difference, Rule, obligation, reserved, unknown, vouching};
use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::facts::stance::{Certainty, Distance, Stance};
use crate::judge::matching::alike;
use crate::judge::pair::{Half, Pair, Said};
use crate::kind::{Kind, Side};
use crate::lexicon::{is_hoping, is_plain_hedge};

pub(super) const RULE: Rule = Rule { kind: Kind::Certainty, check };

fn check(pair: &Pair<'_>, out: &mut Vec<Difference>) {
    // Who asks tells nothing.
    if pair.left.is_question() || pair.right.is_question() {
        return;
    }
    out.extend(vouching::apart(pair));
    if let Some(difference) = unknown::told(pair) {
        out.push(difference);
        return;
    }
    if let Some(difference) = steps(pair) {
        out.push(difference);
        return;
    }
    let matched = pair.predicates();
    let own = (pair.left.claim.predicate, pair.right.claim.predicate);
    // Where the claims' own predicates have found no partner, they may still tell of one deed if they are alike at all: what somebody "runs" is
    // no step towards whom he "will dismiss".
    let apart = || Some(own).filter(|own| !matched.iter().any(|&(l, r, _)| (l, r) == *own));
    let loosely = || apart().and_then(|(l, r)| rungs(pair, l, r, alike(pair.left.parsed(), l, pair.right.parsed(), r)?));
    let told = matched.iter().find_map(|&(l, r, alike)| rungs(pair, l, r, alike)).or_else(|| named(pair)).or_else(loosely);
    let told = told.or_else(|| deeds(pair)).or_else(|| said(pair)).or_else(|| obligation::apart(pair)).or_else(|| covered(pair));
    let told = told.or_else(|| reserved::apart(pair));
    out.extend(told);
}

/// A deed that one side names by its noun: "is considering a ban" / "has banned it", "a failure could not be ruled out" / "failed".
fn named(pair: &Pair<'_>) -> Option<Difference> {
    let (left, right) = (pair.left.parsed(), pair.right.parsed());
    let sure = |alike: Likeness| matches!(alike, Likeness::Same | Likeness::Derived | Likeness::Synonym);
    let inside = |l: usize, r: usize| pair.left.claim.tokens.holds(l) && pair.right.claim.tokens.holds(r);
    let is_deed = |half: &Half<'_>, token: usize| half.parsed().is_predicate(token) && half.parsed().tag(token).is_verb();
    { pair.matching.matched().iter() }.filter(|&&(l, r, alike)| sure(alike) && inside(l, r)).find_map(|&(l, r, alike)| {
        // Who denies the charge was charged all the same.
        let is_charge = |token: &str| matches!(token, "accusation" | "allegation" | "charge" | "claim" | "report");
        if is_charge(left.lower_lemma(l)) || is_charge(right.lower_lemma(r)) {
            return None;
        }
        let is_settled = |half: &Half<'_>, token: usize| is_deed(half, token) && half.stance(token).certainty >= Certainty::Planned;
        if left.tag(l).is_common_noun() && is_settled(&pair.right, r) {
            let stance = Stance::of_named_deed(left, l)?;
            compared(pair, (l, &stance), (r, pair.right.stance(r)), alike)
        } else if right.tag(r).is_common_noun() && is_settled(&pair.left, l) {
            let stance = Stance::of_named_deed(right, r)?;
            compared(pair, (l, pair.left.stance(l)), (r, &stance), alike)
        } else {
            None
        }
    })
}

/// What a noun behind a copula says, and a verb of the same word: "was the most likely cause" / "was caused by".
fn said(pair: &Pair<'_>) -> Option<Difference> {
    let sure = |alike: Likeness| matches!(alike, Likeness::Same | Likeness::Derived | Likeness::Synonym);
    let noun = |half: &Half<'_>, said: Said| half.parsed().tag(said.word).is_noun();
    let both =
        pair.predications().into_iter().filter(|one| sure(one.alike) && (noun(&pair.left, one.left) || noun(&pair.right, one.right)));
    { both }.find_map(|one| rungs(pair, one.left.predicate, one.right.predicate, one.alike))
}

/// What the two claims are about, where no word of the one stands for the other's deed but nearly all else comes back ("will keep a court busy"):
/// a weak sign, since one claim may tell of more.
fn covered(pair: &Pair<'_>) -> Option<Difference> {
    if pair.containment() < MOST_COMES_BACK {
        return None;
    }
    let (l, r) = (deed(&pair.left), deed(&pair.right));
    // What is asked on one side is told on the other by a word that is at least like it.
    if is_asked(&pair.left, l) || is_asked(&pair.right, r) {
        return None;
    }
    // "I thought it was lino" tells of no deed.
    if pair.left.parsed().lemma(l) == "be" || pair.right.parsed().lemma(r) == "be" {
        return None;
    }
    // "Agreed to buy" / "reinforced its commitment to purchase": what is bought on either side is no partner of "reinforced".
    let elsewhere = pair.matching.surely(l).is_some_and(|at| at != r);
    let here = pair.matching.matched().iter().any(|&(at, other, _)| other == r && at != l && pair.matching.surely(at) == Some(r));
    if elsewhere || here {
        return None;
    }
    let told = rungs(pair, l, r, Likeness::Near(0.0))?;
    Some(told.guessed(0.08))
}

/// The share of one claim's words that come back in the other, from which both are taken to tell of one deed.
const MOST_COMES_BACK: f32 = 0.3;

/// The deeds that two claims tell of in other words ("may take the case to the court" / "will bring the matter before the court"): no partners as
/// words, but of the same participants.
fn deeds(pair: &Pair<'_>) -> Option<Difference> {
    let (l, r) = (deed(&pair.left), deed(&pair.right));
    let shared = shared(pair, l, r);
    if shared == 0 || pair.matching.pairs(l, r) {
        return None;
    }
    let alike = alike(pair.left.parsed(), l, pair.right.parsed(), r).unwrap_or(Likeness::Near(0.0));
    let told = rungs(pair, l, r, alike)?;
    Some(told.weighing(Clue::Arguments, shared.min(2) as f32 / 2.0).guessed(if shared > 1 { 0.3 } else { 0.15 }))
}

/// What is done, planned or considered: the predicate itself, or the one below that it puts on another rung ("plans to sell", "is weighing whether
/// to send").
fn deed(half: &Half<'_>) -> usize {
    let parsed = half.parsed();
    let mut at = half.claim.predicate;
    for _ in 0..3 {
        let Some(below) = parsed.inner_clause(at) else { break };
        // "May be able to return".
        let able =
            parsed.said_by_copula(at).is_some_and(|said| parsed.lemma(said) == "able") && half.stance(at).certainty != Certainty::Stated;
        if half.stance(below).certainty >= half.stance(at).certainty && !able {
            break;
        }
        at = below;
    }
    at
}

/// How many participants of one deed are those of the other, whatever their roles; none where the two share no more than who does them, since what
/// somebody runs is no step towards whom he will dismiss.
fn shared(pair: &Pair<'_>, l: usize, r: usize) -> usize {
    let (ours, theirs) = (participants(&pair.left, l), participants(&pair.right, r));
    let (doer, other_doer) = (pair.left.parsed().doer(l), pair.right.parsed().doer(r));
    let pairs = || ours.iter().flat_map(|&l| theirs.iter().map(move |&r| (l, r))).filter(|&(l, r)| pair.same_participant(l, r));
    let beyond = pairs().any(|(l, r)| Some(l) != doer || Some(r) != other_doer);
    // The same whichever article is named first.
    let of_left = ours.iter().filter(|&&l| pairs().any(|(one, _)| one == l)).count();
    let of_right = theirs.iter().filter(|&&r| pairs().any(|(_, other)| other == r)).count();
    if beyond { of_left.min(of_right) } else { 0 }
}

/// Who and what takes part in a deed: its subject and object, and what stands behind its prepositions; no pronouns, times or amounts.
fn participants(half: &Half<'_>, deed: usize) -> Vec<usize> {
    let parsed = half.parsed();
    let core = [parsed.doer(deed), parsed.undergoer(deed), parsed.recipient(deed)];
    let behind = parsed.prepositional(deed).map(|(_, object)| object).collect::<Vec<_>>();
    let mut all: Vec<usize> = core.into_iter().flatten().chain(behind).filter(|&token| parsed.tag(token).is_noun()).collect();
    all.retain(|&token| !half.near().any(|fact| fact.tokens.holds(token) && (fact.date().is_some() || fact.figure().is_some())));
    all.sort_unstable();
    all.dedup();
    all
}

/// Two predicates that are not equally certain.
fn rungs(pair: &Pair<'_>, l: usize, r: usize, alike: Likeness) -> Option<Difference> {
    compared(pair, (l, pair.left.stance(l)), (r, pair.right.stance(r)), alike)
}

/// Two deeds that are not equally certain, each with how it stands.
fn compared(pair: &Pair<'_>, (l, left): (usize, &Stance), (r, right): (usize, &Stance), alike: Likeness) -> Option<Difference> {
    let distance = left.certainty.distance(right.certainty);
    let apart = match distance {
        Distance::Same | Distance::Near => false,
        Distance::Later | Distance::Apart | Distance::Opposed => true,
    };
    // "Will probably never again be raised" and "is unlikely to rise" deny alike.
    let denies = |half: &Half<'_>, stance: &Stance| {
        stance.certainty <= Certainty::Unlikely || half.claim.tokens.iter().any(|token| is_denial(half.parsed().lower(token)))
    };
    let both_deny = left.certainty.min(right.certainty) <= Certainty::Unlikely && denies(&pair.left, left) && denies(&pair.right, right);
    // "Hopes to keep" / "will keep": what nobody has decided became a plan or a fact.
    let undecided = is_undecided(&pair.left, left) && is_settled(&pair.right, right)
        || is_undecided(&pair.right, right) && is_settled(&pair.left, left);
    let both_guess = is_guess(&pair.left, left, &pair.right) || is_guess(&pair.right, right, &pair.left);
    // "Will probably close" / "will close": expected is near enough to planned, probable is not.
    let probably = |half: &Half<'_>, stance: &Stance, other: &Stance| {
        stance.certainty == Certainty::Likely && hedges_plainly(half, stance) && other.certainty == Certainty::Future
    };
    let hedged = probably(&pair.left, left, right) && says_will(&pair.right, right)
        || probably(&pair.right, right, left) && says_will(&pair.left, left);
    let apart = apart || undecided || hedged;
    if !apart || both_deny || both_guess || tells_nothing(pair, (l, left), (r, right), alike) || are_as_sure(pair, (l, left), (r, right)) {
        return None;
    }
    let later = distance == Distance::Later && !undecided;
    let lasts = |half: &Half<'_>, deed: usize, stance: &Stance| lasts(half, deed, stance) || may_be_coming(half, deed);
    if later && (lasts(&pair.left, l, left) || lasts(&pair.right, r, right)) {
        return None;
    }
    rung(pair, (l, left), (r, right), alike, later)
}

/// The difference between two predicates, one of which is `later`: told as coming, where the other is told as done.
fn rung(pair: &Pair<'_>, (l, left): (usize, &Stance), (r, right): (usize, &Stance), alike: Likeness, later: bool) -> Option<Difference> {
    let (one, other) = (phrase(l, left), phrase(r, right));
    let key = Kind::Certainty.spec().key;
    let (ours, theirs) = (pair.left.words(one), pair.right.words(other));
    let why = if later {
        format!("left says “{ours}”, right says “{theirs}”: one tells as coming what the other tells as done")
    } else {
        format!("left says “{ours}”, right says “{theirs}”: not equally certain")
    };
    // What was coming came: the article that tells it as done is the later one.
    let came = Times::of(pair).filter(|times| (times.first() == Side::Left) == (left.certainty < right.certainty));
    if later && came.is_some() {
        return None;
    }
    let why = came.map_or(why.clone(), |times| times.explain(&why));
    let evidence = (pair.left.evidence(one, key), pair.right.evidence(other, key));
    let pattern = if later { Pattern::Coming } else { Pattern::Rung };
    let difference = Difference::new(pattern, false, Some(evidence.0), Some(evidence.1), why);
    let own = l == pair.left.claim.predicate && r == pair.right.claim.predicate;
    let one_deed = matches!(alike, Likeness::Same | Likeness::Derived | Likeness::Synonym);
    let opposed = left.certainty.distance(right.certainty) == Distance::Opposed;
    Some(
        difference
            .noting(Clue::Open, is_open_rung(left) != is_open_rung(right))
            .noting(Clue::Will, says_will(&pair.left, left) != says_will(&pair.right, right))
            .noting(Clue::PlainHedge, hedges_plainly(&pair.left, left) != hedges_plainly(&pair.right, right))
            .noting(Clue::Wanted, is_intent(&pair.left, left) || is_intent(&pair.right, right))
            .noting(Clue::Opposed, opposed)
            .noting(Clue::SamePredicate, one_deed)
            .noting(Clue::SamePlace, own)
            .weighing(Clue::Cosine, alike.score())
            .guessed(match (later, one_deed) {
                (true, true) => 0.3,
                (false, true) => 0.6,
                (true, false) => 0.05,
                (false, false) => 0.15,
            }),
    )
}

/// Whether it is left open whether it happens at all.
fn is_open_rung(stance: &Stance) -> bool {
    matches!(stance.certainty, Certainty::Possible | Certainty::Unlikely)
}

/// Whether it is no more than hoped for, tried or weighed.
fn is_undecided(half: &Half<'_>, stance: &Stance) -> bool {
    stance.certainty <= Certainty::Planned && stance.hedge.is_some_and(|hedge| is_hoping(half.parsed().lower_lemma(hedge)))
}

/// Whether it is done or will be: "may go to court" is as open as "is considering legal action", and who "plans to build" wants to.
fn is_settled(half: &Half<'_>, stance: &Stance) -> bool {
    stance.certainty > Certainty::Likely && !is_undecided(half, stance) && !is_intent(half, stance)
}

fn says_will(half: &Half<'_>, stance: &Stance) -> bool {
    stance.hedge.is_some_and(|hedge| matches!(half.parsed().lower(hedge), "will" | "'ll" | "wo" | "shall"))
}

/// Whether the word that hedges does nothing else ("may", "probably").
fn hedges_plainly(half: &Half<'_>, stance: &Stance) -> bool {
    stance.hedge.is_some_and(|hedge| is_plain_hedge(half.parsed().lower(hedge)))
}

/// Whether somebody plans or promises it: a noun or verb, not "will".
fn is_intent(half: &Half<'_>, stance: &Stance) -> bool {
    stance.certainty == Certainty::Planned && stance.hedge.is_some_and(|hedge| half.parsed().carries_meaning(hedge))
}

/// The predicate with what hedges it.
fn phrase(predicate: usize, stance: &Stance) -> Tokens {
    let run = Tokens::new(predicate, predicate + 1);
    match stance.hedge {
        Some(hedge) if hedge.abs_diff(predicate) <= 6 => run.hull(Tokens::new(hedge, hedge + 1)),
        Some(hedge) => Tokens::new(hedge, hedge + 1),
        None => run,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::guess;
    use super::*;

    #[test]
    fn one_rung_in_other_words() {
        let silent = [
            ("The chef is opening a restaurant in the autumn.", "The chef will open a restaurant in the autumn."),
            ("The prints were probably left by children.", "It is likely that children made the prints."),
            ("The octopus seems to dream.", "The changes suggest that the octopus dreams."),
            ("The company lifted the hosepipe ban.", "Customers may use hosepipes again after the ban."),
            ("The collapse could have been prevented.", "The collapse was avoidable."),
            ("The link does not prove that noise causes the disease.", "The link is not proof that the disease is caused by noise."),
            ("The funds were meant to back loans.", "The funds were intended to support loans."),
            ("The gain was largely driven by ticket sales.", "The gain was largely due to increments in ticket sales."),
            ("The office proposed a rule on labels.", "The office suggested a rule on labels."),
            ("Swimmers are advised to stay out until the results are known.", "Swimmers should stay out pending the results."),
            ("The find, if confirmed, is the oldest flute.", "The find, should it be confirmed, is the oldest flute."),
            ("Tellgate has yet to make a profit; its losses shrank.", "Tellgate, which has never been profitable, trimmed its losses."),
            ("The neighbour is no longer under suspicion in the case.", "Police have eliminated the neighbour from the case."),
        ];
        for (left, right) in silent {
            let found = guess(Pattern::Rung, left, right).max(guess(Pattern::Coming, left, right));
            assert!(found < 0.1, "{left} / {right}: {found}");
        }
    }

    #[test]
    fn two_ways_to_deny_alike() {
        let left = "The bridge will probably never again be raised.";
        assert_eq!(guess(Pattern::Rung, left, "The bridge is unlikely to be raised again."), 0.0);
        assert!(guess(Pattern::Rung, "The bridge will be raised again.", "The bridge is unlikely to be raised again.") > 0.1);
    }

    #[test]
    fn what_lasts_is_not_coming() {
        let left = "The terms are in effect.";
        assert_eq!(guess(Pattern::Coming, left, "The terms were set to remain in effect."), 0.0);
        assert!(guess(Pattern::Coming, "The bridge opened on Monday.", "The bridge will open on Monday.") > 0.1);
    }

    #[test]
    fn who_sets_eyes_on_something_plans_nothing() {
        let left = "It came to light in April, when roofers found it above the ceiling.";
        let right = "Workmen came across the canvas in the void over the auditorium; few living people had set eyes on it before then.";
        assert_eq!(guess(Pattern::Coming, left, right), 0.0);
    }

    #[test]
    fn what_is_hoped_for_is_not_decided() {
        let left = "The operator wants to keep a third of its bus lines.";
        assert!(guess(Pattern::Rung, left, "The operator will keep a third of its bus lines.") > 0.3);
        assert_eq!(guess(Pattern::Rung, left, "The operator is keen to keep a third of its bus lines."), 0.0);
    }

    #[test]
    fn purposes_and_conditions_tell_nothing_of_their_own() {
        let silent = [
            ("Rangers try to keep the rhino from poachers.", "Rangers guard the rhino day and night to keep it from poachers."),
            ("Fans will protest if Hagen leaves Bergen in June.", "Hagen is likely to leave Bergen in June."),
            ("A spokesman denied that the bank had any ties with the site.", "The bank denied any ties with the site."),
        ];
        for (left, right) in silent {
            assert!(guess(Pattern::Rung, left, right) < 0.1, "{left} / {right}");
        }
    }

    #[test]
    fn estimates_in_other_words_and_questions() {
        let estimated = "Police estimated that 12,000 people watched the launch.";
        assert_eq!(guess(Pattern::Rung, estimated, "By the reckoning of the police, 12,000 people watched the launch."), 0.0);
        assert!(guess(Pattern::Rung, "The fire may have started in the engine.", "The fire started in the engine.") > 0.3);
        assert_eq!(guess(Pattern::Rung, "The fire may have started in the engine.", "Where did the fire start?"), 0.0);
        let wanted = "The village wants the farm to be moved further out.";
        assert_eq!(guess(Pattern::Rung, wanted, "The demand of the village is that the farm be moved further out."), 0.0);
        assert_eq!(guess(Pattern::Rung, "Customers may renew for three years.", "Customers can renew for three years."), 0.0);
    }

    #[test]
    fn one_deed_in_other_words_on_another_rung() {
        let apart = [
            ("Polaris may take the case to the Supreme Court.", "Polaris will bring the matter before the Supreme Court."),
            ("The Harcourts plan to sell the Grand Pavilion to Danish investors.", "The Grand Pavilion has passed to Danish investors."),
        ];
        for (left, right) in apart {
            assert!(guess(Pattern::Rung, left, right).max(guess(Pattern::Coming, left, right)) > 0.1, "{left} / {right}");
        }
        let other = "Polaris may take the case to the Supreme Court.";
        assert_eq!(guess(Pattern::Rung, other, "The pilots will strike on Monday."), 0.0);
        let runs = "Oyelaran, who runs the bakery on Quay Street, said he was worried.";
        assert!(guess(Pattern::Coming, runs, "Oyelaran, a baker in Quay Street, will dismiss two of his staff.") < 0.1);
        assert_eq!(guess(Pattern::Rung, "I thought it was lino, says Dransfield.", "Dransfield mistook it for lino."), 0.0);
    }

    #[test]
    fn what_is_open_proven_or_probable() {
        let apart = [
            ("It is not known whether data were copied.", "Data were not copied."),
            ("She does not know yet if patient data were copied.", "Patient records were not copied."),
            ("There was no evidence that the minister knew of the leak.", "The minister knew of the leak."),
            ("Flour dust was the most likely cause of the blast.", "The blast was caused by flour dust."),
            ("She will probably skip the season.", "She will skip the season."),
        ];
        for (left, right) in apart {
            assert!(guess(Pattern::Rung, left, right) > 0.1, "{left} / {right}");
        }
        let alike = [
            ("He said he could not “vote for silence”.", "He said he was unable to “vote for silence”."),
            ("She is expected to skip the season.", "She will skip the season."),
        ];
        for (left, right) in alike {
            assert_eq!(guess(Pattern::Rung, left, right), 0.0, "{left} / {right}");
        }
    }

    #[test]
    fn a_deed_named_by_its_noun() {
        let apart = [
            ("The government is considering a ban on exports.", "The government has banned exports."),
            ("A failure of the radar could not be ruled out.", "The radar failed."),
        ];
        for (left, right) in apart {
            assert!(guess(Pattern::Rung, left, right) > 0.3, "{left} / {right}");
        }
        assert_eq!(guess(Pattern::Rung, "The government has announced a ban on exports.", "The government has banned exports."), 0.0);
    }
}
