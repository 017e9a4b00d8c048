//! Reviewing without a browser: the server's doors, decisions from the shell, what they do to a comparison, and the exported case.

#[allow(dead_code)]
mod driver;

use driver::{agent, review};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn crosscheck(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_crosscheck")).args(args).current_dir(env!("CARGO_MANIFEST_DIR")).output().expect("the binary runs")
}

const LEFT: &str = "fixtures/deal-lumenta/left.txt";
const RIGHT: &str = "fixtures/deal-lumenta/right.txt";

fn path(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(file)
}

fn findings(extra: &[&str]) -> Vec<Value> {
    let output = crosscheck(&[&["compare", LEFT, RIGHT, "--format", "json"], extra].concat());
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    report["findings"].as_array().expect("findings").clone()
}

fn flags() -> Vec<String> {
    let flagged = findings(&[]).into_iter().filter(|finding| finding["verdict"] == "contradiction" || finding["verdict"] == "discrepancy");
    flagged.map(|finding| finding["id"].as_str().expect("an id").to_owned()).collect()
}

#[test]
fn the_doors_are_closed() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_server, address) = review(&path(LEFT), &path(RIGHT), &folder.path().join("decisions.jsonl"));
    let get = |address: &str| agent().get(address).call().expect("answers").status().as_u16();
    assert!(address.starts_with("http://127.0.0.1:"), "{address}");
    assert_eq!(get(&address), 200);
    let root = address.trim_end_matches('/').rsplit_once('/').expect("a path").0.to_owned();
    for shut in ["/", "/decisions", "/0123456789abcdef0123456789abcdef/", "/../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd"] {
        assert_eq!(get(&format!("{root}{shut}")), 404, "{shut}");
    }
    let with = |name: &str, value: &str| agent().get(&address).header(name, value).call().expect("answers").status().as_u16();
    assert_eq!(with("Host", "evil.example"), 403);
    assert_eq!(with("Origin", "http://evil.example"), 403);
    assert_eq!(with("Sec-Fetch-Site", "cross-site"), 403);
    let page = agent().get(&address).call().expect("answers");
    let policy = page.headers()["content-security-policy"].to_str().expect("text").to_owned();
    assert!(
        policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"),
        "{policy}"
    );
    let wrong = agent().post(format!("{address}decide")).send_json(json!([{"finding": "0000000000000000", "decision": "confirm"}]));
    assert_eq!(wrong.expect("answers").status().as_u16(), 400);
}

#[test]
fn two_windows_share_one_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("decisions.jsonl");
    let ((_one, first), (_other, second)) = (review(&path(LEFT), &path(RIGHT), &file), review(&path(LEFT), &path(RIGHT), &file));
    let ids = flags();
    let decide = |address: &str, id: &str| {
        let mut answer =
            agent().post(format!("{address}decide")).send_json(json!([{"finding": id, "decision": "confirm"}])).expect("answers");
        answer.body_mut().read_json::<Value>().expect("JSON")
    };
    decide(&first, &ids[0]);
    let state = decide(&second, &ids[1]);
    assert!(state[&ids[0]].is_object() && state[&ids[1]].is_object(), "{state}");
}

#[test]
fn decisions_are_marked_and_dismissed_findings_do_not_fail() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("decisions.jsonl").display().to_string();
    let code = |extra: &[&str]| crosscheck(&[&["compare", LEFT, RIGHT, "--fail-on", "discrepancy"], extra].concat()).status.code();
    assert_eq!(code(&[]), Some(1));
    for id in flags() {
        let kept = crosscheck(&["decide", &id, "--as", "dismiss", "--note", "the same deal", "--reviewer", "Ann", "--decisions", &file]);
        assert!(kept.status.success(), "{}", String::from_utf8_lossy(&kept.stderr));
    }
    assert_eq!(code(&["--decisions", &file]), Some(0));
    let marked = findings(&["--decisions", &file]);
    assert_eq!(marked.len(), findings(&[]).len(), "nothing is hidden");
    assert_eq!(marked.iter().filter(|finding| finding["decision"]["decision"] == "dismiss").count(), flags().len());
    for format in ["table", "markdown", "csv", "html", "sarif", "github", "junit"] {
        let text = crosscheck(&["compare", LEFT, RIGHT, "--decisions", &file, "--width", "200", "--format", format]).stdout;
        let text = String::from_utf8(text).expect("UTF-8").split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains("the same deal"), "{format}");
    }
    crosscheck(&["decide", &flags()[0], "--as", "reopen", "--decisions", &file]);
    assert_eq!(code(&["--decisions", &file]), Some(1));
}

#[test]
fn a_finding_whose_words_changed_is_open_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, edited) = (folder.path().join("decisions.jsonl").display().to_string(), folder.path().join("left.txt"));
    let flagged = findings(&[]).into_iter().find(|finding| finding["id"] == flags()[0].as_str()).expect("a flag");
    crosscheck(&["decide", flagged["id"].as_str().expect("an id"), "--as", "dismiss", "--decisions", &file]);
    let decided_after = |text: &str| {
        std::fs::write(&edited, text).expect("writes");
        let output = crosscheck(&["compare", &edited.display().to_string(), RIGHT, "--decisions", &file, "--format", "json"]);
        let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        report["findings"].as_array().expect("findings").iter().filter(|finding| finding["decision"].is_object()).count()
    };
    let text = std::fs::read_to_string(path(LEFT)).expect("reads");
    assert_eq!(decided_after(&format!("{text}\nThe harbour museum will open its doors in spring.\n")), 1, "an edit elsewhere");
    let claim = flagged["claims"][0]["text"].as_str().expect("words");
    let changed = claim.replacen(' ', " truly ", 1);
    assert_eq!(decided_after(&text.replace(claim, &changed)), 0, "an edit of the claim");
}

#[test]
fn a_reviewed_pair_becomes_a_case() {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, case) = (folder.path().join("decisions.jsonl").display().to_string(), folder.path().join("case"));
    let id = flags().remove(0);
    crosscheck(&["decide", &id, "--as", "discrepancy", "--kinds", "scope", "--note", "only some", "--decisions", &file]);
    let export = || crosscheck(&["review", LEFT, RIGHT, "--decisions", &file, "--export-case", &case.display().to_string()]);
    let output = export();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let read = crosscheck::fixtures::Case::read(&case).expect("a case");
    let link = read.gold.links.iter().find(|link| link.why == "only some").expect("the decided link");
    assert!(!link.optional && link.kinds == [crosscheck::Kind::Scope] && link.verdict == crosscheck::Verdict::Discrepancy);
    assert_eq!(read.gold.links.iter().filter(|link| !link.optional).count(), 1, "what nobody decided is optional");
    assert_eq!(export().status.code(), Some(2), "a case is never overwritten");
}

#[test]
fn explains_kinds_and_findings() {
    let kind = crosscheck(&["explain", "figure"]);
    assert!(String::from_utf8_lossy(&kind.stdout).contains("- Not: "));
    assert_eq!(crosscheck(&["explain", "colour"]).status.code(), Some(2));
    let id = flags().remove(0);
    let finding = crosscheck(&["explain", &id[..8], LEFT, RIGHT]);
    let text = String::from_utf8_lossy(&finding.stdout).into_owned();
    for part in [id.as_str(), "why these two claims", "facts compared", "rules that saw a difference", ", flagged, "] {
        assert!(text.contains(part), "{part} is missing:\n{text}");
    }
    assert_eq!(crosscheck(&["explain", "0000000000000000", LEFT, RIGHT]).status.code(), Some(2));
}
