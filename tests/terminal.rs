//! Nothing that an article, a file name, an argument or a settings file holds steers the terminal or turns the reading direction: not in a
//! report, not in a message.

#![cfg(unix)]

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// An escape, a C1 control, a delete, an override, an isolate and a title change.
const NASTY: &str = "x\u{1b}[31m\u{9b}2J\u{7f}\u{202e}\u{2066}\u{1b}]0;t\u{7}";

/// What a terminal would obey; a CSV's own byte order mark and line ends aside.
fn steers(letter: char) -> bool {
    let bidirectional = matches!(letter, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    letter.is_control() && !matches!(letter, '\n' | '\t' | '\r') || bidirectional
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        let folder = Self(tempfile::tempdir().expect("a folder"));
        let text = |count| format!("The dam broke on Monday, and {count} people {NASTY} died in Ohio.\n\nIt {NASTY} was a bad day.\n");
        folder.write(&Self::left(), &text(140));
        folder.write(&Self::right(), &text(190));
        folder
    }

    fn left() -> String {
        format!("a{NASTY}.txt")
    }

    fn right() -> String {
        format!("b{NASTY}.txt")
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("writes");
    }

    /// Runs the program and looks at all that it says.
    fn run(&self, args: &[&str], input: &str) -> Output {
        let mut child = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
            .args(args)
            .current_dir(self.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("runs");
        // Who reads no input closes it.
        let _ = child.stdin.take().expect("a pipe").write_all(input.as_bytes());
        let output = child.wait_with_output().expect("ends");
        for said in [&output.stdout, &output.stderr] {
            let said = String::from_utf8_lossy(said);
            assert!(!said.contains(steers), "{args:?}: {said:?}");
        }
        output
    }
}

const FORMATS: &[&str] = &["table", "json", "markdown", "csv", "html", "sarif", "github", "junit"];

#[test]
fn no_report_steers_the_terminal() {
    let folder = Folder::new();
    let (left, right) = (&*Folder::left(), &*Folder::right());
    let report: serde_json::Value =
        serde_json::from_slice(&folder.run(&["compare", left, right, "--format", "json"], "").stdout).expect("JSON");
    assert_eq!((&report["articles"][0]["path"], &report["status"]), (&left.into(), &"compared".into()), "escaped, not replaced");
    let finding = report["findings"][0]["id"].as_str().expect("a finding");
    let decide = ["decide", finding, "--as", "dismiss", "--note", NASTY, "--reviewer", NASTY, "--decisions", "decided.jsonl"];
    assert!(folder.run(&decide, "").status.success());
    for format in FORMATS {
        let written = folder.run(&["compare", left, right, "--decisions", "decided.jsonl", "--format", format], "").stdout;
        assert!(!written.is_empty(), "{format}");
        folder.run(&["compare", left, right, left, "--format", format], "");
    }
    assert!(folder.run(&["explain", finding, left, right], "").status.success());
    folder.run(&["explain", finding, left, right, left], "");
    for format in ["table", "json"] {
        assert!(folder.run(&["inspect", left, "--format", format], "").status.success());
    }
    let text = format!("The dam broke in Ohio on Monday, and in the evening it rained. {NASTY} It was a bad day, the mayor said.");
    let record = serde_json::json!({"id": NASTY, "left": text, "right": text}).to_string();
    assert!(folder.run(&["batch", "compare", "-"], &record).status.success());
    let nested = format!("cases/{NASTY}");
    folder.write(&format!("{nested}/left.txt"), "A dam broke.\n");
    folder.write(&format!("{nested}/right.txt"), "A dam broke.\n");
    assert!(folder.run(&["batch", "compare", "cases"], "").status.success());
    assert!(folder.run(&["review", left, right, "--export-case", NASTY], "").status.success());
}

#[test]
fn no_message_steers_the_terminal() {
    let folder = Folder::new();
    let (left, right) = (&*Folder::left(), &*Folder::right());
    folder.write("wrong.toml", "kinds.figure = \"\u{202e}\"\n");
    folder.write("unknown.toml", "\"ki\u{202e}nds\" = 3\n");
    folder.write("aliases.toml", "[aliases]\n\"\u{202e}x\" = [\"\u{2066}\"]\n");
    folder.write("torn.jsonl", NASTY);
    folder.write(&format!("cases/{NASTY}/left.txt"), "A dam broke.\n");
    folder.write(&format!("cases/{NASTY}/right.txt"), "A dam broke.\n");
    folder.write(&format!("cases/{NASTY}/gold.json"), NASTY);
    let wrong: &[&[&str]] = &[
        &[NASTY],
        &["compare", NASTY, NASTY],
        &["compare", NASTY, NASTY, "--format", "json"],
        &["compare", left, right, "--published", NASTY],
        &["compare", left, right, "--max-bytes", NASTY],
        &["compare", left, right, "--max-bytes", "9"],
        &["compare", left, right, "--format", NASTY],
        &["compare", left, right, "-o", NASTY],
        &["compare", left, right, "-o", &format!("{NASTY}/x.txt")],
        &["compare", left, right, "--config", "wrong.toml"],
        &["compare", left, right, "--config", NASTY],
        &["config", "--config", "unknown.toml"],
        &["explain", NASTY],
        &["explain", NASTY, left, right],
        &["inspect", NASTY],
        &["batch", "compare", NASTY],
        &["batch", NASTY, "-"],
        &["decide", NASTY, "--as", "dismiss"],
        &["decide", "0000000000000000", "--as", "contradiction", "--kinds", NASTY],
        &["test", NASTY],
        &["test", "cases"],
        &["completions", NASTY],
    ];
    for args in wrong {
        let output = folder.run(args, "");
        assert_eq!((output.status.code(), output.stderr.is_empty()), (Some(2), false), "{args:?}");
    }
    assert!(folder.run(&["compare", left, right, "--decisions", "torn.jsonl"], "").status.success());
    let failed = folder.run(&["batch", "compare", "-"], &format!("{{\"id\": {NASTY:?}}}\n\u{202e}\n"));
    assert_eq!(failed.status.code(), Some(1));
    let printed = folder.run(&["config", "--config", "aliases.toml"], "").stdout;
    folder.write("again.toml", &String::from_utf8(printed).expect("UTF-8"));
    let again = folder.run(&["config", "--config", "again.toml"], "").stdout;
    assert!(String::from_utf8_lossy(&again).contains("\"\\u202Ex\" = [\"\\u2066\"]"), "printed settings can be read again");
}
