//! Who says so differs, or was dropped or added where something turns on it.
//!
//! Fires on "The Financial Times reported that …" / "Reports suggested …", on "the organisers say" / "police say", and on "prosecutors
//! allege" dropped. Stays silent on one speaker in other words, and where a plain "said" is left out.

use super::{Difference, Rule};
use crate::article::words::Tokens;
use crate::facts::Relation;
use crate::facts::stance::{Attribution, Force};
use crate::judge::pair::{Half, Pair};
use crate::kind::Kind;
use crate::lexicon::{Source, source};

pub(super) const RULE: Rule = Rule { kind: Kind::Attribution, check };

/// Claims whose predicates are two words need this much else in common.
const SAME_CONTENT: f32 = 0.3;

fn check(pair: &Pair<'_>, out: &mut Vec<Difference>) {
    // Who says so matters only where both say the same thing.
    let same_content = pair.matching.pairs(pair.left.claim.predicate, pair.right.claim.predicate) || pair.common_ground() >= SAME_CONTENT;
    let (one, other) = (pair.left.claim.stance.attribution.as_ref(), pair.right.claim.stance.attribution.as_ref());
    if !same_content {
        return;
    }
    let Some((why, confidence)) = (match (one, other) {
        (Some(one), Some(other)) => both(pair, one, other),
        (Some(one), None) if !has_speaker(&pair.right) => dropped(&pair.left, one, "left", "right"),
        (None, Some(other)) if !has_speaker(&pair.left) => dropped(&pair.right, other, "right", "left"),
        (Some(_), None) | (None, Some(_)) => None,
        (None, None) => None,
    }) else {
        return;
    };
    let key = Kind::Attribution.spec().key;
    let evidence = |half: &Half<'_>, said: Option<&Attribution>| {
        said.map(|said| half.evidence(said.speaker.unwrap_or(Tokens::new(said.verb, said.verb + 1)), key))
    };
    out.push(Difference {
        kind: Kind::Attribution,
        contradicts: false,
        left: evidence(&pair.left, one),
        right: evidence(&pair.right, other),
        why,
        confidence: confidence * (0.6 + 0.4 * pair.containment()),
    });
}

/// Whether anyone speaks in the claim's sentence: then the claim may be theirs, whatever the parse makes of it.
fn has_speaker(half: &Half<'_>) -> bool {
    let near = half.reading.claims.iter().filter(|claim| claim.sentence == half.claim.sentence);
    near.into_iter().any(|claim| claim.stance.attribution.is_some())
}

/// Two speakers: another name, or another kind of source. Two descriptions without either may well be of one speaker.
fn both(pair: &Pair<'_>, one: &Attribution, other: &Attribution) -> Option<(String, f32)> {
    let (left, right) = (one.speaker?, other.speaker?);
    let (l, r) = (pair.left.head_of(left)?, pair.right.head_of(right)?);
    if !pair.left.parsed().tag(l).is_noun() || !pair.right.parsed().tag(r).is_noun() {
        return None;
    }
    if pair.same_participant(l, r) || shares_a_word(pair, left, right) || is_pronoun(&pair.left, l) || is_pronoun(&pair.right, r) {
        return None;
    }
    let kinds = (source_of(&pair.left, left), source_of(&pair.right, right));
    let named = (name_in(&pair.left, left), name_in(&pair.right, right));
    let confidence = match (kinds, named) {
        ((Some(a), Some(b)), _) if a != b => 0.75,
        ((Some(Source::Anonymous), _), (_, true)) | ((_, Some(Source::Anonymous)), (true, _)) => 0.8,
        ((None, None), (true, true)) => other_name(pair, left, right)?,
        _ => return None,
    };
    let (left, right) = (pair.left.words(left), pair.right.words(right));
    Some((format!("left has it from {left}, right from {right}"), confidence))
}

/// A speaker that one side leaves out: it matters where the source is no neutral one, or does not vouch for what it says.
fn dropped(half: &Half<'_>, said: &Attribution, has: &str, lacks: &str) -> Option<(String, f32)> {
    let speaker = said.speaker?;
    if half.head_of(speaker).is_none_or(|head| is_pronoun(half, head)) {
        return None;
    }
    let confidence = match (said.force, source_of(half, speaker)) {
        (Force::Alleged, _) => 0.8,
        (Force::Suggested, Some(_)) | (Force::Said, Some(Source::Anonymous | Source::Interested)) => 0.65,
        (Force::Suggested, None) => 0.5,
        (Force::Said | Force::Confirmed, _) => return None,
    };
    Some((format!("{has} has it from {}, {lacks} states it as a fact", half.words(speaker)), confidence))
}

/// The kind of source that a speaker's noun phrase names; the first noun that tells.
fn source_of(half: &Half<'_>, speaker: Tokens) -> Option<Source> {
    speaker.iter().filter(|&token| half.parsed().tag(token).is_noun()).find_map(|token| source(&half.parsed().lemma(token).to_lowercase()))
}

fn name_in(half: &Half<'_>, speaker: Tokens) -> bool {
    speaker.iter().any(|token| half.reading.name_at(token).is_some())
}

/// How sure it is that two named speakers are two; `None` where they may be one.
fn other_name(pair: &Pair<'_>, left: Tokens, right: Tokens) -> Option<f32> {
    let names = |half: &Half<'_>, speaker: Tokens| {
        speaker.iter().filter_map(|token| half.reading.name_at(token).map(|(_, name)| name.clone())).collect::<Vec<_>>()
    };
    let (ours, theirs) = (names(&pair.left, left), names(&pair.right, right));
    let same_kind = ours.iter().any(|one| theirs.iter().any(|other| one.kind == other.kind));
    let different = ours.iter().all(|one| theirs.iter().all(|other| one.relation(other) == Relation::Different));
    (same_kind && different).then_some(0.6)
}

/// "Governor Elise Trottier" and "the governor": a noun in common is one speaker.
fn shares_a_word(pair: &Pair<'_>, left: Tokens, right: Tokens) -> bool {
    let nouns = |half: &Half<'_>, run: Tokens| {
        run.iter()
            .filter(|&token| half.parsed().tag(token).is_noun())
            .map(|token| half.parsed().lemma(token).to_lowercase())
            .collect::<Vec<_>>()
    };
    let theirs = nouns(&pair.right, right);
    nouns(&pair.left, left).iter().any(|noun| theirs.contains(noun))
}

fn is_pronoun(half: &Half<'_>, token: usize) -> bool {
    matches!(
        half.parsed().lemma(token).to_lowercase().as_str(),
        "i" | "we" | "he" | "she" | "they" | "it" | "you" | "who" | "that" | "which" | "its" | "one"
    )
}
