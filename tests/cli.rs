//! The binary, as a user runs it.

use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn crosscheck(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_crosscheck")).args(args).current_dir(env!("CARGO_MANIFEST_DIR")).output().expect("the binary runs")
}

fn with_input(args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("input is read");
    child.wait_with_output().expect("the binary ends")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

fn report(left: &str, right: &str) -> Value {
    let output = crosscheck(&["compare", left, right, "--format", "json"]);
    assert!(output.status.success(), "{}", stderr(&output));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

const LEFT: &str = "fixtures/openai-microsoft/left.txt";
const RIGHT: &str = "fixtures/openai-microsoft/right.txt";

/// A file of the test's own, in a folder that goes away with it.
fn file(folder: &Path, name: &str, content: &[u8]) -> String {
    let path = folder.join(name);
    std::fs::write(&path, content).expect("writes");
    path.display().to_string()
}

#[test]
fn every_span_of_a_report_slices_its_file() {
    let report = report(LEFT, RIGHT);
    let files: Vec<Vec<u8>> =
        [LEFT, RIGHT].iter().map(|path| std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("reads")).collect();
    let findings = report["findings"].as_array().expect("findings");
    assert!(!findings.is_empty());
    for place in findings.iter().flat_map(|finding| [&finding["claims"], &finding["evidence"]]).filter_map(Value::as_array).flatten() {
        let at = |key: &str| usize::try_from(place[key].as_u64().expect("a number")).expect("fits");
        let bytes = &files[at("article")][at("start")..at("end")];
        assert_eq!(Some(std::str::from_utf8(bytes).expect("UTF-8")), place["text"].as_str());
    }
}

#[test]
fn the_totals_add_up() {
    let report = report(LEFT, RIGHT);
    let findings = report["findings"].as_array().expect("findings");
    for (verdict, count) in report["totals"].as_object().expect("totals") {
        assert_eq!(
            findings.iter().filter(|finding| finding["verdict"] == verdict.as_str()).count() as u64,
            count.as_u64().expect("a count")
        );
    }
}

#[test]
fn an_article_against_itself_has_no_difference() {
    for path in [LEFT, RIGHT, "fixtures/deal-lumenta/left.txt", "fixtures/tides-gulls-final/right.txt"] {
        let totals = &report(path, path)["totals"];
        assert_eq!([&totals["contradiction"], &totals["discrepancy"], &totals["omission"]], [0, 0, 0], "{path}");
    }
}

#[test]
fn a_report_is_the_same_on_every_run() {
    let run = || crosscheck(&["compare", LEFT, RIGHT, "--format", "json"]).stdout;
    assert_eq!(run(), run());
}

#[test]
fn the_table_keeps_to_its_width() {
    for width in [60, 80, 160] {
        let output = crosscheck(&["compare", LEFT, RIGHT, "--width", &width.to_string()]);
        let widest = stdout(&output).lines().map(|line| line.chars().count()).max().unwrap_or_default();
        assert!(widest <= width, "{widest} columns where {width} were asked for");
    }
}

#[test]
fn piped_output_has_no_escapes_and_asked_for_colour_has_them() {
    assert!(!stdout(&crosscheck(&["compare", LEFT, RIGHT])).contains('\u{1b}'));
    assert!(stdout(&crosscheck(&["compare", LEFT, RIGHT, "--color", "always"])).contains('\u{1b}'));
}

#[test]
fn shown_groups_are_the_only_ones() {
    let table = stdout(&crosscheck(&["compare", LEFT, RIGHT, "--show", "agreements"]));
    assert!(table.contains("Agreements (") && !table.contains("Omissions:"), "{table}");
}

#[test]
fn hostile_text_never_reaches_the_terminal_raw() {
    let folder = tempfile::tempdir().expect("a folder");
    let left = file(
        folder.path(),
        "a.txt",
        "Fire kills three in Hartford\n\nThe fire \u{1b}[31mkilled\u{202e} three people on Monday.\n".as_bytes(),
    );
    let output = crosscheck(&["compare", &left, &left]);
    assert!(!stdout(&output).contains(['\u{1b}', '\u{202e}']));
}

#[test]
fn bad_input_names_the_file_and_says_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let empty = file(folder.path(), "empty.txt", b"");
    let binary = file(folder.path(), "binary.txt", &[0, 159, 146, 150, 0, 0, 1, 2, 3, 255].repeat(40));
    let missing = folder.path().join("missing.txt").display().to_string();
    for path in [empty, binary, missing, folder.path().display().to_string()] {
        let output = crosscheck(&["compare", &path, RIGHT]);
        assert_eq!(output.status.code(), Some(2), "{path}");
        assert!(stderr(&output).contains(&path), "{}", stderr(&output));
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn errors_are_json_where_json_was_asked_for() {
    let output = crosscheck(&["compare", "no-such-file.txt", RIGHT, "--format", "json"]);
    let said: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(said["error"]["kind"], "input");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn wrong_usage_is_code_two() {
    for args in [
        &["compare", LEFT][..],
        &["compare", "-", "-"],
        &["compare", LEFT, RIGHT, "--format", "xml"],
        &["compare", LEFT, RIGHT, "--published", "yesterday"],
    ] {
        assert_eq!(crosscheck(args).status.code(), Some(2), "{args:?}");
    }
}

#[test]
fn standard_input_is_an_article_too() {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(LEFT)).expect("reads");
    let right = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(RIGHT).display().to_string();
    let output = with_input(&["compare", "-", &right, "--format", "json"], &text);
    let said: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(said["articles"][0]["path"], "<stdin>");
}

#[test]
fn articles_with_nothing_in_common_cannot_be_compared() {
    let folder = tempfile::tempdir().expect("a folder");
    let left = file(folder.path(), "a.txt", b"Bakers win a prize\n\nThe bakery in Lyon won the gold medal for its rye bread on Sunday.\n");
    let right = file(folder.path(), "b.txt", b"Volcano erupts\n\nAsh from the eruption closed three airports in Iceland last night.\n");
    let output = crosscheck(&["compare", &left, &right, "--format", "json"]);
    assert_eq!(output.status.code(), Some(3));
    let said: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(said["status"], "not-comparable");
    assert!(said["reason"].is_string());
    assert_eq!(said["totals"]["agreement"], 0);
    assert!(said["totals"]["omission"].as_u64() >= Some(2));
}

#[test]
fn fail_on_decides_the_exit_code() {
    let code = |fail_on: &str| crosscheck(&["compare", LEFT, RIGHT, "--fail-on", fail_on]).status.code();
    assert_eq!((code("never"), code("omission")), (Some(0), Some(1)));
}

#[test]
fn output_to_a_file_leaves_stdout_empty() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("report.json").display().to_string();
    let output = crosscheck(&["compare", LEFT, RIGHT, "--format", "json", "-o", &path]);
    assert!(output.status.success() && output.stdout.is_empty());
    let said: Value = serde_json::from_slice(&std::fs::read(&path).expect("written")).expect("JSON");
    assert_eq!(said["schema"], "crosscheck/report/1");
}

#[test]
fn batch_answers_in_order_and_survives_bad_records() {
    let input = "{\"id\": 1, \"left\": \"A dam broke in Ohio.\", \"right\": \"A dam broke in Ohio.\"}\nnot json\n{\"id\": \"c\", \"left\": \"x\"}\n";
    let output = with_input(&["batch", "compare", "-"], input);
    let lines: Vec<Value> = stdout(&output).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!((&lines[0]["id"], &lines[2]["id"]), (&Value::from(1), &Value::from("c")));
    assert!(lines[0]["findings"].is_array() && lines[1]["error"].is_object() && lines[2]["error"].is_object());
}

#[test]
fn the_fixtures_run_and_their_ledger_is_read() {
    let output = crosscheck(&["test", "fixtures"]);
    assert!(stdout(&output).contains("14 cases"), "{}{}", stdout(&output), stderr(&output));
}

#[test]
fn a_folder_without_cases_is_an_error() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(crosscheck(&["test", &folder.path().display().to_string()]).status.code(), Some(2));
}

#[test]
fn the_report_fits_its_schema() {
    let schema: Value = serde_json::from_slice(&crosscheck(&["schema"]).stdout).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let report = report(LEFT, RIGHT);
    let errors: Vec<String> = validator.iter_errors(&report).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
}

const THREE: [&str; 3] = [LEFT, RIGHT, LEFT];

#[test]
fn more_than_two_articles_give_one_column_a_source() {
    let table = stdout(&crosscheck(&[&["compare"], &THREE[..]].concat()));
    assert!(table.contains("3 sources, 2 independent: A and C are the same copy"), "{table}");
    let header = table.lines().find(|line| line.starts_with("fact ")).expect("a table");
    assert_eq!(header.split_whitespace().collect::<Vec<_>>(), ["fact", "A", "B", "C"]);
    for width in ["60", "80", "160"] {
        let narrow = stdout(&crosscheck(&[&["compare", "--width", width], &THREE[..]].concat()));
        let widest = narrow.lines().map(|line| line.chars().count()).max().unwrap_or_default();
        assert!(widest <= width.parse().expect("a number"), "{widest} columns of {width}");
    }
}

#[test]
fn the_report_on_many_fits_the_schema_and_every_format_is_written() {
    let output = crosscheck(&[&["compare", "--format", "json"], &THREE[..]].concat());
    let said: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let schema: Value = serde_json::from_slice(&crosscheck(&["schema"]).stdout).expect("JSON");
    let errors: Vec<String> =
        jsonschema::validator_for(&schema).expect("a schema").iter_errors(&said).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    assert_eq!(said["independent"], serde_json::json!([[0, 2], [1]]));
    let facts = said["facts"].as_array().expect("facts");
    assert!(facts.iter().all(|fact| fact["cells"].as_array().is_some_and(|cells| cells.len() == 3)));
    // Articles A and C are one text: what one of them states the other states.
    assert!(facts.iter().all(|fact| fact["cells"][0].is_null() == fact["cells"][2].is_null()));
    for format in ["markdown", "csv", "html", "sarif", "github", "junit"] {
        let output = crosscheck(&[&["compare", "--format", format], &THREE[..]].concat());
        assert!(output.status.success() && !output.stdout.is_empty(), "{format}: {}", stderr(&output));
    }
}
