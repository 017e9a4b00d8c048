//! The words and facts of a claim as they are compared, each with how much it says.

use super::likeness::{WordForm, likeness};
use super::vocabulary::{WIDTH, rank, rarity, sum};
use crate::article::words::Tokens;
use crate::claim::{Claim, Reading};
use crate::facts::{Relation, Value};
use rustc_hash::{FxHashMap, FxHashSet};

/// One word, name, figure or date of a claim or sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    /// The word, as an index into its article's [`Terms::words`].
    word: usize,
    /// The fact that the token belongs to, as an index into the reading's facts; names, figures and dates only.
    fact: Option<usize>,
    /// How much a match of it says, 0 to 1.
    pub(super) weight: f32,
    /// Whether it is a name.
    pub(super) is_name: bool,
    /// Whether it is a figure or a date.
    pub(super) is_number: bool,
}

/// All terms of an article.
#[derive(Debug, Default)]
pub(super) struct Terms {
    words: Vec<(String, Option<u32>)>,
    /// Of each claim, its inherited subject included.
    pub(super) claims: Vec<Vec<Term>>,
    /// Of each sentence.
    pub(super) sentences: Vec<Vec<Term>>,
    /// What each claim is about, as the sum of its words' vectors.
    pub(super) meanings: Vec<[f32; WIDTH]>,
}

impl Terms {
    pub(super) fn new(reading: &Reading) -> Self {
        let mut terms = Self::default();
        let mut places: FxHashMap<String, usize> = FxHashMap::default();
        let facts = fact_of_each_token(reading);
        let of_token = |terms: &mut Self, places: &mut FxHashMap<String, usize>, token: usize| {
            let lemma = reading.parsed.lemma(token).to_lowercase();
            let word = *places.entry(lemma).or_insert_with_key(|lemma| {
                terms.words.push((lemma.clone(), rank(lemma)));
                terms.words.len() - 1
            });
            let fact = facts.get(token).copied().flatten();
            let value = fact.and_then(|fact| reading.facts.get(fact)).map(|fact| &fact.value);
            let is_number = matches!(value, Some(Value::Figure(_) | Value::Date(_)));
            let is_name = matches!(value, Some(Value::Name(_))) || reading.parsed.tag(token).is_name();
            let rare = rarity(&reading.parsed.lemma(token).to_lowercase());
            // Names and figures tell events apart better than their rank among general words says.
            let weight = if is_number {
                0.8
            } else if is_name {
                rare.max(0.75)
            } else {
                rare
            };
            Term { word, fact, weight, is_name, is_number }
        };
        for claim in &reading.claims {
            let list = tokens_of(reading, claim).into_iter().map(|token| of_token(&mut terms, &mut places, token)).collect();
            terms.claims.push(list);
        }
        for (_, tokens) in reading.parsed.sentences() {
            let list = meaningful(reading, tokens).map(|token| of_token(&mut terms, &mut places, token)).collect();
            terms.sentences.push(list);
        }
        terms.discount_themes();
        terms.meanings = terms
            .claims
            .iter()
            .map(|claim| sum(claim.iter().filter_map(|term| Some((terms.words.get(term.word)?.1?, term.weight)))))
            .collect();
        terms
    }

    /// Words that run through the whole article tell its sentences apart less than they tell the article from others.
    fn discount_themes(&mut self) {
        let mut sentences_with = vec![0_usize; self.words.len()];
        for sentence in &self.sentences {
            let words: FxHashSet<usize> = sentence.iter().map(|term| term.word).collect();
            words.into_iter().for_each(|word| sentences_with[word] += 1);
        }
        let most = (self.sentences.len() as f32 + 1.0).ln().max(1.0);
        let discount = |word: usize| {
            let count = sentences_with.get(word).copied().unwrap_or_default().max(1) as f32;
            1.0 - 0.5 * (count.ln() / most).min(1.0)
        };
        for term in self.claims.iter_mut().chain(&mut self.sentences).flatten() {
            term.weight *= discount(term.word);
        }
    }

    fn form(&self, word: usize) -> WordForm<'_> {
        let (lemma, rank) = self.words.get(word).map_or(("", None), |(lemma, rank)| (lemma.as_str(), *rank));
        WordForm { lemma, rank }
    }

    /// How alike each word of this article is to each of the other, row by row; computed once, since words recur.
    pub(super) fn against(&self, other: &Self) -> Vec<Vec<f32>> {
        let row = |word| {
            (0..other.words.len()).map(|theirs| likeness(self.form(word), other.form(theirs)).map_or(0.0, |alike| alike.score())).collect()
        };
        (0..self.words.len()).map(row).collect()
    }
}

fn meaningful<'a>(reading: &'a Reading, tokens: Tokens) -> impl Iterator<Item = usize> + 'a {
    tokens.iter().filter(|&token| reading.parsed.carries_meaning(token))
}

/// The claim's own words and the subject that it inherits.
fn tokens_of(reading: &Reading, claim: &Claim) -> Vec<usize> {
    let inherited = claim.subject.filter(|&subject| !claim.tokens.holds(subject) && reading.parsed.carries_meaning(subject));
    inherited.into_iter().chain(meaningful(reading, claim.tokens)).collect()
}

/// The name, figure or date that each token belongs to.
fn fact_of_each_token(reading: &Reading) -> Vec<Option<usize>> {
    let mut facts = vec![None; reading.parsed.len()];
    for (index, fact) in reading.facts.iter().enumerate() {
        let compared = matches!(fact.value, Value::Figure(_) | Value::Date(_) | Value::Name(_));
        for token in fact.tokens.iter().filter(|_| compared) {
            if let Some(place) = facts.get_mut(token) {
                *place = Some(index);
            }
        }
    }
    facts
}

/// Compares the terms of two articles.
pub(super) struct Comparer<'a> {
    pub(super) left: &'a Reading,
    pub(super) right: &'a Reading,
    words: Vec<Vec<f32>>,
    facts: std::cell::RefCell<FxHashMap<(usize, usize), f32>>,
}

impl<'a> Comparer<'a> {
    pub(super) fn new(left: &'a Reading, ours: &Terms, right: &'a Reading, theirs: &Terms) -> Self {
        Self { left, right, words: ours.against(theirs), facts: std::cell::RefCell::default() }
    }

    /// How alike two terms are, 0 to 1: by value where both are facts of one kind, by word otherwise.
    pub(super) fn alike(&self, l: &Term, r: &Term) -> f32 {
        let word = self.words.get(l.word).and_then(|row| row.get(r.word)).copied().unwrap_or_default();
        match (l.fact, r.fact) {
            (Some(one), Some(other)) => self.facts_alike(one, other).map_or(word, |value| value.max(if l.is_number { 0.0 } else { word })),
            (None | Some(_), None) | (None, Some(_)) => word,
        }
    }

    fn facts_alike(&self, one: usize, other: usize) -> Option<f32> {
        if let Some(&known) = self.facts.borrow().get(&(one, other)) {
            return (known >= 0.0).then_some(known);
        }
        let found = self.compare_facts(one, other);
        self.facts.borrow_mut().insert((one, other), found.unwrap_or(-1.0));
        found
    }

    fn compare_facts(&self, one: usize, other: usize) -> Option<f32> {
        let relation = match (&self.left.facts.get(one)?.value, &self.right.facts.get(other)?.value) {
            (Value::Figure(a), Value::Figure(b)) => a.relation(b),
            (Value::Date(a), Value::Date(b)) => a.relation(b),
            (Value::Name(a), Value::Name(b)) => {
                return match a.relation(b) {
                    Relation::Same => Some(1.0),
                    Relation::Coarser => Some(0.8),
                    Relation::OtherBound | Relation::Different | Relation::Unrelated => None,
                };
            }
            _ => return None,
        };
        // A differing value in the same dimension still counts: contradictions live in pairs that are alike but for it.
        Some(match relation {
            Relation::Same => 1.0,
            Relation::OtherBound => 0.95,
            Relation::Coarser => 0.8,
            Relation::Different => 0.35,
            Relation::Unrelated => 0.0,
        })
    }

    /// How much of each side's weight the other side covers, 0 to 1.
    pub(super) fn coverage(&self, ours: &[Term], theirs: &[Term]) -> (f32, f32) {
        let (mut left_best, mut right_best) = (vec![0.0_f32; ours.len()], vec![0.0_f32; theirs.len()]);
        for (l, left) in ours.iter().enumerate() {
            for (r, right) in theirs.iter().enumerate() {
                let alike = self.alike(left, right);
                left_best[l] = left_best[l].max(alike);
                right_best[r] = right_best[r].max(alike);
            }
        }
        (weighted(ours, &left_best), weighted(theirs, &right_best))
    }
}

fn weighted(terms: &[Term], best: &[f32]) -> f32 {
    let whole: f32 = terms.iter().map(|term| term.weight).sum();
    if whole == 0.0 { 0.0 } else { terms.iter().zip(best).map(|(term, best)| term.weight * best).sum::<f32>() / whole }
}
