//! Every format over one sample that shows every verdict and kind, held against a golden file; `UPDATE=1 cargo test --test reports` rewrites
//! them. The sample is made by hand, so that the goldens do not move with the rules.

mod sample;

use crosscheck::report::{csv, github, html, json, junit, markdown, sarif, table};
use crosscheck::{DamageKind, Kind, Verdict};
use sample::{file, sample};
use serde_json::Value;

fn golden(name: &str, got: &str) {
    let path = file(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, got).expect("writes");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    if expected != got {
        let differs = expected.lines().zip(got.lines()).position(|(one, other)| one != other);
        let at = differs.unwrap_or_else(|| expected.lines().count().min(got.lines().count()));
        panic!(
            "{name} changed at line {}:\nexpected {:?}\ngot      {:?}\nUPDATE=1 rewrites it; read the diff",
            at + 1,
            expected.lines().nth(at),
            got.lines().nth(at)
        );
    }
}

fn pretty(json: &Value) -> String {
    format!("{json:#}\n")
}

#[test]
fn the_sample_shows_every_verdict_and_kind() {
    let view = sample();
    let shows = |key: &str| view.rows.iter().any(|row| row.kinds.contains(&key));
    assert!(Verdict::ALL.iter().all(|verdict| view.count(*verdict) > 0));
    assert!(Kind::ALL.iter().all(|kind| shows(kind.spec().key)));
    assert!(DamageKind::ALL.iter().all(|kind| shows(kind.spec().key)));
}

#[test]
fn as_a_table() {
    golden("sample.txt", &table::render(&sample(), Verdict::ALL, table::Options { width: 100, colour: false }));
}

#[test]
fn as_json() {
    let report = json::report(&sample());
    let validator = jsonschema::validator_for(&json::schema()).expect("a schema");
    let errors: Vec<String> = validator.iter_errors(&report).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    golden("sample.json", &pretty(&report));
}

#[test]
fn as_markdown() {
    let report = markdown::render(&sample());
    let width = |line: &str| line.replace("\\|", "").matches('|').count();
    let findings: Vec<&str> = report.lines().skip_while(|line| !line.starts_with("| verdict")).collect();
    assert_eq!(findings.len(), sample().rows.len() + 2, "one row a finding");
    assert!(findings.iter().all(|line| width(line) == width(findings[0])), "{report}");
    assert!(!report.contains("<script"));
    golden("sample.md", &report);
}

#[test]
fn as_csv() {
    let report = csv::render(&sample());
    let mut reader = ::csv::Reader::from_reader(report.trim_start_matches('\u{FEFF}').as_bytes());
    let records: Vec<::csv::StringRecord> = reader.records().map(|record| record.expect("a record")).collect();
    assert_eq!(records.len(), sample().rows.len(), "one row a finding");
    let runs = |cell: &str| cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    assert!(records.iter().flat_map(|record| record.iter()).all(|cell| !runs(cell) && !cell.contains('\n')));
    golden("sample.csv", &report);
}

#[test]
fn as_html() {
    let report = html::render(&sample());
    assert!(!report.contains("<script>alert"), "article text is markup");
    assert_eq!(report.matches("<script").count(), 1, "the page has one script, its own");
    for outside in ["src=", "<link", "@import", "url(", "<iframe", "<img"] {
        assert!(!report.contains(outside), "the page asks for something outside of it: {outside}");
    }
    golden("sample.html", &without_assets(&report));
}

/// The page without its style and script, which are files of their own.
fn without_assets(page: &str) -> String {
    let cut = |page: String, open: &str, close: &str| match (page.find(open), page.find(close)) {
        (Some(start), Some(end)) if start < end => format!("{}{open}{}", &page[..start], &page[end..]),
        _ => page,
    };
    let page = cut(cut(page.to_owned(), "<style>", "</style>"), "<script>", "</script>");
    // Digests of style and script would change with every edit of theirs.
    let policy =
        |page: &str| {
            page.split("'sha256-")
                .enumerate()
                .map(|(at, rest)| {
                    if at == 0 {
                        rest.to_owned()
                    } else {
                        rest.split_once('\'').map_or(String::new(), |(_, rest)| format!("'sha256'{rest}"))
                    }
                })
                .collect::<String>()
        };
    policy(&page).replace("<li ", "\n<li ").replace("<p ", "\n<p ").replace("<section ", "\n<section ") + "\n"
}

#[test]
fn as_sarif() {
    let report = sarif::report(&sample());
    // The published pattern of a language has a stray bracket, which strict readers of patterns refuse; we write no language.
    let published = std::fs::read_to_string(file("sarif-schema-2.1.0.json")).expect("reads");
    let schema: Value = serde_json::from_str(&published.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$")).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let errors: Vec<String> = validator.iter_errors(&report).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert!(validator.validate(&serde_json::json!({"version": "2.1.0"})).is_err(), "the schema checks nothing");
    golden("sample.sarif", &pretty(&report));
}

#[test]
fn as_github_annotations() {
    let report = github::render(&sample());
    assert!(report.lines().all(|line| line.starts_with("::")), "{report}");
    golden("sample.github", &report);
}

#[test]
fn as_junit() {
    let report = junit::render(&sample(), Verdict::Contradiction);
    let mut reader = quick_xml::Reader::from_str(&report);
    let mut cases = 0;
    loop {
        match reader.read_event().expect("well-formed") {
            quick_xml::events::Event::Start(tag) if tag.name().as_ref() == "testcase" => cases += 1,
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(cases, 1, "one case a pair");
    golden("sample.xml", &report);
}

#[test]
fn no_format_passes_on_what_steers_a_terminal() {
    let view = sample();
    let texts = [
        table::render(&view, Verdict::ALL, table::Options { width: 80, colour: false }),
        markdown::render(&view),
        csv::render(&view),
        github::render(&view),
        junit::render(&view, Verdict::Contradiction),
        sarif::report(&view).to_string(),
        html::render(&view),
    ];
    for text in texts {
        assert!(!text.contains(['\u{202e}', '\u{202c}', '\u{1b}']), "{text}");
    }
}
