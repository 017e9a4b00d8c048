//! The commands around a person's decisions: review, decide, explain.

use super::args::{Decide, Explain, Limits, Review, Ruling};
use super::run::reading;
use crosscheck::report::{Decision, Standing, View, explain};
use crosscheck::review::{Decisions, Record, decisions, export, server};
use crosscheck::{Error, Kind, Reading, Result, Settings, Verdict, exit};
use std::io::Write;
use std::path::Path;

/// Marks what was decided; tells of lines that are no decisions.
pub(super) fn mark(view: &mut View, path: &Path, err: &mut dyn Write) -> Result<()> {
    let decisions = Decisions::read(path)?;
    if !decisions.skipped.is_empty() {
        let lines: Vec<String> = decisions.skipped.iter().map(usize::to_string).collect();
        writeln!(err, "crosscheck: {}: no decision on line {}, skipped", path.display(), lines.join(", "))?;
    }
    decisions.mark(view);
    Ok(())
}

pub(super) fn reviewed(args: &Review, settings: &Settings, out: &mut dyn Write, err: &mut dyn Write) -> Result<u8> {
    let (left, right) = readings(&args.left, &args.right, &args.published, &args.limits)?;
    let mut view = View::new(&settings.compare(&left, &right));
    mark(&mut view, &args.decisions, err)?;
    if let Some(folder) = &args.export_case {
        let exported = export::write(&view, folder)?;
        let (decided, undecided) = (exported.decided, exported.undecided);
        writeln!(err, "crosscheck: wrote {}: {decided} decided findings, {undecided} as the program said them", folder.display())?;
        return Ok(exit::DONE);
    }
    let review = server::Review { view, decisions: args.decisions.clone(), reviewer: args.reviewer.clone().or_else(user) };
    server::serve(review, args.port, |address| {
        writeln!(out, "{address}")?;
        out.flush()?;
        writeln!(err, "crosscheck: review at this address; decisions go to {}; Ctrl+C ends", args.decisions.display())?;
        Ok(())
    })?;
    Ok(exit::DONE)
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
    if let [left, right] = args.articles.as_slice() {
        let (left, right) = readings(left, right, &args.published, &args.limits)?;
        let text = explain::finding(&settings.compare(&left, &right), &args.subject);
        let none = || Error::Usage(format!("“{}” is no finding of these two articles, or the beginning of several", args.subject));
        write!(out, "{}", text.ok_or_else(none)?)?;
        return Ok(exit::DONE);
    }
    let known =
        || format!("“{}” is no kind; there are {}. For a finding, name its two articles too", args.subject, explain::words().join(", "));
    write!(out, "{}", explain::word(&args.subject).ok_or_else(|| Error::Usage(known()))?)?;
    Ok(exit::DONE)
}

/// The two articles of a pair, read.
fn readings(left: &Path, right: &Path, published: &[String], limits: &Limits) -> Result<(Reading, Reading)> {
    if published.len() > 2 {
        return Err(Error::Usage("--published is given once an article: twice at most".into()));
    }
    if left == Path::new("-") && right == Path::new("-") {
        return Err(Error::Usage("standard input can be read only once; name a file for one of the two articles".into()));
    }
    let day = |side: usize| published.get(side).map(String::as_str);
    Ok((reading(left, day(0), None, limits)?, reading(right, day(1), None, limits)?))
}
