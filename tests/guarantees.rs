//! What holds for every pair of articles: an article agrees with itself, and the report of an exchanged pair is the mirror image.

use crosscheck::Reading;
use crosscheck::article::{Article, ReadOptions};
use crosscheck::compare;
use crosscheck::judge::Finding;
use crosscheck::kind::Verdict;
use crosscheck::syntax::Depth;
use std::path::{Path, PathBuf};

/// The folders of some fixtures: reading all of them would take a debug build too long.
fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let folders = std::fs::read_dir(folder).expect("fixtures").map(|entry| entry.expect("an entry").path());
    let mut cases: Vec<PathBuf> = folders.filter(|path| path.join("left.txt").is_file()).collect();
    cases.sort();
    cases.into_iter().step_by(4).collect()
}

fn reading(raw: Vec<u8>) -> Reading {
    Reading::new(Article::read("article", raw, &ReadOptions::default()).expect("reads"), Depth::Full)
}

fn flags(findings: &[Finding]) -> usize {
    findings.iter().filter(|finding| matches!(finding.verdict(), Verdict::Contradiction | Verdict::Discrepancy)).count()
}

/// Verdict, kinds and evidence of each flag, the left article's side first.
fn flagged(findings: &[Finding], exchanged: bool) -> Vec<String> {
    let mut all: Vec<String> = findings
        .iter()
        .flat_map(|finding| match finding {
            Finding::Linked { differences, .. } => differences.as_slice(),
            Finding::Omitted { .. } => &[],
        })
        .map(|difference| {
            let (left, right) = if exchanged { (&difference.right, &difference.left) } else { (&difference.left, &difference.right) };
            let span = |evidence: &Option<crosscheck::judge::Evidence>| evidence.as_ref().map(|evidence| evidence.span);
            format!("{:?} {:?} {:?} {:?}", difference.kind, difference.contradicts, span(left), span(right))
        })
        .collect();
    all.sort();
    all
}

#[test]
fn an_article_agrees_with_itself() {
    for case in cases() {
        let one = reading(std::fs::read(case.join("left.txt")).expect("reads"));
        assert_eq!(flags(&compare(&one, &one).findings), 0, "{}", case.display());
    }
}

#[test]
fn exchanging_the_articles_mirrors_the_flags() {
    for case in cases() {
        let side = |name: &str| reading(std::fs::read(case.join(name)).expect("reads"));
        let (left, right) = (side("left.txt"), side("right.txt"));
        let (there, back) = (compare(&left, &right), compare(&right, &left));
        assert_eq!(flagged(&there.findings, false), flagged(&back.findings, true), "{}", case.display());
    }
}

/// Verdict, kinds and words of each flag, white space and the style of quotation marks aside.
fn told(left: &Reading, right: &Reading) -> Vec<String> {
    let comparison = compare(left, right);
    let words = |reading: &Reading, evidence: &Option<crosscheck::judge::Evidence>| {
        let text = evidence.as_ref().map(|evidence| reading.parsed.article().original(evidence.span).into_owned()).unwrap_or_default();
        straight(&text).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let flags = comparison.findings.iter().flat_map(|finding| match finding {
        Finding::Linked { differences, .. } => differences.as_slice(),
        Finding::Omitted { .. } => &[],
    });
    let mut all: Vec<String> = flags
        .map(|one| format!("{:?} {:?} {:?} / {:?}", one.kind, one.contradicts, words(left, &one.left), words(right, &one.right)))
        .collect();
    all.sort();
    all
}

fn straight(text: &str) -> String {
    text.replace(['“', '”'], "\"").replace(['‘', '’'], "'")
}

/// Every paragraph of a line each, wrapped at 72 columns; blank lines part them, as in a text file that was written by hand.
fn wrapped(text: &str) -> String {
    let paragraphs = text.lines().filter(|line| !line.trim().is_empty()).map(|line| {
        let mut out = String::new();
        let mut column = 0;
        for word in line.split_whitespace() {
            let length = word.chars().count();
            let space = match column {
                0 => "",
                column if column + 1 + length > 72 => "\n",
                _ => " ",
            };
            column = if space == " " { column + 1 + length } else { length };
            out.push_str(space);
            out.push_str(word);
        }
        out
    });
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

/// The headline, then all other paragraphs in reverse.
fn reversed(text: &str) -> String {
    let mut paragraphs: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    if let Some((_, body)) = paragraphs.split_first_mut() {
        body.reverse();
    }
    paragraphs.join("\n\n")
}

fn text(case: &Path, name: &str) -> String {
    String::from_utf8_lossy(&std::fs::read(case.join(name)).expect("reads")).into_owned()
}

/// Cases whose text is whole: how a broken one is repaired depends on where its lines break.
fn whole_cases() -> Vec<PathBuf> {
    let whole = |case: &PathBuf| ["left.txt", "right.txt"].iter().all(|name| reading(text(case, name).into_bytes()).damage().is_empty());
    cases().into_iter().filter(whole).collect()
}

#[test]
fn quotation_marks_change_no_verdict() {
    for case in cases() {
        let [left, right] = ["left.txt", "right.txt"].map(|name| text(&case, name));
        let [plain, other, restyled] = [left.clone(), right, straight(&left)].map(|text| reading(text.into_bytes()));
        assert_eq!(flags(&compare(&plain, &restyled).findings), 0, "{}", case.display());
        assert_eq!(told(&plain, &other), told(&restyled, &other), "{}", case.display());
    }
}

#[test]
fn wrapping_the_lines_changes_no_verdict() {
    let cases = whole_cases();
    assert!(!cases.is_empty());
    for case in cases {
        let [left, right] = ["left.txt", "right.txt"].map(|name| text(&case, name));
        let [plain, other, rewrapped] = [left.clone(), right, wrapped(&left)].map(|text| reading(text.into_bytes()));
        assert_eq!(flags(&compare(&plain, &rewrapped).findings), 0, "{}", case.display());
        assert_eq!(told(&plain, &other), told(&rewrapped, &other), "{}", case.display());
    }
}

#[test]
fn another_order_of_paragraphs_contradicts_nothing() {
    for case in whole_cases() {
        for name in ["left.txt", "right.txt"] {
            let text = text(&case, name);
            let [plain, turned] = [text.clone(), reversed(&text)].map(|text| reading(text.into_bytes()));
            assert_eq!(flags(&compare(&plain, &turned).findings), 0, "{} {name}", case.display());
        }
    }
}
