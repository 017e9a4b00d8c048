//! Makes what the program would else make at every start: tables of words that are searched where they lie in its binary (`src/frozen.rs`), of the word
//! lists in `src`; and the model with its weights ready to be multiplied.

#[allow(dead_code)]
#[path = "../src/frozen.rs"]
mod frozen;
mod meanings;
mod model;
#[path = "../src/syntax/rounding.rs"]
mod rounding;
#[path = "../src/lexicon/rows.rs"]
mod rows;
#[allow(dead_code)]
#[path = "../src/syntax/weights.rs"]
mod weights;

use std::collections::BTreeMap;
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
    write("meanings", &meanings::meanings()?)
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
