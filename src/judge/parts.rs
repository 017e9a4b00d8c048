//! Who has which part in an event that a lexicon knows: "bought from" and "sold to" tell of one sale. Called by the rule on roles.

use super::Difference;
use super::clue::{Clue, Pattern};
use super::event::{Wording, holders, same_head, same_thing, wordings};
use super::pair::{Half, Pair};
use super::role::{difference, is_measured, says_so};
use crate::lexicon::{self, Frame};

/// Whether the lexicon of roles knows both predicates for one event: then it has told who has which part.
pub(super) fn told_by_frames(pair: &Pair<'_>, l: usize, r: usize) -> bool {
    let (ours, theirs) = (wordings(&pair.left), wordings(&pair.right));
    let one_event = |one: &Wording, other: &Wording| frames_of_one_event(&one.phrase, &other.phrase).next().is_some();
    ours.iter().filter(|one| one.head == l).any(|one| theirs.iter().any(|other| other.head == r && one_event(one, other)))
}

/// Two phrases that tell of one event ("buy from" / "sell to"), where somebody holds one role on the left and another on the right.
pub(super) fn by_event(pair: &Pair<'_>) -> Option<Difference> {
    let of = |half: &Half<'_>| -> Vec<Wording> { wordings(half).iter().filter(|one| tells_roles(half, one)).cloned().collect() };
    let (ours, theirs) = (of(&pair.left), of(&pair.right));
    let polar = |one: &Wording, other: &Wording| one.is_negated(&pair.left) == other.is_negated(&pair.right);
    let both = |one: &Wording, other: &Wording| says_so(&pair.left, &pair.right, other.head) || says_so(&pair.right, &pair.left, one.head);
    let pairs = ours.iter().flat_map(|one| theirs.iter().map(move |other| (one, other)));
    // Of few pairs of phrases does the lexicon know an event, and whether both articles tell it takes a walk through them.
    let pairs = pairs.filter(|(one, other)| frames_of_one_event(&one.phrase, &other.phrase).next().is_some());
    let told = pairs.filter(|(one, other)| polar(one, other) && !both(one, other));
    Difference::surest(told.flat_map(|(one, other)| parts_turned(pair, one, other)))
}

/// Whether who takes part can be read from a phrase: "is headed by" is no "is head of", and in "are to be recruited" the inner verb is the passive.
pub(super) fn tells_roles(half: &Half<'_>, wording: &Wording) -> bool {
    let parsed = half.parsed();
    let as_noun = wording.phrase.starts_with("be ") && parsed.tag(wording.head).is_verb() && parsed.lemma(wording.head) != "be";
    let inner = wording.words.last().copied().filter(|&last| last != wording.head && !wording.phrase.starts_with("be "));
    // "Took over its lessons" takes none.
    let turned = || parsed.particle(wording.head).filter(|at| matches!(parsed.lower(*at), "off" | "out" | "over" | "up"));
    let other_verb =
        wording.words.len() > 1 && parsed.tag(wording.head).is_verb() && turned().is_some_and(|at| !wording.words.contains(&at));
    !as_noun && !other_verb && !inner.is_some_and(|last| parsed.lemma(wording.head) == "be" && parsed.is_passive(last))
}

/// Who has another part in the events that two phrases may tell of.
fn parts_turned(pair: &Pair<'_>, one: &Wording, other: &Wording) -> Vec<Difference> {
    let turned_in = |(ours, that): (&'static Frame, &'static Frame)| {
        let (left, right) = (holders(&pair.left, one, ours), holders(&pair.right, other, that));
        if !fits_best(&pair.left, one, ours, left.len()) || !fits_best(&pair.right, other, that, right.len()) {
            return None;
        }
        // "They run the products on a cloud" / "the products run on a cloud": one verb with and without who does it.
        if one.phrase == other.phrase && (left.len() < 2 || right.len() < 2) {
            return None;
        }
        let turned = turned(pair, &left, &right)
            .filter(|turned| !is_measured(&pair.left, turned.left) && !is_measured(&pair.right, turned.right))?;
        let (role, other_role) = turned.roles;
        let why = |who: &str, _: &str| format!("in left {who} is the {role}, in right the {other_role} ({})", ours.event);
        Some(
            difference(pair, Pattern::Parts, turned.left, turned.right, why)
                .weighing(Clue::Arguments, turned.fit)
                .guessed(turned.confidence),
        )
    };
    frames_of_one_event(&one.phrase, &other.phrase).filter_map(turned_in).collect()
}

/// Whether no other frame of a phrase has more of its slots filled: "rents the hall to" has a tenant, "rents the hall from" a landlord.
fn fits_best(half: &Half<'_>, wording: &Wording, frame: &Frame, filled: usize) -> bool {
    let frames = lexicon::frames(&wording.phrase);
    frames.len() == 1 || frames.iter().filter(|other| other.event == frame.event).all(|other| holders(half, wording, other).len() <= filled)
}

pub(super) fn frames_of_one_event(one: &str, other: &str) -> impl Iterator<Item = (&'static Frame, &'static Frame)> {
    let theirs = lexicon::frames(other);
    lexicon::frames(one).iter().flat_map(move |ours| theirs.iter().filter(|that| that.event == ours.event).map(move |that| (ours, that)))
}

/// Somebody who holds one role on the left and another on the right.
struct Turned<'f> {
    roles: (&'f str, &'f str),
    left: usize,
    right: usize,
    confidence: f32,
    /// 1 where two stand in each other's places, 0.5 where another is in its own, 0 where one has moved and nothing else is sure.
    fit: f32,
}

fn turned<'f>(pair: &Pair<'_>, ours: &[(&'f str, usize)], theirs: &[(&'f str, usize)]) -> Option<Turned<'f>> {
    let same = |l: usize, r: usize| same_thing(pair, l, r);
    let is_straight = |&&(role, l): &&(&str, usize)| theirs.iter().any(|&(other, r)| role == other && same(l, r));
    let straight = ours.iter().filter(is_straight).count();
    let moved = ours.iter().filter(|one| !is_straight(one));
    // "Lent it to Brightwell", "has lent it five million": a pronoun may stand for the money or for the firm.
    let is_it = |half: &Half<'_>, token: usize| half.parsed().lemma(token) == "it";
    let crossed: Vec<_> = moved
        .filter(|&&(_, l)| !is_it(&pair.left, l))
        .flat_map(|&(role, l)| {
            theirs
                .iter()
                .filter(move |&&(other, r)| role != other && !is_it(&pair.right, r) && same_head(pair, l, r))
                .map(move |&(other, r)| ((role, other), l, r))
        })
        .collect();
    let &(roles, left, there) = crossed.first()?;
    // "A man killed a shopper" / "a former clerk killed one man": anybody may be a man.
    let anybody = |half: &Half<'_>, token: usize| half.parsed().tag(token).is_common_noun() && !half.parsed().is_definite(token);
    if crossed.len() == 1 && anybody(&pair.left, left) && anybody(&pair.right, there) {
        return None;
    }
    // The other side's holder of the role shows the conflict best; where it names none, the same participant in its other role does.
    let right = theirs.iter().find(|(role, _)| *role == roles.0).map_or(there, |&(_, holder)| holder);
    let (confidence, fit) = match (crossed.len(), straight) {
        (2.., _) => (0.9, 1.0),
        (_, 1..) => (0.7, 0.5),
        _ => (0.3 + 0.3 * pair.common_ground(), 0.0),
    };
    Some(Turned { roles, left, right, confidence, fit })
}
