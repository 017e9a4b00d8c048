//! Names: people, organisations, places, products; their aliases inside an article and their variants across articles.
//!
//! A name is what the recogniser of the embedded model marks, or a run of proper nouns that it missed (`find`); titles, articles, possessives
//! and company suffixes are stripped for comparison; names of one article that stand for one entity ("Satya Nadella", "Nadella"; "the
//! Federation of Municipal Workers (FMW)", "the FMW") share its number and its fullest form (`alias`); so do
//! the descriptions that stand for one of them, "the company" (`describe`).

mod accents;
mod alias;
mod describe;
mod find;
mod headline;
mod kinds;
mod lists;
mod mention;
#[cfg(test)]
mod tests;

use super::{Fact, Relation, Value};
use crate::article::Damage;
use crate::article::words::Tokens;
use crate::kind::DamageKind;
use crate::syntax::Parsed;
use rustc_hash::FxHashMap;
use std::fmt;
use std::sync::Arc;

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameType {
    /// A person.
    Person,
    /// A company, party, team, ministry, court.
    Organisation,
    /// A country, town, river, building.
    Place,
    /// A product, law, work, event, people.
    Other,
}

impl NameType {
    /// The label in JSON: PER, ORG, LOC, MISC.
    pub fn key(self) -> &'static str {
        match self {
            Self::Person => "PER",
            Self::Organisation => "ORG",
            Self::Place => "LOC",
            Self::Other => "MISC",
        }
    }
}

/// A name at one place of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The words that tell it from other names: lower-cased, titles, articles, possessives and corporate suffixes stripped.
    pub key: Arc<str>,
    /// The fullest form under which the same article introduces it, in the same normal form ("agi" -> "artificial general intelligence").
    pub canonical: Arc<str>,
    /// What it names.
    pub kind: NameType,
    /// Which of the article's entities it is: equal for all mentions of one entity in this article.
    pub entity: u32,
    /// Whether this mention is a description ("the company"), not a name; its key is then the canonical form.
    pub description: bool,
}

/// Two names that are this alike, and no more different than by a letter or two, are one name and a slip (Jaro-Winkler similarity).
const SLIP: f64 = 0.92;

impl Name {
    /// How it relates to a name of another article: the same; a variant ([`Relation::Coarser`]: part of it, or a likely slip); different.
    pub fn relation(&self, other: &Self) -> Relation {
        // Most names have one form, and no two forms need be compared twice.
        let forms = |name: &'_ Self| if name.key == name.canonical { 1 } else { 2 };
        let ours = [&self.canonical, &self.key].into_iter().take(forms(self));
        let theirs = [&other.canonical, &other.key].into_iter().take(forms(other));
        let same = |a: &str, b: &str| a == b || accents::same_letters(a, b) || is_short_for(a, b) || is_short_for(b, a);
        if ours.into_iter().any(|a| theirs.clone().any(|b| same(a, b))) {
            return Relation::Same;
        }
        let (one, two) = (&self.canonical, &other.canonical);
        let persons = self.kind == NameType::Person && other.kind == NameType::Person;
        if persons && alias::same_person(one, two) {
            return Relation::Same;
        }
        // "Headliner Morwenna Tate" and "Morwenna Tate".
        let led_by = |whole: &str, name: &str| name.contains(' ') && whole.strip_suffix(name).is_some_and(|before| before.ends_with(' '));
        if persons && (led_by(one, two) || led_by(two, one)) {
            return Relation::Coarser;
        }
        // Two first names before one surname are two people, however alike the rest.
        let scored = |name: &str, other: &str| without_score(other) == other && alias::is_part(without_score(name), other);
        let part = || !persons && (alias::is_part(one, two) || scored(one, two) || scored(two, one) || alias::is_abbreviated(one, two));
        let slip = || alias::is_slip(one, two, SLIP);
        // "French" speaks of France.
        // "Britain" is the end of "Great Britain".
        let is_place =
            |whole: &str, place: &str| whole.strip_suffix(place).is_some_and(|before| before.is_empty() || before.ends_with(' '));
        let belongs = |people: &str, place: &str| lists::places_of(people).iter().any(|whole| is_place(whole, place));
        let of_one_place = || lists::places_of(one).iter().any(|place| lists::places_of(two).contains(place));
        let people = || belongs(one, two) || belongs(two, one) || of_one_place() || !persons && is_derived(one, two);
        if part() || slip() || people() { Relation::Coarser } else { Relation::Different }
    }
}

/// Whether a name, in lower case, is a short form of another: its initials, or initials for some of its words.
pub(crate) fn is_short_for(short: &str, long: &str) -> bool {
    // The FDA of the "U.S. Food & Drug Administration". The letters are looked at first: lists take longer.
    let behind_country = || long.split_once(' ').is_some_and(|(first, rest)| alias::initials(short, rest) && is_country(first));
    alias::initials(short, long) || behind_country() || alias::spells_out(short, long)
}

/// Whether a word tells which country something is of.
fn is_country(word: &str) -> bool {
    let listed = lists::listed(word);
    matches!(word, "u.k." | "u.s." | "uk" | "us") || listed.is_group() || listed.place() == Some(lists::Claim::Sure)
}

/// "Osmaran" of "Osmara", "Belkuti" of "Belkut": the people of a place that no list has.
fn is_derived(one: &str, two: &str) -> bool {
    let of = |people: &str, place: &str| {
        let ending = people.strip_prefix(place).filter(|_| place.len() >= FEWEST_LETTERS && !place.contains(' '));
        ending.is_some_and(|ending| matches!(ending, "n" | "an" | "ian" | "i" | "ese" | "ish"))
    };
    of(one, two) || of(two, one)
}

/// What the name of a people is made of has so many letters.
const FEWEST_LETTERS: usize = 4;

/// "Gulls" of "Gulls 57": what one side scored is no part of its name; of "Apollo 11" it is, so that is only asked beside a longer name.
fn without_score(name: &str) -> &str {
    let parts = name.rsplit_once(' ').filter(|(_, last)| last.bytes().all(|byte| byte.is_ascii_digit()));
    parts.map_or(name, |(rest, _)| rest)
}

impl Name {
    /// Whether it is a word for the people or the things of a place ("Norwegian").
    pub fn is_demonym(&self) -> bool {
        !lists::places_of(&self.key).is_empty()
    }

    /// Whether one is likely the other with a slip of the pen: two people or two organisations of several words each, of which one differs by a
    /// letter or two and the others are the same ("Chiara Bassi", "Chiara Basso"). "Ann Lee" and "Anne Lee" are, "Ann Lee" and "Bob Lee" are not.
    pub fn is_misspelling_of(&self, other: &Self) -> bool {
        let written =
            matches!((self.kind, other.kind), (NameType::Person, NameType::Person) | (NameType::Organisation, NameType::Organisation));
        written && alias::is_slip_in_one_word(&self.canonical, &other.canonical)
    }
}

/// The names of one article that are likely spelt wrong in one place: each as the fact with the rarer spelling, of two as rare the later one,
/// and the first fact with the other spelling. By place.
pub fn misspellings(facts: &[Fact]) -> Vec<(usize, usize)> {
    // Each entity by its first fact, with the number of its mentions.
    let mut entities: Vec<(usize, &Name, usize)> = Vec::new();
    let mut places: FxHashMap<u32, usize> = FxHashMap::default();
    for (at, name) in facts.iter().enumerate().filter_map(|(at, fact)| Some((at, fact.name().filter(|name| !name.description)?))) {
        let place = *places.entry(name.entity).or_insert(entities.len());
        match entities.get_mut(place) {
            Some((_, _, count)) => *count += 1,
            None => entities.push((at, name, 1)),
        }
    }
    // Of the words of two spellings all but one are the same, and so is the first of them or the last.
    let mut by_edge: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    let mut found = Vec::new();
    for (nth, (later, name, count)) in entities.iter().enumerate() {
        for edge in name.canonical.split_once(' ').map(|(first, _)| first).into_iter().chain(name.canonical.rsplit(' ').next()) {
            let known = by_edge.entry(edge).or_default();
            let others = known.iter().filter_map(|&place| entities.get(place));
            for (earlier, _, times) in others.filter(|(_, other, _)| name.is_misspelling_of(other)) {
                found.push(if count <= times { (*later, *earlier) } else { (*earlier, *later) });
            }
            known.push(nth);
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Names of one article in two spellings, as damage of the rarer one.
pub fn misspelt(parsed: &Parsed, facts: &[Fact]) -> Vec<Damage> {
    let damage = |(odd, usual): (usize, usize)| {
        let (odd, usual) = (facts.get(odd)?, facts.get(usual)?);
        Some(Damage {
            kind: DamageKind::NameSpelling,
            span: odd.span,
            repair: None,
            confidence: 0.6,
            explanation: format!("check the spelling: the article also has “{}”", parsed.article().original(usual.span)),
            places: vec![usual.span],
        })
    };
    misspellings(facts).into_iter().filter_map(damage).collect()
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.canonical)
    }
}

/// Whether a word stands before the names of people and is none itself: "Ms", "Senator".
pub(crate) fn is_title(parsed: &Parsed, token: usize) -> bool {
    mention::is_title(parsed, token)
}

/// All names of an article, and the descriptions that stand for one of them.
pub fn extract(parsed: &Parsed) -> Vec<Fact> {
    let mentions = find::mentions(parsed);
    let names = alias::resolve(&mentions);
    let described = describe::descriptions(parsed, &mentions, &names);
    let named = mentions.iter().map(|mention| mention.tokens).zip(names);
    let mut all: Vec<(Tokens, Name)> = named.chain(described).collect();
    all.sort_by_key(|(tokens, _)| *tokens);
    all.into_iter().map(|(tokens, name)| Fact::of(parsed, tokens, Value::Name(name))).collect()
}
