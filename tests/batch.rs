//! `crosscheck batch`, as a user runs it.

use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    command.args(args).current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

fn crosscheck(args: &[&str]) -> Output {
    command(args).output().expect("the binary runs")
}

fn records(output: &[u8]) -> Vec<Value> {
    output.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).map(|line| serde_json::from_slice(line).expect("JSON")).collect()
}

fn ids(records: &[Value]) -> Vec<String> {
    records.iter().map(|record| record["id"].as_str().map_or_else(|| record["id"].to_string(), str::to_owned)).collect()
}

fn pairs(count: usize) -> String {
    let pair = |id| format!("{{\"id\": {id}, \"left\": \"The dam broke on day {id}.\", \"right\": \"The dam broke on day {id}.\"}}\n");
    (0..count).map(pair).collect()
}

#[test]
fn a_folder_of_cases_is_compared_case_by_case() {
    let output = crosscheck(&["batch", "compare", "fixtures", "-j", "2"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let said = records(&output.stdout);
    let ids = ids(&said);
    assert!(ids.contains(&"openai-microsoft".to_owned()) && ids.is_sorted(), "{ids:?}");
    assert!(said.iter().all(|report| report["schema"] == "crosscheck/report/1"));
}

#[test]
fn a_csv_names_pairs_by_path_and_a_bad_row_costs_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("a.txt"), "The mill closed on Monday.\n").expect("writes");
    std::fs::write(folder.path().join("b, c.txt"), "The mill closed on Tuesday.\n").expect("writes");
    let csv = folder.path().join("pairs.csv");
    let rows =
        "id,left,right,published_left\nfirst,a.txt,\"b, c.txt\",2026-03-10\nsecond,a.txt,missing.txt,\nthird,a.txt,,\nlast,a.txt,a.txt,\n";
    std::fs::write(&csv, rows).expect("writes");
    let output = crosscheck(&["batch", "compare", &csv.display().to_string()]);
    assert_eq!(output.status.code(), Some(1));
    let said = records(&output.stdout);
    assert_eq!(ids(&said), ["first", "second", "third", "last"]);
    assert_eq!(said.iter().map(|record| record["error"].is_object()).collect::<Vec<_>>(), [false, true, true, false]);
    assert_eq!((&said[0]["articles"][0]["published"], &said[1]["line"]), (&"2026-03-10".into(), &3.into()));
    assert!(said[1]["error"]["message"].as_str().expect("a message").contains("missing.txt"));
    std::fs::write(&csv, "a.txt,a.txt\n").expect("writes");
    assert_eq!(ids(&records(&crosscheck(&["batch", "compare", &csv.display().to_string()]).stdout)), ["1"]);
    std::fs::write(&csv, "path\na.txt\n").expect("writes");
    assert_eq!(crosscheck(&["batch", "compare", &csv.display().to_string()]).status.code(), Some(2));
}

/// Starts a batch over standard input, lets it answer `first` records, and interrupts it.
fn interrupted(target: &Path, input: &str, first: usize) -> Output {
    let mut child = command(&["batch", "compare", "-", "-o", &target.display().to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    let cut = input.split_inclusive('\n').take(first).map(str::len).sum::<usize>();
    stdin.write_all(&input.as_bytes()[..cut]).expect("input is read");
    let part = target.with_file_name("out.jsonl.part");
    while std::fs::read(&part).map_or(0, |text| text.iter().filter(|byte| **byte == b'\n').count()) < first {
        std::thread::yield_now();
    }
    let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill runs");
    assert!(killed.success());
    // The input stays open: the run must end without waiting for more of it.
    let output = child.wait_with_output().expect("ends");
    drop(stdin);
    output
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_goes_on_without_losing_or_repeating_a_record() {
    let folder = tempfile::tempdir().expect("a folder");
    let (target, part) = (folder.path().join("out.jsonl"), folder.path().join("out.jsonl.part"));
    let input = pairs(30);
    let all = folder.path().join("in.jsonl");
    std::fs::write(&all, &input).expect("writes");
    let output = interrupted(&target, &input, 12);
    assert_eq!(output.status.code(), Some(130), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(!target.exists() && part.exists());
    // As if the machine had gone down in the middle of a line.
    let mut kept = std::fs::read(&part).expect("reads");
    kept.truncate(kept.len() - 40);
    std::fs::write(&part, kept).expect("writes");
    let (all, target) = (all.display().to_string(), target.display().to_string());
    assert_eq!(crosscheck(&["batch", "compare", &all, "-o", &target]).status.code(), Some(2), "the answers are not thrown away");
    let resumed = crosscheck(&["batch", "compare", &all, "-o", &target, "--resume"]);
    assert!(resumed.status.success() && String::from_utf8_lossy(&resumed.stderr).contains("11 records are answered already"));
    let whole = crosscheck(&["batch", "compare", &all]).stdout;
    assert!(std::fs::read(&target).expect("reads") == whole && !part.exists(), "the same as in one go");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut child =
        command(&["batch", "compare", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    let feeder = std::thread::spawn(move || {
        // Ends with an error once the program has gone, as it must.
        while stdin.write_all(pairs(100).as_bytes()).is_ok() {}
    });
    let mut first = String::new();
    BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut first).expect("an answer");
    let status = child.wait().expect("ends");
    feeder.join().expect("the feeder ends");
    let mut said = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut said).expect("reads");
    assert_eq!((status.code(), said.as_str()), (Some(0), ""));
}

#[test]
fn an_answer_is_sent_before_the_next_record_is_asked_for() {
    let mut child = command(&["batch", "inspect", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    let mut answers = BufReader::new(child.stdout.take().expect("a pipe"));
    for id in 0..3 {
        writeln!(stdin, "{{\"id\": {id}, \"text\": \"The mill closed.\"}}").expect("writes");
        stdin.flush().expect("writes");
        let mut line = String::new();
        answers.read_line(&mut line).expect("an answer");
        assert!(line.contains(&format!("\"id\":{id}")), "{line}");
    }
    drop(stdin);
    assert!(child.wait().expect("ends").success());
}

#[test]
fn articles_larger_than_the_limit_are_refused_with_a_hint() {
    let output = crosscheck(&["compare", "fixtures/openai-microsoft/left.txt", "fixtures/openai-microsoft/right.txt", "--max-bytes", "1K"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--max-bytes"));
    assert_eq!(crosscheck(&["compare", "a", "b", "--max-bytes", "much"]).status.code(), Some(2));
}
