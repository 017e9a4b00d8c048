//! What the decision to link two claims looks at. Every feature is the same when the two articles are exchanged.

use super::cover::{Comparer, Cover};
use super::event::Event;
use super::likeness::{WordForm, WordForms, likeness};
use super::model::Context;
use super::vocabulary::angle;
use crate::claim::{Claim, ClaimId, Reading};
use crate::facts::Relation;
use crate::facts::name::Name;
use rustc_hash::FxHashMap;
use std::cell::RefCell;

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
    "same_slot",
    "actor_and_act",
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
    "fresh_min",
    "fresh_max",
    "in_order",
];

/// The first so many are known of the pair alone; the rest compare it with other pairs.
pub(super) const OF_PAIR: usize = 40;
const ALL: usize = 55;
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
    pub(super) event: &'a Event,
    left_heads: Heads<'a>,
    right_heads: Heads<'a>,
    /// How alike two words are that head something.
    known: RefCell<FxHashMap<(u32, u32), f32>>,
}

/// The claims of a pair with how much of each the other's whole sentence covers.
pub(super) struct ClaimPair {
    pub(super) left: ClaimId,
    pub(super) right: ClaimId,
    /// Whether both say the same, letter by letter.
    pub(super) twins: bool,
    pub(super) in_right: f32,
    pub(super) in_left: f32,
}

impl<'a> Describer<'a> {
    pub(super) fn new(
        (left, our_words): (&'a Reading, &WordForms<'a>),
        (right, their_words): (&'a Reading, &WordForms<'a>),
        comparer: &'a Comparer<'a>,
        event: &'a Event,
    ) -> Self {
        let (left_heads, right_heads) = (Heads::new(left, our_words), Heads::new(right, their_words));
        Self { left, right, comparer, event, left_heads, right_heads, known: RefCell::default() }
    }

    /// A pair of claims with its features of its own; `None` where they share nothing.
    pub(super) fn of_pair(&self, pair: &ClaimPair, sentences: &SentencePair) -> Option<Features> {
        let (l, r) = (pair.left, pair.right);
        let (ours, theirs) = (self.comparer.ours, self.comparer.theirs);
        let (one, other) = (self.left.claims.get(l)?, self.right.claims.get(r)?);
        let (left, right) = (ours.claims.get(l)?, theirs.claims.get(r)?);
        let (cover, kinds) = self.comparer.compare(left, right);
        if cover.evidence <= 0.0 && !pair.twins {
            return None;
        }
        let alone = f32::from(u8::from(!self.event.known()));
        // Of all that the other's sentence says of this claim, how much stands in the other claim.
        let part = |part: f32, whole: f32| if whole > 0.0 { (part / whole).min(1.0) } else { 0.0 };
        let focus = (part(cover.left, pair.in_right), part(cover.right, pair.in_left));
        let (smaller, larger) = cover.shares();
        let (sentence_smaller, sentence_larger) = sentences.cover.shares();
        let place = |claim: &Claim, sentences: usize| claim.sentence as f32 / sentences.max(1) as f32;
        let heads = (self.left_heads.of_claims.get(l)?, self.right_heads.of_claims.get(r)?);
        let act = self.alike(Some(heads.0.predicate), Some(heads.1.predicate));
        let actor = self.alike(heads.0.subject, heads.1.subject);
        let own = [
            smaller,
            larger,
            cover.cosine,
            sentence_smaller,
            sentence_larger,
            sentences.cover.cosine,
            pair.in_right.min(pair.in_left),
            pair.in_right.max(pair.in_left),
            angle(ours.meanings.get(l)?, theirs.meanings.get(r)?),
            sentences.meaning,
            saturated(kinds.names_shared),
            saturated(kinds.names_missed),
            saturated(kinds.numbers_shared),
            f32::from(u8::from(kinds.numbers_clash)),
            act,
            actor,
            saturated(cover.evidence / 2.0),
            saturated(sentences.cover.evidence / 4.0),
            cover.rarest,
            // One figure of one participant: that alone makes two claims worth comparing.
            saturated(kinds.names_shared) * saturated(kinds.numbers_shared),
            f32::from(u8::from(pair.twins)),
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
            saturated(kinds.same_slot),
            act * actor,
        ];
        let mut values = [0.0; ALL];
        values[..OF_PAIR].copy_from_slice(&own);
        let admitted = kinds.telling_shared && sentences.named && larger > BOUND_FACTS;
        Some(Features { values, guess: 0.0, twins: pair.twins, admitted })
    }

    /// How alike two words are; 0 where one is missing.
    fn alike(&self, one: Option<u32>, other: Option<u32>) -> f32 {
        let Some((one, other)) = one.zip(other) else { return 0.0 };
        *self.known.borrow_mut().entry((one, other)).or_insert_with(|| {
            let head = |heads: &'_ Heads<'a>, at: u32| heads.words.get(at as usize).copied();
            let Some((one, other)) = head(&self.left_heads, one).zip(head(&self.right_heads, other)) else { return 0.0 };
            if one.name.zip(other.name).is_some_and(|(a, b)| a.relation(b) == Relation::Same) {
                return 1.0;
            }
            likeness(&one.word, &other.word).map_or(0.0, |alike| alike.score())
        })
    }
}

/// A word that heads a claim or its subject.
#[derive(Clone, Copy, Debug)]
struct Head<'a> {
    word: WordForm<'a>,
    name: Option<&'a Name>,
}

/// What heads one claim, as indices into [`Heads::words`].
struct OfClaim {
    predicate: u32,
    subject: Option<u32>,
}

/// The words that head the claims of an article and their subjects, each once.
struct Heads<'a> {
    words: Vec<Head<'a>>,
    of_claims: Vec<OfClaim>,
}

impl<'a> Heads<'a> {
    fn new(reading: &'a Reading, forms: &WordForms<'a>) -> Self {
        let mut words: Vec<Head<'a>> = Vec::new();
        let mut places: FxHashMap<(&'a str, Option<&'a str>), u32> = FxHashMap::default();
        let mut place = |token: usize| {
            let word = *forms.of(token);
            let name = reading.name_at(token).map(|(_, name)| name);
            let next = u32::try_from(words.len()).unwrap_or(u32::MAX);
            *places.entry((word.entry.word, name.map(|name| &*name.canonical))).or_insert_with(|| {
                words.push(Head { word, name });
                next
            })
        };
        let of_claims =
            reading.claims.iter().map(|claim| OfClaim { predicate: place(claim.predicate), subject: claim.subject.map(&mut place) });
        let of_claims = of_claims.collect();
        Self { words, of_claims }
    }
}

/// 0 to 1: the first of a kind says most.
fn saturated(amount: f32) -> f32 {
    1.0 - (-amount).exp()
}
