//! Which claims speak about the same fact, many to many, and which have no partner.
//!
//! Each pair of claims is described by how much of each one's content the other covers, word by word, weighted by rarity, within the claims
//! and within their sentences (`terms`, `features`); a logistic regression (`model`) says how likely it is that the two speak about the
//! same fact. A differing value or an opposite word does not push a pair apart: contradictions live there.

mod features;
pub(crate) mod likeness;
mod model;
mod terms;
pub(crate) mod vocabulary;

use crate::claim::{ClaimId, Reading};
use features::{Features, Sentences};
pub use likeness::Likeness;
use rustc_hash::FxHashMap;
use terms::{Comparer, Terms};

/// Two claims about the same fact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// The claim of the left article.
    pub left: ClaimId,
    /// The claim of the right article.
    pub right: ClaimId,
    /// The share of links said with this confidence that hold, 0 to 1.
    pub confidence: f32,
}

/// All links between two readings.
#[derive(Clone, Debug, Default)]
pub struct Alignment {
    /// The links, by left claim, then right claim.
    pub links: Vec<Link>,
    /// Why the two could not be compared at all, if they could not.
    pub not_comparable: Option<String>,
    /// Why not everything was looked at, if it was not.
    pub bounded: Option<&'static str>,
}

/// A pair that was looked at, whether linked or not.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The two claims, and how likely it is that they speak about the same fact.
    pub link: Link,
    features: Features,
}

impl Candidate {
    /// Each feature's name with its value, for training and for explaining a link.
    pub fn features(&self) -> impl Iterator<Item = (&'static str, f32)> + '_ {
        features::NAMES.iter().copied().zip(self.features.values)
    }
}

/// Links the claims of two articles.
pub fn align(left: &Reading, right: &Reading) -> Alignment {
    let candidates = candidates(left, right);
    let mut links: Vec<Link> = candidates.iter().map(|candidate| candidate.link).filter(|link| model::is_linked(link.confidence)).collect();
    links.sort_by_key(|link| (link.left, link.right));
    let not_comparable = links.is_empty().then(|| "the two articles have no claim in common; do they tell of the same event?".to_owned());
    Alignment { links, not_comparable, bounded: None }
}

/// All pairs of claims that share anything, scored; what the decision is trained on.
pub fn candidates(left: &Reading, right: &Reading) -> Vec<Candidate> {
    let (ours, theirs) = (Terms::new(left), Terms::new(right));
    let comparer = Comparer::new(left, &ours, right, &theirs);
    let sentences = Sentences::new(&comparer, &ours, &theirs);
    let mut pairs = Vec::new();
    for l in 0..left.claims.len() {
        for r in 0..right.claims.len() {
            let found = features::of_pair(&comparer, &sentences, &ours, &theirs, l, r);
            let worth_a_look = |features: &Features| {
                features.guess() > 0.08 || left.parsed.text(left.claims[l].tokens) == right.parsed.text(right.claims[r].tokens)
            };
            pairs.extend(found.filter(worth_a_look).map(|features| (l, r, features)));
        }
    }
    rank(&mut pairs, left.claims.len(), right.claims.len());
    note_siblings(&mut pairs, left, right);
    let (ours, theirs) = (spellings(left), spellings(right));
    let candidate = |(left, right, features): (ClaimId, ClaimId, Features)| {
        // What both articles say word for word is the same fact, however little it says.
        let confidence = if ours.get(left) == theirs.get(right) { 1.0 } else { of_features(&features) };
        Candidate { link: Link { left, right, confidence }, features }
    };
    pairs.into_iter().map(candidate).collect()
}

/// How likely it is that a pair with these features speaks about the same fact.
fn of_features(features: &Features) -> f32 {
    let learned = model::probability(features);
    if features.admitted { learned.max(model::threshold()) } else { learned }
}

/// The letters and digits of each claim.
fn spellings(reading: &Reading) -> Vec<String> {
    let letters = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    reading.claims.iter().map(|claim| letters(reading.parsed.text(claim.tokens))).collect()
}

/// Tells each pair how well the other claims of its two sentences go together: sentences that share one fact tend to share the next.
fn note_siblings(pairs: &mut [(ClaimId, ClaimId, Features)], left: &Reading, right: &Reading) {
    let sentences = |l: ClaimId, r: ClaimId| (left.claims[l].sentence, right.claims[r].sentence);
    let guesses: Vec<Link> = pairs.iter().map(|(l, r, features)| Link { left: *l, right: *r, confidence: features.guess() }).collect();
    let mut of_sentences: FxHashMap<(usize, usize), Vec<&Link>> = FxHashMap::default();
    for link in &guesses {
        of_sentences.entry(sentences(link.left, link.right)).or_default().push(link);
    }
    for (l, r, features) in pairs.iter_mut() {
        let others = of_sentences.get(&sentences(*l, *r)).into_iter().flatten().filter(|other| other.left != *l && other.right != *r);
        features.note_siblings(others.map(|other| other.confidence).fold(0.0, f32::max));
    }
}

/// Compares each pair with the best other pair of either of its claims.
fn rank(pairs: &mut [(ClaimId, ClaimId, Features)], left: usize, right: usize) {
    let (mut best_left, mut best_right) = (vec![[0.0_f32; 2]; left], vec![[0.0_f32; 2]; right]);
    let note = |best: &mut [f32; 2], guess: f32| {
        if guess > best[0] {
            *best = [guess, best[0]];
        } else if guess > best[1] {
            best[1] = guess;
        }
    };
    for (l, r, features) in pairs.iter() {
        note(&mut best_left[*l], features.guess());
        note(&mut best_right[*r], features.guess());
    }
    // The best other pair: the second best for the best one, the best for all others.
    let other = |best: &[f32; 2], guess: f32| if guess >= best[0] { best[1] } else { best[0] };
    for (l, r, features) in pairs.iter_mut() {
        let guess = features.guess();
        features.rank(other(&best_left[*l], guess), other(&best_right[*r], guess));
    }
}
