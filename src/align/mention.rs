//! Whom a pronoun or a description stands for: "he" for the man that was spoken of last, "the company" for the article's main one.
//!
//! Rewrites name where the original says "she", and the other way round. This is a guess for comparing, weighed with all other words; no
//! finding rests on it.

use crate::claim::Reading;
use crate::facts::name::NameType;
use rustc_hash::FxHashMap;

/// A person is spoken of as "he" for so many sentences after being named.
const REACH: usize = 3;
/// Descriptions of an organisation.
const ORGANISATIONS: &[&str] =
    &["airline", "bank", "chain", "club", "company", "firm", "maker", "manufacturer", "retailer", "startup", "team"];

/// For each token that stands for a name: a token of that name.
pub(super) fn antecedents(reading: &Reading) -> FxHashMap<usize, usize> {
    let main = main_organisation(reading);
    let mut found = FxHashMap::default();
    let mut last: Option<(usize, usize)> = None;
    let mut people = people(reading).peekable();
    for (index, (_, tokens)) in reading.parsed.sentences().enumerate() {
        let before = last;
        for token in tokens.iter() {
            while let Some(person) = people.next_if(|person| *person < token) {
                // Inside a sentence the first person named, mostly its subject, stays the one that is spoken of.
                if last.is_none_or(|(sentence, _)| sentence != index) {
                    last = Some((index, person));
                }
            }
            match reading.parsed.lemma(token) {
                "he" | "she" | "his" | "her" | "him" => {
                    let spoken_of = last.or(before).filter(|(sentence, _)| index - sentence <= REACH);
                    found.extend(spoken_of.map(|(_, person)| (token, person)));
                }
                word if ORGANISATIONS.contains(&word) && reading.parsed.is_definite(token) => found.extend(main.map(|main| (token, main))),
                _ => {}
            }
        }
    }
    found.extend(described(reading));
    found
}

/// The noun of each description that the article itself resolves, with a token of the name that it stands for.
fn described(reading: &Reading) -> impl Iterator<Item = (usize, usize)> + '_ {
    let named: Vec<(u32, usize)> = reading
        .facts
        .iter()
        .filter_map(|fact| Some((fact.name().filter(|name| !name.description)?.entity, fact.tokens.iter().last()?)))
        .collect();
    let descriptions = reading.facts.iter().filter_map(|fact| Some((fact, fact.name().filter(|name| name.description)?.entity)));
    descriptions.filter_map(move |(fact, entity)| {
        let (_, token) = named.iter().find(|(known, _)| *known == entity)?;
        Some((fact.tokens.iter().last()?, *token))
    })
}

/// The last token of each mention of a person, ascending.
fn people(reading: &Reading) -> impl Iterator<Item = usize> + '_ {
    let names = reading.facts.iter().filter(|fact| fact.name().is_some_and(|name| name.kind == NameType::Person && !name.description));
    names.filter_map(|fact| fact.tokens.iter().last())
}

/// A token of the organisation that the article names most often, the first of two.
fn main_organisation(reading: &Reading) -> Option<usize> {
    let mut counts: Vec<(&str, usize, usize)> = Vec::new();
    for fact in &reading.facts {
        let Some(name) = fact.name().filter(|name| name.kind == NameType::Organisation) else { continue };
        match counts.iter_mut().find(|(known, _, _)| *known == &*name.canonical) {
            Some((_, count, _)) => *count += 1,
            None => counts.extend(fact.tokens.iter().last().map(|token| (&*name.canonical, 1, token))),
        }
    }
    counts.into_iter().reduce(|best, one| if one.1 > best.1 { one } else { best }).map(|(_, _, token)| token)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, ReadOptions};
    use crate::syntax::Depth;

    fn stands_for(text: &str, word: &str) -> Option<String> {
        let article = Article::read("test.txt", text.as_bytes().to_vec(), &ReadOptions::default()).expect("reads");
        let reading = Reading::new(article, Depth::Full);
        let parsed = &reading.parsed;
        let found = antecedents(&reading);
        let token = (0..parsed.len()).find(|&token| parsed.form(token) == word).expect("stands there");
        found.get(&token).map(|&name| parsed.form(name).to_owned())
    }

    #[test]
    fn a_pronoun_stands_for_the_person_spoken_of() {
        let text = "Maria Keller told Peter Novak about the sale. It rained. She wants a ballot before Easter.";
        assert_eq!(stands_for(text, "She").as_deref(), Some("Keller"));
        assert_eq!(stands_for("She wants a ballot before Easter.", "She"), None);
    }
}
