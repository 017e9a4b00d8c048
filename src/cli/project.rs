//! What concerns the project and the installation: settings, completions, manual pages.

use super::args::Cli;
use super::output;
use clap::CommandFactory;
use crosscheck::report::shown;
use crosscheck::{Error, Result, Settings, exit};
use std::io::Write;
use std::path::{Path, PathBuf};

/// The settings and the file that they come from; none where there is no file.
pub(super) fn settings(cli: &Cli) -> Result<(Settings, Option<PathBuf>)> {
    let file = match &cli.config {
        _ if cli.no_config => None,
        Some(file) => Some(file.clone()),
        None => std::env::current_dir().ok().and_then(|folder| Settings::find(&folder)),
    };
    let settings = file.as_deref().map(Settings::read).transpose()?;
    Ok((settings.unwrap_or_default(), file))
}

/// What settings keep out of a report is said, lest it be forgotten.
pub(super) fn tell_silenced(count: usize, err: &mut dyn Write) -> Result<()> {
    if count > 0 {
        let findings = if count == 1 { "finding" } else { "findings" };
        writeln!(err, "crosscheck: {count} {findings} silenced by the project's settings; `crosscheck config` prints them")?;
    }
    Ok(())
}

pub(super) fn config(settings: &Settings, file: Option<&Path>, out: &mut dyn Write) -> Result<u8> {
    match file {
        Some(file) => writeln!(out, "# {}", shown(&file.display().to_string()))?,
        None => writeln!(out, "# no {} here or in a folder above: every kind is judged case by case", crosscheck::config::FILE_NAME)?,
    }
    write!(out, "{}", printable(settings))?;
    Ok(exit::DONE)
}

/// The settings as TOML, with what steers a terminal as an escape.
fn printable(settings: &Settings) -> String {
    let text = settings.to_toml();
    let escaped = |letter: char| {
        let own = letter.to_string();
        if shown(&own) == own { own } else { format!("\\u{:04X}", u32::from(letter)) }
    };
    let with_escapes: String = text.chars().map(escaped).collect();
    match Settings::parse("settings", &with_escapes) {
        Ok(same) if same == *settings => with_escapes,
        // In a literal string an escape would be text.
        Ok(_) | Err(_) => shown(&text),
    }
}

pub(super) fn completions(shell: clap_complete::Shell, out: &mut dyn Write) -> Result<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), env!("CARGO_PKG_NAME"), &mut script);
    out.write_all(&script)?;
    Ok(exit::DONE)
}

/// Without a folder the main page; with one the pages of all commands, as `man crosscheck-compare` finds them.
pub(super) fn man(folder: Option<&Path>, out: &mut dyn Write) -> Result<u8> {
    let mut command = Cli::command();
    // Fills in what each command inherits.
    command.build();
    let Some(folder) = folder else {
        out.write_all(&page(command)?)?;
        return Ok(exit::DONE);
    };
    std::fs::create_dir_all(folder).map_err(|source| Error::Unwritable { path: folder.to_owned(), source })?;
    let commands: Vec<clap::Command> = command.get_subcommands().filter(|command| command.get_name() != "help").cloned().collect();
    let own = std::iter::once((env!("CARGO_PKG_NAME").to_owned(), command));
    let all = own.chain(commands.into_iter().map(|command| (format!("{}-{}", env!("CARGO_PKG_NAME"), command.get_name()), command)));
    for (name, command) in all {
        let page = page(command)?;
        output::replace(&folder.join(format!("{name}.1")), |file| file.write_all(&page))?;
    }
    Ok(exit::DONE)
}

fn page(command: clap::Command) -> Result<Vec<u8>> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    Ok(page)
}
