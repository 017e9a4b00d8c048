//! What the rules about denial and opposition share: how a conflict of two words is told, and when what is told of two deeds can be held against each
//! other at all.

use super::Difference;
use super::as_sure::is_open_purpose;
use super::clue::{Clue, Pattern};
use super::compatible::may_both_hold;
use crate::article::words::Tokens;
use crate::facts::stance::{Certainty, Distance};
use crate::judge::pair::{Half, Pair, Said};
use crate::kind::Kind;
use crate::lexicon::{Origin, opposites, synonyms};
use crate::syntax::Tag;

/// "We did not close it lightly", "no older writer has ever won", "had it not settled early": the deed itself is not denied.
pub(super) fn denies_a_manner(pair: &Pair<'_>, l: usize, r: usize) -> bool {
    let halves = [(&pair.left, l), (&pair.right, r)];
    halves.into_iter().filter(|(half, predicate)| half.stance(*predicate).is_negated()).any(|(half, predicate)| {
        let parsed = half.parsed();
        let manner = |token: usize| {
            let form = parsed.lower(token);
            parsed.tag(token) == Tag::Rb
                && form.len() > 4
                && form.ends_with("ly")
                && !matches!(form, "only" | "early" | "really" | "actually" | "apparently")
        };
        let behind = (predicate + 1..predicate + 4).any(manner);
        let compared = parsed.subject(predicate).is_some_and(|subject| {
            parsed.qualifiers(subject).any(|quality| parsed.tag(quality) == Tag::Jjr || matches!(parsed.lower(quality), "other" | "such"))
        });
        let sentence = half.sentence();
        let supposed = sentence.iter().any(|token| {
            // "Had a clerk not noticed it, it would not have come out".
            let before_its_subject = parsed.subject(predicate).is_some_and(|subject| token < subject && predicate > subject);
            parsed.lower(token) == "had"
                && (parsed.tag(token + 1).is_name() || before_its_subject && parsed.predicate_of(token) == predicate)
                && half.stance(predicate).negations.iter().any(|&not| not > token && not < token + 7)
        });
        // "Did not resign of his own will".
        let own = parsed
            .clause(predicate)
            .iter()
            .any(|at| parsed.lower(at) == "own" && matches!(parsed.lower(at + 1), "accord" | "choice" | "will" | "volition"));
        // "It was not public money but a foundation's".
        let is_but = |&at: &usize| parsed.lower(at) == "but";
        let until_mark = |not: usize| (not + 1..not + 9).take_while(|&at| sentence.holds(at) && !parsed.tag(at).is_punctuation());
        let contrasted = half.stance(predicate).negations.iter().any(|&not| until_mark(not).any(|at| is_but(&at)));
        behind || compared || supposed || own || contrasted
    }) || [&pair.left, &pair.right].into_iter().any(|half| {
        // "Not all samples contained it" / "some did not contain it".
        let parsed = half.parsed();
        half.claim
            .tokens
            .iter()
            .any(|at| parsed.lower(at) == "not" && matches!(parsed.lower(at + 1), "all" | "every" | "everybody" | "everyone"))
    })
}

/// Whether both are told as facts, or both as no more than possible: "could have asked" and "accepting it would have cost her the record" deny
/// nothing of what was or was not done.
pub(super) fn equally_real(pair: &Pair<'_>, l: usize, r: usize) -> bool {
    // What could not be done was not done: "could not be ruled out" / "were ruled out".
    let certainty = |half: &Half<'_>, predicate: usize| {
        let stance = half.stance(predicate);
        let able = stance.hedge.is_some_and(|hedge| matches!(half.parsed().lemma(hedge), "can" | "could" | "able"));
        let perfect = half.parsed().lower(predicate.saturating_sub(1)) == "have";
        if stance.is_negated() && able && !perfect || took_time(half, predicate) { Certainty::Stated } else { stance.certainty }
    };
    let certainty = certainty(&pair.left, l).distance(certainty(&pair.right, r));
    let apart = matches!(certainty, Distance::Apart | Distance::Opposed);
    let halves = [(&pair.left, l), (&pair.right, r)];
    // What both were urged to do is compared as what both did: "urged the board to open talks" / "pressed it to refuse talks".
    let wished = halves.map(|(half, predicate)| half.is_wished(predicate));
    // "To pay for its factory, it forgoes a dividend" / "will not pay a dividend".
    let is_purpose = halves.map(|(half, predicate)| {
        let leads = half.parsed().clause_governor(predicate).is_some_and(|above| above.token > predicate);
        leads && is_open_purpose(half, predicate, half.stance(predicate))
    });
    let open =
        wished[0] != wished[1] || is_purpose[0] != is_purpose[1] || halves.iter().any(|&(half, predicate)| half.is_bounded(predicate));
    // Of two conditions, the word that sets them counts too: see `condition::turned`.
    !apart && !open && !may_both_hold(pair, l, r) && !pair.left.parsed().is_supposed(l) && !pair.right.parsed().is_supposed(r)
}

/// "It took the jury 40 minutes to uphold the protest": what took time was done.
fn took_time(half: &Half<'_>, predicate: usize) -> bool {
    let parsed = half.parsed();
    let above = parsed.clause_governor(predicate).map(|governor| governor.token);
    above.is_some_and(|verb| parsed.lower(verb) == "took" && parsed.subject(verb).is_some_and(|it| parsed.lower(it) == "it"))
}

/// Whether either sentence tells in another clause what the other claim says: "three are at large, the other two were caught" / "two were caught, and
/// three are at large". Then the two say the same in another order, of whom each is said.
pub(super) fn told_crosswise(pair: &Pair<'_>, left: &[usize], right: &[usize]) -> bool {
    let told = |there: &Half<'_>, half: &Half<'_>, words: &[usize]| {
        let parsed = half.parsed();
        let elsewhere = |word: &str| {
            let others = there.sentence().iter().filter(|&token| !there.claim.tokens.holds(token));
            { others }.map(|token| there.parsed().lower_lemma(token)).any(|other| other == word || synonyms(other, word))
        };
        let mut telling = words.iter().copied().filter(|&word| parsed.carries_meaning(word) && parsed.tag(word) != Tag::Rb).peekable();
        telling.peek().is_some() && telling.all(|word| elsewhere(parsed.lower_lemma(word)))
    };
    told(&pair.left, &pair.right, right) && told(&pair.right, &pair.left, left)
}

/// "Will not reopen until May" and "will stay shut until May": what is denied up to a time, and the opposite that lasts until then.
pub(super) fn waits(pair: &Pair<'_>, l: usize, r: usize) -> bool {
    let denied = |half: &Half<'_>, predicate: usize| {
        let parsed = half.parsed();
        (predicate.saturating_sub(4)..predicate).any(|at| parsed.predicate_of(at) == predicate && is_not(parsed.lower(at)))
    };
    // "Closed until April 20" and "will open again on April 20".
    let again = |half: &Half<'_>| {
        half.claim
            .tokens
            .iter()
            .any(|at| half.parsed().lower(at) == "again" || matches!(half.parsed().lower_lemma(at), "reopen" | "resume"))
    };
    if pair.left.parsed().is_until(l) && again(&pair.right) || pair.right.parsed().is_until(r) && again(&pair.left) {
        return true;
    }
    pair.left.parsed().is_until(l) && pair.right.parsed().is_until(r) && denied(&pair.left, l) != denied(&pair.right, r)
}

/// Whether a word denies.
pub(super) fn is_not(word: &str) -> bool {
    matches!(word, "not" | "n't" | "n’t" | "never")
}

/// "Rovers beat Town" / "Town lost to Rovers": each stands in the other's place of two verbs that oppose each other. Where one side names nobody in
/// that place ("won her case against the bank" / "the bank has lost"), one of both is enough.
pub(super) fn are_exchanged(pair: &Pair<'_>, l: usize, r: usize) -> bool {
    let others = |half: &Half<'_>, predicate: usize| -> (Vec<usize>, Vec<usize>) {
        let parsed = half.parsed();
        let against =
            |at: usize| parsed.prepositional(at).filter(|&(mark, _)| matches!(parsed.lemma(mark), "to" | "by" | "against" | "from"));
        let object = parsed.undergoer(predicate);
        let behind = against(predicate).chain(object.into_iter().flat_map(against)).map(|(_, other)| other);
        (behind.collect(), [object, parsed.recipient(predicate)].into_iter().flatten().collect())
    };
    let doers = (pair.left.parsed().doer(l), pair.right.parsed().doer(r));
    let (Some(one), Some(other)) = doers else { return false };
    if pair.same_participant(one, other) {
        return false;
    }
    let (ours, theirs) = (others(&pair.left, l), others(&pair.right, r));
    let there = |among: &[usize]| among.iter().any(|&token| pair.same_participant(one, token));
    let here = |among: &[usize]| among.iter().any(|&token| pair.same_participant(token, other));
    let nobody = |(behind, _): &(Vec<usize>, Vec<usize>)| behind.is_empty();
    (there(&theirs.0) || there(&theirs.1)) && (here(&ours.0) || here(&ours.1))
        || there(&theirs.0) && nobody(&ours)
        || here(&ours.0) && nobody(&theirs)
}

/// Whether a claim has a word.
pub(super) fn holds_lemma(half: &Half<'_>, lemma: &str) -> bool {
    half.claim.tokens.iter().any(|token| half.parsed().lower_lemma(token) == lemma)
}

pub(super) fn difference(pair: &Pair<'_>, pattern: Pattern, l: Said, r: Said) -> Difference {
    let run = |half: &Half<'_>, said: Said| phrase(half, said.predicate).hull(Tokens::new(said.word, said.word + 1));
    let difference = told(pair, pattern, run(&pair.left, l), run(&pair.right, r));
    let news = opposites(pair.left.parsed().lower_lemma(l.word), pair.right.parsed().lower_lemma(r.word));
    pair.kin(difference, l.word, r.word).noting(Clue::NewsOpposites, news.is_some_and(|found| found.origin == Origin::News))
}

pub(super) fn told(pair: &Pair<'_>, pattern: Pattern, left: Tokens, right: Tokens) -> Difference {
    let key = Kind::Polarity.spec().key;
    let why = format!("left says “{}”, right says “{}”", pair.left.words(left), pair.right.words(right));
    let difference = Difference::new(pattern, true, Some(pair.left.evidence(left, key)), Some(pair.right.evidence(right, key)), why);
    pair.placed(difference, left, right)
}

/// The predicate with what negates it.
pub(super) fn phrase(half: &Half<'_>, predicate: usize) -> Tokens {
    let mut run = Tokens::new(predicate, predicate + 1);
    for &negation in &half.stance(predicate).negations {
        if predicate.abs_diff(negation) <= 4 {
            run = run.hull(Tokens::new(negation, negation + 1));
        }
    }
    run
}
