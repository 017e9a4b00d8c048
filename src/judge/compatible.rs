//! When two deeds that oppose each other, or one that is done and denied, may both be true: they are told of other people, of another time, or only
//! by way of comparison. Called by the rule on polarity and what it calls.

use super::pair::{Half, Pair};
use crate::facts::date::DateValue;
use crate::facts::figure::Figure;
use crate::facts::{Fact, Relation};
use crate::lexicon::{Course, course, is_hoping, saying};
use crate::syntax::{ClauseKind, Parsed, Tag};

/// Whether what two predicates tell may both hold, whatever the words say of each other.
pub(super) fn may_both_hold(pair: &Pair<'_>, l: usize, r: usize) -> bool {
    // Of one text that was edited it is plain what was put for what.
    if pair.is_edited() {
        return false;
    }
    let halves = [(&pair.left, l), (&pair.right, r)];
    are_of_other_groups(pair, l, r)
        || is_over_before(halves[0]) != is_over_before(halves[1])
        || begins_and_ends(halves)
        || begins_and_ends([halves[1], halves[0]])
        || ends_first(halves)
        || ends_first([halves[1], halves[0]])
        || pair.left.parsed().lower_lemma(l) != pair.right.parsed().lower_lemma(r)
            && halves.iter().any(|&(half, predicate)| is_only_said(half.parsed(), predicate))
        || is_first_of_all(halves)
        || is_first_of_all([halves[1], halves[0]])
        || is_hoped_for(halves)
        || is_hoped_for([halves[1], halves[0]])
        || leaves_for(halves)
        || leaves_for([halves[1], halves[0]])
        || is_told_beside(halves)
        || is_told_beside([halves[1], halves[0]])
        || halves.iter().any(|&(half, predicate)| {
            is_unreal(half.parsed(), predicate)
                || is_done_in_part(half.parsed(), predicate)
                || is_compared(half.parsed(), predicate)
                || is_denied_of_all(half, predicate)
                || knows_none_better(half, predicate)
        })
}

/// "Seven of the nine voted for it" / "two voted against": what others did.
fn are_of_other_groups(pair: &Pair<'_>, l: usize, r: usize) -> bool {
    group(&pair.left, l).zip(group(&pair.right, r)).is_some_and(|(one, other)| one.relation(other) == Relation::Different)
}

/// How many a predicate is said of.
fn group<'a>(half: &Half<'a>, predicate: usize) -> Option<&'a Figure> {
    let parsed = half.parsed();
    let is_all = |at: usize| matches!(parsed.lower(at), "all" | "both" | "each" | "every" | "no" | "none");
    let subject = parsed.subject(predicate).filter(|&subject| !parsed.noun_phrase(subject).iter().any(is_all))?;
    let counted = |fact: &&Fact| {
        let figure = fact.figure().filter(|figure| !figure.unit.is_measured());
        figure.is_some_and(|figure| fact.tokens.holds(subject) || figure.measured.noun == Some(subject))
    };
    half.near().find(counted).and_then(Fact::figure)
}

/// "Had slipped before the announcement" / "rose": what was so before it changed.
fn is_over_before((half, predicate): (&Half<'_>, usize)) -> bool {
    let parsed = half.parsed();
    let had = parsed.auxiliaries(predicate).into_iter().any(|aux| parsed.lower(aux) == "had");
    had && !half.stance(predicate).is_negated()
        && half.claim.tokens.iter().any(|at| matches!(parsed.lower(at), "before" | "until" | "earlier"))
}

/// "A year after work on it began" / "twelve months of work are to end", "began the trilogy in prison" / "finished it at the lake": what has begun
/// ends. At one and the same time it does not.
fn begins_and_ends([(half, predicate), (other, there)]: [(&Half<'_>, usize); 2]) -> bool {
    let tells = |half: &Half<'_>, predicate: usize, told: Course| {
        // "Are to end": the inner verb tells.
        let inner = half.parsed().inner_clause(predicate);
        let mut words = [Some(predicate), inner].into_iter().flatten();
        !half.stance(predicate).is_negated() && words.any(|word| course(half.parsed().lower_lemma(word)) == Some(told))
    };
    let dates = |half: &Half<'_>, predicate: usize| -> Vec<DateValue> {
        let parsed = half.parsed();
        let own = |fact: &&Fact| parsed.governor(fact.tokens).is_some_and(|word| parsed.predicate_of(word) == predicate);
        half.near().filter(own).filter_map(Fact::date).cloned().collect()
    };
    let at_once = || {
        let (ours, theirs) = (dates(half, predicate), dates(other, there));
        ours.iter().any(|one| theirs.iter().any(|that| matches!(one.relation(that), Relation::Same | Relation::Coarser)))
    };
    tells(half, predicate, Course::Begins) && tells(other, there, Course::Ends) && !at_once()
}

/// "Ceased to shrink in the spring" / "shrank for three quarters": it did so until then.
fn ends_first([(half, predicate), (other, there)]: [(&Half<'_>, usize); 2]) -> bool {
    let ends = |&not: &usize| {
        let word = half.parsed().lower_lemma(not);
        matches!(word, "cease" | "stop" | "quit" | "halt") || half.parsed().lower(not) == "no" && half.parsed().lower(not + 1) == "longer"
    };
    let past = other.parsed().tag(there) == Tag::Vbd
        || other.parsed().auxiliaries(there).into_iter().any(|aux| other.parsed().lower(aux) == "had");
    past && half.stance(predicate).negations.iter().any(ends)
}

/// "Wanted to scrap it" / "failed to scrap it": what was hoped for did not come.
fn is_hoped_for([(half, predicate), (other, there)]: [(&Half<'_>, usize); 2]) -> bool {
    let hoped = half.parsed().clause_governor(predicate).is_some_and(|above| is_hoping(half.parsed().lower_lemma(above.token)));
    hoped && other.stance(there).is_negated()
}

/// "No qualifier has ever won it" / "could be the first qualifier to win it".
fn is_first_of_all([(half, predicate), (other, _)]: [(&Half<'_>, usize); 2]) -> bool {
    let has = |half: &Half<'_>, told: fn(&str) -> bool| half.claim.tokens.iter().any(|at| told(half.parsed().lower(at)));
    let never = has(half, |word| matches!(word, "ever" | "before" | "yet" | "never" | "for" | "since"));
    half.stance(predicate).is_negated() && never && has(other, |word| word == "first")
}

/// "Passed" / "without the Greens it would have failed": what did not come about.
fn is_unreal(parsed: &Parsed, predicate: usize) -> bool {
    let auxiliaries = parsed.auxiliaries(predicate);
    let has = |word: &str| auxiliaries.iter().any(|&aux| parsed.lower(aux) == word);
    has("would") && has("have")
}

/// "Has burned 18,000 acres" / "was more than half contained": what is done in part leaves room for its opposite.
fn is_done_in_part(parsed: &Parsed, predicate: usize) -> bool {
    let word = parsed.said_by_copula(predicate).unwrap_or(predicate);
    let before = word.checked_sub(1).map_or("", |before| parsed.lower(before));
    matches!(parsed.tag(word), Tag::Vbn | Tag::Jj) && matches!(before, "half" | "partly" | "partially" | "percent" | "cent" | "%")
}

/// "Joined the firm" / "left for a job with the firm": whoever leaves for something joins it.
fn leaves_for([(half, predicate), (other, there)]: [(&Half<'_>, usize); 2]) -> bool {
    let leaves = matches!(half.parsed().lower_lemma(predicate), "leave" | "quit" | "depart");
    let arrives = matches!(other.parsed().lower_lemma(there), "join" | "enter" | "arrive" | "move" | "reach");
    leaves && arrives && half.claim.tokens.iter().any(|at| at > predicate && half.parsed().lower(at) == "for")
}

/// "The fence must come down" / "the fence that went up seven years ago has to be gone": one is to be done, the other tells by the way what the thing
/// has been through.
fn is_told_beside([(half, predicate), (other, there)]: [(&Half<'_>, usize); 2]) -> bool {
    let was = |aux: usize| matches!(other.parsed().lower(aux), "was" | "were");
    let past = other.parsed().tag(there) == Tag::Vbd || other.parsed().auxiliaries(there).into_iter().any(was);
    let beside = other.parsed().clause_kind(there) == ClauseKind::Relative && past;
    let obliges = |&modal: &usize| matches!(half.parsed().lower(modal), "must" | "should" | "shall" | "will");
    // "Has been released" / "who was detained that morning": what was done to her before.
    let since = half.parsed().auxiliaries(predicate).into_iter().any(|aux| matches!(half.parsed().lower(aux), "has" | "have"));
    beside && (since || half.parsed().takes_to(predicate) || half.parsed().modals(predicate).iter().any(obliges))
}

/// "Had sold more than it owned": by how much is told, not whether it owned any.
fn is_compared(parsed: &Parsed, predicate: usize) -> bool {
    let clause = parsed.clause(predicate);
    let first = clause.start as usize;
    parsed.lower(first) == "than" || first.checked_sub(1).is_some_and(|before| parsed.lower(before) == "than")
}

/// "The firm maintains that", "the court found that": no keeping and no finding.
fn is_only_said(parsed: &Parsed, predicate: usize) -> bool {
    let lemma = parsed.lower_lemma(predicate);
    let clausal = || parsed.complement_clauses(predicate).next().is_some();
    match lemma {
        "maintain" | "hold" | "keep" => {
            lemma == "maintain" && parsed.undergoer(predicate).is_none() || saying(lemma).is_some() && clausal()
        }
        "find" | "rule" | "take" => clausal(),
        _ => false,
    }
}

/// "Does not apply to everyone": it does to some.
fn is_denied_of_all(half: &Half<'_>, predicate: usize) -> bool {
    let parsed = half.parsed();
    let all = |at: usize| {
        matches!(
            parsed.lower(at),
            "all" | "everyone" | "everybody" | "everything" | "every" | "entirely" | "fully" | "always" | "necessarily"
        )
    };
    let negations = &half.stance(predicate).negations;
    half.stance(predicate).is_negated()
        && parsed
            .clause(predicate)
            .iter()
            .any(|at| all(at) && negations.iter().any(|&not| not < at) && parsed.lower(at.saturating_sub(1)) != "at")
}

/// "Had never known a louder pool" / "the loudest pool he had known": what is denied is that another is more so.
fn knows_none_better(half: &Half<'_>, predicate: usize) -> bool {
    let parsed = half.parsed();
    let as_many = |at: usize| parsed.lower(at) == "as" && matches!(parsed.lower(at + 1), "many" | "much" | "few" | "often" | "well");
    if half.stance(predicate).is_negated() && parsed.clause(predicate).iter().any(as_many) {
        return true;
    }
    let object = parsed.undergoer(predicate).filter(|_| half.stance(predicate).is_negated());
    object.is_some_and(|object| parsed.qualifiers(object).any(|at| parsed.tag(at) == Tag::Jjr))
}

#[cfg(test)]
mod tests {
    use super::super::clue::Pattern;
    use super::super::testing::guess;

    #[test]
    fn deeds_that_may_both_hold() {
        let silent = [
            ("Seven of the nine members voted for the move.", "Two members voted against the move."),
            ("The economy shrank for three quarters.", "In the spring the economy ceased to shrink."),
            ("Varga had sold more beans than it owned.", "Among the beans sold by the firm Varga were some that it did not own."),
            ("The lower rate applies to apprentices.", "The lower rate does not apply to everyone."),
            ("The fence must come down within 90 days.", "The fence that went up seven years ago has to be gone in three months."),
            ("The fire has burned 18,400 acres of pine.", "The fire in the pine was more than half contained on Monday."),
            ("The measure passed.", "Without the backing of the Greens the measure would have failed."),
            ("The Brigade was bound by nothing.", "The deal does not bind the Brigade."),
            ("A woman who was held then has been released.", "No action will be taken against a woman who was detained then."),
            ("She joined the firm of Braith.", "She left with honours for a job with the firm of Braith."),
            ("Fjordlink gave up the contract.", "The company maintains that it left the contract."),
        ];
        for (left, right) in silent {
            for pattern in [Pattern::Negated, Pattern::Phrases, Pattern::Opposite, Pattern::Outcomes] {
                assert_eq!(guess(pattern, left, right), 0.0, "{pattern:?}: {left} / {right}");
            }
        }
        assert!(guess(Pattern::Negated, "The economy shrank in the spring.", "The economy did not shrink in the spring.") > 0.3);
    }
}
