//! The words, names, figures and dates of an article as they are compared: each distinct one a node, with how much it says and where.

use super::idiom::{Idiom, idioms};
use super::likeness::WordForms;
use super::mention::antecedents;
use super::vocabulary::{Meaning, rarity_of, sum};
use crate::article::words::Tokens;
use crate::claim::{Claim, Reading};
use crate::facts::{Fact, Value};
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::borrow::Cow;
use std::hash::BuildHasher;
use std::ops::Deref;

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NodeKind {
    Word,
    Name,
    /// A figure or a date.
    Number,
    /// A phrase of several words that a lexicon knows. It weighs nothing itself: what it matches, its words match.
    Idiom,
}

/// A distinct word, word of a name, figure or date of an article.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// The lemma in lower case; of a number, its normalised value.
    pub(super) lemma: Box<str>,
    /// The named entity that it belongs to, as a hash of its name.
    pub(super) entity: Option<u64>,
    /// Its rank in the vocabulary.
    pub(super) rank: Option<u32>,
    pub(super) kind: NodeKind,
    /// A fact that shows it, as an index into the reading's facts; names, figures and dates only.
    pub(super) fact: Option<usize>,
    /// Whether it is an amount that two texts seldom share by chance: of money, a share, a measure, or a vague one.
    pub(super) telling: bool,
    /// How much a match of it says, 0 to 1.
    pub(super) weight: f32,
    /// The sentences that hold it, ascending.
    pub(super) sentences: Vec<u32>,
    /// Of an idiom, the nodes of its words.
    pub(super) parts: Vec<u32>,
}

/// One node in a claim or sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    /// An index into [`Terms::nodes`].
    pub(super) node: u32,
    /// [`Node::weight`].
    pub(super) weight: f32,
}

/// The nodes of a claim or sentence, each once, ascending.
#[derive(Clone, Debug, Default)]
pub(super) struct Bag {
    terms: Vec<Term>,
    /// The sum of the weights.
    pub(super) mass: f32,
    /// The root of the sum of their squares.
    pub(super) length: f32,
    /// Whether an idiom is among them.
    pub(super) idiomatic: bool,
}

impl Deref for Bag {
    type Target = [Term];

    fn deref(&self) -> &[Term] {
        &self.terms
    }
}

/// All terms of an article.
#[derive(Debug, Default)]
pub(super) struct Terms {
    pub(super) nodes: Vec<Node>,
    /// Of each claim, its inherited subject included.
    pub(super) claims: Vec<Bag>,
    /// Of each sentence.
    pub(super) sentences: Vec<Bag>,
    /// What each claim is about: the direction of the sum of its words' vectors.
    pub(super) meanings: Vec<Meaning>,
    /// The same of each sentence.
    pub(super) sentence_meanings: Vec<Meaning>,
}

/// Figures and dates tell events apart better than most words do.
const NUMBER: f32 = 0.75;
/// So do names, at least.
const NAME: f32 = 0.65;

impl Terms {
    pub(super) fn new(reading: &Reading, words: &WordForms<'_>) -> Self {
        let mut terms = Self::default();
        let antecedents = antecedents(reading);
        let mut reader = Reader {
            reading,
            words,
            facts: fact_of_each_token(reading),
            nodes: FxHashMap::default(),
            known: vec![None; reading.parsed.len()],
        };
        let mut said: Vec<Vec<(Tokens, u32)>> = Vec::new();
        for (index, (_, tokens)) in reading.parsed.sentences().enumerate() {
            let idioms = reader.idioms(&mut terms, tokens);
            let mut nodes = reader.nodes_of(&mut terms, meaningful(reading, tokens).chain(spoken_of(&antecedents, tokens)));
            with_idioms(&mut nodes, &idioms, tokens);
            said.push(idioms);
            for &node in &nodes {
                if let Some(node) = terms.nodes.get_mut(node as usize) {
                    node.sentences.push(u32::try_from(index).unwrap_or(u32::MAX));
                }
            }
            terms.sentences.push(bag(nodes));
        }
        for claim in &reading.claims {
            let mut nodes = reader.nodes_of(&mut terms, tokens_of(reading, claim, &antecedents).into_iter());
            with_idioms(&mut nodes, said.get(claim.sentence).map_or(&[], Vec::as_slice), claim.tokens);
            terms.claims.push(bag(nodes));
        }
        terms.weigh();
        terms.meanings = terms.claims.iter().map(|claim| terms.meaning(claim)).collect();
        terms.sentence_meanings = terms.sentences.iter().map(|sentence| terms.meaning(sentence)).collect();
        terms
    }

    fn meaning(&self, bag: &Bag) -> Meaning {
        sum(bag.iter().filter_map(|term| Some((self.nodes.get(term.node as usize)?.rank?, term.weight))))
    }

    /// Words that run through the whole article tell its sentences apart less than they tell the article from others.
    fn weigh(&mut self) {
        let most = (self.sentences.len() as f32 + 1.0).ln().max(1.0);
        for node in &mut self.nodes {
            let count = node.sentences.len().max(1) as f32;
            node.weight *= 1.0 - 0.5 * (count.ln() / most).min(1.0);
        }
        for bag in self.claims.iter_mut().chain(&mut self.sentences) {
            for term in &mut bag.terms {
                term.weight = self.nodes.get(term.node as usize).map_or(0.0, |node| node.weight);
            }
            bag.idiomatic = bag.iter().any(|term| self.nodes.get(term.node as usize).is_some_and(|node| node.kind == NodeKind::Idiom));
            bag.mass = bag.iter().map(|term| term.weight).sum();
            bag.length = bag.iter().map(|term| term.weight * term.weight).sum::<f32>().sqrt();
        }
    }

    pub(super) fn node(&self, term: &Term) -> Option<&Node> {
        self.nodes.get(term.node as usize)
    }
}

fn bag(nodes: Vec<u32>) -> Bag {
    Bag { terms: nodes.into_iter().map(|node| Term { node, weight: 0.0 }).collect(), ..Bag::default() }
}

/// A name's word belongs to its entity, a number to its value: "Washington" the man is another node than the town.
type Key<'a> = (Cow<'a, str>, Option<Cow<'a, str>>);

/// Finds the node of each token.
struct Reader<'a> {
    reading: &'a Reading,
    words: &'a WordForms<'a>,
    facts: Vec<Option<usize>>,
    nodes: FxHashMap<Key<'a>, u32>,
    /// The node of each token that was looked at.
    known: Vec<Option<u32>>,
}

impl<'a> Reader<'a> {
    /// The nodes of some tokens, each once, ascending.
    fn nodes_of(&mut self, terms: &mut Terms, tokens: impl Iterator<Item = usize>) -> Vec<u32> {
        let mut nodes: Vec<u32> = tokens.map(|token| self.node(terms, token)).collect();
        nodes.sort_unstable();
        nodes.dedup();
        nodes
    }

    fn node(&mut self, terms: &mut Terms, token: usize) -> u32 {
        if let Some(node) = self.known.get(token).copied().flatten() {
            return node;
        }
        let node = self.find(terms, token);
        if let Some(known) = self.known.get_mut(token) {
            *known = Some(node);
        }
        node
    }

    /// The node of a token, a new one if it is the first of its kind.
    fn find(&mut self, terms: &mut Terms, token: usize) -> u32 {
        let lemma = self.reading.parsed.lower_lemma(token);
        let index = self.facts.get(token).copied().flatten();
        let fact = index.and_then(|index| self.reading.facts.get(index));
        let key = self.key(lemma, fact);
        let next = u32::try_from(terms.nodes.len()).unwrap_or(u32::MAX);
        if let Some(&known) = self.nodes.get(&key) {
            return known;
        }
        let telling = fact.is_some_and(|fact| matches!(&fact.value, Value::Figure(figure) if figure.unit.is_measured() || figure.vague));
        let is_number = fact.is_some_and(|fact| matches!(fact.value, Value::Figure(_) | Value::Date(_)));
        let is_name =
            fact.is_some_and(|fact| fact.name().is_some_and(|name| !name.description)) || self.reading.parsed.tag(token).is_name();
        let rank = self.words.of(token).rank;
        let rare = rarity_of(rank).powf(1.5);
        let (kind, weight) = match (is_number, is_name) {
            (true, _) => (NodeKind::Number, NUMBER),
            (false, true) => (NodeKind::Name, rare.max(NAME)),
            (false, false) => (NodeKind::Word, rare),
        };
        let rank = rank.filter(|_| !is_number);
        let entity = match (kind, &key.1) {
            (NodeKind::Name | NodeKind::Word, Some(name)) => Some(FxBuildHasher.hash_one(name)),
            (NodeKind::Name | NodeKind::Word, None) | (NodeKind::Number | NodeKind::Idiom, _) => None,
        };
        let lemma = (*key.0).into();
        terms.nodes.push(Node { lemma, entity, rank, kind, fact: index, telling, weight, sentences: Vec::new(), parts: Vec::new() });
        self.nodes.insert(key, next);
        next
    }

    /// The idioms of a sentence, each with its tokens from the first to the last; not those that are part of a name or hold a figure.
    fn idioms(&mut self, terms: &mut Terms, sentence: Tokens) -> Vec<(Tokens, u32)> {
        let mut found = Vec::new();
        for Idiom { phrase, words } in idioms(&self.reading.parsed, sentence) {
            let in_fact = words.iter().any(|&word| self.facts.get(word).copied().flatten().is_some());
            let (Some(&first), Some(&last), false) = (words.first(), words.last(), in_fact) else { continue };
            let telling = words.iter().copied().filter(|&word| self.reading.parsed.carries_meaning(word)).collect::<Vec<usize>>();
            let parts = self.nodes_of(terms, telling.into_iter());
            found.push((Tokens::new(first, last + 1), self.idiom(terms, phrase, parts)));
        }
        found
    }

    fn idiom(&mut self, terms: &mut Terms, phrase: String, parts: Vec<u32>) -> u32 {
        let next = u32::try_from(terms.nodes.len()).unwrap_or(u32::MAX);
        // No single word has a blank, so that a phrase has no other's key.
        *self.nodes.entry((Cow::Owned(phrase), None)).or_insert_with_key(|(phrase, _)| {
            let (lemma, kind) = ((**phrase).into(), NodeKind::Idiom);
            let (fact, entity, rank) = (None, None, None);
            terms.nodes.push(Node { lemma, entity, rank, kind, fact, telling: false, weight: 0.0, sentences: Vec::new(), parts });
            next
        })
    }

    fn key(&self, lemma: &'a str, fact: Option<&'a Fact>) -> Key<'a> {
        match fact.map(|fact| (fact, &fact.value)) {
            Some((_, Value::Name(name))) => (lemma.into(), Some((&*name.canonical).into())),
            Some((fact, Value::Figure(figure))) => {
                let measured = figure.measured.noun.map(|noun| self.reading.parsed.lower_lemma(noun)).unwrap_or_default();
                (fact.display().into(), Some(measured.into()))
            }
            Some((fact, Value::Date(_))) => (fact.display().into(), Some("date".into())),
            Some((_, Value::Quote(_))) | None => (lemma.into(), None),
        }
    }
}

/// Adds the idioms that stand among some tokens to their nodes.
fn with_idioms(nodes: &mut Vec<u32>, idioms: &[(Tokens, u32)], tokens: Tokens) {
    let known = nodes.len();
    nodes.extend(idioms.iter().filter(|(words, _)| tokens.start <= words.start && words.end <= tokens.end).map(|(_, node)| *node));
    if nodes.len() > known {
        nodes.sort_unstable();
        nodes.dedup();
    }
}

fn meaningful<'a>(reading: &'a Reading, tokens: Tokens) -> impl Iterator<Item = usize> + 'a {
    tokens.iter().filter(|&token| reading.parsed.carries_meaning(token))
}

/// The names that pronouns and descriptions among some tokens stand for, each by a token of it.
fn spoken_of(antecedents: &FxHashMap<usize, usize>, tokens: Tokens) -> impl Iterator<Item = usize> + '_ {
    tokens.iter().filter_map(|token| antecedents.get(&token).copied())
}

/// The claim's own words and the subject that it inherits, with what they stand for.
fn tokens_of(reading: &Reading, claim: &Claim, antecedents: &FxHashMap<usize, usize>) -> Vec<usize> {
    let inherited = claim.subject.filter(|&subject| !claim.tokens.holds(subject) && reading.parsed.carries_meaning(subject));
    let meant = inherited.and_then(|subject| antecedents.get(&subject).copied());
    inherited.into_iter().chain(meant).chain(meaningful(reading, claim.tokens)).chain(spoken_of(antecedents, claim.tokens)).collect()
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
