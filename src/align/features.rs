//! What the decision to link two claims looks at. Every feature is the same when the two articles are exchanged.

use super::cover::{Comparer, Cover};
use super::event::Event;
use super::likeness::{WordForm, likeness};
use super::model::Context;
use super::vocabulary::{angle, rank};
use crate::claim::{Claim, ClaimId, Reading};
use crate::facts::Relation;
use rustc_hash::FxHashMap;

/// The features, by name, in the order of their values.
pub(super) const NAMES: &[&str] = &[
    "cover_min",
    "cover_max",
    "cosine",
    "sentence_min",
    "sentence_max",
    "sentence_cosine",
    "within_min",
    "within_max",
    "meaning",
    "sentence_meaning",
    "names_shared",
    "names_missed",
    "numbers_shared",
    "numbers_clash",
    "predicate",
    "subject",
    "evidence",
    "sentence_evidence",
    "rarest",
    "anchored",
    "twins",
    "around",
    "both_lead",
    "apart",
    "brief",
    "alone",
    "alone_sentence",
    "alone_meaning",
    "event",
    "focus_min",
    "focus_max",
    "telling",
    "no_name_shared",
    "alone_both",
    "alone_whole_min",
    "alone_whole_max",
    "alone_names_min",
    "alone_names_max",
    "guess",
    "guess_odds",
    "margin_min",
    "margin_max",
    "best_of_both",
    "best_of_one",
    "siblings",
    "sibling_within",
    "adjacent",
    "sentence_margin",
    "inner_min",
    "inner_max",
];

/// The first so many are known of the pair alone; the rest compare it with other pairs.
pub(super) const OF_PAIR: usize = 38;
const ALL: usize = 50;
/// Where "cosine" and "within_max" stand among them.
pub(super) const COSINE: usize = 2;
pub(super) const WITHIN_MAX: usize = 7;

/// What is known of a pair of claims.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Features {
    pub(super) values: [f32; ALL],
    /// How well the two go together by themselves, 0 to 1.
    pub(super) guess: f32,
    /// Whether both say the same, letter by letter.
    pub(super) twins: bool,
    /// Whether bound facts admit the pair whatever the rest: one amount of one participant, be it under two bounds.
    pub(super) admitted: bool,
}

/// How much of one claim the other must cover for a conflict of their facts to admit the pair.
const BOUND_FACTS: f32 = 0.35;

/// What two sentences have in common.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct SentencePair {
    pub(super) cover: Cover,
    pub(super) meaning: f32,
    /// Whether they share a name.
    pub(super) named: bool,
    /// The same of the sentences before and behind, the better of both.
    pub(super) around: f32,
}

/// Describes pairs of claims.
pub(super) struct Describer<'a> {
    pub(super) left: &'a Reading,
    pub(super) right: &'a Reading,
    pub(super) comparer: &'a Comparer<'a>,
    pub(super) sentences: &'a FxHashMap<(u32, u32), SentencePair>,
    pub(super) event: &'a Event,
}

impl Describer<'_> {
    /// A pair of claims with its features of its own; `None` where they share nothing.
    pub(super) fn of_pair(&self, l: ClaimId, r: ClaimId, twins: bool) -> Option<Features> {
        let (ours, theirs) = (self.comparer.ours, self.comparer.theirs);
        let (one, other) = (self.left.claims.get(l)?, self.right.claims.get(r)?);
        let (left, right) = (ours.claims.get(l)?, theirs.claims.get(r)?);
        let cover = self.comparer.cover(left, right);
        if cover.evidence <= 0.0 && !twins {
            return None;
        }
        let sentence = u32::try_from(one.sentence).ok().zip(u32::try_from(other.sentence).ok());
        let sentences = sentence.and_then(|key| self.sentences.get(&key)).copied().unwrap_or_default();
        let in_right = self.comparer.covered(left, theirs.sentences.get(other.sentence)?);
        let in_left = self.comparer.covered_back(ours.sentences.get(one.sentence)?, right);
        let kinds = self.comparer.kinds(left, right);
        let alone = f32::from(u8::from(!self.event.known()));
        // Of all that the other's sentence says of this claim, how much stands in the other claim.
        let part = |part: f32, whole: f32| if whole > 0.0 { (part / whole).min(1.0) } else { 0.0 };
        let focus = (part(cover.left, in_right), part(cover.right, in_left));
        let (smaller, larger) = cover.shares();
        let (sentence_smaller, sentence_larger) = sentences.cover.shares();
        let place = |claim: &Claim, sentences: usize| claim.sentence as f32 / sentences.max(1) as f32;
        let own = [
            smaller,
            larger,
            cover.cosine,
            sentence_smaller,
            sentence_larger,
            sentences.cover.cosine,
            in_right.min(in_left),
            in_right.max(in_left),
            angle(ours.meanings.get(l)?, theirs.meanings.get(r)?),
            sentences.meaning,
            saturated(kinds.names_shared),
            saturated(kinds.names_missed),
            saturated(kinds.numbers_shared),
            f32::from(u8::from(kinds.numbers_clash)),
            self.alike(Some(one.predicate), Some(other.predicate)),
            self.alike(one.subject, other.subject),
            saturated(cover.evidence / 2.0),
            saturated(sentences.cover.evidence / 4.0),
            cover.rarest,
            // One figure of one participant: that alone makes two claims worth comparing.
            saturated(kinds.names_shared) * saturated(kinds.numbers_shared),
            f32::from(u8::from(twins)),
            sentences.around,
            f32::from(u8::from(one.sentence == 0 && other.sentence == 0)) * (1.0 - alone),
            (place(one, ours.sentences.len()) - place(other, theirs.sentences.len())).abs() * (1.0 - alone),
            f32::from(u8::from(left.len().min(right.len()) < 4)),
            alone,
            alone * sentences.cover.cosine,
            alone * sentences.meaning,
            self.event.odds(),
            focus.0.min(focus.1),
            focus.0.max(focus.1),
            f32::from(u8::from(kinds.telling_shared)),
            f32::from(u8::from(kinds.named && kinds.names_shared <= 0.0)),
            f32::from(u8::from(self.event.context == Context::Neither)),
            alone * self.event.values[0],
            alone * self.event.values[1],
            alone * self.event.values[2],
            alone * self.event.values[3],
        ];
        let mut values = [0.0; ALL];
        values[..OF_PAIR].copy_from_slice(&own);
        let admitted = kinds.telling_shared && sentences.named && larger > BOUND_FACTS;
        Some(Features { values, guess: 0.0, twins, admitted })
    }

    /// How alike two words are; 0 where one is missing.
    fn alike(&self, one: Option<usize>, other: Option<usize>) -> f32 {
        let Some((one, other)) = one.zip(other) else { return 0.0 };
        let names = self.left.name_at(one).zip(self.right.name_at(other));
        if names.is_some_and(|(a, b)| a.1.relation(b.1) == Relation::Same) {
            return 1.0;
        }
        let word = |reading: &Reading, token: usize| reading.parsed.lemma(token).to_lowercase();
        let (left, right) = (word(self.left, one), word(self.right, other));
        let form = |lemma| WordForm { lemma, rank: rank(lemma) };
        likeness(form(&left), form(&right)).map_or(0.0, |alike| alike.score())
    }
}

/// 0 to 1: the first of a kind says most.
fn saturated(amount: f32) -> f32 {
    1.0 - (-amount).exp()
}
