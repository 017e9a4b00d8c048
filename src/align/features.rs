//! What the decision to link two claims looks at. Every feature is the same when the two articles are exchanged.

use super::cover::{Comparer, Cover};
use super::event::{Event, FEWEST_SENTENCES};
use super::likeness::{WordForm, likeness};
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
pub(super) const OF_PAIR: usize = 31;
const ALL: usize = 43;
/// Where "cosine" stands among them.
const COSINE: usize = 2;

/// What is known of a pair of claims.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Features {
    pub(super) values: [f32; ALL],
    /// How well the two go together by themselves, 0 to 1.
    pub(super) guess: f32,
    /// Whether both say the same, letter by letter.
    pub(super) twins: bool,
    /// Whether a conflict between bound facts admits the pair whatever the rest: one sum of one participant under two bounds.
    pub(super) admitted: bool,
}

/// How much of one claim the other must cover for a conflict of their facts to admit the pair.
const BOUND_FACTS: f32 = 0.35;
/// A pair without rivals is measured against one that is this likely.
const RIVAL: f32 = 0.15;

/// What two sentences have in common.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct SentencePair {
    pub(super) cover: Cover,
    pub(super) meaning: f32,
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
        let in_right = self.comparer.cover(left, theirs.sentences.get(other.sentence)?).left;
        let in_left = self.comparer.cover(ours.sentences.get(one.sentence)?, right).right;
        let kinds = self.comparer.kinds(left, right);
        let alone = ours.sentences.len().min(theirs.sentences.len()) < FEWEST_SENTENCES;
        let alone = f32::from(u8::from(alone));
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
        ];
        let mut values = [0.0; ALL];
        values[..OF_PAIR].copy_from_slice(&own);
        let admitted = kinds.other_bound && kinds.names_shared > 0.0 && larger > BOUND_FACTS;
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

/// A pair of claims that is looked at.
pub(super) type Candidates = Vec<(ClaimId, ClaimId, Features)>;

/// The two best guesses among some pairs.
#[derive(Clone, Copy, Default)]
struct Best([f32; 2]);

impl Best {
    fn note(&mut self, guess: f32) {
        let [first, second] = self.0;
        self.0 = if guess > first { [guess, first] } else { [first, second.max(guess)] };
    }

    /// The best other guess: the second best for the best one, the best for all others.
    fn other(&self, guess: f32) -> f32 {
        if guess >= self.0[0] { self.0[1] } else { self.0[0] }
    }
}

/// Another pair of claims of the same two sentences.
#[derive(Clone, Copy)]
struct Rival {
    left: ClaimId,
    right: ClaimId,
    guess: f32,
    cosine: f32,
}

/// How much more a pair has in common than the best other pair of either claim within the same two sentences: which clause of a sentence
/// is meant, once its sentence is found.
fn inner_margins(rivals: &[Rival], l: ClaimId, r: ClaimId, cosine: f32) -> [f32; 2] {
    let best = |is_rival: &dyn Fn(&Rival) -> bool| rivals.iter().filter(|that| is_rival(that)).map(|that| that.cosine).fold(0.0, f32::max);
    [cosine - best(&|that| that.left == l && that.right != r), cosine - best(&|that| that.right == r && that.left != l)]
}

/// Adds how each pair stands against the others, once all have a guess.
pub(super) fn rank_all(pairs: &mut Candidates, left: &Reading, right: &Reading) {
    let (mut of_left, mut of_right) = (vec![Best::default(); left.claims.len()], vec![Best::default(); right.claims.len()]);
    let mut of_sentences: FxHashMap<(usize, usize), Vec<Rival>> = FxHashMap::default();
    let sentences = |l: ClaimId, r: ClaimId| (left.claims[l].sentence, right.claims[r].sentence);
    for (l, r, features) in pairs.iter() {
        of_left[*l].note(features.guess);
        of_right[*r].note(features.guess);
        of_sentences.entry(sentences(*l, *r)).or_default().push(Rival {
            left: *l,
            right: *r,
            guess: features.guess,
            cosine: features.values[COSINE],
        });
    }
    let best_of: FxHashMap<(usize, usize), f32> =
        of_sentences.iter().map(|(key, pairs)| (*key, pairs.iter().map(|pair| pair.guess).fold(0.0, f32::max))).collect();
    let (mut rows, mut columns): (FxHashMap<usize, Best>, FxHashMap<usize, Best>) = Default::default();
    for ((l, r), best) in &best_of {
        rows.entry(*l).or_default().note(*best);
        columns.entry(*r).or_default().note(*best);
    }
    let best_at = |l: Option<usize>, r: Option<usize>| l.zip(r).and_then(|key| best_of.get(&key)).copied().unwrap_or_default();
    for (l, r, features) in pairs.iter_mut() {
        let key = sentences(*l, *r);
        let guess = features.guess;
        let margins = [of_left[*l].other(guess), of_right[*r].other(guess)].map(|rival| guess - rival.max(RIVAL));
        let firsts = [of_left[*l].0[0] <= guess, of_right[*r].0[0] <= guess];
        let siblings = of_sentences.get(&key).into_iter().flatten().filter(|that| that.left != *l && that.right != *r);
        let siblings = siblings.map(|sibling| sibling.guess).fold(0.0, f32::max);
        let (up, down) = (|place: usize| place.checked_sub(1), |place: usize| Some(place + 1));
        let same = best_at(up(key.0), up(key.1)).max(best_at(down(key.0), down(key.1)));
        let near = [(Some(key.0), up(key.1)), (Some(key.0), down(key.1)), (up(key.0), Some(key.1)), (down(key.0), Some(key.1))];
        let adjacent = near.into_iter().map(|(l, r)| best_at(l, r)).fold(same, f32::max);
        let best = best_of.get(&key).copied().unwrap_or_default();
        let rivals = [rows.get(&key.0), columns.get(&key.1)].map(|rival| rival.map_or(0.0, |rival| rival.other(best)).max(RIVAL));
        let inner = inner_margins(of_sentences.get(&key).map_or(&[][..], Vec::as_slice), *l, *r, features.values[COSINE]);
        let odds = (guess.clamp(0.001, 0.999) / (1.0 - guess.clamp(0.001, 0.999))).ln() / 4.0;
        let ranks = [
            guess,
            odds,
            margins[0].min(margins[1]),
            margins[0].max(margins[1]),
            f32::from(u8::from(firsts[0] && firsts[1])),
            f32::from(u8::from(firsts[0] || firsts[1])),
            siblings,
            siblings * features.values[7],
            adjacent,
            best - rivals[0].max(rivals[1]),
            inner[0].min(inner[1]),
            inner[0].max(inner[1]),
        ];
        features.values[OF_PAIR..].copy_from_slice(&ranks);
    }
}
