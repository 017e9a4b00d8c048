//! Hostile input: mutated bytes, the same on every run, and traps for anything that grows faster than its input.

#[path = "hostile/checks.rs"]
mod checks;

use checks::CHECKS;
use crosscheck::article::{Article, ReadOptions};
use crosscheck::report::{View, json};
use crosscheck::syntax::Depth;
use crosscheck::{Reading, compare};
use std::path::Path;

/// xorshift64*: the same bytes on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % sides.max(1)
    }
}

/// What breaks parsers: marks, escapes, bounds of numbers and encodings.
const NASTY: &[&[u8]] = &[
    b"$",
    b"$7.\n5 billion",
    b"99999999999999999999999999999999999",
    b"1e400",
    b"0.0000000000000000000000000000001",
    b"\xFF\xFE",
    b"\xEF\xBB\xBF",
    b"\xC3",
    b"\x00",
    b"\x1b[2J",
    "\u{202e}".as_bytes(),
    "a\u{301}\u{301}".as_bytes(),
    "\u{1F468}\u{200D}\u{1F469}".as_bytes(),
    "“".as_bytes(),
    "”".as_bytes(),
    b"\"",
    b"(((((",
    b"...",
    "…".as_bytes(),
    b"<b>",
    b"</p><script>",
    b"&#x110000;",
    b"---\n",
    b"| a | b |\n",
    b"February 30",
    b"9999-99-99",
    b"25:61",
    b"Q5",
    b"between 9 and ",
    b"half a dozen dozen",
    b"-5%",
    b"1/0",
    b"not no never",
    b"\r\r\n",
    b"{\"id\": ",
    b"]}",
    b"\\ud800",
    b"percent",
    b"U.S.",
    b"Mr.",
    "ſ".as_bytes(),
    "İ".as_bytes(),
    "１２３".as_bytes(),
    "٣".as_bytes(),
    "½".as_bytes(),
];

fn mutated(seed: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=dice.roll(6) {
        let (at, to) = (dice.roll(bytes.len() + 1), dice.roll(bytes.len() + 1));
        let (from, to) = (at.min(to), at.max(to));
        match dice.roll(5) {
            0 => drop(bytes.splice(at..at, NASTY[dice.roll(NASTY.len())].iter().copied())),
            1 => drop(bytes.drain(from..to.min(from + 40))),
            2 => bytes.splice(from..from, bytes[from..to.min(from + 60)].to_vec()).for_each(drop),
            3 if at < bytes.len() => bytes[at] = dice.roll(256) as u8,
            3 | 4 => drop(bytes.splice(from..to.min(from + 8), NASTY[dice.roll(NASTY.len())].iter().copied())),
            _ => unreachable!("five sides"),
        }
    }
    bytes
}

/// Short pieces of the fixtures, and one file of each other kind.
fn seeds() -> Vec<Vec<u8>> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut files: Vec<_> = std::fs::read_dir(fixtures).expect("reads").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    let texts = files.iter().filter(|path| path.is_dir()).map(|path| std::fs::read(path.join("left.txt")).expect("reads"));
    let mut seeds: Vec<Vec<u8>> = texts.map(|text| text[..text.len().min(500)].to_vec()).collect();
    seeds.extend([
        b"{\"name\": \"x\", \"links\": [{\"left\": \"The dam broke\", \"right\": \"A dam broke\", \"verdict\": \"agreement\", \"kinds\": []}]}".to_vec(),
        b"rounding = \"2%\"\n[kinds]\nfigure = \"off\"\n[aliases]\nIBM = [\"Big Blue\"]\n[[ignore]]\nphrase = \"x\"\nreason = \"y\"\n".to_vec(),
        b"{\"id\": 1, \"text\": \"A dam broke in 2019.\"}\n{\"id\": 2}\n".to_vec(),
        b"{\"v\": 1, \"finding\": \"9f2c41d07ab3e611\", \"decision\": \"change\", \"verdict\": \"discrepancy\", \"kinds\": [\"figure\"]}\n".to_vec(),
        b"{\"id\": 1, \"left\": \"A dam broke in 2019.\", \"right\": \"A dam broke in 2018.\", \"published\": [\"2020-01-02\"]}\n".to_vec(),
        b"{\"findings\": [{\"id\": \"9f2c41d07ab3e611\"}]}\n".to_vec(),
        b"<html><head><title>Dam</title></head><body><article><p>A dam broke.</p></article></body></html>".to_vec(),
        b"---\ntitle: Dam\ndate: 2026-03-10\n---\n# Dam\n\nA *dam* broke on [Monday](x).\n".to_vec(),
    ]);
    seeds
}

#[test]
fn no_bytes_break_the_program() {
    let (seeds, mut dice) = (seeds(), Dice(0x9E37_79B9_7F4A_7C15));
    for round in 0..600 {
        let bytes = mutated(&seeds[round % seeds.len()], &mut dice);
        // The parser takes most of the time, and what breaks it breaks it early.
        let depth = if round % 5 == 0 { checks::depth(&bytes) } else { Depth::Fast };
        for (name, check) in CHECKS {
            let outcome = std::panic::catch_unwind(|| check(&bytes, depth));
            assert!(outcome.is_ok(), "{name}: {:?}", String::from_utf8_lossy(&bytes));
        }
    }
}

#[test]
fn what_fuzzing_found_stays_fixed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile/found");
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.expect("an entry").path()) {
        let bytes = std::fs::read(&path).expect("reads");
        CHECKS.iter().for_each(|(_, check)| [Depth::Full, Depth::Fast].into_iter().for_each(|depth| check(&bytes, depth)));
    }
}

fn read(text: &str) -> Reading {
    let article = Article::read("trap", text.as_bytes().to_vec(), &ReadOptions::default()).expect("text");
    Reading::new(article, Depth::Full)
}

/// Each of these once took time or memory that grew with the square of its length, or might.
#[test]
fn traps_are_bounded() {
    let claim = "The dam broke in Ohio on Monday. ";
    let traps = [
        ("thousands of identical claims", claim.repeat(1_500)),
        ("thousands of numbers", (0..6_000).map(|n| format!("{n} ")).collect()),
        ("thousands of different words", (0..6_000).map(|n| format!("w{n:x}q ")).collect()),
        ("brackets without end", "(".repeat(20_000)),
        ("quotation marks without end", "“a ".repeat(8_000)),
        ("blank lines", "a\n\n\n\n".repeat(5_000)),
        ("dots", ".".repeat(40_000)),
        ("one word", "a".repeat(200_000)),
        ("marks on one letter", format!("a{}", "\u{301}".repeat(30_000))),
        ("a list of names", "Ann Lee, ".repeat(3_000)),
        ("dollar signs", "$".repeat(20_000)),
        ("one sentence of hundreds of clauses", format!("{}it rained.", "the dam broke in Ohio, and ".repeat(800))),
    ];
    for (name, text) in traps {
        let reading = read(&text);
        let comparison = compare(&reading, &reading);
        let claims = reading.claims.len();
        // Work and findings grow with the claims, not with their square.
        let most = 40 * claims + 100;
        assert!(comparison.findings.len() <= most, "{name}: {} findings for {claims} claims", comparison.findings.len());
    }
}

#[test]
fn what_was_left_out_for_its_size_is_said() {
    let traps = [
        ("thousands of identical claims", "The dam broke in Ohio on Monday. ".repeat(1_500)),
        ("thousands of numbers", (0..2_000).map(|n| format!("{n} ")).collect()),
        ("one sentence of thousands of clauses", format!("{}it rained.", "the dam broke in Ohio, and ".repeat(3_000))),
    ];
    for (name, text) in traps {
        let reading = read(&text);
        let comparison = compare(&reading, &reading);
        let reason = comparison.bounded.unwrap_or_else(|| panic!("{name}: nothing is said"));
        let report = json::report(&View::new(&comparison));
        assert_eq!(report["bounded"], reason, "{name}");
    }
    let reading = read("The dam broke in Ohio on Monday.");
    assert!(json::report(&View::new(&compare(&reading, &reading)))["bounded"].is_null());
}
