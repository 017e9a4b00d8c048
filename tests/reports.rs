//! Every format over one sample that shows every verdict and kind, held against a golden file; `UPDATE=1 cargo test --test reports` rewrites
//! them. The sample is made by hand, so that the goldens do not move with the rules.

mod sample;

use crosscheck::report::{View, csv, github, html, json, junit, markdown, sarif, table};
use crosscheck::syntax::Depth;
use crosscheck::{Article, DamageKind, Kind, ReadOptions, Reading, Settings, Verdict, sources::collate};
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
    assert_valid_sarif(&report);
    golden("sample.sarif", &pretty(&report));
}

fn assert_valid_sarif(report: &Value) {
    // The published pattern of a language has a stray bracket, which strict readers of patterns refuse; we write no language.
    let published = std::fs::read_to_string(file("sarif-schema-2.1.0.json")).expect("reads");
    let schema: Value = serde_json::from_str(&published.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$")).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let errors: Vec<String> = validator.iter_errors(report).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert!(validator.validate(&serde_json::json!({"version": "2.1.0"})).is_err(), "the schema checks nothing");
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

/// Three articles about one ferry; the third gives another figure, the second tells something of its own.
fn many() -> View {
    let texts = [
        "Ferry sinks off Corvale\n\nThe ferry Meridian sank off Corvale on Sunday night. The coast guard rescued 140 passengers from the \
         water. The captain, Lena Ostrow, was taken to hospital.\n",
        "Meridian ferry goes down\n\nThe Meridian ferry sank off Corvale on Sunday night. The coast guard rescued 140 passengers from the \
         sea. The owner had painted the ferry in May.\n",
        "Corvale ferry sinks\n\nThe ferry Meridian sank off Corvale on Sunday night. The coast guard rescued 190 passengers from the water.\n",
    ];
    let read = |(at, text): (usize, &&str)| {
        let name = format!("news/{}.txt", ["agency", "paper", "site"][at]);
        Reading::new(Article::read(&name, text.as_bytes().to_vec(), &ReadOptions::default()).expect("text"), Depth::Full)
    };
    let readings: Vec<Reading> = texts.iter().enumerate().map(read).collect();
    View::of_sources(&collate(&readings, &Settings::default()))
}

#[test]
fn many_articles_as_junit_are_one_case_a_pair() {
    let report = junit::render(&many(), Verdict::Contradiction);
    let mut reader = quick_xml::Reader::from_str(&report);
    let (mut cases, mut failing) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event().expect("well-formed") {
            quick_xml::events::Event::Start(tag) if tag.name().as_ref() == "testcase" => {
                let name = tag.attributes().flatten().find(|one| one.key.as_ref() == "name").expect("a name");
                cases.push(name.value.into_owned());
            }
            quick_xml::events::Event::Start(tag) if tag.name().as_ref() == "failure" => failing.extend(cases.last().cloned()),
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    let [ab, ac, bc] =
        ["news/agency.txt ~ news/paper.txt", "news/agency.txt ~ news/site.txt", "news/paper.txt ~ news/site.txt"].map(str::to_owned);
    assert_eq!(cases, [ab, ac.clone(), bc.clone()]);
    assert_eq!(failing, [ac, bc], "the two that say 140 agree");
    assert!(report.contains("tests=\"3\" failures=\"2\" errors=\"0\""), "{report}");
}

#[test]
fn many_articles_as_markdown_csv_and_html_are_one_row_a_fact_and_one_column_a_source() {
    let view = many();
    let points = &view.sources.as_ref().expect("sources").points;
    let report = markdown::render(&view);
    let rows: Vec<&str> = report.lines().skip_while(|line| !line.starts_with("| verdict | kinds | fact | A | B | C |")).collect();
    let width = |line: &str| line.replace("\\|", "").matches('|').count();
    assert!(rows.len() >= points.len() + 2 && rows.iter().take(points.len() + 2).all(|line| width(line) == width(rows[0])), "{report}");
    assert!(report.contains("| 140 | 140 | **190** (alone) |"), "{report}");

    let report = csv::render(&view);
    let mut reader = ::csv::Reader::from_reader(report.trim_start_matches('\u{FEFF}').as_bytes());
    let header = reader.headers().expect("a header").clone();
    let records: Vec<::csv::StringRecord> = reader.records().map(|record| record.expect("a record")).collect();
    assert_eq!(records.len(), view.rows.len(), "one row a finding");
    let cell = |record: &::csv::StringRecord, name: &str| {
        record.get(header.iter().position(|column| column == name).expect("a column")).expect("a cell").to_owned()
    };
    let contradiction = records.iter().find(|record| cell(record, "verdict") == "contradiction").expect("a contradiction");
    let said = ["A_evidence", "B_evidence", "C_evidence", "A_camp", "B_camp", "C_camp", "alone"].map(|name| cell(contradiction, name));
    assert_eq!(said, ["140", "140", "190", "a", "a", "b", "C"]);

    let report = html::render(&view);
    assert_eq!(report.matches("data-finding=").count(), points.len(), "one row a fact");
    assert_eq!(report.matches("<section class=\"pane\"").count(), 3, "every article in full");
    assert!(report.contains("3 sources, 3 independent"));
}

#[test]
fn many_articles_as_sarif_and_annotations_name_every_source() {
    let report = sarif::report(&many());
    assert_valid_sarif(&report);
    let results = report["runs"][0]["results"].as_array().expect("results");
    let contradiction = results.iter().find(|result| result["level"] == "error").expect("a contradiction");
    let named = contradiction.to_string();
    assert!(["agency", "paper", "site"].iter().all(|name| named.contains(&format!("news/{name}.txt"))), "{named}");
    let annotations = github::render(&many());
    let first = annotations.lines().next().expect("a line");
    assert!(
        first.starts_with("::error file=news/") && ["A, line", "B, line", "C, line"].iter().all(|name| first.contains(name)),
        "{first}"
    );
}

#[test]
fn the_table_of_a_narrow_terminal_breaks_no_word_of_its_own() {
    for width in [40, 60, 71, 72, 80, 120, 160] {
        let report = table::render(&sample(), Verdict::ALL, table::Options { width, colour: false });
        for line in report.lines() {
            let length = line.chars().filter(|letter| !matches!(letter, '\u{300}'..='\u{36F}')).count();
            assert!(length <= width, "{length} of {width}: {line}");
        }
        let kinds = DamageKind::ALL.iter().map(|kind| kind.spec().key).chain(Kind::ALL.iter().map(|kind| kind.spec().key));
        let words: Vec<&str> = report.split(|letter: char| letter.is_whitespace() || letter == ',').collect();
        for kind in kinds {
            assert!(words.contains(&kind), "{kind} is broken at {width}:\n{report}");
        }
        assert!(!report.contains("1 claims") && !report.contains("1 passages"), "{report}");
    }
}

#[test]
fn omissions_at_the_terminal_are_grouped_by_passage_weightiest_first() {
    let folder = [
        "The mayor opened the bridge.\n\nA crow sat there. It was a grey day.\n\nThe bridge cost $40 million, said Ann Lee, the treasurer, \
         on Monday. Two unions had sued over it, and 300 workers struck.\n",
        "The mayor opened the bridge.\n",
    ];
    let readings = folder
        .map(|text| Reading::new(Article::read("a.txt", text.as_bytes().to_vec(), &ReadOptions::default()).expect("text"), Depth::Full));
    let report = table::render(
        &View::new(&crosscheck::compare(&readings[0], &readings[1])),
        &[Verdict::Omission],
        table::Options { width: 100, colour: false },
    );
    let rows: Vec<&str> = report.lines().skip_while(|line| !line.starts_with("Omissions: only left says this")).collect();
    let at = |words: &str| rows.iter().position(|line| line.contains(words)).unwrap_or_else(|| panic!("{words}:\n{report}"));
    assert!(rows[0].contains("in 2 passages, weightiest first"), "{report}");
    assert!(at("$40 million") < at("Two unions") && at("Two unions") < at("A crow"), "{report}");
    assert_eq!(rows.iter().filter(|line| line.starts_with("left:")).count(), 2, "one row a passage, and one name of two files\n{report}");
}
