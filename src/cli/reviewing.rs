//! The commands around a person's decisions: review, decide, explain.

use super::args::{Decide, Explain, Past, Review};
use super::choices::Ruling;
use super::run::readings;
use crosscheck::report::{Decision, Standing, View, explain, shown};
use crosscheck::review::{Baseline, Decisions, Record, decisions, export, server};
use crosscheck::sources::collate;
use crosscheck::{Error, Kind, Reading, Result, Settings, Verdict, exit};
use std::io::Write;
use std::path::Path;

/// Marks what was decided; tells of lines that are no decisions.
pub(super) fn mark(view: &mut View, path: &Path, err: &mut dyn Write) -> Result<()> {
    decisions(path, err)?.mark(view);
    Ok(())
}

/// What was decided; tells of lines that are no decisions.
pub(super) fn decisions(path: &Path, err: &mut dyn Write) -> Result<Decisions> {
    let decisions = Decisions::read(path)?;
    warn_of_skipped(&decisions, path, err)?;
    Ok(decisions)
}

/// What earlier reports found. It must not be among the `outputs`: what stops the build today would be known tomorrow.
pub(super) fn baseline<'a>(past: &Past, outputs: impl Iterator<Item = &'a Path>) -> Result<Option<Baseline>> {
    let Some(path) = &past.baseline else { return Ok(None) };
    let is_one = |output: &Path| {
        output == path || std::fs::canonicalize(output).is_ok_and(|one| std::fs::canonicalize(path).is_ok_and(|other| one == other))
    };
    let mut outputs = outputs;
    if outputs.any(is_one) {
        let why = "would be overwritten by this report, and everything in it be known the next time; name another --output";
        return Err(Error::Usage(format!("{}: the baseline {why}", path.display())));
    }
    Baseline::read(path).map(Some)
}

fn warn_of_skipped(decisions: &Decisions, path: &Path, err: &mut dyn Write) -> Result<()> {
    if !decisions.skipped.is_empty() {
        let lines: Vec<String> = decisions.skipped.iter().map(usize::to_string).collect();
        writeln!(err, "crosscheck: {}: no decision on line {}, skipped", path.display(), lines.join(", "))?;
    }
    Ok(())
}

pub(super) fn reviewed(args: &Review, settings: &Settings, out: &mut dyn Write, err: &mut dyn Write) -> Result<u8> {
    let readings = readings(&args.articles, &args.published, None, &args.limits)?;
    if let Some(folder) = &args.export_case {
        let [left, right] = readings.as_slice() else {
            return Err(Error::Usage("a case is made of two articles; name the two whose review is to be exported".into()));
        };
        let mut view = View::new(&settings.compare(left, right));
        mark(&mut view, &args.decisions, err)?;
        let exported = export::write(&view, folder)?;
        let (decided, undecided) = (exported.decided, exported.undecided);
        writeln!(err, "crosscheck: wrote {}: {decided} decided findings, {undecided} as the program said them", folder.display())?;
        return Ok(exit::DONE);
    }
    let pages = pairs(&readings).map(|[left, right]| server::Page {
        name: format!("{}-{}", left + 1, right + 1),
        view: View::new(&settings.compare(&readings[left], &readings[right])),
    });
    let review =
        server::Review { pages: pages.collect(), decisions: args.decisions.clone(), reviewer: args.reviewer.clone().or_else(user) };
    warn_of_skipped(&Decisions::read(&args.decisions)?, &args.decisions, err)?;
    server::serve(review, args.port, |address| {
        writeln!(out, "{address}")?;
        out.flush()?;
        writeln!(err, "crosscheck: review at this address; decisions go to {}; Ctrl+C ends", args.decisions.display())?;
        Ok(())
    })?;
    Ok(exit::DONE)
}

/// Each two of some articles, by place.
fn pairs(readings: &[Reading]) -> impl Iterator<Item = [usize; 2]> + use<> {
    let count = readings.len();
    (0..count).flat_map(move |left| (left + 1..count).map(move |right| [left, right]))
}

/// The user's name, as the system tells it.
fn user() -> Option<String> {
    ["USER", "USERNAME"].iter().find_map(|name| std::env::var(name).ok()).filter(|name| !name.is_empty())
}

pub(super) fn decided(args: &Decide, err: &mut dyn Write) -> Result<u8> {
    if !decisions::is_id(&args.finding) {
        return Err(Error::Usage(format!("“{}” is no finding: an id has 16 digits, as in `compare --format json`", args.finding)));
    }
    let unknown = |key: &String| Error::Usage(format!("“{key}” is no kind; `crosscheck explain` lists them"));
    let kinds = args.kinds.iter().map(|key| Kind::from_key(key).ok_or_else(|| unknown(key))).collect::<Result<Vec<_>>>()?;
    let standing = match args.decision {
        Ruling::Confirm => Some(Standing::Confirmed),
        Ruling::Dismiss => Some(Standing::Dismissed),
        Ruling::Reopen => None,
        Ruling::Contradiction => Some(Standing::Changed { verdict: Verdict::Contradiction, kinds }),
        Ruling::Discrepancy => Some(Standing::Changed { verdict: Verdict::Discrepancy, kinds }),
        Ruling::Damage => Some(Standing::Changed { verdict: Verdict::Damage, kinds }),
        Ruling::Omission => Some(Standing::Changed { verdict: Verdict::Omission, kinds }),
        Ruling::Agreement => Some(Standing::Changed { verdict: Verdict::Agreement, kinds }),
    };
    let (note, reviewer) = (args.note.clone(), args.reviewer.clone().or_else(user));
    let decision = standing.map(|standing| Decision { standing, note, reviewer, at: decisions::now() });
    decisions::append(&args.decisions, &[Record { finding: args.finding.clone(), decision }])?;
    writeln!(err, "crosscheck: kept in {}", args.decisions.display())?;
    Ok(exit::DONE)
}

pub(super) fn explained(args: &Explain, settings: &Settings, out: &mut dyn Write) -> Result<u8> {
    if !args.articles.is_empty() {
        let readings = readings(&args.articles, &args.published, None, &args.limits)?;
        let ids = parts(&readings, settings, &args.subject);
        let explained = |[left, right]: [usize; 2]| {
            let (left, right) = (&readings[left], &readings[right]);
            let comparison = settings.compare(left, right);
            let text = ids.iter().find_map(|id| explain::finding(&comparison, id))?;
            Some(if readings.len() == 2 { text } else { format!("left is {}, right is {}\n{text}", name(left), name(right)) })
        };
        let texts = pairs(&readings).filter_map(explained);
        let texts: Vec<String> = texts.collect();
        if texts.is_empty() {
            let finding = &args.subject;
            return Err(Error::Usage(match readings.len() {
                2 => format!("“{finding}” is no finding of these two articles, or the beginning of several"),
                _ => format!("“{finding}” is no conflict of these articles and no finding of two of them; `compare` tells the ids"),
            }));
        }
        write!(out, "{}", texts.join("\n"))?;
        return Ok(exit::DONE);
    }
    let known =
        || format!("“{}” is no kind; there are {}. For a finding, name its two articles too", args.subject, explain::words().join(", "));
    write!(out, "{}", explain::word(&args.subject).ok_or_else(|| Error::Usage(known()))?)?;
    Ok(exit::DONE)
}

/// The ids to look for between two articles: those that a finding about many is made of, otherwise the one that was named.
fn parts(readings: &[Reading], settings: &Settings, id: &str) -> Vec<String> {
    let named = vec![id.to_owned()];
    if readings.len() == 2 {
        return named;
    }
    let view = View::of_sources(&collate(readings, settings));
    let mut fitting = view.rows.into_iter().filter(|row| row.id.starts_with(id) && !row.parts.is_empty());
    match (fitting.next(), fitting.next()) {
        (Some(row), None) => row.parts,
        _ => named,
    }
}

fn name(reading: &Reading) -> String {
    shown(reading.parsed.article().name())
}
