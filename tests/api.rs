//! The public interface, as a list that is kept: a change of it is seen in review and decides the next version's number.
//!
//! `unreachable_pub` is a warning that fails CI, so whatever is written `pub` can be reached from outside, and the source says what the
//! interface is. `UPDATE=1 cargo test --test api` writes the list anew: what was taken away or changed is breaking, what was added is not.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("reads").map(|entry| entry.expect("an entry").path());
    let mut files: Vec<PathBuf> = entries.flat_map(|path| if path.is_dir() { rust_files(&path) } else { vec![path] }).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "rs"));
    files
}

/// "src/batch/mod.rs" is "batch".
fn module(path: &Path) -> String {
    let inner = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).expect("a source").with_extension("");
    let parts: Vec<_> = inner.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    parts.into_iter().filter(|part| part != "mod" && part != "lib").collect::<Vec<_>>().join("::")
}

/// What an item is a part of: an `impl`, an enum, a struct, a trait. Formatted source closes each in the column where it began.
fn owner(opened: &str) -> String {
    let head = opened.trim().trim_end_matches('{').trim();
    let head = head.strip_prefix("pub ").unwrap_or(head);
    format!("{head} / ")
}

/// The public items of a file, each on one line: signatures as they are written, without bodies.
fn items(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let (mut items, mut within): (Vec<String>, Option<(String, bool)>) = (Vec::new(), None);
    let mut lines = code.lines();
    while let Some(line) = lines.next() {
        let is_outer = !line.starts_with(char::is_whitespace);
        if is_outer && line.starts_with('}') {
            within = None;
        }
        let words = line.trim_start();
        let (name, is_enum) = within.clone().unwrap_or_default();
        let is_variant = is_enum
            && line.starts_with("    ")
            && !line.starts_with("     ")
            && words.starts_with(|letter: char| letter.is_ascii_uppercase());
        let is_method = name.starts_with("trait ") && line.starts_with("    fn ");
        if words.starts_with("pub ") || is_variant || is_method {
            let mut signature = words.to_owned();
            // A signature goes on until its body begins, or it ends.
            while words.starts_with("pub ") && !signature.ends_with(['{', ';', ',', '}'])
                || signature.matches('(').count() > signature.matches(')').count()
            {
                let Some(next) = lines.next() else { break };
                let _ = write!(signature, " {}", next.trim());
            }
            let body = if signature.contains("fn ") || !signature.ends_with(';') { signature.find('{') } else { None };
            let shown = signature.get(..body.unwrap_or(signature.len())).unwrap_or_default();
            items.push(format!("{name}{}", shown.trim().trim_end_matches([';', ','])));
        }
        let opens = words.ends_with('{') && is_outer;
        if opens
            && (words.starts_with("impl")
                || words.starts_with("pub trait ")
                || words.starts_with("pub struct ")
                || words.starts_with("pub enum "))
        {
            within = Some((owner(words), words.starts_with("pub enum ")));
        }
    }
    items
}

/// The modules that the library keeps out of its documentation: they are no part of the interface.
fn hidden_modules() -> Vec<String> {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).expect("reads");
    let after = text.split("#[doc(hidden)]\npub mod ").skip(1);
    after.filter_map(|rest| Some(rest.split_once(';')?.0.to_owned())).collect()
}

fn interface() -> String {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let hidden = hidden_modules();
    let is_shown = |path: &PathBuf| {
        let module = module(path);
        let first = module.split("::").next().unwrap_or_default();
        !["cli", "main"].contains(&first) && !hidden.iter().any(|hidden| hidden == first)
    };
    let library = rust_files(&source).into_iter().filter(is_shown);
    let all: BTreeSet<String> = library
        .flat_map(|path| {
            let module = module(&path);
            items(&std::fs::read_to_string(&path).expect("reads")).into_iter().map(move |item| format!("{module}: {item}"))
        })
        .collect();
    all.into_iter().map(|item| format!("{}\n", item.trim_start_matches(": "))).collect()
}

#[test]
fn the_public_interface_is_the_one_that_was_agreed_on() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/public-api.txt");
    let now = interface();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &now).expect("writes");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let (now, kept): (BTreeSet<&str>, BTreeSet<&str>) = (now.lines().collect(), kept.lines().collect());
    let gone: Vec<&&str> = kept.difference(&now).collect();
    let new: Vec<&&str> = now.difference(&kept).collect();
    assert!(gone.is_empty() && new.is_empty(), "breaking, taken away or changed: {gone:#?}\nadded: {new:#?}\nUPDATE=1 keeps them");
}

#[test]
fn items_are_found_whole() {
    let text = "/// x\npub struct A {\n    /// y\n    pub b: u32,\n    c: u32,\n}\n\npub enum E {\n    /// one\n    One,\n    Two {\n        x: u8,\n    },\n}\n\n\
        impl A {\n    pub fn long(\n        &self,\n        other: u8,\n    ) -> u8 {\n        1\n    }\n    fn own() {}\n    pub(crate) fn inner() {}\n}\n\
        pub const MOST: usize = 3;\npub use x::{Y, Z};\npub fn f(a: u8) -> u8 {\n    a\n}\n#[cfg(test)]\nmod tests {\n    pub fn t() {}\n}\n";
    let found = [
        "pub struct A",
        "struct A / pub b: u32",
        "pub enum E",
        "enum E / One",
        "enum E / Two",
        "impl A / pub fn long( &self, other: u8, ) -> u8",
        "pub const MOST: usize = 3",
        "pub use x::{Y, Z}",
        "pub fn f(a: u8) -> u8",
    ];
    assert_eq!(items(text), found);
}
