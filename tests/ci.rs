//! What docs/ci.md tells to do, done: its workflow steps and its hook run as they are printed, in a repository of their own.

#![cfg(unix)]

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Output};

/// The code blocks of a language in docs/ci.md.
fn blocks(language: &str) -> Vec<String> {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/ci.md")).expect("reads");
    let opening = format!("```{language}\n");
    text.split(opening.as_str()).skip(1).map(|rest| rest.split("```").next().unwrap_or_default().to_owned()).collect()
}

/// The script of a named step.
fn step(name: &str) -> String {
    let blocks = blocks("yaml").concat();
    let after = blocks.split(&format!("- name: {name}\n")).nth(1).unwrap_or_else(|| panic!("no step “{name}”"));
    let run = after.split("run: ").nth(1).expect("a script");
    match run.strip_prefix("|\n") {
        None => run.lines().next().unwrap_or_default().to_owned(),
        Some(lines) => {
            let indent = lines.len() - lines.trim_start().len();
            let of_script = lines.lines().map_while(|line| line.get(indent..).filter(|_| line[..indent].trim().is_empty()));
            of_script.map(|line| format!("{line}\n")).collect()
        }
    }
}

/// The first shell block that holds some words.
fn shell(words: &str) -> String {
    blocks("sh").into_iter().find(|block| block.contains(words)).unwrap_or_else(|| panic!("no block with “{words}”"))
}

struct Repository(tempfile::TempDir);

const SOURCE: &str = "The flood in Chamal killed 140 people on Monday, officials said.\n\nThe mayor ordered schools to close.\n";

impl Repository {
    fn new() -> Self {
        let repository = Self(tempfile::tempdir().expect("a folder"));
        repository.write("stories/flood one/left.txt", SOURCE);
        repository.write("stories/flood one/right.txt", SOURCE);
        repository.write("stories/mill/left.txt", "The mill in Corvale burned on Tuesday.\n");
        repository.write("stories/mill/right.txt", "The mill in Corvale burned on Tuesday.\n");
        assert!(repository.sh("git init -q . && git config user.email a@example.org && git config user.name Ann").status.success());
        repository
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.0.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("writes");
    }

    /// As GitHub runs a step: stops at the first command that fails.
    fn sh(&self, script: &str) -> Output {
        let binaries = Path::new(env!("CARGO_BIN_EXE_crosscheck")).parent().expect("a folder").display().to_string();
        let path = format!("{binaries}:{}", std::env::var("PATH").unwrap_or_default());
        let mut command = Command::new("sh");
        // A hook of the project's own repository must not leak into this one.
        command.env_remove("GIT_DIR").env_remove("GIT_INDEX_FILE").env_remove("GIT_WORK_TREE");
        command.args(["-ec", script]).current_dir(self.0.path()).env("PATH", path).output().expect("a shell")
    }

    fn code(&self, script: &str) -> Option<i32> {
        self.sh(script).status.code()
    }
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// The finding that the gate stopped at.
fn stopped_at(repository: &Repository) -> String {
    let reports = std::fs::read_to_string(repository.0.path().join("reports.jsonl")).expect("reports");
    let reports = reports.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
    let findings = reports.flat_map(|report| report["findings"].as_array().cloned().unwrap_or_default());
    let mut open = findings.filter(|finding| finding["verdict"] == "contradiction" && finding["known"] != true);
    open.next_back().expect("a contradiction")["id"].as_str().expect("an id").to_owned()
}

#[test]
fn the_gate_stops_at_a_contradiction_until_an_editor_dismisses_it() {
    let (repository, gate) = (Repository::new(), step("The gate"));
    assert_eq!(repository.code(&gate), Some(0), "{}", said(&repository.sh(&gate)));
    repository.write("stories/flood one/right.txt", &SOURCE.replace("140", "190"));
    assert_eq!(repository.code(&gate), Some(1));
    let finding = stopped_at(&repository);
    let decided = repository.sh(&shell("crosscheck decide").replace("58aa36ba7dd4e233", &finding));
    assert!(decided.status.success(), "{}", said(&decided));
    assert_eq!(repository.code(&gate), Some(0));
    repository.write("stories/flood one/right.txt", &SOURCE.replace("140", "210"));
    assert_eq!(repository.code(&gate), Some(1), "other words, another finding");
    repository.write("stories/flood one/right.txt", "Cats sleep well.\n");
    assert_eq!(repository.code(&gate), Some(3), "another story is no rewrite");
}

#[test]
fn only_what_is_new_counts_against_a_baseline() {
    let (repository, gate) = (Repository::new(), step("The gate for what is new"));
    assert_eq!(repository.code(&gate), Some(2), "there is no baseline yet");
    repository.write("stories/flood one/right.txt", &SOURCE.replace("140", "190"));
    assert_eq!(repository.code(&shell("-o baseline.jsonl")), Some(0));
    assert_eq!(repository.code(&gate), Some(0), "{}", said(&repository.sh(&gate)));
    repository.write("stories/mill/right.txt", "The mill in Corvale burned on Friday.\n");
    assert_eq!(repository.code(&gate), Some(1));
    let reported = repository.sh("cat reports.jsonl");
    assert!(said(&reported).contains("\"known\":true") && said(&reported).contains("\"known\":false"));
    // An output in place of the baseline would know every finding the next time.
    assert_eq!(repository.code(&gate.replace("reports.jsonl", "baseline.jsonl")), Some(2));
}

#[test]
fn annotations_and_code_scanning_point_into_the_rewrite() {
    let repository = Repository::new();
    repository.write("stories/mill/right.txt", "The mill in Corvale burned on Friday.\n");
    let annotated = repository.sh(&step("Annotations in the rewrite"));
    assert_eq!(annotated.status.code(), Some(1), "{}", said(&annotated));
    assert!(said(&annotated).contains("::error file=stories/mill/right.txt,line=1,"), "{}", said(&annotated));
    let written = repository.sh(&step("Reports for code scanning"));
    assert!(written.status.success(), "{}", said(&written));
    let sarif = |name: &str| {
        let text = std::fs::read(repository.0.path().join("sarif").join(name)).expect("a report");
        serde_json::from_slice::<serde_json::Value>(&text).expect("JSON")["runs"][0].clone()
    };
    let (mill, flood) = (sarif("mill.sarif"), sarif("flood one.sarif"));
    let uri = &mill["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!((&mill["results"][0]["level"], uri), (&"error".into(), &"stories/mill/right.txt".into()));
    assert_ne!(mill["automationDetails"]["id"], flood["automationDetails"]["id"], "one category a pair");
}

#[test]
fn the_hook_refuses_a_commit_with_a_contradiction() {
    let repository = Repository::new();
    let hook = repository.0.path().join(".git/hooks/pre-commit");
    std::fs::create_dir_all(hook.parent().expect("a folder")).expect("a folder");
    std::fs::write(&hook, shell("checkout-index")).expect("writes");
    std::fs::set_permissions(&hook, std::fs::Permissions::from_mode(0o755)).expect("a file");
    let commit = |what: &str| repository.sh(&format!("git add {what} && git commit -qm story"));
    let first = commit("stories");
    assert!(first.status.success(), "{}", said(&first));
    let rewrite = "stories/flood one/right.txt";
    repository.write(rewrite, &SOURCE.replace("140", "190"));
    let refused = commit("stories");
    assert!(!refused.status.success() && said(&refused).contains("[190] people"), "{}", said(&refused));
    // What is staged counts, not what lies in the folder.
    repository.write(rewrite, SOURCE);
    assert_ne!(repository.code("git commit -qm story"), Some(0));
    // What is wrong in a story that the commit does not touch is not this commit's affair.
    assert!(repository.sh("git reset -q && git add stories").status.success());
    repository.write("stories/mill/right.txt", "The mill in Corvale burned on Tuesday, in Ohio.\n");
    repository.write(rewrite, &SOURCE.replace("140", "190"));
    let other = commit("stories/mill");
    assert!(other.status.success(), "{}", said(&other));
}
