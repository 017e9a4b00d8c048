//! Many pairs or articles: records in, one JSON answer a line out, through all cores, in input order and in bounded memory. A bad record
//! costs itself, not the run.
//!
//! Records come from JSON lines, a CSV of paths or a folder ([`Source`]); an interrupted run goes on where it stopped ([`Partial`]).

mod answer;
mod ordered;
mod partial;
mod source;

use crate::config::Settings;
use crate::error::Result;
use crate::input::MOST_BYTES;
use crate::kind::Verdict;
use crate::review::{Baseline, Decisions};
use crate::syntax::Depth;
use ordered::Event;
pub use partial::Partial;
pub use source::{Record, Source};
use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// What is done with each record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// `{"id", "left", "right", "published": [..]}`: two texts are compared.
    Compare,
    /// `{"id", "text", "published"}`: one text is inspected.
    Inspect,
}

/// How a batch is run.
#[derive(Clone, Debug)]
pub struct Options {
    /// What is done with each record.
    pub task: Task,
    /// How deep articles are read.
    pub depth: Depth,
    /// How many records are answered at a time; at least one.
    pub workers: usize,
    /// The largest article, in bytes; a larger one gives an error record.
    pub max_bytes: u64,
    /// The project's settings.
    pub settings: Settings,
    /// What was decided on findings: they are marked, and those that were dismissed do not count.
    pub decisions: Decisions,
    /// What earlier reports found, if that is not to count.
    pub baseline: Option<Baseline>,
}

impl Default for Options {
    fn default() -> Self {
        let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Self {
            task: Task::Compare,
            depth: Depth::Full,
            workers,
            max_bytes: MOST_BYTES,
            settings: Settings::default(),
            decisions: Decisions::default(),
            baseline: None,
        }
    }
}

/// What came of a batch, so far or in the end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Records answered, error records among them.
    pub answered: usize,
    /// Error records.
    pub failed: usize,
    /// How far the source was read, in [`Source::total`]'s measure.
    pub position: u64,
    /// Pairs of articles that could not be compared.
    pub strangers: usize,
    /// The gravest verdict of all comparisons, of findings that count.
    pub gravest: Option<Verdict>,
    /// Whether the run was stopped before the source ended.
    pub stopped: bool,
}

impl Summary {
    /// This with what came of the records before: those that an interrupted run had answered.
    #[must_use]
    pub fn after(mut self, before: &Self) -> Self {
        self.answered += before.answered;
        self.failed += before.failed;
        self.strangers += before.strangers;
        self.gravest = self.gravest.into_iter().chain(before.gravest).min();
        self.position = self.position.max(before.position);
        self
    }
}

/// Answers every record of `source` on `output`, in order. `stop` ends the run after the records that were already begun; `progress` is told
/// after each answer.
///
/// ```
/// use crosscheck::batch::{Options, Source, run};
///
/// # fn main() -> crosscheck::Result<()> {
/// let records = "{\"id\": 1, \"left\": \"A dam broke.\", \"right\": \"A dam broke.\"}\nno record\n";
/// let source = Source::lines(Box::new(std::io::Cursor::new(records)), None, 1 << 20);
/// let mut answers = Vec::new();
/// let summary = run(Options::default(), source, &Default::default(), &mut answers, &mut |_| ())?;
/// assert_eq!((summary.answered, summary.failed), (2, 1));
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// Only where the source cannot be read or the output cannot be written; all else becomes an error record.
pub fn run(
    options: Options,
    source: Source,
    stop: &Arc<AtomicBool>,
    output: &mut dyn Write,
    progress: &mut dyn FnMut(&Summary),
) -> Result<Summary> {
    let (mut summary, workers) = (Summary::default(), options.workers);
    let work = move |record: Result<Record>| record.map(|record| (answer::answer(&options, &record), record.position));
    let weigh = |record: &Result<Record>| record.as_ref().map_or(0, Record::bytes);
    summary.stopped = ordered::run(source, workers, stop, weigh, work, &mut |event| {
        match event {
            // Nothing is ready: whoever reads our output may be waiting for what is.
            Event::Idle => output.flush()?,
            Event::Answer(said) => {
                let (said, position) = said?;
                output.write_all(&said.line)?;
                summary.answered += 1;
                summary.failed += usize::from(said.failed);
                summary.position = position;
                summary.strangers += usize::from(said.standing.strange);
                summary.gravest = summary.gravest.into_iter().chain(said.standing.gravest).min();
                progress(&summary);
            }
        }
        Ok(())
    })?;
    output.flush()?;
    Ok(summary)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(input: &str, workers: usize) -> (Vec<serde_json::Value>, Summary) {
        let source = Source::lines(Box::new(std::io::Cursor::new(input.to_owned().into_bytes())), None, 1 << 20);
        let (mut out, stop) = (Vec::new(), Arc::default());
        let options = Options { workers, max_bytes: 1000, ..Options::default() };
        let summary = run(options, source, &stop, &mut out, &mut |_| ()).expect("runs");
        (
            out.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).map(|l| serde_json::from_slice(l).expect("JSON")).collect(),
            summary,
        )
    }

    fn pair(id: usize, words: usize) -> String {
        format!("{{\"id\": {id}, \"left\": \"A dam broke.{}\", \"right\": \"A dam broke in Ohio.\"}}\n", " It rained.".repeat(words))
    }

    #[test]
    fn answers_keep_the_order_of_the_records_however_long_each_takes() {
        let input: String = (0..40).map(|id| pair(id, if id % 7 == 0 { 60 } else { 0 })).collect();
        let (said, summary) = answers(&input, 4);
        assert_eq!(said.iter().map(|answer| answer["id"].as_u64().expect("an id")).collect::<Vec<_>>(), (0..40).collect::<Vec<_>>());
        assert_eq!((summary.answered, summary.failed, summary.position), (40, 0, input.len() as u64));
    }

    #[test]
    fn what_is_too_large_or_no_record_costs_itself() {
        let input = format!("{}not json\n[1]\n{}\n{}", pair(0, 0), pair(1, 200), pair(2, 0));
        let (said, summary) = answers(&input, 2);
        let failed: Vec<bool> = said.iter().map(|answer| answer.get("error").is_some()).collect();
        assert_eq!(failed, [false, true, true, true, false]);
        assert_eq!((summary.failed, &said[3]["id"], &said[3]["line"]), (3, &1.into(), &4.into()));
    }
}
