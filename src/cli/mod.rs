//! Arguments in, results on `out`, everything else on `err`; the only part of the program that prints.

mod args;
mod batch;
mod output;
mod project;
mod reviewing;
mod run;

use args::{Cli, Command};
use crosscheck::{Error, exit};
use std::ffi::OsString;
use std::io::Write;

/// Runs the program; returns its exit code.
pub(crate) fn main(args: impl Iterator<Item = OsString>, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let cli = match Cli::read(args) {
        Ok(cli) => cli,
        Err(usage) => return explain_usage(&usage),
    };
    let json_errors = cli.command.as_ref().is_some_and(Command::wants_json);
    match run::run(cli, out, err).and_then(|code| Ok(out.flush().map(|()| code)?)) {
        Ok(code) => code,
        // Whoever read our output has gone: nothing is left to say, and nothing went wrong.
        Err(Error::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => exit::DONE,
        Err(error) => {
            report(&error, json_errors, out, err);
            exit::USAGE
        }
    }
}

/// Help and version go to stdout, wrong usage to stderr, as clap has it.
fn explain_usage(usage: &clap::Error) -> u8 {
    // Where even this cannot be printed there is nobody to tell.
    let _ = usage.print();
    if usage.use_stderr() { exit::USAGE } else { exit::DONE }
}

fn report(error: &Error, as_json: bool, out: &mut dyn Write, err: &mut dyn Write) {
    let message = error.to_string();
    if as_json {
        let record = serde_json::json!({"error": {"kind": error.kind(), "message": message}});
        let _ = writeln!(out, "{record:#}").and_then(|()| out.flush());
    }
    let _ = writeln!(err, "crosscheck: {message}");
}
