//! What the decision to link two claims looks at. Every feature is the same when the two articles are exchanged.

use super::terms::{Comparer, Term, Terms};
use super::vocabulary::angle;
use crate::claim::{Claim, Reading};

/// The features, by name, in the order of their values.
pub(super) const NAMES: &[&str] = &[
    "cover_min",
    "cover_max",
    "sentence_min",
    "sentence_max",
    "claim_in_sentence_min",
    "claim_in_sentence_max",
    "names_shared",
    "names_missed",
    "numbers_shared",
    "numbers_clash",
    "predicate",
    "evidence",
    "short",
    "anchored",
    "meaning",
    "siblings",
    "margin_min",
    "margin_max",
    "best_of_both",
    "best_of_one",
];

/// The first so many are known of the pair alone; the rest compare it with the claims' other pairs.
const OF_PAIR: usize = 16;

/// What is known of a pair of claims.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Features {
    pub(super) values: [f32; 20],
    /// Whether a conflict between bound facts admits the pair whatever the rest: one sum of one participant under two bounds.
    pub(super) admitted: bool,
}

/// How much of one claim the other must cover for a conflict of their facts to admit the pair.
const BOUND_FACTS: f32 = 0.35;

/// What sentences have in common, for all pairs of them.
pub(super) struct Sentences {
    pairs: Vec<(f32, f32)>,
    columns: usize,
}

impl Sentences {
    pub(super) fn new(comparer: &Comparer<'_>, ours: &Terms, theirs: &Terms) -> Self {
        let columns = theirs.sentences.len();
        let pairs = ours.sentences.iter().flat_map(|l| theirs.sentences.iter().map(|r| comparer.coverage(l, r)));
        Self { pairs: pairs.collect(), columns }
    }

    fn of(&self, left: usize, right: usize) -> (f32, f32) {
        self.pairs.get(left * self.columns + right).copied().unwrap_or_default()
    }
}

/// A pair of claims with its features of its own; those that compare it with others come later.
pub(super) fn of_pair(
    comparer: &Comparer<'_>,
    sentences: &Sentences,
    ours: &Terms,
    theirs: &Terms,
    l: usize,
    r: usize,
) -> Option<Features> {
    let (one, other) = (comparer.left.claims.get(l)?, comparer.right.claims.get(r)?);
    let (left, right) = (ours.claims.get(l)?, theirs.claims.get(r)?);
    let (a, b) = comparer.coverage(left, right);
    let (c, d) = sentences.of(one.sentence, other.sentence);
    let in_right = ours_in(comparer, left, theirs.sentences.get(other.sentence)?);
    let in_left = comparer.coverage(ours.sentences.get(one.sentence)?, right).1;
    let kinds = Kinds::new(comparer, left, right);
    let mut values = [0.0; 20];
    let own = [
        a.min(b),
        a.max(b),
        c.min(d),
        c.max(d),
        in_right.min(in_left),
        in_right.max(in_left),
        kinds.names_shared,
        kinds.names_missed,
        kinds.numbers_shared,
        kinds.numbers_clash,
        predicates(comparer, one, other),
        (kinds.evidence / 3.0).min(1.0),
        f32::from(u8::from(left.len().min(right.len()) < 4)),
        // One figure of one participant: that alone makes two claims worth comparing.
        kinds.names_shared * kinds.numbers_shared,
        angle(ours.meanings.get(l)?, theirs.meanings.get(r)?),
        0.0,
    ];
    values[..OF_PAIR].copy_from_slice(&own);
    Some(Features { values, admitted: kinds.other_bound && kinds.names_shared > 0.0 && a.max(b) > BOUND_FACTS })
}

fn ours_in(comparer: &Comparer<'_>, claim: &[Term], sentence: &[Term]) -> f32 {
    comparer.coverage(claim, sentence).0
}

impl Features {
    /// A first guess, by which pairs of one claim are ranked against each other.
    pub(super) fn guess(&self) -> f32 {
        let [cover_min, cover_max, sentence_min, sentence_max, in_min, in_max, ..] = self.values;
        0.35 * cover_min + 0.2 * cover_max + 0.15 * sentence_min + 0.05 * sentence_max + 0.15 * in_min + 0.1 * in_max
    }

    /// Adds the best guess of another pair of the same two sentences.
    pub(super) fn note_siblings(&mut self, best: f32) {
        self.values[OF_PAIR - 1] = best;
    }

    /// Adds how the pair stands against the best other pair of either claim.
    pub(super) fn rank(&mut self, best_left: f32, best_right: f32) {
        let margins = (self.guess() - best_left, self.guess() - best_right);
        let best = (margins.0 >= 0.0, margins.1 >= 0.0);
        self.values[OF_PAIR] = margins.0.min(margins.1).max(-0.5);
        self.values[OF_PAIR + 1] = margins.0.max(margins.1).max(-0.5);
        self.values[OF_PAIR + 2] = f32::from(u8::from(best.0 && best.1));
        self.values[OF_PAIR + 3] = f32::from(u8::from(best.0 || best.1));
    }
}

/// How names and numbers of two claims go together.
#[derive(Default)]
struct Kinds {
    names_shared: f32,
    names_missed: f32,
    other_bound: bool,
    numbers_shared: f32,
    numbers_clash: f32,
    evidence: f32,
}

impl Kinds {
    fn new(comparer: &Comparer<'_>, left: &[Term], right: &[Term]) -> Self {
        let best = |term: &Term| right.iter().map(|other| comparer.alike(term, other)).fold(0.0, f32::max);
        let back = |term: &Term| left.iter().map(|other| comparer.alike(other, term)).fold(0.0, f32::max);
        let mut kinds = Self::default();
        let (mut clashes, mut missed) = ((false, false), (0, 0));
        for (term, alike) in left.iter().map(|term| (term, best(term))) {
            kinds.evidence += term.weight * alike / 2.0;
            missed.0 += usize::from(term.is_name && alike < 0.5);
            kinds.names_shared = kinds.names_shared.max(if term.is_name && alike > 0.7 { 1.0 } else { 0.0 });
            kinds.numbers_shared = kinds.numbers_shared.max(if term.is_number && alike > 0.7 { 1.0 } else { 0.0 });
            kinds.other_bound |= term.is_number && alike > 0.9 && alike < 1.0;
            clashes.0 |= term.is_number && alike < 0.7;
        }
        for (term, alike) in right.iter().map(|term| (term, back(term))) {
            kinds.evidence += term.weight * alike / 2.0;
            missed.1 += usize::from(term.is_name && alike < 0.5);
            clashes.1 |= term.is_number && alike < 0.7;
        }
        kinds.numbers_clash = f32::from(u8::from(clashes.0 && clashes.1));
        // Names that only one side has are mostly detail; names that both have alone tell two events apart.
        kinds.names_missed = missed.0.min(missed.1).min(3) as f32 / 3.0;
        kinds
    }
}

fn predicates(comparer: &Comparer<'_>, one: &Claim, other: &Claim) -> f32 {
    let word = |reading: &Reading, token: usize| reading.parsed.lemma(token).to_lowercase();
    let (left, right) = (word(comparer.left, one.predicate), word(comparer.right, other.predicate));
    let form = |lemma| super::likeness::WordForm { lemma, rank: super::vocabulary::rank(lemma) };
    super::likeness::likeness(form(&left), form(&right)).map_or(0.0, |alike| alike.score())
}
