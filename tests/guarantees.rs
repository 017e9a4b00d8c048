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

#[test]
fn quotation_marks_and_line_breaks_change_no_verdict() {
    for case in cases() {
        let text = String::from_utf8_lossy(&std::fs::read(case.join("left.txt")).expect("reads")).into_owned();
        let plain = reading(text.clone().into_bytes());
        let straight = reading(text.replace(['“', '”'], "\"").replace(['‘', '’'], "'").into_bytes());
        assert_eq!(flags(&compare(&plain, &straight).findings), 0, "quotes: {}", case.display());
    }
}
