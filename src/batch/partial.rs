//! The output file of a run while it is written, and how an interrupted run goes on.
//!
//! Answers are appended to `FILE.part`, which becomes `FILE` when the last one is there: whoever reads `FILE` never sees half of it. What an
//! interruption leaves is a run of whole lines and perhaps one torn line, which is dropped.

use super::Summary;
use super::source::Source;
use crate::error::{Error, Result};
use crate::kind::Verdict;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value as Json;
use std::borrow::Cow;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{BufRead, BufReader, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// An output file under way.
#[derive(Debug)]
pub struct Partial {
    target: PathBuf,
    path: PathBuf,
    file: BufWriter<File>,
}

impl Partial {
    /// A new output file.
    ///
    /// # Errors
    /// Where it cannot be created, or an interrupted run left its answers there.
    pub fn create(target: &Path) -> Result<Self> {
        check(target)?;
        let path = part_of(target);
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(file) => Self { target: target.to_owned(), path, file: BufWriter::new(file) }.locked(),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                let kept = "holds the answers of a run that was interrupted or is still going";
                Err(Error::input(path.display().to_string(), format!("{kept}; go on with --resume, or delete it")))
            }
            Err(source) => Err(Error::Unwritable { path, source }),
        }
    }

    /// Goes on where an interrupted run stopped: passes over the records of `source` that are already answered, and returns what came of
    /// them. Without an interrupted run there are none; a finished one is taken as far as it goes.
    ///
    /// # Errors
    /// Where another run writes the same file, or the answers there are not those of these records.
    pub fn resume(target: &Path, source: &mut Source) -> Result<(Self, Summary)> {
        check(target)?;
        let path = part_of(target);
        let unwritable = |source| Error::Unwritable { path: path.clone(), source };
        if !path.exists() && target.exists() {
            std::fs::copy(target, &path).map_err(unwritable)?;
        }
        // Nothing is truncated before the lock is held.
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path).map_err(unwritable)?;
        let mut partial = Self { target: target.to_owned(), path: path.clone(), file: BufWriter::new(file) }.locked()?;
        let (before, end) = answered(&path, partial.file.get_ref(), source)?;
        let file = partial.file.get_mut();
        file.set_len(end).and_then(|()| file.seek(SeekFrom::Start(end))).map_err(unwritable)?;
        Ok((partial, before))
    }

    fn locked(self) -> Result<Self> {
        match self.file.get_ref().try_lock() {
            Ok(()) => Ok(self),
            Err(TryLockError::WouldBlock) => Err(Error::input(self.path.display().to_string(), "is being written by another run")),
            // Some file systems have no locks; there, two runs into one file are the caller's affair.
            Err(TryLockError::Error(_)) => Ok(self),
        }
    }

    /// The file that holds what is there so far.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Gives the file its name: all answers are there.
    ///
    /// # Errors
    /// Where it cannot be written or renamed.
    pub fn finish(self) -> Result<()> {
        let Self { target, path, mut file } = self;
        let written = file.flush().and_then(|()| file.get_ref().sync_all()).and_then(|()| std::fs::rename(&path, &target));
        written.map_err(|source| Error::Unwritable { path: target, source })
    }
}

impl Write for Partial {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.flush()
    }
}

/// What is no file could not be replaced when all answers are there: that is to be said before the work, not after it.
fn check(target: &Path) -> Result<()> {
    match std::fs::metadata(target) {
        Ok(found) if !found.is_file() => {
            Err(Error::input(target.display().to_string(), "is no file; name one, or leave --output out to write to standard output"))
        }
        Ok(_) | Err(_) => Ok(()),
    }
}

fn part_of(target: &Path) -> PathBuf {
    let mut name = target.as_os_str().to_owned();
    name.push(".part");
    name.into()
}

/// What of an answer counts when the run goes on.
#[derive(Deserialize)]
struct Answer<'a> {
    #[serde(default)]
    id: Json,
    error: Option<IgnoredAny>,
    #[serde(borrow)]
    status: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    findings: Vec<Found<'a>>,
}

#[derive(Deserialize)]
struct Found<'a> {
    #[serde(borrow)]
    verdict: Cow<'a, str>,
    #[serde(default)]
    known: bool,
    #[serde(borrow)]
    decision: Option<Decided<'a>>,
}

#[derive(Deserialize)]
struct Decided<'a> {
    #[serde(borrow)]
    decision: Cow<'a, str>,
    #[serde(borrow)]
    verdict: Option<Cow<'a, str>>,
}

impl Found<'_> {
    /// What it counts as, as [`crate::report::Row::standing`] has it.
    fn standing(&self) -> Option<Verdict> {
        let verdict = match &self.decision {
            Some(decided) if decided.decision == "dismiss" => None,
            Some(Decided { verdict: Some(changed), .. }) => Some(changed),
            Some(Decided { verdict: None, .. }) => Some(&self.verdict),
            None => (!self.known).then_some(&self.verdict),
        };
        verdict.and_then(|verdict| Verdict::from_key(verdict))
    }
}

/// What came of the records that are answered by whole lines, and where the last of these ends.
fn answered(path: &Path, file: &File, source: &mut Source) -> Result<(Summary, u64)> {
    let unreadable = |source| Error::Unreadable { path: path.to_owned(), source };
    let mut lines = BufReader::with_capacity(1 << 16, file);
    let (mut line, mut before, mut end) = (Vec::new(), Summary::default(), 0_u64);
    let wrong = |count: usize, problem: String| {
        Error::input(path.display().to_string(), format!("line {}: {problem}; is this the output of the same input?", count + 1))
    };
    while lines.read_until(b'\n', &mut line).map_err(unreadable)? > 0 && line.ends_with(b"\n") {
        let count = before.answered;
        let answer: Answer<'_> = serde_json::from_slice(&line).map_err(|error| wrong(count, format!("is no answer ({error})")))?;
        let record = source.next().transpose()?.ok_or_else(|| wrong(count, "answers a record that the input does not have".into()))?;
        let id = record.id();
        if id != answer.id {
            return Err(wrong(count, format!("answers {}, where the input has {id}", answer.id)));
        }
        before.answered += 1;
        before.failed += usize::from(answer.error.is_some());
        before.strangers += usize::from(answer.status.is_some_and(|status| status == "not-comparable"));
        before.gravest = before.gravest.into_iter().chain(answer.findings.iter().filter_map(Found::standing)).min();
        before.position = record.position;
        end += line.len() as u64;
        line.clear();
    }
    Ok((before, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(ids: &[u32]) -> Source {
        let lines: String = ids.iter().map(|id| format!("{{\"id\": {id}, \"left\": \"a\", \"right\": \"b\"}}\n")).collect();
        Source::lines(Box::new(std::io::Cursor::new(lines.into_bytes())), None, 1 << 16)
    }

    fn resumed(kept: &str, ids: &[u32]) -> Result<(usize, String, Option<u64>)> {
        let folder = tempfile::tempdir().expect("a folder");
        let target = folder.path().join("out.jsonl");
        std::fs::write(part_of(&target), kept).expect("writes");
        let mut source = source(ids);
        let (mut partial, answered) = Partial::resume(&target, &mut source)?;
        let next = source.next().map(|record| record.expect("a record").id().as_u64().expect("a number"));
        partial.write_all(b"end\n").expect("writes");
        partial.finish()?;
        Ok((answered.answered, std::fs::read_to_string(&target).expect("reads"), next))
    }

    #[test]
    fn a_torn_last_line_is_written_anew_and_nothing_is_lost_or_repeated() {
        let (answered, text, next) = resumed("{\"id\":1}\n{\"id\":2}\n{\"id\":3,\"fin", &[1, 2, 3, 4]).expect("resumes");
        assert_eq!((answered, text.as_str(), next), (2, "{\"id\":1}\n{\"id\":2}\nend\n", Some(3)));
    }

    #[test]
    fn what_is_no_file_is_refused_before_the_work() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(Partial::create(folder.path()).is_err() && Partial::resume(folder.path(), &mut source(&[1])).is_err());
        assert!(!part_of(folder.path()).exists());
    }

    #[test]
    fn what_was_found_before_the_interruption_counts() {
        let found = |finding: &str| {
            let line = format!("{{\"id\":1,\"findings\":[{finding},{{\"verdict\":\"omission\"}}]}}");
            serde_json::from_str::<Answer<'_>>(&line).expect("an answer").findings.iter().filter_map(Found::standing).min()
        };
        assert_eq!(found(r#"{"verdict":"contradiction"}"#), Some(Verdict::Contradiction));
        assert_eq!(found(r#"{"verdict":"contradiction","known":false}"#), Some(Verdict::Contradiction));
        assert_eq!(found(r#"{"verdict":"contradiction","known":true}"#), Some(Verdict::Omission));
        assert_eq!(found(r#"{"verdict":"contradiction","decision":{"decision":"dismiss"}}"#), Some(Verdict::Omission));
        assert_eq!(found(r#"{"verdict":"contradiction","known":true,"decision":{"decision":"confirm"}}"#), Some(Verdict::Contradiction));
        let changed = r#"{"verdict":"contradiction","decision":{"decision":"change","verdict":"discrepancy"}}"#;
        assert_eq!(found(changed), Some(Verdict::Discrepancy));
    }

    #[test]
    fn answers_of_another_input_are_refused() {
        for kept in ["{\"id\":9}\n", "{\"id\":1}\n{\"id\":2}\n{\"id\":3}\n", "no answer\n"] {
            assert!(resumed(kept, &[1, 2]).is_err(), "{kept}");
        }
    }

    #[test]
    fn a_finished_file_is_gone_on_with_and_an_interrupted_one_is_not_overwritten() {
        let folder = tempfile::tempdir().expect("a folder");
        let target = folder.path().join("out.jsonl");
        std::fs::write(&target, "{\"id\":1}\n").expect("writes");
        let mut source = source(&[1, 2]);
        let (partial, answered) = Partial::resume(&target, &mut source).expect("resumes");
        assert_eq!(answered.answered, 1);
        assert!(Partial::create(&target).is_err());
        assert!(Partial::resume(&target, &mut self::source(&[1])).is_err(), "two runs at a time");
        drop(partial);
    }
}
