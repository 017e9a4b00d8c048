//! Makes what the program would else make at every start: tables of words that are searched where they lie in its binary (`src/frozen.rs`), of the word
//! lists in `src`; and the model with its weights ready to be multiplied.

#[allow(dead_code)]
#[path = "../src/frozen.rs"]
mod frozen;
mod model;
#[path = "../src/syntax/rounding.rs"]
mod rounding;
#[path = "../src/lexicon/rows.rs"]
mod rows;
#[allow(dead_code)]
#[path = "../src/syntax/weights.rs"]
mod weights;

use rows::{rows, words};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

type Fault = Box<dyn std::error::Error>;

fn main() -> Result<(), Fault> {
    println!("cargo::rerun-if-changed=build");
    let model = "src/syntax/model/en_core_web_sm.bin";
    println!("cargo::rerun-if-changed={model}");
    fs::write(out("model.ready")?, model::ready(&fs::read(model).map_err(|fault| named(model, &fault))?)?)?;
    for table in ["lemma_words", "lemma_exceptions", "norms"] {
        let fields = if table == "norms" { 1 } else { 2 };
        write(table, &lines_by_key(&read(&format!("src/syntax/model/{table}.txt"))?, fields))?;
    }
    let vocabulary = read("src/align/data/words.txt")?;
    let ranked = (0_u32..).zip(rows::lines(&vocabulary)).map(|(rank, word)| (word.to_owned(), rank.to_le_bytes().to_vec()));
    write("vocabulary", &ranked.collect())?;
    write("meanings", &meanings()?)
}

fn read(file: &str) -> io::Result<String> {
    println!("cargo::rerun-if-changed={file}");
    fs::read_to_string(file).map_err(|fault| named(file, &fault))
}

/// A fault with the name of the file.
fn named(file: &str, fault: &io::Error) -> io::Error {
    io::Error::new(fault.kind(), format!("{file}: {fault}"))
}

/// Where a file that is made goes.
fn out(name: &str) -> Result<PathBuf, Fault> {
    Ok(Path::new(&env::var_os("OUT_DIR").ok_or("cargo names no OUT_DIR")?).join(name))
}

/// The lines of a text, the first fields of which, by tabs, are the key.
fn lines_by_key(text: &str, fields: usize) -> BTreeMap<String, Vec<u8>> {
    let entry = |line: &str| {
        let end = line.match_indices('\t').nth(fields - 1).map_or(line.len(), |(at, _)| at);
        (line[..end].to_owned(), line.as_bytes().get(end + 1..).unwrap_or_default().to_vec())
    };
    // Of lines with one key the first counts.
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).rev().map(entry).collect()
}

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

fn meanings() -> Result<BTreeMap<String, Vec<u8>>, Fault> {
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

/// Writes a table as `src/frozen.rs` describes it.
fn write(name: &str, entries: &BTreeMap<String, Vec<u8>>) -> Result<(), Fault> {
    let size = (2 * entries.len()).next_power_of_two();
    let (mut tags, mut places, mut records) = (vec![0_u8; size], vec![[0_u8; 4]; size], Vec::new());
    for (key, value) in entries {
        let hash = frozen::hash(&key.split('\t').collect::<Vec<_>>());
        let slot = frozen::slots(size, hash).find(|&slot| tags[slot] == 0).ok_or("no slot is free")?;
        (tags[slot], places[slot]) = (frozen::tag(hash), u32::try_from(records.len())?.to_le_bytes());
        records.push(u8::try_from(key.len())?);
        records.extend(u16::try_from(value.len())?.to_le_bytes());
        records.extend(key.bytes().chain(value.iter().copied()));
    }
    let bytes = [u32::try_from(size)?.to_le_bytes().to_vec(), tags, places.concat(), records].concat();
    Ok(fs::write(out(&format!("{name}.frozen"))?, bytes)?)
}
