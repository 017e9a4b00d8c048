//! The command line: parse, run, and turn what went wrong into a message and an exit code.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    // Standard error stays unlocked: a worker that fails must be able to say so.
    ExitCode::from(cli::main(std::env::args_os(), &mut out, &mut std::io::stderr()))
}
