//! The walls between the modules: data flows one way, and an arrow that is not in this table fails the test.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Each module with those that it may import.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("span", &[]),
    ("kind", &[]),
    ("error", &[]),
    ("frozen", &[]),
    ("lexicon", &["frozen"]),
    ("article", &["span", "kind", "error", "lexicon"]),
    ("syntax", &["article", "span", "lexicon", "frozen"]),
    ("facts", &["article", "syntax", "span", "lexicon", "kind"]),
    ("claim", &["article", "syntax", "facts", "span", "lexicon"]),
    ("align", &["article", "syntax", "facts", "claim", "kind", "span", "lexicon", "frozen"]),
    ("judge", &["article", "syntax", "facts", "claim", "align", "kind", "span", "lexicon"]),
    ("compare", &["article", "syntax", "claim", "align", "judge", "kind", "facts"]),
    ("config", &["article", "facts", "claim", "judge", "compare", "kind", "error", "syntax"]),
    ("sources", &["config", "article", "syntax", "facts", "claim", "align", "judge", "compare", "kind", "span"]),
    ("report", &["article", "syntax", "facts", "claim", "align", "judge", "compare", "sources", "kind", "span", "lexicon"]),
    ("review", &["article", "claim", "compare", "fixtures", "report", "output", "error", "kind", "span"]),
    ("input", &["article", "error"]),
    ("output", &["error"]),
    ("batch", &["article", "syntax", "claim", "compare", "report", "review", "error", "kind", "input", "config"]),
    ("fixtures", &["article", "syntax", "claim", "compare", "report", "error", "kind", "span"]),
    ("mutation", &["article", "syntax", "facts", "claim", "compare", "judge", "kind", "span"]),
];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("reads").map(|entry| entry.expect("an entry").path());
    entries
        .flat_map(|path| if path.is_dir() { rust_files(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|e| e == "rs"))
        .collect()
}

/// The top-level module that a file belongs to; `None` for the crate's root and the binary.
fn module(path: &Path) -> Option<String> {
    let first = path.strip_prefix(source()).ok()?.components().next()?.as_os_str().to_string_lossy().into_owned();
    let name = first.trim_end_matches(".rs").to_owned();
    (!["lib", "main", "cli"].contains(&name.as_str())).then_some(name)
}

/// The top-level modules that a file's code names, tests and comments aside.
fn imports(text: &str) -> BTreeSet<String> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let names = lines
        .flat_map(|line| line.split("crate::").skip(1))
        .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>());
    names.filter(|name| MAY_IMPORT.iter().any(|(module, _)| module == name)).collect()
}

#[test]
fn no_module_imports_what_stands_above_it() {
    let mut wrong = Vec::new();
    for path in rust_files(&source()) {
        let Some(module) = module(&path) else { continue };
        let (_, allowed) = MAY_IMPORT.iter().find(|(name, _)| *name == module).unwrap_or_else(|| panic!("{module} is not in the table"));
        let text = std::fs::read_to_string(&path).expect("reads");
        wrong.extend(
            imports(&text)
                .into_iter()
                .filter(|name| *name != module && !allowed.contains(&name.as_str()))
                .map(|name| format!("{} imports {name}", path.display())),
        );
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_binary_uses_the_public_interface_only() {
    let files = rust_files(&source().join("cli")).into_iter().chain([source().join("main.rs")]);
    for path in files {
        let text = std::fs::read_to_string(&path).expect("reads");
        let own = ["crate::cli", "crate::args"];
        assert!(!text.contains("crate::") || own.iter().any(|name| text.contains(name)), "{}", path.display());
    }
}

/// The raw steps through a tree, which only the questions of `syntax` take.
const STEPS: [&str; 5] = ["head", "children", "child", "relation", "tree"];

/// What a text of Rust does with the tree of a sentence by itself, instead of asking.
fn walks(code: &str) -> Vec<String> {
    let words = |rest: &str| rest.split(';').next().unwrap_or_default().split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect();
    let imported: Vec<String> = code.split("use crate::syntax::").skip(1).flat_map(|rest| -> Vec<String> { words(rest) }).collect();
    let named = code.contains("syntax::Relation") || imported.iter().any(|name| name == "Relation");
    let raw = code.contains(".analysis()");
    let relation = named.then(|| "names a dependency relation".to_owned());
    relation.into_iter().chain(raw.then(|| "reads the raw analysis".to_owned())).collect()
}

#[test]
fn no_rule_walks_a_tree_by_hand() {
    let in_syntax = |path: &Path| module(path).as_deref() == Some("syntax");
    let mut wrong = Vec::new();
    for path in rust_files(&source()) {
        let text = std::fs::read_to_string(&path).expect("reads");
        if in_syntax(&path) {
            // The steps are seen inside `syntax` alone, so that the compiler refuses them elsewhere.
            let open =
                STEPS.iter().filter(|step| ["pub", "pub(crate)"].iter().any(|seen| text.contains(&format!("{seen} fn {step}(&self"))));
            wrong.extend(open.map(|step| format!("{} shows `{step}` to the rules", path.display())));
        } else {
            wrong.extend(walks(&text).into_iter().map(|what| format!("{} {what}", path.display())));
        }
    }
    assert!(wrong.is_empty(), "ask a question of `syntax`, or add one there: {wrong:#?}");
    assert_eq!(walks("use crate::facts::Relation;\nuse crate::syntax::{Parsed, Tag};"), Vec::<String>::new());
    assert_eq!(walks("use crate::syntax::{Parsed, Relation, Tag};").len(), 1);
    assert_eq!(walks("use crate::syntax::Parsed;\nparsed.analysis().get(3)").len(), 1);
}
