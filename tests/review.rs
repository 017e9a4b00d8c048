//! Reviewing without a browser: the server's doors, decisions from the shell, what they do to a comparison, and the exported case.

#[allow(dead_code)]
mod driver;

use driver::{agent, review, review_of};
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

#[test]
fn a_dismissed_omission_is_ignored_by_the_exported_case() {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, case) = (folder.path().join("decisions.jsonl").display().to_string(), folder.path().join("case"));
    let omission = findings(&[]).into_iter().find(|finding| finding["verdict"] == "omission").expect("an omission");
    let words = omission["claims"][0]["text"].as_str().expect("words");
    crosscheck(&["decide", omission["id"].as_str().expect("an id"), "--as", "dismiss", "--decisions", &file]);
    let output = crosscheck(&["review", LEFT, RIGHT, "--decisions", &file, "--export-case", &case.display().to_string()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let gold: Value = serde_json::from_slice(&std::fs::read(case.join("gold.json")).expect("reads")).expect("JSON");
    let ignored = gold["ignore"].as_array().expect("a list");
    assert_eq!(ignored.len(), 1);
    assert!(ignored[0]["text"].as_str().is_some_and(|text| text.contains(words)), "{}", ignored[0]);
    assert_eq!(ignored[0]["in"], ["left", "right"][omission["claims"][0]["article"].as_u64().expect("a side") as usize]);
    assert!(!gold["omissions"].as_array().expect("a list").iter().any(|one| one["claim"] == omission["claims"][0]["text"]));
}

#[test]
fn a_crash_in_the_middle_of_a_write_costs_that_line_only() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("decisions.jsonl");
    let ids = flags();
    let decisions = file.display().to_string();
    let decide = |id: &str| crosscheck(&["decide", id, "--as", "confirm", "--decisions", &decisions]);
    decide(&ids[0]);
    let whole = std::fs::read(&file).expect("reads");
    // Wherever the write was cut, what was there before stays and what comes after is kept.
    for cut in [1, whole.len() / 2, whole.len() - 1] {
        std::fs::write(&file, [whole.as_slice(), &whole[..cut]].concat()).expect("writes");
        let (_server, address) = review(&path(LEFT), &path(RIGHT), &file);
        let mut answer =
            agent().post(format!("{address}decide")).send_json(json!([{"finding": ids[1], "decision": "dismiss"}])).expect("answers");
        let state = answer.body_mut().read_json::<Value>().expect("JSON");
        assert!(state[&ids[0]]["decision"] == "confirm" && state[&ids[1]]["decision"] == "dismiss", "cut at {cut}: {state}");
        let output = crosscheck(&["compare", LEFT, RIGHT, "--decisions", &decisions]);
        let told = String::from_utf8_lossy(&output.stderr).contains("no decision on line 2, skipped");
        // The last byte is the line break: without it the line is whole all the same.
        assert_eq!(told, cut < whole.len() - 1, "cut at {cut}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn two_windows_at_once_lose_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("decisions.jsonl");
    let ids: Vec<String> = findings(&[]).iter().map(|finding| finding["id"].as_str().expect("an id").to_owned()).collect();
    let servers = [review(&path(LEFT), &path(RIGHT), &file), review(&path(LEFT), &path(RIGHT), &file)];
    std::thread::scope(|scope| {
        for (window, (_, address)) in servers.iter().enumerate() {
            let ids = &ids;
            scope.spawn(move || {
                for id in ids.iter().skip(window).step_by(2) {
                    let body = json!([{"finding": id, "decision": "confirm", "note": "a note that makes the line a little longer"}]);
                    let answer = agent().post(format!("{address}decide")).send_json(body).expect("answers");
                    assert_eq!(answer.status().as_u16(), 200);
                }
            });
        }
    });
    let decided = findings(&["--decisions", &file.display().to_string()]);
    assert!(decided.iter().all(|finding| finding["decision"]["decision"] == "confirm"));
    let mut known = ids.clone();
    known.sort();
    known.dedup();
    assert_eq!(std::fs::read_to_string(&file).expect("reads").lines().count(), ids.len());
    assert!(known.len() > 10);
}

/// Three articles about one ferry; the third gives another figure.
fn three(folder: &Path) -> [PathBuf; 3] {
    let text = |count: u32, from: &str, more: &str| {
        format!(
            "Ferry sinks off Corvale\n\nThe ferry Meridian sank off Corvale on Sunday night. The coast guard rescued {count} passengers from the {from}. {more}\n"
        )
    };
    let texts = [
        ("a.txt", text(140, "water", "The captain, Lena Ostrow, was taken to hospital.")),
        ("b.txt", text(140, "sea", "The owner had painted the ferry in May.")),
        ("c.txt", text(190, "water", "")),
    ];
    texts.map(|(name, text)| {
        let path = folder.join(name);
        std::fs::write(&path, text).expect("writes");
        path
    })
}

#[test]
fn many_articles_are_reviewed_pair_by_pair_and_it_counts_for_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("decisions.jsonl");
    let articles = three(folder.path());
    let [a, b, c] = &articles;
    let (_server, address) = review_of(&[a, b, c], &file);
    let mut first = agent().get(&address).call().expect("answers");
    let page = first.body_mut().read_to_string().expect("text");
    for pair in ["../1-2/", "../1-3/", "../2-3/"] {
        assert!(page.contains(&format!("href=\"{pair}\"")), "{pair}");
    }
    assert_eq!(agent().get(format!("{address}1-4/")).call().expect("answers").status().as_u16(), 404);
    let paths: Vec<String> = articles.iter().map(|path| path.display().to_string()).collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let code = || {
        let decisions = file.display().to_string();
        crosscheck(&[&["compare"], paths.as_slice(), &["--fail-on", "contradiction", "--decisions", &decisions]].concat()).status.code()
    };
    assert_eq!(code(), Some(1));
    // The contradiction is one between A and C and one between B and C: it is dismissed where both are.
    for (pair, left) in [("1-3", a), ("2-3", b)] {
        assert_eq!(code(), Some(1), "before {pair}");
        let output = crosscheck(&["compare", &left.display().to_string(), &c.display().to_string(), "--format", "json"]);
        let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let flagged = report["findings"].as_array().expect("findings").iter().filter(|finding| finding["verdict"] == "contradiction");
        let body: Vec<Value> =
            flagged.map(|finding| json!({"finding": finding["id"], "decision": "dismiss", "note": "the toll rose"})).collect();
        assert!(!body.is_empty());
        let answer = agent().post(format!("{address}{pair}/decide")).send_json(json!(body)).expect("answers");
        assert_eq!(answer.status().as_u16(), 200, "{pair}");
    }
    assert_eq!(code(), Some(0));
    for format in ["markdown", "csv", "html", "sarif", "github", "junit", "json"] {
        let decisions = file.display().to_string();
        let output = crosscheck(&[&["compare"], paths.as_slice(), &["--decisions", &decisions, "--format", format]].concat());
        assert!(String::from_utf8_lossy(&output.stdout).contains("the toll rose"), "{format}");
    }
    // A finding about all is explained by the pairs that it is made of.
    let output = crosscheck(&[&["compare"], paths.as_slice(), &["--format", "json"]].concat());
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let found = report["findings"].as_array().expect("findings").iter().find(|finding| finding["verdict"] == "contradiction");
    let id = found.and_then(|finding| finding["id"].as_str()).expect("an id");
    let output = crosscheck(&[&["explain", id], paths.as_slice()].concat());
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(text.matches("why these two claims").count(), 2, "{text}");
    let case = folder.path().join("case").display().to_string();
    let output = crosscheck(&[&["review"], paths.as_slice(), &["--export-case", &case]].concat());
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("name the two"));
}
