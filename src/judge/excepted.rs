//! What one claim takes out of what it tells, or until when it holds, where the other says it of all and of always: "excluding fuel", "no redundancies
//! before 2028". Called by the rule on scope.

use super::Difference;
use super::clue::{Clue, Pattern};
use super::pair::{Half, Pair};
use super::scope::is_related;
use super::slot;
use crate::article::words::Tokens;
use crate::facts::Relation;
use crate::facts::date::Edge;
use crate::facts::stance::Reach;
use crate::kind::Kind;
use crate::lexicon::is_excluding;
use crate::syntax::Parsed;

/// An exception or a term that one side leaves out.
pub(super) fn dropped(pair: &Pair<'_>) -> Option<Difference> {
    let of = |half: &Half<'_>, other: &Half<'_>| {
        exception(half)
            .filter(|_| counts_alike(pair) && !excepts(other))
            .or_else(|| term(half).filter(|_| is_denied(other) && !is_dated(other)))
    };
    let (left, right) = (of(&pair.left, &pair.right), of(&pair.right, &pair.left));
    let (half, run, has, lacks) = match (left, right) {
        (Some(run), None) => (&pair.left, run, "left", "right"),
        (None, Some(run)) => (&pair.right, run, "right", "left"),
        _ => return None,
    };
    if !is_related(pair) {
        return None;
    }
    let why = format!("{has} says “{}”, {lacks} leaves the limit out", half.words(run));
    let evidence = Some(half.evidence(run, Kind::Scope.spec().key));
    let (left, right) = if has == "left" { (evidence, None) } else { (None, evidence) };
    let guess = 0.2 + 0.4 * pair.containment();
    Some(Difference::new(Pattern::Limit, false, left, right, why).noting(Clue::Strength, true).guessed(guess))
}

/// "Not counting its debt" / "once its debt is included": what one side takes out the other takes in.
pub(super) fn turned(pair: &Pair<'_>) -> Option<Difference> {
    let out_and_in = |out: &Half<'_>, other: &Half<'_>| {
        let run = exception(out)?;
        let noun = run.iter().find(|&at| out.parsed().tag(at).is_noun())?;
        let same = |token: &usize| other.parsed().lower_lemma(*token) == out.parsed().lower_lemma(noun);
        let there = other.sentence().iter().find(same)?;
        included(other, there).filter(|_| !excepts(other)).map(|words| (run, words))
    };
    let (left, right) =
        out_and_in(&pair.left, &pair.right).or_else(|| out_and_in(&pair.right, &pair.left).map(|(out, inside)| (inside, out)))?;
    if !is_related(pair) {
        return None;
    }
    let why =
        format!("left says “{}”, right says “{}”: one leaves out what the other counts", pair.left.words(left), pair.right.words(right));
    let difference = pair.difference(Pattern::Reach, counts_alike(pair), left, right, why);
    Some(difference.noting(Clue::Opposed, true).noting(Clue::Strength, true).guessed(if counts_alike(pair) { 0.6 } else { 0.3 }))
}

/// "Including its debt", "its debt is included": the words by which a noun is counted in.
fn included(half: &Half<'_>, noun: usize) -> Option<Tokens> {
    let parsed = half.parsed();
    let near = (noun.saturating_sub(5)..noun + 5).filter(|&at| half.sentence().holds(at));
    let mark = { near }.find(|&at| {
        matches!(parsed.lower_lemma(at), "include" | "inclusive") || parsed.lower(at) == "including" || parsed.lower(at) == "counting"
    });
    mark.filter(|&at| !matches!(parsed.lower(at.saturating_sub(1)), "not" | "without"))
        .map(|at| Tokens::new(at.min(noun), at.max(noun) + 1))
}

/// What a claim takes out, with the word that does so: "excluding fuel", "not counting the capital", "leaving aside one-off items".
fn exception(half: &Half<'_>) -> Option<Tokens> {
    let parsed = half.parsed();
    let begins = |&at: &usize| {
        matches!(
            (parsed.lower(at), parsed.lower(at + 1)),
            ("excluding" | "excepting" | "barring", _)
                | ("not", "counting" | "including")
                | ("leaving", "aside" | "out")
                | ("stripping", "out")
        )
    };
    let start = half
        .sentence()
        .iter()
        .filter(|&at| half.claim.tokens.holds(at) || (0..2).contains(&(at as i64 - i64::from(half.claim.tokens.end))))
        .find(begins)?;
    let noun = (start + 1..start + 7).find(|&at| half.sentence().holds(at) && parsed.tag(at).is_noun())?;
    Some(Tokens::new(start, start + 1).hull(parsed.noun_phrase(noun)))
}

/// Whether a sentence takes anything out, in whatever words.
fn excepts(half: &Half<'_>) -> bool {
    let parsed = half.parsed();
    let other_words = |word: &str| {
        matches!(word, "without" | "underlying" | "core" | "net" | "adjusted" | "before" | "other" | "outside" | "but" | "not")
    };
    half.sentence().iter().any(|at| {
        let word = parsed.lower(at);
        other_words(word) || is_excluding(word) && word != "one" && word != "nothing"
    })
}

/// Whether both claims give one figure: what is taken out changes what it is a figure of.
fn counts_alike(pair: &Pair<'_>) -> bool {
    slot::figures(pair).iter().any(|slot| slot.relation == Relation::Same)
}

/// Until when what a claim denies is denied: "no compulsory redundancies before 2028".
fn term(half: &Half<'_>) -> Option<Tokens> {
    let ends = |edge| matches!(edge, Edge::Before | Edge::Until | Edge::NotAfter);
    let fact = half.facts().find(|fact| fact.date().is_some_and(|date| ends(date.edge)))?;
    let start = fact.tokens.start as usize;
    let marker = (start.saturating_sub(2)..=start).find(|&at| is_term(half.parsed(), at))?;
    is_denied(half).then(|| Tokens::new(marker, marker + 1).hull(fact.tokens))
}

fn is_term(parsed: &Parsed, at: usize) -> bool {
    matches!(parsed.lower(at), "before" | "until" | "till")
}

/// Whether a claim says that something is not so, or so of nobody.
fn is_denied(half: &Half<'_>) -> bool {
    let stance = &half.claim.stance;
    stance.is_negated() || stance.quantifiers.iter().any(|quantifier| quantifier.reach == Reach::None)
}

/// Whether a sentence tells any time.
fn is_dated(half: &Half<'_>) -> bool {
    half.near().any(|fact| fact.date().is_some())
        || half.sentence().iter().any(|at| matches!(half.parsed().lower(at), "until" | "before" | "yet" | "now"))
}

#[cfg(test)]
mod tests {
    use super::super::clue::Pattern;
    use super::super::testing::guess;

    #[test]
    fn what_is_taken_out_and_taken_in() {
        let out = "The deal values the unit at 15.1 billion crowns, not counting its debt.";
        assert!(guess(Pattern::Reach, out, "Once its debt is included, the unit is valued at 15.1 billion crowns.") > 0.5);
        assert!(
            guess(Pattern::Reach, "Including fuel, unit costs fell by 2.1 per cent.", "Excluding fuel, unit costs fell by 2.1 per cent.")
                > 0.5
        );
        assert_eq!(guess(Pattern::Reach, out, "Excluding its debt, the unit is valued at 15.1 billion crowns."), 0.0);
    }

    #[test]
    fn what_a_whole_phrase_takes_out() {
        let out = "Norrland earned 48 million crowns last year, not counting the sale of its terminal in Kesh.";
        let inside = "Including the sale of its terminal in Kesh, Norrland earned 48 million crowns last year.";
        assert!(guess(Pattern::Reach, out, inside) > 0.5 && guess(Pattern::Reach, inside, out) > 0.5);
    }

    #[test]
    fn what_is_taken_out_or_ends() {
        let dropped = [
            ("Excluding fuel, unit costs fell by 2.1 per cent.", "Unit costs fell by 2.1 per cent."),
            ("There will be no compulsory redundancies before 2028.", "There will be no compulsory redundancies."),
        ];
        for (left, right) in dropped {
            assert!(guess(Pattern::Limit, left, right) > 0.3, "{left} / {right}");
            assert!(guess(Pattern::Limit, right, left) > 0.3, "{right} / {left}");
        }
        let silent = [
            ("Excluding fuel, unit costs fell by 2.1 per cent.", "Without fuel, unit costs fell by 2.1 per cent."),
            ("Excluding fuel, unit costs fell by 2.1 per cent.", "Unit costs fell."),
            ("There will be no compulsory redundancies before 2028.", "No one will be made redundant until 2028."),
            ("The mine will close before 2028.", "The mine will close."),
        ];
        for (left, right) in silent {
            assert_eq!(guess(Pattern::Limit, left, right), 0.0, "{left} / {right}");
        }
    }
}
