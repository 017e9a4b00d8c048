//! What each command does.

use super::args::{Cli, Command, Compare, Inspect, Limits, Target, Test};
use super::choices::{Format, InspectFormat, Source};
use super::{batch, output, project, reviewing};
use crosscheck::article::{Article, ReadOptions};
use crosscheck::fixtures::{self, Outcome, ledger};
use crosscheck::report::{Row, View, csv, github, html, inspection, json, junit, markdown, sarif, shown as visible, table};
use crosscheck::sources::collate;
use crosscheck::syntax::{Depth, ORIGIN};
use crosscheck::{Error, Reading, Result, Settings, Verdict, exit, input, mutation};
use std::io::Write;
use std::num::NonZero;
use std::path::{Path, PathBuf};

pub(crate) fn run(cli: Cli, out: &mut dyn Write, err: &mut dyn Write) -> Result<u8> {
    if cli.version {
        return version(cli.verbose, out);
    }
    let settings = || project::settings(&cli);
    match &cli.command {
        Some(Command::Compare(args)) => compared(args, &settings()?.0, out, err),
        Some(Command::Review(args)) => reviewing::reviewed(args, &settings()?.0, out, err),
        Some(Command::Decide(args)) => reviewing::decided(args, err),
        Some(Command::Explain(args)) => reviewing::explained(args, &settings()?.0, out),
        Some(Command::Inspect(args)) => inspected(args, out),
        Some(Command::Batch(args)) => batch::run(args, settings()?.0, out, err),
        Some(Command::Test(args)) => tested(args, cli.verbose, out, err),
        Some(Command::Schema) => {
            out.write_all(json::text(&json::schema()).as_bytes())?;
            Ok(exit::DONE)
        }
        Some(Command::Config) => {
            let (settings, file) = settings()?;
            project::config(&settings, file.as_deref(), out)
        }
        Some(Command::Completions { shell }) => project::completions(*shell, out),
        Some(Command::Man { folder }) => project::man(folder.as_deref(), out),
        None => Err(Error::Usage("name a command; see crosscheck --help".into())),
    }
}

fn version(verbose: bool, out: &mut dyn Write) -> Result<u8> {
    writeln!(out, "crosscheck {}", env!("CARGO_PKG_VERSION"))?;
    if verbose {
        writeln!(out, "licence: {}", env!("CARGO_PKG_LICENSE"))?;
        for line in ORIGIN.lines().filter(|line| !line.starts_with('#')) {
            writeln!(out, "model: {line}")?;
        }
    }
    Ok(exit::DONE)
}

fn compared(args: &Compare, settings: &Settings, out: &mut dyn Write, err: &mut dyn Write) -> Result<u8> {
    let mut view = view(args, settings, err)?;
    if let Some(path) = &args.past.decisions {
        reviewing::mark(&mut view, path, err)?;
    }
    if let Some(baseline) = reviewing::baseline(&args.past, args.targets.iter().filter_map(|target| target.file.as_deref()))? {
        baseline.mark(&mut view);
    }
    for target in &args.targets {
        output::write(&report(&view, args, target), target.file.as_deref(), out)?;
    }
    if view.not_comparable.is_some() {
        return Ok(exit::NOT_COMPARABLE);
    }
    Ok(if view.rows.iter().filter_map(Row::standing).any(|verdict| args.fail_on.is_reached_by(verdict)) { exit::FOUND } else { exit::DONE })
}

/// Two articles as two, more as many.
fn view(args: &Compare, settings: &Settings, err: &mut dyn Write) -> Result<View> {
    let readings = readings(&args.articles, &args.published, args.from, &args.limits)?;
    if let [left, right] = readings.as_slice() {
        let comparison = std::thread::scope(|scope| {
            scope.spawn(|| [left, right].map(crosscheck::inconsistencies).len());
            settings.compare(left, right)
        });
        project::tell_silenced(comparison.silenced, err)?;
        return Ok(View::new(&comparison));
    }
    let collation = collate(&readings, settings);
    project::tell_silenced(collation.silenced, err)?;
    Ok(View::of_sources(&collation))
}

fn report(view: &View, args: &Compare, target: &Target) -> String {
    match target.format {
        Format::Table => table::render(view, &shown(args), output::options(&args.look, target.file.as_deref())),
        Format::Json => json::text(&json::Report::new(view)),
        Format::Markdown => markdown::render(view),
        Format::Csv => csv::render(view),
        Format::Html => html::render(view),
        Format::Sarif => json::text(&sarif::report(view)),
        Format::Github => github::render(view),
        Format::Junit => junit::render(view, args.fail_on.limit().unwrap_or(Verdict::Contradiction)),
    }
}

fn shown(args: &Compare) -> Vec<Verdict> {
    if args.show.is_empty() { Verdict::ALL.to_vec() } else { args.show.iter().map(|group| group.verdict()).collect() }
}

fn inspected(args: &Inspect, out: &mut dyn Write) -> Result<u8> {
    let reading = reading(&args.file, args.published.as_deref(), args.from, &args.limits)?;
    let text = match args.format {
        InspectFormat::Json => json::text(&json::inspection(&reading)),
        InspectFormat::Table => inspection::render(&reading),
    };
    output::write(&text, args.output.as_deref(), out)?;
    Ok(exit::DONE)
}

fn tested(args: &Test, verbose: bool, out: &mut dyn Write, err: &mut dyn Write) -> Result<u8> {
    if args.mutations {
        return mutated(args, out);
    }
    let outcome = fixtures::run(&args.folder, Depth::Full)?;
    if verbose {
        outcome.errors.iter().try_for_each(|error| writeln!(err, "{error}"))?;
    }
    scores(&outcome, out)?;
    let path = args.folder.join("LEDGER.csv");
    if args.accept {
        output::replace(&path, |file| file.write_all(ledger::write(&outcome.entries).as_bytes()))?;
        return Ok(exit::DONE);
    }
    if !path.exists() {
        writeln!(out, "no ledger yet: `crosscheck test {} --accept` writes it", args.folder.display())?;
        return Ok(exit::DONE);
    }
    held(&ledger::changes(&ledger::read(&path)?, &outcome.entries), &args.folder, out)
}

fn scores(outcome: &Outcome, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{} cases", outcome.cases)?;
    writeln!(out, "{:14}{:>10}{:>10}{:>10}{:>8}{:>8}", "", "precision", "recall", "F1", "gold", "said")?;
    for (name, measure) in outcome.scores.measures() {
        let (precision, recall, f1) = (measure.precision(), measure.recall(), measure.f1());
        writeln!(out, "{name:14}{precision:10.3}{recall:10.3}{f1:10.3}{:8}{:8}", measure.gold, measure.said)?;
    }
    let scores = &outcome.scores;
    let (kinds, repairs, tightness) = (scores.kind_accuracy(), scores.repair_accuracy(), scores.tightness());
    writeln!(out, "kind accuracy {kinds:.3}, repair accuracy {repairs:.3}, tightness {tightness:.3}")?;
    Ok(())
}

fn held(changes: &ledger::Changes, folder: &Path, out: &mut dyn Write) -> Result<u8> {
    for (what, entries) in [("worse", &changes.worse), ("better", &changes.better)] {
        for (entry, old) in entries {
            writeln!(
                out,
                "{what}: {}: {:?}: {} expected, {old} before, {} now",
                visible(&entry.case),
                entry.anchor,
                entry.expected,
                entry.got
            )?;
        }
    }
    writeln!(out, "ledger: {} worse, {} better, {} otherwise changed", changes.worse.len(), changes.better.len(), changes.moved)?;
    if !changes.worse.is_empty() {
        writeln!(out, "fixtures got worse; if that is right, `crosscheck test {} --accept` and commit the ledger", folder.display())?;
        return Ok(exit::FOUND);
    }
    if !changes.better.is_empty() {
        writeln!(out, "accept what got better: `crosscheck test {} --accept`, and commit the ledger", folder.display())?;
    }
    Ok(exit::DONE)
}

/// How many edits an operator may make in one article: enough for a rate, few enough for half a minute.
const MOST_EDITS: usize = 6;

fn mutated(args: &Test, out: &mut dyn Write) -> Result<u8> {
    let mut articles = Vec::new();
    for folder in fixtures::find(&args.folder)? {
        let case = fixtures::Case::read(&folder)?;
        for (side, text) in case.texts.iter().enumerate() {
            let options = ReadOptions { published: case.gold.published[side], ..ReadOptions::default() };
            articles.push(Article::read(&case.name, text.clone(), &options)?);
        }
    }
    writeln!(out, "{:36}{:>7}{:>9}{:>12}{:>15}", "one place changed", "tried", "flagged", "right kind", "contradiction")?;
    for tally in mutation::measure(&articles, Depth::Full, MOST_EDITS) {
        let percent =
            |count: usize| if tally.tried == 0 { "-".to_owned() } else { format!("{:.0}%", 100.0 * count as f64 / tally.tried as f64) };
        let kind = if tally.operator.breaks.is_some() { percent(tally.right_kind) } else { "same sense".into() };
        let (name, tried) = (tally.operator.name, tally.tried);
        writeln!(out, "{name:36}{tried:>7}{:>9}{kind:>12}{:>15}", percent(tally.flagged), percent(tally.contradicted))?;
    }
    Ok(exit::DONE)
}

/// The articles, read; days of publication are given in their order.
pub(super) fn readings(paths: &[PathBuf], published: &[String], from: Option<Source>, limits: &Limits) -> Result<Vec<Reading>> {
    if published.len() > paths.len() {
        return Err(Error::Usage("--published is given once an article, in their order".into()));
    }
    if paths.iter().filter(|path| *path == Path::new("-")).count() > 1 {
        return Err(Error::Usage("standard input can be read only once; name files for the other articles".into()));
    }
    let days = published.iter().map(|day| Some(day.as_str())).chain(std::iter::repeat(None));
    let articles: Vec<(&PathBuf, Option<&str>)> = paths.iter().zip(days).collect();
    let share = articles.len().div_ceil(std::thread::available_parallelism().map_or(1, NonZero::get)).max(1);
    std::thread::scope(|scope| {
        scope.spawn(crosscheck::prepare);
        let read = |share: &[(&PathBuf, Option<&str>)]| -> Result<Vec<Reading>> {
            share.iter().map(|(path, day)| reading(path, *day, from, limits)).collect()
        };
        let threads: Vec<_> = articles.chunks(share).map(|share| scope.spawn(move || read(share))).collect();
        let read = threads.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        Ok(read.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
    })
}

fn reading(path: &Path, published: Option<&str>, from: Option<Source>, limits: &Limits) -> Result<Reading> {
    let article = input::read(path, published, limits.max_bytes, from.map(Source::format))?;
    Ok(Reading::new(article, limits.depth()))
}
