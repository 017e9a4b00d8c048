//! Which words, names, figures and dates of one article stand for which of the other: found by looking up, never by comparing all with all.

use super::likeness::{Likeness, derived, opposed_or_alike};
use super::terms::{Node, NodeKind, Terms};
use super::vocabulary::neighbours;
use crate::claim::Reading;
use crate::facts::{Relation, Value};
use crate::lexicon::{Entry, Fellowship, Tie, fellowship};
use rustc_hash::{FxHashMap, FxHashSet};

/// The matches of each node, best first; each way round.
#[derive(Debug, Default)]
pub(super) struct Matches {
    pub(super) forward: Vec<Vec<(u32, f32)>>,
    pub(super) backward: Vec<Vec<(u32, f32)>>,
}

/// More pairs of numbers than this are compared by equal value only.
const MOST_NUMBER_PAIRS: usize = 250_000;
/// The letters by which derivations and slips of a name are looked up.
const STEM: usize = 4;
const NAME_START: usize = 3;
/// A beginning that more names share than this finds none of them; an equal name is found all the same.
const MOST_ALIKE: usize = 200;

impl Matches {
    pub(super) fn new(left: &Reading, ours: &Terms, right: &Reading, theirs: &Terms) -> Self {
        let mut found: FxHashMap<(u32, u32), f32> = FxHashMap::default();
        let (our_lemmas, their_lemmas) = (Lemmas::of(ours), Lemmas::of(theirs));
        words((ours, &our_lemmas), (theirs, &their_lemmas), &mut found);
        idioms((ours, &our_lemmas), (theirs, &their_lemmas), &mut found);
        names(left, ours, right, theirs, &mut found);
        numbers(left, ours, right, theirs, &mut found);
        let mut matches = Self { forward: vec![Vec::new(); ours.nodes.len()], backward: vec![Vec::new(); theirs.nodes.len()] };
        for ((l, r), alike) in found {
            matches.forward[l as usize].push((r, alike));
            matches.backward[r as usize].push((l, alike));
        }
        for row in matches.forward.iter_mut().chain(&mut matches.backward) {
            row.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        }
        matches
    }
}

fn note(found: &mut FxHashMap<(u32, u32), f32>, l: u32, r: u32, alike: f32) {
    let best = found.entry((l, r)).or_default();
    *best = best.max(alike);
}

fn numbered(terms: &Terms) -> impl Iterator<Item = (u32, &Node)> {
    (0..).zip(&terms.nodes)
}

/// How alike two words of that cosine are.
fn near(cosine: f32) -> f32 {
    (cosine - 0.15).min(0.75)
}

/// The nodes of one lemma: a word, and each name that it is a part of.
struct OfLemma<'a> {
    entry: Entry<'a>,
    nodes: Vec<u32>,
}

/// The lemmas of an article by the groups and axes that they stand in. A word has a hundred kin and more, nearly none of which a text has; its groups are a
/// handful.
struct Kin<'a> {
    lemmas: &'a Lemmas<'a>,
    by_tie: FxHashMap<Tie, Vec<usize>>,
}

impl<'a> Kin<'a> {
    fn new<T: Iterator<Item = Tie>>(lemmas: &'a Lemmas<'a>, ties: impl Fn(&'a Entry<'a>) -> T) -> Self {
        let mut by_tie: FxHashMap<Tie, Vec<usize>> = FxHashMap::default();
        for (place, known) in lemmas.all.iter().enumerate() {
            ties(&known.entry).for_each(|tie| by_tie.entry(tie).or_default().push(place));
        }
        Self { lemmas, by_tie }
    }

    /// The lemmas that share one of some groups and axes with a word, or are its antonyms: each once, in order.
    fn of(&self, entry: &Entry<'_>, ties: impl Iterator<Item = Tie>) -> impl Iterator<Item = &'a OfLemma<'a>> {
        let tied = ties.filter_map(|tie| self.by_tie.get(&tie)).flatten();
        let mut kin: Vec<usize> = tied.chain(entry.antonyms().filter_map(|word| self.lemmas.places.get(word))).copied().collect();
        kin.sort_unstable();
        kin.dedup();
        kin.into_iter().filter_map(|place| self.lemmas.all.get(place))
    }
}

/// All distinct lemmas of an article, in the order in which they come up, and where each stands.
struct Lemmas<'a> {
    all: Vec<OfLemma<'a>>,
    places: FxHashMap<&'a str, usize>,
}

impl<'a> Lemmas<'a> {
    fn of(terms: &'a Terms) -> Self {
        let (mut all, mut places): (Vec<OfLemma<'_>>, FxHashMap<&str, usize>) = Default::default();
        for (index, node) in numbered(terms) {
            let place = *places.entry(&node.lemma).or_insert(all.len());
            if place == all.len() {
                all.push(OfLemma { entry: Entry::of(&node.lemma), nodes: Vec::new() });
            }
            if let Some(known) = all.get_mut(place) {
                known.nodes.push(index);
            }
        }
        Self { all, places }
    }

    fn nodes(&self, place: usize) -> &[u32] {
        self.all.get(place).map_or(&[], |known| known.nodes.as_slice())
    }
}

/// A lemma that makes more pairs of names than this tells none of them apart: only equal names are matched by it.
const MOST_NAMES: usize = 1000;

/// Notes matches between the nodes of two lemmas.
struct Spread<'a> {
    ours: &'a Terms,
    theirs: &'a Terms,
    found: &'a mut FxHashMap<(u32, u32), f32>,
}

impl Spread<'_> {
    fn between(&mut self, one: &[u32], other: &[u32], alike: f32, kept: impl Fn(&Node, &Node) -> bool) {
        let few = one.len() * other.len() <= MOST_NAMES;
        let mut by_entity: FxHashMap<Option<u64>, Vec<u32>> = FxHashMap::default();
        if !few {
            other.iter().for_each(|&r| by_entity.entry(self.theirs.nodes[r as usize].entity).or_default().push(r));
        }
        for &l in one {
            let node = &self.ours.nodes[l as usize];
            let partners = if few { other } else { by_entity.get(&node.entity).map_or(&[][..], Vec::as_slice) };
            for &r in partners.iter().filter(|&&r| kept(node, &self.theirs.nodes[r as usize])) {
                note(self.found, l, r, alike);
            }
        }
    }
}

fn is_text(node: &Node) -> bool {
    matches!(node.kind, NodeKind::Word | NodeKind::Name)
}

/// What idioms of either article say that the other says in other words, or the opposite of it. Words and idioms that have the lemma of one
/// another match as words do.
fn idioms((ours, our_lemmas): Known<'_>, (theirs, their_lemmas): Known<'_>, found: &mut FxHashMap<(u32, u32), f32>) {
    let between = |one: &Terms, (other, lemmas): Known<'_>, note: &mut dyn FnMut(u32, u32, f32)| {
        if !one.nodes.iter().any(|node| node.kind == NodeKind::Idiom) {
            return;
        }
        let kin = Kin::new(lemmas, Entry::wider_ties);
        for (index, node) in numbered(one).filter(|(_, node)| node.kind == NodeKind::Idiom) {
            let idiom = Entry::of(&node.lemma);
            for known in kin.of(&idiom, idiom.wider_ties()) {
                let alike = match fellowship(&idiom, &known.entry) {
                    Some(Fellowship::Same) => Likeness::Synonym,
                    Some(Fellowship::Opposed) => Likeness::Opposite,
                    None => continue,
                };
                let is_said = |node: &Node| is_text(node) || node.kind == NodeKind::Idiom;
                let partners = known.nodes.iter().filter(|&&partner| other.nodes.get(partner as usize).is_some_and(is_said));
                partners.for_each(|&partner| note(index, partner, alike.score()));
            }
        }
    };
    between(ours, (theirs, their_lemmas), &mut |l, r, alike| note(found, l, r, alike));
    between(theirs, (ours, our_lemmas), &mut |r, l, alike| note(found, l, r, alike));
}

/// An article's terms, and its distinct lemmas.
type Known<'a> = (&'a Terms, &'a Lemmas<'a>);

/// Words by lemma, derivation, lexicon and neighbourhood.
fn words((ours, our_lemmas): Known<'_>, (theirs, their_lemmas): Known<'_>, found: &mut FxHashMap<(u32, u32), f32>) {
    let mut by_stem: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    let mut by_rank: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    let kin = Kin::new(their_lemmas, Entry::ties);
    for (place, of_lemma) in their_lemmas.all.iter().enumerate() {
        if let Some(stem) = of_lemma.entry.word.get(..STEM) {
            by_stem.entry(stem).or_default().push(place);
        }
        for &r in &of_lemma.nodes {
            if let Some(rank) = theirs.nodes[r as usize].rank {
                by_rank.entry(rank).or_default().push(r);
            }
        }
    }
    let near_ours = near_to(ours, theirs);
    let mut spread = Spread { ours, theirs, found };
    for OfLemma { entry, nodes } in &our_lemmas.all {
        let lemma = entry.word;
        if let Some(&place) = their_lemmas.places.get(lemma) {
            spread.between(nodes, their_lemmas.nodes(place), 1.0, |_, _| true);
        }
        for &place in lemma.get(..STEM).and_then(|stem| by_stem.get(stem)).into_iter().flatten() {
            if their_lemmas.all.get(place).is_some_and(|known| derived(lemma, known.entry.word)) {
                spread.between(nodes, their_lemmas.nodes(place), 0.85, |a, b| is_text(a) && is_text(b));
            }
        }
        for known in kin.of(entry, entry.ties()) {
            if let Some(alike) = opposed_or_alike(entry, &known.entry) {
                spread.between(nodes, &known.nodes, alike.score(), |a, b| is_text(a) && is_text(b));
            }
        }
        let is_word = |node: &Node| node.kind == NodeKind::Word;
        let Some(rank) = nodes.iter().filter(|&&l| is_word(&ours.nodes[l as usize])).find_map(|&l| ours.nodes[l as usize].rank) else {
            continue;
        };
        for (word, cosine) in neighbours(rank) {
            if let Some(partners) = by_rank.get(&word) {
                spread.between(nodes, partners, near(cosine), |a, b| is_word(a) && is_word(b));
            }
        }
        for &(_, r, cosine) in of_word(&near_ours, rank) {
            spread.between(nodes, &[r], near(cosine), |a, b| is_word(a) && is_word(b));
        }
    }
}

/// The words of `of` that list a word of `terms` as a neighbour, by that word's rank: being near is mutual, lists of the nearest are not.
fn near_to(terms: &Terms, of: &Terms) -> Vec<(u32, u32, f32)> {
    let wanted: FxHashSet<u32> = terms.nodes.iter().filter_map(|node| node.rank).collect();
    let words = numbered(of).filter(|(_, node)| node.kind == NodeKind::Word);
    let listed =
        words.flat_map(|(index, node)| node.rank.into_iter().flat_map(neighbours).map(move |(word, cosine)| (word, index, cosine)));
    let mut near: Vec<(u32, u32, f32)> = listed.filter(|(word, ..)| wanted.contains(word)).collect();
    near.sort_unstable_by_key(|&(word, index, _)| (word, index));
    near
}

/// The run of one word in a list that is sorted by word.
fn of_word(near: &[(u32, u32, f32)], word: u32) -> &[(u32, u32, f32)] {
    let start = near.partition_point(|&(listed, ..)| listed < word);
    let rest = near.get(start..).unwrap_or_default();
    rest.get(..rest.partition_point(|&(listed, ..)| listed == word)).unwrap_or_default()
}

/// The nodes of each named entity, with a fact that shows it.
fn entities<'a>(reading: &'a Reading, terms: &Terms) -> Vec<(&'a crate::facts::name::Name, Vec<u32>)> {
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    let mut entities: Vec<(&crate::facts::name::Name, Vec<u32>)> = Vec::new();
    for (index, node) in numbered(terms) {
        let Some(name) = node.fact.and_then(|fact| reading.facts.get(fact)?.name()) else { continue };
        let place = *places.entry(&name.canonical).or_insert(entities.len());
        match entities.get_mut(place) {
            Some((known, nodes)) => {
                // A name speaks for its entity before a description of it does.
                if known.description && !name.description {
                    *known = name;
                }
                nodes.push(index);
            }
            None => entities.push((name, vec![index])),
        }
    }
    entities
}

/// What the names that may be one have in common: the first letters of a word, or their initials.
fn starts(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split([' ', '-']).filter(|word| !word.is_empty()).collect();
    let mut starts: Vec<String> = words.iter().map(|word| word.chars().take(NAME_START).collect()).collect();
    if words.len() > 1 {
        starts.push(words.iter().filter_map(|word| word.chars().next()).take(NAME_START).collect());
    }
    starts
}

fn names(left: &Reading, ours: &Terms, right: &Reading, theirs: &Terms, found: &mut FxHashMap<(u32, u32), f32>) {
    let their_entities = entities(right, theirs);
    let mut by_start: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let mut by_name: FxHashMap<&str, usize> = FxHashMap::default();
    for (index, (name, _)) in their_entities.iter().enumerate() {
        by_name.insert(&name.canonical, index);
        for start in starts(&name.canonical).into_iter().chain(starts(&name.key)) {
            by_start.entry(start).or_default().push(index);
        }
    }
    for (name, nodes) in entities(left, ours) {
        let starts = starts(&name.canonical).into_iter().chain(starts(&name.key));
        let shared = starts.filter_map(|start| by_start.get(&start)).filter(|entities| entities.len() <= MOST_ALIKE);
        let candidates: FxHashSet<usize> = shared.flatten().chain(by_name.get(&*name.canonical)).copied().collect();
        for (other, other_nodes) in candidates.into_iter().filter_map(|index| their_entities.get(index)) {
            let alike = match name.relation(other) {
                Relation::Same => 1.0,
                Relation::Coarser => 0.8,
                Relation::OtherBound | Relation::Different | Relation::Unrelated => continue,
            };
            nodes.iter().for_each(|&l| other_nodes.iter().for_each(|&r| note(found, l, r, alike)));
        }
    }
}

fn numbers(left: &Reading, ours: &Terms, right: &Reading, theirs: &Terms, found: &mut FxHashMap<(u32, u32), f32>) {
    let of = |terms: &Terms| numbered(terms).filter(|(_, node)| node.kind == NodeKind::Number).map(|(index, _)| index).collect::<Vec<_>>();
    let (one, other) = (of(ours), of(theirs));
    if one.len() * other.len() > MOST_NUMBER_PAIRS {
        return; // Equal values match by their words.
    }
    let value = |reading: &'_ Reading, terms: &Terms, node: u32| {
        terms.nodes.get(node as usize).and_then(|node| node.fact).filter(|&fact| fact < reading.facts.len())
    };
    for &l in &one {
        for &r in &other {
            let Some((a, b)) = value(left, ours, l).zip(value(right, theirs, r)) else { continue };
            if let Some(alike) = numbers_alike(left, a, right, b) {
                // Two bounds of one value look the same by their words.
                found.insert((l, r), alike);
            }
        }
    }
}

/// How alike two amounts are that differ in their size alone: chance seldom brings the same digits together.
const SLIP: f32 = 0.9;

/// A differing value in the same dimension still counts, more so of the same thing measured: contradictions live in pairs that are alike
/// but for it.
fn numbers_alike(left: &Reading, a: usize, right: &Reading, b: usize) -> Option<f32> {
    let (relation, same_thing) = match (&left.facts.get(a)?.value, &right.facts.get(b)?.value) {
        (Value::Figure(a), Value::Figure(b)) => {
            let one = a.measured.noun.map(|noun| left.parsed.lower_lemma(noun));
            let other = b.measured.noun.map(|noun| right.parsed.lower_lemma(noun));
            if a.is_slip_of(b) {
                return Some(SLIP);
            }
            (a.relation(b), one.is_some() && one == other)
        }
        (Value::Date(a), Value::Date(b)) => (a.relation(b), false),
        (Value::Figure(length), Value::Date(end)) => return end.ends(length, left.parsed.article().metadata().published?),
        (Value::Date(end), Value::Figure(length)) => return end.ends(length, right.parsed.article().metadata().published?),
        _ => return None,
    };
    match relation {
        Relation::Same => Some(1.0),
        Relation::OtherBound => Some(0.95),
        Relation::Coarser => Some(0.8),
        Relation::Different => Some(if same_thing { 0.6 } else { 0.3 }),
        Relation::Unrelated => None,
    }
}
