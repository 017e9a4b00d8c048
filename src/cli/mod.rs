//! Arguments in, results on `out`, everything else on `err`; the only part of the program that prints.

mod args;
mod batch;
mod choices;
mod output;
mod project;
mod reviewing;
mod run;

use args::{Cli, Command};
use crosscheck::report::{json, shown};
use crosscheck::{Error, exit};
use std::ffi::OsString;
use std::io::Write;

/// Runs the program; returns its exit code.
pub(crate) fn main(args: impl Iterator<Item = OsString>, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let args: Vec<OsString> = args.collect();
    let cli = match Cli::read(args.iter().cloned()) {
        Ok(cli) => cli,
        Err(usage) => return explain_usage(&usage, &args, err),
    };
    let err: &mut dyn Write = &mut Visible(err);
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

/// Messages: what an argument, a file name or an article brings into them never steers the terminal.
struct Visible<'a>(&'a mut dyn Write);

impl Write for Visible<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        // Messages are formatted: whole letters come in each piece.
        self.0.write_all(shown(&String::from_utf8_lossy(bytes)).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.0.flush()
    }
}

/// Help and version go to stdout, wrong usage to stderr, as clap has it.
fn explain_usage(usage: &clap::Error, args: &[OsString], err: &mut dyn Write) -> u8 {
    // The message repeats the argument, in colours of its own: what is wrong is asked again about what may be shown.
    let visible = args.iter().map(|arg| shown(&arg.to_string_lossy()).into());
    // Where even this cannot be printed there is nobody to tell.
    let _ = match Cli::read(visible) {
        Err(usage) => usage.print(),
        Ok(_) => writeln!(err, "crosscheck: an argument holds what is no text; see crosscheck --help"),
    };
    if usage.use_stderr() { exit::USAGE } else { exit::DONE }
}

fn report(error: &Error, as_json: bool, out: &mut dyn Write, err: &mut dyn Write) {
    let message = error.to_string();
    if as_json {
        let record = json::text(&serde_json::json!({"error": {"kind": error.kind(), "message": message}}));
        let _ = out.write_all(record.as_bytes()).and_then(|()| out.flush());
    }
    let _ = writeln!(err, "crosscheck: {message}");
}
