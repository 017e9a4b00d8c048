//! One changed fact is caught at a stated rate, and the same sense in other words is not flagged. The rates stand here as floors and ceilings; what is
//! reached today stands in docs/mutations.md, which this test holds to the truth (`UPDATE=1 cargo test --test mutations` rewrites the table).

use std::path::Path;
use std::process::Command;

/// Of a hundred single changes of a kind at least so many are flagged.
const FLOORS: [(&str, u32); 15] = [
    ("a digit changed", 90),
    ("million for billion", 95),
    ("a unit changed", 80),
    ("a weekday or month moved", 80),
    ("a name replaced", 70),
    ("subject and object swapped", 80),
    ("a “not” added", 75),
    ("a “not” dropped", 75),
    ("a verb turned round", 90),
    ("all for some", 50),
    ("a limit dropped (“only”)", 40),
    ("a bound dropped (“up to”)", 80),
    ("“may” for “will”", 85),
    ("a negation put into a quotation", 90),
    ("the speaker replaced", 55),
];

/// Of a hundred changes of words alone at most so many.
const CEILING: u32 = 5;

fn share(cell: &str) -> u32 {
    cell.trim_end_matches('%').parse().expect("a percentage")
}

/// The first percentage of a row: how many are flagged.
fn flagged(row: &str) -> u32 {
    row.split_whitespace().find(|cell| cell.ends_with('%')).map(share).expect("a rate")
}

#[test]
fn single_changes_are_caught_at_the_stated_rates() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut program = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    let output = program.args(["test", "fixtures", "--mutations"]).current_dir(root).output().expect("the binary runs");
    let now = String::from_utf8(output.stdout).expect("UTF-8");
    for (kind, floor) in FLOORS {
        let row = now.lines().find(|row| row.starts_with(kind)).unwrap_or_else(|| panic!("no row “{kind}”"));
        assert!(flagged(row) >= floor, "fewer than {floor} % are flagged: {row}");
    }
    for row in now.lines().filter(|row| row.contains("same sense")) {
        assert!(flagged(row) <= CEILING, "more than {CEILING} % are flagged: {row}");
    }
    let path = root.join("docs/mutations.md");
    let text = std::fs::read_to_string(&path).expect("reads");
    let (before, rest) = text.split_once("```text\n").expect("a table");
    let (table, after) = rest.split_once("```").expect("the table ends");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, format!("{before}```text\n{now}```{after}")).expect("writes");
    } else {
        assert_eq!(table, now, "docs/mutations.md is out of date; UPDATE=1 rewrites it");
    }
}
