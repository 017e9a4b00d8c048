//! The decisions file: one JSON line a decision, appended, the last line of a finding wins.
//!
//! ```json
//! {"v": 1, "finding": "9f2c41d07ab3e611", "decision": "dismiss", "note": "another quarter", "reviewer": "Ann", "at": "2026-03-02T10:11:00Z"}
//! ```
//!
//! `decision` is `confirm`, `dismiss`, `change` (with `verdict` and `kinds`) or `reopen`. A finding's id is made of its words, so that a
//! decision survives edits elsewhere and the finding is open again once its own words change. Lines are appended in one write each, so that
//! two windows may write at once; a line torn by a crash is skipped and costs itself only.

use crate::error::{Error, Result};
use crate::kind::{Kind, Verdict};
use crate::report::{Decision, Row, Standing, View};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

/// One line: a decision on a finding, or its withdrawal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The finding's id.
    pub finding: String,
    /// What was decided; `None` opens the finding again.
    pub decision: Option<Decision>,
}

/// All decisions of a file.
#[derive(Clone, Debug, Default)]
pub struct Decisions {
    last: HashMap<String, Decision>,
    /// Lines that are no decision, from 1: torn by a crash, or written by something else.
    pub skipped: Vec<usize>,
}

/// A line as it is written.
#[derive(Serialize, Deserialize)]
struct Line {
    v: u32,
    finding: String,
    decision: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    verdict: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    kinds: Vec<String>,
    #[serde(default)]
    note: Option<String>,
    #[serde(default)]
    reviewer: Option<String>,
    #[serde(default)]
    at: String,
}

/// The version of the format.
const VERSION: u32 = 1;

impl Decisions {
    /// Reads a file; one that is not there yet holds no decisions.
    ///
    /// # Errors
    /// [`Error::Unreadable`] where it is there and cannot be read.
    pub fn read(path: &Path) -> Result<Self> {
        match std::fs::read(path) {
            Ok(bytes) => Ok(Self::parse(&bytes)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(source) => Err(Error::Unreadable { path: path.to_owned(), source }),
        }
    }

    /// Reads the lines of a file.
    pub fn parse(bytes: &[u8]) -> Self {
        let mut decisions = Self::default();
        for (number, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
            if line.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            match serde_json::from_slice::<Line>(line).ok().and_then(Line::record) {
                Some(Record { finding, decision: Some(decision) }) => _ = decisions.last.insert(finding, decision),
                Some(Record { finding, decision: None }) => _ = decisions.last.remove(&finding),
                None => decisions.skipped.push(number + 1),
            }
        }
        decisions
    }

    /// What holds for a finding.
    pub fn of(&self, finding: &str) -> Option<&Decision> {
        self.last.get(finding)
    }

    /// Marks the decided findings of a view; of many articles also those of its pairs.
    pub fn mark(&self, view: &mut View) {
        let of_pairs = view.sources.iter_mut().flat_map(|sources| &mut sources.pairs).flat_map(|pair| &mut pair.rows);
        for row in view.rows.iter_mut().chain(of_pairs) {
            row.decision = self.of(&row.id).or_else(|| self.of_parts(row)).cloned();
        }
    }

    /// What was decided where two articles alone were compared: a damaged place wherever it was seen, a conflict where all of its pairs were
    /// decided alike.
    fn of_parts(&self, row: &Row) -> Option<&Decision> {
        let decided: Vec<&Decision> = row.parts.iter().filter_map(|id| self.of(id)).collect();
        let first = decided.first().copied()?;
        let is_of_all = match row.verdict {
            Verdict::Damage => true,
            Verdict::Contradiction | Verdict::Discrepancy | Verdict::Omission | Verdict::Agreement => decided.len() == row.parts.len(),
        };
        (is_of_all && decided.iter().all(|other| other.standing == first.standing)).then_some(first)
    }
}

impl Line {
    fn record(self) -> Option<Record> {
        let standing = match self.decision.as_str() {
            "confirm" => Standing::Confirmed,
            "dismiss" => Standing::Dismissed,
            "change" => Standing::Changed {
                verdict: Verdict::from_key(&self.verdict?)?,
                kinds: self.kinds.iter().map(|kind| Kind::from_key(kind)).collect::<Option<_>>()?,
            },
            "reopen" if self.v == VERSION && is_id(&self.finding) => return Some(Record { finding: self.finding, decision: None }),
            _ => return None,
        };
        let decision = Decision { standing, note: self.note.filter(|note| !note.is_empty()), reviewer: self.reviewer, at: self.at };
        (self.v == VERSION && is_id(&self.finding)).then_some(Record { finding: self.finding, decision: Some(decision) })
    }

    fn of(record: &Record) -> Self {
        let (mut verdict, mut kinds) = (None, Vec::new());
        if let Some(Standing::Changed { verdict: changed, kinds: of }) = record.decision.as_ref().map(|decision| &decision.standing) {
            verdict = Some(changed.key().to_owned());
            kinds = of.iter().map(|kind| kind.spec().key.to_owned()).collect();
        }
        let decision = record.decision.as_ref();
        Self {
            v: VERSION,
            finding: record.finding.clone(),
            decision: decision.map_or("reopen", Decision::key).to_owned(),
            verdict,
            kinds,
            note: decision.and_then(|decision| decision.note.clone()),
            reviewer: decision.and_then(|decision| decision.reviewer.clone()),
            at: decision.map_or_else(now, |decision| decision.at.clone()),
        }
    }
}

/// Whether a text is a finding's id.
pub fn is_id(text: &str) -> bool {
    text.len() == 16 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// The time, to the second, as RFC 3339 writes it.
pub fn now() -> String {
    let now = jiff::Timestamp::now();
    now.round(jiff::Unit::Second).unwrap_or(now).to_string()
}

/// Appends decisions: one write, on the disk when this returns.
///
/// # Errors
/// [`Error::Unwritable`] where the file cannot be opened, written or brought to the disk.
pub fn append(path: &Path, records: &[Record]) -> Result<()> {
    let unwritable = |source| Error::Unwritable { path: path.to_owned(), source };
    let mut file = OpenOptions::new().read(true).append(true).create(true).open(path).map_err(unwritable)?;
    // After a crash in the middle of a line the next one begins on its own.
    let mut lines = if ends_in_line(&mut file).map_err(unwritable)? { Vec::new() } else { vec![b'\n'] };
    for record in records {
        serde_json::to_writer(&mut lines, &Line::of(record)).map_err(|error| unwritable(error.into()))?;
        lines.push(b'\n');
    }
    file.write_all(&lines).and_then(|()| file.sync_data()).map_err(unwritable)
}

/// Whether a file is empty or ends in a line break.
fn ends_in_line(file: &mut File) -> std::io::Result<bool> {
    if file.seek(SeekFrom::End(0))? == 0 {
        return Ok(true);
    }
    file.seek(SeekFrom::End(-1))?;
    let mut last = [0];
    file.read_exact(&mut last)?;
    Ok(last == *b"\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "00000000000000a1";
    const OTHER: &str = "00000000000000a2";

    fn record(finding: &str, standing: Option<Standing>) -> Record {
        let decision = |standing| Decision { standing, note: Some("why".into()), reviewer: None, at: "2026-03-02T10:11:00Z".into() };
        Record { finding: finding.into(), decision: standing.map(decision) }
    }

    #[test]
    fn the_last_line_wins_and_reopening_undoes() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("decisions.jsonl");
        let changed = Standing::Changed { verdict: Verdict::Discrepancy, kinds: vec![Kind::Figure, Kind::Scope] };
        append(&path, &[record(ONE, Some(Standing::Confirmed)), record(OTHER, Some(Standing::Dismissed))]).expect("writes");
        append(&path, &[record(ONE, Some(changed.clone())), record(OTHER, None)]).expect("writes");
        let read = Decisions::read(&path).expect("reads");
        assert_eq!(read.of(ONE).map(|decision| &decision.standing), Some(&changed));
        assert_eq!((read.of(OTHER), read.skipped.len()), (None, 0));
    }

    #[test]
    fn a_torn_line_costs_itself_only() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("decisions.jsonl");
        append(&path, &[record(ONE, Some(Standing::Confirmed))]).expect("writes");
        let mut file = OpenOptions::new().append(true).open(&path).expect("opens");
        file.write_all(b"{\"v\":1,\"finding\":\"0000").expect("writes");
        append(&path, &[record(OTHER, Some(Standing::Dismissed))]).expect("writes");
        let read = Decisions::read(&path).expect("reads");
        assert!(read.of(ONE).is_some() && read.of(OTHER).is_some());
        assert_eq!(read.skipped, [2]);
    }

    #[test]
    fn two_windows_at_once_lose_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("decisions.jsonl");
        std::thread::scope(|scope| {
            for window in 0..4 {
                let path = &path;
                scope.spawn(move || {
                    for at in 0..50 {
                        append(path, &[record(&format!("{:016x}", window * 1000 + at), Some(Standing::Confirmed))]).expect("writes");
                    }
                });
            }
        });
        let read = Decisions::read(&path).expect("reads");
        assert_eq!((read.last.len(), read.skipped.len()), (200, 0));
    }

    #[test]
    fn what_is_no_decision_is_skipped() {
        for line in [
            "{}",
            "null",
            "{\"v\":1,\"finding\":\"x\",\"decision\":\"confirm\"}",
            "{\"v\":1,\"finding\":\"00000000000000a1\",\"decision\":\"change\"}",
        ] {
            assert_eq!(Decisions::parse(line.as_bytes()).skipped, [1], "{line}");
        }
    }
}
