//! `crosscheck batch`: the run with its files, its progress and its interruption.

use super::args::Batch;
use super::choices::BatchTask;
use super::reviewing;
use crosscheck::batch::{self, Options, Partial, Source, Summary, Task};
use crosscheck::{Error, Result, Settings, exit};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{IsTerminal, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

pub(super) fn run(args: &Batch, settings: Settings, out: &mut dyn Write, err: &mut dyn Write) -> Result<u8> {
    let task = match args.task {
        BatchTask::Compare => Task::Compare,
        BatchTask::Inspect => Task::Inspect,
    };
    let past = &args.past;
    if task == Task::Inspect && (past.decisions.is_some() || past.baseline.is_some()) {
        return Err(Error::Usage("--decisions and --baseline are about findings, which only `batch compare` has".into()));
    }
    let baseline = reviewing::baseline(past, args.output.as_deref().into_iter())?;
    let decisions = past.decisions.as_deref().map(|path| reviewing::decisions(path, err)).transpose()?.unwrap_or_default();
    let mut source = Source::open(&args.file, task, args.limits.max_bytes)?;
    let defaults = Options::default();
    let workers = args.jobs.map_or(defaults.workers, usize::from);
    let options = Options { task, depth: args.limits.depth(), workers, max_bytes: args.limits.max_bytes, settings, decisions, baseline };
    let stop = stop_on_interrupt()?;
    let mut progress = Progress::new(source.total());
    let run = |source, output: &mut dyn Write| batch::run(options, source, &stop, output, &mut |summary| progress.tell(summary));
    let summary = match &args.output {
        None => run(source, out)?,
        Some(path) => {
            let (mut partial, before) =
                if args.resume { Partial::resume(path, &mut source)? } else { (Partial::create(path)?, Summary::default()) };
            if before.answered > 0 {
                writeln!(err, "crosscheck: {} records are answered already", before.answered)?;
            }
            let summary = run(source, &mut partial)?.after(&before);
            if summary.stopped {
                partial.flush()?;
            } else {
                partial.finish()?;
            }
            summary
        }
    };
    progress.end();
    Ok(conclude(args, &summary, err)?)
}

fn conclude(args: &Batch, summary: &Summary, err: &mut dyn Write) -> std::io::Result<u8> {
    let Summary { answered, failed, strangers, .. } = *summary;
    if failed > 0 {
        writeln!(err, "crosscheck: {failed} of {answered} records could not be answered; each has an error record in its place")?;
    }
    if strangers > 0 {
        let pairs = if strangers == 1 { "1 pair".to_owned() } else { format!("{strangers} pairs") };
        writeln!(err, "crosscheck: {pairs} of {answered} could not be compared; do the articles tell of the same event?")?;
    }
    if summary.stopped {
        let resume = args.output.as_deref().map(Path::display).map(|path| format!("; go on with --resume ({path}.part)"));
        writeln!(err, "crosscheck: interrupted after {answered} records{}", resume.unwrap_or_default())?;
        return Ok(exit::INTERRUPTED);
    }
    let found = failed > 0 || summary.gravest.is_some_and(|verdict| args.fail_on.is_reached_by(verdict));
    // Without --fail-on nobody asked whether the pairs are right ones.
    let strange = strangers > 0 && args.fail_on.limit().is_some();
    Ok(match (found, strange) {
        (true, _) => exit::FOUND,
        (false, true) => exit::NOT_COMPARABLE,
        (false, false) => exit::DONE,
    })
}

/// The first interrupt lets the records that were begun be finished, the second ends the program at once.
fn stop_on_interrupt() -> Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&stop);
    let handler = move || {
        if asked.swap(true, Ordering::Relaxed) {
            std::process::exit(i32::from(exit::INTERRUPTED));
        }
    };
    ctrlc::set_handler(handler).map_err(|error| Error::Output(std::io::Error::other(error)))?;
    Ok(stop)
}

/// A bar on a terminal, now and then a line elsewhere; always on standard error.
struct Progress {
    bar: Option<ProgressBar>,
    total: Option<u64>,
    begun: Instant,
    told: Instant,
}

/// How often a line is written where there is no terminal: seldom enough for a log.
const BETWEEN_LINES: Duration = Duration::from_secs(30);

impl Progress {
    fn new(total: Option<u64>) -> Self {
        let bar = std::io::stderr().is_terminal().then(|| {
            let template = if total.is_some() { "{bar:32} {percent}%  {msg}  {eta} left" } else { "{spinner} {msg}" };
            let bar = total.map_or_else(ProgressBar::new_spinner, ProgressBar::new);
            bar.with_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()))
        });
        Self { bar, total, begun: Instant::now(), told: Instant::now() }
    }

    fn tell(&mut self, summary: &Summary) {
        let rate = summary.answered as f64 / self.begun.elapsed().as_secs_f64().max(1e-3);
        let errors = if summary.failed > 0 { format!(", {} failed", summary.failed) } else { String::new() };
        let text = format!("{} records{errors}, {rate:.0}/s", summary.answered);
        if let Some(bar) = &self.bar {
            bar.set_position(summary.position);
            bar.set_message(text);
        } else if self.told.elapsed() >= BETWEEN_LINES {
            self.told = Instant::now();
            let share = self.total.filter(|total| *total > 0).map(|total| format!(" ({}%)", 100 * summary.position / total));
            // Progress that cannot be shown is no reason to stop.
            let _ = writeln!(std::io::stderr(), "crosscheck: {text}{}", share.unwrap_or_default());
        }
    }

    fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
