//! Two words that say something of one thing, where one side denies it or says the opposite. Called by the rule on polarity.
//!
//! Fires on "the vote is binding" / "the vote is not binding" and on "nobody was arrested" / "two people were arrested". Stays silent where the deed is
//! another's, where only its manner is denied, and where it is denied and turned round ("did not vote for it" / "voted against it").

use super::Difference;
use super::clue::{Clue, Pattern};
use super::event::{Wording, is_told_beside, wordings};
use super::leave;
use super::opposition::{are_exchanged, denies_a_manner, difference, equally_real, told_crosswise, waits};
use super::sides::are_sides;
use crate::align::Likeness;
use crate::judge::pair::{Half, Pair, Predication, Said};
use crate::lexicon;
use crate::syntax::{Parsed, Tag};

/// Two words that say something of one thing, where one side denies it or says the opposite.
pub(super) fn denied_or_opposed(pair: &Pair<'_>, one: &Predication) -> Option<Difference> {
    let (l, r) = (one.left.predicate, one.right.predicate);
    let opposite = one.alike == Likeness::Opposite;
    let denied = |half: &Half<'_>, said: Said| half.stance(said.predicate).is_negated() != is_lessened(half.parsed(), said.word);
    let (left, right) = (denied(&pair.left, one.left), denied(&pair.right, one.right));
    // "no longer required to pay" denies the duty, not the payment: what a negated verb governs is left alone.
    let governed = pair.left.is_governed_by_negation(l) || pair.right.is_governed_by_negation(r);
    // Of what is forbidden or demanded it is not said whether it is done.
    let ruled = leave::rules(&pair.left, l) || leave::rules(&pair.right, r);
    if governed
        || ruled
        || opposite != (left == right)
        || !equally_real(pair, l, r)
        || is_told_both_ways(pair, one.left.word, one.right.word)
        || opposite
            && !pair.is_edited()
            && (tells_too(&pair.left, one.left, &pair.right, one.right) || tells_too(&pair.right, one.right, &pair.left, one.left))
        || !opposite && !pair.is_edited() && (are_two_words(pair, one) || has_particle(&pair.left, l) != has_particle(&pair.right, r))
    {
        return None;
    }
    let arguments = shared_arguments(pair, l, r);
    if arguments.conflicting
        || compares_otherwise(pair, one)
        || governs_another(pair, l, r)
        || takes_other_side(pair, l, r)
        || is_denied_for_a_time(pair, l, r)
        || opposite && (is_left_as_it_was(&pair.left, l) || is_left_as_it_was(&pair.right, r))
        || !opposite && (denies_a_quality(pair, l, r) || denies_a_manner(pair, l, r))
        || opposite && !pair.is_edited() && says_longer_phrases(pair, l, r)
        || opposite && (is_converse(pair, l, r) || are_exchanged(pair, l, r) || waits(pair, l, r))
        || opposite && is_told_beside(pair, &Wording::of_word(&pair.left, one.left.word), &Wording::of_word(&pair.right, one.right.word))
        || opposite && (told_crosswise(pair, &[one.left.word], &[one.right.word]) || says_other_phrases(pair, l, r))
    {
        return None;
    }
    let pattern = if opposite { Pattern::Opposite } else { Pattern::Negated };
    let found = difference(pair, pattern, one.left, one.right)
        .weighing(Clue::Arguments, (arguments.shared.min(2.0)) / 2.0)
        .noting(Clue::SamePredicate, matches!(one.alike, Likeness::Same | Likeness::Derived | Likeness::Synonym))
        .noting(Clue::OtherSubject, arguments.other_doer);
    Some(found.guessed(match arguments.shared {
        shared if shared >= 2.0 => 0.75,
        shared if shared >= 1.0 => 0.5,
        shared if shared > 0.0 => 0.35,
        _ => 0.12,
    }))
}

/// "Are less sure" / "there are doubts".
fn is_lessened(parsed: &Parsed, word: usize) -> bool {
    matches!(parsed.lower(word.saturating_sub(1)), "less" | "least")
}

/// "Denied that it had been closed, but admitted" / "conceded": the claim tells the other's deed as well.
fn tells_too(half: &Half<'_>, own: Said, other: &Half<'_>, there: Said) -> bool {
    let (parsed, lemma) = (half.parsed(), other.parsed().lower_lemma(there.word));
    let same = |word: &str| word == lemma || lexicon::synonyms(word, lemma);
    half.claim.tokens.iter().any(|at| at != own.word && parsed.is_predicate(at) && parsed.lemma(at) != "be" && same(parsed.lower_lemma(at)))
}

/// "Are employees" / "are not self-employed": a word and another that is made of it.
fn are_two_words(pair: &Pair<'_>, one: &Predication) -> bool {
    let is_made = |half: &Half<'_>, word: usize| {
        let form = half.parsed().lower(word);
        ["self-", "non-", "un-"].iter().any(|start| form.starts_with(start)) || half.parsed().lower(word.saturating_sub(1)) == "-"
    };
    is_made(&pair.left, one.left.word) != is_made(&pair.right, one.right.word)
}

/// "Look away" and "look".
fn has_particle(half: &Half<'_>, predicate: usize) -> bool {
    let away = matches!(half.parsed().lower(predicate + 1), "away" | "aside" | "elsewhere" | "short");
    half.parsed().particle(predicate).is_some() || away
}

/// "Be kept out" / "be shut out", "was left" / "remained": verbs with a particle, and passives that a lexicon has as such, are opposites where it has
/// them as such; "keep", "shut" and "leave" tell nothing of these.
fn says_other_phrases(pair: &Pair<'_>, l: usize, r: usize) -> bool {
    let phrase = |half: &Half<'_>, predicate: usize| {
        let parsed = half.parsed();
        let lemma = parsed.lower_lemma(predicate);
        let with_particle = || parsed.particle(predicate).map(|particle| format!("{lemma} {}", parsed.lower(particle)));
        let passive = || Some(format!("be {lemma}")).filter(|phrase| parsed.is_passive(predicate) && lexicon::knows(phrase));
        let several = with_particle().or_else(passive);
        (several.is_some(), several.unwrap_or_else(|| lemma.to_owned()))
    };
    let (one, other) = (phrase(&pair.left, l), phrase(&pair.right, r));
    (one.0 || other.0) && lexicon::opposites(&one.1, &other.1).is_none()
}

/// "Abandon ship" / "take to the lifeboats": a phrase that a lexicon knows tells something else than its verb.
fn says_longer_phrases(pair: &Pair<'_>, l: usize, r: usize) -> bool {
    let longest = |half: &Half<'_>, predicate: usize| {
        let told = wordings(half);
        let of = told.iter().filter(|one| one.head == predicate && one.words.len() > 1).max_by_key(|one| one.words.len());
        of.map(|one| one.phrase.clone())
    };
    let (one, other) = (longest(&pair.left, l), longest(&pair.right, r));
    let lemma = |half: &Half<'_>, predicate: usize| half.parsed().lower_lemma(predicate).to_owned();
    let phrases = (one.clone().unwrap_or_else(|| lemma(&pair.left, l)), other.clone().unwrap_or_else(|| lemma(&pair.right, r)));
    (one.is_some() || other.is_some())
        && (lexicon::same_pole(&phrases.0, &phrases.1)
            || one.is_some() && other.is_some() && lexicon::opposites(&phrases.0, &phrases.1).is_none())
}

/// "The longest in the Balkans" / "no tunnel is longer": what is denied is that another is more so.
fn compares_otherwise(pair: &Pair<'_>, one: &Predication) -> bool {
    let compares = |half: &Half<'_>, said: Said, other: &Half<'_>, there: Said| {
        let parsed = half.parsed();
        let is_more = |at: usize| matches!(parsed.tag(at), Tag::Jjr | Tag::Rbr);
        let object = || parsed.undergoer(said.predicate).is_some_and(|object| parsed.qualifiers(object).any(is_more));
        let alike = other.parsed().tag(there.word) == parsed.tag(said.word);
        half.stance(said.predicate).is_negated() && (is_more(said.word) && !alike || object())
    };
    compares(&pair.left, one.left, &pair.right, one.right) || compares(&pair.right, one.right, &pair.left, one.left)
}

/// "Want to keep all of them in" / "does not want to let any go": what is wanted or tried is told by another verb, which is where they differ.
fn governs_another(pair: &Pair<'_>, l: usize, r: usize) -> bool {
    let (left, right) = (pair.left.parsed(), pair.right.parsed());
    let wants = |lemma: &str| lexicon::is_hoping(lemma) || lexicon::is_wishing(lemma);
    let apart = matches!((left.inner_clause(l), right.inner_clause(r)), (Some(a), Some(b)) if !pair.matching.pairs(a, b));
    apart && (wants(left.lower_lemma(l)) || wants(right.lower_lemma(r)))
}

/// "Had not won a stage for two years" / "it was the first stage that he won": only of that time is it denied.
pub(super) fn is_denied_for_a_time(pair: &Pair<'_>, l: usize, r: usize) -> bool {
    let halves = [(&pair.left, l), (&pair.right, r)];
    let told = halves.map(|(half, predicate)| half.parsed().tells_how_long(predicate));
    let denied = halves.map(|(half, predicate)| half.stance(predicate).is_negated());
    told[0] != told[1] && told == denied
}

/// "Did not vote for it" / "voted against it": denied on one side, and turned round on the other.
fn takes_other_side(pair: &Pair<'_>, l: usize, r: usize) -> bool {
    let theirs = || pair.right.parsed().prepositional(r).map(|(mark, _)| pair.right.parsed().lower(mark));
    let turned = |mark: usize| theirs().any(|other| are_sides(pair.left.parsed().lower(mark), other));
    pair.left.parsed().prepositional(l).any(|(mark, _)| turned(mark))
}

/// "Left its forecast unchanged", "left it at 0.9 percent": nothing went away.
pub(super) fn is_left_as_it_was(half: &Half<'_>, predicate: usize) -> bool {
    let parsed = half.parsed();
    let at = |mark: usize| matches!(parsed.lemma(mark), "at" | "as" | "where");
    let unchanged = || parsed.clause(predicate).iter().any(|token| parsed.lower(token) == "unchanged");
    parsed.lower_lemma(predicate) == "leave"
        && (parsed.has_object_complement(predicate) || unchanged() || parsed.prepositional(predicate).any(|(mark, _)| at(mark)))
}

/// Whether either article has the other's wording too, beside its own: "I was not looking for an angel. I was looking for a hinge."
fn is_told_both_ways(pair: &Pair<'_>, l: usize, r: usize) -> bool {
    let has = |half: &Half<'_>, own: usize, other: &Half<'_>, there: usize| {
        let (parsed, theirs) = (half.parsed(), other.parsed());
        let (lemma, denied) = (theirs.lower_lemma(there), other.stance(there).is_negated());
        let sentence = parsed.sentence_of(own);
        let around = (sentence.saturating_sub(1)..=sentence + 1).flat_map(|near| parsed.sentence(near).iter());
        let same = |&token: &usize| token != own && parsed.is_predicate(token) && parsed.lower_lemma(token) == lemma;
        parsed.lower_lemma(own) == lemma && around.filter(same).any(|token| half.stance(token).is_negated() == denied)
    };
    has(&pair.left, l, &pair.right, r) || has(&pair.right, r, &pair.left, l)
}

/// "Do not take the shortest route" / "take the scenic route": what is denied is how the thing is, and the other article calls it otherwise.
fn denies_a_quality(pair: &Pair<'_>, l: usize, r: usize) -> bool {
    let (Some(ours), Some(theirs)) = (pair.left.parsed().undergoer(l), pair.right.parsed().undergoer(r)) else { return false };
    let left_denies = pair.left.stance(l).is_negated();
    let (half, noun) = if left_denies { (&pair.left, ours) } else { (&pair.right, theirs) };
    let partner = |token| if left_denies { pair.matching.right_of(token) } else { pair.matching.left_of(token) };
    let parsed = half.parsed();
    let mut qualities = parsed
        .qualifiers(noun)
        .filter(|&child| parsed.carries_meaning(child) && matches!(parsed.tag(child), Tag::Jj | Tag::Jjr | Tag::Jjs));
    qualities.any(|quality| partner(quality).is_none())
}

/// "Lost on price" / "was beaten on price": opposites, one of them in the passive, said of one who suffers both.
fn is_converse(pair: &Pair<'_>, l: usize, r: usize) -> bool {
    let (left, right) = (pair.left.parsed(), pair.right.parsed());
    let be = |lemma: &str| format!("be {lemma}");
    let (one, other) = (left.lower_lemma(l), right.lower_lemma(r));
    // "And beaten in four": a participle whose "be" stands elsewhere.
    let suffers = |parsed: &Parsed, verb: usize| {
        let bare = parsed.tag(verb) == Tag::Vbn && parsed.auxiliaries(verb).is_empty();
        parsed.is_passive(verb) || bare
    };
    suffers(left, l) && lexicon::same_pole(&be(one), other) || suffers(right, r) && lexicon::same_pole(one, &be(other))
}

/// What two predicates have in common beside themselves.
struct Arguments {
    /// How many arguments name the same participant; one that a pronoun stands for, or nobody at all, counts half.
    shared: f32,
    /// Whether both have an object (or, in a passive, a subject) and these differ.
    conflicting: bool,
    /// Whether both say who does it, in other words.
    other_doer: bool,
}

fn shared_arguments(pair: &Pair<'_>, l: usize, r: usize) -> Arguments {
    let (left, right) = (pair.left.parsed(), pair.right.parsed());
    // "Is opposed to the reform": what is behind the preposition is what it is about.
    let object = |parsed: &Parsed, verb: usize| {
        let behind = || parsed.prepositional(verb).find(|&(mark, _)| matches!(parsed.lemma(mark), "of" | "to")).map(|(_, object)| object);
        parsed.undergoer(verb).or_else(behind)
    };
    let slots = [(left.doer(l), right.doer(r)), (object(left, l), object(right, r))];
    let told: Vec<(Told, usize, usize)> =
        slots.iter().filter_map(|&(a, b)| Some((a?, b?))).map(|(a, b)| (told_alike(pair, a, b), a, b)).collect();
    let undergone = matches!(slots[1], (Some(a), Some(b)) if told_alike(pair, a, b) == Told::Apart);
    let conflicting = undergone || matches!(slots[0], (Some(a), Some(b)) if pair.named_apart(a, b));
    let worth = |told: Told| match told {
        Told::Same => 1.0,
        Told::Open => 0.5,
        Told::Apart => 0.0,
    };
    let other_doer = matches!(slots[0], (Some(a), Some(b)) if told_alike(pair, a, b) == Told::Apart);
    Arguments { other_doer, shared: told.iter().map(|&(told, ..)| worth(told)).sum(), conflicting }
}

/// Whether two arguments name one participant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Same,
    /// A pronoun may stand for the other, and of "nobody" all that are meant are denied.
    Open,
    Apart,
}

fn told_alike(pair: &Pair<'_>, a: usize, b: usize) -> Told {
    let (left, right) = (pair.left.parsed(), pair.right.parsed());
    // "None of the hostages", "neither of the brothers": of whom it is denied.
    let of_whom = |parsed: &Parsed, token: usize| if parsed.is_negative(token) { parsed.quantified(token).unwrap_or(token) } else { token };
    let (a, b) = (of_whom(left, a), of_whom(right, b));
    let stands_in = |parsed: &Parsed, token: usize| parsed.tag(token) == Tag::Prp || parsed.is_negative(token);
    if pair.same_participant(a, b) {
        Told::Same
    } else if stands_in(left, a) || stands_in(right, b) {
        Told::Open
    } else {
        Told::Apart
    }
}
