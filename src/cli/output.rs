//! Where results go, how wide and in which colours.

use super::args::Look;
use super::choices::Colour;
use crosscheck::Result;
pub(crate) use crosscheck::output::replace;
use crosscheck::report::table::Options;
use std::io::{IsTerminal, Write};
use std::path::Path;

/// What a table is to look like.
pub(crate) fn options(look: &Look, file: Option<&Path>) -> Options {
    let is_terminal = file.is_none() && std::io::stdout().is_terminal();
    let colour = match look.color {
        Colour::Always => true,
        Colour::Never => false,
        // NO_COLOR: https://no-color.org, any value but the empty one.
        Colour::Auto => is_terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
    };
    // Piped output has no width of its own: 100 columns read well in a log and in a mail.
    let measured = || terminal_size::terminal_size().filter(|_| is_terminal).map(|(width, _)| width.0);
    Options { width: usize::from(look.width.or_else(measured).unwrap_or(100)), colour }
}

/// Writes a result to its file, or to `out`.
pub(crate) fn write(text: &str, file: Option<&Path>, out: &mut dyn Write) -> Result<()> {
    match file {
        None => Ok(out.write_all(text.as_bytes())?),
        Some(path) => replace(path, |target| target.write_all(text.as_bytes())),
    }
}
