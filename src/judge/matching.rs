//! Which words of two linked claims stand for each other.
//!
//! A conflict is one phrase that differs in clauses that otherwise match; so before anything is called different, the rest has to be
//! matched. One to one, greedy by similarity, ties broken by whether the words' heads are alike too (after MacCartney, Galley & Manning
//! 2008, "A phrase-based alignment model for natural language inference", reduced to words and to what a clause needs).

use crate::align::Likeness;
use crate::align::likeness::{WordForm, likeness};
use crate::align::vocabulary::{cosine, rank, rarity};
use crate::article::words::Tokens;
use crate::claim::{Claim, Reading};
use crate::facts::Relation;
use crate::lexicon::{Kinship, kinship};
use crate::syntax::Parsed;
use rustc_hash::FxHashMap;

/// Words matched between two claims.
#[derive(Clone, Debug, Default)]
pub struct Matching {
    to_right: FxHashMap<usize, (usize, Likeness)>,
    to_left: FxHashMap<usize, (usize, Likeness)>,
    /// Share of the left claim's content words that have a partner, 0 to 1.
    pub left_covered: f32,
    /// Share of the right claim's content words that have a partner, 0 to 1.
    pub right_covered: f32,
    /// How much of the left sentence's content comes back in the right one, if in other words; 0 to 1, rare words weighing more.
    pub left_echo: f32,
    /// The same of the right sentence.
    pub right_echo: f32,
}

/// Long sentences are matched by their first words only: the cost grows with the product of the lengths.
const MOST_WORDS: usize = 120;

impl Matching {
    /// Matches the words of two claims, in the light of their whole sentences: a word inside a claim may find its partner in the rest of
    /// the other's sentence, since two articles seldom cut a sentence at the same joint.
    pub(crate) fn new(left: &Reading, one: &Claim, right: &Reading, other: &Claim) -> Self {
        let (ours, theirs) = (content(left, one), content(right, other));
        let mut pairs = Vec::new();
        let (mut best_left, mut best_right) = (vec![0.0_f32; ours.len()], vec![0.0_f32; theirs.len()]);
        for (&l, best_left) in ours.iter().zip(&mut best_left) {
            for (&r, best_right) in theirs.iter().zip(&mut best_right) {
                if let Some(alike) = word_likeness(left, l, right, r) {
                    *best_left = best_left.max(alike.score());
                    *best_right = best_right.max(alike.score());
                    pairs.push((alike.score() + context_bonus(left, one, l, right, other, r), l, r, alike));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let mut matching = Self::default();
        for (_, l, r, alike) in pairs {
            if !matching.to_right.contains_key(&l) && !matching.to_left.contains_key(&r) {
                matching.to_right.insert(l, (r, alike));
                matching.to_left.insert(r, (l, alike));
            }
        }
        matching.left_echo = echo(left, &ours, &best_left);
        matching.right_echo = echo(right, &theirs, &best_right);
        matching.left_covered = covered(&ours, one, |token| matching.to_right.contains_key(&token));
        matching.right_covered = covered(&theirs, other, |token| matching.to_left.contains_key(&token));
        matching
    }

    /// The right word that stands for a left one.
    pub fn right_of(&self, left: usize) -> Option<usize> {
        self.to_right.get(&left).map(|&(right, _)| right)
    }

    /// The left word that stands for a right one.
    pub fn left_of(&self, right: usize) -> Option<usize> {
        self.to_left.get(&right).map(|&(left, _)| left)
    }

    /// Whether a left word's partner is the same word, a form of it or a synonym, not its opposite or merely near.
    pub fn is_sure(&self, left: usize) -> bool {
        matches!(self.to_right.get(&left), Some((_, Likeness::Same | Likeness::Derived | Likeness::Synonym)))
    }

    /// Whether these two stand for each other.
    pub fn pairs(&self, left: usize, right: usize) -> bool {
        self.right_of(left) == Some(right)
    }

    /// All matched words with the way they are alike, by left word.
    pub fn iter(&self) -> Vec<(usize, usize, Likeness)> {
        let mut all: Vec<_> = self.to_right.iter().map(|(&left, &(right, alike))| (left, right, alike)).collect();
        all.sort_by_key(|&(left, right, _)| (left, right));
        all
    }
}

/// The words that carry meaning: of the claim, its inherited subject, and the rest of its sentence.
fn content(reading: &Reading, claim: &Claim) -> Vec<usize> {
    let parsed = &reading.parsed;
    let sentence = parsed.sentence(claim.sentence);
    let near = sentence.hull(claim.tokens).iter().filter(|&token| parsed.carries_meaning(token));
    near.take(MOST_WORDS).collect()
}

/// How alike two tokens are, out of context.
pub(crate) fn alike(left: &Parsed, l: usize, right: &Parsed, r: usize) -> Option<Likeness> {
    let (one, other) = (left.lemma(l).to_lowercase(), right.lemma(r).to_lowercase());
    let form = |lemma| WordForm { lemma, rank: rank(lemma) };
    likeness(form(&one), form(&other))
}

/// How two words are akin by the thesaurus, and how near by their vectors, 0 to 1.
pub(crate) fn akin(left: &Parsed, l: usize, right: &Parsed, r: usize) -> (Kinship, f32) {
    let (one, other) = (left.lemma(l).to_lowercase(), right.lemma(r).to_lowercase());
    let near = rank(&one).zip(rank(&other)).and_then(|(a, b)| cosine(a, b)).unwrap_or_default();
    (kinship(&one, &other), near.max(0.0))
}

/// How alike two words are, a name counting as one word that is alike where the names are the same.
fn word_likeness(left: &Reading, l: usize, right: &Reading, r: usize) -> Option<Likeness> {
    let (ours, theirs) = (left.name_at(l), right.name_at(r));
    match (ours, theirs) {
        (Some(one), Some(other)) if one.1.relation(other.1) == Relation::Same => {
            // Inside a name, the last word stands for it: "Satya Nadella" and "Nadella" meet at one token.
            let last = |fact: &crate::facts::Fact| (fact.tokens.end as usize).saturating_sub(1);
            let heads = l == last(one.0) && r == last(other.0);
            (heads || left.parsed.form(l).eq_ignore_ascii_case(right.parsed.form(r))).then_some(Likeness::Same)
        }
        (Some(_), Some(_)) if !left.parsed.form(l).eq_ignore_ascii_case(right.parsed.form(r)) => None,
        _ => alike(&left.parsed, l, &right.parsed, r),
    }
}

/// Words whose heads are alike belong together rather than others; and words of the claims themselves before words around them.
fn context_bonus(left: &Reading, one: &Claim, l: usize, right: &Reading, other: &Claim, r: usize) -> f32 {
    let heads = match (left.parsed.governor(Tokens::new(l, l + 1)), right.parsed.governor(Tokens::new(r, r + 1))) {
        (Some(a), Some(b)) if alike(&left.parsed, a, &right.parsed, b).is_some() => 0.2,
        (None, None) => 0.1,
        _ => 0.0,
    };
    let relation = if left.parsed.plays_part_of(l, &right.parsed, r) { 0.05 } else { 0.0 };
    let inside = |claim: &Claim, token| if claim.tokens.holds(token) { 0.15 } else { 0.0 };
    heads + relation + inside(one, l) + inside(other, r)
}

/// The share of the words' weight that comes back, by how alike the best partner of each is.
fn echo(reading: &Reading, words: &[usize], best: &[f32]) -> f32 {
    let weight = |token: usize| rarity(&reading.parsed.lemma(token).to_lowercase());
    let whole: f32 = words.iter().map(|&token| weight(token)).sum();
    let back: f32 = words.iter().zip(best).map(|(&token, best)| weight(token) * best).sum();
    if whole > 0.0 { back / whole } else { 0.0 }
}

fn covered(words: &[usize], claim: &Claim, matched: impl Fn(usize) -> bool) -> f32 {
    let inside: Vec<usize> = words.iter().copied().filter(|&token| claim.tokens.holds(token)).collect();
    if inside.is_empty() {
        return 0.0;
    }
    inside.iter().filter(|&&token| matched(token)).count() as f32 / inside.len() as f32
}
