//! Who says so differs, or was dropped or added where something turns on it.
//!
//! Fires on "The Financial Times reported that …" / "Reports suggested …" and on "prosecutors allege" dropped.
//! Stays silent where one side names nobody and the claim is no allegation: a plain "said" is often left out.

use super::{Difference, Rule};
use crate::facts::Relation;
use crate::facts::stance::{Attribution, Force};
use crate::judge::pair::{Half, Pair};
use crate::kind::Kind;

pub(super) const RULE: Rule = Rule { kind: Kind::Attribution, check };

fn check(pair: &Pair<'_>, out: &mut Vec<Difference>) {
    let (one, other) = (pair.left.claim.stance.attribution.as_ref(), pair.right.claim.stance.attribution.as_ref());
    let Some((why, confidence)) = (match (one, other) {
        (Some(one), Some(other)) => both(pair, one, other),
        (Some(one), None) => dropped(&pair.left, one, "left", "right"),
        (None, Some(other)) => dropped(&pair.right, other, "right", "left"),
        (None, None) => None,
    }) else {
        return;
    };
    let key = Kind::Attribution.spec().key;
    let evidence = |half: &Half<'_>, said: Option<&Attribution>| {
        said.map(|said| half.evidence(said.speaker.unwrap_or(crate::article::words::Tokens::new(said.verb, said.verb + 1)), key))
    };
    out.push(Difference {
        kind: Kind::Attribution,
        contradicts: false,
        left: evidence(&pair.left, one),
        right: evidence(&pair.right, other),
        why,
        confidence: confidence * (0.4 + 0.6 * pair.containment()),
    });
}

fn both(pair: &Pair<'_>, one: &Attribution, other: &Attribution) -> Option<(String, f32)> {
    let (left, right) = (one.speaker?, other.speaker?);
    let (l, r) = (pair.left.head_of(left)?, pair.right.head_of(right)?);
    if pair.same_participant(l, r) || pair.left.parsed().lemma(l) == pair.right.parsed().lemma(r) {
        return None;
    }
    let named = (pair.left.reading.name_at(l), pair.right.reading.name_at(r));
    let confidence = match named {
        (Some((_, one)), Some((_, other))) if one.relation(other) == Relation::Different && one.kind == other.kind => 0.8,
        (Some((_, name)), None) | (None, Some((_, name))) if !name.description => 0.5,
        _ => 0.3,
    };
    let (left, right) = (pair.left.words(left), pair.right.words(right));
    Some((format!("left has it from {left}, right from {right}"), confidence))
}

fn dropped(half: &Half<'_>, said: &Attribution, has: &str, lacks: &str) -> Option<(String, f32)> {
    let speaker = said.speaker.map_or_else(|| "a source".to_owned(), |speaker| half.words(speaker));
    match said.force {
        Force::Alleged | Force::Suggested => Some((format!("{has} has it from {speaker}, {lacks} states it as a fact"), 0.7)),
        Force::Said | Force::Confirmed => None,
    }
}
