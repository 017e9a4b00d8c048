//! One deed to one thing, done by another. Called by the rule on roles.
//!
//! Fires on "the inspectors spotted the defect" / "the fault was discovered by the engineers" and on "the county funded the repairs" / "the foundation
//! footed the bill for the repairs". Stays silent where the two may be one under two names, and where another thing is done.

use super::Difference;
use super::clue::{Clue, Pattern};
use super::event::{Wording, holders, same_thing, wordings};
use super::opposition::equally_real;
use super::pair::{Half, Pair};
use super::parts::{frames_of_one_event, tells_roles};
use super::role::{difference, is_measured, is_over};
use super::speakers::are_of_one_body;
use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::facts::Relation;
use crate::facts::name::NameType;
use crate::judge::matching::akin;
use crate::lexicon::{self, Frame, Kinship, Slot, is_behest, is_generic, names_organisation, names_person, saying};
use crate::syntax::{Bond, Tag};

/// Two that each do one deed, and how sure it is that the deed is one.
#[derive(Clone, Copy)]
struct Apart {
    left: usize,
    right: usize,
    /// Whether one verb tells of the deed.
    same_verb: bool,
    guess: f32,
}

/// The surest pair of two that one deed is told of. A weak sign: who does it may have two names.
pub(super) fn differs(pair: &Pair<'_>) -> Option<Difference> {
    let found = by_verb(pair).or_else(|| by_frame(pair)).or_else(|| by_phrase(pair)).or_else(|| without_object(pair))?;
    let (_, near) = akin(pair.left.parsed(), found.left, pair.right.parsed(), found.right);
    let why = |one: &str, other: &str| format!("in left it is {one}, in right {other}");
    let known = pair.named_apart(found.left, found.right);
    Some(
        difference(pair, Pattern::Doer, found.left, found.right, why)
            .noting(Clue::Named, known)
            .noting(Clue::SamePredicate, found.same_verb)
            .weighing(Clue::Cosine, near)
            .guessed(if known { found.guess + 0.15 } else { found.guess }),
    )
}

/// "Spotted the defect" / "discovered the fault": verbs that stand for each other.
fn by_verb(pair: &Pair<'_>) -> Option<Apart> {
    let sure = |alike: Likeness| matches!(alike, Likeness::Same | Likeness::Synonym | Likeness::Derived);
    pair.predicates().into_iter().filter(|&(_, _, alike)| sure(alike)).find_map(|(l, r, _)| {
        let (one, other) = (doer(&pair.left, l)?, doer(&pair.right, r)?);
        let (done_to, there) = (pair.left.parsed().undergoer(l)?, pair.right.parsed().undergoer(r)?);
        let same_deed = is_over(&pair.left, l) == is_over(&pair.right, r) && same_thing(pair, done_to, there);
        // "Acme pays a share to Globex" / "Globex pays a share to Acme": two payments, or the rule on who does what to whom tells.
        let to = pair.left.parsed().recipient(l).zip(pair.right.parsed().recipient(r));
        let crossed = to.is_some_and(|(to, to_there)| pair.same_participant(one, to_there) && pair.same_participant(to, other));
        let same_deed = same_deed && !crossed;
        (same_deed && are_apart(pair, one, other)).then_some(Apart { left: one, right: other, same_verb: true, guess: 0.15 })
    })
}

/// "Funded the repairs" / "footed the bill for the repairs": phrases that the lexicon of roles knows for one event, another part of which has one
/// and the same holder.
fn by_frame(pair: &Pair<'_>) -> Option<Apart> {
    let (ours, theirs) = (wordings(&pair.left), wordings(&pair.right));
    let pairs = ours.iter().flat_map(|one| theirs.iter().map(move |other| (one, other)));
    // Of few pairs of phrases does the lexicon know an event.
    let known = pairs.filter(|(one, other)| frames_of_one_event(&one.phrase, &other.phrase).next().is_some());
    known
        .filter(|(one, other)| may_tell_of_one(pair, one, other))
        .find_map(|(one, other)| frames_of_one_event(&one.phrase, &other.phrase).find_map(|frames| other_holder(pair, one, other, frames)))
}

fn may_tell_of_one(pair: &Pair<'_>, one: &Wording, other: &Wording) -> bool {
    tells_roles(&pair.left, one)
        && tells_roles(&pair.right, other)
        && one.is_negated(&pair.left) == other.is_negated(&pair.right)
        && equally_real(pair, one.head, other.head)
        && is_over(&pair.left, one.head) == is_over(&pair.right, other.head)
}

/// Two that hold one role of an event, of which another role has the same holder in both.
fn other_holder(pair: &Pair<'_>, one: &Wording, other: &Wording, (frame, that): (&'static Frame, &'static Frame)) -> Option<Apart> {
    let (ours, theirs) = (holders(&pair.left, one, frame), holders(&pair.right, other, that));
    let shared = |role: &str| {
        let same = |&(there, l): &(&str, usize)| there != role && theirs.iter().any(|&(other, r)| other == there && same_thing(pair, l, r));
        ours.iter().any(same)
    };
    // Another thing bought is another purchase: only who does something is compared.
    let does = |role: &str| [frame, that].iter().any(|frame| frame.roles.iter().any(|&(slot, name)| name == role && is_of_doer(slot)));
    ours.iter().filter(|(role, _)| does(role) && shared(role)).find_map(|&(role, l)| {
        let &(_, r) = theirs.iter().find(|(other, _)| *other == role)?;
        (are_apart(pair, l, r) && act(pair, l, r)).then_some(Apart { left: l, right: r, same_verb: false, guess: 0.2 })
    })
}

fn is_of_doer(slot: Slot) -> bool {
    matches!(slot, Slot::Doer | Slot::Subject | Slot::Preposition("by"))
}

/// "Put off the merger" / "postponed it": phrases that say much the same of one thing.
fn by_phrase(pair: &Pair<'_>) -> Option<Apart> {
    let (ours, theirs) = (wordings(&pair.left), wordings(&pair.right));
    let pairs = ours.iter().flat_map(|one| theirs.iter().map(move |other| (one, other)));
    let agree = |one: &str, other: &str| one == other || lexicon::synonyms(one, other) || lexicon::same_outcome(one, other);
    let verbs =
        |one: &Wording, other: &Wording| pair.left.parsed().tag(one.head).is_verb() && pair.right.parsed().tag(other.head).is_verb();
    let agreeing = pairs.filter(|(one, other)| {
        verbs(one, other) && agree(one.active(), other.active()) && saying(&one.phrase).is_none() && may_tell_of_one(pair, one, other)
    });
    { agreeing }.find_map(|(one, other)| {
        let (l, r) = (doer(&pair.left, one.head)?, doer(&pair.right, other.head)?);
        let (done_to, there) = (thing(&pair.left, one)?, thing(&pair.right, other)?);
        // "A permit is required" / "anglers need a permit": what stands in both places does nothing.
        let moved = same_thing(pair, l, there) || same_thing(pair, done_to, r);
        (same_thing(pair, done_to, there) && !moved && are_apart(pair, l, r) && act(pair, l, r)).then_some(Apart {
            left: l,
            right: r,
            same_verb: false,
            guess: 0.15,
        })
    })
}

/// What a phrase says is done to: its object, or what stands behind its own preposition ("call for the inquiry"); of "the bells stopped" nobody
/// tells who did it.
fn thing(half: &Half<'_>, wording: &Wording) -> Option<usize> {
    let own = half.parsed().undergoer(wording.head).filter(|token| !wording.words.contains(token));
    let behind = || half.parsed().prepositional(wording.head).find(|(mark, _)| wording.words.contains(mark)).map(|(_, object)| object);
    own.or_else(behind).filter(|&token| !is_measured(half, token))
}

/// Whether both are people or organisations: a thing that "stops" has no doer, and a place may stand for its government.
fn act(pair: &Pair<'_>, l: usize, r: usize) -> bool {
    // "Customers" and "depositors", "pupils" and "children", "a man" and "a gunman": groups and people without a name are often one.
    let groups = |half: &Half<'_>, token: usize| half.parsed().tag(token) == Tag::Nns;
    let anyone = |half: &Half<'_>, token: usize| is_generic(half.parsed().lower_lemma(token));
    if groups(&pair.left, l) && groups(&pair.right, r) || anyone(&pair.left, l) || anyone(&pair.right, r) {
        return false;
    }
    let acts = |half: &Half<'_>, token: usize| match half.reading.name_at(token) {
        Some((_, name)) if !name.description => name.kind != NameType::Place,
        _ => {
            let noun = half.parsed().lower_lemma(token);
            names_person(noun) || names_organisation(noun)
        }
    };
    acts(&pair.left, l) && acts(&pair.right, r)
}

/// "As the firm itself had proposed in May" / "in May the council had proposed just that": what is done stands before, and the rest is the same.
fn without_object(pair: &Pair<'_>) -> Option<Apart> {
    let told = |half: &Half<'_>, verb: usize| {
        half.parsed().undergoer(verb).filter(|&object| !matches!(half.parsed().tag(object), Tag::Prp | Tag::Dt | Tag::Wp | Tag::Wdt))
    };
    let open = |l: usize, r: usize| told(&pair.left, l).is_none() || told(&pair.right, r).is_none();
    let light =
        |lemma: &str| saying(lemma).is_some_and(|_| lemma != "suggest") || matches!(lemma, "be" | "have" | "do" | "make" | "take" | "get");
    { pair.predicates() }.into_iter().filter(|&(l, r, _)| open(l, r)).find_map(|(l, r, alike)| {
        let (one, other) = (doer(&pair.left, l)?, doer(&pair.right, r)?);
        let same = matches!(alike, Likeness::Same) && !light(pair.left.parsed().lower_lemma(l)) && pair.containment() >= MOSTLY;
        let even = pair.left.stance(l).is_negated() == pair.right.stance(r).is_negated() && equally_real(pair, l, r);
        (same && even && are_apart(pair, one, other) && act(pair, one, other)).then_some(Apart {
            left: one,
            right: other,
            same_verb: true,
            guess: 0.1,
        })
    })
}

/// One claim has to share this much of its words with the other, where what is done is not told.
const MOSTLY: f32 = 0.5;

/// Who does it; what is done at somebody's own wish is done by him, whatever the voice.
fn doer(half: &Half<'_>, verb: usize) -> Option<usize> {
    // "The requirement to publish": no requirement publishes.
    let of_noun = half.parsed().takes_to(verb) && half.parsed().clause_governor(verb).is_some_and(|above| above.bond == Bond::OfNoun);
    half.parsed().doer(verb).filter(|_| !of_noun).or_else(|| willed_by(half, verb))
}

/// Who does something at his own wish, whatever the voice: "closed at the company's own decision", "left of its own accord".
fn willed_by(half: &Half<'_>, verb: usize) -> Option<usize> {
    let parsed = half.parsed();
    let own = |noun: usize| parsed.noun_phrase(noun).hull(Tokens::new(noun, noun + 1)).iter().any(|at| parsed.lower(at) == "own");
    let (_, will) = parsed.prepositional(verb).find(|&(_, noun)| is_behest(parsed.lower_lemma(noun)) && own(noun))?;
    let named = parsed.possessor(will).filter(|&who| parsed.tag(who).is_noun());
    named.or_else(|| parsed.subject(verb)).filter(|&who| parsed.tag(who) != Tag::PrpS)
}

/// Whether two are somebody, and not one under two names.
pub(super) fn are_apart(pair: &Pair<'_>, one: usize, other: usize) -> bool {
    // "Anybody owed more than £50,000" is a group, and not another who does it.
    let anybody = |word: &str| {
        ["any", "every", "some", "no"].iter().any(|start| word.strip_prefix(start).is_some_and(|rest| matches!(rest, "body" | "one")))
    };
    let is_somebody = |half: &Half<'_>, token: usize| {
        half.parsed().tag(token).is_noun() && !is_measured(half, token) && !anybody(half.parsed().lower(token))
    };
    let kinship = || akin(pair.left.parsed(), one, pair.right.parsed(), other).0;
    is_somebody(&pair.left, one)
        && is_somebody(&pair.right, other)
        && !same_thing(pair, one, other)
        && !are_told_together(pair, one, other)
        && !stands_inside(pair, one, other)
        && !are_of_one_body(pair, one, other)
        && !is_work_of(pair, one, other)
        && !may_be_one(pair, one, other)
        && !matches!(kinship(), Kinship::Synonyms | Kinship::Broader)
}

/// Whether two may be one under two names: one is named and the other described, or the noun of one is said of the other elsewhere.
fn may_be_one(pair: &Pair<'_>, one: usize, other: usize) -> bool {
    // "The incident" may be "the attack", and "a man" the gunman.
    let generic = |half: &Half<'_>, token: usize| is_generic(half.parsed().lower_lemma(token));
    if generic(&pair.left, one) != generic(&pair.right, other) {
        return true;
    }
    // "The Dane" describes too.
    let is_named =
        |half: &Half<'_>, token: usize| half.reading.name_at(token).is_some_and(|(_, name)| !name.description && !name.is_demonym());
    let named = (is_named(&pair.left, one), is_named(&pair.right, other));
    named.0 != named.1 && owner(&pair.left, one).zip(owner(&pair.right, other)).is_none_or(|(l, r)| pair.same_participant(l, r))
}

/// Whether what is put beside one of two, or said with it in one breath, is the other: "the Speaker, Lord Ravenhall", "Ruth and Chloe".
pub(super) fn are_told_together(pair: &Pair<'_>, one: usize, other: usize) -> bool {
    let with = |half: &Half<'_>, token: usize| -> Vec<usize> {
        half.parsed().conjuncts(token).into_iter().chain(half.parsed().put_beside(token)).collect()
    };
    let (ours, theirs) = (with(&pair.left, one), with(&pair.right, other));
    // "Kessia's president, Irina Vostrel" / "the Kessian head of state, Irina Vostrel".
    let one_name = || ours.iter().any(|&l| theirs.iter().any(|&r| pair.same_participant(l, r)));
    ours.iter().any(|&l| pair.same_participant(l, other)) || theirs.iter().any(|&r| pair.same_participant(one, r)) || one_name()
}

/// "The Linden Museum in Havern" and "Havern": one stands inside the other.
fn stands_inside(pair: &Pair<'_>, one: usize, other: usize) -> bool {
    let within = |half: &Half<'_>, token: usize, there: &Half<'_>, name: usize| {
        let name = there.parsed().lower_lemma(name);
        half.parsed().subtree(token).iter().any(|at| at != token && half.parsed().lower_lemma(at) == name)
    };
    within(&pair.left, one, &pair.right, other) || within(&pair.right, other, &pair.left, one)
}

/// "Tamsin Orrell won the prize with her novel" / "the novel by Tamsin Orrell has taken the prize": a thing, and whom its own sentence names.
fn is_work_of(pair: &Pair<'_>, one: usize, other: usize) -> bool {
    let person = |half: &Half<'_>, token: usize| {
        half.reading.name_at(token).filter(|(_, name)| name.kind == NameType::Person && !name.description).map(|(_, name)| name.entity)
    };
    let is_person = |half: &Half<'_>, token: usize| person(half, token).is_some() || names_person(half.parsed().lower_lemma(token));
    let named_there = |half: &Half<'_>, who: usize, there: &Half<'_>| {
        person(half, who).is_some()
            && there
                .near()
                .any(|fact| fact.name().zip(half.reading.name_at(who)).is_some_and(|(name, (_, own))| name.relation(own) == Relation::Same))
    };
    named_there(&pair.left, one, &pair.right) && !is_person(&pair.right, other)
        || named_there(&pair.right, other, &pair.left) && !is_person(&pair.left, one)
}

/// Whose somebody is: "Lumo's engineers".
fn owner(half: &Half<'_>, token: usize) -> Option<usize> {
    half.parsed().possessor(token)
}

#[cfg(test)]
mod tests {
    use super::super::testing::guess;
    use super::*;

    #[test]
    fn one_deed_done_by_another() {
        let apart = [
            ("The inspectors spotted the defect in May.", "The defect was spotted by the drivers in May."),
            ("The library's repairs were funded by the county.", "The foundation footed the bill for the library's repairs."),
            ("A bypass was proposed in 2019 by the county's engineer.", "The mayor put forward a bypass in 2019."),
            ("The minister postponed the vote.", "It was the speaker that put off the vote."),
            ("As the airline itself had proposed in 2023.", "In 2023 the council had proposed just that."),
            ("The smelter was shut down at the company's own decision.", "The authorities shut down the smelter."),
        ];
        for (left, right) in apart {
            assert!(guess(Pattern::Doer, left, right) > 0.0, "{left} / {right}");
        }
    }

    #[test]
    fn one_doer_and_other_deeds() {
        let alike = [
            ("The library's repairs were funded by the county.", "The county footed the bill for the library's repairs."),
            ("The library's repairs were funded by the county.", "The foundation footed the bill for the museum's roof."),
            ("A bypass was proposed in 2019 by the county's engineer.", "The mayor opposed a bypass in 2019."),
            ("The council approved the stadium.", "The stadium was approved by councillors."),
            ("The smelter was shut down at the company's own decision.", "The company shut down the smelter."),
            ("As the airline itself had proposed in 2023.", "In 2023 the council had not proposed that."),
            ("The council voted to stop the chimes.", "The chimes stopped on Friday."),
            ("Kessia's president, Irina Vostrel, thanked the Swiss.", "Kessia's head of state, Irina Vostrel, praised the Swiss."),
            ("Ulla Berg made the last of her appearances in 2012.", "The Dane made the last of her appearances in 2012."),
            ("A permit is required to fish in the lake.", "Anglers need a permit to fish in the lake."),
            ("The attack took place at noon.", "The incident took place at noon."),
        ];
        for (left, right) in alike {
            assert_eq!(guess(Pattern::Doer, left, right), 0.0, "{left} / {right}");
        }
    }
}
