//! Which claims speak about the same fact, many to many, and which have no partner.
//!
//! Words, names, figures and dates of the two articles that stand for each other are looked up once (`matches`); through them each sentence
//! finds the sentences worth comparing (`index`). Each pair of their claims is described by how much of each one's content the other covers,
//! within the claims, within their sentences and around them, by whether the two articles tell of one event (`event`), and by how the pair
//! stands against its rivals (`features`); a logistic regression (`model`) says how likely it is that the two speak about the same fact. A
//! differing value or an opposite word does not push a pair apart: contradictions live there.

mod cover;
mod decide;
pub mod detail;
mod event;
mod explain;
mod features;
mod groups;
pub(crate) mod idiom;
mod index;
pub(crate) mod likeness;
mod matches;
mod mention;
mod model;
mod rank;
mod terms;
#[cfg(test)]
mod tests;
pub(crate) mod vocabulary;

use crate::claim::{ClaimId, Reading};
use crate::kind::Side;
use cover::Comparer;
pub use decide::Thresholds;
pub use event::Event;
pub use explain::{Partners, partners};
use features::{ClaimPair, Describer, Features, SentencePair};
pub use groups::{Group, Unlinked};
pub use likeness::Likeness;
use likeness::WordForms;
use matches::Matches;
pub use model::Context;
pub use model::Model;
use model::Regression;
use rank::{Candidates, rank_all};
use rustc_hash::FxHashMap;
use std::sync::Arc;
use terms::Terms;
use vocabulary::angle;

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
    /// The links by the fact that they are about: to be judged and reported once each, with all places. By their first link.
    pub groups: Vec<Group>,
    /// The claims that only the left article makes, by place.
    pub only_left: Vec<Unlinked>,
    /// The claims that only the right article makes, by place.
    pub only_right: Vec<Unlinked>,
    /// What the two articles have in common as wholes.
    pub event: Event,
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
    /// Whether they are linked.
    pub linked: bool,
    features: Features,
    context: Context,
}

impl Candidate {
    /// Each feature's name with its value, for training and for explaining a link.
    pub fn features(&self) -> impl Iterator<Item = (&'static str, f32)> + '_ {
        features::NAMES.iter().copied().zip(self.features.values)
    }
}

/// Below this the articles tell of two events, and nothing but shared background can link them.
const OTHER_EVENT: f32 = 0.25;
/// So large a share of the shorter article's claims with a partner overrules what the articles have in common as wholes.
const SHARED_ANYWAY: f32 = 0.25;

/// Links the claims of two articles.
pub fn align(left: &Reading, right: &Reading) -> Alignment {
    let model = Model::embedded();
    let scored = Scored::new(left, right, model);
    let mut links: Vec<Link> = scored.candidates.iter().filter(|one| one.linked).map(|one| one.link).collect();
    links.sort_by_key(|link| (link.left, link.right));
    let (mut linked_left, mut linked_right) = (vec![false; left.claims.len()], vec![false; right.claims.len()]);
    for link in &links {
        linked_left[link.left] = true;
        linked_right[link.right] = true;
    }
    let closest = |claims: usize, of: fn(&Link) -> ClaimId| {
        let mut closest: Vec<Option<Link>> = vec![None; claims];
        for candidate in &scored.candidates {
            let place = &mut closest[of(&candidate.link)];
            if place.is_none_or(|best| candidate.link.confidence > best.confidence) {
                *place = Some(candidate.link);
            }
        }
        closest
    };
    Alignment {
        groups: groups::groups(&links, &scored.ours, &scored.theirs),
        only_left: groups::unlinked(left, &scored.ours, &linked_left, &closest(left.claims.len(), |link| link.left)),
        only_right: groups::unlinked(right, &scored.theirs, &linked_right, &closest(right.claims.len(), |link| link.right)),
        not_comparable: not_comparable(&scored, &links, &linked_left, &linked_right),
        event: scored.event,
        bounded: (!scored.complete).then_some("of sentences with many likely partners only the likeliest were compared"),
        links,
    }
}

/// Why the two articles could not be compared, if they could not.
fn not_comparable(scored: &Scored, links: &[Link], linked_left: &[bool], linked_right: &[bool]) -> Option<String> {
    if links.is_empty() {
        return Some("the two articles have no claim in common; do they tell of the same event?".to_owned());
    }
    let share = |linked: &[bool]| linked.iter().filter(|linked| **linked).count() as f32 / linked.len().max(1) as f32;
    if !scored.event.known() || scored.event.probability >= OTHER_EVENT || share(linked_left).max(share(linked_right)) >= SHARED_ANYWAY {
        return None;
    }
    let claims = if links.len() == 1 { "one claim".to_owned() } else { format!("{} pairs of claims", links.len()) };
    let shared = scored.shared_names();
    let names = if shared.is_empty() { String::new() } else { format!(", beside {}", shared.join(", ")) };
    Some(format!("the two articles seem to tell of different events: all they have in common is {claims}{names}"))
}

/// Links between two places of one article that speak about the same fact, the earlier place on the left, surest first. Neither place has its
/// true partner in another text, so only what is as likely as not is a link.
pub fn within(reading: &Reading) -> Vec<Link> {
    let words = WordForms::new(&reading.parsed);
    let scored = Scored::of_words((reading, &words), (reading, &words), Model::embedded(), true);
    let sure = |one: &&Candidate| one.linked && one.link.confidence >= WITHIN;
    let mut links: Vec<Link> = scored.candidates.iter().filter(sure).map(|one| one.link).collect();
    links.sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then((a.left, a.right).cmp(&(b.left, b.right))));
    links
}

/// From this confidence on two places of one article speak about the same fact.
const WITHIN: f32 = 0.5;

/// All pairs of claims that share anything, scored; what the decision is trained on.
pub fn candidates(left: &Reading, right: &Reading, model: &Model) -> (Event, Vec<Candidate>) {
    let scored = Scored::new(left, right, model);
    (scored.event, scored.candidates)
}

/// Two articles with all that was found between them.
struct Scored {
    ours: Arc<Terms>,
    theirs: Arc<Terms>,
    matches: Matches,
    event: Event,
    candidates: Vec<Candidate>,
    /// The lowest confidences that are linked.
    thresholds: Thresholds,
    /// Whether all sentences that share anything rare were compared.
    complete: bool,
}

/// An article with its words as they are compared.
type Words<'a> = (&'a Reading, &'a WordForms<'a>);

impl Scored {
    fn new(left: &Reading, right: &Reading, model: &Model) -> Self {
        let (our_words, their_words) = (WordForms::new(&left.parsed), WordForms::new(&right.parsed));
        Self::of_words((left, &our_words), (right, &their_words), model, false)
    }

    /// Compares two articles, or one with itself, where each pair of its sentences is looked at once.
    fn of_words((left, our_words): Words<'_>, (right, their_words): Words<'_>, model: &Model, within: bool) -> Self {
        let (ours, theirs) = (left.prepared.get(|| Terms::new(left, our_words)), right.prepared.get(|| Terms::new(right, their_words)));
        let matches = Matches::new(left, &ours, right, &theirs);
        let event = Event::new(&ours, &theirs, &matches, model);
        let wanted = if within { index::NEAREST_WITHIN } else { index::nearest(&ours, &theirs) };
        let (mut pairs, complete) = index::promising(&ours, &theirs, &matches, wanted);
        pairs.retain(|&(l, r)| !within || l < r);
        let comparer = Comparer::new(&ours, &theirs, &matches);
        let sentences = sentence_pairs(&comparer, &pairs);
        let describer = Describer::new((left, our_words), (right, their_words), &comparer, &event);
        let (mut found, all_claims) = describe(&describer, &pairs, &sentences);
        let complete = complete && all_claims;
        for (_, _, features) in &mut found {
            features.guess = model.guess.probability(&features.values[..features::OF_PAIR]);
        }
        rank_all(&mut found, left, right, &comparer);
        found.sort_by_key(|(l, r, _)| (*l, *r));
        let thresholds = model.thresholds(&event);
        let candidate = |(left, right, features): (ClaimId, ClaimId, Features)| {
            // What both articles say word for word is the same fact, however little it says.
            let confidence = if features.twins { 1.0 } else { of_features(&features, model.link(event.context), thresholds.one) };
            Candidate { link: Link { left, right, confidence }, linked: false, features, context: event.context }
        };
        let mut candidates: Vec<Candidate> = found.into_iter().map(candidate).collect();
        decide::decide(&mut candidates, thresholds);
        Self { ours, theirs, matches, event, candidates, thresholds, complete }
    }

    /// The most telling names that both articles have, at most three.
    fn shared_names(&self) -> Vec<String> {
        let nodes = self.ours.nodes.iter().zip(&self.matches.forward);
        let shared = nodes.filter(|(node, row)| node.kind == terms::NodeKind::Name && row.first().is_some_and(|(_, alike)| *alike > 0.7));
        let mut shared: Vec<&terms::Node> = shared.map(|(node, _)| node).collect();
        shared.sort_by_key(|node| (std::cmp::Reverse(node.sentences.len()), node.lemma.clone()));
        shared.dedup_by(|a, b| a.lemma == b.lemma);
        shared.into_iter().take(3).map(|node| format!("\"{}\"", node.lemma)).collect()
    }
}

/// How likely it is that a pair with these features speaks about the same fact.
fn of_features(features: &Features, decision: &Regression, threshold: f32) -> f32 {
    let learned = decision.probability(&features.values);
    if features.admitted { learned.max(threshold) } else { learned }
}

/// What the sentences of each pair have in common, their neighbours included.
fn sentence_pairs(comparer: &Comparer<'_>, pairs: &[(u32, u32)]) -> FxHashMap<(u32, u32), SentencePair> {
    let (ours, theirs) = (comparer.ours, comparer.theirs);
    let mut found: FxHashMap<(u32, u32), SentencePair> = FxHashMap::default();
    for &(l, r) in pairs {
        let (Some(left), Some(right)) = (ours.sentences.get(l as usize), theirs.sentences.get(r as usize)) else { continue };
        let meaning = angle(&ours.sentence_meanings[l as usize], &theirs.sentence_meanings[r as usize]);
        let (cover, kinds) = comparer.compare(left, right);
        found.insert((l, r), SentencePair { cover, meaning, named: kinds.names_shared > 0.0, around: 0.0 });
    }
    let around: Vec<f32> = pairs
        .iter()
        .map(|&(l, r)| {
            let at = |l: Option<u32>, r: Option<u32>| l.zip(r).and_then(|key| found.get(&key)).map_or(0.0, |pair| pair.cover.cosine);
            at(l.checked_sub(1), r.checked_sub(1)).max(at(l.checked_add(1), r.checked_add(1)))
        })
        .collect();
    for (key, around) in pairs.iter().zip(around) {
        if let Some(pair) = found.get_mut(key) {
            pair.around = around;
        }
    }
    found
}

/// The pairs of claims of promising pairs of sentences, those of two sentences together, and whether that is all of them.
fn describe(describer: &Describer<'_>, pairs: &[(u32, u32)], sentences: &FxHashMap<(u32, u32), SentencePair>) -> (Candidates, bool) {
    let claims_of = |reading: &Reading| {
        let mut claims: Vec<Vec<ClaimId>> = vec![Vec::new(); reading.parsed.sentences().count()];
        reading.claims.iter().enumerate().for_each(|(id, claim)| claims[claim.sentence].push(id));
        claims
    };
    let (left, right) = (describer.left, describer.right);
    let (ours, theirs) = (claims_of(left), claims_of(right));
    let (spelt_left, spelt_right) = (spellings(left), spellings(right));
    let mut found = Candidates::new();
    let mut complete = true;
    let Comparer { ours: our_terms, theirs: their_terms, matches, .. } = *describer.comparer;
    for &(l, r) in pairs {
        let (Some(one), Some(other)) = (ours.get(l as usize), theirs.get(r as usize)) else { continue };
        let (Some(our_sentence), Some(their_sentence)) = (our_terms.sentences.get(l as usize), their_terms.sentences.get(r as usize))
        else {
            continue;
        };
        let Some(sentences) = sentences.get(&(l, r)) else { continue };
        let (claims, all) = index::promising_claims(one, other, our_terms, their_terms, matches);
        complete &= all;
        let our_bags = one.iter().filter_map(|&claim| our_terms.claims.get(claim));
        let their_bags = other.iter().filter_map(|&claim| their_terms.claims.get(claim));
        let our_shares = describer.comparer.shares(our_bags, Side::Left, their_sentence);
        let their_shares = describer.comparer.shares(their_bags, Side::Right, our_sentence);
        for (a, b) in claims {
            // The claims of a sentence ascend.
            let share =
                |shares: &[f32], claims: &[ClaimId], claim| claims.binary_search(&claim).ok().and_then(|at| shares.get(at).copied());
            let in_right = share(&our_shares, one, a).unwrap_or_default();
            let in_left = share(&their_shares, other, b).unwrap_or_default();
            let pair = ClaimPair { left: a, right: b, twins: spelt_left[a] == spelt_right[b], in_right, in_left };
            found.extend(describer.of_pair(&pair, sentences).map(|features| (a, b, features)));
        }
    }
    (found, complete)
}

/// The letters and digits of each claim.
fn spellings(reading: &Reading) -> Vec<String> {
    let letters = |text: &str| {
        let mut letters = String::with_capacity(text.len());
        for letter in text.chars().filter(|letter| letter.is_alphanumeric()) {
            // Nearly all are: what small letter each has need not be looked up.
            if letter.is_ascii() { letters.push(letter.to_ascii_lowercase()) } else { letters.extend(letter.to_lowercase()) }
        }
        letters
    };
    reading.claims.iter().map(|claim| letters(reading.parsed.text(claim.tokens))).collect()
}
