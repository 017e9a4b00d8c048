//! What the lists of meanings hold of each word and phrase, as one record of a table.

use crate::rows::{rows, words};
use crate::{Fault, read};
use std::collections::{BTreeMap, BTreeSet};

/// What the lists of meanings hold of a word or phrase; `src/lexicon/meanings.rs` reads it.
#[derive(Default)]
struct Meaning {
    /// For each list of phrases, whether it is one (1), whether it begins one (2), and the words of the longest.
    phrases: [[u8; 2]; LISTS],
    poles: Vec<u8>,
    groups: Vec<u8>,
    steps: Vec<u8>,
    outcomes: Vec<u8>,
    idioms: Vec<u8>,
    antonyms: Vec<String>,
}

/// Lists of phrases: of a predicate, of outcomes, of several words.
const LISTS: usize = 3;

type Meanings = BTreeMap<String, Meaning>;

/// What the lists of opposites, outcomes, synonyms, idioms, scales, antonyms and roles hold, by word and phrase.
pub(crate) fn meanings() -> Result<BTreeMap<String, Vec<u8>>, Fault> {
    let list = |name: &str| read(&format!("src/lexicon/{name}.txt"));
    let mut all = Meanings::new();
    on_axes(&mut all, &list("opposites")?, |meaning| &mut meaning.poles)?;
    on_axes(&mut all, &list("outcomes")?, |meaning| &mut meaning.outcomes)?;
    in_groups(&mut all, &list("synonyms")?, |meaning| &mut meaning.groups)?;
    in_groups(&mut all, &list("idioms")?, |meaning| &mut meaning.idioms)?;
    for (scale, row) in (0..).zip(rows(&list("scales")?).filter_map(|row| row.split_once(": "))) {
        for (step, cell) in (0..).zip(row.1.split(" / ")) {
            words(cell).for_each(|word| all.entry(word.to_owned()).or_default().steps.extend([scale, step]));
        }
    }
    for (one, other) in rows(&list("antonyms")?).filter_map(|row| row.split_once(' ')) {
        let other = other.split(' ').next().unwrap_or(other);
        all.entry(one.to_owned()).or_default().antonyms.push(other.to_owned());
        all.entry(other.to_owned()).or_default().antonyms.push(one.to_owned());
    }
    let of_roles = rows(&list("roles")?).filter_map(|row| row.split_once(": ")).map(|(_, row)| without_slots(row)).collect();
    list_phrases(&mut all, &of_roles)?;
    all.into_iter().map(|(word, meaning)| Ok((word, meaning.bytes()?))).collect()
}

/// Axes of poles, "name: words / words": a pole is the number of its axis (u16) and its own (u8).
fn on_axes(all: &mut Meanings, list: &str, poles: fn(&mut Meaning) -> &mut Vec<u8>) -> Result<(), Fault> {
    for (axis, (_, cells)) in rows(list).filter_map(|row| row.split_once(": ")).enumerate() {
        let [low, high] = u16::try_from(axis)?.to_le_bytes();
        for (pole, cell) in (0..).zip(cells.split(" / ")) {
            words(cell).for_each(|word| poles(all.entry(word.to_owned()).or_default()).extend([low, high, pole]));
        }
    }
    Ok(())
}

/// Groups of words, a row each; a group is its number (u16).
fn in_groups(all: &mut Meanings, list: &str, groups: fn(&mut Meaning) -> &mut Vec<u8>) -> Result<(), Fault> {
    for (group, row) in rows(list).enumerate() {
        let group = u16::try_from(group)?.to_le_bytes();
        words(row).for_each(|word| groups(all.entry(word.to_owned()).or_default()).extend(group));
    }
    Ok(())
}

/// The words of a row of roles before its slots ("take over from doer=…").
fn without_slots(row: &str) -> String {
    row.split(' ').filter(|cell| !cell.contains('=')).collect::<Vec<_>>().join(" ")
}

/// Tells of each word and phrase, and of the beginnings of phrases, which lists of phrases hold it.
fn list_phrases(all: &mut Meanings, of_roles: &BTreeSet<String>) -> Result<(), Fault> {
    let of = |all: &Meanings, is_one: fn(&Meaning) -> bool| -> BTreeSet<String> {
        all.iter().filter(|(_, meaning)| is_one(meaning)).map(|(word, _)| word.clone()).collect()
    };
    let predicates = of(all, |one| !(one.poles.is_empty() && one.antonyms.is_empty() && one.groups.is_empty() && one.steps.is_empty()));
    let outcomes = of(all, |one| !(one.outcomes.is_empty() && one.poles.is_empty()));
    let idioms = of(all, |one| !(one.poles.is_empty() && one.outcomes.is_empty() && one.groups.is_empty() && one.idioms.is_empty()));
    let idioms = idioms.into_iter().filter(|phrase| phrase.contains(' ')).collect();
    for (list, phrases) in [&predicates | of_roles, outcomes, idioms].iter().enumerate() {
        for phrase in phrases {
            let longest = u8::try_from(phrase.split(' ').count())?;
            let mut tell = |words: &str, bit: u8| {
                let told = &mut all.entry(words.to_owned()).or_default().phrases[list];
                *told = [told[0] | bit, told[1].max(longest)];
            };
            tell(phrase, 1);
            phrase.match_indices(' ').for_each(|(end, _)| tell(&phrase[..end], 2));
        }
    }
    Ok(())
}

impl Meaning {
    /// The phrases; poles, groups, steps, outcomes and idioms behind the number of their bytes; the antonyms by comma.
    fn bytes(&self) -> Result<Vec<u8>, Fault> {
        let mut bytes = self.phrases.concat();
        for list in [&self.poles, &self.groups, &self.steps, &self.outcomes, &self.idioms] {
            bytes.push(u8::try_from(list.len())?);
            bytes.extend(list);
        }
        bytes.extend(self.antonyms.join(",").bytes());
        Ok(bytes)
    }
}
