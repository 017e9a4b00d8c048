//! What the report of the shipped pair, a damaged extract against its rewrite, must show.

use serde_json::Value;
use std::process::Command;

const LEFT: &str = "fixtures/openai-microsoft/left.txt";
const RIGHT: &str = "fixtures/openai-microsoft/right.txt";

fn run(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_crosscheck")).args(args).current_dir(env!("CARGO_MANIFEST_DIR")).output().expect("runs");
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn findings() -> Vec<Value> {
    let report: Value = serde_json::from_str(&run(&["compare", LEFT, RIGHT, "--format", "json"])).expect("JSON");
    report["findings"].as_array().expect("findings").clone()
}

/// The findings of a verdict whose places hold these words, the left article's and the right's; "" fits anything.
fn with<'a>(findings: &'a [Value], verdict: &'a [&str], left: &'a str, right: &'a str) -> Vec<&'a Value> {
    let holds = move |finding: &Value, article: u64, words: &str| {
        let places = finding["claims"].as_array().expect("claims").iter().filter(move |place| place["article"] == article);
        words.is_empty() || places.map(|place| place["text"].as_str().unwrap_or_default()).any(|text| text.contains(words))
    };
    let is_of = move |finding: &&Value| verdict.iter().any(|verdict| finding["verdict"] == *verdict);
    findings.iter().filter(is_of).filter(|finding| holds(finding, 0, left) && holds(finding, 1, right)).collect()
}

fn kinds(finding: &Value) -> Vec<&str> {
    finding["kinds"].as_array().expect("kinds").iter().filter_map(Value::as_str).collect()
}

const LINKED: &[&str] = &["agreement", "discrepancy", "contradiction"];

#[test]
fn what_is_broken_in_the_extract_is_reported() {
    let findings = findings();
    let broken = |kind: &str| with(&findings, &["damage"], "", "").into_iter().filter(|one| kinds(one).contains(&kind)).count();
    let figure = findings.iter().find(|one| one["kinds"][0] == "broken-figure").expect("a broken figure");
    assert_eq!(figure["repair"], "$7.5 billion");
    assert_eq!((broken("broken-figure"), broken("leftover"), broken("truncated"), broken("unclosed-quote")), (1, 4, 1, 1));
    assert!(broken("elision") >= 2);
}

#[test]
fn the_same_in_other_words_is_paired() {
    let findings = findings();
    let one = with(&findings, LINKED, "agreed to buy an additional $250 billion", "commitment to purchase an additional $250 billion");
    assert_eq!(one.iter().map(|one| one["verdict"].as_str()).collect::<Vec<_>>(), [Some("agreement")]);
    let fifty = with(&findings, LINKED, "$50B", "$50 billion deal");
    assert!(!fifty.is_empty() && fifty.iter().all(|one| !kinds(one).contains(&"figure")), "{fifty:?}");
}

#[test]
fn what_is_told_differently_is_flagged() {
    let findings = findings();
    let flagged =
        |left, right, kind: &str| with(&findings, &["discrepancy"], left, right).into_iter().any(|one| kinds(one).contains(&kind));
    assert!(flagged("$50B", "up to $50 billion", "precision"));
    assert!(flagged("The Financial Times reported", "Reports even suggested", "attribution"));
    assert!(flagged("The Financial Times reported", "Reports even suggested", "certainty"));
    assert!(flagged("likely in the billions", "industry analysts estimate that this arrangement will channel billions", "attribution"));
}

#[test]
fn what_one_side_leaves_out_is_listed() {
    let table = run(&["compare", LEFT, RIGHT, "--show", "omissions", "--width", "160"]);
    let (left, right) = table.split_once("only right says this").expect("omissions of both");
    for words in ["$7.", "Anthropic"] {
        assert!(left.contains(words), "{words} in {left}");
    }
    for words in ["2032", "$15 billion", "$35 billion", "Andy Jassy"] {
        assert!(right.contains(words), "{words} in {right}");
    }
}

#[test]
fn bylines_and_read_times_make_no_claims() {
    for finding in findings().iter().filter(|one| one["verdict"] != "damage") {
        for place in finding["claims"].as_array().expect("claims") {
            let text = place["text"].as_str().expect("text");
            assert!(!text.contains("min read") && !text.starts_with("By "), "{text}");
        }
    }
}
