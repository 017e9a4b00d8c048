//! The README does not lie: what follows each "$ crosscheck …" in its console blocks is what the program prints, run in this folder.
//! `UPDATE=1 cargo test --test readme` rewrites the blocks.

use std::path::{Path, PathBuf};
use std::process::Command;

const PROMPT: &str = "$ crosscheck ";
const OPEN: &str = "```console\n";
const CLOSE: &str = "```\n";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// What a command prints; its words are separated by spaces.
fn printed(command: &str) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    let output = program.args(command.split_whitespace()).env_remove("NO_COLOR").current_dir(root()).output().expect("the binary runs");
    assert_ne!(output.status.code(), Some(2), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    if text.is_empty() || text.ends_with('\n') { text } else { format!("{text}\n") }
}

/// A block with the output of each of its commands as it is now.
fn refreshed(block: &str) -> String {
    let commands = block.lines().filter_map(|line| line.strip_prefix(PROMPT));
    commands.map(|command| format!("{PROMPT}{command}\n{}", printed(command))).collect()
}

/// The text with every console block of this program refreshed, and how many there are.
fn rewritten(text: &str) -> (String, usize) {
    let mut parts = text.split(OPEN);
    let (mut out, mut count) = (parts.next().unwrap_or_default().to_owned(), 0);
    for part in parts {
        let (block, rest) = part.split_once(CLOSE).expect("the block ends");
        let is_ours = block.starts_with(PROMPT);
        count += usize::from(is_ours);
        let block = if is_ours { refreshed(block) } else { block.to_owned() };
        out.push_str(&format!("{OPEN}{block}{CLOSE}{rest}"));
    }
    (out, count)
}

#[test]
fn the_readme_shows_what_the_program_prints() {
    let path = root().join("README.md");
    let text = std::fs::read_to_string(&path).expect("reads");
    let (now, count) = rewritten(&text);
    assert!(count > 0, "no block begins with {PROMPT:?}");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &now).expect("writes");
    } else if let Some((old, new)) = text.lines().zip(now.lines()).find(|(old, new)| old != new) {
        panic!("README.md says\n  {old}\nthe program prints\n  {new}\nUPDATE=1 rewrites it; read the diff");
    } else {
        assert_eq!(text.lines().count(), now.lines().count(), "README.md shows more or less than is printed; UPDATE=1 rewrites it");
    }
}

/// Files that the README and docs/ point at are there.
#[test]
fn every_picture_and_page_that_is_linked_exists() {
    let docs = std::fs::read_dir(root().join("docs")).expect("reads").map(|entry| entry.expect("an entry").path());
    let pages = docs.filter(|path| path.extension().is_some_and(|ending| ending == "md")).chain([root().join("README.md")]);
    for page in pages {
        let text = std::fs::read_to_string(&page).expect("reads");
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let target = link.split('#').next().unwrap_or_default();
            if target.is_empty() || target.contains("://") || target.contains(' ') {
                continue;
            }
            let folder = page.parent().expect("a folder");
            assert!(folder.join(target).exists(), "{}: {link} is not there", page.display());
        }
    }
}
