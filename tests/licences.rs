//! Every dependency may be shipped in one binary under MIT or Apache-2.0: its licence asks for no more than a notice. `deny.toml` says the same
//! to cargo-deny, which also knows of advisories.

use serde_json::Value;
use std::process::Command;

/// Licences that ask for a notice, by their SPDX names; and two that ask a little more, looked at: MPL-2.0 binds the files under it alone (the
/// HTML parser's selectors, used unchanged), CDLA-Permissive-2.0 covers data (the certificates of web authorities).
const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

#[test]
fn every_dependency_may_be_shipped() {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    assert!(packages.len() > 20, "the whole tree");
    let refused: Vec<String> =
        packages.iter().filter(|package| !is_allowed(package["license"].as_str().unwrap_or_default())).map(name).collect();
    assert!(refused.is_empty(), "not to be shipped without a look at their licences: {refused:#?}");
}

fn name(package: &Value) -> String {
    format!("{} {}: {}", package["name"], package["version"], package["license"])
}

/// Whether an SPDX expression can be met by allowed licences alone; "/" is the old way to write OR.
fn is_allowed(expression: &str) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut words = spaced.split_whitespace().peekable();
    let allowed = either(&mut words);
    allowed && words.peek().is_none()
}

type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

fn either(words: &mut Words<'_>) -> bool {
    let mut allowed = both(words);
    while words.next_if_eq(&"OR").is_some() {
        allowed |= both(words);
    }
    allowed
}

fn both(words: &mut Words<'_>) -> bool {
    let mut allowed = one(words);
    while words.next_if_eq(&"AND").is_some() {
        allowed &= one(words);
    }
    allowed
}

fn one(words: &mut Words<'_>) -> bool {
    let allowed = match words.next() {
        Some("(") => {
            let inside = either(words);
            words.next_if_eq(&")").is_some() && inside
        }
        Some(licence) => ALLOWED.contains(&licence),
        None => false,
    };
    // An exception only ever allows more.
    if words.next_if_eq(&"WITH").is_some() {
        words.next();
    }
    allowed
}

#[test]
fn expressions_are_read_as_spdx_has_them() {
    for (expression, allowed) in [
        ("MIT OR Apache-2.0", true),
        ("MIT/GPL-3.0", true),
        ("GPL-3.0-only", false),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("MIT AND GPL-2.0", false),
        ("Apache-2.0 WITH LLVM-exception OR MIT", true),
        ("", false),
    ] {
        assert_eq!(is_allowed(expression), allowed, "{expression}");
    }
}
